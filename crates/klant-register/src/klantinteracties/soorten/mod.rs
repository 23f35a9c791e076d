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

pub(crate) use self::klantcontact::verwijder as verwijder_contact;
pub(crate) use self::partijdelen::verwijder as verwijder_partij;

use klant_core::Objectidentificator;

/// The four columns of the key of an object elsewhere.
fn sleutelkolommen(sleutel: &Objectidentificator) -> [Option<String>; 4] {
    [
        gevuld(&sleutel.object_id),
        gevuld(&sleutel.code_objecttype),
        gevuld(&sleutel.code_register),
        gevuld(&sleutel.code_soort_object_id),
    ]
}

/// An empty text is an absent one.
fn gevuld(tekst: &str) -> Option<String> {
    Some(tekst.to_owned()).filter(|tekst| !tekst.is_empty())
}
