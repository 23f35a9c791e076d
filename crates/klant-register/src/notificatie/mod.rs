//! Notifications to a ZGW Notificaties API: what others are told when something changes. Each is a row in the transaction of the
//! write that it tells of, and leaves later; a write never waits for it and never fails on it. Off unless it is set.

mod bezorging;
mod post;

use std::fmt;
use std::str::FromStr;

use klant_store::klantinteracties::Tabel;

pub use bezorging::{Bezorgafloop, MAX_POGINGEN, MislukteNotificatie, TeBezorgen, pauze_na};
pub(crate) use post::Post;

/// What others can subscribe to, by the names of the reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notificatiekanaal {
    /// Partijen.
    Partijen,
    /// Interne taken.
    Internetaken,
    /// Klantcontacten.
    Klantcontacten,
}

impl Notificatiekanaal {
    /// All of them.
    pub const ALLE: [Self; 3] = [Self::Partijen, Self::Internetaken, Self::Klantcontacten];

    /// Its name, which is also the last part of the path of its resource.
    #[must_use]
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Partijen => "partijen",
            Self::Internetaken => "internetaken",
            Self::Klantcontacten => "klantcontacten",
        }
    }

    /// The name of its resource.
    #[must_use]
    pub const fn resource(self) -> &'static str {
        match self {
            Self::Partijen => "partij",
            Self::Internetaken => "internetaak",
            Self::Klantcontacten => "klantcontact",
        }
    }

    /// The names of the kenmerken by which others choose what they are told of.
    #[must_use]
    pub const fn kenmerken(self) -> &'static [&'static str] {
        match self {
            Self::Partijen => &["nummer", "interneNotitie", "soortPartij"],
            Self::Internetaken => &["nummer", "gevraagdeHandeling", "toelichting", "status"],
            Self::Klantcontacten => {
                &["hoofdOnderwerpType", "indicatieContactGelukt", "verdereActieOndernomen"]
            }
        }
    }

    const fn van_tabel(tabel: Tabel) -> Option<Self> {
        match tabel {
            Tabel::Partij => Some(Self::Partijen),
            Tabel::InterneTaak => Some(Self::Internetaken),
            Tabel::Klantcontact => Some(Self::Klantcontacten),
            _ => None,
        }
    }
}

impl FromStr for Notificatiekanaal {
    type Err = OnbekendKanaal;

    fn from_str(naam: &str) -> Result<Self, Self::Err> {
        Self::ALLE.into_iter().find(|kanaal| kanaal.naam() == naam).ok_or(OnbekendKanaal)
    }
}

/// There is no such kanaal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no kanaal of this name")]
pub struct OnbekendKanaal;

/// That others are told, of what, and how they reach what they are told of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notificaties {
    /// Scheme, host and path under which clients reach the APIs, without a slash at the end.
    pub basis_url: String,
    /// The name of this installation as a source of notifications.
    pub source: Option<String>,
    /// What others are told of.
    pub kanalen: Vec<Notificatiekanaal>,
}

impl Notificaties {
    fn url(&self, kanaal: Notificatiekanaal, uuid: impl fmt::Display) -> String {
        format!("{}/klantinteracties/api/v1/{}/{uuid}", self.basis_url.trim_end_matches('/'), kanaal.naam())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elk_kanaal_wordt_gevonden_bij_zijn_naam() {
        for kanaal in Notificatiekanaal::ALLE {
            assert_eq!(kanaal.naam().parse(), Ok(kanaal));
        }
        assert_eq!("zaken".parse::<Notificatiekanaal>(), Err(OnbekendKanaal));
    }
}
