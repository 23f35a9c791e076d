//! The keys: what they hide, and a rotation beside a running server.

// The `cfg` makes clippy judge these modules as the tests that they are.
#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "sleutels/geen_bsn.rs"]
mod geen_bsn;
#[cfg(test)]
#[path = "sleutels/rotatie.rs"]
mod rotatie;
