//! SQL types for `diesel::table!` that exist in both databases.
//!
//! In a `table!` block: `use diesel::sql_types::*; use crate::waarde::{TijdSql, UuidSql};`.

use diesel::query_builder::QueryId;
use diesel::sql_types::{SqlOrd, SqlType};

/// A uuid: native `uuid` in PostgreSQL, a 16-byte `BLOB` in SQLite. Its Rust value is [`DbUuid`](crate::DbUuid).
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951))]
#[diesel(sqlite_type(name = "Binary"))]
pub struct UuidSql;

/// An instant: `timestamptz` in PostgreSQL, fixed-width text in SQLite. Its Rust value is [`DbTijd`](crate::DbTijd).
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185))]
#[diesel(sqlite_type(name = "Text"))]
pub struct TijdSql;

// Both sort by value in both databases, so `min` and `max` mean the same.
impl SqlOrd for UuidSql {}
impl SqlOrd for TijdSql {}
