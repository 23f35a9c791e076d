//! A number of a register that Klant does not know.

use std::str::FromStr;

use super::Formaatfout;
use super::gevoelig::laatste_twee;
use crate::Code;

/// What the wire allows for such a number, in characters.
const LANGSTE: usize = 200;

gevoelig! {
    /// An opaque identification from any other register, kept exactly as given: 1 to 200 characters, not only
    /// white space, no control characters. What the number means is not checked, because nobody here can know
    /// (S20, S22).
    ///
    /// Refused with `vreemdnummer.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::VreemdNummer;
    ///
    /// assert!("DEK1101R.HRB123456".parse::<VreemdNummer>().is_ok());
    /// let fout = "   ".parse::<VreemdNummer>().expect_err("only white space");
    /// assert_eq!(fout.code(), Code::VreemdnummerFormaat);
    /// ```
    VreemdNummer, laatste_twee, "12AB34567" => "*******67"
}

impl FromStr for VreemdNummer {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let leeg = tekst.trim().is_empty();
        if leeg || tekst.chars().count() > LANGSTE || tekst.chars().any(char::is_control) {
            return Err(Formaatfout::nieuw(Code::VreemdnummerFormaat));
        }
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<VreemdNummer>().err().map(Formaatfout::code)
    }

    #[test]
    fn s20c_nummer_uit_onbekend_register_wordt_niet_beoordeeld() {
        for tekst in ["1", "12AB34567", "Ausweis Nr. 5", "№ ١٢٣", &"é".repeat(200)] {
            assert_eq!(fout(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn s20c_nummer_is_niet_leeg_niet_te_lang_en_zonder_stuurtekens() {
        for tekst in ["", " ", "\u{a0}", "12\n34", "12\u{0}", &"é".repeat(201)] {
            assert_eq!(fout(tekst), Some(Code::VreemdnummerFormaat), "{tekst:?}");
        }
    }
}
