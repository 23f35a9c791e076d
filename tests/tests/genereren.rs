//! Generated data: the same on both databases, read like what people recorded, and what `klant meet` asks about.

use klant_tests::{Omgeving, Soort, op_beide_databases};
use serde_json::Value;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

const AANTAL: &str = "200";

fn gegenereerd(soort: Soort, zaad: &str) -> Omgeving {
    let omgeving = Omgeving::nieuw(soort);
    let verslag = omgeving.voer_uit(&["genereer", "--partijen", AANTAL, "--zaad", zaad, "--output", "json"]);
    let verslag: Value = serde_json::from_str(verslag.verwacht(0)).expect("JSON");
    assert_eq!(verslag.get("partijen").and_then(Value::as_u64), Some(200));
    omgeving
}

/// The uuids of a table in order of recording, as the API writes them.
fn uuids(omgeving: &Omgeving, tabel: &str) -> Vec<String> {
    let rijen = omgeving.sql(&format!("SELECT uuid FROM {tabel} ORDER BY volgnummer"));
    rijen.iter().flatten().map(|uuid| uuid_van(uuid)).collect()
}

/// The one form of both: SQLite shows the bytes, PostgreSQL the text.
fn uuid_van(tekst: &str) -> String {
    let mut uuid = String::new();
    for (plaats, teken) in tekst.chars().filter(char::is_ascii_hexdigit).enumerate() {
        if matches!(plaats, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(teken);
    }
    uuid
}

/// Everything that the API shows of the data set, as one number.
fn afdruk(omgeving: &Omgeving) -> u64 {
    let api = omgeving.api();
    let mut afdruk = DefaultHasher::new();
    for (tabel, pad) in [("partij", "klanten"), ("klantcontact", "interacties")] {
        for uuid in uuids(omgeving, tabel) {
            let antwoord = api.get(&format!("/klant/api/v1/{pad}/{uuid}")).verwacht(200);
            antwoord.to_string().replace(omgeving.server().adres(), "").hash(&mut afdruk);
        }
    }
    afdruk.finish()
}

#[test]
fn hetzelfde_zaad_geeft_op_beide_databases_dezelfde_gegevens() {
    let eerste = afdruk(&gegenereerd(Soort::Sqlite, "7"));
    assert_eq!(eerste, afdruk(&gegenereerd(Soort::Postgres, "7")));
    assert_ne!(eerste, afdruk(&gegenereerd(Soort::Sqlite, "8")));
}

op_beide_databases!(gegenereerde_gegevens_zijn_gewone_gegevens, |omgeving| {
    let _ = omgeving.voer_uit(&["genereer", "--partijen", AANTAL]).verwacht(0);
    let api = omgeving.api();
    let klanten: Vec<Value> = uuids(&omgeving, "partij")
        .iter()
        .map(|uuid| api.get(&format!("/klant/api/v1/klanten/{uuid}")).verwacht(200))
        .collect();
    let soort = |woord: &str| klanten.iter().filter(|klant| klant["soort"] == woord).count();
    assert_eq!((soort("persoon"), soort("organisatie"), soort("contactpersoon")), (180, 16, 4));

    // A generated number finds its owner, so the look-up value is the one of the register.
    for klant in klanten.iter().take(60) {
        for identificatie in klant["identificaties"].as_array().expect("a list") {
            let vraag = serde_json::json!({ "identificatie": identificatie });
            let gevonden = api.post("/klant/api/v1/klanten/_zoek", &vraag).verwacht(200);
            assert_eq!(gevonden["resultaten"][0]["uuid"], klant["uuid"], "{identificatie}");
        }
        assert_eq!(klant["digitaleAdressen"].as_array().map(Vec::len), Some(2));
    }

    // And what an employee asks by finds her, as if she had been recorded.
    let zoek = |vraag: Value, klant: &Value| {
        let gevonden = api.post("/klant/api/v1/klanten/_zoek", &vraag).verwacht(200);
        let resultaten = gevonden["resultaten"].as_array().expect("a list").clone();
        assert!(resultaten.iter().any(|een| een["uuid"] == klant["uuid"]), "{vraag}");
    };
    let mut met_adres = 0;
    // Of one who asked for geheimhouding nothing shows to who searches.
    for klant in klanten.iter().take(60).filter(|klant| klant["geheimhouding"] != true) {
        let adressen = klant["digitaleAdressen"].as_array().expect("a list");
        zoek(serde_json::json!({ "emailadres": adressen[0]["adres"] }), klant);
        zoek(serde_json::json!({ "telefoonnummer": adressen[1]["adres"] }), klant);
        let (achternaam, postcode) = (&klant["contactnaam"]["achternaam"], &klant["bezoekadres"]["postcode"]);
        if achternaam.is_string() && postcode.is_string() {
            zoek(serde_json::json!({ "achternaam": achternaam, "postcode": postcode }), klant);
            met_adres += 1;
        }
    }
    assert!(met_adres > 20, "{met_adres}");

    // So do the filters of the Klantinteracties API, on numbers and on folded text.
    let telt = |pad: &str| api.get(&format!("/klantinteracties/api/v1/{pad}")).verwacht(200)["count"].clone();
    let bsn = klanten[0]["identificaties"][0]["nummer"].as_str().expect("a BSN");
    let filters = "partijIdentificator__codeObjecttype=natuurlijk_persoon&partijIdentificator__codeRegister=brp\
                   &partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId";
    assert_eq!(telt(&format!("partijen?{filters}={bsn}")), 1);
    assert_eq!(telt("digitaleadressen?adres__icontains=.0@EXAMPLE."), 1);
    assert_eq!(telt("partijen"), 200);

    // What comes after it gets the next numbers, and the doctor finds nothing broken.
    let nieuw = serde_json::json!({
        "klantcontact": {"kanaal": "telefoon", "onderwerp": "Na het vullen", "betrokkenen": [{
            "rol": "klant", "initiator": true, "klant": {"uuid": klanten[0]["uuid"]},
            "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0600123456"}]
        }]}
    });
    api.post("/klant/api/v1/interacties", &nieuw).verwacht(201);
    let doctor = omgeving.voer_uit(&["doctor", "--output", "json"]);
    let doctor: Value = serde_json::from_str(doctor.verwacht(0)).expect("JSON");
    let stuk = |een: &&Value| een["oordeel"] == "stuk";
    assert_eq!(doctor["bevindingen"].as_array().expect("a list").iter().find(stuk), None);

    // Never among what people recorded.
    let nogmaals = omgeving.voer_uit(&["genereer", "--partijen", AANTAL]);
    assert_eq!(nogmaals.verwacht(2), "");
    assert!(nogmaals.stderr.contains("alleen in een lege"), "{}", nogmaals.stderr);
});

op_beide_databases!(meet_vraagt_naar_gegenereerde_gegevens, |omgeving| {
    let _ = omgeving.voer_uit(&["genereer", "--partijen", AANTAL]).verwacht(0);
    let token = omgeving.maak_token("meting", &[]);
    // A server knows a new token within five seconds.
    let api = omgeving.api_met(&token);
    while api.get("/klant/api/v1/interactieprofielen").status != 200 {
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let pid = std::process::id().to_string();
    let argumenten = [
        "meet",
        "--partijen",
        AANTAL,
        "--url",
        omgeving.server().adres(),
        "--token-stdin",
        "--verzoeken",
        "20",
        "--verbindingen",
        "2",
        "--pid",
        &pid,
        "--output",
        "json",
    ];
    let meting = klant_tests::Opdracht::klant(&argumenten).stdin(&token).voer_uit();
    let meting: Value = serde_json::from_str(meting.verwacht(0)).expect("JSON");
    let metingen = meting["metingen"].as_array().expect("a list");
    assert_eq!(metingen.len(), 11);
    for een in metingen {
        assert_eq!((&een["aantal"], &een["fouten"]), (&20.into(), &0.into()), "{een}");
        assert!(een["p50Ms"].as_f64() <= een["p99Ms"].as_f64() && een["serverMs"].is_number(), "{een}");
    }
    // What is not answered well is counted, and told without what was asked.
    let fout = klant_tests::Opdracht::klant(&argumenten).stdin("een-ander-token-dan-dat").voer_uit();
    assert!(
        fout.verwacht(2).contains("\"fouten\": 20") && fout.stderr.contains("status 401"),
        "{}",
        fout.stderr
    );
});
