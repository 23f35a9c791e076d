//! Rows of any query, as text.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::row::{Field, NamedRow, Row};
use diesel::sql_types::{Array, Text};
use diesel::sqlite::{Sqlite, SqliteType};
use std::fmt::Write;

/// A row of SQLite, which tells the type of each value by itself.
pub(crate) struct Rij {
    pub(crate) kolommen: Vec<String>,
}

impl QueryableByName<Sqlite> for Rij {
    fn build<'a>(rij: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let mut kolommen = Vec::new();
        for plaats in 0..rij.field_count() {
            let veld = Row::get(rij, plaats).ok_or("a row has as many fields as it says")?;
            kolommen.push(match veld.value() {
                None => "NULL".to_owned(),
                Some(waarde) => als_tekst(waarde)?,
            });
        }
        Ok(Self { kolommen })
    }
}

fn als_tekst(mut waarde: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<String> {
    if matches!(waarde.value_type(), Some(SqliteType::Binary)) {
        let bytes = waarde.read_blob();
        let mut tekst = String::with_capacity(2 + 2 * bytes.len());
        tekst.push_str("\\x");
        for byte in bytes {
            write!(tekst, "{byte:02x}")?;
        }
        return Ok(tekst);
    }
    // SQLite writes numbers as text by itself.
    <String as FromSql<Text, Sqlite>>::from_sql(waarde)
}

/// A row of PostgreSQL that the query has made into an array of texts.
#[derive(diesel::QueryableByName)]
#[diesel(check_for_backend(diesel::pg::Pg))]
pub(crate) struct Tekstrij {
    #[diesel(sql_type = Array<Text>)]
    pub(crate) kolommen: Vec<String>,
}
