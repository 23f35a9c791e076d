//! A known customer.

use serde_json::Value;

use super::blad::Blad;
use super::stukken::{adres, alleen_ja, ja_nee, leden, moment, naam, onder_elkaar, tekst};

/// Everything that is recorded of her and may be shown; numbers that identify only by their end.
pub(crate) fn klant(blad: &mut Blad, klant: &Value) {
    let uuid = tekst(klant, "uuid").unwrap_or_default();
    blad.kop(&format!("Klant {uuid}"));
    blad.rijen([
        ("Naam", naam(klant)),
        ("Soort", tekst(klant, "soort")),
        ("Aangehaakt", ja_nee(klant, "aangehaakt")),
        ("Actief", ja_nee(klant, "actief")),
        ("Geheimhouding", ja_nee(klant, "geheimhouding")),
        ("Beperkt sinds", tekst(klant, "beperktSinds")),
        ("Taal", tekst(klant, "voorkeurstaal")),
        ("Bezoekadres", adres(klant, "bezoekadres")),
        ("Correspondentieadres", adres(klant, "correspondentieadres")),
        ("Notitie", tekst(klant, "interneNotitie")),
    ]);
    let cel = |voorwerp: &Value, lid| tekst(voorwerp, lid).unwrap_or_default();
    let rijen = leden(klant, "digitaleAdressen").iter().map(adresrij).collect();
    blad.tabel("Digitale adressen", ["Soort", "Adres", "Bijzonderheden", "Kenmerk"], rijen);
    let rijen = leden(klant, "voorkeuren").iter().map(|voorkeur| voorkeurrij(klant, voorkeur)).collect();
    blad.tabel("Voorkeuren", ["Berichtsoort", "Bereikbaar"], rijen);
    let rijen = leden(klant, "kenbaarmakingen")
        .iter()
        .map(|een| [cel(een, "berichtsoort"), cel(een, "gegevenOp"), cel(een, "ingetrokkenOp")])
        .collect();
    blad.tabel("Kenbaarmakingen", ["Berichtsoort", "Gegeven op", "Ingetrokken op"], rijen);
    let rijen =
        leden(klant, "identificaties").iter().map(|een| [cel(een, "soort"), nummer(blad, een)]).collect();
    blad.tabel("Identificaties", ["Soort", "Nummer"], rijen);
    let rijen = leden(klant, "rekeningnummers").iter().map(|een| [blad.nummer(&cel(een, "iban"))]).collect();
    blad.tabel("Rekeningnummers", ["IBAN"], rijen);
    let rijen = leden(klant, "vaststellingen")
        .iter()
        .map(|een| [cel(een, "middel"), cel(een, "niveau"), moment(een, "vastgesteldOp").unwrap_or_default()])
        .collect();
    blad.tabel("Vaststellingen van de identiteit", ["Middel", "Niveau", "Wanneer"], rijen);
}

fn adresrij(adres: &Value) -> [String; 4] {
    let gemerkt = |lid, woord: &str| tekst(adres, lid).map(|waarde| format!("{woord} {waarde}"));
    let bijzonder = onder_elkaar([
        tekst(adres, "omschrijving"),
        alleen_ja(adres, "standaard").map(|_| "standaard".to_owned()),
        gemerkt("verificatieDatum", "geverifieerd"),
        gemerkt("onbestelbaarSinds", "onbestelbaar sinds"),
        gemerkt("beperktSinds", "beperkt sinds"),
    ]);
    let cel = |lid| tekst(adres, lid).unwrap_or_default();
    [cel("soort"), waar(adres).unwrap_or_default(), bijzonder.unwrap_or_default(), cel("uuid")]
}

/// The address, or where she holds it herself.
fn waar(adres: &Value) -> Option<String> {
    tekst(adres, "adres").or_else(|| tekst(adres, "verwijzing").map(|waar| format!("bij de klant: {waar}")))
}

fn voorkeurrij(klant: &Value, voorkeur: &Value) -> [String; 2] {
    let doel = tekst(voorkeur, "digitaalAdres");
    let bereikbaar = match &doel {
        Some(uuid) => leden(klant, "digitaleAdressen")
            .iter()
            .find(|adres| tekst(adres, "uuid").as_ref() == Some(uuid))
            .and_then(waar)
            .or(doel),
        None => alleen_ja(voorkeur, "post").map(|_| "per post".to_owned()),
    };
    [tekst(voorkeur, "berichtsoort").unwrap_or_default(), bereikbaar.unwrap_or_default()]
}

/// An identification on one line; its number only by its end.
pub(super) fn nummer(blad: &Blad, identificatie: &Value) -> String {
    let deel = |lid| tekst(identificatie, lid).map(|nummer| blad.nummer(&nummer));
    let delen = [
        deel("nummer"),
        deel("kvkNummer").map(|kvk| format!("onder KVK {kvk}")),
        tekst(identificatie, "register").map(|register| format!("in {register}")),
        tekst(identificatie, "land"),
    ];
    delen.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
