//! Names and addresses.

use klant_core::id::DigitaalAdresId;
use klant_core::{Adres, Adresinhoud, Code, Contactnaam, Digitaal, SoortDigitaalAdres};
use klant_register::NieuwDigitaalAdres;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::SoortDigitaalAdresWoord;
use crate::lichaam::{Fouten, Pad, tekst};

/// De naam waarmee een klant wil worden aangesproken; elk deel kan ontbreken.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ContactnaamVerzoek {
    /// Voorletters.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 10))]
    #[schema(max_length = 10)]
    voorletters: Option<String>,
    /// Voornaam.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    voornaam: Option<String>,
    /// Voorvoegsel van de achternaam.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 10))]
    #[schema(max_length = 10)]
    voorvoegsel_achternaam: Option<String>,
    /// Achternaam.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    achternaam: Option<String>,
}

impl ContactnaamVerzoek {
    pub(super) fn lees(naam: Option<Self>) -> Contactnaam {
        naam.map_or_else(Contactnaam::default, |naam| Contactnaam {
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel_achternaam,
            achternaam: naam.achternaam,
        })
    }
}

/// Een adres in een van drie vormen: een nummeraanduiding uit de BAG, losse velden, of regels met een land.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AdresVerzoek {
    /// Identificatie van de nummeraanduiding in de BAG: zestien cijfers.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 16, max_length = 16)]
    nummeraanduiding_id: Option<String>,
    /// Straatnaam.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 255))]
    #[schema(max_length = 255)]
    straatnaam: Option<String>,
    /// Huisnummer.
    #[validate(range(min = 1, max = 99999))]
    #[schema(minimum = 1, maximum = 99999)]
    huisnummer: Option<i32>,
    /// Toevoeging bij het huisnummer, een huisletter daaronder begrepen.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 20))]
    #[schema(max_length = 20)]
    huisnummertoevoeging: Option<String>,
    /// Nederlandse postcode.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 7)]
    postcode: Option<String>,
    /// Plaats.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 255))]
    #[schema(max_length = 255)]
    stad: Option<String>,
    /// Eerste adresregel.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 80))]
    #[schema(max_length = 80)]
    adresregel1: Option<String>,
    /// Tweede adresregel.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 80))]
    #[schema(max_length = 80)]
    adresregel2: Option<String>,
    /// Derde adresregel.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 80))]
    #[schema(max_length = 80)]
    adresregel3: Option<String>,
    /// Land, twee hoofdletters volgens ISO 3166-1.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 2, max_length = 2)]
    land: Option<String>,
}

impl AdresVerzoek {
    pub(super) fn lees(adres: Option<Self>, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Adres> {
        let adres = adres?;
        let gelezen = Adres {
            nummeraanduiding: fouten.opgegeven(pad.veld("nummeraanduidingId"), adres.nummeraanduiding_id),
            straatnaam: adres.straatnaam,
            huisnummer: adres.huisnummer,
            huisnummertoevoeging: adres.huisnummertoevoeging,
            postcode: fouten.opgegeven(pad.veld("postcode"), adres.postcode),
            stad: adres.stad,
            regel1: adres.adresregel1,
            regel2: adres.adresregel2,
            regel3: adres.adresregel3,
            land: fouten.opgegeven(pad.veld("land"), adres.land),
        };
        // An object without anything in it is no address.
        (gelezen != Adres::default()).then_some(gelezen)
    }
}

/// Een digitaal adres.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DigitaalAdresVerzoek {
    /// Soort adres.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = SoortDigitaalAdresWoord, required = true)]
    soort: Option<String>,
    /// Het adres zelf.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required, length(max = 254))]
    #[schema(required = true, nullable = false, max_length = 254)]
    adres: Option<String>,
    /// Hoe de klant het adres noemt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 40))]
    #[schema(max_length = 40)]
    omschrijving: Option<String>,
}

impl DigitaalAdresVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuwDigitaalAdres> {
        Some(NieuwDigitaalAdres {
            id: None,
            adres: lees_digitaal(self.soort, self.adres, pad, fouten)?.into(),
            omschrijving: self.omschrijving,
            is_standaard: false,
            verificatie_datum: None,
            onbestelbaar_sinds: None,
            beperkt_sinds: None,
        })
    }

    pub(super) fn lijst(
        lijst: Option<Vec<Self>>,
        pad: &Pad<'_>,
        fouten: &mut Fouten,
    ) -> Vec<NieuwDigitaalAdres> {
        let lijst = lijst.unwrap_or_default().into_iter().enumerate();
        lijst.filter_map(|(plaats, adres)| adres.lees(&pad.plaats(plaats), fouten)).collect()
    }
}

/// Kind and text of a digital address; a text that does not fit its kind is a fault.
pub(super) fn lees_digitaal(
    soort: Option<String>,
    adres: Option<String>,
    pad: &Pad<'_>,
    fouten: &mut Fouten,
) -> Option<Digitaal> {
    let soort = fouten.keuze::<SoortDigitaalAdres>(pad.veld("soort"), soort)?;
    let digitaal = Digitaal::lees(soort, adres?);
    if let Some(fout) = digitaal.fout() {
        fouten.meld(pad.veld("adres"), fout.code());
    }
    Some(digitaal)
}

/// A digital address of a customer: its text, or where she holds it herself. Precisely one of the two.
pub(super) fn lees_inhoud(
    soort: Option<String>,
    adres: Option<String>,
    verwijzing: Option<String>,
    pad: &Pad<'_>,
    fouten: &mut Fouten,
) -> Option<Adresinhoud> {
    if adres.is_some() == verwijzing.is_some() {
        fouten.ontbreekt(pad, Code::VeldPreciesEen);
    }
    match verwijzing {
        None => lees_digitaal(soort, adres, pad, fouten).map(Adresinhoud::Gegeven),
        Some(waar) => {
            let soort = fouten.keuze::<SoortDigitaalAdres>(pad.veld("soort"), soort);
            let waar = fouten.lees(pad.veld("verwijzing"), Some(waar));
            Some(Adresinhoud::Verwezen(soort?, waar?))
        }
    }
}

/// A list of own addresses by uuid.
pub(super) fn lees_gekozen(
    lijst: Option<Vec<String>>,
    pad: &Pad<'_>,
    fouten: &mut Fouten,
) -> Vec<DigitaalAdresId> {
    let lijst = lijst.unwrap_or_default().into_iter().enumerate();
    lijst
        .filter_map(|(plaats, uuid)| fouten.uuid(pad.plaats(plaats), Some(uuid)).map(DigitaalAdresId::nieuw))
        .collect()
}
