//! Black-box tests of the built binary, on SQLite and PostgreSQL: what the scenarios in `tests/tests` share.
//!
//! Nothing of Klant is linked here: the tests know the command line, HTTP and, where a promise is about what is
//! stored, the tables. They need
//!
//! - the binary: `KLANT_BINARY`, else the `klant` that cargo has built beside the tests;
//! - a PostgreSQL in which everything may be done: `KLANT_TEST_POSTGRES`. Without it the tests on PostgreSQL fail.
//!
//! Published descriptions of APIs that the binary calls are looked for in `KLANT_STANDAARDEN`, else in `../shared/standards` beside
//! the repository; where that is not there, a test says that it did not compare.
//!
//! `./controleer` supplies the first two, and the programs of PostgreSQL for a test that starts one of its own. A scenario is written once, by [`op_beide_databases!`].

#![expect(clippy::must_use_candidate, reason = "many are called for what they assert or do")]

mod beschrijving;
mod binary;
mod bron;
mod certificaat;
mod cluster;
mod database;
mod http;
mod omgeving;
mod proces;
mod rij;
mod server;
mod sjabloon;

pub use beschrijving::Beschrijving;
pub use binary::{Opdracht, Uitkomst, binary, hoofdmap, voorbeeldprofielen};
pub use bron::{Bron, Reactie, Verzoek, onbewoond};
pub use certificaat::{Serverbewijs, Uitgever};
pub use cluster::{Cluster, Lid};
pub use database::{Database, Soort};
pub use http::{Antwoord, Api};
pub use omgeving::{Bouw, Omgeving};
pub use server::Server;
