//! A contact as it stands in a list: what was said, or why that is left out; of who took part each list says its own.

use klant_core::id::InteractieId;
use klant_core::{Code, Klantcontact};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::als_opgegeven;
use super::interactie::OnderwerpobjectWeergave;
use super::tijdstip;

/// Een klantcontact in een lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Contactregel)]
pub(super) struct ContactWeergave {
    /// Kenmerk van het klantcontact.
    uuid: Uuid,
    /// De interactie waar het bij hoort.
    #[serde(skip_serializing_if = "Option::is_none")]
    interactie: Option<Uuid>,
    /// Code van het interactieprofiel.
    #[serde(skip_serializing_if = "Option::is_none")]
    profiel: Option<String>,
    /// Wanneer het contact plaatsvond.
    #[schema(format = DateTime)]
    plaatsgevonden_op: String,
    /// Het kanaal, in de woorden van de gemeente.
    kanaal: String,
    /// Het onderwerp; ontbreekt als dat is weggelaten.
    #[serde(skip_serializing_if = "Option::is_none")]
    onderwerp: Option<String>,
    /// De inhoud.
    #[serde(skip_serializing_if = "Option::is_none")]
    inhoud: Option<String>,
    /// Het antwoord dat is gegeven.
    #[serde(skip_serializing_if = "Option::is_none")]
    reactie: Option<String>,
    /// Waarom onderwerp, inhoud en reactie zijn weggelaten: een vaste code.
    #[serde(skip_serializing_if = "Option::is_none")]
    zonder_inhoud: Option<&'static str>,
    /// Of het contact is gelukt.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_gelukt: Option<bool>,
    /// De taal van het contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    taal: Option<String>,
    /// Of het contact vertrouwelijk is.
    vertrouwelijk: bool,
    /// Waar het over ging.
    onderwerpobjecten: Vec<OnderwerpobjectWeergave>,
}

impl ContactWeergave {
    /// The contact, without what was said when there is a code that says why not.
    pub(super) fn van(
        contact: &Klantcontact,
        interactie: Option<InteractieId>,
        profiel: Option<String>,
        zonder_inhoud: Option<Code>,
    ) -> Self {
        let toont = zonder_inhoud.is_none();
        Self {
            uuid: contact.id.uuid(),
            interactie: interactie.map(InteractieId::uuid),
            profiel,
            plaatsgevonden_op: tijdstip(contact.plaatsgevonden_op),
            kanaal: contact.kanaal.clone(),
            onderwerp: toont.then(|| contact.onderwerp.clone()),
            inhoud: contact.inhoud.clone().filter(|_| toont),
            reactie: contact.reactie.clone().filter(|_| toont),
            zonder_inhoud: zonder_inhoud.map(Code::code),
            contact_gelukt: contact.contact_gelukt,
            taal: contact.taal.as_ref().map(als_opgegeven),
            vertrouwelijk: contact.vertrouwelijk,
            onderwerpobjecten: contact.onderwerpobjecten.iter().map(OnderwerpobjectWeergave::van).collect(),
        }
    }
}
