//! `klant openapi`

use super::Resultaat;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::uitvoer;

pub(crate) fn voer_uit() -> Resultaat {
    let document = klant_server::openapi()
        .to_pretty_json()
        .map_err(|_| Opdrachtfout::melding("de beschrijving van de API is niet te maken"))?;
    uitvoer::schrijf(&format!("{document}\n"))?;
    Ok(Uitkomst::Gedaan)
}
