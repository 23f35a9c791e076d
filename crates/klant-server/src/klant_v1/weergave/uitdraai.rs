//! The copy of AVG 15: all that is kept about a customer.

use klant_core::{Code, Zicht};
use klant_register::{Uitdraai, Uitdraaicontact};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::betrokkene::BetrokkeneWeergave;
use super::bewaarplicht::BewaarplichtWeergave;
use super::klant::KlantWeergave;
use super::tijdstip;
use super::verwerking::VerwerkingWeergave;
use crate::basis::Basis;

/// Alles wat over een klant wordt bewaard (AVG artikel 15).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Uitdraai)]
pub(crate) struct UitdraaiWeergave {
    /// Wanneer de uitdraai is gemaakt.
    #[schema(format = DateTime)]
    gemaakt_op: String,
    /// De klant, met de notitie van de gemeente.
    klant: KlantWeergave,
    /// Haar klantcontacten, met wat zij daarvoor opgaf.
    klantcontacten: Vec<UitdraaicontactWeergave>,
    /// De bewaarplichten die gelden.
    bewaarplichten: Vec<BewaarplichtWeergave>,
    /// Wat er met haar gegevens is gedaan, door welke toepassing en waarvoor, de nieuwste eerst.
    verwerkingen: Vec<VerwerkingWeergave>,
}

/// Een klantcontact van een klant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Uitdraaicontact)]
pub(crate) struct UitdraaicontactWeergave {
    /// Kenmerk van het klantcontact.
    uuid: Uuid,
    /// Kenmerk van de interactie.
    interactie: Uuid,
    /// Code van het interactieprofiel.
    interactieprofiel: String,
    /// Het kanaal.
    kanaal: String,
    /// Wanneer het plaatsvond.
    #[schema(format = DateTime)]
    plaatsgevonden_op: String,
    /// Waarover het ging.
    #[serde(skip_serializing_if = "Option::is_none")]
    onderwerp: Option<String>,
    /// De inhoud.
    #[serde(skip_serializing_if = "Option::is_none")]
    inhoud: Option<String>,
    /// Het antwoord.
    #[serde(skip_serializing_if = "Option::is_none")]
    reactie: Option<String>,
    /// Waarom de inhoud ontbreekt.
    #[serde(skip_serializing_if = "Option::is_none")]
    zonder_inhoud: Option<&'static str>,
    /// Wat zij voor dit contact opgaf.
    betrokkenen: Vec<BetrokkeneWeergave>,
}

impl UitdraaiWeergave {
    pub(crate) fn van(uitdraai: &Uitdraai, zicht: &Zicht, basis: &Basis) -> Self {
        let contact = |een| UitdraaicontactWeergave::van(een, zicht);
        Self {
            gemaakt_op: tijdstip(uitdraai.gemaakt_op),
            klant: KlantWeergave::van(&uitdraai.klant, zicht, basis),
            klantcontacten: uitdraai.contacten.iter().map(contact).collect(),
            bewaarplichten: uitdraai
                .bewaarplichten
                .iter()
                .map(|plicht| BewaarplichtWeergave::van(plicht, basis))
                .collect(),
            verwerkingen: uitdraai.verwerkingen.iter().map(VerwerkingWeergave::van).collect(),
        }
    }
}

impl UitdraaicontactWeergave {
    fn van(van: &Uitdraaicontact, zicht: &Zicht) -> Self {
        let contact = &van.contact;
        Self {
            uuid: contact.id.uuid(),
            interactie: van.interactie.uuid(),
            interactieprofiel: van.profiel.to_string(),
            kanaal: contact.kanaal.clone(),
            plaatsgevonden_op: tijdstip(contact.plaatsgevonden_op),
            onderwerp: Some(contact.onderwerp.clone()).filter(|onderwerp| !onderwerp.is_empty()),
            inhoud: contact.inhoud.clone(),
            reactie: contact.reactie.clone(),
            zonder_inhoud: van.zonder_inhoud.map(Code::code),
            betrokkenen: contact.betrokkenen.iter().map(|een| BetrokkeneWeergave::van(een, zicht)).collect(),
        }
    }
}
