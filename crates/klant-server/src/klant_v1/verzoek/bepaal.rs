//! The question how a customer may be contacted.

use klant_core::Kanaalsoort;
use klant_core::id::{BetrokkeneId, PartijId};
use klant_register::Bepaalopdracht;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::KanaalsoortWoord;
use crate::lichaam::{Fouten, Verzoek, tekst};

/// Voor wie en waarvoor een contactgegeven wordt gevraagd.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BepaalVerzoek {
    /// Voor deze bekende klant; nodig als er meer dan een klant bij de interactie betrokken is.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klant: Option<String>,
    /// Voor deze betrokkene van de interactie.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    betrokkene: Option<String>,
    /// Soort bericht; zonder is dat die van het interactieprofiel.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    berichtsoort: Option<String>,
    /// Het kanaal waarover het bericht moet gaan; een ander komt er nooit voor in de plaats.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = KanaalsoortWoord, required = false)]
    kanaal: Option<String>,
}

impl Verzoek for BepaalVerzoek {
    type Opdracht = Bepaalopdracht;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Bepaalopdracht> {
        Some(Bepaalopdracht {
            klant: fouten.uuid("/klant", self.klant).map(PartijId::nieuw),
            betrokkene: fouten.uuid("/betrokkene", self.betrokkene).map(BetrokkeneId::nieuw),
            berichtsoort: fouten.lees("/berichtsoort", self.berichtsoort),
            kanaal: fouten.keuze::<Kanaalsoort>("/kanaal", self.kanaal),
        })
    }
}
