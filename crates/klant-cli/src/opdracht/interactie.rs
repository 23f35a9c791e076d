//! `klant interactie`

use klant_core::Toegang;
use klant_register::{Bladzijde, Interactiefilter, Interactiestand, Vastgelegd};
use klant_server::verzoek::lees_klantcontact;
use klant_server::weergave::{besluit_json, interactie_json};
use serde_json::{Map, Value};

use super::Resultaat;
use crate::cli::{Algemeen, Interactie};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer, weergave};

pub(crate) async fn voer_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    opdracht: Interactie,
) -> Resultaat {
    let toegang = register::beheerder(opties);
    match opdracht {
        Interactie::Toon { uuid } => {
            let stand = register::open_bestaand(instellingen).await?.toon_interactie(&toegang, uuid).await?;
            toon(opties, &toegang, &stand)
        }
        Interactie::Van { klantcontact } => {
            let filter = Interactiefilter { klantcontact: Some(klantcontact), klant: None };
            let bladzijde = Bladzijde { na: None, aantal: 1 };
            let register = register::open_bestaand(instellingen).await?;
            let (standen, _) = register.zoek_interacties(&toegang, filter, bladzijde).await?;
            let stand = standen.first().ok_or(klant_register::Fout::NietGevonden)?;
            toon(opties, &toegang, stand)
        }
        Interactie::VoegToe { uuid, invoer } => {
            let nieuw = lees_klantcontact(&invoer::lees(&invoer)?).map_err(Opdrachtfout::Invoer)?;
            let register = register::open_bestaand(instellingen).await?;
            let vastgelegd = register.voeg_klantcontact_toe(&toegang, uuid, nieuw).await?;
            toon_vastgelegd(opties, &toegang, &vastgelegd)
        }
        Interactie::Sluit { uuid } => {
            let vastgelegd =
                register::open_bestaand(instellingen).await?.sluit_interactie(&toegang, uuid).await?;
            toon_vastgelegd(opties, &toegang, &vastgelegd)
        }
    }
}

fn toon(opties: &Algemeen, toegang: &Toegang, stand: &Interactiestand) -> Resultaat {
    let json = interactie_json(stand, &toegang.zicht());
    uitvoer::toon(opties, &json, |blad| weergave::interactie(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}

/// The interactie with the decision, or the decision alone when nothing needed to be recorded (S13).
pub(super) fn toon_vastgelegd(opties: &Algemeen, toegang: &Toegang, vastgelegd: &Vastgelegd) -> Resultaat {
    let besluit = besluit_json(&vastgelegd.besluit);
    let stand = vastgelegd.stand.as_ref().map(|stand| interactie_json(stand, &toegang.zicht()));
    let mut alles = stand.clone().unwrap_or_else(|| Value::Object(Map::new()));
    if let Value::Object(leden) = &mut alles {
        leden.insert("besluit".to_owned(), besluit.clone());
    }
    uitvoer::toon(opties, &alles, |blad| {
        if let Some(stand) = &stand {
            weergave::interactie(blad, stand);
        }
        weergave::besluit(blad, &besluit);
    })?;
    Ok(Uitkomst::Gedaan)
}
