//! Black-box tests of the built binary, on SQLite and PostgreSQL: what the scenarios in `tests/tests` share.
//!
//! Nothing of Klant is linked here: the tests know the command line, HTTP and, where a promise is about what is
//! stored, the tables. They need
//!
//! - the binary: `KLANT_BINARY`, else the `klant` that cargo has built beside the tests;
//! - a PostgreSQL in which everything may be done: `KLANT_TEST_POSTGRES`. Without it the tests on PostgreSQL fail.
//!
//! `./controleer` supplies both. A scenario is written once, by [`op_beide_databases!`].

#![expect(clippy::must_use_candidate, reason = "many are called for what they assert or do")]

mod binary;
mod database;
mod http;
mod omgeving;
mod proces;
mod rij;
mod server;
mod sjabloon;

pub use binary::{Opdracht, Uitkomst, binary, hoofdmap, voorbeeldprofielen};
pub use database::{Database, Soort};
pub use http::{Antwoord, Api};
pub use omgeving::{Bouw, Omgeving};
pub use server::Server;
