//! The number of a legal person.

use std::str::FromStr;

use super::cijfers::cijfers;
use super::gevoelig::laatste_twee;
use super::{Formaatfout, elfproef};
use crate::Code;

gevoelig! {
    /// A rechtspersonen- en samenwerkingsverbandennummer: nine ASCII digits that pass the [`elfproef()`], not
    /// all zero.
    ///
    /// It is treated as personal: the organisation may be one person (S23). Nothing in the digits tells it
    /// from a BSN; the register that it is given for does (S20).
    ///
    /// Refused with `rsin.cijfers`, `rsin.lengte` or `rsin.elfproef`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Rsin;
    ///
    /// assert!("999990081".parse::<Rsin>().is_ok());
    /// let fout = "99990081".parse::<Rsin>().expect_err("eight digits");
    /// assert_eq!(fout.code(), Code::RsinLengte);
    /// ```
    Rsin, laatste_twee, "999990081" => "*******81"
}

impl FromStr for Rsin {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let negen = cijfers::<9>(tekst, Code::RsinCijfers, Code::RsinLengte)?;
        if negen == [b'0'; 9] || !elfproef(&negen) {
            return Err(Formaatfout::nieuw(Code::RsinElfproef));
        }
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<Rsin>().err().map(Formaatfout::code)
    }

    #[test]
    fn s20_rsin_van_testorganisatie_is_geldig() {
        assert_eq!(fout("999990081"), None);
    }

    #[test]
    fn s20_rsin_faalt_elfproef() {
        assert_eq!(fout("999990082"), Some(Code::RsinElfproef));
        assert_eq!(fout("000000000"), Some(Code::RsinElfproef));
    }

    #[test]
    fn s20_rsin_wordt_niet_aangevuld_en_heeft_alleen_cijfers() {
        assert_eq!(fout("99999008"), Some(Code::RsinLengte));
        assert_eq!(fout("9999900811"), Some(Code::RsinLengte));
        assert_eq!(fout("99999008B"), Some(Code::RsinCijfers));
        assert_eq!(fout("٩٩٩٩٩٠٠٨١"), Some(Code::RsinCijfers));
    }
}
