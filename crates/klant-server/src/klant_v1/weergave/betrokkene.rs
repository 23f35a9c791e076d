//! Who took part in a contact.

use std::collections::BTreeMap;

use klant_core::{Betrokkene, Element, Keuze, Zicht};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::{
    AdresWeergave, ContactnaamWeergave, DigitaalAdresWeergave, als_opgegeven, zichtbare_naam,
};
use super::datum;
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord, RolWoord};

/// Wie aan een klantcontact deelnam.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Betrokkene)]
pub(crate) struct BetrokkeneWeergave {
    /// Kenmerk van de betrokkene.
    uuid: Uuid,
    /// Haar rol.
    #[schema(value_type = RolWoord)]
    rol: &'static str,
    /// Of zij het contact begon.
    initiator: bool,
    /// Welke klant zij is.
    klant: KlantverwijzingWeergave,
    /// De naam waarmee zij wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    contactnaam: Option<ContactnaamWeergave>,
    /// Die naam in een geheel.
    #[serde(skip_serializing_if = "Option::is_none")]
    volledige_naam: Option<String>,
    /// Naam van haar organisatie.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisatienaam: Option<String>,
    /// Taal waarin zij wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    voorkeurstaal: Option<String>,
    /// Waar zij te bezoeken is.
    #[serde(skip_serializing_if = "Option::is_none")]
    bezoekadres: Option<AdresWeergave>,
    /// Waar haar post heen gaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    correspondentieadres: Option<AdresWeergave>,
    /// Digitale adressen die alleen voor deze interactie gelden.
    digitale_adressen: Vec<DigitaalAdresWeergave>,
    /// Eigen adressen die zij voor deze interactie koos.
    gekozen_adressen: Vec<Uuid>,
    /// Wie de gegevens verstrekte.
    #[schema(value_type = BronsoortWoord)]
    verstrekt_door: &'static str,
    /// Klantgegevens waarvan zij wenste dat ze werden vastgelegd.
    wensen: Vec<WensWeergave>,
}

/// Welke klant een betrokkene is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Klantverwijzing)]
pub(crate) struct KlantverwijzingWeergave {
    /// `zelfstandig` of `gekend`.
    soort: &'static str,
    /// De bekende klant.
    #[serde(skip_serializing_if = "Option::is_none")]
    uuid: Option<Uuid>,
}

/// De wens dat een klantgegeven wordt vastgelegd.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Wens)]
pub(crate) struct WensWeergave {
    /// Welk klantgegeven.
    #[schema(value_type = ElementWoord)]
    element: &'static str,
    /// Op welke dag de wens is geuit.
    #[schema(format = Date)]
    gegeven_op: String,
}

impl WensWeergave {
    /// The wishes of which the Zicht shows the Element.
    pub(super) fn zichtbaar(wensen: &BTreeMap<Element, Date>, zicht: &Zicht) -> Vec<Self> {
        wensen
            .iter()
            .filter(|(element, _)| zicht.toont(**element))
            .map(|(element, dag)| Self { element: element.woord(), gegeven_op: datum(*dag) })
            .collect()
    }
}

impl BetrokkeneWeergave {
    pub(super) fn van(betrokkene: &Betrokkene, zicht: &Zicht) -> Self {
        let naam = zichtbare_naam(&betrokkene.contactnaam, zicht);
        let klant = KlantverwijzingWeergave {
            soort: if betrokkene.partij.is_some() { "gekend" } else { "zelfstandig" },
            uuid: betrokkene.partij.map(klant_core::id::PartijId::uuid),
        };
        let taal = betrokkene.voorkeurstaal.as_ref().map(als_opgegeven);
        let post = betrokkene.correspondentieadres.as_ref();
        Self {
            uuid: betrokkene.id.uuid(),
            rol: betrokkene.rol.woord(),
            initiator: betrokkene.initiator,
            klant,
            volledige_naam: naam.volledig(),
            contactnaam: ContactnaamWeergave::van(naam),
            organisatienaam: zicht
                .als_zichtbaar(Element::Organisatienaam, betrokkene.organisatienaam.clone()),
            voorkeurstaal: zicht.als_zichtbaar(Element::Voorkeurstaal, taal),
            bezoekadres: AdresWeergave::zichtbaar(
                betrokkene.bezoekadres.as_ref(),
                Element::Bezoekadres,
                zicht,
            ),
            correspondentieadres: AdresWeergave::zichtbaar(post, Element::Correspondentieadres, zicht),
            digitale_adressen: DigitaalAdresWeergave::zichtbaar(&betrokkene.digitale_adressen, zicht),
            gekozen_adressen: betrokkene.gekozen.iter().map(|adres| adres.uuid()).collect(),
            verstrekt_door: betrokkene.verstrekt_door.woord(),
            wensen: WensWeergave::zichtbaar(&betrokkene.wensen, zicht),
        }
    }
}
