//! The logs expire by whole months, when the municipality says how long they are kept; without, nothing ever does. Several
//! servers may do so at once: who comes later finds nothing left.

use std::time::Duration;

use klant_core::{Bewaarmaanden, Handeling, Maand, Toegang};
use klant_store::vraag::logdeel::{self, Log};
use klant_store::vraag::verwerking;
use klant_store::{DbTijd, Tx};
use time::OffsetDateTime;

use crate::audit::vertel_van_verval;
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::register::Register;

/// So many lines go in one transaction, and the pause after each, in which others write: SQLite does not queue its writers fairly.
pub(crate) const PER_KEER: i64 = 2_000;
pub(crate) const PAUZE: Duration = Duration::from_millis(10);
/// How often one unit of work gives way, and how long it rests after the first time.
const POGINGEN: u32 = 5;
const PAUZE_NA_DRUKTE: Duration = Duration::from_millis(200);
/// So many months have a part before they begin.
const VOORUIT: u16 = 3;

/// How long each log is kept; none keeps it for good.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bewaartermijnen {
    /// The log of processings.
    pub verwerkingen: Option<Bewaarmaanden>,
    /// The auditlog.
    pub audit: Option<Bewaarmaanden>,
}

/// What became of the months of a log that may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vervaluitkomst {
    /// There was nothing in them.
    Niets,
    /// They went, or would.
    Vervallen,
    /// Something in them stands under no seal yet: that comes first.
    Onverzegeld,
    /// The log is not as it was sealed: nothing goes, for it is the proof.
    Geschonden,
}

/// What was done with one log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Logverval {
    /// The first month that stays.
    pub grens: Maand,
    /// What became of those before it.
    pub uitkomst: Vervaluitkomst,
}

/// What was done with each log; none for one without a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Vervalverslag {
    /// The log of processings.
    pub verwerkingen: Option<Logverval>,
    /// The auditlog.
    pub audit: Option<Logverval>,
}

impl Register {
    /// Lets the months go that are older than the terms, or in a trial only says which would. Each log leaves a line in the auditlog.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the right; [`Fout::Store`]: what went until then is gone, and the rest goes the next time.
    pub async fn laat_logboeken_vervallen(
        &self,
        toegang: &Toegang,
        termijnen: Bewaartermijnen,
        proef: bool,
    ) -> Result<Vervalverslag, Fout> {
        toegang.eis(Handeling::Verantwoorden).map_err(|reden| Fout::Verboden(vec![reden]))?;
        let mut verslag = Vervalverslag::default();
        if let Some(termijn) = termijnen.verwerkingen {
            let context = self.context(toegang, ("verwerking", "vervalt"));
            let grens = termijn.blijft_vanaf(context.nu);
            let uitkomst = self.laat_verwerkingen_vervallen(context, grens, proef).await?;
            verslag.verwerkingen = Some(Logverval { grens, uitkomst });
        }
        if let Some(termijn) = termijnen.audit {
            let context = self.context(toegang, ("audit", "vervalt"));
            let grens = termijn.blijft_vanaf(context.nu);
            let uitkomst = self.laat_audit_vervallen(context, grens, proef).await?;
            verslag.audit = Some(Logverval { grens, uitkomst });
        }
        let ging = |een: Option<Logverval>| een.is_some_and(|een| een.uitkomst == Vervaluitkomst::Vervallen);
        if !proef && (ging(verslag.verwerkingen) || ging(verslag.audit)) {
            self.store.wis_sporen().await?;
        }
        Ok(verslag)
    }

    async fn laat_verwerkingen_vervallen(
        &self,
        context: Context,
        maand: Maand,
        proef: bool,
    ) -> Result<Vervaluitkomst, Fout> {
        let grens = DbTijd::van(maand.begin());
        let is_er = move |tx: &mut Tx<'_>| logdeel::is_er_voor(tx, Log::Verwerkingen, grens);
        if !self.store.lees(is_er).await? {
            return Ok(Vervaluitkomst::Niets);
        }
        if proef {
            return Ok(Vervaluitkomst::Vervallen);
        }
        let werk = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            logdeel::sluit_af(tx, Log::Verwerkingen)?;
            // Another may have been first.
            if logdeel::is_er_voor(tx, Log::Verwerkingen, grens)? {
                logdeel::laat_vallen(tx, Log::Verwerkingen, maand)?;
                vertel_van_verval(tx, &context, Log::Verwerkingen, maand.begin())?;
            }
            Ok::<_, Fout>(())
        };
        self.geduldig(werk).await?;
        self.verwijder_verwerkingen(grens).await?;
        Ok(Vervaluitkomst::Vervallen)
    }

    /// Removes the lines that began before an instant; answers how many.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the right; [`Fout::Store`]: what was removed until then stays so.
    pub async fn ruim_verwerkingen_op(&self, toegang: &Toegang, voor: OffsetDateTime) -> Result<usize, Fout> {
        toegang.eis(Handeling::Verantwoorden).map_err(|reden| Fout::Verboden(vec![reden]))?;
        let context = self.context(toegang, ("verwerking", "ruim-op"));
        let grens = DbTijd::van(voor);
        let werk = move |tx: &mut Tx<'_>| {
            let is_er = logdeel::is_er_voor(tx, Log::Verwerkingen, grens)?;
            if is_er {
                vertel_van_verval(tx, &context, Log::Verwerkingen, voor)?;
            }
            Ok::<_, Fout>(is_er)
        };
        if self.store.schrijf(werk).await? { self.verwijder_verwerkingen(grens).await } else { Ok(0) }
    }

    async fn verwijder_verwerkingen(&self, grens: DbTijd) -> Result<usize, Fout> {
        let werk = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            verwerking::ruim_op(tx, grens, PER_KEER)
        };
        let mut weg = 0_usize;
        loop {
            match self.store.schrijf_alleen(werk).await? {
                0 => return Ok(weg),
                aantal => weg = weg.saturating_add(aantal),
            }
            tokio::time::sleep(PAUZE).await;
        }
    }

    /// Makes the parts of the logs for this month and the next ones, where the database has such parts; answers how many.
    ///
    /// # Errors
    /// [`Fout::Store`]; no write fails for the lack of a part.
    pub async fn maak_maanden_gereed(&self) -> Result<usize, Fout> {
        let van = Maand::van(self.klok.nu());
        let mut gemaakt = 0_usize;
        for log in Log::ALLE {
            let zonder = move |tx: &mut Tx<'_>| logdeel::ontbrekende(tx, log, van, van.later(VOORUIT));
            for maand in self.store.lees(zonder).await? {
                let maak = move |tx: &mut Tx<'_>| {
                    tx.zonder_botsingen()?;
                    logdeel::maak(tx, log, maand)?;
                    Ok::<_, Fout>(())
                };
                self.geduldig(maak).await?;
                gemaakt = gemaakt.saturating_add(1);
            }
        }
        Ok(gemaakt)
    }

    /// Runs a unit of work that gives way to who is busy; a few times, with a pause that grows, and then for the next time.
    pub(crate) async fn geduldig<T: Send + 'static>(
        &self,
        werk: impl FnMut(&mut Tx<'_>) -> Result<T, Fout> + Clone + Send + 'static,
    ) -> Result<T, Fout> {
        let mut poging = 1;
        loop {
            match self.store.schrijf_alleen(werk.clone()).await {
                Err(Fout::Store(fout)) if fout.tijdelijk() && poging < POGINGEN => {
                    tokio::time::sleep(PAUZE_NA_DRUKTE * poging).await;
                    poging += 1;
                }
                uitkomst => return uitkomst,
            }
        }
    }
}
