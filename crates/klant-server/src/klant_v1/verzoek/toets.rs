//! The question whether something may be written down: of an interactie, or of the fields of a form.

use klant_core::profiel::Profielcode;
use klant_core::{Element, Reden};
use klant_register::{Formulierveld, NieuweInteractie};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;
use validator::Validate;

use super::interactie::InteractieVerzoek;
use crate::klant_v1::woorden::ElementWoord;
use crate::lichaam::{self, Fouten, Pad, Verzoek, tekst, voorwerpen};

/// What `_toets` is asked about.
#[derive(Clone, Debug)]
pub enum Toetsvraag {
    /// An interactie as it would be recorded.
    Interactie(Box<NieuweInteractie>),
    /// The fields that a form asks.
    Formulier {
        /// The profile; none is `algemeen`.
        profiel: Option<Profielcode>,
        /// The fields.
        velden: Vec<Formulierveld>,
    },
}

/// De velden van een formulier.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FormulierVerzoek {
    /// Code van het interactieprofiel; zonder geldt `algemeen`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    profiel: Option<String>,
    /// De velden.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    #[schema(value_type = Vec<FormulierveldVerzoek>, required = true)]
    velden: Option<Vec<FormulierveldVerzoek>>,
}

/// Een veld van een formulier.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FormulierveldVerzoek {
    /// Welk klantgegeven het veld vraagt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = ElementWoord, required = true)]
    element: Option<String>,
    /// Of het formulier niet zonder kan.
    #[schema(default = false)]
    verplicht: Option<bool>,
}

impl Verzoek for FormulierVerzoek {
    type Opdracht = Toetsvraag;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Toetsvraag> {
        let profiel = fouten.lees("/profiel", self.profiel);
        let pad = Pad::WORTEL.veld("velden");
        let mut velden = Vec::new();
        for (plaats, veld) in fouten.verplicht(pad, self.velden)?.into_iter().enumerate() {
            let element = fouten.keuze::<Element>(pad.plaats(plaats).veld("element"), veld.element);
            velden.extend(
                element.map(|element| Formulierveld { element, verplicht: veld.verplicht.unwrap_or(false) }),
            );
        }
        Some(Toetsvraag::Formulier { profiel, velden })
    }
}

/// Reads either: a body with `velden` is about a form.
pub(crate) fn toetsvraag(bytes: &[u8]) -> Result<Toetsvraag, Vec<Reden>> {
    #[derive(Deserialize)]
    struct Soort {
        velden: Option<IgnoredAny>,
    }
    let over_formulier = serde_json::from_slice::<Soort>(bytes).is_ok_and(|soort| soort.velden.is_some());
    if over_formulier {
        lichaam::lees::<FormulierVerzoek>(bytes)
    } else {
        lichaam::lees::<InteractieVerzoek>(bytes)
            .map(|interactie| Toetsvraag::Interactie(Box::new(interactie)))
    }
}
