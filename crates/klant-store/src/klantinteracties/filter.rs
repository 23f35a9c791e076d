//! The filters of a list as data: the name of the parameter, how its value is read, and the SQL that it stands for.

use klant_core::{Element, Keuze as _, SoortDigitaalAdres};

use super::selectie::patroon;
use super::{Kijk, Selectie};
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
    /// What it matches on, as far as not everyone may see that.
    over: Over,
}

/// What a filter matches on.
#[derive(Clone, Copy, Debug)]
enum Over {
    /// What everyone may see.
    Alles,
    /// These Elementen.
    Elementen(&'static [Element]),
    /// A digital address, of the kind in this column.
    Adres(&'static str),
    /// What a confidential contact keeps to itself.
    Vertrouwelijk,
}

impl Filter {
    /// The same filter, on this Element.
    pub(super) const fn over(self, elementen: &'static [Element]) -> Self {
        Self { over: Over::Elementen(elementen), ..self }
    }

    /// The same filter, on a digital address of the kind in this column.
    pub(super) const fn over_adres(self, soort: &'static str) -> Self {
        Self { over: Over::Adres(soort), ..self }
    }

    /// The same filter, on what a confidential contact keeps to itself.
    pub(super) const fn over_vertrouwelijk(self) -> Self {
        Self { over: Over::Vertrouwelijk, ..self }
    }
}

/// A filter of the row itself.
pub(super) const fn op(naam: &'static str, soort: Filtersoort, sql: &'static str) -> Filter {
    Filter { naam, soort, binnen: "", sql, over: Over::Alles }
}

/// A filter of a row elsewhere.
pub(super) const fn elders(
    naam: &'static str,
    soort: Filtersoort,
    binnen: &'static str,
    sql: &'static str,
) -> Filter {
    Filter { naam, soort, binnen, sql, over: Over::Alles }
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

    /// The condition for whoever looks: on what she may not see it is as if that were empty everywhere.
    fn zichtbaar(&self, kijk: &Kijk) -> Tekst {
        let mut tekst = Tekst::van("(", []);
        tekst.en_tekst(&self.voorwaarde());
        match self.filter.over {
            Over::Alles => {}
            Over::Elementen(elementen) => {
                if !kijk.zicht().toont_alle(elementen.iter().copied()) {
                    tekst.en(" AND 1 = 0", []);
                }
            }
            Over::Adres(soort) => {
                for verborgen in SoortDigitaalAdres::ALLE.iter().filter(|s| !kijk.zicht().toont(s.element()))
                {
                    tekst.en(" AND ", []).en(soort, []).en(" <> ?", [verborgen.woord().into()]);
                }
            }
            Over::Vertrouwelijk => {
                if !kijk.zicht().ziet_vertrouwelijk(None) {
                    let afdeling = kijk.zicht().afdeling().unwrap_or_default();
                    tekst.en(" AND (NOT t.vertrouwelijk OR t.afdeling = ?)", [afdeling.into()]);
                }
            }
        }
        tekst.en(")", []);
        tekst
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

impl Selectie {
    /// Only rows that pass all these filters.
    pub fn filter(&mut self, gevraagd: &[Gevraagd], kijk: &Kijk) {
        let mut groepen: Vec<(&'static str, Vec<Tekst>)> = Vec::new();
        for een in gevraagd {
            let binnen = een.filter.binnen;
            match groepen.iter_mut().find(|(groep, _)| !binnen.is_empty() && *groep == binnen) {
                Some((_, voorwaarden)) => voorwaarden.push(een.zichtbaar(kijk)),
                None => groepen.push((binnen, vec![een.zichtbaar(kijk)])),
            }
        }
        for (binnen, voorwaarden) in groepen {
            let mut tekst = Tekst::van(binnen, []);
            for (plaats, voorwaarde) in voorwaarden.iter().enumerate() {
                tekst.en(if plaats == 0 { " " } else { " AND " }, []).en_tekst(voorwaarde);
            }
            if binnen.contains("partij_identificator i") {
                tekst.en_waar(kijk.identificatoren("i.code_soort_object_id").as_ref());
                let ook_boven =
                    |een: &Gevraagd| een.filter.binnen == binnen && een.filter.sql.starts_with("o.");
                if gevraagd.iter().any(ook_boven) {
                    tekst.en_waar(kijk.identificatoren("o.code_soort_object_id").as_ref());
                }
            }
            if !binnen.is_empty() {
                tekst.en(")", []);
            }
            self.tekstvoorwaarde(tekst);
        }
    }
}
