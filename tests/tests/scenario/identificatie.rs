//! S20, S22 and S24: identification in any register, and only by who is entitled and sure enough.

use crate::bouw::{
    BSN_KAREL, BSN_MINA, INTERACTIES, KLANTEN, T1, aantal, betrokkene, bsn, contact, geidentificeerd,
    geweigerd, interactie, met, mina, plek, registreer, registreer_klant, tekst, telefoon,
};
use klant_tests::{Api, op_beide_databases, voorbeeldprofielen};
use serde_json::{Value, json};

fn zoek(api: &Api, identificatie: &Value) -> Vec<String> {
    let gevonden =
        api.post(&format!("{KLANTEN}/_zoek"), &json!({"identificatie": identificatie})).verwacht(200);
    gevonden["resultaten"].as_array().into_iter().flatten().map(|klant| tekst(&klant["uuid"])).collect()
}

/// The known customer of the first betrokkene.
fn klant_van(interactie: &Value) -> String {
    tekst(&interactie["klantcontacten"][0]["betrokkenen"][0]["klant"]["uuid"])
}

op_beide_databases!(s20a_een_geldig_bsn_wordt_versleuteld_bewaard_en_teruggevonden, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let gelezen = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(gelezen["identificaties"], json!([bsn(BSN_MINA)]));
    assert_eq!(gelezen["aangehaakt"], true);
    assert_eq!(zoek(&api, &bsn(BSN_MINA)), [klant]);
    assert!(zoek(&api, &bsn(BSN_KAREL)).is_empty());

    let rij = omgeving.sql("SELECT * FROM partij_identificator").concat().join("|");
    let hex: String = BSN_MINA.bytes().map(|cijfer| format!("{cijfer:02x}")).collect();
    assert!(!rij.contains(BSN_MINA) && !rij.contains(&hex), "het bsn staat leesbaar in de tabel");
    // Nobody else can have it.
    let fout = [("/identificaties/0", "klant.dubbel")];
    let antwoord = geweigerd(&omgeving, 409, &fout, || api.post(KLANTEN, &mina()));
    assert!(!antwoord.tekst.contains(BSN_MINA));
});

op_beide_databases!(s20b_een_ongeldig_bsn_wordt_geweigerd_en_niet_herhaald, |omgeving| {
    let api = omgeving.api();
    for (nummer, code) in [
        ("123456788", "bsn.elfproef"),
        ("999990231", "bsn.elfproef"),
        ("000000000", "bsn.elfproef"),
        ("99999000", "bsn.lengte"),
        ("9999900071", "bsn.lengte"),
        ("99999000x", "bsn.cijfers"),
        ("٩٩٩٩٩٠٠٠٧", "bsn.cijfers"),
    ] {
        let wie = geidentificeerd(&bsn(nummer), "digid", "substantieel");
        let fout = [("/klantcontact/betrokkenen/0/klant/identificatie/nummer", code)];
        let antwoord = geweigerd(&omgeving, 400, &fout, || {
            api.post(INTERACTIES, &interactie("algemeen", "balie", &[wie]))
        });
        assert!(!antwoord.tekst.contains(nummer), "{code}: het nummer staat in het antwoord");
        let klant = met(mina(), &json!({"identificaties": [bsn(nummer)]}));
        geweigerd(&omgeving, 400, &[("/identificaties/0/nummer", code)], || api.post(KLANTEN, &klant));
        let vraag = json!({"identificatie": bsn(nummer)});
        geweigerd(&omgeving, 400, &[("/identificatie/nummer", code)], || {
            api.post(&format!("{KLANTEN}/_zoek"), &vraag)
        });
    }
});

op_beide_databases!(s20c_een_vreemd_register_wordt_bewaard_zoals_opgegeven, |omgeving| {
    let api = omgeving.api();
    let zweeds =
        json!({"soort": "vreemd", "nummer": "19811218-9876", "register": "se-folkbokforing", "land": "SE"});
    let onbekend = json!({"soort": "vreemd", "nummer": "12AB34567"});
    for identificatie in [zweeds, onbekend] {
        let wie = geidentificeerd(&identificatie, "identiteitsbewijs", "laag");
        let klant = klant_van(&registreer(&api, &interactie("algemeen", "balie", &[wie])));
        let gelezen = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
        assert_eq!(gelezen["identificaties"], json!([identificatie]));
        assert_eq!(zoek(&api, &identificatie), [klant]);
    }
    // The same number in another register is another one.
    let deens = json!({"soort": "vreemd", "nummer": "12AB34567", "register": "dk-cpr", "land": "DK"});
    assert!(zoek(&api, &deens).is_empty());
    let tekst = omgeving.sql("SELECT * FROM partij_identificator").concat().join("|");
    assert!(!tekst.contains("12AB34567"), "ook een vreemd nummer staat versleuteld");
});

op_beide_databases!(s22a_met_eidas_wordt_een_zweedse_een_aangehaakte_klant, |omgeving| {
    let api = omgeving.api();
    let eidas = json!({"soort": "eidas_persoon", "nummer": "SE/NL/9f3c-77a1"});
    let annika = geidentificeerd(&eidas, "eidas", "substantieel");
    let klant = klant_van(&registreer(&api, &interactie("algemeen", "website", &[annika])));
    let gelezen = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!((&gelezen["aangehaakt"], &gelezen["soort"]), (&json!(true), &json!("persoon")));
    assert_eq!(gelezen["identificaties"], json!([eidas]));
    let vaststellingen = gelezen["vaststellingen"].as_array().expect("a list");
    assert_eq!(vaststellingen.len(), 1);
    assert_eq!(vaststellingen[0]["middel"], "eidas");
    assert_eq!(vaststellingen[0]["niveau"], "substantieel");
    assert_eq!(
        omgeving.sql("SELECT middel, niveau, door FROM vaststelling"),
        [["eidas", "substantieel", "test"]]
    );
});

op_beide_databases!(s22b_een_nieuw_kenmerk_is_voorlopig_een_ander, |omgeving| {
    let api = omgeving.api();
    let [eerste, later] = ["SE/NL/9f3c-77a1", "SE/NL/aa11"].map(|nummer| {
        let eidas = json!({"soort": "eidas_persoon", "nummer": nummer});
        let annika = geidentificeerd(&eidas, "eidas", "substantieel");
        (klant_van(&registreer(&api, &interactie("algemeen", "website", &[annika]))), eidas)
    });
    assert_ne!(eerste.0, later.0);
    assert_eq!(zoek(&api, &eerste.1), [eerste.0.as_str()]);
    assert_eq!(zoek(&api, &later.1), [later.0.as_str()]);
    assert_eq!(aantal(&omgeving, "partij"), 2);
});

op_beide_databases!(s24a_controlevragen_zijn_te_licht_en_eerder_gegeven_blijft, |omgeving| {
    let api = omgeving.api();
    let gegevens = json!({
        "contactnaam": {"achternaam": "Bruin"}, "digitaleAdressen": [telefoon(T1)], "wensen": ["bsn"],
    });
    let eerder = betrokkene(&gegevens);
    let klacht = registreer(&api, &interactie("klacht", "telefoon", &[eerder]));

    let wie = geidentificeerd(&bsn(BSN_MINA), "controlevragen", "controlevragen");
    let op_wens = met(wie, &json!({"wensen": ["bsn"]}));
    let bijvoegen = format!("{}/klantcontacten", plek(&klacht));
    let fout = [("/betrokkenen/0/klant/identificatie", "S24.niveau_te_laag")];
    let antwoord = geweigerd(&omgeving, 403, &fout, || {
        api.post(&bijvoegen, &contact("telefoon", std::slice::from_ref(&op_wens)))
    });
    assert!(!antwoord.tekst.contains(BSN_MINA));
    // All or nothing: with contact data in one request those are not stored either.
    let samen = interactie("klacht", "telefoon", &[met(op_wens, &gegevens)]);
    let fout = [("/klantcontact/betrokkenen/0/klant/identificatie", "S24.niveau_te_laag")];
    geweigerd(&omgeving, 403, &fout, || api.post(INTERACTIES, &samen));

    let gelezen = api.get(&plek(&klacht)).verwacht(200);
    assert_eq!(gelezen["klantcontacten"].as_array().map(Vec::len), Some(1));
    let zij = &gelezen["klantcontacten"][0]["betrokkenen"][0];
    assert_eq!(zij["digitaleAdressen"][0]["adres"], T1);
    assert_eq!(zij["klant"], json!({"soort": "zelfstandig"}));
    assert_eq!((aantal(&omgeving, "partij"), aantal(&omgeving, "vaststelling")), (0, 0));

    // Where control questions are enough, they are; with the level that they are worth.
    let gegevens = json!({"digitaleAdressen": [telefoon(T1)]});
    let bellen = met(geidentificeerd(&bsn(BSN_MINA), "controlevragen", "controlevragen"), &gegevens);
    registreer(&api, &interactie("terugbelverzoek", "telefoon", &[bellen]));
    assert_eq!(omgeving.sql("SELECT niveau FROM vaststelling"), [["controlevragen"]]);
});

op_beide_databases!(s24_het_niveau_van_de_toepassing_begrenst_wat_zij_zegt, |nieuwe: bouw| {
    let omgeving =
        nieuwe.profielen(&voorbeeldprofielen()).extra_token("licht", &["--niveau", "laag"]).start();
    let licht = omgeving.api_van("licht");
    let gegevens = json!({"digitaleAdressen": [telefoon(T1)]});
    let wie = met(geidentificeerd(&bsn(BSN_MINA), "digid", "hoog"), &gegevens);
    let fout = [("/klantcontact/betrokkenen/0/klant/identificatie", "S24.niveau_te_laag")];
    geweigerd(&omgeving, 403, &fout, || {
        licht.post(INTERACTIES, &interactie("aanvraag-uitkering", "balie", std::slice::from_ref(&wie)))
    });
    registreer(&licht, &interactie("algemeen", "balie", &[wie]));
    assert_eq!(omgeving.sql("SELECT niveau, door FROM vaststelling"), [["laag", "licht"]]);
});

op_beide_databases!(s24_zonder_recht_geen_identificatie_en_geen_antwoord_op_wie_bekend_is, |nieuwe: bouw| {
    let omgeving = nieuwe.extra_token("robot", &["--geen-identificatie"]).start();
    let klant = registreer_klant(&omgeving.api(), &mina());
    let robot = omgeving.api_van("robot");
    let fout = [("/klantcontact/betrokkenen/0/klant/identificatie", "S24.geen_recht")];
    let [bekend, onbekend] = [BSN_MINA, BSN_KAREL].map(|nummer| {
        let wie = geidentificeerd(&bsn(nummer), "digid", "hoog");
        let vraag = interactie("algemeen", "balie", &[wie]);
        geweigerd(&omgeving, 403, &fout, || robot.post(INTERACTIES, &vraag))
    });
    assert_eq!(bekend.op("/fouten"), onbekend.op("/fouten"));
    for nummer in [BSN_MINA, BSN_KAREL] {
        assert!(zoek(&robot, &bsn(nummer)).is_empty());
    }
    // Nor does it see the number of whom it knows otherwise; but it does see how to reach her.
    let gelezen = robot.get(&format!("{KLANTEN}/{klant}"));
    assert_eq!((gelezen.status, gelezen.op("/identificaties")), (200, &Value::Null));
    assert!(!gelezen.tekst.contains(BSN_MINA) && gelezen.tekst.contains(T1));
    // And its change takes nothing away that it does not see.
    let taal = json!({"voorkeurstaal": "fr", "verstrektDoor": "klant"});
    robot.met_kop("If-Match", "\"1\"").patch(&format!("{KLANTEN}/{klant}"), &taal).verwacht(200);
    assert_eq!(zoek(&omgeving.api(), &bsn(BSN_MINA)), [klant]);
    assert_eq!(aantal(&omgeving, "partij_identificator"), 1);
});
