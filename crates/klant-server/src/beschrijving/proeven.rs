//! The documents hold, and they are served as promised.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::Service;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service};
use klant_core::profiel::Profielenset;
use klant_register::Register;
use klant_register::brp::GeenBrp;
use klant_register::klok::{Systeemklok, Toeval};
use klant_register::store::{Database, Instelling, Sleutelbos, Store};
use serde_json::Value;

use super::document::knoop;
use super::knoop::Knoop;
use super::{Api, bewerkingen};
use crate::{Instellingen, Toestand, toepassing};

const ALLE: [Api; 3] = [Api::Klant, Api::Klantinteracties, Api::Contactgegevens];
const DRAAD: [Api; 2] = [Api::Klantinteracties, Api::Contactgegevens];

struct Kreeg {
    status: u16,
    koppen: HeaderMap,
    tekst: String,
}

impl Kreeg {
    fn kop(&self, naam: &str) -> &str {
        self.koppen.get(naam).map_or("", |waarde| waarde.to_str().expect("a readable header"))
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.tekst).expect("a JSON body")
    }
}

/// One request to a server on an empty register.
async fn vraag(methode: Method, pad: &str, koppen: &[(&str, &str)]) -> Kreeg {
    let map = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Database::Sqlite(map.path().join("klant.db")), Instelling::default());
    let (sleutels, _) = Sleutelbos::lees_of_maak(&map.path().join("sleutel")).expect("new keys");
    let register = Register::nieuw(
        store.expect("a new database"),
        sleutels,
        Profielenset::ingebouwd(),
        Arc::new(GeenBrp),
        Arc::new(Systeemklok),
        Arc::new(Toeval),
    );
    let basis_url = Some("https://gemeente.example.nl/sub".to_owned());
    let instellingen = Instellingen { basis_url, ..Instellingen::default() };
    let app = init_service(toepassing(Toestand::nieuw(Arc::new(register), instellingen))).await;
    let mut req = TestRequest::with_uri(pad).method(methode);
    for kop in koppen {
        req = req.append_header(*kop);
    }
    let res = app.call(req.to_request()).await.expect("a response");
    let (status, koppen) = (res.status().as_u16(), res.headers().clone());
    let bytes = res.into_body().try_into_bytes().expect("a body in memory");
    Kreeg { status, koppen, tekst: String::from_utf8(bytes.to_vec()).expect("UTF-8") }
}

async fn get(pad: &str) -> Kreeg {
    vraag(Method::GET, pad, &[]).await
}

/// Every `$ref` of a document.
fn verwijzingen<'a>(knoop: &'a Knoop, gevonden: &mut Vec<&'a str>) {
    gevonden.extend(knoop.lid("$ref").and_then(Knoop::tekst));
    knoop.leden().iter().for_each(|(_, lid)| verwijzingen(lid, gevonden));
    knoop.lijst().iter().for_each(|lid| verwijzingen(lid, gevonden));
}

fn wijs<'a>(document: &'a Knoop, verwijzing: &str) -> Option<&'a Knoop> {
    let mut stappen = verwijzing.strip_prefix("#/")?.split('/');
    stappen.try_fold(document, |knoop, stap| knoop.lid(&stap.replace("~1", "/").replace("~0", "~")))
}

#[test]
fn elke_bewerking_van_de_draad_is_beschreven_en_heeft_een_eigen_naam() {
    for (api, aantal, filters) in [(Api::Klantinteracties, 85, 154), (Api::Contactgegevens, 12, 0)] {
        let bewerkingen = bewerkingen(api);
        assert_eq!(bewerkingen.len(), aantal, "{api:?}");
        let namen: BTreeSet<_> = bewerkingen.iter().map(|(.., naam)| naam).collect();
        assert_eq!(namen.len(), aantal, "{api:?}");
        let algemeen = ["page", "pageSize", "expand", "cascade"];
        let parameters = bewerkingen.iter().flat_map(|(_, _, parameters, _)| parameters);
        assert_eq!(parameters.filter(|naam| !algemeen.contains(&naam.as_str())).count(), filters, "{api:?}");
    }
    let maak = bewerkingen(Api::Klantinteracties).into_iter().find(|(pad, ..)| pad == "/maak-klantcontact");
    let maak = maak.expect("the operation");
    assert_eq!((maak.1.as_str(), maak.3.as_str()), ("POST", "maakKlantcontactCreate"));
}

#[test]
fn wortel_noemt_elke_verzameling_van_de_beschrijving() {
    for api in DRAAD {
        let beschreven: BTreeSet<_> = bewerkingen(api)
            .into_iter()
            .filter_map(|(pad, ..)| pad.strip_prefix('/').filter(|pad| !pad.contains('/')).map(str::to_owned))
            .collect();
        let genoemd: BTreeSet<_> = api.verzamelingen().iter().map(|naam| (*naam).to_owned()).collect();
        assert_eq!(genoemd, beschreven);
    }
}

#[test]
fn elke_verwijzing_bestaat() {
    for api in ALLE {
        let document = knoop(api);
        let mut gevonden = Vec::new();
        verwijzingen(&document, &mut gevonden);
        assert!(gevonden.len() > 50, "{api:?}");
        for verwijzing in &gevonden {
            assert!(wijs(&document, verwijzing).is_some(), "{api:?} {verwijzing}");
        }
    }
}

#[test]
fn elke_bewerking_van_de_draad_noemt_haar_fouten_en_haar_versie() {
    for api in DRAAD {
        let document = knoop(api);
        for (pad, methode, ..) in bewerkingen(api) {
            let bewerking = document
                .lid("paths")
                .and_then(|paden| paden.lid(&pad))
                .and_then(|pad| pad.lid(&methode.to_lowercase()));
            let antwoorden = bewerking.and_then(|bewerking| bewerking.lid("responses")).expect("responses");
            let mut nodig = vec!["400", "401", "403", "405", "406", "500", "503"];
            if pad.contains('{') || methode == "GET" {
                nodig.push("404");
            }
            if ["POST", "PUT", "PATCH"].contains(&methode.as_str()) {
                nodig.extend(["408", "413", "415"]);
            }
            for status in nodig {
                assert!(antwoorden.lid(status).is_some(), "{methode} {pad} {status}");
            }
            for (status, antwoord) in antwoorden.leden() {
                let antwoord = antwoord
                    .lid("$ref")
                    .and_then(Knoop::tekst)
                    .map_or(Some(antwoord), |naar| wijs(&document, naar));
                let koppen = antwoord.and_then(|antwoord| antwoord.lid("headers")).expect("headers");
                assert!(koppen.lid("API-version").is_some(), "{methode} {pad} {status}");
                let plaats = status == "201" && pad != "/maak-klantcontact";
                assert_eq!(koppen.lid("Location").is_some(), plaats, "{methode} {pad} {status}");
            }
        }
    }
}

#[actix_web::test]
async fn json_en_yaml_zeggen_hetzelfde_en_zijn_van_overal_te_lezen() {
    for (api, versie, kop) in [
        (Api::Klantinteracties, "0.9.0 (1)", "0.9.0"),
        (Api::Contactgegevens, "1.1.1 (1)", "1.1.1"),
        (Api::Klant, "1.0.0", "1.0.0"),
    ] {
        let json = get(api.paden().json).await;
        assert_eq!((json.status, json.kop("content-type")), (200, "application/json"), "{api:?}");
        assert_eq!(json.json()["info"]["version"], versie);
        assert_eq!(json.json()["servers"][0]["url"], api.paden().wortel);
        let yaml = get(api.paden().yaml).await;
        assert_eq!((yaml.status, yaml.kop("content-type")), (200, "application/vnd.oai.openapi"), "{api:?}");
        let uit_yaml: Value = serde_saphyr::from_str(&yaml.tekst).expect("YAML");
        assert_eq!(uit_yaml, json.json(), "{api:?}");
        for kreeg in [json, yaml] {
            assert_eq!(kreeg.kop("access-control-allow-origin"), "*", "{api:?}");
            assert_eq!(kreeg.kop("api-version"), kop, "{api:?}");
        }
    }
}

#[actix_web::test]
async fn yaml_aan_wie_alleen_json_wil_is_op_de_draad_406() {
    for api in DRAAD {
        let kreeg = vraag(Method::GET, api.paden().yaml, &[("accept", "application/json")]).await;
        assert_eq!((kreeg.status, kreeg.kop("content-type")), (406, "application/json"));
        assert_eq!(kreeg.kop("api-version"), api.versie());
        assert_eq!(kreeg.json()["code"], "not_acceptable");
        let leden = ["type", "code", "title", "status", "detail", "instance"];
        let plaatsen: Vec<_> = leden.iter().map(|lid| kreeg.tekst.find(&format!("\"{lid}\":"))).collect();
        assert!(plaatsen.iter().all(Option::is_some) && plaatsen.is_sorted(), "{}", kreeg.tekst);
    }
    for (accept, soort) in [
        ("application/yaml", "application/yaml"),
        ("text/html, application/yaml;q=0.9", "application/yaml"),
        ("text/html, */*;q=0.8", "application/vnd.oai.openapi"),
    ] {
        let kreeg = vraag(Method::GET, "/klantinteracties/api/v1/openapi.yaml", &[("accept", accept)]).await;
        assert_eq!((kreeg.status, kreeg.kop("content-type")), (200, soort), "{accept}");
    }
    let eigen = vraag(Method::GET, "/klant/api/v1/openapi.yaml", &[("accept", "application/json")]).await;
    assert_eq!(eigen.status, 200);
}

#[actix_web::test]
async fn oude_plaats_wijst_naar_de_nieuwe() {
    for api in DRAAD {
        for soort in ["json", "yaml"] {
            let kreeg = get(&format!("{}/schema/openapi.{soort}", api.paden().wortel)).await;
            let naar = format!("https://gemeente.example.nl/sub{}/openapi.{soort}", api.paden().wortel);
            assert_eq!((kreeg.status, kreeg.kop("location")), (302, naar.as_str()));
        }
    }
}

#[actix_web::test]
async fn wortel_verwijst_zonder_token_naar_elke_verzameling() {
    for api in DRAAD {
        for pad in [api.paden().wortel, api.paden().wortel_met_streep] {
            let kreeg = get(pad).await;
            assert_eq!((kreeg.status, kreeg.kop("content-type")), (200, "application/json"), "{pad}");
            assert_eq!(kreeg.kop("allow"), "GET, HEAD, OPTIONS");
            assert_eq!(kreeg.kop("api-version"), api.versie());
            let json = kreeg.json();
            assert_eq!(json.as_object().map(serde_json::Map::len), Some(api.verzamelingen().len()));
            for naam in api.verzamelingen() {
                let url = format!("https://gemeente.example.nl/sub{}/{naam}", api.paden().wortel);
                assert_eq!(json[naam], url.as_str());
            }
        }
        let pad = api.paden().wortel_met_streep;
        assert_eq!(vraag(Method::HEAD, pad, &[]).await.status, 200);
        assert_eq!(vraag(Method::OPTIONS, pad, &[]).await.status, 200);
        for methode in [Method::POST, Method::DELETE] {
            let kreeg = vraag(methode, pad, &[]).await;
            assert_eq!((kreeg.status, kreeg.kop("content-type")), (405, "application/json"));
            assert_eq!(kreeg.kop("allow"), "GET, HEAD, OPTIONS");
            assert_eq!(kreeg.json()["code"], "method_not_allowed");
        }
    }
}

#[actix_web::test]
async fn pagina_haalt_alles_van_deze_server() {
    for api in ALLE {
        for (pad, naar_api) in [(api.paden().pagina, "../"), (api.paden().pagina_zonder_streep, "./")] {
            let kreeg = get(pad).await;
            assert_eq!((kreeg.status, kreeg.kop("content-type")), (200, "text/html; charset=utf-8"), "{pad}");
            assert!(kreeg.tekst.contains(&format!("spec-url=\"{naar_api}openapi.json\"")), "{pad}");
            assert!(!kreeg.tekst.contains("://") && !kreeg.tekst.contains('{'), "{pad}");
            let beleid = kreeg.kop("content-security-policy");
            assert!(
                beleid.contains("default-src 'none'") && beleid.contains("script-src 'self';"),
                "{beleid}"
            );
            assert_eq!(kreeg.kop("cache-control"), "no-store");
        }
    }
    let voorpagina = get("/").await;
    assert_eq!(voorpagina.status, 200);
    for api in ALLE {
        let link = format!("href=\"{}\"", api.paden().pagina.trim_start_matches('/'));
        assert!(voorpagina.tekst.contains(&link), "{link}");
    }
}

#[actix_web::test]
async fn bestand_van_de_pagina_mag_worden_bewaard() {
    let pagina = get("/klantinteracties/api/v1/schema/").await.tekst;
    for (naam, soort, bewaren) in [
        ("pagina/openapi-explorer-2.4.820.min.js", "text/javascript; charset=utf-8", "immutable"),
        ("pagina/pagina.css", "text/css; charset=utf-8", "max-age=3600"),
    ] {
        assert!(pagina.contains(&format!("\"../../../../{naam}\"")), "{naam}");
        let kreeg = get(&format!("/{naam}")).await;
        assert_eq!((kreeg.status, kreeg.kop("content-type")), (200, soort));
        assert!(kreeg.kop("cache-control").contains(bewaren), "{naam}");
        assert_eq!(kreeg.kop("x-content-type-options"), "nosniff");
    }
    assert!(get("/pagina/licenties.txt").await.tekst.contains("Apache License"));
}

#[actix_web::test]
async fn andere_methode_op_een_document_of_pagina_is_405() {
    for pad in [
        "/",
        "/klantinteracties/api/v1/openapi.json",
        "/contactgegevens/api/v1/openapi.yaml",
        "/klant/api/v1/schema/",
        "/pagina/pagina.css",
    ] {
        assert_eq!(vraag(Method::HEAD, pad, &[]).await.status, 200, "{pad}");
        let kreeg = vraag(Method::POST, pad, &[]).await;
        assert_eq!((kreeg.status, kreeg.kop("allow")), (405, "GET, HEAD"), "{pad}");
    }
}
