//! Machtigingen on the command line: what holds, why someone may do something, and what is accounted for.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::proef::{Einde, Proef, voorbeelden};

const BALIE: &str = "formaat = 1\ncode = \"balie\"\nnaam = \"Balie | <b>\"\nstandaarddoel = \"klantcontact\"\n\
    toepassingen = [\"kassa\"]\nrollen = [\"baliemedewerker\"]\n\
    [doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = [\"voornaam\"]\nprofielen = [\"klacht\"]\n\
    buiten_gemeente = true\n";

#[track_caller]
fn json(einde: &Einde) -> Value {
    serde_json::from_str(&einde.uit).unwrap_or_else(|fout| panic!("{fout}:\n{}{}", einde.uit, einde.fout))
}

/// The codes of the reasons, in order.
fn redenen(json: &Value) -> Vec<&str> {
    let redenen = json["redenen"].as_array().expect("a list");
    redenen.iter().map(|reden| reden["code"].as_str().expect("a code")).collect()
}

fn vraag(proef: &Proef, meer: &[&str]) -> Einde {
    proef.voer_uit(&[&["machtiging", "controleer", "--output", "json"], meer].concat())
}

#[test]
fn s25_controleer_zegt_of_het_mag_en_waarom() {
    let proef = Proef::nieuw();
    let kcc = ["--machtiging", "kcc", "--handeling", "lezen"];
    let mag = vraag(&proef, &[&kcc[..], &["--element", "bsn"]].concat());
    mag.verwacht(0);
    assert_eq!(json(&mag)["uitkomst"], "toegestaan");
    assert_eq!(
        (json(&mag)["doel"].as_str(), redenen(&json(&mag))),
        (Some("klantcontact"), vec!["machtiging.verleent"])
    );

    let terugbellen =
        vraag(&proef, &[&kcc[..], &["--element", "bsn", "--voor-doel", "terugbellen"]].concat());
    terugbellen.verwacht(3);
    assert_eq!(redenen(&json(&terugbellen)), ["S25.geen_recht", "machtiging.element"]);
    assert_eq!(json(&terugbellen)["redenen"][1]["plaats"], "kcc");
    vraag(&proef, &[&kcc[..], &["--element", "telefoonnummer", "--voor-doel", "terugbellen"]].concat())
        .verwacht(0);

    let ander = vraag(&proef, &[&kcc[..], &["--voor-doel", "behandelen"]].concat());
    ander.verwacht(3);
    let zin = json(&ander)["redenen"][0]["zin"].as_str().expect("a sentence").to_owned();
    assert!(zin.contains("wel verleend: klantcontact, terugbellen"), "{zin}");

    let blad = proef.voer_uit(&[
        "machtiging",
        "controleer",
        "--machtiging",
        "portaal",
        "--handeling",
        "lezen",
        "--niveau",
        "geen",
    ]);
    assert!(
        blad.verwacht(3).contains("Machtiging: geweigerd") && blad.uit.contains("machtiging.niveau"),
        "{}",
        blad.uit
    );
    assert!(!proef.pad("klant.db").exists());
}

#[test]
fn controleer_leest_de_bestanden_de_rollen_en_de_registratie() {
    let proef = Proef::nieuw();
    proef.leg("m/balie.toml", BALIE);
    let met = ["--machtigingen", "m", "--profielen", &voorbeelden()];
    let van = |meer: &[&str]| {
        vraag(&proef, &[&met[..], &["--handeling", "lezen", "--element", "voornaam"], meer].concat())
    };
    van(&["--rol", "baliemedewerker", "--profiel", "klacht"]).verwacht(0);
    assert_eq!(
        redenen(&json(&van(&["--rol", "baliemedewerker", "--profiel", "nieuwsbrief"]))),
        ["S25.geen_recht", "machtiging.profiel"]
    );
    // Who holds none is not bounded, unless one is needed.
    assert_eq!(redenen(&json(&van(&["--rol", "manager"]))), ["machtiging.geen"]);
    proef.leg("klant.toml", "machtiging_verplicht = \"ja\"\n");
    let verplicht = van(&["--rol", "manager", "--config", "klant.toml"]);
    verplicht.verwacht(3);
    assert_eq!(redenen(&json(&verplicht)), ["S23.geen_machtiging"]);

    // By its name, with and without a database; with one, what stands there counts.
    let zonder = van(&["--toepassing", "kassa"]);
    zonder.verwacht(0);
    assert!(zonder.fout.contains("er is geen database"), "{}", zonder.fout);
    proef
        .voer_uit(&["token", "maak", "--naam", "kassa", "--geen-identificatie", "--doel", "terugbellen"])
        .verwacht(0);
    let doel = van(&["--toepassing", "kassa"]);
    doel.verwacht(3);
    assert_eq!(redenen(&json(&doel)), ["S23.doel_niet_toegestaan", "machtiging.ander_doel"]);
    let identificeren = ["--toepassing", "kassa", "--machtiging", "kcc", "--voor-doel", "klantcontact"];
    let bsn =
        vraag(&proef, &[&met[..], &identificeren, &["--handeling", "lezen", "--element", "bsn"]].concat());
    bsn.verwacht(3);
    assert_eq!(redenen(&json(&bsn))[0], "S24.geen_recht");
    van(&["--toepassing", "kasa"]).verwacht(2);
    van(&[]).verwacht(2);
    vraag(&proef, &["--rol", "manager"]).verwacht(2);
}

#[test]
fn lijst_toon_en_controleer_kijken_naar_wat_geldt() {
    let proef = Proef::nieuw();
    proef.leg("m/balie.toml", BALIE);
    let met = ["--machtigingen", "m", "--profielen", &voorbeelden()];
    let lijst = proef.voer_uit(&[&["machtiging", "lijst"], &met[..]].concat());
    for woord in ["alleen-lezen", "kassa, baliemedewerker", "klantcontact, terugbellen"] {
        assert!(lijst.verwacht(0).contains(woord), "{woord}: {}", lijst.uit);
    }
    assert!(lijst.uit.lines().all(|regel| regel.chars().count() <= 100), "{}", lijst.uit);
    let toon = proef.voer_uit(&["machtiging", "toon", "kcc"]);
    assert!(toon.verwacht(0).contains("alle behalve rekeningnummer, geboortedatum"), "{}", toon.uit);
    let toon = proef.voer_uit(&[&["machtiging", "toon", "balie", "--output", "json"], &met[..]].concat());
    assert_eq!(json(&toon)["doelen"]["klantcontact"]["profielen"][0], "klacht");
    proef.voer_uit(&["machtiging", "toon", "balie"]).verwacht(1);
    let goed = proef.voer_uit(&[&["machtiging", "controleer"], &met[..]].concat());
    assert_eq!(goed.verwacht(0), "7 machtigingen, geen fouten\n");
    // Without the profiles of the municipality the one that is named is not there.
    let fout = proef.voer_uit(&["machtiging", "controleer", "--machtigingen", "m"]);
    assert_eq!(fout.verwacht(2), "");
    assert!(
        fout.fout.contains("\nbalie.toml:10:14: ") && fout.fout.contains("[machtiging.profiel_onbekend]"),
        "{}",
        fout.fout
    );
}

#[test]
fn een_ingebouwde_machtiging_is_over_te_nemen_als_bestand() {
    let proef = Proef::nieuw();
    for code in ["doelen", "kcc"] {
        let toml = proef.voer_uit(&["machtiging", "toon", code, "--toml"]);
        proef.leg(&format!("m/{code}.toml"), toml.verwacht(0));
    }
    let goed = proef.voer_uit(&["machtiging", "controleer", "--machtigingen", "m"]);
    assert_eq!(goed.verwacht(0), "6 machtigingen, geen fouten\n");
    proef.voer_uit(&["machtiging", "toon", "balie", "--toml"]).verwacht(1);
}

#[test]
fn verantwoord_noemt_elk_gegeven_met_doel_grond_termijn_en_ontvangers() {
    let proef = Proef::nieuw();
    proef.leg("m/balie.toml", BALIE);
    let met = ["verantwoord", "--machtigingen", "m", "--profielen", &voorbeelden()];
    let alles = json(&proef.voer_uit(&[&met[..], &["--output", "json"]].concat()));
    let doelen = alles["doelen"].as_array().expect("a list");
    let contact = doelen.iter().find(|doel| doel["doel"] == "klantcontact").expect("a purpose");
    assert_eq!(contact["ontvangersBuitenGemeente"], serde_json::json!(["Balie | <b>"]));
    assert!(contact["grond"].as_str().is_some_and(|grond| grond.contains("AVG")));
    let van = |machtiging: &str, element: &str| {
        let alle = contact["elementen"].as_array().expect("a list");
        let een = alle.iter().find(|een| een["machtiging"] == machtiging && een["element"] == element);
        een.map(|een| een["handelingen"].clone())
    };
    assert_eq!(van("balie", "voornaam"), Some(serde_json::json!(["lezen"])));
    assert_eq!(van("balie", "bsn"), None);
    let bsn = ["lezen", "bepalen", "zoeken", "klantbeeld", "vastleggen", "wijzigen", "identificeren"];
    assert_eq!(van("kcc", "bsn"), Some(serde_json::json!(bsn)));
    // What does not identify is recorded by who may record, also what she does not see.
    assert_eq!(van("kcc", "geboortedatum"), Some(serde_json::json!(["vastleggen", "wijzigen"])));
    let blad = proef.voer_uit(&met);
    assert!(blad.verwacht(0).lines().all(|regel| regel.chars().count() <= 100), "{}", blad.uit);
    // What someone wrote ends no cell and begins no tag.
    let markdown = proef.voer_uit(&[&met[..], &["--markdown"]].concat());
    assert!(markdown.verwacht(0).contains("- Buiten de gemeente: Balie \\| \\<b>"), "{}", markdown.uit);
}

fn pagina(naam: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(naam)
}

/// `KLANT_SCHRIJF_VERANTWOORDING=1` writes the table of the page anew.
#[test]
fn de_tabel_in_avg_is_die_van_de_ingebouwde_machtigingen() {
    const BEGIN: &str = "<!-- begin klant verantwoord --markdown -->\n";
    const EINDE: &str = "<!-- einde klant verantwoord --markdown -->\n";
    let proef = Proef::nieuw();
    let nu = proef.voer_uit(&["verantwoord", "--markdown"]);
    let nu = nu.verwacht(0);
    let tekst = std::fs::read_to_string(pagina("avg.md")).expect("the page can be read");
    let (voor, rest) = tekst.split_once(BEGIN).expect("a marker");
    let (bewaard, na) = rest.split_once(EINDE).expect("a marker");
    if std::env::var_os("KLANT_SCHRIJF_VERANTWOORDING").is_some() {
        std::fs::write(pagina("avg.md"), format!("{voor}{BEGIN}{nu}{EINDE}{na}"))
            .expect("a file can be written");
    } else {
        assert_eq!(bewaard, nu, "look, then KLANT_SCHRIJF_VERANTWOORDING=1");
    }
}

#[test]
fn de_handleiding_toont_goede_bestanden() {
    let proef = Proef::nieuw();
    let tekst = std::fs::read_to_string(pagina("machtigingen.md")).expect("the page can be read");
    let blokken: Vec<&str> =
        tekst.split("```toml\n").skip(1).map(|blok| blok.split("```").next().expect("an end")).collect();
    for blok in &blokken {
        let naam =
            blok.lines().next().and_then(|regel| regel.strip_prefix("# ")).expect("the name of the file");
        proef.leg(&format!("m/{naam}"), blok);
    }
    assert_eq!(blokken.len(), 2, "a machtiging and the purposes");
    let goed =
        proef.voer_uit(&["machtiging", "controleer", "--machtigingen", "m", "--profielen", &voorbeelden()]);
    assert_eq!(goed.verwacht(0), "7 machtigingen, geen fouten\n");
}
