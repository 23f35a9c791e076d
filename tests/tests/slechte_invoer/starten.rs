//! A server that cannot serve says why, with exit code 2, and touches nothing.

use crate::bouw::{BSN_MINA, KLANTEN, bsn, map_met, mina, registreer_klant, rijen};
use klant_tests::{Database, Server, Soort, Uitkomst, op_beide_databases};
use serde_json::json;
use std::path::PathBuf;

/// Where the key of this database stands when nothing else was said.
fn sleutelbestand(database: &Database) -> PathBuf {
    database.map().join(match database.soort() {
        Soort::Sqlite => "klant.db.sleutel",
        Soort::Postgres => "klant.sleutel",
    })
}

/// Asserts that it ended with 2 and one clear message.
#[track_caller]
fn start_niet(einde: Result<Server, Uitkomst>, woorden: &[&str]) {
    let einde = einde.expect_err("the server must refuse to start");
    assert_eq!(einde.code, Some(2), "{}", einde.stderr);
    assert_eq!(einde.stdout, "");
    assert!(einde.stderr.contains("klant: fout: "), "{}", einde.stderr);
    assert!(!einde.stderr.to_lowercase().contains("panic"), "{}", einde.stderr);
    assert!(!einde.stderr.contains("paniek"), "{}", einde.stderr);
    for woord in woorden {
        assert!(einde.stderr.contains(woord), "`{woord}` ontbreekt in\n{}", einde.stderr);
    }
}

fn zonder_opties(database: &Database) -> Result<Server, Uitkomst> {
    Server::probeer::<&str>(database, &[])
}

#[test]
fn een_bestand_dat_geen_database_is_wordt_geweigerd_en_blijft_zoals_het_is() {
    let database = Database::nieuw(Soort::Sqlite);
    let bestand = database.map().join("klant.db");
    let inhoud = "Dit is een boodschappenlijst.\n".repeat(500);
    std::fs::write(&bestand, &inhoud).unwrap();
    start_niet(zonder_opties(&database), &["geen database"]);
    let lijst = database.opdracht(&["token", "lijst"]).voer_uit();
    lijst.verwacht(2);
    assert!(lijst.stderr.contains("klant: fout: "), "{}", lijst.stderr);
    assert_eq!(std::fs::read_to_string(&bestand).unwrap(), inhoud);
}

#[test]
fn een_map_in_plaats_van_een_bestand_wordt_geweigerd() {
    let database = Database::nieuw(Soort::Sqlite);
    std::fs::create_dir(database.map().join("klant.db")).unwrap();
    start_niet(zonder_opties(&database), &["database"]);
}

#[test]
fn een_url_die_geen_database_noemt_wordt_geweigerd_en_niet_herhaald() {
    let database = Database::nieuw(Soort::Sqlite);
    for url in ["mysql://klant:geheim@host/klant", "klant.db", "postgres://klant:geheim@127.0.0.1:1/klant"] {
        let einde = klant_tests::Opdracht::klant(&["serve", "--database", url, "--bind", "127.0.0.1:0"])
            .in_map(database.map())
            .voer_uit();
        einde.verwacht(2);
        assert!(einde.stderr.contains("klant: fout: "), "{}", einde.stderr);
        assert!(!einde.stderr.contains("geheim"), "{}", einde.stderr);
    }
}

fn verplaats(van: &std::path::Path, naar: &std::path::Path) {
    // A copy keeps the mode, and works across file systems.
    std::fs::copy(van, naar).unwrap();
    std::fs::remove_file(van).unwrap();
}

op_beide_databases!(een_andere_sleutel_wordt_geweigerd, |mut omgeving| {
    let klant = registreer_klant(&omgeving.api(), &mina());
    let vooraf = rijen(&omgeving);
    omgeving.stop();
    let ander = Database::nieuw(omgeving.soort());
    ander.opdracht(&["token", "maak", "--naam", "ander"]).voer_uit().verwacht(0);
    let eigen = sleutelbestand(omgeving.database());
    let vreemd = sleutelbestand(&ander);

    let optie = vreemd.display().to_string();
    start_niet(Server::probeer(omgeving.database(), &["--sleutelbestand", &optie]), &["sleutel"]);
    // A broken one, and one that is gone: no new one may take its place.
    let onzin = map_met(&[("onzin.sleutel", "geen sleutel\n")]);
    let optie = onzin.path().join("onzin.sleutel").display().to_string();
    start_niet(Server::probeer(omgeving.database(), &["--sleutelbestand", &optie]), &["sleutel"]);
    assert_eq!(std::fs::read_to_string(&optie).unwrap(), "geen sleutel\n");
    // Moved, so that it keeps its mode: a key file that others can read is refused as well.
    let bewaard = onzin.path().join("bewaard.sleutel");
    verplaats(&eigen, &bewaard);
    start_niet(zonder_opties(omgeving.database()), &["sleutel"]);
    assert_eq!(rijen(&omgeving), vooraf);

    verplaats(&bewaard, &eigen);
    omgeving.start();
    let gelezen = omgeving.api().get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
});

#[test]
fn een_tweede_server_op_hetzelfde_bestand_wordt_geweigerd() {
    let mut omgeving = klant_tests::Omgeving::nieuw(Soort::Sqlite);
    start_niet(zonder_opties(omgeving.database()), &["klant.db"]);
    // The first goes on as if nothing had happened, and other commands work beside it.
    let klant = registreer_klant(&omgeving.api(), &mina());
    omgeving.voer_uit(&["token", "lijst"]).verwacht(0);
    omgeving.stop();
    omgeving.start();
    omgeving.api().get(&format!("{KLANTEN}/{klant}")).verwacht(200);
}

#[test]
fn een_poort_die_bezet_is_wordt_genoemd() {
    let bezet = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let adres = bezet.local_addr().unwrap().to_string();
    let database = Database::nieuw(Soort::Sqlite);
    let einde = database.opdracht(&["serve", "--bind", &adres]).voer_uit();
    einde.verwacht(2);
    assert!(einde.stderr.contains("klant: fout: ") && einde.stderr.contains(&adres), "{}", einde.stderr);
}

#[test]
fn profielen_met_fouten_houden_de_start_tegen_en_worden_alle_genoemd() {
    let map = map_met(&[
        ("een.toml", "formaat = 1\ncode = \"een\"\nversie = \"1\"\nnaam = \"Een\"\nraadsel = 1\n"),
        ("twee.toml", "formaat = 1\ncode = \"twee\"\nversie = 2\nnaam = \"Twee\"\n"),
        ("drie.toml", "formaat = \n"),
    ]);
    let database = Database::nieuw(Soort::Sqlite);
    let profielen = map.path().display().to_string();
    let fouten = [
        "een.toml:5:1",
        "profiel.sleutel_onbekend",
        "twee.toml:3:10",
        "profiel.type",
        "drie.toml:1:",
        "profiel.syntax",
    ];
    start_niet(Server::probeer(&database, &["--profielen", &profielen]), &fouten);
}
