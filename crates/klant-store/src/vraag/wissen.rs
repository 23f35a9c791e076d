//! What an erasure must know of a customer's contacts, and the requests that wait for a day.

use std::collections::HashMap;

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl};
use diesel::sql_types::{BigInt, Bool, Date as DateSql, Integer, Nullable, Text};
use klant_core::id::{KlantcontactId, PartijId};
use klant_core::regels::sluiten::Verloop;
use klant_core::{Keuze as _, Taakstatus};
use time::{Date, OffsetDateTime};

use crate::schema::wisverzoek;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// A contact in which a customer took part.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its number.
    pub volgnummer: i64,
    /// Its identity.
    pub id: KlantcontactId,
    /// When it took place.
    pub plaatsgevonden_op: OffsetDateTime,
    /// The number of the first contact of its interactie.
    pub wortel: i64,
    /// Whether someone else took part as a customer.
    pub met_anderen: bool,
}

/// The contacts in which a customer took part, oldest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn contacten(tx: &mut Tx<'_>, partij: i64) -> Result<Vec<Contact>, StoreFout> {
    let mut tekst = Tekst::van(
        "SELECT k.volgnummer, k.uuid, k.plaatsgevonden_op, coalesce(k.wortel, k.volgnummer), \
         EXISTS (SELECT 1 FROM betrokkene a WHERE a.klantcontact = k.volgnummer AND (a.partij IS NULL OR a.partij <> ?)) \
         FROM klantcontact k WHERE k.volgnummer IN (SELECT b.klantcontact FROM betrokkene b WHERE b.partij = ?) \
         ORDER BY k.volgnummer",
        [partij.into(), partij.into()],
    );
    let vraag = std::mem::take(&mut tekst).vraag::<(BigInt, UuidSql, TijdSql, BigInt, Bool)>();
    let rijen: Vec<(i64, DbUuid, DbTijd, i64, bool)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let contact = |(volgnummer, uuid, op, wortel, met_anderen): (i64, DbUuid, DbTijd, i64, bool)| Contact {
        volgnummer,
        id: KlantcontactId::nieuw(uuid.0),
        plaatsgevonden_op: op.0,
        wortel,
        met_anderen,
    };
    Ok(rijen.into_iter().map(contact).collect())
}

/// The course of interacties, by the number of their first contact, with the code of their profile where they have one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verlopen(
    tx: &mut Tx<'_>,
    wortels: &[i64],
) -> Result<HashMap<i64, (Option<String>, Verloop)>, StoreFout> {
    type Rij = (i64, Option<String>, Option<i32>, Option<DbTijd>, bool, Option<DbTijd>, Option<DbTijd>);
    type Soort = (
        BigInt,
        Nullable<Text>,
        Nullable<Integer>,
        Nullable<TijdSql>,
        Bool,
        Nullable<TijdSql>,
        Nullable<TijdSql>,
    );
    if wortels.is_empty() {
        return Ok(HashMap::new());
    }
    let vraag = verloop_van(wortels).vraag::<Soort>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    let verloop = |(wortel, profiel, dagen, gesloten, open_taak, contact, taak): Rij| {
        let verloop = Verloop {
            gesloten_op: gesloten.map(|op| op.0),
            open_taak,
            sluit_na_dagen: dagen.and_then(|dagen| u16::try_from(dagen).ok()),
            laatste_gebeurtenis: contact.max(taak).map(|op| op.0),
        };
        (wortel, (profiel, verloop))
    };
    Ok(rijen.into_iter().map(verloop).collect())
}

fn verloop_van(wortels: &[i64]) -> Tekst {
    // The status is written so that SQLite does not look through all open tasks of the register.
    let mut tekst = Tekst::van(
        "SELECT w.volgnummer, i.profiel_code, i.sluit_na_dagen, i.gesloten_op, \
         EXISTS (SELECT 1 FROM klantcontact k JOIN interne_taak t ON t.klantcontact = k.volgnummer \
         WHERE (k.volgnummer = w.volgnummer OR k.wortel = w.volgnummer) AND coalesce(t.status, '') = ?), \
         (SELECT max(k.plaatsgevonden_op) FROM klantcontact k WHERE k.volgnummer = w.volgnummer OR k.wortel = w.volgnummer), \
         (SELECT max(t.afgehandeld_op) FROM klantcontact k JOIN interne_taak t ON t.klantcontact = k.volgnummer \
         WHERE k.volgnummer = w.volgnummer OR k.wortel = w.volgnummer) \
         FROM klantcontact w LEFT JOIN interactie i ON i.klantcontact = w.volgnummer WHERE w.volgnummer",
        [Taakstatus::TeVerwerken.woord().into()],
    );
    tekst.een_van(wortels);
    tekst
}

/// The cases that contacts were about, by the number of the contact: what their onderwerpobjecten name a case.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zaken(tx: &mut Tx<'_>, contacten: &[i64]) -> Result<Vec<(i64, String)>, StoreFout> {
    if contacten.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van(
        "SELECT o.klantcontact, o.object_id FROM onderwerpobject o WHERE lower(o.code_objecttype) = ? AND o.object_id <> '' \
         AND o.klantcontact",
        ["zaak".into()],
    );
    tekst.een_van(contacten).en(" ORDER BY o.volgnummer", []);
    let vraag = tekst.vraag::<(BigInt, Text)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// The numbers of a customer's own part in contacts, and of the digital addresses that she gave for them.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn aandeel(tx: &mut Tx<'_>, partij: i64, contacten: &[i64]) -> Result<(Vec<i64>, Vec<i64>), StoreFout> {
    if contacten.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut tekst = Tekst::van(
        "SELECT b.volgnummer FROM betrokkene b WHERE b.partij = ? AND b.klantcontact",
        [partij.into()],
    );
    tekst.een_van(contacten).en(" ORDER BY b.volgnummer", []);
    let vraag = tekst.vraag::<BigInt>();
    let betrokkenen: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    let vraag = adressen_van(&betrokkenen).vraag::<BigInt>();
    let adressen: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok((betrokkenen, adressen))
}

/// A chosen address is her own, and goes by the plan for her own.
fn adressen_van(betrokkenen: &[i64]) -> Tekst {
    // Written so that SQLite does not begin with all addresses that are of no customer.
    let mut tekst = Tekst::van(
        "SELECT d.volgnummer FROM digitaal_adres d WHERE coalesce(d.partij, 0) = 0 AND d.betrokkene",
        [],
    );
    tekst.een_van(betrokkenen).en(" ORDER BY d.volgnummer", []);
    tekst
}

/// A request to erase that waits.
#[derive(Clone, Debug)]
pub struct Wisverzoek {
    /// Its number.
    pub volgnummer: i64,
    /// Whose data it is.
    pub klant: PartijId,
    /// What should go, as it was written.
    pub omvang: String,
    /// When that was asked.
    pub gevraagd_op: OffsetDateTime,
    /// When it is looked at again.
    pub opnieuw_op: Date,
}

/// The requests that are due on a day, oldest day first, after a place in that order; at most so many.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verzoeken(
    tx: &mut Tx<'_>,
    tot_en_met: Date,
    na: Option<(Date, i64)>,
    aantal: i64,
) -> Result<Vec<Wisverzoek>, StoreFout> {
    let mut tekst = Tekst::van("w.opnieuw_op <= ?", [tot_en_met.into()]);
    if let Some((dag, nummer)) = na {
        tekst.en(
            " AND (w.opnieuw_op > ? OR (w.opnieuw_op = ? AND w.volgnummer > ?))",
            [dag.into(), dag.into(), nummer.into()],
        );
    }
    tekst.en(" ORDER BY w.opnieuw_op, w.volgnummer LIMIT ?", [aantal.into()]);
    verzoeken_waar(tx, &tekst)
}

/// The requests of a customer, oldest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verzoeken_van(tx: &mut Tx<'_>, partij: i64) -> Result<Vec<Wisverzoek>, StoreFout> {
    verzoeken_waar(tx, &Tekst::van("w.partij = ? ORDER BY w.volgnummer", [partij.into()]))
}

fn verzoeken_waar(tx: &mut Tx<'_>, voorwaarde: &Tekst) -> Result<Vec<Wisverzoek>, StoreFout> {
    type Rij = (i64, DbUuid, String, DbTijd, Date);
    let mut tekst = Tekst::van(
        "SELECT w.volgnummer, p.uuid, w.omvang, w.gevraagd_op, w.opnieuw_op \
         FROM wisverzoek w JOIN partij p ON p.volgnummer = w.partij WHERE ",
        [],
    );
    tekst.en_tekst(voorwaarde);
    let vraag = tekst.vraag::<(BigInt, UuidSql, Text, TijdSql, DateSql)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    let verzoek = |(volgnummer, klant, omvang, op, opnieuw_op): Rij| Wisverzoek {
        volgnummer,
        klant: PartijId::nieuw(klant.0),
        omvang,
        gevraagd_op: op.0,
        opnieuw_op,
    };
    Ok(rijen.into_iter().map(verzoek).collect())
}

/// Writes a request of a customer.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn onthoud(
    tx: &mut Tx<'_>,
    partij: i64,
    omvang: &str,
    gevraagd_op: OffsetDateTime,
    opnieuw_op: Date,
) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(wisverzoek::table)
        .values((
            wisverzoek::partij.eq(partij),
            wisverzoek::omvang.eq(omvang),
            wisverzoek::gevraagd_op.eq(DbTijd::van(gevraagd_op)),
            wisverzoek::opnieuw_op.eq(opnieuw_op),
        ))
        .execute(c))?;
    Ok(())
}

/// Looks at a request again on a day; without one it is done.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verzet(tx: &mut Tx<'_>, verzoek: i64, opnieuw_op: Option<Date>) -> Result<(), StoreFout> {
    let rij = wisverzoek::table.filter(wisverzoek::volgnummer.eq(verzoek));
    match opnieuw_op {
        Some(dag) => {
            met_verbinding!(tx, |c| diesel::update(rij).set(wisverzoek::opnieuw_op.eq(dag)).execute(c))?
        }
        None => met_verbinding!(tx, |c| diesel::delete(rij).execute(c))?,
    };
    Ok(())
}

/// Looks at the requests of a customer again on a day, where that is sooner.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn vervroeg(tx: &mut Tx<'_>, partij: i64, dag: Date) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(
        wisverzoek::table.filter(wisverzoek::partij.eq(partij)).filter(wisverzoek::opnieuw_op.gt(dag))
    )
    .set(wisverzoek::opnieuw_op.eq(dag))
    .execute(c))?;
    Ok(())
}

#[cfg(all(test, feature = "sqlite"))]
mod proeven {
    use super::*;
    use crate::{Database, migreer};

    /// By which index SQLite, that knows nothing yet of how its tables are filled, means to find the rows of each table.
    fn zoekt(vraag: &Tekst) -> Vec<String> {
        let map = tempfile::tempdir().expect("a folder");
        let pad = map.path().join("klant.db");
        migreer(&Database::Sqlite(pad.clone())).expect("a database");
        let mut verbinding = crate::lane::sqlite::open(&pad).expect("it opens");
        let mut plan = vraag.plan(&mut Tx::Sqlite(&mut verbinding)).expect("a plan");
        plan.retain(|regel| !regel.contains("json_each"));
        plan
    }

    #[test]
    fn wissen_begint_bij_haar_en_niet_bij_wat_het_hele_register_heeft() {
        for vraag in [verloop_van(&[1]), adressen_van(&[1])] {
            let plan = zoekt(&vraag);
            let breed = ["SCAN", "interne_taak_status", "digitaal_adres_partij"];
            assert!(!plan.iter().any(|regel| breed.iter().any(|woord| regel.contains(woord))), "{plan:#?}");
        }
    }
}
