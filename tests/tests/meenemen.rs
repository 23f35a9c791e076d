//! What a customer takes along, and what another register takes over of it (S6), on both databases.

use klant_tests::op_beide_databases;
use serde_json::{Value, json};

#[cfg(test)]
#[path = "meenemen/bestaand.rs"]
mod bestaand;
#[cfg(test)]
#[path = "meenemen/heel.rs"]
mod heel;
#[cfg(test)]
#[expect(dead_code, reason = "only a known customer is needed here")]
mod verzoek;

#[cfg(test)]
use verzoek::{API, BSN_MINA, klant, met, tekst};

/// The document of a customer with a note, who wants formal messages by e-mail.
#[cfg(test)]
fn document(api: &klant_tests::Api) -> (String, Value) {
    let nieuw = met(
        klant("Mina", BSN_MINA),
        json!({
            "interneNotitie": "NOTITIE-MERK",
            "voorkeuren": [{"berichtsoort": "dienstverlening", "adres": verzoek::VAST_NUMMER}],
            "kenbaarmakingen": [{"berichtsoort": "formeel", "gegevenOp": "2026-01-10"}],
            "wensen": ["interne_notitie"],
        }),
    );
    let mina = api.post(&format!("{API}/klanten"), &nieuw).verwacht(201);
    let uuid = tekst(&mina, "/uuid").to_owned();
    let mee = api.post(&format!("{API}/klanten/{uuid}/_neemmee"), &json!({})).verwacht(200);
    (uuid, mee)
}

op_beide_databases!(s6a_document_heeft_geen_kenmerk_notitie_of_bsn_en_komt_heel_over, |omgeving| {
    let api = omgeving.api();
    let (uuid, mee) = document(&api);
    for verboden in ["NOTITIE-MERK", uuid.as_str(), "uuid", BSN_MINA] {
        assert!(!mee.to_string().contains(verboden), "{verboden}");
    }
    let over = |proef: bool| {
        let body = json!({"document": mee, "proef": proef});
        api.post(&format!("{API}/klanten/_neemover"), &body).verwacht(200)
    };
    let aantal = || omgeving.sql("SELECT count(*) FROM partij");
    let eerst = aantal();
    let proef = over(true);
    assert_eq!(aantal(), eerst);
    let gedaan = over(false);
    assert_eq!(proef["regels"], gedaan["regels"]);
    let nieuw = tekst(&gedaan, "/klant/uuid").to_owned();
    let weer = api.post(&format!("{API}/klanten/{nieuw}/_neemmee"), &json!({})).verwacht(200);
    assert_eq!(weer["inhoud"], mee["inhoud"]);
});

op_beide_databases!(s6a_veranderd_of_van_een_andere_versie_verandert_niets, |omgeving| {
    let api = omgeving.api();
    let (_, mee) = document(&api);
    let aantal = || omgeving.sql("SELECT count(*) FROM partij");
    let eerst = aantal();
    for (pad, waarde, code) in [
        ("/versie", json!(2), "meenemen.versie"),
        ("/formaat", json!("ander"), "meenemen.formaat"),
        ("/inhoud/contactnaam/voornaam", json!("Nina"), "meenemen.controlegetal"),
    ] {
        let mut anders = mee.clone();
        *anders.pointer_mut(pad).expect("it is there") = waarde;
        let fout = api.post(&format!("{API}/klanten/_neemover"), &json!({"document": anders})).verwacht(400);
        assert!(fout.to_string().contains(code), "{code}: {fout}");
    }
    assert_eq!(aantal(), eerst);
});

op_beide_databases!(s1_uitdraai_heeft_de_notitie_en_wie_keek, |omgeving| {
    let api = omgeving.api();
    let (uuid, _) = document(&api);
    let uitdraai = api.post(&format!("{API}/klanten/{uuid}/_uitdraai"), &json!({})).verwacht(200);
    assert_eq!(uitdraai["klant"]["interneNotitie"], "NOTITIE-MERK");
    assert!(uitdraai["verwerkingen"].as_array().is_some_and(|regels| !regels.is_empty()));
});
