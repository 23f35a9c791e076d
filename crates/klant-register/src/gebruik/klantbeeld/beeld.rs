//! What is asked of a klantbeeld, and what it holds.

use std::fmt;
use std::str::FromStr;

use klant_core::id::{InteractieId, PartijId};
use klant_core::regels::klantbeeld::Weggelaten;
use klant_core::waarde::Formaatfout;
use klant_core::{Code, Identificatie, Klantcontact, Objectidentificator, Rol, Zicht};
use time::OffsetDateTime;

use crate::gebruik::{Klantresultaat, Taakresultaat};

/// Which known customer is meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Klantverwijzing {
    /// The one with this uuid.
    Uuid(PartijId),
    /// The one with this identification.
    Identificatie(Identificatie),
}

/// Of whom a klantbeeld is asked, and which page of the timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Klantbeeldvraag {
    /// The customer.
    pub klant: Klantverwijzing,
    /// The capacity in which she had the contacts: her own affairs, or those of another.
    pub hoedanigheid: Rol,
    /// Where the page begins: behind this place.
    pub na: Option<Tijdlijnplaats>,
    /// How many contacts at most, 1 to 100.
    pub aantal: u8,
}

/// A place in a timeline, latest first: a moment, and the order of recording within it. Opaque to callers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tijdlijnplaats {
    pub(super) op: OffsetDateTime,
    pub(super) volgnummer: i64,
}

impl fmt::Display for Tijdlijnplaats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.op.unix_timestamp_nanos() / 1000, self.volgnummer)
    }
}

impl FromStr for Tijdlijnplaats {
    type Err = Formaatfout;

    /// Fault: `cursor.formaat`.
    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        let lees = || {
            let (op, volgnummer) = tekst.split_once('.')?;
            let nanos = op.parse::<i64>().ok().map(|micros| i128::from(micros) * 1000)?;
            let op = OffsetDateTime::from_unix_timestamp_nanos(nanos).ok().filter(|op| op.year() > 0)?;
            Some(Self { op, volgnummer: volgnummer.parse().ok().filter(|nummer| *nummer >= 0)? })
        };
        lees().ok_or(Formaatfout::nieuw(Code::CursorFormaat))
    }
}

/// A contact in the timeline. It never holds who took part: their data are of that interactie alone.
#[derive(Clone, Debug)]
pub struct Tijdlijncontact {
    /// The contact, with what it was about and who took part for the municipality. Without its content, `onderwerp` is empty.
    pub contact: Klantcontact,
    /// Why its content is withheld, when it is.
    pub zonder_inhoud: Option<Code>,
    /// Its interactie.
    pub interactie: Option<InteractieId>,
    /// The profile of that.
    pub profiel: Option<String>,
}

/// An interactie of hers that is open.
#[derive(Clone)]
pub struct Openinteractie {
    /// Its identity.
    pub id: InteractieId,
    /// The code of its profile.
    pub profiel: String,
    /// Whether she wants to be kept informed.
    pub terugkoppeling: bool,
    /// When it began.
    pub begonnen_op: OffsetDateTime,
    /// How many of its contacts were hers.
    pub contacten: i64,
    /// When her last contact in it took place.
    pub laatste_op: OffsetDateTime,
    /// What that was about; none when that is confidential.
    pub onderwerp: Option<String>,
}

impl fmt::Debug for Openinteractie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Openinteractie({}, …)", self.id)
    }
}

/// A task that is still to be done.
#[derive(Clone, Debug)]
pub struct Opentaak {
    /// The task.
    pub taak: Taakresultaat,
    /// Why what it asks is withheld, when it is.
    pub zonder_inhoud: Option<Code>,
}

/// The lists of which there is more than is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Meer {
    /// Open interacties.
    pub open_interacties: bool,
    /// Open tasks.
    pub open_taken: bool,
    /// Cases.
    pub zaken: bool,
    /// Documents.
    pub documenten: bool,
}

/// All that is permitted, relevant and needed of one customer, with what was withheld.
#[derive(Clone, Debug)]
pub struct Klantbeeld {
    /// The customer.
    pub klant: Klantresultaat,
    /// What of her own data is shown.
    pub zicht: Zicht,
    /// The capacity in which she had the contacts.
    pub hoedanigheid: Rol,
    /// Her open interacties, latest first.
    pub open_interacties: Vec<Openinteractie>,
    /// The open tasks that her contacts led to, newest first.
    pub open_taken: Vec<Opentaak>,
    /// The cases that her contacts were about, latest first.
    pub zaken: Vec<Objectidentificator>,
    /// The documents that her contacts were about or had with them, latest first.
    pub documenten: Vec<Objectidentificator>,
    /// Of which lists there is more.
    pub meer: Meer,
    /// A page of her contacts, latest first.
    pub tijdlijn: Vec<Tijdlijncontact>,
    /// Where the next page begins.
    pub volgende: Option<Tijdlijnplaats>,
    /// What was withheld of all her data and contacts, and why.
    pub weggelaten: Vec<Weggelaten>,
}
