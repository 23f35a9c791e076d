//! Whoever has the database changes the log: each way is found, and nothing else is.

use super::proef::{controleer, verzegel};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use klant_tests::{Database, Soort};
use serde_json::{Value, json};

/// Three seals over two rows each, made without a server; and a copy of both tables to put back.
fn verzegeld(soort: Soort) -> (Database, Vec<String>) {
    let database = Database::nieuw(soort);
    let mut koppen = Vec::new();
    for zegel in 0..3 {
        for plaats in 0..2 {
            let naam = format!("t{zegel}{plaats}");
            database.opdracht(&["token", "maak", "--naam", &naam]).voer_uit().verwacht(0);
        }
        koppen.push(verzegel(&database));
    }
    database.voer_sql_uit(
        "CREATE TABLE kopie_audit AS SELECT * FROM audit;
         CREATE TABLE kopie_auditzegel AS SELECT * FROM auditzegel;",
    );
    // Who may change the schema has no trouble with triggers.
    database.voer_sql_uit(match soort {
        Soort::Sqlite => {
            "DROP TRIGGER audit_blijft; DROP TRIGGER audit_verzegeld; DROP TRIGGER audit_verdwijnt_niet;
             DROP TRIGGER auditzegel_blijft; DROP TRIGGER auditzegel_verdwijnt_niet;"
        }
        Soort::Postgres => "DROP FUNCTION auditlog_blijft() CASCADE",
    });
    (database, koppen)
}

fn herstel(database: &Database) {
    let eigen = if database.soort() == Soort::Postgres { "OVERRIDING SYSTEM VALUE" } else { "" };
    database.voer_sql_uit(&format!(
        "DELETE FROM audit; DELETE FROM auditzegel;
         INSERT INTO audit {eigen} SELECT * FROM kopie_audit;
         INSERT INTO auditzegel SELECT * FROM kopie_auditzegel;"
    ));
}

/// The kinds of findings, in order.
fn soorten(verslag: &Value) -> Vec<String> {
    let bevindingen = verslag["bevindingen"].as_array().expect("a list");
    bevindingen.iter().map(|een| een["soort"].as_str().expect("a word").to_owned()).collect()
}

/// What is done, and exactly what is then found.
const SCHENDINGEN: &[(&str, &[&str])] = &[
    ("UPDATE audit SET wie = 'ander' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    ("UPDATE audit SET doel = 'ander' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    ("UPDATE audit SET handeling = 'ander' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    ("UPDATE audit SET soort = 'ander' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    ("UPDATE audit SET elementen = 'bsn' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    // A word that moves to the next column.
    ("UPDATE audit SET wie = wie || doel, doel = '' WHERE volgnummer = 3", &["rij_gewijzigd"]),
    (
        "UPDATE audit SET tijdstip = (SELECT tijdstip FROM kopie_audit WHERE volgnummer = 1) WHERE volgnummer = 3",
        &["rij_gewijzigd"],
    ),
    // Two rows that change places.
    (
        "UPDATE audit SET uuid = (SELECT k.uuid FROM kopie_audit k WHERE k.volgnummer = 7 - audit.volgnummer),
             tijdstip = (SELECT k.tijdstip FROM kopie_audit k WHERE k.volgnummer = 7 - audit.volgnummer)
             WHERE volgnummer IN (3, 4)",
        &["rij_gewijzigd", "rij_gewijzigd"],
    ),
    // Out of the middle, and off the end.
    ("DELETE FROM audit WHERE volgnummer = 3", &["rij_ontbreekt"]),
    ("DELETE FROM audit WHERE volgnummer IN (5, 6)", &["rij_ontbreekt", "rij_ontbreekt"]),
    // Taken from under its seal, as if it still waited; put under another.
    ("UPDATE audit SET zegel = NULL WHERE volgnummer = 3", &["rij_gewijzigd"]),
    ("UPDATE audit SET zegel = 1 WHERE volgnummer = 3", &["rij_gewijzigd", "rij_ingevoegd"]),
    // Slipped in.
    (
        "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel)
             SELECT tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel FROM kopie_audit WHERE volgnummer = 3",
        &["rij_ingevoegd"],
    ),
    // The end with its seal.
    (
        "DELETE FROM audit WHERE zegel = 3; DELETE FROM auditzegel WHERE volgnummer = 3",
        &["staart_afgeknipt"],
    ),
    ("DELETE FROM auditzegel WHERE volgnummer = 3", &["zegels_ontbreken", "staart_afgeknipt"]),
    ("DELETE FROM audit; DELETE FROM auditzegel", &["staart_afgeknipt"]),
    // A seal.
    ("DELETE FROM auditzegel WHERE volgnummer = 2", &["zegels_ontbreken"]),
    ("UPDATE auditzegel SET handtekening = hash WHERE volgnummer = 2", &["zegel_gewijzigd"]),
    ("UPDATE auditzegel SET tot = 5 WHERE volgnummer = 2", &["zegel_gewijzigd"]),
    ("UPDATE auditzegel SET aantal = 3 WHERE volgnummer = 2", &["zegel_gewijzigd"]),
    ("UPDATE auditzegel SET hash = handtekening WHERE volgnummer = 2", &["zegel_gewijzigd"]),
    (
        "UPDATE auditzegel SET tijdstip = (SELECT tijdstip FROM kopie_audit WHERE volgnummer = 1) WHERE volgnummer = 2",
        &["zegel_gewijzigd"],
    ),
    // An older seal in the place of the last: it is ours, but not there.
    (
        "DELETE FROM audit WHERE zegel = 3;
         UPDATE auditzegel SET rijen = (SELECT rijen FROM kopie_auditzegel WHERE volgnummer = 2),
             hash = (SELECT hash FROM kopie_auditzegel WHERE volgnummer = 2),
             handtekening = (SELECT handtekening FROM kopie_auditzegel WHERE volgnummer = 2) WHERE volgnummer = 3",
        &["zegel_gewijzigd", "rij_gewijzigd", "rij_gewijzigd", "kop_onbekend"],
    ),
];

fn elke_schending_wordt_gevonden_en_niets_anders(soort: Soort) {
    let (database, _) = verzegeld(soort);
    let heel = controleer(&database, &[], 0);
    assert_eq!((&heel["zegels"], &heel["rijen"], &heel["onverzegeld"]), (&json!(3), &json!(6), &json!(0)));
    for (opdracht, verwacht) in SCHENDINGEN {
        database.voer_sql_uit(opdracht);
        let verslag = controleer(&database, &[], 3);
        assert_eq!(soorten(&verslag), *verwacht, "{opdracht}\n{verslag:#}");
        assert_eq!(verslag["uitkomst"], "geschonden");
        herstel(&database);
        assert_eq!(soorten(&controleer(&database, &[], 0)), [""; 0], "{opdracht}");
    }
    // As a sentence, for who reads.
    database.voer_sql_uit("DELETE FROM audit WHERE volgnummer = 3");
    let blad = database.opdracht(&["audit", "controleer"]).voer_uit();
    assert!(blad.verwacht(3).contains("regel 3 ontbreekt, maar staat onder zegel 2"), "{}", blad.stdout);
}

/// Without the file, or with one that was made since, a head that was kept elsewhere tells.
fn een_afgeknipt_einde_verraadt_zich_door_een_kop_van_elders(soort: Soort) {
    let (database, koppen) = verzegeld(soort);
    database.voer_sql_uit("DELETE FROM audit WHERE zegel = 3; DELETE FROM auditzegel WHERE volgnummer = 3");
    let bestand = std::fs::read_dir(database.map())
        .expect("the folder can be read")
        .filter_map(|een| Some(een.ok()?.path()))
        .find(|pad| pad.extension().is_some_and(|soort| soort == "zegel"))
        .expect("sealing made the file");
    assert!(std::fs::read_to_string(&bestand).expect("text").contains(&koppen[2]));
    // Sealing goes on, but what the file knows stays: it is the proof.
    database.opdracht(&["token", "maak", "--naam", "later"]).voer_uit().verwacht(0);
    let nieuw = verzegel(&database);
    assert!(nieuw.starts_with("3:") && nieuw != koppen[2], "{nieuw}");
    assert!(std::fs::read_to_string(&bestand).expect("text").contains(&koppen[2]));
    assert_eq!(soorten(&controleer(&database, &[], 3)), ["kop_onbekend"]);
    std::fs::remove_file(&bestand).expect("a file can be removed");
    let zonder = database.opdracht(&["audit", "controleer"]).voer_uit();
    zonder.verwacht(0);
    assert!(zonder.stderr.contains("er is geen kop buiten de database bekend"), "{}", zonder.stderr);
    assert_eq!(soorten(&controleer(&database, &["--kop", &koppen[1]], 0)), [""; 0]);
    assert_eq!(
        soorten(&controleer(&database, &["--kop", &koppen[1], "--kop", &koppen[2]], 3)),
        ["kop_onbekend"]
    );
    let later = format!("9:{}", koppen[2].split_once(':').expect("a number").1);
    assert_eq!(soorten(&controleer(&database, &["--kop", &later], 3)), ["staart_afgeknipt"]);
    database.opdracht(&["audit", "controleer", "--kop", "9:ab"]).voer_uit().verwacht(2);
}

/// Keys of another cannot make a seal of this log.
fn een_zegel_onder_een_andere_sleutel_is_niet_van_ons(soort: Soort) {
    let (database, _) = verzegeld(soort);
    let ander = Database::nieuw(soort);
    for naam in ["a", "b"] {
        ander.opdracht(&["token", "maak", "--naam", naam]).voer_uit().verwacht(0);
    }
    verzegel(&ander);
    let zegel = ander.sql("SELECT handtekening FROM auditzegel").concat().concat();
    let hex = zegel.trim_start_matches("\\x");
    let bytes = if soort == Soort::Sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'") };
    database.voer_sql_uit(&format!("UPDATE auditzegel SET handtekening = {bytes} WHERE volgnummer = 3"));
    assert_eq!(soorten(&controleer(&database, &[], 3)), ["zegel_gewijzigd"]);
}

fn doctor_zegt_dat_er_te_lang_wordt_gewacht(soort: Soort) {
    let (database, _) = verzegeld(soort);
    database.opdracht(&["token", "maak", "--naam", "later"]).voer_uit().verwacht(0);
    let doctor = || {
        let uit = database.opdracht(&["doctor", "--output", "json"]).voer_uit();
        let json: Value = serde_json::from_str(uit.verwacht(0)).expect("JSON");
        let alle = json["bevindingen"].as_array().expect("a list").clone();
        alle.into_iter().find(|een| een["onderdeel"] == "auditlog").expect("a finding")
    };
    assert_eq!(doctor()["oordeel"], "goed");
    let lang_geleden =
        if soort == Soort::Sqlite { "2026-01-01T00:00:00.000000Z" } else { "2026-01-01T00:00:00Z" };
    database.voer_sql_uit(&format!("UPDATE audit SET tijdstip = '{lang_geleden}' WHERE zegel IS NULL"));
    let bevinding = doctor();
    assert_eq!(bevinding["oordeel"], "let_op");
    assert!(bevinding["zin"].as_str().expect("a sentence").starts_with("1 regels wachten"), "{bevinding}");
    let verslag = controleer(&database, &[], 0);
    assert_eq!(
        (&verslag["onverzegeld"], &verslag["onverzegeldSinds"]),
        (&json!(1), &json!("2026-01-01T00:00:00Z"))
    );
}

klant_tests::op_beide_soorten!(
    elke_schending_wordt_gevonden_en_niets_anders,
    een_afgeknipt_einde_verraadt_zich_door_een_kop_van_elders,
    een_zegel_onder_een_andere_sleutel_is_niet_van_ons,
    doctor_zegt_dat_er_te_lang_wordt_gewacht,
);

/// On PostgreSQL a row with a lower number may be kept after a higher one was sealed, and a number may never be used.
#[test]
fn wat_later_wordt_vastgelegd_gaat_niet_verloren_en_lijkt_geen_schending() {
    let database = Database::nieuw(Soort::Postgres);
    database.opdracht(&["token", "maak", "--naam", "een"]).voer_uit().verwacht(0);
    let rij = "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen) \
               VALUES (now(), 'traag', 'd', 'gemaakt', 'actor', gen_random_uuid(), '')";
    let mut traag = PgConnection::establish(database.url()).expect("the server answers");
    traag.batch_execute(&format!("BEGIN ISOLATION LEVEL SERIALIZABLE; {rij}")).expect("it is written");
    let mut weg = PgConnection::establish(database.url()).expect("the server answers");
    weg.batch_execute(&format!("BEGIN; {rij}; ROLLBACK")).expect("it is undone");
    database.opdracht(&["token", "maak", "--naam", "twee"]).voer_uit().verwacht(0);
    let eerste = verzegel(&database);
    assert_eq!(database.sql("SELECT volgnummer, zegel FROM audit ORDER BY 1"), [["1", "1"], ["4", "1"]]);
    traag.batch_execute("COMMIT").expect("it is kept");
    let tussen = controleer(&database, &[], 0);
    assert_eq!(tussen["onverzegeld"], 1, "{tussen}");
    let tweede = verzegel(&database);
    assert!(eerste.starts_with("1:") && tweede.starts_with("2:"), "{eerste} {tweede}");
    let heel = controleer(&database, &["--kop", &eerste], 0);
    assert_eq!((&heel["rijen"], &heel["onverzegeld"], &heel["kop"]), (&json!(3), &json!(0), &json!(tweede)));
    // And it is watched as every other.
    database.voer_sql_uit("DROP FUNCTION auditlog_blijft() CASCADE; DELETE FROM audit WHERE volgnummer = 2");
    assert_eq!(soorten(&controleer(&database, &[], 3)), ["rij_ontbreekt"]);
}
