//! What a server does when it gets more than it can do: it says so, loses nothing that it acknowledged, and goes on by itself once it
//! can.

use klant_tests::{Antwoord, Api, Database, Omgeving, Server, Soort, op_beide_databases};
use serde_json::{Value, json};
use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

const CONTACTEN: &str = "/klantinteracties/api/v1/klantcontacten";

/// More than wait in one queue (256), and what is under way.
const TE_VEEL: usize = 300;

fn contact(onderwerp: &str) -> Value {
    json!({
        "kanaal": "balie", "onderwerp": onderwerp, "inhoud": "x".repeat(900), "indicatieContactGelukt": true,
        "taal": "nld", "vertrouwelijk": false, "plaatsgevondenOp": "2026-11-30T12:00:00Z",
    })
}

#[track_caller]
fn leeg_of_gelukt(antwoord: &Antwoord) -> bool {
    match antwoord.status {
        201 => true,
        // Too busy: of this one nothing may be there.
        503 => {
            assert!(antwoord.kop("retry-after").is_some());
            false
        }
        status => panic!("{status}: {}", antwoord.tekst),
    }
}

/// Tries until it is recorded, as a client would that is told to come back later.
#[track_caller]
fn leg_vast(api: &Api, onderwerp: &str) {
    let begin = Instant::now();
    while !leeg_of_gelukt(&api.post(CONTACTEN, &contact(onderwerp))) {
        assert!(begin.elapsed() < Duration::from_secs(60), "de server herstelt zich niet");
        sleep(Duration::from_millis(100));
    }
}

#[track_caller]
fn aantal(api: &Api) -> u64 {
    api.get(CONTACTEN).op("/count").as_u64().expect("a number")
}

op_beide_databases!(een_volle_wachtrij_is_503_en_wat_erin_stond_telt, |omgeving| {
    let slot = match omgeving.soort() {
        Soort::Sqlite => "BEGIN IMMEDIATE",
        Soort::Postgres => "BEGIN; LOCK TABLE klantcontact IN ACCESS EXCLUSIVE MODE",
    };
    let (gelukt, geweigerd) = (Mutex::new(0_u64), Mutex::new(0_u64));
    let vast = omgeving.database().houd_vast(slot);
    let hoog = |teller: &Mutex<u64>| *teller.lock().unwrap() += 1;
    scope(|draden| {
        for nummer in 0..TE_VEEL {
            let (api, gelukt, geweigerd) = (omgeving.api(), &gelukt, &geweigerd);
            draden.spawn(move || {
                let antwoord = api.post(CONTACTEN, &contact(&format!("Vraag {nummer}")));
                hoog(if leeg_of_gelukt(&antwoord) { gelukt } else { geweigerd });
            });
        }
        let begin = Instant::now();
        while *geweigerd.lock().unwrap() == 0 {
            assert!(begin.elapsed() < Duration::from_secs(60), "niemand hoort dat het vol is");
            sleep(Duration::from_millis(20));
        }
        // Who asks whether it lives is not kept waiting by who records.
        assert_eq!(omgeving.api().zonder_token().get("/livez").status, 200);
        drop(vast);
    });
    let (gelukt, geweigerd) = (gelukt.into_inner().unwrap(), geweigerd.into_inner().unwrap());
    assert_eq!(gelukt + geweigerd, u64::try_from(TE_VEEL).unwrap());
    assert_eq!(aantal(&omgeving.api()), gelukt);
    leg_vast(&omgeving.api(), "Daarna");
    assert_eq!(aantal(&omgeving.api()), gelukt + 1);
});

/// Connections of which each has said half of what it wants.
fn halve_verzoeken(omgeving: &Omgeving) -> Vec<TcpStream> {
    let adres = omgeving.server().adres().trim_start_matches("http://").to_owned();
    let begin = format!("POST {CONTACTEN} HTTP/1.1\r\nHost: {adres}\r\n");
    let half = format!(
        "{begin}Authorization: Token {}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"kanaal\":",
        omgeving.token()
    );
    let lijn = |tekst: &str| {
        let mut lijn = TcpStream::connect(&adres).expect("the server listens");
        lijn.write_all(tekst.as_bytes()).expect("the server reads");
        lijn
    };
    (0..TE_VEEL).map(|nummer| lijn(if nummer % 2 == 0 { &begin } else { &half })).collect()
}

op_beide_databases!(wie_zijn_verzoek_niet_afmaakt_houdt_niemand_op, |omgeving| {
    let lijnen = halve_verzoeken(&omgeving);
    let api = omgeving.api();
    for nummer in 0..20 {
        api.post(CONTACTEN, &contact(&format!("Vraag {nummer}"))).verwacht(201);
    }
    assert_eq!(aantal(&api), 20);
    drop(lijnen);
    api.post(CONTACTEN, &contact("Daarna")).verwacht(201);
    assert_eq!(aantal(&api), 21);
});

/// SQLite writes its files itself; that of PostgreSQL would be another's.
#[test]
fn een_volle_schijf_is_503_zonder_verlies_en_gaat_over() {
    let database = Database::nieuw(Soort::Sqlite);
    let token = database.opdracht(&["token", "maak", "--naam", "schijf"]).voer_uit();
    let server = Server::start_op_eindige_schijf(&database);
    let api = Api::nieuw(server.adres()).met_token(token.verwacht(0).trim());
    leg_vast(&api, "Eerst");

    server.hoogstens_per_bestand(Some(3 << 20));
    let mut bevestigd = 1;
    while leeg_of_gelukt(&api.post(CONTACTEN, &contact("Tot het vol is"))) {
        bevestigd += 1;
        assert!(bevestigd < 20_000, "de schijf raakt niet vol");
    }
    for _ in 0..20 {
        bevestigd += u64::from(leeg_of_gelukt(&api.post(CONTACTEN, &contact("Vol"))));
    }
    server.hoogstens_per_bestand(None);
    leg_vast(&api, "Daarna");
    assert_eq!(aantal(&api), bevestigd + 1);
    // And so it stands on the disk.
    server.crash();
    let server = Server::start(&database, &[""; 0]);
    assert_eq!(aantal(&Api::nieuw(server.adres()).met_token(token.stdout.trim())), bevestigd + 1);
}
