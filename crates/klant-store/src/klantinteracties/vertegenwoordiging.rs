//! Vertegenwoordigingen: who acts for whom.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::{Kijk, Tabel, Welke};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

rij! { vertegenwoordiging { vertegenwoordigende_partij: i64, vertegenwoordigde_partij: i64 } }

impl Elementkolommen for Kolommen {}

/// What an answer shows of a vertegenwoordiging.
#[derive(Clone)]
pub struct Beeld {
    /// Its uuid.
    pub uuid: Uuid,
    /// Who acts.
    pub vertegenwoordigende_partij: Uuid,
    /// For whom.
    pub vertegenwoordigde_partij: Uuid,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("vertegenwoordigdePartij__url", S::Url, VERTEGENWOORDIGDE),
    op("vertegenwoordigdePartij__uuid", S::Uuid, VERTEGENWOORDIGDE),
    op("vertegenwoordigendePartij__url", S::Url, VERTEGENWOORDIGENDE),
    op("vertegenwoordigendePartij__uuid", S::Uuid, VERTEGENWOORDIGENDE),
];
const VERTEGENWOORDIGDE: &str =
    "t.vertegenwoordigde_partij IN (SELECT volgnummer FROM partij WHERE uuid = ?)";
const VERTEGENWOORDIGENDE: &str =
    "t.vertegenwoordigende_partij IN (SELECT volgnummer FROM partij WHERE uuid = ?)";

/// What answers show of these vertegenwoordigingen.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let genoemd = rijen.iter().flat_map(|rij| {
        [Some(rij.kolommen.vertegenwoordigende_partij), Some(rij.kolommen.vertegenwoordigde_partij)]
    });
    let partijen = kijk.uuids_van(tx, Tabel::Partij, genoemd)?;
    Ok(rijen
        .into_iter()
        .filter_map(|Rij { volgnummer, kolommen }| {
            let beeld = Beeld {
                uuid: kolommen.uuid.0,
                vertegenwoordigende_partij: partijen.get(&kolommen.vertegenwoordigende_partij).copied()?,
                vertegenwoordigde_partij: partijen.get(&kolommen.vertegenwoordigde_partij).copied()?,
            };
            Some((volgnummer, beeld))
        })
        .collect())
}

/// The vertegenwoordiging of one partij by another, if there is one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn van(
    tx: &mut Tx<'_>,
    vertegenwoordigende: i64,
    vertegenwoordigde: i64,
) -> Result<Option<i64>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT volgnummer FROM vertegenwoordiging \
         WHERE vertegenwoordigende_partij = ? AND vertegenwoordigde_partij = ?",
        [vertegenwoordigende.into(), vertegenwoordigde.into()],
    )
    .vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(nummers.first().copied())
}
