//! What is offered to a customer.

use klant_core::{Keuze, Voorstel};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::tijdstip;
use crate::klant_v1::verzoek::Voorstelwaarde;
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord};

/// Een gegeven dat aan een klant is voorgesteld en waarover nog niet is besloten.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Voorstel)]
pub(crate) struct VoorstelWeergave {
    /// Kenmerk van het voorstel.
    uuid: Uuid,
    /// Welk klantgegeven.
    #[schema(value_type = ElementWoord)]
    element: &'static str,
    /// De waarde, zoals zij bij een klant staat.
    #[schema(value_type = Voorstelwaarde)]
    waarde: Value,
    /// Waar de waarde vandaan komt.
    #[schema(value_type = BronsoortWoord)]
    door: &'static str,
    /// Wie haar voorstelde: de naam van de toepassing.
    van: String,
    /// Wanneer.
    #[schema(format = DateTime)]
    gedaan_op: String,
}

impl VoorstelWeergave {
    pub(crate) fn van(voorstel: &Voorstel) -> Self {
        Self {
            uuid: voorstel.id.uuid(),
            element: voorstel.element.woord(),
            waarde: serde_json::from_str(&voorstel.waarde).unwrap_or_default(),
            door: voorstel.door.woord(),
            van: voorstel.van.clone(),
            gedaan_op: tijdstip(voorstel.gedaan_op),
        }
    }
}
