//! The resource `organisatie` of the Contactgegevens API.

use std::collections::HashMap;

use time::Date;

use super::Kijk;
use super::Welke;
use super::elementen::{Elementkolommen, elementkolommen};
use super::filter::Filter;
use super::rij::rij;
use crate::rij::Contactgegevensorganisatieadres;
use crate::{StoreFout, Tx};

rij! {
    contactgegevens_organisatie {
        handelsnaam: String,
        oprichtingsdatum: Option<Date>,
        opheffingsdatum: Option<Date>,
    } ingebed { adres: Contactgegevensorganisatieadres }
}

elementkolommen! {
    Organisatienaam => handelsnaam;
    Bezoekadres => adres;
}

/// What an answer shows: the columns.
pub type Beeld = Kolommen;

/// The list has no filters.
pub const FILTERS: &[Filter] = &[];

/// What answers show of these rows.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    Ok(rijen(tx, welke)?.into_iter().map(|rij| (rij.volgnummer, rij.kolommen.verhuld(kijk))).collect())
}
