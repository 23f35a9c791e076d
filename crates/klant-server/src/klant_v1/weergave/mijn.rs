//! What a customer sees of what was said with her and of who saw her data. Of the employee nothing.

use klant_core::verwerking::Verwerkingsregel;
use klant_core::{Code, Zicht};
use klant_register::Mijnklantcontact;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::als_opgegeven;
use super::betrokkene::BetrokkeneWeergave;
use super::interactie::OnderwerpobjectWeergave;
use super::tijdstip;

/// Een klantcontact van uzelf, met wat u er zelf voor opgaf; nooit met gegevens van een ander.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MijnKlantcontact)]
pub(crate) struct MijnKlantcontactWeergave {
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
    /// Wat u voor deze interactie opgaf.
    opgegeven: Vec<BetrokkeneWeergave>,
}

impl MijnKlantcontactWeergave {
    pub(crate) fn van(een: &Mijnklantcontact, zicht: &Zicht) -> Self {
        let gelezen = &een.contact;
        let contact = &gelezen.contact;
        let toont = gelezen.zonder_inhoud.is_none();
        Self {
            uuid: contact.id.uuid(),
            interactie: gelezen.interactie.map(klant_core::id::InteractieId::uuid),
            profiel: gelezen.profiel.clone(),
            plaatsgevonden_op: tijdstip(contact.plaatsgevonden_op),
            kanaal: contact.kanaal.clone(),
            onderwerp: toont.then(|| contact.onderwerp.clone()),
            inhoud: contact.inhoud.clone().filter(|_| toont),
            reactie: contact.reactie.clone().filter(|_| toont),
            zonder_inhoud: gelezen.zonder_inhoud.map(Code::code),
            contact_gelukt: contact.contact_gelukt,
            taal: contact.taal.as_ref().map(als_opgegeven),
            vertrouwelijk: contact.vertrouwelijk,
            onderwerpobjecten: contact.onderwerpobjecten.iter().map(OnderwerpobjectWeergave::van).collect(),
            opgegeven: een.opgegeven.iter().map(|deel| BetrokkeneWeergave::van(deel, zicht)).collect(),
        }
    }
}

/// Een keer dat uw gegevens zijn gezien of gewijzigd.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MijnVerwerking)]
pub(crate) struct MijnVerwerkingWeergave {
    /// Wat er is gedaan, zoals `klant.toon`.
    naam: String,
    /// Wanneer.
    #[schema(format = DateTime)]
    begonnen_op: String,
    /// Waarvoor: de code van het doel.
    doel: String,
    /// Het doel in het register van verwerkingsactiviteiten.
    #[schema(format = "uri")]
    verwerkingsactiviteit: String,
    /// De toepassing die erom vroeg; ontbreekt als u het zelf was, of een medewerker die zelf was aangemeld.
    #[serde(skip_serializing_if = "Option::is_none")]
    toepassing: Option<String>,
}

impl MijnVerwerkingWeergave {
    pub(crate) fn van(regel: &Verwerkingsregel) -> Self {
        Self {
            naam: regel.naam.clone(),
            begonnen_op: tijdstip(regel.begonnen_op),
            doel: regel.doel.to_string(),
            verwerkingsactiviteit: regel.verwerkingsactiviteit.clone(),
            toepassing: regel.toepassing.clone(),
        }
    }
}
