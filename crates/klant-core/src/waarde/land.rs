//! Countries, by their code.

use std::fmt;
use std::str::FromStr;

use super::Formaatfout;
use crate::Code;

/// The 249 codes of ISO 3166-1.
const LANDEN: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A country or territory by its code of two capitals in ISO 3166-1.
///
/// Small letters are refused: the code goes unchanged over the wire. The numbers of RvIG Landelijke tabel 34
/// are another list and do not fit here (S21).
///
/// Refused with `land.onbekend`.
///
/// ```
/// use klant_core::Code;
/// use klant_core::waarde::Land;
///
/// let land: Land = "SE".parse()?;
/// assert_eq!(land.to_string(), "SE");
/// let fout = "se".parse::<Land>().expect_err("small letters");
/// assert_eq!(fout.code(), Code::LandOnbekend);
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Land(&'static str);

impl Land {
    /// The Netherlands.
    ///
    /// ```
    /// use klant_core::waarde::Land;
    ///
    /// assert_eq!("NL".parse(), Ok(Land::NL));
    /// ```
    pub const NL: Self = Self("NL");

    /// The code, in capitals.
    ///
    /// ```
    /// use klant_core::waarde::Land;
    ///
    /// assert_eq!(Land::NL.als_tekst(), "NL");
    /// ```
    #[must_use]
    pub const fn als_tekst(&self) -> &'static str {
        self.0
    }
}

impl FromStr for Land {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        LANDEN.split(' ').find(|code| *code == tekst).map(Self).ok_or(Formaatfout::nieuw(Code::LandOnbekend))
    }
}

impl fmt::Display for Land {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s21_elk_land_van_de_lijst_leest_als_zichzelf() {
        let landen: Vec<&str> = LANDEN.split(' ').collect();
        assert_eq!(landen.len(), 249);
        assert!(landen.is_sorted_by(|eerder, later| eerder < later), "sorted and each once");
        for code in landen {
            assert!(code.len() == 2 && code.bytes().all(|teken| teken.is_ascii_uppercase()), "{code}");
            assert_eq!(code.parse::<Land>().expect("on the list").als_tekst(), code);
        }
    }

    #[test]
    fn s21_land_dat_niet_bestaat_of_klein_is_geschreven_wordt_geweigerd() {
        for tekst in ["", " ", "nl", "Nl", "NLD", "XX", "EU", "UK", "AN", "6030", "NL ", "AD AE"] {
            let fout = tekst.parse::<Land>().expect_err("not a country");
            assert_eq!(fout.code(), Code::LandOnbekend, "{tekst:?}");
        }
    }

    #[test]
    fn s21_landen_van_het_koninkrijk_en_de_buren_zijn_bekend() {
        for tekst in ["NL", "AW", "CW", "SX", "BQ", "BE", "DE", "GB", "XX"] {
            assert_eq!(tekst.parse::<Land>().is_ok(), tekst != "XX", "{tekst}");
        }
    }
}
