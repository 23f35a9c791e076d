//! The log of processings (Logboek Dataverwerkingen): whom a use case concerned, and when its lines are written. Those of a write
//! commit with it; those of a read are durable before its answer leaves.

mod betrokkenen;
mod geweigerd;
#[cfg(test)]
mod proeven;
mod raadplegen;
mod wachtrij;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use klant_core::Wie;
use klant_core::verwerking::{Spoor, Verwerkingsregel, Verwerkingsstatus, Verwerkte, stap};
use klant_store::rij::Verwerkingkolommen;
use klant_store::vraag::verwerking;
use klant_store::{Sleutelbos, StoreFout, Tx};
use time::OffsetDateTime;

pub use betrokkenen::Betrokkenen;
pub(crate) use geweigerd::Opgezocht;
pub use raadplegen::{Periode, Uitvoerplek};
pub(crate) use raadplegen::{regels_van_klant, zoek};

use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::klok::{Idbron, Klok};
use crate::register::Register;
use wachtrij::Wachtrij;

/// What a use case is called in the log: a resource, and what is done with it.
pub(crate) type Naam = (&'static str, &'static str);

/// Where lines are made and go to.
pub(crate) struct Logboek {
    klok: Arc<dyn Klok>,
    ids: Arc<dyn Idbron>,
    sleutels: Arc<Sleutelbos>,
    /// The reads that wait for their lines.
    wachtrij: Arc<Wachtrij>,
    regels: AtomicU64,
    mislukt: AtomicU64,
}

/// What the log counted since the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Logboekstand {
    /// Lines that were given to the database; those of a write that was undone too.
    pub regels: u64,
    /// Times that lines could not be written, and what they accounted for was refused.
    pub mislukt: u64,
    /// Transactions in which lines of reads were written: requests that wait together share one.
    pub groepen: u64,
}

impl fmt::Debug for Logboek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Logboek(…)")
    }
}

impl Logboek {
    pub(crate) fn nieuw(klok: Arc<dyn Klok>, ids: Arc<dyn Idbron>, sleutels: Arc<Sleutelbos>) -> Self {
        Self {
            klok,
            ids,
            sleutels,
            wachtrij: Arc::default(),
            regels: AtomicU64::new(0),
            mislukt: AtomicU64::new(0),
        }
    }

    /// A line for each person; for nobody one line without.
    fn regels(
        &self,
        context: &Context,
        status: Verwerkingsstatus,
        wie: &BTreeSet<Verwerkte>,
    ) -> Result<Vec<Verwerkingkolommen>, StoreFout> {
        let toegang = &context.toegang;
        let (wat, handeling) = context.naam;
        let mut regel = Verwerkingsregel {
            spoor: toegang.spoor().unwrap_or_else(|| Spoor::begin(self.ids.nieuw().into_bytes())),
            span_id: [0; 8],
            status,
            naam: format!("{wat}.{handeling}"),
            begonnen_op: milliseconden(context.nu),
            geeindigd_op: milliseconden(self.klok.nu()),
            doel: toegang.doel().clone(),
            verwerkingsactiviteit: context.machtigingen.verwerkingsactiviteit(toegang.doel()),
            toepassing: match toegang.wie() {
                Wie::Toepassing(naam) => Some(naam.clone()),
                // Who else acts is a person, and the log is not about those.
                _ => None,
            },
            betrokkene: None,
        };
        let betrokkenen = wie.iter().copied().map(Some);
        let niemand = wie.is_empty().then_some(None);
        betrokkenen
            .chain(niemand)
            .map(|betrokkene| {
                regel.span_id = stap(self.ids.nieuw());
                regel.betrokkene = betrokkene;
                Verwerkingkolommen::van(&regel, &self.sleutels)
            })
            .collect()
    }

    /// Writes the lines of a write, in its transaction and as the last of it.
    pub(crate) fn schrijf(
        &self,
        tx: &mut Tx<'_>,
        context: &Context,
        wie: &BTreeSet<Verwerkte>,
    ) -> Result<(), StoreFout> {
        let geschreven = self.regels(context, Verwerkingsstatus::Goed, wie).and_then(|regels| {
            verwerking::voeg_toe(tx, &regels)?;
            Ok(regels.len())
        });
        self.tel(geschreven)
    }

    fn tel(&self, geschreven: Result<usize, StoreFout>) -> Result<(), StoreFout> {
        match geschreven {
            Ok(aantal) => {
                self.regels.fetch_add(u64::try_from(aantal).unwrap_or(u64::MAX), Ordering::Relaxed);
                Ok(())
            }
            Err(fout) => {
                let fout = fout.van_logboek();
                if !fout.herhaalbaar() {
                    self.mislukt.fetch_add(1, Ordering::Relaxed);
                }
                Err(fout)
            }
        }
    }
}

/// The standard counts in milliseconds.
fn milliseconden(moment: OffsetDateTime) -> OffsetDateTime {
    moment.replace_nanosecond(u32::from(moment.millisecond()) * 1_000_000).unwrap_or(moment)
}

impl Register {
    /// Reads, and answers only when the lines of what was read are durable. A read that was refused or found nothing leaves a
    /// line too; whom it noted until then is named in it, for who may not know of her has asked for her all the same.
    ///
    /// # Errors
    /// Those of the work; [`Fout::Store`] when the log cannot be written.
    pub(crate) async fn raadpleeg<T: Send + 'static>(
        &self,
        context: Context,
        werk: impl FnOnce(&mut Tx<'_>, &Context, &mut Betrokkenen) -> Result<T, Fout> + Clone + Send + 'static,
    ) -> Result<T, Fout> {
        let lezend = context.clone();
        let gelezen = self
            .store
            .lees(move |tx| {
                let mut betrokkenen = Betrokkenen::default();
                let gelezen = match werk(tx, &lezend, &mut betrokkenen) {
                    Err(fout @ Fout::Store(_)) => return Err(fout),
                    gelezen => gelezen,
                };
                let wie = if lezend.logboek.is_some() { betrokkenen.wie(tx)? } else { BTreeSet::new() };
                Ok((gelezen, wie))
            })
            .await;
        let (gelezen, wie) = gelezen.unwrap_or_else(|fout| (Err(fout), BTreeSet::new()));
        let status = match &gelezen {
            Ok(_) => Verwerkingsstatus::Goed,
            Err(Fout::Store(_)) => Verwerkingsstatus::Mislukt,
            Err(_) => Verwerkingsstatus::Onbepaald,
        };
        let verantwoord = self.verantwoord(&context, status, &wie).await;
        match gelezen {
            // What failed is told as it failed, whether or not that could be noted.
            Err(fout @ Fout::Store(_)) => Err(fout),
            gelezen => {
                verantwoord?;
                gelezen
            }
        }
    }

    /// Writes the lines of a read together with those of the reads that wait at the same time.
    pub(crate) async fn verantwoord(
        &self,
        context: &Context,
        status: Verwerkingsstatus,
        wie: &BTreeSet<Verwerkte>,
    ) -> Result<(), Fout> {
        let Some(logboek) = &context.logboek else { return Ok(()) };
        let geschreven = match logboek.regels(context, status, wie) {
            Ok(regels) => {
                let aantal = regels.len();
                logboek.wachtrij.schrijf(&self.store, regels).await.map(|()| aantal)
            }
            Err(fout) => Err(fout),
        };
        logboek.tel(geschreven).map_err(|fout| match fout {
            // Nothing runs a read again.
            StoreFout::Serialisatie => StoreFout::Logboek { oorzaak: Box::new(fout) }.into(),
            fout => fout.into(),
        })
    }

    /// What the log of processings counted since the start; none when it is off.
    #[must_use]
    pub fn logboekstand(&self) -> Option<Logboekstand> {
        let logboek = self.logboek.as_ref()?;
        Some(Logboekstand {
            regels: logboek.regels.load(Ordering::Relaxed),
            mislukt: logboek.mislukt.load(Ordering::Relaxed),
            groepen: logboek.wachtrij.groepen(),
        })
    }
}
