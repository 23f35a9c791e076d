//! The port to what a customer holds herself: asked at use, used and not kept (S2). Asked after the reading transaction ended.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use async_trait::async_trait;
use klant_core::waarde::Formaatfout;
use klant_core::{Bronantwoord, Verwijzing};
use serde::Deserialize;

use crate::bestand::{self, BestandFout};

/// A source in which customers hold addresses of their own: a wallet, a personal data vault.
///
/// Whoever makes one bounds the time that it takes and gives an honest `Onbereikbaar`; the use case waits for a while and then
/// goes on without. What it answers goes nowhere but into the answer.
#[async_trait]
pub trait Klantbron: Send + Sync + fmt::Debug {
    /// The value that the customer holds there, or why there is none.
    async fn vraag(&self, verwijzing: &Verwijzing) -> Bronantwoord;
}

/// No source is connected: every question is answered with "unreachable".
#[derive(Debug, Default)]
pub struct GeenKlantbron;

#[async_trait]
impl Klantbron for GeenKlantbron {
    async fn vraag(&self, _verwijzing: &Verwijzing) -> Bronantwoord {
        Bronantwoord::Onbereikbaar
    }
}

/// Addresses from a JSON file: an object from reference to what the source answers. For trying out, and for tests.
///
/// ```json
/// {"https://kluis.example.org/mina/email": {"waarde": "mina@example.org"},
///  "https://kluis.example.org/mina/telefoon": {"ingetrokken": true},
///  "https://kluis.example.org/karel/email": {"onbereikbaar": true}}
/// ```
pub struct KlantbronBestand(HashMap<Sleutel, Regel>);

#[derive(Deserialize, PartialEq, Eq, Hash)]
#[serde(try_from = "String")]
struct Sleutel(Verwijzing);

impl TryFrom<String> for Sleutel {
    type Error = Formaatfout;

    fn try_from(tekst: String) -> Result<Self, Formaatfout> {
        tekst.parse().map(Self)
    }
}

#[derive(Deserialize)]
#[serde(try_from = "Ruw")]
struct Regel(Bronantwoord);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ruw {
    waarde: Option<String>,
    #[serde(default)]
    ingetrokken: bool,
    #[serde(default)]
    onbereikbaar: bool,
}

impl TryFrom<Ruw> for Regel {
    type Error = &'static str;

    fn try_from(ruw: Ruw) -> Result<Self, Self::Error> {
        match (ruw.waarde, ruw.ingetrokken, ruw.onbereikbaar) {
            (Some(waarde), false, false) => Ok(Self(Bronantwoord::Waarde(waarde))),
            (None, true, false) => Ok(Self(Bronantwoord::Ingetrokken)),
            (None, false, true) => Ok(Self(Bronantwoord::Onbereikbaar)),
            _ => Err("precisely one of three"),
        }
    }
}

impl fmt::Debug for KlantbronBestand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KlantbronBestand({} references)", self.0.len())
    }
}

impl KlantbronBestand {
    /// Reads the file.
    ///
    /// # Errors
    /// When the file cannot be read or is not a JSON object of what sources answer.
    pub fn lees(pad: &Path) -> Result<Self, BestandFout> {
        bestand::lees(pad).map(Self)
    }
}

#[async_trait]
impl Klantbron for KlantbronBestand {
    async fn vraag(&self, verwijzing: &Verwijzing) -> Bronantwoord {
        let regel = self.0.get(&Sleutel(verwijzing.clone()));
        regel.map_or(Bronantwoord::OnbekendBijBron, |Regel(antwoord)| antwoord.clone())
    }
}

#[cfg(test)]
mod proeven {
    use super::*;

    const MINA: &str = "https://kluis.example.org/mina";

    fn lees(tekst: &str) -> Result<KlantbronBestand, BestandFout> {
        let map = tempfile::tempdir().expect("a folder");
        let pad = map.path().join("klantbron.json");
        std::fs::write(&pad, tekst).expect("a file");
        KlantbronBestand::lees(&pad)
    }

    fn antwoord(regel: &str) -> Bronantwoord {
        let bestand = lees(&format!(r#"{{"{MINA}": {regel}}}"#)).expect("a good file");
        assert_eq!(format!("{bestand:?}"), "KlantbronBestand(1 references)");
        let verwijzing = MINA.parse().expect("an https address");
        tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime")
            .block_on(bestand.vraag(&verwijzing))
    }

    #[test]
    fn het_bestand_antwoordt_wat_er_staat() {
        assert!(
            antwoord(r#"{"waarde": "mina@example.org"}"#)
                == Bronantwoord::Waarde("mina@example.org".to_owned())
        );
        assert!(antwoord(r#"{"ingetrokken": true}"#) == Bronantwoord::Ingetrokken);
        assert!(antwoord(r#"{"onbereikbaar": true}"#) == Bronantwoord::Onbereikbaar);
    }

    #[test]
    fn een_fout_noemt_haar_plaats_en_niets_van_wat_er_staat() {
        for fout in [
            "{",
            "[]",
            r#"{"https://kluis.example.org/mina": {}}"#,
            r#"{"https://kluis.example.org/mina": {"waarde": "mina@example.org", "ingetrokken": true}}"#,
            r#"{"https://kluis.example.org/mina": {"adres": "mina@example.org"}}"#,
            r#"{"mina@example.org": {"ingetrokken": true}}"#,
        ] {
            let gemeld = lees(fout).expect_err("no good file");
            assert!(matches!(gemeld, BestandFout::Vorm { regel: 1, .. }), "{fout}");
            assert!(!format!("{gemeld} {gemeld:?}").contains("mina"), "{gemeld:?}");
        }
    }
}
