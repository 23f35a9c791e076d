//! Keeps the lists of a running server short to count. Several servers may do so at once: each block is one unit of work that shuts
//! the others out.

use std::sync::Arc;
use std::time::Duration;

use klant_register::Register;

use crate::achtergrond::Achtergrond;
use crate::uitkomst::Opdrachtfout;

/// How often it looks whether there is a block to count off.
const TIK: Duration = Duration::from_secs(10);

/// So many blocks in a row; then the others of the server have their turn.
const PER_TIK: usize = 64;

/// Begins to count off.
pub(crate) fn tel_af(register: Arc<Register>) -> Result<Achtergrond, Opdrachtfout> {
    Achtergrond::start(
        "klant-lijsten",
        TIK,
        "de lijsten zijn niet af te tellen",
        move |runtime| match runtime.block_on(register.tel_lijsten_af(PER_TIK)) {
            Ok(0) => {}
            Ok(blokken) => tracing::info!(blokken, "lijsten afgeteld"),
            Err(fout) => tracing::warn!(%fout, "de lijsten zijn niet af te tellen"),
        },
    )
}
