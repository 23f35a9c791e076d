//! A contact with its parts.

use klant_core::Objectidentificator;
use klant_register::NieuwKlantcontact;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::betrokkene::BetrokkeneVerzoek;
use super::taak::{ActorVerzoek, InterneTaakVerzoek, ObjectidentificatorVerzoek};
use crate::lichaam::{Fouten, Pad, Verzoek, tekst, voorwerpen};

/// Een klantcontact met alles wat daarbij hoort.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KlantcontactVerzoek {
    /// Het kanaal, in de woorden van de gemeente.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 50))]
    #[schema(required = true, nullable = false, max_length = 50)]
    kanaal: Option<String>,
    /// Het onderwerp.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 200))]
    #[schema(required = true, nullable = false, max_length = 200)]
    onderwerp: Option<String>,
    /// De inhoud.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    inhoud: Option<String>,
    /// Het antwoord dat is gegeven.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    reactie: Option<String>,
    /// Of het contact is gelukt.
    contact_gelukt: Option<bool>,
    /// De taal van het contact, volgens ISO 639.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 2, max_length = 3)]
    taal: Option<String>,
    /// Of het contact vertrouwelijk is.
    #[schema(default = false)]
    vertrouwelijk: Option<bool>,
    /// Wanneer het contact plaatsvond; zonder is dat nu.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = DateTime)]
    plaatsgevonden_op: Option<String>,
    /// Wie eraan deelnam.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    betrokkenen: Option<Vec<BetrokkeneVerzoek>>,
    /// Waar het over ging, in andere registers.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    onderwerpobjecten: Option<Vec<ObjectidentificatorVerzoek>>,
    /// Welk werk eruit volgt.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    interne_taken: Option<Vec<InterneTaakVerzoek>>,
    /// Wie er voor de gemeente aan deelnam.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    actoren: Option<Vec<ActorVerzoek>>,
}

impl KlantcontactVerzoek {
    pub(super) fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuwKlantcontact> {
        let taal = fouten.lees(pad.veld("taal"), self.taal);
        let plaatsgevonden_op = fouten.tijdstip(pad.veld("plaatsgevondenOp"), self.plaatsgevonden_op);
        let betrokkenen = BetrokkeneVerzoek::lijst(self.betrokkenen, &pad.veld("betrokkenen"), fouten);
        let onderwerpobjecten: Vec<Objectidentificator> = self
            .onderwerpobjecten
            .unwrap_or_default()
            .into_iter()
            .filter_map(ObjectidentificatorVerzoek::lees)
            .collect();
        let interne_taken = InterneTaakVerzoek::lijst(self.interne_taken, &pad.veld("interneTaken"), fouten);
        let actoren = ActorVerzoek::lijst(self.actoren, &pad.veld("actoren"), fouten);
        Some(NieuwKlantcontact {
            kanaal: self.kanaal?,
            onderwerp: self.onderwerp?,
            inhoud: self.inhoud,
            reactie: self.reactie,
            contact_gelukt: self.contact_gelukt,
            taal,
            vertrouwelijk: self.vertrouwelijk.unwrap_or(false),
            plaatsgevonden_op,
            betrokkenen,
            onderwerpobjecten,
            interne_taken,
            actoren,
        })
    }
}

impl Verzoek for KlantcontactVerzoek {
    type Opdracht = NieuwKlantcontact;

    fn opdracht(self, fouten: &mut Fouten) -> Option<NieuwKlantcontact> {
        self.lees(&Pad::WORTEL, fouten)
    }
}
