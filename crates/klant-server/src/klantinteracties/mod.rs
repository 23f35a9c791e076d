//! The Klantinteracties API at `/klantinteracties/api/v1` and the Contactgegevens API at `/contactgegevens/api/v1`: what the
//! clients of the reference speak, over the same use cases as our own API.
//!
//! A resource is one file in `soorten`: how its body is read and how it is shown. What all have in common is here: the
//! handlers (`resource`), bodies (`lezer`), queries (`vraag`), answers (`json`) and refusals (`probleem`).

#[cfg(test)]
mod allocaties;
mod groep;
pub(crate) mod json;
mod lezer;
pub(crate) mod probleem;
#[cfg(test)]
mod proeven;
mod resource;
mod soorten;
mod tekst;
mod vraag;

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use probleem::Wireprobleem;
pub(crate) use resource::opties;
use resource::{Api, Resource};

/// The Klantinteracties API.
pub(crate) const KLANTINTERACTIES: Api = Api { pad: "/klantinteracties/api/v1", versie: "0.9.0" };

/// The Contactgegevens API.
pub(crate) const CONTACTGEGEVENS: Api = Api { pad: "/contactgegevens/api/v1", versie: "1.1.1" };

/// The version of the API that a path is of.
pub(crate) fn versie(pad: &str) -> Option<&'static str> {
    [&KLANTINTERACTIES, &CONTACTGEGEVENS].into_iter().find_map(|api| {
        pad.strip_prefix(api.pad).filter(|rest| rest.is_empty() || rest.starts_with('/')).map(|_| api.versie)
    })
}

/// The methods of a path of the two APIs, by the pattern of its route.
pub(crate) fn methoden(patroon: &str) -> Option<&'static str> {
    versie(patroon)?;
    let deel = patroon.rsplit('/').next().unwrap_or_default();
    if patroon.ends_with("/schema/") || matches!(deel, "schema" | "openapi.json" | "openapi.yaml") {
        return None;
    }
    Some(if matches!(deel, "" | "v1") {
        "GET, HEAD, OPTIONS"
    } else if patroon.ends_with("/maak-klantcontact") {
        "POST, OPTIONS"
    } else if patroon.ends_with("/{uuid}") {
        "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"
    } else {
        "GET, POST, HEAD, OPTIONS"
    })
}

/// The headers that every answer of the two APIs has beside those of all answers.
pub(crate) fn vul_koppen(koppen: &mut HeaderMap, methoden: &'static str) {
    for (naam, waarde) in [
        (header::ALLOW, methoden),
        (header::VARY, "origin"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        koppen.insert(naam, HeaderValue::from_static(waarde));
    }
}

fn bron<R: Resource>(cfg: &mut ServiceConfig) {
    let verzameling = format!("{}/{}", R::API.pad, R::NAAM);
    cfg.service(web::resource(&verzameling).to(resource::verzameling::<R>));
    cfg.service(web::resource(format!("{verzameling}/{{uuid}}")).to(resource::een::<R>));
}

pub(crate) fn configureer(cfg: &mut ServiceConfig) {
    soorten::configureer(cfg);
    for api in ["klantinteracties", "contactgegevens"] {
        cfg.service(web::resource(format!("/{api}/api/{{versie:v[0-9]+}}/{{rest:.*}}")).to(andere_versie));
    }
}

/// A path of another version, or an unknown one of this.
async fn andere_versie(
    req: HttpRequest,
    pad: web::Path<(String, String)>,
) -> Result<HttpResponse, Wireprobleem> {
    let _ = req;
    if pad.0 == "v1" { Err(Wireprobleem::onbekend_pad()) } else { Err(Wireprobleem::onbekende_versie()) }
}
