//! The store on real databases: a SQLite file and a PostgreSQL database per test.
//!
//! PostgreSQL is found by `KLANT_TEST_POSTGRES`, the URL of a superuser; without it those tests fail, they are never skipped.

#![expect(clippy::unwrap_used, reason = "a test helper that unwraps fails its test, as it should")]

mod audit;
mod kans;
mod lanen;
#[cfg(feature = "postgres")]
mod lanen_postgres;
#[cfg(feature = "sqlite")]
mod lanen_sqlite;
mod logdelen;
mod migraties;
mod omgeving;
mod plannen;
#[cfg(feature = "sqlite")]
mod plannen_sqlite;
mod rijblok;
mod rotatie;
mod schema;
mod sleutels;
mod teksten;
mod waarden;
