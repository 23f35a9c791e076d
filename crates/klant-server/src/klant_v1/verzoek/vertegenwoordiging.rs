//! Who acts for whom: to record it, to change it, to end it.

use klant_core::Grond;
use klant_core::id::PartijId;
use klant_register::{NieuweVertegenwoordiging, Vertegenwoordigingsgegevens};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::GrondWoord;
use crate::lichaam::{Fouten, Verzoek, tekst};

/// Een klant die voor een andere optreedt, met grond, periode en omvang.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VertegenwoordigingVerzoek {
    /// Wie optreedt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = Uuid, required = true)]
    vertegenwoordigende: Option<String>,
    /// Voor wie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = Uuid, required = true)]
    vertegenwoordigde: Option<String>,
    /// Op welke grond.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = GrondWoord, required = true)]
    grond: Option<String>,
    /// De eerste dag waarop zij geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    geldig_van: Option<String>,
    /// De laatste dag waarop zij geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    geldig_tot: Option<String>,
    /// Voor welke interactieprofielen en berichtsoorten, met hun code; leeg is alles.
    #[validate(length(max = 50))]
    #[schema(max_items = 50)]
    omvang: Option<Vec<String>>,
}

impl Verzoek for VertegenwoordigingVerzoek {
    type Opdracht = NieuweVertegenwoordiging;

    fn opdracht(self, fouten: &mut Fouten) -> Option<NieuweVertegenwoordiging> {
        let wie = fouten.uuid("/vertegenwoordigende", self.vertegenwoordigende).map(PartijId::nieuw);
        let voor_wie = fouten.uuid("/vertegenwoordigde", self.vertegenwoordigde).map(PartijId::nieuw);
        let gegevens = gegevens(self.grond, self.geldig_van, self.geldig_tot, self.omvang, fouten);
        Some(NieuweVertegenwoordiging { vertegenwoordigende: wie?, vertegenwoordigde: voor_wie?, gegevens })
    }
}

/// Grond, periode en omvang van een vertegenwoordiging; wat ontbreekt, blijft, en `null` wist.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VertegenwoordigingwijzigingVerzoek {
    /// Op welke grond.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<GrondWoord>)]
    grond: Option<String>,
    /// De eerste dag waarop zij geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    geldig_van: Option<String>,
    /// De laatste dag waarop zij geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    geldig_tot: Option<String>,
    /// Voor welke interactieprofielen en berichtsoorten, met hun code; leeg is alles.
    #[validate(length(max = 50))]
    #[schema(max_items = 50)]
    omvang: Option<Vec<String>>,
}

impl Verzoek for VertegenwoordigingwijzigingVerzoek {
    type Opdracht = Vertegenwoordigingsgegevens;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Vertegenwoordigingsgegevens> {
        Some(gegevens(self.grond, self.geldig_van, self.geldig_tot, self.omvang, fouten))
    }
}

fn gegevens(
    grond: Option<String>,
    geldig_van: Option<String>,
    geldig_tot: Option<String>,
    omvang: Option<Vec<String>>,
    fouten: &mut Fouten,
) -> Vertegenwoordigingsgegevens {
    Vertegenwoordigingsgegevens {
        grond: fouten.keuze::<Grond>("/grond", grond),
        geldig_van: fouten.datum("/geldigVan", geldig_van),
        geldig_tot: fouten.datum("/geldigTot", geldig_tot),
        omvang: omvang.unwrap_or_default().into_iter().collect(),
    }
}

/// Van welke klant de vertegenwoordigingen worden gevraagd.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VertegenwoordigingzoekVerzoek {
    /// Kenmerk van de klant, die optreedt of voor wie wordt opgetreden.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = Uuid, required = true)]
    klant: Option<String>,
}

impl Verzoek for VertegenwoordigingzoekVerzoek {
    type Opdracht = PartijId;

    fn opdracht(self, fouten: &mut Fouten) -> Option<PartijId> {
        fouten.uuid("/klant", self.klant).map(PartijId::nieuw)
    }
}

/// Wanneer een vertegenwoordiging eindigt.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BeeindigVerzoek {
    /// De laatste dag waarop zij geldt; zonder is dat gisteren, zodat zij vandaag niet meer geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    geldig_tot: Option<String>,
}

impl Verzoek for BeeindigVerzoek {
    type Opdracht = Option<Date>;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Option<Date>> {
        Some(fouten.datum("/geldigTot", self.geldig_tot))
    }
}
