//! The schemas of the OpenAPI document: what the derived ones cannot say of changes, lists and absent values.

use serde_json::{Map, Value, json};

use super::super::verzoek::NIET_ZELF;
use super::zet;

pub(super) fn vul_schemas(document: &mut Value) {
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
        return;
    };
    for (naam, schema) in schemas.iter_mut() {
        if !naam.ends_with("Verzoek") {
            zonder_null(schema);
        }
    }
    voeg_wijziging_toe(schemas);
}

/// Bodies that the derived document cannot describe: a change of a customer, and a body that may be absent but not null.
pub(super) fn vul_inhoud(document: &mut Value) {
    for (operatie, schema) in [
        ("/paths/~1klanten~1{uuid}/patch", "KlantwijzigingVerzoek"),
        ("/paths/~1mijn/patch", "MijnwijzigingVerzoek"),
        ("/paths/~1mijn~1digitale-adressen~1{uuid}/patch", "MijnadreswijzigingVerzoek"),
        ("/paths/~1interacties~1{uuid}~1_sluit/post", "SluitVerzoek"),
    ] {
        let inhoud = document.pointer_mut(&format!("{operatie}/requestBody/content"));
        for (_, inhoud) in inhoud.and_then(Value::as_object_mut).into_iter().flatten() {
            zet(inhoud, &["schema"], json!({ "$ref": format!("#/components/schemas/{schema}") }));
        }
    }
}

/// A list of things is named with an underscore and holds the things themselves; it gets a name like the others, and refers.
pub(super) fn noem_lijsten(mut document: Value) -> Value {
    let schemas = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    let mut lijsten = Vec::new();
    for (naam, schema) in schemas.into_iter().flatten() {
        let Some(lid) = naam.strip_prefix("Lijst_") else { continue };
        let verwijzing = json!({ "$ref": format!("#/components/schemas/{lid}") });
        zet(schema, &["properties", "resultaten", "items"], verwijzing);
        zet(schema, &["required"], json!(["resultaten", "volgende"]));
        lijsten.push(lid.to_owned());
    }
    let tekst = lijsten.iter().fold(document.to_string(), |tekst, lid| {
        tekst.replace(&format!("Lijst_{lid}\""), &format!("{lid}Lijst\""))
    });
    serde_json::from_str(&tekst).unwrap_or(document)
}

/// A change is a whole of which nothing is required; a customer leaves out what is not hers to change.
fn voeg_wijziging_toe(schemas: &mut Map<String, Value>) {
    for (van, naar, omschrijving, zonder) in [
        ("KlantVerzoek", "KlantwijzigingVerzoek", "Wat er aan een klant verandert (RFC 7396).", &[][..]),
        ("KlantVerzoek", "MijnwijzigingVerzoek", "Wat er aan uw gegevens verandert (RFC 7396).", &NIET_ZELF),
        ("MijnadresVerzoek", "MijnadreswijzigingVerzoek", "Wat er aan een adres verandert (RFC 7396).", &[]),
    ] {
        let Some(mut wijziging) = schemas.get(van).cloned() else { continue };
        if let Some(leden) = wijziging.get_mut("properties").and_then(Value::as_object_mut) {
            leden.retain(|naam, _| !zonder.contains(&naam.as_str()));
        }
        if let Some(wijziging) = wijziging.as_object_mut() {
            wijziging.remove("required");
            wijziging.insert("description".to_owned(), json!(omschrijving));
        }
        schemas.insert(naar.to_owned(), wijziging);
    }
}

/// An answer leaves out what is not there; only `volgende` is ever null.
fn zonder_null(schema: &mut Value) {
    let Some(leden) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        for deel in schema.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten() {
            zonder_null(deel);
        }
        return;
    };
    for (_, lid) in leden.iter_mut().filter(|(naam, _)| naam.as_str() != "volgende") {
        let enige = lid.get("type").and_then(Value::as_array).and_then(|soorten| {
            let mut soorten = soorten.iter().filter(|soort| *soort != "null");
            soorten.next().cloned()
        });
        if let Some(soort) = enige {
            zet(lid, &["type"], soort);
        }
        let keuzen = lid.get("oneOf").and_then(Value::as_array);
        let keuze = keuzen.and_then(|keuzen| {
            let mut keuzen =
                keuzen.iter().filter(|keuze| keuze.get("type").is_none_or(|soort| soort != "null"));
            keuzen.next().cloned()
        });
        if let (Some(keuze), Some(lid)) = (keuze, lid.as_object_mut()) {
            lid.remove("oneOf");
            lid.extend(keuze.as_object().cloned().unwrap_or_default());
        }
    }
}
