//! An address by its identification in the BAG.

use std::str::FromStr;

use super::Formaatfout;
use super::cijfers::cijfers;
use super::gevoelig::laatste_twee;
use crate::Code;

gevoelig! {
    /// The identification of a nummeraanduiding in the BAG: sixteen ASCII digits. It points to one front
    /// door, and is treated as personal (S23). Whether the BAG knows it cannot be told from the digits (S9).
    ///
    /// Refused with `nummeraanduiding.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Nummeraanduiding;
    ///
    /// assert!("0518200000637599".parse::<Nummeraanduiding>().is_ok());
    /// let fout = "518200000637599".parse::<Nummeraanduiding>().expect_err("the leading zero is missing");
    /// assert_eq!(fout.code(), Code::NummeraanduidingFormaat);
    /// ```
    Nummeraanduiding, laatste_twee, "0518200000637599" => "********99"
}

impl FromStr for Nummeraanduiding {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        cijfers::<16>(tekst, Code::NummeraanduidingFormaat, Code::NummeraanduidingFormaat)?;
        Ok(Self(tekst.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s9_nummeraanduiding_heeft_zestien_cijfers() {
        let fout = |tekst: &str| tekst.parse::<Nummeraanduiding>().err().map(Formaatfout::code);
        assert_eq!(fout("0518200000637599"), None);
        for tekst in ["", "518200000637599", "05182000006375990", "051820000063759A"] {
            assert_eq!(fout(tekst), Some(Code::NummeraanduidingFormaat), "{tekst}");
        }
    }
}
