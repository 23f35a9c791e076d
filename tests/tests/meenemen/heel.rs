//! Export then import is the identity on what she gave: for drawn customers, from one database to the other and back.

use klant_tests::{Api, Omgeving, Soort};
use serde_json::{Value, json};

use crate::verzoek::{API, tekst};

/// Draws from a seed: the same everywhere, and another customer each time.
struct Trekking(u64);

impl Trekking {
    fn getal(&mut self, onder: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % onder
    }

    fn kans(&mut self) -> bool {
        self.getal(2) == 0
    }

    fn een<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        &uit[self.getal(uit.len())]
    }
}

const NAMEN: [&str; 6] = ["Mina", "Ñandú", "O'Brien-<b>Vos</b>", "Јована", "李", "d\"Ürsel & Zn."];

fn adres(trek: &mut Trekking) -> Value {
    match trek.getal(3) {
        0 => {
            json!({"straatnaam": "Dorpsstraat", "huisnummer": 1 + trek.getal(90), "postcode": "1234 AB", "stad": "Turfstad", "land": "NL"})
        }
        1 => json!({"adresregel1": "Hauptstraße 7", "adresregel2": "47533 Kleve", "land": "DE"}),
        _ => json!({"nummeraanduidingId": "0518200000637599"}),
    }
}

fn klant(trek: &mut Trekking) -> Value {
    let persoon = trek.kans();
    let mut klant = json!({
        "soort": if persoon { "persoon" } else { "organisatie" },
        "verstrektDoor": trek.een(&["klant", "vertegenwoordiger", "medewerker_namens_klant"]),
        "interneNotitie": "NOTITIE-MERK",
    });
    if persoon {
        klant["contactnaam"] = json!({"voornaam": trek.een(&NAMEN), "achternaam": trek.een(&NAMEN)});
        if trek.kans() {
            klant["contactnaam"]["voorvoegselAchternaam"] = json!("van der");
        }
    } else {
        klant["organisatienaam"] = json!(trek.een(&NAMEN));
    }
    for naam in ["correspondentieadres", "bezoekadres"] {
        if trek.kans() {
            klant[naam] = adres(trek);
        }
    }
    if trek.kans() {
        klant["voorkeurstaal"] = json!(trek.een(&["nld", "fry", "deu"]));
    }
    if trek.kans() {
        klant["geheimhouding"] = json!(trek.kans());
    }
    if trek.kans() {
        klant["beperktSinds"] = json!("2026-02-03");
    }
    if trek.kans() {
        klant["rekeningnummers"] = json!([{"iban": "NL91ABNA0417164300"}]);
    }
    let mut adressen = Vec::new();
    for nummer in 0..trek.getal(4) {
        let (soort, tekst) = match trek.getal(3) {
            0 => ("email", format!("adres{nummer}@example.org")),
            1 => ("telefoonnummer", format!("+3161234567{nummer}")),
            _ => ("overig", format!("@mina{nummer}")),
        };
        let mut adres = json!({"soort": soort, "standaard": trek.kans()});
        // Some she holds herself: then the reference goes along.
        if trek.getal(4) == 0 {
            adres["verwijzing"] = json!(format!("https://kluis.example.org/mina{nummer}?a=1&b=2"));
        } else {
            adres["adres"] = json!(tekst);
        }
        if trek.kans() {
            adres["omschrijving"] = json!("Thuis <&>");
        }
        adressen.push(adres);
    }
    let voorkeuren: Vec<Value> = ["dienstverlening", "nieuws", "formeel"]
        .into_iter()
        .filter_map(|soort| match trek.getal(3) {
            0 => None,
            1 if !adressen.is_empty() => {
                let adres = trek.een(&adressen);
                let waar = adres.get("adres").or_else(|| adres.get("verwijzing"));
                Some(json!({"berichtsoort": soort, "adres": waar}))
            }
            _ => Some(json!({"berichtsoort": soort, "post": true})),
        })
        .collect();
    klant["digitaleAdressen"] = json!(adressen);
    klant["voorkeuren"] = json!(voorkeuren);
    if trek.kans() {
        klant["kenbaarmakingen"] = json!([
            {"berichtsoort": "formeel", "gegevenOp": "2026-01-10"},
            {"berichtsoort": "nieuws", "gegevenOp": "2025-01-10", "ingetrokkenOp": "2025-06-01"},
        ]);
    }
    klant
}

#[track_caller]
fn meegenomen(api: &Api, klant: &str) -> Value {
    let mee = api.post(&format!("{API}/klanten/{klant}/_neemmee"), &json!({})).verwacht(200);
    let inhoud = mee.to_string();
    for verboden in ["NOTITIE-MERK", klant, "uuid"] {
        assert!(!inhoud.contains(verboden), "{verboden} in {inhoud}");
    }
    mee
}

#[track_caller]
fn neem_over(api: &Api, document: &Value) -> String {
    let gedaan = api.post(&format!("{API}/klanten/_neemover"), &json!({"document": document})).verwacht(200);
    tekst(&gedaan, "/klant/uuid").to_owned()
}

#[test]
fn s6a_wat_zij_gaf_komt_heel_over_van_de_ene_database_naar_de_andere_en_terug() {
    let (hier, daar) = (Omgeving::nieuw(Soort::Sqlite), Omgeving::nieuw(Soort::Postgres));
    let (hier, daar) = (hier.api(), daar.api());
    let mut trek = Trekking(20_261_124);
    for _ in 0..40 {
        let nieuw = klant(&mut trek);
        let gemaakt = hier.post(&format!("{API}/klanten"), &nieuw).verwacht(201);
        let mee = meegenomen(&hier, tekst(&gemaakt, "/uuid"));
        let verder = meegenomen(&daar, &neem_over(&daar, &mee));
        assert_eq!(verder["inhoud"], mee["inhoud"], "{nieuw}");
        let terug = meegenomen(&hier, &neem_over(&hier, &verder));
        assert_eq!(terug["inhoud"], mee["inhoud"], "{nieuw}");
    }
}
