//! A stand-in for a source that the binary asks over HTTP: it keeps what it gets, and answers what the test wants, faults
//! included.

use crate::certificaat::Serverbewijs;
use rustls::{ServerConnection, StreamOwned};
use serde_json::Value;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a silent source is silent: longer than any patience.
const STILTE: Duration = Duration::from_secs(120);

/// What it does with a request.
#[derive(Clone, Debug)]
pub enum Reactie {
    /// It answers.
    Antwoord {
        /// The status.
        status: u16,
        /// Header lines, each with its end.
        koppen: String,
        /// The body.
        lichaam: String,
    },
    /// It holds the line and says nothing.
    Stilte,
    /// It hangs up.
    Ophangen,
}

impl Reactie {
    /// Any text.
    pub fn tekst(status: u16, lichaam: &str) -> Self {
        Self::Antwoord { status, koppen: String::new(), lichaam: lichaam.to_owned() }
    }

    /// JSON.
    pub fn json(status: u16, lichaam: &Value) -> Self {
        Self::tekst(status, &lichaam.to_string())
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn met_kop(mut self, naam: &str, waarde: &str) -> Self {
        if let Self::Antwoord { koppen, .. } = &mut self {
            koppen.push_str(&format!("{naam}: {waarde}\r\n"));
        }
        self
    }
}

/// One request that it got.
#[derive(Clone, Debug)]
pub struct Verzoek {
    /// The method.
    pub methode: String,
    /// Path and query.
    pub doel: String,
    /// The headers, names in lower case.
    pub koppen: Vec<(String, String)>,
    /// The body.
    pub lichaam: String,
}

impl Verzoek {
    /// A header by its name in lower case.
    #[must_use]
    pub fn kop(&self, naam: &str) -> Option<&str> {
        self.koppen.iter().find(|(bestaand, _)| bestaand == naam).map(|(_, waarde)| waarde.as_str())
    }

    /// The body as JSON; null when it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.lichaam).unwrap_or_default()
    }
}

#[derive(Debug)]
struct Stand {
    eerst: VecDeque<Reactie>,
    altijd: Reactie,
    verzoeken: Vec<Verzoek>,
}

/// Listens as long as the test runs.
#[derive(Clone, Debug)]
pub struct Bron {
    adres: SocketAddr,
    schema: &'static str,
    stand: Arc<Mutex<Stand>>,
}

impl Bron {
    /// On a free port, over plain HTTP; it answers 500 until told otherwise.
    pub fn nieuw() -> Self {
        Self::luister(None)
    }

    /// The same over TLS.
    pub fn met_tls(bewijs: Serverbewijs) -> Self {
        Self::luister(Some(bewijs))
    }

    fn luister(bewijs: Option<Serverbewijs>) -> Self {
        let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let adres = luisteraar.local_addr().expect("it has an address");
        let stand = Stand { eerst: VecDeque::new(), altijd: Reactie::tekst(500, ""), verzoeken: Vec::new() };
        let stand = Arc::new(Mutex::new(stand));
        let (gedeeld, schema) = (Arc::clone(&stand), if bewijs.is_some() { "https" } else { "http" });
        std::thread::spawn(move || {
            for stroom in luisteraar.incoming().flatten() {
                let (stand, bewijs) = (Arc::clone(&gedeeld), bewijs.clone());
                // A client that hangs up halfway, or is not let in, is for the test to see at the other side.
                std::thread::spawn(move || match bewijs {
                    None => beantwoord(stroom, &stand),
                    Some(bewijs) => {
                        let tls = ServerConnection::new(bewijs.0).ok()?;
                        beantwoord(StreamOwned::new(tls, stroom), &stand)
                    }
                });
            }
        });
        Self { adres, schema, stand }
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", self.schema, self.adres)
    }

    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on does this, and forgets what it got.
    pub fn doe(&self, reactie: Reactie) {
        self.doe_eerst([], reactie);
    }

    /// Does these first, one for each request, and then that one; it forgets what it got.
    pub fn doe_eerst<const N: usize>(&self, eerst: [Reactie; N], altijd: Reactie) {
        *self.stand() = Stand { eerst: eerst.into(), altijd, verzoeken: Vec::new() };
    }

    /// What it got since.
    #[must_use]
    pub fn verzoeken(&self) -> Vec<Verzoek> {
        self.stand().verzoeken.clone()
    }

    /// How many that are.
    #[must_use]
    pub fn aantal(&self) -> usize {
        self.stand().verzoeken.len()
    }
}

fn beantwoord(stroom: impl Read + Write, stand: &Mutex<Stand>) -> Option<()> {
    let mut lezer = BufReader::new(stroom);
    let mut eerste = String::new();
    lezer.read_line(&mut eerste).ok()?;
    let (methode, doel) = eerste.split_once(' ')?;
    let doel = doel.split(' ').next()?;
    let mut koppen = Vec::new();
    loop {
        let mut regel = String::new();
        lezer.read_line(&mut regel).ok()?;
        let Some((naam, waarde)) = regel.trim().split_once(": ") else { break };
        koppen.push((naam.to_ascii_lowercase(), waarde.to_owned()));
    }
    let verzoek =
        Verzoek { methode: methode.to_owned(), doel: doel.to_owned(), koppen, lichaam: String::new() };
    let mut lichaam = vec![0; verzoek.kop("content-length").map_or(Some(0), |lengte| lengte.parse().ok())?];
    lezer.read_exact(&mut lichaam).ok()?;
    let verzoek = Verzoek { lichaam: String::from_utf8(lichaam).ok()?, ..verzoek };
    let reactie = {
        let mut stand = stand.lock().unwrap_or_else(PoisonError::into_inner);
        stand.verzoeken.push(verzoek);
        stand.eerst.pop_front().unwrap_or_else(|| stand.altijd.clone())
    };
    match reactie {
        Reactie::Antwoord { status, koppen, lichaam } => {
            let lengte = lichaam.len();
            let stroom = lezer.get_mut();
            write!(
                stroom,
                "HTTP/1.1 {status} Antwoord\r\nContent-Type: application/json\r\nContent-Length: {lengte}\r\n\
                 Connection: close\r\n{koppen}\r\n{lichaam}"
            )
            .ok()?;
            stroom.flush().ok()
        }
        Reactie::Stilte => {
            std::thread::sleep(STILTE);
            None
        }
        Reactie::Ophangen => None,
    }
}

/// An address where nobody listens.
///
/// # Panics
/// When the system has no port left.
pub fn onbewoond() -> String {
    let adres = TcpListener::bind("127.0.0.1:0").and_then(|luisteraar| luisteraar.local_addr());
    let adres = adres.expect("a free port");
    // Nobody answers: the listener is gone.
    assert!(TcpStream::connect(adres).is_err(), "er luistert iemand op {adres}");
    format!("http://{adres}")
}
