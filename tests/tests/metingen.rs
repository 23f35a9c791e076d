//! What is measured, on an address of its own.

use klant_tests::{op_beide_databases, voorbeeldprofielen};
use serde_json::json;

const KI: &str = "/klantinteracties/api/v1";

/// The value of the one line that begins so; 0 when there is none yet.
#[cfg(test)]
#[track_caller]
fn waarde(tekst: &str, begin: &str) -> f64 {
    let mut regels = tekst.lines().filter_map(|regel| regel.strip_prefix(begin));
    let waarde = regels.next().map_or(0.0, |waarde| waarde.trim().parse().expect("a number"));
    assert_eq!(regels.next(), None, "{begin} staat er twee keer");
    waarde
}

op_beide_databases!(verzoeken_en_regels_worden_geteld, |nieuw: bouw| {
    let omgeving = nieuw
        .profielen(&voorbeeldprofielen())
        .tokenopties(&["--profiel", "melding-openbare-ruimte"])
        .argument("--metrics")
        .argument("127.0.0.1:0")
        .start();
    let (api, meter) = (omgeving.api(), omgeving.meter());
    let lees = || meter.get("/metrics");
    let reeks = |methode: &str, status: &str| {
        format!(
            "klant_http_verzoek_seconden_count{{api=\"klantinteracties\",route=\"{KI}/betrokkenen\",\
             methode=\"{methode}\",status=\"{status}\"}}"
        )
    };
    let overtollig = "klant_regel_gemeld_total{regel=\"S12.overtollig\"}";
    let antwoord = lees();
    assert_eq!(antwoord.status, 200);
    assert!(antwoord.kop("content-type").is_some_and(|soort| soort.starts_with("text/plain; version=0.0.4")));
    assert!(antwoord.tekst.contains("klant_bouw_info{versie=\""), "{}", antwoord.tekst);
    assert_eq!(
        (waarde(&antwoord.tekst, &reeks("POST", "2xx")), waarde(&antwoord.tekst, overtollig)),
        (0.0, 0.0)
    );

    let contact =
        json!({"kanaal": "telefoon", "onderwerp": "Stoeptegel", "taal": "nld", "vertrouwelijk": false});
    let contact = api.post(&format!("{KI}/klantcontacten"), &contact).verwacht(201);
    // This application has no machtiging: it works under no purpose, and that is counted (S23).
    assert_eq!(waarde(&lees().tekst, "klant_verzoeken_zonder_doel_total "), 1.0);
    let betrokkene = json!({
        "wasPartij": null, "hadKlantcontact": {"uuid": contact["uuid"]}, "rol": "klant", "initiator": true,
        "contactnaam": {"voorletters": "", "voornaam": "", "voorvoegselAchternaam": "", "achternaam": "Pieterse"},
    });
    let betrokkenen = format!("{KI}/betrokkenen");
    let gemaakt = api.post(&betrokkenen, &betrokkene).verwacht(201);
    api.post(&betrokkenen, &json!({})).verwacht(400);
    let uuid = gemaakt["uuid"].as_str().expect("a uuid");
    api.get(&format!("{betrokkenen}/{uuid}")).verwacht(200);
    api.get(&format!("/klant/api/v1/klanten/{uuid}")).verwacht(404);

    let tekst = lees().tekst;
    assert_eq!(waarde(&tekst, &reeks("POST", "2xx")), 1.0);
    assert_eq!(waarde(&tekst, &reeks("POST", "4xx")), 1.0);
    assert!(waarde(&tekst, overtollig) >= 1.0, "{tekst}");
    assert_eq!(waarde(&tekst, "klant_notificaties_wachtend"), 0.0);
    assert_eq!(waarde(&tekst, "klant_notificaties_onbestelbaar"), 0.0);
    assert!(tekst.contains("api=\"klant\",route=\"/klant/api/v1/klanten/{uuid}\""), "{tekst}");
    // A read is at least a begin, who it is and what is asked; the page itself asks more only after it has counted.
    const STATEMENTS: &str = "klant_database_statements_total ";
    let eerst = waarde(&lees().tekst, STATEMENTS);
    api.get(&format!("{betrokkenen}/{uuid}")).verwacht(200);
    assert!(waarde(&lees().tekst, STATEMENTS) >= eerst + 3.0);
    // Nothing of anybody is in it, and nothing that grows with what is stored.
    assert!(!tekst.contains(uuid) && !tekst.contains("Pieterse") && !tekst.contains("test"), "{tekst}");

    // It is there and nowhere else.
    assert_eq!(api.get("/metrics").status, 404);
    assert_eq!(meter.get("/livez").status, 404);
});

op_beide_databases!(zonder_instelling_wordt_niets_gemeten, |mut omgeving| {
    assert_eq!(omgeving.api().get("/metrics").status, 404);
    assert!(!omgeving.stop().stderr.contains("/metrics"));
});
