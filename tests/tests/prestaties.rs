//! The suite of measurements, in a form so small that its times say nothing: that it runs, and fills its tables.

use klant_tests::{Database, Opdracht, Soort, binary};

const SUITE: &str = "examples/prestaties/suite.sh";

const WOORDEN: [&str; 11] = [
    "partij",
    "partij-expand",
    "bsn",
    "bladzijde",
    "late-bladzijde",
    "klantcontacten",
    "post-klantcontact",
    "maak-klantcontact",
    "interactie",
    "bepaal",
    "klantbeeld",
];

/// The cells of the rows that begin so.
#[cfg(test)]
fn rijen<'a>(tekst: &'a str, begin: &str) -> Vec<Vec<&'a str>> {
    let rijen = tekst.lines().filter(|regel| regel.starts_with(begin));
    rijen.map(|rij| rij.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[cfg(test)]
#[track_caller]
fn getal(cel: &str) -> f64 {
    cel.parse().unwrap_or_else(|_| panic!("`{cel}` is geen getal"))
}

#[test]
fn de_suite_vult_op_beide_databases_een_rij_voor_elk_woord() {
    let postgres = Database::leeg(Soort::Postgres);
    let naast = binary().display().to_string();
    let argumenten = ["200", "--naast", &naast, "--week", "20", "--verzoeken", "10", "--verbindingen", "2"];
    let suite = Opdracht::script(SUITE, &argumenten).met_variabele("KLANT_DATABASE", postgres.url());
    // A request that is not answered well ends it.
    let suite = suite.voer_uit();
    let verslag = suite.verwacht(0);
    for (wat, vaak) in [
        ("Measured by `suite.sh 200 ", 1),
        ("\n- commit: ", 1),
        ("\n- machine: ", 1),
        ("\n### SQLite\n", 1),
        ("\n### PostgreSQL 1", 1),
        ("\n- rows: 200 partijen and ", 2),
        ("\n- size: ", 2),
        ("\n- memory of the server: ", 2),
        ("\nSettings of PostgreSQL that are not its own: ", 1),
    ] {
        assert_eq!(verslag.matches(wat).count(), vaak, "{wat} in\n{verslag}");
    }
    for grootte in verslag.lines().filter_map(|regel| regel.strip_prefix("- size: ")) {
        assert!(getal(grootte.trim_end_matches(" MB")) > 0.0, "{grootte}");
    }
    for woord in WOORDEN {
        let van_woord = rijen(verslag, &format!("| `{woord}` |"));
        assert_eq!(van_woord.len(), 2, "{woord} in\n{verslag}");
        for rij in van_woord {
            let [_, seconde, p50, p99, server, _, deel, statements, alles, _, deel_alles, met_log] = rij[..]
            else {
                panic!("{rij:?}")
            };
            for cel in [seconde, p50, p99, server, deel, alles, deel_alles] {
                getal(cel);
            }
            // The begin of a transaction, and what is asked; of a read the lines in the log come after it.
            assert!(getal(statements) >= 2.0 && getal(met_log) >= 2.0, "{rij:?}");
        }
    }
    // Of the mixed load ten moments, the last of which is at the last request.
    for verzoeken in 1..=10 {
        assert_eq!(rijen(verslag, &format!("| {} |", verzoeken * 2)).len(), 2, "{verslag}");
    }
}

#[test]
fn de_suite_zegt_dat_een_tweede_bouwsel_de_database_niet_bedient() {
    let suite = Opdracht::script(SUITE, &["10", "--naast", "/bin/false"]).voer_uit();
    suite.verwacht(1);
    assert!(suite.stderr.contains("/bin/false bedient deze database niet"), "{}", suite.stderr);
}
