//! The sources that are asked over HTTP: whether their files are good, and whether they answer. They are asked about nobody.

use klant_server::uitgaand::Mislukking;

use super::configuratie::meld;
use super::{Ernst, Verslag};
use crate::instellingen::Instellingen;
use crate::register;

const BRP: &str = "brp";

pub(super) fn onderzoek(verslag: &mut Verslag, instellingen: &Instellingen) {
    if instellingen.brp_bestand.is_some() {
        verslag.leg(BRP, Ernst::LetOp, "adressen komen uit een bestand, om mee te proberen");
    }
    if let Some(pad) = &instellingen.brp {
        match register::brp_api(pad) {
            Ok(brp) => leg(verslag, BRP, brp.proef()),
            Err(fout) => meld(verslag, BRP, &fout),
        }
    }
}

/// Any status says that somebody is there; two of them that we are not welcome.
fn leg(verslag: &mut Verslag, onderdeel: &'static str, geproefd: Result<u16, Mislukking>) {
    match geproefd {
        Ok(status @ (401 | 403)) => {
            verslag.leg(onderdeel, Ernst::LetOp, format!("antwoordt, en weigert ons met status {status}"));
        }
        Ok(_) => verslag.leg(onderdeel, Ernst::Goed, "antwoordt"),
        Err(fout) => verslag.leg(onderdeel, Ernst::LetOp, format!("is niet bereikbaar: {fout}")),
    }
}
