//! Duties to keep: which case needs what, and until when.

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl};
use diesel::sql_types::{BigInt, Bool, Date as DateSql, Integer, Nullable, Text};
use klant_core::id::{BewaarplichtId, KlantcontactId, PartijId};
use klant_core::{Bewaard, Bewaarplicht, Bewaartermijn, Element, Elementen, Keuze as _, zaaksleutel};
use time::Date;

use crate::schema::bewaarplicht;
use crate::tabel::Tabel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// A duty as read.
#[derive(Clone, Debug)]
pub struct Gelezen {
    /// Its number.
    pub volgnummer: i64,
    /// The number of the contact that it keeps, when it keeps one.
    pub klantcontact: Option<i64>,
    /// The duty.
    pub plicht: Bewaarplicht,
}

/// The one with this uuid.
///
/// # Errors
/// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, id: BewaarplichtId) -> Result<Option<Gelezen>, StoreFout> {
    Ok(waar(tx, &Tekst::van("b.uuid = ?", [id.uuid().into()]))?.pop())
}

/// Those of these customers, oldest first.
///
/// # Errors
/// As [`lees`].
pub fn van_partijen(tx: &mut Tx<'_>, partijen: &[i64]) -> Result<Vec<Gelezen>, StoreFout> {
    if partijen.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van("b.partij", []);
    tekst.een_van(partijen);
    waar(tx, &tekst)
}

/// Those of a case, by any form of its reference; oldest first.
///
/// # Errors
/// As [`lees`].
pub fn van_zaak(tx: &mut Tx<'_>, zaak: &str) -> Result<Vec<Gelezen>, StoreFout> {
    waar(tx, &Tekst::van("b.zaaksleutel = ?", [zaaksleutel(zaak).into()]))
}

/// Those that keep one of these contacts, and those of the cases by these keys.
///
/// # Errors
/// As [`lees`].
pub fn van_contacten(
    tx: &mut Tx<'_>,
    contacten: &[i64],
    zaaksleutels: &[String],
) -> Result<Vec<Gelezen>, StoreFout> {
    if contacten.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van("b.klantcontact", []);
    tekst.een_van(contacten);
    if let Some((eerste, rest)) = zaaksleutels.split_first() {
        tekst.en(" OR b.zaaksleutel IN (?", [eerste.as_str().into()]);
        for sleutel in rest {
            tekst.en(", ?", [sleutel.as_str().into()]);
        }
        tekst.en(")", []);
    }
    waar(tx, &tekst)
}

fn waar(tx: &mut Tx<'_>, voorwaarde: &Tekst) -> Result<Vec<Gelezen>, StoreFout> {
    type Soort = (
        BigInt,
        UuidSql,
        Integer,
        Text,
        Nullable<UuidSql>,
        Text,
        Nullable<BigInt>,
        Nullable<UuidSql>,
        Nullable<DateSql>,
        Bool,
        Text,
        TijdSql,
    );
    let mut tekst = Tekst::van(
        "SELECT b.volgnummer, b.uuid, b.versie, b.zaak, p.uuid, b.elementen, b.klantcontact, k.uuid, b.tot, b.blijvend, \
         b.gemeld_door, b.gemeld_op FROM bewaarplicht b LEFT JOIN partij p ON p.volgnummer = b.partij \
         LEFT JOIN klantcontact k ON k.volgnummer = b.klantcontact WHERE ",
        [],
    );
    tekst.en_tekst(voorwaarde).en(" ORDER BY b.volgnummer", []);
    let vraag = tekst.vraag::<Soort>();
    let rijen: Vec<Kolommen> = met_verbinding!(tx, |c| vraag.load(c))?;
    rijen.into_iter().map(gelezen).collect()
}

type Kolommen = (
    i64,
    DbUuid,
    i32,
    String,
    Option<DbUuid>,
    String,
    Option<i64>,
    Option<DbUuid>,
    Option<Date>,
    bool,
    String,
    DbTijd,
);

fn gelezen(rij: Kolommen) -> Result<Gelezen, StoreFout> {
    let (volgnummer, uuid, versie, zaak, partij, elementen, klantcontact, contact, tot, blijvend, door, op) =
        rij;
    let stuk = |kolom| StoreFout::Stuk { tabel: "bewaarplicht", kolom, rij: volgnummer };
    let wat = match (partij, contact) {
        (Some(partij), _) => {
            Bewaard::Klant(PartijId::nieuw(partij.0), uit_tekst(&elementen).ok_or_else(|| stuk("elementen"))?)
        }
        (None, Some(contact)) => Bewaard::Klantcontact(KlantcontactId::nieuw(contact.0)),
        (None, None) => return Err(stuk("partij")),
    };
    let termijn = match (blijvend, tot) {
        (true, _) => Bewaartermijn::Blijvend,
        (false, Some(tot)) => Bewaartermijn::Tot(tot),
        (false, None) => Bewaartermijn::Onbekend,
    };
    let plicht = Bewaarplicht {
        id: BewaarplichtId::nieuw(uuid.0),
        versie,
        zaak,
        wat,
        termijn,
        gemeld_door: door,
        gemeld_op: op.0,
    };
    Ok(Gelezen { volgnummer, klantcontact, plicht })
}

fn uit_tekst(tekst: &str) -> Option<Elementen> {
    tekst.split_whitespace().map(Element::van_woord).collect()
}

fn als_tekst(elementen: Elementen) -> String {
    let woorden: Vec<&str> = elementen.iter().map(Element::woord).collect();
    woorden.join(" ")
}

/// Whose these rows are, as known customers, with the column that says of which kind each is.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn eigendom(tx: &mut Tx<'_>, tabel: Tabel, nummers: &[i64]) -> Result<Vec<(i64, String)>, StoreFout> {
    if nummers.is_empty()
        || !matches!(tabel, Tabel::DigitaalAdres | Tabel::PartijIdentificator | Tabel::Rekeningnummer)
    {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van("SELECT partij, ", []);
    tekst.en(tabel.soortkolom(), []).en(" FROM ", []).en(tabel.naam(), []);
    tekst.en(" WHERE partij IS NOT NULL AND volgnummer", []).een_van(nummers);
    let vraag = tekst.vraag::<(BigInt, Text)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// The contacts that these rows are part of.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn contacten_van(tx: &mut Tx<'_>, tabel: Tabel, nummers: &[i64]) -> Result<Vec<i64>, StoreFout> {
    let mut tekst = match tabel {
        _ if nummers.is_empty() => return Ok(Vec::new()),
        Tabel::Klantcontact => return Ok(nummers.to_vec()),
        Tabel::DigitaalAdres => Tekst::van(
            "SELECT b.klantcontact FROM betrokkene b JOIN digitaal_adres t ON t.betrokkene = b.volgnummer WHERE t.volgnummer",
            [],
        ),
        Tabel::Betrokkene
        | Tabel::Onderwerpobject
        | Tabel::Bijlage
        | Tabel::InterneTaak
        | Tabel::ActorKlantcontact => {
            let mut tekst = Tekst::van("SELECT t.klantcontact FROM ", []);
            tekst.en(tabel.naam(), []).en(" t WHERE t.klantcontact IS NOT NULL AND t.volgnummer", []);
            tekst
        }
        _ => return Ok(Vec::new()),
    };
    tekst.een_van(nummers);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// Writes a new one, of a customer or a contact by number.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn voeg_toe(tx: &mut Tx<'_>, nieuw: &Bewaarplicht, van: i64) -> Result<(), StoreFout> {
    let (partij, contact, elementen) = match nieuw.wat {
        Bewaard::Klant(_, elementen) => (Some(van), None, elementen),
        Bewaard::Klantcontact(_) => (None, Some(van), Elementen::leeg()),
    };
    let (tot, blijvend) = kolommen(nieuw.termijn);
    met_verbinding!(tx, |c| diesel::insert_into(bewaarplicht::table)
        .values((
            bewaarplicht::uuid.eq(DbUuid(nieuw.id.uuid())),
            bewaarplicht::versie.eq(nieuw.versie),
            bewaarplicht::zaak.eq(&nieuw.zaak),
            bewaarplicht::zaaksleutel.eq(zaaksleutel(&nieuw.zaak)),
            bewaarplicht::partij.eq(partij),
            bewaarplicht::elementen.eq(als_tekst(elementen)),
            bewaarplicht::klantcontact.eq(contact),
            bewaarplicht::tot.eq(tot),
            bewaarplicht::blijvend.eq(blijvend),
            bewaarplicht::gemeld_door.eq(&nieuw.gemeld_door),
            bewaarplicht::gemeld_op.eq(DbTijd::van(nieuw.gemeld_op)),
        ))
        .execute(c))?;
    Ok(())
}

/// Writes the term and the elements anew; false when it no longer has the version that was read.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn wijzig(tx: &mut Tx<'_>, was: i32, wordt: &Bewaarplicht) -> Result<bool, StoreFout> {
    let (tot, blijvend) = kolommen(wordt.termijn);
    let elementen = match wordt.wat {
        Bewaard::Klant(_, elementen) => elementen,
        Bewaard::Klantcontact(_) => Elementen::leeg(),
    };
    let rijen = met_verbinding!(tx, |c| diesel::update(
        bewaarplicht::table
            .filter(bewaarplicht::uuid.eq(DbUuid(wordt.id.uuid())))
            .filter(bewaarplicht::versie.eq(was))
    )
    .set((
        bewaarplicht::versie.eq(was.saturating_add(1)),
        bewaarplicht::elementen.eq(als_tekst(elementen)),
        bewaarplicht::tot.eq(tot),
        bewaarplicht::blijvend.eq(blijvend),
    ))
    .execute(c))?;
    Ok(rijen == 1)
}

/// Removes one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijder(tx: &mut Tx<'_>, id: BewaarplichtId) -> Result<(), StoreFout> {
    let rij = bewaarplicht::table.filter(bewaarplicht::uuid.eq(DbUuid(id.uuid())));
    met_verbinding!(tx, |c| diesel::delete(rij).execute(c))?;
    Ok(())
}

const fn kolommen(termijn: Bewaartermijn) -> (Option<Date>, bool) {
    match termijn {
        Bewaartermijn::Tot(tot) => (Some(tot), false),
        Bewaartermijn::Onbekend => (None, false),
        Bewaartermijn::Blijvend => (None, true),
    }
}
