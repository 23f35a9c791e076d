//! The sources that are asked over HTTP: whether their files are good, and whether they answer. They are asked about nobody.

use klant_server::uitgaand::Mislukking;

use super::configuratie::meld;
use super::{Ernst, Verslag};
use crate::instellingen::Instellingen;
use crate::koppelingen;

const BRP: &str = "brp";
const ZAKEN: &str = "zaken";
const KLANTBRON: &str = "klantbron";

pub(super) fn onderzoek(verslag: &mut Verslag, instellingen: &Instellingen) {
    if instellingen.brp_bestand.is_some() {
        verslag.leg(BRP, Ernst::LetOp, "adressen komen uit een bestand, om mee te proberen");
    }
    if let Some(pad) = &instellingen.brp {
        match koppelingen::brp_api(pad) {
            Ok(brp) => leg(verslag, BRP, "", &brp.proef()),
            Err(fout) => meld(verslag, BRP, &fout),
        }
    }
    if instellingen.zaken_bestand.is_some() {
        verslag.leg(ZAKEN, Ernst::LetOp, "bewaartermijnen komen uit een bestand, om mee te proberen");
    }
    if instellingen.klantbron_bestand.is_some() {
        verslag.leg(
            KLANTBRON,
            Ernst::LetOp,
            "adressen die klanten zelf bewaren komen uit een bestand, om mee te proberen",
        );
    }
    if let Some(pad) = &instellingen.zaken {
        match koppelingen::zaken_api(pad) {
            Ok(zaken) => {
                zaken.proef().for_each(|(url, geproefd)| leg(verslag, ZAKEN, &format!("{url} "), &geproefd));
            }
            Err(fout) => meld(verslag, ZAKEN, &fout),
        }
    }
}

/// Any status says that somebody is there; two of them that we are not welcome.
fn leg(verslag: &mut Verslag, onderdeel: &'static str, wie: &str, geproefd: &Result<u16, Mislukking>) {
    let (ernst, zin) = match geproefd {
        Ok(status @ (401 | 403)) => (Ernst::LetOp, format!("antwoordt, en weigert ons met status {status}")),
        Ok(_) => (Ernst::Goed, "antwoordt".to_owned()),
        Err(fout) => (Ernst::LetOp, format!("is niet bereikbaar: {fout}")),
    };
    verslag.leg(onderdeel, ernst, format!("{wie}{zin}"));
}
