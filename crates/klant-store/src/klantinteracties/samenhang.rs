//! What hangs together with rows: who points to them and whom they point to. Whatever the number of kinds, it is read in one statement,
//! for each statement is a way to the database and back.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use super::{Kijk, PerNummer, Tabel, Verwijzing};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

/// How each part of the statement names itself.
const DELEN: [&str; 10] = [
    "SELECT CAST(0 AS bigint), ",
    "SELECT CAST(1 AS bigint), ",
    "SELECT CAST(2 AS bigint), ",
    "SELECT CAST(3 AS bigint), ",
    "SELECT CAST(4 AS bigint), ",
    "SELECT CAST(5 AS bigint), ",
    "SELECT CAST(6 AS bigint), ",
    "SELECT CAST(7 AS bigint), ",
    "SELECT CAST(8 AS bigint), ",
    "SELECT CAST(9 AS bigint), ",
];

/// What is to be read of what hangs together with rows, only of what may be known of.
pub(super) struct Samenhang<'a> {
    kijk: &'a Kijk,
    /// None of a part of which nothing is asked.
    delen: Vec<Option<Tekst>>,
}

/// Where the answer to a part is found.
#[derive(Clone, Copy)]
pub(super) struct Deel(usize);

impl<'a> Samenhang<'a> {
    pub(super) const fn van(kijk: &'a Kijk) -> Self {
        Self { kijk, delen: Vec::new() }
    }

    /// The rows of a table that point to these rows by a column, in order of recording.
    pub(super) fn terug(&mut self, tabel: Tabel, kolom: &'static str, nummers: &[i64]) -> Deel {
        self.deel(nummers, |tekst| {
            tekst.en("t.", []).en(kolom, []).en(", t.volgnummer, t.uuid FROM ", []).en(tabel.naam(), []);
            tekst.en(" t WHERE t.", []).en(kolom, []);
            tabel
        })
    }

    /// The uuids of the rows with these numbers.
    pub(super) fn uuids(&mut self, tabel: Tabel, nummers: impl IntoIterator<Item = Option<i64>>) -> Deel {
        let mut nummers: Vec<i64> = nummers.into_iter().flatten().collect();
        nummers.sort_unstable();
        nummers.dedup();
        self.deel(&nummers, |tekst| {
            tekst.en("t.volgnummer, t.volgnummer, t.uuid FROM ", []).en(tabel.naam(), []);
            tekst.en(" t WHERE t.volgnummer", []);
            tabel
        })
    }

    /// Whom these rows are linked to by the rows of a table: `van` is the column of the rows, `naar` that of what they are linked to.
    pub(super) fn gekoppeld(
        &mut self,
        koppeling: Tabel,
        (van, naar): (&'static str, &'static str),
        doel: Tabel,
        nummers: &[i64],
    ) -> Deel {
        self.deel(nummers, |tekst| {
            tekst.en("t.", []).en(van, []).en(", t.volgnummer, n.uuid FROM ", []).en(koppeling.naam(), []);
            tekst.en(" t JOIN ", []).en(doel.naam(), []).en(" n ON n.volgnummer = t.", []).en(naar, []);
            tekst.en(" WHERE t.", []).en(van, []);
            koppeling
        })
    }

    /// Adds a part; `begin` writes it up to the column that must be one of these numbers, and says of which table the alias `t` is.
    fn deel(&mut self, nummers: &[i64], begin: impl FnOnce(&mut Tekst) -> Tabel) -> Deel {
        let plaats = self.delen.len();
        debug_assert!(plaats < DELEN.len(), "there is a name for every part");
        let deel = DELEN.get(plaats).filter(|_| !nummers.is_empty()).map(|naam| {
            let mut tekst = Tekst::van(naam, []);
            let tabel = begin(&mut tekst);
            tekst.een_van(nummers).en_waar(self.kijk.rijen(tabel).as_ref());
            tekst
        });
        self.delen.push(deel);
        Deel(plaats)
    }

    /// Reads all of it.
    pub(super) fn lees(self, tx: &mut Tx<'_>) -> Result<Gelezen, StoreFout> {
        let mut gelezen = Gelezen(self.delen.iter().map(|_| Vec::new()).collect());
        let Some(mut tekst) = self.delen.into_iter().flatten().reduce(|mut tekst, deel| {
            tekst.en(" UNION ALL ", []).en_tekst(&deel);
            tekst
        }) else {
            return Ok(gelezen);
        };
        tekst.en(" ORDER BY 1, 3", []);
        let vraag = tekst.vraag::<(BigInt, BigInt, BigInt, UuidSql)>();
        let rijen: Vec<(i64, i64, i64, DbUuid)> = met_verbinding!(tx, |c| vraag.load(c))?;
        for (deel, van, nummer, uuid) in rijen {
            let deel = usize::try_from(deel).ok().and_then(|deel| gelezen.0.get_mut(deel));
            if let Some(deel) = deel {
                deel.push((van, Verwijzing { nummer, uuid: uuid.0 }));
            }
        }
        Ok(gelezen)
    }
}

/// What was read, part by part; each is taken once.
pub(super) struct Gelezen(Vec<Vec<(i64, Verwijzing)>>);

impl Gelezen {
    fn neem(&mut self, deel: Deel) -> Vec<(i64, Verwijzing)> {
        self.0.get_mut(deel.0).map(std::mem::take).unwrap_or_default()
    }

    /// By the row that they hang together with.
    pub(super) fn per_nummer(&mut self, deel: Deel) -> PerNummer<Verwijzing> {
        let mut per_nummer = PerNummer::new();
        for (van, verwijzing) in self.neem(deel) {
            per_nummer.entry(van).or_insert_with(Vec::new).push(verwijzing);
        }
        per_nummer
    }

    /// The uuid of each number.
    pub(super) fn per_uuid(&mut self, deel: Deel) -> HashMap<i64, Uuid> {
        self.neem(deel).into_iter().map(|(nummer, verwijzing)| (nummer, verwijzing.uuid)).collect()
    }
}

/// The numbers of all that was found.
pub(super) fn genoemd(per: &PerNummer<Verwijzing>) -> Vec<i64> {
    per.values().flatten().map(|verwijzing| verwijzing.nummer).collect()
}
