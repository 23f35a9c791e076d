//! What a caller asks of the register, in the words of the domain. Parsed, not yet judged.

use std::fmt;

use klant_core::id::{ActorId, BetrokkeneId, DigitaalAdresId, PartijId};
use klant_core::profiel::Profielcode;
use klant_core::waarde::{Iban, Taal};
use klant_core::{
    Adres, Adresinhoud, Berichtsoort, Bronsoort, Contactnaam, DigitaalAdres, Element, Elementen,
    Identificatie, Kanaalsoort, Kenbaarmaking, Middel, Niveau, Objectidentificator, Rol, SoortActor,
    SoortPartij, Taakstatus,
};
use time::{Date, OffsetDateTime};

/// A first contact, with the profile that holds for the interactie that begins with it.
#[derive(Clone, Debug)]
pub struct NieuweInteractie {
    /// The profile; none is `algemeen`.
    pub profiel: Option<Profielcode>,
    /// Whether the customer wants to be kept informed (S14).
    pub terugkoppeling: bool,
    /// The contact.
    pub klantcontact: NieuwKlantcontact,
}

/// A contact with its parts.
#[derive(Clone)]
pub struct NieuwKlantcontact {
    /// Channel, free text up to 50 characters.
    pub kanaal: String,
    /// Subject, up to 200 characters.
    pub onderwerp: String,
    /// Content, up to 1000 characters.
    pub inhoud: Option<String>,
    /// The answer given, up to 4000 characters.
    pub reactie: Option<String>,
    /// Whether contact was made.
    pub contact_gelukt: Option<bool>,
    /// The language of the contact.
    pub taal: Option<Taal>,
    /// Whether it is confidential.
    pub vertrouwelijk: bool,
    /// When it took place; none is now.
    pub plaatsgevonden_op: Option<OffsetDateTime>,
    /// Who took part.
    pub betrokkenen: Vec<NieuweBetrokkene>,
    /// What it was about, in other registers.
    pub onderwerpobjecten: Vec<Objectidentificator>,
    /// What follows.
    pub interne_taken: Vec<NieuweInterneTaak>,
    /// Who took part for the municipality.
    pub actoren: Vec<Actorkeuze>,
}

/// Someone who took part, with what she gave for this interactie.
#[derive(Clone)]
pub struct NieuweBetrokkene {
    /// The part she plays.
    pub rol: Rol,
    /// Whether she began the contact.
    pub initiator: bool,
    /// Which customer she is.
    pub klant: Klantkeuze,
    /// Her name.
    pub contactnaam: Contactnaam,
    /// Name of her organisation.
    pub organisatienaam: Option<String>,
    /// Language in which she wants to be addressed.
    pub voorkeurstaal: Option<Taal>,
    /// Address to visit.
    pub bezoekadres: Option<Adres>,
    /// Address for post.
    pub correspondentieadres: Option<Adres>,
    /// Digital addresses for this interactie only.
    pub digitale_adressen: Vec<NieuwDigitaalAdres>,
    /// Her own addresses that she chooses for this interactie.
    pub gekozen: Vec<DigitaalAdresId>,
    /// Who gives the data.
    pub verstrekt_door: Bronsoort,
    /// The Elementen that she wishes to have recorded (S12).
    pub wensen: Elementen,
}

/// Which customer a betrokkene is.
#[derive(Clone, Debug)]
pub enum Klantkeuze {
    /// Nobody known: a zelfstandige klant, or anonymous.
    Geen,
    /// A known customer, by her uuid.
    Partij(PartijId),
    /// Whoever has this identification; she is registered when nobody has it yet.
    Identificatie(Identificatie, NieuweVaststelling),
    /// The same customer as an earlier betrokkene of this interactie (S17, S19).
    Betrokkene(BetrokkeneId),
}

/// How an identity was established.
#[derive(Clone, Copy, Debug)]
pub struct NieuweVaststelling {
    /// By what means.
    pub middel: Middel,
    /// At what level; capped by the level of the Toegang.
    pub niveau: Niveau,
}

/// A digital address to record.
#[derive(Clone)]
pub struct NieuwDigitaalAdres {
    /// An address that is kept and changed; none is a new one. Only within a Partij.
    pub id: Option<DigitaalAdresId>,
    /// Kind and text, or where she holds it herself: only within a Partij.
    pub adres: Adresinhoud,
    /// What the customer calls it.
    pub omschrijving: Option<String>,
    /// Whether it is the default of its kind. Only within a Partij.
    pub is_standaard: bool,
    /// On which day it was found to be hers.
    pub verificatie_datum: Option<Date>,
    /// Since when messages to it could not be delivered.
    pub onbestelbaar_sinds: Option<Date>,
    /// Since when its use is restricted.
    pub beperkt_sinds: Option<Date>,
}

impl NieuwDigitaalAdres {
    /// An address that stays as it is.
    pub(crate) fn ongewijzigd(adres: &DigitaalAdres) -> Self {
        Self {
            id: Some(adres.id),
            adres: adres.adres.clone(),
            omschrijving: adres.omschrijving.clone(),
            is_standaard: adres.is_standaard,
            verificatie_datum: adres.verificatie_datum,
            onbestelbaar_sinds: adres.onbestelbaar_sinds,
            beperkt_sinds: adres.beperkt_sinds,
        }
    }
}

/// Work that follows.
#[derive(Clone)]
pub struct NieuweInterneTaak {
    /// What is asked, up to 200 characters.
    pub gevraagde_handeling: String,
    /// More about it, up to 1000 characters.
    pub toelichting: Option<String>,
    /// To whom.
    pub actoren: Vec<Actorkeuze>,
}

/// An Actor: a known one, or one by name that is recorded when it is not known yet.
#[derive(Clone)]
pub enum Actorkeuze {
    /// A known Actor.
    Bekend(ActorId),
    /// By key, else by kind and name.
    Naam {
        /// Name, up to 200 characters.
        naam: String,
        /// Kind.
        soort: SoortActor,
        /// Key in the register of employees.
        identificator: Option<Objectidentificator>,
    },
}

/// A form's field: the Element that it asks, and whether the form insists.
#[derive(Clone, Copy, Debug)]
pub struct Formulierveld {
    /// What is asked.
    pub element: Element,
    /// Whether the form cannot be sent without it.
    pub verplicht: bool,
}

/// A known customer to register.
#[derive(Clone)]
pub struct NieuweKlant {
    /// The profile to judge by; none is `algemeen`.
    pub profiel: Option<Profielcode>,
    /// The kind.
    pub soort: SoortPartij,
    /// What is recorded of her.
    pub gegevens: Klantgegevens,
    /// Who gives the data.
    pub verstrekt_door: Bronsoort,
    /// The Elementen that she wishes to have recorded.
    pub wensen: Elementen,
}

/// The complete data of a known customer, as registered or as they are after a change.
#[derive(Clone)]
pub struct Klantgegevens {
    /// Name of a person.
    pub contactnaam: Contactnaam,
    /// Name of an organisation.
    pub organisatienaam: Option<String>,
    /// Whether she may be used at all.
    pub actief: bool,
    /// Her wish that nothing leaves the municipality.
    pub geheimhouding: Option<bool>,
    /// Since when processing is restricted.
    pub beperkt_sinds: Option<Date>,
    /// Her language.
    pub voorkeurstaal: Option<Taal>,
    /// Address to visit.
    pub bezoekadres: Option<Adres>,
    /// Address for post.
    pub correspondentieadres: Option<Adres>,
    /// Note of the municipality.
    pub interne_notitie: Option<String>,
    /// Digital addresses: the complete list.
    pub digitale_adressen: Vec<NieuwDigitaalAdres>,
    /// Bank accounts: the complete list.
    pub rekeningnummers: Vec<Iban>,
    /// Identifications: the complete list.
    pub identificaties: Vec<Identificatie>,
    /// A new Vaststelling.
    pub vaststelling: Option<NieuweVaststelling>,
    /// Preferences: the complete list.
    pub voorkeuren: Vec<NieuweVoorkeur>,
    /// Statements: the complete list.
    pub kenbaarmakingen: Vec<Kenbaarmaking>,
}

/// A preference, with where it points to.
#[derive(Clone, Debug)]
pub struct NieuweVoorkeur {
    /// The kind of message.
    pub berichtsoort: Berichtsoort,
    /// Where to.
    pub doel: Voorkeurskeuze,
}

/// Where a preference points to.
#[derive(Clone, Debug)]
pub enum Voorkeurskeuze {
    /// By post.
    Post,
    /// A digital address of the customer by its uuid.
    Id(DigitaalAdresId),
    /// A digital address of the customer by its place in the list of the same request.
    Plaats(usize),
}

/// The question of *bepalen*.
#[derive(Clone, Debug, Default)]
pub struct Bepaalopdracht {
    /// For whom, by her Partij.
    pub klant: Option<PartijId>,
    /// For whom, by her part in the interactie.
    pub betrokkene: Option<BetrokkeneId>,
    /// The kind of message; none is that of the profile.
    pub berichtsoort: Option<Berichtsoort>,
    /// The channel that is asked for.
    pub kanaal: Option<Kanaalsoort>,
}

/// A change of an InterneTaak.
#[derive(Clone, Default)]
pub struct Taakwijziging {
    /// The new state.
    pub status: Option<Taakstatus>,
    /// The new remark; `Some(None)` clears it.
    pub toelichting: Option<Option<String>>,
}

// Free text about a customer is not for logs.
macro_rules! verhuld {
    ($($type:ident),+) => { $(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )+ };
}
verhuld!(
    NieuwKlantcontact,
    NieuweBetrokkene,
    NieuwDigitaalAdres,
    NieuweInterneTaak,
    Actorkeuze,
    NieuweKlant,
    Klantgegevens,
    Taakwijziging
);
