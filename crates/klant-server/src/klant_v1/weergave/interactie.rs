//! An interactie with its contacts.

use klant_core::{Betrokkene, Element, Klantcontact, Keuze, Onderwerpobject, Zicht};
use klant_register::{Interactiestand, Vastgelegd};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::{AdresWeergave, ContactnaamWeergave, DigitaalAdresWeergave, als_opgegeven, zichtbare_naam};
use super::besluit::{BesluitWeergave, ProfielverwijzingWeergave};
use super::taak::{ActorWeergave, ObjectidentificatorWeergave, TaakWeergave};
use super::{datum, tijdstip};
use crate::basis::Basis;
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord, RolWoord};

/// Alles wat over een onderwerp is uitgewisseld.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Interactie)]
pub(crate) struct InteractieWeergave {
    /// Kenmerk van de interactie: dat van haar eerste klantcontact.
    uuid: Uuid,
    /// Adres van de interactie in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
    /// Het interactieprofiel dat voor de hele interactie geldt.
    profiel: ProfielverwijzingWeergave,
    /// `open` of `gesloten`.
    status: &'static str,
    /// Of de klant op de hoogte wil worden gehouden.
    terugkoppeling_gewenst: bool,
    /// Wanneer de interactie is gesloten.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    gesloten_op: Option<String>,
    /// De laatste dag waarop de interactie wordt bewaard.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    bewaren_tot: Option<String>,
    /// De klantcontacten, het eerste eerst.
    klantcontacten: Vec<KlantcontactWeergave>,
}

impl InteractieWeergave {
    pub(crate) fn van(stand: &Interactiestand, zicht: &Zicht, basis: &Basis) -> Self {
        let interactie = &stand.interactie;
        let contacten = interactie.klantcontacten.iter();
        Self {
            uuid: interactie.id.uuid(),
            url: basis.url("interacties", interactie.id.uuid()),
            profiel: ProfielverwijzingWeergave {
                code: interactie.profiel.to_string(),
                versie: stand.profiel_versie.clone(),
            },
            status: if stand.gesloten { "gesloten" } else { "open" },
            terugkoppeling_gewenst: interactie.terugkoppeling,
            gesloten_op: interactie.gesloten_op.map(tijdstip),
            bewaren_tot: stand.bewaren_tot.map(datum),
            klantcontacten: contacten.map(|contact| KlantcontactWeergave::van(contact, zicht, basis)).collect(),
        }
    }
}

/// Een interactie met het besluit waarmee zij is vastgelegd; alleen het besluit als er niets is vastgelegd.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Vastgelegd)]
pub(crate) struct VastgelegdWeergave {
    /// Wat er nu staat.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) interactie: Option<InteractieWeergave>,
    /// Het besluit.
    besluit: BesluitWeergave,
}

impl VastgelegdWeergave {
    pub(crate) fn van(vastgelegd: &Vastgelegd, zicht: &Zicht, basis: &Basis) -> Self {
        let stand = vastgelegd.stand.as_ref();
        Self {
            interactie: stand.map(|stand| InteractieWeergave::van(stand, zicht, basis)),
            besluit: BesluitWeergave::van(&vastgelegd.besluit),
        }
    }
}

/// Een klantcontact.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Klantcontact)]
pub(crate) struct KlantcontactWeergave {
    /// Kenmerk van het klantcontact.
    uuid: Uuid,
    /// Het kanaal, in de woorden van de gemeente.
    kanaal: String,
    /// Het onderwerp.
    onderwerp: String,
    /// De inhoud.
    #[serde(skip_serializing_if = "Option::is_none")]
    inhoud: Option<String>,
    /// Het antwoord dat is gegeven.
    #[serde(skip_serializing_if = "Option::is_none")]
    reactie: Option<String>,
    /// Of het contact is gelukt.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_gelukt: Option<bool>,
    /// De taal van het contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    taal: Option<String>,
    /// Of het contact vertrouwelijk is.
    vertrouwelijk: bool,
    /// Wanneer het contact plaatsvond.
    #[schema(format = DateTime)]
    plaatsgevonden_op: String,
    /// Wie eraan deelnam.
    betrokkenen: Vec<BetrokkeneWeergave>,
    /// Waar het over ging.
    onderwerpobjecten: Vec<OnderwerpobjectWeergave>,
    /// Welk werk eruit volgde.
    interne_taken: Vec<TaakWeergave>,
    /// Wie er voor de gemeente aan deelnam.
    actoren: Vec<ActorWeergave>,
}

impl KlantcontactWeergave {
    fn van(contact: &Klantcontact, zicht: &Zicht, basis: &Basis) -> Self {
        Self {
            uuid: contact.id.uuid(),
            kanaal: contact.kanaal.clone(),
            onderwerp: contact.onderwerp.clone(),
            inhoud: contact.inhoud.clone(),
            reactie: contact.reactie.clone(),
            contact_gelukt: contact.contact_gelukt,
            taal: contact.taal.as_ref().map(als_opgegeven),
            vertrouwelijk: contact.vertrouwelijk,
            plaatsgevonden_op: tijdstip(contact.plaatsgevonden_op),
            betrokkenen: contact.betrokkenen.iter().map(|een| BetrokkeneWeergave::van(een, zicht)).collect(),
            onderwerpobjecten: contact.onderwerpobjecten.iter().map(OnderwerpobjectWeergave::van).collect(),
            interne_taken: contact.interne_taken.iter().map(|taak| TaakWeergave::van(taak, basis)).collect(),
            actoren: contact.actoren.iter().map(ActorWeergave::van).collect(),
        }
    }
}

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

impl BetrokkeneWeergave {
    fn van(betrokkene: &Betrokkene, zicht: &Zicht) -> Self {
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
            organisatienaam: zicht.als_zichtbaar(Element::Organisatienaam, betrokkene.organisatienaam.clone()),
            voorkeurstaal: zicht.als_zichtbaar(Element::Voorkeurstaal, taal),
            bezoekadres: AdresWeergave::zichtbaar(betrokkene.bezoekadres.as_ref(), Element::Bezoekadres, zicht),
            correspondentieadres: AdresWeergave::zichtbaar(post, Element::Correspondentieadres, zicht),
            digitale_adressen: DigitaalAdresWeergave::zichtbaar(&betrokkene.digitale_adressen, zicht),
            gekozen_adressen: betrokkene.gekozen.iter().map(|adres| adres.uuid()).collect(),
            verstrekt_door: betrokkene.verstrekt_door.woord(),
            wensen: betrokkene
                .wensen
                .iter()
                .filter(|(element, _)| zicht.toont(**element))
                .map(|(element, dag)| WensWeergave { element: element.woord(), gegeven_op: datum(*dag) })
                .collect(),
        }
    }
}

/// Waar een klantcontact over ging: een object elders, of een eerder klantcontact.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Onderwerpobject)]
pub(crate) struct OnderwerpobjectWeergave {
    /// Kenmerk van het onderwerpobject.
    uuid: Uuid,
    /// Het eerdere klantcontact waar dit op volgt.
    #[serde(skip_serializing_if = "Option::is_none")]
    was_klantcontact: Option<Uuid>,
    /// De sleutel van het object.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    identificator: Option<ObjectidentificatorWeergave>,
}

impl OnderwerpobjectWeergave {
    fn van(onderwerp: &Onderwerpobject) -> Self {
        Self {
            uuid: onderwerp.id.uuid(),
            was_klantcontact: onderwerp.was_klantcontact.map(klant_core::id::KlantcontactId::uuid),
            identificator: onderwerp.identificator.as_ref().map(ObjectidentificatorWeergave::van),
        }
    }
}
