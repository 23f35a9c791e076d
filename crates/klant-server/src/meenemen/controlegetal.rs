//! SHA-256 over a document in one fixed form: members by name, no white space, without the sum itself (RFC 8785 for what stands in
//! a document: texts, whole numbers, true and false).

use std::fmt::Write as _;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

/// The sum of a document, whatever it says its sum is.
pub(crate) fn controlegetal(document: &Value) -> String {
    let mut tekst = String::new();
    match document {
        Value::Object(leden) => voorwerp(leden, |naam| naam != "controlegetal", &mut tekst),
        ander => vast(ander, &mut tekst),
    }
    let som = Sha256::digest(tekst.as_bytes());
    som.iter().fold("sha256:".to_owned(), |mut tekst, byte| {
        // Writing to a String does not fail.
        let _ = write!(tekst, "{byte:02x}");
        tekst
    })
}

fn vast(waarde: &Value, tekst: &mut String) {
    match waarde {
        Value::Object(leden) => voorwerp(leden, |_| true, tekst),
        Value::Array(elementen) => {
            tekst.push('[');
            for (plaats, element) in elementen.iter().enumerate() {
                if plaats > 0 {
                    tekst.push(',');
                }
                vast(element, tekst);
            }
            tekst.push(']');
        }
        ander => {
            let _ = write!(tekst, "{ander}");
        }
    }
}

fn voorwerp(leden: &Map<String, Value>, telt: impl Fn(&str) -> bool, tekst: &mut String) {
    let mut gesorteerd: Vec<(&String, &Value)> = leden.iter().filter(|(naam, _)| telt(naam)).collect();
    gesorteerd.sort_unstable_by_key(|(naam, _)| *naam);
    tekst.push('{');
    for (plaats, (naam, waarde)) in gesorteerd.into_iter().enumerate() {
        if plaats > 0 {
            tekst.push(',');
        }
        let _ = write!(tekst, "{}:", Value::from(naam.as_str()));
        vast(waarde, tekst);
    }
    tekst.push('}');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn s6a_controlegetal_hangt_niet_af_van_volgorde_of_witruimte() {
        let een: Value =
            serde_json::from_str(r#"{"b": [1, true], "a": {"d": "é\n", "c": 2}}"#).expect("JSON");
        let twee: Value =
            serde_json::from_str(r#"{"controlegetal":"x","a":{"c":2,"d":"\u00e9\u000a"},"b":[1,true]}"#)
                .expect("JSON");
        assert_eq!(controlegetal(&een), controlegetal(&twee));
        // The value that any other program finds for the text {"a":{"c":2,"d":"é\n"},"b":[1,true]}.
        let vast = Sha256::digest("{\"a\":{\"c\":2,\"d\":\"é\\n\"},\"b\":[1,true]}".as_bytes());
        let vast: String = vast.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(controlegetal(&een), format!("sha256:{vast}"));
    }

    #[test]
    fn s6a_controlegetal_merkt_elke_verandering() {
        let heel = json!({"a": "1", "b": [1, 2]});
        for anders in [
            json!({"a": 1, "b": [1, 2]}),
            json!({"a": "1", "b": [2, 1]}),
            json!({"a": "1"}),
            json!({"a": "1", "b": [1, 2], "c": null}),
        ] {
            assert_ne!(controlegetal(&heel), controlegetal(&anders), "{anders}");
        }
    }
}
