//! Rows of actor and interne_taak.

use diesel::prelude::{AsChangeset, Insertable, Queryable, Selectable};
use klant_core::id::{ActorId, InterneTaakId};
use klant_core::{Actor, InterneTaak, Keuze};

use super::klantcontact::objectidentificator;
use super::woord;
use crate::klantinteracties::actor::{Kolommen as Actorkolommen, Rij as Actorrij};
use crate::{DbTijd, DbUuid, StoreFout};

impl Actorkolommen {
    /// The row of an actor.
    #[must_use]
    pub fn van(actor: &Actor) -> Self {
        let sleutel = actor.identificator.clone();
        Self {
            uuid: DbUuid(actor.id.uuid()),
            versie: actor.versie,
            soort: actor.soort.woord().to_owned(),
            naam: actor.naam.clone(),
            actief: true,
            object_id: sleutel.as_ref().map(|s| s.object_id.clone()),
            code_objecttype: sleutel.as_ref().map(|s| s.code_objecttype.clone()),
            code_register: sleutel.as_ref().map(|s| s.code_register.clone()),
            code_soort_object_id: sleutel.map(|s| s.code_soort_object_id),
            identificatie_gegeven: false,
            functie: None,
            omschrijving: None,
            emailadres: None,
            telefoonnummer: None,
            faxnummer: None,
            andere_identificaties: None,
        }
    }
}

impl Actorrij {
    /// The actor.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(self) -> Result<Actor, StoreFout> {
        let k = self.kolommen;
        Ok(Actor {
            id: ActorId::nieuw(k.uuid.0),
            versie: k.versie,
            naam: k.naam,
            soort: woord(&k.soort, "actor", "soort", self.volgnummer)?,
            identificator: objectidentificator(
                k.object_id,
                k.code_objecttype,
                k.code_register,
                k.code_soort_object_id,
            ),
        })
    }
}

/// The columns of a task that are written.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::interne_taak, treat_none_as_null = true)]
pub struct InterneTaakkolommen {
    uuid: DbUuid,
    versie: i32,
    klantcontact: i64,
    gevraagde_handeling: String,
    toelichting: Option<String>,
    status: String,
    toegewezen_op: DbTijd,
    afgehandeld_op: Option<DbTijd>,
}

/// A task as stored.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::interne_taak)]
pub struct InterneTaakrij {
    /// Its number, for joins and order.
    pub volgnummer: i64,
    #[diesel(embed)]
    kolommen: InterneTaakkolommen,
}

impl InterneTaakkolommen {
    /// The row of a task that follows from a contact.
    #[must_use]
    pub fn van(taak: &InterneTaak, klantcontact: i64) -> Self {
        Self {
            uuid: DbUuid(taak.id.uuid()),
            versie: taak.versie,
            klantcontact,
            gevraagde_handeling: taak.gevraagde_handeling.clone(),
            toelichting: taak.toelichting.clone(),
            status: taak.status.woord().to_owned(),
            toegewezen_op: taak.toegewezen_op.into(),
            afgehandeld_op: taak.afgehandeld_op.map(DbTijd::van),
        }
    }
}

impl InterneTaakrij {
    /// The contact that gave rise to it.
    #[must_use]
    pub const fn klantcontact(&self) -> i64 {
        self.kolommen.klantcontact
    }

    /// The task, still without its actors.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(self) -> Result<InterneTaak, StoreFout> {
        let k = self.kolommen;
        Ok(InterneTaak {
            id: InterneTaakId::nieuw(k.uuid.0),
            versie: k.versie,
            gevraagde_handeling: k.gevraagde_handeling,
            toelichting: k.toelichting,
            status: woord(&k.status, "interne_taak", "status", self.volgnummer)?,
            toegewezen_op: k.toegewezen_op.0,
            afgehandeld_op: k.afgehandeld_op.map(|op| op.0),
            actoren: Vec::new(),
        })
    }
}
