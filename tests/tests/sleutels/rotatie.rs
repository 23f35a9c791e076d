//! A rotation: beside a server, stopped and gone on with, and what is left of the old key.

use crate::bouw::{BSN_KAREL, BSN_MINA, KLANTEN, bsn, met, mina, registreer_klant};
use klant_tests::{Omgeving, binary, op_beide_databases};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

/// Runs a command that answers JSON.
#[track_caller]
fn json_van(omgeving: &Omgeving, argumenten: &[&str], code: i32) -> Value {
    let einde = omgeving.voer_uit(&[argumenten, &["--output", "json"]].concat());
    serde_json::from_str(einde.verwacht(code)).expect("JSON")
}

#[track_caller]
fn roteer(omgeving: &Omgeving, opties: &[&str]) -> Value {
    json_van(omgeving, &[&["sleutel", "roteer"], opties].concat(), 0)
}

/// Each version with how many values stand under it.
#[track_caller]
fn versies(omgeving: &Omgeving) -> Vec<(i64, i64)> {
    let lijst = json_van(omgeving, &["sleutel", "lijst"], 0);
    let rijen = lijst["resultaten"].as_array().expect("a list");
    let getal = |rij: &Value, lid: &str| rij[lid].as_i64().expect("a number");
    rijen.iter().map(|rij| (getal(rij, "versie"), getal(rij, "waarden"))).collect()
}

fn sleutelbestand(omgeving: &Omgeving) -> PathBuf {
    let map = fs::read_dir(omgeving.database().map()).expect("the folder can be read");
    let gevonden: Vec<PathBuf> = map
        .map(|een| een.expect("an entry").path())
        .filter(|pad| pad.extension().is_some_and(|einde| einde == "sleutel"))
        .collect();
    let [pad] = gevonden.as_slice() else { panic!("geen of meer sleutelbestanden: {gevonden:?}") };
    pad.clone()
}

/// As if the newest key had been there for some time.
fn verouder(omgeving: &Omgeving) {
    let bestand =
        File::options().append(true).open(sleutelbestand(omgeving)).expect("the file can be opened");
    bestand.set_modified(SystemTime::now() - Duration::from_mins(2)).expect("its time can be set");
}

/// What `klant doctor` says of the keys and the values.
#[track_caller]
fn opmerkingen(omgeving: &Omgeving, code: i32) -> Vec<String> {
    let verslag = json_van(omgeving, &["doctor"], code);
    let alle = verslag["bevindingen"].as_array().expect("a list");
    alle.iter()
        .filter(|een| {
            een["oordeel"] != "goed" && ["sleutels", "waarden"].iter().any(|deel| een["onderdeel"] == *deel)
        })
        .map(|een| format!("{}: {} {}", een["oordeel"], een["aantal"], een["zin"]).replace('"', ""))
        .collect()
}

fn karel() -> Value {
    met(mina(), &json!({"identificaties": [bsn(BSN_KAREL)]}))
}

op_beide_databases!(een_rotatie_naast_een_server_stoort_niemand, |omgeving| {
    let api = omgeving.api();
    // Of each customer her number, and a line in the log of processings.
    let wie = registreer_klant(&api, &mina());
    assert_eq!(versies(&omgeving), [(1, 2)]);
    let opzoekwaarde = omgeving.sql("SELECT opzoekwaarde FROM partij_identificator");

    // Half a rotation: the key is there, and nothing stands under it.
    let begonnen = roteer(&omgeving, &["--alleen-toevoegen"]);
    assert_eq!(
        begonnen,
        json!({"versie": 2, "nieuw": true, "omgezet": 0, "nietTeOpenen": 0, "verwijderd": []})
    );
    let half = "let_op: 2 waarden staan nog onder een oudere sleutel; maak dat af met `klant sleutel roteer --hervat`";
    assert_eq!(opmerkingen(&omgeving, 0), [half]);
    // The server writes with the new one at once, and a second call begins no third.
    registreer_klant(&api, &karel());
    assert_eq!(versies(&omgeving), [(1, 2), (2, 2)]);
    assert_eq!(roteer(&omgeving, &["--alleen-toevoegen"])["nieuw"], false);

    let af = roteer(&omgeving, &[]);
    assert_eq!(af, json!({"versie": 2, "nieuw": false, "omgezet": 2, "nietTeOpenen": 0, "verwijderd": []}));
    assert_eq!(versies(&omgeving), [(1, 0), (2, 4)]);
    assert!(opmerkingen(&omgeving, 0).is_empty());
    assert_eq!(roteer(&omgeving, &["--hervat"])["omgezet"], 0);

    // To who asks nothing changed, and she is found as before.
    let gelezen = api.get(&format!("{KLANTEN}/{wie}")).verwacht(200);
    assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
    let gevonden =
        api.post(&format!("{KLANTEN}/_zoek"), &json!({"identificatie": bsn(BSN_MINA)})).verwacht(200);
    assert_eq!(gevonden["resultaten"][0]["uuid"], wie);
    let nu = omgeving.sql("SELECT opzoekwaarde FROM partij_identificator ORDER BY volgnummer");
    assert_eq!(nu.first(), opzoekwaarde.first());
});

op_beide_databases!(een_server_die_niets_schreef_leest_wat_onder_een_nieuwe_sleutel_staat, |mut omgeving| {
    let wie = registreer_klant(&omgeving.api(), &mina());
    omgeving.stop();
    omgeving.start();
    let api = omgeving.api();
    for versie in 2..=3 {
        assert_eq!(roteer(&omgeving, &[])["versie"], versie);
        let gelezen = api.get(&format!("{KLANTEN}/{wie}")).verwacht(200);
        assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
    }
    let einde = omgeving.stop();
    assert!(!einde.stderr.contains("ERROR") && !einde.stderr.contains(BSN_MINA), "{}", einde.stderr);
});

op_beide_databases!(een_rotatie_die_wordt_gedood_gaat_verder_waar_zij_was, |mut omgeving| {
    omgeving.stop();
    let _ = omgeving.voer_uit(&["genereer", "--partijen", "4000"]).verwacht(0);
    let alles = versies(&omgeving)[0].1;
    assert!(alles > 2000, "{alles}");
    let mut kind = Command::new(binary())
        .args(["sleutel", "roteer", "--database", omgeving.database().url()])
        .current_dir(omgeving.database().map())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be started");
    let (begin, tel) =
        (Instant::now(), "SELECT count(*) AS n FROM partij_identificator WHERE sleutelversie = 2");
    while omgeving.sql(tel) == [["0"]] {
        assert!(begin.elapsed() < Duration::from_mins(1), "er gebeurt niets");
    }
    kind.kill().expect("it can be killed");
    kind.wait().expect("a child can be waited for");
    let stand = versies(&omgeving);
    let [(1, rest), (2, gedaan)] = stand[..] else { panic!("{stand:?}") };
    assert!(gedaan > 0 && rest + gedaan == alles, "{stand:?}");
    assert_eq!(roteer(&omgeving, &["--hervat"])["omgezet"], rest);
    assert_eq!(versies(&omgeving), [(1, 0), (2, alles)]);
    assert!(opmerkingen(&omgeving, 0).is_empty());
});

op_beide_databases!(een_oude_sleutel_gaat_pas_weg_als_niets_hem_nodig_heeft, |nieuw: bouw| {
    let omgeving = nieuw.argument("--zonder-logboek").start();
    let wie = registreer_klant(&omgeving.api(), &mina());
    let kopie = fs::read(sleutelbestand(&omgeving)).expect("the file can be read");
    assert_eq!(roteer(&omgeving, &["--verwijder-oude"])["verwijderd"], json!([]), "it begins nothing");
    let _ = roteer(&omgeving, &[]);
    let te_vroeg = omgeving.voer_uit(&["sleutel", "roteer", "--verwijder-oude"]);
    assert!(
        te_vroeg.verwacht(2).is_empty() && te_vroeg.stderr.contains("nog geen minuut oud"),
        "{}",
        te_vroeg.stderr
    );

    // A value that does not open keeps the key under which it stands.
    let terug = omgeving.sql("SELECT cijfertekst FROM partij_identificator").concat().concat();
    omgeving.database().voer_sql_uit("UPDATE partij_identificator SET sleutelversie = 1");
    verouder(&omgeving);
    let dicht = omgeving.voer_uit(&["sleutel", "roteer", "--verwijder-oude"]);
    assert!(
        dicht.verwacht(2).contains("er is niets omgezet") && dicht.stderr.contains("1 waarde gaat niet open"),
        "{dicht:?}"
    );
    assert_eq!(versies(&omgeving), [(1, 1), (2, 0)]);
    omgeving.database().voer_sql_uit("UPDATE partij_identificator SET sleutelversie = 2");
    assert_eq!(omgeving.sql("SELECT cijfertekst FROM partij_identificator").concat().concat(), terug);

    assert_eq!(roteer(&omgeving, &["--verwijder-oude"])["verwijderd"], json!([1]));
    assert_eq!(versies(&omgeving), [(2, 1)]);
    let gelezen = omgeving.api().get(&format!("{KLANTEN}/{wie}")).verwacht(200);
    assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
    registreer_klant(&omgeving.api(), &karel());
    assert!(opmerkingen(&omgeving, 0).is_empty());

    // The copy from before opens nothing any more, and is refused instead of failing at each customer.
    let pad = sleutelbestand(&omgeving);
    fs::write(&pad, kopie).expect("the file can be written");
    let geweigerd = omgeving.voer_uit(&["sleutel", "lijst"]);
    assert!(
        geweigerd.verwacht(2).is_empty() && geweigerd.stderr.contains("van voor de laatste rotatie"),
        "{}",
        geweigerd.stderr
    );
});

op_beide_databases!(opties_die_elkaar_tegenspreken_worden_geweigerd, |omgeving| {
    for optie in ["--hervat", "--verwijder-oude"] {
        let einde = omgeving.voer_uit(&["sleutel", "roteer", "--alleen-toevoegen", optie]);
        assert!(einde.verwacht(2).is_empty(), "{}", einde.stdout);
    }
    assert_eq!(versies(&omgeving), [(1, 0)]);
});
