//! The name by which a customer wants to be addressed.

use std::fmt;

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

    /// This name laid over another, part by part: what is given here wins (S19).
    #[must_use]
    pub fn over(&self, basis: &Self) -> Self {
        let kies = |eigen: &Option<String>, ander: &Option<String>| eigen.clone().or_else(|| ander.clone());
        Self {
            voorletters: kies(&self.voorletters, &basis.voorletters),
            voornaam: kies(&self.voornaam, &basis.voornaam),
            voorvoegsel_achternaam: kies(&self.voorvoegsel_achternaam, &basis.voorvoegsel_achternaam),
            achternaam: kies(&self.achternaam, &basis.achternaam),
        }
    }
}

impl fmt::Debug for Contactnaam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contactnaam(…)")
    }
}
