//! What a case needs, and a plan to erase.

use klant_core::regels::wissen::{Wisdeel, Wismoment, Wisregel};
use klant_core::{Bewaard, Bewaarplicht, Bewaartermijn, Element, Keuze};
use klant_register::Wisresultaat;
use serde::Serialize;
use serde_json::{Value, json};
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

use super::besluit::RedenWeergave;
use super::{datum, tijdstip};
use crate::basis::Basis;
use crate::klant_v1::woorden::ElementWoord;

/// Wat het dossier van een zaak nodig heeft, en tot wanneer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bewaarplicht)]
pub(crate) struct BewaarplichtWeergave {
    /// Kenmerk van de bewaarplicht.
    uuid: Uuid,
    /// Adres van de bewaarplicht in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
    /// De zaak.
    zaak: String,
    /// De klant van wie gegevens nodig zijn.
    #[serde(skip_serializing_if = "Option::is_none")]
    klant: Option<Uuid>,
    /// Welke gegevens van de klant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<ElementWoord>>)]
    elementen: Option<Vec<&'static str>>,
    /// Het klantcontact dat nodig is.
    #[serde(skip_serializing_if = "Option::is_none")]
    klantcontact: Option<Uuid>,
    /// De laatste dag waarop het nodig is; ontbreekt als die niet bekend is of het blijvend wordt bewaard.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    bewaren_tot: Option<String>,
    /// Of het blijvend wordt bewaard.
    blijvend: bool,
    /// Welke toepassing of beheerder haar vastlegde.
    gemeld_door: String,
    /// Wanneer zij is vastgelegd.
    #[schema(format = DateTime)]
    gemeld_op: String,
}

fn tot(termijn: Bewaartermijn) -> Option<Date> {
    match termijn {
        Bewaartermijn::Tot(tot) => Some(tot),
        Bewaartermijn::Onbekend | Bewaartermijn::Blijvend => None,
    }
}

impl BewaarplichtWeergave {
    pub(crate) fn van(van: &Bewaarplicht, basis: &Basis) -> Self {
        let (klant, elementen, klantcontact) = match van.wat {
            Bewaard::Klant(klant, elementen) => {
                (Some(klant.uuid()), Some(elementen.iter().map(Element::woord).collect()), None)
            }
            Bewaard::Klantcontact(contact) => (None, None, Some(contact.uuid())),
        };
        Self {
            uuid: van.id.uuid(),
            url: basis.url("bewaarplichten", van.id.uuid()),
            zaak: van.zaak.clone(),
            klant,
            elementen,
            klantcontact,
            bewaren_tot: tot(van.termijn).map(datum),
            blijvend: van.termijn == Bewaartermijn::Blijvend,
            gemeld_door: van.gemeld_door.clone(),
            gemeld_op: tijdstip(van.gemeld_op),
        }
    }

    /// What a change is laid over.
    pub(crate) fn als_verzoek(van: &Bewaarplicht) -> Value {
        let (zaak, tot, blijvend) =
            (&van.zaak, tot(van.termijn).map(datum), van.termijn == Bewaartermijn::Blijvend);
        match van.wat {
            Bewaard::Klant(klant, elementen) => {
                let elementen: Vec<&str> = elementen.iter().map(Element::woord).collect();
                json!({
                    "zaak": zaak, "klant": klant.uuid(), "elementen": elementen, "bewarenTot": tot, "blijvend": blijvend,
                })
            }
            Bewaard::Klantcontact(contact) => {
                json!({"zaak": zaak, "klantcontact": contact.uuid(), "bewarenTot": tot, "blijvend": blijvend})
            }
        }
    }
}

/// Wat er van een klant weggaat of blijft, deel voor deel.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Wisplan)]
pub(crate) struct WisplanWeergave {
    /// Het kenmerk van dit plan: wie het meestuurt laat precies dit plan uitvoeren.
    plan: String,
    /// De klant.
    klant: Uuid,
    /// De dag waarvoor het plan geldt.
    #[schema(format = Date)]
    peildatum: String,
    /// Of het is uitgevoerd; anders was dit een proef.
    uitgevoerd: bool,
    /// Of alles nu weg kan.
    volledig: bool,
    /// De delen.
    regels: Vec<WisregelWeergave>,
}

/// Wat voor deel van een klant weggaat of blijft.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Wisdeel)]
enum DeelWeergave {
    Gegeven,
    DigitaalAdres,
    Identificatie,
    Klantcontact,
    Klant,
}

/// Wanneer een deel weggaat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Wismoment)]
enum MomentWeergave {
    Nu,
    OpDatum,
    NogNietBekend,
    ZonderTermijn,
    Nooit,
}

/// Een deel, met wanneer het weggaat en waarom dan.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Wisregel)]
pub(crate) struct WisregelWeergave {
    /// Wat voor deel.
    deel: DeelWeergave,
    /// Het soort gegeven.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ElementWoord>)]
    element: Option<&'static str>,
    /// Kenmerk van het adres, de identificatie of het klantcontact.
    #[serde(skip_serializing_if = "Option::is_none")]
    uuid: Option<Uuid>,
    /// Wanneer het weggaat.
    moment: MomentWeergave,
    /// De eerste dag waarop niets het nog tegenhoudt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    datum: Option<String>,
    /// Waarom dan.
    redenen: Vec<RedenWeergave>,
}

impl WisplanWeergave {
    pub(crate) fn van(resultaat: &Wisresultaat) -> Self {
        let plan = &resultaat.plan;
        Self {
            plan: resultaat.kenmerk.clone(),
            klant: plan.klant.uuid(),
            peildatum: datum(plan.peildatum),
            uitgevoerd: resultaat.uitgevoerd,
            volledig: plan.is_volledig(),
            regels: plan.regels.iter().map(WisregelWeergave::van).collect(),
        }
    }
}

impl WisregelWeergave {
    fn van(regel: &Wisregel) -> Self {
        let (deel, element, uuid) = match regel.deel {
            Wisdeel::Gegeven(element) => (DeelWeergave::Gegeven, Some(element), None),
            Wisdeel::DigitaalAdres(id, element) => {
                (DeelWeergave::DigitaalAdres, Some(element), Some(id.uuid()))
            }
            Wisdeel::Identificator(id, element) => {
                (DeelWeergave::Identificatie, Some(element), Some(id.uuid()))
            }
            Wisdeel::Klantcontact(id) => (DeelWeergave::Klantcontact, None, Some(id.uuid())),
            Wisdeel::Klant => (DeelWeergave::Klant, None, None),
        };
        let (moment, dag) = match regel.moment {
            Wismoment::Nu => (MomentWeergave::Nu, None),
            Wismoment::Op(dag) => (MomentWeergave::OpDatum, Some(datum(dag))),
            Wismoment::NogNietBekend => (MomentWeergave::NogNietBekend, None),
            Wismoment::ZonderTermijn => (MomentWeergave::ZonderTermijn, None),
            Wismoment::Nooit => (MomentWeergave::Nooit, None),
        };
        Self {
            deel,
            element: element.map(Keuze::woord),
            uuid,
            moment,
            datum: dag,
            redenen: regel.redenen().iter().map(RedenWeergave::van).collect(),
        }
    }
}
