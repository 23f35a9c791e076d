//! Reading tasks.

use std::collections::HashMap;

use diesel::prelude::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper,
};
use klant_core::id::{InterneTaakId, KlantcontactId};
use klant_core::{InterneTaak, Keuze, Taakstatus};
use uuid::Uuid;

use crate::klantinteracties::actor::Rij as Actorrij;
use crate::lijst::een_van;
use crate::rij::InterneTaakrij;
use crate::schema::{actor, interne_taak, interne_taak_actor, klantcontact};
use crate::tx::met_verbinding;
use crate::{DbUuid, StoreFout, Tx};

/// A task with the contact and the interactie that it belongs to.
#[derive(Debug)]
pub struct GelezenTaak {
    /// Its number.
    pub volgnummer: i64,
    /// The task with its actors.
    pub taak: InterneTaak,
    /// The number of its contact.
    pub contact_volgnummer: i64,
    /// Its contact.
    pub klantcontact: KlantcontactId,
    /// The first contact of the interactie.
    pub eerste_klantcontact: KlantcontactId,
}

/// The tasks of contacts, in order of recording.
pub(super) fn van_contacten(
    tx: &mut Tx<'_>,
    contacten: &[i64],
) -> Result<HashMap<i64, Vec<InterneTaak>>, StoreFout> {
    let rijen: Vec<InterneTaakrij> = met_verbinding!(tx, |c| interne_taak::table
        .filter(een_van(interne_taak::klantcontact, contacten))
        .order(interne_taak::volgnummer)
        .select(InterneTaakrij::as_select())
        .load(c))?;
    let van: Vec<i64> = rijen.iter().map(InterneTaakrij::klantcontact).collect();
    let mut per_contact: HashMap<i64, Vec<InterneTaak>> = HashMap::new();
    for (contact, (_, taak)) in van.into_iter().zip(met_actoren(tx, rijen)?) {
        per_contact.entry(contact).or_default().push(taak);
    }
    Ok(per_contact)
}

fn met_actoren(tx: &mut Tx<'_>, rijen: Vec<InterneTaakrij>) -> Result<Vec<(i64, InterneTaak)>, StoreFout> {
    if rijen.is_empty() {
        return Ok(Vec::new());
    }
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let actoren: Vec<(i64, Actorrij)> = met_verbinding!(tx, |c| interne_taak_actor::table
        .inner_join(actor::table.on(interne_taak_actor::actor.eq(actor::volgnummer)))
        .filter(een_van(interne_taak_actor::interne_taak, &nummers))
        .order(interne_taak_actor::volgnummer)
        .select((interne_taak_actor::interne_taak, Actorrij::as_select()))
        .load(c))?;
    let mut taken = Vec::new();
    for rij in rijen {
        let nummer = rij.volgnummer;
        let mut taak = rij.lees()?;
        for (_, actor) in actoren.iter().filter(|(van, _)| *van == nummer) {
            taak.actoren.push(actor.clone().lees()?);
        }
        taken.push((nummer, taak));
    }
    Ok(taken)
}

/// The task with this uuid.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, id: InterneTaakId) -> Result<Option<GelezenTaak>, StoreFout> {
    let rij: Option<InterneTaakrij> = met_verbinding!(tx, |c| interne_taak::table
        .filter(interne_taak::uuid.eq(DbUuid(id.uuid())))
        .select(InterneTaakrij::as_select())
        .first(c)
        .optional())?;
    Ok(met_contact(tx, rij.into_iter().collect())?.pop())
}

/// Tasks in a state and of an actor, newest first, below a cursor.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zoek(
    tx: &mut Tx<'_>,
    status: Option<Taakstatus>,
    van_actor: Option<Uuid>,
    na: Option<i64>,
    aantal: i64,
) -> Result<Vec<GelezenTaak>, StoreFout> {
    let grens = na.unwrap_or(i64::MAX);
    let rijen: Vec<InterneTaakrij> = met_verbinding!(tx, |c| {
        let mut vraag = interne_taak::table
            .filter(interne_taak::volgnummer.lt(grens))
            .order(interne_taak::volgnummer.desc())
            .limit(aantal)
            .select(InterneTaakrij::as_select())
            .into_boxed();
        if let Some(status) = status {
            vraag = vraag.filter(interne_taak::status.eq(status.woord()));
        }
        if let Some(uuid) = van_actor {
            vraag = vraag.filter(
                interne_taak::volgnummer.eq_any(
                    interne_taak_actor::table
                        .inner_join(actor::table.on(interne_taak_actor::actor.eq(actor::volgnummer)))
                        .filter(actor::uuid.eq(DbUuid(uuid)))
                        .select(interne_taak_actor::interne_taak),
                ),
            );
        }
        vraag.load(c)
    })?;
    met_contact(tx, rijen)
}

/// The tasks with these numbers, newest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lees_nummers(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<Vec<GelezenTaak>, StoreFout> {
    let rijen: Vec<InterneTaakrij> = met_verbinding!(tx, |c| interne_taak::table
        .filter(een_van(interne_taak::volgnummer, nummers))
        .order(interne_taak::volgnummer.desc())
        .select(InterneTaakrij::as_select())
        .load(c))?;
    met_contact(tx, rijen)
}

fn met_contact(tx: &mut Tx<'_>, rijen: Vec<InterneTaakrij>) -> Result<Vec<GelezenTaak>, StoreFout> {
    let van: Vec<i64> = rijen.iter().map(InterneTaakrij::klantcontact).collect();
    let contacten = uuids(tx, &van)?;
    let wortels: Vec<i64> = contacten.values().map(|(_, wortel)| *wortel).collect();
    let eersten = uuids(tx, &wortels)?;
    let mut gelezen = Vec::new();
    for (contact, (volgnummer, taak)) in van.into_iter().zip(met_actoren(tx, rijen)?) {
        let Some((klantcontact, wortel)) = contacten.get(&contact) else { continue };
        let Some((eerste_klantcontact, _)) = eersten.get(wortel) else { continue };
        gelezen.push(GelezenTaak {
            volgnummer,
            taak,
            contact_volgnummer: contact,
            klantcontact: *klantcontact,
            eerste_klantcontact: *eerste_klantcontact,
        });
    }
    Ok(gelezen)
}

/// Of contacts by number: the uuid, and the number of the first contact of the interactie.
fn uuids(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<HashMap<i64, (KlantcontactId, i64)>, StoreFout> {
    let rijen: Vec<(i64, DbUuid, Option<i64>)> = met_verbinding!(tx, |c| klantcontact::table
        .filter(een_van(klantcontact::volgnummer, nummers))
        .select((klantcontact::volgnummer, klantcontact::uuid, klantcontact::wortel))
        .load(c))?;
    Ok(rijen
        .into_iter()
        .map(|(nummer, uuid, wortel)| (nummer, (KlantcontactId::nieuw(uuid.0), wortel.unwrap_or(nummer))))
        .collect())
}
