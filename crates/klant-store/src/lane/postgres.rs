//! PostgreSQL connections: how they are opened, and what a transaction is there.

use diesel::connection::{Connection, SimpleConnection};
use diesel::pg::PgConnection;
use diesel::result::QueryResult;

use super::verbinding::Verbinding;
use crate::fout::StoreFout;
use crate::tx::Tx;

impl Verbinding for PgConnection {
    const BEGIN_LEZEN: &'static str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    const BEGIN_SCHRIJVEN: &'static str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
    const EINDE_WACHT: bool = true;
    const POGINGEN: u32 = 10;

    fn tx(&mut self) -> Tx<'_> {
        Tx::Postgres(self)
    }

    /// `COMMIT` of an aborted transaction rolls back and reports success. The statement in front of it fails instead, in the same
    /// round trip, so that a unit of work which swallowed an error is never answered as kept.
    fn vastleggen(&mut self) -> QueryResult<()> {
        self.batch_execute("SELECT 1; COMMIT")
    }

    /// Connections that commit at the same time share the wait for the disk by themselves: nothing is grouped here.
    fn stand(&mut self) -> Option<i64> {
        None
    }
}

/// The session's own settings, whatever the role or the database has as a default.
///
/// A statement is planned once per connection and not at every request: planning was more than half of what PostgreSQL did for a partij
/// (besluit 31). No statement is worth a second process or a compiler.
const SESSIE: &str = "SET application_name = 'klant'; SET TIME ZONE 'UTC'; SET plan_cache_mode = force_generic_plan; \
     SET max_parallel_workers_per_gather = 0; SET jit = off";

/// Connects. The error has no text of libpq, which repeats parts of the URL.
pub(crate) fn open(url: &str) -> Result<PgConnection, StoreFout> {
    let mut verbinding =
        PgConnection::establish(&met_tijdslimieten(url)).map_err(|_| StoreFout::Onbereikbaar)?;
    verbinding.batch_execute(SESSIE)?;
    Ok(verbinding)
}

/// Without limits a machine that vanished holds a lane for many minutes. What the URL says itself wins.
fn met_tijdslimieten(url: &str) -> String {
    let mut url = url.to_owned();
    for (naam, waarde) in [("connect_timeout", "5"), ("tcp_user_timeout", "20000")] {
        // A `?` in front of the `@` belongs to the password.
        let na_wachtwoord = url.rsplit_once('@').map_or(url.as_str(), |(_, rest)| rest);
        if na_wachtwoord.contains(naam) {
            continue;
        }
        let scheiding = match na_wachtwoord.split_once('?') {
            None => "?",
            Some((_, "")) => "",
            Some(_) => "&",
        };
        url.push_str(&format!("{scheiding}{naam}={waarde}"));
    }
    url
}

#[cfg(test)]
mod tests {
    use super::met_tijdslimieten;

    #[test]
    fn de_url_krijgt_tijdslimieten_die_zij_zelf_niet_noemt() {
        assert_eq!(
            met_tijdslimieten("postgres://u:p?q@h/d"),
            "postgres://u:p?q@h/d?connect_timeout=5&tcp_user_timeout=20000"
        );
        assert_eq!(
            met_tijdslimieten("postgres://h/d?sslmode=require&connect_timeout=9"),
            "postgres://h/d?sslmode=require&connect_timeout=9&tcp_user_timeout=20000"
        );
        assert_eq!(
            met_tijdslimieten("postgres://h/d?"),
            "postgres://h/d?connect_timeout=5&tcp_user_timeout=20000"
        );
    }
}
