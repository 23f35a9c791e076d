//! Work that followed, and who works.

use klant_core::{Actor, InterneTaak, Keuze, Objectidentificator};
use klant_register::Taakresultaat;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::tijdstip;
use crate::basis::Basis;
use crate::klant_v1::woorden::{SoortActorWoord, TaakstatusWoord};

/// Een interne taak.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = InterneTaak)]
pub(crate) struct TaakWeergave {
    /// Kenmerk van de taak.
    uuid: Uuid,
    /// Adres van de taak in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
    /// Wat er wordt gevraagd.
    gevraagde_handeling: String,
    /// Toelichting.
    #[serde(skip_serializing_if = "Option::is_none")]
    toelichting: Option<String>,
    /// De stand.
    #[schema(value_type = TaakstatusWoord)]
    status: &'static str,
    /// Wanneer de taak is toegewezen.
    #[schema(format = DateTime)]
    toegewezen_op: String,
    /// Wanneer de taak is afgehandeld.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    afgehandeld_op: Option<String>,
    /// Aan wie de taak is toegewezen.
    actoren: Vec<ActorWeergave>,
    /// Het klantcontact waaruit de taak volgt; niet binnen dat klantcontact zelf.
    #[serde(skip_serializing_if = "Option::is_none")]
    klantcontact: Option<Uuid>,
    /// De interactie waarbij de taak hoort; niet binnen die interactie zelf.
    #[serde(skip_serializing_if = "Option::is_none")]
    interactie: Option<Uuid>,
}

impl TaakWeergave {
    /// A task within its contact.
    pub(super) fn van(taak: &InterneTaak, basis: &Basis) -> Self {
        Self {
            uuid: taak.id.uuid(),
            url: basis.url("interne-taken", taak.id.uuid()),
            gevraagde_handeling: taak.gevraagde_handeling.clone(),
            toelichting: taak.toelichting.clone(),
            status: taak.status.woord(),
            toegewezen_op: tijdstip(taak.toegewezen_op),
            afgehandeld_op: taak.afgehandeld_op.map(tijdstip),
            actoren: taak.actoren.iter().map(ActorWeergave::van).collect(),
            klantcontact: None,
            interactie: None,
        }
    }

    /// The same task without what it asks: its contact is confidential.
    pub(super) fn zonder_inhoud(self) -> Self {
        Self { gevraagde_handeling: String::new(), toelichting: None, ..self }
    }

    /// A task by itself.
    pub(crate) fn van_resultaat(resultaat: &Taakresultaat, basis: &Basis) -> Self {
        Self {
            klantcontact: Some(resultaat.klantcontact.uuid()),
            interactie: Some(resultaat.interactie.uuid()),
            ..Self::van(&resultaat.taak, basis)
        }
    }
}

/// Een actor.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Actor)]
pub(crate) struct ActorWeergave {
    /// Kenmerk van de actor.
    uuid: Uuid,
    /// Naam.
    naam: String,
    /// Soort actor.
    #[schema(value_type = SoortActorWoord)]
    soort: &'static str,
    /// Sleutel in het personeelsregister.
    #[serde(skip_serializing_if = "Option::is_none")]
    identificator: Option<ObjectidentificatorWeergave>,
}

impl ActorWeergave {
    pub(super) fn van(actor: &Actor) -> Self {
        Self {
            uuid: actor.id.uuid(),
            naam: actor.naam.clone(),
            soort: actor.soort.woord(),
            identificator: actor.identificator.as_ref().map(ObjectidentificatorWeergave::van),
        }
    }
}

/// De sleutel van een object in een ander register.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Objectidentificator)]
pub(crate) struct ObjectidentificatorWeergave {
    /// De sleutel zelf.
    object_id: String,
    /// Soort object.
    code_objecttype: String,
    /// Het register.
    code_register: String,
    /// Soort sleutel.
    code_soort_object_id: String,
}

impl ObjectidentificatorWeergave {
    pub(super) fn van(identificator: &Objectidentificator) -> Self {
        Self {
            object_id: identificator.object_id.clone(),
            code_objecttype: identificator.code_objecttype.clone(),
            code_register: identificator.code_register.clone(),
            code_soort_object_id: identificator.code_soort_object_id.clone(),
        }
    }
}
