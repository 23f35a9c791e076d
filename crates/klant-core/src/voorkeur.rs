//! How a customer wants to be reached, per kind of message; and when that may be electronic.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use time::Date;

use crate::Code;
use crate::id::DigitaalAdresId;
use crate::waarde::Formaatfout;

/// The code of a kind of message: lower-case letters, digits, `-` and `_`, 1 to 60 characters.
///
/// ```
/// use klant_core::Berichtsoort;
/// assert_eq!(Berichtsoort::formeel().als_tekst(), "formeel");
/// assert!("Formeel bericht".parse::<Berichtsoort>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Berichtsoort(String);

impl Berichtsoort {
    /// Everyday service: calling back, an answer to a question.
    #[must_use]
    pub fn dienstverlening() -> Self {
        Self("dienstverlening".to_owned())
    }

    /// News.
    #[must_use]
    pub fn nieuws() -> Self {
        Self("nieuws".to_owned())
    }

    /// A formal message in the sense of the Awb.
    #[must_use]
    pub fn formeel() -> Self {
        Self("formeel".to_owned())
    }

    /// The code as text.
    #[must_use]
    pub fn als_tekst(&self) -> &str {
        &self.0
    }
}

impl FromStr for Berichtsoort {
    type Err = Formaatfout;

    /// Fault: `berichtsoort.formaat`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let goed = (1..=60).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if goed { Ok(Self(text.to_owned())) } else { Err(Formaatfout::nieuw(Code::BerichtsoortFormaat)) }
    }
}

impl Borrow<str> for Berichtsoort {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Berichtsoort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the law or the municipality asks of one kind of message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Berichteis {
    /// Electronically only to who has made known to be reachable so for this kind of message (Awb 2:8).
    pub kenbaarmaking: bool,
    /// Only by a channel that the profile calls safe.
    pub veilig_kanaal: bool,
}

/// The kinds of message that are known, with what each asks.
///
/// ```
/// use klant_core::{Berichtsoort, Berichtsoorten};
/// let soorten = Berichtsoorten::standaard();
/// assert!(soorten.eis(&Berichtsoort::formeel()).is_some_and(|eis| eis.kenbaarmaking));
/// assert!(soorten.eis(&"raadsel".parse()?).is_none());
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Berichtsoorten(BTreeMap<Berichtsoort, Berichteis>);

impl Berichtsoorten {
    /// The built-in kinds: dienstverlening, nieuws and formeel.
    #[must_use]
    pub fn standaard() -> Self {
        Self(BTreeMap::from([
            (Berichtsoort::dienstverlening(), Berichteis::default()),
            (Berichtsoort::nieuws(), Berichteis::default()),
            (Berichtsoort::formeel(), Berichteis { kenbaarmaking: true, veilig_kanaal: true }),
        ]))
    }

    /// These kinds with those of a municipality laid over them.
    #[must_use]
    pub fn aangevuld(mut self, rows: impl IntoIterator<Item = (Berichtsoort, Berichteis)>) -> Self {
        self.0.extend(rows);
        self
    }

    /// What this kind of message asks; none when the kind is unknown.
    #[must_use]
    pub fn eis(&self, soort: &Berichtsoort) -> Option<Berichteis> {
        self.0.get(soort).copied()
    }

    /// The known kinds with what they ask, by code.
    pub fn iter(&self) -> impl Iterator<Item = (&Berichtsoort, Berichteis)> {
        self.0.iter().map(|(soort, eis)| (soort, *eis))
    }
}

/// Where a preference points to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voorkeursdoel {
    /// One of the customer's own digital addresses; the preference follows its changes.
    DigitaalAdres(DigitaalAdresId),
    /// Her correspondentieadres: by post.
    Post,
}

/// How the customer wants to be reached for one kind of message (S18).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Voorkeur {
    /// The kind of message.
    pub berichtsoort: Berichtsoort,
    /// Where to.
    pub doel: Voorkeursdoel,
}

/// The explicit, dated statement of a customer that she may be reached electronically for one kind of message.
/// An address alone, an override or a form field is none.
///
/// ```
/// use klant_core::{Berichtsoort, Kenbaarmaking};
/// use time::macros::date;
/// let kenbaarmaking = Kenbaarmaking {
///     berichtsoort: Berichtsoort::formeel(), gegeven_op: date!(2026-01-10), ingetrokken_op: Some(date!(2026-06-01)),
/// };
/// assert!(kenbaarmaking.geldt_op(date!(2026-05-31)));
/// assert!(!kenbaarmaking.geldt_op(date!(2026-06-01)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kenbaarmaking {
    /// The kind of message; consent for one kind does not extend to another.
    pub berichtsoort: Berichtsoort,
    /// The first day on which it holds.
    pub gegeven_op: Date,
    /// The day from which it no longer holds.
    pub ingetrokken_op: Option<Date>,
}

impl Kenbaarmaking {
    /// Whether the statement stands on this day.
    #[must_use]
    pub fn geldt_op(&self, dag: Date) -> bool {
        self.gegeven_op <= dag && self.ingetrokken_op.is_none_or(|eind| dag < eind)
    }
}
