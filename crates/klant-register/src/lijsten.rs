//! Keeping the lists short to count: see [`klant_store::rijblok`].

use std::time::Duration;

use klant_store::{Databaseklasse, Store, StoreFout, rijblok};

use crate::fout::Fout;
use crate::register::Register;

/// How many blocks one unit of work counts off: few, for who writes the table waits for it.
const PER_KEER: usize = 4;
/// The pause between two units of work, in which others write: SQLite does not queue its writers fairly.
const PAUZE: Duration = Duration::from_millis(10);

/// Counts off the blocks of every list that can be, and at most so many; answers how many. `voortgang` hears how many were done. A table
/// that others keep writing is left for the next time.
///
/// # Errors
/// [`StoreFout`] when the database fails; what was done stays done.
pub async fn tel_lijsten_af(
    store: &Store,
    ten_hoogste: usize,
    mut voortgang: impl FnMut(usize),
) -> Result<usize, StoreFout> {
    let mut gedaan = 0;
    for tabel in rijblok::LIJSTEN {
        while gedaan < ten_hoogste
            && store.lees(move |tx| rijblok::heeft_achterstand(tx, tabel, rijblok::GROOTTE)).await?
        {
            let ruimte = PER_KEER.min(ten_hoogste - gedaan);
            match store.schrijf(move |tx| rijblok::tel_af(tx, tabel, rijblok::GROOTTE, ruimte)).await {
                Ok(blokken) => gedaan += blokken,
                Err(StoreFout::Database(Databaseklasse::Bezet) | StoreFout::Serialisatie) => break,
                Err(fout) => return Err(fout),
            }
            voortgang(gedaan);
            tokio::time::sleep(PAUZE).await;
        }
    }
    Ok(gedaan)
}

impl Register {
    /// [`tel_lijsten_af`], of this register.
    ///
    /// # Errors
    /// [`Fout::Store`] when the database fails.
    pub async fn tel_lijsten_af(&self, ten_hoogste: usize) -> Result<usize, Fout> {
        Ok(tel_lijsten_af(&self.store, ten_hoogste, |_| ()).await?)
    }
}
