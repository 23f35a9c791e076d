//! The auditlog: rows are added with what they tell of, stand under a seal later, and expire with their month. Nothing else is ever
//! done with them.

use std::collections::BTreeSet;

use diesel::prelude::{ExpressionMethods, QueryDsl, Queryable, RunQueryDsl, Selectable, SelectableHelper};
use diesel::sql_types::{BigInt, Nullable, Text};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::lijst::een_van;
use crate::schema::audit;
use crate::tabel::Tabel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// The row that an audit row tells of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Auditsleutel {
    /// By its uuid.
    Uuid(Uuid),
    /// By its number; it is still there.
    Nummer(Tabel, i64),
}

/// An audit row to be written.
#[derive(Clone, Debug)]
pub struct Auditregel {
    /// What was done.
    pub handeling: &'static str,
    /// The kind of row.
    pub soort: &'static str,
    /// The row.
    pub rij: Auditsleutel,
    /// The words of the elements, with spaces in between.
    pub elementen: String,
}

/// An audit row as stored.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable)]
#[diesel(table_name = audit)]
pub struct Auditrij {
    /// Its number.
    pub volgnummer: i64,
    /// When it was done.
    pub tijdstip: DbTijd,
    /// Who did it.
    pub wie: String,
    /// For which purpose.
    pub doel: String,
    /// What was done.
    pub handeling: String,
    /// The kind of row.
    pub soort: String,
    /// The uuid of the row, or of what it belongs to when it has none.
    pub uuid: DbUuid,
    /// The words of the elements, with spaces in between.
    pub elementen: String,
    /// The seal that it stands under.
    pub zegel: Option<i64>,
}

/// Which audit rows are asked for.
#[derive(Clone, Default, Debug)]
pub struct Auditfilter {
    /// From this instant.
    pub sinds: Option<OffsetDateTime>,
    /// Until this instant, without it.
    pub tot: Option<OffsetDateTime>,
    /// Of this row.
    pub uuid: Option<Uuid>,
    /// By this one.
    pub wie: Option<String>,
}

/// Adds rows, in one statement.
///
/// # Errors
/// [`StoreFout`] when the database refuses it, or a row that is named by its number is not there.
pub fn schrijf(
    tx: &mut Tx<'_>,
    tijdstip: DbTijd,
    wie: &str,
    doel: &str,
    regels: &[Auditregel],
) -> Result<(), StoreFout> {
    if regels.is_empty() {
        return Ok(());
    }
    let mut tekst =
        Tekst::van("INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen) VALUES ", []);
    for (plaats, regel) in regels.iter().enumerate() {
        let waarden =
            [tijdstip.0.into(), wie.into(), doel.into(), regel.handeling.into(), regel.soort.into()];
        tekst.en(if plaats == 0 { "(?, ?, ?, ?, ?, " } else { ", (?, ?, ?, ?, ?, " }, waarden);
        match regel.rij {
            Auditsleutel::Uuid(uuid) => tekst.en("?", [uuid.into()]),
            Auditsleutel::Nummer(tabel, nummer) => tekst
                .en("(SELECT uuid FROM ", [])
                .en(tabel.naam(), [])
                .en(" WHERE volgnummer = ?)", [nummer.into()]),
        };
        tekst.en(", ?)", [regel.elementen.as_str().into()]);
    }
    let opdracht = tekst.opdracht();
    met_verbinding!(tx, |c| opdracht.execute(c))?;
    Ok(())
}

/// The rows that stand under no seal yet, in order of their numbers.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn onverzegeld(tx: &mut Tx<'_>, hoogstens: i64) -> Result<Vec<Auditrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| audit::table
        .filter(audit::zegel.is_null())
        .order(audit::volgnummer)
        .limit(hoogstens)
        .select(Auditrij::as_select())
        .load(c))?)
}

/// How many rows stand under no seal yet, and when the oldest was written.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wachtend(tx: &mut Tx<'_>) -> Result<(i64, Option<OffsetDateTime>), StoreFout> {
    let vraag = Tekst::van("SELECT count(*), min(tijdstip) FROM audit WHERE zegel IS NULL", [])
        .vraag::<(BigInt, Nullable<TijdSql>)>();
    let rijen: Vec<(i64, Option<DbTijd>)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.into_iter().next().map_or((0, None), |(aantal, sinds)| (aantal, sinds.map(Into::into))))
}

/// Puts rows under a seal.
///
/// # Errors
/// [`StoreFout`] when the database refuses it, as it does for a row that stands under one already.
pub fn zet_zegel(tx: &mut Tx<'_>, zegel: i64, rijen: &[Auditrij]) -> Result<(), StoreFout> {
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let tijden = || rijen.iter().map(|rij| rij.tijdstip);
    let (Some(eerste), Some(laatste)) = (tijden().min(), tijden().max()) else { return Ok(()) };
    // Only the months that they are in are looked through.
    let rijen = audit::table
        .filter(een_van(audit::volgnummer, &nummers))
        .filter(audit::tijdstip.between(eerste, laatste));
    met_verbinding!(tx, |c| diesel::update(rijen.clone()).set(audit::zegel.eq(Some(zegel))).execute(c))?;
    Ok(())
}

/// The rows with these numbers, in their order; unknown numbers are left out.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn rijen(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<Vec<Auditrij>, StoreFout> {
    let nummers: BTreeSet<i64> = nummers.iter().copied().collect();
    let mut alle = Vec::new();
    for (van, tot) in reeksen(&nummers) {
        let rijen: Vec<Auditrij> = met_verbinding!(tx, |c| audit::table
            .filter(audit::volgnummer.between(van, tot))
            .order(audit::volgnummer)
            .select(Auditrij::as_select())
            .load(c))?;
        alle.extend(rijen.into_iter().filter(|rij| nummers.contains(&rij.volgnummer)));
    }
    Ok(alle)
}

/// Numbers as a few stretches, from and up to: rows that were written together are found together, however many months there are. One
/// by one each number would be looked for in each month.
fn reeksen(nummers: &BTreeSet<i64>) -> Vec<(i64, i64)> {
    /// So many numbers of others may stand in between.
    const GAT: i64 = 100;

    let mut reeksen: Vec<(i64, i64)> = Vec::new();
    for nummer in nummers {
        match reeksen.last_mut() {
            Some((_, tot)) if nummer.saturating_sub(*tot) <= GAT => *tot = *nummer,
            _ => reeksen.push((*nummer, *nummer)),
        }
    }
    reeksen
}

/// How many rows say that they stand under each seal.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn per_zegel(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64)>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT zegel, count(*) FROM audit WHERE zegel IS NOT NULL GROUP BY zegel ORDER BY zegel",
        [],
    )
    .vraag::<(BigInt, BigInt)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// The numbers of the rows that say that they stand under a seal, and when they were written.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn onder_zegel(tx: &mut Tx<'_>, zegel: i64) -> Result<Vec<(i64, DbTijd)>, StoreFout> {
    Ok(met_verbinding!(tx, |c| audit::table
        .filter(audit::zegel.eq(zegel))
        .order(audit::volgnummer)
        .select((audit::volgnummer, audit::tijdstip))
        .load(c))?)
}

/// Whether a row from before an instant stands under no seal yet.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wacht_voor(tx: &mut Tx<'_>, grens: DbTijd) -> Result<bool, StoreFout> {
    let vraag = Tekst::van(
        "SELECT volgnummer FROM audit WHERE zegel IS NULL AND tijdstip < ? LIMIT 1",
        [grens.0.into()],
    )
    .vraag::<BigInt>();
    let een: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(!een.is_empty())
}

/// The numbers of the rows from before an instant that stand under a seal after this one, in order.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn onder_latere_zegels(tx: &mut Tx<'_>, grens: DbTijd, zegel: i64) -> Result<Vec<i64>, StoreFout> {
    tx.plan_op_waarden()?;
    Ok(met_verbinding!(tx, |c| audit::table
        .filter(audit::tijdstip.lt(grens))
        .filter(audit::zegel.gt(zegel))
        .order(audit::volgnummer)
        .select(audit::volgnummer)
        .load(c))?)
}

/// How many rows from before an instant stand under the seals after the first and up to the second, and the last seal that one of
/// before that instant stands under.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn tel_voor(tx: &mut Tx<'_>, grens: DbTijd, (na, tot): (i64, i64)) -> Result<(i64, i64), StoreFout> {
    tx.plan_op_waarden()?;
    let vraag = Tekst::van(
        "SELECT coalesce(sum(CASE WHEN zegel > ? AND zegel <= ? THEN 1 END), 0), coalesce(max(zegel), 0) \
         FROM audit WHERE tijdstip < ?",
        [na.into(), tot.into(), grens.0.into()],
    )
    .vraag::<(BigInt, BigInt)>();
    let rijen: Vec<(i64, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.into_iter().next().unwrap_or_default())
}

/// Removes at most so many rows from before an instant that stand under a seal up to this one; answers how many went.
///
/// # Errors
/// [`StoreFout`] when the database refuses it, as it does for rows that did not expire.
pub fn verwijder(tx: &mut Tx<'_>, grens: DbTijd, zegel: i64, hoogstens: i64) -> Result<usize, StoreFout> {
    tx.plan_op_waarden()?;
    // The bound stands there twice, so that PostgreSQL looks in no other month for the numbers.
    let opdracht = Tekst::van(
        "DELETE FROM audit WHERE tijdstip < ? AND volgnummer IN (SELECT volgnummer FROM audit \
         WHERE tijdstip < ? AND zegel <= ? ORDER BY volgnummer LIMIT ?)",
        [grens.0.into(), grens.0.into(), zegel.into(), hoogstens.into()],
    )
    .opdracht();
    Ok(met_verbinding!(tx, |c| opdracht.execute(c))?)
}

/// The rows that a filter lets through, newest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lijst(tx: &mut Tx<'_>, filter: &Auditfilter, hoogstens: i64) -> Result<Vec<Auditrij>, StoreFout> {
    let mut tekst = Tekst::van(
        "SELECT volgnummer, tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel FROM audit WHERE volgnummer > 0",
        [],
    );
    if let Some(sinds) = filter.sinds {
        tekst.en(" AND tijdstip >= ?", [sinds.into()]);
    }
    if let Some(tot) = filter.tot {
        tekst.en(" AND tijdstip < ?", [tot.into()]);
    }
    if let Some(uuid) = filter.uuid {
        tekst.en(" AND uuid = ?", [uuid.into()]);
    }
    if let Some(wie) = &filter.wie {
        tekst.en(" AND wie = ?", [wie.as_str().into()]);
    }
    tekst.en(" ORDER BY volgnummer DESC LIMIT ?", [hoogstens.into()]);
    let vraag = tekst.vraag::<(BigInt, TijdSql, Text, Text, Text, Text, UuidSql, Text, Nullable<BigInt>)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nummers_die_dicht_bijeen_liggen_zijn_een_reeks() {
        let van = |nummers: &[i64]| reeksen(&nummers.iter().copied().collect());
        assert_eq!(van(&[]), []);
        assert_eq!(van(&[7]), [(7, 7)]);
        assert_eq!(van(&[3, 1, 2, 103, 204]), [(1, 103), (204, 204)]);
        assert_eq!(van(&[i64::MIN, i64::MAX]), [(i64::MIN, i64::MIN), (i64::MAX, i64::MAX)]);
    }
}
