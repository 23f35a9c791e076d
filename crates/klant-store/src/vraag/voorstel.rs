//! Values that others offer for what a customer gave herself.

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl};
use klant_core::id::VoorstelId;
use klant_core::{Keuze, Voorstel};

use crate::rij::woord;
use crate::schema::voorstel;
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// What is offered to a customer, oldest first.
///
/// # Errors
/// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout`] when the database fails.
pub fn van_partij(tx: &mut Tx<'_>, partij: i64) -> Result<Vec<Voorstel>, StoreFout> {
    type Rij = (i64, DbUuid, String, String, String, String, DbTijd);
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| voorstel::table
        .filter(voorstel::partij.eq(partij))
        .order(voorstel::volgnummer)
        .select((
            voorstel::volgnummer,
            voorstel::uuid,
            voorstel::element,
            voorstel::waarde,
            voorstel::door,
            voorstel::van,
            voorstel::gedaan_op,
        ))
        .load(c))?;
    rijen
        .into_iter()
        .map(|(nummer, uuid, element, waarde, door, van, gedaan_op)| {
            Ok(Voorstel {
                id: VoorstelId::nieuw(uuid.0),
                element: woord(&element, "voorstel", "element", nummer)?,
                waarde,
                door: woord(&door, "voorstel", "door", nummer)?,
                van,
                gedaan_op: gedaan_op.0,
            })
        })
        .collect()
}

/// Writes a new one.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn voeg_toe(tx: &mut Tx<'_>, partij: i64, nieuw: &Voorstel) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(voorstel::table)
        .values((
            voorstel::uuid.eq(DbUuid(nieuw.id.uuid())),
            voorstel::partij.eq(partij),
            voorstel::element.eq(nieuw.element.woord()),
            voorstel::waarde.eq(&nieuw.waarde),
            voorstel::door.eq(nieuw.door.woord()),
            voorstel::van.eq(&nieuw.van),
            voorstel::gedaan_op.eq(DbTijd::van(nieuw.gedaan_op)),
        ))
        .execute(c))?;
    Ok(())
}

/// Takes one away.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijder(tx: &mut Tx<'_>, id: VoorstelId) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(voorstel::table.filter(voorstel::uuid.eq(DbUuid(id.uuid()))))
        .execute(c))?;
    Ok(())
}
