//! The burgerservicenummer.

use std::str::FromStr;

use super::cijfers::cijfers;
use super::gevoelig::laatste_twee;
use super::{Formaatfout, elfproef};
use crate::Code;

gevoelig! {
    /// A burgerservicenummer: nine ASCII digits that pass the [`elfproef()`] and are not all zero.
    ///
    /// A number of eight digits is refused, not padded: a lost digit must not become another person (S20).
    /// Whether a BSN may be written down is not for this type (S15, S24).
    ///
    /// Refused with `bsn.cijfers`, `bsn.lengte` or `bsn.elfproef`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Bsn;
    ///
    /// assert!("999990007".parse::<Bsn>().is_ok());
    /// let fout = "123456788".parse::<Bsn>().expect_err("fails the elfproef");
    /// assert_eq!(fout.code(), Code::BsnElfproef);
    /// ```
    Bsn, laatste_twee, "999990007" => "*******07"
}

impl FromStr for Bsn {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let negen = cijfers::<9>(tekst, Code::BsnCijfers, Code::BsnLengte)?;
        if negen == [b'0'; 9] || !elfproef(&negen) {
            return Err(Formaatfout::nieuw(Code::BsnElfproef));
        }
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<Bsn>().err().map(Formaatfout::code)
    }

    #[test]
    fn s20_bsn_van_testpersonen_is_geldig() {
        for tekst in [
            "999990007",
            "999990019",
            "999990020",
            "999990032",
            "999990044",
            "999990056",
            "999990068",
            "999990081",
            "999990093",
            "999990111",
        ] {
            assert_eq!(fout(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn s20_bsn_faalt_elfproef() {
        for tekst in ["123456788", "999990231", "000000000"] {
            assert_eq!(fout(tekst), Some(Code::BsnElfproef), "{tekst}");
        }
    }

    #[test]
    fn s20_bsn_wordt_niet_aangevuld() {
        for tekst in ["", "0", "99990007", "0999990007"] {
            assert_eq!(fout(tekst), Some(Code::BsnLengte), "{tekst}");
        }
    }

    #[test]
    fn s20_bsn_heeft_alleen_ascii_cijfers() {
        for tekst in
            ["٩٩٩٩٩٠٠٠٧", "９９９９９０００７", "99999000a", "999 990 007", "999990007\n", "+99990007"]
        {
            assert_eq!(fout(tekst), Some(Code::BsnCijfers), "{tekst}");
        }
    }
}
