//! `klant bewaarplicht`

use klant_core::{Bewaard, Bewaartermijn, Code, Reden};
use klant_register::{Bewaarplichtvraag, NieuweBewaarplicht};
use klant_server::weergave::bewaarplicht_json;
use serde_json::Value;

use super::Resultaat;
use crate::cli::{Algemeen, BewaarplichtMaak, Bewaarplichtopdracht};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{register, uitvoer, weergave};

pub(crate) async fn voer_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    opdracht: Bewaarplichtopdracht,
) -> Resultaat {
    let toegang = register::beheerder(opties);
    let register = register::open_bestaand(instellingen).await?;
    let plicht = match opdracht {
        Bewaarplichtopdracht::Maak(nieuw) => {
            register.registreer_bewaarplicht(&toegang, nieuwe(nieuw)?).await?
        }
        Bewaarplichtopdracht::Vervalt { uuid } => register.neem_bewaarplicht_terug(&toegang, uuid).await?,
        Bewaarplichtopdracht::Lijst { zaak, klant } => {
            let vraag = match klant {
                Some(klant) => Bewaarplichtvraag::Klant(klant),
                None => Bewaarplichtvraag::Zaak(zaak.unwrap_or_default()),
            };
            let plichten: Vec<Value> =
                register.zoek_bewaarplichten(&toegang, vraag).await?.iter().map(bewaarplicht_json).collect();
            uitvoer::toon(opties, &uitvoer::lijst(&plichten), |blad| {
                if plichten.is_empty() {
                    blad.regel("Er zijn geen bewaarplichten");
                }
                plichten.iter().for_each(|plicht| weergave::bewaarplicht(blad, plicht));
            })?;
            return Ok(if plichten.is_empty() { Uitkomst::NietGevonden } else { Uitkomst::Gedaan });
        }
    };
    let json = bewaarplicht_json(&plicht);
    uitvoer::toon(opties, &json, |blad| weergave::bewaarplicht(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}

fn nieuwe(nieuw: BewaarplichtMaak) -> Result<NieuweBewaarplicht, Opdrachtfout> {
    let wat = match (nieuw.klant, nieuw.klantcontact) {
        (Some(klant), _) => Bewaard::Klant(klant, nieuw.element.into_iter().collect()),
        (None, Some(contact)) => Bewaard::Klantcontact(contact),
        (None, None) => return Err(Opdrachtfout::Invoer(vec![Reden::nieuw(Code::BewaarplichtBetreft)])),
    };
    let termijn = match (nieuw.blijvend, nieuw.tot) {
        (true, _) => Bewaartermijn::Blijvend,
        (false, Some(tot)) => Bewaartermijn::Tot(tot),
        (false, None) => Bewaartermijn::Onbekend,
    };
    Ok(NieuweBewaarplicht { zaak: nieuw.zaak, wat, termijn })
}
