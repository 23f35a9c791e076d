//! Names and addresses.

use klant_core::waarde::Opgegeven;
use klant_core::{Adres, Adresinhoud, BrpAdres, Contactnaam, DigitaalAdres, Element, Herkomst, Keuze, Zicht};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{datum, tijdstip};
use crate::klant_v1::woorden::{BronsoortWoord, BrpAdressoortWoord, SoortDigitaalAdresWoord};

/// De naam waarmee een klant wil worden aangesproken.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Contactnaam)]
pub(crate) struct ContactnaamWeergave {
    /// Voorletters.
    #[serde(skip_serializing_if = "Option::is_none")]
    voorletters: Option<String>,
    /// Voornaam.
    #[serde(skip_serializing_if = "Option::is_none")]
    voornaam: Option<String>,
    /// Voorvoegsel van de achternaam.
    #[serde(skip_serializing_if = "Option::is_none")]
    voorvoegsel_achternaam: Option<String>,
    /// Achternaam.
    #[serde(skip_serializing_if = "Option::is_none")]
    achternaam: Option<String>,
}

/// The parts of a name that may be shown.
pub(super) fn zichtbare_naam(naam: &Contactnaam, zicht: &Zicht) -> Contactnaam {
    Contactnaam {
        voorletters: zicht.als_zichtbaar(Element::Voorletters, naam.voorletters.clone()),
        voornaam: zicht.als_zichtbaar(Element::Voornaam, naam.voornaam.clone()),
        voorvoegsel_achternaam: zicht
            .als_zichtbaar(Element::VoorvoegselAchternaam, naam.voorvoegsel_achternaam.clone()),
        achternaam: zicht.als_zichtbaar(Element::Achternaam, naam.achternaam.clone()),
    }
}

impl ContactnaamWeergave {
    /// The parts of a visible name; none when there are none.
    pub(super) fn van(naam: Contactnaam) -> Option<Self> {
        (!naam.is_leeg()).then_some(Self {
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel_achternaam,
            achternaam: naam.achternaam,
        })
    }
}

/// Een adres zoals het is opgegeven.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Adres)]
pub(crate) struct AdresWeergave {
    /// Identificatie van de nummeraanduiding in de BAG.
    #[serde(skip_serializing_if = "Option::is_none")]
    nummeraanduiding_id: Option<String>,
    /// Straatnaam.
    #[serde(skip_serializing_if = "Option::is_none")]
    straatnaam: Option<String>,
    /// Huisnummer.
    #[serde(skip_serializing_if = "Option::is_none")]
    huisnummer: Option<i32>,
    /// Toevoeging bij het huisnummer.
    #[serde(skip_serializing_if = "Option::is_none")]
    huisnummertoevoeging: Option<String>,
    /// Nederlandse postcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<String>,
    /// Plaats.
    #[serde(skip_serializing_if = "Option::is_none")]
    stad: Option<String>,
    /// Eerste adresregel.
    #[serde(skip_serializing_if = "Option::is_none")]
    adresregel1: Option<String>,
    /// Tweede adresregel.
    #[serde(skip_serializing_if = "Option::is_none")]
    adresregel2: Option<String>,
    /// Derde adresregel.
    #[serde(skip_serializing_if = "Option::is_none")]
    adresregel3: Option<String>,
    /// Land volgens ISO 3166-1.
    #[serde(skip_serializing_if = "Option::is_none")]
    land: Option<String>,
}

impl AdresWeergave {
    pub(super) fn van(adres: &Adres) -> Self {
        Self {
            nummeraanduiding_id: adres.nummeraanduiding.as_ref().map(als_opgegeven),
            straatnaam: adres.straatnaam.clone(),
            huisnummer: adres.huisnummer,
            huisnummertoevoeging: adres.huisnummertoevoeging.clone(),
            postcode: adres.postcode.as_ref().map(als_opgegeven),
            stad: adres.stad.clone(),
            adresregel1: adres.regel1.clone(),
            adresregel2: adres.regel2.clone(),
            adresregel3: adres.regel3.clone(),
            land: adres.land.as_ref().map(als_opgegeven),
        }
    }

    pub(super) fn zichtbaar(adres: Option<&Adres>, element: Element, zicht: &Zicht) -> Option<Self> {
        zicht.als_zichtbaar(element, adres).map(Self::van)
    }
}

/// The text as it was given.
pub(super) fn als_opgegeven<T>(waarde: &Opgegeven<T>) -> String {
    waarde.tekst().to_owned()
}

/// Een digitaal adres dat alleen voor een interactie geldt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DigitaalAdres)]
pub(crate) struct DigitaalAdresWeergave {
    /// Kenmerk van het adres.
    uuid: Uuid,
    /// Soort adres.
    #[schema(value_type = SoortDigitaalAdresWoord)]
    soort: &'static str,
    /// Het adres zelf.
    adres: String,
    /// Hoe de klant het adres noemt.
    #[serde(skip_serializing_if = "Option::is_none")]
    omschrijving: Option<String>,
}

impl DigitaalAdresWeergave {
    /// The addresses whose kind may be shown.
    pub(super) fn zichtbaar(adressen: &[DigitaalAdres], zicht: &Zicht) -> Vec<Self> {
        zichtbare_adressen(adressen, zicht)
            .map(|adres| Self {
                uuid: adres.id.uuid(),
                soort: adres.adres.soort().woord(),
                adres: adres.adres.bloot().to_owned(),
                omschrijving: adres.omschrijving.clone(),
            })
            .collect()
    }
}

/// The text that she gave.
pub(super) fn gegeven(adres: &Adresinhoud) -> Option<String> {
    adres.gegeven().map(|gegeven| gegeven.bloot().to_owned())
}

/// Where she holds it herself.
pub(super) fn verwijzing(adres: &Adresinhoud) -> Option<String> {
    adres.verwijzing().map(|waar| waar.bloot().to_owned())
}

fn zichtbare_adressen<'a>(
    adressen: &'a [DigitaalAdres],
    zicht: &'a Zicht,
) -> impl Iterator<Item = &'a DigitaalAdres> {
    adressen.iter().filter(|adres| zicht.toont(adres.adres.soort().element()))
}

/// Een digitaal adres van een klant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Klantadres)]
pub(crate) struct KlantadresWeergave {
    /// Kenmerk van het adres.
    uuid: Uuid,
    /// Soort adres.
    #[schema(value_type = SoortDigitaalAdresWoord)]
    soort: &'static str,
    /// Het adres zelf; ontbreekt als de klant het zelf bewaart.
    #[serde(skip_serializing_if = "Option::is_none")]
    adres: Option<String>,
    /// Waar de klant het adres zelf bewaart: daar wordt het bij gebruik gevraagd, en het staat niet in het register.
    #[serde(skip_serializing_if = "Option::is_none")]
    verwijzing: Option<String>,
    /// Hoe de klant het adres noemt.
    #[serde(skip_serializing_if = "Option::is_none")]
    omschrijving: Option<String>,
    /// Of dit het gewone adres van zijn soort is.
    standaard: bool,
    /// Op welke dag is vastgesteld dat het haar adres is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    verificatie_datum: Option<String>,
    /// Sinds welke dag berichten niet aankomen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    onbestelbaar_sinds: Option<String>,
    /// Sinds welke dag het gebruik is beperkt (AVG artikel 18).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Wie het adres verstrekte, en wanneer.
    herkomst: AdresherkomstWeergave,
}

/// Wie een adres verstrekte, en wanneer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Adresherkomst)]
pub(crate) struct AdresherkomstWeergave {
    /// Wie.
    #[schema(value_type = BronsoortWoord)]
    door: &'static str,
    /// Wanneer.
    #[schema(format = DateTime)]
    op: String,
    /// In welke interactie.
    #[serde(skip_serializing_if = "Option::is_none")]
    interactie: Option<Uuid>,
}

impl AdresherkomstWeergave {
    pub(super) fn van(herkomst: &Herkomst) -> Self {
        Self {
            door: herkomst.door.woord(),
            op: tijdstip(herkomst.op),
            interactie: herkomst.interactie.map(klant_core::id::InteractieId::uuid),
        }
    }
}

impl KlantadresWeergave {
    /// The addresses whose kind may be shown.
    pub(super) fn zichtbaar(adressen: &[DigitaalAdres], zicht: &Zicht) -> Vec<Self> {
        zichtbare_adressen(adressen, zicht).map(Self::van).collect()
    }

    pub(crate) fn van(adres: &DigitaalAdres) -> Self {
        Self {
            uuid: adres.id.uuid(),
            soort: adres.adres.soort().woord(),
            adres: gegeven(&adres.adres),
            verwijzing: verwijzing(&adres.adres),
            omschrijving: adres.omschrijving.clone(),
            standaard: adres.is_standaard,
            verificatie_datum: adres.verificatie_datum.map(datum),
            onbestelbaar_sinds: adres.onbestelbaar_sinds.map(datum),
            beperkt_sinds: adres.beperkt_sinds.map(datum),
            herkomst: AdresherkomstWeergave::van(&adres.herkomst),
        }
    }
}

/// Een verblijfsadres uit de Basisregistratie Personen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BrpAdres)]
pub(crate) struct BrpAdresWeergave {
    /// Soort verblijfsadres.
    #[schema(value_type = BrpAdressoortWoord)]
    soort: &'static str,
    /// De regels op de envelop; van een adres in het buitenland kan de laatste de naam van het land zijn.
    regels: Vec<String>,
    /// Land volgens ISO 3166-1, als de bron dat zo geeft.
    #[serde(skip_serializing_if = "Option::is_none")]
    land: Option<String>,
}

impl BrpAdresWeergave {
    pub(super) fn van(adres: &BrpAdres) -> Self {
        Self { soort: adres.soort.woord(), regels: adres.regels.clone(), land: adres.land.clone() }
    }
}
