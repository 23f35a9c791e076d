use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use uuid::Uuid;

use super::sqltype::UuidSql;

/// A uuid as it is kept: native `uuid` in PostgreSQL, 16 bytes (big-endian, as printed) in SQLite.
///
/// Both databases compare it byte by byte, so the order is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = UuidSql)]
pub struct DbUuid(pub Uuid);

impl From<Uuid> for DbUuid {
    fn from(waarde: Uuid) -> Self {
        Self(waarde)
    }
}

impl From<DbUuid> for Uuid {
    fn from(waarde: DbUuid) -> Self {
        waarde.0
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use std::io::Write;

    use diesel::deserialize::{self, FromSql};
    use diesel::pg::{Pg, PgValue};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use uuid::Uuid;

    use super::{DbUuid, UuidSql};

    impl ToSql<UuidSql, Pg> for DbUuid {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(self.0.as_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl FromSql<UuidSql, Pg> for DbUuid {
        fn from_sql(waarde: PgValue<'_>) -> deserialize::Result<Self> {
            Ok(Self(Uuid::from_slice(waarde.as_bytes())?))
        }
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use diesel::deserialize::{self, FromSql};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sqlite::{Sqlite, SqliteValue};
    use uuid::Uuid;

    use super::{DbUuid, UuidSql};

    impl ToSql<UuidSql, Sqlite> for DbUuid {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(self.0.as_bytes().as_slice());
            Ok(IsNull::No)
        }
    }

    impl FromSql<UuidSql, Sqlite> for DbUuid {
        fn from_sql(mut waarde: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            Ok(Self(Uuid::from_slice(waarde.read_blob())?))
        }
    }
}
