//! Of whom a klantbeeld is asked.

use klant_core::id::PartijId;
use klant_core::{Code, Rol};
use klant_register::{Klantbeeldvraag, Klantverwijzing};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::identificatie::IdentificatieVerzoek;
use crate::klant_v1::woorden::RolWoord;
use crate::lichaam::{Fouten, Pad, Verzoek, tekst, voorwerp};

/// Van wie het klantbeeld wordt gevraagd: precies een van `klant` en `identificatie`.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KlantbeeldVerzoek {
    /// Kenmerk van de klant.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klant: Option<String>,
    /// Een identificatie van de klant.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    #[schema(value_type = IdentificatieVerzoek, required = false)]
    identificatie: Option<IdentificatieVerzoek>,
    /// In welke hoedanigheid zij de contacten had: als `klant` voor zichzelf (zonder dit veld), of als `vertegenwoordiger` van een ander.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = RolWoord, required = false)]
    hoedanigheid: Option<String>,
    /// Waarde van `volgende` uit de vorige bladzijde van de tijdlijn.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    cursor: Option<String>,
    /// Hoeveel klantcontacten er op een bladzijde van de tijdlijn staan; zonder zijn dat er 25.
    #[validate(range(min = 1, max = 100))]
    #[schema(minimum = 1, maximum = 100)]
    #[serde(default)]
    aantal: Option<i32>,
}

impl Verzoek for KlantbeeldVerzoek {
    type Opdracht = Klantbeeldvraag;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Klantbeeldvraag> {
        let klant = match (self.klant, self.identificatie) {
            (Some(uuid), None) => {
                fouten.uuid("/klant", Some(uuid)).map(|uuid| Klantverwijzing::Uuid(PartijId::nieuw(uuid)))
            }
            (None, Some(identificatie)) => {
                let gelezen = identificatie.lees(&Pad::WORTEL.veld("identificatie"), fouten);
                gelezen.map(Klantverwijzing::Identificatie)
            }
            (Some(_), Some(_)) => {
                fouten.meld("/identificatie", Code::VeldPreciesEen);
                None
            }
            (None, None) => {
                fouten.ontbreekt("/klant", Code::VeldPreciesEen);
                None
            }
        };
        let hoedanigheid = fouten.keuze::<Rol>("/hoedanigheid", self.hoedanigheid).unwrap_or(Rol::Klant);
        let na = fouten.lees("/cursor", self.cursor);
        let aantal = self.aantal.and_then(|aantal| u8::try_from(aantal).ok()).unwrap_or(25);
        Some(Klantbeeldvraag { klant: klant?, hoedanigheid, na, aantal })
    }
}
