//! `klant meet --gemengd`: everything at once, as it comes in at a municipality, to see whether the memory of the server stays as it is.

use serde_json::{Map, Value, json};

use super::proces::{Geheugen, geheugen};
use super::ronde::{Doel, Meter};
use super::uitslag::Uitslag;
use super::verzoek::{onder, verspreid};
use super::{Resultaat, uitkomst, zeg_fout};
use crate::cli::{Algemeen, Meet, Meting};
use crate::uitvoer;

/// At so many moments it is looked at.
const MOMENTEN: u32 = 10;

/// How many of a hundred requests are of each kind: an employee looks up much more than she writes down.
const GEWICHTEN: [(Meting, u32); 11] = [
    (Meting::Partij, 20),
    (Meting::PartijExpand, 10),
    (Meting::Bsn, 20),
    (Meting::Bladzijde, 4),
    (Meting::LateBladzijde, 1),
    (Meting::Klantcontacten, 15),
    (Meting::Klantbeeld, 10),
    (Meting::Bepaal, 8),
    (Meting::PostKlantcontact, 4),
    (Meting::MaakKlantcontact, 4),
    (Meting::Interactie, 4),
];

/// The kind of the request with this rank of a round.
fn soort(ronde: u32, rang: u32) -> Meting {
    // Another chance than the one that chooses whom a request is about.
    let mut rest = onder(verspreid(!(u64::from(ronde) << 32 | u64::from(rang))), 100);
    for (meting, gewicht) in GEWICHTEN {
        match rest.checked_sub(gewicht) {
            Some(over) => rest = over,
            None => return meting,
        }
    }
    Meting::Partij
}

/// What the requests up to a moment cost, and how the server stands then.
struct Moment {
    verzoeken: u32,
    uitslag: Uitslag,
    geheugen: Option<Geheugen>,
}

impl Moment {
    const KOLOMMEN: [&'static str; 9] = {
        let [seconde, p50, p99, server, database, statements] = Uitslag::KOLOMMEN;
        ["Verzoeken", seconde, p50, p99, server, database, statements, "Geheugen MB", "Anoniem MB"]
    };

    fn json(&self) -> Value {
        let mut json: Map<String, Value> = self.uitslag.json();
        json.insert("verzoeken".to_owned(), json!(self.verzoeken));
        json.insert("geheugenKb".to_owned(), json!(self.geheugen.map(|geheugen| geheugen.alles)));
        json.insert("anoniemKb".to_owned(), json!(self.geheugen.map(|geheugen| geheugen.anoniem)));
        Value::Object(json)
    }

    fn kolommen(&self) -> [String; 9] {
        let [seconde, p50, p99, server, database, statements] = self.uitslag.kolommen();
        let mb = |kies: fn(Geheugen) -> u32| {
            self.geheugen
                .map_or_else(String::new, |geheugen| format!("{:.1}", f64::from(kies(geheugen)) / 1e3))
        };
        let (alles, anoniem) = (mb(|geheugen| geheugen.alles), mb(|geheugen| geheugen.anoniem));
        [self.verzoeken.to_string(), seconde, p50, p99, server, database, statements, alles, anoniem]
    }
}

pub(super) fn voer_uit(opties: &Algemeen, meet: &Meet, doel: &Doel<'_>, meter: &Meter<'_>) -> Resultaat {
    let mut momenten = Vec::new();
    let mut gedaan = 0;
    for nummer in 1..=MOMENTEN {
        // All of them, however they divide by ten.
        let deel = (meet.verzoeken - gedaan) / (MOMENTEN + 1 - nummer);
        let uitslag = meter.meet(doel, &|rang| soort(nummer, rang), deel, nummer)?;
        gedaan += deel;
        zeg_fout("gemengd", &uitslag);
        momenten.push(Moment { verzoeken: gedaan, uitslag, geheugen: doel.pid.and_then(geheugen) });
    }
    let json = json!({
        "partijen": meet.set.partijen,
        "zaad": meet.set.zaad,
        "verbindingen": meet.verbindingen,
        "momenten": momenten.iter().map(Moment::json).collect::<Vec<_>>(),
    });
    uitvoer::toon(opties, &json, |blad| {
        blad.tabel("Momenten", Moment::KOLOMMEN, momenten.iter().map(Moment::kolommen).collect());
    })?;
    Ok(uitkomst(momenten.iter().map(|moment| &moment.uitslag)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use klant_core::Keuze as _;

    #[test]
    fn elke_soort_komt_voor_naar_haar_gewicht() {
        assert_eq!(GEWICHTEN.iter().map(|(_, gewicht)| gewicht).sum::<u32>(), 100);
        let gevraagd: Vec<Meting> = (0..10_000).map(|rang| soort(3, rang)).collect();
        for meting in Meting::ALLE {
            let (_, gewicht) = GEWICHTEN.iter().find(|(een, _)| een == meting).expect("it has a weight");
            let aantal = gevraagd.iter().filter(|een| *een == meting).count();
            let verwacht = *gewicht as usize * 100;
            assert!(aantal.abs_diff(verwacht) * 2 < verwacht, "{}: {aantal}", meting.woord());
        }
    }
}
