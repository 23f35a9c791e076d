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
mod partij;
mod partij_identificator;
mod rekeningnummer;
mod vertegenwoordiging;

use actix_web::web::{self, ServiceConfig};

use super::resource::Resource;
use super::{KLANTINTERACTIES, bron};

pub(super) fn configureer(cfg: &mut ServiceConfig) {
    // One resource removes more than itself on demand; its route comes first.
    let onderwerpobject = format!("{}/{}/{{uuid}}", KLANTINTERACTIES.pad, onderwerpobject::Onderwerpobjecten::NAAM);
    cfg.service(web::resource(onderwerpobject).to(onderwerpobject::een));
    let maak = format!("{}/{}", KLANTINTERACTIES.pad, maak_klantcontact::NAAM);
    cfg.service(web::resource(maak).to(maak_klantcontact::maak));

    bron::<actor::Actoren>(cfg);
    bron::<actorklantcontact::ActorKlantcontacten>(cfg);
    bron::<betrokkene::Betrokkenen>(cfg);
    bron::<bijlage::Bijlagen>(cfg);
    bron::<categorie::Categorieen>(cfg);
    bron::<categorierelatie::CategorieRelaties>(cfg);
    bron::<digitaal_adres::DigitaleAdressen>(cfg);
    bron::<internetaak::InterneTaken>(cfg);
    bron::<klantcontact::Klantcontacten>(cfg);
    bron::<onderwerpobject::Onderwerpobjecten>(cfg);
    bron::<partij::Partijen>(cfg);
    bron::<partij_identificator::PartijIdentificatoren>(cfg);
    bron::<rekeningnummer::Rekeningnummers>(cfg);
    bron::<vertegenwoordiging::Vertegenwoordigingen>(cfg);
    bron::<contactgegevens_organisatie::Organisaties>(cfg);
    bron::<contactgegevens_persoon::Personen>(cfg);
}
