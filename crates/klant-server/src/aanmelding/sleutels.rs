//! The public keys of an issuer: read from a JWKS, kept, and asked anew in time.

use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use serde::Deserialize;
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

use super::keuring::Algoritme;
use super::ophalen::{Ophaler, Sleutelbron};
use crate::uitgaand::voor_logboek;

/// How long keys are used before they are asked again: a key that the issuer withdrew works this long at most.
const VERS: Duration = Duration::hours(1);
/// How often they are asked, whatever tokens come.
const RUST: Duration = Duration::minutes(1);
/// The same as long as there are none: the issuer may start later than we do.
const RUST_ZONDER: Duration = Duration::seconds(5);
/// The least length of an RSA modulus, in bytes: 2048 bits.
const KLEINSTE_RSA: usize = 256;

/// Why there are no keys. It names no address and repeats no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum Sleutelfout {
    #[error("geen verbinding ({0})")]
    Onbereikbaar(&'static str),
    #[error("status {0}")]
    Status(u16),
    #[error("het bestand is niet te lezen")]
    Bestand,
    #[error("dit is geen JWKS")]
    GeenJwks,
    #[error("er is geen sleutel bij waarmee RS256, PS256 of ES256 te controleren is")]
    GeenSleutel,
    #[error("het document van de uitgever noemt een andere uitgever")]
    AndereUitgever,
    #[error("het document van de uitgever noemt geen adres met https voor de sleutels")]
    GeenAdres,
}

/// What a key can check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sleutelsoort {
    Rsa,
    P256,
}

/// A public key.
pub(super) struct Sleutel {
    kid: Option<String>,
    soort: Sleutelsoort,
    /// The one way to sign that the issuer meant it for.
    alleen: Option<Algoritme>,
    sleutel: DecodingKey,
}

impl Sleutel {
    /// None of a key that we do not use: of another kind, too short, or meant for something else.
    fn lees(json: Value) -> Option<Self> {
        // `alg` is read from the JSON: the crate reads names that it does not know as one and the same.
        let alleen = match json.get("alg") {
            None | Some(Value::Null) => None,
            Some(alg) => Some(Algoritme::van_woord(alg.as_str()?)?),
        };
        let jwk: Jwk = serde_json::from_value(json).ok()?;
        let tekent = jwk.common.public_key_use.as_ref().is_none_or(|doel| *doel == PublicKeyUse::Signature)
            && jwk.common.key_operations.as_ref().is_none_or(|mag| mag.contains(&KeyOperations::Verify));
        let soort = match &jwk.algorithm {
            AlgorithmParameters::RSA(delen) => {
                let modulus = URL_SAFE_NO_PAD.decode(&delen.n).ok()?;
                let lengte = modulus.iter().skip_while(|byte| **byte == 0).count();
                (lengte >= KLEINSTE_RSA).then_some(Sleutelsoort::Rsa)?
            }
            AlgorithmParameters::EllipticCurve(delen) if delen.curve == EllipticCurve::P256 => {
                Sleutelsoort::P256
            }
            _ => return None,
        };
        let sleutel = DecodingKey::from_jwk(&jwk).ok()?;
        tekent.then_some(Self { kid: jwk.common.key_id, soort, alleen, sleutel })
    }

    pub(super) fn past_bij(&self, algoritme: Algoritme, soort: Sleutelsoort) -> bool {
        self.soort == soort && self.alleen.is_none_or(|alleen| alleen == algoritme)
    }

    pub(super) const fn voor_controle(&self) -> &DecodingKey {
        &self.sleutel
    }
}

/// The keys of an issuer at one moment: at least one.
pub(super) struct Sleutelset(Vec<Sleutel>);

#[derive(Deserialize)]
struct Jwks {
    keys: Vec<Value>,
}

impl Sleutelset {
    /// Reads a JWKS. Keys that are not for us are passed over.
    pub(super) fn lees(json: &[u8]) -> Result<Self, Sleutelfout> {
        let jwks: Jwks = serde_json::from_slice(json).map_err(|_| Sleutelfout::GeenJwks)?;
        let sleutels: Vec<Sleutel> = jwks.keys.into_iter().filter_map(Sleutel::lees).collect();
        if sleutels.is_empty() { Err(Sleutelfout::GeenSleutel) } else { Ok(Self(sleutels)) }
    }

    /// The keys that a token may be signed with; all, when it does not say which.
    pub(super) fn met_kid(&self, kid: Option<&str>) -> impl Iterator<Item = &Sleutel> {
        self.0.iter().filter(move |sleutel| kid.is_none() || sleutel.kid.as_deref() == kid)
    }

    fn kent(&self, kid: Option<&str>) -> bool {
        self.met_kid(kid).next().is_some()
    }
}

/// Keeps the keys of one issuer.
pub(super) struct Sleutelhouder {
    /// The issuer, as the log may name it.
    naam: String,
    bron: Sleutelbron,
    ophaler: Arc<Ophaler>,
    stand: RwLock<Stand>,
    /// Held while they are asked: one asks, the others wait for what comes of it.
    bezig: Mutex<()>,
}

#[derive(Default)]
struct Stand {
    sleutels: Option<Arc<Sleutelset>>,
    opgehaald: Option<OffsetDateTime>,
    geprobeerd: Option<OffsetDateTime>,
}

impl Stand {
    fn is_vers(&self, nu: OffsetDateTime) -> bool {
        self.opgehaald.is_some_and(|op| (nu - op).abs() < VERS)
    }

    fn mag_proberen(&self, nu: OffsetDateTime) -> bool {
        let rust = if self.sleutels.is_some() { RUST } else { RUST_ZONDER };
        self.geprobeerd.is_none_or(|op| (nu - op).abs() >= rust)
    }
}

impl Sleutelhouder {
    pub(super) fn nieuw(
        uitgever: &str,
        bron: Sleutelbron,
        sleutels: Option<Sleutelset>,
        ophaler: Arc<Ophaler>,
    ) -> Self {
        let stand = Stand { sleutels: sleutels.map(Arc::new), ..Stand::default() };
        let naam = voor_logboek(uitgever);
        Self { naam, bron, ophaler, stand: RwLock::new(stand), bezig: Mutex::new(()) }
    }

    /// Gets the first keys, unless they are there. It blocks.
    pub(super) fn begin(&self, nu: OffsetDateTime) {
        let mut stand = self.stand.write().unwrap_or_else(PoisonError::into_inner);
        stand.geprobeerd = Some(nu);
        if stand.sleutels.is_some() {
            stand.opgehaald = Some(nu);
            return;
        }
        drop(stand);
        self.haal(nu);
    }

    /// The keys with which a token of this `kid` may be checked. Keys that are old, or do not know it, are first asked
    /// anew; when that fails the old ones go on.
    pub(super) async fn voor(
        self: &Arc<Self>,
        kid: Option<&str>,
        nu: OffsetDateTime,
    ) -> Option<Arc<Sleutelset>> {
        let (bekend, vers) = self.kijk(kid, nu);
        if bekend && vers {
            return self.sleutels();
        }
        if bekend {
            // Another is asking already: meanwhile the old ones will do.
            let Ok(_bezig) = self.bezig.try_lock() else { return self.sleutels() };
            self.vernieuw(nu).await;
        } else {
            let _bezig = self.bezig.lock().await;
            if !self.kijk(kid, nu).0 {
                self.vernieuw(nu).await;
            }
        }
        self.sleutels()
    }

    fn kijk(&self, kid: Option<&str>, nu: OffsetDateTime) -> (bool, bool) {
        let stand = self.stand.read().unwrap_or_else(PoisonError::into_inner);
        (stand.sleutels.as_ref().is_some_and(|sleutels| sleutels.kent(kid)), stand.is_vers(nu))
    }

    fn sleutels(&self) -> Option<Arc<Sleutelset>> {
        self.stand.read().unwrap_or_else(PoisonError::into_inner).sleutels.clone()
    }

    async fn vernieuw(self: &Arc<Self>, nu: OffsetDateTime) {
        {
            let mut stand = self.stand.write().unwrap_or_else(PoisonError::into_inner);
            if !stand.mag_proberen(nu) {
                return;
            }
            stand.geprobeerd = Some(nu);
        }
        let houder = Arc::clone(self);
        // What was asked is kept, also when the request that wanted it is gone.
        let _ = tokio::task::spawn_blocking(move || houder.haal(nu)).await;
    }

    fn haal(&self, nu: OffsetDateTime) {
        let gehaald = self.ophaler.haal(&self.bron);
        let mut stand = self.stand.write().unwrap_or_else(PoisonError::into_inner);
        match gehaald {
            Ok(sleutels) => {
                stand.sleutels = Some(Arc::new(sleutels));
                stand.opgehaald = Some(nu);
            }
            Err(reden) if stand.sleutels.is_some() => tracing::warn!(
                uitgever = self.naam, %reden,
                "de sleutels van een uitgever van tokens zijn niet op te halen; de oude blijven gelden"
            ),
            Err(reden) => tracing::warn!(
                uitgever = self.naam, %reden,
                "de sleutels van een uitgever van tokens zijn niet op te halen; tot ze er zijn wordt elk token van haar geweigerd"
            ),
        }
    }
}
