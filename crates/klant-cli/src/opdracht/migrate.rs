//! `klant migrate`

use indicatif::ProgressBar;
use klant_register::tel_lijsten_af;
use klant_store::{Instelling, Store, migreer};
use serde_json::json;

use super::Resultaat;
use crate::cli::Algemeen;
use crate::instellingen::Instellingen;
use crate::uitkomst::Uitkomst;
use crate::uitvoer;

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen) -> Resultaat {
    let uitgevoerd = migreer(&instellingen.database)?.uitgevoerd;
    let store = Store::open(&instellingen.database, Instelling::default())?;
    // Hidden when standard error is no terminal.
    let voortgang = ProgressBar::new_spinner();
    let afgeteld = tel_lijsten_af(&store, usize::MAX, |blokken| {
        voortgang.set_message(format!("{blokken} blokken van lijsten afgeteld"));
        voortgang.tick();
    })
    .await;
    voortgang.finish_and_clear();
    store.sluit();
    let afgeteld = afgeteld?;
    uitvoer::toon(opties, &json!({ "uitgevoerd": uitgevoerd, "afgeteld": afgeteld }), |blad| {
        match uitgevoerd.len() {
            0 => blad.regel("0 migraties uitgevoerd: het schema was al bijgewerkt"),
            1 => blad.regel("1 migratie uitgevoerd"),
            aantal => blad.regel(&format!("{aantal} migraties uitgevoerd")),
        }
        if afgeteld > 0 {
            blad.regel(&format!("{afgeteld} blokken van lijsten afgeteld"));
        }
    })?;
    Ok(Uitkomst::Gedaan)
}
