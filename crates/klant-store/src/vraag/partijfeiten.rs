//! The small parts of known customers: what was established, preferred, stated, wished and noted of her, and her accounts. They stand
//! in six tables of a few rows each, and are read in one statement: each statement is a way to the database and back.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Date as DatumSql, Nullable, Text};
use klant_core::id::{InteractieId, KlantcontactId, RekeningnummerId, VaststellingId};
use klant_core::waarde::Opgegeven;
use klant_core::{Berichtsoort, Element, Herkomst, Kenbaarmaking, Rekeningnummer, Vaststelling};
use time::Date;

use crate::rij::woord;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

use super::partijdelen::PerPartij;

/// The parts, each with the columns of [`Feit`] and up to the column that says whose it is. The first says of which type each column is.
const DELEN: [&str; 6] = [
    "SELECT CAST(0 AS bigint), partij, volgnummer, middel, niveau, door, uuid, vastgesteld_op, CAST(NULL AS date), \
     CAST(NULL AS date), CAST(NULL AS bigint) FROM vaststelling WHERE partij",
    "SELECT 1, partij, volgnummer, iban, NULL, NULL, uuid, NULL, NULL, NULL, NULL FROM rekeningnummer WHERE partij",
    "SELECT 2, partij, 0, berichtsoort, NULL, NULL, NULL, NULL, NULL, NULL, digitaal_adres FROM voorkeur WHERE partij",
    "SELECT 3, partij, volgnummer, berichtsoort, NULL, NULL, NULL, NULL, gegeven_op, ingetrokken_op, NULL \
     FROM kenbaarmaking WHERE partij",
    "SELECT 4, partij, 0, element, door, NULL, interactie, op, NULL, NULL, NULL FROM herkomst WHERE partij",
    "SELECT 5, partij, 0, element, NULL, NULL, NULL, NULL, gegeven_op, NULL, NULL FROM partij_wens WHERE partij",
];

type Kolommen = (
    BigInt,
    BigInt,
    BigInt,
    Text,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<UuidSql>,
    Nullable<TijdSql>,
    Nullable<DatumSql>,
    Nullable<DatumSql>,
    Nullable<BigInt>,
);

/// A row of any of the parts.
#[derive(diesel::Queryable)]
struct Feit {
    deel: i64,
    partij: i64,
    rij: i64,
    tekst: String,
    tweede: Option<String>,
    derde: Option<String>,
    uuid: Option<DbUuid>,
    op: Option<DbTijd>,
    dag: Option<Date>,
    tot: Option<Date>,
    nummer: Option<i64>,
}

/// The small parts, per customer and in order.
#[derive(Default)]
pub(super) struct Feiten {
    pub(super) vaststellingen: PerPartij<Vaststelling>,
    pub(super) rekeningnummers: PerPartij<Rekeningnummer>,
    pub(super) voorkeuren: PerPartij<(Berichtsoort, Option<i64>)>,
    pub(super) kenbaarmakingen: PerPartij<Kenbaarmaking>,
    pub(super) herkomst: PerPartij<(Element, Herkomst)>,
    pub(super) wensen: PerPartij<(Element, Date)>,
}

impl Feiten {
    pub(super) fn lees(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<Self, StoreFout> {
        let mut feiten = Self::default();
        if nummers.is_empty() {
            return Ok(feiten);
        }
        let mut tekst = Tekst::default();
        for (plaats, deel) in DELEN.iter().enumerate() {
            tekst.en(if plaats == 0 { "" } else { " UNION ALL " }, []).en(deel, []).een_van(nummers);
        }
        tekst.en(" ORDER BY 1, 2, 3, 4", []);
        let vraag = tekst.vraag::<Kolommen>();
        let rijen: Vec<Feit> = met_verbinding!(tx, |c| vraag.load(c))?;
        rijen.into_iter().try_for_each(|feit| feiten.neem_op(feit))?;
        Ok(feiten)
    }

    fn neem_op(&mut self, feit: Feit) -> Result<(), StoreFout> {
        let partij = feit.partij;
        match feit.deel {
            0 => voeg_toe(&mut self.vaststellingen, partij, feit.vaststelling()?),
            1 => voeg_toe(&mut self.rekeningnummers, partij, feit.rekeningnummer()?),
            2 => voeg_toe(&mut self.voorkeuren, partij, (feit.berichtsoort("voorkeur")?, feit.nummer)),
            3 => voeg_toe(&mut self.kenbaarmakingen, partij, feit.kenbaarmaking()?),
            4 => voeg_toe(&mut self.herkomst, partij, feit.herkomst()?),
            _ => voeg_toe(&mut self.wensen, partij, feit.wens()?),
        }
        Ok(())
    }
}

fn voeg_toe<T>(per_partij: &mut HashMap<i64, Vec<T>>, partij: i64, deel: T) {
    per_partij.entry(partij).or_default().push(deel);
}

impl Feit {
    fn vaststelling(self) -> Result<Vaststelling, StoreFout> {
        const TABEL: &str = "vaststelling";
        Ok(Vaststelling {
            id: VaststellingId::nieuw(aanwezig(self.uuid, TABEL, "uuid", self.rij)?.0),
            middel: woord(&self.tekst, TABEL, "middel", self.rij)?,
            niveau: woord(&aanwezig(self.tweede, TABEL, "niveau", self.rij)?, TABEL, "niveau", self.rij)?,
            vastgesteld_op: aanwezig(self.op, TABEL, "vastgesteld_op", self.rij)?.0,
            door: aanwezig(self.derde, TABEL, "door", self.rij)?,
        })
    }

    fn rekeningnummer(self) -> Result<Rekeningnummer, StoreFout> {
        let uuid = aanwezig(self.uuid, "rekeningnummer", "uuid", self.rij)?;
        Ok(Rekeningnummer { id: RekeningnummerId::nieuw(uuid.0), iban: Opgegeven::lees(self.tekst) })
    }

    fn berichtsoort(&self, tabel: &'static str) -> Result<Berichtsoort, StoreFout> {
        let rij = if self.rij == 0 { self.partij } else { self.rij };
        self.tekst.parse().map_err(|_| StoreFout::Stuk { tabel, kolom: "berichtsoort", rij })
    }

    fn kenbaarmaking(&self) -> Result<Kenbaarmaking, StoreFout> {
        Ok(Kenbaarmaking {
            berichtsoort: self.berichtsoort("kenbaarmaking")?,
            gegeven_op: aanwezig(self.dag, "kenbaarmaking", "gegeven_op", self.rij)?,
            ingetrokken_op: self.tot,
        })
    }

    fn herkomst(self) -> Result<(Element, Herkomst), StoreFout> {
        const TABEL: &str = "herkomst";
        let door = aanwezig(self.tweede, TABEL, "door", self.partij)?;
        let herkomst = Herkomst {
            door: woord(&door, TABEL, "door", self.partij)?,
            op: aanwezig(self.op, TABEL, "op", self.partij)?.0,
            interactie: self.uuid.map(|uuid| InteractieId::van(KlantcontactId::nieuw(uuid.0))),
        };
        Ok((woord(&self.tekst, TABEL, "element", self.partij)?, herkomst))
    }

    fn wens(&self) -> Result<(Element, Date), StoreFout> {
        const TABEL: &str = "partij_wens";
        let element = woord(&self.tekst, TABEL, "element", self.partij)?;
        Ok((element, aanwezig(self.dag, TABEL, "gegeven_op", self.partij)?))
    }
}

/// What the part always has, of a column that other parts leave empty.
fn aanwezig<T>(
    waarde: Option<T>,
    tabel: &'static str,
    kolom: &'static str,
    rij: i64,
) -> Result<T, StoreFout> {
    waarde.ok_or(StoreFout::Stuk { tabel, kolom, rij })
}
