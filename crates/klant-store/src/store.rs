//! The store itself: a closed choice between two databases.

use std::fmt;
use std::sync::Arc;

#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
#[cfg(feature = "sqlite")]
use diesel::sqlite::SqliteConnection;

use crate::fout::{Schrijffout, StoreFout};
use crate::lane::{self, Lanes};
use crate::migratie::{self, Schemastand};
#[cfg(feature = "postgres")]
use crate::replica::Replica;
use crate::tx::Tx;
use crate::url::{Database, Leesdatabase};

/// How many connections the store keeps, and how many units of work may wait for them. A zero counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instelling {
    /// Read lanes of SQLite, beside its one write lane.
    pub leeslanen: usize,
    /// Connections to PostgreSQL, each for reading and writing.
    pub verbindingen: usize,
    /// Units of work that may wait in one queue; one more is answered with [`StoreFout::Vol`].
    pub wachtrij: usize,
}

impl Default for Instelling {
    fn default() -> Self {
        Self { leeslanen: 2, verbindingen: 4, wachtrij: 256 }
    }
}

/// Where reads were answered since the start, of a store that has a replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leesstand {
    /// Whether reads go to the replica now.
    pub bruikbaar: bool,
    /// Units of work that the replica answered.
    pub replica: u64,
    /// Units of work that were for the primary to answer.
    pub primair: u64,
}

/// The rows of Klant. A clone is another handle on the same connections.
///
/// Dropping the last handle finishes what is queued and closes the connections.
#[derive(Clone)]
pub struct Store(Arc<Backend>);

enum Backend {
    #[cfg(feature = "sqlite")]
    Sqlite { lezers: Lanes<SqliteConnection>, schrijver: Lanes<SqliteConnection> },
    #[cfg(feature = "postgres")]
    Postgres { primair: Lanes<PgConnection>, replica: Option<Replica> },
}

impl Store {
    /// Opens the database.
    ///
    /// A SQLite file is made when absent (mode 0600) and migrates by itself. PostgreSQL is shared: there a schema that is behind is
    /// refused with the command to run. A database of a newer version is refused on both.
    ///
    /// # Errors
    /// [`StoreFout::Onbereikbaar`], [`StoreFout::Schema`], or [`StoreFout::NietIngebouwd`] when this database is not compiled in.
    pub fn open(database: &Database, instelling: Instelling) -> Result<Self, StoreFout> {
        Self::open_met(database, None, instelling)
    }

    /// As [`open`](Self::open), for a store that reads from a replica as long as that shows everything that was answered as kept. It need
    /// not be there yet: what it cannot answer, the primary does.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_met(
        database: &Database,
        replica: Option<&Leesdatabase>,
        instelling: Instelling,
    ) -> Result<Self, StoreFout> {
        let backend = match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(pad) => {
                debug_assert!(replica.is_none(), "it was read as that of another database");
                let pad = lane::sqlite::maak_bestand(pad)?;
                migratie::migreer(database)?;
                let (lezer, schrijver) = (pad.clone(), pad);
                Backend::Sqlite {
                    schrijver: Lanes::start("schrijver", 1, instelling.wachtrij, true, move || {
                        lane::sqlite::open(&schrijver)
                    })?,
                    lezers: Lanes::start(
                        "lezer",
                        instelling.leeslanen,
                        instelling.wachtrij,
                        false,
                        move || lane::sqlite::open_lezer(&lezer),
                    )?,
                }
            }
            #[cfg(feature = "postgres")]
            Database::Postgres(url) => {
                let mut verbinding = lane::postgres::open(url)?;
                migratie::eis_gelijk(&mut Tx::Postgres(&mut verbinding))?;
                drop(verbinding);
                let replica = replica.map(|replica| Replica::start(url, replica, instelling)).transpose()?;
                let url = url.clone();
                let primair = Lanes::start(
                    "postgres",
                    instelling.verbindingen,
                    instelling.wachtrij,
                    // PostgreSQL shares the wait for the disk among connections by itself.
                    false,
                    move || lane::postgres::open(&url),
                )?;
                Backend::Postgres { primair, replica }
            }
            #[cfg(not(feature = "sqlite"))]
            Database::Sqlite(_) => return Err(StoreFout::NietIngebouwd("SQLite")),
            #[cfg(not(feature = "postgres"))]
            Database::Postgres(_) => return Err(StoreFout::NietIngebouwd("PostgreSQL")),
        };
        Ok(Self(Arc::new(backend)))
    }

    /// Runs a unit of work that only reads, in one snapshot: all its queries see the same moment.
    ///
    /// The closure runs on a thread of the database, so it does pure database work: no other I/O, no waiting. A clone of it may have run
    /// before, on a replica that could not finish it.
    ///
    /// # Errors
    /// The closure's own; [`StoreFout::Vol`] at once when the queue is full; [`StoreFout::Onbereikbaar`] without a connection;
    /// [`StoreFout::Intern`] after a panic in the closure.
    pub async fn lees<T, E>(
        &self,
        werk: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Clone + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        #[cfg(feature = "postgres")]
        if let Backend::Postgres { replica: Some(replica), .. } = &*self.0
            && let Some(antwoord) = replica.lees(werk.clone()).await
        {
            return antwoord;
        }
        self.lees_primair(werk).await
    }

    async fn lees_primair<T, E>(
        &self,
        werk: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFout> + Send + 'static,
    {
        match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { lezers, .. } => lezers.lees(werk).await,
            #[cfg(feature = "postgres")]
            Backend::Postgres { primair, .. } => primair.lees(werk).await,
        }
    }

    /// Runs a unit of work that writes. All of it is kept when the closure answers `Ok`, nothing otherwise; the answer comes after
    /// `COMMIT`, so what was answered survives a power cut.
    ///
    /// The guarantee is the same on both databases: as if one write ran at a time. SQLite has one writer; PostgreSQL runs at
    /// `SERIALIZABLE`, and a unit of work that collides with another, or deadlocks, **is run again** (up to ten times): the closure
    /// has no effect but through its [`Tx`], and returns every [`StoreFout`] that it meets.
    ///
    /// When the caller stops waiting, a unit of work that has not begun is skipped and one that has begun is finished.
    ///
    /// On SQLite, writes that wait together share one `COMMIT`; each stands or falls by itself all the same. When another of them takes
    /// the transaction down, it is run again here too.
    ///
    /// # Errors
    /// As [`lees`](Self::lees); besides, [`StoreFout::Serialisatie`] when the collisions did not end, [`StoreFout::Onzeker`] when the
    /// connection broke during `COMMIT`, and whatever a deferred constraint says then.
    pub async fn schrijf<T, E>(
        &self,
        werk: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        self.doe(werk, true).await
    }

    /// As [`schrijf`](Self::schrijf), in a transaction that is not shared: for a unit of work of thousands of rows. In a shared one
    /// SQLite walks through all pages that were touched before, after each statement that fires a trigger.
    ///
    /// # Errors
    /// As [`schrijf`](Self::schrijf).
    pub async fn schrijf_alleen<T, E>(
        &self,
        werk: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        self.doe(werk, false).await
    }

    async fn doe<T, E>(
        &self,
        werk: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        deelt: bool,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { schrijver, .. } => schrijver.schrijf(werk, deelt).await,
            #[cfg(feature = "postgres")]
            Backend::Postgres { primair, .. } => primair.schrijf(werk, deelt).await,
        }
    }

    /// Leaves nothing of what was erased in the files of the database, as far as that can be done at once. SQLite overwrites what is
    /// deleted and has its WAL emptied here; of PostgreSQL the dead rows, the WAL and the backups outlive it (see docs/wissen.md).
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub async fn wis_sporen(&self) -> Result<(), StoreFout> {
        match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { schrijver, .. } => schrijver.onderhoud(lane::sqlite::leeg_wal).await,
            #[cfg(feature = "postgres")]
            Backend::Postgres { .. } => Ok(()),
        }
    }

    /// Takes no more work, finishes what is queued and closes the connections; what comes later is
    /// [`StoreFout::Onbereikbaar`]. For SQLite the file then holds everything: the last connection to close, the writer,
    /// empties the WAL into it.
    ///
    /// A program that ends should call this: dropping the last handle does the same, but a clone that some task still
    /// holds keeps it from happening.
    pub fn sluit(&self) {
        match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { lezers, schrijver } => {
                lezers.sluit();
                schrijver.sluit();
            }
            #[cfg(feature = "postgres")]
            Backend::Postgres { primair, replica } => {
                if let Some(replica) = replica {
                    replica.sluit();
                }
                primair.sluit();
            }
        }
    }

    /// Where reads were answered; none of a store without a replica.
    #[must_use]
    pub fn leesstand(&self) -> Option<Leesstand> {
        match &*self.0 {
            #[cfg(feature = "postgres")]
            Backend::Postgres { replica, .. } => replica.as_ref().map(Replica::stand),
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { .. } => None,
        }
    }

    /// How many statements were sent to the database since the start, on a replica too. One that only begins or ends a transaction
    /// counts as well.
    #[must_use]
    pub fn statements(&self) -> u64 {
        match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { lezers, schrijver } => lezers.statements() + schrijver.statements(),
            #[cfg(feature = "postgres")]
            Backend::Postgres { primair, replica } => {
                primair.statements() + replica.as_ref().map_or(0, Replica::statements)
            }
        }
    }

    /// Answers when the database answers and its schema is the one that this program knows (`/readyz`). A replica has no say in it.
    ///
    /// # Errors
    /// As [`lees`](Self::lees), and [`StoreFout::Schema`].
    pub async fn gezond(&self) -> Result<(), StoreFout> {
        self.lees_primair(migratie::eis_gelijk).await
    }

    /// How the schema of the database compares to the one that this program knows.
    ///
    /// # Errors
    /// As [`lees`](Self::lees).
    pub async fn schemastand(&self) -> Result<Schemastand, StoreFout> {
        self.lees_primair(migratie::schemastand).await
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let naam = match &*self.0 {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite { .. } => "Store(Sqlite)",
            #[cfg(feature = "postgres")]
            Backend::Postgres { .. } => "Store(Postgres)",
        };
        f.write_str(naam)
    }
}
