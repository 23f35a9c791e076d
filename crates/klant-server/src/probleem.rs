//! Every way to refuse or to fail, as a problem document (RFC 9457). The only place where a fault becomes a status.

#[cfg(test)]
mod proeven;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use klant_core::waarde::Formaatfout;
use klant_core::{Code, Reden};
use klant_register::Fout;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a refusal of an access token is answered (RFC 6750).
pub(crate) const BEARER: &str = "Bearer error=\"invalid_token\"";

/// Waarom een verzoek is geweigerd of mislukt (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Probleem)]
pub(crate) struct ProbleemDocument<'a> {
    /// Soort probleem; altijd `about:blank`: de titel is die van de status.
    #[serde(rename = "type")]
    soort: &'static str,
    /// Wat de status betekent.
    title: &'static str,
    /// De HTTP-status.
    status: u16,
    /// Wat er aan de hand is, in een zin.
    detail: &'a str,
    /// Kenmerk van dit ene voorval; het staat ook in het logboek.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    instance: Option<String>,
    /// Vaste code van de eerste fout.
    code: &'static str,
    /// Alle fouten, elk met haar plaats in de inhoud.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fouten: Vec<FoutWeergave<'a>>,
}

/// Een fout met haar plaats.
#[derive(Serialize, ToSchema)]
#[schema(as = Fout)]
pub(crate) struct FoutWeergave<'a> {
    /// JSON-pointer naar de plaats in de inhoud; leeg voor het geheel. Bij een parameter haar naam, bij een klantgegeven dat ontbreekt het element.
    pad: &'a str,
    /// Vaste code.
    code: &'static str,
    /// Wat er aan de hand is, in een zin.
    reden: String,
}

/// A refusal or failure on its way out.
#[derive(Debug)]
pub(crate) struct Probleem {
    status: StatusCode,
    redenen: Vec<Reden>,
    koppen: Vec<(header::HeaderName, HeaderValue)>,
    /// What failed, for the log; holds no values.
    oorzaak: Option<String>,
}

impl Probleem {
    fn nieuw(status: StatusCode, redenen: Vec<Reden>) -> Self {
        Self { status, redenen, koppen: Vec::new(), oorzaak: None }
    }

    fn een(status: StatusCode, code: Code) -> Self {
        Self::nieuw(status, vec![Reden::nieuw(code)])
    }

    fn met_kop(mut self, naam: header::HeaderName, waarde: HeaderValue) -> Self {
        self.koppen.push((naam, waarde));
        self
    }

    /// 400: the request as a whole.
    pub(crate) fn ongeldig(code: Code) -> Self {
        Self::een(StatusCode::BAD_REQUEST, code)
    }

    /// 400: a parameter of the query, by its name.
    pub(crate) fn parameters(redenen: Vec<Reden>) -> Self {
        Self::nieuw(StatusCode::BAD_REQUEST, redenen)
    }

    /// 401.
    pub(crate) fn geen_toegang(code: Code) -> Self {
        Self::een(StatusCode::UNAUTHORIZED, code)
            .met_kop(header::WWW_AUTHENTICATE, HeaderValue::from_static("Token"))
    }

    /// 401: an access token that is no good.
    pub(crate) fn geen_aanmelding() -> Self {
        Self::een(StatusCode::UNAUTHORIZED, Code::TokenOngeldig)
            .met_kop(header::WWW_AUTHENTICATE, HeaderValue::from_static(BEARER))
    }

    /// 403.
    pub(crate) fn verboden(code: Code) -> Self {
        Self::een(StatusCode::FORBIDDEN, code)
    }

    /// 404: this thing.
    pub(crate) fn niet_gevonden() -> Self {
        Self::een(StatusCode::NOT_FOUND, Code::PadNietGevonden)
    }

    /// 404: this path.
    pub(crate) fn pad_onbekend() -> Self {
        Self::een(StatusCode::NOT_FOUND, Code::PadOnbekend)
    }

    /// 405, with the methods that the path does know.
    pub(crate) fn methode(toegestaan: &str) -> Self {
        let probleem = Self::een(StatusCode::METHOD_NOT_ALLOWED, Code::MethodeNietToegestaan);
        match HeaderValue::from_str(toegestaan) {
            Ok(methoden) => probleem.met_kop(header::ALLOW, methoden),
            Err(_) => probleem,
        }
    }

    /// 412 or 428: the version that a change is for.
    pub(crate) fn versie(code: Code) -> Self {
        let status = match code {
            Code::VersieOntbreekt => StatusCode::PRECONDITION_REQUIRED,
            Code::VersieVerouderd => StatusCode::PRECONDITION_FAILED,
            _ => StatusCode::BAD_REQUEST,
        };
        Self::een(status, code)
    }

    /// 408: the body did not arrive in time.
    pub(crate) fn te_traag() -> Self {
        Self::een(StatusCode::REQUEST_TIMEOUT, Code::InhoudTeTraag)
    }

    /// 413.
    pub(crate) fn te_groot(meeste: usize) -> Self {
        let reden = Reden::nieuw(Code::InhoudTeGroot).met_toelichting(format!("ten hoogste {meeste} bytes"));
        Self::nieuw(StatusCode::PAYLOAD_TOO_LARGE, vec![reden])
    }

    /// 415.
    pub(crate) fn inhoudstype() -> Self {
        Self::een(StatusCode::UNSUPPORTED_MEDIA_TYPE, Code::InhoudType)
    }

    /// 503: the register is not ready, whatever the reason.
    pub(crate) fn niet_gereed(fout: &Fout) -> Self {
        let oorzaak = fout.to_string();
        let mut probleem = Self::een(StatusCode::SERVICE_UNAVAILABLE, Code::ServerDruk)
            .met_kop(header::RETRY_AFTER, HeaderValue::from_static("1"));
        probleem.oorzaak = Some(oorzaak);
        probleem
    }

    /// What failed, when the server is to blame.
    pub(crate) fn oorzaak(&self) -> Option<&str> {
        self.oorzaak.as_deref()
    }

    /// The headers that go with it.
    pub(crate) fn koppen(&self) -> Vec<(header::HeaderName, HeaderValue)> {
        self.koppen.clone()
    }

    /// The first code.
    pub(crate) fn code(&self) -> Code {
        self.redenen.first().map_or(Code::ServerFout, Reden::code)
    }

    /// The response, marked with the identity of this occurrence.
    pub(crate) fn antwoord(&self, instance: Option<Uuid>) -> HttpResponse {
        let mut antwoord = HttpResponse::build(self.status);
        if self.status == StatusCode::REQUEST_TIMEOUT {
            // What is still to come of the body would be taken for the next request.
            antwoord.force_close();
        }
        for (naam, waarde) in &self.koppen {
            antwoord.insert_header((naam.clone(), waarde.clone()));
        }
        let code = self.code();
        // A failure of ours tells nothing but its identity.
        let fouten = if self.status.is_server_error() { &[] } else { self.redenen.as_slice() };
        let document = ProbleemDocument {
            soort: "about:blank",
            title: titel(self.status),
            status: self.status.as_u16(),
            detail: detail(self.status, code),
            instance: instance.map(|instance| instance.urn().to_string()),
            code: code.code(),
            fouten: fouten
                .iter()
                .map(|reden| FoutWeergave {
                    pad: reden.plaats(),
                    code: reden.code().code(),
                    reden: reden.zin(),
                })
                .collect(),
        };
        antwoord.insert_header((header::CONTENT_TYPE, "application/problem+json"));
        antwoord.body(serde_json::to_vec(&document).unwrap_or_default())
    }
}

impl From<Fout> for Probleem {
    fn from(fout: Fout) -> Self {
        match fout {
            Fout::Ongeldig(redenen) => Self::nieuw(StatusCode::BAD_REQUEST, redenen),
            Fout::Verboden(redenen) => Self::nieuw(StatusCode::FORBIDDEN, redenen),
            Fout::NietGevonden | Fout::PaginaOnbekend => Self::niet_gevonden(),
            Fout::NietBekend => Self::een(StatusCode::NOT_FOUND, Code::MijnOnbekend),
            // Only the Klantinteracties API asks what can be refused so, and it has its own form.
            Fout::Velden(_) => Self::een(StatusCode::BAD_REQUEST, Code::VeldType),
            Fout::Conflict(redenen) => Self::nieuw(StatusCode::CONFLICT, redenen),
            Fout::VersieVerouderd => Self::versie(Code::VersieVerouderd),
            Fout::Store(ref store) => {
                let mut probleem = if store.tijdelijk() {
                    Self::een(StatusCode::SERVICE_UNAVAILABLE, Code::ServerDruk)
                        .met_kop(header::RETRY_AFTER, HeaderValue::from_static("1"))
                } else {
                    Self::een(StatusCode::INTERNAL_SERVER_ERROR, Code::ServerFout)
                };
                probleem.oorzaak = Some(fout.to_string());
                probleem
            }
        }
    }
}

impl From<Vec<Reden>> for Probleem {
    /// Faults of a body: 400.
    fn from(redenen: Vec<Reden>) -> Self {
        Self::nieuw(StatusCode::BAD_REQUEST, redenen)
    }
}

impl From<Formaatfout> for Probleem {
    fn from(fout: Formaatfout) -> Self {
        Self::ongeldig(fout.code())
    }
}

impl fmt::Display for Probleem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.code())
    }
}

impl ResponseError for Probleem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        self.antwoord(None)
    }
}

fn titel(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "Ongeldig verzoek",
        401 => "Niet aangemeld",
        403 => "Niet toegestaan",
        404 => "Niet gevonden",
        405 => "Methode niet toegestaan",
        408 => "Verzoek te traag",
        409 => "Kan nu niet",
        412 => "Versie verouderd",
        413 => "Inhoud te groot",
        415 => "Soort inhoud niet ondersteund",
        428 => "Versie vereist",
        503 => "Niet beschikbaar",
        _ => "Interne fout",
    }
}

fn detail(status: StatusCode, code: Code) -> &'static str {
    if status == StatusCode::INTERNAL_SERVER_ERROR { Code::ServerFout.zin() } else { code.zin() }
}
