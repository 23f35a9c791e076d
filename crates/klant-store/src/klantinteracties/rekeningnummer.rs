//! Rekeningnummers.

use std::collections::HashMap;

use klant_core::Element;
use uuid::Uuid;

use super::elementen::{Elementkolommen, elementkolommen};
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::{Kijk, Tabel, Welke};
use crate::{StoreFout, Tx};

rij! { rekeningnummer { partij: Option<i64>, iban: String, bic: Option<String> } }

elementkolommen! { Rekeningnummer => iban, bic }

/// What an answer shows of a rekeningnummer.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// Whose it is.
    pub partij: Option<Uuid>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("bic", S::Tekst, "t.bic = ?").over(&[Element::Rekeningnummer]),
    op("iban", S::Tekst, "t.iban = ?").over(&[Element::Rekeningnummer]),
    op("uuid", S::Uuid, "t.uuid = ?"),
];

/// What answers show of these rekeningnummers.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let partijen = kijk.uuids_van(tx, Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.partij))?;
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let partij = kolommen.partij.and_then(|nummer| partijen.get(&nummer).copied());
            (volgnummer, Beeld { kolommen: kolommen.verhuld(kijk), partij })
        })
        .collect())
}
