//! The one write path: every write of every API is a list of these, judged together and applied in one transaction.

mod uitvoering;

use std::collections::BTreeMap;

use klant_core::id::{
    ActorId, ActorKlantcontactId, DigitaalAdresId, IdentificatorId, InteractieId, KlantcontactId, PartijId,
    RekeningnummerId, VoorstelId,
};
use klant_core::profiel::Profielcode;
use klant_core::regels::wissen::Wisomvang;
use klant_core::waarde::Iban;
use klant_core::{
    Actor, Berichtsoort, Betrokkene, Bewaarplicht, Bronsoort, DigitaalAdres, Element, Elementen, Herkomst,
    Identificator, InterneTaak, Kenbaarmaking, Klantcontact, Onderwerpobject, Partij, Vaststelling,
    Vertegenwoordiging, Voorstel,
};
use klant_store::klantinteracties::Rij;
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::tabel::Tabel;
use klant_store::vraag::interactie;
use klant_store::{Sleutelbos, Tx};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use self::uitvoering::Uitvoering;
use crate::audit::Audit;
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::logboek::Betrokkenen;
use crate::notificatie::Post;

/// A row that a Mutatie is about: by its identity, or by its number where that is at hand.
#[derive(Clone, Copy)]
pub(crate) enum Rijverwijzing {
    Uuid(Uuid),
    Nummer(i64),
}

/// One change of one kind of row.
pub(crate) enum Mutatie {
    /// A contact, the first of an interactie or following in one.
    Klantcontact { contact: Klantcontact, volgt: Option<InteractieId> },
    /// What holds for the interactie that begins with a contact.
    Interactie {
        eerste: Rijverwijzing,
        profiel: Profielcode,
        versie: String,
        reden: String,
        terugkoppeling: bool,
        sluit_na_dagen: Option<u16>,
    },
    /// Closes an interactie.
    SluitInteractie { interactie: InteractieId, op: OffsetDateTime },
    /// Someone who took part, with her digital addresses.
    Betrokkene { contact: KlantcontactId, betrokkene: Betrokkene },
    /// What a contact was about.
    Onderwerpobject { contact: KlantcontactId, object: Onderwerpobject },
    /// Who works for the municipality.
    Actor(Actor),
    /// That an actor took part in a contact.
    ActorKlantcontact { id: ActorKlantcontactId, actor: ActorId, contact: KlantcontactId },
    /// Work that follows from a contact.
    InterneTaak { contact: KlantcontactId, taak: InterneTaak },
    /// A changed task; it must still have this version.
    WijzigInterneTaak { contact: KlantcontactId, was: i32, taak: InterneTaak },
    /// A known customer; her parts are Mutaties of their own.
    Partij(Partij),
    /// The changed data of a customer; she must still have this version. `elementen` are those that differ.
    WijzigPartij { was: i32, partij: Partij, elementen: Elementen },
    /// An identification of a customer. `boven` becomes the identity of her organisation's when it is not there yet.
    Identificator { partij: PartijId, identificator: Identificator, boven: IdentificatorId },
    /// An identification that goes, with what it was.
    VerwijderIdentificator(IdentificatorId, Element),
    /// A time that the identity of a customer was established.
    Vaststelling { partij: Rijverwijzing, vaststelling: Vaststelling },
    /// A digital address of a customer.
    DigitaalAdres { partij: PartijId, adres: DigitaalAdres },
    /// A changed digital address of a customer.
    WijzigDigitaalAdres { partij: PartijId, adres: DigitaalAdres },
    /// A digital address that goes, with what it was.
    VerwijderDigitaalAdres(DigitaalAdresId, Element),
    /// The complete list of preferences of a customer; without address: by post.
    Voorkeuren { partij: PartijId, lijst: Vec<(Berichtsoort, Option<DigitaalAdresId>)> },
    /// The complete list of statements of a customer.
    Kenbaarmakingen { partij: PartijId, lijst: Vec<Kenbaarmaking> },
    /// The complete list of bank accounts of a customer.
    Rekeningnummers { partij: PartijId, lijst: Vec<(RekeningnummerId, Iban)> },
    /// The complete list of wishes of a customer to have an element recorded.
    Wensen { partij: PartijId, lijst: BTreeMap<Element, Date> },
    /// That one customer acts for another.
    Vertegenwoordiging(Vertegenwoordiging),
    /// Another ground, period or scope; it must still have this version.
    WijzigVertegenwoordiging { was: i32, wordt: Vertegenwoordiging },
    /// A duty to keep, of the customer or contact that it names.
    Bewaarplicht(Bewaarplicht),
    /// Another term of a duty, or other elements; it must still have this version.
    WijzigBewaarplicht { was: i32, wordt: Bewaarplicht },
    /// A duty that holds no more.
    NeemBewaarplichtTerug(Bewaarplicht),
    /// That something of a customer is to be erased when it may be.
    Wisverzoek { klant: PartijId, omvang: Wisomvang, gevraagd_op: OffsetDateTime, opnieuw_op: Date },
    /// When such a request is looked at again; never, when it is done.
    VerzetWisverzoek { klant: PartijId, verzoek: i64, opnieuw_op: Option<Date> },
    /// A value that another offers to a customer.
    Voorstel { partij: PartijId, voorstel: Voorstel },
    /// An offer that goes, accepted or not.
    VerwijderVoorstel { partij: PartijId, id: VoorstelId, element: Element },
    /// A row as wide as the wire, new or written anew.
    Bewaar { nummer: Option<i64>, rij: Box<Rij> },
    /// Rows that go.
    Verwijder { tabel: Tabel, nummers: Vec<i64> },
    /// What a customer prefers on the wire, or nothing.
    ZetVoorkeur { kolom: Voorkeurskolom, partij: i64, naar: Option<i64> },
    /// Whichever customer prefers a row that goes prefers it no more.
    VergeetVoorkeur { kolom: Voorkeurskolom, nummer: i64 },
    /// To whom a task is assigned, in order.
    WijsToe { taak: i64, actoren: Vec<i64> },
    /// That a contact follows in the interactie that begins with another, or begins one itself.
    Wortel { contact: i64, wortel: Option<i64> },
    /// Who gave these values of a customer; of others it stays as it was.
    HerkomstErbij { partij: i64, elementen: Vec<Element>, door: Bronsoort, op: OffsetDateTime },
    /// Of the addresses of a customer and a kind, this one alone is the default.
    EnigeStandaard { partij: i64, soort: String, adres: i64 },
    /// The profile that a later mark chose for an interactie.
    VerfijnProfiel {
        wortel: i64,
        profiel: Profielcode,
        versie: String,
        reden: String,
        sluit_na_dagen: Option<u16>,
    },
    /// Who gave which value of a customer: the complete record.
    Herkomst { partij: PartijId, per_element: BTreeMap<Element, Herkomst> },
}

/// Applies Mutaties in order, in the transaction that is open, as one unit of work.
///
/// # Errors
/// [`Fout::VersieVerouderd`] when a row was changed since it was read; [`Fout::Store`] when the store refuses.
pub(crate) fn pas_toe(tx: &mut Tx<'_>, context: &Context, mutaties: Vec<Mutatie>) -> Result<(), Fout> {
    pas_toe_voor(tx, context, mutaties, Betrokkenen::default())
}

/// The same, when the answer shows more people than the Mutaties concern: the log names them too.
///
/// # Errors
/// As [`pas_toe`].
pub(crate) fn pas_toe_voor(
    tx: &mut Tx<'_>,
    context: &Context,
    mutaties: Vec<Mutatie>,
    mut betrokkenen: Betrokkenen,
) -> Result<(), Fout> {
    let (mut post, mut audit) = (Post::nieuw(context, false), Audit::default());
    let sporen = Sporen { post: &mut post, audit: &mut audit, betrokkenen: &mut betrokkenen };
    let mut uitvoering = Uitvoering::nieuw(tx, &context.sleutels, sporen);
    for mutatie in mutaties {
        uitvoering.begin(&mutatie)?;
        uitvoering.pas_toe(mutatie)?;
    }
    audit.schrijf(tx, context)?;
    context.verantwoord(tx, betrokkenen)
}

/// Applies one Mutatie of a unit of work; answers the number of the row that it wrote, where that is one.
///
/// # Errors
/// As [`pas_toe`].
pub(crate) fn pas_een_toe(
    tx: &mut Tx<'_>,
    sleutels: &Sleutelbos,
    sporen: Sporen<'_, '_>,
    mutatie: Mutatie,
) -> Result<Option<i64>, Fout> {
    let mut uitvoering = Uitvoering::nieuw(tx, sleutels, sporen);
    uitvoering.begin(&mutatie)?;
    if let Mutatie::Bewaar { nummer, rij } = mutatie {
        return uitvoering.bewaar(nummer, &rij).map(Some);
    }
    uitvoering.pas_toe(mutatie).map(|()| None)
}

/// What a unit of work leaves behind beside its rows: notifications, the auditlog, and whom it concerned.
pub(crate) struct Sporen<'p, 't> {
    pub(crate) post: &'t mut Post<'p>,
    pub(crate) audit: &'t mut Audit,
    pub(crate) betrokkenen: &'t mut Betrokkenen,
}

/// The number of the first contact of an interactie; [`Fout::NietGevonden`] when this is no first contact.
pub(crate) fn wortel_van(tx: &mut Tx<'_>, id: InteractieId) -> Result<i64, Fout> {
    let (eigen, wortel) = interactie::plaats(tx, id.eerste_klantcontact())?.ok_or(Fout::NietGevonden)?;
    if eigen == wortel { Ok(wortel) } else { Err(Fout::NietGevonden) }
}
