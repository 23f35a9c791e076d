//! Rows, and their way to the domain and back. A row is written from a domain value, and read into one; a stored value
//! that no longer parses is [`StoreFout::Stuk`].

mod adres;
mod betrokkene;
mod digitaal_adres;
mod klantcontact;
mod partij;
mod partij_identificator;
mod taak;
mod verwerking;
mod vindbaar;
mod zoeksleutel;

pub use adres::{
    Betrokkenebezoekadres, Betrokkenepostadres, Contactgegevensorganisatieadres, Contactgegevenspersoonadres,
    Partijbezoekadres, Partijpostadres,
};
pub use betrokkene::Betrokkenerij;
pub use digitaal_adres::{DigitaalAdreskolommen, DigitaalAdresrij};
pub use klantcontact::{Interactiekolommen, Interactierij, Klantcontactrij};
pub use partij::{Partijkolommen, Partijrij};
pub use partij_identificator::Wireidentificatie;
pub use taak::{InterneTaakkolommen, InterneTaakrij};
pub(crate) use verwerking::BINDING_VERWERKING;
pub use verwerking::{Verwerkingkolommen, Verwerkingrij, opzoekwaarde};
pub use vindbaar::{VindbaarAdres, VindbaarContact, VindbareActor, VindbarePartij};
pub(crate) use zoeksleutel::{emailsleutel, naamsleutel, telefoonsleutel};

use klant_core::Keuze;

use crate::StoreFout;

/// Reads a word of a closed list.
pub(crate) fn woord<K: Keuze>(
    tekst: &str,
    tabel: &'static str,
    kolom: &'static str,
    rij: i64,
) -> Result<K, StoreFout> {
    K::van_woord(tekst).ok_or(StoreFout::Stuk { tabel, kolom, rij })
}
