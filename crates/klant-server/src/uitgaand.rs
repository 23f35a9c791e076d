//! Requests that leave: one client for whoever asks something of another server.

use std::io;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// A client that trusts what the system trusts, follows no redirect, and gives every status as an answer.
///
/// ```
/// let agent = klant_server::uitgaand::agent(std::time::Duration::from_secs(5));
/// assert!(agent.get("http://127.0.0.1:1/").call().is_err());
/// ```
#[must_use]
pub fn agent(tijd: Duration) -> Agent {
    // A municipality has certificates of its own: the system knows which to trust.
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(tijd))
        .build()
        .new_agent()
}

/// Why no answer came, as a class: neither an answer nor an address is repeated.
#[must_use]
pub fn oorzaak(fout: &ureq::Error) -> &'static str {
    match fout {
        ureq::Error::Timeout(_) => "tijd",
        ureq::Error::HostNotFound => "naam onbekend",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::Pem(_) => "tls",
        ureq::Error::Io(fout) if fout.kind() == io::ErrorKind::InvalidData => "tls",
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => "verbinding",
        _ => "antwoord",
    }
}
