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

/// So long PostgreSQL thinks a list is of which it does not know the length yet. It plans a statement anew at every request for as long as
/// the list of that request makes for a cheaper plan than this: so a shorter list is filled up with what is in it already, which its
/// index leaves out again. Planning was more than half of what it did for one partij (besluit 31).
#[cfg(feature = "postgres")]
const GESCHATTE_LENGTE: usize = 10;

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

impl<T: Copy> Lijst<T> {
    fn nieuw(waarden: Vec<T>, json: impl Fn(&T) -> String) -> Self {
        #[cfg(not(feature = "sqlite"))]
        let _ = json;
        Self {
            #[cfg(feature = "sqlite")]
            json: format!("[{}]", waarden.iter().map(json).collect::<Vec<_>>().join(",")),
            #[cfg(feature = "postgres")]
            waarden: aangevuld(waarden),
            #[cfg(not(feature = "postgres"))]
            soort: std::marker::PhantomData,
        }
    }
}

#[cfg(feature = "postgres")]
fn aangevuld<T: Copy>(mut waarden: Vec<T>) -> Vec<T> {
    if let Some(laatste) = waarden.last().copied() {
        waarden.resize(waarden.len().max(GESCHATTE_LENGTE), laatste);
    }
    waarden
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

/// A column that is one of these numbers, for use in a diesel query.
#[derive(Clone)]
pub(crate) struct EenVan<K> {
    kolom: K,
    lijst: Lijst<i64>,
}

/// That a column is one of these numbers.
pub(crate) fn een_van<K>(kolom: K, nummers: &[i64]) -> EenVan<K> {
    EenVan { kolom, lijst: Lijst::nummers(nummers) }
}

impl<K: Expression> Expression for EenVan<K> {
    type SqlType = Bool;
}

impl<K> ValidGrouping<()> for EenVan<K> {
    type IsAggregate = is_aggregate::No;
}

impl<K: QueryId> QueryId for EenVan<K> {
    type QueryId = EenVan<K::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = K::HAS_STATIC_QUERY_ID;
}

impl<K: AppearsOnTable<QS>, QS> AppearsOnTable<QS> for EenVan<K> where Self: Expression {}
impl<K: SelectableExpression<QS>, QS> SelectableExpression<QS> for EenVan<K> where Self: AppearsOnTable<QS> {}

impl<K, DB> QueryFragment<DB> for EenVan<K>
where
    DB: Backend,
    K: QueryFragment<DB>,
    Lijst<i64>: Schrijfbaar<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.kolom.walk_ast(out.reborrow())?;
        self.lijst.schrijf(&mut out)
    }
}

/// A column that is one of the numbers that a text selects, for use in a diesel query: what would be asked first is asked along.
#[derive(Clone)]
pub(crate) struct Uit<K> {
    kolom: K,
    bron: Bron,
}

#[derive(Clone)]
enum Bron {
    Lijst(Lijst<i64>),
    Tekst(Tekst),
}

impl<K> Uit<K> {
    /// That a column is one of these numbers.
    pub(crate) fn nummers(kolom: K, nummers: &[i64]) -> Self {
        Self { kolom, bron: Bron::Lijst(Lijst::nummers(nummers)) }
    }

    /// That a column is one of the numbers that this text selects.
    pub(crate) const fn tekst(kolom: K, tekst: Tekst) -> Self {
        Self { kolom, bron: Bron::Tekst(tekst) }
    }
}

impl<K: Expression> Expression for Uit<K> {
    type SqlType = Bool;
}

impl<K> ValidGrouping<()> for Uit<K> {
    type IsAggregate = is_aggregate::No;
}

// Another text is another statement.
impl<K> QueryId for Uit<K> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<K: AppearsOnTable<QS>, QS> AppearsOnTable<QS> for Uit<K> where Self: Expression {}
impl<K: SelectableExpression<QS>, QS> SelectableExpression<QS> for Uit<K> where Self: AppearsOnTable<QS> {}

impl<K, DB> QueryFragment<DB> for Uit<K>
where
    DB: Backend,
    K: QueryFragment<DB>,
    Lijst<i64>: Schrijfbaar<DB>,
    Tekst: Schrijfbaar<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.kolom.walk_ast(out.reborrow())?;
        match &self.bron {
            Bron::Lijst(lijst) => lijst.schrijf(&mut out),
            Bron::Tekst(tekst) => {
                out.push_sql(" IN (");
                tekst.schrijf(&mut out)?;
                out.push_sql(")");
                Ok(())
            }
        }
    }
}
