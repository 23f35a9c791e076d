//! How long the logs are kept, and how far they go back.

use klant_core::Bewaarmaanden;
use klant_register::Bewaartermijnen;
use klant_store::onderzoek::Onderzoek;
use klant_store::vraag::logdeel::{self, Log};

use super::{Ernst, Verslag};

pub(super) fn onderzoek(verslag: &mut Verslag, onderzoek: &mut Onderzoek, termijnen: Bewaartermijnen) {
    for (log, onderdeel, termijn) in [
        (Log::Verwerkingen, "verwerkingenlogboek", termijnen.verwerkingen),
        (Log::Audit, "auditlog", termijnen.audit),
    ] {
        let Some(oudste) = verslag.antwoord(onderdeel, onderzoek.vraag(|tx| logdeel::oudste(tx, log))) else {
            continue;
        };
        let oudste = oudste.map_or("er staat nog niets in".to_owned(), |op| {
            format!("de oudste regel is van {}", op.0.date())
        });
        let (ernst, zin) = match termijn.map(Bewaarmaanden::aantal) {
            Some(1) => (Ernst::Goed, "blijft 1 maand".to_owned()),
            Some(maanden) => (Ernst::Goed, format!("blijft {maanden} maanden")),
            None => (Ernst::LetOp, "er is geen termijn gekozen, en dus vervalt er niets".to_owned()),
        };
        verslag.leg(onderdeel, ernst, format!("{zin}; {oudste}"));
    }
}
