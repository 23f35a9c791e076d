//! By what customers are looked for.

use klant_core::{Code, Zoekvraag};
use klant_register::Zoekopdracht;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::identificatie::IdentificatieVerzoek;
use crate::lichaam::{Fouten, Pad, Verzoek, tekst, voorwerp};

/// Naar wie wordt gezocht: op een identificatie, een e-mailadres, een telefoonnummer, of een achternaam met een postcode.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ZoekVerzoek {
    /// De identificatie van de klant.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    #[schema(value_type = IdentificatieVerzoek, required = false)]
    identificatie: Option<IdentificatieVerzoek>,
    /// Haar e-mailadres; hoofdletters tellen niet.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 254)]
    emailadres: Option<String>,
    /// Haar telefoonnummer, hoe ook geschreven.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 80))]
    #[schema(max_length = 80)]
    telefoonnummer: Option<String>,
    /// Haar achternaam zonder voorvoegsel, met `postcode` erbij; hoofdletters, accenten en leestekens tellen niet.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    achternaam: Option<String>,
    /// De postcode van haar bezoek- of correspondentieadres, met `achternaam` erbij.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 7)]
    postcode: Option<String>,
}

impl Verzoek for ZoekVerzoek {
    type Opdracht = Zoekopdracht;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Zoekopdracht> {
        let met_naam = self.achternaam.is_some() || self.postcode.is_some();
        let gegeven = [
            ("identificatie", self.identificatie.is_some()),
            ("emailadres", self.emailadres.is_some()),
            ("telefoonnummer", self.telefoonnummer.is_some()),
            ("achternaam", met_naam),
        ];
        let mut genoemd = gegeven.iter().filter(|(_, is_er)| *is_er);
        if genoemd.next().is_none() {
            fouten.ontbreekt("", Code::VeldPreciesEen);
        }
        for (naam, _) in genoemd {
            fouten.meld(Pad::WORTEL.veld(naam), Code::VeldPreciesEen);
        }
        let identificatie = self
            .identificatie
            .and_then(|een| een.lees(&Pad::WORTEL.veld("identificatie"), fouten))
            .map(Zoekopdracht::Identificatie);
        let email = fouten.lees("/emailadres", self.emailadres).map(Zoekvraag::Emailadres);
        let telefoon = fouten.lees("/telefoonnummer", self.telefoonnummer).map(Zoekvraag::Telefoonnummer);
        if met_naam {
            for (naam, is_er) in
                [("/achternaam", self.achternaam.is_some()), ("/postcode", self.postcode.is_some())]
            {
                if !is_er {
                    fouten.ontbreekt(naam, Code::VeldVerplicht);
                }
            }
        }
        let postcode = fouten.lees("/postcode", self.postcode);
        let naam = self.achternaam.zip(postcode);
        let naam = naam.map(|(achternaam, postcode)| Zoekvraag::NaamEnPostcode { achternaam, postcode });
        identificatie.or_else(|| email.or(telefoon).or(naam).map(Zoekopdracht::Vraag))
    }
}
