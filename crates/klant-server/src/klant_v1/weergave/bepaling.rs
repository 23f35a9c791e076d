//! The answer to the question how a customer may be contacted.

use klant_core::{Bepaling, Besluit, Contactgegeven, Element, Gekozenadres, Keuze, Zicht};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::{AdresWeergave, BrpAdresWeergave};
use super::besluit::{ProfielverwijzingWeergave, RedenWeergave, redenen};
use super::datum;
use crate::klant_v1::woorden::{AdresbronWoord, KanaalsoortWoord, SoortDigitaalAdresWoord};

/// Hoe een klant mag worden benaderd, en waarom zo.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bepaling)]
pub(crate) struct BepalingWeergave {
    /// `bepaald`, of `geen_toegestaan_adres`: ook dat is een gewone uitkomst.
    uitkomst: &'static str,
    /// De redenen, de doorslaggevende eerst; ook waarom een ander adres niet is gekozen.
    redenen: Vec<RedenWeergave>,
    /// Het interactieprofiel waaronder het besluit is genomen.
    profiel: ProfielverwijzingWeergave,
    /// De dag waarvoor het besluit geldt.
    #[schema(format = Date)]
    peildatum: String,
    /// Het gekozen contactgegeven.
    #[serde(skip_serializing_if = "Option::is_none")]
    contactgegeven: Option<ContactgegevenWeergave>,
}

impl BepalingWeergave {
    pub(crate) fn van(besluit: &Besluit<Bepaling>, zicht: &Zicht) -> Self {
        let (uitkomst, contactgegeven) = match besluit.uitkomst() {
            Bepaling::Bepaald(gegeven) => ("bepaald", Some(ContactgegevenWeergave::van(gegeven, zicht))),
            Bepaling::GeenToegestaanAdres => ("geen_toegestaan_adres", None),
        };
        Self {
            uitkomst,
            redenen: redenen(besluit),
            profiel: ProfielverwijzingWeergave::van(besluit.profiel()),
            peildatum: datum(besluit.peildatum()),
            contactgegeven,
        }
    }
}

/// Een contactgegeven: het kanaal met precies één adres.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Contactgegeven)]
pub(crate) struct ContactgegevenWeergave {
    /// Het kanaal.
    #[schema(value_type = KanaalsoortWoord)]
    kanaal: &'static str,
    /// Waar het adres vandaan komt.
    #[schema(value_type = AdresbronWoord)]
    bron: &'static str,
    /// De soort bericht waarvoor het geldt.
    berichtsoort: String,
    /// De naam waarmee de klant wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<String>,
    /// De taal waarin zij wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    taal: Option<String>,
    /// Een digitaal adres.
    #[serde(skip_serializing_if = "Option::is_none")]
    digitaal_adres: Option<GekozenDigitaalAdresWeergave>,
    /// Een postadres zoals de klant het opgaf.
    #[serde(skip_serializing_if = "Option::is_none")]
    postadres: Option<AdresWeergave>,
    /// Het verblijfsadres uit de Basisregistratie Personen.
    #[serde(skip_serializing_if = "Option::is_none")]
    brp_adres: Option<BrpAdresWeergave>,
}

/// Een gekozen digitaal adres.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GekozenDigitaalAdres)]
pub(crate) struct GekozenDigitaalAdresWeergave {
    /// Kenmerk van het adres.
    uuid: Uuid,
    /// Soort adres.
    #[schema(value_type = SoortDigitaalAdresWoord)]
    soort: &'static str,
    /// Het adres zelf.
    adres: String,
}

impl ContactgegevenWeergave {
    fn van(gegeven: &Contactgegeven, zicht: &Zicht) -> Self {
        let (mut digitaal_adres, mut postadres, mut brp_adres) = (None, None, None);
        match &gegeven.adres {
            Gekozenadres::Digitaal { id, adres } => {
                let soort = adres.soort();
                digitaal_adres = zicht.toont(soort.element()).then(|| GekozenDigitaalAdresWeergave {
                    uuid: id.uuid(),
                    soort: soort.woord(),
                    adres: adres.bloot().to_owned(),
                });
            }
            Gekozenadres::Post(adres) => {
                postadres = AdresWeergave::zichtbaar(Some(adres), Element::Correspondentieadres, zicht);
            }
            Gekozenadres::Brp(adres) => brp_adres = Some(BrpAdresWeergave::van(adres)),
        }
        // One text made of four Elementen: shown only to who may see each.
        let naamdelen =
            [Element::Voorletters, Element::Voornaam, Element::VoorvoegselAchternaam, Element::Achternaam];
        let toont_naam = naamdelen.into_iter().all(|element| zicht.toont(element));
        Self {
            kanaal: gegeven.kanaal.woord(),
            bron: gegeven.bron.woord(),
            berichtsoort: gegeven.berichtsoort.to_string(),
            naam: gegeven.naam.clone().filter(|_| toont_naam),
            taal: zicht.als_zichtbaar(Element::Voorkeurstaal, gegeven.taal.clone()),
            digitaal_adres,
            postadres,
            brp_adres,
        }
    }
}
