//! From the public uuid of a row to its number.

use diesel::prelude::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::schema::{actor, betrokkene, digitaal_adres, interne_taak, klantcontact, partij};
use crate::tx::met_verbinding;
use crate::{DbUuid, StoreFout, Tx};

/// A table whose rows are referred to by uuid.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verwezen {
    /// `actor`
    Actor,
    /// `betrokkene`
    Betrokkene,
    /// `digitaal_adres`
    DigitaalAdres,
    /// `interne_taak`
    InterneTaak,
    /// `klantcontact`
    Klantcontact,
    /// `partij`
    Partij,
}

/// The number of the row with this uuid, or none.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn volgnummer(tx: &mut Tx<'_>, tabel: Verwezen, uuid: Uuid) -> Result<Option<i64>, StoreFout> {
    macro_rules! zoek {
        ($table:ident) => {
            met_verbinding!(tx, |c| $table::table
                .filter($table::uuid.eq(DbUuid(uuid)))
                .select($table::volgnummer)
                .first::<i64>(c)
                .optional())?
        };
    }
    Ok(match tabel {
        Verwezen::Actor => zoek!(actor),
        Verwezen::Betrokkene => zoek!(betrokkene),
        Verwezen::DigitaalAdres => zoek!(digitaal_adres),
        Verwezen::InterneTaak => zoek!(interne_taak),
        Verwezen::Klantcontact => zoek!(klantcontact),
        Verwezen::Partij => zoek!(partij),
    })
}
