//! What a running server does now and then, on a thread of its own.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use crate::uitkomst::{Opdrachtfout, oorzaak};

/// The thread; it runs until it is stopped.
pub(crate) struct Achtergrond {
    /// Dropped to stop it.
    stop: Sender<()>,
    draad: JoinHandle<()>,
}

impl Achtergrond {
    /// Does this work after every pause. `mislukt` says what is not done when there can be no thread.
    pub(crate) fn start(
        naam: &str,
        pauze: Duration,
        mislukt: &str,
        mut werk: impl FnMut(&Runtime) + Send + 'static,
    ) -> Result<Self, Opdrachtfout> {
        let (stop, gestopt) = mpsc::channel::<()>();
        let runtime = Builder::new_current_thread().enable_time().build();
        let draad = runtime.and_then(|runtime| {
            thread::Builder::new().name(naam.to_owned()).spawn(move || {
                while gestopt.recv_timeout(pauze) == Err(RecvTimeoutError::Timeout) {
                    werk(&runtime);
                }
            })
        });
        let draad = draad.map_err(|fout| Opdrachtfout::melding(format!("{mislukt}: {}", oorzaak(&fout))))?;
        Ok(Self { stop, draad })
    }

    /// Finishes what is under way, and ends.
    pub(crate) fn stop(self) {
        drop(self.stop);
        // A panic was logged where it happened; what was not done is done by the next server.
        let _ = self.draad.join();
    }
}
