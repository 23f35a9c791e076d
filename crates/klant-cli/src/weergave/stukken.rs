//! Small parts of a page, from members of the JSON.

use serde_json::Value;

/// The text of a member; none when it is absent or empty.
pub(crate) fn tekst(voorwerp: &Value, lid: &str) -> Option<String> {
    match voorwerp.get(lid)? {
        Value::String(tekst) if !tekst.is_empty() => Some(tekst.clone()),
        Value::Number(getal) => Some(getal.to_string()),
        _ => None,
    }
}

/// Yes or no; none when it is absent.
pub(crate) fn ja_nee(voorwerp: &Value, lid: &str) -> Option<String> {
    voorwerp.get(lid)?.as_bool().map(|waar| if waar { "ja" } else { "nee" }.to_owned())
}

/// Yes, or nothing at all.
pub(super) fn alleen_ja(voorwerp: &Value, lid: &str) -> Option<String> {
    ja_nee(voorwerp, lid).filter(|woord| woord == "ja")
}

/// An instant, to the second: `2026-11-24 09:30:00Z`.
pub(crate) fn moment(voorwerp: &Value, lid: &str) -> Option<String> {
    let tekst = tekst(voorwerp, lid)?.replacen('T', " ", 1);
    match tekst.split_once('.') {
        Some((seconden, _)) => Some(format!("{seconden}Z")),
        None => Some(tekst),
    }
}

/// The members of a list; none when it is absent.
pub(crate) fn leden<'a>(voorwerp: &'a Value, lid: &str) -> &'a [Value] {
    voorwerp.get(lid).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts that are there, each on a line of its own; none without any.
pub(super) fn onder_elkaar(delen: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let delen: Vec<String> = delen.into_iter().flatten().collect();
    (!delen.is_empty()).then(|| delen.join("\n"))
}

/// The name to address someone by, or that of her organisation.
pub(super) fn naam(voorwerp: &Value) -> Option<String> {
    tekst(voorwerp, "volledigeNaam").or_else(|| tekst(voorwerp, "organisatienaam"))
}

/// An address on one line.
pub(super) fn adres(voorwerp: &Value, lid: &str) -> Option<String> {
    let adres = voorwerp.get(lid)?;
    let deel = |lid| tekst(adres, lid);
    let naast = |delen: [Option<String>; 3]| {
        let delen: Vec<String> = delen.into_iter().flatten().collect();
        (!delen.is_empty()).then(|| delen.join(" "))
    };
    let delen = [
        naast([deel("straatnaam"), deel("huisnummer"), deel("huisnummertoevoeging")]),
        deel("adresregel1"),
        deel("adresregel2"),
        deel("adresregel3"),
        naast([deel("postcode"), deel("stad"), None]),
        deel("nummeraanduidingId").map(|id| format!("BAG {id}")),
        deel("land"),
    ];
    let delen: Vec<String> = delen.into_iter().flatten().collect();
    (!delen.is_empty()).then(|| delen.join(", "))
}

/// `terugbelverzoek, versie 2026-11-01`
pub(super) fn profielverwijzing(voorwerp: &Value) -> Option<String> {
    let profiel = voorwerp.get("profiel")?;
    Some(format!("{}, versie {}", tekst(profiel, "code")?, tekst(profiel, "versie")?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn adres_staat_op_een_regel_in_welke_vorm_ook() {
        let velden = json!({"a": {"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad"}});
        assert_eq!(adres(&velden, "a").as_deref(), Some("Dorpsstraat 1, 1234 AB Turfstad"));
        let regels = json!({"a": {"adresregel1": "Rue 1", "adresregel2": "Paris", "land": "FR"}});
        assert_eq!(adres(&regels, "a").as_deref(), Some("Rue 1, Paris, FR"));
        assert_eq!(adres(&json!({"a": {}}), "a"), None);
    }

    #[test]
    fn moment_gaat_tot_op_de_seconde() {
        let json = json!({"heel": "2026-11-24T09:30:00Z", "deel": "2026-11-24T09:30:00.123456Z"});
        assert_eq!(moment(&json, "heel").as_deref(), Some("2026-11-24 09:30:00Z"));
        assert_eq!(moment(&json, "deel").as_deref(), Some("2026-11-24 09:30:00Z"));
    }
}
