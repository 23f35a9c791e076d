//! A server that cannot serve says why, with exit code 2, and touches nothing.

use crate::bouw::{BSN_MINA, KLANTEN, bsn, map_met, mina, registreer_klant, rijen};
use klant_tests::{Database, Server, Soort, Uitkomst, op_beide_databases};
use serde_json::json;
use std::os::unix::fs::PermissionsExt as _;
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

/// Asserts that no file of a database, of its keys or of its lock came to be.
#[track_caller]
fn er_is_niets_gemaakt(database: &Database) {
    for naam in ["klant.db", "klant.db.sleutel", "klant.db.slot"] {
        assert!(!database.map().join(naam).exists(), "{naam} is gemaakt door een start die mislukte");
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
    start_niet(zonder_opties(&database), &["het bestand is beschadigd of geen database"]);
    let lijst = database.opdracht(&["token", "lijst"]).voer_uit();
    lijst.verwacht(2);
    assert!(lijst.stderr.contains("klant: fout: "), "{}", lijst.stderr);
    assert_eq!(std::fs::read_to_string(&bestand).unwrap(), inhoud);
}

#[test]
fn een_map_in_plaats_van_een_bestand_wordt_geweigerd() {
    let database = Database::nieuw(Soort::Sqlite);
    std::fs::create_dir(database.map().join("klant.db")).unwrap();
    start_niet(zonder_opties(&database), &["klant.db: de database is niet bereikbaar"]);
}

#[test]
fn een_url_die_geen_database_noemt_wordt_geweigerd_en_niet_herhaald() {
    let database = Database::nieuw(Soort::Sqlite);
    let geen_url = "geen database: verwacht `sqlite:PAD`";
    for (url, zin) in [
        ("mysql://klant:geheim@host/klant", geen_url),
        ("klant.db", geen_url),
        ("postgres://klant:geheim@127.0.0.1:1/klant", "de database is niet bereikbaar"),
    ] {
        let einde = klant_tests::Opdracht::klant(&["serve", "--database", url, "--bind", "127.0.0.1:0"])
            .in_map(database.map())
            .voer_uit();
        einde.verwacht(2);
        assert!(einde.stderr.contains(&format!("klant: fout: {zin}")), "{}", einde.stderr);
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
    start_niet(
        Server::probeer(omgeving.database(), &["--sleutelbestand", &optie]),
        &["het sleutelbestand hoort niet bij deze database"],
    );
    // A broken one, and one that is gone: no new one may take its place.
    let onzin = map_met(&[("onzin.sleutel", "geen sleutel\n")]);
    // Otherwise it is refused for its mode, before it is read.
    let alleen_eigenaar = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(onzin.path().join("onzin.sleutel"), alleen_eigenaar).unwrap();
    let optie = onzin.path().join("onzin.sleutel").display().to_string();
    start_niet(
        Server::probeer(omgeving.database(), &["--sleutelbestand", &optie]),
        &["onzin.sleutel is beschadigd"],
    );
    assert_eq!(std::fs::read_to_string(&optie).unwrap(), "geen sleutel\n");
    // Moved, so that it keeps its mode: a key file that others can read is refused as well.
    let bewaard = onzin.path().join("bewaard.sleutel");
    verplaats(&eigen, &bewaard);
    start_niet(zonder_opties(omgeving.database()), &["bestaat niet, maar de database is ermee gevuld"]);
    assert_eq!(rijen(&omgeving), vooraf);

    verplaats(&bewaard, &eigen);
    omgeving.start();
    let gelezen = omgeving.api().get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
});

#[test]
fn een_tweede_server_op_hetzelfde_bestand_wordt_geweigerd() {
    let mut omgeving = klant_tests::Omgeving::nieuw(Soort::Sqlite);
    start_niet(zonder_opties(omgeving.database()), &["klant.db draait al een server"]);
    // The first goes on as if nothing had happened, and other commands work beside it.
    let klant = registreer_klant(&omgeving.api(), &mina());
    omgeving.voer_uit(&["token", "lijst"]).verwacht(0);
    omgeving.stop();
    omgeving.start();
    omgeving.api().get(&format!("{KLANTEN}/{klant}")).verwacht(200);
}

#[test]
fn een_poort_die_bezet_of_onmogelijk_is_wordt_genoemd_en_er_ontstaat_niets() {
    let bezet = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let bezet_adres = bezet.local_addr().unwrap().to_string();
    for (adres, zin) in [
        (bezet_adres.as_str(), "daar luistert al een ander programma"),
        // An address for documentation, that no machine has.
        ("192.0.2.1:80", "deze machine heeft dat adres niet"),
        ("raadsel", "zo wordt het niet geschreven"),
    ] {
        let database = Database::nieuw(Soort::Sqlite);
        let einde = database.opdracht(&["serve", "--bind", adres]).voer_uit();
        einde.verwacht(2);
        let zin = format!("klant: fout: op {adres} is niet te luisteren: {zin}");
        assert!(einde.stderr.contains(&zin), "{}", einde.stderr);
        er_is_niets_gemaakt(&database);
    }
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
    er_is_niets_gemaakt(&database);
}
