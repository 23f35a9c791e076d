//! What a lane asks of a connection, the same for both databases.

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::result::{Error as DieselFout, QueryResult};

use crate::fout::StoreFout;
use crate::tx::Tx;

/// A connection that lives on a lane.
pub(crate) trait Verbinding:
    diesel::Connection<TransactionManager = AnsiTransactionManager> + Sized + Send + 'static
{
    /// Begins a snapshot for reading.
    const BEGIN_LEZEN: &'static str;
    /// Begins a write that behaves as if no other write ran at the same time.
    const BEGIN_SCHRIJVEN: &'static str;
    /// Whether the end of a read waits for the beginning of what comes next, so that both are one way to the database and back. Only
    /// where an ended snapshot hinders nobody for that moment.
    const EINDE_WACHT: bool;
    /// How often a write that collides with another is run.
    const POGINGEN: u32;

    /// The handle for the unit of work.
    fn tx(&mut self) -> Tx<'_>;

    /// Commits, such that success means: kept.
    fn vastleggen(&mut self) -> QueryResult<()>;

    /// Begins a transaction with the given statement; the end of a read that waits goes in front of it.
    fn begin(&mut self, sql: &str) -> Result<(), StoreFout> {
        if self.is_open() {
            return Ok(self.batch_execute(&format!("ROLLBACK; {sql}"))?);
        }
        Ok(AnsiTransactionManager::begin_transaction_sql(self, sql)?)
    }

    /// Whether a transaction stands open.
    fn is_open(&mut self) -> bool {
        let stand = AnsiTransactionManager::transaction_manager_status_mut(self);
        stand.transaction_depth().is_ok_and(|diepte| diepte.is_some())
    }

    /// Ends a read, unless its end waits; false when the connection is of no more use.
    fn eindig_lezen(&mut self) -> bool {
        Self::EINDE_WACHT || self.rollback()
    }

    /// Commits. A failing `COMMIT` keeps nothing, save when the connection broke under it: then nobody knows.
    fn commit(&mut self) -> Result<(), Mislukt> {
        self.vastleggen().map_err(|fout| {
            let heel = self.rollback();
            let fout = match StoreFout::from(fout) {
                StoreFout::Onbereikbaar => StoreFout::Onzeker,
                fout => fout,
            };
            Mislukt { fout, heel }
        })
    }

    /// How many rows this connection has changed so far, inside the transaction that it shares; none when that transaction does not
    /// stand, or cannot be shared.
    fn stand(&mut self) -> Option<i64>;

    /// Rolls back the transaction; false when the connection is of no more use.
    fn rollback(&mut self) -> bool {
        matches!(
            AnsiTransactionManager::rollback_transaction(self),
            Ok(()) | Err(DieselFout::NotInTransaction)
        )
    }
}

/// A failed `COMMIT`.
pub(crate) struct Mislukt {
    pub(crate) fout: StoreFout,
    /// False when the connection is of no more use.
    pub(crate) heel: bool,
}
