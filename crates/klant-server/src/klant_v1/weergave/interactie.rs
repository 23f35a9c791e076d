//! An interactie with its contacts.

use klant_core::{Klantcontact, Onderwerpobject, Zicht};
use klant_register::{Interactiestand, Vastgelegd};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::als_opgegeven;
use super::besluit::{BesluitWeergave, ProfielverwijzingWeergave};
use super::betrokkene::BetrokkeneWeergave;
use super::taak::{ActorWeergave, TaakWeergave};
use super::{datum, tijdstip};
use crate::antwoord::Antwoord;
use crate::basis::Basis;

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
    url: Option<String>,
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
            klantcontacten: contacten
                .map(|contact| KlantcontactWeergave::van(contact, zicht, basis))
                .collect(),
        }
    }
}

/// Een interactie met het besluit waarmee zij is vastgelegd of gesloten.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Vastgelegd)]
pub(crate) struct VastgelegdWeergave {
    /// Wat er nu staat.
    #[serde(flatten)]
    interactie: InteractieWeergave,
    /// Het besluit.
    besluit: BesluitWeergave,
}

/// Het besluit dat er niets hoefde te worden vastgelegd.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NietVastgelegd)]
pub(crate) struct NietVastgelegdWeergave {
    /// Het besluit.
    besluit: BesluitWeergave,
}

/// Either.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum UitkomstWeergave {
    Vastgelegd(VastgelegdWeergave),
    NietVastgelegd(NietVastgelegdWeergave),
}

impl UitkomstWeergave {
    pub(crate) fn van(vastgelegd: &Vastgelegd, zicht: &Zicht, basis: &Basis) -> Self {
        let besluit = BesluitWeergave::van(&vastgelegd.besluit);
        match &vastgelegd.stand {
            Some(stand) => {
                let interactie = InteractieWeergave::van(stand, zicht, basis);
                Self::Vastgelegd(VastgelegdWeergave { interactie, besluit })
            }
            None => Self::NietVastgelegd(NietVastgelegdWeergave { besluit }),
        }
    }

    /// 201 with the place of the interactie, or 200 when nothing was recorded.
    pub(crate) fn antwoord(self) -> Antwoord<Self> {
        match &self {
            Self::Vastgelegd(vastgelegd) => {
                let url = vastgelegd.interactie.url.clone();
                Antwoord::gemaakt(self, url)
            }
            Self::NietVastgelegd(_) => Antwoord::ok(self),
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
    /// De sleutel van het object elders.
    #[serde(skip_serializing_if = "Option::is_none")]
    object_id: Option<String>,
    /// Soort object.
    #[serde(skip_serializing_if = "Option::is_none")]
    code_objecttype: Option<String>,
    /// Het register van het object.
    #[serde(skip_serializing_if = "Option::is_none")]
    code_register: Option<String>,
    /// Soort sleutel.
    #[serde(skip_serializing_if = "Option::is_none")]
    code_soort_object_id: Option<String>,
}

impl OnderwerpobjectWeergave {
    pub(super) fn van(onderwerp: &Onderwerpobject) -> Self {
        let sleutel = onderwerp.identificator.as_ref();
        Self {
            uuid: onderwerp.id.uuid(),
            was_klantcontact: onderwerp.was_klantcontact.map(klant_core::id::KlantcontactId::uuid),
            object_id: sleutel.map(|sleutel| sleutel.object_id.clone()),
            code_objecttype: sleutel.map(|sleutel| sleutel.code_objecttype.clone()),
            code_register: sleutel.map(|sleutel| sleutel.code_register.clone()),
            code_soort_object_id: sleutel.map(|sleutel| sleutel.code_soort_object_id.clone()),
        }
    }
}
