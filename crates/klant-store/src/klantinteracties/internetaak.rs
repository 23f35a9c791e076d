//! Interne taken.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, elders, op};
use super::rij::rij;
use super::{Kijk, PerNummer, Tabel, Welke};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

rij! {
    interne_taak {
        klantcontact: i64,
        nummer: Option<String>,
        referentienummer: Option<String>,
        gevraagde_handeling: String,
        toelichting: Option<String>,
        status: String,
        toegewezen_op: DbTijd,
        afgehandeld_op: Option<DbTijd>,
    }
}

impl Elementkolommen for Kolommen {}

/// What an answer shows of a taak.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// The contact that it follows from.
    pub klantcontact: Uuid,
    /// To whom it is assigned, in order.
    pub actoren: Vec<Uuid>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("aanleidinggevendKlantcontact__url", S::Url, KLANTCONTACT),
    op("aanleidinggevendKlantcontact__uuid", S::Uuid, KLANTCONTACT),
    elders("actoren__naam", S::Tekst, ACTOR, "x.naam = ?"),
    op(
        "klantcontact__nummer",
        S::Tekst,
        "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE nummer = ?)",
    ),
    op(
        "klantcontact__referentienummer",
        S::Tekst,
        "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE referentienummer = ?)",
    ),
    op("klantcontact__uuid", S::Uuid, KLANTCONTACT),
    op("nummer", S::Tekst, "t.nummer = ?"),
    op("referentienummer", S::Tekst, "t.referentienummer = ?"),
    op("status", S::Keuze(&["te_verwerken", "verwerkt"]), "t.status = ?"),
    elders("toegewezenAanActor__url", S::Url, ACTOR, "x.uuid = ?"),
    elders("toegewezenAanActor__uuid", S::Uuid, ACTOR, "x.uuid = ?"),
    op("toegewezenOp", S::Tijd, "t.toegewezen_op = ?"),
];
const KLANTCONTACT: &str = "t.klantcontact IN (SELECT volgnummer FROM klantcontact WHERE uuid = ?)";
const ACTOR: &str = "t.volgnummer IN (SELECT a.interne_taak FROM interne_taak_actor a \
    JOIN actor x ON x.volgnummer = a.actor WHERE";

/// What answers show of these taken.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let nummers = nummers.as_slice();
    let contacten =
        kijk.uuids_van(tx, Tabel::Klantcontact, rijen.iter().map(|rij| Some(rij.kolommen.klantcontact)))?;
    let mut actoren = actoren_van(tx, nummers)?;
    Ok(rijen
        .into_iter()
        .filter_map(|Rij { volgnummer, kolommen }| {
            let klantcontact = contacten.get(&kolommen.klantcontact).copied()?;
            let actoren = actoren.remove(&volgnummer).unwrap_or_default();
            Some((volgnummer, Beeld { kolommen, klantcontact, actoren }))
        })
        .collect())
}

fn actoren_van(tx: &mut Tx<'_>, taken: &[i64]) -> Result<PerNummer<Uuid>, StoreFout> {
    let mut per_taak = PerNummer::new();
    if taken.is_empty() {
        return Ok(per_taak);
    }
    let mut tekst = Tekst::van(
        "SELECT a.interne_taak, x.uuid FROM interne_taak_actor a JOIN actor x ON x.volgnummer = a.actor \
         WHERE a.interne_taak",
        [],
    );
    tekst.een_van(taken).en(" ORDER BY a.volgnummer", []);
    let vraag = tekst.vraag::<(BigInt, UuidSql)>();
    let rijen: Vec<(i64, DbUuid)> = met_verbinding!(tx, |c| vraag.load(c))?;
    for (taak, uuid) in rijen {
        per_taak.entry(taak).or_insert_with(Vec::new).push(uuid.0);
    }
    Ok(per_taak)
}

/// Assigns a taak to these actoren alone, in this order.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn wijs_toe(tx: &mut Tx<'_>, taak: i64, actoren: &[i64]) -> Result<(), StoreFout> {
    let weg = Tekst::van("DELETE FROM interne_taak_actor WHERE interne_taak = ?", [taak.into()]).opdracht();
    met_verbinding!(tx, |c| weg.execute(c))?;
    for actor in actoren {
        let erbij = Tekst::van(
            "INSERT INTO interne_taak_actor (interne_taak, actor) VALUES (?, ?)",
            [taak.into(), (*actor).into()],
        )
        .opdracht();
        met_verbinding!(tx, |c| erbij.execute(c))?;
    }
    Ok(())
}
