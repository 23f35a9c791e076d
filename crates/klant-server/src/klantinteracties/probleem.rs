//! Refusals and failures as the reference answers them.

use std::fmt;

use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, ResponseError};
use klant_core::Reden;
use klant_register::Fout;
use klant_register::klantinteracties::Veldbezwaar;
use uuid::Uuid;

use super::json::Json;
use crate::basis::Basis;
use crate::probleem::{BEARER, Probleem};

/// A refusal or failure on its way out.
#[derive(Debug)]
pub(crate) struct Wireprobleem {
    status: StatusCode,
    soort: &'static Soort,
    detail: String,
    bezwaren: Option<Vec<Veldbezwaar>>,
    koppen: Vec<(HeaderName, HeaderValue)>,
    /// What failed, for the log; holds no values.
    oorzaak: Option<String>,
    /// Answered in another form: an unknown route, as HTML.
    pub(crate) als_pagina: bool,
}

/// What kind of problem it is, in the reference's words.
#[derive(Debug)]
struct Soort {
    klasse: &'static str,
    code: &'static str,
    titel: &'static str,
}

const fn soort(klasse: &'static str, code: &'static str, titel: &'static str) -> Soort {
    Soort { klasse, code, titel }
}

static VELDEN: Soort = soort("ValidationError", "invalid", "Ongeldige invoerwaarde.");
static GEEN_JSON: Soort = soort("ParseError", "parse_error", "Ongeldig samengestelde request.");
static NIET_AANGEMELD: Soort =
    soort("NotAuthenticated", "not_authenticated", "Authenticatiegegevens zijn niet opgegeven.");
static ONGELDIG_TOKEN: Soort =
    soort("AuthenticationFailed", "authentication_failed", "Ongeldige authenticatiegegevens.");
static NIET_GEVONDEN: Soort = soort("NotFound", "not_found", "Niet gevonden.");
static METHODE: Soort =
    soort("MethodNotAllowed", "method_not_allowed", "Methode \"{method}\" niet toegestaan.");
static VORM: Soort =
    soort("NotAcceptable", "not_acceptable", "Kan niet voldoen aan de opgegeven Accept header.");
static INHOUDSTYPE: Soort = soort(
    "UnsupportedMediaType",
    "unsupported_media_type",
    "Ongeldige media type \"{media_type}\" in aanvraag.",
);
static GEEN_RECHT: Soort =
    soort("PermissionDenied", "permission_denied", "Je hebt geen toestemming om deze actie uit te voeren.");
static CONFLICT: Soort = soort("Conflict", "conflict", "Er is een conflict");
static TE_TRAAG: Soort = soort("APIException", "error", "Het verzoek kwam niet op tijd aan.");
static TE_GROOT: Soort = soort("APIException", "error", "De inhoud van het verzoek is te groot.");
static TE_DRUK: Soort =
    soort("APIException", "error", "Het register heeft het te druk; probeer het zo opnieuw.");
static SERVERFOUT: Soort = soort("APIException", "error", "Er is een serverfout opgetreden.");

impl Wireprobleem {
    fn nieuw(status: StatusCode, soort: &'static Soort) -> Self {
        Self {
            status,
            soort,
            detail: soort.titel.to_owned(),
            bezwaren: None,
            koppen: Vec::new(),
            oorzaak: None,
            als_pagina: false,
        }
    }

    fn met_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// 400: these fields or parameters.
    pub(crate) fn velden(bezwaren: Vec<Veldbezwaar>) -> Self {
        Self { bezwaren: Some(bezwaren), ..Self::nieuw(StatusCode::BAD_REQUEST, &VELDEN) }
    }

    /// 400: no JSON, at this place.
    pub(crate) fn geen_json(regel: usize, kolom: usize) -> Self {
        let detail = format!("JSON parse error - regel {regel}, kolom {kolom}");
        Self::nieuw(StatusCode::BAD_REQUEST, &GEEN_JSON).met_detail(detail)
    }

    /// 401: no token.
    pub(crate) fn niet_aangemeld() -> Self {
        Self::nieuw(StatusCode::UNAUTHORIZED, &NIET_AANGEMELD).met_uitdaging("Token")
    }

    /// 401: a token that is none.
    pub(crate) fn ongeldig_token(detail: &str) -> Self {
        Self::nieuw(StatusCode::UNAUTHORIZED, &ONGELDIG_TOKEN).met_detail(detail).met_uitdaging("Token")
    }

    /// 401: an access token that is no good.
    pub(crate) fn geen_aanmelding() -> Self {
        let probleem = Self::nieuw(StatusCode::UNAUTHORIZED, &ONGELDIG_TOKEN);
        probleem.met_detail("Ongeldige token.").met_uitdaging(BEARER)
    }

    fn met_uitdaging(mut self, schema: &'static str) -> Self {
        self.koppen.push((header::WWW_AUTHENTICATE, HeaderValue::from_static(schema)));
        self
    }

    /// 404: this thing.
    pub(crate) fn niet_gevonden() -> Self {
        Self::nieuw(StatusCode::NOT_FOUND, &NIET_GEVONDEN)
    }

    /// 404: this version of the API.
    pub(crate) fn onbekende_versie() -> Self {
        Self::niet_gevonden().met_detail("Ongeldige versie in URL-pad.")
    }

    /// 404: no route at all.
    pub(crate) fn onbekend_pad() -> Self {
        Self { als_pagina: true, ..Self::niet_gevonden() }
    }

    /// 405. A method that nobody knows is free text, and is not repeated.
    pub(crate) fn methode(methode: &Method) -> Self {
        let bekend = [
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
            Method::TRACE,
            Method::CONNECT,
        ];
        let naam = if bekend.contains(methode) { methode.as_str() } else { "?" };
        Self::nieuw(StatusCode::METHOD_NOT_ALLOWED, &METHODE)
            .met_detail(format!("Methode \"{naam}\" niet toegestaan."))
    }

    /// 406.
    pub(crate) fn niet_in_die_vorm() -> Self {
        Self::nieuw(StatusCode::NOT_ACCEPTABLE, &VORM)
    }

    /// 415.
    pub(crate) fn inhoudstype() -> Self {
        Self::nieuw(StatusCode::UNSUPPORTED_MEDIA_TYPE, &INHOUDSTYPE)
            .met_detail("Ongeldige media type in aanvraag.")
    }

    /// What failed, when the server is to blame.
    pub(crate) fn oorzaak(&self) -> Option<&str> {
        self.oorzaak.as_deref()
    }

    /// The response, marked with the identity of this occurrence.
    pub(crate) fn antwoord(&self, basis: &Basis, instance: Option<Uuid>) -> HttpResponse {
        let mut antwoord = HttpResponse::build(self.status);
        if self.status == StatusCode::REQUEST_TIMEOUT {
            // What is still to come of the body would be taken for the next request.
            antwoord.force_close();
        }
        for (naam, waarde) in &self.koppen {
            antwoord.insert_header((naam.clone(), waarde.clone()));
        }
        if self.als_pagina {
            antwoord.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
            return antwoord.body("<!doctype html><title>Niet gevonden</title><h1>Niet gevonden</h1>");
        }
        let mut json = Json::default();
        json.voorwerp(|leden| {
            leden.tekst("type", basis.pad(&format!("/ref/fouten/{}/", self.soort.klasse)).as_deref());
            leden.zet("code", self.soort.code);
            leden.zet("title", self.soort.titel);
            leden.zet("status", &self.status.as_u16());
            leden.zet("detail", &self.detail);
            leden.zet("instance", &instance.map(|instance| instance.urn().to_string()).unwrap_or_default());
            if let Some(bezwaren) = &self.bezwaren {
                leden.lid("invalidParams").lijst(bezwaren, |json, bezwaar| {
                    json.voorwerp(|leden| {
                        leden.zet("name", &bezwaar.naam);
                        leden.zet("code", bezwaar.code);
                        leden.zet("reason", &bezwaar.reden);
                    });
                });
            }
        });
        antwoord.insert_header((header::CONTENT_TYPE, "application/json"));
        antwoord.body(json.bytes())
    }
}

impl From<Fout> for Wireprobleem {
    fn from(fout: Fout) -> Self {
        match fout {
            Fout::Velden(bezwaren) => Self::velden(bezwaren),
            Fout::NietGevonden => Self::niet_gevonden(),
            // What stands in the way, and until when: the reference has no such refusal, and so no word for it.
            Fout::Conflict(redenen) => {
                let zinnen: Vec<String> = redenen.iter().map(Reden::zin).collect();
                Self::nieuw(StatusCode::CONFLICT, &CONFLICT).met_detail(zinnen.join(" "))
            }
            Fout::PaginaOnbekend => Self::niet_gevonden().met_detail("Ongeldige pagina."),
            fout => Probleem::from(fout).into(),
        }
    }
}

impl From<Probleem> for Wireprobleem {
    /// What our own API knows and the reference does not: too large, too slow, too busy, or a failure.
    fn from(probleem: Probleem) -> Self {
        let status = probleem.status_code();
        let soort = match status.as_u16() {
            403 => &GEEN_RECHT,
            408 => &TE_TRAAG,
            409 | 412 => &CONFLICT,
            413 => &TE_GROOT,
            503 => &TE_DRUK,
            status if status < 500 => &GEEN_JSON,
            _ => &SERVERFOUT,
        };
        let mut wire = Self::nieuw(status, soort);
        wire.oorzaak = probleem.oorzaak().map(str::to_owned);
        wire.koppen = probleem.koppen();
        wire
    }
}

impl fmt::Display for Wireprobleem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.soort.code)
    }
}

impl ResponseError for Wireprobleem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        self.antwoord(&Basis::geen(), None)
    }
}
