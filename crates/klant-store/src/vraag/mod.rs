//! The queries, each written once for both databases.
//!
//! A page of rows is read in a fixed number of statements, whatever its length: first the rows, then per kind of part
//! one statement for all of them.

pub mod actor;
pub mod audit;
pub mod auditverval;
pub mod auditzegel;
pub mod bewaren;
mod deelnemerfeiten;
pub mod dubbelen;
pub mod genereren;
pub mod idempotentie;
pub mod interactie;
pub mod interne_taak;
pub mod klantbeeld;
pub mod logdeel;
pub mod notificatie;
pub mod partij;
mod partijdelen;
mod partijfeiten;
pub mod schrijven;
pub mod toepassing;
pub mod vertegenwoordiging;
pub mod verwerking;
pub mod voorstel;
pub mod wissen;
pub mod zoeken;
