//! The auditlog: rows are added with what they tell of, and stand under a seal later. Nothing else is ever done with them.

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
pub fn zet_zegel(tx: &mut Tx<'_>, zegel: i64, nummers: &[i64]) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(audit::table.filter(een_van(audit::volgnummer, nummers)))
        .set(audit::zegel.eq(Some(zegel)))
        .execute(c))?;
    Ok(())
}

/// The rows with these numbers, in their order; unknown numbers are left out.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn rijen(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<Vec<Auditrij>, StoreFout> {
    Ok(met_verbinding!(tx, |c| audit::table
        .filter(een_van(audit::volgnummer, nummers))
        .order(audit::volgnummer)
        .select(Auditrij::as_select())
        .load(c))?)
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

/// The numbers of the rows that say that they stand under a seal.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn onder_zegel(tx: &mut Tx<'_>, zegel: i64) -> Result<Vec<i64>, StoreFout> {
    Ok(met_verbinding!(tx, |c| audit::table
        .filter(audit::zegel.eq(zegel))
        .order(audit::volgnummer)
        .select(audit::volgnummer)
        .load(c))?)
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
