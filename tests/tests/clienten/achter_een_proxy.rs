//! Any client of a server behind a TLS proxy, under a path of the site: every URL that it is given is one that it can
//! call.

use crate::verkeer::{KI, tekst};
use klant_tests::op_beide_databases;
use serde_json::json;

const BUITEN: &str = "https://gemeente.example.nl/register";

op_beide_databases!(urls_zijn_die_van_buiten, |bouw: bouw| {
    let omgeving = bouw.argument("--basis-url").argument(BUITEN).start();
    // What the proxy sends on, with the headers that it adds, which are not believed.
    let api =
        omgeving.api().met_kop("X-Forwarded-Host", "elders.example.nl").met_kop("X-Forwarded-Proto", "http");
    let maak = |lijst: &str, body| {
        let antwoord = api.post(&format!("{KI}/{lijst}"), &body);
        let plaats = antwoord.kop("location").expect("what is made has a place").to_owned();
        let gemaakt = antwoord.verwacht(201);
        assert_eq!(tekst(&gemaakt, "url"), plaats);
        assert_eq!(plaats, format!("{BUITEN}{KI}/{lijst}/{}", tekst(&gemaakt, "uuid")));
        gemaakt
    };
    let partij = maak("partijen", json!({"soortPartij": "persoon", "indicatieActief": true}));
    let contact = maak(
        "klantcontacten",
        json!({"kanaal": "balie", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false}),
    );
    for _ in 0..3 {
        let betrokkene = maak(
            "betrokkenen",
            json!({
                "wasPartij": {"uuid": partij["uuid"]}, "hadKlantcontact": {"uuid": contact["uuid"]}, "rol": "klant",
                "initiator": true,
            }),
        );
        assert_eq!(betrokkene["wasPartij"]["url"], partij["url"]);
    }
    let vraag = format!("{KI}/betrokkenen?wasPartij__url={}&pageSize=2", tekst(&partij, "url"));
    let pagina = api.get(&vraag).verwacht(200);
    assert_eq!(pagina["count"], 3);
    let volgende = tekst(&pagina, "next");
    let binnen =
        volgende.strip_prefix(BUITEN).unwrap_or_else(|| panic!("next is niet van buiten: {volgende}"));
    let tweede = api.get(binnen).verwacht(200);
    assert_eq!(tweede["results"].as_array().map(Vec::len), Some(1));
    assert!(tekst(&tweede, "previous").starts_with(&format!("{BUITEN}{KI}/betrokkenen?")), "{tweede}");
    let wegwijzer = api.get(&format!("{KI}/")).verwacht(200);
    assert_eq!(tekst(&wegwijzer, "partijen"), format!("{BUITEN}{KI}/partijen"));
    let fout = api.post(&format!("{KI}/partijen"), &json!({}));
    assert!(tekst(&fout.body, "type").starts_with(BUITEN), "{}", fout.tekst);
});
