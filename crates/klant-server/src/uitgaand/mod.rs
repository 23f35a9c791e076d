//! Requests that leave: one client for whoever asks something of another server, and the adapters to the sources that the
//! register asks over HTTP.

mod adres;
pub mod brp;
mod instelling;
mod jwt;
#[cfg(test)]
mod proeven;
mod vrager;
mod wachten;
pub mod zaken;

use std::io;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

pub(crate) use adres::{is_adres, voor_logboek};
pub use jwt::jwt;

/// Why a request did not do what was asked. It names no address and repeats no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Mislukking {
    /// The other side did not answer, or not in a way that can be used.
    #[error("{0}")]
    Onbereikbaar(&'static str),
    /// It answered, with this status.
    #[error("status {0}")]
    Status(u16),
}

impl From<ureq::Error> for Mislukking {
    fn from(fout: ureq::Error) -> Self {
        Self::Onbereikbaar(oorzaak(&fout))
    }
}

/// A client that trusts what the system trusts, follows no redirect, and gives every status as an answer.
///
/// ```
/// let agent = klant_server::uitgaand::agent(std::time::Duration::from_secs(5));
/// assert!(agent.get("http://127.0.0.1:1/").call().is_err());
/// ```
#[must_use]
pub fn agent(tijd: Duration) -> Agent {
    // A municipality has certificates of its own: the system knows which to trust.
    agent_met(tijd, TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
}

/// The same, with certificates of its own.
fn agent_met(tijd: Duration, tls: TlsConfig) -> Agent {
    Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(tijd))
        .build()
        .new_agent()
}

const TIJD: &str = "tijd";
const NAAM: &str = "naam onbekend";
const TLS: &str = "tls";
const VERBINDING: &str = "verbinding";
const ANTWOORD: &str = "antwoord";

/// Why no answer came, as a class: neither an answer nor an address is repeated.
#[must_use]
pub fn oorzaak(fout: &ureq::Error) -> &'static str {
    match fout {
        ureq::Error::Timeout(_) => TIJD,
        ureq::Error::HostNotFound => NAAM,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::Pem(_) => TLS,
        ureq::Error::Io(fout) if fout.kind() == io::ErrorKind::InvalidData => TLS,
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => VERBINDING,
        _ => ANTWOORD,
    }
}
