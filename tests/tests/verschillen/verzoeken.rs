//! Requests that are wrong: refused, and never by a failure of the server.

use crate::bouw::{
    CG, Ding, KI, contact, contactinhoud, gecodeerd, met, naar, nummer, object, partij, plek, van_alles,
};
use klant_tests::{Antwoord, Api, op_beide_databases};
use serde_json::{Value, json};

op_beide_databases!(opties_op_een_ding_zijn_er_overal, |omgeving| {
    let api = omgeving.api();
    let dingen = van_alles(&api);
    assert_eq!(dingen.len(), 16, "14 and 2 resources");
    for ding in &dingen {
        let opties = api.verzoek("OPTIONS", &ding.plek(), None);
        assert_eq!(opties.kop("allow"), Some("GET, PUT, PATCH, DELETE, HEAD, OPTIONS"), "{}", ding.lijst);
        assert!(opties.verwacht(200)["name"].is_string(), "{}", ding.lijst);
        assert_eq!(api.verzoek("OPTIONS", &ding.lijst, None).status, 200, "{}", ding.lijst);
        let niemand = format!("{}/00000000-0000-4000-8000-000000000000", ding.lijst);
        assert_eq!(api.verzoek("OPTIONS", &niemand, None).status, 404, "{}", ding.lijst);
        assert_eq!(api.zonder_token().verzoek("OPTIONS", &ding.plek(), None).status, 401, "{}", ding.lijst);
    }
});

/// References and groups are lists, references or groups of members that may all be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vorm {
    Lijst,
    Verwijzing,
    Groep,
}

fn vorm(lid: &str, waarde: &Value) -> Option<Vorm> {
    match waarde {
        Value::Array(_) => Some(Vorm::Lijst),
        Value::Object(leden) if leden.contains_key("uuid") => Some(Vorm::Verwijzing),
        Value::Object(_) if lid != "metadata" => Some(Vorm::Groep),
        _ => None,
    }
}

/// Every method that takes a body, with what may be wrong in it.
fn schrijf(api: &Api, ding: &Ding, lid: &str, waarde: &Value) -> [(&'static str, Antwoord); 3] {
    let heel = met(ding.inhoud.clone(), json!({lid: waarde}));
    let deel = json!({lid: waarde});
    [
        ("POST", api.post(&ding.lijst, &heel)),
        ("PUT", api.put(&ding.plek(), &heel)),
        ("PATCH", api.patch(&ding.plek(), &deel)),
    ]
}

op_beide_databases!(een_verwijzing_of_groep_van_een_andere_vorm_is_400, |omgeving| {
    let api = omgeving.api();
    let mut beproefd = 0;
    for ding in van_alles(&api) {
        let leden = ding.inhoud.as_object().expect("a body is an object").clone();
        for (lid, goed) in &leden {
            let Some(vorm) = vorm(lid, goed) else { continue };
            beproefd += 1;
            let voor = api.get(&ding.plek()).verwacht(200);
            for waarde in [json!([{}]), json!([null]), json!([7]), json!(7), json!("x"), json!(true)] {
                for (methode, antwoord) in schrijf(&api, &ding, lid, &waarde) {
                    let waar = format!("{methode} {} {lid} {waarde}: {}", ding.lijst, antwoord.tekst);
                    if methode == "PATCH" && lid == "actorIdentificatie" {
                        // What is no group of any soort is passed over, as the reference does.
                        assert_eq!(antwoord.verwacht(200)[lid], voor[lid], "{waar}");
                    } else {
                        assert_eq!(
                            (antwoord.status, antwoord.op("/code")),
                            (400, &json!("invalid")),
                            "{waar}"
                        );
                    }
                }
            }
            for (methode, antwoord) in schrijf(&api, &ding, lid, &json!({})) {
                let waar = format!("{methode} {} {lid} {{}}: {}", ding.lijst, antwoord.tekst);
                match vorm {
                    // In a part, a reference that names nothing changes nothing.
                    Vorm::Verwijzing if methode == "PATCH" => {
                        assert_eq!(antwoord.verwacht(200)[lid], voor[lid], "{waar}");
                    }
                    Vorm::Verwijzing | Vorm::Lijst => assert_eq!(antwoord.status, 400, "{waar}"),
                    Vorm::Groep => assert!([200, 201, 400].contains(&antwoord.status), "{waar}"),
                }
            }
        }
    }
    assert!(beproefd > 30, "{beproefd}");
});

op_beide_databases!(een_groep_in_een_groep_van_een_andere_vorm_is_400, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    let basis = json!({"soortPartij": "contactpersoon", "indicatieActief": true});
    let een = json!({"partijIdentificator": nummer("bsn", "999990007")});
    for fout in [json!([{}]), json!([null]), json!(7), json!("x")] {
        for deel in [
            json!({"partijIdentificatie": {"contactnaam": fout}}),
            json!({"partijIdentificatie": {"werkteVoorPartij": fout}}),
            json!({"partijIdentificatoren": [{"partijIdentificator": fout}]}),
            json!({"partijIdentificatoren": [met(een.clone(), json!({"subIdentificatorVan": fout}))]}),
            json!({"digitaleAdressen": [{"uuid": fout}]}),
        ] {
            let heel = met(basis.clone(), deel.clone());
            for antwoord in [
                api.post(&format!("{KI}/partijen"), &heel),
                api.put(&plek("partijen", &mina), &heel),
                api.patch(&plek("partijen", &mina), &met(deel, json!({"soortPartij": "contactpersoon"}))),
            ] {
                assert_eq!(antwoord.status, 400, "{heel}: {}", antwoord.tekst);
            }
        }
        for deel in ["klantcontact", "betrokkene", "onderwerpobject"] {
            let samen = met(json!({"klantcontact": contactinhoud(json!({}))}), json!({deel: fout}));
            let antwoord = api.post(&format!("{KI}/maak-klantcontact"), &samen);
            assert_eq!(antwoord.status, 400, "{samen}: {}", antwoord.tekst);
        }
        let groep = met(nummer("bsn", "999990007"), json!({"objectId": [fout]}));
        let inhoud = json!({"partijIdentificator": groep});
        assert_eq!(api.post(&format!("{KI}/partij-identificatoren"), &inhoud).status, 400, "{inhoud}");
        let onderwerp = met(object("zaak", "1"), json!({"codeObjecttype": [fout]}));
        let inhoud =
            json!({"klantcontact": null, "wasKlantcontact": null, "onderwerpobjectidentificator": onderwerp});
        assert_eq!(api.post(&format!("{KI}/onderwerpobjecten"), &inhoud).status, 400, "{inhoud}");
    }
    let gesprek = contact(&api, json!({}));
    assert_eq!(
        api.delete(&plek("klantcontacten", &gesprek)).status,
        204,
        "nothing hangs on it: {}",
        naar(&gesprek)
    );
});

op_beide_databases!(een_te_groot_lichaam_is_413, |omgeving| {
    let api = omgeving.api();
    let mut inhoud = json!({"naam": "Ondernemers", "vulling": ""});
    inhoud["vulling"] = json!("x".repeat(1024 * 1024));
    for pad in [format!("{KI}/categorieen"), format!("{KI}/maak-klantcontact"), format!("{CG}/organisatie")] {
        let antwoord = api.post(&pad, &inhoud);
        assert_eq!(
            (antwoord.status, antwoord.op("/status")),
            (413, &json!(413)),
            "{pad}: {}",
            antwoord.tekst
        );
        assert!(antwoord.tekst.len() < 1000, "{pad}");
    }
    inhoud["vulling"] = json!("x".repeat(1024 * 1024 - 100));
    assert_eq!(api.post(&format!("{KI}/categorieen"), &inhoud).status, 201, "up to the limit it is taken");
});

op_beide_databases!(diepe_json_en_kapotte_tekens_zijn_400, |mut omgeving| {
    let api = omgeving.api();
    let diep = |begin: &str, eind: &str| format!("{}1{}", begin.repeat(100_000), eind.repeat(100_000));
    let kapot = [b"{\"naam\":\"".as_slice(), &[0xff, 0xfe], b"\"}"].concat();
    let half = b"{\"naam\":\"\\ud800\"}".to_vec();
    let dingen = van_alles(&api);
    for inhoud in [
        diep("[", "]").into_bytes(),
        diep("{\"a\":", "}").into_bytes(),
        format!("{{\"naam\":{}}}", diep("[", "]")).into_bytes(),
        "[".repeat(100_000).into_bytes(),
        kapot,
        half,
        b"{\"naam\"".to_vec(),
        b"{} {}".to_vec(),
    ] {
        for ding in &dingen {
            for (methode, pad) in [("POST", &ding.lijst), ("PUT", &ding.plek()), ("PATCH", &ding.plek())] {
                let antwoord = api.ruw(methode, pad, "application/json", &inhoud);
                assert_eq!(
                    (antwoord.status, antwoord.op("/code")),
                    (400, &json!("parse_error")),
                    "{methode} {pad}"
                );
            }
        }
        assert_eq!(
            api.ruw("POST", &format!("{KI}/maak-klantcontact"), "application/json", &inhoud).status,
            400
        );
    }
    omgeving.stop();
});

op_beide_databases!(een_nulteken_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let nul = "a\0b";
    for ding in van_alles(&api) {
        let leden = ding.inhoud.as_object().expect("a body is an object").clone();
        let teksten = leden.iter().filter(|(_, waarde)| waarde.is_string());
        let groepen = leden.iter().filter(|(_, waarde)| waarde.get("uuid").is_none());
        let in_groepen = groepen.flat_map(|(lid, groep)| {
            let teksten = groep.as_object().into_iter().flatten().filter(|(_, waarde)| waarde.is_string());
            teksten.map(move |(eigen, _)| (lid, met(groep.clone(), json!({eigen.as_str(): nul}))))
        });
        let alle: Vec<(&String, Value)> =
            teksten.map(|(lid, _)| (lid, json!(nul))).chain(in_groepen).collect();
        for (lid, waarde) in alle {
            for (methode, antwoord) in schrijf(&api, &ding, lid, &waarde) {
                assert_eq!(antwoord.status, 400, "{methode} {} {lid}: {}", ding.lijst, antwoord.tekst);
            }
        }
        let pad = format!("{}/a%00b", ding.lijst);
        assert_eq!(api.get(&pad).status, 404, "{pad}");
    }
    for (lijst, filter) in [
        ("klantcontacten", "onderwerp"),
        ("klantcontacten", "kanaal"),
        ("klantcontacten", "plaatsgevondenOp"),
        ("partijen", "partijIdentificator__objectId"),
        ("partijen", "categorierelatie__categorie__naam"),
        ("partijen", "soortPartij"),
        ("digitaleadressen", "adres__icontains"),
        ("digitaleadressen", "verstrektDoorPartij__url"),
        ("digitaleadressen", "verificatieDatum"),
        ("rekeningnummers", "uuid"),
    ] {
        let antwoord = api.get(&format!("{KI}/{lijst}?{filter}={}", gecodeerd(nul)));
        assert_eq!(antwoord.status, 400, "{lijst} {filter}: {}", antwoord.tekst);
    }
    assert_eq!(api.get(&format!("{KI}/partijen?{}=1", gecodeerd(nul))).status, 400);
    assert_eq!(api.get(&format!("{KI}/partijen?expand={}", gecodeerd(nul))).status, 400);
    assert_eq!(api.get(&format!("{KI}/partijen?page={}", gecodeerd(nul))).status, 404);
    assert_eq!(api.get(&format!("{KI}/a%00b")).status, 404);
    let metadata = contactinhoud(json!({"metadata": {"a\0b": "x"}}));
    assert_eq!(api.post(&format!("{KI}/klantcontacten"), &metadata).status, 400);
});
