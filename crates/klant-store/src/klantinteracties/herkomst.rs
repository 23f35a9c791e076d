//! Who gave which value of a partij.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::prelude::{ExpressionMethods, QueryDsl};
use klant_core::{Bronsoort, Element, Keuze};
use time::OffsetDateTime;

use crate::rij::woord;
use crate::schema::herkomst;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// Who gave each value of a partij of which that was noted.
///
/// # Errors
/// [`StoreFout`] when the database fails or a word is unknown.
pub fn van_partij(tx: &mut Tx<'_>, partij: i64) -> Result<HashMap<Element, Bronsoort>, StoreFout> {
    let rijen: Vec<(String, String)> = met_verbinding!(tx, |c| herkomst::table
        .filter(herkomst::partij.eq(partij))
        .select((herkomst::element, herkomst::door))
        .load(c))?;
    rijen
        .into_iter()
        .map(|(element, door)| {
            Ok((woord(&element, "herkomst", "element", partij)?, woord(&door, "herkomst", "door", partij)?))
        })
        .collect()
}

/// Notes who gave these values, in place of who gave the former ones.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn zet(
    tx: &mut Tx<'_>,
    partij: i64,
    elementen: &[Element],
    door: Bronsoort,
    op: OffsetDateTime,
) -> Result<(), StoreFout> {
    for element in elementen {
        let waarden = [partij.into(), element.woord().into(), door.woord().into(), op.into()];
        let opdracht = Tekst::van(
            "INSERT INTO herkomst (partij, element, door, op, interactie) VALUES (?, ?, ?, ?, NULL) \
             ON CONFLICT (partij, element) DO UPDATE \
             SET door = excluded.door, op = excluded.op, interactie = NULL",
            waarden,
        )
        .opdracht();
        met_verbinding!(tx, |c| opdracht.execute(c))?;
    }
    Ok(())
}
