//! `klant profiel`

use klant_server::weergave::profiel_json;
use serde_json::{Value, json};

use super::Resultaat;
use crate::cli::{Algemeen, Profiel};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{register, uitvoer};

pub(crate) fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Profiel) -> Resultaat {
    let map = instellingen.profielen.as_deref();
    match opdracht {
        Profiel::Controleer => {
            let map = map.ok_or_else(|| Opdrachtfout::melding("noem de map met --profielen of KLANT_PROFIELEN"))?;
            let profielen = register::profielen(Some(map))?;
            uitvoer::schrijf(&format!("{} interactieprofielen, geen fouten\n", profielen.iter().count()))?;
        }
        Profiel::Lijst => {
            let rijen: Vec<Value> = register::profielen(map)?
                .iter()
                .map(|profiel| {
                    json!({
                        "code": profiel.code.als_tekst(),
                        "versie": profiel.versie,
                        "naam": profiel.naam,
                        "omschrijving": profiel.omschrijving,
                    })
                })
                .collect();
            uitvoer::toon_lijst(opties, &rijen)?;
        }
        Profiel::Toon { code } => match register::profielen(map)?.profiel(code.als_tekst()) {
            Some(profiel) => uitvoer::toon(opties, &profiel_json(profiel))?,
            None => return Err(klant_register::Fout::NietGevonden.into()),
        },
    }
    Ok(Uitkomst::Gedaan)
}
