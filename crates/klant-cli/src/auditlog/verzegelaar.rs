//! Seals the auditlog of a running server, on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use klant_register::Register;

use super::verzegel;
use crate::uitkomst::{Opdrachtfout, oorzaak};

/// How often it looks for rows without a seal.
const TIK: Duration = Duration::from_secs(5);

/// The thread; it runs until it is stopped.
pub(crate) struct Verzegelaar {
    /// Dropped to stop it.
    stop: Sender<()>,
    draad: JoinHandle<()>,
}

impl Verzegelaar {
    /// Starts sealing; the head of the log goes to this file.
    pub(crate) fn start(register: Arc<Register>, bestand: PathBuf) -> Result<Self, Opdrachtfout> {
        let (stop, gestopt) = mpsc::channel::<()>();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let draad = runtime.and_then(|runtime| {
            thread::Builder::new().name("klant-audit".to_owned()).spawn(move || {
                loop {
                    let klaar = gestopt.recv_timeout(TIK) != Err(RecvTimeoutError::Timeout);
                    if let Err(fout) = runtime.block_on(verzegel(&register, &bestand)) {
                        tracing::warn!(%fout, "het auditlog is niet te verzegelen");
                    }
                    if klaar {
                        break;
                    }
                }
            })
        });
        let draad = draad.map_err(|fout| {
            Opdrachtfout::melding(format!("het auditlog is niet te verzegelen: {}", oorzaak(&fout)))
        })?;
        Ok(Self { stop, draad })
    }

    /// Seals what is left, and ends.
    pub(crate) fn stop(self) {
        drop(self.stop);
        // A panic was logged where it happened; what was not sealed is sealed by the next server.
        let _ = self.draad.join();
    }
}
