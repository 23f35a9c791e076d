//! `klant wis` and `klant opschonen`

use indicatif::{ProgressBar, ProgressStyle};
use klant_core::regels::wissen::Wisomvang;
use klant_register::{Opschoonwijze, Wisopdracht};
use klant_server::weergave::wisplan_json;
use serde_json::json;

use super::{Resultaat, logboeken};
use crate::cli::{Algemeen, Opschonen, Wis};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{register, uitvoer, weergave};

pub(crate) async fn wis(opties: &Algemeen, instellingen: &Instellingen, vraag: Wis) -> Resultaat {
    let toegang = register::beheerder(opties);
    let register = register::open_bestaand(instellingen).await?;
    let omvang = if vraag.alles {
        Wisomvang::Alles
    } else {
        Wisomvang::Deel {
            elementen: vraag.element.into_iter().collect(),
            adressen: vraag.digitaal_adres.into_iter().collect(),
            klantcontacten: vraag.klantcontacten,
        }
    };
    let opdracht = Wisopdracht { omvang, kenmerk: vraag.plan };
    let json = wisplan_json(&register.wis(&toegang, vraag.klant, opdracht).await?);
    uitvoer::toon(opties, &json, |blad| weergave::wisplan(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn opschonen(
    opties: &Algemeen,
    instellingen: &Instellingen,
    vraag: &Opschonen,
) -> Resultaat {
    let register = register::open_bestaand(instellingen).await?;
    // Hidden when standard error is no terminal.
    let balk = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{spinner} {human_pos} verzoeken bekeken")
            .map_err(|_| Opdrachtfout::melding("de voortgang is niet te tonen"))?,
    );
    let hoogstens = vraag.hoogstens.and_then(|aantal| usize::try_from(aantal).ok());
    let wijze = Opschoonwijze { proef: vraag.proef, ten_hoogste: hoogstens.unwrap_or(usize::MAX) };
    let toegang = register::beheerder(opties);
    let verslag = register
        .schoon_op(&toegang, wijze, |verslag| {
            balk.set_position(u64::try_from(verslag.bekeken).unwrap_or(u64::MAX));
        })
        .await;
    balk.finish_and_clear();
    let verslag = verslag?;
    let logboeken = logboeken::schoon_op(&register, instellingen, &toegang, vraag).await?;
    let json = json!({
        "proef": vraag.proef,
        "verzoeken": verslag.bekeken,
        "afgerond": verslag.afgerond,
        "gewist": verslag.gewist,
        "wacht": verslag.wacht,
        "logboeken": logboeken::json(&logboeken),
    });
    uitvoer::toon(opties, &json, |blad| {
        let gewist = if vraag.proef { "Zou wissen" } else { "Gewist" };
        blad.rijen([
            ("Verzoeken", Some(verslag.bekeken.to_string())),
            ("Afgerond", Some(verslag.afgerond.to_string())),
            (gewist, Some(verslag.gewist.to_string())),
            ("Wacht nog", Some(verslag.wacht.to_string())),
        ]);
        logboeken::toon(blad, &logboeken, vraag.proef);
    })?;
    Ok(logboeken::uitkomst(&logboeken))
}
