//! Letting months of the auditlog expire. Nothing goes that is not as it was sealed, so that expiry hides no trace; what may be missing
//! from then on is written and signed first, in the transaction that begins to remove.

use std::collections::BTreeSet;
use std::sync::Arc;

use klant_core::Maand;
use klant_store::vraag::auditzegel::Zegelrij;
use klant_store::vraag::logdeel::{self, Log};
use klant_store::vraag::{audit as rij, auditverval, auditzegel};
use klant_store::{Databaseklasse, DbTijd, StoreFout, Tx};

use super::controle::Controle;
use super::verval::Verval;
use super::{keten, vertel_van_verval};
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::register::Register;
use crate::vervallen::{PAUZE, PER_KEER, Vervaluitkomst};

/// So many seals go in one transaction: each is some forty kilobytes.
const ZEGELS: i64 = 50;

/// The seals that rows to expire stand under, once all is found to be as it was sealed.
struct Nagelopen {
    /// What may be missing when they are gone; still without the rows that go from under later seals.
    verval: Verval,
    /// How many rows go with seals that go.
    rijen: i64,
    /// The rows that the other seals name.
    leden: BTreeSet<i64>,
}

/// What came of writing down what may go.
enum Poging {
    /// It is written.
    Gedaan(Verval),
    /// Another was first.
    AlGedaan,
    /// There are rows that no seal names.
    Geschonden,
}

impl Register {
    /// Lets everything before this month go, in as far as it stands under a seal.
    pub(crate) async fn laat_audit_vervallen(
        &self,
        context: Context,
        maand: Maand,
        proef: bool,
    ) -> Result<Vervaluitkomst, Fout> {
        let grens = DbTijd::van(maand.begin());
        let (verval, vreemd) = self.lees_verval().await?;
        if vreemd.is_some() {
            return Ok(Vervaluitkomst::Geschonden);
        }
        let nieuw = verval.grens.is_none_or(|al| al < grens)
            && self.store.lees(move |tx| logdeel::is_er_voor(tx, Log::Audit, grens)).await?;
        if proef || !nieuw {
            if !proef {
                // Also what one that was interrupted left.
                self.ruim_vervallen_audit_op(&verval).await?;
            }
            return Ok(if nieuw { Vervaluitkomst::Vervallen } else { Vervaluitkomst::Niets });
        }
        if self.store.lees(move |tx| rij::wacht_voor(tx, grens)).await? {
            return Ok(Vervaluitkomst::Onverzegeld);
        }
        let nummer = verval.nummer;
        let Some(nagelopen) = self.loop_na(verval, grens).await? else {
            // What another lets go meanwhile is no longer there, and that is as it should be.
            let intussen = self.lees_verval().await?.0.nummer != nummer;
            return Ok(if intussen { Vervaluitkomst::Niets } else { Vervaluitkomst::Geschonden });
        };
        let nagelopen = Arc::new(nagelopen);
        let sleutels = Arc::clone(&self.sleutels);
        let werk = move |tx: &mut Tx<'_>| -> Result<Poging, Fout> {
            tx.zonder_botsingen()?;
            auditzegel::vergrendel(tx)?;
            let (nu, vreemd) = Verval::lees(tx, &sleutels)?;
            if vreemd.is_some() || nu.nummer.saturating_add(1) != nagelopen.verval.nummer {
                return Ok(Poging::AlGedaan);
            }
            let Some(verval) = nagelopen.met_rijen(tx, &nu, grens)? else { return Ok(Poging::Geschonden) };
            auditverval::voeg_toe(tx, &verval.rij(context.nu, grens, &sleutels))?;
            vertel_van_verval(tx, &context, Log::Audit, maand.begin())?;
            logdeel::sluit_af(tx, Log::Audit)?;
            // With a clock that is wrong a row may have come meanwhile; none goes unsealed.
            if rij::wacht_voor(tx, grens)? {
                return Err(bezet().into());
            }
            logdeel::laat_vallen(tx, Log::Audit, maand)?;
            Ok(Poging::Gedaan(Verval { grens: Some(grens), ..verval }))
        };
        match self.geduldig(werk).await? {
            Poging::Gedaan(verval) => {
                self.ruim_vervallen_audit_op(&verval).await?;
                Ok(Vervaluitkomst::Vervallen)
            }
            Poging::AlGedaan => Ok(Vervaluitkomst::Niets),
            Poging::Geschonden => Ok(Vervaluitkomst::Geschonden),
        }
    }

    /// What may be missing now; with the number of what is written there by another.
    pub(super) async fn lees_verval(&self) -> Result<(Verval, Option<i64>), Fout> {
        let sleutels = Arc::clone(&self.sleutels);
        Ok(self.store.lees(move |tx| Verval::lees(tx, &sleutels)).await?)
    }

    /// Checks every seal that a row of before this instant stands under; none when something is not as it was sealed.
    async fn loop_na(&self, verval: Verval, grens: DbTijd) -> Result<Option<Nagelopen>, Fout> {
        let van = verval.zegel;
        let gevraagd = self.store.lees(move |tx| {
            let laatste = auditzegel::laatste(tx)?.map_or(0, |zegel| zegel.volgnummer);
            Ok::<_, StoreFout>((laatste, rij::tel_voor(tx, grens, (van, van))?))
        });
        let (laatste, (_, tot)) = gevraagd.await?;
        let mut controle = Controle::nieuw(Arc::clone(&self.sleutels), verval.clone());
        let mut nagelopen = Nagelopen {
            verval: Verval { nummer: verval.nummer.saturating_add(1), ..verval },
            rijen: 0,
            leden: BTreeSet::new(),
        };
        let mut na = van;
        while na < tot {
            let gelezen = self.lees_zegels(na).await?;
            if gelezen.is_empty() {
                // Rows say that they stand under a seal that is not there.
                return Ok(None);
            }
            for (rijen, zegel) in gelezen.iter().take_while(|(_, zegel)| zegel.volgnummer <= tot) {
                controle.toets(zegel, rijen);
                nagelopen.neem(zegel, rijen, grens, laatste);
            }
            if !controle.bevindingen.is_empty() {
                return Ok(None);
            }
            na = gelezen.last().map_or(tot, |(_, zegel)| zegel.volgnummer);
        }
        Ok(Some(nagelopen))
    }

    /// Removes what may be missing and has no part of its own, and the seals that have no rows any more.
    async fn ruim_vervallen_audit_op(&self, verval: &Verval) -> Result<(), Fout> {
        let (Some(grens), laatste, zegel) = (verval.grens, verval.laatste, verval.zegel) else {
            return Ok(());
        };
        let rijen = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            rij::verwijder(tx, grens, laatste, PER_KEER)
        };
        while self.store.schrijf_alleen(rijen).await? > 0 {
            tokio::time::sleep(PAUZE).await;
        }
        let zegels = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            auditzegel::verwijder(tx, zegel, ZEGELS)
        };
        while self.store.schrijf_alleen(zegels).await? > 0 {
            tokio::time::sleep(PAUZE).await;
        }
        Ok(())
    }
}

impl Nagelopen {
    /// Takes the next seal. It goes when all its rows do and every seal before it goes, but for the last: the chain goes on from there.
    fn neem(&mut self, zegel: &Zegelrij, rijen: &[rij::Auditrij], grens: DbTijd, laatste: i64) {
        let nummer = zegel.volgnummer;
        let aansluitend = self.verval.zegel.saturating_add(1) == nummer && nummer < laatste;
        if aansluitend && rijen.iter().all(|rij| rij.tijdstip < grens) {
            self.verval.zegel = nummer;
            self.verval.zegelhash.clone_from(&zegel.hash);
            self.rijen = self.rijen.saturating_add(i64::try_from(rijen.len()).unwrap_or(i64::MAX));
            for (nummer, _) in keten::leden(zegel) {
                self.verval.rijen.remove(&nummer);
            }
        } else {
            self.leden.extend(keten::leden(zegel).map(|(nummer, _)| nummer));
        }
    }

    /// What may be missing, the rows from under later seals included; none when there are rows that no seal names.
    fn met_rijen(&self, tx: &mut Tx<'_>, was: &Verval, grens: DbTijd) -> Result<Option<Verval>, StoreFout> {
        let mut verval = self.verval.clone();
        let (aantal, _) = rij::tel_voor(tx, grens, (was.zegel, verval.zegel))?;
        let los = rij::onder_latere_zegels(tx, grens, verval.zegel)?;
        if aantal != self.rijen || !los.iter().all(|nummer| self.leden.contains(nummer)) {
            return Ok(None);
        }
        verval.rijen.extend(los);
        verval.laatste = auditzegel::laatste(tx)?.map_or(0, |zegel| zegel.volgnummer);
        Ok(Some(verval))
    }
}

/// Nothing of it is kept; the next time it may succeed.
const fn bezet() -> StoreFout {
    StoreFout::Database(Databaseklasse::Bezet)
}
