//! What holds for every path: headers, methods, parameters, tokens, sizes.

use actix_web::http::Method;
use serde_json::json;

use super::{BALIE, Proef, token};

const UUID: &str = "3f0c9b1e-1111-4222-8333-444455556666";

#[actix_web::test]
async fn elk_antwoord_draagt_de_vaste_koppen() {
    let proef = Proef::nieuw().await;
    for (methode, pad, status) in [
        (Method::GET, "/klant/api/v1/openapi.json", 200),
        (Method::GET, "/klant/api/v1/klanten/x", 401),
        (Method::GET, "/klant/api/v1/raar", 404),
        (Method::GET, "/klant/api/v1/interacties/", 404),
        (Method::GET, "/klant/api/v1", 404),
        (Method::DELETE, "/klant/api/v1/klanten", 405),
        (Method::GET, "/livez", 200),
        (Method::GET, "/readyz", 200),
        (Method::GET, "/raar", 404),
    ] {
        let kreeg = proef.vraag(methode, pad, &[("x-request-id", UUID)], "").await;
        assert_eq!(kreeg.status, status, "{pad}");
        assert_eq!(kreeg.kop("api-version"), if pad.starts_with("/klant/") { "1.0.0" } else { "" }, "{pad}");
        assert_eq!(kreeg.kop("x-request-id"), UUID);
        assert_eq!(kreeg.kop("cache-control"), "no-store");
        assert_eq!(kreeg.kop("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
        assert_eq!(kreeg.kop("x-content-type-options"), "nosniff");
        assert_eq!(kreeg.kop("x-frame-options"), "DENY");
        assert_eq!(kreeg.kop("referrer-policy"), "no-referrer");
        assert!(kreeg.kop("strict-transport-security").starts_with("max-age="));
        if status >= 400 {
            assert_eq!(kreeg.kop("content-type"), "application/problem+json", "{pad}");
            assert_eq!(kreeg.json()["status"], status);
            assert!(
                kreeg.json()["instance"].as_str().is_some_and(|kenmerk| kenmerk.starts_with("urn:uuid:"))
            );
        }
    }
}

#[actix_web::test]
async fn kenmerk_van_een_verzoek_is_nooit_vrije_tekst() {
    let proef = Proef::nieuw().await;
    for raar in ["a b", "", &"x".repeat(36), "mina-de-vries", "999990007", "3f0c9b1e111142228333444455556666"]
    {
        let kreeg = proef.vraag(Method::GET, "/livez", &[("x-request-id", raar)], "").await;
        assert_eq!(kreeg.kop("x-request-id").len(), 36, "{raar}");
        assert_ne!(kreeg.kop("x-request-id"), raar);
    }
}

#[actix_web::test]
async fn andere_methode_is_405_met_wat_wel_kan() {
    let proef = Proef::nieuw().await;
    for (pad, kan) in [
        ("/klant/api/v1/klanten", "POST"),
        ("/klant/api/v1/interacties", "GET, HEAD, POST"),
        ("/klant/api/v1/interacties/_toets", "POST"),
        ("/klant/api/v1/klanten/x", "GET, HEAD, PATCH"),
        ("/livez", "GET, HEAD"),
    ] {
        let kreeg = proef.vraag(Method::PUT, pad, &[], "").await;
        assert_eq!((kreeg.status, kreeg.kop("allow")), (405, kan), "{pad}");
        assert_eq!(kreeg.json()["code"], "methode.niet_toegestaan");
    }
}

#[actix_web::test]
async fn zonder_geldig_token_komt_niemand_binnen() {
    let proef = Proef::nieuw().await;
    for (kop, code) in [
        (None, "token.ontbreekt"),
        (Some("Bearer x".to_owned()), "token.ontbreekt"),
        (Some(token("onbekend-token-00")), "token.ongeldig"),
    ] {
        let koppen: Vec<(&str, &str)> = kop.iter().map(|kop| ("authorization", kop.as_str())).collect();
        // Neither a wrong body, a wrong parameter nor a wrong uuid tells more than the missing token.
        let kreeg = proef.vraag(Method::POST, "/klant/api/v1/interacties/x/_sluit?a=1", &koppen, "{").await;
        assert_eq!(kreeg.status, 401);
        assert_eq!(kreeg.kop("www-authenticate"), "Token");
        assert_eq!(kreeg.json()["code"], code);
    }
}

#[actix_web::test]
async fn onbekende_parameter_en_foute_waarde_zijn_400() {
    let proef = Proef::nieuw().await;
    for (pad, codes) in [
        ("/interacties", vec!["parameter.ontbreekt"]),
        ("/interacties?naam=x", vec!["parameter.onbekend"]),
        ("/interne-taken?aantal=1&aantal=2", vec!["parameter.dubbel"]),
        ("/interne-taken?aantal=101&na=x&status=weg&actor=1", vec!["parameter.formaat"; 4]),
        ("/interne-taken?status=", vec!["parameter.formaat"]),
        ("/interactieprofielen?na=1", vec!["parameter.onbekend"]),
    ] {
        let kreeg = proef.get(pad).await;
        assert_eq!(kreeg.status, 400, "{pad}");
        let document = kreeg.json();
        let kreeg: Vec<_> =
            document["fouten"].as_array().expect("faults").iter().map(|fout| &fout["code"]).collect();
        assert_eq!(kreeg, codes, "{pad}");
    }
    let kreeg = proef.post("/klanten?a=1", BALIE, &json!({})).await;
    assert_eq!((kreeg.status, kreeg.json()["code"].clone()), (400, json!("parameter.onbekend")));
}

#[actix_web::test]
async fn inhoud_is_json_en_niet_te_groot() {
    let proef = Proef::nieuw().await;
    let balie = token(BALIE);
    let met = |soort| [("authorization", balie.as_str()), ("content-type", soort)];
    let groot = format!("{{\"soort\": \"{}\"}}", "x".repeat(2_000));
    let pad = "/klant/api/v1/klanten";
    for (koppen, inhoud, status, code) in [
        (&met("text/plain")[..], "{}", 415, "inhoud.type"),
        (&met("application/json")[..1], "{}", 415, "inhoud.type"),
        (&met("application/json")[..], groot.as_str(), 413, "inhoud.te_groot"),
        (&met("application/json; charset=utf-8")[..], "{", 400, "json.ongeldig"),
        (&met("application/json")[..], "", 400, "json.ongeldig"),
    ] {
        let kreeg = proef.vraag(Method::POST, pad, koppen, inhoud).await;
        assert_eq!((kreeg.status, kreeg.json()["code"].clone()), (status, json!(code)), "{inhoud:.20}");
    }
}

#[actix_web::test]
async fn s23_doel_van_een_verzoek_is_een_code() {
    let proef = Proef::nieuw().await;
    let balie = token(BALIE);
    for (doel, status) in [("terugbellen", 404), ("Terug bellen", 400)] {
        let koppen = [("authorization", balie.as_str()), ("doel", doel)];
        let kreeg = proef.vraag(Method::GET, &format!("/klant/api/v1/klanten/{UUID}"), &koppen, "").await;
        assert_eq!(kreeg.status, status);
    }
}

#[actix_web::test]
async fn van_twee_dezelfde_koppen_geldt_geen_van_beide() {
    let proef = Proef::nieuw().await;
    let (balie, onbekend) = (token(BALIE), token("onbekend-token-00"));
    let pad = "/klant/api/v1/interactieprofielen";
    for (koppen, status, code) in [
        ([("authorization", balie.as_str()), ("authorization", onbekend.as_str())], 401, "token.ongeldig"),
        ([("authorization", balie.as_str()), ("authorization", balie.as_str())], 401, "token.ongeldig"),
        ([("doel", "terugbellen"), ("doel", "belasting")], 400, "doel.formaat"),
        ([("doel", "terugbellen"), ("doel", "terugbellen")], 400, "doel.formaat"),
    ] {
        let mut koppen = koppen.to_vec();
        if status == 400 {
            koppen.push(("authorization", balie.as_str()));
        }
        let kreeg = proef.vraag(Method::GET, pad, &koppen, "").await;
        assert_eq!((kreeg.status, kreeg.json()["code"].clone()), (status, json!(code)), "{code}");
    }
}

#[actix_web::test]
async fn onbestaand_is_404_of_de_uuid_er_een_is_of_niet() {
    let proef = Proef::nieuw().await;
    for pad in ["/klanten/x", "/interacties/x", "/interne-taken/x", "/interactieprofielen/weg"] {
        assert_eq!(proef.get(pad).await.json()["code"], "pad.niet_gevonden", "{pad}");
    }
    assert_eq!(proef.get(&format!("/interacties/{UUID}")).await.json()["code"], "pad.niet_gevonden");
}
