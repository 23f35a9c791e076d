//! The pages for people. All they need comes from this server: they work without the internet.

use actix_web::http::header;
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};

use super::api::Api;
use crate::bron::Bron;

/// Scripts and styles of this server only; the viewer styles its own elements.
const BELEID: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file whose name holds its version never changes.
const ALTIJD: &str = "public, max-age=31536000, immutable";
const EVEN: &str = "public, max-age=3600";

const BIBLIOTHEEK: &str = "/pagina/openapi-explorer-2.4.820.min.js";

/// Path, media type, how long a browser may keep it, and the file.
const BESTANDEN: [(&str, &str, &str, &str); 3] = [
    (
        BIBLIOTHEEK,
        "text/javascript; charset=utf-8",
        ALTIJD,
        include_str!("../../api/pagina/openapi-explorer-2.4.820.min.js"),
    ),
    ("/pagina/pagina.css", "text/css; charset=utf-8", EVEN, include_str!("../../api/pagina/pagina.css")),
    (
        "/pagina/licenties.txt",
        "text/plain; charset=utf-8",
        EVEN,
        concat!(
            include_str!("../../api/pagina/openapi-explorer.DERDEN.txt"),
            "\n",
            include_str!("../../api/pagina/openapi-explorer.LICENSE.txt"),
        ),
    ),
];

pub(super) fn configureer(cfg: &mut ServiceConfig) {
    cfg.service(Bron::op("/").get(voorpagina).resource());
    for (pad, soort, bewaren, tekst) in BESTANDEN {
        cfg.service(Bron::op(pad).get(move || bestand(soort, bewaren, tekst)).resource());
    }
}

async fn bestand(soort: &'static str, bewaren: &'static str, tekst: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, soort))
        .insert_header((header::CACHE_CONTROL, bewaren))
        .body(tekst)
}

/// Links to the three pages.
async fn voorpagina() -> HttpResponse {
    html(include_str!("../../api/pagina/voorpagina.html").to_owned())
}

/// The page that shows a document. Its links are relative, so that it also works under a sub-path behind a proxy.
pub(super) async fn toon(api: Api, req: HttpRequest) -> HttpResponse {
    let (naar_api, naar_server) =
        if req.path().ends_with('/') { ("../", "../../../../") } else { ("./", "../../../") };
    let tekst = include_str!("../../api/pagina/beschrijving.html")
        .replace("{titel}", api.titel())
        .replace("{naar_api}", naar_api)
        .replace("{naar_server}", naar_server)
        .replace("{bibliotheek}", BIBLIOTHEEK.trim_start_matches('/'));
    html(tekst)
}

fn html(tekst: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, BELEID))
        .body(tekst)
}
