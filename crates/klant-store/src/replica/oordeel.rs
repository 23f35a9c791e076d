//! May reads go to the replica? By what the rounds say, and by how long they say nothing.

use std::time::Instant;

use crossbeam_channel::{Receiver, RecvTimeoutError};
use tokio::sync::watch;

use super::GRENS;
use super::ronde::Onbruikbaar;

/// So many rounds in a row have to go well before the replica is used: a setting of the primary reaches its processes one by one, and
/// a replica that comes and goes should not drag the reads along.
const OP_RIJ: u8 = 2;

/// How it stands.
#[derive(Default)]
struct Stand {
    goed: u8,
    /// Until when the last round holds, of a replica that is in use.
    geldig_tot: Option<Instant>,
    /// What was told last.
    gemeld: Option<Result<(), Onbruikbaar>>,
}

impl Stand {
    /// Takes a round into account; `Ok` carries the moment at which it began.
    fn verwerk(&mut self, ronde: Result<Instant, Onbruikbaar>) {
        let begonnen = match ronde {
            Ok(begonnen) => begonnen,
            Err(waarom) => {
                *self = Self { gemeld: self.gemeld, ..Self::default() };
                return self.meld(Err(waarom));
            }
        };
        self.goed = self.goed.saturating_add(1).min(OP_RIJ);
        if self.goed == OP_RIJ {
            self.geldig_tot = Some(begonnen + GRENS);
            self.meld(Ok(()));
        }
    }

    /// Tells what is new, once.
    fn meld(&mut self, stand: Result<(), Onbruikbaar>) {
        if self.gemeld == Some(stand) {
            return;
        }
        self.gemeld = Some(stand);
        match stand {
            Ok(()) => tracing::info!("er wordt gelezen van de replica"),
            Err(waarom) => {
                tracing::warn!(%waarom, "er wordt niet gelezen van de replica, wel van de primaire database");
            }
        }
    }
}

/// Says whether the replica may be read from, until no round can come any more.
pub(super) fn draai(rondes: &Receiver<Result<Instant, Onbruikbaar>>, zegger: &watch::Sender<bool>) {
    let mut stand = Stand::default();
    loop {
        let ronde = match stand.geldig_tot {
            Some(tot) => rondes.recv_deadline(tot),
            None => rondes.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match ronde {
            Ok(ronde) => stand.verwerk(ronde),
            Err(RecvTimeoutError::Timeout) => stand.verwerk(Err(Onbruikbaar::Achter)),
            Err(RecvTimeoutError::Disconnected) => {
                zegger.send_replace(false);
                return;
            }
        }
        let bruikbaar = stand.geldig_tot.is_some();
        // Whoever waits for a change is woken by a change only.
        zegger.send_if_modified(|was| std::mem::replace(was, bruikbaar) != bruikbaar);
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::{Duration, Instant};

    use crossbeam_channel::bounded;
    use tokio::sync::watch;

    use super::{GRENS, OP_RIJ, Stand, draai};
    use crate::replica::Onbruikbaar;

    #[test]
    fn een_replica_wordt_pas_na_twee_goede_rondes_gebruikt_en_na_een_slechte_niet_meer() {
        let (mut stand, nu) = (Stand::default(), Instant::now());
        for _ in 0..3 {
            stand.verwerk(Ok(nu));
            assert_eq!(stand.geldig_tot, None, "after one round");
            stand.verwerk(Ok(nu));
            assert_eq!(stand.geldig_tot, Some(nu + GRENS));
            let later = nu + Duration::from_millis(1);
            stand.verwerk(Ok(later));
            assert_eq!(stand.geldig_tot, Some(later + GRENS));
            stand.verwerk(Err(Onbruikbaar::WachtNiet));
            assert_eq!(stand.geldig_tot, None);
        }
    }

    #[test]
    fn zwijgt_de_ronde_dan_is_de_replica_na_de_grens_niet_meer_bruikbaar() {
        let (zend, rondes) = bounded(1);
        let (zegger, mut oordeel) = watch::channel(false);
        let draad = thread::spawn(move || draai(&rondes, &zegger));
        let nu = Instant::now();
        for _ in 0..OP_RIJ {
            zend.send(Ok(nu + GRENS * 60)).unwrap();
        }
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async { oordeel.wait_for(|bruikbaar| *bruikbaar).await.map(|_| ()) }).unwrap();
        // The last round: it holds for as long as a round does, and then nothing is heard any more.
        zend.send(Ok(nu)).unwrap();
        runtime.block_on(async { oordeel.wait_for(|bruikbaar| !bruikbaar).await.map(|_| ()) }).unwrap();
        drop(zend);
        draad.join().unwrap();
    }
}
