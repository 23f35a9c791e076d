//! IKO, which assembles a view of a customer: calls operations by their name in the OpenAPI document, with any filter.

use crate::proef::Proef;
use crate::verkeer::{KI, Stap, Verkeer, Wijze, naar, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const NUMMER: &str = "0612345678";

fn klantcontact(vastlegger: &Verkeer) -> Stap<Value> {
    let contact = vastlegger.maak(
        "/klantcontacten",
        &json!({
            "kanaal": "telefoon", "onderwerp": "Parkeren", "inhoud": "Kosten?", "taal": "nld", "vertrouwelijk": false,
            "indicatieContactGelukt": true, "plaatsgevondenOp": "2026-11-20T10:00:00Z",
        }),
    )?;
    let betrokkene = vastlegger.maak(
        "/betrokkenen",
        &json!({"hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true}),
    )?;
    vastlegger.maak(
        "/digitaleadressen",
        &json!({
            "adres": NUMMER, "soortDigitaalAdres": "telefoonnummer", "verstrektDoorPartij": null,
            "verstrektDoorBetrokkene": naar(&betrokkene),
        }),
    )?;
    vastlegger.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&contact),
            "onderwerpobjectidentificator": {
                "objectId": "zaak-7", "codeObjecttype": "zaak", "codeRegister": "openzaak",
                "codeSoortObjectId": "identificatie",
            },
        }),
    )?;
    Ok(contact)
}

/// Calls `klantcontactenList` by the path of the document, once with each query parameter of the document empty (which
/// filters nothing), and with some together.
fn bekijk(vastlegger: &Verkeer, iko: &Verkeer, beschrijving: &Value) -> Stap<Value> {
    let contact = klantcontact(vastlegger)?;
    let lijsten = ["klantcontactenList", "actorenList"];
    for (pad, bewerking) in beschrijving["paths"].as_object().expect("paths") {
        let Some(naam) = bewerking["get"]["operationId"].as_str().filter(|naam| lijsten.contains(naam))
        else {
            continue;
        };
        let parameters: Vec<&str> = bewerking["get"]["parameters"]
            .as_array()
            .expect("a list has parameters")
            .iter()
            .filter(|een| een["in"] == "query")
            .map(|een| tekst(een, "name"))
            .collect();
        let verwacht = if naam == "actorenList" { 9 } else { 35 };
        assert_eq!(parameters.len(), verwacht, "{naam}: {parameters:?}");
        for parameter in parameters {
            let gevonden = iko.lijst(&format!("{pad}?{parameter}="));
            assert_eq!(gevonden.len(), usize::from(naam != "actorenList"), "{naam} {parameter}");
        }
    }
    let gevonden = iko.lijst(
        "/klantcontacten?kanaal=telefoon&onderwerp=park&inhoud=kosten&indicatieContactGelukt=true\
         &vertrouwelijk=false&plaatsgevondenOp=2026-11-20T10:00:00Z\
         &onderwerpobject__onderwerpobjectidentificatorObjectId=zaak-7\
         &expand=hadBetrokkenen,hadBetrokkenen.digitaleAdressen,gingOverOnderwerpobjecten",
    );
    assert_eq!(gevonden.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(), [&contact["uuid"]]);
    assert_eq!(
        gevonden[0]["_expand"]["hadBetrokkenen"][0]["_expand"]["digitaleAdressen"][0]["adres"],
        NUMMER
    );
    Ok(contact)
}

op_beide_databases!(iko_bekijkt_een_contact_met_het_opgegeven_nummer, |bouw: bouw| {
    // What IKO looks at was recorded by another; itself it only reads.
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let iko = proef.lezer();
    let beschrijving = iko.op_pad("GET", &format!("{KI}/openapi.json"), None).verwacht(200);
    let stroom = |vastlegger: &Verkeer| bekijk(vastlegger, &iko, &beschrijving);
    let contact = proef.speel(stroom);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "opgegeven", NUMMER]);
    proef.wordt_geweigerd(&["adres"], stroom);
});
