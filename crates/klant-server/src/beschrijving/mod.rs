//! The documents that describe the APIs, the pages that show them, and the roots of the wire APIs. All of it is open to
//! everyone: it says nothing about anyone.

mod api;
mod document;
mod knoop;
mod pagina;
#[cfg(test)]
mod proeven;
mod wortel;

use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use crate::basis::Basis;
use crate::bron::Bron;
use crate::server::Toestand;

pub(crate) use api::Api;
#[cfg(test)]
pub(crate) use document::bewerkingen;

static API_VERSION: HeaderName = HeaderName::from_static("api-version");

/// Adds every route. Before the routes of the APIs themselves: their scopes take every path under their prefix.
pub(crate) fn configureer(cfg: &mut ServiceConfig) {
    for api in [Api::Klantinteracties, Api::Contactgegevens, Api::Klant] {
        let paden = api.paden();
        cfg.service(Bron::op(paden.yaml).get(move |req| document::yaml(api, req)).resource());
        for pad in [paden.pagina, paden.pagina_zonder_streep] {
            cfg.service(Bron::op(pad).get(move |req| pagina::toon(api, req)).resource());
        }
        // Our own API serves its JSON itself, and never had the older paths or a root.
        if api.draad() {
            cfg.service(Bron::op(paden.json).get(move |req| document::json(api, req)).resource());
            for (oud, nieuw) in [(paden.oude_json, paden.json), (paden.oude_yaml, paden.yaml)] {
                cfg.service(Bron::op(oud).get(move |req| verwijs(req, nieuw)).resource());
            }
            for pad in [paden.wortel, paden.wortel_met_streep] {
                cfg.service(wortel::resource(api, pad));
            }
        }
    }
    pagina::configureer(cfg);
}

/// 302 to where a document is now.
async fn verwijs(req: HttpRequest, pad: &'static str) -> HttpResponse {
    let naar = basis(&req).pad(pad).unwrap_or_else(|| pad.to_owned());
    HttpResponse::Found().insert_header((header::LOCATION, naar)).finish()
}

fn basis(req: &HttpRequest) -> Basis {
    Basis::van_verzoek(Toestand::van(req).basis.as_ref(), req)
}

/// A refusal in the form of the wire APIs.
#[derive(Serialize)]
struct Draadfout {
    r#type: String,
    code: &'static str,
    title: String,
    status: u16,
    detail: String,
    instance: String,
}

/// 405 of the wire APIs.
fn methode_niet_toegestaan(req: &HttpRequest, toegestaan: &'static str) -> HttpResponse {
    let title = "Methode \"{method}\" niet toegestaan.".to_owned();
    let detail = format!("Methode \"{}\" niet toegestaan.", bekende_methode(req.method()));
    let status = StatusCode::METHOD_NOT_ALLOWED;
    let mut antwoord = draadfout(req, status, "MethodNotAllowed", "method_not_allowed", title, detail);
    antwoord.headers_mut().insert(header::ALLOW, HeaderValue::from_static(toegestaan));
    antwoord
}

/// 406 of the wire APIs.
fn niet_aanvaardbaar(req: &HttpRequest) -> HttpResponse {
    let zin = "Kan niet voldoen aan de opgegeven Accept header.".to_owned();
    draadfout(req, StatusCode::NOT_ACCEPTABLE, "NotAcceptable", "not_acceptable", zin.clone(), zin)
}

fn draadfout(
    req: &HttpRequest,
    status: StatusCode,
    soort: &str,
    code: &'static str,
    title: String,
    detail: String,
) -> HttpResponse {
    let pad = format!("/ref/fouten/{soort}/");
    let fout = Draadfout {
        r#type: basis(req).pad(&pad).unwrap_or(pad),
        code,
        title,
        status: status.as_u16(),
        detail,
        instance: Toestand::van(req).ids.nieuw().urn().to_string(),
    };
    HttpResponse::build(status).json(fout)
}

/// A method that nobody knows is free text, and is not repeated.
fn bekende_methode(methode: &Method) -> &str {
    let bekend = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE, Method::CONNECT];
    if bekend.contains(methode) { methode.as_str() } else { "?" }
}
