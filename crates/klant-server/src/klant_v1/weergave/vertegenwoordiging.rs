//! Who acts for whom.

use klant_core::{Keuze, Vertegenwoordiging};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::datum;
use crate::basis::Basis;
use crate::klant_v1::woorden::GrondWoord;

/// Een klant die voor een andere optreedt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Vertegenwoordiging)]
pub(crate) struct VertegenwoordigingWeergave {
    /// Kenmerk van de vertegenwoordiging.
    uuid: Uuid,
    /// Adres van de vertegenwoordiging in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
    /// Wie optreedt.
    vertegenwoordigende: Uuid,
    /// Voor wie.
    vertegenwoordigde: Uuid,
    /// Op welke grond; ontbreekt als dat niet is gezegd.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<GrondWoord>)]
    grond: Option<&'static str>,
    /// De eerste dag waarop zij geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    geldig_van: Option<String>,
    /// De laatste dag waarop zij geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    geldig_tot: Option<String>,
    /// Voor welke interactieprofielen en berichtsoorten, met hun code; leeg is alles.
    omvang: Vec<String>,
}

impl VertegenwoordigingWeergave {
    pub(crate) fn van(van: &Vertegenwoordiging, basis: &Basis) -> Self {
        Self {
            uuid: van.id.uuid(),
            url: basis.url("vertegenwoordigingen", van.id.uuid()),
            vertegenwoordigende: van.vertegenwoordigende.uuid(),
            vertegenwoordigde: van.vertegenwoordigde.uuid(),
            grond: van.grond.map(Keuze::woord),
            geldig_van: van.geldig_van.map(datum),
            geldig_tot: van.geldig_tot.map(datum),
            omvang: van.omvang.iter().cloned().collect(),
        }
    }

    /// What a change is laid over: the members that can be changed.
    pub(crate) fn als_verzoek(van: &Vertegenwoordiging) -> Value {
        json!({
            "grond": van.grond.map(Keuze::woord),
            "geldigVan": van.geldig_van.map(datum),
            "geldigTot": van.geldig_tot.map(datum),
            "omvang": van.omvang,
        })
    }
}
