//! `klant klantbeeld`

use klant_core::Rol;
use klant_register::{Klantbeeldvraag, Klantverwijzing};
use klant_server::weergave::klantbeeld_json;

use super::Resultaat;
use crate::cli::{Algemeen, Klantbeeld};
use crate::instellingen::Instellingen;
use crate::uitkomst::Uitkomst;
use crate::{register, uitvoer, weergave};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, vraag: Klantbeeld) -> Resultaat {
    let toegang = register::beheerder(opties);
    let vraag = Klantbeeldvraag {
        klant: Klantverwijzing::Uuid(vraag.klant),
        hoedanigheid: vraag.hoedanigheid.unwrap_or(Rol::Klant),
        na: vraag.na,
        aantal: vraag.aantal,
    };
    let beeld = register::open_bestaand(instellingen).await?.klantbeeld(&toegang, vraag).await?;
    let json = klantbeeld_json(&beeld);
    uitvoer::toon(opties, &json, |blad| weergave::klantbeeld(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}
