//! Values of members: texts, words, numbers, dates and instants.

use klant_core::Keuze;
use klant_register::klantinteracties::{Nummer, Veldbezwaar};
use klant_register::store::klantinteracties::Tabel;
use serde_json::{Map, Value};
use time::{Date, OffsetDateTime};

use super::{Lezer, Tekstregel, soort, tot};
use crate::klantinteracties::tekst::{lees_datum, lees_moment};

impl Lezer<'_> {
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
