//! HTTP and JSON over the use cases of Klant.
//!
//! A request becomes a `Toegang` (who, for which purpose), the register decides, and this crate translates: bytes to what
//! a use case takes, and what it answers to bytes. Nothing is decided here.
//!
//! - [`serveer`] runs the server; [`toepassing`] is the same without a socket.
//! - [`verzoek`] reads bodies, all faults at once; the command line reads its files with it.
//! - [`weergave`] writes answers, and of them only what the Zicht shows.
//! - [`openapi`] is the description of the API, generated from the handlers.
//!
//! To add an operation: a request in `klant_v1/verzoek`, an answer in `klant_v1/weergave`, a handler with its
//! `#[utoipa::path]`, a line in the table of `klant_v1`, and a line in `klant_v1/openapi.rs`; a test holds table and
//! document against each other.

mod aanmelding;
mod antwoord;
mod basis;
mod beschrijving;
mod bron;
mod gezondheid;
mod instellingen;
mod klant_v1;
mod klantinteracties;
mod lichaam;
mod meenemen;
mod metingen;
mod omlijsting;
mod parameters;
mod probleem;
mod server;
mod toegang;
pub mod uitgaand;

pub use aanmelding::Aanmeldloket;
pub use basis::{Basis, BasisFout};
pub use instellingen::Instellingen;
pub use klant_v1::openapi;
pub use server::{Toestand, serveer, toepassing};

/// What clients send, as what a use case takes.
pub mod verzoek {
    pub use crate::klant_v1::verzoek::{
        Toetsvraag, lees_bepaalopdracht, lees_interactie, lees_klant, lees_klantcontact,
        lees_meeneemdocument, lees_overname, lees_toetsvraag, lees_zoekopdracht,
    };
}

/// What the register answers, as the JSON of the API; and what a customer reads herself, as a page.
pub mod weergave {
    pub use crate::klant_v1::weergave::{
        bepaling_json, besluit_json, bewaarplicht_json, dubbelen_json, gevonden_json, interactie_json,
        klant_json, klantbeeld_json, meeneem_json, overname_json, profiel_json, uitdraai_json,
        verwerking_json, verwerkingen_otlp, wisplan_json,
    };
    pub use crate::meenemen::{meeneem_html, uitdraai_html};
}
