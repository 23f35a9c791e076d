//! A change of a customer, as a merge patch (RFC 7396) on what she is now.

use klant_core::{Code, Keuze, Reden, Zicht};
use klant_register::Klantresultaat;
use serde_json::{Map, Value};

use super::weergave::klant_json;

/// What the answer has and a request has not.
const ALLEEN_IN_ANTWOORD: [&str; 6] =
    ["uuid", "url", "aangehaakt", "volledigeNaam", "vaststellingen", "herkomst"];

/// The customer as a request that would leave her as she is.
pub(super) fn als_verzoek(klant: &Klantresultaat, zicht: &Zicht) -> Value {
    let mut verzoek = klant_json(klant, zicht);
    if let Some(leden) = verzoek.as_object_mut() {
        leden.retain(|naam, _| !ALLEEN_IN_ANTWOORD.contains(&naam.as_str()));
        // A wish that stands counts as given, also when who changes may not see it: else any change would take it away.
        let wensen = klant.partij.wensen.keys().map(|element| element.woord()).collect();
        leden.insert("wensen".to_owned(), wensen);
    }
    let adressen = verzoek.get_mut("digitaleAdressen").and_then(Value::as_array_mut);
    for adres in adressen.into_iter().flatten().filter_map(Value::as_object_mut) {
        adres.remove("herkomst");
    }
    verzoek
}

/// The request with the change laid over it, to be read as any other body.
pub(super) fn samengevoegd(mut verzoek: Value, wijziging: &[u8]) -> Result<Vec<u8>, Vec<Reden>> {
    let wijziging: Map<String, Value> = crate::lichaam::lees_voorwerp(wijziging)?;
    voeg_samen(&mut verzoek, Value::Object(wijziging));
    serde_json::to_vec(&verzoek).map_err(|_| vec![Reden::nieuw(Code::JsonOngeldig)])
}

fn voeg_samen(doel: &mut Value, wijziging: Value) {
    let Value::Object(wijziging) = wijziging else {
        *doel = wijziging;
        return;
    };
    if !doel.is_object() {
        *doel = Value::Object(Map::new());
    }
    let Value::Object(doel) = doel else { return };
    for (naam, waarde) in wijziging {
        if waarde.is_null() {
            doel.remove(&naam);
        } else {
            voeg_samen(doel.entry(naam).or_insert(Value::Null), waarde);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn samenvoegen_volgt_rfc_7396() {
        // The test cases of the appendix of the RFC that have an object as their patch.
        for (doel, wijziging, verwacht) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
            (json!({"e": null}), json!({"a": 1}), json!({"e": null, "a": 1})),
            (json!([1, 2]), json!({"a": "b", "c": null}), json!({"a": "b"})),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        ] {
            let mut samen = doel;
            voeg_samen(&mut samen, wijziging);
            assert_eq!(samen, verwacht);
        }
    }

    #[test]
    fn wijziging_is_een_object() {
        let redenen = samengevoegd(json!({}), b"[1]").expect_err("a list is no change");
        assert_eq!(redenen[0].code(), Code::VeldType);
        let redenen = samengevoegd(json!({}), b"{").expect_err("no JSON");
        assert_eq!(redenen[0].code(), Code::JsonOngeldig);
    }
}
