//! A stand-in for a Notificaties API: it keeps what it gets, and answers what the test wants.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long something may take that should happen soon.
const HOOGSTENS: Duration = Duration::from_secs(60);

/// One request that it got.
#[derive(Clone, Debug)]
pub struct Ontvangen {
    pub doel: String,
    pub bewijs: String,
    pub body: Value,
    pub status: u16,
}

#[derive(Debug, Default)]
struct Stand {
    status: u16,
    ontvangen: Vec<Ontvangen>,
    kanalen: Vec<Value>,
}

/// Listens as long as the test runs.
#[derive(Clone, Debug)]
pub struct Nrc {
    adres: SocketAddr,
    stand: Arc<Mutex<Stand>>,
}

impl Nrc {
    /// On a free port, taking everything.
    pub fn nieuw() -> Self {
        Self::op("127.0.0.1:0".parse().unwrap())
    }

    /// An address where nobody listens yet.
    pub fn plek() -> SocketAddr {
        TcpListener::bind("127.0.0.1:0").and_then(|luisteraar| luisteraar.local_addr()).expect("a free port")
    }

    /// At this address, taking everything.
    pub fn op(adres: SocketAddr) -> Self {
        let luisteraar = TcpListener::bind(adres).expect("the port is free");
        let adres = luisteraar.local_addr().unwrap();
        let stand = Arc::new(Mutex::new(Stand { status: 201, ..Stand::default() }));
        let gedeeld = Arc::clone(&stand);
        std::thread::spawn(move || {
            for stroom in luisteraar.incoming().flatten() {
                let stand = Arc::clone(&gedeeld);
                // A client that hangs up halfway is none of the test's business.
                std::thread::spawn(move || beantwoord(stroom, &stand));
            }
        });
        Self { adres, stand }
    }

    pub fn url(&self) -> String {
        url(self.adres)
    }

    /// From now on answers this status; 0 is no answer at all.
    pub fn antwoord_met(&self, status: u16) {
        self.stand.lock().unwrap().status = status;
    }

    /// All requests so far, refused ones as well.
    pub fn alles(&self) -> Vec<Ontvangen> {
        self.stand.lock().unwrap().ontvangen.clone()
    }

    /// The notifications that were taken so far, in order.
    pub fn berichten(&self) -> Vec<Value> {
        let alles = self.alles().into_iter();
        alles
            .filter(|een| een.status == 201 && een.doel.ends_with("/notificaties"))
            .map(|een| een.body)
            .collect()
    }

    /// Waits for so many notifications, and looks that no more come.
    #[track_caller]
    pub fn wacht_op(&self, aantal: usize) -> Vec<Value> {
        wacht_tot(|| self.berichten().len() >= aantal);
        std::thread::sleep(Duration::from_millis(700));
        let berichten = self.berichten();
        assert_eq!(berichten.len(), aantal, "{berichten:#?}");
        berichten
    }
}

/// Waits for something that should happen soon.
#[track_caller]
pub fn wacht_tot(gebeurd: impl Fn() -> bool) {
    let begin = Instant::now();
    while !gebeurd() {
        assert!(begin.elapsed() < HOOGSTENS, "het gebeurde niet binnen een minuut");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What the binary takes as `notificaties_url`.
pub fn url(adres: SocketAddr) -> String {
    format!("http://{adres}/api/v1")
}

fn beantwoord(mut stroom: TcpStream, stand: &Mutex<Stand>) -> Option<()> {
    let mut lezer = BufReader::new(stroom.try_clone().ok()?);
    let mut eerste = String::new();
    lezer.read_line(&mut eerste).ok()?;
    let (mut lengte, mut bewijs) = (0, String::new());
    loop {
        let mut regel = String::new();
        lezer.read_line(&mut regel).ok()?;
        let Some((naam, waarde)) = regel.trim().split_once(": ") else { break };
        match naam.to_ascii_lowercase().as_str() {
            "content-length" => lengte = waarde.parse().ok()?,
            "authorization" => waarde.clone_into(&mut bewijs),
            _ => {}
        }
    }
    let mut body = vec![0; lengte];
    lezer.read_exact(&mut body).ok()?;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (methode, doel) = eerste.split_once(' ')?;
    let doel = doel.split(' ').next()?.to_owned();
    let (status, antwoord) = {
        let mut stand = stand.lock().unwrap();
        let antwoord = match methode {
            "GET" => json!(
                stand
                    .kanalen
                    .iter()
                    .filter(|kanaal| doel.ends_with(kanaal["naam"].as_str().unwrap_or("?")))
                    .collect::<Vec<_>>()
            ),
            _ => body.clone(),
        };
        let status = if methode == "GET" { 200 } else { stand.status };
        if status == 201 && doel.ends_with("/kanaal") {
            stand.kanalen.push(body.clone());
        }
        stand.ontvangen.push(Ontvangen { doel, bewijs, body, status });
        (status, antwoord.to_string())
    };
    if status == 0 {
        std::thread::sleep(HOOGSTENS);
        return None;
    }
    write!(
        stroom,
        "HTTP/1.1 {status} Antwoord\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{antwoord}",
        antwoord.len()
    )
    .ok()
}
