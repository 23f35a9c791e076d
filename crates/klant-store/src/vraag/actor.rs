//! Reading actors.

use std::collections::HashMap;

use diesel::prelude::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper,
};
use klant_core::id::ActorId;
use klant_core::{Actor, Keuze, Objectidentificator, SoortActor};

use crate::klantinteracties::actor::Rij as Actorrij;
use crate::lijst::een_van;
use crate::schema::{actor, actor_klantcontact};
use crate::tx::met_verbinding;
use crate::{DbUuid, StoreFout, Tx};

/// The actor with this uuid.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, id: ActorId) -> Result<Option<Actor>, StoreFout> {
    let rij: Option<Actorrij> = met_verbinding!(tx, |c| actor::table
        .filter(actor::uuid.eq(DbUuid(id.uuid())))
        .select(Actorrij::as_select())
        .first(c)
        .optional())?;
    rij.map(Actorrij::lees).transpose()
}

/// The oldest actor with this key in the register of employees.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn met_sleutel(tx: &mut Tx<'_>, sleutel: &Objectidentificator) -> Result<Option<Actor>, StoreFout> {
    let rij: Option<Actorrij> = met_verbinding!(tx, |c| actor::table
        .filter(actor::object_id.eq(&sleutel.object_id))
        .filter(actor::code_objecttype.eq(&sleutel.code_objecttype))
        .filter(actor::code_register.eq(&sleutel.code_register))
        .filter(actor::code_soort_object_id.eq(&sleutel.code_soort_object_id))
        .order(actor::volgnummer)
        .select(Actorrij::as_select())
        .first(c)
        .optional())?;
    rij.map(Actorrij::lees).transpose()
}

/// The oldest actor of this kind with this name and without a key.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn met_naam(tx: &mut Tx<'_>, soort: SoortActor, naam: &str) -> Result<Option<Actor>, StoreFout> {
    let rij: Option<Actorrij> = met_verbinding!(tx, |c| actor::table
        .filter(actor::naam.eq(naam))
        .filter(actor::soort.eq(soort.woord()))
        .filter(actor::object_id.is_null())
        .order(actor::volgnummer)
        .select(Actorrij::as_select())
        .first(c)
        .optional())?;
    rij.map(Actorrij::lees).transpose()
}

/// The actors of contacts, in order of recording.
pub(super) fn van_contacten(
    tx: &mut Tx<'_>,
    contacten: &[i64],
) -> Result<HashMap<i64, Vec<Actor>>, StoreFout> {
    let rijen: Vec<(i64, Actorrij)> = met_verbinding!(tx, |c| actor_klantcontact::table
        .inner_join(actor::table.on(actor_klantcontact::actor.eq(actor::volgnummer)))
        .filter(een_van(actor_klantcontact::klantcontact, contacten))
        .order(actor_klantcontact::volgnummer)
        .select((actor_klantcontact::klantcontact, Actorrij::as_select()))
        .load(c))?;
    let mut per_contact: HashMap<i64, Vec<Actor>> = HashMap::new();
    for (contact, rij) in rijen {
        per_contact.entry(contact).or_default().push(rij.lees()?);
    }
    Ok(per_contact)
}
