//! The question what was processed of a customer.

use klant_core::Code;
use klant_core::id::PartijId;
use klant_register::{Bladzijde, Periode};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::lichaam::{Fouten, Verzoek, tekst};

/// So many lines stand on a page.
const PER_BLADZIJDE: u8 = 100;

/// Over wie en over welke periode verwerkingen worden gezocht.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VerwerkingVerzoek {
    /// Kenmerk van de klant; ook van een die er niet meer is.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = Uuid, required = true)]
    klant: Option<String>,
    /// Alleen wat op of na dit tijdstip begon.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = DateTime)]
    vanaf: Option<String>,
    /// Alleen wat voor dit tijdstip begon.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = DateTime)]
    tot: Option<String>,
    /// Waarde van `volgende` uit de vorige bladzijde.
    #[serde(default, deserialize_with = "tekst")]
    cursor: Option<String>,
}

impl Verzoek for VerwerkingVerzoek {
    type Opdracht = (PartijId, Periode, Bladzijde);

    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht> {
        let klant = fouten.uuid("/klant", self.klant).map(PartijId::nieuw);
        let periode =
            Periode { vanaf: fouten.tijdstip("/vanaf", self.vanaf), tot: fouten.tijdstip("/tot", self.tot) };
        let na = self.cursor.map(|cursor| cursor.parse::<i64>().ok().filter(|cursor| *cursor >= 0));
        if na == Some(None) {
            fouten.meld("/cursor", Code::ParameterFormaat);
        }
        Some((klant?, periode, Bladzijde { na: na.flatten(), aantal: PER_BLADZIJDE }))
    }
}
