//! The logs by month. On PostgreSQL each month of a log is a part of its table, made ahead and dropped as a whole; SQLite has one
//! table, from which a month goes row by row.
//!
//! No write ever waits for a part: what has none goes into `TABEL_overig`, and a month that has a line there gets no part any more: it
//! goes row by row too, as what stood there before there were parts does.

use diesel::RunQueryDsl as _;
#[cfg(feature = "postgres")]
use diesel::connection::SimpleConnection as _;
#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
use diesel::sql_types::BigInt;
#[cfg(feature = "postgres")]
use diesel::sql_types::Text;
use klant_core::Maand;

use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::TijdSql;
use crate::{DbTijd, StoreFout, Tx};

/// A log that grows with what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Log {
    /// What was processed of whom.
    Verwerkingen,
    /// Who changed what.
    Audit,
}

impl Log {
    /// All of them.
    pub const ALLE: [Self; 2] = [Self::Verwerkingen, Self::Audit];

    /// Its table.
    #[must_use]
    pub const fn tabel(self) -> &'static str {
        match self {
            Self::Verwerkingen => "verwerking",
            Self::Audit => "audit",
        }
    }

    /// The column that says in which month a line is.
    const fn tijd(self) -> &'static str {
        match self {
            Self::Verwerkingen => "begonnen_op",
            Self::Audit => "tijdstip",
        }
    }
}

/// Whether a line of before an instant is there.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn is_er_voor(tx: &mut Tx<'_>, log: Log, grens: DbTijd) -> Result<bool, StoreFout> {
    // Of all that is there hardly anything is from before: whoever does not know that reads on and on.
    tx.plan_op_waarden()?;
    let mut tekst = Tekst::van("SELECT volgnummer FROM ", []);
    tekst.en(log.tabel(), []).en(" WHERE ", []).en(log.tijd(), []).en(" < ? LIMIT 1", [grens.0.into()]);
    let vraag = tekst.vraag::<BigInt>();
    let een: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(!een.is_empty())
}

/// When the line with the lowest number was written: the oldest, but for what was written at the same time.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn oudste(tx: &mut Tx<'_>, log: Log) -> Result<Option<DbTijd>, StoreFout> {
    let mut tekst = Tekst::van("SELECT ", []);
    tekst.en(log.tijd(), []).en(" FROM ", []).en(log.tabel(), []).en(" ORDER BY volgnummer LIMIT 1", []);
    let vraag = tekst.vraag::<TijdSql>();
    let een: Vec<DbTijd> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(een.into_iter().next())
}

/// The months up to this one that have no part yet, from this month on.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn ontbrekende(tx: &mut Tx<'_>, log: Log, van: Maand, tot: Maand) -> Result<Vec<Maand>, StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {
            let _ = (log, van, tot);
            Ok(Vec::new())
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            let delen = delen(verbinding, log)?;
            let mut zonder = Vec::new();
            let mut maand = van;
            while maand <= tot {
                if !delen.iter().any(|deel| deel.heeft(maand)) && !in_overig(verbinding, log, maand)? {
                    zonder.push(maand);
                }
                maand = maand.later(1);
            }
            Ok(zonder)
        }
    }
}

/// Makes the part of a month; begins its transaction. Nothing is moved, and nobody waits but who reads what has no part.
///
/// # Errors
/// [`StoreFout`] when the database fails: [`Bezet`](crate::Databaseklasse::Bezet) when others were reading all the time.
pub fn maak(tx: &mut Tx<'_>, log: Log, maand: Maand) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {
            let _ = (log, maand);
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            let tabel = log.tabel();
            verbinding.batch_execute(KORT)?;
            // Of two that make parts one waits, and then sees that it is there.
            verbinding.batch_execute(&format!("LOCK TABLE ONLY {tabel} IN SHARE UPDATE EXCLUSIVE MODE"))?;
            if delen(verbinding, log)?.iter().any(|deel| deel.heeft(maand)) {
                return Ok(());
            }
            // Attached rather than made in place, which would shut out every write.
            let deel = naam(log, maand);
            let [van, tot] = [maand, maand.later(1)].map(Maand::eerste_dag);
            Ok(verbinding.batch_execute(&format!(
                "CREATE TABLE {deel} (LIKE {tabel} INCLUDING CONSTRAINTS);
                 ALTER TABLE {tabel} ATTACH PARTITION {deel} FOR VALUES FROM ('{van}T00:00:00Z') TO ('{tot}T00:00:00Z')"
            ))?)
        }
    }
}

/// Shuts out every other of a log, until the transaction ends. It has to end soon: each write waits for it.
///
/// # Errors
/// [`StoreFout`] when the database fails: [`Bezet`](crate::Databaseklasse::Bezet) when others were busy with the log all the time.
pub fn sluit_af(tx: &mut Tx<'_>, log: Log) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {
            let _ = log;
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            let slot = format!("{KORT}; LOCK TABLE ONLY {} IN ACCESS EXCLUSIVE MODE", log.tabel());
            verbinding.batch_execute(&slot)?;
        }
    }
    Ok(())
}

/// Drops the parts of a log of which every line is from before a month; what else is from before it has no part of its own. Within
/// [`sluit_af`].
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn laat_vallen(tx: &mut Tx<'_>, log: Log, grens: Maand) -> Result<usize, StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {
            let _ = (log, grens);
            Ok(0)
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            let delen = delen(verbinding, log)?.into_iter().filter(|deel| deel.einde <= grens);
            let mut gevallen = 0;
            for deel in delen {
                verbinding.batch_execute(&format!("DROP TABLE {}", deel.naam))?;
                gevallen += 1;
            }
            Ok(gevallen)
        }
    }
}

/// So long a part waits for who is busy: those who come after it wait as long.
#[cfg(feature = "postgres")]
const KORT: &str = "SET LOCAL lock_timeout = '100ms'";

/// A part of a log.
#[cfg(feature = "postgres")]
struct Deel {
    naam: String,
    /// The first month that it holds; none when it holds all that came before.
    begin: Option<Maand>,
    /// The first month that it does not hold any more.
    einde: Maand,
}

#[cfg(feature = "postgres")]
impl Deel {
    /// A part by its name; none for the one that takes what has no part, and for what is not ours.
    fn lees(log: Log, naam: String) -> Option<Self> {
        let rest = naam.strip_prefix(log.tabel())?.strip_prefix('_')?;
        let (begin, einde) = match rest.strip_prefix("tot_") {
            Some(einde) => (None, einde.replacen('_', "-", 1).parse().ok()?),
            None => {
                let maand: Maand = rest.replacen('_', "-", 1).parse().ok()?;
                (Some(maand), maand.later(1))
            }
        };
        Some(Self { naam, begin, einde })
    }

    fn heeft(&self, maand: Maand) -> bool {
        self.begin.is_none_or(|begin| begin <= maand) && maand < self.einde
    }
}

#[cfg(feature = "postgres")]
fn naam(log: Log, maand: Maand) -> String {
    format!("{}_{}", log.tabel(), maand.to_string().replace('-', "_"))
}

#[cfg(feature = "postgres")]
fn delen(verbinding: &mut PgConnection, log: Log) -> Result<Vec<Deel>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT deel.relname::text FROM pg_inherits JOIN pg_class deel ON deel.oid = inhrelid \
         WHERE inhparent = CAST(CAST(? AS text) AS regclass) ORDER BY 1",
        [log.tabel().into()],
    )
    .vraag::<Text>();
    let namen: Vec<String> = vraag.load(verbinding)?;
    Ok(namen.into_iter().filter_map(|naam| Deel::lees(log, naam)).collect())
}

/// Whether a line of this month stands where what has no part goes.
#[cfg(feature = "postgres")]
fn in_overig(verbinding: &mut PgConnection, log: Log, maand: Maand) -> Result<bool, StoreFout> {
    let mut tekst = Tekst::van("SELECT volgnummer FROM ", []);
    tekst.en(log.tabel(), []).en("_overig WHERE ", []).en(log.tijd(), []);
    tekst.en(" >= ? AND ", [maand.begin().into()]).en(log.tijd(), []);
    tekst.en(" < ? LIMIT 1", [maand.later(1).begin().into()]);
    let een: Vec<i64> = tekst.vraag::<BigInt>().load(verbinding)?;
    Ok(!een.is_empty())
}

#[cfg(all(test, feature = "postgres"))]
mod tests {
    use super::*;

    #[test]
    fn een_deel_is_te_lezen_aan_zijn_naam() {
        let lees = |naam: &str| {
            let deel = Deel::lees(Log::Audit, naam.to_owned())?;
            Some((deel.begin.map(|maand| maand.to_string()), deel.einde.to_string()))
        };
        assert_eq!(lees("audit_2026_12"), Some((Some("2026-12".to_owned()), "2027-01".to_owned())));
        assert_eq!(lees("audit_tot_2026_12"), Some((None, "2026-12".to_owned())));
        for vreemd in ["audit_overig", "audit", "audit_2026_13", "audit_2026", "verwerking_2026_12"] {
            assert_eq!(lees(vreemd), None, "{vreemd}");
        }
        let maand: Maand = "2026-12".parse().unwrap();
        assert!(Deel::lees(Log::Audit, naam(Log::Audit, maand)).is_some_and(|deel| deel.heeft(maand)));
    }
}
