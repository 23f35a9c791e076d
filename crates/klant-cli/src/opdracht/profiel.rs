//! `klant profiel`

use klant_core::profiel::Profielenset;
use klant_register::Fout;
use klant_server::weergave::profiel_json;
use serde_json::Value;

use super::Resultaat;
use crate::cli::{Algemeen, Profiel};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{register, uitvoer, weergave};

pub(crate) fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Profiel) -> Resultaat {
    let map = instellingen.profielen.as_deref();
    if matches!(opdracht, Profiel::Controleer) && map.is_none() {
        return Err(Opdrachtfout::melding("noem de map met --profielen of KLANT_PROFIELEN"));
    }
    let profielen = register::profielen(map)?;
    match opdracht {
        Profiel::Controleer => {
            uitvoer::schrijf(&format!("{} interactieprofielen, geen fouten\n", profielen.iter().count()))?;
        }
        Profiel::Lijst => lijst(opties, &profielen)?,
        Profiel::Toon { code } => {
            let profiel = profiel_json(profielen.profiel(code.als_tekst()).ok_or(Fout::NietGevonden)?);
            uitvoer::toon(opties, &profiel, |blad| weergave::profiel(blad, &profiel))?;
        }
    }
    Ok(Uitkomst::Gedaan)
}

fn lijst(opties: &Algemeen, profielen: &Profielenset) -> Result<(), Opdrachtfout> {
    let rijen: Vec<Value> = profielen.iter().map(profiel_json).collect();
    uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| weergave::profielen(blad, &rijen))
}
