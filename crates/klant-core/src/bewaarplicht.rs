//! The duty to keep: a case file needs certain data until a day, or until a day that is not known yet (S5).

use time::{Date, OffsetDateTime};

use crate::element::Elementen;
use crate::id::{BewaarplichtId, KlantcontactId, PartijId};
use crate::zaak::{ZaakAntwoord, Zaakstand};
use crate::{Code, Reden};

/// What a case file needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bewaard {
    /// These Elementen of a known customer.
    Klant(PartijId, Elementen),
    /// A contact, with all that was recorded in it.
    Klantcontact(KlantcontactId),
}

/// Until when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bewaartermijn {
    /// Up to and including this day.
    Tot(Date),
    /// Until a day that is not known yet: the case is open, or its register knows.
    Onbekend,
    /// For good.
    Blijvend,
}

/// A duty to keep, as a case system registered it. It binds every API, and whoever asks.
///
/// ```
/// use klant_core::id::{BewaarplichtId, PartijId};
/// use klant_core::{Bewaard, Bewaarplicht, Bewaartermijn, Element, Elementen};
/// use time::macros::{date, datetime};
/// use uuid::Uuid;
///
/// let adres = Elementen::leeg().met(Element::Correspondentieadres);
/// let plicht = Bewaarplicht {
///     id: BewaarplichtId::nieuw(Uuid::from_u128(1)),
///     versie: 1,
///     zaak: "Z-2026-001".to_owned(),
///     wat: Bewaard::Klant(PartijId::nieuw(Uuid::from_u128(2)), adres),
///     termijn: Bewaartermijn::Tot(date!(2031-12-31)),
///     gemeld_door: "zaaksysteem".to_owned(),
///     gemeld_op: datetime!(2026-11-24 12:00 UTC),
/// };
/// assert!(plicht.bindt_op(date!(2031-12-31)) && !plicht.bindt_op(date!(2032-01-01)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bewaarplicht {
    /// Its identity.
    pub id: BewaarplichtId,
    /// Version of the row.
    pub versie: i32,
    /// The case: its URL in a case register, or the reference by which the municipality knows it. At most 1000 characters.
    pub zaak: String,
    /// What its file needs.
    pub wat: Bewaard,
    /// Until when.
    pub termijn: Bewaartermijn,
    /// Who registered it.
    pub gemeld_door: String,
    /// When.
    pub gemeld_op: OffsetDateTime,
}

impl Bewaarplicht {
    /// Whether it binds on a day, by what is registered; no case register is asked.
    #[must_use]
    pub fn bindt_op(&self, dag: Date) -> bool {
        match self.termijn {
            Bewaartermijn::Tot(tot) => dag <= tot,
            Bewaartermijn::Onbekend | Bewaartermijn::Blijvend => true,
        }
    }

    /// Whether it needs one of these Elementen of a customer.
    #[must_use]
    pub fn noemt(&self, gevraagd: Elementen) -> bool {
        match self.wat {
            Bewaard::Klant(_, elementen) => gevraagd.iter().any(|element| elementen.bevat(element)),
            Bewaard::Klantcontact(_) => false,
        }
    }

    /// The reason that it gives on a day on which it binds, with the case and the last day: "zaak Z-2026-001, tot en met
    /// 2031-12-31".
    #[must_use]
    pub fn reden(&self) -> Reden {
        let code = match self.termijn {
            Bewaartermijn::Tot(_) => Code::S5Bewaartermijn,
            Bewaartermijn::Onbekend => Code::S5ZaakOpen,
            Bewaartermijn::Blijvend => Code::S5Blijvend,
        };
        Reden::nieuw(code).met_toelichting(toelichting(&self.zaak, self.termijn))
    }
}

/// The case and until when, as a civil servant reads it aloud.
pub(crate) fn toelichting(zaak: &str, termijn: Bewaartermijn) -> String {
    match termijn {
        Bewaartermijn::Tot(tot) => format!("zaak {zaak}, tot en met {tot}"),
        Bewaartermijn::Onbekend | Bewaartermijn::Blijvend => format!("zaak {zaak}"),
    }
}

/// The part of a reference to a case by which references are compared: what follows the last slash. A case system knows its case
/// by URL, a contact by uuid or number.
///
/// ```
/// use klant_core::zaaksleutel;
/// assert_eq!(zaaksleutel("https://zaken.example/zaken/api/v1/zaken/Z-1/"), "Z-1");
/// assert_eq!(zaaksleutel("Z-1"), "Z-1");
/// ```
#[must_use]
pub fn zaaksleutel(zaak: &str) -> &str {
    zaak.trim_end_matches('/').rsplit('/').next().unwrap_or(zaak)
}

/// Until when a case binds, by what its register answered, with the reason.
///
/// ```
/// use klant_core::{Bewaartermijn, Code, ZaakAntwoord, van_zaak};
/// assert_eq!(van_zaak(ZaakAntwoord::Onbereikbaar), (Bewaartermijn::Onbekend, Code::S5ZaakOnbereikbaar));
/// ```
#[must_use]
pub const fn van_zaak(antwoord: ZaakAntwoord) -> (Bewaartermijn, Code) {
    match antwoord {
        // From that day on the file may go: the day before is the last.
        ZaakAntwoord::Gevonden(Zaakstand::Bewaren { tot }) => match tot.previous_day() {
            Some(laatste) => (Bewaartermijn::Tot(laatste), Code::S5Bewaartermijn),
            None => (Bewaartermijn::Onbekend, Code::S5ZaakZonderTermijn),
        },
        ZaakAntwoord::Gevonden(Zaakstand::Blijvend) => (Bewaartermijn::Blijvend, Code::S5Blijvend),
        ZaakAntwoord::Gevonden(Zaakstand::Open) => (Bewaartermijn::Onbekend, Code::S5ZaakOpen),
        ZaakAntwoord::Gevonden(Zaakstand::TermijnOnbekend) => {
            (Bewaartermijn::Onbekend, Code::S5ZaakZonderTermijn)
        }
        ZaakAntwoord::BestaatNiet => (Bewaartermijn::Onbekend, Code::S5ZaakOnbekend),
        ZaakAntwoord::NietGevraagd => (Bewaartermijn::Onbekend, Code::S5ZaakOpen),
        ZaakAntwoord::Onbereikbaar => (Bewaartermijn::Onbekend, Code::S5ZaakOnbereikbaar),
    }
}
