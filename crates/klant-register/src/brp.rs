//! The port to the BRP: where a forced address comes from (S11). Asked before a transaction opens, never stored.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use async_trait::async_trait;
use klant_core::waarde::Bsn;
use klant_core::{BrpAdres, BrpAntwoord};

use crate::bestand::{self, BestandFout};

/// A source of BRP addresses.
#[async_trait]
pub trait BrpBron: Send + Sync + fmt::Debug {
    /// The address of residence of this person, or why there is none.
    async fn verblijfsadres(&self, bsn: &Bsn) -> BrpAntwoord;
}

/// No BRP is connected: every question is answered with "unreachable".
#[derive(Debug, Default)]
pub struct GeenBrp;

#[async_trait]
impl BrpBron for GeenBrp {
    async fn verblijfsadres(&self, _bsn: &Bsn) -> BrpAntwoord {
        BrpAntwoord::Onbereikbaar
    }
}

/// BRP addresses from a JSON file: an object from BSN to address. For trying out, and for tests. The adapter to the base
/// register itself speaks HTTP, and stands in `klant_server::uitgaand::brp`.
///
/// ```json
/// {"999990007": {"soort": "woonadres", "regels": ["Dorpsstraat 1", "1234 AB Turfstad"], "land": "NL"}}
/// ```
pub struct BrpBestand(HashMap<String, BrpAdres>);

impl fmt::Debug for BrpBestand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BrpBestand({} addresses)", self.0.len())
    }
}

impl BrpBestand {
    /// Reads the file.
    ///
    /// # Errors
    /// When the file cannot be read or is not a JSON object of addresses.
    pub fn lees(pad: &Path) -> Result<Self, BestandFout> {
        bestand::lees(pad).map(Self)
    }
}

#[async_trait]
impl BrpBron for BrpBestand {
    async fn verblijfsadres(&self, bsn: &Bsn) -> BrpAntwoord {
        match self.0.get(bsn.bloot()) {
            Some(adres) => BrpAntwoord::Adres(adres.clone()),
            None => BrpAntwoord::NietGevonden,
        }
    }
}
