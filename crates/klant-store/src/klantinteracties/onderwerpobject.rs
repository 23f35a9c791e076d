//! Onderwerpobjecten: what a contact was about.

use std::collections::HashMap;

use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::{Kijk, Tabel, Welke};
use crate::{StoreFout, Tx};

rij! {
    onderwerpobject {
        klantcontact: Option<i64>,
        was_klantcontact: Option<i64>,
        object_id: Option<String>,
        code_objecttype: Option<String>,
        code_register: Option<String>,
        code_soort_object_id: Option<String>,
    }
}

impl Elementkolommen for Kolommen {}

/// What an answer shows of an onderwerpobject.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// The contact that it is a subject of.
    pub klantcontact: Option<Uuid>,
    /// The earlier contact that it stands for.
    pub was_klantcontact: Option<Uuid>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("klantcontact__url", S::Url, KLANTCONTACT),
    op("klantcontact__uuid", S::Uuid, KLANTCONTACT),
    op("onderwerpobjectidentificatorCodeObjecttype", S::Tekst, "t.code_objecttype = ?"),
    op("onderwerpobjectidentificatorCodeRegister", S::Tekst, "t.code_register = ?"),
    op("onderwerpobjectidentificatorCodeSoortObjectId", S::Tekst, "t.code_soort_object_id = ?"),
    op("onderwerpobjectidentificatorObjectId", S::Tekst, "t.object_id = ?"),
    op("wasKlantcontact__url", S::Url, WAS_KLANTCONTACT),
    op("wasKlantcontact__uuid", S::Uuid, WAS_KLANTCONTACT),
];
const KLANTCONTACT: &str = "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE uuid = ?)";
const WAS_KLANTCONTACT: &str = "t.was_klantcontact IN (SELECT volgnummer FROM klantcontact WHERE uuid = ?)";

/// What answers show of these onderwerpobjecten.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let genoemd = rijen.iter().flat_map(|rij| [rij.kolommen.klantcontact, rij.kolommen.was_klantcontact]);
    let contacten = kijk.uuids_van(tx, Tabel::Klantcontact, genoemd)?;
    let uuid = |nummer: Option<i64>| nummer.and_then(|nummer| contacten.get(&nummer).copied());
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let (klantcontact, was_klantcontact) =
                (uuid(kolommen.klantcontact), uuid(kolommen.was_klantcontact));
            (volgnummer, Beeld { kolommen, klantcontact, was_klantcontact })
        })
        .collect())
}
