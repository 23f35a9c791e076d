//! Answers as pages for people, made from the JSON of the API: what the Zicht withholds is in neither.

mod besluit;
mod blad;
mod interactie;
mod klant;
mod klantbeeld;
mod machtiging;
mod meenemen;
mod profiel;
mod stukken;
mod verantwoording;
mod wissen;

pub(crate) use besluit::{bepaling, besluit};
pub(crate) use blad::{Blad, schoon};
pub(crate) use interactie::interactie;
pub(crate) use klant::klant;
pub(crate) use klantbeeld::klantbeeld;
pub(crate) use machtiging::{machtiging, machtiging_json, machtigingen, uitleg, uitleg_json};
pub(crate) use meenemen::{dubbelen, overname};
pub(crate) use profiel::{profiel, profielen};
pub(crate) use stukken::{ja_nee, leden, moment, tekst};
pub(crate) use verantwoording::{verantwoording, verantwoording_json, verantwoording_markdown};
pub(crate) use wissen::{bewaarplicht, wisplan};
