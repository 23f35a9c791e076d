//! Languages, by their code.

use std::fmt;
use std::str::FromStr;

use super::Formaatfout;
use super::taalcodes::{ALLEEN_DRIE_LETTERS, MET_TWEE_LETTERS, UIT_DEEL_DRIE};
use crate::Code;

/// A language by its code in ISO 639, in small letters.
///
/// Codes of two letters (639-1) and of three (639-2, both the terminological and the bibliographic ones, and
/// some of 639-3) are accepted, because applications use all of them. What came is kept: `nl`, `nld` and
/// `dut` are three values of one language; [`is_zelfde`](Self::is_zelfde) compares languages, `==` compares
/// codes.
///
/// Refused with `taal.onbekend`.
///
/// ```
/// use klant_core::Code;
/// use klant_core::waarde::Taal;
///
/// let taal: Taal = "dut".parse()?;
/// assert_eq!(taal.to_string(), "dut");
/// let fout = "xyz".parse::<Taal>().expect_err("no such language");
/// assert_eq!(fout.code(), Code::TaalOnbekend);
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Taal {
    code: &'static str,
    terminologisch: &'static str,
}

impl Taal {
    /// The code as it came, in small letters.
    ///
    /// ```
    /// use klant_core::waarde::Taal;
    ///
    /// assert_eq!("NLD".parse::<Taal>()?.als_tekst(), "nld");
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub const fn als_tekst(&self) -> &'static str {
        self.code
    }

    /// The terminological code of three letters (ISO 639-2/T), the same for all codes of one language: to
    /// search by.
    ///
    /// ```
    /// use klant_core::waarde::Taal;
    ///
    /// assert_eq!("ger".parse::<Taal>()?.terminologisch(), "deu");
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub const fn terminologisch(&self) -> &'static str {
        self.terminologisch
    }

    /// Whether both codes stand for the same language.
    ///
    /// ```
    /// use klant_core::waarde::Taal;
    ///
    /// let (nl, dut): (Taal, Taal) = ("nl".parse()?, "dut".parse()?);
    /// assert!(nl.is_zelfde(&dut));
    /// assert_ne!(nl, dut);
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub fn is_zelfde(&self, ander: &Self) -> bool {
        self.terminologisch == ander.terminologisch
    }
}

impl FromStr for Taal {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        alle()
            .find(|taal| taal.code.eq_ignore_ascii_case(tekst))
            .ok_or(Formaatfout::nieuw(Code::TaalOnbekend))
    }
}

impl fmt::Display for Taal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

/// Every code, with the terminological one of its language.
fn alle() -> impl Iterator<Item = Taal> {
    let met_twee = MET_TWEE_LETTERS.split(' ').flat_map(|codes| {
        let terminologisch = codes.split(':').nth(1).unwrap_or(codes);
        codes.split(':').map(move |code| Taal { code, terminologisch })
    });
    let alleen_drie = ALLEEN_DRIE_LETTERS.split(' ').chain(UIT_DEEL_DRIE.split(' '));
    met_twee.chain(alleen_drie.map(|code| Taal { code, terminologisch: code }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn taal(tekst: &str) -> Taal {
        tekst.parse().expect("a language")
    }

    #[test]
    fn s21_elke_taalcode_komt_eens_voor_en_leest_als_zichzelf() {
        let codes: Vec<Taal> = alle().collect();
        assert_eq!(MET_TWEE_LETTERS.split(' ').count(), 184);
        assert_eq!(codes.iter().map(|taal| taal.code).collect::<HashSet<_>>().len(), codes.len());
        for code in codes {
            assert!(matches!(code.code.len(), 2 | 3), "{code}");
            assert!(code.code.bytes().all(|teken| teken.is_ascii_lowercase()), "{code}");
            assert_eq!(code.terminologisch.len(), 3, "{code}");
            assert_eq!(taal(code.als_tekst()), code);
            assert!(taal(code.terminologisch()).is_zelfde(&code));
        }
    }

    #[test]
    fn s21_twintig_talen_hebben_een_eigen_bibliografische_code() {
        assert_eq!(MET_TWEE_LETTERS.split(' ').filter(|codes| codes.split(':').count() == 3).count(), 20);
    }

    #[test]
    fn s21_taal_blijft_zoals_zij_kwam_in_kleine_letters() {
        for (tekst, code) in [("nl", "nl"), ("NLD", "nld"), ("dut", "dut"), ("Eng", "eng")] {
            assert_eq!(taal(tekst).als_tekst(), code);
        }
    }

    #[test]
    fn s21_nl_nld_en_dut_zijn_dezelfde_taal() {
        for (een, ander) in
            [("nl", "nld"), ("nld", "dut"), ("li", "lim"), ("fy", "fry"), ("de", "ger"), ("pap", "pap")]
        {
            assert!(taal(een).is_zelfde(&taal(ander)), "{een} {ander}");
        }
        assert!(!taal("nl").is_zelfde(&taal("nds")));
        assert!(!taal("zh").is_zelfde(&taal("yue")));
    }

    #[test]
    fn s21_taal_die_niet_bestaat_wordt_geweigerd() {
        for tekst in ["", " ", "n", "xx", "xyz", "nl-NL", "nl:nld", "Nederlands", "nl ", "nl nld"] {
            let fout = tekst.parse::<Taal>().expect_err("not a language");
            assert_eq!(fout.code(), Code::TaalOnbekend, "{tekst:?}");
        }
    }
}
