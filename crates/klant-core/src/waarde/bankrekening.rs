//! The numbers by which a bank account and a bank are known.

use std::str::FromStr;

use super::Formaatfout;
use super::gevoelig::{laatste_drie, laatste_twee};
use super::mod97::rest97;
use crate::Code;

gevoelig! {
    /// An IBAN (ISO 13616): two letters of the country, two check digits, 11 to 30 letters and digits.
    ///
    /// Kept in capitals and without spaces, however it was given. The length that a country prescribes is not
    /// checked: the check digits find a lost or an added character.
    ///
    /// Refused with `iban.formaat` or `iban.controlegetal`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Iban;
    ///
    /// let iban: Iban = "nl02 abna 0123 4567 89".parse()?;
    /// assert_eq!(iban.bloot(), "NL02ABNA0123456789");
    /// let fout = "NL03ABNA0123456789".parse::<Iban>().expect_err("the check digits do not fit");
    /// assert_eq!(fout.code(), Code::IbanControlegetal);
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    Iban, laatste_drie, "NL02ABNA0123456789" => "********789"
}

impl FromStr for Iban {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let formaat = Formaatfout::nieuw(Code::IbanFormaat);
        let schoon: String =
            tekst.chars().filter(|teken| *teken != ' ').collect::<String>().to_ascii_uppercase();
        let (begin, rekening) = schoon.split_at_checked(4).ok_or(formaat)?;
        let (land, controle) = begin.split_at_checked(2).ok_or(formaat)?;
        let goed = land.bytes().all(|teken| teken.is_ascii_uppercase())
            && controle.bytes().all(|teken| teken.is_ascii_digit())
            && (11..=30).contains(&rekening.len())
            && rekening.bytes().all(|teken| teken.is_ascii_alphanumeric());
        if !goed {
            return Err(formaat);
        }
        // 00, 01 and 99 have the remainder of 97, 98 and 02, and are never given out.
        let uitgegeven = !matches!(controle, "00" | "01" | "99");
        if !uitgegeven || rest97(rekening.chars().chain(begin.chars())) != Some(1) {
            return Err(Formaatfout::nieuw(Code::IbanControlegetal));
        }
        Ok(Self(schoon))
    }
}

gevoelig! {
    /// A BIC (ISO 9362): 8 or 11 letters and digits, kept in capitals.
    ///
    /// Refused with `bic.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Bic;
    ///
    /// assert!("ABNANL2A".parse::<Bic>().is_ok());
    /// let fout = "ABNA NL 2A".parse::<Bic>().expect_err("with spaces");
    /// assert_eq!(fout.code(), Code::BicFormaat);
    /// ```
    Bic, laatste_twee, "ABNANL2A" => "******2A"
}

impl FromStr for Bic {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let goed = matches!(tekst.len(), 8 | 11) && tekst.bytes().all(|teken| teken.is_ascii_alphanumeric());
        if !goed {
            return Err(Formaatfout::nieuw(Code::BicFormaat));
        }
        Ok(Self(tekst.to_ascii_uppercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<Iban>().err().map(Formaatfout::code)
    }

    #[test]
    fn iban_van_elk_land_is_geldig() {
        for tekst in [
            "NL02ABNA0123456789",
            "NL02 ABNA 0123 4567 89",
            "nl02abna0123456789",
            "DE89370400440532013000",
            "BE68539007547034",
            "GB82WEST12345698765432",
            "NO9386011117947",
        ] {
            assert_eq!(fout(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn iban_heeft_kloppend_controlegetal() {
        for tekst in ["NL03ABNA0123456789", "NL02ABNA0123456798", "NL02ABNA012345678", "NL99ABNA0123456789"] {
            assert_eq!(fout(tekst), Some(Code::IbanControlegetal), "{tekst}");
        }
    }

    #[test]
    fn iban_met_controlegetal_dat_niet_bestaat_wordt_geweigerd() {
        // The remainder of these fits: only the rule about 00, 01 and 99 finds them.
        for (goed, vals) in [("02", "99"), ("97", "00"), ("98", "01")] {
            let rekening = (0..1000)
                .map(|nummer| format!("{nummer:011}"))
                .find(|rekening| fout(&format!("NL{goed}{rekening}")).is_none())
                .expect("one of a thousand fits");
            assert_eq!(fout(&format!("NL{vals}{rekening}")), Some(Code::IbanControlegetal), "{vals}");
        }
    }

    #[test]
    fn iban_in_andere_vorm_wordt_geweigerd() {
        for tekst in [
            "",
            "NL",
            "NL180",
            "1202ABNA0123456789",
            "NLXXABNA0123456789",
            "NL02-ABNA-0123-4567-89",
            "ÑL02ABNA0123456789",
        ] {
            assert_eq!(fout(tekst), Some(Code::IbanFormaat), "{tekst}");
        }
        assert_eq!(fout(&format!("NL02{}", "0".repeat(31))), Some(Code::IbanFormaat));
    }

    #[test]
    fn bic_heeft_acht_of_elf_tekens() {
        let fout = |tekst: &str| tekst.parse::<Bic>().err().map(Formaatfout::code);
        assert_eq!(fout("ABNANL2A"), None);
        assert_eq!(fout("abnanl2axxx"), None);
        for tekst in ["", "ABNANL2", "ABNANL2AXX", "ABNA NL2", "ABNANL2Ä"] {
            assert_eq!(fout(tekst), Some(Code::BicFormaat), "{tekst}");
        }
    }
}
