//! A published description of an API (OpenAPI), against which a stand-in and our requests are held. A word of it that this
//! does not know is an error and not overlooked, and so is a member that the description does not have.

use crate::binary::hoofdmap;
use regex::Regex;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

/// What explains, and bounds nothing.
const UITLEG: [&str; 9] = [
    "description",
    "title",
    "example",
    "examples",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
    "discriminator",
];

/// A description.
#[derive(Debug)]
pub struct Beschrijving(Value);

impl Beschrijving {
    /// The description in this file of the folder with standards: `KLANT_STANDAARDEN`, else `../shared/standards` from the
    /// root of the repository. None when the folder is not there, and then it is said that nothing was checked.
    ///
    /// # Panics
    /// When the folder is there and the file is not, or it is no YAML.
    pub fn lees(naam: &str) -> Option<Self> {
        let map = std::env::var_os("KLANT_STANDAARDEN")
            .map_or_else(|| hoofdmap().join("../shared/standards"), PathBuf::from);
        if !map.is_dir() {
            // Not by a macro: the test runner would keep it to itself.
            let melding =
                format!("niet getoetst aan {naam}: er is geen map met standaarden (KLANT_STANDAARDEN)\n");
            let _ = std::io::stderr().write_all(melding.as_bytes());
            return None;
        }
        let tekst = std::fs::read_to_string(map.join(naam)).unwrap_or_else(|fout| panic!("{naam}: {fout}"));
        Some(Self(serde_saphyr::from_str(&tekst).unwrap_or_else(|fout| panic!("{naam}: {fout}"))))
    }

    /// The schema that a path such as `components/responses/401/content` leads to, followed by its only media type.
    ///
    /// # Panics
    /// When it is not there.
    #[track_caller]
    #[must_use]
    pub fn schema(&self, pad: &[&str]) -> &Value {
        let (_, eerste) =
            self.plek(pad).as_object().and_then(|soorten| soorten.iter().next()).expect("a media type");
        &eerste["schema"]
    }

    /// What stands at a path, references followed; null when nothing does.
    #[must_use]
    pub fn plek(&self, pad: &[&str]) -> &Value {
        pad.iter().fold(&self.0, |plek, deel| self.volg(&plek[*deel]))
    }

    fn volg<'a>(&'a self, plek: &'a Value) -> &'a Value {
        match plek["$ref"].as_str().and_then(|verwijzing| verwijzing.strip_prefix('#')) {
            Some(pad) => self.0.pointer(pad).unwrap_or_else(|| panic!("er is geen {pad}")),
            None => plek,
        }
    }

    /// What is wrong with a value, by this schema: nothing when it is good.
    #[must_use]
    pub fn bezwaren(&self, schema: &Value, waarde: &Value) -> Vec<String> {
        let mut bezwaren = Vec::new();
        self.keur(schema, waarde, "", &mut bezwaren);
        bezwaren
    }

    fn keur(&self, schema: &Value, waarde: &Value, plek: &str, bezwaren: &mut Vec<String>) {
        let delen = self.delen(schema, Some(waarde));
        if waarde.is_null() && delen.iter().any(|deel| deel["nullable"] == true) {
            return;
        }
        for deel in &delen {
            for (woord, eis) in deel.as_object().into_iter().flatten() {
                if !self.houdt(woord, eis, waarde, plek, bezwaren) {
                    bezwaren.push(format!("{plek}: {woord} {eis}"));
                }
            }
        }
        let Some(leden) = waarde.as_object() else { return };
        let velden = velden(&delen);
        for (naam, lid) in leden {
            match velden.get(naam.as_str()) {
                Some(schema) => self.keur(schema, lid, &format!("{plek}/{naam}"), bezwaren),
                None => bezwaren.push(format!("{plek}/{naam}: staat niet in de beschrijving")),
            }
        }
    }

    /// A schema with all that it is composed of. By the value the discriminator says which kind it is; without a value
    /// every kind counts.
    fn delen<'a>(&'a self, schema: &'a Value, waarde: Option<&Value>) -> Vec<&'a Value> {
        let mut delen = Vec::new();
        self.verzamel(schema, &mut delen);
        let soorten: Vec<&Value> = delen.iter().map(|deel| &deel["discriminator"]).collect();
        for soort in soorten.into_iter().filter(|soort| !soort.is_null()) {
            let gekozen =
                waarde.map(|waarde| waarde[soort["propertyName"].as_str().unwrap_or_default()].clone());
            for (naam, verwijzing) in soort["mapping"].as_object().into_iter().flatten() {
                if gekozen.as_ref().is_none_or(|gekozen| gekozen == naam) {
                    let pad =
                        verwijzing.as_str().and_then(|tekst| tekst.strip_prefix('#')).expect("a reference");
                    self.verzamel(self.0.pointer(pad).expect("a schema"), &mut delen);
                }
            }
        }
        delen
    }

    fn verzamel<'a>(&'a self, schema: &'a Value, delen: &mut Vec<&'a Value>) {
        let gevolgd = self.volg(schema);
        if !std::ptr::eq(gevolgd, schema) {
            self.verzamel(gevolgd, delen);
        }
        if !delen.iter().any(|deel| std::ptr::eq(*deel, schema)) {
            delen.push(schema);
            schema["allOf"].as_array().into_iter().flatten().for_each(|deel| self.verzamel(deel, delen));
        }
    }

    fn houdt(
        &self,
        woord: &str,
        eis: &Value,
        waarde: &Value,
        plek: &str,
        bezwaren: &mut Vec<String>,
    ) -> bool {
        let lengte = waarde.as_str().map(|tekst| tekst.chars().count());
        let aantal = waarde.as_array().map(Vec::len);
        let grens = |maat: Option<usize>, past: fn(usize, usize) -> bool| {
            maat.zip(eis.as_u64())
                .is_none_or(|(maat, grens)| past(maat, usize::try_from(grens).unwrap_or(usize::MAX)))
        };
        match woord {
            // Looked at with the whole.
            "$ref" | "allOf" | "properties" | "nullable" => true,
            uitleg if UITLEG.contains(&uitleg) => true,
            "type" => eis.as_str().is_some_and(|soort| is_soort(soort, waarde)),
            "enum" => eis.as_array().is_some_and(|woorden| woorden.contains(waarde)),
            "required" => eis.as_array().into_iter().flatten().all(|naam| {
                waarde.as_object().is_none_or(|leden| leden.contains_key(naam.as_str().unwrap_or_default()))
            }),
            "items" => {
                for (nummer, lid) in waarde.as_array().into_iter().flatten().enumerate() {
                    self.keur(eis, lid, &format!("{plek}/{nummer}"), bezwaren);
                }
                true
            }
            "oneOf" | "anyOf" => {
                eis.as_array().into_iter().flatten().any(|keuze| self.bezwaren(keuze, waarde).is_empty())
            }
            "uniqueItems" => waarde.as_array().is_none_or(|leden| {
                let eerder = |nummer: usize, lid| leden.iter().take(nummer).any(|ander| ander == lid);
                !leden.iter().enumerate().any(|(nummer, lid)| eerder(nummer, lid))
            }),
            "minItems" => grens(aantal, |maat, grens| maat >= grens),
            "maxItems" => grens(aantal, |maat, grens| maat <= grens),
            "minLength" => grens(lengte, |maat, grens| maat >= grens),
            "maxLength" => grens(lengte, |maat, grens| maat <= grens),
            "minimum" => waarde.as_f64().zip(eis.as_f64()).is_none_or(|(getal, grens)| getal >= grens),
            "maximum" => waarde.as_f64().zip(eis.as_f64()).is_none_or(|(getal, grens)| getal <= grens),
            "pattern" => waarde.as_str().zip(eis.as_str()).is_none_or(|(tekst, patroon)| {
                Regex::new(patroon).unwrap_or_else(|fout| panic!("{patroon}: {fout}")).is_match(tekst)
            }),
            "format" => match (eis.as_str().unwrap_or_default(), waarde.as_str()) {
                ("date", Some(tekst)) => {
                    Regex::new(r"^\d{4}-\d\d-\d\d$").is_ok_and(|vorm| vorm.is_match(tekst))
                }
                ("uri", Some(tekst)) => tekst.contains("://") && !tekst.contains(' '),
                ("int32" | "duration" | "date-time" | "uuid", _) | (_, None) => true,
                (vorm, _) => panic!("{plek}: de vorm {vorm} is hier niet bekend"),
            },
            ander => panic!("{plek}: het woord {ander} is hier niet bekend"),
        }
    }

    /// Whether a value of this schema, of any of its kinds, can have this member: `adressering.adresregel1`.
    #[must_use]
    pub fn kent(&self, schema: &Value, pad: &str) -> bool {
        let (naam, verder) = pad.split_once('.').map_or((pad, None), |(naam, verder)| (naam, Some(verder)));
        let velden = velden(&self.delen(schema, None));
        velden.get(naam).is_some_and(|lid| verder.is_none_or(|verder| self.kent(lid, verder)))
    }
}

fn velden<'a>(delen: &[&'a Value]) -> BTreeMap<&'a str, &'a Value> {
    delen
        .iter()
        .filter_map(|deel| deel["properties"].as_object())
        .flat_map(Map::iter)
        .map(|(naam, schema)| (naam.as_str(), schema))
        .collect()
}

fn is_soort(soort: &str, waarde: &Value) -> bool {
    match soort {
        "object" => waarde.is_object(),
        "array" => waarde.is_array(),
        "string" => waarde.is_string(),
        "integer" => waarde.is_i64() || waarde.is_u64(),
        "number" => waarde.is_number(),
        "boolean" => waarde.is_boolean(),
        ander => panic!("de soort {ander} is hier niet bekend"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn beschrijving() -> Beschrijving {
        Beschrijving(json!({"components": {"schemas": {
            "Dier": {
                "type": "object", "required": ["soort"], "properties": {"soort": {"type": "string"}},
                "discriminator": {"propertyName": "soort", "mapping": {"hond": "#/components/schemas/Hond"}},
            },
            "Hond": {"allOf": [
                {"$ref": "#/components/schemas/Dier"},
                {"type": "object", "properties": {"naam": {"type": "string", "maxLength": 4, "pattern": "^[a-z]+$"}}},
            ]},
        }}}))
    }

    #[test]
    fn een_goede_waarde_heeft_geen_bezwaren_en_een_slechte_elk_bezwaar() {
        let beschrijving = beschrijving();
        let dier = json!({"$ref": "#/components/schemas/Dier"});
        let bezwaren = |waarde: &Value| beschrijving.bezwaren(&dier, waarde);
        assert_eq!(bezwaren(&json!({"soort": "hond", "naam": "rex"})), Vec::<String>::new());
        assert_eq!(bezwaren(&json!({"naam": "rex"})).len(), 2, "no kind, and so no name");
        assert_eq!(bezwaren(&json!({"soort": "hond", "naam": "Fikkie"})).len(), 2, "too long, and a capital");
        assert_eq!(bezwaren(&json!({"soort": "hond", "nam": "rex"})).len(), 1);
        assert_eq!(bezwaren(&json!([])).len(), 1);
        assert!(beschrijving.kent(&dier, "naam") && !beschrijving.kent(&dier, "naam.kort"));
        assert!(!beschrijving.kent(&dier, "staart"));
    }

    #[test]
    #[should_panic(expected = "niet bekend")]
    fn een_onbekend_woord_wordt_niet_overgeslagen() {
        let _ = beschrijving().bezwaren(&json!({"multipleOf": 2}), &json!(3));
    }
}
