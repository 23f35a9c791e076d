//! The body of a request: one reader for all of them.
//!
//! Reading never stops at the first fault. What serde refuses is noted with its place and taken out, until the rest can be
//! read; then `validator` looks at lengths and presence; then every format is read. Reasons name a place and a code, and
//! never what stood there.

mod fouten;
mod lezen;
#[cfg(test)]
mod proeven;
mod validatie;
mod vorm;
mod waarden;

use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::body::{BodyStream, to_bytes_limited};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::rt::time::timeout;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use klant_core::Code;

pub(crate) use fouten::{Fouten, Pad};
pub(crate) use lezen::{Verzoek, lees, lees_als, lees_voorwerp};
pub(crate) use vorm::{tekst, voorwerp, voorwerpen};
pub(crate) use waarden::lees_uuid;

use crate::klantinteracties::probleem::Wireprobleem;
use crate::probleem::Probleem;
use crate::server::Toestand;

/// A body that was not read yet: reading waits until the caller is known to be allowed.
pub(crate) struct Lichaam {
    stroom: Payload,
    soort: Option<String>,
    lengte: Option<usize>,
    meeste: usize,
    tijd: Duration,
}

impl Lichaam {
    /// Reads the body as what a use case takes.
    pub(crate) async fn lees<V: Verzoek>(self) -> Result<V::Opdracht, Probleem> {
        Ok(lees::<V>(&self.json().await?)?)
    }

    /// All bytes of a body that says to be JSON.
    pub(crate) async fn json(self) -> Result<Bytes, Probleem> {
        let is_json = self.soort.as_deref().is_some_and(|soort| soort == "application/json");
        if is_json { self.bytes().await } else { Err(Probleem::inhoudstype()) }
    }

    /// All bytes of a body of the Klantinteracties API, which must say to be JSON.
    pub(crate) async fn wirejson(self) -> Result<Bytes, Wireprobleem> {
        let is_json = self.soort.as_deref().is_some_and(|soort| soort == "application/json");
        let bytes = self.bytes().await?;
        // What is not there need not say what it is.
        if is_json || bytes.is_empty() { Ok(bytes) } else { Err(Wireprobleem::inhoudstype()) }
    }

    /// All bytes of a body that says to be a change of JSON.
    pub(crate) async fn wijziging(self) -> Result<Bytes, Probleem> {
        let soorten = ["application/merge-patch+json", "application/json"];
        let is_wijziging = self.soort.as_deref().is_some_and(|soort| soorten.contains(&soort));
        if is_wijziging { self.bytes().await } else { Err(Probleem::inhoudstype()) }
    }

    /// All bytes of a body that may be left out.
    pub(crate) async fn json_of_leeg(self) -> Result<Bytes, Probleem> {
        let is_json = self.soort.as_deref().is_some_and(|soort| soort == "application/json");
        let bytes = self.bytes().await?;
        if is_json || bytes.is_empty() { Ok(bytes) } else { Err(Probleem::inhoudstype()) }
    }

    async fn bytes(self) -> Result<Bytes, Probleem> {
        if self.lengte.is_some_and(|lengte| lengte > self.meeste) {
            return Err(Probleem::te_groot(self.meeste));
        }
        match timeout(self.tijd, to_bytes_limited(BodyStream::new(self.stroom), self.meeste)).await {
            Ok(Ok(Ok(bytes))) => Ok(bytes),
            Ok(Ok(Err(_))) => Err(Probleem::ongeldig(Code::InhoudAfgebroken)),
            Ok(Err(_)) => Err(Probleem::te_groot(self.meeste)),
            Err(_) => Err(Probleem::te_traag()),
        }
    }
}

impl FromRequest for Lichaam {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let lengte =
            req.headers().get(header::CONTENT_LENGTH).and_then(|lengte| lengte.to_str().ok()?.parse().ok());
        let instellingen = &Toestand::van(req).instellingen;
        let (meeste, tijd) = (instellingen.lichaam_max, instellingen.lichaam_tijd);
        let soort = Some(req.content_type().to_ascii_lowercase()).filter(|soort| !soort.is_empty());
        ready(Ok(Self { stroom: payload.take(), soort, lengte, meeste, tijd }))
    }
}
