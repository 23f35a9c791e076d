//! Who asks, and whether that is allowed. The extractor is the permission: without it no handler reaches the register.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use klant_core::{Code, Doel, Toegang, Wie, Zicht};
use klant_register::Register;

use crate::basis::Basis;
use crate::bron::BekendeParameters;
use crate::omlijsting::Aanvrager;
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
        let token = token(req.headers()).ok_or_else(|| Probleem::geen_toegang(Code::TokenOntbreekt))?;
        let toegang = register.toegang_van_token(token).await?;
        let toegang = toegang.ok_or_else(|| Probleem::geen_toegang(Code::TokenOngeldig))?;
        let toegang = match doel(req.headers())? {
            Some(doel) => toegang.voor_doel(doel),
            None => toegang,
        };
        req.extensions_mut()
            .insert(Aanvrager { toepassing: naam(&toegang), doel: toegang.doel().to_string() });

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

/// The token of `Authorization: Token …`; the scheme in any case, as RFC 9110 has it.
fn token(koppen: &HeaderMap) -> Option<&str> {
    let (schema, token) = koppen.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (schema.eq_ignore_ascii_case("token") && !token.is_empty()).then_some(token)
}

/// The purpose of this request, when it is another than that of the registration.
fn doel(koppen: &HeaderMap) -> Result<Option<Doel>, Probleem> {
    let Some(doel) = koppen.get("doel") else { return Ok(None) };
    let doel = doel.to_str().map_err(|_| Probleem::ongeldig(Code::DoelFormaat))?;
    Ok(Some(doel.parse()?))
}

fn naam(toegang: &Toegang) -> String {
    match toegang.wie() {
        Wie::Toepassing(naam) => naam.clone(),
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
        assert_eq!(token(&koppen("Token abc")), Some("abc"));
        assert_eq!(token(&koppen("token abc")), Some("abc"));
        for fout in ["Bearer abc", "abc", "Token", "Token ", ""] {
            assert_eq!(token(&koppen(fout)), None, "{fout}");
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
