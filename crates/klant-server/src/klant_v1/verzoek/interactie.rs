//! The beginning and the end of an interactie.

use klant_register::NieuweInteractie;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::klantcontact::KlantcontactVerzoek;
use crate::lichaam::{Fouten, Pad, Verzoek, tekst, voorwerp};

/// Een interactie die met dit klantcontact begint.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct InteractieVerzoek {
    /// Code van het interactieprofiel; zonder geldt `algemeen`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    profiel: Option<String>,
    /// Of de klant op de hoogte wil worden gehouden.
    #[schema(default = false)]
    terugkoppeling_gewenst: Option<bool>,
    /// Het eerste klantcontact.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    #[schema(value_type = KlantcontactVerzoek, required = true)]
    klantcontact: Option<KlantcontactVerzoek>,
}

impl Verzoek for InteractieVerzoek {
    type Opdracht = NieuweInteractie;

    fn opdracht(self, fouten: &mut Fouten) -> Option<NieuweInteractie> {
        let profiel = fouten.lees("/profiel", self.profiel);
        let klantcontact = fouten.verplicht("/klantcontact", self.klantcontact)?;
        let klantcontact = klantcontact.lees(&Pad::WORTEL.veld("klantcontact"), fouten)?;
        Some(NieuweInteractie {
            profiel,
            terugkoppeling: self.terugkoppeling_gewenst.unwrap_or(false),
            klantcontact,
        })
    }
}

/// Sluiten vraagt niets; de inhoud mag ook ontbreken.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SluitVerzoek {}

impl Verzoek for SluitVerzoek {
    type Opdracht = ();

    fn opdracht(self, _: &mut Fouten) -> Option<()> {
        Some(())
    }
}
