//! Formats that many bodies share: words, uuids, dates and instants.

use std::fmt;
use std::str::FromStr;

use klant_core::waarde::{Formaatfout, Opgegeven};
use klant_core::{Code, Element, Elementen, Keuze};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, UtcOffset};
use uuid::Uuid;

use super::fouten::{Fouten, Pad};

impl Fouten {
    /// A value by its own format.
    pub(crate) fn lees<T: FromStr<Err = Formaatfout>>(
        &mut self,
        pad: impl fmt::Display,
        tekst: Option<String>,
    ) -> Option<T> {
        tekst.and_then(|tekst| self.neem(pad, tekst.parse()))
    }

    /// A value that is kept as it was given, and must be right all the same: this edge is strict.
    pub(crate) fn opgegeven<T: FromStr<Err = Formaatfout>>(
        &mut self,
        pad: impl fmt::Display,
        tekst: Option<String>,
    ) -> Option<Opgegeven<T>> {
        let opgegeven = Opgegeven::<T>::lees(tekst?);
        if let Some(fout) = opgegeven.fout() {
            self.meld(pad, fout.code());
        }
        Some(opgegeven)
    }

    /// A word of a closed list; the fault names the words that exist.
    pub(crate) fn keuze<K: Keuze>(&mut self, pad: impl fmt::Display, woord: Option<String>) -> Option<K> {
        let gekozen = K::van_woord(&woord?);
        if gekozen.is_none() {
            let woorden: Vec<&str> = K::ALLE.iter().map(|lid| lid.woord()).collect();
            self.meld_met(pad, Code::VeldKeuze, format!("kies uit {}", woorden.join(", ")));
        }
        gekozen
    }

    /// A list of Elementen.
    pub(crate) fn elementen(&mut self, pad: &Pad<'_>, woorden: Option<Vec<String>>) -> Elementen {
        let woorden = woorden.unwrap_or_default().into_iter().enumerate();
        woorden.filter_map(|(plaats, woord)| self.keuze::<Element>(pad.plaats(plaats), Some(woord))).collect()
    }

    /// An identity, in the usual spelling of a uuid.
    pub(crate) fn uuid(&mut self, pad: impl fmt::Display, tekst: Option<String>) -> Option<Uuid> {
        let uuid = lees_uuid(&tekst?);
        if uuid.is_none() {
            self.meld(pad, Code::VeldUuid);
        }
        uuid
    }

    /// A calendar date.
    pub(crate) fn datum(&mut self, pad: impl fmt::Display, tekst: Option<String>) -> Option<Date> {
        let datum = lees_datum(&tekst?);
        if datum.is_none() {
            self.meld(pad, Code::VeldDatum);
        }
        datum
    }

    /// An instant with an offset, in UTC.
    pub(crate) fn tijdstip(
        &mut self,
        pad: impl fmt::Display,
        tekst: Option<String>,
    ) -> Option<OffsetDateTime> {
        let tijdstip = lees_tijdstip(&tekst?);
        if tijdstip.is_none() {
            self.meld(pad, Code::VeldTijdstip);
        }
        tijdstip
    }
}

/// A uuid with hyphens; the other spellings that exist are not one here.
pub(crate) fn lees_uuid(tekst: &str) -> Option<Uuid> {
    Uuid::try_parse(tekst).ok().filter(|_| tekst.len() == 36)
}

fn lees_datum(tekst: &str) -> Option<Date> {
    let datum = Date::parse(tekst, format_description!("[year]-[month]-[day]")).ok()?;
    (tekst.len() == 10 && datum.year() > 0).then_some(datum)
}

fn lees_tijdstip(tekst: &str) -> Option<OffsetDateTime> {
    let tijdstip = OffsetDateTime::parse(tekst, &Rfc3339).ok()?.checked_to_offset(UtcOffset::UTC)?;
    (tijdstip.year() > 0).then_some(tijdstip)
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn datum_en_tijdstip_zijn_streng() {
        assert_eq!(lees_datum("2026-11-24"), Some(date!(2026 - 11 - 24)));
        for fout in ["2026-02-30", "24-11-2026", "+2026-11-24", "0000-01-01", "2026-11-24T00:00:00Z", ""] {
            assert_eq!(lees_datum(fout), None, "{fout}");
        }
        assert_eq!(lees_tijdstip("2026-11-24T10:30:00+01:00"), Some(datetime!(2026-11-24 09:30 UTC)));
        for fout in
            ["2026-11-24T10:30:00", "2026-11-24", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-01:00"]
        {
            assert_eq!(lees_tijdstip(fout), None, "{fout}");
        }
    }

    #[test]
    fn uuid_heeft_streepjes() {
        assert!(lees_uuid("3f0c9b1e-1111-4222-8333-444455556666").is_some());
        assert_eq!(lees_uuid("3f0c9b1e111142228333444455556666"), None);
        assert_eq!(lees_uuid("{3f0c9b1e-1111-4222-8333-44445555666}"), None);
    }
}
