//! The body of a request, read as the reference reads it: every fault at once, unknown members ignored, names in camelCase
//! or snake_case.

mod namen;
mod verwijzingen;
mod waarden;

use std::cell::RefCell;

use klant_register::klantinteracties::{Gelezen, Nummer, Veldbezwaar};
use klant_register::store::klantinteracties::Tabel;
use serde_json::{Map, Value};
use uuid::Uuid;

use self::namen::{foutnaam, snake_case};
use super::probleem::Wireprobleem;

/// How much of a thing is given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wijze {
    /// A new one: all that is required.
    Nieuw,
    /// All of an existing one.
    Heel,
    /// A part of an existing one.
    Deel,
}

/// What was found while reading.
#[derive(Default)]
struct Vondsten {
    bezwaren: Vec<Veldbezwaar>,
    verwijzingen: Vec<(String, Tabel, Uuid)>,
    nummers: Vec<(String, Nummer)>,
}

/// An object of a body.
pub(crate) struct Lezer<'b> {
    leden: &'b Map<String, Value>,
    pad: String,
    pub(crate) wijze: Wijze,
    /// Whether the client knows identificators of other registers.
    pub(crate) vreemd: bool,
    vondsten: &'b RefCell<Vondsten>,
}

/// The rule of a text.
#[derive(Clone, Copy)]
pub(crate) struct Tekstregel {
    meeste: usize,
    leeg_mag: bool,
    minste: usize,
}

/// A text of at most so many characters that may be empty.
pub(crate) const fn tot(meeste: usize) -> Tekstregel {
    Tekstregel { meeste, leeg_mag: true, minste: 0 }
}

impl Tekstregel {
    /// It may not be empty.
    pub(crate) const fn gevuld(self) -> Tekstregel {
        Tekstregel { leeg_mag: false, ..self }
    }

    /// It has at least so many characters, when it is not empty.
    pub(crate) const fn vanaf(self, minste: usize) -> Tekstregel {
        Tekstregel { minste, ..self }
    }
}

/// Reads a body as what a use case takes.
pub(crate) fn lees<O>(
    bytes: &[u8],
    wijze: Wijze,
    vreemd: bool,
    opgave: impl FnOnce(&Lezer<'_>) -> O,
) -> Result<Gelezen<O>, Wireprobleem> {
    // No body at all is an empty object.
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    let body: Value =
        serde_json::from_slice(bytes).map_err(|fout| Wireprobleem::geen_json(fout.line(), fout.column()))?;
    let leden = match &body {
        Value::Object(leden) => leden,
        Value::Null => {
            let bezwaar = Veldbezwaar::nieuw("nonFieldErrors", "null", "No data provided");
            return Err(Wireprobleem::velden(vec![bezwaar]));
        }
        ander => return Err(Wireprobleem::velden(vec![geen_dictionary("nonFieldErrors".to_owned(), ander)])),
    };
    let vondsten = RefCell::default();
    let opgave = opgave(&Lezer { leden, pad: String::new(), wijze, vreemd, vondsten: &vondsten });
    let Vondsten { bezwaren, verwijzingen, nummers } = vondsten.into_inner();
    Ok(Gelezen { opgave, bezwaren, verwijzingen, nummers })
}

fn geen_dictionary(naam: String, waarde: &Value) -> Veldbezwaar {
    let soort = soort(waarde);
    Veldbezwaar::ongeldig(naam, format!("Ongeldige data. Verwacht een dictionary, kreeg een {soort}."))
}

fn soort(waarde: &Value) -> &'static str {
    match waarde {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(getal) if getal.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

const LEEG: &str = "Dit veld mag niet leeg zijn.";

impl<'b> Lezer<'b> {
    /// The path of a member.
    pub(crate) fn pad(&self, naam: &str) -> String {
        let naam = foutnaam(naam);
        if self.pad.is_empty() { naam } else { format!("{}.{naam}", self.pad) }
    }

    /// Whether nothing was found wrong so far.
    pub(crate) fn is_gaaf(&self) -> bool {
        self.vondsten.borrow().bezwaren.is_empty()
    }

    /// Refuses something of this object.
    pub(crate) fn bezwaar(&self, bezwaar: Veldbezwaar) {
        self.vondsten.borrow_mut().bezwaren.push(bezwaar);
    }

    /// Reads what may turn out not to count, and answers apart what is wrong with it.
    pub(crate) fn apart<T>(&self, lees: impl FnOnce(&Self) -> T) -> (T, Vec<Veldbezwaar>) {
        let tot_nu_toe = self.vondsten.borrow().bezwaren.len();
        let gelezen = lees(self);
        (gelezen, self.vondsten.borrow_mut().bezwaren.split_off(tot_nu_toe))
    }

    fn ongeldig(&self, naam: &str, reden: &'static str) {
        self.bezwaar(Veldbezwaar::ongeldig(self.pad(naam), reden));
    }

    fn leeg(&self, naam: &str, code: &'static str) {
        self.bezwaar(Veldbezwaar::nieuw(self.pad(naam), code, LEEG));
    }

    /// The value of a member, by its name in camelCase or snake_case.
    pub(crate) fn waarde(&self, naam: &str) -> Option<&'b Value> {
        self.leden.get(naam).or_else(|| self.leden.get(&snake_case(naam)))
    }

    /// Whether a member is there.
    pub(crate) fn heeft(&self, naam: &str) -> bool {
        self.waarde(naam).is_some()
    }

    /// Refuses the absence of a member, unless only a part is given.
    pub(crate) fn vereis(&self, naam: &str) {
        if self.wijze != Wijze::Deel {
            self.vereis_altijd(naam);
        }
    }

    /// Refuses the absence of a member.
    pub(crate) fn vereis_altijd(&self, naam: &str) {
        if !self.heeft(naam) {
            self.bezwaar(Veldbezwaar::verplicht(self.pad(naam)));
        }
    }

    /// A member that may not be `null`.
    pub(crate) fn aanwezig(&self, naam: &str) -> Option<&'b Value> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() {
            self.leeg(naam, "null");
            return None;
        }
        Some(waarde)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namen_gaan_naar_snake_case_en_in_fouten_bijna_terug() {
        for (naam, snake, fout) in [
            ("partijIdentificator", "partij_identificator", "partijIdentificator"),
            ("adresregel1", "adresregel_1", "adresregel_1"),
            ("Betreft", "_betreft", "_betreft"),
            ("code_register", "code_register", "codeRegister"),
            ("BSN", "bsn", "bsn"),
            ("naam", "naam", "naam"),
        ] {
            assert_eq!((snake_case(naam).as_str(), foutnaam(naam).as_str()), (snake, fout), "{naam}");
        }
    }

    #[test]
    fn een_tekst_met_meer_fouten_noemt_ze_alle() {
        let lees_bic =
            |lezer: &Lezer<'_>| lezer.tekst_met("bic", tot(3).gevuld(), |_| false, "Geen spaties toegestaan");
        let Ok(gelezen) = lees(br#"{"bic": "abcd"}"#, Wijze::Nieuw, false, lees_bic) else {
            panic!("it is an object")
        };
        let codes: Vec<&str> = gelezen.bezwaren.iter().map(|bezwaar| bezwaar.code).collect();
        assert_eq!((gelezen.opgave, codes), (None, vec!["max_length", "invalid"]));
    }

    #[test]
    fn een_deel_zonder_uuid_laat_de_verwijzing_staan() {
        let lees_partij = |lezer: &Lezer<'_>| lezer.verwijzing_of_niets("partij", Tabel::Partij);
        for (wijze, fouten) in [(Wijze::Nieuw, 1), (Wijze::Heel, 1), (Wijze::Deel, 0)] {
            let Ok(gelezen) = lees(br#"{"partij": {}}"#, wijze, false, lees_partij) else {
                panic!("it is an object")
            };
            assert_eq!((gelezen.opgave, gelezen.bezwaren.len()), (None, fouten));
        }
    }
}
