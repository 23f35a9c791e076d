//! Links of actoren to klantcontacten.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::samenhang::Samenhang;
use super::{Kijk, PerNummer, Tabel, Welke, actor};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

rij! { actor_klantcontact { actor: i64, klantcontact: i64 } }

impl Elementkolommen for Kolommen {}

/// What an answer shows of a link.
#[derive(Clone)]
pub struct Beeld {
    /// Its uuid.
    pub uuid: Uuid,
    /// The actor.
    pub actor: Uuid,
    /// The contact.
    pub klantcontact: Uuid,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("actor__url", S::Url, ACTOR),
    op("actor__uuid", S::Uuid, ACTOR).scheef(),
    op("klantcontact__url", S::Url, KLANTCONTACT),
    op("klantcontact__uuid", S::Uuid, KLANTCONTACT),
];
const ACTOR: &str = "t.actor IN (SELECT volgnummer FROM actor WHERE uuid = ?)";
const KLANTCONTACT: &str = "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE uuid = ?)";

/// What answers show of these links.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let mut samenhang = Samenhang::van(kijk);
    let actoren = samenhang.uuids(Tabel::Actor, rijen.iter().map(|rij| Some(rij.kolommen.actor)));
    let contacten =
        samenhang.uuids(Tabel::Klantcontact, rijen.iter().map(|rij| Some(rij.kolommen.klantcontact)));
    let mut gelezen = samenhang.lees(tx)?;
    let actoren = gelezen.per_uuid(actoren);
    let contacten = gelezen.per_uuid(contacten);
    Ok(rijen
        .into_iter()
        .filter_map(|Rij { volgnummer, kolommen }| {
            let beeld = Beeld {
                uuid: kolommen.uuid.0,
                actor: actoren.get(&kolommen.actor).copied()?,
                klantcontact: contacten.get(&kolommen.klantcontact).copied()?,
            };
            Some((volgnummer, beeld))
        })
        .collect())
}

/// The link of this actor to this contact, if there is one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn van(tx: &mut Tx<'_>, actor: i64, klantcontact: i64) -> Result<Option<i64>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT volgnummer FROM actor_klantcontact WHERE actor = ? AND klantcontact = ?",
        [actor.into(), klantcontact.into()],
    )
    .vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(nummers.first().copied())
}

/// The actoren of these contacts in full, in order of linking.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn actoren_van(tx: &mut Tx<'_>, contacten: &[i64]) -> Result<PerNummer<actor::Beeld>, StoreFout> {
    let mut per_contact = PerNummer::new();
    if contacten.is_empty() {
        return Ok(per_contact);
    }
    let mut tekst = Tekst::van("SELECT klantcontact, actor FROM actor_klantcontact WHERE klantcontact", []);
    tekst.een_van(contacten).en(" ORDER BY volgnummer", []);
    let vraag = tekst.vraag::<(BigInt, BigInt)>();
    let links: Vec<(i64, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let mut nummers: Vec<i64> = links.iter().map(|(_, actor)| *actor).collect();
    nummers.sort_unstable();
    nummers.dedup();
    let actoren = actor::beelden(tx, (&nummers).into())?;
    for (contact, nummer) in links {
        if let Some(beeld) = actoren.get(&nummer) {
            per_contact.entry(contact).or_insert_with(Vec::new).push(beeld.clone());
        }
    }
    Ok(per_contact)
}
