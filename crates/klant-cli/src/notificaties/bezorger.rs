//! Carries the notifications of a running server, on a thread of its own: no request ever waits for the other side.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use klant_register::{Bezorgafloop, Register};
use klant_server::uitgaand::Mislukking;
use tokio::runtime::Runtime;

use super::client::{Client, TIJD};
use super::instelling::Notificatiedienst;
use crate::uitkomst::{Opdrachtfout, oorzaak};

/// How often it looks for new ones.
const TIK: Duration = Duration::from_millis(500);
/// How long it leaves the other side, or the database, alone when that did not answer.
const RUST: Duration = Duration::from_secs(1);
/// How many it takes at a time, and how long they are then its own: longer than all attempts take together.
const HOOGSTENS: u8 = 25;
const PACHT: Duration = Duration::from_secs(TIJD.as_secs() * HOOGSTENS as u64 + 50);

/// The thread; it runs until it is stopped.
pub(crate) struct Bezorger {
    /// Dropped to stop it.
    stop: Sender<()>,
    draad: JoinHandle<()>,
}

impl Bezorger {
    /// Starts carrying.
    pub(crate) fn start(register: Arc<Register>, dienst: &Notificatiedienst) -> Result<Self, Opdrachtfout> {
        let (stop, gestopt) = mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let rit = runtime.map(|runtime| Rit { register, client: Client::nieuw(dienst), runtime, gestopt });
        let draad = rit.and_then(|rit| {
            thread::Builder::new().name("klant-notificaties".to_owned()).spawn(move || rit.rijd())
        });
        let draad = draad.map_err(|fout| {
            Opdrachtfout::melding(format!("notificaties zijn niet te bezorgen: {}", oorzaak(&fout)))
        })?;
        Ok(Self { stop, draad })
    }

    /// Finishes the attempt under way, gives back the rest, and ends.
    pub(crate) fn stop(self) {
        drop(self.stop);
        // A panic was logged where it happened; the notifications are taken again later.
        let _ = self.draad.join();
    }
}

struct Rit {
    register: Arc<Register>,
    client: Client,
    runtime: Runtime,
    gestopt: Receiver<()>,
}

impl Rit {
    fn rijd(&self) {
        let mut pauze = TIK;
        while let Err(RecvTimeoutError::Timeout) = self.gestopt.recv_timeout(pauze) {
            pauze = self.ronde();
        }
    }

    /// One round; answers how long to wait for the next.
    fn ronde(&self) -> Duration {
        let genomen = match self.runtime.block_on(self.register.neem_notificaties(HOOGSTENS, PACHT)) {
            Ok(genomen) if genomen.is_empty() => return TIK,
            Ok(genomen) => genomen,
            Err(fout) => {
                tracing::warn!(%fout, "notificaties zijn niet op te halen");
                return RUST;
            }
        };
        let mut klassen = Vec::with_capacity(genomen.len());
        let mut onbereikbaar = None;
        for notificatie in &genomen {
            klassen.push(match onbereikbaar.clone() {
                // Who does not answer one does not answer the next either.
                Some(fout) => Some(Err(fout)),
                None if matches!(self.gestopt.try_recv(), Err(TryRecvError::Disconnected)) => None,
                None => {
                    let uitkomst = self.client.verstuur(&notificatie.bericht);
                    if let Err(fout) = &uitkomst {
                        tracing::warn!(%fout, "een notificatie kwam niet aan en wordt later herhaald");
                    }
                    onbereikbaar =
                        uitkomst.clone().err().filter(|fout| matches!(fout, Mislukking::Onbereikbaar(_)));
                    Some(uitkomst)
                }
            });
        }
        let fouten: Vec<Option<String>> = klassen
            .iter()
            .map(|klasse| {
                klasse.as_ref().and_then(|uitkomst| uitkomst.as_ref().err()).map(ToString::to_string)
            })
            .collect();
        let aflopen: Vec<_> = genomen
            .into_iter()
            .zip(klassen.iter().zip(&fouten))
            .map(|(notificatie, (klasse, fout))| {
                let afloop = match (klasse, fout) {
                    (_, Some(fout)) => Bezorgafloop::Mislukt(fout),
                    (Some(_), None) => Bezorgafloop::Bezorgd,
                    (None, None) => Bezorgafloop::NietGeprobeerd,
                };
                (notificatie, afloop)
            })
            .collect();
        match self.runtime.block_on(self.register.rond_notificaties_af(&aflopen)) {
            Ok(0) => {}
            Ok(aantal) => tracing::error!(
                aantal,
                "notificaties worden niet meer geprobeerd; zie `klant notificatie lijst` en `klant notificatie herhaal`"
            ),
            Err(fout) => tracing::warn!(%fout, "van notificaties is niet te noteren hoe het afliep"),
        }
        if onbereikbaar.is_some() { RUST } else { Duration::ZERO }
    }
}
