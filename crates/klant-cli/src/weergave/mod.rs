//! Answers as pages for people, made from the JSON of the API: what the Zicht withholds is in neither.

mod besluit;
mod blad;
mod interactie;
mod klant;
mod klantbeeld;
mod profiel;
mod stukken;

pub(crate) use besluit::{bepaling, besluit};
pub(crate) use blad::{Blad, schoon};
pub(crate) use interactie::interactie;
pub(crate) use klant::klant;
pub(crate) use klantbeeld::klantbeeld;
pub(crate) use profiel::{profiel, profielen};
pub(crate) use stukken::{ja_nee, leden, moment, tekst};
