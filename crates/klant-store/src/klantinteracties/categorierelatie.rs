//! Categorie-relaties: which partij is in which categorie.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::samenhang::genoemd;
use super::{Kijk, PerNummer, Tabel, Verwijzing, Welke, categorie, kies};
use crate::{StoreFout, Tx};

rij! {
    categorie_relatie {
        partij: Option<i64>,
        categorie: Option<i64>,
        begin_datum: Option<Date>,
        eind_datum: Option<Date>,
    }
}

impl Elementkolommen for Kolommen {}

/// What an answer shows of a categorie-relatie.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// Who.
    pub partij: Option<Uuid>,
    /// In which categorie.
    pub categorie: Option<categorie::Kolommen>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("beginDatum", S::Datum, "t.begin_datum = ?"),
    op("categorie__naam", S::Tekst, "t.categorie IN (SELECT volgnummer FROM categorie WHERE naam = ?)"),
    op("categorie__url", S::Url, CATEGORIE),
    op("categorie__uuid", S::Uuid, CATEGORIE),
    op("eindDatum", S::Datum, "t.eind_datum = ?"),
    op("partij__nummer", S::Tekst, "t.partij IN (SELECT volgnummer FROM partij WHERE nummer = ?)"),
    op("partij__url", S::Url, PARTIJ),
    op("partij__uuid", S::Uuid, PARTIJ),
];
const CATEGORIE: &str = "t.categorie IN (SELECT volgnummer FROM categorie WHERE uuid = ?)";
const PARTIJ: &str = "t.partij IN (SELECT volgnummer FROM partij WHERE uuid = ?)";

/// What answers show of these categorie-relaties.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let partijen = kijk.uuids_van(tx, Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.partij))?;
    met_partijen(tx, rijen, &partijen)
}

fn met_partijen(
    tx: &mut Tx<'_>,
    rijen: Vec<Rij>,
    partijen: &HashMap<i64, Uuid>,
) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let mut genoemd: Vec<i64> = rijen.iter().filter_map(|rij| rij.kolommen.categorie).collect();
    genoemd.sort_unstable();
    genoemd.dedup();
    let categorieen = categorie::beelden(tx, (&genoemd).into())?;
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let partij = kolommen.partij.and_then(|nummer| partijen.get(&nummer).copied());
            let categorie = kolommen.categorie.and_then(|nummer| categorieen.get(&nummer).cloned());
            (volgnummer, Beeld { kolommen, partij, categorie })
        })
        .collect())
}

/// The categorie-relaties of partijen whose uuids are known.
pub(super) fn van_partijen(
    tx: &mut Tx<'_>,
    gevonden: PerNummer<Verwijzing>,
    partijen: &HashMap<i64, Uuid>,
) -> Result<PerNummer<Beeld>, StoreFout> {
    let rijen = rijen(tx, &genoemd(&gevonden))?;
    let beelden = met_partijen(tx, rijen, partijen)?;
    Ok(gevonden.into_iter().map(|(partij, eigen)| (partij, kies(&beelden, &eigen))).collect())
}
