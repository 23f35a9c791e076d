//! A telephone number of any country.

use std::str::FromStr;

use super::Formaatfout;
use super::gevoelig::laatste_twee;
use crate::Code;

/// Dutch numbers for services, after the trunk zero: nobody can be called back on one.
const DIENSTEN: [&str; 4] = ["800", "900", "906", "909"];

gevoelig! {
    /// A telephone number, kept in the form of E.164: `+`, then 7 to 15 digits of which the first is not
    /// zero.
    ///
    /// Given as `+…`, as `00…` or, for a Dutch number, as ten digits from a zero; spaces, hyphens, dots and
    /// parentheses do not count (S21). `(0)` after a country code is the zero that one dials at home only and
    /// is left out, except in Italy, where it belongs to the number. A Dutch service number (0800, 0900,
    /// 0906, 0909, 1400, 14 0xx) is no number to reach a customer on.
    ///
    /// Refused with `telefoon.formaat` or `telefoon.servicenummer`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Telefoonnummer;
    ///
    /// let nummer: Telefoonnummer = "06-1234 5678".parse()?;
    /// assert_eq!(nummer.bloot(), "+31612345678");
    /// assert_eq!(nummer, "+31 (0)6 12345678".parse()?);
    ///
    /// let fout = "0900-1234".parse::<Telefoonnummer>().expect_err("a service");
    /// assert_eq!(fout.code(), Code::TelefoonServicenummer);
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    Telefoonnummer, laatste_twee, "+31612345678" => "********78"
}

impl FromStr for Telefoonnummer {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let fout = Formaatfout::nieuw(Code::TelefoonFormaat);
        let schoon = zonder_opmaak(tekst);
        if is_servicenummer(&schoon) {
            return Err(Formaatfout::nieuw(Code::TelefoonServicenummer));
        }
        let nummer = if let Some(nummer) = schoon.strip_prefix('+').or_else(|| schoon.strip_prefix("00")) {
            nummer.to_owned()
        } else if let Some(nummer) = schoon.strip_prefix('0').filter(|nummer| nummer.len() == 9) {
            format!("31{nummer}")
        } else {
            return Err(fout);
        };
        // No Dutch number begins with a zero after its country code: 0031 06… is a slip, not another number.
        let eerste = !nummer.starts_with('0') && !nummer.starts_with("310");
        let goed =
            eerste && (7..=15).contains(&nummer.len()) && nummer.bytes().all(|teken| teken.is_ascii_digit());
        if goed { Ok(Self(format!("+{nummer}"))) } else { Err(fout) }
    }
}

/// The text without what people write for the eye, and without a `(0)` that is not part of the number.
fn zonder_opmaak(tekst: &str) -> String {
    let sober = |tekst: &str| -> String { tekst.chars().filter(|teken| !is_opmaak(*teken)).collect() };
    if let Some((voor, na)) = tekst.split_once("(0)") {
        let landcode = sober(voor);
        let cijfers = landcode.strip_prefix('+').or_else(|| landcode.strip_prefix("00"));
        if cijfers.is_some_and(|cijfers| (1..=3).contains(&cijfers.len()) && cijfers != "39") {
            return landcode + &sober(na);
        }
    }
    sober(tekst)
}

fn is_opmaak(teken: char) -> bool {
    matches!(teken, ' ' | '\u{a0}' | '-' | '\u{2010}' | '\u{2011}' | '.' | '(' | ')')
}

/// Whether this is a Dutch service: 14 0xx and 1400 have no zero in front, the others have one at home.
fn is_servicenummer(schoon: &str) -> bool {
    let van_buiten = schoon.strip_prefix("+31").or_else(|| schoon.strip_prefix("0031"));
    let overheid = van_buiten.unwrap_or(schoon);
    if overheid.starts_with("140") && (4..=6).contains(&overheid.len()) {
        return true;
    }
    let nationaal = van_buiten.or_else(|| schoon.strip_prefix('0'));
    nationaal.is_some_and(|nummer| DIENSTEN.iter().any(|dienst| nummer.starts_with(dienst)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gelezen(tekst: &str) -> Result<String, Code> {
        tekst.parse::<Telefoonnummer>().map(|nummer| nummer.bloot().to_owned()).map_err(Formaatfout::code)
    }

    #[test]
    fn s21_nederlands_nummer_wordt_internationaal() {
        for tekst in [
            "0612345678",
            "06-12345678",
            "06 1234 5678",
            "06.12.34.56.78",
            "(06) 12345678",
            "+31612345678",
            "+31 6 12345678",
            "+31 (0)6 12345678",
            "+31(0)612345678",
            "0031612345678",
            "0031 (0) 6 12 34 56 78",
            "06\u{a0}12345678",
        ] {
            assert_eq!(gelezen(tekst).as_deref(), Ok("+31612345678"), "{tekst}");
        }
        assert_eq!(gelezen("010 123 45 67").as_deref(), Ok("+31101234567"));
        assert_eq!(gelezen("088-1234567").as_deref(), Ok("+31881234567"));
    }

    #[test]
    fn s21_buitenlands_nummer_blijft_van_zijn_land() {
        assert_eq!(gelezen("+46 70 123 45 67").as_deref(), Ok("+46701234567"));
        assert_eq!(gelezen("0046 701234567").as_deref(), Ok("+46701234567"));
        assert_eq!(gelezen("+44 (0)20 7946 0000").as_deref(), Ok("+442079460000"));
        assert_eq!(gelezen("+39 (0)6 1234567").as_deref(), Ok("+39061234567"));
        assert_eq!(gelezen("+5999 123 4567").as_deref(), Ok("+59991234567"));
    }

    #[test]
    fn s21_telefoonnummer_in_andere_vorm_wordt_geweigerd() {
        for tekst in [
            "",
            "+",
            "112",
            "612345678",
            "061234567",
            "06123456789",
            "+123456",
            "+1234567890123456",
            "+0612345678",
            "000612345678",
            "+31 06 12345678",
            "++31612345678",
            "06x12345678",
            "06 1234 5678 toestel 9",
            "٠٦١٢٣٤٥٦٧٨",
            "0612345678\n",
            "tel:+31612345678",
        ] {
            assert_eq!(gelezen(tekst), Err(Code::TelefoonFormaat), "{tekst:?}");
        }
    }

    #[test]
    fn servicenummer_is_geen_nummer_van_een_klant() {
        for tekst in [
            "0800-1234",
            "0800 1234567",
            "0900-1234",
            "09001234567",
            "0906 1234",
            "0909-1234",
            "+31 800 1234567",
            "+31 (0)900 1234",
            "0031 900 1234",
            "1400",
            "14 010",
            "14 0172",
            "+31 14 010",
            "0031 14 0172",
        ] {
            assert_eq!(gelezen(tekst), Err(Code::TelefoonServicenummer), "{tekst}");
        }
    }
}
