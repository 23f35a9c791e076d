//! S11: every outcome that the BRP can give, as the description of its API spells it.

use serde_json::{Value, json};

use super::*;

fn van(persoon: &Value) -> BrpAntwoord {
    let antwoord = json!({ "type": "RaadpleegMetBurgerservicenummer", "personen": [persoon] });
    lees(antwoord.to_string().as_bytes()).expect("an answer")
}

fn thuis() -> Value {
    json!({
        "adressering": { "adresregel1": "Dorpsstraat 1", "adresregel2": "1234 AB  TURFSTAD" },
        "verblijfplaats": { "type": "Adres", "functieAdres": { "code": "W", "omschrijving": "woonadres" } },
    })
}

fn opgeschort(mut persoon: Value, reden: &str) -> Value {
    persoon["opschortingBijhouding"] = json!({ "reden": { "code": reden, "omschrijving": "…" } });
    persoon
}

fn buitenland() -> Value {
    json!({
        "adressering": {
            "adresregel1": "1 rue du Port", "adresregel2": "75001 Paris",
            "land": { "code": "5002", "omschrijving": "Frankrijk" },
        },
        "verblijfplaats": { "type": "VerblijfplaatsBuitenland" },
    })
}

fn adres(soort: BrpAdressoort, regels: &[&str]) -> BrpAdres {
    BrpAdres::nieuw(soort, regels.iter().map(|regel| (*regel).to_owned()).collect())
}

#[test]
fn s11_een_woonadres_en_een_briefadres() {
    let regels = ["Dorpsstraat 1", "1234 AB  TURFSTAD"];
    assert_eq!(van(&thuis()), BrpAntwoord::Adres(adres(BrpAdressoort::Woonadres, &regels)));
    let mut brief = thuis();
    brief["verblijfplaats"]["functieAdres"]["code"] = json!("B");
    assert_eq!(van(&brief), BrpAntwoord::Adres(adres(BrpAdressoort::Briefadres, &regels)));
    let locatie = json!({
        "adressering": { "adresregel1": "Woonboot bij de Grote Sloot", "adresregel2": "Turfstad" },
        "verblijfplaats": { "type": "Locatie", "functieAdres": { "code": "W", "omschrijving": "woonadres" } },
    });
    let regels = ["Woonboot bij de Grote Sloot", "Turfstad"];
    assert_eq!(van(&locatie), BrpAntwoord::Adres(adres(BrpAdressoort::Woonadres, &regels)));
}

#[test]
fn s11_in_het_buitenland_sluit_het_land_de_envelop() {
    let verwacht =
        BrpAntwoord::Adres(adres(BrpAdressoort::Buitenland, &["1 rue du Port", "75001 Paris", "Frankrijk"]));
    // Who emigrated is no longer kept here, but her address abroad is.
    for persoon in [buitenland(), opgeschort(buitenland(), "E"), opgeschort(buitenland(), "R")] {
        assert_eq!(van(&persoon), verwacht);
    }
    let mut alleen_land = buitenland();
    alleen_land["adressering"] = json!({ "land": { "code": "5002", "omschrijving": "Frankrijk" } });
    assert_eq!(van(&alleen_land), BrpAntwoord::Geen, "a country is no address");
}

#[test]
fn s11_wie_er_niet_is_of_geen_adres_heeft() {
    let niemand = json!({ "type": "RaadpleegMetBurgerservicenummer", "personen": [] });
    assert_eq!(lees(niemand.to_string().as_bytes()), Some(BrpAntwoord::NietGevonden));
    assert_eq!(van(&json!({})), BrpAntwoord::Geen);
    let onbekend = json!({ "verblijfplaats": { "type": "VerblijfplaatsOnbekend" } });
    assert_eq!(van(&onbekend), BrpAntwoord::VerblijfplaatsOnbekend);
    assert_eq!(van(&opgeschort(onbekend, "E")), BrpAntwoord::VerblijfplaatsOnbekend);
}

#[test]
fn s11_overleden_en_opgeschort_gaan_voor_het_adres_dat_er_nog_staat() {
    assert_eq!(van(&opgeschort(thuis(), "O")), BrpAntwoord::Overleden);
    for reden in ["E", "M", "R", "F", "W", ".", ""] {
        assert_eq!(van(&opgeschort(thuis(), reden)), BrpAntwoord::Opgeschort, "{reden}");
    }
    assert_eq!(van(&opgeschort(buitenland(), "M")), BrpAntwoord::Opgeschort);
}

#[test]
fn s11_wie_er_niet_blijkt_te_wonen_krijgt_er_geen_post() {
    for groep in ["adressering", "verblijfplaats"] {
        let mut persoon = thuis();
        persoon[groep]["indicatieVastgesteldVerblijftNietOpAdres"] = json!(true);
        assert_eq!(van(&persoon), BrpAntwoord::NietOpAdres);
    }
}

#[test]
fn s11_in_onderzoek_en_geheimhouding_gaan_met_het_adres_mee() {
    let opmerkingen = |persoon: &Value| match van(persoon) {
        BrpAntwoord::Adres(adres) => (adres.in_onderzoek, adres.geheimhouding),
        ander => panic!("{ander:?}"),
    };
    assert_eq!(opmerkingen(&thuis()), (false, false));
    let mut geheim = thuis();
    geheim["geheimhoudingPersoonsgegevens"] = json!(true);
    assert_eq!(opmerkingen(&geheim), (false, true));
    let datum = json!({ "type": "Datum", "datum": "2026-01-02", "langFormaat": "2 januari 2026" });
    for (groep, veld) in [
        ("adressering", "adresregel1"),
        ("adressering", "land"),
        ("verblijfplaats", "type"),
        ("verblijfplaats", "functieAdres"),
    ] {
        let mut persoon = thuis();
        persoon[groep]["inOnderzoek"] = json!({ veld: true, "datumIngangOnderzoekVerblijfplaats": datum });
        assert_eq!(opmerkingen(&persoon), (true, false), "{groep}.{veld}");
    }
    let mut naam = thuis();
    naam["adressering"]["inOnderzoek"] = json!({ "aanhef": true });
    assert_eq!(opmerkingen(&naam), (false, false), "her name is not her address");
}

#[test]
fn een_antwoord_op_een_andere_vraag_is_geen_antwoord() {
    let twee = json!({ "type": "RaadpleegMetBurgerservicenummer", "personen": [thuis(), thuis()] });
    let ander = json!({ "type": "ZoekMetPostcodeEnHuisnummer", "personen": [thuis()] });
    let vreemd = json!({
        "type": "RaadpleegMetBurgerservicenummer", "personen": [{ "verblijfplaats": { "type": "Maan" } }],
    });
    let zonder = json!({ "type": "RaadpleegMetBurgerservicenummer" });
    for json in [twee, ander, vreemd, zonder, json!([]), json!("adres")] {
        assert_eq!(lees(json.to_string().as_bytes()), None, "{json}");
    }
    assert_eq!(lees(b"{\"type\":"), None);
}
