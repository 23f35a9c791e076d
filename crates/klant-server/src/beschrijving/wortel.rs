//! The root of a wire API: which collections there are. Clients ask for it to see whether the server is there.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Resource, web};
use serde_json::{Map, json};

use super::api::Api;
use super::knoop::Knoop;
use super::{API_VERSION, basis, methode_niet_toegestaan};

const METHODEN: &str = "GET, HEAD, OPTIONS";

pub(super) fn resource(api: Api, pad: &'static str) -> Resource {
    web::resource(pad)
        .route(web::get().to(move |req| async move { met_koppen(api, toon(api, &req)) }))
        .route(web::head().to(move |req| async move { met_koppen(api, toon(api, &req)) }))
        .route(
            web::route()
                .guard(actix_web::guard::Options())
                .to(move || async move { met_koppen(api, opties(api)) }),
        )
        .default_service(web::to(move |req: HttpRequest| async move {
            met_koppen(api, methode_niet_toegestaan(&req, METHODEN))
        }))
}

fn toon(api: Api, req: &HttpRequest) -> HttpResponse {
    let (basis, wortel) = (basis(req), api.paden().wortel);
    let leden = api.verzamelingen().iter().map(|naam| {
        let pad = format!("{wortel}/{naam}");
        ((*naam).to_owned(), Knoop::Tekst(basis.pad(&pad).unwrap_or(pad)))
    });
    HttpResponse::Ok().json(Knoop::Leden(leden.collect()))
}

/// What may be asked of the root.
fn opties(api: Api) -> HttpResponse {
    let mut leden = Map::new();
    leden.insert("name".to_owned(), json!(api.titel()));
    leden.insert("renders".to_owned(), json!(["application/json"]));
    leden.insert("parses".to_owned(), json!(["application/json"]));
    HttpResponse::Ok().json(leden)
}

fn met_koppen(api: Api, mut antwoord: HttpResponse) -> HttpResponse {
    antwoord.headers_mut().insert(header::ALLOW, HeaderValue::from_static(METHODEN));
    antwoord.headers_mut().insert(API_VERSION.clone(), HeaderValue::from_static(api.versie()));
    antwoord
}
