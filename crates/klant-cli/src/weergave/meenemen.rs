//! What became of what a customer brought, and customers who share an identification.

use serde_json::Value;

use super::blad::Blad;
use super::klant::{klant, nummer};
use super::stukken::{leden, tekst};

/// Part by part what became of it, and the customer as she is now.
pub(crate) fn overname(blad: &mut Blad, overname: &Value) {
    let proef = overname.get("proef").and_then(Value::as_bool).unwrap_or_default();
    blad.kop(if proef { "Dit zou er gebeuren; er is niets veranderd" } else { "Overgenomen" });
    let cel = |voorwerp: &Value, lid| tekst(voorwerp, lid).unwrap_or_default();
    let rijen = leden(overname, "regels")
        .iter()
        .map(|regel| {
            let reden =
                regel.get("reden").map(|reden| format!("{} [{}]", cel(reden, "zin"), cel(reden, "code")));
            [cel(regel, "plaats"), cel(regel, "overname"), reden.unwrap_or_default()]
        })
        .collect();
    blad.tabel("Deel voor deel", ["Plaats", "Wat", "Waarom niet"], rijen);
    if let Some(wie) = overname.get("klant") {
        klant(blad, wie);
    }
}

/// Each shared identification with who has it; numbers only by their end.
pub(crate) fn dubbelen(blad: &mut Blad, dubbelen: &Value) {
    let rijen: Vec<[String; 3]> = leden(dubbelen, "resultaten")
        .iter()
        .map(|een| {
            let identificatie = een.get("identificatie").unwrap_or(&Value::Null);
            let klanten: Vec<&str> = leden(een, "klanten").iter().filter_map(Value::as_str).collect();
            let soort = tekst(identificatie, "soort").unwrap_or_default();
            [soort, nummer(blad, identificatie), klanten.join("\n")]
        })
        .collect();
    if rijen.is_empty() {
        blad.regel("Geen klanten gevonden die een identificatie delen");
    }
    blad.tabel("Klanten die een identificatie delen", ["Soort", "Nummer", "Klanten"], rijen);
    if let Some(volgende) = tekst(dubbelen, "volgende") {
        blad.regel(&format!("Er is meer: ga verder met --na {volgende}"));
    }
}
