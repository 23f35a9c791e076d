//! `klant toon` and `klant zoek`

use klant_core::id::PartijId;
use klant_server::verzoek::lees_identificatie;
use klant_server::weergave::klant_json;
use serde_json::Value;

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
    let identificatie = lees_identificatie(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)?;
    let toegang = register::beheerder(opties);
    let gevonden =
        register::open_bestaand(instellingen).await?.zoek_klanten(&toegang, &identificatie).await?;
    let klanten: Vec<Value> = gevonden.iter().map(|klant| klant_json(klant, &toegang.zicht())).collect();
    uitvoer::toon(opties, &uitvoer::lijst(&klanten), |blad| {
        if klanten.is_empty() {
            blad.regel("Geen klant gevonden");
        }
        klanten.iter().for_each(|klant| weergave::klant(blad, klant));
    })?;
    Ok(if klanten.is_empty() { Uitkomst::NietGevonden } else { Uitkomst::Gedaan })
}
