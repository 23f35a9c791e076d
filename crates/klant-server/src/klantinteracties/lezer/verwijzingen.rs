//! References to other things, lists and groups.

use klant_register::klantinteracties::Veldbezwaar;
use klant_register::store::klantinteracties::Tabel;
use serde_json::Value;
use uuid::Uuid;

use super::{LEEG, Lezer, Wijze, geen_dictionary, soort};
use crate::klantinteracties::tekst::lees_uuid;

impl<'b> Lezer<'b> {
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
}

/// A uuid as the reference takes it: a text, or a number as its 128 bits.
fn lees_uuidwaarde(waarde: &Value) -> Option<Uuid> {
    match waarde {
        Value::String(tekst) => lees_uuid(tekst),
        Value::Number(getal) => getal.as_u64().map(|getal| Uuid::from_u128(u128::from(getal))),
        _ => None,
    }
}
