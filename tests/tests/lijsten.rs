//! A long list: its length and its pages come from blocks, and are what they were when it was counted.

use klant_tests::{Omgeving, Soort, op_beide_databases};
use serde_json::Value;
use std::thread::sleep;
use std::time::{Duration, Instant};

const LIJST: &str = "/klantinteracties/api/v1/categorieen";

/// Two blocks and a tail.
const RIJEN: i64 = 20_000;

fn vul(omgeving: &Omgeving) {
    let (uuid, reeks) = match omgeving.soort() {
        Soort::Sqlite => (
            "randomblob(16)",
            "(WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 20000) SELECT n FROM r)",
        ),
        Soort::Postgres => ("gen_random_uuid()", "(SELECT n FROM generate_series(1, 20000) n)"),
    };
    omgeving.database().voer_sql_uit(&format!(
        "INSERT INTO categorie (uuid, versie, naam) SELECT {uuid}, 1, 'Categorie ' || n FROM {reeks} reeks"
    ));
}

fn blokken(omgeving: &Omgeving) -> usize {
    omgeving.sql("SELECT tot_nummer FROM rijblok WHERE tabel = 'categorie'").len()
}

/// The names on a page, and what the list says of itself.
#[track_caller]
fn bladzijde(omgeving: &Omgeving, pagina: &str) -> (Value, Vec<String>) {
    let antwoord = omgeving.api().get(&format!("{LIJST}?pageSize=500&page={pagina}"));
    let namen = antwoord.op("/results").as_array().expect("a list").iter();
    let naam = |een: &Value| een.get("naam").and_then(Value::as_str).expect("a name").to_owned();
    (antwoord.op("/count").clone(), namen.map(naam).collect())
}

/// The names from this number down to and with that one.
fn namen(van: i64, tot: i64) -> Vec<String> {
    (tot..=van).rev().map(|n| format!("Categorie {n}")).collect()
}

fn controleer(omgeving: &Omgeving) {
    // Newest first; the first bounds are at 8193 and 16385.
    for (pagina, van) in [("1", RIJEN), ("8", 16_500), ("24", 8_500), ("40", 500), ("last", 500)] {
        let (aantal, gezien) = bladzijde(omgeving, pagina);
        assert_eq!(aantal, RIJEN);
        assert_eq!(gezien, namen(van, van - 499), "bladzijde {pagina}");
    }
    assert_eq!(omgeving.api().get(&format!("{LIJST}?pageSize=500&page=41")).status, 404);
}

op_beide_databases!(een_lijst_is_na_het_aftellen_dezelfde, |mut omgeving| {
    vul(&omgeving);
    controleer(&omgeving);
    let _ = omgeving.stop();
    let _ = omgeving.voer_uit(&["migrate"]).verwacht(0);
    assert_eq!(blokken(&omgeving), 2);
    omgeving.start();
    controleer(&omgeving);

    let api = omgeving.api();
    let laatste = api.get(&format!("{LIJST}?pageSize=500&page=last")).verwacht(200);
    let uuid = laatste["results"][499]["uuid"].as_str().expect("a uuid").to_owned();
    api.delete(&format!("{LIJST}/{uuid}")).verwacht(204);
    let (aantal, gezien) = bladzijde(&omgeving, "last");
    assert_eq!(aantal, RIJEN - 1);
    assert_eq!(gezien, namen(500, 2));
});

op_beide_databases!(een_draaiende_server_telt_zelf_af, |omgeving| {
    vul(&omgeving);
    let begin = Instant::now();
    while blokken(&omgeving) < 2 {
        assert!(begin.elapsed() < Duration::from_secs(60), "er is niets afgeteld");
        sleep(Duration::from_millis(200));
    }
    controleer(&omgeving);
});
