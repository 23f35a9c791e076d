//! Employees and customers who signed in elsewhere: their access tokens (JWT), by whom those are issued, and what they say.
//!
//! A token is first taken apart, then its issuer is looked up, then the signature is checked, then the times, and only
//! then is read who it is about. Every step refuses with its own code: for the log, the client hears only that it is no good.

mod claims;
mod instelling;
mod keuring;
mod ophalen;
#[cfg(test)]
mod proeven;
mod sleutels;

use std::fmt;
use std::sync::Arc;
use std::thread;

use klant_core::Code;
use klant_core::configuratie::{Bestand, Configuratiefout};
use klant_register::Aanmelding;
use klant_register::klok::Klok;

use self::claims::Claimregels;
use self::keuring::Token;
use self::ophalen::Ophaler;
use self::sleutels::Sleutelhouder;

/// Where access tokens are checked: the issuers that are trusted here, with their keys.
pub struct Aanmeldloket {
    uitgevers: Vec<Uitgever>,
    klok: Arc<dyn Klok>,
}

/// An issuer, for some audiences.
struct Uitgever {
    naam: String,
    doelgroepen: Vec<String>,
    regels: Claimregels,
    sleutels: Arc<Sleutelhouder>,
}

impl Aanmeldloket {
    /// Reads the issuers from a file and gets their keys. Keys of which the server does not answer are a warning, for they
    /// are asked again when a token comes; a file with keys must be good.
    ///
    /// A file with keys that is named in it stands beside it.
    ///
    /// # Errors
    /// Every fault in the file, with its place.
    pub fn open(bestand: &Bestand, klok: Arc<dyn Klok>) -> Result<Self, Vec<Configuratiefout>> {
        let ophaler = Arc::new(Ophaler::nieuw());
        let gelezen = instelling::lees(bestand)?;
        let uitgevers: Vec<Uitgever> = gelezen
            .into_iter()
            .map(|gelezen| Uitgever {
                sleutels: Arc::new(Sleutelhouder::nieuw(
                    &gelezen.uitgever,
                    gelezen.bron,
                    gelezen.sleutels,
                    Arc::clone(&ophaler),
                )),
                naam: gelezen.uitgever,
                doelgroepen: gelezen.doelgroepen,
                regels: gelezen.regels,
            })
            .collect();
        let nu = klok.nu();
        // At the same time: one that does not answer must not make the others wait.
        thread::scope(|draden| {
            for uitgever in &uitgevers {
                draden.spawn(|| uitgever.sleutels.begin(nu));
            }
        });
        Ok(Self { uitgevers, klok })
    }

    /// Who signed in, by this token.
    ///
    /// # Errors
    /// Why it is no good: a code of the family `token`, for the log.
    pub(crate) async fn keur(&self, jwt: &str) -> Result<Aanmelding, Code> {
        let nu = self.klok.nu();
        let token = Token::lees(jwt)?;
        let naam = token.uitgever().ok_or(Code::TokenUitgever)?;
        let mut van_uitgever = self.uitgevers.iter().filter(|uitgever| uitgever.naam == naam).peekable();
        van_uitgever.peek().ok_or(Code::TokenUitgever)?;
        let uitgever =
            van_uitgever.find(|uitgever| token.is_voor(&uitgever.doelgroepen)).ok_or(Code::TokenDoelgroep)?;
        let sleutels = uitgever.sleutels.voor(token.kid(), nu).await.ok_or(Code::TokenSleutel)?;
        token.controleer_handtekening(&sleutels)?;
        token.controleer_tijd(nu)?;
        uitgever.regels.aanmelding(token.claims(), naam)
    }
}

impl fmt::Debug for Aanmeldloket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Aanmeldloket(…)")
    }
}
