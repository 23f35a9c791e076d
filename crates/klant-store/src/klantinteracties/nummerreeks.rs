//! Numbers that the register gives out itself, where that is asked of it.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// The numbers of klantcontacten.
pub const KLANTCONTACT: &str = "klantcontact";
/// The numbers of interne taken.
pub const INTERNE_TAAK: &str = "interne_taak";
/// The numbers of partijen.
pub const PARTIJ: &str = "partij";

/// The next number of a series, from 1.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn volgende(tx: &mut Tx<'_>, reeks: &'static str) -> Result<i64, StoreFout> {
    let vraag = Tekst::van(
        "INSERT INTO nummerreeks (naam, laatste) VALUES (?, 1) \
         ON CONFLICT (naam) DO UPDATE SET laatste = nummerreeks.laatste + 1 RETURNING laatste",
        [reeks.into()],
    )
    .vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    nummers.first().copied().ok_or(StoreFout::Intern)
}
