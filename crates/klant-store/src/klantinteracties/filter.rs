//! The filters of a list as data: the name of the parameter, how its value is read, and the SQL that it stands for.

use klant_core::{Element, Keuze as _, SoortDigitaalAdres};

use super::{Kijk, Selectie, vouw};
use crate::bevat::{Bevat, TRIGRAM, Tekstkolom};
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
    /// The condition.
    proef: Proef,
    /// What it matches on, as far as not everyone may see that.
    over: Over,
    /// Whether there are few values, some of which many rows have.
    scheef: bool,
}

/// The condition of a filter.
#[derive(Clone, Copy, Debug)]
enum Proef {
    /// With a `?` for the value.
    Sql(&'static str),
    /// The value is somewhere in this column.
    Bevat(Tekstkolom),
}

impl Proef {
    fn op(self, waarde: Waarde) -> Tekst {
        let mut tekst = Tekst::default();
        match (self, waarde) {
            (Self::Sql(sql), waarde) => tekst.en(sql, [waarde]),
            (Self::Bevat(kolom), Waarde::Tekst(gezocht)) => tekst.bevat(Bevat::nieuw(kolom, &vouw(&gezocht))),
            // Only a text can be in a text.
            (Self::Bevat(_), _) => tekst.en("1 = 0", []),
        };
        tekst
    }

    /// Of a condition that asks for no value.
    fn zonder(self) -> Tekst {
        match self {
            Self::Sql(sql) => Tekst::van(sql, []),
            Self::Bevat(_) => Tekst::van("1 = 0", []),
        }
    }

    fn is_kort(self, waarde: &Waarde) -> bool {
        match (self, waarde) {
            (Self::Bevat(Tekstkolom { index: Some(_), .. }), Waarde::Tekst(gezocht)) => {
                vouw(gezocht).chars().count() < TRIGRAM
            }
            _ => false,
        }
    }
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

    /// The same filter, on a value of which there are few, some of them in many rows.
    pub(super) const fn scheef(self) -> Self {
        Self { scheef: true, ..self }
    }

    /// The same filter, on what a confidential contact keeps to itself.
    pub(super) const fn over_vertrouwelijk(self) -> Self {
        Self { over: Over::Vertrouwelijk, ..self }
    }
}

/// A filter of the row itself.
pub(super) const fn op(naam: &'static str, soort: Filtersoort, sql: &'static str) -> Filter {
    elders(naam, soort, "", sql)
}

/// A filter of a row elsewhere.
pub(super) const fn elders(
    naam: &'static str,
    soort: Filtersoort,
    binnen: &'static str,
    sql: &'static str,
) -> Filter {
    Filter { naam, soort, binnen, proef: Proef::Sql(sql), over: Over::Alles, scheef: false }
}

/// A filter of a text that stands anywhere in a column; of a row elsewhere when `binnen` begins a subquery.
pub(super) const fn bevat(naam: &'static str, binnen: &'static str, kolom: Tekstkolom) -> Filter {
    Filter {
        naam,
        soort: Filtersoort::Bevat,
        binnen,
        proef: Proef::Bevat(kolom),
        over: Over::Alles,
        scheef: true,
    }
}

/// The folded column of a digital address under this alias.
pub(super) const fn van_adres(alias: &'static str, kolom: &'static str) -> Tekstkolom {
    Tekstkolom { alias, kolom, index: Some("digitaal_adres_tekst") }
}

/// A filter with the value that a client gave.
#[derive(Clone)]
pub struct Gevraagd {
    filter: Filter,
    /// One of which must hold.
    proeven: Vec<Tekst>,
    houdt: bool,
    /// Whether no index knows a text that is so short.
    kort: bool,
}

impl Gevraagd {
    /// A filter on a value.
    #[must_use]
    pub fn nieuw(filter: Filter, waarde: Waarde) -> Self {
        match (filter.soort, waarde) {
            (Filtersoort::Bestaat, Waarde::Vlag(houdt)) => {
                Self { filter, proeven: vec![filter.proef.zonder()], houdt, kort: false }
            }
            (_, waarde) => Self::een_van(filter, vec![waarde]),
        }
    }

    /// A filter on one of several values.
    #[must_use]
    pub fn een_van(filter: Filter, waarden: Vec<Waarde>) -> Self {
        let kort = waarden.iter().any(|waarde| filter.proef.is_kort(waarde));
        let proeven = waarden.into_iter().map(|waarde| filter.proef.op(waarde)).collect();
        Self { filter, proeven, houdt: true, kort }
    }

    /// Whether few rows can pass, by itself.
    fn is_smal(&self) -> bool {
        use Filtersoort::{Nummer, Opsomming, Tekst, Url, Uuid};

        !self.filter.scheef && matches!(self.filter.soort, Nummer | Opsomming | Tekst | Url | Uuid)
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
                    tekst.en(" AND ", []).en(soort, []).en(" <> ?", [Waarde::Woord(verborgen.woord())]);
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
        for (plaats, proef) in self.proeven.iter().enumerate() {
            tekst.en(if plaats == 0 { "" } else { " OR " }, []).en_tekst(proef);
        }
        tekst.en(")", []);
        tekst
    }
}

impl Selectie {
    /// Only rows that pass all these filters.
    pub fn filter(&mut self, gevraagd: &[Gevraagd], kijk: &Kijk) {
        if gevraagd.iter().any(|een| een.filter.scheef) {
            self.plan_op_waarden();
        }
        if !gevraagd.iter().any(Gevraagd::is_smal) {
            self.te_kort = gevraagd.iter().find(|een| een.kort).map(|een| een.filter.naam);
        }
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
                let ook_boven = |een: &Gevraagd| {
                    een.filter.binnen == binnen
                        && matches!(een.filter.proef, Proef::Sql(sql) if sql.starts_with("o."))
                };
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
