//! The OpenAPI document against the table of paths.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::{PAD, VERSIE, bronnen};
use super::Proef;

fn document() -> Value {
    serde_json::to_value(crate::openapi()).expect("JSON")
}

fn operaties(document: &Value) -> Vec<(String, String, Value)> {
    let mut lijst = Vec::new();
    for (pad, methoden) in document["paths"].as_object().expect("paths") {
        for (methode, operatie) in methoden.as_object().expect("operations") {
            lijst.push((pad.clone(), methode.to_uppercase(), operatie.clone()));
        }
    }
    lijst
}

#[test]
fn elke_route_staat_in_de_beschrijving_en_andersom() {
    let beschreven: BTreeSet<_> =
        operaties(&document()).into_iter().map(|(pad, methode, _)| (pad, methode)).collect();
    let bediend: BTreeSet<_> = bronnen()
        .iter()
        .flat_map(|bron| bron.methoden().iter().map(|methode| (bron.pad().to_owned(), methode.to_string())))
        .filter(|(_, methode)| methode != "HEAD")
        .collect();
    assert_eq!(beschreven, bediend);
}

#[test]
fn elke_parameter_staat_in_de_beschrijving_en_andersom() {
    let document = document();
    for bron in &bronnen() {
        let parameters = document["paths"][bron.pad()]["get"]["parameters"].as_array();
        let beschreven: Vec<&str> = parameters
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "query")
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        assert_eq!(beschreven, bron.parameters(), "{}", bron.pad());
    }
}

#[test]
fn elke_operatie_heeft_een_eigen_naam_en_al_haar_fouten() {
    let mut namen = BTreeSet::new();
    for (pad, methode, operatie) in operaties(&document()) {
        let naam = operatie["operationId"].as_str().expect("a name").to_owned();
        assert!(namen.insert(naam), "{methode} {pad}");
        for (status, antwoord) in operatie["responses"].as_object().expect("responses") {
            assert_eq!(
                antwoord["headers"]["API-Version"]["schema"]["example"], VERSIE,
                "{methode} {pad} {status}"
            );
            if status.starts_with(['4', '5']) {
                let schema = &antwoord["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/Probleem", "{methode} {pad} {status}");
            }
        }
        if pad != "/openapi.json" {
            for status in ["400", "401", "500", "503"] {
                assert!(operatie["responses"].get(status).is_some(), "{methode} {pad} {status}");
            }
        }
        for tekst in ["summary", "description"] {
            assert!(
                operatie[tekst].as_str().is_some_and(|tekst| !tekst.is_empty()),
                "{methode} {pad} {tekst}"
            );
        }
    }
}

#[test]
fn elke_verwijzing_in_de_beschrijving_bestaat() {
    fn loop_door(waarde: &Value, schemas: &Value, aantal: &mut usize) {
        match waarde {
            Value::Object(leden) => {
                if let Some(naar) = leden.get("$ref").and_then(Value::as_str) {
                    let naam = naar.strip_prefix("#/components/schemas/").expect("a schema");
                    assert!(schemas.get(naam).is_some(), "{naam}");
                    *aantal += 1;
                }
                leden.values().for_each(|lid| loop_door(lid, schemas, aantal));
            }
            Value::Array(leden) => leden.iter().for_each(|lid| loop_door(lid, schemas, aantal)),
            _ => {}
        }
    }
    let (document, mut aantal) = (document(), 0);
    loop_door(&document, &document["components"]["schemas"], &mut aantal);
    assert!(aantal > 100);
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["version"], VERSIE);
    assert_eq!(document["servers"][0]["url"], PAD);
    assert!(!document.to_string().contains("Lijst_"));
}

#[actix_web::test]
async fn beschrijving_is_zonder_token_en_van_overal_te_lezen() {
    let proef = Proef::nieuw().await;
    let kreeg = proef.vraag(actix_web::http::Method::GET, "/klant/api/v1/openapi.json", &[], "").await;
    assert_eq!(kreeg.status, 200);
    assert_eq!(kreeg.kop("access-control-allow-origin"), "*");
    assert_eq!(kreeg.kop("api-version"), VERSIE);
    assert_eq!(kreeg.json()["security"], json!([{ "token": [] }, { "toegangstoken": [] }]));
}
