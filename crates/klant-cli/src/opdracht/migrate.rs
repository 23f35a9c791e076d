//! `klant migrate`

use klant_store::migreer;
use serde_json::json;

use super::Resultaat;
use crate::cli::Algemeen;
use crate::instellingen::Instellingen;
use crate::uitkomst::Uitkomst;
use crate::uitvoer;

pub(crate) fn voer_uit(opties: &Algemeen, instellingen: &Instellingen) -> Resultaat {
    let uitgevoerd = migreer(&instellingen.database)?.uitgevoerd;
    uitvoer::toon(opties, &json!({ "uitgevoerd": uitgevoerd }), |blad| match uitgevoerd.len() {
        0 => blad.regel("0 migraties uitgevoerd: het schema was al bijgewerkt"),
        1 => blad.regel("1 migratie uitgevoerd"),
        aantal => blad.regel(&format!("{aantal} migraties uitgevoerd")),
    })?;
    Ok(Uitkomst::Gedaan)
}
