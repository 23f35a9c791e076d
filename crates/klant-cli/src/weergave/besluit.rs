//! A decision with its reasons, and how a customer may be contacted.

use serde_json::Value;

use super::blad::Blad;
use super::stukken::{adres, leden, onder_elkaar, profielverwijzing, tekst};

/// The outcome, every reason, and under which profile it was taken.
pub(crate) fn besluit(blad: &mut Blad, besluit: &Value) {
    blad.kop(&format!("Besluit: {}", uitkomst(besluit)));
    blad.rijen([("Profiel", profielverwijzing(besluit)), ("Peildatum", tekst(besluit, "peildatum"))]);
    redenen(blad, besluit);
}

/// The channel with its address, and why that one; also why another was passed over.
pub(crate) fn bepaling(blad: &mut Blad, bepaling: &Value) {
    blad.kop(&format!("Contactgegeven: {}", uitkomst(bepaling)));
    if let Some(gegeven) = bepaling.get("contactgegeven") {
        let digitaal = gegeven.get("digitaalAdres").and_then(|adres| tekst(adres, "adres"));
        let brp = gegeven.get("brpAdres");
        let regels = brp.map(|brp| leden(brp, "regels")).unwrap_or_default();
        let brp_adres = onder_elkaar(
            regels
                .iter()
                .map(|regel| regel.as_str().map(str::to_owned))
                .chain([brp.and_then(|brp| tekst(brp, "land"))]),
        );
        blad.rijen([
            ("Kanaal", tekst(gegeven, "kanaal")),
            ("Adres", digitaal.or_else(|| adres(gegeven, "postadres")).or(brp_adres)),
            ("Herkomst", tekst(gegeven, "bron")),
            ("Aanspreken als", tekst(gegeven, "naam")),
            ("Taal", tekst(gegeven, "taal")),
            ("Berichtsoort", tekst(gegeven, "berichtsoort")),
        ]);
    }
    blad.rijen([("Profiel", profielverwijzing(bepaling)), ("Peildatum", tekst(bepaling, "peildatum"))]);
    redenen(blad, bepaling);
}

fn uitkomst(besluit: &Value) -> String {
    tekst(besluit, "uitkomst").unwrap_or_default().replace('_', " ")
}

/// The place stands under its reason: it is a pointer to copy whole.
pub(super) fn redenen(blad: &mut Blad, besluit: &Value) {
    let rijen = leden(besluit, "redenen")
        .iter()
        .map(|reden| {
            let zin = onder_elkaar([
                tekst(reden, "zin"),
                tekst(reden, "plaats").map(|plaats| format!("bij {plaats}")),
            ]);
            [tekst(reden, "code").unwrap_or_default(), zin.unwrap_or_default()]
        })
        .collect();
    blad.tabel("Redenen", ["Code", "Reden"], rijen);
}
