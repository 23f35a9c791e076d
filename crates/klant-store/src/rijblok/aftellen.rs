//! Counting off: making blocks of the tail of a list, and two of a block that grew.
//!
//! It is safe beside writers. Whoever writes the table while a block is counted is shut out by a lock of the table (SQLite has one
//! writer anyway); and a transaction that saw the register before, and takes a row away after, is refused by `SERIALIZABLE` and run
//! again, since it read that there was no block and the counting read the row.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use super::{Grens, laatste};
use crate::tabel::Tabel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::TijdSql;
use crate::{DbTijd, StoreFout, Tx};

/// How many rows a block has when it is counted off. Larger makes for more rows to skip in one, smaller for more blocks to add up:
/// measured in docs/prestaties.md.
pub const GROOTTE: i64 = 8192;

/// The tables that have a list.
pub const LIJSTEN: [Tabel; 16] = [
    Tabel::Actor,
    Tabel::ActorKlantcontact,
    Tabel::Betrokkene,
    Tabel::Bijlage,
    Tabel::Categorie,
    Tabel::CategorieRelatie,
    Tabel::ContactgegevensOrganisatie,
    Tabel::ContactgegevensPersoon,
    Tabel::DigitaalAdres,
    Tabel::InterneTaak,
    Tabel::Klantcontact,
    Tabel::Onderwerpobject,
    Tabel::Partij,
    Tabel::PartijIdentificator,
    Tabel::Rekeningnummer,
    Tabel::Vertegenwoordiging,
];

/// So long counting off waits for who is writing the table: those who want to write after it wait as long. (SQLite queues by itself.)
#[cfg(feature = "postgres")]
const WACHT: &str = "SET LOCAL lock_timeout = '100ms'; LOCK TABLE ";

/// Where a block can be cut: from this bound on, off the front of the block that ends at that bound, or of the tail.
struct Snede {
    van: Grens,
    uit: Option<Grens>,
}

/// Whether a block of this list can be counted off.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn heeft_achterstand(tx: &mut Tx<'_>, tabel: Tabel, grootte: i64) -> Result<bool, StoreFout> {
    Ok(snede(tx, tabel, grootte)?.is_some())
}

/// Counts off blocks of this size, as many as there are and at most so many; answers how many. Begins its transaction.
///
/// # Errors
/// [`StoreFout`] when the database fails: [`Bezet`](crate::Databaseklasse::Bezet) when others were writing the table all the time.
pub fn tel_af(tx: &mut Tx<'_>, tabel: Tabel, grootte: i64, ten_hoogste: usize) -> Result<usize, StoreFout> {
    sluit_schrijvers_uit(tx, tabel)?;
    for gedaan in 0..ten_hoogste {
        let Some(snede) = snede(tx, tabel, grootte)? else { return Ok(gedaan) };
        snijd(tx, tabel, grootte, &snede)?;
    }
    Ok(ten_hoogste)
}

/// The lock comes before the snapshot, and so what was written before it is seen. Two that count off shut each other out too.
fn sluit_schrijvers_uit(tx: &mut Tx<'_>, tabel: Tabel) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {
            let _ = tabel;
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            use diesel::connection::SimpleConnection as _;
            let slot = format!("{WACHT}{} IN SHARE ROW EXCLUSIVE MODE", tabel.naam());
            Ok(verbinding.batch_execute(&slot)?)
        }
    }
}

/// A part of the tail stays: what was recorded a moment ago is what others touch.
fn snede(tx: &mut Tx<'_>, tabel: Tabel, grootte: i64) -> Result<Option<Snede>, StoreFout> {
    let (van, _) = laatste(tx, tabel)?;
    if na(tx, tabel, van, grootte + grootte / 4)?.is_some() {
        return Ok(Some(Snede { van, uit: None }));
    }
    let Some(uit) = gegroeid(tx, tabel, grootte)? else { return Ok(None) };
    Ok(Some(Snede { van: vorige(tx, tabel, uit)?, uit: Some(uit) }))
}

fn snijd(tx: &mut Tx<'_>, tabel: Tabel, grootte: i64, snede: &Snede) -> Result<(), StoreFout> {
    let Some(tot) = na(tx, tabel, snede.van, grootte)? else { return Ok(()) };
    let [tijd, nummer] = tot.waarden();
    let nieuw = Tekst::van(
        "INSERT INTO rijblok (tabel, tot_tijd, tot_nummer, aantal) VALUES (?, ?, ?, ?)",
        [tabel.naam().into(), tijd, nummer, grootte.into()],
    )
    .opdracht();
    met_verbinding!(tx, |c| nieuw.execute(c))?;
    if let Some(uit) = snede.uit {
        let [tijd, nummer] = uit.waarden();
        let minder = Tekst::van(
            "UPDATE rijblok SET aantal = aantal - ? WHERE tabel = ? AND tot_tijd = ? AND tot_nummer = ?",
            [grootte.into(), tabel.naam().into(), tijd, nummer],
        )
        .opdracht();
        met_verbinding!(tx, |c| minder.execute(c))?;
    }
    Ok(())
}

/// The place of the row that comes so many after this place.
fn na(tx: &mut Tx<'_>, tabel: Tabel, van: Grens, aantal: i64) -> Result<Option<Grens>, StoreFout> {
    let (kolommen, volgorde) = if tabel.gaat_op_tijd() {
        ("SELECT t.plaatsgevonden_op, t.volgnummer FROM ", " ORDER BY t.plaatsgevonden_op, t.volgnummer")
    } else {
        ("SELECT t.volgnummer FROM ", " ORDER BY t.volgnummer")
    };
    let mut tekst = Tekst::van(kolommen, []);
    tekst.en(tabel.naam(), []).en(" t WHERE ", []).en_tekst(&van.vanaf(tabel));
    tekst.en(volgorde, []).en(" LIMIT 1 OFFSET ?", [aantal.into()]);
    if tabel.gaat_op_tijd() {
        return een(tx, tekst);
    }
    let vraag = tekst.vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(nummers.first().map(|nummer| Grens { nummer: *nummer, ..Grens::BEGIN }))
}

/// A block that grew to two: contacts can be recorded long after they took place.
fn gegroeid(tx: &mut Tx<'_>, tabel: Tabel, grootte: i64) -> Result<Option<Grens>, StoreFout> {
    een(
        tx,
        Tekst::van(
            "SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = ? AND aantal >= ? LIMIT 1",
            [tabel.naam().into(), (2 * grootte).into()],
        ),
    )
}

/// Where the block begins that ends here.
fn vorige(tx: &mut Tx<'_>, tabel: Tabel, uit: Grens) -> Result<Grens, StoreFout> {
    let [tijd, nummer] = uit.waarden();
    let vraag = Tekst::van(
        "SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = ? AND (tot_tijd, tot_nummer) < (?, ?) \
         ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1",
        [tabel.naam().into(), tijd, nummer],
    );
    Ok(een(tx, vraag)?.unwrap_or(Grens::BEGIN))
}

fn een(tx: &mut Tx<'_>, tekst: Tekst) -> Result<Option<Grens>, StoreFout> {
    let vraag = tekst.vraag::<(TijdSql, BigInt)>();
    let rijen: Vec<(DbTijd, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.first().copied().map(Grens::van))
}
