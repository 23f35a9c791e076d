//! Customers who are known, and the tokens with which they sign in.

use crate::uitgever::{Uitgever, met};
use crate::verzoek::{API, tekst};
use klant_tests::{Antwoord, Api, Bouw, Omgeving};
use serde_json::{Value, json};

pub const ONDERNEMERS: &str = "https://sso.example.nl/ondernemers";
pub const MIJN: &str = "/klant/api/v1/mijn";
pub const ADRESSEN: &str = "/klant/api/v1/mijn/digitale-adressen";

/// A server that knows the issuers of citizens and of entrepreneurs.
pub struct Opzet {
    pub omgeving: Omgeving,
    uitgever: Uitgever,
}

impl Opzet {
    pub fn start(bouw: Bouw) -> Self {
        Self::met(bouw, Uitgever::nieuw())
    }

    pub fn met(bouw: Bouw, uitgever: Uitgever) -> Self {
        let uitgever = uitgever.met_uitgever(
            ONDERNEMERS,
            "soort = \"klant\"\nniveau = \"substantieel\"\n\
             identificatie = [{ claim = \"sub\", soort = \"pseudoniem\" }]\n\
             namens = [{ claim = \"kvk\", soort = \"kvk_nummer\" }, { claim = \"voor\", soort = \"bsn\" }]",
        );
        let omgeving = bouw
            .profielen(&klant_tests::voorbeeldprofielen())
            .argument("--aanmelding")
            .argument(&uitgever.bestand())
            .argument("--machtigingen")
            .argument(&uitgever.machtigingen())
            .start();
        Self { omgeving, uitgever }
    }

    /// An application with every right.
    pub fn balie(&self) -> Api {
        self.omgeving.api()
    }

    /// Who signed in with these claims.
    pub fn met_claims(&self, claims: &Value) -> Api {
        met(&self.omgeving, &self.uitgever.token("ES256", claims))
    }

    /// Who signed in with this BSN.
    pub fn inwoner(&self, bsn: &str) -> Api {
        met(&self.omgeving, &self.uitgever.inwoner(bsn))
    }

    /// Who signed in for the organisation with this number.
    pub fn ondernemer(&self, kvk: &str) -> Api {
        self.met_claims(&json!({"iss": ONDERNEMERS, "sub": "pseudoniem-1", "kvk": kvk}))
    }

    /// Registers someone, and answers her uuid.
    #[track_caller]
    pub fn registreer(&self, klant: &Value) -> String {
        let klant = self.balie().post(&format!("{API}/klanten"), klant).verwacht(201);
        tekst(&klant, "/uuid").to_owned()
    }
}

/// The status and the first code of a refusal.
pub fn weigering(antwoord: &Antwoord) -> (u16, String) {
    (antwoord.status, antwoord.op("/code").as_str().unwrap_or_default().to_owned())
}

/// An organisation with a number in the Handelsregister.
pub fn organisatie(naam: &str, kvk: &str) -> Value {
    json!({
        "soort": "organisatie", "organisatienaam": naam,
        "identificaties": [{"soort": "kvk_nummer", "nummer": kvk}],
        "vaststelling": {"middel": "eherkenning", "niveau": "substantieel"}, "verstrektDoor": "klant",
    })
}
