//! A query as text with bound values, for what is put together while running: the filters of a list. The text is made of
//! fixed pieces only; every value from outside is bound, and the statement is cached by its text.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Binary, Date, SqlType, Text, Untyped};
use std::marker::PhantomData;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::bevat::Bevat;
use crate::lijst::{Lijst, Schrijfbaar};
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid};

/// A value in a text. What has a closed list of values is written out: a statement is planned once, whatever is bound to it, and so
/// each word has a plan of its own (besluit 31). Everything else is bound.
#[derive(Clone)]
pub enum Waarde {
    /// A text.
    Tekst(String),
    /// An integer.
    Getal(i64),
    /// A word of a closed list.
    Woord(&'static str),
    /// A yes or no.
    Vlag(bool),
    /// A calendar date.
    Datum(time::Date),
    /// An instant.
    Tijd(DbTijd),
    /// A uuid.
    Uuid(DbUuid),
    /// Bytes, such as a look-up value.
    Bytes(Vec<u8>),
}

macro_rules! waarde_van {
    ($($type:ty => |$v:ident| $waarde:expr),* $(,)?) => {
        $(impl From<$type> for Waarde {
            fn from($v: $type) -> Self {
                $waarde
            }
        })*
    };
}

waarde_van! {
    String => |v| Self::Tekst(v),
    &str => |v| Self::Tekst(v.to_owned()),
    i64 => |v| Self::Getal(v),
    bool => |v| Self::Vlag(v),
    time::Date => |v| Self::Datum(v),
    OffsetDateTime => |v| Self::Tijd(v.into()),
    Uuid => |v| Self::Uuid(DbUuid(v)),
    Vec<u8> => |v| Self::Bytes(v),
}

#[derive(Clone)]
enum Deel {
    Sql(&'static str),
    Waarde(Waarde),
    EenVan(Lijst<i64>),
    EenVanUuids(Lijst<DbUuid>),
    Bevat(Bevat),
}

/// A text with bound values, under way.
#[derive(Clone, Default)]
pub struct Tekst(Vec<Deel>);

impl Tekst {
    /// Begins with a piece of SQL in which each `?` stands for one value.
    ///
    /// # Panics
    /// Never with as many values as there are `?`; a test runs every piece.
    #[must_use]
    pub fn van(sql: &'static str, waarden: impl IntoIterator<Item = Waarde>) -> Self {
        let mut tekst = Self::default();
        tekst.en(sql, waarden);
        tekst
    }

    /// Adds a piece of SQL in which each `?` stands for one value.
    pub fn en(&mut self, sql: &'static str, waarden: impl IntoIterator<Item = Waarde>) -> &mut Self {
        let mut waarden = waarden.into_iter();
        for (plaats, stuk) in sql.split('?').enumerate() {
            if plaats > 0 {
                let waarde = waarden.next();
                debug_assert!(waarde.is_some(), "every question mark has a value");
                self.0.extend(waarde.map(Deel::Waarde));
            }
            self.0.push(Deel::Sql(stuk));
        }
        debug_assert!(waarden.next().is_none(), "every value has a question mark");
        self
    }

    /// Adds "is one of these numbers", to follow the name of a column.
    pub fn een_van(&mut self, nummers: &[i64]) -> &mut Self {
        self.0.push(Deel::EenVan(Lijst::nummers(nummers)));
        self
    }

    /// Adds "is one of these uuids", to follow the name of a column.
    pub fn een_van_uuids(&mut self, uuids: &[Uuid]) -> &mut Self {
        self.0.push(Deel::EenVanUuids(Lijst::uuids(uuids)));
        self
    }

    /// Adds that a column has a text in it.
    pub(crate) fn bevat(&mut self, bevat: Bevat) -> &mut Self {
        self.0.push(Deel::Bevat(bevat));
        self
    }

    /// Adds another text.
    pub fn en_tekst(&mut self, tekst: &Self) -> &mut Self {
        self.0.extend(tekst.0.iter().cloned());
        self
    }

    /// Adds a condition that must hold as well, where there is one.
    pub fn en_waar(&mut self, voorwaarde: Option<&Self>) -> &mut Self {
        match voorwaarde {
            Some(voorwaarde) => self.en(" AND (", []).en_tekst(voorwaarde).en(")", []),
            None => self,
        }
    }

    /// As a query that answers rows of this SQL type.
    #[must_use]
    pub fn vraag<ST>(self) -> Tekstvraag<ST> {
        Tekstvraag { tekst: self, antwoord: PhantomData }
    }

    /// As a command without an answer.
    #[must_use]
    pub fn opdracht(self) -> Tekstvraag<Untyped> {
        self.vraag()
    }
}

/// A text that is ready to be sent.
pub struct Tekstvraag<ST> {
    tekst: Tekst,
    antwoord: PhantomData<ST>,
}

impl<ST> QueryId for Tekstvraag<ST> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST: SqlType> Query for Tekstvraag<ST> {
    type SqlType = ST;
}

impl<ST, C> diesel::RunQueryDsl<C> for Tekstvraag<ST> {}

macro_rules! fragment {
    ($backend:ty) => {
        impl Schrijfbaar<$backend> for Tekst {
            fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, $backend>) -> QueryResult<()> {
                for deel in &self.0 {
                    match deel {
                        Deel::Sql(sql) => out.push_sql(sql),
                        Deel::Waarde(Waarde::Tekst(v)) => out.push_bind_param::<Text, _>(v)?,
                        Deel::Waarde(Waarde::Getal(v)) => out.push_bind_param::<BigInt, _>(v)?,
                        Deel::Waarde(Waarde::Woord(v)) => {
                            debug_assert!(!v.contains('\''), "a word needs no quoting");
                            out.push_sql("'");
                            out.push_sql(v);
                            out.push_sql("'");
                        }
                        Deel::Waarde(Waarde::Vlag(v)) => out.push_sql(if *v { "TRUE" } else { "FALSE" }),
                        Deel::Waarde(Waarde::Datum(v)) => out.push_bind_param::<Date, _>(v)?,
                        Deel::Waarde(Waarde::Tijd(v)) => out.push_bind_param::<TijdSql, _>(v)?,
                        Deel::Waarde(Waarde::Uuid(v)) => out.push_bind_param::<UuidSql, _>(v)?,
                        Deel::Waarde(Waarde::Bytes(v)) => out.push_bind_param::<Binary, _>(v)?,
                        Deel::EenVan(nummers) => nummers.schrijf(out)?,
                        Deel::EenVanUuids(uuids) => uuids.schrijf(out)?,
                        Deel::Bevat(bevat) => bevat.schrijf(out)?,
                    }
                }
                Ok(())
            }
        }

        impl<ST> QueryFragment<$backend> for Tekstvraag<ST> {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, $backend>) -> QueryResult<()> {
                self.tekst.schrijf(&mut out)
            }
        }
    };
}

#[cfg(feature = "postgres")]
fragment!(diesel::pg::Pg);
#[cfg(feature = "sqlite")]
fragment!(diesel::sqlite::Sqlite);
