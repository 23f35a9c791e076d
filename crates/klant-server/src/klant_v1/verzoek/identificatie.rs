//! Identifications, and how an identity was established.

use klant_core::{Code, Identificatie, Middel, Niveau, SoortIdentificatie};
use klant_register::NieuweVaststelling;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::{MiddelWoord, NiveauWoord, SoortIdentificatieWoord};
use crate::lichaam::{Fouten, Pad, tekst};

/// Een identificatie: een nummer in een register, Nederlands of niet.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct IdentificatieVerzoek {
    /// Soort identificatie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = SoortIdentificatieWoord, required = true)]
    soort: Option<String>,
    /// Het nummer.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 300))]
    #[schema(required = true, nullable = false, max_length = 300)]
    nummer: Option<String>,
    /// Het KVK-nummer waaronder een vestigingsnummer uniek is.
    #[serde(default, deserialize_with = "tekst")]
    kvk_nummer: Option<String>,
    /// Bij een vreemd nummer: de naam van het register.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    register: Option<String>,
    /// Bij een vreemd nummer: het land van het register, volgens ISO 3166-1.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 2, max_length = 2)]
    land: Option<String>,
}

impl IdentificatieVerzoek {
    pub(super) fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Identificatie> {
        use SoortIdentificatie::{Vestigingsnummer, Vreemd};
        let soort = fouten.keuze::<SoortIdentificatie>(pad.veld("soort"), self.soort)?;
        for (naam, gegeven) in [
            ("kvkNummer", self.kvk_nummer.is_some() && soort != Vestigingsnummer),
            ("register", self.register.is_some() && soort != Vreemd),
            ("land", self.land.is_some() && soort != Vreemd),
        ] {
            if gegeven {
                fouten.meld(pad.veld(naam), Code::VeldOverbodig);
            }
        }
        let nummer = pad.veld("nummer");
        match soort {
            Vestigingsnummer => {
                if self.kvk_nummer.is_none() {
                    fouten.ontbreekt(pad.veld("kvkNummer"), Code::VestigingsnummerZonderKvk);
                }
                let kvk = fouten.lees(pad.veld("kvkNummer"), self.kvk_nummer);
                let nummer = fouten.lees(nummer, self.nummer);
                Some(Identificatie::Vestiging { nummer: nummer?, kvk: kvk? })
            }
            Vreemd => {
                let land = fouten.lees(pad.veld("land"), self.land);
                let register = self.register.unwrap_or_default();
                Some(Identificatie::Vreemd { register, land, nummer: fouten.lees(nummer, self.nummer)? })
            }
            ander => {
                let lezing = Identificatie::lees(ander, &self.nummer?, None);
                fouten.neem(nummer, lezing)
            }
        }
    }

    pub(super) fn lijst(lijst: Option<Vec<Self>>, pad: &Pad<'_>, fouten: &mut Fouten) -> Vec<Identificatie> {
        let lijst = lijst.unwrap_or_default().into_iter().enumerate();
        lijst.filter_map(|(plaats, een)| een.lees(&pad.plaats(plaats), fouten)).collect()
    }
}

/// Hoe een identiteit is vastgesteld.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VaststellingVerzoek {
    /// Waarmee.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = MiddelWoord, required = true)]
    middel: Option<String>,
    /// Hoe zeker; ten hoogste het niveau van de toepassing telt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = NiveauWoord, required = true)]
    niveau: Option<String>,
}

impl VaststellingVerzoek {
    pub(super) fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuweVaststelling> {
        let middel = fouten.keuze::<Middel>(pad.veld("middel"), self.middel);
        let niveau = fouten.keuze::<Niveau>(pad.veld("niveau"), self.niveau);
        Some(NieuweVaststelling { middel: middel?, niveau: niveau? })
    }
}
