//! The keys of the register: which versions there are, and bringing everything that is encrypted under a new one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use klant_store::rotatie::{self, VERSLEUTELD, Versleuteldekolom};
use klant_store::{Sleutelfout, StoreFout};
use time::OffsetDateTime;

use crate::fout::Fout;
use crate::register::Register;

/// How many values one unit of work brings under another key: small, for a server that writes waits for it.
const GREEP: i64 = 200;
/// The pause between two units of work, in which others write: SQLite does not queue its writers fairly.
const PAUZE: Duration = Duration::from_millis(10);
/// How often one unit of work is tried on a database that is too busy, with a pause that grows each time.
const POGINGEN: u32 = 5;
const PAUZE_NA_DRUKTE: Duration = Duration::from_millis(200);
/// How old the newest key is before an older one goes: longer than any unit of work that began under the older one.
const RUST: time::Duration = time::Duration::minutes(1);

/// A version of the encryption key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sleutelversie {
    /// Its number.
    pub versie: i32,
    /// Whether it is the one that encrypts.
    pub nieuwste: bool,
    /// Whether the key file holds it; without it its values cannot be read.
    pub aanwezig: bool,
    /// How many values stand under it.
    pub waarden: i64,
}

/// What a rotation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Omgezet {
    /// How many values were brought under the newest version.
    pub waarden: u64,
    /// How many do not open, and so stay under an older version.
    pub dicht: u64,
}

impl Register {
    /// Every version that the key file holds or a value names, the oldest first.
    ///
    /// # Errors
    /// [`Fout::Store`] when the database fails.
    pub async fn sleutelversies(&self) -> Result<Vec<Sleutelversie>, Fout> {
        let aantallen = self.store.lees(rotatie::aantallen).await?;
        let (aanwezig, nieuwste) = (self.sleutels.versies(), self.sleutels.nieuwste());
        let alle: BTreeSet<i32> = aanwezig.iter().chain(aantallen.keys()).copied().collect();
        Ok(alle
            .into_iter()
            .map(|versie| Sleutelversie {
                versie,
                nieuwste: versie == nieuwste,
                aanwezig: aanwezig.contains(&versie),
                waarden: aantallen.get(&versie).copied().unwrap_or_default(),
            })
            .collect())
    }

    /// Adds a version to the key file, unless values still stand under an older one: then that rotation is to be finished first. Answers
    /// the new version.
    ///
    /// # Errors
    /// [`Fout::Store`] when the database fails, or the key file cannot be written.
    pub async fn begin_sleutelrotatie(&self) -> Result<Option<i32>, Fout> {
        let onderweg = |een: &Sleutelversie| een.waarden > 0 && !een.nieuwste;
        if self.sleutelversies().await?.iter().any(onderweg) {
            return Ok(None);
        }
        Ok(Some(self.sleutels.voeg_versie_toe().map_err(StoreFout::from)?))
    }

    /// Brings every value under the newest version, a batch at a time; servers go on beside it. Stopped at any point, a next call goes on
    /// there. `voortgang` hears how many were done.
    ///
    /// # Errors
    /// [`Fout::Store`] when the database fails; what was done stays done.
    pub async fn zet_sleutels_om(&self, mut voortgang: impl FnMut(u64)) -> Result<Omgezet, Fout> {
        let sleutels = Arc::clone(&self.sleutels);
        self.store.schrijf(move |tx| rotatie::onthoud_nieuwste(tx, &sleutels)).await?;
        let mut omgezet = Omgezet::default();
        // A unit of work that began before the key was there may have written under the older one behind us: look again until there is none.
        loop {
            let (was, mut dicht) = (omgezet.waarden, 0);
            for kolom in VERSLEUTELD {
                let mut na = 0;
                while let Some(greep) = self.zet_greep_om(kolom, na).await? {
                    na = greep.laatste;
                    omgezet.waarden = omgezet.waarden.saturating_add(greep.omgezet);
                    dicht += greep.dicht;
                    voortgang(omgezet.waarden);
                    tokio::time::sleep(PAUZE).await;
                }
            }
            if omgezet.waarden == was {
                return Ok(Omgezet { dicht, ..omgezet });
            }
        }
    }

    async fn zet_greep_om(
        &self,
        kolom: &'static Versleuteldekolom,
        na: i64,
    ) -> Result<Option<rotatie::Greep>, Fout> {
        let mut poging = 1;
        loop {
            let sleutels = Arc::clone(&self.sleutels);
            let werk = self.store.schrijf(move |tx| rotatie::zet_om(tx, kolom, na, GREEP, &sleutels));
            match werk.await {
                // A busy server goes first; nothing was kept, so it may be done again.
                Err(fout) if fout.tijdelijk() && poging < POGINGEN => {
                    tokio::time::sleep(PAUZE_NA_DRUKTE * poging).await;
                    poging += 1;
                }
                uitkomst => return Ok(uitkomst?),
            }
        }
    }

    /// Removes the older versions under which nothing stands from the key file, for good. Answers which.
    ///
    /// # Errors
    /// [`Fout::Store`] when the database fails, the key file cannot be written, or its newest version is less than a minute old.
    pub async fn verwijder_oude_sleutels(&self) -> Result<Vec<i32>, Fout> {
        let sleutels = Arc::clone(&self.sleutels);
        let versies = self.store.schrijf(move |tx| rotatie::overbodige_versies(tx, &sleutels)).await?;
        if versies.is_empty() {
            return Ok(versies);
        }
        let gewijzigd = self.sleutels.gewijzigd_op().map_err(StoreFout::from)?;
        if self.klok.nu() - OffsetDateTime::from(gewijzigd) < RUST {
            return Err(StoreFout::from(Sleutelfout::TeNieuw).into());
        }
        self.sleutels.verwijder_versies(&versies).map_err(StoreFout::from)?;
        Ok(versies)
    }
}
