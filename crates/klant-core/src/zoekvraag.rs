//! Searching as an employee does: by what a customer says of herself.

use crate::element::{Element, Elementen};
use crate::verhuld::verhuld;
use crate::waarde::{Emailadres, Postcode, Telefoonnummer};

/// What a customer is searched by. Nothing is matched by itself (S17b): whoever asks looks at what was found.
///
/// ```
/// use klant_core::{Element, Zoekvraag};
/// let vraag = Zoekvraag::Telefoonnummer("06-12345678".parse()?);
/// assert!(vraag.mag_met(|element| element == Element::Telefoonnummer));
/// assert_eq!(format!("{vraag:?}"), "Zoekvraag(…)");
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Zoekvraag {
    /// By an e-mail address.
    Emailadres(Emailadres),
    /// By a telephone number, however it is written.
    Telefoonnummer(Telefoonnummer),
    /// By a surname, together with the postcode of where she is visited or gets her post.
    NaamEnPostcode {
        /// The surname, without its prefix.
        achternaam: String,
        /// The postcode.
        postcode: Postcode,
    },
}

impl Zoekvraag {
    /// Whether one may search so, given by which Elementen one may.
    #[must_use]
    pub fn mag_met(&self, mag: impl Fn(Element) -> bool) -> bool {
        match self {
            Self::Emailadres(_) => mag(Element::Emailadres),
            Self::Telefoonnummer(_) => mag(Element::Telefoonnummer),
            Self::NaamEnPostcode { .. } => mag(Element::Achternaam) && ADRESSEN.into_iter().any(mag),
        }
    }

    /// The Elementen in which this question looks, of those that one may search by.
    #[must_use]
    pub fn zoekt_in(&self, mag: Elementen) -> Elementen {
        let waar: &[Element] = match self {
            Self::Emailadres(_) => &[Element::Emailadres],
            Self::Telefoonnummer(_) => &[Element::Telefoonnummer],
            Self::NaamEnPostcode { .. } => &ADRESSEN,
        };
        waar.iter().copied().filter(|element| mag.bevat(*element)).collect()
    }
}

/// Where a postcode is looked for.
const ADRESSEN: [Element; 2] = [Element::Bezoekadres, Element::Correspondentieadres];

verhuld!(Zoekvraag);

#[cfg(test)]
mod tests {
    use super::*;

    fn naam() -> Zoekvraag {
        let postcode = "1234AB".parse().expect("a postcode");
        Zoekvraag::NaamEnPostcode { achternaam: "Vries".to_owned(), postcode }
    }

    #[test]
    fn s25_op_naam_zoekt_wie_ook_op_een_adres_mag_zoeken() {
        for (mag, uitkomst) in [
            (vec![Element::Achternaam], false),
            (vec![Element::Bezoekadres], false),
            (vec![Element::Achternaam, Element::Bezoekadres], true),
            (vec![Element::Achternaam, Element::Correspondentieadres], true),
        ] {
            assert_eq!(naam().mag_met(|element| mag.contains(&element)), uitkomst, "{mag:?}");
        }
    }

    #[test]
    fn s25_alleen_in_wat_men_mag_doorzoeken_wordt_gezocht() {
        let mag = Elementen::leeg().met(Element::Achternaam).met(Element::Correspondentieadres);
        assert_eq!(naam().zoekt_in(mag), Elementen::leeg().met(Element::Correspondentieadres));
        assert!(naam().zoekt_in(Elementen::leeg()).is_leeg());
    }
}
