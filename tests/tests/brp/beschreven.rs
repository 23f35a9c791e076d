//! The stand-in and our requests, held against the published description of the API.

use crate::bouw::bepaal;
use crate::personen::{elke_uitkomst, foutbericht, met_persoon, niemand, woonadres};
use crate::proef::{Proef, oproep};
use klant_tests::{Beschrijving, Omgeving, Reactie, Soort};
use serde_json::{Value, json};

const BRP: &str = "brp-personen-openapi.yaml";

#[test]
fn s11_de_proefserver_antwoordt_zoals_de_brp_is_beschreven() {
    let Some(brp) = Beschrijving::lees(BRP) else { return };
    let antwoord = brp.schema(&["paths", "/personen", "post", "responses", "200", "content"]);
    let personen = elke_uitkomst().into_iter().map(|(persoon, _)| met_persoon(&persoon));
    for gegeven in personen.chain([niemand()]) {
        assert_eq!(brp.bezwaren(antwoord, &gegeven), Vec::<String>::new(), "{gegeven}");
    }
    // The check itself sees what is wrong.
    let mut fout = met_persoon(&woonadres());
    fout["personen"][0]["adressering"]["adresregle1"] = json!("Dorpsstraat 1");
    assert_eq!(brp.bezwaren(antwoord, &fout).len(), 1);
    for status in [400, 401, 403, 406, 415, 429, 500, 503] {
        let schema = brp.schema(&["components", "responses", &status.to_string(), "content"]);
        let bericht = foutbericht(status, "Het lukt niet.", "fout");
        assert_eq!(brp.bezwaren(schema, &bericht), Vec::<String>::new(), "{status}");
    }
}

#[test]
fn s11_ons_verzoek_is_zoals_de_brp_is_beschreven() {
    let Some(brp) = Beschrijving::lees(BRP) else { return };
    let proef = Proef::nieuw(Omgeving::bouw(Soort::Sqlite), "");
    proef.bron.doe(Reactie::json(200, &met_persoon(&woonadres())));
    let api = proef.omgeving.api();
    let _ = bepaal(&api, &oproep(&api), &json!({}));
    let verzoek = proef.bron.verzoeken()[0].json();
    let vraag = brp.schema(&["paths", "/personen", "post", "requestBody", "content"]);
    assert_eq!(brp.bezwaren(vraag, &verzoek), Vec::<String>::new(), "{verzoek}");
    let persoon = json!({"$ref": "#/components/schemas/Persoon"});
    for veld in verzoek["fields"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(brp.kent(&persoon, veld), "{veld} staat niet in de beschrijving");
    }
}
