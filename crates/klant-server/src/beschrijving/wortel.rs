//! The root of a wire API: which collections there are. Clients ask for it to see whether the server is there.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, Resource, web};

use super::api::Api;
use super::basis;
use super::knoop::Knoop;
use crate::klantinteracties::opties;
use crate::klantinteracties::probleem::Wireprobleem;

pub(super) fn resource(api: Api, pad: &'static str) -> Resource {
    web::resource(pad).to(move |req: HttpRequest| async move {
        match *req.method() {
            Method::GET | Method::HEAD => Ok(toon(api, &req)),
            Method::OPTIONS => Ok(opties(api.titel())),
            _ => Err(Wireprobleem::methode(req.method())),
        }
    })
}

fn toon(api: Api, req: &HttpRequest) -> HttpResponse {
    let (basis, wortel) = (basis(req), api.paden().wortel);
    let leden = api.verzamelingen().iter().map(|naam| {
        let pad = format!("{wortel}/{naam}");
        ((*naam).to_owned(), Knoop::Tekst(basis.pad(&pad).unwrap_or(pad)))
    });
    HttpResponse::Ok().json(Knoop::Leden(leden.collect()))
}
