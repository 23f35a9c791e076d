//! Whose turn it is to write: what keeps colliding gets the lanes to itself.
//!
//! Writes run side by side and the database refuses one of two that collide; it is run again. Where many want the same row, such as
//! the block of a list in which contacts of long ago are recorded (besluit 29), one could lose time after time, and be refused in the
//! end though nothing was wrong with it. So after a collision it waits a moment for the writes under way and then runs while no other
//! does: of this server, that is. Another server on the same database may still cross it, or a write that takes long; then it tries again.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// What the lanes of a group share: held together by writes that run side by side, alone by one that collided.
pub(super) type Voorrang = Arc<RwLock<()>>;

/// From this attempt on a write runs alone.
const ALLEEN_VANAF: u32 = 2;

/// So long it waits for that. A write that takes longer than this must not keep all others waiting.
const HOOGSTENS: Duration = Duration::from_millis(50);

/// A lane among the others of its group.
pub(crate) struct Plaats {
    nummer: usize,
    voorrang: Voorrang,
}

/// Held as long as an attempt runs.
pub(super) enum Beurt<'a> {
    Samen { _slot: RwLockReadGuard<'a, ()> },
    Alleen { _slot: RwLockWriteGuard<'a, ()> },
}

impl Plaats {
    pub(super) fn new(nummer: usize, voorrang: &Voorrang) -> Self {
        Self { nummer, voorrang: Arc::clone(voorrang) }
    }

    pub(super) fn nummer(&self) -> usize {
        self.nummer
    }

    /// The turn of this attempt at a write.
    pub(super) fn beurt(&self, poging: u32) -> Beurt<'_> {
        let alleen = (poging >= ALLEEN_VANAF).then(|| self.voorrang.try_write_for(HOOGSTENS)).flatten();
        match alleen {
            Some(slot) => Beurt::Alleen { _slot: slot },
            None => Beurt::Samen { _slot: self.voorrang.read() },
        }
    }

    /// The pause after this attempt collided. Who runs alone for the first time next has nobody to avoid.
    pub(super) fn wacht(&self, poging: u32) {
        if poging + 1 != ALLEEN_VANAF {
            thread::sleep(pauze(poging, self.nummer));
        }
    }
}

/// Grows with the attempts, and differs per lane so that two that collided do not meet again.
fn pauze(poging: u32, lane: usize) -> Duration {
    let spreiding = (u64::from(poging) * 7 + lane as u64 * 5) % 11;
    Duration::from_millis(u64::from(poging) * u64::from(poging) + spreiding)
}

#[cfg(test)]
mod tests {
    use super::{ALLEEN_VANAF, Beurt, Plaats, Voorrang, pauze};

    #[test]
    fn wat_botste_krijgt_de_lanes_voor_zich_alleen() {
        let voorrang = Voorrang::default();
        let (een, ander) = (Plaats::new(0, &voorrang), Plaats::new(1, &voorrang));
        {
            let (_een, _ander) = (een.beurt(1), ander.beurt(1));
            assert!(voorrang.try_write().is_none(), "they run side by side");
        }
        let alleen = een.beurt(ALLEEN_VANAF);
        assert!(matches!(alleen, Beurt::Alleen { .. }));
        assert!(voorrang.try_read().is_none(), "no other runs");
    }

    #[test]
    fn de_pauze_groeit_en_verschilt_per_lane() {
        assert!(pauze(10, 0) > pauze(1, 0));
        for poging in 1..10 {
            assert_ne!(pauze(poging, 0), pauze(poging, 1));
        }
    }
}
