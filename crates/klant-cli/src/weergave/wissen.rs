//! A plan to erase, and what keeps something.

use serde_json::Value;

use super::blad::Blad;
use super::stukken::{alleen_ja, leden, onder_elkaar, tekst};

/// What goes when, and why then.
pub(crate) fn wisplan(blad: &mut Blad, plan: &Value) {
    let uitgevoerd = plan.get("uitgevoerd").and_then(Value::as_bool).unwrap_or_default();
    blad.rijen([
        ("Klant", tekst(plan, "klant")),
        ("Peildatum", tekst(plan, "peildatum")),
        ("Uitgevoerd", Some(if uitgevoerd { "ja" } else { "nee, dit is een proef" }.to_owned())),
    ]);
    let rijen = leden(plan, "regels").iter().map(regel).collect();
    blad.tabel("Wat er gebeurt", ["Wat", "Wanneer", "Waarom"], rijen);
    if let Some(kenmerk) = tekst(plan, "plan").filter(|_| !uitgevoerd) {
        blad.regel(&format!("Voer dit plan uit met: --plan {kenmerk}"));
    }
}

fn regel(regel: &Value) -> [String; 3] {
    let wat = tekst(regel, "element").or_else(|| tekst(regel, "deel"));
    let moment = match tekst(regel, "moment").as_deref() {
        Some("nu") => "nu".to_owned(),
        Some("op_datum") => tekst(regel, "datum").map(|dag| format!("op {dag}")).unwrap_or_default(),
        Some("nog_niet_bekend") => "nog niet bekend".to_owned(),
        Some("zonder_termijn") => "geen termijn ingesteld".to_owned(),
        _ => "nooit".to_owned(),
    };
    let redenen = leden(regel, "redenen").iter().map(|reden| tekst(reden, "zin"));
    [
        onder_elkaar([wat, tekst(regel, "uuid")]).unwrap_or_default(),
        moment,
        onder_elkaar(redenen).unwrap_or_default(),
    ]
}

/// A duty to keep.
pub(crate) fn bewaarplicht(blad: &mut Blad, plicht: &Value) {
    let elementen: Vec<&str> = leden(plicht, "elementen").iter().filter_map(Value::as_str).collect();
    let tot = tekst(plicht, "bewarenTot")
        .or_else(|| alleen_ja(plicht, "blijvend").map(|_| "blijvend".to_owned()))
        .unwrap_or_else(|| "nog niet bekend".to_owned());
    blad.kop(&format!("Bewaarplicht {}", tekst(plicht, "uuid").unwrap_or_default()));
    blad.rijen([
        ("Zaak", tekst(plicht, "zaak")),
        ("Klant", tekst(plicht, "klant")),
        ("Gegevens", (!elementen.is_empty()).then(|| elementen.join(", "))),
        ("Klantcontact", tekst(plicht, "klantcontact")),
        ("Bewaren tot en met", Some(tot)),
        ("Gemeld door", tekst(plicht, "gemeldDoor")),
    ]);
}
