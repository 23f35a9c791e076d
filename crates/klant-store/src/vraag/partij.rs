//! Reading known customers with all their parts, in a fixed number of statements whatever their number.

use diesel::prelude::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper};
use klant_core::id::PartijId;
use klant_core::{Identificatie, Partij};

use super::partijdelen::Delen;
use crate::lijst::een_van;
use crate::rij::{Partijrij, Wireidentificatie};
use crate::schema::{partij, partij_identificator};
use crate::tx::met_verbinding;
use crate::{DbUuid, Sleutelbos, StoreFout, Tx};

pub use super::partijdelen::{herkomst, kenbaarmakingen, rekeningnummers, voorkeuren, wensen};

/// A known customer as read, with her number.
#[derive(Debug)]
pub struct Gelezen {
    /// Her number.
    pub volgnummer: i64,
    /// The customer with all her parts.
    pub partij: Partij,
}

/// The customer with this uuid.
///
/// # Errors
/// [`StoreFout::Stuk`] when a stored value no longer parses, [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, id: PartijId, sleutels: &Sleutelbos) -> Result<Option<Gelezen>, StoreFout> {
    let rij: Option<Partijrij> = met_verbinding!(tx, |c| partij::table
        .filter(partij::uuid.eq(DbUuid(id.uuid())))
        .select(Partijrij::as_select())
        .first(c)
        .optional())?;
    Ok(met_delen(tx, rij.into_iter().collect(), sleutels)?.pop())
}

/// The customers with these uuids, oldest first.
///
/// # Errors
/// As [`lees`].
pub fn lees_velen(
    tx: &mut Tx<'_>,
    ids: &[PartijId],
    sleutels: &Sleutelbos,
) -> Result<Vec<Gelezen>, StoreFout> {
    let uuids: Vec<DbUuid> = ids.iter().map(|id| DbUuid(id.uuid())).collect();
    let rijen: Vec<Partijrij> = met_verbinding!(tx, |c| partij::table
        .filter(partij::uuid.eq_any(uuids))
        .order(partij::volgnummer)
        .select(Partijrij::as_select())
        .load(c))?;
    met_delen(tx, rijen, sleutels)
}

/// Those of these customers who asked for geheimhouding.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn met_geheimhouding(tx: &mut Tx<'_>, ids: &[PartijId]) -> Result<Vec<PartijId>, StoreFout> {
    let uuids: Vec<DbUuid> = ids.iter().map(|id| DbUuid(id.uuid())).collect();
    let gevonden: Vec<DbUuid> = met_verbinding!(tx, |c| partij::table
        .filter(partij::uuid.eq_any(uuids))
        .filter(partij::geheimhouding.eq(true))
        .select(partij::uuid)
        .load(c))?;
    Ok(gevonden.into_iter().map(|uuid| PartijId::nieuw(uuid.0)).collect())
}

/// The customers with these numbers, oldest first.
///
/// # Errors
/// As [`lees`].
pub fn lees_nummers(
    tx: &mut Tx<'_>,
    nummers: &[i64],
    sleutels: &Sleutelbos,
) -> Result<Vec<Gelezen>, StoreFout> {
    let rijen: Vec<Partijrij> = met_verbinding!(tx, |c| partij::table
        .filter(een_van(partij::volgnummer, nummers))
        .order(partij::volgnummer)
        .select(Partijrij::as_select())
        .load(c))?;
    met_delen(tx, rijen, sleutels)
}

/// The customers with this identification, oldest first: one probe of an index on the look-up value.
///
/// # Errors
/// As [`lees`].
pub fn zoek(
    tx: &mut Tx<'_>,
    identificatie: &Identificatie,
    sleutels: &Sleutelbos,
) -> Result<Vec<Gelezen>, StoreFout> {
    let nummers = nummers_van(tx, identificatie, sleutels)?;
    if nummers.is_empty() {
        return Ok(Vec::new());
    }
    lees_nummers(tx, &nummers, sleutels)
}

/// The numbers of the customers with this identification, oldest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn nummers_van(
    tx: &mut Tx<'_>,
    identificatie: &Identificatie,
    sleutels: &Sleutelbos,
) -> Result<Vec<i64>, StoreFout> {
    let boven = match identificatie {
        Identificatie::Vestiging { kvk, .. } => {
            match identificator_zonder_ouder(tx, &Identificatie::KvkNummer(kvk.clone()), sleutels)? {
                Some(nummer) => Some(nummer),
                None => return Ok(Vec::new()),
            }
        }
        _ => None,
    };
    let rijen = met_codes(tx, identificatie, sleutels)?;
    let mut nummers: Vec<i64> = rijen
        .into_iter()
        .filter(|(_, _, onder)| boven.is_none() || *onder == boven)
        .filter_map(|(_, klant, _)| klant)
        .collect();
    nummers.sort_unstable();
    nummers.dedup();
    Ok(nummers)
}

/// The number of the oldest identificator with this identification that stands under no other.
pub(super) fn identificator_zonder_ouder(
    tx: &mut Tx<'_>,
    identificatie: &Identificatie,
    sleutels: &Sleutelbos,
) -> Result<Option<i64>, StoreFout> {
    let rijen = met_codes(tx, identificatie, sleutels)?;
    Ok(rijen.into_iter().filter(|(_, _, onder)| onder.is_none()).map(|(nummer, _, _)| nummer).min())
}

/// Of every identificator with this look-up value, kind, register and country: number, partij and parent.
#[expect(clippy::type_complexity, reason = "three columns of one query, used in this file alone")]
fn met_codes(
    tx: &mut Tx<'_>,
    identificatie: &Identificatie,
    sleutels: &Sleutelbos,
) -> Result<Vec<(i64, Option<i64>, Option<i64>)>, StoreFout> {
    let wire = Wireidentificatie::van(identificatie);
    let land = match identificatie {
        Identificatie::Vreemd { land, .. } => land.map(|land| land.als_tekst().to_owned()),
        _ => None,
    };
    let waarde = sleutels.opzoekwaarde(identificatie.bloot()).to_vec();
    Ok(met_verbinding!(tx, |c| {
        let mut vraag = partij_identificator::table
            .filter(partij_identificator::opzoekwaarde.eq(waarde))
            .filter(partij_identificator::code_soort_object_id.eq(wire.soort))
            .filter(partij_identificator::code_register.eq(wire.register))
            .select((
                partij_identificator::volgnummer,
                partij_identificator::partij,
                partij_identificator::sub_identificator_van,
            ))
            .into_boxed();
        vraag = match land {
            Some(land) => vraag.filter(partij_identificator::land.eq(land)),
            None => vraag.filter(partij_identificator::land.is_null()),
        };
        vraag.load(c)
    })?)
}

fn met_delen(
    tx: &mut Tx<'_>,
    rijen: Vec<Partijrij>,
    sleutels: &Sleutelbos,
) -> Result<Vec<Gelezen>, StoreFout> {
    if rijen.is_empty() {
        return Ok(Vec::new());
    }
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let mut delen = Delen::lees(tx, &nummers, sleutels)?;
    rijen
        .into_iter()
        .map(|rij| {
            let (volgnummer, voorkeursadres) = (rij.volgnummer, rij.voorkeurs_digitaal_adres);
            let partij = delen.vul(volgnummer, voorkeursadres, rij.lees()?);
            Ok(Gelezen { volgnummer, partij })
        })
        .collect()
}
