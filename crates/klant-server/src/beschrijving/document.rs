//! The OpenAPI document of an API, as JSON and as YAML.

use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use super::api::Api;
use super::knoop::Knoop;
use crate::klant_v1;
use crate::klantinteracties::probleem::Wireprobleem;

const YAML: &str = "application/yaml";
const OPENAPI: &str = "application/vnd.oai.openapi";

/// Both texts of one document.
struct Document {
    json: String,
    yaml: String,
}

static KLANT: LazyLock<Document> = LazyLock::new(|| {
    let document = klant_v1::openapi();
    Document {
        json: serde_json::to_string(&document).expect("a derived document is JSON"),
        yaml: serde_saphyr::to_string(&document).expect("a derived document is YAML"),
    }
});
static KLANTINTERACTIES: LazyLock<Document> =
    LazyLock::new(|| Document::lees(include_str!("../../api/klantinteracties.yaml")));
static CONTACTGEGEVENS: LazyLock<Document> =
    LazyLock::new(|| Document::lees(include_str!("../../api/contactgegevens.yaml")));

impl Document {
    /// A document in a file of this crate; the tests read every one of them.
    fn lees(yaml: &str) -> Self {
        let knoop: Knoop = serde_saphyr::from_str(yaml).expect("the file is YAML");
        let json = serde_json::to_string(&knoop).expect("what was YAML can be JSON");
        Self { json, yaml: yaml.to_owned() }
    }

    fn van(api: Api) -> &'static Self {
        match api {
            Api::Klant => &KLANT,
            Api::Klantinteracties => &KLANTINTERACTIES,
            Api::Contactgegevens => &CONTACTGEGEVENS,
        }
    }
}

pub(super) async fn json(api: Api, _: HttpRequest) -> HttpResponse {
    antwoord("application/json", &Document::van(api).json)
}

/// Who asks a wire API for JSON here gets 406, as elsewhere.
pub(super) async fn yaml(api: Api, req: HttpRequest) -> Result<HttpResponse, Wireprobleem> {
    match yamlsoort(&req) {
        None if api.draad() => Err(Wireprobleem::niet_in_die_vorm()),
        soort => Ok(antwoord(soort.unwrap_or(OPENAPI), &Document::van(api).yaml)),
    }
}

fn antwoord(soort: &'static str, tekst: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, soort))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(tekst)
}

/// Which name of YAML the client takes; none when it names other things only.
fn yamlsoort(req: &HttpRequest) -> Option<&'static str> {
    let mut koppen = req.headers().get_all(header::ACCEPT).peekable();
    if koppen.peek().is_none() {
        return Some(OPENAPI);
    }
    koppen
        .filter_map(|kop| kop.to_str().ok())
        .flat_map(|kop| kop.split(','))
        .filter_map(|bereik| bereik.split(';').next())
        .find_map(|bereik| match bereik.trim().to_ascii_lowercase().as_str() {
            "*/*" | "application/*" | OPENAPI | "" => Some(OPENAPI),
            YAML => Some(YAML),
            _ => None,
        })
}

/// Every operation of an API: its path below the API, its method in capitals, the names of its query parameters, its
/// operationId.
#[cfg(test)]
pub(crate) fn bewerkingen(api: Api) -> Vec<(String, String, Vec<String>, String)> {
    let document = knoop(api);
    let mut gevonden = Vec::new();
    for (pad, methoden) in document.lid("paths").map(Knoop::leden).unwrap_or_default() {
        for (methode, bewerking) in methoden.leden() {
            let Some(naam) = bewerking.lid("operationId").and_then(Knoop::tekst) else { continue };
            let parameters = bewerking.lid("parameters").map(Knoop::lijst).unwrap_or_default();
            let query = parameters
                .iter()
                .filter(|parameter| parameter.lid("in").and_then(Knoop::tekst) == Some("query"))
                .filter_map(|parameter| parameter.lid("name").and_then(Knoop::tekst).map(str::to_owned))
                .collect();
            gevonden.push((pad.clone(), methode.to_uppercase(), query, naam.to_owned()));
        }
    }
    gevonden
}

#[cfg(test)]
pub(super) fn knoop(api: Api) -> Knoop {
    serde_json::from_str(&Document::van(api).json).expect("the served document is JSON")
}
