//! What is counted while the register runs, for the metrics: per rule how often it would have refused.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use klant_core::Code;

/// Counts since the start. They hold codes and numbers, never a value.
#[derive(Default, Debug)]
pub struct Tellers(Mutex<BTreeMap<&'static str, u64>>);

impl Tellers {
    pub(crate) fn tel(&self, code: Code) {
        let mut tellers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *tellers.entry(code.code()).or_default() += 1;
    }

    /// How often each rule would have refused, by its code.
    #[must_use]
    pub fn gemeld(&self) -> Vec<(&'static str, u64)> {
        let tellers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tellers.iter().map(|(code, aantal)| (*code, *aantal)).collect()
    }
}
