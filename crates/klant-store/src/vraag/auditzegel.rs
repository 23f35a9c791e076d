//! The seals over the auditlog: each is chained with the one before, and only ever added.

use diesel::prelude::{
    ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use crate::schema::auditzegel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{DbTijd, StoreFout, Tx};

/// A seal.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = auditzegel)]
pub struct Zegelrij {
    /// Its number: one more than that of the seal before.
    pub volgnummer: i64,
    /// When it was made.
    pub tijdstip: DbTijd,
    /// The highest number of a row under it.
    pub tot: i64,
    /// How many rows stand under it.
    pub aantal: i64,
    /// The rows under it: per row its number in 8 bytes and its hash in 32.
    pub rijen: Vec<u8>,
    /// The hash over all of it, with the hash of the seal before.
    pub hash: Vec<u8>,
    /// What only who has the keys can make of that hash.
    pub handtekening: Vec<u8>,
}

/// Makes every other that would add a seal wait until this transaction ends. The one writer of SQLite is alone already.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn vergrendel(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {}
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            diesel::sql_query("LOCK TABLE auditzegel IN SHARE ROW EXCLUSIVE MODE").execute(*verbinding)?;
        }
    }
    Ok(())
}

/// The last seal.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn laatste(tx: &mut Tx<'_>) -> Result<Option<Zegelrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| auditzegel::table
        .order(auditzegel::volgnummer.desc())
        .select(Zegelrij::as_select())
        .first(c)
        .optional())?)
}

/// The seal with this number.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn een(tx: &mut Tx<'_>, nummer: i64) -> Result<Option<Zegelrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| auditzegel::table
        .find(nummer)
        .select(Zegelrij::as_select())
        .first(c)
        .optional())?)
}

/// The seals after this number, in order.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn na(tx: &mut Tx<'_>, nummer: i64, hoogstens: i64) -> Result<Vec<Zegelrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| auditzegel::table
        .filter(auditzegel::volgnummer.gt(nummer))
        .order(auditzegel::volgnummer)
        .limit(hoogstens)
        .select(Zegelrij::as_select())
        .load(c))?)
}

/// Adds a seal.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn voeg_toe(tx: &mut Tx<'_>, zegel: &Zegelrij) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(auditzegel::table).values(zegel).execute(c))?;
    Ok(())
}

/// Removes at most so many seals up to this number, the oldest first; answers how many went.
///
/// # Errors
/// [`StoreFout`] when the database refuses it, as it does for a seal that did not expire.
pub fn verwijder(tx: &mut Tx<'_>, tot: i64, hoogstens: i64) -> Result<usize, StoreFout> {
    let opdracht = Tekst::van(
        "DELETE FROM auditzegel WHERE volgnummer IN \
         (SELECT volgnummer FROM auditzegel WHERE volgnummer <= ? ORDER BY volgnummer LIMIT ?)",
        [tot.into(), hoogstens.into()],
    )
    .opdracht();
    Ok(met_verbinding!(tx, |c| opdracht.execute(c))?)
}
