//! A throw-away database per test, and the shortest way to speak with it.

use std::future::Future;
use std::sync::Arc;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use klant_core::{Doel, Niveau, Toegang, Wie};
use klant_store::klantinteracties::Kijk;
use klant_store::{Database, Instelling, Sleutelbos, Store, StoreFout, Tx, migreer};

/// Makes a test for each database out of one async function that takes a [`Proef`].
macro_rules! op_beide {
    ($naam:ident, $instelling:expr, $werk:expr) => {
        mod $naam {
            use super::*;

            #[cfg(feature = "sqlite")]
            #[test]
            fn sqlite() {
                let proef = crate::omgeving::Proef::sqlite($instelling);
                crate::omgeving::wacht($werk(&proef.store));
            }

            #[cfg(feature = "postgres")]
            #[test]
            fn postgres() {
                let proef = crate::omgeving::Proef::postgres($instelling);
                crate::omgeving::wacht($werk(&proef.store));
            }
        }
    };
    ($naam:ident, $werk:expr) => {
        crate::omgeving::op_beide!($naam, klant_store::Instelling::default(), $werk);
    };
}
pub(crate) use op_beide;

/// The tests' own `met_verbinding!`.
macro_rules! met {
    ($tx:expr, |$c:ident| $body:expr) => {
        match $tx {
            #[cfg(feature = "sqlite")]
            klant_store::Tx::Sqlite(verbinding) => {
                let $c: &mut diesel::sqlite::SqliteConnection = verbinding;
                $body
            }
            #[cfg(feature = "postgres")]
            klant_store::Tx::Postgres(verbinding) => {
                let $c: &mut diesel::pg::PgConnection = verbinding;
                $body
            }
        }
    };
}
pub(crate) use met;

/// An open store on a database of its own.
pub(crate) struct Proef {
    pub(crate) store: Store,
    pub(crate) plek: Plek,
}

impl Proef {
    #[cfg(feature = "sqlite")]
    pub(crate) fn sqlite(instelling: Instelling) -> Self {
        Self::open(Plek::sqlite(), instelling)
    }

    #[cfg(feature = "postgres")]
    pub(crate) fn postgres(instelling: Instelling) -> Self {
        Self::open(Plek::postgres(), instelling)
    }

    fn open(plek: Plek, instelling: Instelling) -> Self {
        migreer(&plek.database).unwrap();
        let store = Store::open(&plek.database, instelling).unwrap();
        let proef = Self { store, plek };
        proef.sql(
            "CREATE TABLE teller (naam text PRIMARY KEY, stand bigint NOT NULL);
             INSERT INTO teller VALUES ('a', 0), ('b', 0);
             CREATE TABLE kind (
                 nummer bigint PRIMARY KEY,
                 ouder text NOT NULL REFERENCES teller (naam) DEFERRABLE INITIALLY DEFERRED
             );",
        );
        proef
    }

    pub(crate) fn sql(&self, tekst: &'static str) {
        wacht(self.store.schrijf(move |tx| sql(tx, tekst))).unwrap();
    }
}

/// Where the database of one test is; it is removed with it.
pub(crate) struct Plek {
    pub(crate) database: Database,
    #[cfg(feature = "sqlite")]
    map: Option<tempfile::TempDir>,
}

impl Plek {
    #[cfg(feature = "sqlite")]
    pub(crate) fn sqlite() -> Self {
        let map = tempfile::tempdir().unwrap();
        Self { database: Database::Sqlite(map.path().join("klant.db")), map: Some(map) }
    }

    #[cfg(feature = "sqlite")]
    pub(crate) fn bestand(&self) -> std::path::PathBuf {
        self.map.as_ref().unwrap().path().join("klant.db")
    }

    #[cfg(feature = "postgres")]
    pub(crate) fn postgres() -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NUMMER: AtomicUsize = AtomicUsize::new(0);

        let nummer = NUMMER.fetch_add(1, Ordering::Relaxed);
        let naam = format!("klant_store_{}_{nummer}", std::process::id());
        postgres::beheer(&format!("CREATE DATABASE {naam} TEMPLATE template0 ENCODING 'UTF8'"));
        Self {
            database: Database::Postgres(postgres::url(&naam)),
            #[cfg(feature = "sqlite")]
            map: None,
        }
    }
}

#[cfg(feature = "postgres")]
pub(crate) mod postgres {
    use diesel::connection::SimpleConnection;
    use diesel::pg::PgConnection;
    use diesel::prelude::*;
    use klant_store::Database;

    fn beheer_url() -> String {
        std::env::var("KLANT_TEST_POSTGRES")
            .expect("set KLANT_TEST_POSTGRES to the URL of a PostgreSQL superuser: these tests make their own databases")
    }

    /// The URL of another database on the same server.
    pub(crate) fn url(naam: &str) -> String {
        let url = beheer_url();
        let (plaats, opties) = url.split_once('?').unwrap_or((&url, ""));
        let (schema, rest) = plaats.split_once("://").unwrap();
        let (machine, _) = rest.split_once('/').unwrap_or((rest, ""));
        format!("{schema}://{machine}/{naam}?{opties}")
    }

    /// Runs a statement as superuser, outside the test's database.
    pub(crate) fn beheer(sql: &str) {
        PgConnection::establish(&beheer_url()).unwrap().batch_execute(sql).unwrap();
    }

    pub(crate) fn naam(database: &Database) -> String {
        let Database::Postgres(url) = database else { panic!("no PostgreSQL") };
        url.rsplit_once('/').unwrap().1.split_once('?').unwrap().0.to_owned()
    }

    impl Drop for super::Plek {
        fn drop(&mut self) {
            if let Database::Postgres(_) = self.database {
                beheer(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", naam(&self.database)));
            }
        }
    }
}

/// Runs a future to its end.
pub(crate) fn wacht<F: Future>(toekomst: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(toekomst)
}

/// Which of the two it is.
pub(crate) const fn is_postgres(tx: &Tx<'_>) -> bool {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => false,
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => true,
    }
}

/// Runs statements.
pub(crate) fn sql(tx: &mut Tx<'_>, tekst: &str) -> Result<(), StoreFout> {
    use diesel::connection::SimpleConnection;
    Ok(met!(tx, |c| c.batch_execute(tekst))?)
}

#[derive(QueryableByName)]
struct Getal {
    #[diesel(sql_type = BigInt)]
    getal: i64,
}

/// The one number, named `getal`, that a query answers.
pub(crate) fn getal(tx: &mut Tx<'_>, vraag: &str) -> Result<i64, StoreFout> {
    let rij: Getal = met!(tx, |c| diesel::sql_query(vraag).get_result(c))?;
    Ok(rij.getal)
}

/// The standing of a counter.
pub(crate) async fn stand(store: &Store, naam: &'static str) -> i64 {
    store
        .lees(move |tx| getal(tx, &format!("SELECT stand AS getal FROM teller WHERE naam = '{naam}'")))
        .await
        .unwrap()
}

/// Sets a unit of work on its way: true when it is not answered yet.
pub(crate) async fn ga_op_weg<F: Future + Unpin>(een: &mut F) -> bool {
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(std::pin::Pin::new(&mut *een).poll(context).is_pending())
    })
    .await
}

/// Who may see everything.
pub(crate) fn kijk() -> Kijk {
    let map = tempfile::tempdir().unwrap();
    let sleutels = Sleutelbos::lees_of_maak(&map.path().join("sleutels.toml")).unwrap().0;
    let zicht = Toegang::nieuw(Wie::Systeem, Doel::niet_bepaald(), Niveau::Hoog, true).zicht();
    assert!(zicht.is_vol());
    Kijk::nieuw(zicht, true, Arc::new(sleutels))
}
