//! What expired of the auditlog: only ever added to. What one of these rows names, and nothing else, may be missing from the log.

use diesel::prelude::{
    ExpressionMethods, Insertable, QueryDsl, Queryable, RunQueryDsl, Selectable, SelectableHelper,
};

use crate::schema::auditverval;
use crate::tx::met_verbinding;
use crate::{DbTijd, StoreFout, Tx};

/// What was written when months expired; it counts with all that expired before.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = auditverval)]
pub struct Vervalrij {
    /// Its number: one more than that of the one before.
    pub volgnummer: i64,
    /// When it was written.
    pub tijdstip: DbTijd,
    /// Rows from before this instant expired.
    pub grens: DbTijd,
    /// The last seal that went with all its rows.
    pub zegel: i64,
    /// The hash of that seal.
    pub zegelhash: Vec<u8>,
    /// The last seal that there was: only of what stood under a seal something expired.
    pub laatste: i64,
    /// The rows that went from under later seals: their numbers, in 8 bytes each.
    pub rijen: Vec<u8>,
    /// What only who has the keys can make of all of it.
    pub handtekening: Vec<u8>,
}

/// Everything that was written when months expired, the last first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn alle(tx: &mut Tx<'_>) -> Result<Vec<Vervalrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| auditverval::table
        .order(auditverval::volgnummer.desc())
        .select(Vervalrij::as_select())
        .load(c))?)
}

/// Adds one.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn voeg_toe(tx: &mut Tx<'_>, rij: &Vervalrij) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(auditverval::table).values(rij).execute(c))?;
    Ok(())
}
