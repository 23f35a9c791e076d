//! A Besluit: the answer of every rule. Never a bare boolean.

use time::Date;

use crate::Code;
use crate::keuze::keuze;
use crate::profiel::{Interactieprofiel, Profielverwijzing};

/// One reason of a Besluit: its code, the place it is about, and a remark that names no person.
///
/// ```
/// use klant_core::{Code, Reden};
/// let reden = Reden::op(Code::S12Overtollig, "/betrokkenen/0/telefoonnummer");
/// assert_eq!(reden.code(), Code::S12Overtollig);
/// assert_eq!(reden.plaats(), "/betrokkenen/0/telefoonnummer");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reden {
    code: Code,
    plaats: String,
    toelichting: Option<String>,
}

impl Reden {
    /// A reason that is about the whole.
    #[must_use]
    pub const fn nieuw(code: Code) -> Self {
        Self { code, plaats: String::new(), toelichting: None }
    }

    /// A reason about a place: a JSON pointer, or the name of an Element or channel.
    pub fn op(code: Code, plaats: impl Into<String>) -> Self {
        Self { code, plaats: plaats.into(), toelichting: None }
    }

    /// This reason with a remark, such as the level that is needed. Never a value of a customer.
    #[must_use]
    pub fn met_toelichting(mut self, toelichting: impl Into<String>) -> Self {
        self.toelichting = Some(toelichting.into());
        self
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The place; empty when the reason is about the whole.
    #[must_use]
    pub fn plaats(&self) -> &str {
        &self.plaats
    }

    /// The remark.
    #[must_use]
    pub fn toelichting(&self) -> Option<&str> {
        self.toelichting.as_deref()
    }

    /// The sentence that a civil servant can read aloud, with the remark at its end.
    ///
    /// ```
    /// use klant_core::{Code, Reden};
    /// let reden = Reden::nieuw(Code::S24NiveauTeLaag).met_toelichting("nodig is substantieel");
    /// assert!(reden.zin().ends_with(" (nodig is substantieel)."));
    /// ```
    #[must_use]
    pub fn zin(&self) -> String {
        match &self.toelichting {
            Some(toelichting) => format!("{} ({toelichting}).", self.code.zin().trim_end_matches('.')),
            None => self.code.zin().to_owned(),
        }
    }
}

/// An outcome, with at least one reason, the profile with its version, and the date it was taken for.
///
/// ```
/// use klant_core::profiel::Interactieprofiel;
/// use klant_core::{Besluit, Code, Oordeel, Reden};
/// use time::macros::date;
///
/// let profiel = Interactieprofiel::algemeen();
/// let besluit = Besluit::nieuw(Oordeel::Geweigerd, Reden::nieuw(Code::S12Overtollig), vec![], &profiel, date!(2026-11-24));
/// assert_eq!(besluit.redenen().len(), 1);
/// assert_eq!(besluit.profiel().code.als_tekst(), "algemeen");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Besluit<U> {
    uitkomst: U,
    // INVARIANT: never empty; the constructor asks for the first.
    redenen: Vec<Reden>,
    profiel: Profielverwijzing,
    peildatum: Date,
}

impl<U> Besluit<U> {
    /// A decision with its first reason and the others.
    #[must_use]
    pub fn nieuw(
        uitkomst: U,
        eerste: Reden,
        overige: Vec<Reden>,
        profiel: &Interactieprofiel,
        peildatum: Date,
    ) -> Self {
        let mut redenen = vec![eerste];
        redenen.extend(overige);
        Self { uitkomst, redenen, profiel: profiel.verwijzing(), peildatum }
    }

    /// The outcome.
    #[must_use]
    pub const fn uitkomst(&self) -> &U {
        &self.uitkomst
    }

    /// The reasons, the deciding one first; never empty.
    #[must_use]
    pub fn redenen(&self) -> &[Reden] {
        &self.redenen
    }

    /// The profile under which the decision was taken.
    #[must_use]
    pub const fn profiel(&self) -> &Profielverwijzing {
        &self.profiel
    }

    /// The calendar date in Europe/Amsterdam for which the decision was taken.
    #[must_use]
    pub const fn peildatum(&self) -> Date {
        self.peildatum
    }

    /// Whether some reason carries this code.
    #[must_use]
    pub fn noemt(&self, code: Code) -> bool {
        self.redenen.iter().any(|reden| reden.code() == code)
    }
}

keuze! {
    /// The outcome of *toetsen* and *vastleggen*.
    Oordeel {
        /// It may be written down.
        Toegestaan = "toegestaan",
        /// It need not be written down, and is not (S13).
        NietVastgelegd = "niet_vastgelegd",
        /// It may not be written down.
        Geweigerd = "geweigerd",
    }
}
