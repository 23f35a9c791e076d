//! The name by which a customer wants to be addressed.

use crate::element::{Element, Elementen};
use crate::verhuld::verhuld;

/// A contactnaam: every part optional, single names too, in any script (S8). It need not equal the BRP (S7).
///
/// ```
/// use klant_core::Contactnaam;
/// let naam = Contactnaam {
///     voornaam: Some("Mina".into()),
///     voorvoegsel_achternaam: Some("de".into()),
///     achternaam: Some("Vries".into()),
///     ..Contactnaam::default()
/// };
/// assert_eq!(naam.volledig().as_deref(), Some("Mina de Vries"));
/// assert_eq!(format!("{naam:?}"), "Contactnaam(…)");
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Contactnaam {
    /// Initials, up to 10 characters.
    pub voorletters: Option<String>,
    /// First name, up to 200 characters.
    pub voornaam: Option<String>,
    /// Prefix of the surname, up to 10 characters.
    pub voorvoegsel_achternaam: Option<String>,
    /// Surname, up to 200 characters.
    pub achternaam: Option<String>,
}

impl Contactnaam {
    /// Whether no part is given.
    #[must_use]
    pub const fn is_leeg(&self) -> bool {
        self.voorletters.is_none()
            && self.voornaam.is_none()
            && self.voorvoegsel_achternaam.is_none()
            && self.achternaam.is_none()
    }

    /// The Elementen of the parts that are given.
    #[must_use]
    pub fn gegeven(&self) -> Elementen {
        [
            (Element::Voorletters, &self.voorletters),
            (Element::Voornaam, &self.voornaam),
            (Element::VoorvoegselAchternaam, &self.voorvoegsel_achternaam),
            (Element::Achternaam, &self.achternaam),
        ]
        .into_iter()
        .filter(|(_, deel)| deel.is_some())
        .map(|(element, _)| element)
        .collect()
    }

    /// The name to address her by: first name (else initials), prefix and surname, joined by single spaces; never
    /// completed from a base register (S8).
    #[must_use]
    pub fn volledig(&self) -> Option<String> {
        let eerste = self.voornaam.as_deref().or(self.voorletters.as_deref());
        let delen: Vec<&str> = [eerste, self.voorvoegsel_achternaam.as_deref(), self.achternaam.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        if delen.is_empty() { None } else { Some(delen.join(" ")) }
    }

    /// This name laid over another, part by part: what is given here wins (S19). First name and initials are one part,
    /// and so are surname and prefix: "Jansen" over "de Vries" is not "de Jansen".
    ///
    /// ```
    /// use klant_core::Contactnaam;
    /// let mina = Contactnaam {
    ///     voornaam: Some("Mina".into()),
    ///     voorvoegsel_achternaam: Some("de".into()),
    ///     achternaam: Some("Vries".into()),
    ///     ..Contactnaam::default()
    /// };
    /// let jansen = Contactnaam { achternaam: Some("Jansen".into()), ..Contactnaam::default() };
    /// assert_eq!(jansen.over(&mina).volledig().as_deref(), Some("Mina Jansen"));
    /// ```
    #[must_use]
    pub fn over(&self, basis: &Self) -> Self {
        let eigen_voornaam = self.voornaam.is_some() || self.voorletters.is_some();
        let eigen_achternaam = self.achternaam.is_some() || self.voorvoegsel_achternaam.is_some();
        let (voor, achter) =
            (if eigen_voornaam { self } else { basis }, if eigen_achternaam { self } else { basis });
        Self {
            voorletters: voor.voorletters.clone(),
            voornaam: voor.voornaam.clone(),
            voorvoegsel_achternaam: achter.voorvoegsel_achternaam.clone(),
            achternaam: achter.achternaam.clone(),
        }
    }
}

verhuld!(Contactnaam);
