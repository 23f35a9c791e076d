//! What requests cost, and how that is shown.

use std::time::Duration;

use klant_core::Keuze as _;
use serde_json::{Map, Value, json};

use crate::cli::Meting;

/// What a number of requests cost.
#[derive(Default)]
pub(super) struct Uitslag {
    pub(super) duur: Duration,
    /// How long each request took that was answered well, from short to long.
    tijden: Vec<Duration>,
    pub(super) fouten: u32,
    /// What the first that failed was answered.
    pub(super) eerste_fout: Option<String>,
    pub(super) server: Option<Duration>,
    pub(super) database: Option<Duration>,
    pub(super) statements: Option<u32>,
}

impl Uitslag {
    /// Counts one request: how long it took, or what went wrong.
    pub(super) fn tel(&mut self, antwoord: Result<Duration, String>) {
        match antwoord {
            Ok(tijd) => self.tijden.push(tijd),
            Err(fout) => {
                self.fouten += 1;
                self.eerste_fout.get_or_insert(fout);
            }
        }
    }

    /// Adds what others cost, as if they came after these.
    pub(super) fn voeg_toe(&mut self, ander: Self) {
        self.duur += ander.duur;
        self.tijden.extend(ander.tijden);
        self.tijden.sort_unstable();
        self.fouten += ander.fouten;
        self.eerste_fout = self.eerste_fout.take().or(ander.eerste_fout);
        self.server = som(self.server, ander.server);
        self.database = som(self.database, ander.database);
        self.statements = som(self.statements, ander.statements);
    }

    /// A point in the order of times, such as 0.99, in milliseconds.
    fn deel(&self, deel: f64) -> Option<f64> {
        let laatste = self.tijden.len().checked_sub(1)?;
        // A place in a list: what is lost of a fraction is no place.
        let plaats = (laatste as f64 * deel).round() as usize;
        self.tijden.get(plaats).map(|tijd| tijd.as_secs_f64() * 1e3)
    }

    fn aantal(&self) -> usize {
        self.tijden.len() + self.fouten as usize
    }

    fn per_seconde(&self) -> f64 {
        self.aantal() as f64 / self.duur.as_secs_f64()
    }

    fn per_verzoek(&self, getal: f64) -> f64 {
        getal / self.aantal().max(1) as f64
    }

    fn ms_per_verzoek(&self, tijd: Option<Duration>) -> Option<f64> {
        tijd.map(|tijd| self.per_verzoek(tijd.as_secs_f64() * 1e3))
    }

    fn statements_per_verzoek(&self) -> Option<f64> {
        self.statements.map(|aantal| self.per_verzoek(f64::from(aantal)))
    }

    /// The processor time of the server and the database together.
    fn processortijd(&self) -> Option<f64> {
        let server = self.ms_per_verzoek(self.server)?;
        Some(server + self.ms_per_verzoek(self.database).unwrap_or(0.0))
    }

    pub(super) fn json(&self) -> Map<String, Value> {
        let rond = |getal: f64| (getal * 1e4).round() / 1e4;
        let mut json = Map::new();
        let mut zet = |naam: &str, waarde: Value| drop(json.insert(naam.to_owned(), waarde));
        zet("aantal", json!(self.aantal()));
        zet("fouten", json!(self.fouten));
        zet("perSeconde", json!(rond(self.per_seconde())));
        zet("p50Ms", json!(self.deel(0.5).map(rond)));
        zet("p99Ms", json!(self.deel(0.99).map(rond)));
        zet("serverMs", json!(self.ms_per_verzoek(self.server).map(rond)));
        zet("databaseMs", json!(self.ms_per_verzoek(self.database).map(rond)));
        zet("statements", json!(self.statements_per_verzoek().map(rond)));
        json
    }

    pub(super) const KOLOMMEN: [&'static str; 6] =
        ["Per seconde", "p50 ms", "p99 ms", "Server ms", "Database ms", "Statements"];

    pub(super) fn kolommen(&self) -> [String; 6] {
        [
            format!("{:.0}", self.per_seconde()),
            getoond(self.deel(0.5)),
            getoond(self.deel(0.99)),
            getoond(self.ms_per_verzoek(self.server)),
            getoond(self.ms_per_verzoek(self.database)),
            self.statements_per_verzoek().map_or_else(String::new, |getal| format!("{getal:.1}")),
        ]
    }
}

/// What one kind of request cost, and what it cost the server beside it.
pub(super) struct Rij {
    pub(super) meting: Meting,
    pub(super) deze: Uitslag,
    pub(super) naast: Option<Uitslag>,
}

impl Rij {
    pub(super) const KOLOMMEN: [&'static str; 9] = {
        let [seconde, p50, p99, server, database, statements] = Uitslag::KOLOMMEN;
        ["Verzoek", seconde, p50, p99, server, database, statements, "Naast", "Fouten"]
    };

    pub(super) fn uitslagen(&self) -> impl Iterator<Item = &Uitslag> {
        std::iter::once(&self.deze).chain(&self.naast)
    }

    /// The processor time, divided by that of the server beside it: below one this one is cheaper.
    fn verhouding(&self) -> Option<f64> {
        let naast = self.naast.as_ref()?.processortijd()?;
        Some(self.deze.processortijd()? / naast).filter(|verhouding| verhouding.is_finite())
    }

    pub(super) fn json(&self) -> Value {
        let mut json = self.deze.json();
        json.insert("verzoek".to_owned(), json!(self.meting.woord()));
        if let Some(naast) = &self.naast {
            let verhouding = self.verhouding().map(|getal| (getal * 1e3).round() / 1e3);
            json.insert("verhouding".to_owned(), json!(verhouding));
            json.insert("naast".to_owned(), Value::Object(naast.json()));
        }
        Value::Object(json)
    }

    pub(super) fn kolommen(&self) -> [String; 9] {
        let [seconde, p50, p99, server, database, statements] = self.deze.kolommen();
        let verhouding = self.verhouding().map_or_else(String::new, |getal| format!("{getal:.2}"));
        let fouten: u32 = self.uitslagen().map(|uitslag| uitslag.fouten).sum();
        let woord = self.meting.woord().to_owned();
        [woord, seconde, p50, p99, server, database, statements, verhouding, fouten.to_string()]
    }
}

fn getoond(getal: Option<f64>) -> String {
    getal.map_or_else(String::new, |getal| format!("{getal:.3}"))
}

/// What both know together; of one that knows nothing, what the other knows.
fn som<T: std::ops::Add<Output = T>>(een: Option<T>, ander: Option<T>) -> Option<T> {
    match (een, ander) {
        (Some(een), Some(ander)) => Some(een + ander),
        (een, ander) => een.or(ander),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uitslag(server: u64, database: Option<u64>) -> Uitslag {
        let mut uitslag = Uitslag {
            duur: Duration::from_secs(1),
            server: Some(Duration::from_millis(server)),
            database: database.map(Duration::from_millis),
            statements: Some(10),
            ..Uitslag::default()
        };
        uitslag.tel(Ok(Duration::from_millis(3)));
        uitslag.tel(Err("status 503".to_owned()));
        uitslag
    }

    #[test]
    fn wat_in_beurten_is_gemeten_telt_op() {
        let mut samen = uitslag(10, Some(4));
        samen.voeg_toe(uitslag(30, Some(8)));
        assert_eq!((samen.aantal(), samen.fouten), (4, 2));
        assert_eq!(samen.kolommen(), ["2", "3.000", "3.000", "10.000", "3.000", "5.0"]);
    }

    #[test]
    fn de_verhouding_is_die_van_alle_processortijd() {
        let rij = |naast| Rij { meting: Meting::Partij, deze: uitslag(10, Some(10)), naast };
        assert_eq!(rij(Some(uitslag(30, Some(10)))).verhouding(), Some(0.5));
        assert_eq!(rij(None).verhouding(), None);
        let onbekend = Uitslag { server: None, ..uitslag(1, None) };
        assert_eq!(rij(Some(onbekend)).verhouding(), None);
        assert_eq!(rij(Some(uitslag(0, None))).verhouding(), None, "nothing divides by nothing");
    }
}
