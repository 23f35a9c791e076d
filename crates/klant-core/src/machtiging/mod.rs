//! What someone may do, for which purpose, with which Elementen (S23 to S25). Configuration, not code: see
//! [`Machtigingenset`] for the files.
//!
//! A [`Machtiging`] is held by applications and roles. For each purpose it grants actions, with the Elementen and the
//! profiles that they reach. Several that one holds for the same purpose add up; what is granted for one purpose says nothing
//! of another.

mod bevoegdheid;
mod doel;
mod klaar;
mod lezen;
mod set;
mod uitleg;
mod verantwoording;

use std::collections::BTreeMap;

pub use bevoegdheid::{Bereik, Bevoegdheid, Toekenning};
pub use doel::{Doel, Doelbeschrijving};
pub use klaar::klaargemaakt;
pub use set::Machtigingenset;
pub use uitleg::{Machtigingsvraag, Uitleg};
pub use verantwoording::{Doelverantwoording, Elementverantwoording};

use crate::element::Elementen;
use crate::keuze::{Keuze, keuze};
use crate::toegang::Niveau;

keuze! {
    /// What one can do with klantgegevens.
    ///
    /// ```
    /// use klant_core::{Keuze, machtiging::Handeling};
    /// assert_eq!(Handeling::van_woord("geheim_inzien"), Some(Handeling::GeheimInzien));
    /// ```
    Handeling {
        /// See customers, contacts and what belongs to them.
        Lezen = "lezen",
        /// Ask at which address a customer may be reached in an interactie.
        Bepalen = "bepalen",
        /// Search customers by e-mail address, telephone number, or name with postcode.
        Zoeken = "zoeken",
        /// See all that is known of one customer together (S16).
        Klantbeeld = "klantbeeld",
        /// Record contacts, customers and what belongs to them.
        Vastleggen = "vastleggen",
        /// Change what was recorded.
        Wijzigen = "wijzigen",
        /// Remove what was recorded.
        Verwijderen = "verwijderen",
        /// Register what a case file needs, and until when (S5).
        Bewaren = "bewaren",
        /// Record identifying data, and who a betrokkene was (S24).
        Identificeren = "identificeren",
        /// See data of a customer with geheimhouding where others may not.
        GeheimInzien = "geheim_inzien",
        /// Search the log of processings and the auditlog.
        Verantwoorden = "verantwoorden",
    }
}

/// A set of actions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Handelingen(u16);

impl Handelingen {
    /// Every action.
    #[must_use]
    pub fn alle() -> Self {
        Handeling::ALLE.iter().copied().collect()
    }

    /// Whether the action is in the set.
    #[must_use]
    pub const fn bevat(self, handeling: Handeling) -> bool {
        self.0 & (1 << (handeling as u16)) != 0
    }

    /// The actions of the set, in the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Handeling> {
        Handeling::ALLE.iter().copied().filter(move |handeling| self.bevat(*handeling))
    }
}

impl FromIterator<Handeling> for Handelingen {
    fn from_iter<I: IntoIterator<Item = Handeling>>(iter: I) -> Self {
        Self(iter.into_iter().fold(0, |set, handeling| set | 1 << (handeling as u16)))
    }
}

/// What a Machtiging grants for one purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doelmachtiging {
    /// The actions.
    pub handelingen: Handelingen,
    /// The Elementen that they reach. Recording data that do not identify needs none of them.
    pub elementen: Elementen,
    /// The kinds of interaction that they reach.
    pub profielen: Bereik,
    /// From which level of assurance on it holds.
    pub minimaal_niveau: Niveau,
    /// Whether its holder is a recipient outside the municipality.
    pub buiten_gemeente: bool,
}

/// What applications and roles may do, by purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Machtiging {
    /// The code by which a token or a command names it.
    pub code: String,
    /// Its name for people.
    pub naam: String,
    /// What it is for.
    pub omschrijving: String,
    /// The purpose of a holder who names none.
    pub standaarddoel: Doel,
    /// The applications that hold it, by name, beside those whose registration names it.
    pub toepassingen: Vec<String>,
    /// The roles that hold it.
    pub rollen: Vec<String>,
    /// What it grants, by purpose.
    pub doelen: BTreeMap<Doel, Doelmachtiging>,
}

/// Who asks for machtigingen: an application with the codes of its registration, or someone with roles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Houder<'a> {
    /// The name of the application, when it is one.
    pub toepassing: Option<&'a str>,
    /// The codes that the registration names.
    pub codes: &'a [String],
    /// The roles.
    pub rollen: &'a [String],
}
