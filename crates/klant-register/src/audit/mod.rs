//! The auditlog: who changed what, written with the change; sealed afterwards, so that tampering shows.
//!
//! It holds names of elements and uuids, never a value. A unit of work gathers its rows in [`Audit`] and writes them at its end,
//! in one statement. Months of it expire, and what went is written down, signed.

mod controle;
mod keten;
mod kop;
mod regels;
mod verval;
mod vervallen;
mod verzegelen;

use klant_store::vraag::audit as rij;
use time::OffsetDateTime;

pub use controle::{Auditbevinding, Auditverslag};
pub use klant_store::vraag::audit::{Auditfilter, Auditrij};
pub use kop::{OngeldigeKop, Zegelkop};
pub(crate) use regels::{Audit, Handeling, van_soort, vertel_van_verval};
pub use verzegelen::Verzegeling;

use crate::fout::Fout;
use crate::register::Register;

/// How many rows stand under one seal at most; more get more seals.
const GREEP: i64 = 1_000;

impl Register {
    /// The rows of the auditlog that a filter lets through, newest first.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn audit_lijst(&self, filter: Auditfilter, hoogstens: u32) -> Result<Vec<Auditrij>, Fout> {
        Ok(self.store.lees(move |tx| rij::lijst(tx, &filter, hoogstens.into())).await?)
    }

    /// How many rows of the auditlog stand under no seal yet, and since when.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn audit_wachtend(&self) -> Result<(i64, Option<OffsetDateTime>), Fout> {
        Ok(self.store.lees(rij::wachtend).await?)
    }
}
