//! The resources, a file each: what a client gives, and how that becomes rows.

pub mod actor;
pub mod actorklantcontact;
pub mod betrokkene;
pub mod bijlage;
pub mod categorie;
pub mod categorierelatie;
pub mod contactgegevens_organisatie;
pub mod contactgegevens_persoon;
pub mod digitaal_adres;
pub mod internetaak;
pub mod klantcontact;
pub mod maak_klantcontact;
pub mod onderwerpobject;
pub mod partij;
pub mod partij_identificator;
mod partijdelen;
pub mod rekeningnummer;
pub mod vertegenwoordiging;

/// An empty text is an absent one.
fn gevuld(tekst: &str) -> Option<String> {
    Some(tekst.to_owned()).filter(|tekst| !tekst.is_empty())
}
