use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use time::{OffsetDateTime, UtcOffset};

use super::sqltype::TijdSql;

/// An instant as it is kept: UTC with microseconds, truncated; years 0001 to 9999.
///
/// PostgreSQL keeps a `timestamptz`, SQLite the text `YYYY-MM-DDTHH:MM:SS.ffffffZ`, whose fixed width makes text order the
/// order of time. Writing another year is an error on both databases.
///
/// ```
/// use klant_store::DbTijd;
/// use time::macros::datetime;
///
/// let kloktijd = datetime!(2026-11-24 10:00:00.123456789 +1);
/// assert_eq!(DbTijd::van(kloktijd).0, datetime!(2026-11-24 9:00:00.123456 UTC));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = TijdSql)]
pub struct DbTijd(pub OffsetDateTime);

impl DbTijd {
    /// The instant as the database will give it back: in UTC, truncated to microseconds.
    #[must_use]
    pub fn van(tijd: OffsetDateTime) -> Self {
        // An instant in the last hours of what `OffsetDateTime` holds may have no form in UTC: it stays, and is refused on writing.
        let utc = tijd.checked_to_offset(UtcOffset::UTC).unwrap_or(tijd);
        let nano = utc.nanosecond();
        Self(utc.replace_nanosecond(nano - nano % 1_000).unwrap_or(utc))
    }

    /// The instant to write, or an error when its year (in UTC) is outside 0001 to 9999.
    fn te_schrijven(self) -> Result<OffsetDateTime, &'static str> {
        let Self(utc) = Self::van(self.0);
        if utc.offset().is_utc() && (1..=9999).contains(&utc.year()) {
            Ok(utc)
        } else {
            Err("instant outside the years 0001 to 9999")
        }
    }
}

impl From<OffsetDateTime> for DbTijd {
    fn from(tijd: OffsetDateTime) -> Self {
        Self::van(tijd)
    }
}

impl From<DbTijd> for OffsetDateTime {
    fn from(tijd: DbTijd) -> Self {
        tijd.0
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use diesel::deserialize::{self, FromSql};
    use diesel::pg::{Pg, PgValue};
    use diesel::serialize::{self, Output, ToSql};
    use diesel::sql_types::Timestamptz;
    use time::OffsetDateTime;

    use super::{DbTijd, TijdSql};

    impl ToSql<TijdSql, Pg> for DbTijd {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            let tijd = self.te_schrijven()?;
            ToSql::<Timestamptz, Pg>::to_sql(&tijd, &mut out.reborrow())
        }
    }

    impl FromSql<TijdSql, Pg> for DbTijd {
        fn from_sql(waarde: PgValue<'_>) -> deserialize::Result<Self> {
            <OffsetDateTime as FromSql<Timestamptz, Pg>>::from_sql(waarde).map(Self)
        }
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use diesel::deserialize::{self, FromSql};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sqlite::{Sqlite, SqliteValue};
    use time::format_description::StaticFormatDescription;
    use time::macros::format_description;
    use time::{OffsetDateTime, PrimitiveDateTime};

    use super::{DbTijd, TijdSql};

    /// The one shape that is written and read.
    const VORM: StaticFormatDescription =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");

    pub(super) fn als_tekst(tijd: OffsetDateTime) -> Result<String, time::error::Format> {
        tijd.format(VORM)
    }

    pub(super) fn uit_tekst(tekst: &str) -> Option<OffsetDateTime> {
        // The parser would take a sign in front of the year; text order would then not be the order of time.
        let tekst = Some(tekst).filter(|tekst| tekst.starts_with(|teken: char| teken.is_ascii_digit()))?;
        PrimitiveDateTime::parse(tekst, VORM).ok().map(PrimitiveDateTime::assume_utc)
    }

    impl ToSql<TijdSql, Sqlite> for DbTijd {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(als_tekst(self.te_schrijven()?)?);
            Ok(IsNull::No)
        }
    }

    impl FromSql<TijdSql, Sqlite> for DbTijd {
        fn from_sql(mut waarde: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            // The error must not carry the text.
            uit_tekst(waarde.read_text()).map(Self).ok_or_else(|| "stored text is no instant".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::DbTijd;

    #[test]
    fn een_tijd_wordt_afgekapt_en_niet_afgerond() {
        assert_eq!(
            DbTijd::van(datetime!(1969-12-31 23:59:59.999999999 UTC)).0,
            datetime!(1969-12-31 23:59:59.999999 UTC)
        );
    }

    #[test]
    fn een_tijd_buiten_de_jaren_1_tot_en_met_9999_wordt_geweigerd() {
        assert!(DbTijd(datetime!(0000-12-31 23:59:59 UTC)).te_schrijven().is_err());
        assert!(DbTijd(datetime!(0001-01-01 0:00 +1)).te_schrijven().is_err());
        assert!(DbTijd(datetime!(9999-12-31 23:59:59 -1)).te_schrijven().is_err());
        assert!(DbTijd(datetime!(0001-01-01 0:00 UTC)).te_schrijven().is_ok());
    }

    #[cfg(feature = "sqlite")]
    mod sqlite {
        use time::macros::datetime;

        use super::super::sqlite::{als_tekst, uit_tekst};

        #[test]
        fn de_tekst_heeft_een_vaste_breedte_en_komt_ongewijzigd_terug() {
            for (tijd, tekst) in [
                (datetime!(2026-11-24 9:00 UTC), "2026-11-24T09:00:00.000000Z"),
                (datetime!(0001-01-01 0:00:00.000001 UTC), "0001-01-01T00:00:00.000001Z"),
                (datetime!(9999-12-31 23:59:59.999999 UTC), "9999-12-31T23:59:59.999999Z"),
            ] {
                assert_eq!(als_tekst(tijd).unwrap(), tekst);
                assert_eq!(uit_tekst(tekst).unwrap(), tijd);
            }
        }

        #[test]
        fn een_andere_schrijfwijze_wordt_niet_gelezen() {
            for tekst in [
                "",
                "2026-11-24",
                "2026-11-24T09:00:00Z",
                "2026-11-24T09:00:00.123Z",
                "2026-11-24T09:00:00.1234567Z",
                "2026-11-24 09:00:00.000000Z",
                "2026-11-24T09:00:00.000000+00:00",
                "2026-02-30T09:00:00.000000Z",
                "+2026-11-24T09:00:00.000000Z",
            ] {
                assert!(uit_tekst(tekst).is_none(), "{tekst}");
            }
        }
    }
}
