//! The use cases, one file each; and what they answer.

pub(crate) mod beoordeling;
mod bepaal;
mod bewaarplicht;
pub(crate) mod context;
mod dubbelen;
mod eenmalig;
mod interactie;
mod interne_taak;
mod klant;
mod klantbeeld;
mod klantwijziging;
mod laden;
mod meenemen;
mod mijn;
pub(crate) mod opbouw;
mod toets;
mod vertegenwoordiging;
mod voorstel;
mod wissen;
mod zichtbaar;
mod zoeken;

pub use bewaarplicht::{Bewaarplichtvraag, NieuweBewaarplicht};
pub use dubbelen::Dubbel;
pub use eenmalig::Eenmalig;
pub use klantbeeld::{
    Klantbeeld, Klantbeeldvraag, Klantverwijzing, Meer, Openinteractie, Opentaak, Tijdlijncontact,
    Tijdlijnplaats,
};
pub use meenemen::{Overnameopdracht, Overnameresultaat, Uitdraai, Uitdraaicontact};
pub use mijn::{Mijnklantcontact, Mijnklantcontacten};
pub use toets::toets_formulier_los;
pub use vertegenwoordiging::{NieuweVertegenwoordiging, Vertegenwoordigingsgegevens};
pub use voorstel::NieuwVoorstel;
pub use wissen::{Opschoonverslag, Opschoonwijze, Wisopdracht, Wisresultaat};
pub use zoeken::{Zoekopdracht, Zoekresultaat};

use klant_core::id::{ActorId, InteractieId, KlantcontactId, PartijId};
use klant_core::{Besluit, Interactie, InterneTaak, Oordeel, Partij, Taakstatus};
use time::Date;

/// An interactie as it stands on a day.
#[derive(Clone, Debug)]
pub struct Interactiestand {
    /// The interactie with its contacts.
    pub interactie: Interactie,
    /// Version of the profile under which it was recorded.
    pub profiel_versie: String,
    /// Whether it is closed, by hand or by its profile's term.
    pub gesloten: bool,
    /// The last day on which it is kept, when it is closed and its profile has a term.
    pub bewaren_tot: Option<Date>,
}

/// The outcome of a write that was judged.
#[derive(Clone, Debug)]
pub struct Vastgelegd {
    /// What stands in the register now; none when nothing needed to be recorded (S13).
    pub stand: Option<Interactiestand>,
    /// The decision, with its reasons.
    pub besluit: Besluit<Oordeel>,
}

/// A known customer, as read.
#[derive(Clone, Debug)]
pub struct Klantresultaat {
    /// The customer; its `versie` is the ETag.
    pub partij: Partij,
}

/// A task with the contact and interactie that it belongs to.
#[derive(Clone, Debug)]
pub struct Taakresultaat {
    /// The task; its `versie` is the ETag.
    pub taak: InterneTaak,
    /// The contact that gave rise to it.
    pub klantcontact: KlantcontactId,
    /// The interactie of that contact.
    pub interactie: InteractieId,
}

/// Which interacties are asked for; all that are given must hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Interactiefilter {
    /// Those that hold this contact.
    pub klantcontact: Option<KlantcontactId>,
    /// Those in which this known customer took part.
    pub klant: Option<PartijId>,
}

/// Which tasks are asked for; all that are given must hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taakfilter {
    /// In this state.
    pub status: Option<Taakstatus>,
    /// Assigned to this Actor.
    pub actor: Option<ActorId>,
}

/// A page of a list, newest first: at most `aantal`, older than the cursor.
#[derive(Clone, Copy, Debug)]
pub struct Bladzijde {
    /// The cursor of the previous page; opaque to callers.
    pub na: Option<i64>,
    /// How many at most, 1 to 100.
    pub aantal: u8,
}
