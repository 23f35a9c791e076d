//! The rows of the Klantinteracties and Contactgegevens APIs, as wide as the wire: a file per resource with its columns, its
//! filters and what an answer shows of it. A page is read in a fixed number of statements, whatever its length.

pub mod actor;
pub mod actorklantcontact;
pub mod betrokkene;
pub mod bijlage;
pub mod categorie;
pub mod categorierelatie;
pub mod contactgegevens_organisatie;
pub mod contactgegevens_persoon;
pub mod digitaal_adres;
mod elementen;
mod filter;
pub mod herkomst;
pub mod internetaak;
mod kijk;
pub mod klantcontact;
pub mod nummerreeks;
pub mod onderwerpobject;
pub mod partij;
pub mod partij_identificator;
pub mod rekeningnummer;
mod rij;
mod samenhang;
mod selectie;
mod uitklap;
pub mod verloop;
pub mod vertegenwoordiging;

pub use crate::tabel::{
    Meegaand, PerNummer, Tabel, Verwijderd, Verwijzing, Verwijzingen, gaan_mee, nummer_van, nummers_van,
    terug, uuids_van, verwijder,
};
pub use elementen::Elementkolommen;
pub use filter::{Filter, Filtersoort, Gevraagd};
pub use kijk::Kijk;
pub use rij::{Opgeslagen, Rij};
pub use selectie::{HOOGSTENS_DOORZOCHT, Selectie, Welke};
pub use uitklap::{Tak, Uitklap};

use std::collections::HashMap;

/// The text with its case folded, by one rule for both databases and for what is searched: upper case first, so that `ß`
/// and `SS` meet, as do the two forms of the Greek sigma.
#[must_use]
pub fn vouw(tekst: &str) -> String {
    tekst.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// The rows that these references name, in their order.
fn kies<T: Clone>(rijen: &HashMap<i64, T>, verwijzingen: &[Verwijzing]) -> Vec<T> {
    verwijzingen.iter().filter_map(|verwijzing| rijen.get(&verwijzing.nummer).cloned()).collect()
}
