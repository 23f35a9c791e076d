//! Who asks, and whether that is allowed. The extractor is the permission: without it no handler reaches the register.

mod mijn;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use klant_core::verwerking::Spoor;
use klant_core::{Code, Doel, Toegang, Wie, Zicht};
use klant_register::{Aanmelding, Fout, Register, Toepassing};

pub(crate) use self::mijn::Mijn;
use crate::basis::Basis;
use crate::bron::BekendeParameters;
use crate::klantinteracties::probleem::Wireprobleem;
use crate::omlijsting::{Aanvrager, Tokenbezwaar};
use crate::parameters::Parameters;
use crate::probleem::Probleem;
use crate::server::Toestand;

/// A request of a known application: the register, the access with which to ask it, and what its query says.
pub(crate) struct Aanroep {
    pub(crate) register: Arc<Register>,
    pub(crate) toegang: Toegang,
    pub(crate) basis: Basis,
    pub(crate) parameters: Parameters,
}

impl Aanroep {
    /// What may be shown.
    pub(crate) fn zicht(&self) -> Zicht {
        self.toegang.zicht()
    }

    async fn van(req: HttpRequest) -> Result<Self, Probleem> {
        let toestand = Toestand::van(&req);
        let register = Arc::clone(&toestand.register);
        let toegang = toepassing(&req).await?.toegang().clone().met_spoor(Some(spoor(&req)));
        let (toegang, in_logboek) = match doel(req.headers())? {
            Some(doel) => {
                let in_logboek = is_woord(doel.als_tekst());
                (toegang.voor_doel(doel), in_logboek)
            }
            None => (toegang, true),
        };
        let doel = in_logboek.then(|| toegang.doel().to_string());
        req.extensions_mut().insert(Aanvrager { toepassing: naam(&toegang), doel });
        toegang.eis_doel().map_err(|reden| Fout::Verboden(vec![reden]))?;

        let bekend = req.app_data::<BekendeParameters>().copied().map_or(&[][..], |bekend| bekend.0);
        let leest = req.method().is_safe();
        let parameters = Parameters::van(&req, if leest { bekend } else { &[] })?;
        let basis = Basis::van_verzoek(toestand.basis.as_ref(), &req);
        Ok(Self { register, toegang, basis, parameters })
    }
}

impl FromRequest for Aanroep {
    type Error = Probleem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Probleem>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(Self::van(req.clone()))
    }
}

/// Why it is not known who asks.
#[derive(Debug)]
pub(crate) enum Geweigerd {
    /// There is no token that can be looked up.
    Geen(Tokenfout),
    /// No application has this token.
    Onbekend,
    /// This access token is no good.
    Aanmelding,
    /// It is good, but not of who may be here.
    Verboden(Code),
    /// The register failed.
    Register(Fout),
}

/// Why a request has no token that can be looked up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tokenfout {
    /// There is none, or it is of another scheme.
    Ontbreekt,
    /// The scheme stands there alone.
    Leeg,
    /// There is something behind it.
    Spaties,
    /// It cannot be read, or there are two headers: of two, neither is the token.
    Onleesbaar,
}

/// By what a request says who asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Bewijs<'k> {
    /// The token of a registered application.
    Token(&'k str),
    /// An access token of somebody who signed in.
    Jwt(&'k str),
}

/// Who asks, by a token that is good.
enum Bekend {
    /// A registered application.
    Toepassing(Box<Toepassing>),
    /// Somebody who signed in elsewhere.
    Aanmelding(Aanmelding),
}

/// Who asks: a registered application, or somebody who signed in and acts as one. The same for every API.
pub(crate) async fn toepassing(req: &HttpRequest) -> Result<Toepassing, Geweigerd> {
    match bekend(req).await? {
        Bekend::Toepassing(toepassing) => Ok(*toepassing),
        // What a customer may see is of herself, and that has a door of its own.
        Bekend::Aanmelding(klant) if klant.is_klant() => Err(weiger(req, Code::TokenKlant)),
        Bekend::Aanmelding(aanmelding) => {
            Ok(Toestand::van(req).register.toepassing_van_aanmelding(aanmelding))
        }
    }
}

async fn bekend(req: &HttpRequest) -> Result<Bekend, Geweigerd> {
    let toestand = Toestand::van(req);
    let loket = toestand.aanmelden.as_ref();
    match (bewijs(req.headers(), loket.is_some())?, loket) {
        (Bewijs::Token(token), _) => {
            let gevonden =
                toestand.register.toepassing_van_token(token).await.map_err(Geweigerd::Register)?;
            gevonden.map(Box::new).map(Bekend::Toepassing).ok_or(Geweigerd::Onbekend)
        }
        (Bewijs::Jwt(_), None) => Err(Tokenfout::Ontbreekt.into()),
        (Bewijs::Jwt(jwt), Some(loket)) => loket.keur(jwt).await.map(Bekend::Aanmelding).map_err(|code| {
            req.extensions_mut().insert(Tokenbezwaar(code));
            Geweigerd::Aanmelding
        }),
    }
}

/// The token is good, and not here; the log line says why.
fn weiger(req: &HttpRequest, code: Code) -> Geweigerd {
    req.extensions_mut().insert(Tokenbezwaar(code));
    Geweigerd::Verboden(code)
}

/// What stands in `Authorization`; the scheme in any case, as RFC 9110 has it.
fn bewijs(koppen: &HeaderMap, ook_jwt: bool) -> Result<Bewijs<'_>, Tokenfout> {
    let mut gegeven = koppen.get_all(header::AUTHORIZATION);
    let kop = gegeven.next().ok_or(Tokenfout::Ontbreekt)?;
    if gegeven.next().is_some() {
        return Err(Tokenfout::Onleesbaar);
    }
    let mut delen = kop.to_str().map_err(|_| Tokenfout::Onleesbaar)?.split_whitespace();
    let is_jwt = match delen.next().ok_or(Tokenfout::Ontbreekt)? {
        schema if schema.eq_ignore_ascii_case("token") => false,
        schema if ook_jwt && schema.eq_ignore_ascii_case("bearer") => true,
        _ => return Err(Tokenfout::Ontbreekt),
    };
    match (delen.next(), delen.next()) {
        (Some(jwt), None) if is_jwt => Ok(Bewijs::Jwt(jwt)),
        (Some(token), None) => Ok(Bewijs::Token(token)),
        (None, _) => Err(Tokenfout::Leeg),
        (Some(_), Some(_)) => Err(Tokenfout::Spaties),
    }
}

impl From<Tokenfout> for Geweigerd {
    fn from(fout: Tokenfout) -> Self {
        Self::Geen(fout)
    }
}

impl From<Geweigerd> for Probleem {
    fn from(geweigerd: Geweigerd) -> Self {
        match geweigerd {
            Geweigerd::Geen(Tokenfout::Ontbreekt | Tokenfout::Leeg) => {
                Self::geen_toegang(Code::TokenOntbreekt)
            }
            Geweigerd::Geen(Tokenfout::Spaties | Tokenfout::Onleesbaar) | Geweigerd::Onbekend => {
                Self::geen_toegang(Code::TokenOngeldig)
            }
            Geweigerd::Aanmelding => Self::geen_aanmelding(),
            Geweigerd::Verboden(code) => Self::verboden(code),
            Geweigerd::Register(fout) => fout.into(),
        }
    }
}

impl From<Geweigerd> for Wireprobleem {
    fn from(geweigerd: Geweigerd) -> Self {
        match geweigerd {
            Geweigerd::Geen(Tokenfout::Ontbreekt) => Self::niet_aangemeld(),
            Geweigerd::Geen(Tokenfout::Leeg) => {
                Self::ongeldig_token("Ongeldige token header. Geen logingegevens opgegeven")
            }
            Geweigerd::Geen(Tokenfout::Spaties) => {
                Self::ongeldig_token("Ongeldige token header. Token kan geen spaties bevatten.")
            }
            Geweigerd::Geen(Tokenfout::Onleesbaar) | Geweigerd::Onbekend => {
                Self::ongeldig_token("Ongeldige token.")
            }
            Geweigerd::Aanmelding => Self::geen_aanmelding(),
            Geweigerd::Verboden(_) => Probleem::from(geweigerd).into(),
            Geweigerd::Register(fout) => fout.into(),
        }
    }
}

/// The trace that a request is part of. One that cannot be read, or of which there are two, is none: then a new one begins.
pub(crate) fn spoor(req: &HttpRequest) -> Spoor {
    let mut gegeven = req.headers().get_all("traceparent");
    let enige = gegeven.next().filter(|_| gegeven.next().is_none());
    enige
        .and_then(|kop| kop.to_str().ok())
        .and_then(Spoor::lees)
        .unwrap_or_else(|| Spoor::begin(Toestand::van(req).ids.nieuw().into_bytes()))
}

/// The purpose of this request, when it is another than that of the registration.
fn doel(koppen: &HeaderMap) -> Result<Option<Doel>, Probleem> {
    let mut gegeven = koppen.get_all("doel");
    let Some(doel) = gegeven.next() else { return Ok(None) };
    let doel = doel.to_str().ok().filter(|_| gegeven.next().is_none());
    let doel = doel.ok_or_else(|| Probleem::ongeldig(Code::DoelFormaat))?;
    Ok(Some(doel.parse()?))
}

/// Whether a code of a client may be logged: one of digits, or with many in a row, could be a number of somebody.
fn is_woord(code: &str) -> bool {
    let heeft_letter = code.bytes().any(|b| b.is_ascii_alphabetic());
    heeft_letter && !code.as_bytes().windows(5).any(|reeks| reeks.iter().all(u8::is_ascii_digit))
}

fn naam(toegang: &Toegang) -> String {
    match toegang.wie() {
        Wie::Toepassing(naam) => naam.clone(),
        Wie::Medewerker(_) => "medewerker".to_owned(),
        Wie::Klant(_) => "klant".to_owned(),
        Wie::Beheerder(_) => "beheerder".to_owned(),
        Wie::Systeem => "systeem".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn koppen(waarde: &str) -> HeaderMap {
        let req = TestRequest::default().insert_header((header::AUTHORIZATION, waarde)).to_http_request();
        req.headers().clone()
    }

    #[test]
    fn token_staat_achter_het_woord_token() {
        assert_eq!(bewijs(&koppen("Token abc"), false), Ok(Bewijs::Token("abc")));
        assert_eq!(bewijs(&koppen("token abc"), true), Ok(Bewijs::Token("abc")));
        for (fout, soort) in [
            ("Bearer abc", Tokenfout::Ontbreekt),
            ("abc", Tokenfout::Ontbreekt),
            ("", Tokenfout::Ontbreekt),
            ("Token", Tokenfout::Leeg),
            ("Token ", Tokenfout::Leeg),
            ("Token a b", Tokenfout::Spaties),
        ] {
            assert_eq!(bewijs(&koppen(fout), false), Err(soort), "{fout}");
        }
        assert_eq!(bewijs(&HeaderMap::new(), true), Err(Tokenfout::Ontbreekt));
    }

    #[test]
    fn toegangstoken_telt_alleen_waar_dat_is_ingesteld() {
        assert_eq!(bewijs(&koppen("Bearer abc"), true), Ok(Bewijs::Jwt("abc")));
        assert_eq!(bewijs(&koppen("bearer a b"), true), Err(Tokenfout::Spaties));
        assert_eq!(bewijs(&koppen("Bearer"), true), Err(Tokenfout::Leeg));
        assert_eq!(bewijs(&koppen("Bearer"), false), Err(Tokenfout::Ontbreekt));
        assert_eq!(bewijs(&koppen("Basic abc"), true), Err(Tokenfout::Ontbreekt));
    }

    #[test]
    fn s23b_doel_met_een_nummer_komt_niet_in_het_logboek() {
        for woord in ["terugbellen", "wmo-2015", "a1234"] {
            assert!(is_woord(woord), "{woord}");
        }
        for nummer in ["999990007", "1", "1-2", "bsn-999990007", "a12345", "0612345678_tel"] {
            assert!(!is_woord(nummer), "{nummer}");
        }
    }

    #[test]
    fn s23_doel_in_de_kop_is_een_code() {
        let req = TestRequest::default().insert_header(("doel", "terugbellen")).to_http_request();
        assert_eq!(doel(req.headers()).expect("a code").expect("is there").als_tekst(), "terugbellen");
        let req = TestRequest::default().insert_header(("doel", "Terug bellen")).to_http_request();
        assert_eq!(doel(req.headers()).expect_err("no code").code(), Code::DoelFormaat);
    }
}
