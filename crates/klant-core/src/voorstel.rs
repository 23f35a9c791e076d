//! *Voorstel*: a value that another offers for what the customer gave herself. It replaces nothing until she accepts it (S1).

use time::OffsetDateTime;

use crate::element::Element;
use crate::herkomst::Bronsoort;
use crate::id::VoorstelId;
use crate::verhuld::verhuld;

/// A value that is offered for one Element of a customer.
#[derive(Clone, PartialEq, Eq)]
pub struct Voorstel {
    /// Its identity.
    pub id: VoorstelId,
    /// For which Element.
    pub element: Element,
    /// The value, as JSON in the form in which a client gives it.
    pub waarde: String,
    /// From which source it comes.
    pub door: Bronsoort,
    /// Who offered it: the name of the application, never that of a person.
    pub van: String,
    /// When.
    pub gedaan_op: OffsetDateTime,
}

impl Element {
    /// Whether a value for it can be offered: of what a customer gives herself, apart from what identifies her.
    ///
    /// ```
    /// use klant_core::Element;
    /// assert!(Element::Voornaam.is_voor_te_stellen());
    /// assert!(!Element::Bsn.is_voor_te_stellen() && !Element::InterneNotitie.is_voor_te_stellen());
    /// ```
    #[must_use]
    pub const fn is_voor_te_stellen(self) -> bool {
        !self.is_identificerend() && !matches!(self, Self::InterneNotitie | Self::Geboortedatum)
    }
}

verhuld!(met id: Voorstel);
