//! Where the keys of an issuer come from: a file, an address, or what the issuer tells of itself (OpenID Connect Discovery).

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use ureq::Agent;
use ureq::http::Uri;

use super::sleutels::{Sleutelfout, Sleutelset};
use crate::uitgaand;

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

/// Whether keys may come from here: https, or this machine itself. Over a line that others can write on, they would
/// say who signs in.
pub(super) fn is_adres(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(host)) => !host.is_empty(),
        (Some("http"), Some(host)) => matches!(host, "localhost" | "127.0.0.1" | "[::1]"),
        _ => false,
    }
}

/// An issuer or address without what may be secret in it: user, password and query.
pub(super) fn voor_logboek(url: &str) -> String {
    let zonder_query = url.split(['?', '#']).next().unwrap_or_default();
    let Some((schema, rest)) = zonder_query.split_once("://") else { return zonder_query.to_owned() };
    let (host, pad) = rest.find('/').and_then(|plaats| rest.split_at_checked(plaats)).unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{schema}://{host}{pad}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleutels_komen_alleen_over_https_of_van_deze_machine() {
        for goed in [
            "https://sso.example.nl/certs?p=1",
            "http://127.0.0.1:8081/certs",
            "http://localhost/a",
            "http://[::1]:1/",
        ] {
            assert!(is_adres(goed), "{goed}");
        }
        for fout in [
            "http://sso.example.nl/certs",
            "http://127.0.0.1.example.nl/",
            "http://127.0.0.1@example.nl/",
            "ftp://a/b",
            "sso.example.nl",
            "",
        ] {
            assert!(!is_adres(fout), "{fout}");
        }
    }

    #[test]
    fn het_logboek_noemt_geen_query_en_geen_gebruiker() {
        assert_eq!(
            voor_logboek("https://u:geheim@sso.example.nl/a?sleutel=geheim#x"),
            "https://sso.example.nl/a"
        );
        assert_eq!(voor_logboek("https://sso.example.nl"), "https://sso.example.nl");
        assert_eq!(voor_logboek("urn:uitgever?geheim"), "urn:uitgever");
    }
}
