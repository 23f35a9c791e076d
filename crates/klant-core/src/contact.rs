//! Contacts: what was exchanged, who took part, what followed; and the interactie that holds them together.

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime};

use crate::adres::{Adres, DigitaalAdres};
use crate::element::{Element, Elementen};
use crate::herkomst::Bronsoort;
use crate::id::{
    ActorId, BetrokkeneId, DigitaalAdresId, InteractieId, InterneTaakId, KlantcontactId, OnderwerpobjectId,
    PartijId,
};
use crate::keuze::keuze;
use crate::naam::Contactnaam;
use crate::profiel::Profielcode;
use crate::verhuld::verhuld;
use crate::waarde::{Opgegeven, Taal};

keuze! {
    /// The part that a betrokkene plays in a contact.
    Rol {
        /// The customer.
        Klant = "klant",
        /// Who acts for her.
        Vertegenwoordiger = "vertegenwoordiger",
    }
}

/// Someone who took part in a klantcontact, with the contact data that she gave for it. With a partij these are her
/// afwijking for this interactie; without, they are all that is known of her (S14, S19).
#[derive(Clone, PartialEq, Eq)]
pub struct Betrokkene {
    /// Its identity.
    pub id: BetrokkeneId,
    /// Version of the row.
    pub versie: i32,
    /// The part she plays.
    pub rol: Rol,
    /// Whether she began the contact.
    pub initiator: bool,
    /// The known customer that she was.
    pub partij: Option<PartijId>,
    /// Name for this interactie.
    pub contactnaam: Contactnaam,
    /// Name of the organisation for this interactie.
    pub organisatienaam: Option<String>,
    /// The language in which she wants to be addressed in this interactie.
    pub voorkeurstaal: Option<Opgegeven<Taal>>,
    /// Address to visit for this interactie.
    pub bezoekadres: Option<Adres>,
    /// Address for post for this interactie.
    pub correspondentieadres: Option<Adres>,
    /// Digital addresses that exist for this interactie only: copied, never referenced.
    pub digitale_adressen: Vec<DigitaalAdres>,
    /// Her own addresses that she chose for this interactie: they follow her changes (`S19.keuze`).
    pub gekozen: Vec<DigitaalAdresId>,
    /// Who gave the data.
    pub verstrekt_door: Bronsoort,
    /// Her first part in this interactie, when she is no known customer and this part continues it.
    pub vervolgt: Option<BetrokkeneId>,
    /// Her dated wish to have an Element recorded that is recorded only on her wish (S12).
    pub wensen: BTreeMap<Element, Date>,
}

impl Betrokkene {
    /// Her first part in this interactie: two parts of a zelfstandige klant with the same one are hers.
    #[must_use]
    pub fn eerste_deelname(&self) -> BetrokkeneId {
        self.vervolgt.unwrap_or(self.id)
    }

    /// The Elementen of which she gave a value.
    #[must_use]
    pub fn gegeven(&self) -> Elementen {
        let mut gegeven = self.contactnaam.gegeven();
        for (element, aanwezig) in [
            (Element::Organisatienaam, self.organisatienaam.is_some()),
            (Element::Voorkeurstaal, self.voorkeurstaal.is_some()),
            (Element::Bezoekadres, self.bezoekadres.is_some()),
            (Element::Correspondentieadres, self.correspondentieadres.is_some()),
        ] {
            if aanwezig {
                gegeven = gegeven.met(element);
            }
        }
        for adres in &self.digitale_adressen {
            gegeven = gegeven.met(adres.adres.soort().element());
        }
        gegeven
    }
}

/// A key of an object in another register: a case, a document, a task.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Objectidentificator {
    /// The key itself.
    pub object_id: String,
    /// The kind of object.
    pub code_objecttype: String,
    /// The register.
    pub code_register: String,
    /// The kind of key.
    pub code_soort_object_id: String,
}

/// What a klantcontact was about: an object elsewhere, or an earlier klantcontact.
#[derive(Clone, PartialEq, Eq)]
pub struct Onderwerpobject {
    /// Its identity.
    pub id: OnderwerpobjectId,
    /// Version of the row.
    pub versie: i32,
    /// The earlier contact that this one follows.
    pub was_klantcontact: Option<KlantcontactId>,
    /// The object elsewhere.
    pub identificator: Option<Objectidentificator>,
}

keuze! {
    /// The kinds of Actor.
    SoortActor {
        /// An employee.
        Medewerker = "medewerker",
        /// A machine, such as a scanning line.
        GeautomatiseerdeActor = "geautomatiseerde_actor",
        /// A department.
        OrganisatorischeEenheid = "organisatorische_eenheid",
    }
}

/// Who works for the municipality.
#[derive(Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its identity.
    pub id: ActorId,
    /// Version of the row.
    pub versie: i32,
    /// Name.
    pub naam: String,
    /// Kind.
    pub soort: SoortActor,
    /// Key in the register of employees, if any.
    pub identificator: Option<Objectidentificator>,
}

keuze! {
    /// The state of an InterneTaak.
    Taakstatus {
        /// To be done.
        TeVerwerken = "te_verwerken",
        /// Done; says nothing of the outcome.
        Verwerkt = "verwerkt",
    }
}

/// Work that follows from a klantcontact.
#[derive(Clone, PartialEq, Eq)]
pub struct InterneTaak {
    /// Its identity.
    pub id: InterneTaakId,
    /// Version of the row.
    pub versie: i32,
    /// What is asked, up to 200 characters.
    pub gevraagde_handeling: String,
    /// More about it, up to 1000 characters.
    pub toelichting: Option<String>,
    /// Its state.
    pub status: Taakstatus,
    /// When it was assigned.
    pub toegewezen_op: OffsetDateTime,
    /// When it was done.
    pub afgehandeld_op: Option<OffsetDateTime>,
    /// To whom, in order of assignment.
    pub actoren: Vec<Actor>,
}

/// One contact about one subject.
#[derive(Clone, PartialEq, Eq)]
pub struct Klantcontact {
    /// Its identity.
    pub id: KlantcontactId,
    /// Version of the row.
    pub versie: i32,
    /// The channel as the client named it, up to 50 characters.
    pub kanaal: String,
    /// Subject, up to 200 characters.
    pub onderwerp: String,
    /// Content, up to 1000 characters.
    pub inhoud: Option<String>,
    /// The answer given, up to 4000 characters.
    pub reactie: Option<String>,
    /// Whether contact was made; unset when unknown.
    pub contact_gelukt: Option<bool>,
    /// The language of the contact.
    pub taal: Option<Opgegeven<Taal>>,
    /// Whether it is confidential: then what it was about is for the department that recorded it alone.
    pub vertrouwelijk: bool,
    /// The department that recorded it: of what is confidential it alone sees the content.
    pub afdeling: Option<String>,
    /// When it took place.
    pub plaatsgevonden_op: OffsetDateTime,
    /// Who took part, in order of recording.
    pub betrokkenen: Vec<Betrokkene>,
    /// What it was about.
    pub onderwerpobjecten: Vec<Onderwerpobject>,
    /// What followed.
    pub interne_taken: Vec<InterneTaak>,
    /// Who took part for the municipality.
    pub actoren: Vec<Actor>,
}

/// Everything exchanged about one subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interactie {
    /// Its identity: that of its first klantcontact.
    pub id: InteractieId,
    /// Version of the row.
    pub versie: i32,
    /// The profile that holds for all of it.
    pub profiel: Profielcode,
    /// When it was closed by hand.
    pub gesloten_op: Option<OffsetDateTime>,
    /// Whether the customer wants to be kept informed (S14).
    pub terugkoppeling: bool,
    /// After how many days without an open task it counts as closed, by its profile when it began: a later version of
    /// the profile opens nothing again.
    pub sluit_na_dagen: Option<u16>,
    /// Its contacts, earliest first.
    pub klantcontacten: Vec<Klantcontact>,
}

impl Interactie {
    /// Every betrokkene with her contact, latest contact first.
    pub fn betrokkenen(&self) -> impl Iterator<Item = (&Klantcontact, &Betrokkene)> {
        self.klantcontacten
            .iter()
            .rev()
            .flat_map(|contact| contact.betrokkenen.iter().rev().map(move |betrokkene| (contact, betrokkene)))
    }

    /// Whether an InterneTaak is still to be done.
    #[must_use]
    pub fn heeft_open_taak(&self) -> bool {
        self.klantcontacten
            .iter()
            .flat_map(|contact| &contact.interne_taken)
            .any(|taak| taak.status == Taakstatus::TeVerwerken)
    }

    /// When the last contact took place or the last task was done.
    #[must_use]
    pub fn laatste_gebeurtenis(&self) -> Option<OffsetDateTime> {
        let contacten = self.klantcontacten.iter().map(|contact| contact.plaatsgevonden_op);
        let taken = self
            .klantcontacten
            .iter()
            .flat_map(|contact| contact.interne_taken.iter().filter_map(|taak| taak.afgehandeld_op));
        contacten.chain(taken).max()
    }
}

verhuld!(met id: Betrokkene, Onderwerpobject, Actor, InterneTaak, Klantcontact);
verhuld!(Objectidentificator);
