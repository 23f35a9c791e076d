//! `klant genereer`

use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use klant_register::genereren::{Gegevens, Genereerfout};
use serde_json::json;

use super::Resultaat;
use crate::cli::{Algemeen, Gegevensset, Genereer};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{register, uitvoer};

impl Gegevensset {
    pub(crate) fn gegevens(&self) -> Gegevens {
        Gegevens { partijen: self.partijen, zaad: self.zaad }
    }
}

pub(crate) async fn voer_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    genereer: &Genereer,
) -> Resultaat {
    let register = register::open(instellingen).await?;
    let gegevens = genereer.set.gegevens();
    // Hidden when standard error is no terminal.
    let balk = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{bar:40} {percent:>3} %  {human_pos} van {human_len}  nog {eta}")
            .map_err(|_| Opdrachtfout::melding("de voortgang is niet te tonen"))?,
    );
    let begin = Instant::now();
    let gemaakt = register
        .genereer(gegevens, |gedaan, totaal| {
            balk.set_length(u64::from(totaal));
            balk.set_position(u64::from(gedaan));
        })
        .await;
    balk.finish_and_clear();
    register.sluit();
    let verslag = gemaakt.map_err(|fout| match fout {
        Genereerfout::NietLeeg => Opdrachtfout::melding(fout.to_string()),
        Genereerfout::Register(fout) => fout.into(),
    })?;
    let seconden = begin.elapsed().as_secs_f64();
    let json = json!({
        "partijen": verslag.partijen,
        "klantcontacten": verslag.klantcontacten,
        "actoren": verslag.actoren,
        "zaad": gegevens.zaad,
        "seconden": (seconden * 10.0).round() / 10.0,
    });
    uitvoer::toon(opties, &json, |blad| {
        blad.regel(&format!(
            "{} partijen en {} klantcontacten gemaakt met zaad {}, in {seconden:.1} seconden",
            verslag.partijen, verslag.klantcontacten, gegevens.zaad
        ));
    })?;
    Ok(Uitkomst::Gedaan)
}
