//! Formal messages (S10): electronically only to who has made known to be reachable so, and by a safe channel.

use crate::bouw::{
    E1, KLANTEN, T1, bekende, bepaal, betrokkene, codes, contact, digitaal, email, geweigerd, interactie,
    map_met, met, mina, plaats, postbus, profiel, registreer, registreer_klant, telefoon, voorkeur,
};
use klant_tests::{Bouw, Omgeving, op_beide_databases};
use serde_json::{Value, json};

/// Formal, and here e-mail is safe, as behind a portal.
const BEZWAAR: &str =
    "berichtsoort = \"formeel\"\n[elementen]\nstandaard = \"toegestaan\"\n[kanalen]\nemail = \"veilig\"\n";

fn met_bezwaar(nieuwe: Bouw) -> Omgeving {
    let map = map_met(&[("bezwaar.toml", &profiel("bezwaar", BEZWAAR))]);
    nieuwe.profielen(map.path()).start()
}

/// Someone who prefers e-mail for formal messages, with these statements.
fn mailt_liever(kenbaarmakingen: &Value) -> Value {
    let gegevens = json!({
        "voorkeuren": [voorkeur("formeel", E1)], "kenbaarmakingen": kenbaarmakingen,
        "identificaties": [], "vaststelling": null,
    });
    met(mina(), &gegevens)
}

fn kenbaar(berichtsoort: &str) -> Value {
    json!({"berichtsoort": berichtsoort, "gegevenOp": "2020-01-01"})
}

/// How she may be reached about a formal matter that she began at the counter.
#[track_caller]
fn bereik(omgeving: &Omgeving, klant: &Value, vraag: &Value) -> Value {
    let api = omgeving.api();
    let klant = registreer_klant(&api, klant);
    bepaal(&api, &registreer(&api, &interactie("bezwaar", "balie", &[bekende(&klant)])), vraag)
}

op_beide_databases!(formeel_zonder_kenbaarmaking_gaat_het_per_post, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let vervallen = met(kenbaar("formeel"), &json!({"ingetrokkenOp": "2021-01-01"}));
    // A preference is no statement; nor is one for another kind of message, or one that was withdrawn.
    for kenbaarmakingen in [json!([]), json!([kenbaar("nieuws")]), json!([vervallen])] {
        let antwoord = bereik(&omgeving, &mailt_liever(&kenbaarmakingen), &json!({}));
        assert_eq!(antwoord["contactgegeven"]["kanaal"], "post");
        assert_eq!(antwoord["contactgegeven"]["postadres"], postbus());
        assert_eq!(antwoord["contactgegeven"]["berichtsoort"], "formeel");
        assert_eq!(codes(&antwoord), ["S18.bekend", "S10.geen_kenbaarmaking"]);
        assert_eq!(plaats(&antwoord, "S10.geen_kenbaarmaking"), "email");
    }
});

op_beide_databases!(formeel_met_kenbaarmaking_mag_het_per_e_mail, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let antwoord = bereik(&omgeving, &mailt_liever(&json!([kenbaar("formeel")])), &json!({}));
    assert_eq!(digitaal(&antwoord), E1);
    assert_eq!(codes(&antwoord), ["S18.voorkeur", "S10.kenbaarmaking"]);
    let rij = omgeving.sql("SELECT berichtsoort, gegeven_op, ingetrokken_op FROM kenbaarmaking");
    assert_eq!(rij, [["formeel", "2020-01-01", "NULL"]]);
});

op_beide_databases!(formeel_een_ingetrokken_kenbaarmaking_geldt_niet_meer, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mailt_liever(&json!([kenbaar("formeel")])));
    let bezwaar = registreer(&api, &interactie("bezwaar", "balie", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &bezwaar, &json!({}));
    assert_eq!(digitaal(&antwoord), E1);
    // It holds up to and not on the day of withdrawal.
    let ingetrokken = met(kenbaar("formeel"), &json!({"ingetrokkenOp": antwoord["peildatum"]}));
    let wijziging = json!({"kenbaarmakingen": [ingetrokken], "verstrektDoor": "klant"});
    api.met_kop("If-Match", "\"1\"").patch(&format!("{KLANTEN}/{klant}"), &wijziging).verwacht(200);
    let antwoord = bepaal(&api, &bezwaar, &json!({}));
    assert_eq!(antwoord["contactgegeven"]["kanaal"], "post");
    assert_eq!(codes(&antwoord), ["S18.bekend", "S10.geen_kenbaarmaking"]);
});

op_beide_databases!(formeel_een_gevraagd_kanaal_wordt_geen_brief, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let antwoord = bereik(&omgeving, &mailt_liever(&json!([])), &json!({"kanaal": "email"}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S18.geen_adres", "S10.geen_kenbaarmaking"]);
});

op_beide_databases!(formeel_zonder_postadres_en_kenbaarmaking_is_er_geen_adres, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let klant = met(mailt_liever(&json!([])), &json!({"correspondentieadres": null}));
    let antwoord = bereik(&omgeving, &klant, &json!({}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S18.geen_adres", "S10.geen_kenbaarmaking"]);
});

op_beide_databases!(formeel_een_afwijking_is_geen_kenbaarmaking, |nieuwe: bouw| {
    let omgeving = met_bezwaar(nieuwe);
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mailt_liever(&json!([kenbaar("formeel")])));
    let eenmalig = json!({"digitaleAdressen": [email("eenmalig@example.org")]});
    let bezwaar = registreer(&api, &interactie("bezwaar", "balie", &[met(bekende(&klant), &eenmalig)]));
    let antwoord = bepaal(&api, &bezwaar, &json!({}));
    assert_eq!(digitaal(&antwoord), E1, "haar eigen adres, waarvoor zij het kenbaar maakte");
    assert_eq!(codes(&antwoord), ["S18.voorkeur", "S10.kenbaarmaking", "S19.afwijking_geen_kenbaarmaking"]);

    // A zelfstandige klant can have made nothing known.
    let zelfstandig = betrokkene(&json!({"digitaleAdressen": [email("los@example.org"), telefoon(T1)]}));
    let bezwaar = registreer(&api, &interactie("bezwaar", "email", &[zelfstandig]));
    let antwoord = bepaal(&api, &bezwaar, &json!({}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S18.geen_adres", "S10.geen_kenbaarmaking", "S10.kanaal_niet_veilig"]);
});

op_beide_databases!(formeel_een_kanaal_dat_niet_veilig_is_wordt_overgeslagen, |omgeving| {
    let api = omgeving.api();
    // With the example profile e-mail is allowed but not safe.
    let klant = registreer_klant(&api, &mailt_liever(&json!([kenbaar("formeel")])));
    let klacht = registreer(&api, &interactie("klacht", "balie", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &klacht, &json!({}));
    assert_eq!(antwoord["contactgegeven"]["kanaal"], "post");
    assert_eq!(codes(&antwoord), ["S18.bekend", "S10.kanaal_niet_veilig"]);
    assert_eq!(plaats(&antwoord, "S10.kanaal_niet_veilig"), "email");

    // For an ordinary message about the same matter e-mail will do; not when a contact is confidential.
    let gewoon = json!({"berichtsoort": "dienstverlening", "kanaal": "email"});
    assert_eq!(digitaal(&bepaal(&api, &klacht, &gewoon)), E1);
    let vertrouwelijk = met(contact("balie", &[bekende(&klant)]), &json!({"vertrouwelijk": true}));
    let klacht = registreer(&api, &json!({"profiel": "klacht", "klantcontact": vertrouwelijk}));
    let antwoord = bepaal(&api, &klacht, &gewoon);
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S10.kanaal_niet_veilig"]);
});

op_beide_databases!(formeel_een_kenbaarmaking_kan_niet_in_de_toekomst_liggen, |omgeving| {
    let api = omgeving.api();
    let morgen = json!([{"berichtsoort": "formeel", "gegevenOp": "2999-01-01"}]);
    let fout = [("/kenbaarmakingen/0/gegevenOp", "kenbaarmaking.toekomst")];
    geweigerd(&omgeving, 400, &fout, || api.post(KLANTEN, &mailt_liever(&morgen)));
    let onbekend = json!([{"berichtsoort": "raadsel", "gegevenOp": "2020-01-01"}]);
    let fout = [("/kenbaarmakingen/0/berichtsoort", "berichtsoort.onbekend")];
    geweigerd(&omgeving, 400, &fout, || api.post(KLANTEN, &mailt_liever(&onbekend)));
});
