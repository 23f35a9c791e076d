//! Time and randomness, as arguments.

use std::fmt;

use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What time it is.
pub trait Klok: Send + Sync + fmt::Debug {
    /// The present instant, in UTC, truncated to microseconds.
    fn nu(&self) -> OffsetDateTime;

    /// The calendar date in Europe/Amsterdam.
    fn vandaag(&self) -> Date {
        datum_in_amsterdam(self.nu())
    }
}

/// Where new identities come from.
pub trait Idbron: Send + Sync + fmt::Debug {
    /// A new random uuid (v4).
    fn nieuw(&self) -> Uuid;
}

/// The clock of the machine.
#[derive(Debug, Default)]
pub struct Systeemklok;

impl Klok for Systeemklok {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock of the machine is read")]
    fn nu(&self) -> OffsetDateTime {
        let nu = OffsetDateTime::now_utc();
        nu.replace_nanosecond(nu.microsecond() * 1_000).unwrap_or(nu)
    }
}

/// The randomness of the machine.
#[derive(Debug, Default)]
pub struct Toeval;

impl Idbron for Toeval {
    fn nieuw(&self) -> Uuid {
        let mut bits = [0_u8; 16];
        // Without randomness no identity is safe to give out: better to stop than to repeat one.
        getrandom::fill(&mut bits).expect("the operating system gives randomness");
        uuid::Builder::from_random_bytes(bits).into_uuid()
    }
}

/// The calendar date in Europe/Amsterdam of an instant.
///
/// Summer time in the European Union runs from the last Sunday of March to the last Sunday of October, both at 01:00
/// UTC (directive 2000/84/EC); a time-zone database would be needed only for dates before 1996.
///
/// ```
/// use klant_register::klok::datum_in_amsterdam;
/// use time::macros::{date, datetime};
/// assert_eq!(datum_in_amsterdam(datetime!(2026-12-31 23:30 UTC)), date!(2027-01-01));
/// assert_eq!(datum_in_amsterdam(datetime!(2026-07-01 22:30 UTC)), date!(2026-07-02));
/// assert_eq!(datum_in_amsterdam(datetime!(2026-07-01 21:30 UTC)), date!(2026-07-01));
/// ```
#[must_use]
pub fn datum_in_amsterdam(moment: OffsetDateTime) -> Date {
    let utc = moment.to_offset(time::UtcOffset::UTC);
    let uren = if is_zomertijd(utc) { 2 } else { 1 };
    (utc + time::Duration::hours(uren)).date()
}

/// When a calendar date begins in Europe/Amsterdam.
///
/// ```
/// use klant_register::klok::begin_van_dag;
/// use time::macros::{date, datetime};
/// assert_eq!(begin_van_dag(date!(2027-01-31)), datetime!(2027-01-30 23:00 UTC));
/// assert_eq!(begin_van_dag(date!(2026-07-02)), datetime!(2026-07-01 22:00 UTC));
/// ```
#[must_use]
pub fn begin_van_dag(datum: Date) -> OffsetDateTime {
    let middernacht = datum.midnight().assume_utc();
    // The clock changes at 01:00 UTC, never around midnight.
    let uren = if is_zomertijd(middernacht) { 2 } else { 1 };
    middernacht.checked_sub(time::Duration::hours(uren)).unwrap_or(middernacht)
}

fn is_zomertijd(utc: OffsetDateTime) -> bool {
    let begin = laatste_zondag(utc.year(), time::Month::March);
    let eind = laatste_zondag(utc.year(), time::Month::October);
    match (begin, eind) {
        (Some(begin), Some(eind)) => begin <= utc && utc < eind,
        _ => false,
    }
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn laatste_zondag(jaar: i32, maand: time::Month) -> Option<OffsetDateTime> {
    let laatste = Date::from_calendar_date(jaar, maand, 31).ok()?;
    let terug = i64::from(laatste.weekday().number_days_from_sunday());
    let zondag = laatste.checked_sub(time::Duration::days(terug))?;
    Some(zondag.with_hms(1, 0, 0).ok()?.assume_utc())
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::datum_in_amsterdam;

    #[test]
    fn zomertijd_begint_en_eindigt_om_een_uur_utc() {
        // 2026: 29 March and 25 October.
        assert_eq!(datum_in_amsterdam(datetime!(2026-03-28 22:59 UTC)), date!(2026 - 03 - 28));
        assert_eq!(datum_in_amsterdam(datetime!(2026-03-28 23:00 UTC)), date!(2026 - 03 - 29));
        assert_eq!(datum_in_amsterdam(datetime!(2026-03-29 22:00 UTC)), date!(2026 - 03 - 30));
        assert_eq!(datum_in_amsterdam(datetime!(2026-10-24 22:00 UTC)), date!(2026 - 10 - 25));
        assert_eq!(datum_in_amsterdam(datetime!(2026-10-25 22:00 UTC)), date!(2026 - 10 - 25));
        assert_eq!(datum_in_amsterdam(datetime!(2026-10-25 23:00 UTC)), date!(2026 - 10 - 26));
    }
}
