//! The body of a request, read as the reference reads it: every fault at once, unknown members ignored, names in camelCase
//! or snake_case.

use std::cell::RefCell;

use klant_core::Keuze;
use klant_register::klantinteracties::{Gelezen, Nummer, Veldbezwaar};
use klant_register::store::klantinteracties::Tabel;
use serde_json::{Map, Value};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::probleem::Wireprobleem;
use super::tekst::{lees_datum, lees_moment, lees_uuid};

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

    /// A text; the spaces around it are taken off.
    pub(crate) fn tekst(&self, naam: &str, regel: Tekstregel) -> Option<String> {
        self.tekst_van(naam, self.aanwezig(naam)?, regel, |_| None)
    }

    /// Reads a text; of one that is not empty, every fault is told.
    fn tekst_van(
        &self,
        naam: &str,
        waarde: &Value,
        regel: Tekstregel,
        vormfout: impl FnOnce(&str) -> Option<&'static str>,
    ) -> Option<String> {
        let tekst = match waarde {
            Value::String(tekst) => tekst.trim().to_owned(),
            Value::Number(getal) => getal.to_string(),
            _ => {
                self.ongeldig(naam, "Not a valid string.");
                return None;
            }
        };
        if tekst.is_empty() {
            if regel.leeg_mag {
                return Some(tekst);
            }
            self.leeg(naam, "blank");
            return None;
        }
        let lengte = tekst.chars().count();
        let mut fouten: Vec<(&'static str, String)> = Vec::new();
        if tekst.contains('\0') {
            fouten.push(("null_characters_not_allowed", "Nul-tekens zijn niet toegestaan.".to_owned()));
        }
        if lengte > regel.meeste {
            let reden = format!("Zorg ervoor dat dit veld niet meer dan {} karakters bevat.", regel.meeste);
            fouten.push(("max_length", reden));
        }
        if lengte < regel.minste {
            let reden = format!("Zorg ervoor dat dit veld minimaal {} karakters bevat.", regel.minste);
            fouten.push(("min_length", reden));
        }
        fouten.extend(vormfout(&tekst).map(|reden| ("invalid", reden.to_owned())));
        let goed = fouten.is_empty();
        for (code, reden) in fouten {
            self.bezwaar(Veldbezwaar::nieuw(self.pad(naam), code, reden));
        }
        goed.then_some(tekst)
    }

    /// A text that a test of its form must pass, when it is not empty.
    pub(crate) fn tekst_met(
        &self,
        naam: &str,
        regel: Tekstregel,
        goed: impl FnOnce(&str) -> bool,
        reden: &'static str,
    ) -> Option<String> {
        self.tekst_zonder(naam, regel, |tekst| (!goed(tekst)).then_some(reden))
    }

    /// A text of which, when it is not empty, a test tells what is wrong with its form.
    pub(crate) fn tekst_zonder(
        &self,
        naam: &str,
        regel: Tekstregel,
        vormfout: impl FnOnce(&str) -> Option<&'static str>,
    ) -> Option<String> {
        self.tekst_van(naam, self.aanwezig(naam)?, regel, vormfout)
    }

    /// A yes or no.
    pub(crate) fn vlag(&self, naam: &str) -> Option<bool> {
        self.vlag_van(naam, self.aanwezig(naam)?)
    }

    /// A yes or no that may be `null`.
    pub(crate) fn vlag_of_niets(&self, naam: &str) -> Option<Option<bool>> {
        let waarde = self.waarde(naam)?;
        let niets =
            waarde.is_null() || matches!(waarde.as_str(), Some("" | "null" | "Null" | "NULL" | "None"));
        if niets { Some(None) } else { self.vlag_van(naam, waarde).map(Some) }
    }

    fn vlag_van(&self, naam: &str, waarde: &Value) -> Option<bool> {
        let vlag = match waarde {
            Value::Bool(vlag) => Some(*vlag),
            Value::Number(getal) if getal.as_f64() == Some(1.0) => Some(true),
            Value::Number(getal) if getal.as_f64() == Some(0.0) => Some(false),
            Value::String(tekst) => match tekst.trim().to_ascii_lowercase().as_str() {
                "t" | "y" | "yes" | "true" | "on" | "1" => Some(true),
                "f" | "n" | "no" | "false" | "off" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if vlag.is_none() {
            self.ongeldig(naam, "Must be a valid boolean.");
        }
        vlag
    }

    /// A word of a closed list.
    pub(crate) fn keuze<K: Keuze>(&self, naam: &str) -> Option<K> {
        let gekozen = self.aanwezig(naam)?.as_str().and_then(K::van_woord);
        if gekozen.is_none() {
            self.onbekende_keuze(naam);
        }
        gekozen
    }

    /// A word of a list that is only the wire's.
    pub(crate) fn woord(&self, naam: &str, woorden: &[&str]) -> Option<String> {
        let gekozen = self.aanwezig(naam)?.as_str().filter(|woord| woorden.contains(woord));
        if gekozen.is_none() {
            self.onbekende_keuze(naam);
        }
        gekozen.map(str::to_owned)
    }

    /// Refuses a word that is not in a list.
    pub(crate) fn onbekende_keuze(&self, naam: &str) {
        let reden = "Deze waarde is een ongeldige keuze.";
        self.bezwaar(Veldbezwaar::nieuw(self.pad(naam), "invalid_choice", reden));
    }

    /// A whole number within bounds, or `null`.
    pub(crate) fn getal_of_niets(&self, naam: &str, minste: i64, meeste: i64) -> Option<Option<i64>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() {
            return Some(None);
        }
        let tekst = match waarde {
            Value::Number(getal) => getal.to_string(),
            Value::String(tekst) => tekst.trim().to_owned(),
            _ => String::new(),
        };
        let heel = match tekst.split_once('.') {
            Some((heel, nullen)) if nullen.bytes().all(|b| b == b'0') => heel,
            _ => tekst.as_str(),
        };
        let Ok(getal) = heel.parse::<i64>() else {
            self.ongeldig(naam, "Een geldig getal is vereist.");
            return None;
        };
        let fout = if getal < minste {
            Some((
                "min_value",
                format!("Zorg ervoor dat deze waarde groter is dan of gelijk is aan {minste}."),
            ))
        } else if getal > meeste {
            Some((
                "max_value",
                format!("Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan {meeste}."),
            ))
        } else {
            None
        };
        if let Some((code, reden)) = fout {
            self.bezwaar(Veldbezwaar::nieuw(self.pad(naam), code, reden));
            return None;
        }
        Some(Some(getal))
    }

    /// A date.
    pub(crate) fn datum(&self, naam: &str) -> Option<Date> {
        self.datum_van(naam, self.aanwezig(naam)?)
    }

    /// A date, or `null`.
    pub(crate) fn datum_of_niets(&self, naam: &str) -> Option<Option<Date>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() { Some(None) } else { self.datum_van(naam, waarde).map(Some) }
    }

    fn datum_van(&self, naam: &str, waarde: &Value) -> Option<Date> {
        let datum = waarde.as_str().and_then(lees_datum);
        if datum.is_none() {
            self.ongeldig(naam, "Date heeft het verkeerde formaat, gebruik 1 van deze formaten: YYYY-MM-DD.");
        }
        datum
    }

    /// An instant.
    pub(crate) fn moment(&self, naam: &str) -> Option<OffsetDateTime> {
        self.moment_van(naam, self.aanwezig(naam)?)
    }

    /// An instant, or `null`.
    pub(crate) fn moment_of_niets(&self, naam: &str) -> Option<Option<OffsetDateTime>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() { Some(None) } else { self.moment_van(naam, waarde).map(Some) }
    }

    fn moment_van(&self, naam: &str, waarde: &Value) -> Option<OffsetDateTime> {
        let moment = waarde.as_str().and_then(lees_moment);
        if moment.is_none() {
            self.ongeldig(
                naam,
                "Datetime heeft een ongeldig formaat, gebruik 1 van de volgende formaten: \
                 YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
            );
        }
        moment
    }

    /// A reference `{"uuid": …}` that may not be `null`.
    pub(crate) fn verwijzing(&self, naam: &str, tabel: Tabel) -> Option<Uuid> {
        let waarde = self.aanwezig(naam)?;
        if self.zegt_niets(waarde) { None } else { self.verwijzing_van(self.pad(naam), waarde, tabel) }
    }

    /// A reference, or `null`.
    pub(crate) fn verwijzing_of_niets(&self, naam: &str, tabel: Tabel) -> Option<Option<Uuid>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() {
            return Some(None);
        }
        if self.zegt_niets(waarde) {
            None
        } else {
            self.verwijzing_van(self.pad(naam), waarde, tabel).map(Some)
        }
    }

    /// Whether this is a reference without a uuid where only a part is given: it changes nothing.
    fn zegt_niets(&self, waarde: &Value) -> bool {
        self.wijze == Wijze::Deel && waarde.as_object().is_some_and(|leden| !leden.contains_key("uuid"))
    }

    fn verwijzing_van(&self, pad: String, waarde: &Value, tabel: Tabel) -> Option<Uuid> {
        let Value::Object(leden) = waarde else {
            self.bezwaar(geen_dictionary(format!("{pad}.nonFieldErrors"), waarde));
            return None;
        };
        let uuid = match leden.get("uuid") {
            None => {
                self.bezwaar(Veldbezwaar::verplicht(format!("{pad}.uuid")));
                return None;
            }
            Some(Value::Null) => {
                self.bezwaar(Veldbezwaar::nieuw(format!("{pad}.uuid"), "null", LEEG));
                return None;
            }
            Some(uuid) => lees_uuidwaarde(uuid),
        };
        match uuid {
            Some(uuid) => self.vondsten.borrow_mut().verwijzingen.push((pad, tabel, uuid)),
            None => {
                self.bezwaar(Veldbezwaar::ongeldig(format!("{pad}.uuid"), "Must be a valid UUID."));
            }
        }
        uuid
    }

    /// The uuid of an existing thing, as a member of its own.
    pub(crate) fn uuid(&self, naam: &str, tabel: Tabel) -> Option<Uuid> {
        let uuid = self.vrije_uuid(naam)?;
        // The path of a reference is that of the group around its uuid.
        self.vondsten.borrow_mut().verwijzingen.push((self.pad.clone(), tabel, uuid));
        Some(uuid)
    }

    /// A uuid that need not be anybody's.
    pub(crate) fn vrije_uuid(&self, naam: &str) -> Option<Uuid> {
        let uuid = lees_uuidwaarde(self.aanwezig(naam)?);
        if uuid.is_none() {
            self.ongeldig(naam, "Must be a valid UUID.");
        }
        uuid
    }

    /// A list of references; `leeg_mag` makes `null` an empty one.
    pub(crate) fn verwijzingen(&self, naam: &str, tabel: Tabel, leeg_mag: bool) -> Option<Vec<Uuid>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() && leeg_mag {
            return Some(Vec::new());
        }
        let lijst = self.lijst(naam)?;
        let gelezen: Vec<Option<Uuid>> = lijst
            .iter()
            .enumerate()
            .map(|(plaats, waarde)| {
                self.verwijzing_van(format!("{}.{plaats}", self.pad(naam)), waarde, tabel)
            })
            .collect();
        gelezen.into_iter().collect()
    }

    fn lijst(&self, naam: &str) -> Option<&'b Vec<Value>> {
        let waarde = self.aanwezig(naam)?;
        if let Value::Array(lijst) = waarde {
            return Some(lijst);
        }
        let reden = format!("Verwachtte een lijst met items, maar kreeg type \"{}\".", soort(waarde));
        self.bezwaar(Veldbezwaar::nieuw(format!("{}.nonFieldErrors", self.pad(naam)), "not_a_list", reden));
        None
    }

    /// A list of objects, each read by itself.
    pub(crate) fn groepen<T>(&self, naam: &str, lees: impl Fn(&Lezer<'b>) -> T) -> Option<Vec<T>> {
        let lijst = self.lijst(naam)?;
        let mut gelezen = Vec::new();
        for (plaats, waarde) in lijst.iter().enumerate() {
            let pad = format!("{}.{plaats}", self.pad(naam));
            match waarde {
                Value::Object(leden) => {
                    gelezen.push(lees(&Lezer {
                        leden,
                        pad,
                        wijze: self.wijze,
                        vreemd: self.vreemd,
                        vondsten: self.vondsten,
                    }));
                }
                ander => self.bezwaar(geen_dictionary(format!("{pad}.nonFieldErrors"), ander)),
            }
        }
        Some(gelezen)
    }

    /// A group of members that may not be `null`.
    pub(crate) fn groep<T>(&self, naam: &str, lees: impl FnOnce(&Lezer<'b>) -> T) -> Option<T> {
        let waarde = self.aanwezig(naam)?;
        self.groep_van(naam, waarde, lees)
    }

    /// A group of members, or `null`.
    pub(crate) fn groep_of_niets<T>(
        &self,
        naam: &str,
        lees: impl FnOnce(&Lezer<'b>) -> T,
    ) -> Option<Option<T>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() {
            return Some(None);
        }
        self.groep_van(naam, waarde, lees).map(Some)
    }

    fn groep_van<T>(&self, naam: &str, waarde: &'b Value, lees: impl FnOnce(&Lezer<'b>) -> T) -> Option<T> {
        match waarde {
            Value::Object(leden) => {
                let pad = self.pad(naam);
                Some(lees(&Lezer {
                    leden,
                    pad,
                    wijze: self.wijze,
                    vreemd: self.vreemd,
                    vondsten: self.vondsten,
                }))
            }
            ander => {
                self.bezwaar(geen_dictionary(format!("{}.nonFieldErrors", self.pad(naam)), ander));
                None
            }
        }
    }

    /// A number of the register: a whole number as text, or `null`; the empty text says nothing. It must be free.
    pub(crate) fn nummer(&self, naam: &str, tabel: Tabel) -> Option<Option<String>> {
        let waarde = self.waarde(naam)?;
        if waarde.is_null() {
            return Some(None);
        }
        let vormfout = |tekst: &str| {
            let cijfers = tekst.strip_prefix('-').unwrap_or(tekst);
            let goed = !cijfers.is_empty() && cijfers.bytes().all(|b| b.is_ascii_digit());
            (!goed).then_some("Voer een geldig geheel getal in.")
        };
        let tekst = self.tekst_van(naam, waarde, tot(10), vormfout)?;
        if !tekst.is_empty() {
            let gevraagd = Nummer { tabel, referentie: naam == "referentienummer", tekst: tekst.clone() };
            self.vondsten.borrow_mut().nummers.push((self.pad(naam), gevraagd));
        }
        Some(Some(tekst))
    }

    /// An object of texts, each at most 255 characters.
    pub(crate) fn teksten(&self, naam: &str) -> Option<Map<String, Value>> {
        let waarde = self.aanwezig(naam)?;
        let Value::Object(leden) = waarde else {
            let reden =
                format!("Verwachtte een dictionary van items, maar kreeg type \"{}\".", soort(waarde));
            self.bezwaar(Veldbezwaar::nieuw(self.pad(naam), "not_a_dict", reden));
            return None;
        };
        let lezer = Lezer {
            leden,
            pad: self.pad(naam),
            wijze: self.wijze,
            vreemd: self.vreemd,
            vondsten: self.vondsten,
        };
        let mut teksten = Map::new();
        for (sleutel, waarde) in leden {
            if sleutel.contains('\0') {
                lezer.ongeldig("nonFieldErrors", "Nul-tekens zijn niet toegestaan.");
            } else if waarde.is_null() {
                lezer.leeg(sleutel, "null");
            } else if let Some(tekst) = lezer.tekst_van(sleutel, waarde, tot(255).gevuld(), |_| None) {
                teksten.insert(sleutel.clone(), Value::String(tekst));
            }
        }
        Some(teksten)
    }
}

/// A uuid as the reference takes it: a text, or a number as its 128 bits.
fn lees_uuidwaarde(waarde: &Value) -> Option<Uuid> {
    match waarde {
        Value::String(tekst) => lees_uuid(tekst),
        Value::Number(getal) => getal.as_u64().map(|getal| Uuid::from_u128(u128::from(getal))),
        _ => None,
    }
}

/// A name as faults give it: to snake_case and back, which digits and a first capital do not survive.
fn foutnaam(naam: &str) -> String {
    let mut fout = String::with_capacity(naam.len());
    let snake = snake_case(naam);
    let mut tekens = snake.chars().peekable();
    while let Some(teken) = tekens.next() {
        match tekens.peek() {
            Some(volgend) if teken == '_' && volgend.is_ascii_lowercase() && fout.ends_with(is_klein) => {
                fout.push(volgend.to_ascii_uppercase());
                tekens.next();
            }
            _ => fout.push(teken),
        }
    }
    fout
}

fn is_klein(teken: char) -> bool {
    teken.is_ascii_lowercase()
}

/// `partijIdentificator` as `partij_identificator`, `adresregel1` as `adresregel_1`.
fn snake_case(naam: &str) -> String {
    let tekens: Vec<char> = naam.chars().collect();
    let mut snake = String::with_capacity(naam.len() + 4);
    for (plaats, teken) in tekens.iter().enumerate() {
        let vorige = plaats.checked_sub(1).and_then(|plaats| tekens.get(plaats));
        let volgende = tekens.get(plaats + 1);
        let klein_of_cijfer =
            |teken: Option<&char>| teken.is_some_and(|t| is_klein(*t) || t.is_ascii_digit());
        let scheiding = if teken.is_ascii_uppercase() {
            klein_of_cijfer(vorige) || klein_of_cijfer(volgende)
        } else {
            teken.is_ascii_digit()
                && vorige.is_some_and(|vorige| is_klein(*vorige))
                && volgende.is_none_or(|volgende| volgende.is_ascii_digit() || volgende.is_ascii_uppercase())
        };
        if scheiding {
            snake.push('_');
        }
        snake.push(teken.to_ascii_lowercase());
    }
    snake
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
