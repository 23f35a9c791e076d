//! Two servers on one database with a replica, and what keeps them busy.

use klant_tests::{Api, Cluster, Server};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const CONTACTEN: &str = "/klantinteracties/api/v1/klantcontacten";

/// How long something may take on a machine that does other things as well.
const HOOGSTENS: Duration = Duration::from_secs(60);

pub(crate) fn pad(uuid: &str) -> String {
    format!("{CONTACTEN}/{uuid}")
}

pub(crate) fn contact(onderwerp: &str) -> Value {
    json!({"kanaal": "telefoon", "onderwerp": onderwerp, "taal": "nld", "vertrouwelijk": false})
}

/// Records a klantcontact, and answers its uuid.
#[track_caller]
pub(crate) fn maak(api: &Api, onderwerp: &str) -> String {
    let gemaakt = api.post(CONTACTEN, &contact(onderwerp)).verwacht(201);
    gemaakt["uuid"].as_str().expect("a uuid").to_owned()
}

#[track_caller]
pub(crate) fn wacht_tot(wat: &str, zo: impl Fn() -> bool) {
    let begin = Instant::now();
    while !zo() {
        assert!(begin.elapsed() < HOOGSTENS, "na een minuut is het nog niet zo dat {wat}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What a server says of where it reads.
#[derive(Debug)]
pub(crate) struct Stand {
    pub(crate) bruikbaar: bool,
    pub(crate) replica: u64,
    pub(crate) primair: u64,
}

#[track_caller]
pub(crate) fn stand(server: &Server) -> Stand {
    let tekst = server.meter().get("/metrics").tekst;
    let getal = |begin: &str| -> u64 {
        let regel = tekst.lines().find_map(|regel| regel.strip_prefix(begin));
        regel.unwrap_or_else(|| panic!("{begin} ontbreekt in\n{tekst}")).trim().parse().expect("a number")
    };
    Stand {
        bruikbaar: getal("klant_replica_bruikbaar ") == 1,
        replica: getal("klant_gelezen_total{database=\"replica\"} "),
        primair: getal("klant_gelezen_total{database=\"primair\"} "),
    }
}

/// Two servers that read from the replica of one cluster.
pub(crate) struct Tweetal {
    // Before the cluster, which goes last.
    servers: [Option<Server>; 2],
    pub(crate) cluster: Cluster,
    token: String,
}

impl Tweetal {
    /// Both running, and reading from the replica.
    #[track_caller]
    pub(crate) fn start() -> Self {
        let cluster = Cluster::nieuw();
        let database = cluster.database();
        let token =
            database.opdracht(&["token", "maak", "--naam", "test"]).voer_uit().verwacht(0).trim().to_owned();
        let servers = ["een", "twee"].map(|naam| {
            let variabelen = [
                ("KLANT_LEES_DATABASE", cluster.leesdatabase()),
                ("KLANT_METRICS", "127.0.0.1:0".to_owned()),
                ("KLANT_ZEGELBESTAND", format!("{naam}.zegel")),
            ];
            let variabelen = variabelen.map(|(naam, waarde)| (naam.to_owned(), waarde));
            Some(Server::start_met::<&str>(database, &[], &variabelen))
        });
        let tweetal = Self { servers, cluster, token };
        tweetal.wacht_op_bruikbaar(true);
        tweetal
    }

    #[track_caller]
    pub(crate) fn server(&self, nummer: usize) -> &Server {
        self.servers.get(nummer).and_then(Option::as_ref).expect("a server that runs")
    }

    #[track_caller]
    pub(crate) fn api(&self, nummer: usize) -> Api {
        Api::nieuw(self.server(nummer).adres()).met_token(&self.token)
    }

    /// Waits until both servers say so.
    #[track_caller]
    pub(crate) fn wacht_op_bruikbaar(&self, bruikbaar: bool) {
        for server in self.servers.iter().flatten() {
            wacht_tot(&format!("bruikbaar {bruikbaar} is"), || stand(server).bruikbaar == bruikbaar);
        }
    }

    pub(crate) fn crash(&mut self, nummer: usize) {
        let server = self.servers.get_mut(nummer).and_then(Option::take);
        server.expect("a server that runs").crash();
    }
}

/// What was recorded and answered, and what was answered otherwise.
#[derive(Default)]
pub(crate) struct Uitslag {
    pub(crate) vastgelegd: BTreeSet<String>,
    /// Statuses that were not expected.
    pub(crate) anders: BTreeSet<u16>,
}

/// Clients that record and read at both servers, until they are told to end or their server is no more.
pub(crate) struct Drukte {
    genoeg: Arc<AtomicBool>,
    /// How many rounds the client of each server made.
    rondes: [Arc<AtomicUsize>; 2],
    uitslag: Arc<Mutex<Uitslag>>,
    draden: Vec<JoinHandle<()>>,
}

impl Drukte {
    pub(crate) fn begin(tweetal: &Tweetal) -> Self {
        let mut drukte = Self {
            genoeg: Arc::default(),
            rondes: Default::default(),
            uitslag: Arc::default(),
            draden: Vec::new(),
        };
        for (nummer, rondes) in drukte.rondes.iter().enumerate() {
            let (hier, daar) = (tweetal.api(nummer), tweetal.api(1 - nummer));
            let (genoeg, uitslag) = (Arc::clone(&drukte.genoeg), Arc::clone(&drukte.uitslag));
            let rondes = Arc::clone(rondes);
            drukte.draden.push(std::thread::spawn(move || {
                while !genoeg.load(Ordering::Relaxed) {
                    match ronde(&hier, &daar, &uitslag) {
                        Ronde::Rond => rondes.fetch_add(1, Ordering::Relaxed),
                        // Not at once again: it may be a while.
                        Ronde::Geweigerd => {
                            std::thread::sleep(Duration::from_millis(5));
                            continue;
                        }
                        Ronde::Niemand => return,
                    };
                }
            }));
        }
        drukte
    }

    /// Waits until the clients of both servers went around a few times more.
    #[track_caller]
    pub(crate) fn wacht_op_meer(&self) {
        self.wacht_op_meer_van(0);
        self.wacht_op_meer_van(1);
    }

    #[track_caller]
    pub(crate) fn wacht_op_meer_van(&self, nummer: usize) {
        let rondes = self.rondes.get(nummer).expect("one of two");
        let tot = rondes.load(Ordering::Relaxed) + 10;
        wacht_tot("er weer tien rondes zijn", || rondes.load(Ordering::Relaxed) >= tot);
    }

    /// One that was recorded.
    #[track_caller]
    pub(crate) fn een_vastgelegde(&self) -> String {
        let uitslag = self.uitslag.lock().expect("a client does not panic");
        uitslag.vastgelegd.first().expect("something was recorded").clone()
    }

    pub(crate) fn einde(self) -> Uitslag {
        self.genoeg.store(true, Ordering::Relaxed);
        for draad in self.draden {
            draad.join().expect("a client does not panic");
        }
        std::mem::take(&mut self.uitslag.lock().expect("a client does not panic"))
    }
}

/// How a round went.
enum Ronde {
    Rond,
    /// Nothing was recorded.
    Geweigerd,
    /// This server does not answer any more.
    Niemand,
}

/// Records here; reads it here and at the other server.
fn ronde(hier: &Api, daar: &Api, uitslag: &Mutex<Uitslag>) -> Ronde {
    let noteer = |status: u16, verwacht: u16| {
        if status != verwacht {
            uitslag.lock().expect("nobody panics").anders.insert(status);
        }
    };
    let inhoud = contact("Drukte").to_string();
    let Ok(gemaakt) = hier.probeer("POST", CONTACTEN, "application/json", inhoud.as_bytes()) else {
        return Ronde::Niemand;
    };
    noteer(gemaakt.status, 201);
    let Some(uuid) = gemaakt.body["uuid"].as_str() else { return Ronde::Geweigerd };
    uitslag.lock().expect("nobody panics").vastgelegd.insert(uuid.to_owned());
    for api in [hier, daar] {
        // One that was stopped does not answer; that is for its own client to find out.
        if let Ok(gelezen) = api.probeer("GET", &pad(uuid), "", b"") {
            noteer(gelezen.status, 200);
        }
    }
    Ronde::Rond
}
