//! Keys that come from a server: fetched, replaced, and kept when the server is away.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::json;
use time::Duration;

use super::*;

/// What the issuer answers: to everything the same, with `ADRES` replaced; none is a failure.
#[derive(Default)]
struct Inhoud {
    jwks: Mutex<Option<String>>,
    document: Mutex<Option<String>>,
    vragen: AtomicUsize,
}

struct Bron {
    adres: SocketAddr,
    inhoud: Arc<Inhoud>,
}

impl Bron {
    fn start(jwks: Option<String>) -> Self {
        let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a port");
        let adres = luisteraar.local_addr().expect("an address");
        let inhoud = Arc::new(Inhoud { jwks: Mutex::new(jwks), ..Inhoud::default() });
        let antwoorden = Arc::clone(&inhoud);
        // It ends with the tests.
        thread::spawn(move || {
            for stroom in luisteraar.incoming() {
                let mut stroom = stroom.expect("a connection");
                let regels = BufReader::new(stroom.try_clone().expect("a connection")).lines();
                let kop: Vec<String> =
                    regels.map_while(Result::ok).take_while(|regel| !regel.is_empty()).collect();
                antwoorden.vragen.fetch_add(1, Ordering::SeqCst);
                let bron = if kop.first().is_some_and(|regel| regel.contains(".well-known")) {
                    &antwoorden.document
                } else {
                    &antwoorden.jwks
                };
                let (status, inhoud) = match bron.lock().expect("an answer").clone() {
                    Some(inhoud) => ("200 OK", inhoud.replace("ADRES", &adres.to_string())),
                    None => ("500 Internal Server Error", String::new()),
                };
                let lengte = inhoud.len();
                let antwoord = format!(
                    "HTTP/1.1 {status}\r\nContent-Length: {lengte}\r\nConnection: close\r\n\r\n{inhoud}"
                );
                stroom.write_all(antwoord.as_bytes()).expect("an answer");
            }
        });
        Self { adres, inhoud }
    }

    fn zet(&self, jwks: Option<String>) {
        *self.inhoud.jwks.lock().expect("an answer") = jwks;
    }

    fn vragen(&self) -> usize {
        self.inhoud.vragen.load(Ordering::SeqCst)
    }
}

fn loket(uitgever: &str, sleutels: &str) -> (Aanmeldloket, Arc<Proefklok>) {
    let tekst = format!(
        "[[uitgever]]\nuitgever = \"{uitgever}\"\ndoelgroep = \"klant\"\nsleutels = {{ {sleutels} }}\n{MEDEWERKER}"
    );
    let klok = Proefklok::nieuw();
    let loket = Aanmeldloket::open(&Bestand { naam: "aanmelding.toml".to_owned(), tekst }, klok.clone());
    (loket.unwrap_or_else(|fouten| panic!("{fouten:#?}")), klok)
}

fn met_url(bron: &Bron) -> (Aanmeldloket, Arc<Proefklok>) {
    loket(UITGEVER, &format!("url = \"http://{}/certs?p=geheim\"", bron.adres))
}

/// A token that stays good while the clock of the test goes on.
fn lang(kid: &str) -> String {
    let claims = met("exp", json!(NU.unix_timestamp() + 100_000));
    teken(&json!({"alg": "ES256", "kid": kid}), &claims)
}

fn set(kid: &str) -> Option<String> {
    Some(json!({"keys": [ec_jwk(ec_sleutel(), kid)]}).to_string())
}

#[actix_web::test]
async fn nieuwe_sleutel_wordt_gehaald_als_er_een_token_mee_komt() {
    let bron = Bron::start(set("oud"));
    let (loket, klok) = met_url(&bron);
    assert!(is_medewerker(&loket.keur(&lang("oud")).await));
    bron.zet(set("nieuw"));
    // Not within the minute, whatever tokens come: else anybody could make us ask without end.
    assert_eq!(loket.keur(&lang("nieuw")).await.err(), Some(Code::TokenSleutel));
    assert_eq!(bron.vragen(), 1);
    klok.later(Duration::seconds(61));
    assert!(is_medewerker(&loket.keur(&lang("nieuw")).await));
    assert_eq!(loket.keur(&lang("oud")).await.err(), Some(Code::TokenSleutel));
    assert_eq!(bron.vragen(), 2);
}

#[actix_web::test]
async fn oude_sleutels_gaan_door_als_de_bron_weg_is() {
    let bron = Bron::start(set("oud"));
    let (loket, klok) = met_url(&bron);
    for weg in [None, Some("<html>".to_owned()), Some(json!({"keys": []}).to_string())] {
        bron.zet(weg);
        klok.later(Duration::hours(2));
        let vooraf = bron.vragen();
        assert!(is_medewerker(&loket.keur(&lang("oud")).await));
        assert!(is_medewerker(&loket.keur(&lang("oud")).await));
        assert_eq!(bron.vragen(), vooraf + 1, "asked once, and then left alone for a while");
    }
}

#[actix_web::test]
async fn ingetrokken_sleutel_werkt_hoogstens_een_uur_door() {
    let bron = Bron::start(set("oud"));
    let (loket, klok) = met_url(&bron);
    bron.zet(set("nieuw"));
    klok.later(Duration::minutes(59));
    assert!(is_medewerker(&loket.keur(&lang("oud")).await));
    klok.later(Duration::minutes(2));
    assert_eq!(loket.keur(&lang("oud")).await.err(), Some(Code::TokenSleutel));
}

#[actix_web::test]
async fn zonder_sleutels_wordt_geweigerd_tot_ze_er_zijn() {
    let bron = Bron::start(None);
    let (loket, klok) = met_url(&bron);
    assert_eq!(loket.keur(&lang("oud")).await.err(), Some(Code::TokenSleutel));
    bron.zet(set("oud"));
    klok.later(Duration::seconds(6));
    assert!(is_medewerker(&loket.keur(&lang("oud")).await));
}

#[actix_web::test]
async fn ontdekking_volgt_het_document_van_de_uitgever_zelf() {
    let bron = Bron::start(set("oud"));
    let uitgever = format!("http://{}/realms/a", bron.adres);
    let token = || {
        let mut claims = met("exp", json!(NU.unix_timestamp() + 100_000));
        claims["iss"] = json!(uitgever);
        teken(&json!({"alg": "ES256", "kid": "oud"}), &claims)
    };
    let document =
        |issuer: &str, jwks_uri: &str| Some(json!({"issuer": issuer, "jwks_uri": jwks_uri}).to_string());
    for fout in [
        document("https://ander.example", "http://ADRES/certs"),
        document(&uitgever, "http://sso.example.nl/certs"),
        Some("{}".to_owned()),
    ] {
        *bron.inhoud.document.lock().expect("an answer") = fout;
        let (loket, _) = loket(&uitgever, "ontdekking = true");
        assert_eq!(loket.keur(&token()).await.err(), Some(Code::TokenSleutel));
    }
    *bron.inhoud.document.lock().expect("an answer") = document(&uitgever, "http://ADRES/certs");
    let (loket, _) = loket(&uitgever, "ontdekking = true");
    assert!(is_medewerker(&loket.keur(&token()).await));
}
