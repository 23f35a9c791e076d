//! A data set of a given size, the same wherever it is made: to try things out and to measure.
//!
//! The people, their numbers and their contacts do not exist. Each thing comes from the seed and its own number, so that who
//! knows both ([`Gegevens`]) knows the uuids and BSNs that the register holds, without looking into it.

mod bron;
mod contacten;
mod klanten;
mod nummers;
mod woorden;

use std::sync::Arc;

use klant_core::id::{InteractieId, KlantcontactId, PartijId};
use klant_store::StoreFout;
use klant_store::vraag::genereren as invoer;

use self::bron::Bron;
use self::contacten::Contacten;
use self::klanten::Klanten;
use crate::fout::Fout;
use crate::register::Register;

/// How many customers or contacts are written in one unit of work.
const GREEP: u32 = 5_000;

/// The kinds of things, each with a source of chance of its own.
#[derive(Clone, Copy)]
enum Soort {
    Partij,
    Klantcontact,
    Aantal,
    Volgorde,
    Actor,
}

/// Which data set: the same number and seed give the same data.
///
/// ```
/// use klant_register::genereren::Gegevens;
///
/// let gegevens = Gegevens { partijen: 100, zaad: 1 };
/// assert_eq!(gegevens.partij(7), Gegevens { partijen: 5_000, zaad: 1 }.partij(7));
/// assert_ne!(gegevens.partij(7), Gegevens { partijen: 100, zaad: 2 }.partij(7));
/// assert!(gegevens.bsn(7).is_some_and(|bsn| bsn.starts_with('9')));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gegevens {
    /// How many customers: of each fifty 45 persons, four organisations and one contactpersoon of one of those.
    pub partijen: u32,
    /// The seed.
    pub zaad: u64,
}

impl Gegevens {
    fn bron(&self, soort: Soort, nummer: u32) -> Bron {
        Bron::nieuw(self.zaad, soort as u64, u64::from(nummer))
    }

    /// The customer with this rank, from 0.
    #[must_use]
    pub fn partij(&self, rang: u32) -> PartijId {
        PartijId::nieuw(self.bron(Soort::Partij, rang).uuid())
    }

    /// The BSN of the customer with this rank; none when that is an organisation.
    #[must_use]
    pub fn bsn(&self, rang: u32) -> Option<String> {
        (!klanten::is_organisatie(rang)).then(|| nummers::bsn(rang))
    }

    /// How many contacts the customer with this rank had: most none to two, a few hundreds, one in 25,000 ten thousand.
    #[must_use]
    pub fn klantcontacten_van(&self, rang: u32) -> u32 {
        contacten::aantal(self, rang)
    }

    /// How many contacts there are.
    #[must_use]
    pub fn klantcontacten(&self) -> u32 {
        (0..self.partijen).map(|rang| self.klantcontacten_van(rang)).fold(0, u32::saturating_add)
    }

    /// The interactie that begins with the contact with this rank, from 0, the oldest.
    #[must_use]
    pub fn interactie(&self, rang: u32) -> InteractieId {
        InteractieId::van(KlantcontactId::nieuw(self.bron(Soort::Klantcontact, rang).uuid()))
    }
}

/// Why no data were generated.
#[derive(Debug, thiserror::Error)]
pub enum Genereerfout {
    /// The register holds something already. Generated data are never mixed with what people recorded.
    #[error("er staan al gegevens in de database; genereren kan alleen in een lege")]
    NietLeeg,
    /// The register failed. What was written before stays: begin anew, with an empty database.
    #[error(transparent)]
    Register(#[from] Fout),
}

impl From<StoreFout> for Genereerfout {
    fn from(fout: StoreFout) -> Self {
        Self::Register(fout.into())
    }
}

/// What was generated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Genereerverslag {
    /// Customers.
    pub partijen: u32,
    /// Contacts, each with its interactie.
    pub klantcontacten: u32,
    /// Employees and departments.
    pub actoren: u32,
}

impl Register {
    /// Fills an empty register with a data set, in large units of work. `voortgang` hears, after each, how many of how many
    /// customers and contacts were written.
    ///
    /// No server may write at the same time: the rows bring their own numbers.
    ///
    /// # Errors
    /// [`Genereerfout::NietLeeg`]; [`Genereerfout::Register`] when the store fails.
    pub async fn genereer(
        &self,
        gegevens: Gegevens,
        mut voortgang: impl FnMut(u32, u32),
    ) -> Result<Genereerverslag, Genereerfout> {
        if !self.store.lees(invoer::is_leeg).await? {
            return Err(Genereerfout::NietLeeg);
        }
        let mut contacten = Contacten::nieuw(gegevens, &self.profielen());
        let verslag = Genereerverslag {
            partijen: gegevens.partijen,
            klantcontacten: contacten.aantal(),
            actoren: contacten.actoren(),
        };
        let totaal = verslag.partijen.saturating_add(verslag.klantcontacten);
        let mut gedaan = 0_u32;
        voortgang(gedaan, totaal);

        let actoren = Arc::new(contacten.alle_actoren());
        self.store.schrijf(move |tx| invoer::actoren(tx, &actoren)).await?;
        let mut klanten = Klanten::nieuw(gegevens);
        while let Some(greep) = klanten.greep(GREEP, &self.sleutels)? {
            gedaan += aantal(greep.partijen.len());
            let greep = Arc::new(greep);
            self.store.schrijf_alleen(move |tx| invoer::klanten(tx, &greep)).await?;
            voortgang(gedaan, totaal);
        }
        contacten.begin_adressen_na(klanten.adressen());
        while let Some(greep) = contacten.greep(GREEP) {
            gedaan += aantal(greep.klantcontacten.len());
            let greep = Arc::new(greep);
            self.store.schrijf_alleen(move |tx| invoer::contacten(tx, &greep)).await?;
            voortgang(gedaan, totaal);
        }
        self.store.schrijf(invoer::rond_af).await?;
        self.tel_lijsten_af(usize::MAX).await?;
        Ok(verslag)
    }
}

fn aantal(lengte: usize) -> u32 {
    u32::try_from(lengte).unwrap_or(u32::MAX)
}
