//! `klant registreer`: an interactie, or with `--klant` a customer.

use klant_server::verzoek::{lees_interactie, lees_klant};
use klant_server::weergave::klant_json;

use super::Resultaat;
use super::interactie::toon_vastgelegd;
use crate::cli::{Algemeen, Registreer};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer, weergave};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, wat: &Registreer) -> Resultaat {
    let bytes = invoer::lees(&wat.invoer)?;
    let toegang = register::beheerder(opties);
    if !wat.klant {
        let nieuw = lees_interactie(&bytes).map_err(Opdrachtfout::Invoer)?;
        let vastgelegd = register::open(instellingen).await?.registreer_interactie(&toegang, nieuw).await?;
        return toon_vastgelegd(opties, &toegang, &vastgelegd);
    }
    let nieuw = lees_klant(&bytes).map_err(Opdrachtfout::Invoer)?;
    let klant = register::open(instellingen).await?.registreer_klant(&toegang, nieuw).await?;
    let klant = klant_json(&klant, &toegang.zicht());
    uitvoer::toon(opties, &klant, |blad| weergave::klant(blad, &klant))?;
    Ok(Uitkomst::Gedaan)
}
