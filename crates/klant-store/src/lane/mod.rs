//! Lanes: threads that each own one connection and take jobs from one bounded queue.
//!
//! The rules: a job whose receiver is gone is skipped; a panic in a job is caught, answered and costs the connection, not the
//! lane; a broken connection is opened again with back-off, and meanwhile the other lanes take the jobs; when no lane has a
//! connection, jobs are answered at once with [`StoreFout::Onbereikbaar`].

mod beurt;
mod groep;
mod job;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;
mod teller;
mod verbinding;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, TrySendError, bounded};
use tokio::sync::oneshot;

use self::beurt::{Plaats, Voorrang};
#[cfg(feature = "sqlite")]
use self::job::Onderhoud;
use self::job::{Afloop, Job, Leesjob, Schrijfjob};
use self::teller::Teller;
use self::verbinding::Verbinding;
use crate::fout::{Schrijffout, StoreFout};
use crate::tx::Tx;

/// The first pause after a failed attempt to connect; it doubles up to the longest.
const EERSTE_PAUZE: Duration = Duration::from_millis(50);
const LANGSTE_PAUZE: Duration = Duration::from_secs(5);

type Wachtrij<C> = Receiver<Box<dyn Job<C>>>;
type Opener<C> = Arc<dyn Fn() -> Result<C, StoreFout> + Send + Sync>;

/// A group of lanes behind one queue. Closing or dropping it lets the lanes finish what is queued and waits for them.
pub(crate) struct Lanes<C> {
    /// None when the group is closed.
    ingang: RwLock<Option<Sender<Box<dyn Job<C>>>>>,
    draden: Mutex<Vec<JoinHandle<()>>>,
    /// How many lanes of the group have a connection.
    #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "only of a replica it is asked"))]
    verbonden: Arc<AtomicUsize>,
    statements: Teller,
}

/// How the lanes of a group go about it.
#[derive(Clone, Copy)]
struct Aard {
    /// Writes that wait together share one `COMMIT`.
    groepeert: bool,
    /// Someone else tells whether the database is there.
    zwijgt: bool,
}

impl<C: Verbinding> Lanes<C> {
    /// Opens `aantal` connections and starts a lane for each.
    ///
    /// Lanes that group let writes that wait together share one `COMMIT`.
    pub(crate) fn start(
        naam: &str,
        aantal: usize,
        wachtrij: usize,
        groepeert: bool,
        open: impl Fn() -> Result<C, StoreFout> + Send + Sync + 'static,
    ) -> Result<Self, StoreFout> {
        let statements = Teller::default();
        let open = statements.geteld(open);
        let eersten = (0..aantal.max(1)).map(|_| open().map(Some)).collect::<Result<Vec<_>, _>>()?;
        Self::met(naam, eersten, wachtrij, Aard { groepeert, zwijgt: false }, &open, statements)
    }

    /// The same for a database that need not be there: the lanes open their connections themselves, and say nothing of it.
    #[cfg(feature = "postgres")]
    pub(crate) fn start_later(
        naam: &str,
        aantal: usize,
        wachtrij: usize,
        open: impl Fn() -> Result<C, StoreFout> + Send + Sync + 'static,
    ) -> Result<Self, StoreFout> {
        let statements = Teller::default();
        let open = statements.geteld(open);
        let eersten = (0..aantal.max(1)).map(|_| None).collect();
        Self::met(naam, eersten, wachtrij, Aard { groepeert: false, zwijgt: true }, &open, statements)
    }

    fn met(
        naam: &str,
        eersten: Vec<Option<C>>,
        wachtrij: usize,
        aard: Aard,
        open: &Opener<C>,
        statements: Teller,
    ) -> Result<Self, StoreFout> {
        let (ingang, uitgang) = bounded(wachtrij.max(1));
        let verbonden = Arc::new(AtomicUsize::new(eersten.iter().flatten().count()));
        let voorrang = Voorrang::default();
        let mut draden = Vec::new();
        for (nummer, verbinding) in eersten.into_iter().enumerate() {
            let lane = Lane {
                plaats: Plaats::new(nummer, &voorrang),
                aard,
                open: Arc::clone(open),
                wachtrij: uitgang.clone(),
                verbonden: Arc::clone(&verbonden),
            };
            let draad = thread::Builder::new()
                .name(format!("klant-{naam}-{nummer}"))
                .spawn(move || lane.draai(verbinding))
                .map_err(|_| StoreFout::Intern)?;
            draden.push(draad);
        }
        Ok(Self { ingang: RwLock::new(Some(ingang)), draden: Mutex::new(draden), verbonden, statements })
    }

    /// How many statements its connections have sent to the database.
    pub(crate) fn statements(&self) -> u64 {
        self.statements.stand()
    }

    /// Whether a job would find a connection.
    #[cfg(feature = "postgres")]
    pub(crate) fn is_verbonden(&self) -> bool {
        self.verbonden.load(Ordering::SeqCst) > 0
    }

    /// Runs a unit of work that reads.
    pub(crate) async fn lees<F, T, E>(&self, werk: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreFout> + Send + 'static,
    {
        let (job, ontvanger) = Leesjob::new(werk);
        self.stuur(Box::new(job))?;
        antwoord(ontvanger).await
    }

    /// Runs a unit of work that writes.
    pub(crate) async fn schrijf<F, T, E>(&self, werk: F, deelt: bool) -> Result<T, E>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Schrijffout + Send + 'static,
    {
        let (job, ontvanger) = Schrijfjob::new(werk, deelt);
        self.stuur(Box::new(job))?;
        antwoord(ontvanger).await
    }

    /// Runs upkeep.
    #[cfg(feature = "sqlite")]
    pub(crate) async fn onderhoud(&self, doe: fn(&mut C) -> Result<(), StoreFout>) -> Result<(), StoreFout> {
        let (job, ontvanger) = Onderhoud::new(doe);
        self.stuur(Box::new(job))?;
        antwoord(ontvanger).await
    }

    fn stuur(&self, job: Box<dyn Job<C>>) -> Result<(), StoreFout> {
        let ingang = self.ingang.read().unwrap_or_else(PoisonError::into_inner);
        let ingang = ingang.as_ref().ok_or(StoreFout::Onbereikbaar)?;
        ingang.try_send(job).map_err(|fout| match fout {
            TrySendError::Full(_) => StoreFout::Vol,
            TrySendError::Disconnected(_) => StoreFout::Intern,
        })
    }
}

async fn antwoord<T, E: From<StoreFout>>(ontvanger: oneshot::Receiver<Result<T, E>>) -> Result<T, E> {
    // The sending side is dropped unanswered only when a lane lost the job to a defect.
    ontvanger.await.unwrap_or_else(|_| Err(StoreFout::Intern.into()))
}

impl<C> Lanes<C> {
    /// Takes no more jobs, lets the lanes finish what is queued, and waits until their connections are closed.
    pub(crate) fn sluit(&self) {
        for draad in self.laat_los() {
            // The last handle may be dropped by a unit of work, on a lane: that one cannot wait for itself.
            if draad.thread().id() != thread::current().id() {
                let _ = draad.join();
            }
        }
    }

    /// Takes no more jobs, and answers the threads that finish what is queued.
    pub(crate) fn laat_los(&self) -> Vec<JoinHandle<()>> {
        *self.ingang.write().unwrap_or_else(PoisonError::into_inner) = None;
        std::mem::take(&mut *self.draden.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<C> Drop for Lanes<C> {
    fn drop(&mut self) {
        self.sluit();
    }
}

/// One thread with its connection.
struct Lane<C> {
    plaats: Plaats,
    aard: Aard,
    open: Opener<C>,
    wachtrij: Wachtrij<C>,
    /// How many lanes of the group have a connection.
    verbonden: Arc<AtomicUsize>,
}

impl<C: Verbinding> Lane<C> {
    fn draai(&self, eerste: Option<C>) {
        let mut verbinding = eerste;
        while let Some(mut heel) = verbinding.take().or_else(|| self.heropen()) {
            let job = match self.wachtrij.try_recv() {
                Ok(job) => Ok(job),
                // Nothing comes next: what waits for it ends by itself.
                Err(_) if heel.is_open() && !heel.rollback() => {
                    weg(heel);
                    self.afgemeld();
                    continue;
                }
                Err(_) => self.wachtrij.recv(),
            };
            match job {
                Ok(job) => verbinding = self.behandel(job, heel),
                Err(_) => {
                    // A lane that is still looking for a connection must see that the group is closed.
                    self.afgemeld();
                    return;
                }
            }
        }
    }

    /// Runs a job; answers the connection when it serves on.
    fn behandel(&self, mut job: Box<dyn Job<C>>, verbinding: C) -> Option<C> {
        if !job.gewenst() {
            return Some(verbinding);
        }
        if self.aard.groepeert && job.deel().is_some() {
            return self.samen(job, verbinding);
        }
        self.alleen(job, verbinding)
    }

    /// Runs one job by itself; answers the connection when it serves on.
    fn alleen(&self, mut job: Box<dyn Job<C>>, mut verbinding: C) -> Option<C> {
        match self.voer_uit(&mut *job, &mut verbinding) {
            Afloop::Heel => return Some(verbinding),
            Afloop::Stuk => {}
            Afloop::NietBegonnen(_) => {
                // A connection that died while it was idle is noticed only here. Nothing was done yet: once more on a new one.
                weg(verbinding);
                match (self.open)() {
                    Ok(mut nieuw) => match self.voer_uit(&mut *job, &mut nieuw) {
                        Afloop::Heel => return Some(nieuw),
                        Afloop::Stuk => weg(nieuw),
                        Afloop::NietBegonnen(fout) => {
                            job.weigeren(fout);
                            weg(nieuw);
                        }
                    },
                    Err(fout) => job.weigeren(fout),
                }
                self.afgemeld();
                return None;
            }
        }
        weg(verbinding);
        self.afgemeld();
        None
    }

    /// This lane has no connection any more.
    fn afgemeld(&self) {
        self.verbonden.fetch_sub(1, Ordering::SeqCst);
    }

    /// A job catches the panics of its unit of work; this catches those of its values when they are dropped.
    fn voer_uit(&self, job: &mut dyn Job<C>, verbinding: &mut C) -> Afloop {
        catch_unwind(AssertUnwindSafe(|| job.uitvoeren(verbinding, &self.plaats))).unwrap_or(Afloop::Stuk)
    }

    /// Opens a new connection, with growing pauses; `None` when the group is closed meanwhile.
    fn heropen(&self) -> Option<C> {
        let mut pauze = EERSTE_PAUZE;
        loop {
            match (self.open)() {
                Ok(verbinding) => {
                    self.verbonden.fetch_add(1, Ordering::SeqCst);
                    if !self.aard.zwijgt {
                        tracing::info!(
                            lane = self.plaats.nummer(),
                            "connection to the database opened again"
                        );
                    }
                    return Some(verbinding);
                }
                Err(_) if self.aard.zwijgt => {}
                Err(fout) => {
                    tracing::warn!(lane = self.plaats.nummer(), %fout, "no connection to the database");
                }
            }
            if !self.wacht(pauze) {
                return None;
            }
            pauze = (pauze * 2).min(LANGSTE_PAUZE);
        }
    }

    /// Waits without a connection; false when the group is closed.
    fn wacht(&self, pauze: Duration) -> bool {
        let einde = Instant::now() + pauze;
        loop {
            let nu = Instant::now();
            if nu >= einde {
                return true;
            }
            let stap = (einde - nu).min(EERSTE_PAUZE);
            // While another lane has a connection, the jobs are left to it.
            if self.verbonden.load(Ordering::SeqCst) > 0 {
                thread::sleep(stap);
                continue;
            }
            match self.wachtrij.recv_timeout(stap) {
                Ok(mut job) => job.weigeren(StoreFout::Onbereikbaar),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}

/// Closes a connection that is of no more use; closing may fail as well, and that must not end the lane.
fn weg<C>(verbinding: C) {
    let _ = catch_unwind(AssertUnwindSafe(|| drop(verbinding)));
}
