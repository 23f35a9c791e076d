//! The identifiers by which eIDAS knows persons and legal persons of other member states.

use std::str::FromStr;

use super::gevoelig::laatste_twee;
use super::{Formaatfout, Land};
use crate::Code;

/// Most characters of the opaque part.
const LANGSTE: usize = 256;

gevoelig! {
    /// The PersonIdentifier of eIDAS: `CC/CC/opaque`, the country that issued it, the country that it is
    /// meant for, and 1 to 256 printable characters without white space (S22).
    ///
    /// It can change when the person gets another means of identification; the new one is then another value.
    ///
    /// Refused with `eidas.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::EidasPersoon;
    ///
    /// assert!("SE/NL/9f3c-77a1".parse::<EidasPersoon>().is_ok());
    /// let fout = "se/nl/9f3c-77a1".parse::<EidasPersoon>().expect_err("country codes are upper case");
    /// assert_eq!(fout.code(), Code::EidasFormaat);
    /// ```
    EidasPersoon, laatste_twee, "SE/NL/9f3c-77a1" => "********a1"
}

impl EidasPersoon {
    /// The country that issued the identifier.
    ///
    /// ```
    /// use klant_core::waarde::EidasPersoon;
    ///
    /// let persoon: EidasPersoon = "SE/NL/9f3c-77a1".parse()?;
    /// assert_eq!(persoon.herkomstland().als_tekst(), "SE");
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub fn herkomstland(&self) -> Land {
        ontleed(&self.0).expect("read by the same function when it came in")
    }
}

impl FromStr for EidasPersoon {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        ontleed(tekst).map(|_| Self(tekst.to_owned()))
    }
}

gevoelig! {
    /// The LegalPersonIdentifier of eIDAS: the same form as [`EidasPersoon`], for an organisation (S22).
    ///
    /// Refused with `eidas.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::EidasRechtspersoon;
    ///
    /// assert!("DE/NL/HRB-123456".parse::<EidasRechtspersoon>().is_ok());
    /// let fout = "DE/NL/".parse::<EidasRechtspersoon>().expect_err("the opaque part is missing");
    /// assert_eq!(fout.code(), Code::EidasFormaat);
    /// ```
    EidasRechtspersoon, laatste_twee, "DE/NL/HRB-123456" => "********56"
}

impl EidasRechtspersoon {
    /// The country that issued the identifier.
    ///
    /// ```
    /// use klant_core::waarde::EidasRechtspersoon;
    ///
    /// let rechtspersoon: EidasRechtspersoon = "DE/NL/HRB-123456".parse()?;
    /// assert_eq!(rechtspersoon.herkomstland().als_tekst(), "DE");
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub fn herkomstland(&self) -> Land {
        ontleed(&self.0).expect("read by the same function when it came in")
    }
}

impl FromStr for EidasRechtspersoon {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        ontleed(tekst).map(|_| Self(tekst.to_owned()))
    }
}

/// Checks the whole form and gives the country of origin; a slash in the opaque part belongs to that part.
fn ontleed(tekst: &str) -> Result<Land, Formaatfout> {
    let fout = Formaatfout::nieuw(Code::EidasFormaat);
    let mut delen = tekst.splitn(3, '/');
    let (Some(herkomst), Some(bestemming), Some(rest)) = (delen.next(), delen.next(), delen.next()) else {
        return Err(fout);
    };
    let herkomst: Land = herkomst.parse().map_err(|_| fout)?;
    let _: Land = bestemming.parse().map_err(|_| fout)?;
    let leesbaar = rest.chars().all(|teken| !teken.is_whitespace() && !teken.is_control());
    if rest.is_empty() || rest.chars().count() > LANGSTE || !leesbaar {
        return Err(fout);
    }
    Ok(herkomst)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<EidasPersoon>().err().map(Formaatfout::code)
    }

    #[test]
    fn s22_eidas_heeft_twee_landen_en_een_ondoorzichtig_deel() {
        for tekst in ["SE/NL/9f3c-77a1", "DE/NL/a/b", "BE/NL/é", &format!("SE/NL/{}", "x".repeat(256))] {
            assert_eq!(fout(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn s22_eidas_in_andere_vorm_wordt_geweigerd() {
        for tekst in [
            "",
            "SE/NL",
            "SE/NL/",
            "se/NL/1",
            "SE/XX/1",
            "XX/NL/1",
            "SEE/NL/1",
            " SE/NL/1",
            "SE/NL/1 2",
            "SE/NL/1\u{a0}",
            "SE/NL/\u{7f}",
            &format!("SE/NL/{}", "x".repeat(257)),
        ] {
            assert_eq!(fout(tekst), Some(Code::EidasFormaat), "{tekst:?}");
        }
    }

    #[test]
    fn s22b_nieuw_middel_is_een_andere_identificatie() {
        let oud: EidasPersoon = "SE/NL/9f3c-77a1".parse().expect("valid");
        let nieuw: EidasPersoon = "SE/NL/aa11".parse().expect("valid");
        assert_ne!(oud, nieuw);
        assert_eq!(oud.herkomstland(), nieuw.herkomstland());
    }
}
