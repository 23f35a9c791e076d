//! What a customer sees of what was said with her and of who saw her data. Of the employee nothing.

use klant_core::Zicht;
use klant_core::verwerking::Verwerkingsregel;
use klant_register::Mijnklantcontact;
use serde::Serialize;
use utoipa::ToSchema;

use super::betrokkene::BetrokkeneWeergave;
use super::contact::ContactWeergave;
use super::tijdstip;

/// Een klantcontact van uzelf, met wat u er zelf voor opgaf; nooit met gegevens van een ander.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MijnKlantcontact)]
pub(crate) struct MijnKlantcontactWeergave {
    /// Het contact.
    #[serde(flatten)]
    contact: ContactWeergave,
    /// Wat u voor deze interactie opgaf.
    opgegeven: Vec<BetrokkeneWeergave>,
}

impl MijnKlantcontactWeergave {
    pub(crate) fn van(een: &Mijnklantcontact, zicht: &Zicht) -> Self {
        let van = &een.contact;
        Self {
            contact: ContactWeergave::van(
                &van.contact,
                van.interactie,
                van.profiel.clone(),
                van.zonder_inhoud,
            ),
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
