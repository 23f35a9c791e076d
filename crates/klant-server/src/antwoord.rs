//! A successful answer: JSON with its status and headers.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName};
use actix_web::{HttpRequest, HttpResponse, Responder};
use klant_core::Code;
use klant_register::Eenmalig;
use serde::Serialize;

use crate::probleem::Probleem;

/// What a handler answers.
pub(crate) type Resultaat<T> = Result<Antwoord<T>, Probleem>;

/// A body to be written as JSON.
pub(crate) struct Antwoord<T> {
    status: StatusCode,
    koppen: Vec<(HeaderName, String)>,
    inhoud: T,
}

impl<T: Serialize> Antwoord<T> {
    /// 200.
    pub(crate) const fn ok(inhoud: T) -> Self {
        Self { status: StatusCode::OK, koppen: Vec::new(), inhoud }
    }

    /// 201, with the place of what was made.
    pub(crate) fn gemaakt(inhoud: T, url: Option<String>) -> Self {
        let koppen = url.map(|url| (header::LOCATION, url)).into_iter().collect();
        Self { status: StatusCode::CREATED, koppen, inhoud }
    }

    /// The version that a change has to name.
    pub(crate) fn met_versie(mut self, versie: i32) -> Self {
        self.koppen.push((header::ETAG, format!("\"{versie}\"")));
        self
    }
}

/// 204: done, and there is nothing to show.
pub(crate) struct Leeg;

impl Responder for Leeg {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

impl<T: Serialize> Responder for Antwoord<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut antwoord = HttpResponse::build(self.status);
        for kop in self.koppen {
            antwoord.insert_header(kop);
        }
        antwoord.json(self.inhoud)
    }
}

/// The version that a change is for, from `If-Match`: exactly one ETag of ours.
pub(crate) fn versie(req: &HttpRequest) -> Result<i32, Probleem> {
    let mut koppen = req.headers().get_all(header::IF_MATCH);
    let (Some(kop), None) = (koppen.next(), koppen.next()) else {
        let geen = req.headers().get(header::IF_MATCH).is_none();
        return Err(Probleem::versie(if geen { Code::VersieOntbreekt } else { Code::VersieFormaat }));
    };
    let kop = kop.to_str().map_err(|_| Probleem::versie(Code::VersieFormaat))?.trim();
    if kop == "*" {
        return Err(Probleem::versie(Code::VersieOntbreekt));
    }
    let sterk = kop.strip_prefix("W/").is_none();
    let tag = kop.trim_start_matches("W/").strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    let tag = tag.filter(|tag| !tag.contains('"')).ok_or_else(|| Probleem::versie(Code::VersieFormaat))?;
    // A tag that never was one of ours, or a weak one, matches no version.
    let getal = tag.bytes().all(|b| b.is_ascii_digit()) && !tag.starts_with('0');
    let versie = tag.parse().ok().filter(|_| sterk && getal);
    versie.ok_or_else(|| Probleem::versie(Code::VersieVerouderd))
}

/// The key of a request that may be done again, from `Idempotency-Key`, with its body; none without that header.
pub(crate) fn eenmalig(req: &HttpRequest, lichaam: &[u8]) -> Result<Option<Eenmalig>, Probleem> {
    let mut koppen = req.headers().get_all("idempotency-key");
    let Some(kop) = koppen.next() else { return Ok(None) };
    let sleutel = kop.to_str().ok().filter(|_| koppen.next().is_none());
    let eenmalig =
        sleutel.map_or(Err(Code::IdempotentieFormaat), |sleutel| Eenmalig::nieuw(sleutel, lichaam));
    eenmalig.map(Some).map_err(Probleem::ongeldig)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn lees(kop: &str) -> Result<i32, Code> {
        let req = TestRequest::default().insert_header((header::IF_MATCH, kop)).to_http_request();
        versie(&req).map_err(|probleem| probleem.code())
    }

    #[test]
    fn if_match_noemt_precies_een_versie() {
        assert_eq!(lees("\"7\""), Ok(7));
        for (kop, code) in [
            ("*", Code::VersieOntbreekt),
            ("7", Code::VersieFormaat),
            ("\"7\", \"8\"", Code::VersieFormaat),
            ("W/\"7\"", Code::VersieVerouderd),
            ("\"07\"", Code::VersieVerouderd),
            ("\"abc\"", Code::VersieVerouderd),
            ("\"99999999999\"", Code::VersieVerouderd),
        ] {
            assert_eq!(lees(kop), Err(code), "{kop}");
        }
        let zonder = versie(&TestRequest::default().to_http_request()).map_err(|probleem| probleem.code());
        assert_eq!(zonder, Err(Code::VersieOntbreekt));
    }
}
