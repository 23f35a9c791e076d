//! "Is one of these": a list of any length as one bound value, so that the statement stays the same and stays prepared.
//! PostgreSQL takes an array, SQLite a JSON text.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Bool;
use uuid::Uuid;

use crate::DbUuid;
use crate::tekstvraag::Tekst;

/// The list in both forms.
#[derive(Clone)]
pub(crate) struct Lijst<T> {
    #[cfg(feature = "postgres")]
    waarden: Vec<T>,
    #[cfg(feature = "sqlite")]
    json: String,
    #[cfg(not(feature = "postgres"))]
    soort: std::marker::PhantomData<T>,
}

impl<T> Lijst<T> {
    #[cfg_attr(
        not(feature = "postgres"),
        expect(clippy::needless_pass_by_value, reason = "PostgreSQL keeps it")
    )]
    fn nieuw(waarden: Vec<T>, json: impl Fn(&T) -> String) -> Self {
        #[cfg(not(feature = "sqlite"))]
        let _ = json;
        Self {
            #[cfg(feature = "sqlite")]
            json: format!("[{}]", waarden.iter().map(json).collect::<Vec<_>>().join(",")),
            #[cfg(feature = "postgres")]
            waarden,
            #[cfg(not(feature = "postgres"))]
            soort: std::marker::PhantomData,
        }
    }
}

impl Lijst<i64> {
    pub(crate) fn nummers(nummers: &[i64]) -> Self {
        Self::nieuw(nummers.to_vec(), i64::to_string)
    }
}

impl Lijst<DbUuid> {
    pub(crate) fn uuids(uuids: &[Uuid]) -> Self {
        let waarden = uuids.iter().copied().map(DbUuid).collect();
        Self::nieuw(waarden, |uuid| format!("\"{}\"", uuid.0.simple()))
    }
}

/// How a database writes "is one of these", to follow the name of a column.
pub(crate) trait Schrijfbaar<DB: Backend> {
    fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>;
}

#[cfg(feature = "postgres")]
mod postgres {
    use diesel::pg::Pg;
    use diesel::sql_types::{Array, BigInt};

    use super::{AstPass, DbUuid, Lijst, QueryResult, Schrijfbaar};
    use crate::waarde::UuidSql;

    macro_rules! array {
        ($type:ty, $sql:ty) => {
            impl Schrijfbaar<Pg> for Lijst<$type> {
                fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
                    out.push_sql(" = ANY(");
                    out.push_bind_param::<Array<$sql>, _>(&self.waarden)?;
                    out.push_sql(")");
                    Ok(())
                }
            }
        };
    }
    array!(i64, BigInt);
    array!(DbUuid, UuidSql);
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use diesel::sql_types::Text;
    use diesel::sqlite::Sqlite;

    use super::{AstPass, DbUuid, Lijst, QueryResult, Schrijfbaar};

    macro_rules! json {
        ($type:ty, $kolom:literal) => {
            impl Schrijfbaar<Sqlite> for Lijst<$type> {
                fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
                    out.push_sql(concat!(" IN (SELECT ", $kolom, " FROM json_each("));
                    out.push_bind_param::<Text, _>(&self.json)?;
                    out.push_sql("))");
                    Ok(())
                }
            }
        };
    }
    json!(i64, "value");
    json!(DbUuid, "unhex(value)");
}

/// A column that is one of some numbers, for use in a diesel query.
#[derive(Clone, QueryId)]
pub(crate) struct EenVan<K, B = Lijst<i64>> {
    kolom: K,
    bron: B,
}

/// That a column is one of these numbers.
pub(crate) fn een_van<K>(kolom: K, nummers: &[i64]) -> EenVan<K> {
    EenVan { kolom, bron: Lijst::nummers(nummers) }
}

/// That a column is one of the numbers that are there, or that are found along with the rows themselves.
pub(crate) const fn een_uit<K>(kolom: K, bron: Bron) -> EenVan<K, Bron> {
    EenVan { kolom, bron }
}

/// Where numbers come from.
#[derive(Clone)]
pub(crate) enum Bron {
    Nummers(Lijst<i64>),
    /// A text that selects them.
    Tekst(Tekst),
}

impl<DB: Backend> Schrijfbaar<DB> for Bron
where
    Lijst<i64>: Schrijfbaar<DB>,
    Tekst: Schrijfbaar<DB>,
{
    fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        match self {
            Self::Nummers(lijst) => lijst.schrijf(out),
            Self::Tekst(tekst) => {
                out.push_sql(" IN (");
                tekst.schrijf(out)?;
                out.push_sql(")");
                Ok(())
            }
        }
    }
}

// The statement is the same whatever the numbers are; another text is another statement.
impl QueryId for Lijst<i64> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryId for Bron {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<K: Expression, B> Expression for EenVan<K, B> {
    type SqlType = Bool;
}

impl<K, B> ValidGrouping<()> for EenVan<K, B> {
    type IsAggregate = is_aggregate::No;
}

impl<K: AppearsOnTable<QS>, B, QS> AppearsOnTable<QS> for EenVan<K, B> where Self: Expression {}
impl<K: SelectableExpression<QS>, B, QS> SelectableExpression<QS> for EenVan<K, B> where
    Self: AppearsOnTable<QS>
{
}

impl<K, B, DB> QueryFragment<DB> for EenVan<K, B>
where
    DB: Backend,
    K: QueryFragment<DB>,
    B: Schrijfbaar<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.kolom.walk_ast(out.reborrow())?;
        self.bron.schrijf(&mut out)
    }
}
