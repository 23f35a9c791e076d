//! S17b and S25: an employee finds a customer by what she says of herself; nothing is matched by itself.

use crate::beeld::lijst;
use crate::bouw::{
    BSN_MINA, E1, KLANTEN, T1, aantal, betrokkene, bsn, email, interactie, met, mina, probleem, registreer,
    registreer_klant, telefoon,
};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

const ZOEK: &str = "/klant/api/v1/klanten/_zoek";
const KI: &str = "/klantinteracties/api/v1";

#[track_caller]
fn zoek(api: &Api, vraag: &Value) -> Vec<String> {
    let gevonden = api.post(ZOEK, vraag).verwacht(200);
    assert_eq!((&gevonden["volgende"], &gevonden["meer"]), (&Value::Null, &json!(false)), "{gevonden}");
    lijst(&gevonden["resultaten"], "uuid")
}

fn woont(postcode: &str) -> Value {
    json!({"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": postcode, "stad": "Turfstad"})
}

fn persoon(achternaam: &str, meer: &Value) -> Value {
    met(json!({"soort": "persoon", "contactnaam": {"achternaam": achternaam}}), meer)
}

op_beide_databases!(s17b_een_medewerker_vindt_op_email_telefoon_en_naam_met_postcode, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met(mina(), &json!({"bezoekadres": woont("1234 AB")})));
    registreer_klant(&api, &persoon("Jansen", &json!({"digitaleAdressen": [email("jansen@example.org")]})));
    for vraag in [
        json!({"identificatie": bsn(BSN_MINA)}),
        json!({"emailadres": E1}),
        json!({"emailadres": "MINA@Example.ORG"}),
        json!({"telefoonnummer": T1}),
        json!({"telefoonnummer": "06-12 34 56 78"}),
        json!({"telefoonnummer": "0031 (0)612345678"}),
        json!({"achternaam": "Vries", "postcode": "1234AB"}),
        json!({"achternaam": "VRIES", "postcode": "1234 ab"}),
        json!({"achternaam": "vries", "postcode": "1200 AA"}),
    ] {
        assert_eq!(zoek(&api, &vraag), [klant.as_str()], "{vraag}");
    }
    for vraag in [
        json!({"emailadres": "min@example.org"}),
        json!({"telefoonnummer": "0612345679"}),
        json!({"achternaam": "Vries", "postcode": "1234AC"}),
        json!({"achternaam": "Jansen", "postcode": "1234AB"}),
        json!({"achternaam": "%", "postcode": "1234AB"}),
    ] {
        assert!(zoek(&api, &vraag).is_empty(), "{vraag}");
    }
});

op_beide_databases!(s17b_accenten_tellen_niet_en_wat_wijzigt_wordt_zo_gevonden, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(
        &api,
        &persoon(
            "Coëlho-Muñoz",
            &json!({
                "bezoekadres": woont("1234 AB"), "digitaleAdressen": [telefoon("0687654321")],
            }),
        ),
    );
    let op_naam = |naam: &str, postcode: &str| zoek(&api, &json!({"achternaam": naam, "postcode": postcode}));
    assert_eq!(op_naam("coelho munoz", "1234AB"), [klant.as_str()]);
    let pad = format!("{KLANTEN}/{klant}");
    let versie = api.get(&pad).kop("etag").expect("a version").to_owned();
    let wijziging = json!({
        "contactnaam": {"achternaam": "Müller"}, "bezoekadres": {"postcode": "5678 CD"},
        "digitaleAdressen": [telefoon("+31611111111")],
    });
    api.met_kop("If-Match", &versie).patch(&pad, &wijziging).verwacht(200);
    assert!(op_naam("coelho munoz", "1234AB").is_empty());
    assert_eq!(op_naam("MULLER", "5678cd"), [klant.as_str()]);
    assert!(zoek(&api, &json!({"telefoonnummer": "0687654321"})).is_empty());
    assert_eq!(zoek(&api, &json!({"telefoonnummer": "0611111111"})), [klant.as_str()]);
});

op_beide_databases!(s17b_wat_over_de_draad_kwam_wordt_ook_gevonden, |omgeving| {
    let api = omgeving.api();
    let partij = api.post(&format!("{KI}/partijen"), &json!({
        "soortPartij": "persoon", "indicatieActief": true,
        "partijIdentificatie": {"contactnaam": {"achternaam": "El Amrani"}},
        "correspondentieadres": {"adresregel1": "Postbus 9", "adresregel2": "5678 CD Turfstad", "land": "NL"},
    })).verwacht(201);
    let uuid = partij["uuid"].as_str().expect("a uuid").to_owned();
    let adres = api.post(&format!("{KI}/digitaleadressen"), &json!({
        "verstrektDoorPartij": {"uuid": uuid}, "soortDigitaalAdres": "telefoonnummer", "adres": "0655555555",
    })).verwacht(201);
    assert_eq!(zoek(&api, &json!({"achternaam": "el-amrani", "postcode": "5678CD"})), [uuid.as_str()]);
    assert_eq!(zoek(&api, &json!({"telefoonnummer": "+31655555555"})), [uuid.as_str()]);

    let pad = format!("{KI}/digitaleadressen/{}", adres["uuid"].as_str().expect("a uuid"));
    api.patch(&pad, &json!({"soortDigitaalAdres": "email", "adres": "f@example.org"})).verwacht(200);
    assert!(zoek(&api, &json!({"telefoonnummer": "+31655555555"})).is_empty());
    assert_eq!(zoek(&api, &json!({"emailadres": "F@example.org"})), [uuid.as_str()]);
    assert_eq!(api.delete(&pad).status, 204);
    assert!(zoek(&api, &json!({"emailadres": "f@example.org"})).is_empty());
    assert_eq!(api.delete(&format!("{KI}/partijen/{uuid}")).status, 204);
    assert!(zoek(&api, &json!({"achternaam": "El Amrani", "postcode": "5678 CD"})).is_empty());
});

op_beide_databases!(s17b_een_zelfstandige_klant_wordt_niet_gevonden_en_niet_gekoppeld, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let ook_mina =
        betrokkene(&json!({"contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [telefoon(T1)]}));
    let melding = registreer(&api, &interactie("melding-openbare-ruimte", "telefoon", &[ook_mina]));
    assert_eq!(melding["klantcontacten"][0]["betrokkenen"][0]["klant"], json!({"soort": "zelfstandig"}));
    assert_eq!(zoek(&api, &json!({"telefoonnummer": T1})), [klant.as_str()], "only the one who is known");
    assert_eq!(aantal(&omgeving, "partij"), 1);
});

op_beide_databases!(s25_een_zoekvraag_vindt_ten_hoogste_twintig_klanten, |omgeving| {
    let api = omgeving.api();
    let vraag = json!({"emailadres": "gedeeld@example.org"});
    for nummer in 0..20 {
        registreer_klant(
            &api,
            &persoon(&format!("Klant{nummer}"), &json!({"digitaleAdressen": [email("gedeeld@example.org")]})),
        );
    }
    assert_eq!(zoek(&api, &vraag).len(), 20);
    registreer_klant(
        &api,
        &persoon("Eentje te veel", &json!({"digitaleAdressen": [email("gedeeld@example.org")]})),
    );
    let gevonden = api.post(ZOEK, &vraag).verwacht(200);
    assert_eq!(
        (gevonden["resultaten"].as_array().map(Vec::len), &gevonden["meer"]),
        (Some(20), &json!(true))
    );
});

op_beide_databases!(s25_een_zoekvraag_noemt_een_ding_en_herhaalt_het_niet, |omgeving| {
    let api = omgeving.api();
    for (vraag, fouten) in [
        (json!({}), &[("", "veld.precies_een")][..]),
        (json!({"emailadres": E1, "telefoonnummer": T1}), &[("/telefoonnummer", "veld.precies_een")]),
        (json!({"emailadres": "mina"}), &[("/emailadres", "email.formaat")]),
        (json!({"telefoonnummer": "0900-1234"}), &[("/telefoonnummer", "telefoon.servicenummer")]),
        (json!({"achternaam": "Vries"}), &[("/postcode", "veld.verplicht")]),
        (json!({"postcode": "1234AB"}), &[("/achternaam", "veld.verplicht")]),
        (json!({"achternaam": "Vries", "postcode": "12"}), &[("/postcode", "postcode.formaat")]),
    ] {
        probleem(&api.post(ZOEK, &vraag), 400, fouten);
    }
    let antwoord = api.post(ZOEK, &json!({"emailadres": "niet-goed-adres"}));
    assert!(!antwoord.tekst.contains("niet-goed-adres"));
});

op_beide_databases!(s25_de_opdrachtregel_zoekt_met_wat_op_standaardinvoer_staat, |omgeving| {
    let klant = registreer_klant(&omgeving.api(), &mina());
    let zoek =
        |vraag: &str| omgeving.database().opdracht(&["zoek", "--output", "json"]).stdin(vraag).voer_uit();
    let gevonden = zoek(r#"{"telefoonnummer": "0612345678"}"#);
    let gevonden: Value = serde_json::from_str(gevonden.verwacht(0)).expect("JSON");
    assert_eq!(lijst(&gevonden["resultaten"], "uuid"), [klant]);
    zoek(r#"{"emailadres": "niemand@example.org"}"#).verwacht(1);
});
