//! The file that says which case systems are ours: strict, and every fault with its place.

use std::path::Path;

use klant_core::Code;
use klant_core::configuratie::{Bestand, Bron, Configuratiefout, Plek, Tabel};

use crate::uitgaand::instelling::{Bereik, FAMILIE, LANGSTE, adres, bereik, geheim, map_van};

/// One `[[zaken_api]]`. It has no `Debug`: secrets are in it.
pub(super) struct Instelling {
    pub(super) url: String,
    pub(super) client_id: String,
    pub(super) secret: String,
    pub(super) bereik: Bereik,
}

pub(super) fn lees(bestand: &Bestand) -> Result<Vec<Instelling>, Vec<Configuratiefout>> {
    let mut bron = Bron::nieuw(bestand, &FAMILIE);
    let gelezen = bron.document().map(|document| {
        let mut top = Tabel::document(&document);
        let lijst = top.vereist(&mut bron, "zaken_api").and_then(|veld| veld.lijst(&mut bron));
        top.sluit(&mut bron);
        let mut gelezen: Vec<Instelling> = Vec::new();
        for veld in lijst.unwrap_or_default() {
            let Some(tabel) = veld.tabel(&mut bron) else { continue };
            let Some((plek, een)) = instelling(&mut bron, tabel, map_van(bestand)) else { continue };
            if gelezen.iter().any(|ander| ander.url == een.url) {
                bron.meld(&plek, Code::KoppelingDubbel, "deze Zaken API staat er al");
            }
            gelezen.push(een);
        }
        gelezen
    });
    match gelezen {
        Some(gelezen) if bron.aantal() == 0 => Ok(gelezen),
        _ => Err(bron.fouten()),
    }
}

/// None when something is missing without which nobody can be asked; every fault stands in `bron`.
fn instelling(bron: &mut Bron<'_>, mut tabel: Tabel<'_>, map: &Path) -> Option<(Plek, Instelling)> {
    let veld = tabel.vereist(bron, "url");
    let url = veld.as_ref().and_then(|veld| adres(bron, veld));
    let client_id = tabel.vereist(bron, "client_id").and_then(|veld| veld.regel(bron, LANGSTE));
    let secret = tabel.vereist(bron, "geheimbestand").and_then(|veld| geheim(bron, &veld, map));
    let bereik = bereik(bron, &mut tabel, map);
    tabel.sluit(bron);
    let gelezen = Instelling { url: url?, client_id: client_id?, secret: secret?, bereik: bereik? };
    Some((veld?.waarde(), gelezen))
}
