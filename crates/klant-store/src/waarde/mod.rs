//! Values that both databases keep in their own way: the uuid and the instant.
//!
//! A calendar date needs nothing of its own: diesel's `Date` with [`time::Date`] is a native `date` in PostgreSQL and the
//! text `YYYY-MM-DD` in SQLite.

pub mod sqltype;
mod tijd;
mod uuid;

pub use self::sqltype::{TijdSql, UuidSql};
pub use self::tijd::DbTijd;
pub use self::uuid::DbUuid;
