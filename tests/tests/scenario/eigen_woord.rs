//! S1, S12, S19 and S24 where a customer is changed: what is her own word stays hers, and nobody learns or records more
//! than she may.

use crate::bouw::{
    BSN_KAREL, BSN_MINA, INTERACTIES, KLANTEN, T2, aantal, bepaal, betrokkene, bsn, contact, digitaal, email,
    geweigerd, interactie, met, mina, plek, registreer, registreer_klant, tekst, telefoon, voorkeur,
};
use klant_tests::{Antwoord, Api, op_beide_databases, voorbeeldprofielen};
use serde_json::{Value, json};

fn wijzig(api: &Api, klant: &str, versie: u32, wijziging: &Value) -> Antwoord {
    api.met_kop("If-Match", &format!("\"{versie}\"")).patch(&format!("{KLANTEN}/{klant}"), wijziging)
}

op_beide_databases!(s1_wat_alleen_zij_kan_zeggen_zegt_niemand_anders, |omgeving| {
    let api = omgeving.api();
    let wens =
        json!({"voorkeuren": [voorkeur("dienstverlening", "mina@example.org")], "geheimhouding": true});
    let klant = registreer_klant(&api, &met(mina(), &wens));
    let kenbaar = json!([{"berichtsoort": "formeel", "gegevenOp": "2026-01-01"}]);
    for (wijziging, pad, code) in [
        (json!({"kenbaarmakingen": kenbaar}), "/kenbaarmakingen", "S1.woord_van_klant"),
        (json!({"voorkeuren": []}), "/voorkeuren", "S1.woord_van_klant"),
        (json!({"geheimhouding": false}), "/geheimhouding", "S1.woord_van_klant"),
        (json!({"contactnaam": {"voornaam": "Anna"}}), "/contactnaam/voornaam", "S1.mindere_herkomst"),
    ] {
        geweigerd(&omgeving, 400, &[(pad, code)], || wijzig(&api, &klant, 1, &wijziging));
        wijzig(&api, &klant, 1, &met(wijziging, &json!({"verstrektDoor": "import"}))).verwacht(400);
    }
    let zelf = json!({"kenbaarmakingen": kenbaar, "verstrektDoor": "medewerker_namens_klant"});
    wijzig(&api, &klant, 1, &zelf).verwacht(200);
});

op_beide_databases!(s24_een_vaststelling_alleen_vraagt_hetzelfde_recht, |nieuwe: bouw| {
    let omgeving = nieuwe.extra_token("robot", &["--geen-identificatie", "--niveau", "geen"]).start();
    let consulaat = json!({
        "soort": "organisatie", "organisatienaam": "Consulaat van Freedonia",
        "vaststelling": {"middel": "identiteitsbewijs", "niveau": "hoog"},
    });
    let robot = omgeving.api_van("robot");
    geweigerd(&omgeving, 403, &[("/vaststelling", "S24.geen_recht")], || robot.post(KLANTEN, &consulaat));
    let klant = omgeving.api().post(KLANTEN, &consulaat).verwacht(201);
    assert_eq!(klant["aangehaakt"], true, "known without any number (S22)");
});

op_beide_databases!(s25_wie_een_bsn_niet_ziet_leert_het_niet_door_te_raden, |nieuwe: bouw| {
    let omgeving = nieuwe.extra_token("robot", &["--geen-identificatie"]).start();
    let klant = registreer_klant(&omgeving.api(), &mina());
    let robot = omgeving.api_van("robot");
    for nummer in [BSN_MINA, BSN_KAREL] {
        let wijziging = json!({"identificaties": [bsn(nummer)]});
        let fout = [("/identificaties/0", "S24.geen_recht")];
        geweigerd(&omgeving, 403, &fout, || wijzig(&robot, &klant, 1, &wijziging));
    }
});

op_beide_databases!(s12_een_tweede_waarde_wordt_even_streng_getoetst, |nieuwe: bouw| {
    let omgeving = nieuwe.profielen(&voorbeeldprofielen()).start();
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let adressen = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200)["digitaleAdressen"].clone();
    let mut lijst: Vec<Value> = adressen
        .as_array()
        .into_iter()
        .flatten()
        .map(|adres| json!({"uuid": adres["uuid"], "soort": adres["soort"], "adres": adres["adres"]}))
        .collect();
    lijst.push(email("ander@example.org"));
    let wijziging =
        json!({"profiel": "vraag-openingstijden", "digitaleAdressen": lijst, "verstrektDoor": "klant"});
    let fout = [("/digitaleAdressen/2", "S12.overtollig")];
    geweigerd(&omgeving, 400, &fout, || wijzig(&api, &klant, 1, &wijziging));
});

op_beide_databases!(s12_haar_wens_wordt_bij_haar_bewaard, |nieuwe: bouw| {
    let omgeving = nieuwe.profielen(&voorbeeldprofielen()).start();
    let api = omgeving.api();
    let zij = json!({
        "profiel": "melding-openbare-ruimte", "soort": "persoon", "voorkeurstaal": "deu",
        "verstrektDoor": "klant",
    });
    geweigerd(&omgeving, 400, &[("/voorkeurstaal", "S12.alleen_op_wens")], || api.post(KLANTEN, &zij));
    let klant = api.post(KLANTEN, &met(zij, &json!({"wensen": ["voorkeurstaal"]}))).verwacht(201);
    assert_eq!(klant["wensen"][0]["element"], "voorkeurstaal");
    assert_eq!(omgeving.sql("SELECT element FROM partij_wens"), [["voorkeurstaal"]]);
});

op_beide_databases!(s19_het_latere_nummer_van_een_zelfstandige_klant_wint, |omgeving| {
    let api = omgeving.api();
    let eerste = registreer(
        &api,
        &interactie(
            "algemeen",
            "telefoon",
            &[betrokkene(&json!({"digitaleAdressen": [telefoon("0611111111")]}))],
        ),
    );
    let wie = tekst(&eerste["klantcontacten"][0]["betrokkenen"][0]["uuid"]);
    let later = betrokkene(&json!({"klant": {"betrokkene": wie}, "digitaleAdressen": [telefoon(T2)]}));
    api.post(&format!("{}/klantcontacten", plek(&eerste)), &contact("telefoon", &[later])).verwacht(201);
    for vraag in [json!({}), json!({"betrokkene": wie})] {
        let antwoord = bepaal(&api, &eerste, &vraag);
        assert_eq!(digitaal(&antwoord), T2, "{vraag}");
    }
});

op_beide_databases!(s22_een_vestiging_blijft_onder_haar_organisatie_ook_als_die_gaat, |omgeving| {
    let api = omgeving.api();
    let kvk = json!({"soort": "kvk_nummer", "nummer": "90000019"});
    let vestiging = json!({"soort": "vestigingsnummer", "nummer": "000090000123", "kvkNummer": "90000019"});
    let klant = registreer_klant(
        &api,
        &json!({
            "soort": "organisatie", "organisatienaam": "Graafmachines Alblasserdam v.o.f.",
            "identificaties": [kvk, vestiging], "vaststelling": {"middel": "eherkenning", "niveau": "substantieel"},
        }),
    );
    let over = wijzig(&api, &klant, 1, &json!({"identificaties": [vestiging]})).verwacht(200);
    assert_eq!(over["identificaties"], json!([vestiging]));
    let leeg = wijzig(&api, &klant, 2, &json!({"identificaties": []})).verwacht(200);
    assert_eq!(leeg["identificaties"], json!([]));
});

op_beide_databases!(s20_een_identificatie_twee_keer_genoemd_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let dubbel = met(mina(), &json!({"identificaties": [bsn(BSN_MINA), bsn(BSN_MINA)]}));
    geweigerd(&omgeving, 400, &[("/identificaties/1", "identificatie.dubbel")], || {
        api.post(KLANTEN, &dubbel)
    });
});

op_beide_databases!(een_contact_in_de_toekomst_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let later = met(contact("balie", &[]), &json!({"plaatsgevondenOp": "2999-01-01T00:00:00Z"}));
    let fout = [("/klantcontact/plaatsgevondenOp", "klantcontact.toekomst")];
    geweigerd(&omgeving, 400, &fout, || api.post(INTERACTIES, &json!({"klantcontact": later})));
});

op_beide_databases!(wie_niets_wijzigt_maakt_geen_nieuwe_versie, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let antwoord = wijzig(&api, &klant, 1, &json!({}));
    assert_eq!((antwoord.status, antwoord.kop("ETag")), (200, Some("\"1\"")));
    assert_eq!(aantal(&omgeving, "partij"), 1);
});
