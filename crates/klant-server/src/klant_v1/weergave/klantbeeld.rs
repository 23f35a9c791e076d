//! A klantbeeld, with what was withheld.

use klant_core::regels::klantbeeld::Weggelaten;
use klant_core::{Keuze, Objectidentificator};
use klant_register::{Klantbeeld, Openinteractie, Opentaak, Tijdlijncontact};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::contact::ContactWeergave;
use super::klant::KlantWeergave;
use super::taak::{ActorWeergave, ObjectidentificatorWeergave, TaakWeergave};
use super::tijdstip;
use crate::basis::Basis;
use crate::klant_v1::woorden::{ElementWoord, RolWoord};

/// Alles van een klant wat mag worden getoond, ertoe doet en nodig is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Klantbeeld)]
pub(crate) struct KlantbeeldWeergave {
    /// De klant, met hoe zij heet, waar zij te bereiken is en hoe zij dat het liefst wil.
    klant: KlantWeergave,
    /// De hoedanigheid waarin zij de contacten had.
    #[schema(value_type = RolWoord)]
    hoedanigheid: &'static str,
    /// Haar open interacties, de laatste eerst.
    open_interacties: Vec<OpenInteractieWeergave>,
    /// De taken uit haar contacten die nog niet zijn gedaan, de nieuwste eerst.
    open_interne_taken: Vec<TaakWeergave>,
    /// De zaken waar haar contacten over gingen, de laatste eerst.
    zaken: Vec<ObjectidentificatorWeergave>,
    /// De documenten waar haar contacten over gingen of die erbij hoorden, de laatste eerst.
    documenten: Vec<ObjectidentificatorWeergave>,
    /// Van welke van deze lijsten er meer is dan hier staat, met de naam van het veld.
    onvolledig: Vec<&'static str>,
    /// Haar klantcontacten, het laatste eerst.
    tijdlijn: TijdlijnWeergave,
    /// Wat van al haar gegevens en contacten is weggelaten, en waarom.
    weggelaten: Vec<WeggelatenWeergave>,
}

impl KlantbeeldWeergave {
    pub(crate) fn van(beeld: &Klantbeeld, basis: &Basis) -> Self {
        let meer = [
            ("openInteracties", beeld.meer.open_interacties),
            ("openInterneTaken", beeld.meer.open_taken),
            ("zaken", beeld.meer.zaken),
            ("documenten", beeld.meer.documenten),
        ];
        let verwijzingen = |lijst: &[Objectidentificator]| {
            lijst.iter().map(ObjectidentificatorWeergave::van).collect::<Vec<_>>()
        };
        Self {
            klant: KlantWeergave::van(&beeld.klant, &beeld.zicht, basis),
            hoedanigheid: beeld.hoedanigheid.woord(),
            open_interacties: beeld
                .open_interacties
                .iter()
                .map(|een| OpenInteractieWeergave::van(een, basis))
                .collect(),
            open_interne_taken: beeld.open_taken.iter().map(|taak| taakweergave(taak, basis)).collect(),
            zaken: verwijzingen(&beeld.zaken),
            documenten: verwijzingen(&beeld.documenten),
            onvolledig: meer.into_iter().filter(|(_, meer)| *meer).map(|(naam, _)| naam).collect(),
            tijdlijn: TijdlijnWeergave {
                resultaten: beeld.tijdlijn.iter().map(TijdlijncontactWeergave::van).collect(),
                volgende: beeld.volgende.map(|plaats| plaats.to_string()),
            },
            weggelaten: beeld.weggelaten.iter().map(WeggelatenWeergave::van).collect(),
        }
    }
}

fn taakweergave(taak: &Opentaak, basis: &Basis) -> TaakWeergave {
    let weergave = TaakWeergave::van_resultaat(&taak.taak, basis);
    match taak.zonder_inhoud {
        Some(_) => weergave.zonder_inhoud(),
        None => weergave,
    }
}

/// Een interactie die open is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OpenInteractie)]
pub(crate) struct OpenInteractieWeergave {
    /// Kenmerk van de interactie.
    uuid: Uuid,
    /// Adres van de interactie in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    url: Option<String>,
    /// Code van het interactieprofiel.
    profiel: String,
    /// Of de klant op de hoogte wil blijven.
    terugkoppeling_gewenst: bool,
    /// Wanneer zij begon.
    #[schema(format = DateTime)]
    begonnen_op: String,
    /// Hoeveel van haar klantcontacten met deze klant waren.
    aantal_klantcontacten: i64,
    /// Wanneer het laatste daarvan plaatsvond.
    #[schema(format = DateTime)]
    laatste_klantcontact_op: String,
    /// Waar dat over ging; ontbreekt als het vertrouwelijk is.
    #[serde(skip_serializing_if = "Option::is_none")]
    onderwerp: Option<String>,
}

impl OpenInteractieWeergave {
    fn van(interactie: &Openinteractie, basis: &Basis) -> Self {
        Self {
            uuid: interactie.id.uuid(),
            url: basis.url("interacties", interactie.id.uuid()),
            profiel: interactie.profiel.clone(),
            terugkoppeling_gewenst: interactie.terugkoppeling,
            begonnen_op: tijdstip(interactie.begonnen_op),
            aantal_klantcontacten: interactie.contacten,
            laatste_klantcontact_op: tijdstip(interactie.laatste_op),
            onderwerp: interactie.onderwerp.clone(),
        }
    }
}

/// Een bladzijde van de tijdlijn.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Tijdlijn)]
pub(crate) struct TijdlijnWeergave {
    /// De klantcontacten op deze bladzijde.
    resultaten: Vec<TijdlijncontactWeergave>,
    /// Waarde van `cursor` voor de volgende bladzijde; `null` op de laatste.
    #[schema(required = true)]
    volgende: Option<String>,
}

/// Een klantcontact in de tijdlijn; nooit met de gegevens die iemand alleen voor die interactie gaf.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Tijdlijncontact)]
pub(crate) struct TijdlijncontactWeergave {
    /// Het contact.
    #[serde(flatten)]
    contact: ContactWeergave,
    /// Wie er voor de gemeente aan deelnam.
    actoren: Vec<ActorWeergave>,
}

impl TijdlijncontactWeergave {
    fn van(een: &Tijdlijncontact) -> Self {
        Self {
            contact: ContactWeergave::van(
                &een.contact,
                een.interactie,
                een.profiel.clone(),
                een.zonder_inhoud,
            ),
            actoren: een.contact.actoren.iter().map(ActorWeergave::van).collect(),
        }
    }
}

/// Wat is weggelaten, hoe vaak, en waarom.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Weggelaten)]
pub(crate) struct WeggelatenWeergave {
    /// Vaste code van de reden.
    reden: &'static str,
    /// De reden in een zin.
    zin: &'static str,
    /// Hoeveel klantgegevens en klantcontacten om deze reden zijn weggelaten.
    aantal: u64,
    /// Welke klantgegevens; leeg als het alleen om klantcontacten gaat.
    #[schema(value_type = Vec<ElementWoord>)]
    elementen: Vec<&'static str>,
}

impl WeggelatenWeergave {
    fn van(weg: &Weggelaten) -> Self {
        Self {
            reden: weg.reden.code(),
            zin: weg.reden.zin(),
            aantal: weg.aantal,
            elementen: weg.elementen.iter().map(Keuze::woord).collect(),
        }
    }
}
