//! The filters of a list as data: the name of the parameter, how its value is read, and the SQL that it stands for.

use super::Selectie;
use super::selectie::patroon;
use crate::tekstvraag::{Tekst, Waarde};

/// How the value of a parameter is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filtersoort {
    /// A text that must be equal.
    Tekst,
    /// A text that must be somewhere in the column, whatever its case.
    Bevat,
    /// Texts with commas between them, one of which must be equal.
    Opsomming,
    /// A word of a closed list.
    Keuze(&'static [&'static str]),
    /// A uuid.
    Uuid,
    /// A URL, of which the last segment is a uuid.
    Url,
    /// A yes or no that must be equal.
    Vlag,
    /// A yes or no whether the condition holds.
    Bestaat,
    /// A calendar date.
    Datum,
    /// An instant.
    Tijd,
    /// An identifying number, compared by its keyed look-up value.
    Nummer,
}

/// One filter of a list. Filters with the same `binnen` must hold for one and the same row of that other table.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// The name of the parameter.
    pub naam: &'static str,
    /// How its value is read.
    pub soort: Filtersoort,
    /// The beginning of a subquery that the condition stands in, up to and including `WHERE`.
    binnen: &'static str,
    /// The condition, with a `?` for the value.
    sql: &'static str,
}

/// A filter of the row itself.
pub(super) const fn op(naam: &'static str, soort: Filtersoort, sql: &'static str) -> Filter {
    Filter { naam, soort, binnen: "", sql }
}

/// A filter of a row elsewhere.
pub(super) const fn elders(
    naam: &'static str,
    soort: Filtersoort,
    binnen: &'static str,
    sql: &'static str,
) -> Filter {
    Filter { naam, soort, binnen, sql }
}

/// A filter with the value that a client gave.
#[derive(Clone)]
pub struct Gevraagd {
    filter: Filter,
    waarden: Vec<Waarde>,
    houdt: bool,
}

impl Gevraagd {
    /// A filter on a value.
    #[must_use]
    pub fn nieuw(filter: Filter, waarde: Waarde) -> Self {
        match (filter.soort, waarde) {
            (Filtersoort::Bevat, Waarde::Tekst(tekst)) => {
                Self { filter, waarden: vec![patroon(&tekst).into()], houdt: true }
            }
            (Filtersoort::Bestaat, Waarde::Vlag(houdt)) => Self { filter, waarden: Vec::new(), houdt },
            (_, waarde) => Self { filter, waarden: vec![waarde], houdt: true },
        }
    }

    /// A filter on one of several values.
    #[must_use]
    pub const fn een_van(filter: Filter, waarden: Vec<Waarde>) -> Self {
        Self { filter, waarden, houdt: true }
    }

    fn voorwaarde(&self) -> Tekst {
        let mut tekst = Tekst::default();
        if !self.houdt {
            tekst.en("NOT ", []);
        }
        tekst.en("(", []);
        for (plaats, waarde) in self.waarden.iter().enumerate() {
            tekst.en(if plaats == 0 { "" } else { " OR " }, []).en(self.filter.sql, [waarde.clone()]);
        }
        if self.waarden.is_empty() {
            tekst.en(self.filter.sql, []);
        }
        tekst.en(")", []);
        tekst
    }
}

/// What a client may match on of identifying numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Identificatiezicht {
    /// Of every register.
    Alle,
    /// Of the Dutch base registers only: what it may not see matches nothing.
    Basisregisters,
    /// None.
    Geen,
}

impl Identificatiezicht {
    const fn sql(self) -> &'static str {
        match self {
            Self::Alle => "",
            Self::Basisregisters => {
                " AND i.code_soort_object_id IN ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer')"
            }
            Self::Geen => " AND 1 = 0",
        }
    }
}

impl Selectie {
    /// Only identificatoren of the registers that a client may see.
    pub fn zichtbare_identificatoren(&mut self, zicht: Identificatiezicht) {
        match zicht {
            Identificatiezicht::Alle => {}
            Identificatiezicht::Basisregisters => self.tekstvoorwaarde(Tekst::van(
                "t.code_soort_object_id IN ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer')",
                [],
            )),
            Identificatiezicht::Geen => self.tekstvoorwaarde(Tekst::van("1 = 0", [])),
        }
    }

    /// Only rows that pass all these filters.
    pub fn filter(&mut self, gevraagd: &[Gevraagd], zicht: Identificatiezicht) {
        let mut groepen: Vec<(&'static str, Vec<Tekst>)> = Vec::new();
        for een in gevraagd {
            let binnen = een.filter.binnen;
            match groepen.iter_mut().find(|(groep, _)| !binnen.is_empty() && *groep == binnen) {
                Some((_, voorwaarden)) => voorwaarden.push(een.voorwaarde()),
                None => groepen.push((binnen, vec![een.voorwaarde()])),
            }
        }
        for (binnen, voorwaarden) in groepen {
            let mut tekst = Tekst::van(binnen, []);
            for (plaats, voorwaarde) in voorwaarden.iter().enumerate() {
                tekst.en(if plaats == 0 { " " } else { " AND " }, []).en_tekst(voorwaarde);
            }
            if binnen.contains("partij_identificator i") {
                tekst.en(zicht.sql(), []);
                let ook_boven =
                    |een: &Gevraagd| een.filter.binnen == binnen && een.filter.sql.starts_with("o.");
                if zicht == Identificatiezicht::Basisregisters && gevraagd.iter().any(ook_boven) {
                    tekst.en(
                        " AND o.code_soort_object_id IN ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer')",
                        [],
                    );
                }
            }
            if !binnen.is_empty() {
                tekst.en(")", []);
            }
            self.tekstvoorwaarde(tekst);
        }
    }
}
