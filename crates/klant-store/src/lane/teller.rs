//! How many statements go to the database: what a request costs, in a figure without noise.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::InstrumentationEvent;

use super::Opener;
use super::verbinding::Verbinding;
use crate::fout::StoreFout;

/// Counts each way to the database and back, and so also what begins and ends a transaction. It sees no text: diesel writes a statement
/// out only for who asks.
#[derive(Default, Clone)]
pub(super) struct Teller(Arc<AtomicU64>);

impl Teller {
    /// Opens connections that are counted, from the first unit of work on.
    pub(super) fn geteld<C: Verbinding>(
        &self,
        open: impl Fn() -> Result<C, StoreFout> + Send + Sync + 'static,
    ) -> Opener<C> {
        let teller = self.clone();
        Arc::new(move || {
            let mut verbinding = open()?;
            let aantal = Arc::clone(&teller.0);
            verbinding.set_instrumentation(move |gebeurtenis: InstrumentationEvent<'_>| {
                if matches!(gebeurtenis, InstrumentationEvent::StartQuery { .. }) {
                    aantal.fetch_add(1, Ordering::Relaxed);
                }
            });
            Ok(verbinding)
        })
    }

    pub(super) fn stand(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
