//! The file that says how the BRP is reached: strict, and every fault with its place.

use std::path::Path;

use klant_core::Code;
use klant_core::configuratie::{Bestand, Bron, Configuratiefout, Tabel, Veld};
use ureq::http::{HeaderName, HeaderValue};

use crate::uitgaand::instelling::{Bereik, FAMILIE, LANGSTE, adres, bereik, geheim, map_van};

/// The headers of each request, beside those of the API itself.
pub(super) type Koppen = Vec<(HeaderName, HeaderValue)>;

/// Where the key goes when the file does not say.
const SLEUTELKOP: &str = "x-api-key";
/// What is ours to fill.
const EIGEN: [&str; 6] =
    ["accept", "content-type", "content-length", "host", "connection", "transfer-encoding"];

/// What the file says. It has no `Debug`: secrets are in it.
pub(super) struct Instelling {
    pub(super) url: String,
    pub(super) koppen: Koppen,
    pub(super) bereik: Bereik,
}

pub(super) fn lees(bestand: &Bestand) -> Result<Instelling, Vec<Configuratiefout>> {
    let mut bron = Bron::nieuw(bestand, &FAMILIE);
    let map = map_van(bestand);
    let gelezen = bron.document().and_then(|document| {
        let mut top = Tabel::document(&document);
        let url = top.vereist(&mut bron, "url").and_then(|veld| adres(&mut bron, &veld));
        let koppen = koppen(&mut bron, &mut top, map);
        let bereik = bereik(&mut bron, &mut top, map);
        top.sluit(&mut bron);
        Some(Instelling { url: url?, koppen, bereik: bereik? })
    });
    match gelezen {
        Some(gelezen) if bron.aantal() == 0 => Ok(gelezen),
        _ => Err(bron.fouten()),
    }
}

/// The API key, and what a gateway in between wants to know, such as the purpose for which is asked.
fn koppen(bron: &mut Bron<'_>, top: &mut Tabel<'_>, map: &Path) -> Koppen {
    let (sleutelkop, bestand) = (top.neem("sleutelkop"), top.neem("sleutelbestand"));
    if let (Some(veld), None) = (&sleutelkop, &bestand) {
        let melding = "bij `sleutelkop` hoort een `sleutelbestand`";
        bron.meld(&veld.sleutel(), Code::KoppelingTegenstrijdig, melding);
    }
    let mut koppen = Koppen::new();
    if let Some(veld) = &bestand {
        let naam = match &sleutelkop {
            Some(kop) => kop.regel(bron, LANGSTE).and_then(|tekst| kopnaam(bron, kop, &tekst)),
            None => Some(HeaderName::from_static(SLEUTELKOP)),
        };
        let waarde = geheim(bron, veld, map).and_then(|tekst| kopwaarde(bron, veld, &tekst));
        koppen.extend(naam.zip(waarde));
    }
    let vaste = top.neem("kopregels").and_then(|veld| veld.tabel(bron)).map(Tabel::alles).unwrap_or_default();
    for veld in vaste {
        let naam = kopnaam(bron, &veld, veld.naam());
        let waarde = veld.regel(bron, LANGSTE).and_then(|tekst| kopwaarde(bron, &veld, &tekst));
        let Some((naam, waarde)) = naam.zip(waarde) else { continue };
        if koppen.iter().any(|(bestaand, _)| *bestaand == naam) {
            bron.meld(&veld.sleutel(), Code::KoppelingDubbel, "deze kopregel staat er al");
        } else {
            koppen.push((naam, waarde));
        }
    }
    koppen
}

fn kopnaam(bron: &mut Bron<'_>, veld: &Veld<'_>, tekst: &str) -> Option<HeaderName> {
    let naam = HeaderName::from_bytes(tekst.as_bytes()).ok().filter(|naam| !EIGEN.contains(&naam.as_str()));
    if naam.is_none() {
        let melding = "dit is geen naam van een kopregel die hier mag";
        bron.meld(&veld.sleutel(), Code::KoppelingBereik, melding);
    }
    naam
}

fn kopwaarde(bron: &mut Bron<'_>, veld: &Veld<'_>, tekst: &str) -> Option<HeaderValue> {
    let waarde = HeaderValue::from_str(tekst).ok();
    if waarde.is_none() {
        bron.meld(&veld.waarde(), Code::KoppelingBereik, "dit kan niet in een kopregel staan");
    }
    waarde.map(|mut waarde| {
        waarde.set_sensitive(true);
        waarde
    })
}
