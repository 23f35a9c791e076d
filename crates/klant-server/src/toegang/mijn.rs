//! The door of a customer to what is kept of herself: her own token, and nobody else's.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use klant_core::id::PartijId;
use klant_core::{Code, Toegang, Zicht};
use klant_register::Register;

use super::{Bekend, bekend, naam, spoor, weiger};
use crate::basis::Basis;
use crate::bron::BekendeParameters;
use crate::lichaam::lees_uuid;
use crate::omlijsting::Aanvrager;
use crate::parameters::Parameters;
use crate::probleem::Probleem;
use crate::server::Toestand;

/// A request of a customer: the register, her access to what is hers, and for whom she acts.
pub(crate) struct Mijn {
    pub(crate) register: Arc<Register>,
    pub(crate) toegang: Toegang,
    /// The customer for whom she says to act; whether she does is for the register to find out.
    pub(crate) namens: Option<PartijId>,
    pub(crate) basis: Basis,
    pub(crate) parameters: Parameters,
}

impl Mijn {
    /// What may be shown.
    pub(crate) fn zicht(&self) -> Zicht {
        self.toegang.zicht()
    }

    async fn van(req: HttpRequest) -> Result<Self, Probleem> {
        let toegang = match bekend(&req).await? {
            Bekend::Toepassing(_) => Err(Code::MijnGeenKlant),
            Bekend::Aanmelding(aanmelding) => aanmelding.tot_eigen_gegevens(),
        };
        let toegang = toegang.map_err(|code| weiger(&req, code))?.met_spoor(Some(spoor(&req)));
        let doel = Some(toegang.doel().to_string());
        req.extensions_mut().insert(Aanvrager { toepassing: naam(&toegang), doel });
        let toestand = Toestand::van(&req);
        let bekend = req.app_data::<BekendeParameters>().copied().map_or(&[][..], |bekend| bekend.0);
        let parameters = Parameters::van(&req, if req.method().is_safe() { bekend } else { &[] })?;
        Ok(Self {
            register: Arc::clone(&toestand.register),
            toegang,
            namens: namens(req.headers())?,
            basis: Basis::van_verzoek(toestand.basis.as_ref(), &req),
            parameters,
        })
    }
}

impl FromRequest for Mijn {
    type Error = Probleem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Probleem>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(Self::van(req.clone()))
    }
}

/// For whom she acts: one uuid.
fn namens(koppen: &HeaderMap) -> Result<Option<PartijId>, Probleem> {
    let mut gegeven = koppen.get_all("namens");
    let Some(namens) = gegeven.next() else { return Ok(None) };
    let namens = namens.to_str().ok().filter(|_| gegeven.next().is_none()).and_then(lees_uuid);
    let namens = namens.ok_or_else(|| Probleem::ongeldig(Code::NamensFormaat))?;
    Ok(Some(PartijId::nieuw(namens)))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn s25_namens_noemt_precies_een_klant() {
        let uuid = "0b9a6a5e-3c67-4a52-9d0a-6b3f7f6d1c11";
        let lees = |koppen: &[&str]| {
            let mut req = TestRequest::default();
            for kop in koppen {
                req = req.append_header(("Namens", *kop));
            }
            namens(req.to_http_request().headers()).map_err(|probleem| probleem.code())
        };
        assert_eq!(lees(&[]), Ok(None));
        assert_eq!(lees(&[uuid]), Ok(lees_uuid(uuid).map(PartijId::nieuw)));
        for fout in [&["999990007"][..], &[""], &[uuid, uuid]] {
            assert_eq!(lees(fout), Err(Code::NamensFormaat), "{fout:?}");
        }
    }
}
