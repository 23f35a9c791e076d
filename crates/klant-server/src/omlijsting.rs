//! What goes around every request: its id, the headers of every response, and one log line.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use klant_core::{Code, Doel};
use uuid::Uuid;

use crate::basis::Basis;
use crate::klant_v1::{PAD, VERSIE};
use crate::klantinteracties;
use crate::klantinteracties::probleem::Wireprobleem;
use crate::lichaam::lees_uuid;
use crate::probleem::Probleem;
use crate::server::Toestand;

static API_VERSION: HeaderName = HeaderName::from_static("api-version");
static X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Who asked, for which purpose; left behind for the log line.
#[derive(Clone)]
pub(crate) struct Aanvrager {
    pub(crate) toepassing: String,
    pub(crate) doel: Option<String>,
}

/// Why a token was refused; left behind for the log line, for the client hears only that it is no good.
#[derive(Clone, Copy)]
pub(crate) struct Tokenbezwaar(pub(crate) Code);

/// Handles one request. The log line names the route, never the path or the query.
pub(crate) async fn omlijst(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let begin = Instant::now();
    let ids = Toestand::van(req.request()).ids.clone();
    let kenmerk = kenmerk(req.headers()).unwrap_or_else(|| ids.nieuw().to_string());
    let in_api = req.path().strip_prefix(PAD).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let mut versie = if in_api { Some(VERSIE) } else { klantinteracties::versie(req.path()) };

    let mut res = next.call(req).await?.map_into_boxed_body();
    let mut voorval = None;
    if let Some(weigering) = Weigering::van(&res) {
        let instance = ids.nieuw();
        voorval = Some(instance);
        if let Some(oorzaak) = weigering.oorzaak() {
            let route = route(&res);
            tracing::error!(instance = %instance.urn(), route, kenmerk, oorzaak, "verzoek mislukt");
        }
        if weigering.is_pagina() {
            versie = None;
        }
        let antwoord = weigering.antwoord(res.request(), instance);
        res = res.into_response(antwoord);
    }
    let patroon = res.request().match_pattern();
    if let Some(methoden) = patroon.as_deref().and_then(klantinteracties::methoden) {
        klantinteracties::vul_koppen(res.headers_mut(), methoden);
    }
    vul_koppen(res.headers_mut(), versie, &kenmerk);
    schrijf(&res, begin, &kenmerk, voorval);
    Ok(res)
}

/// A refusal of either form.
enum Weigering<'a> {
    Eigen(&'a Probleem),
    Wire(&'a Wireprobleem),
}

impl<'a> Weigering<'a> {
    fn van(res: &'a ServiceResponse) -> Option<Self> {
        let fout = res.response().error()?;
        fout.as_error().map(Self::Eigen).or_else(|| fout.as_error().map(Self::Wire))
    }

    fn oorzaak(&self) -> Option<&str> {
        match self {
            Self::Eigen(probleem) => probleem.oorzaak(),
            Self::Wire(probleem) => probleem.oorzaak(),
        }
    }

    /// Whether it is of no API: an unknown route, as a page.
    fn is_pagina(&self) -> bool {
        matches!(self, Self::Wire(probleem) if probleem.als_pagina)
    }

    fn antwoord(&self, req: &HttpRequest, instance: Uuid) -> HttpResponse {
        match self {
            Self::Eigen(probleem) => probleem.antwoord(Some(instance)),
            Self::Wire(probleem) => {
                let basis = Basis::van_verzoek(Toestand::van(req).basis.as_ref(), req);
                probleem.antwoord(&basis, Some(instance))
            }
        }
    }
}

/// The id that the client gave, when it is a uuid: it is logged, and any other text could say who somebody is.
fn kenmerk(koppen: &HeaderMap) -> Option<String> {
    let kenmerk = koppen.get(&X_REQUEST_ID)?.to_str().ok()?;
    lees_uuid(kenmerk).map(|kenmerk| kenmerk.to_string())
}

fn vul_koppen(koppen: &mut HeaderMap, versie: Option<&'static str>, kenmerk: &str) {
    if let Some(versie) = versie {
        koppen.insert(API_VERSION.clone(), HeaderValue::from_static(versie));
    }
    if let Ok(kenmerk) = HeaderValue::from_str(kenmerk) {
        koppen.insert(X_REQUEST_ID.clone(), kenmerk);
    }
    for (naam, waarde) in [
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        koppen.insert(naam, HeaderValue::from_static(waarde));
    }
    // A page and its files say more precisely what they need.
    for (naam, waarde) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ] {
        if !koppen.contains_key(&naam) {
            koppen.insert(naam, HeaderValue::from_static(waarde));
        }
    }
}

fn route(res: &ServiceResponse) -> String {
    res.request().match_pattern().unwrap_or_else(|| "(onbekend)".to_owned())
}

fn schrijf(res: &ServiceResponse, begin: Instant, kenmerk: &str, voorval: Option<Uuid>) {
    let aanvrager = res.request().extensions().get::<Aanvrager>().cloned();
    let bezwaar = res.request().extensions().get::<Tokenbezwaar>().map(|bezwaar| bezwaar.0.code());
    let duur = begin.elapsed();
    if let Some(metingen) = &Toestand::van(res.request()).metingen {
        metingen.tel(route(res), res.request().method(), res.status(), duur);
        let doel = aanvrager.as_ref().and_then(|aanvrager| aanvrager.doel.as_deref());
        if doel == Some(Doel::niet_bepaald().als_tekst()) {
            metingen.tel_zonder_doel();
        }
    }
    let duur = duur.as_secs_f64() * 1_000.0;
    tracing::info!(
        methode = res.request().method().as_str(),
        route = route(res),
        status = res.status().as_u16(),
        milliseconden = (duur * 10.0).round() / 10.0,
        kenmerk,
        toepassing = aanvrager.as_ref().map(|aanvrager| aanvrager.toepassing.as_str()),
        doel = aanvrager.as_ref().and_then(|aanvrager| aanvrager.doel.as_deref()),
        bezwaar,
        instance = voorval.map(|voorval| tracing::field::display(voorval.urn())),
        "verzoek"
    );
}
