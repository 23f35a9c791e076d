//! The documents that describe the APIs, the pages that show them, and the roots of the wire APIs. All of it is open to
//! everyone: it says nothing about anyone.

mod api;
mod document;
mod knoop;
mod pagina;
#[cfg(test)]
mod proeven;
mod wortel;

use actix_web::http::header;
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};

use crate::basis::Basis;
use crate::bron::Bron;
use crate::server::Toestand;

pub(crate) use api::Api;
#[cfg(test)]
pub(crate) use document::bewerkingen;

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
