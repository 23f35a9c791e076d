//! Requests that are wrong before their body is looked at; and the headers of every answer.

use crate::bouw::{
    INTERACTIES, KLANTEN, PROFIELEN, TAKEN, TOETS, contact, geweigerd, koppen, mina, plek, probleem,
    registreer, registreer_klant, rijen,
};
use crate::zonder_spoor;
use klant_tests::{Antwoord, op_beide_databases};
use serde_json::{Value, json};

const NIEMAND: &str = "00000000-0000-4000-8000-000000000000";

fn vraag() -> Value {
    json!({"klantcontact": contact("balie", &[])})
}

op_beide_databases!(zonder_geldig_token_gebeurt_er_niets, |mut omgeving| {
    let fout = "geheim-token-dat-niet-bestaat";
    let zonder = omgeving.api().zonder_token();
    let verkeerd = omgeving.api_met(fout);
    let ander_schema = zonder.met_kop("Authorization", &format!("Bearer {fout}"));
    let leeg = zonder.met_kop("Authorization", "Token ");
    for (api, code) in [
        (zonder, "token.ontbreekt"),
        (verkeerd, "token.ongeldig"),
        (ander_schema, "token.ontbreekt"),
        (leeg, "token.ontbreekt"),
    ] {
        let verzoeken: [&dyn Fn() -> Antwoord; 7] = [
            &|| api.post(INTERACTIES, &vraag()),
            &|| api.ruw("POST", INTERACTIES, "text/plain", b"geen json"),
            &|| api.post(TOETS, &vraag()),
            &|| api.get(&format!("{KLANTEN}/{NIEMAND}")),
            &|| api.patch(&format!("{KLANTEN}/{NIEMAND}"), &json!({})),
            &|| api.get(&format!("{TAKEN}?onbekend=1")),
            &|| api.get(PROFIELEN),
        ];
        for stuur in verzoeken {
            let antwoord = geweigerd(&omgeving, 401, &[("", code)], stuur);
            assert_eq!(antwoord.kop("www-authenticate"), Some("Token"));
            assert!(!antwoord.tekst.contains(fout));
        }
    }
    zonder_spoor(&mut omgeving, &[fout]);
});

op_beide_databases!(alleen_json_wordt_gelezen, |mut omgeving| {
    let api = omgeving.api();
    let goed = vraag().to_string();
    for soort in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/merge-patch+json",
        "application/jsonp",
    ] {
        for pad in [INTERACTIES, TOETS, KLANTEN] {
            geweigerd(&omgeving, 415, &[("", "inhoud.type")], || {
                api.ruw("POST", pad, soort, goed.as_bytes())
            });
        }
    }
    for soort in ["application/json; charset=utf-8", "Application/JSON"] {
        assert_eq!(api.ruw("POST", INTERACTIES, soort, goed.as_bytes()).status, 201, "{soort}");
    }
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_inhoud_is_hoogstens_een_mebibyte, |mut omgeving| {
    let api = omgeving.api();
    let goed = vraag().to_string();
    let gevuld = |lengte: usize| format!("{goed}{}", " ".repeat(lengte - goed.len()));
    for pad in [INTERACTIES, TOETS] {
        let te_groot = gevuld(1024 * 1024 + 1);
        geweigerd(&omgeving, 413, &[("", "inhoud.te_groot")], || {
            api.ruw("POST", pad, "application/json", te_groot.as_bytes())
        });
    }
    let precies = gevuld(1024 * 1024);
    assert_eq!(api.ruw("POST", INTERACTIES, "application/json", precies.as_bytes()).status, 201);
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_onbekende_parameter_wordt_geweigerd_en_niet_herhaald, |mut omgeving| {
    let api = omgeving.api();
    let geheim = "mina%40example.org";
    let (klant, lijst) = (format!("klant={NIEMAND}"), format!("{INTERACTIES}?"));
    for (query, fouten) in [
        (format!("{klant}&email={geheim}"), vec![("", "parameter.onbekend")]),
        (format!("{klant}&pageSize=1&page=2"), vec![("", "parameter.onbekend"), ("", "parameter.onbekend")]),
        (format!("{klant}&{klant}"), vec![("klant", "parameter.dubbel")]),
        (format!("klant={geheim}"), vec![("klant", "parameter.formaat")]),
        (format!("{klant}&aantal=0"), vec![("aantal", "parameter.formaat")]),
        (
            format!("{klant}&aantal=101&na=-1"),
            vec![("aantal", "parameter.formaat"), ("na", "parameter.formaat")],
        ),
        ("aantal=5".to_owned(), vec![("", "parameter.ontbreekt")]),
    ] {
        let antwoord = geweigerd(&omgeving, 400, &fouten, || api.get(&format!("{lijst}{query}")));
        assert!(!antwoord.tekst.contains("mina"), "{query}");
    }
    // A write takes no parameters at all, and does not happen.
    let fout = [("", "parameter.onbekend")];
    geweigerd(&omgeving, 400, &fout, || api.post(&format!("{INTERACTIES}?proef={geheim}"), &vraag()));
    geweigerd(&omgeving, 400, &fout, || api.get(&format!("{PROFIELEN}?aantal=1")));
    zonder_spoor(&mut omgeving, &["mina%40", "mina@"]);
});

op_beide_databases!(een_ander_pad_bestaat_niet, |mut omgeving| {
    let api = omgeving.api();
    for pad in [
        "/klant/api/v1/interacties/",
        "/klant/api/v1/interactieprofielen/",
        "/klant/api/v1/klanten/_zoek/",
        "/klant/api/v1/Interacties",
        "/klant/api/v1/raadsel",
        "/klant/api/v1",
    ] {
        geweigerd(&omgeving, 404, &[("", "pad.onbekend")], || api.get(pad));
        geweigerd(&omgeving, 404, &[("", "pad.onbekend")], || api.post(pad, &vraag()));
    }
    // Outside of the API the problem is the same, but the version of the API is no header of it.
    let antwoord = api.get("/raadsel");
    assert_eq!((antwoord.status, antwoord.op("/code")), (404, &json!("pad.onbekend")));
    assert_eq!((antwoord.kop("api-version"), antwoord.kop("x-frame-options")), (None, Some("DENY")));
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_andere_methode_noemt_de_methoden_die_mogen, |mut omgeving| {
    let api = omgeving.api();
    for (methode, pad, mogen) in [
        ("PUT", INTERACTIES.to_owned(), "GET, HEAD, POST"),
        ("DELETE", INTERACTIES.to_owned(), "GET, HEAD, POST"),
        ("GET", TOETS.to_owned(), "POST"),
        ("POST", format!("{INTERACTIES}/{NIEMAND}"), "GET, HEAD"),
        ("DELETE", format!("{KLANTEN}/{NIEMAND}"), "GET, HEAD, PATCH"),
        ("PATCH", PROFIELEN.to_owned(), "GET, HEAD"),
        ("GET", format!("{KLANTEN}/_zoek"), "POST"),
    ] {
        let antwoord = geweigerd(&omgeving, 405, &[("", "methode.niet_toegestaan")], || {
            api.verzoek(methode, &pad, None)
        });
        assert_eq!(antwoord.kop("allow"), Some(mogen), "{methode} {pad}");
    }
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(wat_er_niet_is_antwoordt_overal_hetzelfde, |mut omgeving| {
    let api = omgeving.api();
    for kenmerk in [NIEMAND, "geen-uuid", "00000000000040008000000000000000"] {
        let interactie = format!("{INTERACTIES}/{kenmerk}");
        for pad in [interactie.clone(), format!("{KLANTEN}/{kenmerk}"), format!("{TAKEN}/{kenmerk}")] {
            geweigerd(&omgeving, 404, &[("", "pad.niet_gevonden")], || api.get(&pad));
        }
        for pad in ["klantcontacten", "_sluit", "contactgegevens/_bepaal", "interne-taken"] {
            let inhoud = match pad {
                "klantcontacten" => contact("balie", &[]),
                "interne-taken" => json!({"gevraagdeHandeling": "Bel terug"}),
                _ => json!({}),
            };
            geweigerd(&omgeving, 404, &[("", "pad.niet_gevonden")], || {
                api.post(&format!("{interactie}/{pad}"), &inhoud)
            });
        }
    }
    geweigerd(&omgeving, 404, &[("", "pad.niet_gevonden")], || api.get(&format!("{PROFIELEN}/raadsel")));
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(elk_antwoord_heeft_versie_en_veilige_koppen, |mut omgeving| {
    let api = omgeving.api();
    let vastgelegd = api.post(INTERACTIES, &vraag());
    let uuid = registreer_klant(&api, &mina());
    let gelukt = [
        vastgelegd.clone(),
        api.post(TOETS, &vraag()),
        api.get(&plek(&vastgelegd.body)),
        api.get(&format!("{KLANTEN}/{uuid}")),
        api.verzoek("HEAD", &format!("{KLANTEN}/{uuid}"), None),
        api.get(TAKEN),
        api.get(PROFIELEN),
        api.zonder_token().get("/klant/api/v1/openapi.json"),
    ];
    for antwoord in &gelukt {
        assert!((200..300).contains(&antwoord.status), "{}", antwoord.tekst);
        koppen(antwoord);
    }
    let location = vastgelegd.kop("location").expect("a new interactie tells where it is");
    assert_eq!(location, format!("{}{}", omgeving.server().adres(), plek(&vastgelegd.body)));

    // A request keeps the id that it came with, when that is one.
    let eigen = api.met_kop("X-Request-Id", "3f0c9b1e-1111-4222-8333-444455556666").get(PROFIELEN);
    assert_eq!(eigen.kop("x-request-id"), Some("3f0c9b1e-1111-4222-8333-444455556666"));
    let kwaad = api.met_kop("X-Request-Id", "a b\"c").get(PROFIELEN);
    assert!(kwaad.kop("x-request-id").is_some_and(|kenmerk| kenmerk.len() == 36));
    let fout = api.met_kop("Doel", "Geen Code").get(PROFIELEN);
    probleem(&fout, 400, &[("", "doel.formaat")]);
    zonder_spoor(&mut omgeving, &["a b\"c", "Geen Code"]);
});

op_beide_databases!(een_proef_of_vraag_slaat_niets_op, |mut omgeving| {
    let api = omgeving.api();
    let vastgelegd = registreer(&api, &vraag());
    let vooraf = rijen(&omgeving);
    api.post(TOETS, &vraag()).verwacht(200);
    api.post(&format!("{}/contactgegevens/_bepaal", plek(&vastgelegd)), &json!({})).verwacht(200);
    api.post(&format!("{KLANTEN}/_zoek"), &json!({"identificatie": {"soort": "bsn", "nummer": "999990007"}}))
        .verwacht(200);
    assert_eq!(rijen(&omgeving), vooraf);
    zonder_spoor(&mut omgeving, &["999990007"]);
});
