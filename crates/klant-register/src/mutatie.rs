//! The one write path: every write of every API is a list of these, judged together and applied in one transaction.

use std::collections::BTreeMap;
use std::collections::HashMap;

use klant_core::id::{
    ActorId, ActorKlantcontactId, BetrokkeneId, DigitaalAdresId, IdentificatorId, InteractieId,
    InterneTaakId, KlantcontactId, PartijId, RekeningnummerId, VoorstelId,
};
use klant_core::profiel::Profielcode;
use klant_core::regels::wissen::Wisomvang;
use klant_core::waarde::Iban;
use klant_core::{
    Actor, Berichtsoort, Betrokkene, Bewaard, Bewaarplicht, Bronsoort, DigitaalAdres, Element, Elementen,
    Herkomst, Identificator, InterneTaak, Kenbaarmaking, Klantcontact, Onderwerpobject, Partij, Vaststelling,
    Vertegenwoordiging, Voorstel,
};
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::klantinteracties::{
    Rij, digitaal_adres, gaan_mee, herkomst, internetaak, verloop, verwijder,
};
use klant_store::rij::Interactiekolommen;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::{
    bewaren, interactie, partij, schrijven, vertegenwoordiging, voorstel, wissen, zoeken,
};
use klant_store::{Sleutelbos, StoreFout, Tx};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::audit::{Audit, Handeling};
use crate::bewaring;
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::logboek::Betrokkenen;
use crate::notificatie::Post;
use crate::vindbaar;

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
    let mut uitvoering = Uitvoering { tx, sleutels: &context.sleutels, sporen, nummers: HashMap::new() };
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
    let mut uitvoering = Uitvoering { tx, sleutels, sporen, nummers: HashMap::new() };
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

struct Uitvoering<'t, 'c, 'p> {
    tx: &'t mut Tx<'c>,
    sleutels: &'t Sleutelbos,
    sporen: Sporen<'p, 't>,
    /// Numbers of rows that this list has written or referred to.
    nummers: HashMap<(Tabel, Uuid), i64>,
}

impl Uitvoering<'_, '_, '_> {
    /// Before anything is changed: nothing goes that a case needs, and what changes is told of.
    fn begin(&mut self, mutatie: &Mutatie) -> Result<(), Fout> {
        let Sporen { post, audit, .. } = &mut self.sporen;
        let stond = match mutatie {
            Mutatie::Bewaar { nummer: Some(nummer), rij } => audit.zoals_het_stond(rij.tabel(), *nummer),
            _ => None,
        };
        bewaring::bewaak(self.tx, post.vandaag(), mutatie, stond)?;
        audit.noteer(mutatie);
        Ok(())
    }

    fn nummer(&mut self, tabel: Tabel, uuid: Uuid) -> Result<i64, Fout> {
        if let Some(nummer) = self.nummers.get(&(tabel, uuid)) {
            return Ok(*nummer);
        }
        // Judged before it was applied, in the same transaction: what it refers to is there.
        let nummer = nummer_van(self.tx, tabel, uuid)?.ok_or(StoreFout::Verwijzing)?;
        self.nummers.insert((tabel, uuid), nummer);
        Ok(nummer)
    }

    fn rij(&mut self, tabel: Tabel, verwijzing: Rijverwijzing) -> Result<i64, Fout> {
        match verwijzing {
            Rijverwijzing::Uuid(uuid) => self.nummer(tabel, uuid),
            Rijverwijzing::Nummer(nummer) => Ok(nummer),
        }
    }

    fn onthoud(&mut self, tabel: Tabel, uuid: Uuid, nummer: i64) {
        self.nummers.insert((tabel, uuid), nummer);
    }

    fn contact(&mut self, id: KlantcontactId) -> Result<i64, Fout> {
        self.nummer(Tabel::Klantcontact, id.uuid())
    }

    fn partij(&mut self, id: PartijId) -> Result<i64, Fout> {
        self.nummer(Tabel::Partij, id.uuid())
    }

    fn actoren(&mut self, actoren: &[Actor]) -> Result<Vec<i64>, Fout> {
        actoren.iter().map(|actor| self.nummer(Tabel::Actor, actor.id.uuid())).collect()
    }

    fn pas_toe(&mut self, mutatie: Mutatie) -> Result<(), Fout> {
        self.sporen.betrokkenen.noteer(self.tx, &mutatie)?;
        match mutatie {
            Mutatie::Klantcontact { contact, volgt } => {
                let wortel =
                    volgt.map(|interactie| self.contact(interactie.eerste_klantcontact())).transpose()?;
                let nummer = schrijven::klantcontact(self.tx, &contact, wortel)?;
                self.onthoud(Tabel::Klantcontact, contact.id.uuid(), nummer);
                self.sporen.post.geschreven(self.tx, Tabel::Klantcontact, nummer, true)?;
            }
            Mutatie::Interactie { eerste, profiel, versie, reden, terugkoppeling, sluit_na_dagen } => {
                let kolommen = Interactiekolommen {
                    klantcontact: self.rij(Tabel::Klantcontact, eerste)?,
                    versie: 1,
                    profiel_code: profiel.als_tekst().to_owned(),
                    profiel_versie: versie,
                    profiel_reden: reden,
                    terugkoppeling,
                    sluit_na_dagen: sluit_na_dagen.map(i32::from),
                    gesloten_op: None,
                };
                schrijven::interactie(self.tx, &kolommen)?;
            }
            Mutatie::SluitInteractie { interactie, op } => {
                let wortel = self.contact(interactie.eerste_klantcontact())?;
                schrijven::sluit_interactie(self.tx, wortel, op.into())?;
            }
            Mutatie::Betrokkene { contact, betrokkene } => self.betrokkene(contact, &betrokkene)?,
            Mutatie::Onderwerpobject { contact, object } => {
                let contact = self.contact(contact)?;
                let was = object.was_klantcontact.map(|was| self.contact(was)).transpose()?;
                schrijven::onderwerpobject(self.tx, &object, contact, was)?;
            }
            Mutatie::Actor(actor) => {
                let nummer = schrijven::actor(self.tx, &actor)?;
                self.onthoud(Tabel::Actor, actor.id.uuid(), nummer);
            }
            Mutatie::ActorKlantcontact { id, actor, contact } => {
                let (actor, contact) = (self.nummer(Tabel::Actor, actor.uuid())?, self.contact(contact)?);
                schrijven::actor_klantcontact(self.tx, id.uuid(), actor, contact)?;
            }
            Mutatie::InterneTaak { contact, taak } => {
                let (contact, actoren) = (self.contact(contact)?, self.actoren(&taak.actoren)?);
                let nummer = schrijven::interne_taak(self.tx, &taak, contact, &actoren)?;
                self.sporen.post.geschreven(self.tx, Tabel::InterneTaak, nummer, true)?;
            }
            Mutatie::WijzigInterneTaak { contact, was, taak } => self.wijzig_taak(contact, was, &taak)?,
            mutatie => self.pas_klant_toe(mutatie)?,
        }
        Ok(())
    }

    fn pas_klant_toe(&mut self, mutatie: Mutatie) -> Result<(), Fout> {
        match mutatie {
            Mutatie::Partij(partij) => {
                let nummer = schrijven::partij(self.tx, &partij)?;
                vindbaar::van_partij(self.tx, nummer, &partij, true)?;
                self.onthoud(Tabel::Partij, partij.id.uuid(), nummer);
                self.sporen.post.geschreven(self.tx, Tabel::Partij, nummer, true)?;
            }
            Mutatie::WijzigPartij { was, partij, .. } => {
                let nummer = self.partij(partij.id)?;
                if !schrijven::wijzig_partij(self.tx, nummer, was, &partij)? {
                    return Err(Fout::VersieVerouderd);
                }
                vindbaar::van_partij(self.tx, nummer, &partij, false)?;
                self.sporen.post.geschreven(self.tx, Tabel::Partij, nummer, false)?;
            }
            Mutatie::Identificator { partij, identificator, boven } => {
                let nummer = self.partij(partij)?;
                let mut nieuw = false;
                let mut maak_boven = || {
                    nieuw = true;
                    boven
                };
                schrijven::partij_identificator(
                    self.tx,
                    &identificator,
                    Some(nummer),
                    &mut maak_boven,
                    self.sleutels,
                )?;
                if nieuw {
                    let kvk = Elementen::leeg().met(Element::KvkNummer);
                    self.sporen.audit.rij(Tabel::PartijIdentificator, boven.uuid(), Handeling::Gemaakt, kvk);
                }
            }
            Mutatie::VerwijderIdentificator(id, _) => schrijven::verwijder_identificator(self.tx, id.uuid())?,
            Mutatie::Vaststelling { partij, vaststelling } => {
                let nummer = self.rij(Tabel::Partij, partij)?;
                schrijven::vaststelling(self.tx, &vaststelling, nummer)?;
            }
            Mutatie::DigitaalAdres { partij, adres } => {
                let eigenaar = self.partij(partij)?;
                let nummer = schrijven::digitaal_adres(self.tx, &adres, Some(eigenaar), None)?;
                zoeken::bewaar_adres(self.tx, nummer, Some(eigenaar), &adres.adres, true)?;
                self.onthoud(Tabel::DigitaalAdres, adres.id.uuid(), nummer);
            }
            Mutatie::WijzigDigitaalAdres { partij, adres } => {
                let (eigenaar, nummer) =
                    (self.partij(partij)?, self.nummer(Tabel::DigitaalAdres, adres.id.uuid())?);
                schrijven::wijzig_digitaal_adres(self.tx, nummer, &adres, eigenaar)?;
                zoeken::bewaar_adres(self.tx, nummer, Some(eigenaar), &adres.adres, false)?;
            }
            Mutatie::VerwijderDigitaalAdres(id, _) => {
                schrijven::verwijder_digitaal_adres(self.tx, id.uuid())?;
            }
            Mutatie::Voorkeuren { partij, lijst } => {
                let eigenaar = self.partij(partij)?;
                let mut genummerd = Vec::new();
                for (soort, adres) in lijst {
                    let nummer = adres.map(|id| self.nummer(Tabel::DigitaalAdres, id.uuid())).transpose()?;
                    genummerd.push((soort, nummer));
                }
                partij::voorkeuren(self.tx, eigenaar, &genummerd)?;
            }
            Mutatie::Kenbaarmakingen { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::kenbaarmakingen(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Rekeningnummers { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::rekeningnummers(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Wensen { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::wensen(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Herkomst { partij: id, per_element } => {
                let eigenaar = self.partij(id)?;
                partij::herkomst(self.tx, eigenaar, &per_element)?;
            }
            Mutatie::Vertegenwoordiging(nieuw) => {
                let (wie, voor_wie) =
                    (self.partij(nieuw.vertegenwoordigende)?, self.partij(nieuw.vertegenwoordigde)?);
                vertegenwoordiging::voeg_toe(self.tx, &nieuw, wie, voor_wie)?;
            }
            Mutatie::WijzigVertegenwoordiging { was, wordt } => {
                if !vertegenwoordiging::wijzig(self.tx, was, &wordt)? {
                    return Err(Fout::VersieVerouderd);
                }
            }
            Mutatie::Bewaarplicht(plicht) => {
                let van = match plicht.wat {
                    Bewaard::Klant(klant, _) => self.partij(klant)?,
                    Bewaard::Klantcontact(contact) => self.contact(contact)?,
                };
                bewaren::voeg_toe(self.tx, &plicht, van)?;
            }
            Mutatie::WijzigBewaarplicht { was, wordt } => {
                if !bewaren::wijzig(self.tx, was, &wordt)? {
                    return Err(Fout::VersieVerouderd);
                }
                self.vervroeg(&wordt)?;
            }
            Mutatie::NeemBewaarplichtTerug(plicht) => {
                bewaren::verwijder(self.tx, plicht.id)?;
                self.vervroeg(&plicht)?;
            }
            Mutatie::Wisverzoek { klant, omvang, gevraagd_op, opnieuw_op } => {
                let van = self.partij(klant)?;
                wissen::onthoud(self.tx, van, &omvang.to_string(), gevraagd_op, opnieuw_op)?;
            }
            Mutatie::VerzetWisverzoek { verzoek, opnieuw_op, .. } => {
                wissen::verzet(self.tx, verzoek, opnieuw_op)?;
            }
            Mutatie::Voorstel { partij, voorstel: nieuw } => {
                let eigenaar = self.partij(partij)?;
                voorstel::voeg_toe(self.tx, eigenaar, &nieuw)?;
            }
            Mutatie::VerwijderVoorstel { id, .. } => voorstel::verwijder(self.tx, id)?,
            Mutatie::Bewaar { nummer, rij } => {
                self.bewaar(nummer, &rij)?;
            }
            Mutatie::Verwijder { tabel, nummers } => {
                self.sporen.post.verdwijnt(self.tx, tabel, &nummers)?;
                let mee = gaan_mee(self.tx, tabel, &nummers)?;
                let weg = verwijder(self.tx, tabel, &nummers)?;
                self.sporen.audit.verdwenen_mee(mee);
                self.sporen.audit.verdwenen(tabel, weg);
            }
            Mutatie::ZetVoorkeur { kolom, partij, naar } => kolom.zet(self.tx, partij, naar)?,
            Mutatie::VergeetVoorkeur { kolom, nummer } => {
                let partijen = kolom.vergeet(self.tx, nummer)?;
                self.gewijzigd(Tabel::Partij, partijen);
            }
            Mutatie::WijsToe { taak, actoren } => internetaak::wijs_toe(self.tx, taak, &actoren)?,
            Mutatie::Wortel { contact, wortel } => verloop::zet_wortel(self.tx, contact, wortel)?,
            Mutatie::HerkomstErbij { partij, elementen, door, op } => {
                herkomst::zet(self.tx, partij, &elementen, door, op)?;
            }
            Mutatie::EnigeStandaard { partij, soort, adres } => {
                let adressen = digitaal_adres::enige_standaard(self.tx, partij, &soort, adres)?;
                self.gewijzigd(Tabel::DigitaalAdres, adressen);
            }
            Mutatie::VerfijnProfiel { wortel, profiel, versie, reden, sluit_na_dagen } => {
                verloop::verfijn_profiel(
                    self.tx,
                    wortel,
                    profiel.als_tekst(),
                    &versie,
                    &reden,
                    sluit_na_dagen.map(i32::from),
                )?;
            }
            // `pas_toe` keeps every other kind for itself.
            _ => return Err(StoreFout::Intern.into()),
        }
        Ok(())
    }

    fn bewaar(&mut self, nummer: Option<i64>, rij: &Rij) -> Result<i64, Fout> {
        if let Some(nummer) = nummer {
            self.sporen.betrokkenen.stond(self.tx, rij, nummer)?;
        }
        let geschreven = rij.bewaar(self.tx, nummer)?;
        vindbaar::van_rij(self.tx, geschreven, rij, nummer.is_none())?;
        self.sporen.audit.ken(rij.tabel(), geschreven, rij.uuid());
        self.sporen.betrokkenen.rij(rij, geschreven, nummer.is_none());
        self.sporen.post.bewaard(self.tx, rij, nummer.is_none())?;
        Ok(geschreven)
    }

    /// What waited for this duty may be able to go: it is looked at today.
    fn vervroeg(&mut self, plicht: &Bewaarplicht) -> Result<(), Fout> {
        if let Bewaard::Klant(klant, _) = plicht.wat {
            let (van, vandaag) = (self.partij(klant)?, self.sporen.post.vandaag());
            wissen::vervroeg(self.tx, van, vandaag)?;
        }
        Ok(())
    }

    fn gewijzigd(&mut self, tabel: Tabel, rijen: Vec<Uuid>) {
        for uuid in rijen {
            self.sporen.audit.rij(tabel, uuid, Handeling::Gewijzigd, Elementen::leeg());
        }
    }

    fn betrokkene(&mut self, contact: KlantcontactId, betrokkene: &Betrokkene) -> Result<(), Fout> {
        let contact = self.contact(contact)?;
        let klant = betrokkene.partij.map(|id| self.partij(id)).transpose()?;
        let gekozen = betrokkene
            .gekozen
            .iter()
            .map(|id| self.nummer(Tabel::DigitaalAdres, id.uuid()))
            .collect::<Result<Vec<_>, _>>()?;
        let vervolgt = betrokkene.vervolgt.map(|id| self.nummer(Tabel::Betrokkene, id.uuid())).transpose()?;
        let nummer = schrijven::betrokkene(self.tx, betrokkene, contact, klant, vervolgt, &gekozen)?;
        self.onthoud(Tabel::Betrokkene, BetrokkeneId::uuid(betrokkene.id), nummer);
        for adres in &betrokkene.digitale_adressen {
            schrijven::digitaal_adres(self.tx, adres, None, Some(nummer))?;
        }
        Ok(())
    }

    fn wijzig_taak(&mut self, contact: KlantcontactId, was: i32, taak: &InterneTaak) -> Result<(), Fout> {
        let contact = self.contact(contact)?;
        let nummer = self.nummer(Tabel::InterneTaak, InterneTaakId::uuid(taak.id))?;
        if !schrijven::wijzig_interne_taak(self.tx, nummer, was, taak, contact)? {
            return Err(Fout::VersieVerouderd);
        }
        self.sporen.post.geschreven(self.tx, Tabel::InterneTaak, nummer, false)
    }
}

/// The number of the first contact of an interactie; [`Fout::NietGevonden`] when this is no first contact.
pub(crate) fn wortel_van(tx: &mut Tx<'_>, id: InteractieId) -> Result<i64, Fout> {
    let eigen = nummer_van(tx, Tabel::Klantcontact, id.uuid())?.ok_or(Fout::NietGevonden)?;
    let wortel = interactie::wortel(tx, id.eerste_klantcontact())?.ok_or(Fout::NietGevonden)?;
    if eigen == wortel { Ok(wortel) } else { Err(Fout::NietGevonden) }
}
