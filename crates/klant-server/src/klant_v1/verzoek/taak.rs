//! Work that follows, and who does it.

use klant_core::id::{ActorId, KlantcontactId};
use klant_core::{Code, Objectidentificator, SoortActor, Taakstatus};
use klant_register::{Actorkeuze, NieuweInterneTaak, Taakwijziging};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::{SoortActorWoord, TaakstatusWoord};
use crate::lichaam::{Fouten, Pad, Verzoek, tekst, voorwerp, voorwerpen};

/// De sleutel van een object in een ander register.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ObjectidentificatorVerzoek {
    /// De sleutel zelf.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 200))]
    #[schema(required = true, nullable = false, max_length = 200)]
    object_id: Option<String>,
    /// Soort object.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    code_objecttype: Option<String>,
    /// Het register.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    code_register: Option<String>,
    /// Soort sleutel.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    code_soort_object_id: Option<String>,
}

impl ObjectidentificatorVerzoek {
    pub(super) fn lees(self) -> Option<Objectidentificator> {
        Some(Objectidentificator {
            object_id: self.object_id?,
            code_objecttype: self.code_objecttype.unwrap_or_default(),
            code_register: self.code_register.unwrap_or_default(),
            code_soort_object_id: self.code_soort_object_id.unwrap_or_default(),
        })
    }
}

/// Een actor: een bekende met `uuid`, of een met `naam` en `soort` die wordt vastgelegd als zij nog niet bekend is.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ActorVerzoek {
    /// Een bekende actor.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    uuid: Option<String>,
    /// Naam.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    naam: Option<String>,
    /// Soort actor.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<SoortActorWoord>)]
    soort: Option<String>,
    /// Sleutel in het personeelsregister.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    identificator: Option<ObjectidentificatorVerzoek>,
}

impl ActorVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Actorkeuze> {
        if self.uuid.is_some() {
            for (naam, gegeven) in [
                ("naam", self.naam.is_some()),
                ("soort", self.soort.is_some()),
                ("identificator", self.identificator.is_some()),
            ] {
                if gegeven {
                    fouten.meld(pad.veld(naam), Code::VeldOverbodig);
                }
            }
            return fouten.uuid(pad.veld("uuid"), self.uuid).map(ActorId::nieuw).map(Actorkeuze::Bekend);
        }
        if self.naam.is_none() && self.soort.is_none() {
            fouten.ontbreekt(pad, Code::VeldPreciesEen);
            return None;
        }
        for (naam, gegeven) in [("naam", self.naam.is_some()), ("soort", self.soort.is_some())] {
            if !gegeven {
                fouten.ontbreekt(pad.veld(naam), Code::VeldVerplicht);
            }
        }
        let soort = fouten.keuze::<SoortActor>(pad.veld("soort"), self.soort);
        let identificator = self.identificator.and_then(ObjectidentificatorVerzoek::lees);
        Some(Actorkeuze::Naam { naam: self.naam?, soort: soort?, identificator })
    }

    pub(super) fn lijst(lijst: Option<Vec<Self>>, pad: &Pad<'_>, fouten: &mut Fouten) -> Vec<Actorkeuze> {
        let lijst = lijst.unwrap_or_default().into_iter().enumerate();
        lijst.filter_map(|(plaats, actor)| actor.lees(&pad.plaats(plaats), fouten)).collect()
    }
}

/// Werk dat uit een klantcontact volgt.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct InterneTaakVerzoek {
    /// Wat er wordt gevraagd.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 200))]
    #[schema(required = true, nullable = false, max_length = 200)]
    gevraagde_handeling: Option<String>,
    /// Toelichting.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    toelichting: Option<String>,
    /// Aan wie de taak is toegewezen.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    actoren: Option<Vec<ActorVerzoek>>,
}

impl InterneTaakVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuweInterneTaak> {
        let actoren = ActorVerzoek::lijst(self.actoren, &pad.veld("actoren"), fouten);
        Some(NieuweInterneTaak {
            gevraagde_handeling: self.gevraagde_handeling?,
            toelichting: self.toelichting,
            actoren,
        })
    }

    pub(super) fn lijst(
        lijst: Option<Vec<Self>>,
        pad: &Pad<'_>,
        fouten: &mut Fouten,
    ) -> Vec<NieuweInterneTaak> {
        let lijst = lijst.unwrap_or_default().into_iter().enumerate();
        lijst.filter_map(|(plaats, taak)| taak.lees(&pad.plaats(plaats), fouten)).collect()
    }
}

/// Een taak bij een interactie die al bestaat.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NieuweTaakVerzoek {
    /// Uit welk klantcontact de taak volgt; zonder is dat het laatste.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klantcontact: Option<String>,
    /// Wat er wordt gevraagd.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 200))]
    #[schema(required = true, nullable = false, max_length = 200)]
    gevraagde_handeling: Option<String>,
    /// Toelichting.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    toelichting: Option<String>,
    /// Aan wie de taak is toegewezen.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    actoren: Option<Vec<ActorVerzoek>>,
}

impl Verzoek for NieuweTaakVerzoek {
    type Opdracht = (Option<KlantcontactId>, NieuweInterneTaak);

    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht> {
        let klantcontact = fouten.uuid("/klantcontact", self.klantcontact).map(KlantcontactId::nieuw);
        let taak = InterneTaakVerzoek {
            gevraagde_handeling: self.gevraagde_handeling,
            toelichting: self.toelichting,
            actoren: self.actoren,
        };
        Some((klantcontact, taak.lees(&Pad::WORTEL, fouten)?))
    }
}

/// Wat er aan een taak verandert; wat ontbreekt, blijft.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TaakwijzigingVerzoek {
    /// De nieuwe stand; een taak heeft er altijd een.
    #[serde(default, deserialize_with = "niet_gewist")]
    #[schema(value_type = TaakstatusWoord, required = false)]
    status: Option<String>,
    /// De nieuwe toelichting; `null` of leeg wist haar.
    #[serde(default, deserialize_with = "gegeven")]
    #[validate(length(max = 1000))]
    #[schema(value_type = Option<String>, max_length = 1000)]
    toelichting: Option<Option<String>>,
}

/// A member that may be left out; `null` would take it away, and there is no task without.
fn niet_gewist<'de, D: Deserializer<'de>>(bron: D) -> Result<Option<String>, D::Error> {
    String::deserialize(bron).map(Some)
}

/// Whether a member is there at all, and what it says.
fn gegeven<'de, D: Deserializer<'de>>(bron: D) -> Result<Option<Option<String>>, D::Error> {
    tekst(bron).map(Some)
}

impl Verzoek for TaakwijzigingVerzoek {
    type Opdracht = Taakwijziging;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Taakwijziging> {
        let status = fouten.keuze::<Taakstatus>("/status", self.status);
        Some(Taakwijziging { status, toelichting: self.toelichting })
    }
}
