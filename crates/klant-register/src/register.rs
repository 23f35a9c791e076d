//! The register: its store, keys, profiles, machtigingen and ports, on which the use cases are methods.

use std::fmt;
use std::sync::{Arc, RwLock};

use klant_core::machtiging::Machtigingenset;
use klant_core::profiel::Profielenset;
use klant_store::{Leesstand, Sleutelbos, Store};

use crate::brp::BrpBron;
use crate::fout::Fout;
use crate::klantbron::{GeenKlantbron, Klantbron};
use crate::klok::{Idbron, Klok};
use crate::logboek::Logboek;
use crate::notificatie::Notificaties;
use crate::tellers::Tellers;
use crate::toepassing::Tokenboek;
use crate::zaak::{GeenZaken, ZaakBron};

/// The register as a library. Cheap to share behind an `Arc`.
pub struct Register {
    pub(crate) store: Store,
    pub(crate) sleutels: Arc<Sleutelbos>,
    profielen: RwLock<Arc<Profielenset>>,
    machtigingen: RwLock<Arc<Machtigingenset>>,
    pub(crate) brp: Arc<dyn BrpBron>,
    zaken: Arc<dyn ZaakBron>,
    pub(crate) klantbron: Arc<dyn Klantbron>,
    pub(crate) klok: Arc<dyn Klok>,
    pub(crate) ids: Arc<dyn Idbron>,
    pub(crate) tokens: Tokenboek,
    pub(crate) tellers: Tellers,
    pub(crate) nummers_uitgeven: bool,
    pub(crate) notificaties: Option<Arc<Notificaties>>,
    pub(crate) logboek: Option<Arc<Logboek>>,
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Register(…)")
    }
}

impl Register {
    /// A register on an open store, with the ready-made machtigingen.
    #[must_use]
    pub fn nieuw(
        store: Store,
        sleutels: impl Into<Arc<Sleutelbos>>,
        profielen: Profielenset,
        brp: Arc<dyn BrpBron>,
        klok: Arc<dyn Klok>,
        ids: Arc<dyn Idbron>,
    ) -> Self {
        let sleutels = sleutels.into();
        let logboek = Logboek::nieuw(Arc::clone(&klok), Arc::clone(&ids), Arc::clone(&sleutels));
        Self {
            store,
            sleutels,
            profielen: RwLock::new(Arc::new(profielen)),
            machtigingen: RwLock::new(Arc::new(Machtigingenset::ingebouwd())),
            brp,
            zaken: Arc::new(GeenZaken),
            klantbron: Arc::new(GeenKlantbron),
            klok,
            ids,
            tokens: Tokenboek::default(),
            tellers: Tellers::default(),
            nummers_uitgeven: false,
            notificaties: None,
            logboek: Some(Arc::new(logboek)),
        }
    }

    /// The profiles, channels and kinds of message that hold now.
    #[must_use]
    pub fn profielen(&self) -> Arc<Profielenset> {
        Arc::clone(&self.profielen.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Replaces the profiles at once; requests under way finish with the old ones.
    pub fn vervang_profielen(&self, profielen: Profielenset) {
        *self.profielen.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(profielen);
    }

    /// The same register, with these machtigingen.
    #[must_use]
    pub fn met_machtigingen(self, machtigingen: Machtigingenset) -> Self {
        self.vervang_machtigingen(machtigingen);
        self
    }

    /// The machtigingen and purposes that hold now.
    #[must_use]
    pub fn machtigingen(&self) -> Arc<Machtigingenset> {
        Arc::clone(&self.machtigingen.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Replaces the machtigingen at once; requests under way finish with the old ones.
    pub fn vervang_machtigingen(&self, machtigingen: Machtigingenset) {
        *self.machtigingen.write().unwrap_or_else(std::sync::PoisonError::into_inner) =
            Arc::new(machtigingen);
        self.tokens.vergeet();
    }

    /// The same register, that asks these case systems how long a case is kept.
    #[must_use]
    pub fn met_zaken(mut self, zaken: Arc<dyn ZaakBron>) -> Self {
        self.zaken = zaken;
        self
    }

    /// The case systems that are asked; [`GeenZaken`] unless [`Register::met_zaken`] said otherwise.
    #[must_use]
    pub fn zaken(&self) -> &dyn ZaakBron {
        &*self.zaken
    }

    /// The same register, that asks this source for what customers hold themselves; [`GeenKlantbron`] without.
    #[must_use]
    pub fn met_klantbron(mut self, klantbron: Arc<dyn Klantbron>) -> Self {
        self.klantbron = klantbron;
        self
    }

    /// The same register, that gives a number to what clients record without one.
    #[must_use]
    pub const fn met_nummers(mut self, uitgeven: bool) -> Self {
        self.nummers_uitgeven = uitgeven;
        self
    }

    /// The same register, that tells others what changes; none tells nobody.
    #[must_use]
    pub fn met_notificaties(mut self, notificaties: Option<Notificaties>) -> Self {
        self.notificaties = notificaties.map(Arc::new);
        self
    }

    /// The same register, without a log of processings. It is there unless someone answers for its absence.
    #[must_use]
    pub fn zonder_logboek(mut self) -> Self {
        self.logboek = None;
        self
    }

    /// The keyed look-up value of an identifying number.
    #[must_use]
    pub fn opzoekwaarde(&self, nummer: &str) -> Vec<u8> {
        self.sleutels.opzoekwaarde(nummer).to_vec()
    }

    /// What was counted since the start.
    #[must_use]
    pub const fn tellers(&self) -> &Tellers {
        &self.tellers
    }

    /// Whether the database answers and its schema is the one of this program.
    ///
    /// # Errors
    /// [`Fout::Store`] when it does not.
    pub async fn gezond(&self) -> Result<(), Fout> {
        Ok(self.store.gezond().await?)
    }

    /// Where reads were answered; none without a replica.
    #[must_use]
    pub fn leesstand(&self) -> Option<Leesstand> {
        self.store.leesstand()
    }

    /// How many statements were sent to the database: see [`Store::statements`].
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.store.statements()
    }

    /// Finishes what is queued and closes the database. For a program that ends: see [`Store::sluit`].
    pub fn sluit(&self) {
        self.store.sluit();
    }
}
