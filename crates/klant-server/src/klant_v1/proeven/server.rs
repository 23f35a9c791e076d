//! The server on a socket: HEAD, and an end without a broken request.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use actix_web::HttpServer;
use actix_web::rt::{System, spawn};

use super::{BALIE, Proef};
use crate::{Instellingen, Toestand, serveer, toepassing};

fn verbind(adres: SocketAddr) -> TcpStream {
    let stroom = TcpStream::connect(adres).expect("a listening server");
    stroom.set_read_timeout(Some(Duration::from_secs(10))).expect("a socket");
    stroom
}

fn lees(mut stroom: TcpStream) -> String {
    let mut tekst = String::new();
    stroom.read_to_string(&mut tekst).expect("a whole response");
    tekst
}

#[actix_web::test]
async fn sigterm_rondt_een_lopend_verzoek_af() {
    let proef = Proef::nieuw().await;
    let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let adres = luisteraar.local_addr().expect("an address");
    let register = proef.register.clone();
    let server = thread::spawn(move || {
        System::new().block_on(serveer(register, Instellingen::default(), luisteraar, None, None))
    });

    let mut hoofd = verbind(adres);
    write!(hoofd, "HEAD /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
    let antwoord = lees(hoofd);
    assert!(antwoord.starts_with("HTTP/1.1 200 OK\r\n") && antwoord.ends_with("\r\n\r\n"), "{antwoord}");

    // Half a request, then the signal, then the other half.
    let (begin, eind) = (r#"{"soo"#, r#"rt": "persoon"}"#);
    let mut lopend = verbind(adres);
    write!(
        lopend,
        "POST /klant/api/v1/klanten HTTP/1.1\r\nHost: x\r\nAuthorization: Token {BALIE}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
        begin.len() + eind.len(),
        begin,
    )
    .expect("sent");
    thread::sleep(Duration::from_millis(300));
    let klok = Instant::now();
    let gestuurd = Command::new("kill").arg("-TERM").arg(std::process::id().to_string()).status();
    assert!(gestuurd.expect("a signal").success());
    thread::sleep(Duration::from_millis(300));
    assert!(!server.is_finished());
    lopend.write_all(eind.as_bytes()).expect("sent");
    let antwoord = lees(lopend);
    assert!(antwoord.starts_with("HTTP/1.1 201 Created\r\n"), "{antwoord}");
    assert!(server.join().expect("no panic").is_ok());
    assert!(klok.elapsed() < Duration::from_secs(15), "{:?}", klok.elapsed());
}

#[actix_web::test]
async fn inhoud_die_te_lang_uitblijft_is_408_en_het_einde_van_de_verbinding() {
    let proef = Proef::nieuw().await;
    let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let adres = luisteraar.local_addr().expect("an address");
    let instellingen = Instellingen { lichaam_tijd: Duration::from_millis(200), ..Instellingen::default() };
    let toestand = Toestand::nieuw(proef.register.clone(), instellingen);
    let server = HttpServer::new(move || toepassing(toestand.clone()));
    let server = server.workers(1).disable_signals().listen(luisteraar).expect("a server").run();
    let (bediening, klok) = (server.handle(), Instant::now());
    let lopend = spawn(server);

    let klant = thread::spawn(move || {
        let mut half = verbind(adres);
        write!(
            half,
            "POST /klant/api/v1/klanten HTTP/1.1\r\nHost: x\r\nAuthorization: Token {BALIE}\r\n\
             Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
        )
        .expect("sent");
        // Ends only when the server closes the connection.
        lees(half)
    });
    while !klant.is_finished() {
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
    let antwoord = klant.join().expect("a response");
    assert!(antwoord.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{antwoord}");
    assert!(antwoord.contains("\"code\":\"inhoud.te_traag\""), "{antwoord}");
    assert!(klok.elapsed() >= Duration::from_millis(200));
    bediening.stop(false).await;
    assert!(lopend.await.expect("no panic").is_ok());
}
