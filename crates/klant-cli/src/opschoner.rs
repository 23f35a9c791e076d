//! Erases on its day what had to wait, on a thread of a running server. Several servers may do so at once: each request is one unit of
//! work that asks whether it still waits.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use klant_core::{Doel, Niveau, Toegang, Wie};
use klant_register::{Opschoonwijze, Register};

use crate::uitkomst::{Opdrachtfout, oorzaak};

/// How often it looks whether something is due.
const TIK: Duration = Duration::from_secs(5);

/// So many requests in a row; then the others of the server have their turn.
const PER_TIK: usize = 500;

/// The thread; it runs until it is stopped.
pub(crate) struct Opschoner {
    /// Dropped to stop it.
    stop: Sender<()>,
    draad: JoinHandle<()>,
}

impl Opschoner {
    pub(crate) fn start(register: Arc<Register>) -> Result<Self, Opdrachtfout> {
        let mislukt = |fout: &std::io::Error| {
            Opdrachtfout::melding(format!("wat moest wachten is niet te wissen: {}", oorzaak(fout)))
        };
        let (stop, gestopt) = mpsc::channel::<()>();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let draad = runtime.and_then(|runtime| {
            thread::Builder::new().name("klant-opschonen".to_owned()).spawn(move || {
                while gestopt.recv_timeout(TIK) == Err(RecvTimeoutError::Timeout) {
                    runtime.block_on(schoon_op(&register));
                }
            })
        });
        Ok(Self { stop, draad: draad.map_err(|fout| mislukt(&fout))? })
    }

    /// Finishes what is under way, and ends.
    pub(crate) fn stop(self) {
        drop(self.stop);
        // A panic was logged where it happened; what was not done is done by the next server.
        let _ = self.draad.join();
    }
}

async fn schoon_op(register: &Register) {
    let doel = "opschonen".parse().unwrap_or_else(|_| Doel::niet_bepaald());
    let toegang = Toegang::nieuw(Wie::Systeem, doel, Niveau::Hoog, true);
    let wijze = Opschoonwijze { proef: false, ten_hoogste: PER_TIK };
    match register.schoon_op(&toegang, wijze, |_| ()).await {
        Ok(verslag) if verslag.bekeken > 0 => {
            tracing::info!(
                verzoeken = verslag.bekeken,
                afgerond = verslag.afgerond,
                gewist = verslag.gewist,
                wacht = verslag.wacht,
                "gewist wat moest wachten"
            );
        }
        Ok(_) => {}
        Err(fout) => tracing::warn!(%fout, "wat moest wachten is niet te wissen"),
    }
}
