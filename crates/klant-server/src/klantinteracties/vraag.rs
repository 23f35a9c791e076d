//! The query of a request: the page, what to expand, and the filters.

use actix_web::{HttpRequest, web};
use klant_register::klantinteracties::{Pagina, Veldbezwaar};
use klant_register::store::klantinteracties::{Filter, Filtersoort, Gevraagd, Uitklap};
use klant_register::store::tekstvraag::Waarde;
use uuid::Uuid;

use super::probleem::Wireprobleem;
use super::tekst::{is_url, lees_datum, lees_moment, lees_uuid};

const MEESTE: i64 = 500;
const GEWOON: i64 = 100;

/// What a request asks of a list or of one thing.
pub(crate) struct Vraag {
    gegeven: Vec<(String, String)>,
}

impl Vraag {
    /// Takes a query apart.
    pub(crate) fn van(req: &HttpRequest) -> Result<Self, Wireprobleem> {
        let query = web::Query::<Vec<(String, String)>>::from_query(req.query_string());
        let gegeven = query.map_err(|_| Self::onbekend(&[""]))?.into_inner();
        Ok(Self { gegeven })
    }

    fn onbekend(namen: &[&str]) -> Wireprobleem {
        // A name could be anything, also a number of somebody.
        let goed = |naam: &&&str| {
            let tekens = |b: u8| b.is_ascii_alphabetic() || b"_.[]-".contains(&b);
            naam.len() <= 100 && naam.bytes().all(tekens)
        };
        let genoemd: Vec<&str> = namen.iter().filter(goed).copied().collect();
        let reden = format!("Onbekende query parameters: {}", genoemd.join(", "));
        Wireprobleem::velden(vec![Veldbezwaar::nieuw("nonFieldErrors", "unknown-parameters", reden)])
    }

    /// Refuses names that are not known here.
    pub(crate) fn ken(
        &self,
        filters: &[Filter],
        expand: &[&str],
        met_pagina: bool,
    ) -> Result<(), Wireprobleem> {
        let bekend = |naam: &str| {
            (met_pagina && matches!(naam, "page" | "pageSize"))
                || (!expand.is_empty() && naam == "expand")
                || filters.iter().any(|filter| filter.naam == naam)
        };
        let mut onbekend: Vec<&str> =
            self.gegeven.iter().map(|(naam, _)| naam.as_str()).filter(|naam| !bekend(naam)).collect();
        onbekend.dedup();
        if onbekend.is_empty() { Ok(()) } else { Err(Self::onbekend(&onbekend)) }
    }

    /// The value of a parameter; of one that is there twice the last counts.
    pub(crate) fn waarde(&self, naam: &str) -> Option<&str> {
        self.gegeven.iter().rev().find(|(gegeven, _)| gegeven == naam).map(|(_, waarde)| waarde.as_str())
    }

    /// The page.
    pub(crate) fn pagina(&self) -> Result<Pagina, Wireprobleem> {
        let grootte = self.waarde("pageSize").and_then(|grootte| grootte.trim().parse::<i64>().ok());
        let grootte = grootte.filter(|grootte| *grootte > 0).map_or(GEWOON, |grootte| grootte.min(MEESTE));
        let nummer = match self.waarde("page").map(str::trim) {
            None | Some("") => Some(1),
            Some("last") => None,
            Some(nummer) => Some(
                nummer
                    .parse::<i64>()
                    .ok()
                    .filter(|nummer| *nummer > 0 && *nummer < i64::MAX / MEESTE)
                    .unwrap_or(0),
            ),
        };
        Ok(Pagina { nummer, grootte })
    }

    /// What to expand; `toegestaan` are the paths that may be asked for.
    pub(crate) fn uitklap(&self, toegestaan: &[&str]) -> Result<Uitklap, Wireprobleem> {
        let gevraagd = self.gegeven.iter().filter(|(naam, _)| naam == "expand");
        let paden: Vec<&str> =
            gevraagd.flat_map(|(_, waarde)| waarde.split(',')).filter(|pad| !pad.is_empty()).collect();
        if paden.iter().all(|pad| toegestaan.contains(pad)) {
            Ok(Uitklap::van_paden(&paden))
        } else {
            let reden = "Selecteer een geldige keuze. Deze waarde is geen beschikbare keuze.";
            Err(Wireprobleem::velden(vec![Veldbezwaar::nieuw("expand", "invalid_choice", reden)]))
        }
    }

    /// The filters that were given; `opzoekwaarde` makes the keyed value of an identifying number.
    pub(crate) fn filters(
        &self,
        filters: &'static [Filter],
        opzoekwaarde: impl Fn(&str) -> Vec<u8>,
    ) -> Result<Vec<Gevraagd>, Wireprobleem> {
        let mut gevraagd = Vec::new();
        let mut bezwaren = Vec::new();
        for filter in filters {
            let Some(waarde) = self.waarde(filter.naam).filter(|waarde| !waarde.is_empty()) else { continue };
            match lees(filter, waarde, &opzoekwaarde) {
                Ok(gelezen) => gevraagd.extend(gelezen),
                Err((code, reden)) => bezwaren.push(Veldbezwaar::nieuw(filter.naam, code, reden)),
            }
        }
        if bezwaren.is_empty() { Ok(gevraagd) } else { Err(Wireprobleem::velden(bezwaren)) }
    }

    /// The query of another page of the same list.
    pub(crate) fn met_pagina(&self, nummer: i64) -> String {
        let mut paren: Vec<(&str, String)> = vec![("page", nummer.to_string())];
        if let Some(grootte) = self.waarde("pageSize") {
            paren.push(("pageSize", grootte.to_owned()));
        }
        for (naam, waarde) in &self.gegeven {
            if !matches!(naam.as_str(), "page" | "pageSize") {
                paren.push((naam, waarde.clone()));
            }
        }
        // The first page is reached without naming it, as the reference does.
        let paren = paren.into_iter().filter(|(naam, _)| nummer > 1 || *naam != "page").collect::<Vec<_>>();
        form_urlencoded(&paren)
    }
}

type Filterfout = (&'static str, &'static str);

fn lees(
    filter: &Filter,
    waarde: &str,
    opzoekwaarde: impl Fn(&str) -> Vec<u8>,
) -> Result<Option<Gevraagd>, Filterfout> {
    if waarde.contains('\0') {
        return Err(("null_characters_not_allowed", "Nul-tekens zijn niet toegestaan."));
    }
    let een = |waarde: Waarde| Ok(Some(Gevraagd::nieuw(*filter, waarde)));
    match filter.soort {
        Filtersoort::Tekst | Filtersoort::Bevat => een(waarde.into()),
        Filtersoort::Opsomming => {
            let namen = waarde.split(',').map(Waarde::from).collect();
            Ok(Some(Gevraagd::een_van(*filter, namen)))
        }
        Filtersoort::Keuze(woorden) => match woorden.iter().find(|woord| **woord == waarde) {
            Some(woord) => een(Waarde::Woord(woord)),
            None => {
                Err(("invalid_choice", "Selecteer een geldige keuze. Deze waarde is geen beschikbare keuze."))
            }
        },
        Filtersoort::Uuid => match lees_uuid(waarde) {
            Some(uuid) => een(uuid.into()),
            None => Err(("invalid", "Voer een geldige UUID in.")),
        },
        Filtersoort::Url if is_url(waarde) => een(uuid_van_url(waarde).into()),
        Filtersoort::Url => Err(("invalid", "Voer een geldige URL in.")),
        Filtersoort::Vlag | Filtersoort::Bestaat => match waarde.to_ascii_lowercase().as_str() {
            "true" | "1" => een(true.into()),
            "false" | "0" => een(false.into()),
            _ => Ok(None),
        },
        Filtersoort::Datum => match lees_filterdatum(waarde) {
            Some(datum) => een(datum.into()),
            None => Err(("invalid", "Voer een geldige datum in.")),
        },
        Filtersoort::Tijd => match lees_moment(waarde) {
            Some(moment) => een(moment.into()),
            None => Err(("invalid", "Voer een geldige datum/tijd in.")),
        },
        Filtersoort::Nummer => een(opzoekwaarde(waarde).into()),
    }
}

/// The uuid at the end of a URL; one that nobody has when its last part is none.
fn uuid_van_url(url: &str) -> Uuid {
    let pad = url.split(['?', '#']).next().unwrap_or_default();
    pad.rsplit('/').find(|deel| !deel.is_empty()).and_then(lees_uuid).unwrap_or_default()
}

/// A date as filters take it: also the Dutch order of day, month and year.
fn lees_filterdatum(tekst: &str) -> Option<time::Date> {
    lees_datum(tekst).or_else(|| {
        let delen: Vec<&str> = tekst.split(['-', '/']).collect();
        let [dag, maand, jaar] = delen.as_slice() else { return None };
        if jaar.len() != 4 {
            return None;
        }
        lees_datum(&format!("{jaar}-{maand}-{dag}"))
    })
}

/// The pairs as a query.
fn form_urlencoded(paren: &[(&str, String)]) -> String {
    let delen: Vec<String> =
        paren.iter().map(|(naam, waarde)| format!("{}={}", gecodeerd(naam), gecodeerd(waarde))).collect();
    delen.join("&")
}

fn gecodeerd(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len());
    for b in tekst.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            uit.push(char::from(b));
        } else {
            uit.push_str(&format!("%{b:02X}"));
        }
    }
    uit
}
