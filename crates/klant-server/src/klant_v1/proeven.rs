//! The API without a socket, on a real register in a throw-away file.

mod beschrijving;
mod buitenkant;
mod klanten;
mod logboek;
mod server;
mod verplicht;

use std::sync::Arc;

use actix_web::dev::Service;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service, try_read_body};
use klant_core::profiel::Profielenset;
use klant_core::{Doel, Niveau, Wie};
use klant_register::brp::GeenBrp;
use klant_register::klok::{Systeemklok, Toeval};
use klant_register::store::{Database, Instelling, Sleutelbos, Store};
use klant_register::{NieuweToepassing, Register, Strengheid, Toegang, Token};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Instellingen, Toestand, toepassing};

/// A token that may record and see identifying numbers.
pub(crate) const BALIE: &str = "token-van-de-balie";
/// A token that may not.
const ROBOT: &str = "token-van-de-robot";

/// A register in a folder of its own.
pub(crate) struct Proef {
    pub(crate) register: Arc<Register>,
    _map: TempDir,
}

struct Kreeg {
    status: u16,
    koppen: HeaderMap,
    tekst: String,
}

impl Kreeg {
    fn json(&self) -> Value {
        serde_json::from_str(&self.tekst).expect("a JSON body")
    }

    fn kop(&self, naam: &str) -> &str {
        self.koppen.get(naam).map_or("", |waarde| waarde.to_str().expect("a readable header"))
    }
}

impl Proef {
    pub(crate) async fn nieuw() -> Self {
        let map = tempfile::tempdir().expect("a folder");
        let database = Database::Sqlite(map.path().join("klant.db"));
        let store = Store::open(&database, Instelling::default()).expect("a new database");
        let (sleutels, _) = Sleutelbos::lees_of_maak(&map.path().join("sleutel")).expect("new keys");
        let (brp, klok, ids) = (Arc::new(GeenBrp), Arc::new(Systeemklok), Arc::new(Toeval));
        let register = Register::nieuw(store, sleutels, Profielenset::ingebouwd(), brp, klok, ids);
        for (naam, token, mag_identificeren) in [("balie", BALIE, true), ("robot", ROBOT, false)] {
            let nieuw = NieuweToepassing {
                naam: naam.to_owned(),
                doel: Doel::niet_bepaald(),
                niveau: Niveau::Hoog,
                mag_identificeren,
                strengheid: Strengheid::Handhaven,
                vreemde_registers: true,
                profiel: None,
                profielkeuzes: Vec::new(),
                machtigingen: Vec::new(),
                afdeling: None,
                vervalt_op: None,
            };
            let token = Token::bestaand(token).expect("long enough");
            let beheerder = Toegang::nieuw(Wie::Systeem, Doel::niet_bepaald(), Niveau::Hoog, true);
            register.maak_toepassing(&beheerder, nieuw, Some(token)).await.expect("registered");
        }
        Self { register: Arc::new(register), _map: map }
    }

    /// A request with headers and a body, as it is.
    async fn vraag(&self, methode: Method, pad: &str, koppen: &[(&str, &str)], inhoud: &str) -> Kreeg {
        let mut req = TestRequest::with_uri(pad).method(methode).set_payload(inhoud.to_owned());
        for kop in koppen {
            req = req.append_header(*kop);
        }
        let instellingen = Instellingen {
            basis_url: Some("https://klant.example.nl".to_owned()),
            lichaam_max: 2_000,
            ..Instellingen::default()
        };
        let app = init_service(toepassing(Toestand::nieuw(Arc::clone(&self.register), instellingen))).await;
        let res = app.call(req.to_request()).await.expect("a response");
        let (status, koppen) = (res.status().as_u16(), res.headers().clone());
        let bytes = try_read_body(res).await.unwrap_or_else(|_| panic!("a body in memory"));
        Kreeg { status, koppen, tekst: String::from_utf8(bytes.to_vec()).expect("UTF-8") }
    }

    /// GET of the counter's application.
    async fn get(&self, pad: &str) -> Kreeg {
        self.vraag(Method::GET, &format!("{}{pad}", super::PAD), &[("authorization", &token(BALIE))], "")
            .await
    }

    /// POST of JSON.
    async fn post(&self, pad: &str, bij: &str, inhoud: &Value) -> Kreeg {
        let koppen = [("authorization", &*token(bij)), ("content-type", "application/json")];
        self.vraag(Method::POST, &format!("{}{pad}", super::PAD), &koppen, &inhoud.to_string()).await
    }
}

fn token(token: &str) -> String {
    format!("Token {token}")
}
