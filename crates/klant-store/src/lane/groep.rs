//! Writes that wait together share one `COMMIT`: durability costs one wait for the disk per group, and not one per write.
//!
//! Each unit of work is answered after the `COMMIT`, refusals too: they may rest on what another of the group wrote. What fails in one
//! never touches the others: when one has to be undone, or the shared transaction cannot go on or is not kept, nothing of it was kept,
//! and each is run again by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::job::Job;
use super::verbinding::Verbinding;
use super::{Lane, weg};
use crate::fout::StoreFout;

/// So many share a `COMMIT` at most.
const MET_ZIJN_HOOGSTEN: usize = 64;

/// After this time no more join: the first has waited long enough.
const ZO_LANG: Duration = Duration::from_millis(2);

/// What shares a transaction.
struct Groep<C> {
    jobs: Vec<Box<dyn Job<C>>>,
    /// What came behind it and cannot share.
    na: Option<Box<dyn Job<C>>>,
    /// False when the transaction cannot go on.
    heel: bool,
}

impl<C: Verbinding> Lane<C> {
    /// Runs a write, and with it the writes that wait behind it; answers the connection when it serves on.
    pub(super) fn samen(&self, eerste: Box<dyn Job<C>>, mut verbinding: C) -> Option<C> {
        if verbinding.begin(C::BEGIN_SCHRIJVEN).is_err() {
            // A database that is busy, or a connection that died while it was idle: it finds out by itself which.
            return self.alleen(eerste, verbinding);
        }
        let Groep { jobs, na, heel } = self.verzamel(eerste, &mut verbinding);
        let verbinding = match heel.then(|| verbinding.commit()) {
            Some(Ok(())) => {
                jobs.into_iter().for_each(|mut job| bevestig(&mut *job));
                Some(verbinding)
            }
            Some(Err(mislukt)) if mislukt.fout == StoreFout::Onzeker => {
                jobs.into_iter().for_each(|mut job| job.weigeren(StoreFout::Onzeker));
                self.vervang(verbinding)
            }
            Some(Err(mislukt)) if mislukt.heel => self.een_voor_een(jobs, Some(verbinding)),
            Some(Err(_)) | None => {
                let nieuw = self.vervang(verbinding);
                self.een_voor_een(jobs, nieuw)
            }
        };
        match na {
            Some(job) => self.een_voor_een(vec![job], verbinding),
            None => verbinding,
        }
    }

    /// Runs what waits, in the transaction that stands open.
    fn verzamel(&self, eerste: Box<dyn Job<C>>, verbinding: &mut C) -> Groep<C> {
        let begin = Instant::now();
        let mut groep = Groep { jobs: Vec::new(), na: None, heel: true };
        let mut stand = verbinding.stand();
        let mut volgende = Some(eerste);
        while let Some(mut job) = volgende.take() {
            if !job.gewenst() {
                volgende = self.wachtrij.try_recv().ok();
                continue;
            }
            let Some(deel) = job.deel() else {
                groep.na = Some(job);
                break;
            };
            // The unit of work catches its own panics; this catches those of its values when they are dropped.
            stand = stand.and_then(|stand| {
                catch_unwind(AssertUnwindSafe(|| deel.doe_mee(verbinding, stand))).unwrap_or_default()
            });
            groep.heel = stand.is_some();
            groep.jobs.push(job);
            if groep.heel && groep.jobs.len() < MET_ZIJN_HOOGSTEN && begin.elapsed() < ZO_LANG {
                volgende = self.wachtrij.try_recv().ok();
            }
        }
        groep
    }

    /// Each by itself, as if there had been no group.
    fn een_voor_een(&self, jobs: Vec<Box<dyn Job<C>>>, mut verbinding: Option<C>) -> Option<C> {
        // One that panicked has had its answer.
        for mut job in jobs.into_iter().filter(|job| job.gewenst()) {
            match verbinding.take() {
                Some(heel) => verbinding = self.alleen(job, heel),
                None => job.weigeren(StoreFout::Onbereikbaar),
            }
        }
        verbinding
    }

    /// A new connection in the place of one that is of no more use.
    fn vervang(&self, stuk: C) -> Option<C> {
        weg(stuk);
        match (self.open)() {
            Ok(nieuw) => Some(nieuw),
            Err(_) => {
                self.afgemeld();
                None
            }
        }
    }
}

fn bevestig<C>(job: &mut dyn Job<C>) {
    if let Some(deel) = job.deel() {
        deel.bevestig();
    }
}
