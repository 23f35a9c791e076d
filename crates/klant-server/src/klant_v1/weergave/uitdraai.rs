//! The copy of AVG 15: all that is kept about a customer.

use klant_core::Zicht;
use klant_register::{Uitdraai, Uitdraaicontact};
use serde::Serialize;
use utoipa::ToSchema;

use super::betrokkene::BetrokkeneWeergave;
use super::bewaarplicht::BewaarplichtWeergave;
use super::contact::ContactWeergave;
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
    /// Het contact.
    #[serde(flatten)]
    contact: ContactWeergave,
    /// Wat zij voor dit contact opgaf.
    opgegeven: Vec<BetrokkeneWeergave>,
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
    fn van(een: &Uitdraaicontact, zicht: &Zicht) -> Self {
        let (contact, profiel) = (&een.contact, Some(een.profiel.to_string()));
        Self {
            contact: ContactWeergave::van(contact, Some(een.interactie), profiel, een.zonder_inhoud),
            opgegeven: contact.betrokkenen.iter().map(|deel| BetrokkeneWeergave::van(deel, zicht)).collect(),
        }
    }
}
