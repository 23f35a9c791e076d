//! Formats of the wire that are wider than ours: dates, instants and uuids as the reference takes them.

use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};
use uuid::Uuid;

/// A uuid, also without hyphens, in braces or as a urn.
pub(crate) fn lees_uuid(tekst: &str) -> Option<Uuid> {
    Uuid::try_parse(tekst.trim()).ok()
}

/// A calendar date, year first; month and day may have one digit.
pub(crate) fn lees_datum(tekst: &str) -> Option<Date> {
    let tekst = tekst.trim();
    if let (8, Some(jaar), Some(maand), Some(dag)) =
        (tekst.len(), tekst.get(..4), tekst.get(4..6), tekst.get(6..))
        && tekst.bytes().all(|b| b.is_ascii_digit())
    {
        return lees_datum(&format!("{jaar}-{maand}-{dag}"));
    }
    let mut delen = tekst.trim().splitn(3, '-');
    let jaar = delen.next().filter(|jaar| jaar.len() == 4)?;
    let (maand, dag) = (delen.next()?, delen.next()?);
    let getal = |deel: &str, lengte: usize| -> Option<u16> {
        let goed = (1..=lengte).contains(&deel.len()) && deel.bytes().all(|b| b.is_ascii_digit());
        goed.then(|| deel.parse().ok()).flatten()
    };
    let maand = u8::try_from(getal(maand, 2)?).ok()?;
    let dag = u8::try_from(getal(dag, 2)?).ok()?;
    let jaar = i32::from(getal(jaar, 4)?);
    let datum = Date::from_calendar_date(jaar, time::Month::try_from(maand).ok()?, dag).ok()?;
    (datum.year() > 0).then_some(datum)
}

/// An instant: a date alone is its midnight, no zone is UTC, digits beyond the microsecond are cut off.
pub(crate) fn lees_moment(tekst: &str) -> Option<OffsetDateTime> {
    let tekst = tekst.trim();
    if let Some(datum) = lees_datum(tekst) {
        return binnen_bereik(datum.midnight().assume_utc());
    }
    let plaats = tekst.find(['T', 't', ' '])?;
    let (datum, tijd) = (tekst.get(..plaats)?, tekst.get(plaats + 1..)?);
    let datum = lees_datum(datum)?;
    let (tijd, zone) = splits_zone(tijd.trim())?;
    let moment = PrimitiveDateTime::new(datum, lees_tijd(tijd)?).assume_offset(zone);
    binnen_bereik(moment.checked_to_offset(UtcOffset::UTC)?)
}

/// The databases keep the years 0001 to 9999.
fn binnen_bereik(moment: OffsetDateTime) -> Option<OffsetDateTime> {
    (1..=9999).contains(&moment.year()).then_some(moment)
}

fn lees_tijd(tekst: &str) -> Option<Time> {
    let (hoofd, fractie) = match tekst.find(['.', ',']) {
        Some(plaats) => (tekst.get(..plaats)?, tekst.get(plaats + 1..)?),
        None => (tekst, ""),
    };
    let tijd = Time::parse(hoofd, format_description!("[hour]:[minute]:[second]"))
        .or_else(|_| Time::parse(hoofd, format_description!("[hour]:[minute]")))
        .or_else(|_| Time::parse(hoofd, format_description!("[hour][minute][second]")))
        .ok()?;
    if hoofd.len() < tekst.len() {
        let cijfers = !fractie.is_empty() && fractie.bytes().all(|b| b.is_ascii_digit());
        if !cijfers || hoofd.len() < 6 {
            return None;
        }
        let micro: String = fractie.chars().chain("000000".chars()).take(6).collect();
        return tijd.replace_microsecond(micro.parse().ok()?).ok();
    }
    Some(tijd)
}

fn splits_zone(tijd: &str) -> Option<(&str, UtcOffset)> {
    if let Some(tijd) = tijd.strip_suffix('Z') {
        return Some((tijd, UtcOffset::UTC));
    }
    let Some(plaats) = tijd.rfind(['+', '-']) else { return Some((tijd, UtcOffset::UTC)) };
    let (voor, zone) = (tijd.get(..plaats)?, tijd.get(plaats..)?);
    let teken: i8 = if zone.starts_with('-') { -1 } else { 1 };
    let cijfers: String = zone.get(1..)?.chars().filter(|teken| *teken != ':').collect();
    let (uren, minuten) = match cijfers.len() {
        2 => (cijfers.as_str(), "0"),
        4 => (cijfers.get(..2)?, cijfers.get(2..)?),
        _ => return None,
    };
    let (uren, minuten): (i8, i8) = (uren.parse().ok()?, minuten.parse().ok()?);
    if minuten > 59 || uren > 23 {
        return None;
    }
    Some((voor.trim_end(), UtcOffset::from_hms(teken * uren, teken * minuten, 0).ok()?))
}

/// An absolute URL with a host.
pub(crate) fn is_url(tekst: &str) -> bool {
    let zonder_schema = |schema: &str| {
        let begin = tekst.get(..schema.len())?;
        begin.eq_ignore_ascii_case(schema).then(|| tekst.get(schema.len()..)).flatten()
    };
    let rest = ["https://", "http://", "ftp://", "ftps://"].into_iter().find_map(zonder_schema);
    let Some(rest) = rest.filter(|rest| !rest.contains(char::is_whitespace)) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    if host.starts_with('[') {
        return true;
    }
    let naam = host.split(':').next().unwrap_or_default().trim_end_matches('.');
    let goed = |deel: &str| !deel.is_empty() && !deel.starts_with('-') && !deel.ends_with('-');
    naam.eq_ignore_ascii_case("localhost") || (naam.contains('.') && naam.split('.').all(goed))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn momenten_van_clients_worden_gelezen() {
        for (tekst, moment) in [
            ("2026-11-24T10:00:00Z", datetime!(2026-11-24 10:00 UTC)),
            ("2026-11-24T10:00:00.1234567+01:00", datetime!(2026-11-24 9:00:00.123456 UTC)),
            ("20261124T100000Z", datetime!(2026-11-24 10:00 UTC)),
            ("2026-11-24 10:00", datetime!(2026-11-24 10:00 UTC)),
            ("2026-11-24", datetime!(2026-11-24 0:00 UTC)),
            ("2026-11-24T10:00:00.5", datetime!(2026-11-24 10:00:00.5 UTC)),
        ] {
            assert_eq!(lees_moment(tekst), Some(moment), "{tekst}");
        }
        for tekst in
            ["", "gisteren", "2026-13-01T00:00:00Z", "2026-11-24T25:00:00Z", "0001-01-01T00:00:00+01:00"]
        {
            assert_eq!(lees_moment(tekst), None, "{tekst}");
        }
    }
}
