//! Interactieprofielen: what a kind of interaction needs.

use klant_core::Keuze;
use klant_core::profiel::{Behoefte, Kanaalregel};
use serde_json::Value;

use super::blad::Blad;
use super::stukken::{ja_nee, tekst};

/// The profiles that hold, one a line.
pub(crate) fn profielen(blad: &mut Blad, profielen: &[Value]) {
    let cel = |profiel: &Value, lid| tekst(profiel, lid).unwrap_or_default().replace('_', " ");
    let rijen = profielen
        .iter()
        .map(|een| [cel(een, "code"), cel(een, "versie"), cel(een, "naam"), cel(een, "adressering")])
        .collect();
    blad.tabel("Interactieprofielen", ["Code", "Versie", "Naam", "Adressering"], rijen);
}

/// One profile, with what it says of every Element and every channel.
pub(crate) fn profiel(blad: &mut Blad, profiel: &Value) {
    blad.kop(&format!("Interactieprofiel {}", tekst(profiel, "code").unwrap_or_default()));
    let woord = |lid| tekst(profiel, lid).map(|woord| woord.replace('_', " "));
    let eenheid = |lid, eenheid: &str| tekst(profiel, lid).map(|getal| format!("{getal} {eenheid}"));
    blad.rijen([
        ("Naam", tekst(profiel, "naam")),
        ("Versie", tekst(profiel, "versie")),
        ("Omschrijving", tekst(profiel, "omschrijving")),
        ("Terugkoppeling", woord("terugkoppeling")),
        ("Berichtsoort", tekst(profiel, "berichtsoort")),
        ("Adressering", woord("adressering")),
        ("Identificatie vanaf", tekst(profiel, "identificatieniveau")),
        ("Anoniem bewaren", ja_nee(profiel, "anoniemBewaren")),
        ("Sluit na", eenheid("sluitNaDagen", "dagen")),
        ("Bewaartermijn", eenheid("bewaartermijnMaanden", "maanden")),
        ("Open taak bindt", ja_nee(profiel, "openTaakBindt")),
    ]);
    blad.tabel("Klantgegevens", ["Behoefte", "Gegevens"], per_regel::<Behoefte>(profiel, "elementen"));
    blad.tabel("Kanalen", ["Regel", "Kanalen"], per_regel::<Kanaalregel>(profiel, "kanalen"));
}

/// What falls under each rule, the strongest rule first; a rule without any is left out.
fn per_regel<K: Keuze>(profiel: &Value, lid: &str) -> Vec<[String; 2]> {
    let leden = profiel.get(lid).and_then(Value::as_object);
    let zonder_streepje = |woord: &str| woord.replace('_', " ");
    let onder = |regel: &str| -> Vec<String> {
        let leden = leden.into_iter().flatten().filter(|(_, gekozen)| gekozen.as_str() == Some(regel));
        leden.map(|(naam, _)| zonder_streepje(naam)).collect()
    };
    let regels = K::ALLE.iter().map(|regel| (regel.woord(), onder(regel.woord())));
    regels
        .filter(|(_, namen)| !namen.is_empty())
        .map(|(regel, namen)| [zonder_streepje(regel), namen.join(", ")])
        .collect()
}
