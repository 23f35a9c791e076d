//! An issuer of access tokens, as a server knows it.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use klant_tests::{Api, Omgeving};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Who employs, and by whom customers sign in.
pub const MEDEWERKERS: &str = "https://sso.example.nl/medewerkers";
pub const INWONERS: &str = "https://sso.example.nl/inwoners";

/// An issuer with its key, and the files that a server knows it by.
pub struct Uitgever {
    sleutel: SigningKey,
    pub map: TempDir,
}

// The `cfg` makes clippy judge these helpers as the tests that they are.
#[cfg(test)]
impl Uitgever {
    pub fn nieuw() -> Self {
        let sleutel = SigningKey::from_slice(&[7; 32]).expect("a key");
        let map = tempfile::tempdir().expect("a folder");
        let punt = sleutel.verifying_key().to_encoded_point(false);
        let jwk = json!({
            "kty": "EC", "crv": "P-256", "kid": "een", "use": "sig",
            "x": b64(punt.x().expect("a point")), "y": b64(punt.y().expect("a point")),
        });
        let aanmelding = format!(
            "[[uitgever]]\nuitgever = \"{MEDEWERKERS}\"\ndoelgroep = \"klant\"\nsleutels = {{ bestand = \"jwks.json\" }}\n\
             soort = \"medewerker\"\nrollen = \"roles\"\nniveau = \"hoog\"\n\n\
             [[uitgever]]\nuitgever = \"{INWONERS}\"\ndoelgroep = \"klant\"\nsleutels = {{ bestand = \"jwks.json\" }}\n\
             soort = \"klant\"\nidentificatie = [{{ claim = \"bsn\", soort = \"bsn\" }}]\nniveau = {{ claim = \"acr\", waarden = {{ laag = \"laag\" }}, anders = \"substantieel\" }}\n"
        );
        for (naam, inhoud) in
            [("jwks.json", json!({"keys": [jwk]}).to_string()), ("aanmelding.toml", aanmelding)]
        {
            std::fs::write(map.path().join(naam), inhoud).expect("a file");
        }
        // Her role gives her rights; without a machtiging for it she would have none.
        let machtigingen = map.path().join("machtigingen");
        std::fs::create_dir(&machtigingen).expect("a folder");
        std::fs::write(
            machtigingen.join("medewerkers.toml"),
            "formaat = 1\ncode = \"medewerkers\"\nnaam = \"Medewerkers\"\nstandaarddoel = \"klantcontact\"\nrollen = [\"kcc\"]\n\
             [doelen.klantcontact]\nhandelingen = [\"lezen\", \"vastleggen\", \"identificeren\"]\nelementen = \"alle\"\n",
        )
        .expect("a file");
        Self { sleutel, map }
    }

    /// The same, with one issuer more of the same keys.
    pub fn met_uitgever(self, uitgever: &str, regels: &str) -> Self {
        let erbij = format!(
            "\n[[uitgever]]\nuitgever = \"{uitgever}\"\ndoelgroep = \"klant\"\nsleutels = {{ bestand = \"jwks.json\" }}\n{regels}\n"
        );
        let eerder = std::fs::read_to_string(self.bestand()).expect("a file");
        std::fs::write(self.bestand(), eerder + &erbij).expect("a file");
        self
    }

    pub fn machtigingen(&self) -> String {
        self.map.path().join("machtigingen").display().to_string()
    }

    pub fn bestand(&self) -> String {
        self.map.path().join("aanmelding.toml").display().to_string()
    }

    /// A token of a customer with this BSN.
    pub fn inwoner(&self, bsn: &str) -> String {
        self.token("ES256", &json!({"iss": INWONERS, "bsn": bsn}))
    }

    /// A token with these claims over the good ones of an employee.
    pub fn token(&self, alg: &str, anders: &Value) -> String {
        let nu = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        let mut claims = json!({
            "iss": MEDEWERKERS, "aud": "klant", "sub": "f.de.vries", "roles": ["kcc"], "iat": nu, "exp": nu + 600,
        });
        for (naam, waarde) in anders.as_object().expect("an object") {
            claims[naam] = match waarde.as_str().and_then(|tekst| tekst.strip_prefix("nu")) {
                Some(verschil) => {
                    json!(i64::try_from(nu).expect("a time") + verschil.parse::<i64>().expect("seconds"))
                }
                None => waarde.clone(),
            };
        }
        let kop = json!({"alg": alg, "kid": "een", "typ": "JWT"});
        let getekend = format!("{}.{}", b64(kop.to_string()), b64(claims.to_string()));
        let handtekening: Signature = self.sleutel.sign(getekend.as_bytes());
        format!("{getekend}.{}", b64(handtekening.to_bytes()))
    }
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A client with this access token.
pub fn met(omgeving: &Omgeving, token: &str) -> Api {
    omgeving.api().met_kop("Authorization", &format!("Bearer {token}"))
}
