//! One look at both databases: does the replica show everything that was answered as kept?
//!
//! A replica alone cannot tell: one that is cut off has replayed all that it received. So the primary is asked first how far it is; when the
//! replica has replayed that point, nothing is missing of what was committed before the question.

use std::thread;
use std::time::{Duration, Instant};

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::GRENS;
use crate::lane;
use crate::url::Leesdatabase;

/// Between two looks at how far the replica is.
const OPNIEUW: Duration = Duration::from_millis(20);

/// The same for a database and its replicas, and for no other.
const WIE: &str = "(SELECT CAST(system_identifier AS text) FROM pg_control_system()) || '/' || \
                   (SELECT CAST(oid AS text) FROM pg_database WHERE datname = current_database()) || '/' || \
                   coalesce(current_schema(), '')";

/// Why reads go to the primary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Onbruikbaar {
    /// No answer from the primary: then nobody knows what the replica misses.
    #[error("de primaire database antwoordt niet")]
    PrimairZwijgt,
    /// No answer from the replica.
    #[error("de replica antwoordt niet")]
    ReplicaZwijgt,
    /// It holds something else.
    #[error("het is geen kopie van deze database")]
    AndereDatabase,
    /// It follows nobody: it was promoted, or is the primary itself.
    #[error("het is geen replica: zij volgt geen andere database")]
    GeenReplica,
    /// A write would be answered before the replica shows it.
    #[error(
        "de primaire database wacht bij het vastleggen niet op een replica; zet daar synchronous_commit = remote_apply en \
         synchronous_standby_names"
    )]
    WachtNiet,
    /// What the primary committed a second ago is not there yet.
    #[error("de replica loopt meer dan een seconde achter")]
    Achter,
}

/// Both databases, and what is open to them.
pub(super) struct Ronde {
    primair: Kant,
    replica: Kant,
}

struct Kant {
    url: String,
    verbinding: Option<PgConnection>,
}

#[derive(QueryableByName)]
struct Primair {
    #[diesel(sql_type = Text)]
    wie: String,
    #[diesel(sql_type = Text)]
    stand: String,
    #[diesel(sql_type = Bool)]
    wacht: bool,
}

#[derive(QueryableByName)]
struct Volger {
    #[diesel(sql_type = Text)]
    wie: String,
    #[diesel(sql_type = Bool)]
    volgt: bool,
    #[diesel(sql_type = Bool)]
    bij: bool,
}

impl Ronde {
    pub(super) fn nieuw(primair: &str, replica: &Leesdatabase) -> Self {
        let kant = |url: &str| Kant { url: url.to_owned(), verbinding: None };
        Self { primair: kant(primair), replica: kant(replica.url()) }
    }

    /// Answers the moment up to which nothing is missing on the replica.
    pub(super) fn doe(&mut self) -> Result<Instant, Onbruikbaar> {
        let begonnen = Instant::now();
        let primair = self.primair.vraag(hoe_ver).ok_or(Onbruikbaar::PrimairZwijgt)?;
        loop {
            let volger =
                self.replica.vraag(|c| is_bij(c, &primair.stand)).ok_or(Onbruikbaar::ReplicaZwijgt)?;
            if !volger.volgt {
                return Err(Onbruikbaar::GeenReplica);
            }
            if volger.wie != primair.wie {
                return Err(Onbruikbaar::AndereDatabase);
            }
            if !primair.wacht {
                return Err(Onbruikbaar::WachtNiet);
            }
            if begonnen.elapsed() >= GRENS {
                return Err(Onbruikbaar::Achter);
            }
            if volger.bij {
                return Ok(begonnen);
            }
            thread::sleep(OPNIEUW);
        }
    }
}

/// Where the log of the primary stands on its disk: whatever it answered as kept lies before that.
fn hoe_ver(verbinding: &mut PgConnection) -> QueryResult<Primair> {
    let vraag = format!(
        "SELECT {WIE} AS wie, CAST(pg_current_wal_flush_lsn() AS text) AS stand, \
         current_setting('synchronous_commit') = 'remote_apply' \
         AND current_setting('synchronous_standby_names') <> '' AS wacht"
    );
    diesel::sql_query(vraag).get_result(verbinding)
}

fn is_bij(verbinding: &mut PgConnection, stand: &str) -> QueryResult<Volger> {
    let vraag = format!(
        "SELECT {WIE} AS wie, pg_is_in_recovery() AS volgt, \
         coalesce(pg_last_wal_replay_lsn() >= CAST($1 AS pg_lsn), false) AS bij"
    );
    diesel::sql_query(vraag).bind::<Text, _>(stand).get_result(verbinding)
}

impl Kant {
    /// Asks, on a connection that is opened when there is none. Of a failure nothing is kept, least of all its text.
    fn vraag<T>(&mut self, vraag: impl FnOnce(&mut PgConnection) -> QueryResult<T>) -> Option<T> {
        let mut verbinding = match self.verbinding.take() {
            Some(verbinding) => verbinding,
            None => lane::postgres::open(&self.url).ok()?,
        };
        let antwoord = vraag(&mut verbinding).ok()?;
        self.verbinding = Some(verbinding);
        Some(antwoord)
    }
}
