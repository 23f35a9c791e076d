//! Every refusal with its status and code.

use klant_register::store::StoreFout;
use serde_json::{Value, json};

use super::*;

async fn gelezen(probleem: &Probleem) -> (u16, Value, HttpResponse<()>) {
    let (koppen, inhoud) = probleem.antwoord(Some(Uuid::nil())).into_parts();
    let bytes = actix_web::body::to_bytes(inhoud).await.unwrap_or_else(|_| panic!("a body in memory"));
    (koppen.status().as_u16(), serde_json::from_slice(&bytes).expect("JSON"), koppen)
}

fn kop<B>(antwoord: &HttpResponse<B>, naam: header::HeaderName) -> &str {
    antwoord.headers().get(naam).map_or("", |kop| kop.to_str().expect("a readable header"))
}

#[actix_web::test]
async fn elke_weigering_heeft_haar_status_en_code() {
    let reden =
        || vec![Reden::op(Code::BsnElfproef, "/identificaties/0/nummer"), Reden::nieuw(Code::VeldType)];
    for (fout, status, titel, code, fouten) in [
        (Fout::Ongeldig(reden()), 400, "Ongeldig verzoek", "bsn.elfproef", 2),
        (Fout::Verboden(vec![Reden::nieuw(Code::S24GeenRecht)]), 403, "Niet toegestaan", "S24.geen_recht", 1),
        (Fout::NietGevonden, 404, "Niet gevonden", "pad.niet_gevonden", 1),
        (Fout::conflict(Reden::nieuw(Code::KlantDubbel)), 409, "Kan nu niet", "klant.dubbel", 1),
        (Fout::VersieVerouderd, 412, "Versie verouderd", "versie.verouderd", 1),
    ] {
        let (kreeg, document, koppen) = gelezen(&Probleem::from(fout)).await;
        assert_eq!(kreeg, status);
        assert_eq!(kop(&koppen, header::CONTENT_TYPE), "application/problem+json");
        assert_eq!(document["type"], "about:blank");
        assert_eq!(document["title"], titel);
        assert_eq!(document["status"], status);
        assert_eq!(document["code"], code);
        assert_eq!(document["instance"], "urn:uuid:00000000-0000-0000-0000-000000000000");
        assert_eq!(document["fouten"].as_array().map(Vec::len), Some(fouten));
        assert!(document["detail"].as_str().is_some_and(|detail| detail.ends_with('.')));
    }
    let (_, document, _) = gelezen(&Probleem::from(Fout::Ongeldig(reden()))).await;
    let eerste =
        json!({"pad": "/identificaties/0/nummer", "code": "bsn.elfproef", "reden": Code::BsnElfproef.zin()});
    assert_eq!(document["fouten"][0], eerste);
}

#[actix_web::test]
async fn storing_zegt_niets_dan_haar_kenmerk() {
    let stuk = StoreFout::Stuk { tabel: "partij", kolom: "soort", rij: 7 };
    for (store, status, wacht) in [
        (StoreFout::Vol, 503, true),
        (StoreFout::Onbereikbaar, 503, true),
        (StoreFout::Serialisatie, 503, true),
        (StoreFout::Onzeker, 500, false),
        (stuk, 500, false),
        (StoreFout::Intern, 500, false),
    ] {
        let oorzaak = store.to_string();
        let probleem = Probleem::from(Fout::Store(store));
        let (kreeg, document, koppen) = gelezen(&probleem).await;
        assert_eq!(kreeg, status);
        assert_eq!(koppen.headers().contains_key(header::RETRY_AFTER), wacht);
        assert_eq!(probleem.oorzaak(), Some(oorzaak.as_str()));
        assert!(!document.to_string().contains(&oorzaak));
        let mut leden: Vec<&String> = document.as_object().expect("an object").keys().collect();
        leden.sort();
        assert_eq!(leden, ["code", "detail", "instance", "status", "title", "type"]);
    }
}

#[test]
fn methode_noemt_wat_wel_kan() {
    let antwoord = Probleem::methode("GET, HEAD").antwoord(None);
    assert_eq!(kop(&antwoord, header::ALLOW), "GET, HEAD");
    let antwoord = Probleem::geen_toegang(Code::TokenOntbreekt).antwoord(None);
    assert_eq!(kop(&antwoord, header::WWW_AUTHENTICATE), "Token");
}
