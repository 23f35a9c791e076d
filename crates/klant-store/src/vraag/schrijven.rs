//! Inserting rows: each answers the number of the new row.

use diesel::prelude::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl};
use klant_core::waarde::Opgegeven;
use klant_core::{
    Actor, Betrokkene, DigitaalAdres, Identificatie, Identificator, InterneTaak, Keuze, Klantcontact,
    Onderwerpobject, Partij, Vaststelling,
};
use uuid::Uuid;

use super::partij::identificator_zonder_ouder;
use crate::klantinteracties::{
    actor::Kolommen as Actorkolommen, betrokkene::Kolommen as Betrokkenekolommen,
    klantcontact::Kolommen as Klantcontactkolommen, onderwerpobject::Kolommen as Onderwerpobjectkolommen,
    partij_identificator::Kolommen as Identificatorkolommen,
};
use crate::rij::{
    DigitaalAdreskolommen, Interactiekolommen, InterneTaakkolommen, Partijkolommen, VindbaarAdres,
    VindbaarContact, VindbareActor, VindbarePartij,
};
use crate::schema::{
    actor, actor_klantcontact, betrokkene, digitaal_adres, interactie, interne_taak, interne_taak_actor,
    keuze, klantcontact, onderwerpobject, partij, partij_identificator, vaststelling, wens,
};
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, Sleutelbos, StoreFout, Tx};

macro_rules! invoegen {
    ($tx:expr, $table:ident, $rij:expr) => {
        met_verbinding!($tx, |c| diesel::insert_into($table::table)
            .values($rij)
            .returning($table::volgnummer)
            .get_result::<i64>(c))
    };
}

/// A klantcontact; `wortel` is the first contact of its interactie when it follows another.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn klantcontact(tx: &mut Tx<'_>, contact: &Klantcontact, wortel: Option<i64>) -> Result<i64, StoreFout> {
    let kolommen = Klantcontactkolommen::van(contact);
    let rij = (VindbaarContact::from(&kolommen), kolommen, klantcontact::wortel.eq(wortel));
    Ok(invoegen!(tx, klantcontact, rij)?)
}

/// What holds for the contacts of an interactie.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn interactie(tx: &mut Tx<'_>, kolommen: &Interactiekolommen) -> Result<i64, StoreFout> {
    Ok(invoegen!(tx, interactie, kolommen)?)
}

/// A betrokkene with her wishes and choices; her digital addresses are rows of their own.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn betrokkene(
    tx: &mut Tx<'_>,
    deelnemer: &Betrokkene,
    contact: i64,
    klant: Option<i64>,
    vervolgt: Option<i64>,
    gekozen: &[i64],
) -> Result<i64, StoreFout> {
    let taal = deelnemer.voorkeurstaal.as_ref().map(Opgegeven::tekst);
    let rij = (
        Betrokkenekolommen::van(deelnemer, contact, klant),
        betrokkene::vervolgt.eq(vervolgt),
        betrokkene::voorkeurstaal.eq(taal),
    );
    let nummer = invoegen!(tx, betrokkene, rij)?;
    for (element, gegeven_op) in &deelnemer.wensen {
        met_verbinding!(tx, |c| diesel::insert_into(wens::table)
            .values((
                wens::betrokkene.eq(nummer),
                wens::element.eq(element.woord()),
                wens::gegeven_op.eq(*gegeven_op),
            ))
            .execute(c))?;
    }
    for adres in gekozen {
        met_verbinding!(tx, |c| diesel::insert_into(keuze::table)
            .values((keuze::betrokkene.eq(nummer), keuze::digitaal_adres.eq(*adres)))
            .execute(c))?;
    }
    Ok(nummer)
}

/// A digital address with its owners.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn digitaal_adres(
    tx: &mut Tx<'_>,
    adres: &DigitaalAdres,
    klant: Option<i64>,
    deelnemer: Option<i64>,
) -> Result<i64, StoreFout> {
    Ok(invoegen!(tx, digitaal_adres, adresrij(adres, klant, deelnemer))?)
}

/// The columns of a digital address, with by what it and its customer are found.
fn adresrij(
    adres: &DigitaalAdres,
    klant: Option<i64>,
    deelnemer: Option<i64>,
) -> (DigitaalAdreskolommen, VindbaarAdres) {
    let vindbaar = VindbaarAdres::van(klant, adres.adres.gegeven(), adres.omschrijving.as_deref());
    (DigitaalAdreskolommen::van(adres, klant, deelnemer), vindbaar)
}

/// What a contact was about.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn onderwerpobject(
    tx: &mut Tx<'_>,
    object: &Onderwerpobject,
    contact: i64,
    was: Option<i64>,
) -> Result<i64, StoreFout> {
    Ok(invoegen!(tx, onderwerpobject, Onderwerpobjectkolommen::van(object, contact, was))?)
}

/// An actor.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn actor(tx: &mut Tx<'_>, medewerker: &Actor) -> Result<i64, StoreFout> {
    let kolommen = Actorkolommen::van(medewerker);
    Ok(invoegen!(tx, actor, (VindbareActor::from(&kolommen), kolommen))?)
}

/// That an actor took part in a contact.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn actor_klantcontact(tx: &mut Tx<'_>, uuid: Uuid, actor: i64, contact: i64) -> Result<i64, StoreFout> {
    let rij = (
        actor_klantcontact::uuid.eq(DbUuid(uuid)),
        actor_klantcontact::versie.eq(1),
        actor_klantcontact::actor.eq(actor),
        actor_klantcontact::klantcontact.eq(contact),
    );
    Ok(invoegen!(tx, actor_klantcontact, rij)?)
}

/// A task with its actors, in order of assignment.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn interne_taak(
    tx: &mut Tx<'_>,
    taak: &InterneTaak,
    contact: i64,
    actoren: &[i64],
) -> Result<i64, StoreFout> {
    let nummer = invoegen!(tx, interne_taak, InterneTaakkolommen::van(taak, contact))?;
    for actor in actoren {
        let rij = (interne_taak_actor::interne_taak.eq(nummer), interne_taak_actor::actor.eq(*actor));
        invoegen!(tx, interne_taak_actor, rij)?;
    }
    Ok(nummer)
}

/// A partij; its parts are rows of their own.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn partij(tx: &mut Tx<'_>, klant: &Partij) -> Result<i64, StoreFout> {
    Ok(invoegen!(tx, partij, partijrij(klant))?)
}

/// The columns of a partij, with by what she is found.
fn partijrij(klant: &Partij) -> (Partijkolommen, VindbarePartij) {
    let achternaam = klant.contactnaam.achternaam.as_deref();
    let (bezoek, post) = (klant.bezoekadres.as_ref(), klant.correspondentieadres.as_ref());
    (Partijkolommen::van(klant), VindbarePartij::van(achternaam, bezoek, post))
}

/// One time that the identity of a partij was established.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn vaststelling(tx: &mut Tx<'_>, vaststelling: &Vaststelling, klant: i64) -> Result<i64, StoreFout> {
    let rij = (
        vaststelling::uuid.eq(DbUuid(vaststelling.id.uuid())),
        vaststelling::partij.eq(klant),
        vaststelling::middel.eq(vaststelling.middel.woord()),
        vaststelling::niveau.eq(vaststelling.niveau.woord()),
        vaststelling::vastgesteld_op.eq(DbTijd::van(vaststelling.vastgesteld_op)),
        vaststelling::door.eq(&vaststelling.door),
    );
    Ok(invoegen!(tx, vaststelling, rij)?)
}

/// An identificator of a partij. An establishment stands under the identificator of its organisation, whoever's it is;
/// when there is none yet, `boven` is recorded for nobody.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row or the number cannot be encrypted.
pub fn partij_identificator(
    tx: &mut Tx<'_>,
    identificator: &Identificator,
    klant: Option<i64>,
    boven: &mut dyn FnMut() -> klant_core::id::IdentificatorId,
    sleutels: &Sleutelbos,
) -> Result<i64, StoreFout> {
    let ouder = match &identificator.identificatie {
        Identificatie::Vestiging { kvk, .. } => {
            let organisatie = Identificatie::KvkNummer(kvk.clone());
            Some(match identificator_zonder_ouder(tx, &organisatie, sleutels)? {
                Some(nummer) => nummer,
                None => {
                    let rij = Identificator { id: boven(), identificatie: organisatie };
                    invoegen!(
                        tx,
                        partij_identificator,
                        Identificatorkolommen::van(&rij, None, None, sleutels)?
                    )?
                }
            })
        }
        _ => None,
    };
    Ok(invoegen!(
        tx,
        partij_identificator,
        Identificatorkolommen::van(identificator, klant, ouder, sleutels)?
    )?)
}

/// Writes the changed columns of a partij when it still has this version; answers whether it had.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn wijzig_partij(tx: &mut Tx<'_>, nummer: i64, was: i32, klant: &Partij) -> Result<bool, StoreFout> {
    let geraakt = met_verbinding!(tx, |c| diesel::update(
        partij::table.filter(partij::volgnummer.eq(nummer)).filter(partij::versie.eq(was))
    )
    .set(partijrij(klant))
    .execute(c))?;
    Ok(geraakt == 1)
}

/// Writes the changed columns of a task when it still has this version; answers whether it had.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn wijzig_interne_taak(
    tx: &mut Tx<'_>,
    nummer: i64,
    was: i32,
    taak: &InterneTaak,
    contact: i64,
) -> Result<bool, StoreFout> {
    let geraakt = met_verbinding!(tx, |c| diesel::update(
        interne_taak::table.filter(interne_taak::volgnummer.eq(nummer)).filter(interne_taak::versie.eq(was))
    )
    .set(InterneTaakkolommen::van(taak, contact))
    .execute(c))?;
    Ok(geraakt == 1)
}

/// Writes the changed columns of a digital address of a partij; whether a betrokkene chose it stays as it is.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn wijzig_digitaal_adres(
    tx: &mut Tx<'_>,
    nummer: i64,
    adres: &DigitaalAdres,
    klant: i64,
) -> Result<(), StoreFout> {
    let deelnemer: Option<i64> = met_verbinding!(tx, |c| digitaal_adres::table
        .filter(digitaal_adres::volgnummer.eq(nummer))
        .select(digitaal_adres::betrokkene)
        .first(c))?;
    met_verbinding!(tx, |c| diesel::update(
        digitaal_adres::table.filter(digitaal_adres::volgnummer.eq(nummer))
    )
    .set(adresrij(adres, Some(klant), deelnemer))
    .execute(c))?;
    Ok(())
}

/// Removes a digital address.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijder_digitaal_adres(tx: &mut Tx<'_>, uuid: Uuid) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(
        digitaal_adres::table.filter(digitaal_adres::uuid.eq(DbUuid(uuid)))
    )
    .execute(c))?;
    Ok(())
}

/// Takes an identificator from its partij. One under which establishments stand stays, for nobody: theirs are unique only
/// under it.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijder_identificator(tx: &mut Tx<'_>, uuid: Uuid) -> Result<(), StoreFout> {
    let onder: i64 = {
        let (eigen, kind) = diesel::alias!(partij_identificator as eigen, partij_identificator as kind);
        met_verbinding!(tx, |c| eigen
            .inner_join(
                kind.on(kind
                    .field(partij_identificator::sub_identificator_van)
                    .eq(eigen.field(partij_identificator::volgnummer).nullable()))
            )
            .filter(eigen.field(partij_identificator::uuid).eq(DbUuid(uuid)))
            .count()
            .get_result(c))?
    };
    if onder > 0 {
        met_verbinding!(tx, |c| diesel::update(
            partij_identificator::table.filter(partij_identificator::uuid.eq(DbUuid(uuid)))
        )
        .set(partij_identificator::partij.eq(None::<i64>))
        .execute(c))?;
        return Ok(());
    }
    met_verbinding!(tx, |c| diesel::delete(
        partij_identificator::table.filter(partij_identificator::uuid.eq(DbUuid(uuid)))
    )
    .execute(c))?;
    Ok(())
}

/// Closes an interactie by hand.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn sluit_interactie(tx: &mut Tx<'_>, wortel: i64, op: DbTijd) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(interactie::table.filter(interactie::klantcontact.eq(wortel)))
        .set((interactie::gesloten_op.eq(Some(op)), interactie::versie.eq(interactie::versie + 1)))
        .execute(c))?;
    Ok(())
}
