//! The resources, a file each: how a body is read and how an answer is written.

mod actor;
mod actorklantcontact;
mod betrokkene;
mod bijlage;
mod categorie;
mod categorierelatie;
mod contactgegevens_organisatie;
mod contactgegevens_persoon;
mod digitaal_adres;
mod internetaak;
mod klantcontact;
mod maak_klantcontact;
mod onderwerpobject;
pub(super) mod partij;
mod partij_identificator;
mod rekeningnummer;
mod vertegenwoordiging;

use actix_web::web::{self, ServiceConfig};

use super::resource::Resource;
use super::{KLANTINTERACTIES, bron};

/// Every resource of the two APIs, once.
macro_rules! resources {
    ($($resource:path),* $(,)?) => {
        fn bronnen(cfg: &mut ServiceConfig) {
            $(bron::<$resource>(cfg);)*
        }

        /// What each resource knows: where it is, its filters and what can be expanded.
        #[cfg(test)]
        pub(super) fn kennis() -> Vec<super::proeven::Kennis> {
            vec![$(super::proeven::Kennis::van::<$resource>()),*]
        }
    };
}

resources! {
    actor::Actoren,
    actorklantcontact::ActorKlantcontacten,
    betrokkene::Betrokkenen,
    bijlage::Bijlagen,
    categorie::Categorieen,
    categorierelatie::CategorieRelaties,
    digitaal_adres::DigitaleAdressen,
    internetaak::InterneTaken,
    klantcontact::Klantcontacten,
    onderwerpobject::Onderwerpobjecten,
    partij::Partijen,
    partij_identificator::PartijIdentificatoren,
    rekeningnummer::Rekeningnummers,
    vertegenwoordiging::Vertegenwoordigingen,
    contactgegevens_organisatie::Organisaties,
    contactgegevens_persoon::Personen,
}

pub(super) fn configureer(cfg: &mut ServiceConfig) {
    // One resource removes more than itself on demand; its route comes first.
    let onderwerpobject =
        format!("{}/{}/{{uuid}}", KLANTINTERACTIES.pad, onderwerpobject::Onderwerpobjecten::NAAM);
    cfg.service(web::resource(onderwerpobject).to(onderwerpobject::een));
    let maak = format!("{}/{}", KLANTINTERACTIES.pad, maak_klantcontact::NAAM);
    cfg.service(web::resource(maak).to(maak_klantcontact::maak));
    bronnen(cfg);
}
