//! Answers written straight as JSON, in the order of the wire.

use serde::Serialize;
use time::macros::format_description;
use time::{Date, OffsetDateTime, UtcOffset};
use uuid::Uuid;

/// JSON under way.
#[derive(Default)]
pub(crate) struct Json(Vec<u8>);

impl Json {
    /// What was written.
    pub(crate) fn bytes(self) -> Vec<u8> {
        self.0
    }

    /// A value that knows its own JSON.
    pub(crate) fn waarde(&mut self, waarde: &(impl Serialize + ?Sized)) {
        // Texts, numbers, booleans and maps of texts always have a form in JSON.
        let _ = serde_json::to_writer(&mut self.0, waarde);
    }

    /// An object.
    pub(crate) fn voorwerp(&mut self, schrijf: impl FnOnce(&mut Leden<'_>)) {
        self.0.push(b'{');
        schrijf(&mut Leden { json: self, eerste: true });
        self.0.push(b'}');
    }

    /// A list.
    pub(crate) fn lijst<T>(&mut self, dingen: &[T], mut schrijf: impl FnMut(&mut Self, &T)) {
        self.0.push(b'[');
        for (plaats, ding) in dingen.iter().enumerate() {
            if plaats > 0 {
                self.0.push(b',');
            }
            schrijf(self, ding);
        }
        self.0.push(b']');
    }
}

/// The members of an object under way.
pub(crate) struct Leden<'j> {
    json: &'j mut Json,
    eerste: bool,
}

impl Leden<'_> {
    /// The value of a member is to be written next.
    pub(crate) fn lid(&mut self, naam: &str) -> &mut Json {
        if !self.eerste {
            self.json.0.push(b',');
        }
        self.eerste = false;
        self.json.waarde(naam);
        self.json.0.push(b':');
        self.json
    }

    /// A text, or another value that knows its own JSON.
    pub(crate) fn zet(&mut self, naam: &str, waarde: &(impl Serialize + ?Sized)) {
        self.lid(naam).waarde(waarde);
    }

    /// A text; absent is the empty one.
    pub(crate) fn tekst(&mut self, naam: &str, waarde: Option<&str>) {
        self.zet(naam, waarde.unwrap_or_default());
    }

    /// A uuid, or `null`.
    pub(crate) fn uuid(&mut self, naam: &str, uuid: Uuid) {
        self.zet(naam, uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    }

    /// A date, or `null`.
    pub(crate) fn datum(&mut self, naam: &str, datum: Option<Date>) {
        let tekst = datum.and_then(|datum| datum.format(format_description!("[year]-[month]-[day]")).ok());
        self.zet(naam, &tekst);
    }

    /// An instant, or `null`.
    pub(crate) fn tijd(&mut self, naam: &str, tijd: Option<OffsetDateTime>) {
        self.zet(naam, &tijd.map(tijdstip));
    }

    /// An object.
    pub(crate) fn voorwerp(&mut self, naam: &str, schrijf: impl FnOnce(&mut Leden<'_>)) {
        self.lid(naam).voorwerp(schrijf);
    }
}

/// An instant in UTC, with microseconds when there are any.
pub(crate) fn tijdstip(tijd: OffsetDateTime) -> String {
    let utc = tijd.to_offset(UtcOffset::UTC);
    let fractie = match utc.microsecond() {
        0 => String::new(),
        micro => format!(".{micro:06}"),
    };
    let basis = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
    format!("{}{fractie}Z", utc.format(basis).unwrap_or_default())
}
