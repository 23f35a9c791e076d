//! Sentences of refusals never repeat a value: what somebody typed in a wrong field may be her number.

use crate::bouw::{BSN, KI, contactinhoud, gecodeerd, met, nummer, plek, van_alles};
use klant_tests::{Antwoord, op_beide_databases};
use serde_json::{Value, json};

/// Recognisable, too long for every text and of no form that anything has.
fn raadsel() -> String {
    format!("raadselwoord 123456788 {}", "x".repeat(5000))
}

const SPOREN: [&str; 2] = ["raadselwoord", "123456788"];

#[track_caller]
fn herhaalt_niets(antwoord: &Antwoord, waar: &str) {
    assert!(
        antwoord.status >= 400 && antwoord.status < 500,
        "{waar}: {} {}",
        antwoord.status,
        antwoord.tekst
    );
    for spoor in SPOREN {
        assert!(!antwoord.tekst.contains(spoor), "{waar}: {}", antwoord.tekst);
    }
}

/// The same with the riddle in the place of every text, number and flag.
fn verraden(waarde: &Value, raadsel: &Value) -> Value {
    match waarde {
        Value::Object(leden) => {
            leden.iter().map(|(lid, waarde)| (lid.clone(), verraden(waarde, raadsel))).collect()
        }
        Value::Array(lijst) => lijst.iter().map(|waarde| verraden(waarde, raadsel)).collect(),
        _ => raadsel.clone(),
    }
}

op_beide_databases!(een_zin_herhaalt_geen_waarde, |mut omgeving| {
    let api = omgeving.api();
    let raadsel = json!(raadsel());
    for ding in van_alles(&api) {
        // What an answer shows is every member that there is, also those that were not given.
        let getoond = ding.een.as_object().expect("an answer is an object").clone();
        let gegeven = ding.inhoud.as_object().expect("a body is an object").clone();
        for (lid, waarde) in getoond.iter().chain(&gegeven) {
            for fout in
                [raadsel.clone(), verraden(waarde, &raadsel), json!([raadsel]), json!({"uuid": raadsel})]
            {
                for (methode, pad, inhoud) in [
                    ("POST", ding.lijst.clone(), met(ding.inhoud.clone(), json!({lid.as_str(): fout}))),
                    ("PUT", ding.plek(), met(ding.inhoud.clone(), json!({lid.as_str(): fout}))),
                    ("PATCH", ding.plek(), json!({lid.as_str(): fout})),
                ] {
                    let antwoord = api.verzoek(methode, &pad, Some(&inhoud));
                    let waar = format!("{methode} {} {lid}", ding.lijst);
                    // Members that are read only are ignored.
                    if antwoord.status >= 400 {
                        herhaalt_niets(&antwoord, &waar);
                    } else {
                        assert!(!antwoord.tekst.contains("raadselwoord"), "{waar}: was it stored?");
                    }
                }
            }
        }
        herhaalt_niets(&api.post(&ding.lijst, &verraden(&ding.inhoud, &raadsel)), &ding.lijst);
        herhaalt_niets(&api.post(&ding.lijst, &raadsel), &ding.lijst);
        let half = format!("{{\"naam\": raadselwoord {BSN}");
        herhaalt_niets(&api.ruw("POST", &ding.lijst, "application/json", half.as_bytes()), &ding.lijst);
        let kort = gecodeerd("raadselwoord 123456788");
        herhaalt_niets(&api.get(&format!("{}/{kort}", ding.lijst)), &ding.lijst);
        for vraag in ["123456788", "expand", "bsn123456788", "raadselwoord_123456788"] {
            herhaalt_niets(
                &api.get(&format!("{}?{vraag}={kort}", ding.lijst)),
                &format!("{} {vraag}", ding.lijst),
            );
        }
    }
    let einde = omgeving.stop();
    for spoor in SPOREN {
        assert!(!einde.stderr.contains(spoor), "dit staat in het logboek: {spoor}");
    }
});

op_beide_databases!(een_zin_herhaalt_geen_nummer_adres_of_verwijzing, |omgeving| {
    let api = omgeving.api();
    let dingen = van_alles(&api);
    let mina = &dingen.iter().find(|ding| ding.lijst.ends_with("/partijen")).expect("one of each").een;
    let niemand = "12345678-8123-4567-8812-345678812345";
    // Each almost right: of the right form, or nearly.
    for (lijst, inhoud, spoor) in [
        ("partij-identificatoren", json!({"partijIdentificator": nummer("bsn", "123456788")}), "123456788"),
        (
            "partij-identificatoren",
            json!({"partijIdentificator": nummer("kvk_nummer", "1234567")}),
            "1234567",
        ),
        ("rekeningnummers", json!({"iban": "NL91ABNA!417164300"}), "ABNA"),
        ("rekeningnummers", json!({"iban": "NL91ABNA0417164300", "bic": "RAAD SEL"}), "RAAD"),
        ("rekeningnummers", json!({"iban": "NL91ABNA0417164300", "partij": {"uuid": niemand}}), niemand),
        ("klantcontacten", contactinhoud(json!({"nummer": "123a"})), "123a"),
        ("klantcontacten", contactinhoud(json!({"hoofdOnderwerpType": "raadsel"})), "raadsel"),
        ("klantcontacten", contactinhoud(json!({"plaatsgevondenOp": "1999-99-99"})), "1999"),
        ("actoren", json!({"naam": "Nicole", "soortActor": "raadsel"}), "raadsel"),
    ] {
        let antwoord = api.post(&format!("{KI}/{lijst}"), &inhoud);
        assert_eq!(antwoord.status, 400, "{inhoud}: {}", antwoord.tekst);
        assert!(!antwoord.tekst.contains(spoor), "{}", antwoord.tekst);
    }
    for (soort, waarde) in
        [("email", "mina@raadsel"), ("telefoonnummer", "06-1234567"), ("telefoonnummer", "08001234")]
    {
        let inhoud = json!({"verstrektDoorPartij": null, "soortDigitaalAdres": soort, "adres": waarde});
        let antwoord = api.post(&format!("{KI}/digitaleadressen"), &inhoud);
        assert_eq!(antwoord.status, 400, "{waarde}");
        assert!(!antwoord.tekst.contains(waarde), "{}", antwoord.tekst);
    }
    for (lid, waarde) in [
        ("postcode", "1234AB"),
        ("nummeraanduidingId", "123456789012345"),
        ("land", "Q9"),
        ("huisnummer", "12a"),
    ] {
        let antwoord = api.patch(&plek("partijen", mina), &json!({"bezoekadres": {lid: waarde}}));
        assert_eq!(antwoord.status, 400, "{waarde}");
        let redenen: Vec<&Value> = antwoord
            .op("/invalidParams")
            .as_array()
            .expect("faults")
            .iter()
            .map(|fout| &fout["reason"])
            .collect();
        assert!(!redenen.iter().any(|reden| reden.to_string().contains(waarde)), "{}", antwoord.tekst);
    }
    for (lijst, vraag) in [
        ("partijen", "soortPartij=raadsel"),
        ("digitaleadressen", "verstrektDoorPartij__uuid=raadsel"),
        ("digitaleadressen", "verstrektDoorPartij__url=raadsel"),
        ("digitaleadressen", "verificatieDatum=raadsel"),
        ("internetaken", "toegewezenOp=raadsel"),
        ("klantcontacten", "expand=raadsel"),
    ] {
        let antwoord = api.get(&format!("{KI}/{lijst}?{vraag}"));
        assert_eq!(antwoord.status, 400, "{vraag}: {}", antwoord.tekst);
        assert!(!antwoord.tekst.contains("raadsel"), "{vraag}: {}", antwoord.tekst);
    }
});
