//! The use cases of Klant, one function each: the register as a library.
//!
//! Every use case takes a [`Toegang`] (who acts, for which purpose) and works in one unit of work: what comes from
//! outside is asked before the transaction opens, the core judges, the rows are written, and all of it commits or
//! nothing does. Clock and identities are arguments of the [`Register`].

mod aanmelding;
mod audit;
mod bestand;
mod bewaring;
pub mod brp;
mod configuratie;
mod fout;
mod gebruik;
pub mod genereren;
pub mod klantbron;
pub mod klantinteracties;
pub mod klok;
mod lijsten;
mod logboek;
mod mutatie;
mod notificatie;
mod opdracht;
mod profielkeuze;
mod register;
mod sleutelrotatie;
mod tellers;
mod toepassing;
mod vervallen;
pub mod zaak;

pub use aanmelding::Aanmelding;
pub use audit::{Auditbevinding, Auditfilter, Auditrij, Auditverslag, OngeldigeKop, Verzegeling, Zegelkop};
pub use bestand::BestandFout;
pub use brp::{BrpBestand, BrpBron};
pub use configuratie::{LeesFout, lees_machtigingen, lees_profielen};
pub use fout::Fout;
pub use gebruik::{
    Bewaarplichtvraag, Bladzijde, Dubbel, Eenmalig, Interactiefilter, Interactiestand, Klantbeeld,
    Klantbeeldvraag, Klantresultaat, Klantverwijzing, Meer, Mijnklantcontact, Mijnklantcontacten,
    NieuwVoorstel, NieuweBewaarplicht, NieuweVertegenwoordiging, Openinteractie, Opentaak, Opschoonverslag,
    Opschoonwijze, Overnameopdracht, Overnameresultaat, Taakfilter, Taakresultaat, Tijdlijncontact,
    Tijdlijnplaats, Uitdraai, Uitdraaicontact, Vastgelegd, Vertegenwoordigingsgegevens, Wisopdracht,
    Wisresultaat, Zoekopdracht, Zoekresultaat, toets_formulier_los,
};
pub use klant_core::Toegang;
pub use klant_store as store;
pub use klantbron::{GeenKlantbron, Klantbron, KlantbronBestand};
pub use lijsten::tel_lijsten_af;
pub use logboek::{Betrokkenen, Logboekstand, Periode, Uitvoerplek};
pub use notificatie::{
    Bezorgafloop, MAX_POGINGEN, MislukteNotificatie, Notificatiekanaal, Notificaties, OnbekendKanaal,
    TeBezorgen, pauze_na,
};
pub use opdracht::{
    Actorkeuze, Bepaalopdracht, Formulierveld, Klantgegevens, Klantkeuze, NieuwDigitaalAdres,
    NieuwKlantcontact, NieuweBetrokkene, NieuweInteractie, NieuweInterneTaak, NieuweKlant,
    NieuweVaststelling, NieuweVoorkeur, Taakwijziging, Voorkeurskeuze,
};
pub use profielkeuze::Profielkeuze;
pub use register::Register;
pub use sleutelrotatie::{Omgezet, Sleutelversie};
pub use tellers::Tellers;
pub use toepassing::{NieuweToepassing, Strengheid, Toepassing, Token};
pub use vervallen::{Bewaartermijnen, Logverval, Vervaluitkomst, Vervalverslag};
pub use zaak::{GeenZaken, ZaakBestand, ZaakBron, lees_zaak};
