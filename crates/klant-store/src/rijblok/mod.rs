//! How long a whole list is and what is on a page of it, without reading the table.
//!
//! A listed table is cut into blocks, in the order of its list, from the oldest on: of each block that is *counted off* the number
//! of rows is kept, by triggers, so that no way of writing forgets it. What comes behind the last of them, the tail, is counted when
//! it is asked; new rows land there and touch nothing. A list without blocks is all tail: right, and as dear as counting.

mod aftellen;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::tabel::Tabel;
use crate::tekstvraag::{Tekst, Waarde};
use crate::tx::met_verbinding;
use crate::waarde::TijdSql;
use crate::{DbTijd, StoreFout, Tx};

pub use aftellen::{GROOTTE, LIJSTEN, heeft_achterstand, tel_af};

/// A place in the order of a list. Where only the number counts the instant is [`BEGIN`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Grens {
    tijd: DbTijd,
    nummer: i64,
}

/// The instant that no other comes before.
const BEGIN: OffsetDateTime = datetime!(0001-01-01 0:00 UTC);

impl Grens {
    /// Before every row.
    const BEGIN: Self = Self { tijd: DbTijd(BEGIN), nummer: 0 };

    fn van((tijd, nummer): (DbTijd, i64)) -> Self {
        Self { tijd, nummer }
    }

    /// The condition that a row, under the alias `t`, comes at this place or after it.
    fn vanaf(self, tabel: Tabel) -> Tekst {
        if tabel.gaat_op_tijd() {
            Tekst::van("(t.plaatsgevonden_op, t.volgnummer) >= (?, ?)", self.waarden())
        } else {
            // With a bound at either side little is expected between them, before the value is known.
            Tekst::van("t.volgnummer BETWEEN ? AND 9223372036854775807", [self.nummer.into()])
        }
    }

    /// The condition that a row, under the alias `t`, comes before this place.
    fn ervoor(self, tabel: Tabel) -> Tekst {
        if tabel.gaat_op_tijd() {
            Tekst::van("(t.plaatsgevonden_op, t.volgnummer) < (?, ?)", self.waarden())
        } else {
            Tekst::van("t.volgnummer < ?", [self.nummer.into()])
        }
    }

    fn waarden(self) -> [Waarde; 2] {
        [Waarde::Tijd(self.tijd), self.nummer.into()]
    }
}

/// How long a list is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lengte {
    afgeteld: i64,
    staart: i64,
}

impl Lengte {
    /// How many rows there are.
    #[must_use]
    pub const fn aantal(self) -> i64 {
        self.afgeteld + self.staart
    }
}

/// How long the list of all rows of a table is.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lengte(tx: &mut Tx<'_>, tabel: Tabel) -> Result<Lengte, StoreFout> {
    let (grens, afgeteld) = laatste(tx, tabel)?;
    // The bound is bound, and not asked for in the statement itself: what is joined would be planned as if half the table came after it.
    let mut tekst = Tekst::van("SELECT count(*) FROM ", []);
    tekst.en(tabel.naam(), []).en(" t WHERE ", []).en_tekst(&grens.vanaf(tabel));
    let vraag = tekst.vraag::<BigInt>();
    let staart: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(Lengte { afgeteld, staart: staart.first().copied().unwrap_or_default() })
}

/// The numbers of a page of the list of all rows of a table, in its order. What is skipped is skipped by blocks, and in one block at
/// most by its rows.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn bladzijde(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    lengte: Lengte,
    overslaan: i64,
    aantal: i64,
) -> Result<Vec<i64>, StoreFout> {
    let mut tekst = Tekst::van("SELECT t.volgnummer FROM ", []);
    tekst.en(tabel.naam(), []).en(" t", []);
    let mut rest = overslaan;
    if overslaan >= lengte.staart {
        let Some((tot, ervoor)) = blok_met(tx, tabel, overslaan - lengte.staart)? else {
            return Ok(Vec::new());
        };
        tekst.en(" WHERE ", []).en_tekst(&tot.ervoor(tabel));
        rest = overslaan - lengte.staart - ervoor;
    }
    tekst.en(tabel.volgorde(), []).en(" LIMIT ? OFFSET ?", [aantal.into(), rest.into()]);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// Where the tail of a list begins, and how many rows come before it.
fn laatste(tx: &mut Tx<'_>, tabel: Tabel) -> Result<(Grens, i64), StoreFout> {
    let vraag = Tekst::van(
        "SELECT tot_tijd, tot_nummer, (SELECT sum(aantal) FROM rijblok WHERE tabel = ?) FROM rijblok \
         WHERE tabel = ? ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1",
        [tabel.naam().into(), tabel.naam().into()],
    )
    .vraag::<(TijdSql, BigInt, BigInt)>();
    let rijen: Vec<(DbTijd, i64, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let laatste = rijen.first().map(|(tijd, nummer, som)| (Grens::van((*tijd, *nummer)), *som));
    Ok(laatste.unwrap_or((Grens::BEGIN, 0)))
}

/// The block in which the row stands before which so many come, from the tail back: its bound, and how many come before the block.
fn blok_met(tx: &mut Tx<'_>, tabel: Tabel, overslaan: i64) -> Result<Option<(Grens, i64)>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT tot_tijd, tot_nummer, met_dit - aantal FROM (SELECT tot_tijd, tot_nummer, aantal, \
         sum(aantal) OVER (ORDER BY tot_tijd DESC, tot_nummer DESC ROWS UNBOUNDED PRECEDING) AS met_dit \
         FROM rijblok WHERE tabel = ?) b WHERE met_dit > ? ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1",
        [tabel.naam().into(), overslaan.into()],
    )
    .vraag::<(TijdSql, BigInt, BigInt)>();
    let rijen: Vec<(DbTijd, i64, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.first().map(|(tijd, nummer, ervoor)| (Grens::van((*tijd, *nummer)), *ervoor)))
}
