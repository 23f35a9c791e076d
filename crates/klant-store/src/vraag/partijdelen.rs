//! The parts of known customers: read for many at once, and written as a whole list for one.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};
use klant_core::id::RekeningnummerId;
use klant_core::waarde::Iban;
use klant_core::{
    Berichtsoort, DigitaalAdres, Element, Herkomst, Identificator, Kenbaarmaking, Keuze, Partij, Voorkeur,
    Voorkeursdoel,
};
use time::Date;

use crate::klantinteracties::partij_identificator::{Rij as Identificatorrij, rijen as identificatorrijen};
use crate::lijst::een_van;
use crate::rij::DigitaalAdresrij;
use crate::schema::{
    digitaal_adres, herkomst, kenbaarmaking, partij_identificator, partij_wens, rekeningnummer, voorkeur,
};
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, Sleutelbos, StoreFout, Tx};

use super::partijfeiten::Feiten;

pub(super) type PerPartij<T> = HashMap<i64, Vec<T>>;

pub(super) struct Delen {
    identificatoren: PerPartij<Identificator>,
    adressen: PerPartij<(i64, DigitaalAdres)>,
    feiten: Feiten,
}

impl Delen {
    pub(super) fn lees(tx: &mut Tx<'_>, nummers: &[i64], sleutels: &Sleutelbos) -> Result<Self, StoreFout> {
        Ok(Self {
            identificatoren: lees_identificatoren(tx, nummers, sleutels)?,
            adressen: lees_adressen(tx, nummers)?,
            feiten: Feiten::lees(tx, nummers)?,
        })
    }

    pub(super) fn vul(&mut self, nummer: i64, voorkeursadres: Option<i64>, mut partij: Partij) -> Partij {
        let adressen = self.adressen.remove(&nummer).unwrap_or_default();
        let uuid =
            |volgnummer: i64| adressen.iter().find(|(van, _)| *van == volgnummer).map(|(_, adres)| adres.id);
        partij.voorkeurs_digitaal_adres = voorkeursadres.and_then(uuid);
        let feiten = &mut self.feiten;
        partij.voorkeuren = feiten
            .voorkeuren
            .remove(&nummer)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(berichtsoort, adres)| {
                let doel = match adres {
                    None => Voorkeursdoel::Post,
                    // An address that was unlinked from the customer is no preference of hers any more.
                    Some(adres) => Voorkeursdoel::DigitaalAdres(uuid(adres)?),
                };
                Some(Voorkeur { berichtsoort, doel })
            })
            .collect();
        partij.digitale_adressen = adressen.into_iter().map(|(_, adres)| adres).collect();
        partij.identificatoren = self.identificatoren.remove(&nummer).unwrap_or_default();
        partij.vaststellingen = feiten.vaststellingen.remove(&nummer).unwrap_or_default();
        partij.rekeningnummers = feiten.rekeningnummers.remove(&nummer).unwrap_or_default();
        partij.kenbaarmakingen = feiten.kenbaarmakingen.remove(&nummer).unwrap_or_default();
        partij.wensen = feiten.wensen.remove(&nummer).unwrap_or_default().into_iter().collect();
        partij.herkomst = feiten.herkomst.remove(&nummer).unwrap_or_default().into_iter().collect();
        partij
    }
}

fn lees_identificatoren(
    tx: &mut Tx<'_>,
    nummers: &[i64],
    sleutels: &Sleutelbos,
) -> Result<PerPartij<Identificator>, StoreFout> {
    let rijen: Vec<Identificatorrij> = met_verbinding!(tx, |c| partij_identificator::table
        .filter(een_van(partij_identificator::partij, nummers))
        .order(partij_identificator::volgnummer)
        .select(Identificatorrij::as_select())
        .load(c))?;
    let ouders: Vec<i64> = rijen.iter().filter_map(|rij| rij.kolommen.sub_identificator_van).collect();
    let boven: HashMap<i64, Identificatorrij> = identificatorrijen(tx, &ouders)?
        .into_iter()
        .map(|rij: Identificatorrij| (rij.volgnummer, rij))
        .collect();
    let mut per_partij: PerPartij<Identificator> = HashMap::new();
    for rij in rijen {
        let ouder = rij.kolommen.sub_identificator_van.and_then(|nummer| boven.get(&nummer));
        if let Some(partij) = rij.kolommen.partij {
            per_partij.entry(partij).or_default().push(rij.lees(ouder, sleutels)?);
        }
    }
    Ok(per_partij)
}

fn lees_adressen(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<PerPartij<(i64, DigitaalAdres)>, StoreFout> {
    let rijen: Vec<DigitaalAdresrij> = met_verbinding!(tx, |c| digitaal_adres::table
        .filter(een_van(digitaal_adres::partij, nummers))
        .order(digitaal_adres::volgnummer)
        .select(DigitaalAdresrij::as_select())
        .load(c))?;
    let mut per_partij: PerPartij<(i64, DigitaalAdres)> = HashMap::new();
    for rij in rijen {
        if let Some(partij) = rij.partij() {
            let volgnummer = rij.volgnummer;
            per_partij.entry(partij).or_default().push((volgnummer, rij.lees()?));
        }
    }
    Ok(per_partij)
}

/// Replaces the wishes of a customer to have an element recorded.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn wensen(tx: &mut Tx<'_>, partij: i64, lijst: &BTreeMap<Element, Date>) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(partij_wens::table.filter(partij_wens::partij.eq(partij)))
        .execute(c))?;
    for (element, gegeven_op) in lijst {
        met_verbinding!(tx, |c| diesel::insert_into(partij_wens::table)
            .values((
                partij_wens::partij.eq(partij),
                partij_wens::element.eq(element.woord()),
                partij_wens::gegeven_op.eq(*gegeven_op),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// Replaces the preferences of a customer; each with the number of its digital address, or none for post.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn voorkeuren(
    tx: &mut Tx<'_>,
    partij: i64,
    lijst: &[(Berichtsoort, Option<i64>)],
) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(voorkeur::table.filter(voorkeur::partij.eq(partij))).execute(c))?;
    for (berichtsoort, adres) in lijst {
        met_verbinding!(tx, |c| diesel::insert_into(voorkeur::table)
            .values((
                voorkeur::partij.eq(partij),
                voorkeur::berichtsoort.eq(berichtsoort.als_tekst()),
                voorkeur::digitaal_adres.eq(*adres),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// Replaces the statements of a customer that she may be reached electronically.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn kenbaarmakingen(tx: &mut Tx<'_>, partij: i64, lijst: &[Kenbaarmaking]) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(kenbaarmaking::table.filter(kenbaarmaking::partij.eq(partij)))
        .execute(c))?;
    for gegeven in lijst {
        met_verbinding!(tx, |c| diesel::insert_into(kenbaarmaking::table)
            .values((
                kenbaarmaking::partij.eq(partij),
                kenbaarmaking::berichtsoort.eq(gegeven.berichtsoort.als_tekst()),
                kenbaarmaking::gegeven_op.eq(gegeven.gegeven_op),
                kenbaarmaking::ingetrokken_op.eq(gegeven.ingetrokken_op),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// Makes these the bank accounts of a customer: those that are there already stay as they are, the others go.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn rekeningnummers(
    tx: &mut Tx<'_>,
    partij: i64,
    lijst: &[(RekeningnummerId, Iban)],
) -> Result<(), StoreFout> {
    let bekend: Vec<(DbUuid, String)> = met_verbinding!(tx, |c| rekeningnummer::table
        .filter(rekeningnummer::partij.eq(partij))
        .select((rekeningnummer::uuid, rekeningnummer::iban))
        .load(c))?;
    let blijft =
        |uuid: &DbUuid, iban: &str| lijst.iter().any(|(id, een)| id.uuid() == uuid.0 && een.bloot() == iban);
    let weg: Vec<DbUuid> =
        bekend.iter().filter(|(uuid, iban)| !blijft(uuid, iban)).map(|(uuid, _)| *uuid).collect();
    met_verbinding!(tx, |c| diesel::delete(rekeningnummer::table.filter(rekeningnummer::uuid.eq_any(weg)))
        .execute(c))?;
    let is_nieuw = |id: &RekeningnummerId, iban: &Iban| {
        !bekend.iter().any(|(uuid, een)| uuid.0 == id.uuid() && een == iban.bloot())
    };
    for (id, iban) in lijst.iter().filter(|(id, iban)| is_nieuw(id, iban)) {
        met_verbinding!(tx, |c| diesel::insert_into(rekeningnummer::table)
            .values((
                rekeningnummer::uuid.eq(DbUuid(id.uuid())),
                rekeningnummer::versie.eq(1),
                rekeningnummer::partij.eq(Some(partij)),
                rekeningnummer::iban.eq(iban.bloot()),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// Replaces the record of who gave which value.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn herkomst(tx: &mut Tx<'_>, partij: i64, lijst: &BTreeMap<Element, Herkomst>) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::delete(herkomst::table.filter(herkomst::partij.eq(partij))).execute(c))?;
    for (element, gegeven) in lijst {
        met_verbinding!(tx, |c| diesel::insert_into(herkomst::table)
            .values((
                herkomst::partij.eq(partij),
                herkomst::element.eq(element.woord()),
                herkomst::door.eq(gegeven.door.woord()),
                herkomst::op.eq(DbTijd::van(gegeven.op)),
                herkomst::interactie.eq(gegeven.interactie.map(|id| DbUuid(id.uuid()))),
            ))
            .execute(c))?;
    }
    Ok(())
}
