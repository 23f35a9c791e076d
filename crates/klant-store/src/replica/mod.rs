//! Reading from a streaming replica of PostgreSQL, as long as it shows everything that was answered as kept.
//!
//! A thread asks both databases four times a second how they stand (`ronde`), another draws the conclusion (`oordeel`); no read pays for it.
//! A read goes to the replica while that conclusion holds. What fails there, or does not come back while the conclusion changes, is run
//! on the primary: no fault of the replica is ever told to a caller.

mod oordeel;
mod ronde;

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Sender, bounded};
use diesel::pg::PgConnection;
use tokio::sync::watch;

use crate::fout::{Schrijffout, StoreFout};
use crate::lane::{self, Lanes};
use crate::store::{Instelling, Leesstand};
use crate::tx::Tx;
use crate::url::{Database, Leesdatabase};
use ronde::Ronde;

pub use ronde::Onbruikbaar;

/// So much of the past may be missing on a replica that is read from.
const GRENS: Duration = Duration::from_secs(1);
/// Between two rounds that went well: several fit in what one of them proves.
const PAUZE: Duration = Duration::from_millis(250);
/// After a round that did not: who is away need not be asked so often.
const PAUZE_NA_FOUT: Duration = Duration::from_secs(1);

/// The replica with its connections. It is there for the store from the beginning, and used when it can be.
pub(crate) struct Replica {
    lanes: Lanes<PgConnection>,
    oordeel: watch::Receiver<bool>,
    gestopt: Arc<AtomicBool>,
    replica: AtomicU64,
    primair: AtomicU64,
}

impl Replica {
    /// Begins to look; nothing is asked of either database before this returns.
    pub(crate) fn start(
        primair: &str,
        replica: &Leesdatabase,
        instelling: Instelling,
    ) -> Result<Self, StoreFout> {
        let url = replica.url().to_owned();
        let lanes = Lanes::start_later("replica", instelling.verbindingen, instelling.wachtrij, move || {
            lane::postgres::open(&url)
        })?;
        let (zegger, oordeel) = watch::channel(false);
        let (uitkomsten, ontvangen) = bounded(1);
        let gestopt = Arc::new(AtomicBool::new(false));
        let (ronde, einde) = (Ronde::nieuw(primair, replica), Arc::clone(&gestopt));
        draad("klant-replica-ronde", move || loop_rondes(ronde, &uitkomsten, &einde))?;
        draad("klant-replica-oordeel", move || oordeel::draai(&ontvangen, &zegger))?;
        Ok(Self { lanes, oordeel, gestopt, replica: AtomicU64::new(0), primair: AtomicU64::new(0) })
    }

    /// Reads from the replica; `None` when the primary has to answer.
    pub(crate) async fn lees<F, T, E>(&self, werk: F) -> Option<Result<T, E>>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        let antwoord = if self.is_bruikbaar() { self.probeer(werk).await } else { None };
        let teller = if antwoord.is_some() { &self.replica } else { &self.primair };
        teller.fetch_add(1, Ordering::Relaxed);
        antwoord
    }

    async fn probeer<F, T, E>(&self, werk: F) -> Option<Result<T, E>>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        let mut oordeel = self.oordeel.clone();
        let mut antwoord = pin!(self.lanes.lees(werk));
        let mut onbruikbaar = pin!(oordeel.wait_for(|bruikbaar| !bruikbaar));
        let antwoord = poll_fn(|cx| match antwoord.as_mut().poll(cx) {
            Poll::Ready(antwoord) => Poll::Ready(Some(antwoord)),
            // A machine that vanished keeps its reads; nobody waits for them.
            Poll::Pending => onbruikbaar.as_mut().poll(cx).map(|_| None),
        });
        // Whatever the database says of itself (gone, cancelled by what it replays, too busy): the primary may know better.
        antwoord
            .await
            .filter(|antwoord| antwoord.as_ref().err().is_none_or(|fout| fout.als_store().is_none()))
    }

    fn is_bruikbaar(&self) -> bool {
        *self.oordeel.borrow() && self.lanes.is_verbonden()
    }

    pub(crate) fn stand(&self) -> Leesstand {
        Leesstand {
            bruikbaar: self.is_bruikbaar(),
            replica: self.replica.load(Ordering::Relaxed),
            primair: self.primair.load(Ordering::Relaxed),
        }
    }

    /// How many statements it was sent by the reads.
    pub(crate) fn statements(&self) -> u64 {
        self.lanes.statements()
    }

    /// Takes no more reads. A replica that answers gets a proper goodbye; one that does not is not waited for.
    pub(crate) fn sluit(&self) {
        self.gestopt.store(true, Ordering::Relaxed);
        if self.is_bruikbaar() {
            self.lanes.sluit();
        } else {
            self.lanes.laat_los();
        }
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.sluit();
    }
}

/// Looks once: may reads go to this replica?
///
/// # Errors
/// [`Onbruikbaar`]: why not.
pub fn onderzoek(database: &Database, replica: &Leesdatabase) -> Result<(), Onbruikbaar> {
    match database {
        Database::Postgres(primair) => Ronde::nieuw(primair, replica).doe().map(|_| ()),
        Database::Sqlite(_) => Err(Onbruikbaar::AndereDatabase),
    }
}

fn loop_rondes(mut ronde: Ronde, uitkomsten: &Sender<Result<Instant, Onbruikbaar>>, gestopt: &AtomicBool) {
    while !gestopt.load(Ordering::Relaxed) {
        let uitkomst = ronde.doe();
        let pauze = if uitkomst.is_ok() { PAUZE } else { PAUZE_NA_FOUT };
        if uitkomsten.send(uitkomst).is_err() {
            return;
        }
        thread::sleep(pauze);
    }
}

/// A thread that nobody waits for: it may be held up by a machine that does not answer.
fn draad(naam: &str, werk: impl FnOnce() + Send + 'static) -> Result<(), StoreFout> {
    let gestart = thread::Builder::new().name(naam.to_owned()).spawn(werk);
    gestart.map(|_| ()).map_err(|_| StoreFout::Intern)
}
