//! Who takes part in a contact.

use klant_core::id::{BetrokkeneId, PartijId};
use klant_core::{Bronsoort, Code, Rol};
use klant_register::{Klantkeuze, NieuweBetrokkene};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::adres::{AdresVerzoek, ContactnaamVerzoek, DigitaalAdresVerzoek, lees_gekozen};
use super::identificatie::{IdentificatieVerzoek, VaststellingVerzoek};
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord, RolWoord};
use crate::lichaam::{Fouten, Pad, tekst, voorwerp, voorwerpen};

/// Welke klant een betrokkene is: een bekende met `uuid`, wie de `identificatie` heeft, of dezelfde als een eerdere
/// `betrokkene` van deze interactie. Precies één van de drie.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KlantkeuzeVerzoek {
    /// Een bekende klant.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    uuid: Option<String>,
    /// De identificatie van de klant; wie er nog niet is, wordt geregistreerd.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    identificatie: Option<IdentificatieVerzoek>,
    /// Hoe de identiteit is vastgesteld; vereist bij een identificatie.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    vaststelling: Option<VaststellingVerzoek>,
    /// Een eerdere betrokkene van deze interactie.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    betrokkene: Option<String>,
}

impl KlantkeuzeVerzoek {
    fn lees(keuze: Option<Self>, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Klantkeuze> {
        let Some(keuze) = keuze else { return Some(Klantkeuze::Geen) };
        let gegeven = [keuze.uuid.is_some(), keuze.identificatie.is_some(), keuze.betrokkene.is_some()];
        if gegeven.into_iter().filter(|is_gegeven| *is_gegeven).count() != 1 {
            fouten.ontbreekt(pad, Code::VeldPreciesEen);
        }
        if keuze.identificatie.is_some() && keuze.vaststelling.is_none() {
            fouten.ontbreekt(pad.veld("vaststelling"), Code::S24GeenVaststelling);
        }
        if keuze.identificatie.is_none() && keuze.vaststelling.is_some() {
            fouten.ontbreekt(pad.veld("vaststelling"), Code::VeldOverbodig);
        }
        let uuid = fouten.uuid(pad.veld("uuid"), keuze.uuid);
        let betrokkene = fouten.uuid(pad.veld("betrokkene"), keuze.betrokkene);
        let identificatie = keuze.identificatie.and_then(|een| een.lees(&pad.veld("identificatie"), fouten));
        let vaststelling = keuze.vaststelling.and_then(|een| een.lees(&pad.veld("vaststelling"), fouten));
        match (uuid, identificatie, vaststelling, betrokkene) {
            (Some(uuid), ..) => Some(Klantkeuze::Partij(PartijId::nieuw(uuid))),
            (_, Some(identificatie), Some(vaststelling), _) => {
                Some(Klantkeuze::Identificatie(identificatie, vaststelling))
            }
            (.., Some(betrokkene)) => Some(Klantkeuze::Betrokkene(BetrokkeneId::nieuw(betrokkene))),
            _ => None,
        }
    }
}

/// Wie aan een klantcontact deelnam, met wat zij voor deze interactie opgaf.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BetrokkeneVerzoek {
    /// Haar rol.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = RolWoord, required = true)]
    rol: Option<String>,
    /// Of zij het contact begon.
    #[schema(default = false)]
    initiator: Option<bool>,
    /// Welke klant zij is; zonder is zij een zelfstandige klant.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    klant: Option<KlantkeuzeVerzoek>,
    /// De naam waarmee zij wil worden aangesproken.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    contactnaam: Option<ContactnaamVerzoek>,
    /// Naam van haar organisatie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    organisatienaam: Option<String>,
    /// Taal waarin zij wil worden aangesproken, volgens ISO 639.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 2, max_length = 3)]
    voorkeurstaal: Option<String>,
    /// Waar zij te bezoeken is.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    bezoekadres: Option<AdresVerzoek>,
    /// Waar haar post heen gaat.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    correspondentieadres: Option<AdresVerzoek>,
    /// Digitale adressen die alleen voor deze interactie gelden.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    digitale_adressen: Option<Vec<DigitaalAdresVerzoek>>,
    /// Eigen adressen die zij voor deze interactie kiest.
    #[schema(value_type = Option<Vec<Uuid>>)]
    gekozen_adressen: Option<Vec<String>>,
    /// Wie de gegevens verstrekt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = BronsoortWoord, required = false)]
    verstrekt_door: Option<String>,
    /// Klantgegevens waarvan zij wenst dat ze worden vastgelegd.
    #[schema(value_type = Option<Vec<ElementWoord>>)]
    wensen: Option<Vec<String>>,
}

impl BetrokkeneVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuweBetrokkene> {
        let rol = fouten.keuze::<Rol>(pad.veld("rol"), self.rol);
        let klant = KlantkeuzeVerzoek::lees(self.klant, &pad.veld("klant"), fouten);
        let voorkeurstaal = fouten.lees(pad.veld("voorkeurstaal"), self.voorkeurstaal);
        let bezoekadres = AdresVerzoek::lees(self.bezoekadres, &pad.veld("bezoekadres"), fouten);
        let correspondentieadres =
            AdresVerzoek::lees(self.correspondentieadres, &pad.veld("correspondentieadres"), fouten);
        let digitale_adressen =
            DigitaalAdresVerzoek::lijst(self.digitale_adressen, &pad.veld("digitaleAdressen"), fouten);
        let gekozen = lees_gekozen(self.gekozen_adressen, &pad.veld("gekozenAdressen"), fouten);
        let verstrekt_door = fouten.keuze::<Bronsoort>(pad.veld("verstrektDoor"), self.verstrekt_door);
        let wensen = fouten.elementen(&pad.veld("wensen"), self.wensen);
        Some(NieuweBetrokkene {
            rol: rol?,
            initiator: self.initiator.unwrap_or(false),
            klant: klant?,
            contactnaam: ContactnaamVerzoek::lees(self.contactnaam),
            organisatienaam: self.organisatienaam,
            voorkeurstaal,
            bezoekadres,
            correspondentieadres,
            digitale_adressen,
            gekozen,
            verstrekt_door: verstrekt_door.unwrap_or(Bronsoort::MedewerkerNamensKlant),
            wensen,
        })
    }

    pub(super) fn lijst(
        lijst: Option<Vec<Self>>,
        pad: &Pad<'_>,
        fouten: &mut Fouten,
    ) -> Vec<NieuweBetrokkene> {
        let lijst = lijst.unwrap_or_default().into_iter().enumerate();
        lijst.filter_map(|(plaats, een)| een.lees(&pad.plaats(plaats), fouten)).collect()
    }
}
