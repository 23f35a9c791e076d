//! The legal entity identifier of ISO 17442.

use std::str::FromStr;

use super::Formaatfout;
use super::gevoelig::laatste_drie;
use super::mod97::rest97;
use crate::Code;

gevoelig! {
    /// A legal entity identifier: twenty upper-case letters and digits, of which the last two digits check
    /// the rest (ISO 7064 mod 97-10). It identifies organisations of any country (S22).
    ///
    /// Refused with `lei.formaat` or `lei.controlegetal`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Lei;
    ///
    /// assert!("724500KLANTCORE00148".parse::<Lei>().is_ok());
    /// let fout = "724500KLANTCORE00149".parse::<Lei>().expect_err("the check digits do not fit");
    /// assert_eq!(fout.code(), Code::LeiControlegetal);
    /// ```
    Lei, laatste_drie, "724500KLANTCORE00148" => "********148"
}

impl FromStr for Lei {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let tekens = tekst.bytes().all(|teken| teken.is_ascii_uppercase() || teken.is_ascii_digit());
        let controle = tekst.bytes().rev().take(2).all(|teken| teken.is_ascii_digit());
        if tekst.len() != 20 || !tekens || !controle {
            return Err(Formaatfout::nieuw(Code::LeiFormaat));
        }
        if rest97(tekst.chars()) != Some(1) {
            return Err(Formaatfout::nieuw(Code::LeiControlegetal));
        }
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<Lei>().err().map(Formaatfout::code)
    }

    #[test]
    fn s22_lei_van_testorganisatie_is_geldig() {
        assert_eq!(fout("724500KLANTCORE00148"), None);
    }

    #[test]
    fn s22_lei_heeft_kloppend_controlegetal() {
        assert_eq!(fout("724500KLANTCORE00147"), Some(Code::LeiControlegetal));
        assert_eq!(fout("725400KLANTCORE00148"), Some(Code::LeiControlegetal));
    }

    #[test]
    fn s22_lei_heeft_twintig_hoofdletters_en_cijfers() {
        for tekst in [
            "",
            "724500klantcore00148",
            "724500KLANTCORE0014",
            "724500KLANTCORE001480",
            "724500KLANTCORE001Z8",
        ] {
            assert_eq!(fout(tekst), Some(Code::LeiFormaat), "{tekst}");
        }
    }
}
