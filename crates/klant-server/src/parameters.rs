//! The query of a request: only what is known, once, and in its own format.

use std::str::FromStr;

use actix_web::{HttpRequest, web};
use klant_core::{Code, Keuze, Reden};
use klant_register::Bladzijde;
use uuid::Uuid;

use crate::lichaam::lees_uuid;
use crate::probleem::Probleem;

/// The parameters of a query, whose names were found to be known.
pub(crate) struct Parameters {
    gegeven: Vec<(String, String)>,
    redenen: Vec<Reden>,
}

impl Parameters {
    /// Takes the query apart. A name that is unknown, or there twice, is a fault; so is a query that cannot be read.
    pub(crate) fn van(req: &HttpRequest, bekend: &[&str]) -> Result<Self, Probleem> {
        let query = web::Query::<Vec<(String, String)>>::from_query(req.query_string());
        let gegeven = query.map_err(|_| Probleem::ongeldig(Code::ParameterFormaat))?.into_inner();
        let mut redenen = Vec::new();
        for (plaats, (naam, _)) in gegeven.iter().enumerate() {
            if !bekend.contains(&naam.as_str()) {
                let toelichting = if bekend.is_empty() { "geen".to_owned() } else { bekend.join(", ") };
                redenen.push(
                    Reden::op(Code::ParameterOnbekend, "").met_toelichting(format!("bekend: {toelichting}")),
                );
            } else if gegeven.iter().take(plaats).any(|(eerder, _)| eerder == naam) {
                redenen.push(Reden::op(Code::ParameterDubbel, naam.as_str()));
            }
        }
        if redenen.is_empty() { Ok(Self { gegeven, redenen }) } else { Err(Probleem::parameters(redenen)) }
    }

    fn neem<T>(&mut self, naam: &str, lees: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let (_, waarde) = self.gegeven.iter().find(|(gegeven, _)| gegeven == naam)?;
        let gelezen = lees(waarde);
        if gelezen.is_none() {
            self.redenen.push(Reden::op(Code::ParameterFormaat, naam));
        }
        gelezen
    }

    /// An identity.
    pub(crate) fn uuid(&mut self, naam: &str) -> Option<Uuid> {
        self.neem(naam, lees_uuid)
    }

    /// A word of a closed list.
    pub(crate) fn keuze<K: Keuze>(&mut self, naam: &str) -> Option<K> {
        self.neem(naam, K::van_woord)
    }

    /// At least one of these has to be there.
    pub(crate) fn minstens_een(&mut self, namen: &[&str]) {
        if !self.gegeven.iter().any(|(gegeven, _)| namen.contains(&gegeven.as_str())) {
            let toelichting = format!("ten minste een van {}", namen.join(", "));
            self.redenen.push(Reden::op(Code::ParameterOntbreekt, "").met_toelichting(toelichting));
        }
    }

    /// The page: `na` and `aantal`. It comes last: it fails with the faults of every parameter that was asked for.
    pub(crate) fn bladzijde(&mut self) -> Result<Bladzijde, Probleem> {
        let (na, aantal) = self.pagina(|cursor| getal::<i64>(cursor).filter(|cursor| *cursor >= 0))?;
        Ok(Bladzijde { na, aantal })
    }

    /// The same, of a list whose cursor is of another form.
    pub(crate) fn pagina<C>(
        &mut self,
        cursor: impl FnOnce(&str) -> Option<C>,
    ) -> Result<(Option<C>, u8), Probleem> {
        let na = self.neem("na", cursor);
        let aantal =
            self.neem("aantal", |aantal| getal::<u8>(aantal).filter(|aantal| (1..=100).contains(aantal)));
        if self.redenen.is_empty() {
            Ok((na, aantal.unwrap_or(25)))
        } else {
            Err(Probleem::parameters(std::mem::take(&mut self.redenen)))
        }
    }
}

fn getal<T: FromStr>(tekst: &str) -> Option<T> {
    tekst.bytes().all(|b| b.is_ascii_digit()).then(|| tekst.parse().ok()).flatten()
}
