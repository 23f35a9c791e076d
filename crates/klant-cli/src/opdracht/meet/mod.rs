//! `klant meet`: what requests cost a running server, on a data set of `klant genereer`.
//!
//! It writes: klantcontacten and interacties are among what is measured. The processor time is that of the server itself, and
//! of PostgreSQL; what this program needs to ask is not in it.

mod proces;
mod verzoek;

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use klant_core::Keuze as _;
use klant_register::klok::{Klok as _, Systeemklok};
use serde_json::{Value, json};

use self::proces::Teller;
use self::verzoek::{Aanroeper, Plan};
use super::Resultaat;
use crate::cli::{Algemeen, Meet, Meting};
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, uitvoer};

/// What one kind of request cost.
struct Uitslag {
    meting: Meting,
    duur: Duration,
    /// How long each request took that was answered well, from short to long.
    tijden: Vec<Duration>,
    fouten: u32,
    /// What the first that failed was answered.
    eerste_fout: Option<String>,
    server: Option<Duration>,
    database: Option<Duration>,
}

impl Uitslag {
    /// A point in the order of times, such as 0.99.
    fn deel(&self, deel: f64) -> Option<f64> {
        let laatste = self.tijden.len().checked_sub(1)?;
        // A place in a list: what is lost of a fraction is no place.
        let plaats = (laatste as f64 * deel).round() as usize;
        self.tijden.get(plaats).map(|tijd| tijd.as_secs_f64() * 1e3)
    }

    fn aantal(&self) -> usize {
        self.tijden.len() + self.fouten as usize
    }

    fn per_verzoek(&self, tijd: Option<Duration>) -> Option<f64> {
        tijd.map(|tijd| tijd.as_secs_f64() * 1e3 / self.aantal().max(1) as f64)
    }

    fn json(&self) -> Value {
        let rond = |getal: f64| (getal * 1e4).round() / 1e4;
        json!({
            "verzoek": self.meting.woord(),
            "aantal": self.aantal(),
            "fouten": self.fouten,
            "perSeconde": rond(self.aantal() as f64 / self.duur.as_secs_f64()),
            "p50Ms": self.deel(0.5).map(rond),
            "p99Ms": self.deel(0.99).map(rond),
            "serverMs": self.per_verzoek(self.server).map(rond),
            "databaseMs": self.per_verzoek(self.database).map(rond),
        })
    }

    fn rij(&self) -> [String; 7] {
        let ms = |getal: Option<f64>| getal.map_or_else(String::new, |getal| format!("{getal:.3}"));
        [
            self.meting.woord().to_owned(),
            format!("{:.0}", self.aantal() as f64 / self.duur.as_secs_f64()),
            ms(self.deel(0.5)),
            ms(self.deel(0.99)),
            ms(self.per_verzoek(self.server)),
            ms(self.per_verzoek(self.database)),
            self.fouten.to_string(),
        ]
    }
}

pub(crate) fn voer_uit(opties: &Algemeen, meet: &Meet) -> Resultaat {
    let token = token(meet.token_stdin)?;
    let basis = meet.url.trim_end_matches('/');
    if !basis.starts_with("http://") {
        return Err(Opdrachtfout::melding(
            "de URL begint met http://; meet op de machine van de server, voor de proxy",
        ));
    }
    let plan = Plan::maak(meet.set.gegevens(), Systeemklok.nu());
    let metingen = if meet.alleen.is_empty() { Meting::ALLE } else { meet.alleen.as_slice() };
    let mut uitslagen = Vec::new();
    for meting in metingen {
        let mut teller = Teller::nieuw(meet.pid, meet.postgres_pid)?;
        // What is done once, such as a connection, a plan of the database or a page in memory, is not what is measured.
        ronde(
            meet,
            *meting,
            basis,
            &token,
            &plan,
            (meet.verzoeken / 10).max(u32::from(meet.verbindingen)),
            0,
        );
        teller.begin()?;
        let mut uitslag = ronde(meet, *meting, basis, &token, &plan, meet.verzoeken, 1);
        (uitslag.server, uitslag.database) = teller.einde()?;
        if let Some(fout) = &uitslag.eerste_fout {
            uitvoer::zeg(&format!(
                "{}: {} keer geen goed antwoord, zoals {fout}",
                meting.woord(),
                uitslag.fouten
            ));
        }
        uitslagen.push(uitslag);
    }
    let rijen: Vec<Value> = uitslagen.iter().map(Uitslag::json).collect();
    let json = json!({
        "partijen": meet.set.partijen,
        "zaad": meet.set.zaad,
        "verbindingen": meet.verbindingen,
        "metingen": rijen,
    });
    uitvoer::toon(opties, &json, |blad| {
        let kolommen = ["Verzoek", "Per seconde", "p50 ms", "p99 ms", "Server ms", "Database ms", "Fouten"];
        blad.tabel("Metingen", kolommen, uitslagen.iter().map(Uitslag::rij).collect());
    })?;
    let goed = uitslagen.iter().all(|uitslag| uitslag.fouten == 0);
    Ok(if goed { Uitkomst::Gedaan } else { Uitkomst::Fout })
}

fn token(van_stdin: bool) -> Result<String, Opdrachtfout> {
    let token = if van_stdin { invoer::regel()? } else { std::env::var("KLANT_TOKEN").unwrap_or_default() };
    if token.is_empty() {
        return Err(Opdrachtfout::melding("er is geen token; geef het met --token-stdin of in KLANT_TOKEN"));
    }
    Ok(token)
}

/// Asks so many requests over the connections. Which ones follows from the number of the round and of the request.
fn ronde(
    meet: &Meet,
    meting: Meting,
    basis: &str,
    token: &str,
    plan: &Plan,
    verzoeken: u32,
    nummer: u32,
) -> Uitslag {
    let volgende = AtomicU32::new(0);
    let begin = Instant::now();
    let draad = || {
        let aanroeper = Aanroeper::nieuw(basis, token);
        let (mut tijden, mut fouten, mut eerste_fout) = (Vec::new(), 0_u32, None);
        loop {
            let rang = volgende.fetch_add(1, Ordering::Relaxed);
            if rang >= verzoeken {
                return (tijden, fouten, eerste_fout);
            }
            let verzoek = plan.verzoek(meting, nummer, rang);
            let begin = Instant::now();
            match aanroeper.vraag(&verzoek) {
                Ok(()) => tijden.push(begin.elapsed()),
                Err(fout) => {
                    fouten += 1;
                    eerste_fout = eerste_fout.or(Some(fout));
                }
            }
        }
    };
    let delen: Vec<_> = thread::scope(|scope| {
        let draden: Vec<_> = (0..meet.verbindingen).map(|_| scope.spawn(draad)).collect();
        draden.into_iter().filter_map(|draad| draad.join().ok()).collect()
    });
    let duur = begin.elapsed();
    let (mut tijden, mut fouten, mut eerste_fout) = (Vec::new(), 0, None);
    for (eigen, mislukt, fout) in delen {
        tijden.extend(eigen);
        fouten += mislukt;
        eerste_fout = eerste_fout.or(fout);
    }
    tijden.sort_unstable();
    Uitslag { meting, duur, tijden, fouten, eerste_fout, server: None, database: None }
}
