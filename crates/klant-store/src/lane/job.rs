//! A unit of work on its way to a lane, with the place where its answer goes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::beurt::Plaats;
use super::verbinding::Verbinding;
use crate::fout::{Databaseklasse, Schrijffout, StoreFout};
use crate::tx::Tx;

/// A unit of work of any kind.
pub(crate) trait Job<C>: Send {
    /// False when nobody waits for the answer any more.
    fn gewenst(&self) -> bool;
    /// Runs it and answers, unless it did not begin.
    fn uitvoeren(&mut self, verbinding: &mut C, plaats: &Plaats) -> Afloop;
    /// Answers with an error, without running.
    fn weigeren(&mut self, fout: StoreFout);
    /// How it takes part in a transaction that it shares with others; none when it cannot.
    fn deel(&mut self) -> Option<&mut dyn Deel<C>> {
        None
    }
}

/// A job as a part of a transaction that it shares.
pub(crate) trait Deel<C> {
    /// Runs it in the shared transaction, in which so many rows were changed before it, and keeps its answer. Answers how many there
    /// are then; none when the transaction cannot go on, and nothing of it holds.
    fn doe_mee(&mut self, verbinding: &mut C, stand: i64) -> Option<i64>;
    /// Answers what was kept: the shared transaction is committed.
    fn bevestig(&mut self);
}

/// How a job left the connection.
pub(crate) enum Afloop {
    /// Answered; the connection serves on.
    Heel,
    /// Answered; the connection is of no more use.
    Stuk,
    /// Not answered: not even `BEGIN` succeeded. It may be run on another connection.
    NietBegonnen(StoreFout),
}

impl Afloop {
    fn van(heel: bool) -> Self {
        if heel { Self::Heel } else { Self::Stuk }
    }
}

/// The waiting side, used once.
struct Antwoord<T, E>(Option<oneshot::Sender<Result<T, E>>>);

impl<T, E> Antwoord<T, E> {
    fn gewenst(&self) -> bool {
        self.0.as_ref().is_some_and(|wachter| !wachter.is_closed())
    }

    fn geef(&mut self, uitkomst: Result<T, E>) {
        if let Some(wachter) = self.0.take() {
            // A caller that went away meanwhile has no use for it.
            let _ = wachter.send(uitkomst);
        }
    }
}

/// A unit of work that reads.
pub(crate) struct Leesjob<F, T, E> {
    werk: Option<F>,
    antwoord: Antwoord<T, E>,
}

impl<F, T, E> Leesjob<F, T, E> {
    pub(crate) fn new(werk: F) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (wachter, ontvanger) = oneshot::channel();
        (Self { werk: Some(werk), antwoord: Antwoord(Some(wachter)) }, ontvanger)
    }
}

impl<C, F, T, E> Job<C> for Leesjob<F, T, E>
where
    C: Verbinding,
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreFout> + Send,
{
    fn gewenst(&self) -> bool {
        self.antwoord.gewenst()
    }

    fn uitvoeren(&mut self, verbinding: &mut C, _plaats: &Plaats) -> Afloop {
        if let Err(fout) = verbinding.begin(C::BEGIN_LEZEN) {
            return niet_begonnen(&mut self.antwoord, fout);
        }
        let Some(werk) = self.werk.take() else {
            return Afloop::van(verbinding.rollback());
        };
        let Ok(uitkomst) = catch_unwind(AssertUnwindSafe(|| werk(&mut verbinding.tx()))) else {
            return paniek(&mut self.antwoord);
        };
        // Nothing was written: there is nothing to commit, and the answer need not wait for the end of the snapshot.
        self.antwoord.geef(uitkomst);
        Afloop::van(verbinding.eindig_lezen())
    }

    fn weigeren(&mut self, fout: StoreFout) {
        self.antwoord.geef(Err(fout.into()));
    }
}

/// Upkeep of the database outside any transaction.
#[cfg(feature = "sqlite")]
pub(crate) struct Onderhoud<C> {
    doe: fn(&mut C) -> Result<(), StoreFout>,
    antwoord: Antwoord<(), StoreFout>,
}

#[cfg(feature = "sqlite")]
impl<C> Onderhoud<C> {
    pub(crate) fn new(
        doe: fn(&mut C) -> Result<(), StoreFout>,
    ) -> (Self, oneshot::Receiver<Result<(), StoreFout>>) {
        let (wachter, ontvanger) = oneshot::channel();
        (Self { doe, antwoord: Antwoord(Some(wachter)) }, ontvanger)
    }
}

#[cfg(feature = "sqlite")]
impl<C: Send> Job<C> for Onderhoud<C> {
    fn gewenst(&self) -> bool {
        self.antwoord.gewenst()
    }

    fn uitvoeren(&mut self, verbinding: &mut C, _plaats: &Plaats) -> Afloop {
        self.antwoord.geef((self.doe)(verbinding));
        Afloop::Heel
    }

    fn weigeren(&mut self, fout: StoreFout) {
        self.antwoord.geef(Err(fout));
    }
}

/// A unit of work that writes, and that may have to be run again.
pub(crate) struct Schrijfjob<F, T, E> {
    werk: F,
    /// Whether it may share its transaction with others.
    deelt: bool,
    /// What it answered as a part of a transaction that is not committed yet.
    uitkomst: Option<Result<T, E>>,
    antwoord: Antwoord<T, E>,
}

impl<F, T, E> Schrijfjob<F, T, E> {
    pub(crate) fn new(werk: F, deelt: bool) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (wachter, ontvanger) = oneshot::channel();
        (Self { werk, deelt, uitkomst: None, antwoord: Antwoord(Some(wachter)) }, ontvanger)
    }
}

impl<C, F, T, E> Job<C> for Schrijfjob<F, T, E>
where
    C: Verbinding,
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: Schrijffout + Send,
{
    fn gewenst(&self) -> bool {
        self.antwoord.gewenst()
    }

    fn uitvoeren(&mut self, verbinding: &mut C, plaats: &Plaats) -> Afloop {
        let mut poging = 1;
        loop {
            let beurt = plaats.beurt(poging);
            if let Err(fout) = verbinding.begin(C::BEGIN_SCHRIJVEN) {
                return niet_begonnen(&mut self.antwoord, fout);
            }
            let werk = &mut self.werk;
            let Ok(uitkomst) = catch_unwind(AssertUnwindSafe(|| werk(&mut verbinding.tx()))) else {
                return paniek(&mut self.antwoord);
            };
            let (fout, heel) = match uitkomst {
                Ok(waarde) => match verbinding.commit() {
                    Ok(()) => {
                        self.antwoord.geef(Ok(waarde));
                        return Afloop::Heel;
                    }
                    Err(mislukt) => (E::from(mislukt.fout), mislukt.heel),
                },
                Err(fout) => (fout, verbinding.rollback()),
            };
            let opnieuw =
                heel && poging < C::POGINGEN && fout.als_store().is_some_and(StoreFout::herhaalbaar);
            if !opnieuw {
                self.antwoord.geef(Err(fout));
                return Afloop::van(heel);
            }
            // Nobody else waits for this pause.
            drop(beurt);
            plaats.wacht(poging);
            poging += 1;
        }
    }

    fn weigeren(&mut self, fout: StoreFout) {
        self.antwoord.geef(Err(fout.into()));
    }

    fn deel(&mut self) -> Option<&mut dyn Deel<C>> {
        if self.deelt { Some(self) } else { None }
    }
}

impl<C, F, T, E> Deel<C> for Schrijfjob<F, T, E>
where
    C: Verbinding,
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: Schrijffout + Send,
{
    fn doe_mee(&mut self, verbinding: &mut C, stand: i64) -> Option<i64> {
        let werk = &mut self.werk;
        let Ok(uitkomst) = catch_unwind(AssertUnwindSafe(|| werk(&mut verbinding.tx()))) else {
            paniek(&mut self.antwoord);
            return None;
        };
        // What was refused before it wrote anything leaves the transaction as it was. Otherwise it would have to be undone, and there is
        // no savepoint to go back to: with one for each, SQLite would write its indexes of texts once per write and not once per COMMIT.
        let daarna = verbinding.stand().filter(|daarna| match &uitkomst {
            Ok(_) => true,
            Err(fout) => fout.als_store().is_none() && *daarna == stand,
        })?;
        self.uitkomst = Some(uitkomst);
        Some(daarna)
    }

    fn bevestig(&mut self) {
        if let Some(uitkomst) = self.uitkomst.take() {
            self.antwoord.geef(uitkomst);
        }
    }
}

/// The text of a panic may hold anything, so it is not repeated.
fn paniek<T, E: From<StoreFout>>(antwoord: &mut Antwoord<T, E>) -> Afloop {
    tracing::error!("a unit of work panicked; nothing of it was kept");
    antwoord.geef(Err(StoreFout::Intern.into()));
    Afloop::Stuk
}

/// A database that is busy is healthy: the caller hears it. Otherwise the connection is suspect and the job still whole.
fn niet_begonnen<T, E: From<StoreFout>>(antwoord: &mut Antwoord<T, E>, fout: StoreFout) -> Afloop {
    if fout == StoreFout::Database(Databaseklasse::Bezet) {
        antwoord.geef(Err(fout.into()));
        return Afloop::Heel;
    }
    Afloop::NietBegonnen(fout)
}
