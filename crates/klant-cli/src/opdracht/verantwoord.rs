//! `klant verantwoord`

use super::Resultaat;
use crate::cli::{Algemeen, Verantwoord};
use crate::instellingen::Instellingen;
use crate::register::Configuratie;
use crate::uitkomst::Uitkomst;
use crate::weergave::{verantwoording_json, verantwoording_markdown};
use crate::{register, uitvoer, weergave};

pub(crate) fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, vorm: &Verantwoord) -> Resultaat {
    let Configuratie { profielen, machtigingen } = register::configuratie(instellingen)?;
    let json = verantwoording_json(&machtigingen, &profielen);
    if vorm.markdown {
        uitvoer::schrijf(&verantwoording_markdown(&json))?;
    } else {
        uitvoer::toon(opties, &json, |blad| weergave::verantwoording(blad, &json))?;
    }
    Ok(Uitkomst::Gedaan)
}
