//! Asking another server within bounds: so many at a time, so many tries, so long in all. Who waits for an answer never waits
//! for ever, and a server that lies down is left alone for a while.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};

use super::wachten::{gevraagd, is_voorbijgaand, pauze};
use super::{Mislukking, agent_met};
use crate::uitgaand::instelling::Bereik;

/// The largest answer, in bytes.
const GROOTSTE: u64 = 256 * 1024;
/// After so many questions in a row without an answer the other side is left alone …
const VERGEEFS: u32 = 5;
/// … for so long.
const RUST: Duration = Duration::from_secs(10);

/// What the other side answered, whatever its status.
pub(super) struct Antwoord {
    pub(super) status: u16,
    pub(super) inhoud: Vec<u8>,
}

/// How one request is made. It blocks, and is made again for each try.
pub(super) type Verzoek = dyn Fn(&Agent) -> Result<Response<Body>, ureq::Error> + Send + Sync;

/// Asks one source.
pub(super) struct Vrager {
    /// The name of the source, for the log.
    bron: &'static str,
    agent: Agent,
    bereik: Bereik,
    plaatsen: Arc<Semaphore>,
    stand: Mutex<Stand>,
}

#[derive(Default)]
struct Stand {
    vergeefs: u32,
    rust_tot: Option<Instant>,
}

impl Vrager {
    pub(super) fn nieuw(bron: &'static str, bereik: Bereik) -> Self {
        Self {
            bron,
            agent: agent_met(bereik.tijd_per_poging, bereik.tls.clone()),
            plaatsen: Arc::new(Semaphore::new(usize::from(bereik.tegelijk))),
            bereik,
            stand: Mutex::default(),
        }
    }

    /// Asks, off the threads of the requests. A failure is logged here, once, without anything of the question or the
    /// answer.
    pub(super) async fn vraag(self: &Arc<Self>, verzoek: Box<Verzoek>) -> Result<Antwoord, Mislukking> {
        let begin = Instant::now();
        if self.rust(begin) {
            return Err(Mislukking::Onbereikbaar("rust"));
        }
        let plaats = Arc::clone(&self.plaatsen).acquire_owned();
        // After a longer wait the first try could not end in time.
        let wachten = self.bereik.tijd_totaal.saturating_sub(self.bereik.tijd_per_poging);
        let Ok(Ok(plaats)) = tokio::time::timeout(wachten, plaats).await else {
            tracing::warn!(bron = self.bron, "een bron is niet gevraagd: er wachten al te veel op haar");
            return Err(Mislukking::Onbereikbaar("druk"));
        };
        let vrager = Arc::clone(self);
        let werk = tokio::task::spawn_blocking(move || {
            let _plaats = plaats;
            vrager.pogingen(begin, &verzoek)
        });
        let afloop = werk.await.unwrap_or(Err(Mislukking::Onbereikbaar("afgebroken")));
        self.onthoud(&afloop);
        match &afloop {
            Ok(_) => {}
            Err(fout @ Mislukking::Status(401 | 403)) => {
                tracing::error!(bron = self.bron, %fout, "een bron weigert ons: kijk naar sleutel en certificaat");
            }
            Err(fout) => tracing::warn!(bron = self.bron, %fout, "een bron gaf geen bruikbaar antwoord"),
        }
        afloop
    }

    /// Asks once, whatever became of questions before. It blocks; it is for who looks whether the source is there.
    pub(super) fn proef(
        &self,
        verzoek: impl Fn(&Agent) -> Result<Response<Body>, ureq::Error>,
    ) -> Result<u16, Mislukking> {
        Ok(verzoek(&self.agent)?.status().as_u16())
    }

    fn pogingen(&self, begin: Instant, verzoek: &Verzoek) -> Result<Antwoord, Mislukking> {
        let mut gedaan = 0;
        loop {
            let (mislukking, koppen) = match self.poging(verzoek) {
                Ok(antwoord) => return Ok(antwoord),
                Err(niet) => niet,
            };
            gedaan += 1;
            let wachten = gevraagd(&koppen).unwrap_or_else(|| pauze(gedaan));
            // A try that could not end in time is not begun.
            let klaar = begin.elapsed().saturating_add(wachten).saturating_add(self.bereik.tijd_per_poging);
            let op_tijd = klaar <= self.bereik.tijd_totaal;
            if !is_voorbijgaand(&mislukking) || gedaan >= self.bereik.pogingen || !op_tijd {
                return Err(mislukking);
            }
            thread::sleep(wachten);
        }
    }

    /// One try: an answer to use or, with its headers, one that is none. Of a refusal the body is not read.
    fn poging(&self, verzoek: &Verzoek) -> Result<Antwoord, (Mislukking, HeaderMap)> {
        let zonder = |fout: ureq::Error| (Mislukking::from(fout), HeaderMap::new());
        let mut antwoord = verzoek(&self.agent).map_err(zonder)?;
        let status = antwoord.status().as_u16();
        if !matches!(status, 200 | 404 | 410) {
            return Err((Mislukking::Status(status), antwoord.headers().clone()));
        }
        let inhoud = antwoord.body_mut().with_config().limit(GROOTSTE).read_to_vec().map_err(zonder)?;
        Ok(Antwoord { status, inhoud })
    }

    fn rust(&self, nu: Instant) -> bool {
        let stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        stand.rust_tot.is_some_and(|tot| nu < tot)
    }

    /// An answer, a refusal included, is a sign of life; only silence and what passes are not.
    fn onthoud(&self, afloop: &Result<Antwoord, Mislukking>) {
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        if !afloop.as_ref().err().is_some_and(is_voorbijgaand) {
            *stand = Stand::default();
            return;
        }
        stand.vergeefs = stand.vergeefs.saturating_add(1);
        if stand.vergeefs >= VERGEEFS {
            stand.rust_tot = Some(Instant::now() + RUST);
            tracing::warn!(bron = self.bron, "een bron antwoordt niet en wordt even met rust gelaten");
        }
    }
}
