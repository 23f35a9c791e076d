//! The JWT of the ZGW APIs: who we are and when, signed with a secret that both sides have.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

/// A token for one request at this moment (in seconds since 1970), signed with HS256.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "HMAC takes a key of any length")]
pub fn jwt(client_id: &str, secret: &str, nu: i64) -> String {
    let deel = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let hoofd = deel(&json!({ "alg": "HS256", "typ": "JWT" }));
    let inhoud = deel(&json!({
        "iss": client_id, "iat": nu, "client_id": client_id, "user_id": "", "user_representation": "",
    }));
    let getekend = format!("{hoofd}.{inhoud}");
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(getekend.as_bytes());
    format!("{getekend}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jwt_is_getekend_met_het_geheim() {
        let jwt = jwt("klant", "geheim", 1_700_000_000);
        let delen: Vec<&str> = jwt.split('.').collect();
        let lees = |deel: &str| -> Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(deel).expect("base64")).expect("JSON")
        };
        assert_eq!(lees(delen[0]), json!({ "alg": "HS256", "typ": "JWT" }));
        assert_eq!(lees(delen[1])["iss"], "klant");
        assert_eq!(lees(delen[1])["iat"], 1_700_000_000);
        let mut mac = Hmac::<Sha256>::new_from_slice(b"geheim").expect("a key");
        mac.update(format!("{}.{}", delen[0], delen[1]).as_bytes());
        assert!(mac.verify_slice(&URL_SAFE_NO_PAD.decode(delen[2]).expect("base64")).is_ok());
        assert_eq!(delen.len(), 3);
    }
}
