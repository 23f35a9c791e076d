//! Categorieen.

use std::collections::HashMap;

use super::Welke;
use super::elementen::Elementkolommen;
use super::filter::Filter;
use super::rij::rij;
use crate::{StoreFout, Tx};

rij! { categorie { naam: Option<String> } }

impl Elementkolommen for Kolommen {}

/// What an answer shows of a categorie: its columns.
pub type Beeld = Kolommen;

/// The list has no filters.
pub const FILTERS: &[Filter] = &[];

/// What answers show of these categorieen.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>) -> Result<HashMap<i64, Beeld>, StoreFout> {
    Ok(rijen(tx, welke)?.into_iter().map(|rij| (rij.volgnummer, rij.kolommen)).collect())
}
