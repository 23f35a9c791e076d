//! The words, formats and rules of a Dutch municipal customer-interaction register, without I/O.
//!
//! Everything serves one question: *may we contact this customer about this interaction, at which address, in which
//! language, and why there?* See [`regels::bepalen`]. Its companions are [`regels::toetsen`] (may this be written
//! down) and [`regels::vastleggen`] (may this identify someone). Each answer is a [`Besluit`]: an outcome with reasons
//! that a civil servant can read aloud.
//!
//! ```
//! use klant_core::profiel::Interactieprofiel;
//! use klant_core::regels::toetsen::{Gegeven, Toetsvraag, toetsen};
//! use klant_core::{Element, Elementen, Oordeel};
//! use time::macros::date;
//!
//! // Name and phone are enough to be kept informed (S14).
//! let profiel = Interactieprofiel::algemeen();
//! let gegevens = [Gegeven::nieuw(Element::Voornaam, "/voornaam"), Gegeven::nieuw(Element::Telefoonnummer, "/telefoon")];
//! let besluit = toetsen(&Toetsvraag {
//!     profiel: &profiel,
//!     gegevens: &gegevens,
//!     bekend: Elementen::leeg(),
//!     terugkoppeling: true,
//!     vervolg: false,
//!     klant_bekend: false,
//!     peildatum: date!(2026-11-24),
//! });
//! assert_eq!(*besluit.uitkomst(), Oordeel::Toegestaan);
//! ```
//!
//! The words are those of the standard: a [`Partij`] is a known customer, a [`Betrokkene`] took part in a
//! [`Klantcontact`], an [`Interactie`] holds the contacts about one subject, and an [`profiel::Interactieprofiel`]
//! says what a kind of interaction needs. Values that identify a person print nothing of themselves.

mod adres;
mod besluit;
mod bewaarmaanden;
mod bewaarplicht;
mod brp;
mod code;
pub mod configuratie;
mod contact;
mod element;
mod herkomst;
pub mod id;
mod identificatie;
mod kanaal;
mod keuze;
mod klant;
pub mod machtiging;
mod meenemen;
mod naam;
pub mod profiel;
pub mod regels;
mod toegang;
mod verhuld;
mod vertegenwoordiging;
pub mod verwerking;
mod verwezen;
mod voorkeur;
mod voorstel;
pub mod waarde;
mod zaak;
mod zicht;
mod zoekvraag;

pub use adres::{Adres, Adresvorm, Digitaal, DigitaalAdres, Handvat, SoortDigitaalAdres};
pub use besluit::{Besluit, Oordeel, Reden};
pub use bewaarmaanden::{Bewaarmaanden, GeenBewaarmaanden, GeenMaand, Maand};
pub use bewaarplicht::{Bewaard, Bewaarplicht, Bewaartermijn, van_zaak, zaaksleutel};
pub use brp::{BrpAdres, BrpAdressoort, BrpAntwoord};
pub use code::Code;
pub use contact::{
    Actor, Betrokkene, Interactie, InterneTaak, Klantcontact, Objectidentificator, Onderwerpobject, Rol,
    SoortActor, Taakstatus,
};
pub use element::{Element, Elementen};
pub use herkomst::{Bronsoort, Herkomst};
pub use identificatie::{Identificatie, SoortIdentificatie};
pub use kanaal::{Kanaalsoort, Kanaaltabel};
pub use keuze::Keuze;
pub use klant::{Identificator, Klant, Middel, Partij, Rekeningnummer, SoortPartij, Vaststelling};
pub use machtiging::{Doel, Handeling};
pub use meenemen::{Meegenomen, MeegenomenAdres, MeegenomenVoorkeur, Overname, Overnameregel, mag_overnemen};
pub use naam::Contactnaam;
pub use profiel::Profielverwijzing;
pub use regels::bepalen::{Adresbron, Bepaling, Contactgegeven, Gekozenadres};
pub use toegang::{Niveau, Toegang, Wie};
pub use vertegenwoordiging::{Grond, Vertegenwoordiging, mag_alles, mag_optreden};
pub use verwezen::{Adresinhoud, Bronantwoord, Bronantwoorden, Verwijzing};
pub use voorkeur::{Berichteis, Berichtsoort, Berichtsoorten, Kenbaarmaking, Voorkeur, Voorkeursdoel};
pub use voorstel::Voorstel;
pub use zaak::{Archiefnominatie, ZaakAntwoord, Zaakstand};
pub use zicht::Zicht;
pub use zoekvraag::Zoekvraag;
