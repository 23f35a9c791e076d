//! Every way in which a token is no good, and that the good ones are good.

use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use p256::ecdsa::SigningKey;
use rsa::rand_core::OsRng;
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};

use super::*;

/// Asserts that it is refused with this code.
async fn geweigerd(jwt: &str, code: Code) {
    let uitkomst = Proef::met(MEDEWERKER).keur(jwt).await;
    assert_eq!(uitkomst.err(), Some(code), "{jwt}");
}

#[actix_web::test]
async fn token_van_elk_van_de_drie_algoritmen_geldt() {
    let proef = Proef::met(MEDEWERKER);
    for (alg, kid) in [("RS256", "rsa"), ("PS256", "rsa"), ("ES256", "ec"), ("RS256", "alleen-rs")] {
        let jwt = teken(&json!({"alg": alg, "kid": kid, "typ": "at+jwt"}), &claims());
        assert!(is_medewerker(&proef.keur(&jwt).await), "{alg} {kid}");
        // A token that names no key is tried with all that fit.
        assert!(is_medewerker(&proef.keur(&teken(&json!({"alg": alg}), &claims())).await), "{alg}");
    }
}

#[actix_web::test]
async fn token_zonder_handtekening_of_met_een_ander_algoritme_wordt_geweigerd() {
    let zonder =
        format!("{}.{}.", b64(json!({"alg": "none", "kid": "ec"}).to_string()), b64(claims().to_string()));
    geweigerd(&zonder, Code::TokenAlgoritme).await;
    // Known to all: whoever checks with it as a shared secret lets everybody in.
    let publiek = rsa_sleutel().n().to_bytes_be();
    for alg in ["HS256", "hs256", "None", "RS512", "ES384", "EdDSA"] {
        let getekend =
            format!("{}.{}", b64(json!({"alg": alg, "kid": "rsa"}).to_string()), b64(claims().to_string()));
        let sleutel = EncodingKey::from_secret(&publiek);
        let handtekening =
            crypto::sign(getekend.as_bytes(), &sleutel, Algorithm::HS256).expect("a signature");
        geweigerd(&format!("{getekend}.{handtekening}"), Code::TokenAlgoritme).await;
    }
}

#[actix_web::test]
async fn algoritme_past_bij_de_sleutel() {
    for (alg, kid) in [("ES256", "rsa"), ("RS256", "ec"), ("PS256", "alleen-rs")] {
        geweigerd(&teken(&json!({"alg": alg, "kid": kid}), &claims()), Code::TokenAlgoritme).await;
    }
    // A key to encrypt with, and a shared secret, are no keys here.
    for kid in ["enc", "oct", "onbekend"] {
        geweigerd(&teken(&json!({"alg": "RS256", "kid": kid}), &claims()), Code::TokenSleutel).await;
    }
}

#[actix_web::test]
async fn vervalst_token_wordt_geweigerd() {
    let goed = es256(&claims());
    let (kop, rest) = goed.split_once('.').expect("parts");
    let (_, handtekening) = rest.split_once('.').expect("parts");
    let ander = b64(met("sub", json!("baas")).to_string());
    geweigerd(&format!("{kop}.{ander}.{handtekening}"), Code::TokenHandtekening).await;
    geweigerd(&format!("{kop}.{}.", b64(claims().to_string())), Code::TokenHandtekening).await;
    let getekend = goed.rsplit_once('.').expect("parts").0;
    let vreemd = ec_handtekening(&SigningKey::random(&mut OsRng), getekend);
    geweigerd(&format!("{getekend}.{}", b64(vreemd)), Code::TokenHandtekening).await;
}

#[actix_web::test]
async fn token_van_een_ander_of_voor_een_ander_wordt_geweigerd() {
    geweigerd(&es256(&met("iss", json!("https://sso.example.com"))), Code::TokenUitgever).await;
    geweigerd(&es256(&met("iss", json!([UITGEVER]))), Code::TokenUitgever).await;
    geweigerd(&es256(&met("iss", Value::Null)), Code::TokenUitgever).await;
    for aud in
        [json!("account"), json!(["account"]), json!([]), Value::Null, json!({"klant": 1}), json!("Klant")]
    {
        geweigerd(&es256(&met("aud", aud)), Code::TokenDoelgroep).await;
    }
}

#[actix_web::test]
async fn token_geldt_alleen_in_zijn_tijd() {
    let nu = NU.unix_timestamp();
    geweigerd(&es256(&met("exp", json!(nu - 31))), Code::TokenVerlopen).await;
    geweigerd(&es256(&met("nbf", json!(nu + 31))), Code::TokenTeVroeg).await;
    geweigerd(&es256(&met("iat", json!(nu + 31))), Code::TokenTeVroeg).await;
    geweigerd(&es256(&met("exp", Value::Null)), Code::TokenVorm).await;
    geweigerd(&es256(&met("exp", json!("morgen"))), Code::TokenVorm).await;
    let proef = Proef::met(MEDEWERKER);
    for (naam, moment) in [("exp", nu - 29), ("nbf", nu + 29), ("iat", nu + 29)] {
        assert!(is_medewerker(&proef.keur(&es256(&met(naam, json!(moment)))).await), "{naam}");
    }
    proef.klok.later(time::Duration::seconds(331));
    assert_eq!(proef.keur(&es256(&claims())).await.err(), Some(Code::TokenVerlopen));
}

#[actix_web::test]
async fn token_zegt_wie_is_aangemeld() {
    for sub in [Value::Null, json!(""), json!(" "), json!(7), json!("a\nb")] {
        geweigerd(&es256(&met("sub", sub)), Code::TokenOnderwerp).await;
    }
}

#[actix_web::test]
async fn wat_geen_toegangstoken_is_wordt_geweigerd() {
    for onzin in ["", "a", "a.b", "a.b.c", "....", "e30.e30.e30.e30", "\u{e9}.x.y"] {
        geweigerd(onzin, Code::TokenVorm).await;
    }
    for kop in [
        json!({"alg": "ES256", "kid": "ec", "crit": ["exp"]}),
        json!({"alg": "ES256", "kid": "ec", "typ": "logout+jwt"}),
        json!({"alg": "ES256", "kid": 7}),
    ] {
        geweigerd(&teken(&kop, &claims()), Code::TokenVorm).await;
    }
    // No claims, and no algorithm.
    geweigerd(&teken(&json!({"alg": "ES256", "kid": "ec"}), &json!([])), Code::TokenVorm).await;
    geweigerd(&format!("{}.e30.", b64("{}")), Code::TokenAlgoritme).await;
}
