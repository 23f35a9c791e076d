//! The plan, and that carrying it out does exactly that.

use klant_tests::op_beide_databases;
use serde_json::json;

use crate::bouw::{
    BSN_MINA, E1, KLANTEN, T1, bekende, bsn, contact, met, mina, registreer, registreer_klant, rijen, tekst,
};
use crate::bouwstenen::{BEWAARPLICHTEN, TOT, geweigerd, nodig, plan, regel, wis};

op_beide_databases!(s5a_wat_de_zaak_nodig_heeft_blijft_en_de_rest_gaat, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    nodig(&api, &klant, &["correspondentieadres"], &json!({}));
    let gedaan = wis(&api, &klant, &json!({"alles": true}));
    assert_eq!(
        regel(&gedaan, "correspondentieadres"),
        ("op_datum".to_owned(), "S5.bewaartermijn".to_owned())
    );
    assert_eq!(regel(&gedaan, "klant").1, "S4.rest_blijft");
    assert_eq!(gedaan["volledig"], false);
    let adres = gedaan["regels"]
        .as_array()
        .expect("rules")
        .iter()
        .find(|een| een["element"] == "correspondentieadres");
    let adres = adres.expect("the address");
    assert_eq!(adres["datum"], "2100-01-01");
    let zin = tekst(&adres["redenen"][0]["zin"]);
    assert!(zin.contains("Z-2026-001") && zin.contains(TOT), "{zin}");

    let over = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(over["correspondentieadres"], crate::bouw::postbus());
    for leeg in ["digitaleAdressen", "identificaties"] {
        assert_eq!(over[leeg].as_array().map(Vec::len), Some(0), "{leeg}: {over}");
    }
    assert!(!over.to_string().contains("Mina"), "{over}");
    assert_eq!(omgeving.sql("SELECT count(*) FROM wisverzoek"), [["1"]]);
});

op_beide_databases!(s4a_een_voorkeur_voor_wat_weg_is_wordt_leeg_en_niets_neemt_haar_plaats_in, |omgeving| {
    let api = omgeving.api();
    let voorkeuren = json!({"voorkeuren": [{"berichtsoort": "dienstverlening", "adres": T1}]});
    let klant = registreer_klant(&api, &met(mina(), &voorkeuren));
    let voor = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    let telefoon =
        voor["digitaleAdressen"].as_array().expect("addresses").iter().find(|een| een["adres"] == T1);
    let telefoon = tekst(&telefoon.expect("the phone")["uuid"]);
    let gedaan = wis(&api, &klant, &json!({"digitaleAdressen": [telefoon]}));
    assert_eq!(gedaan["volledig"], true);
    let na = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(na["voorkeuren"].as_array().map(Vec::len), Some(0), "{na}");
    assert_eq!(na["digitaleAdressen"].as_array().map(Vec::len), Some(1));
    assert_eq!(na["digitaleAdressen"][0]["adres"], E1);
    assert_eq!(omgeving.sql("SELECT count(*) FROM wisverzoek"), [["0"]]);
});

op_beide_databases!(s4_een_proef_verandert_niets, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let voor = rijen(&omgeving);
    let proef = plan(&api, &klant, &json!({"alles": true}));
    assert_eq!(proef["volledig"], true);
    assert_eq!(rijen(&omgeving), voor);
});

op_beide_databases!(s4_een_plan_dat_is_veranderd_wordt_niet_uitgevoerd, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let proef = plan(&api, &klant, &json!({"alles": true}));
    nodig(&api, &klant, &["emailadres"], &json!({}));
    let voor = rijen(&omgeving);
    let pad = format!("{KLANTEN}/{klant}/_wis");
    for kenmerk in [tekst(&proef["plan"]), "verzonnen".to_owned()] {
        let opdracht = json!({"alles": true, "plan": kenmerk});
        let code = geweigerd(&api.post(&pad, &opdracht), 409);
        assert_eq!(code, "wissen.plan_veranderd");
    }
    assert_eq!(rijen(&omgeving), voor);
});

op_beide_databases!(s4_wie_alles_wist_en_door_niets_wordt_gehouden_bestaat_niet_meer, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let gedaan = wis(&api, &klant, &json!({"alles": true}));
    assert_eq!((gedaan["volledig"].as_bool(), regel(&gedaan, "klant").0.as_str()), (Some(true), "nu"));
    api.get(&format!("{KLANTEN}/{klant}")).verwacht(404);
    // She can come back, as somebody new.
    let nieuw = registreer_klant(&api, &met(mina(), &json!({"identificaties": [bsn(BSN_MINA)]})));
    assert_ne!(nieuw, klant);
});

op_beide_databases!(s5_een_contact_zonder_termijn_blijft_en_dat_wordt_gezegd, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let interactie = registreer(&api, &json!({"klantcontact": contact("telefoon", &[bekende(&klant)])}));
    let open = plan(&api, &klant, &json!({"klantcontacten": true}));
    assert_eq!(regel(&open, "klantcontact"), ("nog_niet_bekend".to_owned(), "S5.interactie_open".to_owned()));
    api.post(&format!("{}/_sluit", crate::bouw::plek(&interactie)), &json!({})).verwacht(200);
    let dicht = wis(&api, &klant, &json!({"alles": true}));
    assert_eq!(regel(&dicht, "klantcontact"), ("zonder_termijn".to_owned(), "S5.zonder_termijn".to_owned()));
    assert_eq!(regel(&dicht, "klant").0, "zonder_termijn");
    let over = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert!(!over.to_string().contains(E1), "{over}");
});

op_beide_databases!(s5_slechte_invoer_wordt_geweigerd_en_verandert_niets, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let plicht = nodig(&api, &klant, &["emailadres"], &json!({}));
    let voor = rijen(&omgeving);
    let pad = format!("{KLANTEN}/{klant}/_wis");
    for (omvang, code) in [
        (json!({}), "wissen.omvang"),
        (json!({"alles": true, "klantcontacten": true}), "wissen.omvang"),
        (json!({"elementen": ["postadres"]}), "veld.keuze"),
        (json!({"digitaleAdressen": ["geen uuid"]}), "veld.uuid"),
    ] {
        assert_eq!(geweigerd(&api.post(&pad, &omvang), 400), code, "{omvang}");
    }
    for (verzoek, code) in [
        (
            json!({"zaak": "Z-1", "klant": klant, "elementen": ["emailadres"], "bewarenTot": "2020-01-01"}),
            "bewaarplicht.datum",
        ),
        (json!({"zaak": "Z-1", "klant": klant, "elementen": []}), "bewaarplicht.betreft"),
        (json!({"zaak": "Z-1"}), "bewaarplicht.betreft"),
        (json!({"zaak": "", "klant": klant, "elementen": ["emailadres"]}), "veld.verplicht"),
        (
            json!({"zaak": "Z-1", "klant": klant, "elementen": ["bsn"], "bewarenTot": "2099-01-01", "blijvend": true}),
            "bewaarplicht.termijn",
        ),
        (
            json!({"zaak": "Z-1", "klant": "00000000-0000-4000-8000-000000000009", "elementen": ["bsn"]}),
            "klant.onbekend",
        ),
        (
            json!({"zaak": "Z-1", "klantcontact": "00000000-0000-4000-8000-000000000009"}),
            "bewaarplicht.klantcontact",
        ),
    ] {
        assert_eq!(geweigerd(&api.post(BEWAARPLICHTEN, &verzoek), 400), code, "{verzoek}");
    }
    let dubbel = json!({"zaak": "Z-2026-001", "klant": klant, "elementen": ["bsn"]});
    assert_eq!(geweigerd(&api.post(BEWAARPLICHTEN, &dubbel), 409), "bewaarplicht.dubbel");
    let eigen = format!("{BEWAARPLICHTEN}/{}", tekst(&plicht["uuid"]));
    let verouderd = api.met_kop("If-Match", "\"7\"").patch(&eigen, &json!({"bewarenTot": "2098-01-01"}));
    assert_eq!(geweigerd(&verouderd, 412), "versie.verouderd");
    assert_eq!(rijen(&omgeving), voor);
});
