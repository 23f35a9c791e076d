//! The Elementen: everything about a customer that a rule can name.

use crate::keuze::{Keuze, keuze};

keuze! {
    /// One kind of klantgegeven. A profile rules per Element, and what a Toegang may see is a set of Elementen.
    ///
    /// ```
    /// use klant_core::{Element, Keuze};
    /// assert_eq!(Element::van_woord("bsn"), Some(Element::Bsn));
    /// assert!(Element::Bsn.is_identificerend());
    /// assert!(!Element::Voornaam.is_identificerend());
    /// ```
    Element {
        /// Initials.
        Voorletters = "voorletters",
        /// The first name by which she wants to be addressed (S8).
        Voornaam = "voornaam",
        /// Prefix of the surname, such as "van der".
        VoorvoegselAchternaam = "voorvoegsel_achternaam",
        /// Surname.
        Achternaam = "achternaam",
        /// Name of the organisation.
        Organisatienaam = "organisatienaam",
        /// E-mail address.
        Emailadres = "emailadres",
        /// Telephone number.
        Telefoonnummer = "telefoonnummer",
        /// Any other digital address, such as a handle.
        OverigDigitaalAdres = "overig_digitaal_adres",
        /// Address to visit (S9).
        Bezoekadres = "bezoekadres",
        /// Address for post (S9).
        Correspondentieadres = "correspondentieadres",
        /// Language in which she wants to be addressed.
        Voorkeurstaal = "voorkeurstaal",
        /// Bank account (IBAN).
        Rekeningnummer = "rekeningnummer",
        /// Date of birth: asked by forms, kept in the register of contactgegevens.
        Geboortedatum = "geboortedatum",
        /// Note of the municipality about the customer; never published.
        InterneNotitie = "interne_notitie",
        /// Burgerservicenummer.
        Bsn = "bsn",
        /// RSIN.
        Rsin = "rsin",
        /// KVK-nummer.
        KvkNummer = "kvk_nummer",
        /// Vestigingsnummer, unique only under its KVK-nummer.
        Vestigingsnummer = "vestigingsnummer",
        /// eIDAS identifier of a person or a legal entity (S22).
        Eidas = "eidas",
        /// Legal Entity Identifier.
        Lei = "lei",
        /// Identifier of any other register (S20 to S22).
        VreemdeIdentificatie = "vreemde_identificatie",
    }
}

impl Element {
    /// Whether this element identifies the customer, so that S15 and S24 hold for it.
    #[must_use]
    pub const fn is_identificerend(self) -> bool {
        matches!(
            self,
            Self::Bsn
                | Self::Rsin
                | Self::KvkNummer
                | Self::Vestigingsnummer
                | Self::Eidas
                | Self::Lei
                | Self::VreemdeIdentificatie
        )
    }

    const fn bit(self) -> u32 {
        1 << (self as u32)
    }
}

/// A set of Elementen.
///
/// ```
/// use klant_core::{Element, Elementen};
/// let set = Elementen::leeg().met(Element::Voornaam).met(Element::Telefoonnummer);
/// assert!(set.bevat(Element::Voornaam));
/// assert!(!set.bevat(Element::Bsn));
/// assert_eq!(set.iter().count(), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Elementen(u32);

impl Elementen {
    /// The empty set.
    #[must_use]
    pub const fn leeg() -> Self {
        Self(0)
    }

    /// Every Element.
    #[must_use]
    pub fn alle() -> Self {
        Element::ALLE.iter().copied().collect()
    }

    /// This set with one Element more.
    #[must_use]
    pub const fn met(self, element: Element) -> Self {
        Self(self.0 | element.bit())
    }

    /// This set without one Element.
    #[must_use]
    pub const fn zonder(self, element: Element) -> Self {
        Self(self.0 & !element.bit())
    }

    /// Everything that is in either.
    #[must_use]
    pub const fn en(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the Element is in the set.
    #[must_use]
    pub const fn bevat(self, element: Element) -> bool {
        self.0 & element.bit() != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub const fn is_leeg(self) -> bool {
        self.0 == 0
    }

    /// Whether an identifying Element is in the set.
    #[must_use]
    pub fn identificeert(self) -> bool {
        self.iter().any(Element::is_identificerend)
    }

    /// The Elementen of the set, in the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Element> {
        Element::ALLE.iter().copied().filter(move |element| self.bevat(*element))
    }
}

impl FromIterator<Element> for Elementen {
    fn from_iter<I: IntoIterator<Item = Element>>(iter: I) -> Self {
        iter.into_iter().fold(Self::leeg(), Self::met)
    }
}
