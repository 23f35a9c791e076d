//! The commands as scripts see them: exit codes, standard output, standard error.

use crate::proef::{Einde, Proef, voorbeelden};
use serde_json::Value;

const CONTACT: &str = r#"{"profiel": "PROFIEL", "klantcontact": {"kanaal": "telefoon", "onderwerp": "Parkeren",
    "betrokkenen": [{"rol": "klant", "initiator": true, "contactnaam": {"voornaam": "Wilhelmina"},
    "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0687654321"}]}]}}"#;

const KLANT: &str = r#"{"soort": "persoon", "contactnaam": {"voornaam": "Wilhelmina", "achternaam": "Vries"},
    "identificaties": [{"soort": "bsn", "nummer": "999990019"}],
    "vaststelling": {"middel": "digid", "niveau": "substantieel"}}"#;

fn contact(profiel: &str) -> String {
    CONTACT.replace("PROFIEL", profiel)
}

fn json(einde: &Einde) -> Value {
    serde_json::from_str(&einde.uit).unwrap_or_else(|fout| panic!("no JSON ({fout}): {}", einde.uit))
}

fn met_profielen(proef: &Proef, argumenten: &[&str], invoer: &str) -> Einde {
    let map = voorbeelden();
    let mut alles = argumenten.to_vec();
    alles.extend(["--profielen", &map]);
    proef.met_invoer(&alles, invoer)
}

#[test]
fn toets_werkt_zonder_database_en_geeft_0_of_3() {
    let proef = Proef::nieuw();
    let goed = met_profielen(&proef, &["toets"], &contact("terugbelverzoek"));
    assert!(goed.verwacht(0).starts_with("Besluit: toegestaan\n"), "{}", goed.uit);
    let nee = met_profielen(&proef, &["toets", "-", "--output", "json"], &contact("vraag-openingstijden"));
    nee.verwacht(3);
    assert_eq!(json(&nee)["uitkomst"], "geweigerd");
    let formulier =
        r#"{"profiel": "vraag-openingstijden", "velden": [{"element": "bsn", "verplicht": true}]}"#;
    met_profielen(&proef, &["toets"], formulier).verwacht(3);
    // Not even a default database was made.
    assert!(!proef.pad("klant.db").exists() && !proef.pad("klant.db.sleutel").exists());
}

#[test]
fn weigering_noemt_elke_reden_en_geen_waarde() {
    let proef = Proef::nieuw();
    let einde = met_profielen(&proef, &["registreer"], &contact("vraag-openingstijden"));
    assert_eq!(einde.verwacht(3), "");
    assert!(einde.fout.contains("klant: fout: geweigerd"), "{}", einde.fout);
    assert_eq!(einde.fout.matches("[S12.overtollig]").count(), 2, "{}", einde.fout);
    assert!(einde.fout.contains("  /klantcontact/betrokkenen/0/contactnaam/voornaam: "), "{}", einde.fout);
    assert!(!einde.fout.contains("Wilhelmina") && !einde.fout.contains("0687654321"), "{}", einde.fout);

    let einde = met_profielen(&proef, &["registreer", "--output", "json"], &contact("vraag-openingstijden"));
    einde.verwacht(3);
    assert_eq!(json(&einde)["redenen"].as_array().map(Vec::len), Some(2));
}

#[test]
fn ongeldige_invoer_is_een_fout_met_alle_plaatsen() {
    let proef = Proef::nieuw();
    let invoer =
        contact("terugbelverzoek").replace("0687654321", "12").replace("\"rol\"", "\"x\": 1, \"rol\"");
    let einde = proef.met_invoer(&["registreer"], &invoer);
    einde.verwacht(2);
    assert!(
        einde.fout.contains("[veld.onbekend]") && einde.fout.contains("[telefoon.formaat]"),
        "{}",
        einde.fout
    );
    assert!(!proef.pad("klant.db").exists(), "nothing is opened for input that cannot be read");
    proef.met_invoer(&["registreer"], "{").verwacht(2);
    let einde = proef.met_invoer(&["registreer"], &" ".repeat(1024 * 1024 + 1));
    assert!(einde.fout.contains("1 MiB") && einde.code == Some(2), "{}", einde.fout);
}

#[test]
fn interactie_van_vastleggen_tot_sluiten() {
    let proef = Proef::nieuw();
    let gemaakt = met_profielen(&proef, &["registreer", "--output", "json"], &contact("terugbelverzoek"));
    gemaakt.verwacht(0);
    assert_eq!(gemaakt.fout.matches("sleutels gemaakt in klant.db.sleutel").count(), 1, "{}", gemaakt.fout);
    let uuid = json(&gemaakt)["uuid"].as_str().expect("a uuid").to_owned();

    let blad = met_profielen(&proef, &["interactie", "toon", &uuid], "");
    for tekst in ["Parkeren", "Wilhelmina", "telefoonnummer: 0687654321", "terugbelverzoek, versie"] {
        assert!(blad.verwacht(0).contains(tekst), "{tekst}: {}", blad.uit);
    }
    assert!(blad.uit.lines().all(|regel| regel.chars().count() <= 100), "{}", blad.uit);
    assert_eq!(blad.fout, "", "the keys are told once");

    let bepaald = met_profielen(&proef, &["bepaal", &uuid, "--output", "json"], "");
    bepaald.verwacht(0);
    assert_eq!(json(&bepaald)["contactgegeven"]["digitaalAdres"]["adres"], "0687654321");
    let geen = met_profielen(&proef, &["bepaal", &uuid, "--kanaal", "post"], "");
    assert!(geen.verwacht(3).contains("geen toegestaan adres"), "{}", geen.uit);

    let vervolg = r#"{"kanaal": "telefoon", "onderwerp": "Nog een vraag"}"#;
    let vervolgd = met_profielen(&proef, &["interactie", "voeg-toe", &uuid, "--output", "json"], vervolg);
    vervolgd.verwacht(0);
    assert_eq!(json(&vervolgd)["klantcontacten"].as_array().map(Vec::len), Some(2));
    let tweede = json(&vervolgd)["klantcontacten"][1]["uuid"].as_str().expect("a uuid").to_owned();
    assert!(met_profielen(&proef, &["interactie", "van", &tweede], "").verwacht(0).contains(&uuid));

    assert!(met_profielen(&proef, &["interactie", "sluit", &uuid], "").verwacht(0).contains("gesloten"));
    met_profielen(&proef, &["interactie", "voeg-toe", &uuid], vervolg).verwacht(3);
    let ander = "00000000-0000-4000-8000-000000000000";
    let einde = met_profielen(&proef, &["interactie", "toon", ander], "");
    assert_eq!(einde.verwacht(1), "");
    assert_eq!(einde.fout, "klant: fout: niet gevonden\n");
}

#[test]
fn klant_wordt_gevonden_op_een_nummer_dat_het_blad_verhult() {
    let proef = Proef::nieuw();
    let gemaakt = proef.met_invoer(&["registreer", "--klant", "--output", "json"], KLANT);
    gemaakt.verwacht(0);
    let uuid = json(&gemaakt)["uuid"].as_str().expect("a uuid").to_owned();
    let vraag = r#"{"identificatie": {"soort": "bsn", "nummer": "999990019"}}"#;
    let gevonden = proef.met_invoer(&["zoek"], vraag);
    assert!(gevonden.verwacht(0).contains(&uuid) && gevonden.uit.contains("*******19"), "{}", gevonden.uit);
    assert!(!gevonden.uit.contains("999990019"), "{}", gevonden.uit);
    assert!(proef.voer_uit(&["toon", &uuid, "--toon-nummers"]).verwacht(0).contains("999990019"));
    let als_json = proef.met_invoer(&["zoek", "--output", "json"], vraag);
    assert_eq!(json(&als_json)["resultaten"][0]["identificaties"][0]["nummer"], "999990019");

    let ander = vraag.replace("999990019", "999990020");
    let ander = proef.met_invoer(&["zoek", "--output", "json"], &ander);
    ander.verwacht(1);
    assert_eq!(json(&ander)["resultaten"], Value::Array(Vec::new()));
    // The elfproef is a format.
    let fout = proef.met_invoer(&["zoek"], &vraag.replace("999990019", "123456788"));
    fout.verwacht(2);
    assert!(fout.fout.contains("  /identificatie/nummer: "), "{}", fout.fout);
    assert!(fout.fout.contains("[bsn.elfproef]") && !fout.fout.contains("123456788"), "{}", fout.fout);
    // It is the body of `_zoek`, and nothing beside it.
    let fout = proef.met_invoer(&["zoek"], r#"{"soort": "bsn", "nummer": "999990019"}"#);
    fout.verwacht(2);
    assert!(fout.fout.contains("[veld.onbekend]"), "{}", fout.fout);
}

#[test]
fn opzoeken_maakt_geen_database() {
    let proef = Proef::nieuw();
    let einde = proef.voer_uit(&["token", "lijst", "--database", "sqlite:typefout.db"]);
    einde.verwacht(2);
    assert!(einde.fout.contains("typefout.db bestaat niet"), "{}", einde.fout);
    assert!(!proef.pad("typefout.db").exists());
}

#[test]
fn token_maak_drukt_alleen_het_token_af() {
    let proef = Proef::nieuw();
    let gemaakt = proef.voer_uit(&["token", "maak", "--naam", "balie"]);
    let token = gemaakt.verwacht(0).strip_suffix('\n').expect("one line");
    assert!(token.len() >= 32 && token.bytes().all(|b| b.is_ascii_alphanumeric()), "{token}");
    proef.voer_uit(&["token", "maak", "--naam", "balie"]).verwacht(3);

    let bestaand = "een-token-dat-er-al-was";
    let maak = [
        "token",
        "maak",
        "--naam",
        "oud",
        "--waarde-stdin",
        "--doel",
        "terugbellen",
        "--niveau",
        "laag",
        "--strengheid",
        "handhaven",
        "--geen-identificatie",
        "--vreemde-registers",
        "--vervalt-op",
        "2099-01-01T00:00:00Z",
    ];
    assert_eq!(proef.met_invoer(&maak, &format!("{bestaand}\n")).verwacht(0), format!("{bestaand}\n"));
    let kort = proef.met_invoer(&["token", "maak", "--naam", "leeg", "--waarde-stdin"], "met spatie\n");
    assert!(kort.verwacht(2).is_empty() && kort.fout.contains("1 tot en met 200"), "{}", kort.fout);

    proef.voer_uit(&["token", "intrek", "--naam", "balie"]).verwacht(0);
    proef.voer_uit(&["token", "intrek", "--naam", "balie"]).verwacht(1);
    let lijst = proef.voer_uit(&["token", "lijst", "--output", "json"]);
    assert!(!lijst.verwacht(0).contains(bestaand) && !lijst.uit.contains(token));
    let rijen = &json(&lijst)["resultaten"];
    assert!(rijen[0]["ingetrokkenOp"].is_string() && rijen[0]["niveau"] == "hoog", "{rijen}");
    let oud = &rijen[1];
    assert_eq!((oud["doel"].as_str(), oud["niveau"].as_str()), (Some("terugbellen"), Some("laag")));
    assert_eq!(
        (oud["strengheid"].as_str(), &oud["magIdentificeren"]),
        (Some("handhaven"), &Value::Bool(false))
    );
    assert_eq!(oud["vervaltOp"], "2099-01-01T00:00:00Z");
}

#[test]
fn token_lijst_zegt_of_een_token_is_vervallen() {
    let proef = Proef::nieuw();
    for (naam, tijd) in [("oud", "2020-01-31T12:00:00Z"), ("nieuw", "2999-01-31T12:00:00Z")] {
        proef.voer_uit(&["token", "maak", "--naam", naam, "--vervalt-op", tijd]).verwacht(0);
    }
    let lijst = proef.voer_uit(&["token", "lijst"]);
    assert!(lijst.verwacht(0).contains("vervallen op 2020-01-31 12:00:00Z"), "{}", lijst.uit);
    assert!(lijst.uit.contains("vervalt op 2999-01-31 12:00:00Z"), "{}", lijst.uit);
    // Who was taken away before the end was taken away.
    proef.voer_uit(&["token", "intrek", "--naam", "oud"]).verwacht(0);
    assert!(!proef.voer_uit(&["token", "lijst"]).verwacht(0).contains("vervallen op"));
}

#[test]
fn fout_in_een_opdracht_wijst_naar_haar_eigen_hulp() {
    let proef = Proef::nieuw();
    for (argumenten, opdracht) in [
        (&["token", "intrek"][..], "klant token intrek"),
        (&["token", "intrek", "--raadsel"], "klant token intrek"),
        (&["--als", "token", "zoek", "--raadsel"], "klant zoek"),
        (&["toon"], "klant toon"),
        (&["token", "raadsel"], "klant token"),
        (&["raadsel"], "klant"),
        (&["--raadsel"], "klant"),
    ] {
        let einde = proef.voer_uit(argumenten);
        einde.verwacht(2);
        let slot = format!("; zie `{opdracht} --help`\n");
        assert!(einde.fout.ends_with(&slot), "{argumenten:?}: {}", einde.fout);
    }
}

#[test]
fn profiel_controleer_noemt_elke_fout_op_een_regel() {
    let proef = Proef::nieuw();
    proef.leg("p/a.toml", "formaat = 1\ncode = \"a\"\nversie = \"1\"\nnaam = \"A\"\n[elementen]\nbsn = \"misschien\"\nxyz = \"verboden\"\n");
    proef.leg("p/b.toml", "formaat = \n");
    let einde = proef.voer_uit(&["profiel", "controleer", "--profielen", "p"]);
    einde.verwacht(2);
    let regels: Vec<&str> = einde.fout.lines().collect();
    assert_eq!(regels[0], "klant: fout: de interactieprofielen hebben 3 fouten");
    assert!(
        regels[1].starts_with("a.toml:6:7: elementen.bsn: ") && regels[2].starts_with("a.toml:7:1: "),
        "{}",
        einde.fout
    );
    assert!(regels[3].starts_with("b.toml:1:"), "{}", einde.fout);
    let goed = proef.voer_uit(&["profiel", "controleer", "--profielen", &voorbeelden()]);
    assert!(goed.verwacht(0).ends_with("interactieprofielen, geen fouten\n"));
    let map = voorbeelden();
    assert!(
        proef.voer_uit(&["profiel", "lijst", "--profielen", &map]).verwacht(0).contains("oproep-stempas")
    );
    assert!(
        proef.voer_uit(&["profiel", "toon", "klacht", "--profielen", &map]).verwacht(0).contains("formeel")
    );
    proef.voer_uit(&["profiel", "toon", "bestaat-niet", "--profielen", &map]).verwacht(1);
}

#[test]
fn migrate_zegt_hoeveel() {
    let proef = Proef::nieuw();
    assert!(proef.voer_uit(&["migrate"]).verwacht(0).ends_with("uitgevoerd\n"));
    assert!(proef.voer_uit(&["migrate"]).verwacht(0).starts_with("0 migraties"));
}

#[test]
fn onbekende_instelling_wordt_geweigerd_met_haar_naam() {
    let proef = Proef::nieuw();
    proef.leg("klant.toml", "database = \"sqlite:a.db\"\nbindt = \"x\"\n");
    let einde = proef.voer_uit(&["migrate", "--config", "klant.toml"]);
    einde.verwacht(2);
    assert!(einde.fout.contains("`bindt`"), "{}", einde.fout);
    proef.leg("klant.toml", "database = \"sqlite:a.db\"\n");
    proef.voer_uit(&["migrate", "--config", "klant.toml"]).verwacht(0);
    assert!(proef.pad("a.db").exists());
}

#[test]
fn s23_geen_argument_komt_terug_in_een_fout() {
    let proef = Proef::nieuw();
    let bsn = "999990019";
    for argumenten in [
        vec!["zoek", bsn],
        vec!["toon", bsn],
        vec!["toon", "a", bsn],
        vec![bsn],
        vec!["zoek", "--bsn=999990019"],
        vec!["zoek", "-x999990019"],
        vec!["token", "maak", "--naam", "a", "--niveau", bsn],
        vec!["bepaal", bsn],
        vec!["token", bsn],
        vec!["--output", bsn, "openapi"],
        vec!["migrate", "--database", bsn],
        vec!["migrate", "--doel", "BSN 999990019"],
    ] {
        let einde = proef.voer_uit(&argumenten);
        einde.verwacht(2);
        assert!(einde.fout.starts_with("klant: fout: "), "{argumenten:?}: {}", einde.fout);
        assert!(!einde.fout.contains(bsn) && !einde.uit.contains(bsn), "{argumenten:?}: {}", einde.fout);
    }
}

#[test]
fn lezer_die_ophangt_is_geen_fout() {
    let proef = Proef::nieuw();
    let mut opdracht = std::process::Command::new("sh");
    // The program starts after its reader has gone.
    opdracht
        .arg("-c")
        .arg(format!("(sleep 0.3; '{}' openapi; echo $? >&2) | true", env!("CARGO_BIN_EXE_klant")));
    let einde = crate::proef::eindig(opdracht.current_dir(proef.pad("")), "");
    assert_eq!(einde.fout, "0\n");
}

#[test]
fn openapi_is_json() {
    let proef = Proef::nieuw();
    let einde = proef.voer_uit(&["openapi"]);
    einde.verwacht(0);
    assert!(json(&einde)["openapi"].as_str().is_some_and(|versie| versie.starts_with("3.1")));
}

#[test]
fn voorbeeld_terugbellen_loopt_tot_het_eind() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/cli/terugbellen.sh");
    let mut opdracht = std::process::Command::new("sh");
    opdracht.arg(script).env("KLANT", env!("CARGO_BIN_EXE_klant"));
    let einde = crate::proef::eindig(&mut opdracht, "");
    assert!(einde.verwacht(0).contains("gesloten") && einde.uit.contains("0687654321"), "{}", einde.uit);
}
