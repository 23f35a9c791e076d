//! What a customer sends of herself.

use klant_core::{Code, Digitaal, DigitaalAdres, Keuze, Reden, Verwijzing};
use klant_register::{Fout, NieuwDigitaalAdres};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use validator::Validate;

use super::adres::lees_inhoud;
use crate::klant_v1::woorden::SoortDigitaalAdresWoord;
use crate::lichaam::{Fouten, Pad, Verzoek, lees_voorwerp, tekst};
use crate::probleem::Probleem;

/// The members of a customer that she does not change herself, though she sees most of them.
pub(crate) const NIET_ZELF: [&str; 6] =
    ["actief", "identificaties", "interneNotitie", "soort", "vaststelling", "verstrektDoor"];

/// Refuses a change that names what is not hers to change, whatever it says of it.
pub(crate) fn niet_zelf(wijziging: &[u8]) -> Result<(), Probleem> {
    let leden = lees_voorwerp(wijziging)?;
    let genoemd = NIET_ZELF.iter().filter(|naam| leden.contains_key(**naam));
    let bezwaren: Vec<_> = genoemd.map(|naam| Reden::op(Code::MijnNietZelf, format!("/{naam}"))).collect();
    if bezwaren.is_empty() { Ok(()) } else { Err(Fout::Verboden(bezwaren).into()) }
}

/// Een digitaal adres van wie het zelf opgeeft.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MijnadresVerzoek {
    /// Soort adres.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = SoortDigitaalAdresWoord, required = true)]
    soort: Option<String>,
    /// Het adres zelf. Precies één van `adres` en `verwijzing`.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 254))]
    #[schema(max_length = 254)]
    adres: Option<String>,
    /// Waar u het adres zelf bewaart: een https-adres waar het bij gebruik wordt gevraagd.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 500)]
    verwijzing: Option<String>,
    /// Hoe u het adres noemt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 40))]
    #[schema(max_length = 40)]
    omschrijving: Option<String>,
    /// Of dit het gewone adres van zijn soort is.
    #[schema(default = false)]
    standaard: Option<bool>,
    /// Sinds welke dag het gebruik is beperkt (AVG artikel 18).
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
}

impl Verzoek for MijnadresVerzoek {
    type Opdracht = NieuwDigitaalAdres;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht> {
        let adres = lees_inhoud(self.soort, self.adres, self.verwijzing, &Pad::WORTEL, fouten);
        let beperkt_sinds = fouten.datum("/beperktSinds", self.beperkt_sinds);
        Some(NieuwDigitaalAdres {
            id: None,
            adres: adres?,
            omschrijving: self.omschrijving,
            is_standaard: self.standaard.unwrap_or(false),
            verificatie_datum: None,
            onbestelbaar_sinds: None,
            beperkt_sinds,
        })
    }
}

/// The address as a request that would leave it as it is.
pub(crate) fn als_adresverzoek(adres: &DigitaalAdres) -> Value {
    json!({
        "soort": adres.adres.soort().woord(),
        "adres": adres.adres.gegeven().map(Digitaal::bloot),
        "verwijzing": adres.adres.verwijzing().map(Verwijzing::bloot),
        "omschrijving": adres.omschrijving,
        "standaard": adres.is_standaard,
        "beperktSinds": adres.beperkt_sinds.map(|dag| dag.to_string()),
    })
}
