//! The numbers of the Handelsregister: neither has a check digit.

use std::str::FromStr;

use super::Formaatfout;
use super::cijfers::cijfers;
use super::gevoelig::laatste_twee;
use crate::Code;

gevoelig! {
    /// A KVK number: eight ASCII digits. That of a sole trader points to a person, so all are treated as such
    /// (S23).
    ///
    /// Refused with `kvk.cijfers` or `kvk.lengte`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::KvkNummer;
    ///
    /// assert!("90000019".parse::<KvkNummer>().is_ok());
    /// let fout = "9000001".parse::<KvkNummer>().expect_err("seven digits");
    /// assert_eq!(fout.code(), Code::KvkLengte);
    /// ```
    KvkNummer, laatste_twee, "90000019" => "******19"
}

impl FromStr for KvkNummer {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        cijfers::<8>(tekst, Code::KvkCijfers, Code::KvkLengte)?;
        Ok(Self(tekst.to_owned()))
    }
}

gevoelig! {
    /// A vestigingsnummer: twelve ASCII digits, unique only together with the KVK number that it stands
    /// under.
    ///
    /// Refused with `vestigingsnummer.cijfers` or `vestigingsnummer.lengte`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Vestigingsnummer;
    ///
    /// assert!("000090000123".parse::<Vestigingsnummer>().is_ok());
    /// let fout = "90000123".parse::<Vestigingsnummer>().expect_err("the leading zeros are missing");
    /// assert_eq!(fout.code(), Code::VestigingsnummerLengte);
    /// ```
    Vestigingsnummer, laatste_twee, "000090000123" => "********23"
}

impl FromStr for Vestigingsnummer {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        cijfers::<12>(tekst, Code::VestigingsnummerCijfers, Code::VestigingsnummerLengte)?;
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s20_kvk_nummer_heeft_acht_cijfers() {
        let fout = |tekst: &str| tekst.parse::<KvkNummer>().err().map(Formaatfout::code);
        assert_eq!(fout("90000019"), None);
        assert_eq!(fout("9000001"), Some(Code::KvkLengte));
        assert_eq!(fout("900000190"), Some(Code::KvkLengte));
        assert_eq!(fout("9000001x"), Some(Code::KvkCijfers));
    }

    #[test]
    fn s20_vestigingsnummer_heeft_twaalf_cijfers() {
        let fout = |tekst: &str| tekst.parse::<Vestigingsnummer>().err().map(Formaatfout::code);
        assert_eq!(fout("000090000123"), None);
        assert_eq!(fout("90000123"), Some(Code::VestigingsnummerLengte));
        assert_eq!(fout("0000 90000123"), Some(Code::VestigingsnummerCijfers));
    }
}
