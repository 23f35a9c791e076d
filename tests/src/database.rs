//! A fresh database for each test, on SQLite or PostgreSQL, and looking into its tables.

use crate::binary::Opdracht;
use crate::rij::{Rij, Tekstrij};
use crate::sjabloon::{self, willekeurig};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use std::path::Path;
use tempfile::TempDir;

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soort {
    /// A file of its own, in a folder of its own.
    Sqlite,
    /// A database of its own on the server of `KLANT_TEST_POSTGRES`.
    Postgres,
}

/// A database that exists as long as this value.
#[derive(Debug)]
pub struct Database {
    soort: Soort,
    url: String,
    map: TempDir,
    /// Whether it goes with this value.
    eigen: bool,
}

impl Database {
    /// A database with the schema of the binary under test. (SQLite: no file yet, the binary makes and migrates it.)
    ///
    /// # Panics
    /// For PostgreSQL: when `KLANT_TEST_POSTGRES` is not set, or the server cannot be used.
    pub fn nieuw(soort: Soort) -> Self {
        Self::maak(soort, |naam| format!("CREATE DATABASE {naam} TEMPLATE {}", sjabloon::naam()))
    }

    /// A database without any table, as an administrator makes it before `klant migrate`.
    ///
    /// # Panics
    /// As [`Database::nieuw`].
    pub fn leeg(soort: Soort) -> Self {
        Self::maak(soort, |naam| format!("CREATE DATABASE {naam} TEMPLATE template0"))
    }

    fn maak(soort: Soort, opdracht: impl FnOnce(&str) -> String) -> Self {
        let map = TempDir::with_prefix("klant-test-").expect("a temporary folder can be made");
        let url = match soort {
            Soort::Sqlite => format!("sqlite:{}", map.path().join("klant.db").display()),
            Soort::Postgres => {
                let naam = format!("klant_test_{:016x}", willekeurig());
                sjabloon::beheer(&opdracht(&naam));
                sjabloon::met_databasenaam(&sjabloon::server(), &naam)
            }
        };
        Self { soort, url, map, eigen: true }
    }

    /// A database on PostgreSQL that someone else makes and removes.
    pub(crate) fn van_een_ander(url: &str) -> Self {
        let map = TempDir::with_prefix("klant-test-").expect("a temporary folder can be made");
        Self { soort: Soort::Postgres, url: url.to_owned(), map, eigen: false }
    }

    /// On which database this is.
    #[must_use]
    pub fn soort(&self) -> Soort {
        self.soort
    }

    /// What the binary takes as `--database`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A folder for this test alone: the working directory of each command, so the key file lies in it.
    #[must_use]
    pub fn map(&self) -> &Path {
        self.map.path()
    }

    /// A command of the binary on this database: `--database URL` is added at the end.
    #[must_use]
    pub fn opdracht<A: AsRef<str>>(&self, argumenten: &[A]) -> Opdracht {
        let mut alles: Vec<&str> = argumenten.iter().map(AsRef::as_ref).collect();
        alles.extend(["--database", &self.url]);
        Opdracht::klant(&alles).in_map(self.map())
    }

    /// The rows of a `SELECT`, each column as text. NULL reads `NULL`, bytes read `\x` with hexadecimals on both
    /// databases; truth reads `1` and `0` on SQLite, `true` and `false` on PostgreSQL.
    ///
    /// # Panics
    /// When the query fails.
    #[track_caller]
    #[must_use]
    pub fn sql(&self, vraag: &str) -> Vec<Vec<String>> {
        match self.soort {
            Soort::Sqlite => sql_query(vraag)
                .load::<Rij>(&mut self.sqlite())
                .map(|rijen| rijen.into_iter().map(|rij| rij.kolommen).collect()),
            Soort::Postgres => sql_query(als_tekst(vraag))
                .load::<Tekstrij>(&mut self.postgres())
                .map(|rijen| rijen.into_iter().map(|rij| rij.kolommen).collect()),
        }
        .unwrap_or_else(|fout| panic!("de vraag `{vraag}` faalde: {fout}"))
    }

    /// Executes statements that give no rows, for what only time or an accident would bring about.
    ///
    /// # Panics
    /// When one fails.
    #[track_caller]
    pub fn voer_sql_uit(&self, opdrachten: &str) {
        match self.soort {
            Soort::Sqlite => self.sqlite().batch_execute(opdrachten),
            Soort::Postgres => self.postgres().batch_execute(opdrachten),
        }
        .unwrap_or_else(|fout| panic!("`{opdrachten}` faalde: {fout}"));
    }

    /// Begins a transaction with these statements, and keeps what they lock until the answer is dropped.
    ///
    /// # Panics
    /// When one fails.
    #[track_caller]
    pub fn houd_vast(&self, opdrachten: &str) -> Vastgehouden {
        match self.soort {
            Soort::Sqlite => {
                let mut verbinding = self.sqlite();
                verbinding.batch_execute(opdrachten).expect("the lock is free");
                Vastgehouden::Sqlite(verbinding)
            }
            Soort::Postgres => {
                let mut verbinding = self.postgres();
                verbinding.batch_execute(opdrachten).expect("the lock is free");
                Vastgehouden::Postgres(verbinding)
            }
        }
    }

    /// Every row of every table as text.
    ///
    /// # Panics
    /// When a table cannot be read.
    #[track_caller]
    pub fn inhoud(&self) -> String {
        let tabellen = match self.soort {
            Soort::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
            Soort::Postgres => {
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            }
        };
        let mut tekst = String::new();
        for tabel in self.sql(tabellen).into_iter().flatten() {
            let kolommen = match self.soort {
                Soort::Sqlite => format!("SELECT name FROM pragma_table_info('{tabel}')"),
                Soort::Postgres => format!(
                    "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{tabel}'"
                ),
            };
            for kolom in self.sql(&kolommen).into_iter().flatten() {
                let tekst_van = match self.soort {
                    Soort::Sqlite => {
                        format!(
                            "CASE typeof(\"{kolom}\") WHEN 'blob' THEN hex(\"{kolom}\") ELSE CAST(\"{kolom}\" AS TEXT) END"
                        )
                    }
                    Soort::Postgres => format!("CAST(\"{kolom}\" AS TEXT)"),
                };
                let vraag = format!("SELECT coalesce({tekst_van}, '') FROM \"{tabel}\"");
                for waarde in self.sql(&vraag).into_iter().flatten() {
                    tekst.push_str(&waarde);
                    tekst.push('\n');
                }
            }
        }
        tekst
    }

    fn sqlite(&self) -> SqliteConnection {
        let pad = self.url.trim_start_matches("sqlite:");
        let mut verbinding = SqliteConnection::establish(pad).expect("the file can be opened");
        // The server may be writing.
        verbinding.batch_execute("PRAGMA busy_timeout = 10000").expect("a pragma is accepted");
        verbinding
    }

    fn postgres(&self) -> PgConnection {
        sjabloon::verbind(&self.url)
    }
}

/// A connection in the middle of a transaction; nothing of it is kept.
#[expect(missing_debug_implementations, reason = "a connection has none")]
pub enum Vastgehouden {
    /// To SQLite.
    Sqlite(SqliteConnection),
    /// To PostgreSQL.
    Postgres(PgConnection),
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.soort == Soort::Postgres && self.eigen {
            let naam = self.url.split('?').next().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
            // What a killed server left connected does not keep it alive. A failure here would hide the test's own.
            let _ = sjabloon::probeer_beheer(&format!("DROP DATABASE IF EXISTS {naam} WITH (FORCE)"));
        }
    }
}

/// PostgreSQL answers in binary, by type; so it is asked to make an array of texts of each row, in order of columns.
fn als_tekst(vraag: &str) -> String {
    format!(
        "SELECT ARRAY(SELECT coalesce(kolom.value, 'NULL') \
         FROM json_each_text(row_to_json(rij)) WITH ORDINALITY AS kolom(key, value, nummer) \
         ORDER BY kolom.nummer) AS kolommen FROM ({}) AS rij",
        vraag.trim_end().trim_end_matches(';')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database without the binary, so that the harness can be tried by itself.
    fn met_tabel(soort: Soort) -> Database {
        let database = Database::leeg(soort);
        let bytes = if soort == Soort::Sqlite { "blob" } else { "bytea" };
        database.voer_sql_uit(&format!("CREATE TABLE proef (z integer, a text, h {bytes})"));
        let hex = if soort == Soort::Sqlite { "x'00ff'" } else { "'\\x00ff'" };
        database.voer_sql_uit(&format!("INSERT INTO proef VALUES (2, 'twee', {hex}), (1, NULL, NULL)"));
        database
    }

    fn kolommen_komen_als_tekst_in_hun_volgorde(soort: Soort) {
        let rijen = met_tabel(soort).sql("SELECT z, a, h, z * 1.5 AS half FROM proef ORDER BY z DESC;");
        assert_eq!(rijen, [["2", "twee", "\\x00ff", "3.0"], ["1", "NULL", "NULL", "1.5"]]);
    }

    #[test]
    fn kolommen_komen_als_tekst_in_hun_volgorde_sqlite() {
        kolommen_komen_als_tekst_in_hun_volgorde(Soort::Sqlite);
    }

    #[test]
    fn kolommen_komen_als_tekst_in_hun_volgorde_postgres() {
        kolommen_komen_als_tekst_in_hun_volgorde(Soort::Postgres);
    }

    #[test]
    fn elke_database_is_een_andere_en_verdwijnt() {
        let een = met_tabel(Soort::Postgres);
        let twee = Database::leeg(Soort::Postgres);
        assert_ne!(een.url(), twee.url());
        assert_eq!(twee.sql("SELECT count(*) FROM pg_tables WHERE tablename = 'proef'"), [["0"]]);
        let naam = een.url().rsplit('/').next().unwrap().to_owned();
        let aantal = format!("SELECT count(*) FROM pg_database WHERE datname = '{naam}'");
        assert_eq!(twee.sql(&aantal), [["1"]]);
        drop(een);
        assert_eq!(twee.sql(&aantal), [["0"]]);
    }
}
