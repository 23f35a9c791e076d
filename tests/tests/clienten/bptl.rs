//! BPTL, a task runner for processes: reads the OpenAPI document for its operations, takes tasks and reports on them.

use crate::proef::Proef;
use crate::velden::{DIGITAAL_ADRES, INTERNE_TAAK, precies, precies_met_expand};
use crate::verkeer::{KI, Stap, Verkeer, Wijze, naar, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const NUMMER: &str = "0612345678";

/// The operations that it calls by name.
const BEWERKINGEN: &[&str] = &[
    "internetakenList",
    "internetakenPartialUpdate",
    "actorenRetrieve",
    "klantcontactenRetrieve",
    "betrokkenenRetrieve",
    "digitaleadressenList",
];

/// A request to be called back from somebody unknown.
fn contactverzoek(bptl: &Verkeer) -> Stap<Value> {
    let contact = bptl.maak(
        "/klantcontacten",
        &json!({"kanaal": "telefoon", "onderwerp": "Terugbellen", "taal": "nld", "vertrouwelijk": false}),
    )?;
    let actor =
        bptl.maak("/actoren", &json!({"naam": "Wijkteam", "soortActor": "organisatorische_eenheid"}))?;
    for _ in 0..3 {
        bptl.maak(
            "/internetaken",
            &json!({
                "nummer": "", "gevraagdeHandeling": "Terugbellen", "aanleidinggevendKlantcontact": naar(&contact),
                "toegewezenAanActoren": [naar(&actor)], "status": "te_verwerken",
            }),
        )?;
    }
    let betrokkene = bptl.maak(
        "/betrokkenen",
        &json!({"wasPartij": null, "hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true}),
    )?;
    bptl.maak(
        "/digitaleadressen",
        &json!({
            "verstrektDoorBetrokkene": naar(&betrokkene), "verstrektDoorPartij": null, "adres": NUMMER,
            "soortDigitaalAdres": "telefoonnummer",
        }),
    )?;
    Ok(contact)
}

/// Takes each open task, with all that belongs to it by URL, and closes it.
fn werk_af(bptl: &Verkeer) -> Stap<Value> {
    let contact = contactverzoek(bptl)?;
    let taken = bptl.alles("/internetaken?status=te_verwerken&pageSize=2");
    assert_eq!(taken.len(), 3);
    for taak in &taken {
        precies(taak, INTERNE_TAAK);
        bptl.lees(tekst(&taak["toegewezenAanActor"], "url"));
        let van = bptl.lees(tekst(&taak["aanleidinggevendKlantcontact"], "url"));
        assert_eq!(van["uuid"], contact["uuid"]);
        let betrokkene = bptl.lees(tekst(&van["hadBetrokkenen"][0], "url"));
        let adressen = bptl
            .lijst(&format!("/digitaleadressen?verstrektDoorBetrokkene__url={}", tekst(&betrokkene, "url")));
        precies_met_expand(&adressen[0], DIGITAAL_ADRES);
        assert_eq!(adressen[0]["adres"], NUMMER);
        bptl.wijzig(tekst(taak, "url"), &json!({"toelichting": "In behandeling"}))?;
        let klaar = bptl.wijzig(tekst(taak, "url"), &json!({"status": "verwerkt"}))?;
        assert_eq!(
            (&klaar["toelichting"], klaar["afgehandeldOp"].is_string()),
            (&json!("In behandeling"), true)
        );
    }
    assert_eq!(bptl.lijst("/internetaken?status=te_verwerken"), Vec::<Value>::new());
    Ok(contact)
}

op_beide_databases!(bptl_belt_op_het_opgegeven_nummer, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let contact = proef.speel(werk_af);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "opgegeven", NUMMER]);
    proef.wordt_geweigerd(&["adres"], werk_af);
});

op_beide_databases!(bptl_vindt_haar_bewerkingen_in_de_beschrijving, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|bptl| {
        let beschrijving = bptl.op_pad("GET", &format!("{KI}/openapi.json"), None).verwacht(200);
        let paden = beschrijving["paths"].as_object().expect("paths");
        let gevonden: Vec<&Value> = paden
            .values()
            .flat_map(|pad| pad.as_object().into_iter().flat_map(|methoden| methoden.values()))
            .map(|bewerking| &bewerking["operationId"])
            .collect();
        for bewerking in BEWERKINGEN {
            assert!(gevonden.iter().any(|naam| *naam == bewerking), "{bewerking} ontbreekt");
        }
        let yaml = bptl.op_pad("GET", &format!("{KI}/schema/openapi.yaml"), None);
        assert_eq!(yaml.status, 302);
        assert!(yaml.kop("location").is_some_and(|naar| naar.ends_with(&format!("{KI}/openapi.yaml"))));
        Ok(())
    });
});
