//! Rotation: bringing everything that is encrypted under the newest version of the key, a batch at a time.
//!
//! A rotation keeps no books: what is left to do is what stands under an older version. So one that was stopped, however that came, goes
//! on where it was, and a server may write meanwhile.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Binary, Integer};

pub use super::controle::onthoud_nieuwste;
use super::{Sleutelbos, Versleuteld};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// A pair of columns that holds encrypted values; both may be empty. Its table counts its rows by `volgnummer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versleuteldekolom {
    /// The table.
    pub tabel: &'static str,
    /// The column with the version of the key.
    pub versie: &'static str,
    /// The column with the ciphertext.
    pub cijfertekst: &'static str,
    /// The bytes to which the ciphertext is bound, after `voorvoegsel`: a column, as SQLite and as PostgreSQL say it.
    pub binding: [&'static str; 2],
    /// What stands before those bytes.
    pub voorvoegsel: &'static [u8],
}

/// Everything that is encrypted. What is not in this list is not brought under a new key, and lost when the old one goes.
pub const VERSLEUTELD: &[Versleuteldekolom] = &[
    Versleuteldekolom {
        tabel: "partij_identificator",
        versie: "sleutelversie",
        cijfertekst: "cijfertekst",
        binding: ["uuid", "uuid_send(uuid)"],
        voorvoegsel: b"",
    },
    Versleuteldekolom {
        tabel: "verwerking",
        versie: "betrokkene_sleutelversie",
        cijfertekst: "betrokkene_cijfertekst",
        binding: ["span_id", "span_id"],
        voorvoegsel: crate::rij::BINDING_VERWERKING,
    },
];

/// What came of one batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Greep {
    /// The `volgnummer` of the last row: the next batch begins after it.
    pub laatste: i64,
    /// How many values stand under the newest version now.
    pub omgezet: u64,
    /// How many do not open, and so stay as they are.
    pub dicht: u64,
}

/// How many values stand under each version.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn aantallen(tx: &mut Tx<'_>) -> Result<BTreeMap<i32, i64>, StoreFout> {
    let mut aantallen = BTreeMap::new();
    for kolom in VERSLEUTELD {
        let mut tekst = Tekst::van("SELECT ", []);
        tekst.en(kolom.versie, []).en(", count(*) FROM ", []).en(kolom.tabel, []).en(" WHERE ", []);
        tekst.en(kolom.versie, []).en(" IS NOT NULL GROUP BY ", []).en(kolom.versie, []);
        let vraag = tekst.vraag::<(Integer, BigInt)>();
        let rijen: Vec<(i32, i64)> = met_verbinding!(tx, |c| vraag.load(c))?;
        for (versie, aantal) in rijen {
            *aantallen.entry(versie).or_insert(0) += aantal;
        }
    }
    Ok(aantallen)
}

/// Brings at most `hoogstens` values of a column after row `na` under the newest version. None when there is nothing left.
///
/// # Errors
/// [`StoreFout`] when the database fails, or the operating system gives no randomness.
pub fn zet_om(
    tx: &mut Tx<'_>,
    kolom: &Versleuteldekolom,
    na: i64,
    hoogstens: i64,
    sleutels: &Sleutelbos,
) -> Result<Option<Greep>, StoreFout> {
    let mut uitkomst = None;
    let nieuwste = sleutels.nieuwste();
    for (nummer, binding, oud) in waarden(tx, kolom, na, hoogstens, Some(nieuwste))? {
        let greep = uitkomst.get_or_insert(Greep { laatste: nummer, omgezet: 0, dicht: 0 });
        greep.laatste = nummer;
        let Ok(tekst) = sleutels.ontsleutel(&oud, &binding) else {
            greep.dicht += 1;
            continue;
        };
        let nieuw = sleutels.versleutel(&tekst, &binding)?;
        let mut opdracht = Tekst::van("UPDATE ", []);
        opdracht.en(kolom.tabel, []).en(" SET ", []).en(kolom.versie, []);
        opdracht.en(" = ?, ", [i64::from(nieuw.sleutelversie).into()]).en(kolom.cijfertekst, []);
        opdracht.en(" = ? WHERE volgnummer = ?", [nieuw.cijfertekst.into(), nummer.into()]);
        let opdracht = opdracht.opdracht();
        met_verbinding!(tx, |c| opdracht.execute(c))?;
        greep.omgezet += 1;
    }
    Ok(uitkomst)
}

/// How many values of a column these keys do not open.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn dichte_waarden(
    tx: &mut Tx<'_>,
    kolom: &Versleuteldekolom,
    sleutels: &Sleutelbos,
) -> Result<i64, StoreFout> {
    /// How many values are decrypted at a time.
    const GREEP: i64 = 5_000;

    let (mut na, mut dicht) = (0, 0);
    loop {
        let rijen = waarden(tx, kolom, na, GREEP, None)?;
        let Some((laatste, ..)) = rijen.last() else { return Ok(dicht) };
        na = *laatste;
        for (_, binding, waarde) in rijen {
            // Bound to its row: one that was moved does not open either.
            dicht += i64::from(sleutels.ontsleutel(&waarde, &binding).is_err());
        }
    }
}

/// Which older versions of the file no value uses, so that they may go; begins with waiting for who is writing, so that what is not yet
/// kept counts.
///
/// # Errors
/// [`StoreFout::Sleutel`] for other keys, and those of the database.
pub fn overbodige_versies(tx: &mut Tx<'_>, sleutels: &Sleutelbos) -> Result<Vec<i32>, StoreFout> {
    vergrendel(tx)?;
    // The database may know its keys by a version that goes.
    onthoud_nieuwste(tx, sleutels)?;
    let in_gebruik = aantallen(tx)?;
    let mut versies = sleutels.versies();
    versies.retain(|versie| *versie != sleutels.nieuwste() && !in_gebruik.contains_key(versie));
    Ok(versies)
}

/// SQLite has one writer, and that is us.
fn vergrendel(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => Ok(()),
        #[cfg(feature = "postgres")]
        Tx::Postgres(c) => {
            for kolom in VERSLEUTELD {
                let mut tekst = Tekst::van("LOCK TABLE ", []);
                tekst.en(kolom.tabel, []).en(" IN SHARE MODE", []);
                tekst.opdracht().execute(*c)?;
            }
            Ok(())
        }
    }
}

/// At most `hoogstens` values of a column after row `na`: all of them, or those of versions under one.
fn waarden(
    tx: &mut Tx<'_>,
    kolom: &Versleuteldekolom,
    na: i64,
    hoogstens: i64,
    onder: Option<i32>,
) -> Result<Vec<(i64, Vec<u8>, Versleuteld)>, StoreFout> {
    let mut tekst = Tekst::van("SELECT volgnummer", []);
    let [sqlite, postgres] = kolom.binding;
    for naam in [if tx.is_postgres() { postgres } else { sqlite }, kolom.versie, kolom.cijfertekst] {
        tekst.en(", ", []).en(naam, []);
    }
    tekst.en(" FROM ", []).en(kolom.tabel, []).en(" WHERE volgnummer > ? AND ", [na.into()]);
    tekst.en(kolom.versie, []);
    match onder {
        Some(versie) => tekst.en(" < ?", [i64::from(versie).into()]),
        None => tekst.en(" IS NOT NULL", []),
    };
    tekst.en(" ORDER BY volgnummer LIMIT ?", [hoogstens.into()]);
    let vraag = tekst.vraag::<(BigInt, Binary, Integer, Binary)>();
    let rijen: Vec<(i64, Vec<u8>, i32, Vec<u8>)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let waarde = |(nummer, gebonden_aan, sleutelversie, cijfertekst): (i64, Vec<u8>, i32, Vec<u8>)| {
        (nummer, [kolom.voorvoegsel, &gebonden_aan].concat(), Versleuteld { sleutelversie, cijfertekst })
    };
    Ok(rijen.into_iter().map(waarde).collect())
}
