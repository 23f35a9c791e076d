//! Bytes to a request, and a request to what the use case takes. The only reader of bodies there is.

use klant_core::{Code, Reden};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;
use validator::Validate;

use super::fouten::{Fouten, ontsnapt};
use super::validatie;
use super::vorm::Voorwerp;

/// A body with this many faults is not searched for more.
const MEESTE_FOUTEN: usize = 100;
/// Every fault costs another reading of the body: a large one is searched for fewer.
const MEESTE_FOUTEN_GROOT: usize = 10;
const GROOT: usize = 64 * 1024;

/// The shape of a request body.
pub(crate) trait Verzoek: DeserializeOwned + Validate {
    /// What the use case takes.
    type Opdracht;

    /// Reads every format; each fault is noted. None when something required is absent, which was noted before.
    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht>;
}

/// Reads a body: its JSON, its members, its lengths, its formats; all faults at once.
pub(crate) fn lees<V: Verzoek>(bytes: &[u8]) -> Result<V::Opdracht, Vec<Reden>> {
    lees_als(bytes, V::opdracht)
}

/// Reads a body as another opdracht than its own.
pub(crate) fn lees_als<V, O>(
    bytes: &[u8],
    opdracht: impl FnOnce(V, &mut Fouten) -> Option<O>,
) -> Result<O, Vec<Reden>>
where
    V: DeserializeOwned + Validate,
{
    let mut fouten = Fouten::default();
    let gelezen = verzoek::<V>(bytes, &mut fouten).and_then(|verzoek| {
        if let Err(gevonden) = verzoek.validate() {
            validatie::meld(&mut fouten, &gevonden);
        }
        opdracht(verzoek, &mut fouten)
    });
    match gelezen {
        Some(opdracht) if fouten.is_leeg() => Ok(opdracht),
        None if fouten.is_leeg() => Err(vec![Reden::nieuw(Code::VeldVerplicht)]),
        _ => Err(fouten.redenen()),
    }
}

/// Reads a body as any object, to be read as a request later.
pub(crate) fn lees_voorwerp(bytes: &[u8]) -> Result<Map<String, Value>, Vec<Reden>> {
    let mut fouten = Fouten::default();
    match json(bytes, &mut fouten) {
        Some(Value::Object(leden)) => return Ok(leden),
        Some(_) => fouten.verwijder(reden(&[], "expected an object")),
        None => {}
    }
    Err(fouten.redenen())
}

fn verzoek<V: DeserializeOwned>(bytes: &[u8], fouten: &mut Fouten) -> Option<V> {
    // Nearly every body is right: one pass. A NUL is JSON, but no database takes it.
    if !bevat_nul(bytes)
        && let Ok(Voorwerp(verzoek)) = serde_json::from_slice(bytes)
    {
        return Some(verzoek);
    }
    let mut waarde = json(bytes, fouten)?;
    verwijder_nul(&mut waarde, &mut String::new(), fouten);
    let verzoek = stap_voor_stap(&mut waarde, bytes.len(), fouten);
    if fouten.is_leeg() {
        meld_dubbel::<V>(bytes, fouten);
    }
    verzoek
}

/// Any JSON. A fault in it is named with its line and column, never with its text.
fn json(bytes: &[u8], fouten: &mut Fouten) -> Option<Value> {
    serde_json::from_slice(bytes)
        .map_err(|fout| {
            let plaats = format!("regel {}, kolom {}", fout.line(), fout.column());
            fouten.meld_met("", Code::JsonOngeldig, plaats);
        })
        .ok()
}

/// Reads as far as it goes, notes the fault, takes it out, and reads again.
fn stap_voor_stap<V: DeserializeOwned>(waarde: &mut Value, lengte: usize, fouten: &mut Fouten) -> Option<V> {
    let meeste = if lengte > GROOT { MEESTE_FOUTEN_GROOT } else { MEESTE_FOUTEN };
    for _ in 0..meeste {
        match serde_path_to_error::deserialize::<_, Voorwerp<V>>(&*waarde) {
            Ok(Voorwerp(verzoek)) => return Some(verzoek),
            Err(fout) => {
                let stappen = stappen(fout.path());
                fouten.verwijder(reden(&stappen, &fout.inner().to_string()));
                if !neem_uit(waarde, &stappen) {
                    return None;
                }
            }
        }
    }
    None
}

/// What only shows in the text itself: a member that is there twice.
fn meld_dubbel<V: DeserializeOwned>(bytes: &[u8], fouten: &mut Fouten) {
    let mut bron = serde_json::Deserializer::from_slice(bytes);
    if let Err(fout) = serde_path_to_error::deserialize::<_, Voorwerp<V>>(&mut bron) {
        fouten.meld(pointer(&stappen(fout.path())), Code::VeldDubbel);
    }
}

/// One step from a value to a part of it.
enum Stap {
    Veld(String),
    Plaats(usize),
}

fn stappen(pad: &serde_path_to_error::Path) -> Vec<Stap> {
    pad.iter()
        .map_while(|segment| match segment {
            Segment::Map { key } => Some(Stap::Veld(key.clone())),
            Segment::Seq { index } => Some(Stap::Plaats(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

fn pointer(stappen: &[Stap]) -> String {
    stappen
        .iter()
        .map(|stap| match stap {
            Stap::Veld(naam) => format!("/{}", ontsnapt(naam)),
            Stap::Plaats(plaats) => format!("/{plaats}"),
        })
        .collect()
}

/// The reason for a message of serde. Only its fixed beginning and end are read: what stands between may be a value.
fn reden(stappen: &[Stap], melding: &str) -> Reden {
    let pad = pointer(stappen);
    if melding.starts_with("unknown field") {
        return Reden::op(Code::VeldOnbekend, pad);
    }
    let verwacht = match melding.rsplit_once("expected ").map(|(_, verwacht)| verwacht) {
        Some("a string") => "hier hoort een tekst",
        Some("a boolean") => "hier hoort true of false",
        Some("i32" | "u8" | "i64") => "hier hoort een geheel getal",
        Some("a sequence") => "hier hoort een lijst",
        Some("an object") => "hier hoort een object",
        _ => return Reden::op(Code::VeldType, pad),
    };
    Reden::op(Code::VeldType, pad).met_toelichting(verwacht)
}

/// Takes a part out of a value. An element of a list keeps its place, so that the places after it stay right: something
/// else takes it. False when nothing can be taken out.
fn neem_uit(waarde: &mut Value, stappen: &[Stap]) -> bool {
    let Some((laatste, weg)) = stappen.split_last() else { return false };
    let mut ouder = waarde;
    for stap in weg {
        let dieper = match stap {
            Stap::Veld(naam) => ouder.get_mut(naam),
            Stap::Plaats(plaats) => ouder.get_mut(plaats),
        };
        match dieper {
            Some(dieper) => ouder = dieper,
            None => return false,
        }
    }
    match laatste {
        Stap::Veld(naam) => ouder.as_object_mut().is_some_and(|leden| leden.remove(naam).is_some()),
        Stap::Plaats(plaats) => ouder.get_mut(plaats).is_some_and(|element| {
            let was_tekst = element.is_string();
            *element = if was_tekst { Value::Object(Map::new()) } else { Value::String(String::new()) };
            true
        }),
    }
}

fn bevat_nul(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|venster| venster == b"\\u0000")
}

/// Takes out every text and every name with a NUL.
fn verwijder_nul(waarde: &mut Value, pad: &mut String, fouten: &mut Fouten) {
    let lengte = pad.len();
    match waarde {
        Value::Object(leden) => {
            let namen: Vec<String> = leden.keys().cloned().collect();
            for naam in namen {
                pad.push('/');
                pad.push_str(&ontsnapt(&naam).replace('\0', "\u{fffd}"));
                let fout = naam.contains('\0') || leden.get(&naam).is_some_and(is_nul);
                if fout {
                    leden.remove(&naam);
                    fouten.verwijder(Reden::op(Code::VeldTeken, pad.as_str()));
                } else if let Some(lid) = leden.get_mut(&naam) {
                    verwijder_nul(lid, pad, fouten);
                }
                pad.truncate(lengte);
            }
        }
        Value::Array(elementen) => {
            for (plaats, element) in elementen.iter_mut().enumerate() {
                pad.push_str(&format!("/{plaats}"));
                if is_nul(element) {
                    *element = Value::String(String::new());
                    fouten.verwijder(Reden::op(Code::VeldTeken, pad.as_str()));
                } else {
                    verwijder_nul(element, pad, fouten);
                }
                pad.truncate(lengte);
            }
        }
        Value::String(_) if is_nul(waarde) => fouten.verwijder(Reden::op(Code::VeldTeken, pad.as_str())),
        _ => {}
    }
}

fn is_nul(waarde: &Value) -> bool {
    waarde.as_str().is_some_and(|tekst| tekst.contains('\0'))
}
