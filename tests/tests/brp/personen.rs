//! What the BRP says of persons, as its description spells it. All of them are fictional.

use serde_json::{Value, json};

/// An answer about one person.
pub fn met_persoon(persoon: &Value) -> Value {
    json!({"type": "RaadpleegMetBurgerservicenummer", "personen": [persoon]})
}

/// An answer about nobody.
pub fn niemand() -> Value {
    json!({"type": "RaadpleegMetBurgerservicenummer", "personen": []})
}

pub fn woonadres() -> Value {
    json!({
        "adressering": {"adresregel1": "Dorpsstraat 1", "adresregel2": "1234 AB  TURFSTAD"},
        "verblijfplaats": {"type": "Adres", "functieAdres": {"code": "W", "omschrijving": "woonadres"}},
    })
}

pub fn briefadres() -> Value {
    let mut persoon = woonadres();
    persoon["verblijfplaats"]["functieAdres"] = json!({"code": "B", "omschrijving": "briefadres"});
    persoon
}

pub fn locatie() -> Value {
    json!({
        "adressering": {"adresregel1": "Woonboot bij de Grote Sloot", "adresregel2": "TURFSTAD"},
        "verblijfplaats": {"type": "Locatie", "functieAdres": {"code": "W", "omschrijving": "woonadres"}},
    })
}

pub fn buitenland() -> Value {
    let persoon = json!({
        "adressering": {
            "adresregel1": "1 rue du Port", "adresregel2": "75001 Paris",
            "land": {"code": "5002", "omschrijving": "Frankrijk"},
        },
        "verblijfplaats": {"type": "VerblijfplaatsBuitenland"},
    });
    opgeschort(persoon, "E", "emigratie")
}

pub fn onbekend() -> Value {
    json!({"verblijfplaats": {"type": "VerblijfplaatsOnbekend"}})
}

pub fn opgeschort(mut persoon: Value, code: &str, omschrijving: &str) -> Value {
    persoon["opschortingBijhouding"] = json!({
        "reden": {"code": code, "omschrijving": omschrijving},
        "datum": {"type": "Datum", "datum": "2025-03-01", "langFormaat": "1 maart 2025"},
    });
    persoon
}

pub fn geheim(mut persoon: Value) -> Value {
    persoon["geheimhoudingPersoonsgegevens"] = json!(true);
    persoon
}

pub fn in_onderzoek(mut persoon: Value) -> Value {
    let datum = json!({"type": "Datum", "datum": "2026-01-02", "langFormaat": "2 januari 2026"});
    persoon["adressering"]["inOnderzoek"] =
        json!({"adresregel1": true, "adresregel2": true, "datumIngangOnderzoekVerblijfplaats": datum});
    persoon["verblijfplaats"]["inOnderzoek"] = json!({"type": true, "datumIngangOnderzoek": datum});
    persoon
}

pub fn niet_op_adres() -> Value {
    let mut persoon = woonadres();
    persoon["adressering"]["indicatieVastgesteldVerblijftNietOpAdres"] = json!(true);
    persoon["verblijfplaats"]["indicatieVastgesteldVerblijftNietOpAdres"] = json!(true);
    in_onderzoek(persoon)
}

/// Each kind of person, with the codes of the answer.
pub fn elke_uitkomst() -> Vec<(Value, Vec<&'static str>)> {
    vec![
        (woonadres(), vec!["S11.brp_adres"]),
        (briefadres(), vec!["S11.brp_adres"]),
        (locatie(), vec!["S11.brp_adres"]),
        (buitenland(), vec!["S11.brp_adres"]),
        (geheim(woonadres()), vec!["S11.brp_adres", "S11.geheimhouding"]),
        (in_onderzoek(briefadres()), vec!["S11.brp_adres", "S11.in_onderzoek"]),
        (json!({}), vec!["S11.geen_brp_adres"]),
        (onbekend(), vec!["S11.verblijfplaats_onbekend"]),
        (niet_op_adres(), vec!["S11.niet_op_adres"]),
        (opgeschort(woonadres(), "O", "overlijden"), vec!["S11.overleden"]),
        (opgeschort(woonadres(), "M", "ministerieel besluit"), vec!["S11.opgeschort"]),
        (opgeschort(onbekend(), "E", "emigratie"), vec!["S11.verblijfplaats_onbekend"]),
    ]
}

/// A refusal, as the description spells it.
pub fn foutbericht(status: u16, titel: &str, code: &str) -> Value {
    json!({
        "type": "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10",
        "title": titel, "status": status, "detail": "Zie de titel.",
        "instance": "https://brp.example.nl/haalcentraal/api/brp/personen", "code": code,
    })
}
