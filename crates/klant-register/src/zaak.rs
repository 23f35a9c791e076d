//! The port to case systems: how long a case is kept, and with it what belongs to it. Asked before a transaction opens.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use async_trait::async_trait;
use klant_core::{Archiefnominatie, Keuze as _, ZaakAntwoord, Zaakstand};
use serde::Deserialize;
use time::Date;
use time::macros::format_description;

use crate::bestand::{self, BestandFout};

/// A source of what becomes of cases.
#[async_trait]
pub trait ZaakBron: Send + Sync + fmt::Debug {
    /// How long the case at this URL is kept, or why that cannot be said.
    async fn zaak(&self, url: &str) -> ZaakAntwoord;
}

/// No case system is connected: nobody is asked.
#[derive(Debug, Default)]
pub struct GeenZaken;

#[async_trait]
impl ZaakBron for GeenZaken {
    async fn zaak(&self, _url: &str) -> ZaakAntwoord {
        ZaakAntwoord::NietGevraagd
    }
}

/// What a case system says of a case, as the ZGW Zaken API spells it. Its other data are not read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Zaakgegevens {
    // Twice an option: that it stands there as null says that the case is open, and that it is absent says nothing.
    #[serde(default, deserialize_with = "aanwezig")]
    einddatum: Option<Option<String>>,
    archiefnominatie: Option<String>,
    archiefactiedatum: Option<String>,
}

#[expect(clippy::option_option, reason = "absent is something else than null")]
fn aanwezig<'de, D: serde::Deserializer<'de>>(lezer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(lezer).map(Some)
}

/// Reads one zaak of the ZGW Zaken API. None of what is none.
#[must_use]
pub fn lees_zaak(json: &[u8]) -> Option<Zaakstand> {
    serde_json::from_slice::<Zaakgegevens>(json).ok()?.stand()
}

impl Zaakgegevens {
    fn stand(self) -> Option<Zaakstand> {
        let nominatie = match self.archiefnominatie.as_deref() {
            None | Some("") => None,
            Some(woord) => Some(Archiefnominatie::van_woord(woord)?),
        };
        Some(Zaakstand::van(datum(self.einddatum?)?, nominatie, datum(self.archiefactiedatum)?))
    }
}

/// The outer option: whether what stands there can be read.
#[expect(clippy::option_option, reason = "no date is something else than a bad one")]
fn datum(tekst: Option<String>) -> Option<Option<Date>> {
    let Some(tekst) = tekst else { return Some(None) };
    Date::parse(&tekst, format_description!("[year]-[month]-[day]")).ok().map(Some)
}

/// Cases from a JSON file: an object from URL to case. For trying out, and for tests. The adapter to a case system itself
/// speaks HTTP, and stands in `klant_server::uitgaand::zaken`.
///
/// ```json
/// {"https://zaken.example.nl/zaken/api/v1/zaken/4b6c…": {"einddatum": "2026-11-24", "archiefnominatie": "vernietigen",
///   "archiefactiedatum": "2031-11-24"}}
/// ```
pub struct ZaakBestand(HashMap<String, Zaakstand>);

impl fmt::Debug for ZaakBestand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ZaakBestand({} cases)", self.0.len())
    }
}

impl ZaakBestand {
    /// Reads the file.
    ///
    /// # Errors
    /// When the file cannot be read or is not a JSON object of cases.
    pub fn lees(pad: &Path) -> Result<Self, BestandFout> {
        let zaken: HashMap<String, Zaakgegevens> = bestand::lees(pad)?;
        let zaken = zaken.into_iter().map(|(url, zaak)| match zaak.stand() {
            Some(stand) => Ok((url, stand)),
            None => Err(BestandFout::Zaak(url)),
        });
        zaken.collect::<Result<_, _>>().map(Self)
    }
}

#[async_trait]
impl ZaakBron for ZaakBestand {
    async fn zaak(&self, url: &str) -> ZaakAntwoord {
        self.0.get(url).map_or(ZaakAntwoord::BestaatNiet, |stand| ZaakAntwoord::Gevonden(*stand))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn een_zaak_zegt_zelf_of_zij_gesloten_is() {
        let lees = |json: &str| lees_zaak(json.as_bytes());
        assert_eq!(lees(r#"{"einddatum": null}"#), Some(Zaakstand::Open));
        assert_eq!(
            lees(
                r#"{"einddatum": "2026-11-24", "archiefnominatie": "vernietigen", "archiefactiedatum": "2031-11-24"}"#
            ),
            Some(Zaakstand::Bewaren { tot: date!(2031 - 11 - 24) })
        );
        assert_eq!(
            lees(r#"{"einddatum": "2026-11-24", "archiefnominatie": "", "archiefactiedatum": null}"#),
            Some(Zaakstand::TermijnOnbekend)
        );
        for fout in [
            "{}",
            "[]",
            r#"{"archiefactiedatum": "2031-11-24"}"#,
            r#"{"einddatum": "gisteren"}"#,
            r#"{"einddatum": null, "archiefnominatie": "misschien"}"#,
            r#"{"einddatum": null, "archiefactiedatum": 2031}"#,
        ] {
            assert_eq!(lees(fout), None, "{fout}");
        }
    }

    #[test]
    fn een_bestand_met_een_zaak_die_niets_zegt_wordt_geweigerd() {
        let map = tempfile::tempdir().expect("a folder");
        let pad = map.path().join("zaken.json");
        let lees = |tekst: &str| {
            std::fs::write(&pad, tekst).expect("a file");
            ZaakBestand::lees(&pad)
        };
        let goed = lees(r#"{"https://a.nl/zaken/1": {"einddatum": null}}"#).expect("cases");
        assert_eq!(format!("{goed:?}"), "ZaakBestand(1 cases)");
        assert!(matches!(lees(r#"{"https://a.nl/zaken/1": {}}"#), Err(BestandFout::Zaak(_))));
        assert!(matches!(lees("{"), Err(BestandFout::Vorm { regel: 1, .. })));
    }
}
