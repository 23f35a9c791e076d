//! Where the keys of an issuer come from: a file, an address, or what the issuer tells of itself (OpenID Connect Discovery).

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use ureq::Agent;

use super::sleutels::{Sleutelfout, Sleutelset};
use crate::uitgaand::{self, is_adres};

/// How long an answer may take: a request waits for it.
const TIJD: Duration = Duration::from_secs(5);
/// The largest answer, in bytes.
const GROOTSTE: u64 = 1024 * 1024;

/// Where keys come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Sleutelbron {
    /// The document that this issuer publishes says where.
    Ontdekking(String),
    /// A JWKS at this address.
    Url(String),
    /// A JWKS in this file.
    Bestand(PathBuf),
}

/// Gets keys. It blocks.
pub(super) struct Ophaler(Agent);

#[derive(Deserialize)]
struct Uitgeversdocument {
    issuer: String,
    jwks_uri: String,
}

impl Ophaler {
    pub(super) fn nieuw() -> Self {
        Self(uitgaand::agent(TIJD))
    }

    pub(super) fn haal(&self, bron: &Sleutelbron) -> Result<Sleutelset, Sleutelfout> {
        match bron {
            Sleutelbron::Bestand(pad) => {
                Sleutelset::lees(&std::fs::read(pad).map_err(|_| Sleutelfout::Bestand)?)
            }
            Sleutelbron::Url(url) => Sleutelset::lees(&self.vraag(url)?),
            Sleutelbron::Ontdekking(uitgever) => {
                let document = format!("{}/.well-known/openid-configuration", uitgever.trim_end_matches('/'));
                let document: Uitgeversdocument =
                    serde_json::from_slice(&self.vraag(&document)?).map_err(|_| Sleutelfout::GeenAdres)?;
                if document.issuer != *uitgever {
                    return Err(Sleutelfout::AndereUitgever);
                }
                if !is_adres(&document.jwks_uri) {
                    return Err(Sleutelfout::GeenAdres);
                }
                Sleutelset::lees(&self.vraag(&document.jwks_uri)?)
            }
        }
    }

    fn vraag(&self, url: &str) -> Result<Vec<u8>, Sleutelfout> {
        let onbereikbaar = |fout: ureq::Error| Sleutelfout::Onbereikbaar(uitgaand::oorzaak(&fout));
        let mut antwoord =
            self.0.get(url).header("Accept", "application/json").call().map_err(onbereikbaar)?;
        let status = antwoord.status();
        let inhoud = antwoord.body_mut().with_config().limit(GROOTSTE).read_to_vec().map_err(onbereikbaar)?;
        if status.as_u16() == 200 { Ok(inhoud) } else { Err(Sleutelfout::Status(status.as_u16())) }
    }
}
