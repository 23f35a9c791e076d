//! What an administrator does around the register: look what is wrong, fill a trial database, complete commands.

use serde_json::Value;

use crate::proef::{Einde, Proef, voorbeelden};

fn bevindingen(einde: &Einde) -> Vec<(String, String, String)> {
    let json: Value =
        serde_json::from_str(&einde.uit).unwrap_or_else(|fout| panic!("no JSON ({fout}): {}", einde.uit));
    let alle = json.get("bevindingen").and_then(Value::as_array).expect("a list");
    let tekst = |een: &Value, lid: &str| een.get(lid).and_then(Value::as_str).unwrap_or_default().to_owned();
    alle.iter().map(|een| (tekst(een, "oordeel"), tekst(een, "onderdeel"), tekst(een, "zin"))).collect()
}

fn doctor(proef: &Proef, meer: &[&str]) -> Einde {
    proef.voer_uit(&[&["doctor", "--output", "json"], meer].concat())
}

#[track_caller]
fn vind(einde: &Einde, oordeel: &str, deel: &str) {
    let gevonden = bevindingen(einde);
    assert!(gevonden.iter().any(|(eigen, _, zin)| eigen == oordeel && zin.contains(deel)), "{gevonden:#?}");
}

#[test]
fn doctor_zonder_database_maakt_er_geen() {
    let proef = Proef::nieuw();
    let einde = doctor(&proef, &[]);
    einde.verwacht(2);
    vind(&einde, "stuk", "klant.db bestaat niet");
    assert!(!proef.pad("klant.db").exists() && !proef.pad("klant.db.sleutel").exists());
    // What is no database is told as that.
    proef.leg("klant.db", &"dit is geen database ".repeat(100));
    let einde = doctor(&proef, &[]);
    einde.verwacht(2);
    vind(&einde, "stuk", "beschadigd of geen database");
}

#[test]
fn doctor_noemt_wat_een_blik_verdient_en_geeft_dan_0() {
    let proef = Proef::nieuw();
    proef.voer_uit(&["token", "maak", "--naam", "balie"]).verwacht(0);
    proef.voer_uit(&["token", "maak", "--naam", "oud", "--vervalt-op", "2020-01-31T12:00:00Z"]).verwacht(0);
    proef.voer_uit(&["token", "maak", "--naam", "weg"]).verwacht(0);
    proef.voer_uit(&["token", "intrek", "--naam", "weg"]).verwacht(0);
    let contact = r#"{"profiel": "klacht", "klantcontact": {"kanaal": "telefoon", "onderwerp": "Traag",
        "betrokkenen": [{"rol": "klant", "initiator": true, "contactnaam": {"achternaam": "Vries"},
        "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0600654321"}]}]}}"#;
    proef.met_invoer(&["registreer", "--profielen", &voorbeelden()], contact).verwacht(0);

    let einde = doctor(&proef, &[]);
    einde.verwacht(0);
    for zin in ["balie heeft een token dat nooit vervalt", "oud heeft een token dat is vervallen"] {
        vind(&einde, "let_op", zin);
    }
    vind(&einde, "let_op", "balie werkt onder het doel `niet-bepaald`");
    vind(&einde, "let_op", "met het profiel `klacht`, dat er niet is");
    assert!(!einde.uit.contains("weg heeft") && !einde.uit.contains("0600654321"), "{}", einde.uit);
    // With the folder of the server there is no such thing.
    let einde = doctor(&proef, &["--profielen", &voorbeelden()]);
    assert!(!einde.verwacht(0).contains("dat er niet is"), "{}", einde.uit);

    let blad = proef.voer_uit(&["doctor"]);
    assert!(blad.verwacht(0).lines().all(|regel| regel.chars().count() <= 100), "{}", blad.uit);
}

#[test]
fn doctor_zegt_dat_sleutels_of_profielen_niet_deugen() {
    let proef = Proef::nieuw();
    for naam in ["a.db", "b.db"] {
        let url = format!("sqlite:{naam}");
        proef.voer_uit(&["token", "maak", "--naam", "balie", "--database", &url]).verwacht(0);
    }
    let einde = doctor(&proef, &["--database", "sqlite:a.db", "--sleutelbestand", "b.db.sleutel"]);
    einde.verwacht(2);
    vind(&einde, "stuk", "hoort niet bij deze database");
    std::fs::remove_file(proef.pad("a.db.sleutel")).expect("a file can be removed");
    let einde = doctor(&proef, &["--database", "sqlite:a.db"]);
    einde.verwacht(2);
    vind(&einde, "stuk", "a.db.sleutel bestaat niet");
    assert!(!proef.pad("a.db.sleutel").exists());

    proef.leg("p/a.toml", "formaat = 1\ncode = \"a\"\nversie = \"1\"\nnaam = \"A\"\nx = 1\n");
    let einde = doctor(&proef, &["--database", "sqlite:b.db", "--profielen", "p"]);
    einde.verwacht(2);
    vind(&einde, "stuk", "a.toml:5:1: x: ");
    // The rest was looked at all the same.
    vind(&einde, "goed", "het sleutelbestand past");
}

#[test]
fn doctor_kijkt_naar_de_machtigingen() {
    let proef = Proef::nieuw();
    proef.voer_uit(&["token", "maak", "--naam", "kiss"]).verwacht(0);
    let einde = doctor(&proef, &[]);
    einde.verwacht(0);
    vind(&einde, "goed", "6 ingebouwde machtigingen gelden");
    vind(&einde, "let_op", "nog geen verwerkingsactiviteit uit het eigen verwerkingsregister");

    let machtiging = "formaat = 1\ncode = \"balie\"\nnaam = \"Balie\"\nstandaarddoel = \"klantcontact\"\n\
        toepassingen = [\"kiss\", \"kis\"]\n\
        [doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = \"alle\"\n";
    proef.leg("m/balie.toml", machtiging);
    let einde = doctor(&proef, &["--machtigingen", "m"]);
    einde.verwacht(0);
    vind(&einde, "goed", "7 machtigingen gelden, met die uit m");
    vind(&einde, "let_op", "kis staat in de machtiging `balie`, maar is niet geregistreerd");
    assert!(!einde.uit.contains("kiss staat"), "{}", einde.uit);

    proef.leg("m/balie.toml", &machtiging.replace("lezen", "lezn"));
    let einde = doctor(&proef, &["--machtigingen", "m"]);
    einde.verwacht(2);
    vind(&einde, "stuk", "balie.toml:7:16: doelen.klantcontact.handelingen[0]: ");
}

#[test]
fn aanvulling_noemt_elke_opdracht() {
    let proef = Proef::nieuw();
    for shell in ["bash", "zsh", "fish"] {
        let script = proef.voer_uit(&["aanvulling", shell]);
        let script = script.verwacht(0);
        for woord in
            ["serve", "voeg-toe", "intrek", "bepaal", "doctor", "genereer", "aanvulling", "brp-bestand"]
        {
            assert!(script.contains(woord), "{shell}: {woord}");
        }
    }
    let einde = proef.voer_uit(&["aanvulling", "csh"]);
    assert!(
        einde.verwacht(2).is_empty() && einde.fout.contains("kies uit bash, zsh, fish"),
        "{}",
        einde.fout
    );
}

/// What a shell makes of it: bash is on every machine where this runs.
#[test]
fn aanvulling_van_bash_vult_een_opdracht_aan() {
    let proef = Proef::nieuw();
    proef.leg("script", proef.voer_uit(&["aanvulling", "bash"]).verwacht(0));
    let vraag = "source ./script; COMP_WORDS=(klant token in); COMP_CWORD=2; _klant klant in token; \
                 echo \"${COMPREPLY[@]}\"";
    let mut bash = std::process::Command::new("bash");
    let einde = crate::proef::eindig(bash.args(["-c", vraag]).current_dir(proef.pad(".")), "");
    assert_eq!(einde.verwacht(0), "intrek\n");
}

#[test]
fn genereer_en_meet_weigeren_wat_niet_kan() {
    let proef = Proef::nieuw();
    proef.voer_uit(&["genereer"]).verwacht(2);
    proef.voer_uit(&["genereer", "--partijen", "0"]).verwacht(2);
    assert!(!proef.pad("klant.db").exists());
    let meet = ["meet", "--partijen", "10", "--url"];
    let einde = proef.voer_uit(&[&meet[..], &["http://127.0.0.1:1"]].concat());
    assert!(einde.verwacht(2).is_empty() && einde.fout.contains("er is geen token"), "{}", einde.fout);
    let einde =
        proef.met_invoer(&[&meet[..], &["https://klant.example.nl", "--token-stdin"]].concat(), "geheim\n");
    assert!(einde.verwacht(2).is_empty() && einde.fout.contains("http://"), "{}", einde.fout);
    let weg = [&meet[..], &["http://127.0.0.1:1", "--token-stdin", "--verzoeken", "3", "--alleen", "bepaal"]]
        .concat();
    let einde = proef.met_invoer(&weg, "geheim\n");
    einde.verwacht(2);
    assert!(
        einde.fout.contains("3 keer geen goed antwoord") && einde.fout.contains("niet bereikbaar"),
        "{}",
        einde.fout
    );
}

#[test]
fn er_zijn_twaalf_voorbeeldprofielen_zonder_fouten() {
    let proef = Proef::nieuw();
    let einde = proef.voer_uit(&["profiel", "lijst", "--profielen", &voorbeelden(), "--output", "json"]);
    let profielen: Value = serde_json::from_str(einde.verwacht(0)).expect("JSON");
    let codes: Vec<&str> = profielen["resultaten"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|een| een["code"].as_str())
        .collect();
    for code in ["afspraak", "bezwaar", "melding-organisatie", "parkeervergunning"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    assert_eq!(codes.len(), 13, "twelve, and the built-in one: {codes:?}");
}
