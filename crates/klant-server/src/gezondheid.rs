//! Is the process alive, can it serve: for whoever keeps it running.

use actix_web::http::header;
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};

use crate::bron::Bron;
use crate::probleem::Probleem;
use crate::server::Toestand;

pub(crate) fn configureer(cfg: &mut ServiceConfig) {
    cfg.service(Bron::op("/livez").get(leeft).resource());
    cfg.service(Bron::op("/readyz").get(gereed).resource());
}

/// The process answers.
async fn leeft() -> HttpResponse {
    in_orde()
}

/// The database answers, and its schema is the one of this program.
async fn gereed(req: HttpRequest) -> Result<HttpResponse, Probleem> {
    let register = Toestand::van(&req).register.clone();
    register.gezond().await.map_err(|fout| Probleem::niet_gereed(&fout))?;
    Ok(in_orde())
}

fn in_orde() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(r#"{"status":"in orde"}"#)
}
