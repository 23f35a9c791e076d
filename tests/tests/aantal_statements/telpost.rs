//! A post between the server and PostgreSQL that passes everything on and writes down the statements that go by.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

type Gezien = Arc<Mutex<Vec<String>>>;

/// Counts as long as this value exists.
#[derive(Debug)]
pub struct Telpost {
    url: String,
    gezien: Gezien,
}

impl Telpost {
    /// A post in front of the database of this URL, which names a host and a port.
    pub fn voor(url: &str) -> Self {
        let (schema, rest) = url.split_once("://").expect("a URL has a scheme");
        let (gezag, pad) = rest.split_once('/').expect("a URL names the database");
        let (gebruiker, adres) = gezag.rsplit_once('@').unwrap_or(("postgres", gezag));
        assert!(!adres.is_empty(), "KLANT_TEST_POSTGRES moet een machine noemen, geen socket");
        let adres = if adres.contains(':') { adres.to_owned() } else { format!("{adres}:5432") };
        let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let poort = luisteraar.local_addr().expect("it listens").port();
        let gezien = Gezien::default();
        let deel = Arc::clone(&gezien);
        thread::spawn(move || {
            for client in luisteraar.incoming().flatten() {
                let server = TcpStream::connect(&adres).expect("PostgreSQL answers");
                verbind(client, server, &deel);
            }
        });
        // Encrypted messages cannot be counted.
        let teken = if pad.contains('?') { '&' } else { '?' };
        let url = format!(
            "{schema}://{gebruiker}@127.0.0.1:{poort}/{pad}{teken}sslmode=disable&gssencmode=disable"
        );
        Self { url, gezien }
    }

    /// What the server takes as `--database` to go by this post.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The statements that went by since the last call, on all connections.
    pub fn neem(&self) -> Vec<String> {
        std::mem::take(&mut self.gezien.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn verbind(mut client: TcpStream, mut server: TcpStream, gezien: &Gezien) {
    for stroom in [&client, &server] {
        stroom.set_nodelay(true).expect("an open connection");
    }
    let (mut van_client, mut naar_client) =
        (client.try_clone().expect("a socket"), client.try_clone().expect("a socket"));
    let (mut van_server, mut naar_server) =
        (server.try_clone().expect("a socket"), server.try_clone().expect("a socket"));
    let gezien = Arc::clone(gezien);
    thread::spawn(move || {
        let mut lezer = Lezer::default();
        geef_door(&mut van_client, &mut naar_server, |stuk| {
            // Before it is passed on: the answer comes after what is written down.
            gezien.lock().unwrap_or_else(PoisonError::into_inner).extend(lezer.statements_in(stuk));
        });
        let _ = server.flush();
        let _ = server.shutdown(std::net::Shutdown::Both);
    });
    thread::spawn(move || {
        geef_door(&mut van_server, &mut naar_client, |_| ());
        let _ = client.flush();
        let _ = client.shutdown(std::net::Shutdown::Both);
    });
}

fn geef_door(van: &mut TcpStream, naar: &mut TcpStream, mut zie: impl FnMut(&[u8])) {
    let mut ruimte = vec![0_u8; 64 * 1024];
    while let Ok(aantal @ 1..) = van.read(&mut ruimte) {
        let stuk = ruimte.get(..aantal).expect("no more is read than fits");
        zie(stuk);
        if naar.write_all(stuk).is_err() {
            return;
        }
    }
}

/// Reads the messages of a client: a type, but for the first, and the length that counts itself and what follows.
#[derive(Default)]
struct Lezer {
    rest: Vec<u8>,
    begonnen: bool,
    /// The texts of prepared statements, by name.
    voorbereid: HashMap<String, String>,
    gebonden: String,
}

impl Lezer {
    fn statements_in(&mut self, stuk: &[u8]) -> Vec<String> {
        self.rest.extend_from_slice(stuk);
        let mut gevonden = Vec::new();
        while let Some((soort, inhoud)) = self.bericht() {
            let mut teksten =
                inhoud.split(|byte| *byte == 0).map(|tekst| String::from_utf8_lossy(tekst).into_owned());
            let mut volgende = || teksten.next().unwrap_or_default();
            match soort {
                // A simple query; the preparation of one, by name; the choice of a prepared one; its execution.
                b'Q' => gevonden.push(volgende()),
                b'P' => drop(self.voorbereid.insert(volgende(), volgende())),
                b'B' => {
                    let _portaal = volgende();
                    self.gebonden = volgende();
                }
                b'E' => gevonden.push(self.voorbereid.get(&self.gebonden).cloned().unwrap_or_default()),
                _ => {}
            }
        }
        gevonden
    }

    /// The next whole message; the first has no type, for which stands 0.
    fn bericht(&mut self) -> Option<(u8, Vec<u8>)> {
        let kop = usize::from(self.begonnen);
        let soort = if self.begonnen { *self.rest.first()? } else { 0 };
        let lengte = <[u8; 4]>::try_from(self.rest.get(kop..kop + 4)?).ok()?;
        let einde = kop + u32::from_be_bytes(lengte) as usize;
        let inhoud = self.rest.get(kop + 4..einde)?.to_vec();
        self.rest.drain(..einde);
        self.begonnen = true;
        Some((soort, inhoud))
    }
}

#[test]
fn berichten_worden_geteld_ook_in_stukken() {
    let bericht = |soort: &[u8], inhoud: &[u8]| {
        let lengte = u32::try_from(inhoud.len() + 4).expect("short").to_be_bytes();
        [soort, &lengte, inhoud].concat()
    };
    let alles = [
        bericht(b"", &[0, 3, 0, 0, b'u', 0]),
        bericht(b"p", b"geheim\0"),
        bericht(b"Q", b"SELECT 1\0"),
        bericht(b"P", b"naam\0SELECT 2\0"),
        bericht(b"B", b"\0naam\0EEEE"),
        bericht(b"E", b"\0\0\0\0\0"),
        bericht(b"S", b""),
    ]
    .concat();
    assert_eq!(Lezer::default().statements_in(&alles), ["SELECT 1", "SELECT 2"]);
    let mut lezer = Lezer::default();
    let stuk_voor_stuk: Vec<String> = alles.chunks(3).flat_map(|stuk| lezer.statements_in(stuk)).collect();
    assert_eq!(stuk_voor_stuk, ["SELECT 1", "SELECT 2"]);
}
