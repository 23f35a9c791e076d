//! Tokens that are signed here with keys made for the test, before a desk that knows those keys.

mod betekenis;
mod instelling;
mod rotatie;
mod weigeren;

use std::sync::{Arc, OnceLock, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use klant_core::configuratie::Bestand;
use klant_core::{Code, Wie};
use klant_register::Aanmelding;
use klant_register::klok::Klok;
use p256::ecdsa::{Signature, SigningKey};
use rsa::RsaPrivateKey;
use rsa::rand_core::OsRng;
use rsa::sha2::Sha256;
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Signer as _};
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

use super::Aanmeldloket;

const NU: OffsetDateTime = datetime!(2026-11-24 12:00 UTC);
const UITGEVER: &str = "https://sso.example.nl/realms/gemeente";

/// A clock that a test sets.
#[derive(Debug)]
struct Proefklok(RwLock<OffsetDateTime>);

impl Proefklok {
    fn nieuw() -> Arc<Self> {
        Arc::new(Self(RwLock::new(NU)))
    }

    fn later(&self, duur: time::Duration) {
        *self.0.write().expect("a clock") += duur;
    }
}

impl Klok for Proefklok {
    fn nu(&self) -> OffsetDateTime {
        *self.0.read().expect("a clock")
    }
}

fn rsa_sleutel() -> &'static RsaPrivateKey {
    static SLEUTEL: OnceLock<RsaPrivateKey> = OnceLock::new();
    SLEUTEL.get_or_init(|| RsaPrivateKey::new(&mut OsRng, 2048).expect("a key"))
}

fn ec_sleutel() -> &'static SigningKey {
    static SLEUTEL: OnceLock<SigningKey> = OnceLock::new();
    SLEUTEL.get_or_init(|| SigningKey::random(&mut OsRng))
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn rsa_jwk(sleutel: &RsaPrivateKey, kid: &str) -> Value {
    json!({
        "kty": "RSA", "use": "sig", "kid": kid,
        "n": b64(sleutel.n().to_bytes_be()), "e": b64(sleutel.e().to_bytes_be()),
    })
}

fn ec_jwk(sleutel: &SigningKey, kid: &str) -> Value {
    let punt = sleutel.verifying_key().to_encoded_point(false);
    json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "kid": kid,
        "x": b64(punt.x().expect("a point")), "y": b64(punt.y().expect("a point")),
    })
}

/// The keys as the issuer publishes them, with some that are not for us.
fn jwks() -> String {
    let (rsa, ec) = (rsa_jwk(rsa_sleutel(), "rsa"), ec_jwk(ec_sleutel(), "ec"));
    let mut alleen = rsa.clone();
    (alleen["kid"], alleen["alg"]) = (json!("alleen-rs"), json!("RS256"));
    let mut versleutelt = rsa.clone();
    (versleutelt["kid"], versleutelt["use"]) = (json!("enc"), json!("enc"));
    let geheim = json!({"kty": "oct", "kid": "oct", "k": b64("geheim")});
    json!({"keys": [rsa, ec, alleen, versleutelt, geheim, {"kty": "nieuw"}]}).to_string()
}

/// Signs with the key that belongs to the `alg` of the header.
fn teken(kop: &Value, claims: &Value) -> String {
    let getekend = format!("{}.{}", b64(kop.to_string()), b64(claims.to_string()));
    let handtekening = match kop["alg"].as_str().expect("an algorithm") {
        "RS256" => {
            rsa::pkcs1v15::SigningKey::<Sha256>::new(rsa_sleutel().clone()).sign(getekend.as_bytes()).to_vec()
        }
        "PS256" => rsa::pss::SigningKey::<Sha256>::new(rsa_sleutel().clone())
            .sign_with_rng(&mut OsRng, getekend.as_bytes())
            .to_vec(),
        _ => ec_handtekening(ec_sleutel(), &getekend),
    };
    format!("{getekend}.{}", b64(handtekening))
}

fn ec_handtekening(sleutel: &SigningKey, getekend: &str) -> Vec<u8> {
    let handtekening: Signature = sleutel.sign(getekend.as_bytes());
    handtekening.to_vec()
}

fn es256(claims: &Value) -> String {
    teken(&json!({"alg": "ES256", "kid": "ec", "typ": "JWT"}), claims)
}

fn claims() -> Value {
    let nu = NU.unix_timestamp();
    json!({
        "iss": UITGEVER, "aud": ["account", "klant"], "sub": "f.de.vries", "iat": nu, "nbf": nu, "exp": nu + 300,
        "realm_access": {"roles": ["kcc"]},
    })
}

/// The claims with another value of one; `null` takes it away.
fn met(naam: &str, waarde: Value) -> Value {
    let mut claims = claims();
    let leden = claims.as_object_mut().expect("an object");
    if waarde.is_null() {
        leden.remove(naam);
    } else {
        leden.insert(naam.to_owned(), waarde);
    }
    claims
}

const MEDEWERKER: &str = "soort = \"medewerker\"\nrollen = \"realm_access.roles\"\n";

/// A desk with the keys in a file.
struct Proef {
    loket: Aanmeldloket,
    klok: Arc<Proefklok>,
    _map: TempDir,
}

impl Proef {
    /// With these keys of the one issuer, below `uitgever`, `doelgroep` and `sleutels`.
    fn met(regels: &str) -> Self {
        let map = tempfile::tempdir().expect("a folder");
        std::fs::write(map.path().join("jwks.json"), jwks()).expect("a file");
        let tekst = format!(
            "[[uitgever]]\nuitgever = \"{UITGEVER}\"\ndoelgroep = \"klant\"\n\
             sleutels = {{ bestand = \"jwks.json\" }}\n{regels}"
        );
        let naam = map.path().join("aanmelding.toml").display().to_string();
        let klok = Proefklok::nieuw();
        let loket = Aanmeldloket::open(&Bestand { naam, tekst }, klok.clone());
        Self { loket: loket.unwrap_or_else(|fouten| panic!("{fouten:#?}")), klok, _map: map }
    }

    async fn keur(&self, jwt: &str) -> Result<Aanmelding, Code> {
        self.loket.keur(jwt).await
    }
}

/// The employee that the claims are about.
fn is_medewerker(uitkomst: &Result<Aanmelding, Code>) -> bool {
    uitkomst.as_ref().is_ok_and(|aanmelding| aanmelding.wie == Wie::Medewerker("f.de.vries".to_owned()))
}
