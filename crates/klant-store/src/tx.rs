//! The handle that a unit of work gets.

#[cfg(feature = "postgres")]
use diesel::connection::SimpleConnection as _;
#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
#[cfg(feature = "sqlite")]
use diesel::sqlite::SqliteConnection;

use crate::fout::StoreFout;

/// A connection inside its transaction.
///
/// Everything done through it is kept together, when the unit of work answers `Ok` and the `COMMIT` succeeds, or not at all.
/// Queries take it as `&mut Tx<'_>` and reach the connection by `met_verbinding!`, so that their body is written once.
pub enum Tx<'a> {
    /// A SQLite connection.
    #[cfg(feature = "sqlite")]
    Sqlite(&'a mut SqliteConnection),
    /// A PostgreSQL connection.
    #[cfg(feature = "postgres")]
    Postgres(&'a mut PgConnection),
}

impl Tx<'_> {
    /// Whether it is PostgreSQL: for the few pieces of SQL that the databases say differently.
    pub(crate) const fn is_postgres(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => true,
        }
    }

    /// Makes a transaction, before anything else in it, one that no write collides with. Only for who carries away what the writes
    /// left: what it takes is locked, so it needs no more, and the writes, which are serializable, never run again because of it.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn zonder_botsingen(&mut self) -> Result<(), StoreFout> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => Ok(()),
            #[cfg(feature = "postgres")]
            Self::Postgres(verbinding) => {
                Ok(verbinding.batch_execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")?)
            }
        }
    }

    /// From here on statements are planned for their values. A lane of PostgreSQL plans a statement once (`lane/postgres.rs`); SQLite
    /// looks at no value.
    pub(crate) fn plan_op_waarden(&mut self) -> Result<(), StoreFout> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => Ok(()),
            #[cfg(feature = "postgres")]
            Self::Postgres(verbinding) => {
                Ok(verbinding.batch_execute("SET LOCAL plan_cache_mode = force_custom_plan")?)
            }
        }
    }
}

/// Runs one body on whichever connection the [`Tx`] holds; the body is compiled once per database.
///
/// `met_verbinding!(tx, |c| partij::table.find(volgnummer).first(c).optional())?`
macro_rules! met_verbinding {
    ($tx:expr, |$c:ident| $body:expr) => {
        match $tx {
            #[cfg(feature = "sqlite")]
            $crate::tx::Tx::Sqlite(verbinding) => {
                let $c: &mut ::diesel::sqlite::SqliteConnection = verbinding;
                $body
            }
            #[cfg(feature = "postgres")]
            $crate::tx::Tx::Postgres(verbinding) => {
                let $c: &mut ::diesel::pg::PgConnection = verbinding;
                $body
            }
        }
    };
}

pub(crate) use met_verbinding;
