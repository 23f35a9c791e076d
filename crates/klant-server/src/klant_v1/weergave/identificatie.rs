//! Identifications of a customer.

use klant_core::{Identificatie, Identificator, Keuze, SoortIdentificatie, Zicht};
use serde::Serialize;
use utoipa::ToSchema;

use crate::klant_v1::woorden::SoortIdentificatieWoord;

/// Een identificatie van een klant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Identificatie)]
pub(crate) struct IdentificatieWeergave {
    /// Soort identificatie.
    #[schema(value_type = SoortIdentificatieWoord)]
    soort: &'static str,
    /// Het nummer.
    nummer: String,
    /// Bij een vestigingsnummer: het KVK-nummer.
    #[serde(skip_serializing_if = "Option::is_none")]
    kvk_nummer: Option<String>,
    /// Bij een vreemd nummer: de naam van het register.
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<String>,
    /// Bij een vreemd nummer: het land van het register.
    #[serde(skip_serializing_if = "Option::is_none")]
    land: Option<String>,
}

impl IdentificatieWeergave {
    /// The identifications whose Element may be shown; none when no identification whatever may be.
    pub(super) fn zichtbaar(identificatoren: &[Identificator], zicht: &Zicht) -> Option<Vec<Self>> {
        let mag_iets = SoortIdentificatie::ALLE.iter().any(|soort| zicht.toont(soort.element()));
        let zichtbaar = identificatoren
            .iter()
            .map(|identificator| &identificator.identificatie)
            .filter(|identificatie| zicht.toont(identificatie.element()));
        mag_iets.then(|| zichtbaar.map(Self::van).collect())
    }

    pub(super) fn van(identificatie: &Identificatie) -> Self {
        let (mut kvk_nummer, mut register, mut land) = (None, None, None);
        match identificatie {
            Identificatie::Vestiging { kvk, .. } => kvk_nummer = Some(kvk.bloot().to_owned()),
            Identificatie::Vreemd { register: naam, land: van, .. } => {
                register = Some(naam.clone()).filter(|naam| !naam.is_empty());
                land = van.as_ref().map(|land| land.als_tekst().to_owned());
            }
            _ => {}
        }
        Self {
            soort: identificatie.soort().woord(),
            nummer: identificatie.bloot().to_owned(),
            kvk_nummer,
            register,
            land,
        }
    }
}
