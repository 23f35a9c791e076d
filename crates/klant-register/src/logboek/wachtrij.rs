//! The lines of reads that wait to be written. One task writes: while it is at the database others come to wait, and those
//! go together in the next transaction. Nobody waits for company: who comes alone is written at once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use klant_store::rij::Verwerkingkolommen;
use klant_store::vraag::verwerking::{PER_STATEMENT, voeg_toe};
use klant_store::{Store, StoreFout};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

/// So many requests may wait; one more hears at once that it is too busy.
const MEESTE: usize = 4_096;

/// A request that waits for its lines.
struct Wachtende {
    regels: Vec<Verwerkingkolommen>,
    antwoord: oneshot::Sender<Result<(), StoreFout>>,
}

#[derive(Default)]
struct Stand {
    wachtend: Vec<Wachtende>,
    /// Whether the task that writes is there.
    schrijft: bool,
}

/// The requests that wait.
#[derive(Default)]
pub(super) struct Wachtrij {
    stand: Mutex<Stand>,
    groepen: AtomicU64,
}

impl Wachtrij {
    /// In how many transactions lines were written.
    pub(super) fn groepen(&self) -> u64 {
        self.groepen.load(Ordering::Relaxed)
    }

    /// How many requests wait behind those that are being written.
    #[cfg(test)]
    pub(super) fn wachtend(&self) -> usize {
        self.stand().wachtend.len()
    }

    /// Writes lines; answers when they are durable.
    pub(super) async fn schrijf(
        self: &Arc<Self>,
        store: &Store,
        regels: Vec<Verwerkingkolommen>,
    ) -> Result<(), StoreFout> {
        let (antwoord, uitslag) = oneshot::channel();
        let eerste = {
            let mut stand = self.stand();
            if stand.wachtend.len() >= MEESTE {
                return Err(StoreFout::Vol);
            }
            stand.wachtend.push(Wachtende { regels, antwoord });
            !std::mem::replace(&mut stand.schrijft, true)
        };
        if eerste {
            let schrijver = Schrijver { rij: Arc::clone(self), klaar: false }.draai(store.clone());
            // A task of its own: a client that hangs up takes nobody's lines with her.
            match Handle::try_current() {
                Ok(runtime) => drop(runtime.spawn(schrijver)),
                Err(_) => schrijver.await,
            }
        }
        // Unanswered only when the runtime of the task ended.
        uitslag.await.unwrap_or(Err(StoreFout::Intern))
    }

    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The task that writes. When it ends, however it ends, the next who comes starts another.
struct Schrijver {
    rij: Arc<Wachtrij>,
    /// Whether it found nobody waiting: another may be writing by now.
    klaar: bool,
}

impl Schrijver {
    async fn draai(mut self, store: Store) {
        while let Some(groep) = self.neem() {
            self.rij.groepen.fetch_add(1, Ordering::Relaxed);
            let (regels, antwoorden): (Vec<_>, Vec<_>) =
                groep.into_iter().map(|een| (een.regels, een.antwoord)).unzip();
            let regels: Vec<Verwerkingkolommen> = regels.into_iter().flatten().collect();
            let uitslag = store.schrijf(move |tx| voeg_toe(tx, &regels)).await;
            for antwoord in antwoorden {
                // Who went away meanwhile has no use for it.
                let _ = antwoord.send(uitslag.clone());
            }
        }
    }

    /// Those who wait, as many as fit in one statement; none when nobody does, and then the task ends.
    fn neem(&mut self) -> Option<Vec<Wachtende>> {
        let mut stand = self.rij.stand();
        if stand.wachtend.is_empty() {
            stand.schrijft = false;
            self.klaar = true;
            return None;
        }
        let mut regels = 0_usize;
        let passen = stand.wachtend.iter().take_while(|een| {
            regels = regels.saturating_add(een.regels.len());
            regels <= PER_STATEMENT
        });
        // One who brings more than fits goes alone, in as many statements as that takes.
        let aantal = passen.count().max(1);
        Some(stand.wachtend.drain(..aantal).collect())
    }
}

impl Drop for Schrijver {
    fn drop(&mut self) {
        if !self.klaar {
            let mut stand = self.rij.stand();
            // Those who wait hear that it failed; who comes now starts anew.
            stand.wachtend.clear();
            stand.schrijft = false;
        }
    }
}
