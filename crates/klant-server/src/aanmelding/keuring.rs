//! One token: its parts, its signature and its times. Three ways to sign count, all with a key pair: with a shared secret
//! whoever checks could sign as well.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, crypto};
use klant_core::Code;
use serde_json::{Map, Value};
use time::OffsetDateTime;

use super::sleutels::{Sleutel, Sleutelset, Sleutelsoort};

/// By how many seconds the clock of the issuer may differ from ours.
const SPELING: f64 = 30.0;

/// The ways to sign that count here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Algoritme {
    Rs256,
    Ps256,
    Es256,
}

impl Algoritme {
    pub(super) fn van_woord(woord: &str) -> Option<Self> {
        match woord {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }

    const fn sleutelsoort(self) -> Sleutelsoort {
        match self {
            Self::Rs256 | Self::Ps256 => Sleutelsoort::Rsa,
            Self::Es256 => Sleutelsoort::P256,
        }
    }

    const fn voor_controle(self) -> Algorithm {
        match self {
            Self::Rs256 => Algorithm::RS256,
            Self::Ps256 => Algorithm::PS256,
            Self::Es256 => Algorithm::ES256,
        }
    }
}

/// A token taken apart; nothing in it is believed yet. It has no `Debug`: it is secret.
pub(super) struct Token<'j> {
    algoritme: Algoritme,
    kid: Option<String>,
    claims: Value,
    getekend: &'j str,
    handtekening: &'j str,
}

impl<'j> Token<'j> {
    pub(super) fn lees(jwt: &'j str) -> Result<Self, Code> {
        let (getekend, handtekening) = jwt.rsplit_once('.').ok_or(Code::TokenVorm)?;
        let (kop, claims) = getekend.split_once('.').ok_or(Code::TokenVorm)?;
        let (kop, claims) = (voorwerp(kop)?, voorwerp(claims)?);
        // `crit` names what must be understood; we understand no such thing.
        if kop.contains_key("crit") || !is_toegangstoken(kop.get("typ")) {
            return Err(Code::TokenVorm);
        }
        let algoritme = kop.get("alg").and_then(Value::as_str).and_then(Algoritme::van_woord);
        let kid = match kop.get("kid") {
            None | Some(Value::Null) => None,
            Some(Value::String(kid)) => Some(kid.clone()),
            Some(_) => return Err(Code::TokenVorm),
        };
        Ok(Self {
            algoritme: algoritme.ok_or(Code::TokenAlgoritme)?,
            kid,
            claims: Value::Object(claims),
            getekend,
            handtekening,
        })
    }

    /// Who issued it, by its own word.
    pub(super) fn uitgever(&self) -> Option<&str> {
        self.claims.get("iss")?.as_str()
    }

    pub(super) fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// What it says; only to be read after every check.
    pub(super) const fn claims(&self) -> &Value {
        &self.claims
    }

    /// Whether one of these is among those for whom it is meant.
    pub(super) fn is_voor(&self, doelgroepen: &[String]) -> bool {
        let hoort_erbij =
            |een: &Value| een.as_str().is_some_and(|een| doelgroepen.iter().any(|wij| wij == een));
        match self.claims.get("aud") {
            Some(Value::Array(lijst)) => lijst.iter().any(hoort_erbij),
            Some(een) => hoort_erbij(een),
            None => false,
        }
    }

    pub(super) fn controleer_handtekening(&self, sleutels: &Sleutelset) -> Result<(), Code> {
        let kandidaten: Vec<&Sleutel> = sleutels.met_kid(self.kid()).collect();
        if kandidaten.is_empty() {
            return Err(Code::TokenSleutel);
        }
        let mut passend = kandidaten
            .into_iter()
            .filter(|sleutel| sleutel.past_bij(self.algoritme, self.algoritme.sleutelsoort()))
            .peekable();
        passend.peek().ok_or(Code::TokenAlgoritme)?;
        let klopt = passend.any(|sleutel| {
            let algoritme = self.algoritme.voor_controle();
            crypto::verify(self.handtekening, self.getekend.as_bytes(), sleutel.voor_controle(), algoritme)
                .unwrap_or(false)
        });
        if klopt { Ok(()) } else { Err(Code::TokenHandtekening) }
    }

    /// It has an end that has not come, and no beginning that has not come.
    pub(super) fn controleer_tijd(&self, nu: OffsetDateTime) -> Result<(), Code> {
        let nu = (nu - OffsetDateTime::UNIX_EPOCH).as_seconds_f64();
        let einde = self.moment("exp")?.ok_or(Code::TokenVorm)?;
        if einde <= nu - SPELING {
            return Err(Code::TokenVerlopen);
        }
        for begin in ["nbf", "iat"] {
            if self.moment(begin)?.is_some_and(|begin| begin > nu + SPELING) {
                return Err(Code::TokenTeVroeg);
            }
        }
        Ok(())
    }

    fn moment(&self, naam: &str) -> Result<Option<f64>, Code> {
        match self.claims.get(naam) {
            None => Ok(None),
            Some(waarde) => waarde.as_f64().map(Some).ok_or(Code::TokenVorm),
        }
    }
}

/// A token that says that it is of another kind, such as one to sign out with, is no access token.
fn is_toegangstoken(soort: Option<&Value>) -> bool {
    match soort {
        None => true,
        Some(Value::String(soort)) => {
            let soort = soort.to_ascii_lowercase();
            matches!(soort.strip_prefix("application/").unwrap_or(&soort), "jwt" | "at+jwt")
        }
        Some(_) => false,
    }
}

fn voorwerp(deel: &str) -> Result<Map<String, Value>, Code> {
    let json = URL_SAFE_NO_PAD.decode(deel).map_err(|_| Code::TokenVorm)?;
    serde_json::from_slice(&json).map_err(|_| Code::TokenVorm)
}
