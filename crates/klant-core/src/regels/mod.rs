//! The rules: each a pure function that returns a [`crate::Besluit`] or the reasons for one.
//!
//! Rules clash only within a question, so each question has its own order, strongest first: it stands in the
//! documentation of its module.

pub mod adres;
pub mod bepalen;
pub mod hergebruik;
pub mod klantbeeld;
pub mod moment;
pub mod sluiten;
pub mod toetsen;
pub mod vastleggen;
pub mod wissen;
