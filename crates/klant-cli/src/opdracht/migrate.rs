//! `klant migrate`

use klant_store::migreer;

use super::Resultaat;
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::uitvoer;

pub(crate) fn voer_uit(instellingen: &Instellingen) -> Resultaat {
    let verslag = migreer(&instellingen.database).map_err(|fout| Opdrachtfout::melding(fout.to_string()))?;
    uitvoer::schrijf(&match verslag.uitgevoerd.len() {
        0 => "het schema was al bij\n".to_owned(),
        aantal => format!("{aantal} migratie(s) uitgevoerd: {}\n", verslag.uitgevoerd.join(", ")),
    })?;
    Ok(Uitkomst::Gedaan)
}
