//! `klant toon`, `klant zoek` and `klant registreer --klant`

use klant_core::id::PartijId;
use klant_server::verzoek::{lees_identificatie, lees_klant};
use klant_server::weergave::klant_json;
use serde_json::Value;

use super::Resultaat;
use crate::cli::{Algemeen, Invoer, Vorm};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer};

pub(crate) async fn registreer(opties: &Algemeen, instellingen: &Instellingen, invoer: &Invoer) -> Resultaat {
    let nieuw = lees_klant(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)?;
    let toegang = register::beheerder(opties);
    let klant = register::open(instellingen).await?.registreer_klant(&toegang, nieuw).await?;
    uitvoer::toon(opties, &klant_json(&klant, &toegang.zicht()))?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn toon(opties: &Algemeen, instellingen: &Instellingen, uuid: PartijId) -> Resultaat {
    let toegang = register::beheerder(opties);
    let klant = register::open(instellingen).await?.toon_klant(&toegang, uuid).await?;
    uitvoer::toon(opties, &klant_json(&klant, &toegang.zicht()))?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn zoek(opties: &Algemeen, instellingen: &Instellingen, invoer: &Invoer) -> Resultaat {
    let identificatie = lees_identificatie(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)?;
    let toegang = register::beheerder(opties);
    let gevonden = register::open(instellingen).await?.zoek_klanten(&toegang, &identificatie).await?;
    let klanten: Vec<Value> = gevonden.iter().map(|klant| klant_json(klant, &toegang.zicht())).collect();
    match opties.output {
        Vorm::Json => uitvoer::toon_lijst(opties, &klanten)?,
        Vorm::Tabel => klanten.iter().try_for_each(|klant| uitvoer::toon(opties, klant))?,
    }
    Ok(if klanten.is_empty() { Uitkomst::NietGevonden } else { Uitkomst::Gedaan })
}
