//! `klant registreer` and `klant interactie`

use klant_core::{Toegang, Zicht};
use klant_register::{Bladzijde, Interactiefilter, Vastgelegd};
use klant_server::verzoek::{lees_interactie, lees_klantcontact};
use klant_server::weergave::{besluit_json, interactie_json};
use serde_json::Value;

use super::Resultaat;
use crate::cli::{Algemeen, Interactie, Invoer};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer};

pub(crate) async fn registreer(opties: &Algemeen, instellingen: &Instellingen, invoer: &Invoer) -> Resultaat {
    let nieuw = lees_interactie(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)?;
    let toegang = register::beheerder(opties);
    let vastgelegd = register::open(instellingen).await?.registreer_interactie(&toegang, nieuw).await?;
    toon_vastgelegd(opties, &toegang, &vastgelegd)
}

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Interactie) -> Resultaat {
    let toegang = register::beheerder(opties);
    let zicht: Zicht = toegang.zicht();
    match opdracht {
        Interactie::Toon { uuid } => {
            let stand = register::open(instellingen).await?.toon_interactie(&toegang, uuid).await?;
            uitvoer::toon(opties, &interactie_json(&stand, &zicht))?;
        }
        Interactie::Van { klantcontact } => {
            let filter = Interactiefilter { klantcontact: Some(klantcontact), klant: None };
            let bladzijde = Bladzijde { na: None, aantal: 1 };
            let register = register::open(instellingen).await?;
            let (standen, _) = register.zoek_interacties(&toegang, filter, bladzijde).await?;
            let stand = standen.first().ok_or(klant_register::Fout::NietGevonden)?;
            uitvoer::toon(opties, &interactie_json(stand, &zicht))?;
        }
        Interactie::VoegToe { uuid, invoer } => {
            let nieuw = lees_klantcontact(&invoer::lees(&invoer)?).map_err(Opdrachtfout::Invoer)?;
            let register = register::open(instellingen).await?;
            let vastgelegd = register.voeg_klantcontact_toe(&toegang, uuid, nieuw).await?;
            return toon_vastgelegd(opties, &toegang, &vastgelegd);
        }
        Interactie::Sluit { uuid } => {
            let vastgelegd = register::open(instellingen).await?.sluit_interactie(&toegang, uuid).await?;
            return toon_vastgelegd(opties, &toegang, &vastgelegd);
        }
    }
    Ok(Uitkomst::Gedaan)
}

/// The interactie with the decision, or the decision alone when nothing needed to be recorded.
fn toon_vastgelegd(opties: &Algemeen, toegang: &Toegang, vastgelegd: &Vastgelegd) -> Resultaat {
    let besluit = besluit_json(&vastgelegd.besluit);
    let mut antwoord = match &vastgelegd.stand {
        Some(stand) => interactie_json(stand, &toegang.zicht()),
        None => Value::Object(serde_json::Map::new()),
    };
    if let Value::Object(leden) = &mut antwoord {
        leden.insert("besluit".to_owned(), besluit);
    }
    uitvoer::toon(opties, &antwoord)?;
    Ok(Uitkomst::Gedaan)
}
