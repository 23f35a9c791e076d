//! What clients get: the domain as JSON, and of it only what the Zicht shows. Doc comments on members are the OpenAPI text.

mod adres;
mod bepaling;
mod besluit;
mod betrokkene;
mod bewaarplicht;
mod contact;
mod identificatie;
mod interactie;
mod klant;
mod klantbeeld;
mod meenemen;
mod mijn;
mod profiel;
mod taak;
mod uitdraai;
mod vertegenwoordiging;
mod verwerking;
mod voorstel;

use klant_core::profiel::Interactieprofiel;
use klant_core::verwerking::Verwerkingsregel;
use klant_core::{Bepaling, Besluit, Bewaarplicht, Meegenomen, Oordeel, Zicht};
use klant_register::store::rij::Verwerkingrij;
use klant_register::{
    Dubbel, Interactiestand, Klantbeeld, Klantresultaat, Overnameresultaat, Uitdraai, Wisresultaat,
    Zoekresultaat,
};
use serde::Serialize;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, UtcOffset};
use utoipa::ToSchema;

pub(crate) use adres::KlantadresWeergave;
pub(crate) use bepaling::BepalingWeergave;
pub(crate) use besluit::BesluitWeergave;
pub(crate) use bewaarplicht::{BewaarplichtWeergave, WisplanWeergave};
pub(crate) use interactie::{
    InteractieWeergave, NietVastgelegdWeergave, UitkomstWeergave, VastgelegdWeergave,
};
pub(crate) use klant::{GevondenWeergave, KlantWeergave};
pub(crate) use klantbeeld::KlantbeeldWeergave;
pub(crate) use meenemen::{MeeneemWeergave, OvernameWeergave};
pub(crate) use mijn::{MijnKlantcontactWeergave, MijnVerwerkingWeergave};
pub(crate) use profiel::ProfielWeergave;
pub(crate) use taak::TaakWeergave;
pub(crate) use uitdraai::UitdraaiWeergave;
pub(crate) use vertegenwoordiging::VertegenwoordigingWeergave;
pub(crate) use verwerking::VerwerkingWeergave;
pub(crate) use voorstel::VoorstelWeergave;

use self::identificatie::IdentificatieWeergave;
use crate::basis::Basis;

/// Een bladzijde van een lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Lijst<T> {
    /// Wat op deze bladzijde staat.
    pub(crate) resultaten: Vec<T>,
    /// Waarde van `na` voor de volgende bladzijde; `null` op de laatste.
    pub(crate) volgende: Option<String>,
}

impl<T> Lijst<T> {
    /// A page, with the cursor behind it.
    pub(crate) fn van(resultaten: Vec<T>, volgende: Option<i64>) -> Self {
        Self { resultaten, volgende: volgende.map(|cursor| cursor.to_string()) }
    }
}

/// An interactie as the API shows it, without links.
#[must_use]
pub fn interactie_json(stand: &Interactiestand, zicht: &Zicht) -> Value {
    json(&InteractieWeergave::van(stand, zicht, &Basis::geen()))
}

/// A decision as the API shows it.
#[must_use]
pub fn besluit_json(besluit: &Besluit<Oordeel>) -> Value {
    json(&BesluitWeergave::van(besluit))
}

/// The answer of *bepalen* as the API shows it.
#[must_use]
pub fn bepaling_json(besluit: &Besluit<Bepaling>, zicht: &Zicht) -> Value {
    json(&BepalingWeergave::van(besluit, zicht))
}

/// A known customer as the API shows her, without links.
#[must_use]
pub fn klant_json(klant: &Klantresultaat, zicht: &Zicht) -> Value {
    json(&KlantWeergave::van(klant, zicht, &Basis::geen()))
}

/// A klantbeeld as the API shows it, without links.
#[must_use]
pub fn klantbeeld_json(beeld: &Klantbeeld) -> Value {
    json(&KlantbeeldWeergave::van(beeld, &Basis::geen()))
}

/// A plan to erase as the API shows it.
#[must_use]
pub fn wisplan_json(resultaat: &Wisresultaat) -> Value {
    json(&WisplanWeergave::van(resultaat))
}

/// A duty to keep as the API shows it, without links.
#[must_use]
pub fn bewaarplicht_json(plicht: &Bewaarplicht) -> Value {
    json(&BewaarplichtWeergave::van(plicht, &Basis::geen()))
}

/// What was found as the API shows it, without links.
#[must_use]
pub fn gevonden_json(gevonden: &Zoekresultaat, zicht: &Zicht) -> Value {
    json(&GevondenWeergave::van(gevonden, zicht, &Basis::geen()))
}

/// What a customer takes along, as a document that another register reads.
#[must_use]
pub fn meeneem_json(mee: &Meegenomen, gemaakt_op: OffsetDateTime, zicht: &Zicht) -> Value {
    json(&MeeneemWeergave::van(mee, gemaakt_op, zicht))
}

/// What became of what she brought, as the API shows it, without links.
#[must_use]
pub fn overname_json(resultaat: &Overnameresultaat, zicht: &Zicht) -> Value {
    json(&OvernameWeergave::van(resultaat, zicht, &Basis::geen()))
}

/// All that is kept about a customer as the API shows it, without links.
#[must_use]
pub fn uitdraai_json(uitdraai: &Uitdraai, zicht: &Zicht) -> Value {
    json(&UitdraaiWeergave::van(uitdraai, zicht, &Basis::geen()))
}

/// Customers who share an identification.
#[must_use]
pub fn dubbelen_json(dubbelen: &[Dubbel], volgende: Option<i64>) -> Value {
    let resultaten: Vec<Value> = dubbelen
        .iter()
        .map(|een| {
            let klanten: Vec<String> = een.klanten.iter().map(|klant| klant.uuid().to_string()).collect();
            json!({ "identificatie": IdentificatieWeergave::van(&een.identificatie), "klanten": klanten })
        })
        .collect();
    json!({ "resultaten": resultaten, "volgende": volgende.map(|plek| plek.to_string()) })
}

/// A profile as the API shows it.
#[must_use]
pub fn profiel_json(profiel: &Interactieprofiel) -> Value {
    json(&ProfielWeergave::van(profiel))
}

/// A line of the log of processings as the API shows it.
#[must_use]
pub fn verwerking_json(regel: &Verwerkingsregel) -> Value {
    json(&VerwerkingWeergave::van(regel))
}

/// Lines of the log of processings as a document of OTLP.
#[must_use]
pub fn verwerkingen_otlp(rijen: &[Verwerkingrij]) -> Value {
    verwerking::otlp(rijen)
}

fn json(weergave: &impl Serialize) -> Value {
    serde_json::to_value(weergave).expect("a weergave has text keys and finite numbers only")
}

/// An instant in UTC, by RFC 3339.
fn tijdstip(tijdstip: OffsetDateTime) -> String {
    let utc = tijdstip.checked_to_offset(UtcOffset::UTC).unwrap_or(tijdstip);
    utc.format(&Rfc3339).unwrap_or_else(|_| utc.to_string())
}

/// A calendar date, as 2026-11-24.
fn datum(datum: Date) -> String {
    datum.to_string()
}
