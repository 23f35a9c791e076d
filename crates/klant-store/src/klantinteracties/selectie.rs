//! A list of one kind of row: which rows, in which order, which page. Filters are pieces of SQL over the alias `t`.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use super::{Kijk, Tabel};
use crate::rijblok;
use crate::tekstvraag::{Tekst, Waarde};
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// Which rows are shown.
#[derive(Clone, Copy)]
pub enum Welke<'a> {
    /// Those with these numbers.
    Nummers(&'a [i64]),
    /// Those of a choice, read as they are chosen.
    Van(&'a Selectie),
}

impl<'a> From<&'a [i64]> for Welke<'a> {
    fn from(nummers: &'a [i64]) -> Self {
        Self::Nummers(nummers)
    }
}

impl<'a, const N: usize> From<&'a [i64; N]> for Welke<'a> {
    fn from(nummers: &'a [i64; N]) -> Self {
        Self::Nummers(nummers)
    }
}

impl<'a> From<&'a Vec<i64>> for Welke<'a> {
    fn from(nummers: &'a Vec<i64>) -> Self {
        Self::Nummers(nummers)
    }
}

/// So many rows are read at most for a text that no index knows.
pub const HOOGSTENS_DOORZOCHT: i64 = 250_000;

/// Which rows of a table a list holds. Every condition is a test of the row itself or of a set of numbers, so that no row
/// is there twice.
#[derive(Clone)]
pub struct Selectie {
    tabel: Tabel,
    voorwaarden: Vec<Tekst>,
    /// Whether the database must know the values before it plans.
    op_waarden: bool,
    /// The filter that looks for a text that no index knows, when nothing else makes the choice small.
    pub(super) te_kort: Option<&'static str>,
}

impl Selectie {
    /// All rows of a table.
    #[must_use]
    pub const fn van(tabel: Tabel) -> Self {
        Self { tabel, voorwaarden: Vec::new(), op_waarden: false, te_kort: None }
    }

    /// The rows of a table that may be known of.
    #[must_use]
    pub fn voor(tabel: Tabel, kijk: &Kijk) -> Self {
        Self { tabel, voorwaarden: kijk.rijen(tabel).into_iter().collect(), op_waarden: false, te_kort: None }
    }

    /// Only rows whose column holds this text, number or the like.
    pub fn gelijk(&mut self, kolom: &'static str, waarde: impl Into<Waarde>) {
        let mut tekst = Tekst::van(kolom, []);
        tekst.en(" = ?", [waarde.into()]);
        self.voorwaarden.push(tekst);
    }

    pub(super) fn tekstvoorwaarde(&mut self, tekst: Tekst) {
        self.voorwaarden.push(tekst);
    }

    /// Plans for the values that are asked, and not once for all: for what rests on a value that many rows have, or few.
    pub(super) const fn plan_op_waarden(&mut self) {
        self.op_waarden = true;
    }

    /// The filter for which all of a large table would have to be read: one that looks for a text of one or two characters.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn te_wijd(&self, tx: &mut Tx<'_>) -> Result<Option<&'static str>, StoreFout> {
        match self.te_kort {
            Some(filter) if rijblok::lengte(tx, self.tabel)?.aantal() > HOOGSTENS_DOORZOCHT => {
                Ok(Some(filter))
            }
            _ => Ok(None),
        }
    }

    /// How many rows there are, and the numbers of a page of them in the order of the list. `kies` hears how many there are, and says
    /// how many to skip and how many to take. `eerste` is how many to take of the first page, when that is the one that is asked.
    ///
    /// Of all rows of a table neither is found by reading it ([`rijblok`]); of a choice of them both cost what is chosen.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails; what `kies` answers.
    pub fn bladzijde<E: From<StoreFout>>(
        &self,
        tx: &mut Tx<'_>,
        eerste: Option<i64>,
        kies: impl FnOnce(i64) -> Result<(i64, i64), E>,
    ) -> Result<Vec<i64>, E> {
        if self.voorwaarden.is_empty() {
            let lengte = rijblok::lengte(tx, self.tabel)?;
            let (overslaan, aantal) = kies(lengte.aantal())?;
            return Ok(rijblok::bladzijde(tx, self.tabel, lengte, overslaan, aantal)?);
        }
        if self.op_waarden {
            tx.plan_op_waarden()?;
        }
        if let Some(grootte) = eerste {
            let nummers = self.nummers(tx, 0, grootte)?;
            // What does not fill its first page has told how much it is.
            let gevonden = i64::try_from(nummers.len()).unwrap_or(grootte);
            kies(if gevonden < grootte { gevonden } else { self.aantal(tx)? })?;
            return Ok(nummers);
        }
        let (overslaan, aantal) = kies(self.aantal(tx)?)?;
        Ok(self.nummers(tx, overslaan, aantal)?)
    }

    /// How many rows there are, counted.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn aantal(&self, tx: &mut Tx<'_>) -> Result<i64, StoreFout> {
        let vraag = self.tel().vraag::<BigInt>();
        let aantallen: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
        Ok(aantallen.first().copied().unwrap_or_default())
    }

    /// The numbers of a page, in the order of the list. Of what is skipped only the index is read.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn nummers(&self, tx: &mut Tx<'_>, overslaan: i64, aantal: i64) -> Result<Vec<i64>, StoreFout> {
        let vraag = self.kies(overslaan, aantal).vraag::<BigInt>();
        Ok(met_verbinding!(tx, |c| vraag.load(c))?)
    }

    /// How the database means to count the rows, and to find a page of them, in its own words. It tells what a filter costs.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn plan(&self, tx: &mut Tx<'_>, overslaan: i64, aantal: i64) -> Result<Vec<String>, StoreFout> {
        let mut plan = Vec::new();
        for vraag in [self.tel(), self.kies(overslaan, aantal)] {
            plan.extend(if self.op_waarden { vraag.plan_op_waarden(tx) } else { vraag.plan(tx) }?);
        }
        Ok(plan)
    }

    /// The numbers of the rows, as a part of another text.
    pub(super) fn als_tekst(&self) -> Tekst {
        self.tekst("SELECT t.volgnummer FROM ")
    }

    fn tel(&self) -> Tekst {
        self.tekst("SELECT count(*) FROM ")
    }

    fn kies(&self, overslaan: i64, aantal: i64) -> Tekst {
        let mut tekst = self.als_tekst();
        tekst.en(self.tabel.volgorde(), []);
        tekst.en(" LIMIT ? OFFSET ?", [aantal.into(), overslaan.into()]);
        tekst
    }

    fn tekst(&self, begin: &'static str) -> Tekst {
        let mut tekst = Tekst::van(begin, []);
        tekst.en(self.tabel.naam(), []).en(" t", []);
        for (plaats, voorwaarde) in self.voorwaarden.iter().enumerate() {
            tekst.en(if plaats == 0 { " WHERE (" } else { " AND (" }, []).en_tekst(voorwaarde).en(")", []);
        }
        tekst
    }
}
