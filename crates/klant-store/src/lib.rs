//! The rows of Klant, on SQLite and PostgreSQL.
//!
//! ```no_run
//! use klant_store::{Instelling, Store, StoreFout};
//!
//! # async fn voorbeeld() -> Result<(), Box<dyn std::error::Error>> {
//! let store = Store::open(&"sqlite:klant.db".parse()?, Instelling::default())?;
//! // One snapshot to read from; one unit of work to write, kept wholly or not at all.
//! let gelezen = store.lees(|tx| Ok::<_, StoreFout>(tel(tx))).await?;
//! store.schrijf(move |tx| bewaar(tx, gelezen)).await?;
//! # Ok(())
//! # }
//! # fn tel(_: &mut klant_store::Tx<'_>) -> i64 { 0 }
//! # fn bewaar(_: &mut klant_store::Tx<'_>, _: i64) -> Result<(), StoreFout> { Ok(()) }
//! ```
//!
//! # Adding a table, in five steps
//!
//! 1. **Migrations**: twins with the same name, `migrations/sqlite/DATUM_NAAM/up.sql` and `migrations/postgres/DATUM_NAAM/up.sql`.
//!    An integer `volgnummer` for order and joins, a unique `uuid` for the world outside.
//! 2. **Table**: one `diesel::table!` in `schema.rs` for both, with `UuidSql` and `TijdSql` of [`waarde`] for uuids and instants.
//! 3. **Row**: a struct in `rij/` with [`DbUuid`] and [`DbTijd`], and its way to the domain and back. A value that no longer parses is
//!    [`StoreFout::Stuk`] with table, column and row; never a panic, never the fault of the one who asks.
//!    An encrypted column is named in [`rotatie::VERSLEUTELD`] too.
//! 4. **Queries**: functions in `vraag/` that take `&mut Tx<'_>` and reach the connection by `met_verbinding!`. A look-up answers an
//!    `Option` (`.optional()`).
//! 5. **Tests**: on both databases; PostgreSQL is found by `KLANT_TEST_POSTGRES`, and a test that misses it fails.
//!
//! # Why lanes
//!
//! Diesel is synchronous. Each connection lives on a thread of its own, a *lane*, fed by a bounded queue; an async caller awaits a
//! one-shot reply. Measured against a pool with blocking threads this takes half the CPU and a tenth of the threads, and against an
//! async driver it is far ahead on SQLite and level on PostgreSQL. A full queue answers at once ([`StoreFout::Vol`]) instead of
//! making everyone wait. SQLite has two read lanes and one write lane, so writers never collide and need no retry; PostgreSQL has
//! four lanes that do both, at `SERIALIZABLE`, and a collision is run again. The guarantee is the same: as if one write ran at a
//! time. A panic or a broken connection costs a connection, which the lane opens again, and never the thread.
//!
//! # Never
//!
//! A value in an error, a log or a `Debug`: see [`StoreFout`]. Identifying numbers are kept encrypted, see [`Sleutelbos`].

#[cfg(not(any(feature = "sqlite", feature = "postgres")))]
compile_error!("klant-store needs a database: enable the feature `sqlite`, `postgres` or both");

// Only for their features: SQLite and libpq with TLS are compiled in.
#[cfg(feature = "sqlite")]
use libsqlite3_sys as _;
#[cfg(feature = "postgres")]
use openssl_sys as _;
#[cfg(feature = "postgres")]
use pq_sys as _;

mod bevat;
mod fout;
pub mod klantinteracties;
mod lane;
mod lijst;
mod migratie;
pub mod onderzoek;
mod plan;
#[cfg(feature = "postgres")]
pub mod replica;
pub mod rij;
pub mod rijblok;
// Clippy tolerates the wildcards when it compiles tests, so there the expectation would not be met.
#[cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "table! finds its SQL types by what is imported inside it")
)]
pub mod schema;
mod sleutel;
mod store;
pub mod tabel;
pub mod tekstvraag;
mod tx;
mod url;
pub mod vraag;
pub mod waarde;

pub use self::fout::{Databaseklasse, Schrijffout, StoreFout};
pub use self::migratie::{Migratieverslag, Schemastand, migreer};
pub use self::sleutel::{
    Gemaakt, Sleutelbos, Sleutelfout, Versleuteld, controleer_sleutel, heeft_sleutel, rotatie,
};
pub use self::store::{Instelling, Leesstand, Store};
pub use self::tx::Tx;
pub use self::url::{Database, Leesdatabase, OngeldigeDatabase, OngeldigeLeesdatabase};
pub use self::waarde::{DbTijd, DbUuid, sqltype};
