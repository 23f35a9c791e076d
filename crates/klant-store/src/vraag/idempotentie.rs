//! Which thing an earlier POST made with the same Idempotency-Key.

use diesel::prelude::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::schema::idempotentie;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// At most so many rows that are too old go when a new one comes.
const PER_KEER: i64 = 100;

/// What was made with this key after an instant: the look-up value of the body, and which thing.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zoek(tx: &mut Tx<'_>, sleutel: &[u8], vanaf: DbTijd) -> Result<Option<(Vec<u8>, Uuid)>, StoreFout> {
    let rij: Option<(Vec<u8>, DbUuid)> = met_verbinding!(tx, |c| idempotentie::table
        .filter(idempotentie::sleutel.eq(sleutel))
        .filter(idempotentie::gemaakt_op.gt(vanaf))
        .select((idempotentie::lichaam, idempotentie::gemaakt))
        .first(c)
        .optional())?;
    Ok(rij.map(|(lichaam, gemaakt)| (lichaam, gemaakt.0)))
}

/// Notes what was made now. What was made until `vanaf` counts no more: that of the same key makes place, and of the others
/// some go.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn bewaar(
    tx: &mut Tx<'_>,
    sleutel: &[u8],
    lichaam: &[u8],
    gemaakt: Uuid,
    nu: DbTijd,
    vanaf: DbTijd,
) -> Result<(), StoreFout> {
    let opruimen = Tekst::van(
        "DELETE FROM idempotentie WHERE sleutel = ? OR sleutel IN \
         (SELECT sleutel FROM idempotentie WHERE gemaakt_op <= ? ORDER BY gemaakt_op LIMIT ?)",
        [sleutel.to_vec().into(), vanaf.0.into(), PER_KEER.into()],
    )
    .opdracht();
    met_verbinding!(tx, |c| opruimen.execute(c))?;
    met_verbinding!(tx, |c| diesel::insert_into(idempotentie::table)
        .values((
            idempotentie::sleutel.eq(sleutel),
            idempotentie::lichaam.eq(lichaam),
            idempotentie::gemaakt.eq(DbUuid(gemaakt)),
            idempotentie::gemaakt_op.eq(nu),
        ))
        .execute(c))?;
    Ok(())
}
