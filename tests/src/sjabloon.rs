//! The PostgreSQL server of the tests, and the template of which each test gets a copy.
//!
//! Migrating takes longer than copying, so it is done once per build of the binary: the name of the template follows
//! from the binary, and later test programs of the same build find it there.

use crate::binary::{Opdracht, binary};
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{
    Connection, ConnectionError, PgConnection, QueryResult, QueryableByName, RunQueryDsl, sql_query,
};
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The start of the names of all templates.
const VOORVOEGSEL: &str = "klant_test_sjabloon_";

/// URL of the server, with a superuser and any database to start from.
///
/// # Panics
/// When `KLANT_TEST_POSTGRES` is not set: a test on PostgreSQL is never skipped.
pub(crate) fn server() -> String {
    std::env::var("KLANT_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "KLANT_TEST_POSTGRES ontbreekt: draai `./controleer`, dat een eigen PostgreSQL start, \
             of wijs een server aan waar alles mag: \
             KLANT_TEST_POSTGRES=postgres://postgres@127.0.0.1:5432/postgres cargo test -p klant-tests"
        )
    })
}

/// A connection; the failure does not show the URL, which may hold a password.
pub(crate) fn verbind(url: &str) -> PgConnection {
    PgConnection::establish(url)
        .unwrap_or_else(|_| panic!("PostgreSQL van KLANT_TEST_POSTGRES antwoordt niet of weigert de toegang"))
}

/// Executes a statement of administration.
pub(crate) fn beheer(opdracht: &str) {
    verbind(&server()).batch_execute(opdracht).unwrap_or_else(|fout| panic!("`{opdracht}` faalde: {fout}"));
}

/// As [`beheer`], for a place where a failure is no reason to stop.
pub(crate) fn probeer_beheer(opdracht: &str) -> QueryResult<()> {
    let als_fout = |fout: ConnectionError| diesel::result::Error::QueryBuilderError(Box::new(fout));
    PgConnection::establish(&server()).map_err(als_fout)?.batch_execute(opdracht)
}

/// A random number, from the seed that the standard library takes for its maps: enough for names that must differ.
pub(crate) fn willekeurig() -> u64 {
    RandomState::new().hash_one(std::process::id())
}

/// The URL with another database.
pub(crate) fn met_databasenaam(url: &str, naam: &str) -> String {
    let (adres, vraag) = url.split_once('?').map_or((url, None), |(adres, vraag)| (adres, Some(vraag)));
    let begin = adres.find("://").map_or(0, |plaats| plaats + "://".len());
    let (schema, rest) = adres.split_at_checked(begin).unwrap_or(("", adres));
    let server = rest.split('/').next().unwrap_or(rest);
    let vraag = vraag.map_or_else(String::new, |vraag| format!("?{vraag}"));
    format!("{schema}{server}/{naam}{vraag}")
}

/// The name of the template with the schema of the binary under test.
pub(crate) fn naam() -> &'static str {
    static NAAM: LazyLock<String> = LazyLock::new(maak);
    &NAAM
}

#[derive(QueryableByName)]
struct Naam {
    #[diesel(sql_type = Text)]
    naam: String,
}

fn maak() -> String {
    let naam = format!("{VOORVOEGSEL}{:016x}", kenmerk());
    let mut verbinding = verbind(&server());
    // Of several test programs at once the first makes it, and the lock ends with this connection.
    verbinding
        .batch_execute(&format!("SELECT pg_advisory_lock(hashtext('{VOORVOEGSEL}'))"))
        .expect("the server gives a lock");
    let aanwezig: Vec<Naam> =
        sql_query(format!("SELECT datname AS naam FROM pg_database WHERE datname LIKE '{VOORVOEGSEL}%'"))
            .load(&mut verbinding)
            .expect("the server tells its databases");
    if aanwezig.iter().any(|sjabloon| sjabloon.naam == naam) {
        return naam;
    }
    // Those of other builds, and one that was never finished.
    for oud in aanwezig {
        let _ = verbinding.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", oud.naam));
    }
    // Only a finished one gets the name, so that a migration that stopped halfway is never copied.
    let in_wording = format!("{naam}_in_wording");
    verbinding
        .batch_execute(&format!("CREATE DATABASE {in_wording} TEMPLATE template0"))
        .expect("the user of KLANT_TEST_POSTGRES may make databases");
    let map = TempDir::with_prefix("klant-test-").expect("a temporary folder can be made");
    Opdracht::klant(&["migrate", "--database", &met_databasenaam(&server(), &in_wording)])
        .in_map(map.path())
        .voer_uit()
        .verwacht(0);
    verbinding
        .batch_execute(&format!("ALTER DATABASE {in_wording} RENAME TO {naam}"))
        .expect("nobody uses the new template yet");
    naam
}

/// Tells builds of the binary apart: another file, length or moment of building.
fn kenmerk() -> u64 {
    let bestand = binary().metadata().expect("the binary is there");
    let mut som = DefaultHasher::new();
    binary().hash(&mut som);
    bestand.len().hash(&mut som);
    bestand.modified().expect("the file system keeps times").hash(&mut som);
    som.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn databasenaam_wordt_vervangen() {
        for (url, verwacht) in [
            ("postgres://postgres@127.0.0.1:5432/postgres", "postgres://postgres@127.0.0.1:5432/proef"),
            ("postgres://u:p@h/oud?sslmode=disable", "postgres://u:p@h/proef?sslmode=disable"),
            ("postgresql://h", "postgresql://h/proef"),
            ("postgres://h/?host=/run/postgresql", "postgres://h/proef?host=/run/postgresql"),
        ] {
            assert_eq!(met_databasenaam(url, "proef"), verwacht);
        }
    }

    #[test]
    fn willekeurige_namen_verschillen() {
        assert_ne!(willekeurig(), willekeurig());
    }
}
