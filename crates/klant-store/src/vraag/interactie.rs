//! Reading interacties with all their parts, in seven statements whatever their number.

use std::collections::HashMap;

use diesel::prelude::{
    ExpressionMethods, JoinOnDsl, NullableExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl,
    SelectableHelper,
};
use klant_core::id::{BetrokkeneId, InteractieId, KlantcontactId};
use klant_core::{Betrokkene, Interactie, Klantcontact};
use uuid::Uuid;

use super::deelnemerfeiten::{self, Feit};
use super::{actor, interne_taak};
use crate::klantinteracties::onderwerpobject::Kolommen as Onderwerpobjectkolommen;
use crate::lijst::een_van;
use crate::rij::{Betrokkenerij, DigitaalAdresrij, Interactierij, Klantcontactrij};
use crate::schema::{betrokkene, digitaal_adres, interactie, klantcontact, onderwerpobject, partij};
use crate::tx::met_verbinding;
use crate::{DbUuid, StoreFout, Tx};

/// An interactie as read, with what only the store knows of it.
#[derive(Debug)]
pub struct Gelezen {
    /// The number of its first contact.
    pub wortel: i64,
    /// The version of its profile when it began.
    pub profiel_versie: String,
    /// The interactie with all its parts.
    pub interactie: Interactie,
}

/// The number of a contact, and that of the first contact of the interactie that holds it.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn plaats(tx: &mut Tx<'_>, contact: KlantcontactId) -> Result<Option<(i64, i64)>, StoreFout> {
    let rij = met_verbinding!(tx, |c| klantcontact::table
        .filter(klantcontact::uuid.eq(DbUuid(contact.uuid())))
        .select((klantcontact::volgnummer, klantcontact::wortel))
        .first::<(i64, Option<i64>)>(c)
        .optional())?;
    Ok(rij.map(|(nummer, wortel)| (nummer, wortel.unwrap_or(nummer))))
}

/// The number of the first contact of the interactie that holds this contact.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wortel(tx: &mut Tx<'_>, contact: KlantcontactId) -> Result<Option<i64>, StoreFout> {
    Ok(plaats(tx, contact)?.map(|(_, wortel)| wortel))
}

/// The first contacts of the interacties in which a partij took part, newest first, below a cursor.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wortels_van_partij(
    tx: &mut Tx<'_>,
    klant: Uuid,
    na: Option<i64>,
    aantal: i64,
) -> Result<Vec<i64>, StoreFout> {
    let grens = na.unwrap_or(i64::MAX);
    let wortel = diesel::dsl::sql::<diesel::sql_types::BigInt>(
        "coalesce(klantcontact.wortel, klantcontact.volgnummer)",
    );
    Ok(met_verbinding!(tx, |c| klantcontact::table
        .inner_join(betrokkene::table.on(betrokkene::klantcontact.eq(klantcontact::volgnummer)))
        .inner_join(partij::table.on(betrokkene::partij.eq(partij::volgnummer.nullable())))
        .filter(partij::uuid.eq(DbUuid(klant)))
        .filter(wortel.clone().lt(grens))
        .select(wortel.clone())
        .distinct()
        .order(diesel::dsl::sql::<diesel::sql_types::BigInt>("1 DESC"))
        .limit(aantal)
        .load::<i64>(c))?)
}

/// A betrokkene with the interactie in which she took part.
///
/// # Errors
/// As [`lees`].
pub fn van_betrokkene(
    tx: &mut Tx<'_>,
    id: BetrokkeneId,
) -> Result<Option<(InteractieId, Betrokkene)>, StoreFout> {
    let contact: Option<DbUuid> = met_verbinding!(tx, |c| betrokkene::table
        .inner_join(klantcontact::table.on(betrokkene::klantcontact.eq(klantcontact::volgnummer)))
        .filter(betrokkene::uuid.eq(DbUuid(id.uuid())))
        .select(klantcontact::uuid)
        .first(c)
        .optional())?;
    let Some(contact) = contact else { return Ok(None) };
    let Some(wortel) = wortel(tx, KlantcontactId::nieuw(contact.0))? else { return Ok(None) };
    Ok(lees_een(tx, wortel)?.and_then(|gelezen| {
        let betrokkene =
            gelezen.interactie.betrokkenen().find(|(_, b)| b.id == id).map(|(_, b)| b.clone())?;
        Some((gelezen.interactie.id, betrokkene))
    }))
}

/// The interacties that begin with these contacts, in this order; unknown numbers are left out.
///
/// # Errors
/// [`StoreFout::Stuk`] when a stored value no longer parses, [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, wortels: &[i64]) -> Result<Vec<Gelezen>, StoreFout> {
    let met_kop: Vec<(Klantcontactrij, Option<Interactierij>)> =
        met_verbinding!(tx, |c| klantcontact::table
            .left_join(interactie::table.on(interactie::klantcontact.eq(klantcontact::volgnummer)))
            .filter(een_van(klantcontact::volgnummer, wortels))
            .or_filter(een_van(klantcontact::wortel, wortels))
            .order((klantcontact::plaatsgevonden_op, klantcontact::volgnummer))
            .select((Klantcontactrij::as_select(), Option::<Interactierij>::as_select()))
            .load(c))?;
    let mut koppen: HashMap<i64, Interactierij> = HashMap::new();
    let mut rijen: Vec<Klantcontactrij> = Vec::new();
    for (rij, kop) in met_kop {
        koppen.extend(kop.map(|kop| (rij.volgnummer, kop)));
        rijen.push(rij);
    }
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let mut delen = Delen::lees(tx, &nummers)?;

    let mut eerste: HashMap<i64, KlantcontactId> = HashMap::new();
    let mut contacten: HashMap<i64, Vec<Klantcontact>> = HashMap::new();
    for rij in rijen {
        let (nummer, wortel) = (rij.volgnummer, rij.wortel());
        let contact = delen.vul(nummer, rij.lees());
        if nummer == wortel {
            eerste.insert(wortel, contact.id);
        }
        contacten.entry(wortel).or_default().push(contact);
    }
    let mut gelezen = Vec::new();
    for wortel in wortels {
        let (Some(kop), Some(id)) = (koppen.remove(wortel), eerste.get(wortel)) else { continue };
        let profiel_versie = kop.kolommen.profiel_versie.clone();
        let interactie = kop.lees(*id, contacten.remove(wortel).unwrap_or_default())?;
        gelezen.push(Gelezen { wortel: *wortel, profiel_versie, interactie });
    }
    Ok(gelezen)
}

/// The interactie that begins with this contact.
///
/// # Errors
/// As [`lees`].
pub fn lees_een(tx: &mut Tx<'_>, wortel: i64) -> Result<Option<Gelezen>, StoreFout> {
    Ok(lees(tx, &[wortel])?.pop())
}

/// The parts of contacts, by the number of the contact.
struct Delen {
    betrokkenen: HashMap<i64, Vec<Betrokkene>>,
    onderwerpen: HashMap<i64, Vec<klant_core::Onderwerpobject>>,
    taken: HashMap<i64, Vec<klant_core::InterneTaak>>,
    actoren: HashMap<i64, Vec<klant_core::Actor>>,
}

impl Delen {
    fn lees(tx: &mut Tx<'_>, contacten: &[i64]) -> Result<Self, StoreFout> {
        Ok(Self {
            betrokkenen: betrokkenen(tx, contacten, None)?,
            onderwerpen: onderwerpen(tx, contacten)?,
            taken: interne_taak::van_contacten(tx, contacten)?,
            actoren: actor::van_contacten(tx, contacten)?,
        })
    }

    fn vul(&mut self, nummer: i64, mut contact: Klantcontact) -> Klantcontact {
        contact.betrokkenen = self.betrokkenen.remove(&nummer).unwrap_or_default();
        contact.onderwerpobjecten = self.onderwerpen.remove(&nummer).unwrap_or_default();
        contact.interne_taken = self.taken.remove(&nummer).unwrap_or_default();
        contact.actoren = self.actoren.remove(&nummer).unwrap_or_default();
        contact
    }
}

/// The parts that a known customer took in these contacts, by the number of the contact; never those of others.
///
/// # Errors
/// As [`lees`].
pub fn delen_van_partij(
    tx: &mut Tx<'_>,
    contacten: &[i64],
    klant: i64,
) -> Result<HashMap<i64, Vec<Betrokkene>>, StoreFout> {
    betrokkenen(tx, contacten, Some(klant))
}

/// Who took part in these contacts: everyone, or this customer alone.
fn betrokkenen(
    tx: &mut Tx<'_>,
    contacten: &[i64],
    klant: Option<i64>,
) -> Result<HashMap<i64, Vec<Betrokkene>>, StoreFout> {
    let rijen: Vec<(Betrokkenerij, Option<DbUuid>)> = met_verbinding!(tx, |c| {
        let mut vraag = betrokkene::table
            .left_join(partij::table.on(betrokkene::partij.eq(partij::volgnummer.nullable())))
            .filter(een_van(betrokkene::klantcontact, contacten))
            .order(betrokkene::volgnummer)
            .select((Betrokkenerij::as_select(), partij::uuid.nullable()))
            .into_boxed();
        if let Some(klant) = klant {
            vraag = vraag.filter(betrokkene::partij.eq(klant));
        }
        vraag.load(c)
    })?;
    if rijen.is_empty() {
        return Ok(HashMap::new());
    }
    let nummers: Vec<i64> = rijen.iter().map(|(rij, _)| rij.volgnummer).collect();
    let adressen: Vec<DigitaalAdresrij> = met_verbinding!(tx, |c| digitaal_adres::table
        .filter(een_van(digitaal_adres::betrokkene, &nummers))
        .order(digitaal_adres::volgnummer)
        .select(DigitaalAdresrij::as_select())
        .load(c))?;
    let feiten = deelnemerfeiten::lees(tx, &nummers)?;

    let mut per_nummer: HashMap<i64, Betrokkene> = HashMap::new();
    let mut van_contact: Vec<(i64, i64)> = Vec::new();
    let mut vervolgd: Vec<(i64, i64)> = Vec::new();
    for (rij, klant) in rijen {
        van_contact.push((rij.klantcontact(), rij.volgnummer));
        vervolgd.extend(rij.vervolgt().map(|eerste| (rij.volgnummer, eerste)));
        per_nummer.insert(rij.volgnummer, rij.lees(klant)?);
    }
    // Her first part is in the same interactie, and so among the rows that were read.
    for (nummer, eerste) in vervolgd {
        let eerste = per_nummer.get(&eerste).map(|eerste| eerste.id);
        if let Some(deelnemer) = per_nummer.get_mut(&nummer) {
            deelnemer.vervolgt = eerste;
        }
    }
    for rij in adressen {
        let van_partij = rij.partij().is_some();
        let Some(deelnemer) = rij.betrokkene().and_then(|nummer| per_nummer.get_mut(&nummer)) else {
            continue;
        };
        let adres = rij.lees()?;
        // With a partij as well it is her own address, chosen for this interactie; alone it is an override.
        if van_partij {
            deelnemer.gekozen.push(adres.id);
        } else {
            deelnemer.digitale_adressen.push(adres);
        }
    }
    for (nummer, feit) in feiten {
        match (feit, per_nummer.get_mut(&nummer)) {
            (Feit::Gekozen(adres), Some(deelnemer)) => deelnemer.gekozen.push(adres),
            (Feit::Wens(element, dag), Some(deelnemer)) => drop(deelnemer.wensen.insert(element, dag)),
            (_, None) => {}
        }
    }
    let mut per_contact: HashMap<i64, Vec<Betrokkene>> = HashMap::new();
    for (contact, nummer) in van_contact {
        per_contact.entry(contact).or_default().extend(per_nummer.remove(&nummer));
    }
    Ok(per_contact)
}

pub(super) fn onderwerpen(
    tx: &mut Tx<'_>,
    contacten: &[i64],
) -> Result<HashMap<i64, Vec<klant_core::Onderwerpobject>>, StoreFout> {
    let rijen: Vec<(Onderwerpobjectkolommen, Option<DbUuid>)> =
        met_verbinding!(tx, |c| onderwerpobject::table
            .left_join(
                klantcontact::table
                    .on(onderwerpobject::was_klantcontact.eq(klantcontact::volgnummer.nullable()))
            )
            .filter(een_van(onderwerpobject::klantcontact, contacten))
            .order(onderwerpobject::volgnummer)
            .select((Onderwerpobjectkolommen::as_select(), klantcontact::uuid.nullable()))
            .load(c))?;
    let mut per_contact: HashMap<i64, Vec<klant_core::Onderwerpobject>> = HashMap::new();
    for (rij, was) in rijen {
        if let Some(contact) = rij.klantcontact {
            per_contact.entry(contact).or_default().push(rij.lees(was));
        }
    }
    Ok(per_contact)
}
