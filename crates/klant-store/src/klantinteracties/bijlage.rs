//! Bijlagen: references to documents elsewhere.

use std::collections::HashMap;

use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::{Kijk, Tabel, Welke};
use crate::{StoreFout, Tx};

rij! {
    bijlage {
        klantcontact: Option<i64>,
        object_id: Option<String>,
        code_objecttype: Option<String>,
        code_register: Option<String>,
        code_soort_object_id: Option<String>,
    }
}

impl Elementkolommen for Kolommen {}

/// What an answer shows of a bijlage.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// The contact that it belongs to.
    pub klantcontact: Option<Uuid>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("bijlageidentificatorCodeObjecttype", S::Tekst, "t.code_objecttype = ?"),
    op("bijlageidentificatorCodeRegister", S::Tekst, "t.code_register = ?"),
    op("bijlageidentificatorCodeSoortObjectId", S::Tekst, "t.code_soort_object_id = ?"),
    op("bijlageidentificatorObjectId", S::Tekst, "t.object_id = ?"),
    op(
        "klantcontact__uuid",
        S::Uuid,
        "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE uuid = ?)",
    ),
];

/// What answers show of these bijlagen.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let contacten =
        kijk.uuids_van(tx, Tabel::Klantcontact, rijen.iter().map(|rij| rij.kolommen.klantcontact))?;
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let klantcontact = kolommen.klantcontact.and_then(|nummer| contacten.get(&nummer).copied());
            (volgnummer, Beeld { kolommen, klantcontact })
        })
        .collect())
}
