//! The resource `persoon` of the Contactgegevens API.

use std::collections::HashMap;

use time::Date;

use super::filter::Filter;
use super::rij::rij;
use crate::rij::Contactgegevenspersoonadres;
use crate::{StoreFout, Tx};

rij! {
    contactgegevens_persoon {
        geboortedatum: Date,
        overlijdensdatum: Option<Date>,
        geslachtsnaam: String,
        geslacht: Option<String>,
        voorvoegsel: Option<String>,
        voornamen: Option<String>,
    } ingebed { adres: Contactgegevenspersoonadres }
}

/// What an answer shows: the columns.
pub type Beeld = Kolommen;

/// The list has no filters.
pub const FILTERS: &[Filter] = &[];

/// What answers show of these rows.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<HashMap<i64, Beeld>, StoreFout> {
    Ok(rijen(tx, nummers)?.into_iter().map(|rij| (rij.volgnummer, rij.kolommen)).collect())
}
