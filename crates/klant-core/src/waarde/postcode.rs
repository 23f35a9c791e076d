//! The Dutch postcode.

use std::str::FromStr;

use super::Formaatfout;
use super::gevoelig::laatste_twee;
use crate::Code;

gevoelig! {
    /// A Dutch postcode, kept as `1234 AB`: four digits of which the first is not zero, a space, two
    /// capitals.
    ///
    /// The space may be missing and the letters small when it is given. With a house number it points to one
    /// front door, so it is treated as personal (S23). Postcodes of other countries stand in an address line
    /// (S21).
    ///
    /// Refused with `postcode.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Postcode;
    ///
    /// let postcode: Postcode = "1234ab".parse()?;
    /// assert_eq!(postcode.bloot(), "1234 AB");
    /// let fout = "0234 AB".parse::<Postcode>().expect_err("starts with a zero");
    /// assert_eq!(fout.code(), Code::PostcodeFormaat);
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    Postcode, laatste_twee, "1234 AB" => "*******"
}

impl FromStr for Postcode {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let fout = Formaatfout::nieuw(Code::PostcodeFormaat);
        let (cijfers, rest) = tekst.split_at_checked(4).ok_or(fout)?;
        let letters = rest.strip_prefix(' ').unwrap_or(rest);
        let goede_cijfers = cijfers.bytes().all(|teken| teken.is_ascii_digit()) && !cijfers.starts_with('0');
        let goede_letters = letters.len() == 2 && letters.bytes().all(|teken| teken.is_ascii_alphabetic());
        if !goede_cijfers || !goede_letters {
            return Err(fout);
        }
        Ok(Self(format!("{cijfers} {}", letters.to_ascii_uppercase())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s9_postcode_krijgt_een_vaste_vorm() {
        for tekst in ["1234 AB", "1234AB", "1234ab", "1234 aB"] {
            assert_eq!(tekst.parse::<Postcode>().expect("valid").bloot(), "1234 AB", "{tekst}");
        }
    }

    #[test]
    fn s9_postcode_in_andere_vorm_wordt_geweigerd() {
        for tekst in [
            "", "1234", "0234 AB", "1234  AB", "1234 ABC", "1234 A", "12345 AB", "1234 1B", "123é AB",
            " 1234 AB", "1234 é",
        ] {
            let fout = tekst.parse::<Postcode>().expect_err("not a postcode");
            assert_eq!(fout.code(), Code::PostcodeFormaat, "{tekst}");
        }
    }
}
