//! What the OpenAPI document calls required against what every reader asks for.

use std::collections::BTreeSet;

use klant_core::{Code, Reden};
use serde_json::{Map, Value, json};

use super::super::verzoek::{
    BeeindigVerzoek, BepaalVerzoek, BewaarplichtVerzoek, BewaarplichtzoekVerzoek, FormulierVerzoek,
    InteractieVerzoek, KlantVerzoek, KlantbeeldVerzoek, KlantcontactVerzoek, MijnadresVerzoek,
    NeemmeeVerzoek, NieuweTaakVerzoek, SluitVerzoek, TaakwijzigingVerzoek, UitdraaiVerzoek,
    VertegenwoordigingVerzoek, VertegenwoordigingwijzigingVerzoek, VertegenwoordigingzoekVerzoek,
    VerwerkingVerzoek, VoorstelVerzoek, VoorstelbesluitVerzoek, WisVerzoek, ZoekVerzoek, als_nieuw,
    overnameleden,
};
use crate::lichaam::{Verzoek, lees, lees_als};

type Lezer = fn(&[u8]) -> Vec<Reden>;

fn redenen<V: Verzoek>(bytes: &[u8]) -> Vec<Reden> {
    lees::<V>(bytes).err().unwrap_or_default()
}

const LEZERS: [(&str, Lezer); 24] = [
    ("BeeindigVerzoek", redenen::<BeeindigVerzoek>),
    ("BepaalVerzoek", redenen::<BepaalVerzoek>),
    ("BewaarplichtVerzoek", redenen::<BewaarplichtVerzoek>),
    ("BewaarplichtzoekVerzoek", redenen::<BewaarplichtzoekVerzoek>),
    ("FormulierVerzoek", redenen::<FormulierVerzoek>),
    ("InteractieVerzoek", redenen::<InteractieVerzoek>),
    ("KlantVerzoek", |bytes| lees_als::<KlantVerzoek, _>(bytes, als_nieuw).err().unwrap_or_default()),
    ("KlantbeeldVerzoek", redenen::<KlantbeeldVerzoek>),
    ("KlantcontactVerzoek", redenen::<KlantcontactVerzoek>),
    ("MijnadresVerzoek", redenen::<MijnadresVerzoek>),
    ("NeemmeeVerzoek", redenen::<NeemmeeVerzoek>),
    ("NeemoverVerzoek", |bytes| overnameleden(bytes).err().unwrap_or_default()),
    ("NieuweTaakVerzoek", redenen::<NieuweTaakVerzoek>),
    ("SluitVerzoek", redenen::<SluitVerzoek>),
    ("TaakwijzigingVerzoek", redenen::<TaakwijzigingVerzoek>),
    ("UitdraaiVerzoek", redenen::<UitdraaiVerzoek>),
    ("VertegenwoordigingVerzoek", redenen::<VertegenwoordigingVerzoek>),
    ("VertegenwoordigingwijzigingVerzoek", redenen::<VertegenwoordigingwijzigingVerzoek>),
    ("VertegenwoordigingzoekVerzoek", redenen::<VertegenwoordigingzoekVerzoek>),
    ("VerwerkingVerzoek", redenen::<VerwerkingVerzoek>),
    ("VoorstelVerzoek", redenen::<VoorstelVerzoek>),
    ("VoorstelbesluitVerzoek", redenen::<VoorstelbesluitVerzoek>),
    ("WisVerzoek", redenen::<WisVerzoek>),
    ("ZoekVerzoek", redenen::<ZoekVerzoek>),
];

/// A body with every object and a list of one of every list of objects, and nothing else; and what is missing in it.
struct Geraamte<'a> {
    schemas: &'a Map<String, Value>,
    bezocht: BTreeSet<String>,
    ontbreekt: BTreeSet<String>,
}

impl Geraamte<'_> {
    fn voorwerp(&mut self, naam: &str, pad: &str) -> Value {
        self.bezocht.insert(naam.to_owned());
        let schema = &self.schemas[naam];
        let mut lichaam = Map::new();
        for (veld, lid) in schema["properties"].as_object().into_iter().flatten() {
            let pad = format!("{pad}/{veld}");
            if let Some(deel) = verzoek_in(lid) {
                lichaam.insert(veld.clone(), self.voorwerp(deel, &pad));
            } else if let Some(deel) = verzoek_in(&lid["items"]) {
                lichaam.insert(veld.clone(), json!([self.voorwerp(deel, &format!("{pad}/0"))]));
            } else if verplicht(schema).any(|naam| naam == veld) {
                self.ontbreekt.insert(pad);
            }
        }
        Value::Object(lichaam)
    }
}

fn verplicht(schema: &Value) -> impl Iterator<Item = &str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The object of a request that a member holds, whether or not it may be null.
fn verzoek_in(lid: &Value) -> Option<&str> {
    let keuzen = ["oneOf", "allOf"].into_iter().filter_map(|soort| lid[soort].as_array()).flatten();
    let naam = keuzen.chain([lid]).find_map(|keuze| keuze["$ref"].as_str())?;
    naam.strip_prefix("#/components/schemas/").filter(|naam| naam.ends_with("Verzoek"))
}

fn ontbrekend(redenen: &[Reden]) -> BTreeSet<String> {
    let redenen = redenen.iter().filter(|reden| reden.code() == Code::VeldVerplicht);
    redenen.map(|reden| reden.plaats().to_owned()).collect()
}

#[test]
fn wat_een_verzoek_verplicht_staat_in_de_beschrijving_en_andersom() {
    let document = serde_json::to_value(crate::openapi()).expect("JSON");
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    let mut bezocht = BTreeSet::new();
    for (naam, lees) in LEZERS {
        let verwacht: BTreeSet<String> = verplicht(&schemas[naam]).map(|veld| format!("/{veld}")).collect();
        assert_eq!(ontbrekend(&lees(b"{}")), verwacht, "{naam}");

        let mut geraamte = Geraamte { schemas, bezocht: BTreeSet::new(), ontbreekt: BTreeSet::new() };
        let lichaam = geraamte.voorwerp(naam, "").to_string();
        assert_eq!(ontbrekend(&lees(lichaam.as_bytes())), geraamte.ontbreekt, "{naam} {lichaam}");
        bezocht.extend(geraamte.bezocht);
    }
    // Of a change nothing is required, and it is read as the whole.
    bezocht.extend(
        ["KlantwijzigingVerzoek", "MijnwijzigingVerzoek", "MijnadreswijzigingVerzoek"].map(str::to_owned),
    );
    let alle: BTreeSet<String> = schemas.keys().filter(|naam| naam.ends_with("Verzoek")).cloned().collect();
    assert_eq!(bezocht, alle);
}

#[test]
fn wat_verplicht_is_mag_niet_null_zijn() {
    let document = serde_json::to_value(crate::openapi()).expect("JSON");
    let mut aantal = 0;
    for (naam, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        for veld in verplicht(schema).filter(|_| naam.ends_with("Verzoek")) {
            let lid = &schema["properties"][veld];
            assert!(!lid.to_string().contains("\"null\""), "{naam} {veld}: {lid}");
            aantal += 1;
        }
    }
    assert!(aantal > 15, "{aantal}");
}
