//! Notifications that still have to leave, or could not: a row is written with what it tells of, and goes when it was delivered.

use diesel::prelude::{
    ExpressionMethods, Insertable, QueryDsl, Queryable, RunQueryDsl, Selectable, SelectableHelper,
};
use diesel::sql_types::BigInt;
use uuid::Uuid;

use crate::lijst::een_van;
use crate::schema::notificatie;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// A notification to be written.
#[derive(Insertable)]
#[diesel(table_name = notificatie)]
pub struct Nieuw<'a> {
    /// Its identity.
    pub uuid: DbUuid,
    /// The kanaal.
    pub kanaal: &'a str,
    /// What is sent, as JSON.
    pub bericht: &'a str,
    /// When it was written.
    pub aangemaakt_op: DbTijd,
    /// How often it was tried.
    pub pogingen: i32,
    /// When it is tried next.
    pub volgende_poging_op: Option<DbTijd>,
}

/// A notification as stored.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = notificatie)]
pub struct Notificatierij {
    /// Its number, in order of writing.
    pub volgnummer: i64,
    /// Its identity.
    pub uuid: DbUuid,
    /// The kanaal.
    pub kanaal: String,
    /// What is sent, as JSON.
    pub bericht: String,
    /// When it was written.
    pub aangemaakt_op: DbTijd,
    /// How often it was tried, the attempt under way included.
    pub pogingen: i32,
    /// When it is tried next; none when it is tried no more.
    pub volgende_poging_op: Option<DbTijd>,
    /// Why the last attempt failed, as a class.
    pub laatste_fout: Option<String>,
}

/// Writes one.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn voeg_toe(tx: &mut Tx<'_>, nieuw: &Nieuw<'_>) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(notificatie::table).values(nieuw).execute(c))?;
    Ok(())
}

/// Whether one is due.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn is_er_een(tx: &mut Tx<'_>, nu: DbTijd) -> Result<bool, StoreFout> {
    let eerste: Vec<i64> = met_verbinding!(tx, |c| notificatie::table
        .filter(notificatie::volgende_poging_op.le(nu))
        .order(notificatie::volgende_poging_op)
        .limit(1)
        .select(notificatie::volgnummer)
        .load(c))?;
    Ok(!eerste.is_empty())
}

/// Takes those that are due, the longest waiting first, for an attempt that ends before `tot`: until then nobody else takes
/// them, and afterwards, if whoever took them was lost, another does.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn neem(
    tx: &mut Tx<'_>,
    nu: DbTijd,
    tot: DbTijd,
    hoogstens: i64,
) -> Result<Vec<Notificatierij>, StoreFout> {
    let mut tekst = Tekst::van(
        "SELECT volgnummer FROM notificatie WHERE volgende_poging_op <= ? ORDER BY volgende_poging_op, volgnummer LIMIT ?",
        [nu.0.into(), hoogstens.into()],
    );
    // The one writer of SQLite is alone already.
    if tx.is_postgres() {
        tekst.en(" FOR UPDATE SKIP LOCKED", []);
    }
    let vraag = tekst.vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    if nummers.is_empty() {
        return Ok(Vec::new());
    }
    met_verbinding!(tx, |c| diesel::update(
        notificatie::table.filter(een_van(notificatie::volgnummer, &nummers))
    )
    .set(
        (notificatie::pogingen.eq(notificatie::pogingen + 1), notificatie::volgende_poging_op.eq(Some(tot)),)
    )
    .execute(c))?;
    Ok(met_verbinding!(tx, |c| notificatie::table
        .filter(een_van(notificatie::volgnummer, &nummers))
        .order(notificatie::volgnummer)
        .select(Notificatierij::as_select())
        .load(c))?)
}

/// Removes those that were delivered.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn bezorgd(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(
        notificatie::table.filter(een_van(notificatie::volgnummer, nummers))
    )
    .execute(c))?;
    Ok(())
}

/// Notes that an attempt failed, and when the next one is; none: no more.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn mislukt(tx: &mut Tx<'_>, nummer: i64, volgende: Option<DbTijd>, fout: &str) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(notificatie::table.filter(notificatie::volgnummer.eq(nummer)))
        .set((notificatie::volgende_poging_op.eq(volgende), notificatie::laatste_fout.eq(Some(fout))))
        .execute(c))?;
    Ok(())
}

/// Gives back those that were taken and not tried.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn geef_terug(tx: &mut Tx<'_>, nummers: &[i64], nu: DbTijd) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(
        notificatie::table.filter(een_van(notificatie::volgnummer, nummers))
    )
    .set((notificatie::pogingen.eq(notificatie::pogingen - 1), notificatie::volgende_poging_op.eq(Some(nu)),))
    .execute(c))?;
    Ok(())
}

/// Those of which an attempt failed, in order of writing.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn mislukte(tx: &mut Tx<'_>) -> Result<Vec<Notificatierij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| notificatie::table
        .filter(notificatie::laatste_fout.is_not_null())
        .order(notificatie::volgnummer)
        .select(Notificatierij::as_select())
        .load(c))?)
}

/// Has one tried anew, or all that are tried no more; answers how many.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn herhaal(tx: &mut Tx<'_>, een: Option<Uuid>, nu: DbTijd) -> Result<usize, StoreFout> {
    let opnieuw = (notificatie::pogingen.eq(0), notificatie::volgende_poging_op.eq(Some(nu)));
    Ok(match een {
        Some(uuid) => met_verbinding!(tx, |c| diesel::update(
            notificatie::table.filter(notificatie::uuid.eq(DbUuid(uuid)))
        )
        .set(opnieuw)
        .execute(c))?,
        None => met_verbinding!(tx, |c| diesel::update(
            notificatie::table.filter(notificatie::volgende_poging_op.is_null())
        )
        .set(opnieuw)
        .execute(c))?,
    })
}

/// How many are waiting, and how many are tried no more.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn aantallen(tx: &mut Tx<'_>) -> Result<(i64, i64), StoreFout> {
    let wachtend = met_verbinding!(tx, |c| notificatie::table
        .filter(notificatie::volgende_poging_op.is_not_null())
        .count()
        .get_result(c))?;
    let opgegeven = met_verbinding!(tx, |c| notificatie::table
        .filter(notificatie::volgende_poging_op.is_null())
        .count()
        .get_result(c))?;
    Ok((wachtend, opgegeven))
}
