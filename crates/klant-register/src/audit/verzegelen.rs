//! The sealer: puts the rows that were committed under a seal, in batches.
//!
//! On PostgreSQL a transaction that began earlier may commit later, and so a low number may appear after a higher one was sealed;
//! and a number may never appear. So no seal says "all up to here": each names its rows one by one, and takes every row that is
//! visible and stands under none. A row that comes late stands under a later seal.

use std::sync::Arc;

use klant_store::Tx;
use klant_store::vraag::{audit as rij, auditzegel};

use super::verval::Verval;
use super::{GREEP, Zegelkop, keten};
use crate::fout::Fout;
use crate::register::Register;

/// What was sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verzegeling {
    /// The last seal.
    pub kop: Zegelkop,
    /// How many seals were made.
    pub zegels: usize,
    /// How many rows stand under them.
    pub rijen: usize,
    /// Whether the head that was known outside the database was found in it. If not, that head is proof: it must be kept.
    pub bekend_gevonden: bool,
}

impl Register {
    /// Puts every row of the auditlog that stands under no seal under one; none when there are no such rows. `bekend` is the
    /// head that was kept outside the database.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn verzegel_audit(&self, bekend: Option<Zegelkop>) -> Result<Option<Verzegeling>, Fout> {
        let mut gemaakt: Option<Verzegeling> = None;
        // Mostly nothing waits, and then nothing is written.
        while self.store.lees(|tx| rij::onverzegeld(tx, 1)).await?.pop().is_some() {
            let Some((kop, rijen, gevonden)) = self.verzegel_greep(bekend).await? else { break };
            let tot_nu = gemaakt.map_or((0, 0, true), |een| (een.zegels, een.rijen, een.bekend_gevonden));
            gemaakt = Some(Verzegeling {
                kop,
                zegels: tot_nu.0.saturating_add(1),
                rijen: tot_nu.1.saturating_add(rijen),
                bekend_gevonden: tot_nu.2 && gevonden,
            });
        }
        Ok(gemaakt)
    }

    async fn verzegel_greep(
        &self,
        bekend: Option<Zegelkop>,
    ) -> Result<Option<(Zegelkop, usize, bool)>, Fout> {
        let (sleutels, nu) = (Arc::clone(&self.sleutels), self.klok.nu());
        let verzegel = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            auditzegel::vergrendel(tx)?;
            let gevonden = match bekend {
                Some(kop) => match auditzegel::een(tx, kop.nummer())? {
                    Some(zegel) => zegel.hash == kop.hash(),
                    None => Verval::lees(tx, &sleutels)?.0.past(kop),
                },
                None => true,
            };
            let rijen = rij::onverzegeld(tx, GREEP)?;
            if rijen.is_empty() {
                return Ok(None);
            }
            let (zegel, hash) = keten::zegel(auditzegel::laatste(tx)?.as_ref(), nu, &rijen, &sleutels);
            auditzegel::voeg_toe(tx, &zegel)?;
            rij::zet_zegel(tx, zegel.volgnummer, &rijen)?;
            Ok::<_, Fout>(Some((Zegelkop::nieuw(zegel.volgnummer, hash), rijen.len(), gevonden)))
        };
        self.store.schrijf(verzegel).await
    }
}
