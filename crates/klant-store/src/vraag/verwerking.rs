//! The log of processings: whom rows are about, writing lines, and finding them again.

use std::collections::BTreeSet;

use diesel::prelude::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};
use diesel::sql_types::{BigInt, Nullable};
use klant_core::verwerking::Verwerkte;
use uuid::Uuid;

use crate::rij::{Verwerkingkolommen, Verwerkingrij};
use crate::schema::verwerking;
use crate::tabel::Tabel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// So many lines go in one statement: PostgreSQL binds at most 65535 values.
pub const PER_STATEMENT: usize = 4_000;

/// Writes lines: on PostgreSQL in one statement, on SQLite by one that stays prepared.
///
/// # Errors
/// [`StoreFout`] when the database refuses them.
pub fn voeg_toe(tx: &mut Tx<'_>, regels: &[Verwerkingkolommen]) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(verbinding) => {
            for regel in regels {
                diesel::insert_into(verwerking::table).values(regel).execute(*verbinding)?;
            }
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            for deel in regels.chunks(PER_STATEMENT) {
                diesel::insert_into(verwerking::table).values(deel).execute(*verbinding)?;
            }
        }
    }
    Ok(())
}

/// Whom rows belong to, by number.
#[derive(Default)]
pub struct Eigenaars {
    /// Known customers.
    pub partijen: BTreeSet<i64>,
    /// Those who took part in contacts.
    pub betrokkenen: BTreeSet<i64>,
    /// Contacts: whoever took part in them.
    pub klantcontacten: BTreeSet<i64>,
    /// Persons and organisations of the Contactgegevens API.
    pub contactgegevens: BTreeSet<Uuid>,
}

/// What a column points to.
#[derive(Clone, Copy)]
enum Naar {
    Partij,
    Betrokkene,
    Klantcontact,
}

/// The columns of a table that say whom a row belongs to.
const fn kolommen(tabel: Tabel) -> &'static [(&'static str, Naar)] {
    match tabel {
        Tabel::DigitaalAdres => &[("partij", Naar::Partij), ("betrokkene", Naar::Betrokkene)],
        Tabel::Bewaarplicht => &[("partij", Naar::Partij), ("klantcontact", Naar::Klantcontact)],
        Tabel::PartijIdentificator | Tabel::Rekeningnummer | Tabel::CategorieRelatie => {
            &[("partij", Naar::Partij)]
        }
        Tabel::Vertegenwoordiging => {
            &[("vertegenwoordigende_partij", Naar::Partij), ("vertegenwoordigde_partij", Naar::Partij)]
        }
        Tabel::ActorKlantcontact | Tabel::Bijlage | Tabel::InterneTaak | Tabel::Onderwerpobject => {
            &[("klantcontact", Naar::Klantcontact)]
        }
        Tabel::Actor
        | Tabel::Betrokkene
        | Tabel::Categorie
        | Tabel::Klantcontact
        | Tabel::Partij
        | Tabel::ContactgegevensPersoon
        | Tabel::ContactgegevensOrganisatie => &[],
    }
}

/// Whom these rows belong to, as they stand now.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn eigenaars(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    nummers: &[i64],
    eigenaars: &mut Eigenaars,
) -> Result<(), StoreFout> {
    match tabel {
        Tabel::Partij => eigenaars.partijen.extend(nummers),
        Tabel::Betrokkene => eigenaars.betrokkenen.extend(nummers),
        Tabel::Klantcontact => eigenaars.klantcontacten.extend(nummers),
        Tabel::ContactgegevensPersoon | Tabel::ContactgegevensOrganisatie => {
            let uuids = crate::tabel::uuids_van(tx, tabel, nummers.iter().copied().map(Some))?;
            eigenaars.contactgegevens.extend(uuids.into_values());
        }
        _ => {}
    }
    for (kolom, naar) in kolommen(tabel) {
        if nummers.is_empty() {
            break;
        }
        let mut tekst = Tekst::van("SELECT ", []);
        tekst
            .en(kolom, [])
            .en(" FROM ", [])
            .en(tabel.naam(), [])
            .en(" WHERE volgnummer", [])
            .een_van(nummers);
        let vraag = tekst.vraag::<Nullable<BigInt>>();
        let gevonden: Vec<Option<i64>> = met_verbinding!(tx, |c| vraag.load(c))?;
        let set = match naar {
            Naar::Partij => &mut eigenaars.partijen,
            Naar::Betrokkene => &mut eigenaars.betrokkenen,
            Naar::Klantcontact => &mut eigenaars.klantcontacten,
        };
        set.extend(gevonden.into_iter().flatten());
    }
    Ok(())
}

/// Those who took part, of whom one column is one of these: as the known customers that they were, else as themselves.
///
/// # Errors
/// [`StoreFout`] when the database fails.
fn deelnemers(
    tx: &mut Tx<'_>,
    kolom: &'static str,
    nummers: &BTreeSet<i64>,
) -> Result<Vec<Verwerkte>, StoreFout> {
    if nummers.is_empty() {
        return Ok(Vec::new());
    }
    let nummers: Vec<i64> = nummers.iter().copied().collect();
    let mut tekst = Tekst::van(
        "SELECT b.uuid, p.uuid FROM betrokkene b LEFT JOIN partij p ON p.volgnummer = b.partij WHERE ",
        [],
    );
    tekst.en(kolom, []).een_van(&nummers);
    let vraag = tekst.vraag::<(UuidSql, Nullable<UuidSql>)>();
    let rijen: Vec<(DbUuid, Option<DbUuid>)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen
        .into_iter()
        .map(|(zelf, klant)| Verwerkte::betrokkene(zelf.0, klant.map(|klant| klant.0)))
        .collect())
}

/// Who these owners are.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wie(tx: &mut Tx<'_>, eigenaars: &Eigenaars) -> Result<BTreeSet<Verwerkte>, StoreFout> {
    let mut wie: BTreeSet<Verwerkte> =
        eigenaars.contactgegevens.iter().copied().map(Verwerkte::contactgegevens).collect();
    let partijen = eigenaars.partijen.iter().copied().map(Some);
    wie.extend(crate::tabel::uuids_van(tx, Tabel::Partij, partijen)?.into_values().map(Verwerkte::klant));
    wie.extend(deelnemers(tx, "b.volgnummer", &eigenaars.betrokkenen)?);
    wie.extend(deelnemers(tx, "b.klantcontact", &eigenaars.klantcontacten)?);
    Ok(wie)
}

/// A known customer and every part that she took in a contact: before she was known, her lines named that part.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn klant_en_betrokkenen(tx: &mut Tx<'_>, klant: Uuid) -> Result<Vec<Verwerkte>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT b.uuid FROM betrokkene b JOIN partij p ON p.volgnummer = b.partij WHERE p.uuid = ?",
        [klant.into()],
    )
    .vraag::<UuidSql>();
    let delen: Vec<DbUuid> = met_verbinding!(tx, |c| vraag.load(c))?;
    let delen = delen.into_iter().map(|deel| Verwerkte::betrokkene(deel.0, None));
    Ok(std::iter::once(Verwerkte::klant(klant)).chain(delen).collect())
}

/// The lines with one of these look-up values that began in a period, newest first, older than the cursor.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zoek(
    tx: &mut Tx<'_>,
    opzoekwaarden: &[Vec<u8>],
    vanaf: DbTijd,
    tot: DbTijd,
    na: Option<i64>,
    aantal: i64,
) -> Result<Vec<Verwerkingrij>, StoreFout> {
    // Whoever plans it without values walks through all lines from the last on, in the hope to meet hers: measured, seconds.
    tx.plan_op_waarden()?;
    Ok(met_verbinding!(tx, |c| verwerking::table
        .filter(verwerking::betrokkene_opzoekwaarde.eq_any(opzoekwaarden))
        .filter(verwerking::begonnen_op.ge(vanaf))
        .filter(verwerking::begonnen_op.lt(tot))
        .filter(verwerking::volgnummer.lt(na.unwrap_or(i64::MAX)))
        .order(verwerking::volgnummer.desc())
        .limit(aantal)
        .select(Verwerkingrij::as_select())
        .load(c))?)
}

/// The lines that began in a period, oldest first, from behind a line on.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn bladzijde(
    tx: &mut Tx<'_>,
    vanaf: DbTijd,
    tot: DbTijd,
    na: Option<(DbTijd, i64)>,
    aantal: i64,
) -> Result<Vec<Verwerkingrij>, StoreFout> {
    let (tijd, nummer) = na.unwrap_or((vanaf, 0));
    Ok(met_verbinding!(tx, |c| verwerking::table
        .filter(verwerking::begonnen_op.ge(tijd))
        .filter(verwerking::begonnen_op.lt(tot))
        .filter(verwerking::begonnen_op.gt(tijd).or(verwerking::volgnummer.gt(nummer)))
        .order((verwerking::begonnen_op, verwerking::volgnummer))
        .limit(aantal)
        .select(Verwerkingrij::as_select())
        .load(c))?)
}

/// Removes at most so many lines that began before an instant; answers how many went.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn ruim_op(tx: &mut Tx<'_>, voor: DbTijd, hoogstens: i64) -> Result<usize, StoreFout> {
    tx.plan_op_waarden()?;
    let opdracht = Tekst::van(
        "DELETE FROM verwerking WHERE begonnen_op < ? AND volgnummer IN \
         (SELECT volgnummer FROM verwerking WHERE begonnen_op < ? ORDER BY begonnen_op, volgnummer LIMIT ?)",
        [voor.0.into(), voor.0.into(), hoogstens.into()],
    )
    .opdracht();
    Ok(met_verbinding!(tx, |c| opdracht.execute(c))?)
}
