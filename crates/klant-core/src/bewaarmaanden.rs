//! How long a log is kept: in whole months, and by whole months it goes.

use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

use time::{Date, Month, OffsetDateTime, UtcOffset};

/// A calendar month in UTC. The logs of every machine are cut at the same instants, so it is not that of Amsterdam.
///
/// ```
/// use klant_core::Maand;
/// use time::macros::datetime;
///
/// let maand = Maand::van(datetime!(2027-01-01 0:30 +1));
/// assert_eq!(maand.to_string(), "2026-12");
/// assert_eq!(maand.begin(), datetime!(2026-12-01 0:00 UTC));
/// assert_eq!(maand.later(2).to_string(), "2027-02");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Maand(i32);

/// The months of the years 1 to 9999.
const EERSTE: i32 = 12;
const LAATSTE: i32 = 12 * 9999 + 11;

impl Maand {
    /// The month of an instant.
    #[must_use]
    pub fn van(moment: OffsetDateTime) -> Self {
        let utc = moment.checked_to_offset(UtcOffset::UTC).unwrap_or(moment);
        Self::uit(utc.year(), utc.month())
    }

    fn uit(jaar: i32, maand: Month) -> Self {
        let plaats = i32::from(u8::from(maand)).saturating_sub(1);
        Self(jaar.saturating_mul(12).saturating_add(plaats).clamp(EERSTE, LAATSTE))
    }

    /// The first month there is: nothing is before it.
    #[must_use]
    pub const fn eerste() -> Self {
        Self(EERSTE)
    }

    /// Its first day.
    #[must_use]
    pub fn eerste_dag(self) -> Date {
        let maand = u8::try_from(self.0 % 12 + 1).ok().and_then(|maand| Month::try_from(maand).ok());
        maand.and_then(|maand| Date::from_calendar_date(self.0 / 12, maand, 1).ok()).unwrap_or(Date::MIN)
    }

    /// Its first instant.
    #[must_use]
    pub fn begin(self) -> OffsetDateTime {
        self.eerste_dag().midnight().assume_utc()
    }

    /// So many months later.
    #[must_use]
    pub const fn later(self, maanden: u16) -> Self {
        let later = self.0.saturating_add(maanden as i32);
        Self(if later > LAATSTE { LAATSTE } else { later })
    }

    /// So many months earlier.
    #[must_use]
    pub const fn eerder(self, maanden: u16) -> Self {
        let eerder = self.0.saturating_sub(maanden as i32);
        Self(if eerder < EERSTE { EERSTE } else { eerder })
    }
}

/// `2026-12`.
impl fmt::Display for Maand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 12, self.0 % 12 + 1)
    }
}

/// Reads what [`Display`](fmt::Display) writes.
impl FromStr for Maand {
    type Err = GeenMaand;

    fn from_str(tekst: &str) -> Result<Self, GeenMaand> {
        let (jaar, maand) = tekst.split_once('-').ok_or(GeenMaand)?;
        let cijfers =
            |deel: &str, lengte| deel.len() == lengte && deel.bytes().all(|teken| teken.is_ascii_digit());
        if !cijfers(jaar, 4) || !cijfers(maand, 2) {
            return Err(GeenMaand);
        }
        let jaar = jaar.parse().ok().filter(|jaar| *jaar > 0).ok_or(GeenMaand)?;
        let maand =
            maand.parse::<u8>().ok().and_then(|maand| Month::try_from(maand).ok()).ok_or(GeenMaand)?;
        Ok(Self::uit(jaar, maand))
    }
}

/// This is no month.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("geen maand zoals 2027-01")]
pub struct GeenMaand;

/// How many months a log is kept: 1 to 1200.
///
/// A month goes when all that was written in it is older than the term. So each line is kept for at least the term, and at
/// most a month longer.
///
/// ```
/// use klant_core::Bewaarmaanden;
/// use time::macros::datetime;
///
/// let termijn: Bewaarmaanden = "6".parse()?;
/// assert_eq!(termijn.blijft_vanaf(datetime!(2027-01-15 0:00 UTC)).to_string(), "2026-07");
/// assert!("0".parse::<Bewaarmaanden>().is_err());
/// # Ok::<(), klant_core::GeenBewaarmaanden>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bewaarmaanden(NonZeroU16);

impl Bewaarmaanden {
    /// The longest term: a century.
    const LANGST: u16 = 1200;

    /// The first month that stays at an instant: all that is before it may go.
    #[must_use]
    pub fn blijft_vanaf(self, nu: OffsetDateTime) -> Maand {
        Maand::van(nu).eerder(self.0.get())
    }

    /// How many.
    #[must_use]
    pub const fn aantal(self) -> u16 {
        self.0.get()
    }
}

impl FromStr for Bewaarmaanden {
    type Err = GeenBewaarmaanden;

    fn from_str(tekst: &str) -> Result<Self, GeenBewaarmaanden> {
        let aantal = tekst.parse::<NonZeroU16>().map_err(|_| GeenBewaarmaanden)?;
        if aantal.get() > Self::LANGST { Err(GeenBewaarmaanden) } else { Ok(Self(aantal)) }
    }
}

/// This is no number of months to keep a log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("schrijf een aantal maanden van 1 tot en met 1200")]
pub struct GeenBewaarmaanden;

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::*;

    fn termijn(maanden: u16) -> Bewaarmaanden {
        maanden.to_string().parse().unwrap()
    }

    #[test]
    fn een_maand_gaat_pas_als_zij_helemaal_ouder_is_dan_de_termijn() {
        let grens = |nu| termijn(1).blijft_vanaf(nu).begin();
        assert_eq!(grens(datetime!(2027-01-31 23:59:59.999999 UTC)), datetime!(2026-12-01 0:00 UTC));
        assert_eq!(grens(datetime!(2027-02-01 0:00 UTC)), datetime!(2027-01-01 0:00 UTC));
        // In Amsterdam it is February already.
        assert_eq!(grens(datetime!(2027-02-01 0:30 +1)), datetime!(2026-12-01 0:00 UTC));
    }

    #[test]
    fn wat_geen_aantal_maanden_is_wordt_geweigerd() {
        for tekst in ["", "0", "-1", "1201", "65536", "6 ", "zes", "1.5"] {
            assert_eq!(tekst.parse::<Bewaarmaanden>(), Err(GeenBewaarmaanden), "{tekst}");
        }
        assert_eq!("1200".parse::<Bewaarmaanden>().map(Bewaarmaanden::aantal), Ok(1200));
    }

    #[test]
    fn een_maand_is_te_lezen_zoals_zij_wordt_geschreven() {
        for tekst in ["0001-01", "2026-12", "9999-12"] {
            assert_eq!(tekst.parse::<Maand>().map(|maand| maand.to_string()).as_deref(), Ok(tekst));
        }
        for tekst in ["", "2026", "2026-13", "2026-1", "026-01", "0000-01", "2026-+1", "2026-01-01"] {
            assert_eq!(tekst.parse::<Maand>(), Err(GeenMaand), "{tekst}");
        }
    }

    #[test]
    fn aan_de_rand_van_de_tijd_blijft_het_een_maand() {
        assert_eq!(Maand::eerste().eerder(9), Maand::eerste());
        let eind = Maand::van(datetime!(9999-12-31 23:00 UTC));
        assert_eq!(eind.later(1), eind);
        assert!(eind.begin() + Duration::days(30) > datetime!(9999-12-30 0:00 UTC));
        assert_eq!(termijn(1200).blijft_vanaf(datetime!(0050-01-01 0:00 UTC)), Maand::eerste());
    }
}
