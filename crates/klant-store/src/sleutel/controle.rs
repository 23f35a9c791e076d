//! The database knows its keys by a check value, and refuses others.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;

use super::{Sleutelbos, Sleutelfout};
use crate::fout::StoreFout;
use crate::schema::instelling;
use crate::tx::{Tx, met_verbinding};

/// The row of table `instelling` that holds the check value.
const NAAM: &str = "sleutelcontrole";

/// True when the database was used with a bunch of keys before.
///
/// Then a missing key file is a loss to report: read it with [`Sleutelbos::lees`], and make no new one.
///
/// # Errors
/// Those of the database.
pub fn heeft_sleutel(tx: &mut Tx<'_>) -> Result<bool, StoreFout> {
    Ok(controlewaarde(tx)?.is_some())
}

/// Ties the database to a bunch of keys on first use, and refuses any other afterwards. Belongs in a unit of work that writes.
///
/// What the database keeps belongs to one version of the key, the newest when it was kept. So a bunch to which a version was added fits,
/// and one from before that does not any more after [`onthoud_nieuwste`].
///
/// # Errors
/// [`Sleutelfout::AndereSleutel`] for other keys, and those of the database.
pub fn controleer_sleutel(tx: &mut Tx<'_>, sleutelbos: &Sleutelbos) -> Result<(), StoreFout> {
    match controlewaarde(tx)? {
        Some(waarde) if past(&waarde, sleutelbos) => Ok(()),
        Some(_) => Err(Sleutelfout::AndereSleutel.into()),
        None => {
            met_verbinding!(tx, |c| diesel::insert_into(instelling::table)
                .values((instelling::naam.eq(NAAM), instelling::waarde.eq(eigen(sleutelbos))))
                .execute(c))?;
            Ok(())
        }
    }
}

/// Begins a rotation, or goes on with one: ties the database to the newest version of its keys, so that from now on a key file without
/// that version is refused.
///
/// # Errors
/// Those of [`controleer_sleutel`].
pub fn onthoud_nieuwste(tx: &mut Tx<'_>, sleutelbos: &Sleutelbos) -> Result<(), StoreFout> {
    controleer_sleutel(tx, sleutelbos)?;
    met_verbinding!(tx, |c| diesel::update(instelling::table.find(NAAM))
        .set(instelling::waarde.eq(eigen(sleutelbos)))
        .execute(c))?;
    Ok(())
}

fn eigen(sleutelbos: &Sleutelbos) -> String {
    STANDARD.encode(sleutelbos.controle())
}

fn past(waarde: &str, sleutelbos: &Sleutelbos) -> bool {
    sleutelbos.sleutels().controles().any(|controle| STANDARD.encode(controle) == waarde)
}

fn controlewaarde(tx: &mut Tx<'_>) -> Result<Option<String>, StoreFout> {
    Ok(met_verbinding!(tx, |c| instelling::table
        .find(NAAM)
        .select(instelling::waarde)
        .first::<String>(c)
        .optional())?)
}
