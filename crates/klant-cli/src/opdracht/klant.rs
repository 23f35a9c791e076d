//! `klant toon` and `klant zoek`

use klant_core::id::PartijId;
use klant_server::verzoek::lees_zoekopdracht;
use klant_server::weergave::{gevonden_json, klant_json};

use super::Resultaat;
use crate::cli::{Algemeen, Invoer};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer, weergave};

pub(crate) async fn toon(opties: &Algemeen, instellingen: &Instellingen, uuid: PartijId) -> Resultaat {
    let toegang = register::beheerder(opties);
    let klant = register::open_bestaand(instellingen).await?.toon_klant(&toegang, uuid).await?;
    let klant = klant_json(&klant, &toegang.zicht());
    uitvoer::toon(opties, &klant, |blad| weergave::klant(blad, &klant))?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn zoek(opties: &Algemeen, instellingen: &Instellingen, invoer: &Invoer) -> Resultaat {
    let opdracht = lees_zoekopdracht(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)?;
    let toegang = register::beheerder(opties);
    let gevonden = register::open_bestaand(instellingen).await?.zoek_klanten(&toegang, opdracht).await?;
    let json = gevonden_json(&gevonden, &toegang.zicht());
    uitvoer::toon(opties, &json, |blad| {
        if gevonden.klanten.is_empty() {
            blad.regel("Geen klant gevonden");
        }
        weergave::leden(&json, "resultaten").iter().for_each(|klant| weergave::klant(blad, klant));
        if gevonden.meer {
            blad.regel("Er zijn meer klanten dan hier staan; zoek preciezer");
        }
    })?;
    Ok(if gevonden.klanten.is_empty() { Uitkomst::NietGevonden } else { Uitkomst::Gedaan })
}
