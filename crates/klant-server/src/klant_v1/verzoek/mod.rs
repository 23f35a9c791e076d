//! What clients send, and how it becomes what a use case takes. Doc comments on members are the OpenAPI text.

mod adres;
mod bepaal;
mod betrokkene;
mod bewaarplicht;
mod identificatie;
mod interactie;
mod klant;
mod klantbeeld;
mod klantcontact;
mod meenemen;
mod mijn;
mod taak;
mod toets;
mod vertegenwoordiging;
mod verwerking;
mod voorstel;
mod zoeken;

pub(crate) use bepaal::BepaalVerzoek;
pub(crate) use bewaarplicht::{BewaarplichtVerzoek, BewaarplichtzoekVerzoek, WisVerzoek};
pub(crate) use interactie::{InteractieVerzoek, SluitVerzoek};
pub(crate) use klant::{KlantVerzoek, als_nieuw, als_wijziging};
pub(crate) use klantbeeld::KlantbeeldVerzoek;
pub(crate) use klantcontact::KlantcontactVerzoek;
#[cfg(test)]
pub(crate) use meenemen::overnameleden;
pub(crate) use meenemen::{NeemmeeVerzoek, NeemoverVerzoek, UitdraaiVerzoek};
pub use meenemen::{lees_meeneemdocument, lees_overname};
pub(crate) use mijn::{MijnadresVerzoek, NIET_ZELF, als_adresverzoek, niet_zelf};
pub(crate) use taak::{NieuweTaakVerzoek, TaakwijzigingVerzoek};
pub(crate) use toets::FormulierVerzoek;
pub use toets::Toetsvraag;
pub(crate) use vertegenwoordiging::{
    BeeindigVerzoek, VertegenwoordigingVerzoek, VertegenwoordigingwijzigingVerzoek,
    VertegenwoordigingzoekVerzoek,
};
pub(crate) use verwerking::VerwerkingVerzoek;
pub(crate) use voorstel::{VoorstelVerzoek, VoorstelbesluitVerzoek, Voorstelwaarde, aangevuld};
pub(crate) use zoeken::ZoekVerzoek;

use klant_core::Reden;
use klant_register::{Bepaalopdracht, NieuwKlantcontact, NieuweInteractie, NieuweKlant, Zoekopdracht};

use crate::lichaam;

/// Reads the body of `POST /interacties`.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_interactie(bytes: &[u8]) -> Result<NieuweInteractie, Vec<Reden>> {
    lichaam::lees::<InteractieVerzoek>(bytes)
}

/// Reads the body of `POST /interacties/{uuid}/klantcontacten`.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_klantcontact(bytes: &[u8]) -> Result<NieuwKlantcontact, Vec<Reden>> {
    lichaam::lees::<KlantcontactVerzoek>(bytes)
}

/// Reads the body of `POST /interacties/_toets`: an interactie, or the fields of a form.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_toetsvraag(bytes: &[u8]) -> Result<Toetsvraag, Vec<Reden>> {
    toets::toetsvraag(bytes)
}

/// Reads the body of `POST /klanten`.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_klant(bytes: &[u8]) -> Result<NieuweKlant, Vec<Reden>> {
    lichaam::lees_als(bytes, als_nieuw)
}

/// Reads the body of `POST /interacties/{uuid}/contactgegevens/_bepaal`.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_bepaalopdracht(bytes: &[u8]) -> Result<Bepaalopdracht, Vec<Reden>> {
    lichaam::lees::<BepaalVerzoek>(bytes)
}

/// Reads the body of `POST /klanten/_zoek`: by what a customer is looked for.
///
/// # Errors
/// Every fault of the body, with its place.
pub fn lees_zoekopdracht(bytes: &[u8]) -> Result<Zoekopdracht, Vec<Reden>> {
    lichaam::lees::<ZoekVerzoek>(bytes)
}
