//! The schema: embedded twin migrations, one set per database.
//!
//! A migration runs wholly or not at all, and two processes never migrate at once: SQLite runs all of them in one exclusive
//! transaction, PostgreSQL each in its own under an advisory lock of the session.

use std::collections::BTreeSet;

use diesel::backend::Backend;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::fout::{StoreFout, uit_melding};
use crate::lane;
use crate::tx::{Tx, met_verbinding};
use crate::url::Database;

#[cfg(feature = "sqlite")]
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The advisory lock in PostgreSQL, until the session ends. Its key is the word `klant` in bytes, so that no other program
/// picks it by accident.
#[cfg(feature = "postgres")]
const SLOT: &str = "SELECT pg_advisory_lock(461379825268)";

diesel::table! {
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

/// How the schema of a database compares to the one that this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schemastand {
    /// The same.
    Gelijk,
    /// So many migrations are still to be run.
    Achter(usize),
    /// The database knows migrations that this program does not.
    Nieuwer,
}

/// What [`migreer`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migratieverslag {
    /// The versions that were run now, in order; empty when the schema was up to date.
    pub uitgevoerd: Vec<String>,
}

/// Brings the schema of the database up to date; a SQLite file is made when absent.
///
/// Waits while another process migrates the same database.
///
/// # Errors
/// [`StoreFout::Schema`] for a database of a newer version, [`StoreFout::Migratie`] when a migration fails (it is then undone),
/// [`StoreFout::Onbereikbaar`], [`StoreFout::NietIngebouwd`].
pub fn migreer(database: &Database) -> Result<Migratieverslag, StoreFout> {
    match database {
        #[cfg(feature = "sqlite")]
        Database::Sqlite(pad) => {
            let pad = lane::sqlite::maak_bestand(pad)?;
            let mut verbinding = lane::sqlite::open(&pad)?;
            verbinding.exclusive_transaction(|verbinding| voer_uit(verbinding, SQLITE))
        }
        #[cfg(feature = "postgres")]
        Database::Postgres(url) => {
            let mut verbinding = lane::postgres::open(url)?;
            diesel::connection::SimpleConnection::batch_execute(&mut verbinding, SLOT)?;
            voer_uit(&mut verbinding, POSTGRES)
        }
        #[cfg(not(feature = "sqlite"))]
        Database::Sqlite(_) => Err(StoreFout::NietIngebouwd("SQLite")),
        #[cfg(not(feature = "postgres"))]
        Database::Postgres(_) => Err(StoreFout::NietIngebouwd("PostgreSQL")),
    }
}

/// Compares the schema of the database with the embedded migrations; reads only.
pub(crate) fn schemastand(tx: &mut Tx<'_>) -> Result<Schemastand, StoreFout> {
    let bekend = match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => versies::<diesel::sqlite::Sqlite>(&SQLITE)?,
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => versies::<diesel::pg::Pg>(&POSTGRES)?,
    };
    Ok(vergelijk(&bekend, &toegepast(tx)?))
}

/// Refuses a schema that is behind or newer.
pub(crate) fn eis_gelijk(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    match schemastand(tx)? {
        Schemastand::Gelijk => Ok(()),
        stand => Err(StoreFout::Schema { stand }),
    }
}

fn voer_uit<C, DB>(verbinding: &mut C, bron: impl MigrationSource<DB>) -> Result<Migratieverslag, StoreFout>
where
    C: MigrationHarness<DB>,
    DB: Backend,
{
    let toegepast = verbinding.applied_migrations().map_err(van_migratie)?;
    let toegepast = toegepast.iter().map(ToString::to_string).collect();
    if vergelijk(&versies(&bron)?, &toegepast) == Schemastand::Nieuwer {
        return Err(StoreFout::Schema { stand: Schemastand::Nieuwer });
    }
    let mut uitgevoerd = Vec::new();
    for migratie in verbinding.pending_migrations(bron).map_err(van_migratie)? {
        let versie = migratie.name().to_string();
        verbinding.run_migration(&migratie).map_err(|fout| StoreFout::Migratie {
            versie: versie.clone(),
            oorzaak: Box::new(van_migratie(fout)),
        })?;
        uitgevoerd.push(versie);
    }
    Ok(Migratieverslag { uitgevoerd })
}

fn vergelijk(bekend: &BTreeSet<String>, toegepast: &BTreeSet<String>) -> Schemastand {
    if !toegepast.is_subset(bekend) {
        return Schemastand::Nieuwer;
    }
    match bekend.len() - toegepast.len() {
        0 => Schemastand::Gelijk,
        aantal => Schemastand::Achter(aantal),
    }
}

fn versies<DB: Backend>(bron: &impl MigrationSource<DB>) -> Result<BTreeSet<String>, StoreFout> {
    let migraties = bron.migrations().map_err(van_migratie)?;
    Ok(migraties.iter().map(|migratie| migratie.name().version().to_string()).collect())
}

/// The versions that the database says were run. The table is absent in an empty database, and asking for it would break the
/// transaction in PostgreSQL, so its existence is asked first.
fn toegepast(tx: &mut Tx<'_>) -> Result<BTreeSet<String>, StoreFout> {
    let bestaat = match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => "EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__diesel_schema_migrations')",
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => "to_regclass('__diesel_schema_migrations') IS NOT NULL",
    };
    let bestaat = diesel::dsl::sql::<Bool>(bestaat);
    if !met_verbinding!(tx, |c| diesel::select(bestaat).get_result::<bool>(c))? {
        return Ok(BTreeSet::new());
    }
    use __diesel_schema_migrations::dsl::{__diesel_schema_migrations as tabel, version};
    let rijen = met_verbinding!(tx, |c| tabel.select(version).load::<String>(c))?;
    Ok(rijen.into_iter().collect())
}

/// The harness boxes its errors in a type that cannot be named, so the class is read off the text behind its fixed prefix.
fn van_migratie(fout: Box<dyn std::error::Error + Send + Sync>) -> StoreFout {
    match fout.downcast::<diesel::result::Error>() {
        Ok(fout) => StoreFout::from(*fout),
        Err(fout) => {
            let tekst = fout.to_string();
            uit_melding(tekst.split_once(" with: ").map_or("", |(_, melding)| melding))
        }
    }
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use diesel::connection::{BoxableConnection, SimpleConnection};
    use diesel::migration::{Migration, MigrationMetadata, MigrationName, MigrationVersion, Result};
    use diesel::sqlite::{Sqlite, SqliteConnection};

    use super::*;

    /// A migration of the test: its name and its statements.
    #[derive(Clone, Copy)]
    struct Proef(&'static str, &'static str);

    impl Migration<Sqlite> for Proef {
        fn run(&self, verbinding: &mut dyn BoxableConnection<Sqlite>) -> Result<()> {
            Ok(verbinding.batch_execute(self.1)?)
        }
        fn revert(&self, _: &mut dyn BoxableConnection<Sqlite>) -> Result<()> {
            Ok(())
        }
        fn metadata(&self) -> &dyn MigrationMetadata {
            self
        }
        fn name(&self) -> &dyn MigrationName {
            self
        }
    }
    impl MigrationMetadata for Proef {}
    impl MigrationName for Proef {
        fn version(&self) -> MigrationVersion<'_> {
            self.0.into()
        }
    }
    impl std::fmt::Display for Proef {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    struct Bron(Vec<Proef>);

    impl MigrationSource<Sqlite> for Bron {
        fn migrations(&self) -> Result<Vec<Box<dyn Migration<Sqlite>>>> {
            Ok(self.0.iter().map(|proef| Box::new(*proef) as Box<dyn Migration<Sqlite>>).collect())
        }
    }

    #[test]
    fn een_migratie_die_mislukt_laat_niets_na_en_die_ervoor_blijven() {
        let mut verbinding = SqliteConnection::establish(":memory:").unwrap();
        let goed = Proef("1", "CREATE TABLE een (a)");
        let fout = Proef(
            "2",
            "CREATE TABLE twee (a); INSERT INTO twee VALUES ('999990019'); INSERT INTO drie VALUES (1)",
        );
        let uitkomst = voer_uit(&mut verbinding, Bron(vec![goed, fout]));
        let uitkomst = uitkomst.unwrap_err();
        assert!(matches!(&uitkomst, StoreFout::Migratie { versie, .. } if versie == "2"), "{uitkomst:?}");
        assert!(verbinding.batch_execute("SELECT * FROM een").is_ok());
        assert!(verbinding.batch_execute("SELECT * FROM twee").is_err());
        let heel = Proef("2", "CREATE TABLE twee (a)");
        let verslag = voer_uit(&mut verbinding, Bron(vec![goed, heel])).unwrap();
        assert_eq!(verslag.uitgevoerd, ["2"]);
    }

    #[test]
    fn onbekende_versies_gaan_voor_op_ontbrekende() {
        let verzameling = |versies: &[&str]| versies.iter().map(ToString::to_string).collect();
        let bekend = verzameling(&["1", "2"]);
        assert_eq!(vergelijk(&bekend, &verzameling(&["1", "2"])), Schemastand::Gelijk);
        assert_eq!(vergelijk(&bekend, &verzameling(&[])), Schemastand::Achter(2));
        assert_eq!(vergelijk(&bekend, &verzameling(&["1", "3"])), Schemastand::Nieuwer);
    }
}
