//! S12 to S15: no more is recorded than needed or wished, and what is refused is not stored and not silently dropped.

use crate::bouw::{
    BSN_MINA, INTERACTIES, T1, TOETS, aantal, bepaal, betrokkene, bsn, codes, contact, digitaal, email,
    geidentificeerd, geweigerd, interactie, met, plaats, plek, registreer, rijen, tekst, telefoon,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

/// The same request, with the wish to be kept informed.
fn met_terugkoppeling(interactie: Value) -> Value {
    met(interactie, &json!({"terugkoppelingGewenst": true}))
}

op_beide_databases!(s12a_wat_niet_nodig_is_wordt_bij_naam_geweigerd, |omgeving| {
    let api = omgeving.api();
    // A form may not ask it.
    let vooraf = rijen(&omgeving);
    let formulier = json!({"profiel": "vraag-openingstijden", "velden": [
        {"element": "voorkeurstaal"}, {"element": "geboortedatum"}, {"element": "emailadres", "verplicht": true},
    ]});
    let besluit = api.post(TOETS, &formulier).verwacht(200);
    assert_eq!(besluit["uitkomst"], "geweigerd");
    assert_eq!(codes(&besluit), ["S12.overtollig", "S12.overtollig"]);
    let plaatsen = [&besluit["redenen"][0]["plaats"], &besluit["redenen"][1]["plaats"]];
    assert_eq!(plaatsen, ["/velden/1", "/velden/2"]);
    assert_eq!(besluit["profiel"], json!({"code": "vraag-openingstijden", "versie": "1"}));
    assert_eq!(rijen(&omgeving), vooraf);

    // And what a client sends all the same is refused, every part of it.
    let vol = betrokkene(&json!({
        "contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [telefoon(T1)], "voorkeurstaal": "nl",
        "wensen": ["voorkeurstaal", "voornaam"],
    }));
    let vol = interactie("vraag-openingstijden", "telefoon", &[vol]);
    let fouten = [
        ("/klantcontact/betrokkenen/0/contactnaam/voornaam", "S12.overtollig"),
        ("/klantcontact/betrokkenen/0/digitaleAdressen/0", "S12.overtollig"),
    ];
    let antwoord = geweigerd(&omgeving, 400, &fouten, || api.post(INTERACTIES, &vol));
    assert!(!antwoord.tekst.contains("Mina") && !antwoord.tekst.contains(T1));
    let besluit = api.post(TOETS, &vol).verwacht(200);
    assert_eq!(besluit["uitkomst"], "geweigerd");
    assert_eq!(codes(&besluit), ["S12.overtollig", "S12.overtollig"]);
});

op_beide_databases!(s12b_op_haar_wens_wordt_het_vastgelegd_met_de_dag, |omgeving| {
    let api = omgeving.api();
    let taal = |wensen: Value| {
        let wie = betrokkene(&json!({"voorkeurstaal": "pl", "wensen": wensen}));
        interactie("vraag-openingstijden", "telefoon", &[wie])
    };
    let plek = "/klantcontact/betrokkenen/0/voorkeurstaal";
    for wensen in [json!([]), json!(["voornaam"])] {
        geweigerd(&omgeving, 400, &[(plek, "S12.alleen_op_wens")], || api.post(INTERACTIES, &taal(wensen)));
    }
    let antwoord = registreer(&api, &taal(json!(["voorkeurstaal"])));
    assert_eq!(codes(&antwoord["besluit"]), ["S12.toegestaan", "S12.wens"]);
    assert_eq!(plaats(&antwoord["besluit"], "S12.wens"), plek);
    let dag = tekst(&antwoord["besluit"]["peildatum"]);
    let zij = &antwoord["klantcontacten"][0]["betrokkenen"][0];
    assert_eq!(zij["wensen"], json!([{"element": "voorkeurstaal", "gegevenOp": dag}]));
    assert_eq!(omgeving.sql("SELECT element, gegeven_op FROM wens"), [["voorkeurstaal", &dag]]);
    assert_eq!(omgeving.sql("SELECT voorkeurstaal FROM betrokkene"), [["pl"]]);
});

op_beide_databases!(s13a_een_melding_kan_zonder_enig_klantgegeven, |omgeving| {
    let api = omgeving.api();
    let melding = registreer(&api, &interactie("melding-openbare-ruimte", "app", &[]));
    assert_eq!(codes(&melding["besluit"]), ["S13.geen_gegevens"]);
    let gelezen = api.get(&plek(&melding)).verwacht(200);
    assert_eq!(gelezen["klantcontacten"][0]["betrokkenen"], json!([]));
    for (tabel, verwacht) in
        [("klantcontact", 1), ("interactie", 1), ("betrokkene", 0), ("partij", 0), ("digitaal_adres", 0)]
    {
        assert_eq!(aantal(&omgeving, tabel), verwacht, "{tabel}");
    }
    let antwoord = bepaal(&api, &melding, &json!({}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["interactie.geen_klant"]);

    // Where the profile keeps no anonymous contact, nothing is.
    let vooraf = rijen(&omgeving);
    let vraag = api.post(INTERACTIES, &interactie("vraag-openingstijden", "telefoon", &[])).verwacht(200);
    assert_eq!(vraag["besluit"]["uitkomst"], "niet_vastgelegd");
    assert_eq!(codes(&vraag["besluit"]), ["S13.niet_vastgelegd"]);
    assert!(vraag.get("uuid").is_none(), "{vraag}");
    assert_eq!(rijen(&omgeving), vooraf);
});

op_beide_databases!(s13_een_anoniem_contact_met_vervolg_blijft, |omgeving| {
    let api = omgeving.api();
    let taak = json!({"interneTaken": [{"gevraagdeHandeling": "Zet de tijden op de website"}]});
    let vraag = json!({"profiel": "vraag-openingstijden", "klantcontact": met(contact("balie", &[]), &taak)});
    let antwoord = registreer(&api, &vraag);
    assert_eq!(antwoord["besluit"]["uitkomst"], "toegestaan");
    assert_eq!((aantal(&omgeving, "interne_taak"), aantal(&omgeving, "klantcontact")), (1, 1));
});

op_beide_databases!(s13b_een_meegestuurd_nummer_wordt_geweigerd_en_niet_stil_weggelaten, |omgeving| {
    let api = omgeving.api();
    // The telephone exchange adds the caller's number by itself.
    let wie = betrokkene(&json!({"digitaleAdressen": [telefoon(T1)]}));
    let fout = [("/klantcontact/betrokkenen/0/digitaleAdressen/0", "S12.overtollig")];
    let antwoord = geweigerd(&omgeving, 400, &fout, || {
        api.post(INTERACTIES, &interactie("vraag-openingstijden", "telefoon", &[wie]))
    });
    assert!(!antwoord.tekst.contains(T1));
});

op_beide_databases!(s14a_voornaam_en_telefoon_zijn_genoeg_voor_bericht, |omgeving| {
    let api = omgeving.api();
    let wie = json!({"contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [telefoon(T1)]});
    let melding = met_terugkoppeling(interactie("melding-openbare-ruimte", "app", &[betrokkene(&wie)]));
    let antwoord = registreer(&api, &melding);
    assert_eq!(codes(&antwoord["besluit"]), ["S14.genoeg"]);
    assert_eq!(antwoord["terugkoppelingGewenst"], true);
    assert_eq!(aantal(&omgeving, "partij"), 0, "zij blijft een zelfstandige klant");
    let bereik = bepaal(&api, &antwoord, &json!({}));
    assert_eq!((digitaal(&bereik), &bereik["contactgegeven"]["naam"]), (&json!(T1), &json!("Mina")));
    assert_eq!(codes(&bereik), ["S19.opgegeven"]);

    // Not even a name is required.
    let zonder_naam = betrokkene(&json!({"digitaleAdressen": [email("tegel@example.org")]}));
    registreer(&api, &met_terugkoppeling(interactie("melding-openbare-ruimte", "app", &[zonder_naam])));
});

op_beide_databases!(s14b_alleen_een_naam_is_geen_manier_om_bericht_te_geven, |omgeving| {
    let api = omgeving.api();
    let wie = betrokkene(&json!({"contactnaam": {"voornaam": "Mina"}}));
    let melding = interactie("melding-openbare-ruimte", "app", &[wie]);
    geweigerd(&omgeving, 400, &[("", "S14.geen_kanaal")], || {
        api.post(INTERACTIES, &met_terugkoppeling(melding.clone()))
    });
    // Who wants to hear nothing needs no channel.
    registreer(&api, &melding);
});

op_beide_databases!(s15a_een_bsn_bij_een_melding_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let ingelogd = geidentificeerd(&bsn(BSN_MINA), "digid", "hoog");
    let fout = [("/klantcontact/betrokkenen/0/klant/identificatie", "S15.overtollig")];
    let antwoord = geweigerd(&omgeving, 400, &fout, || {
        api.post(INTERACTIES, &interactie("melding-openbare-ruimte", "website", &[ingelogd]))
    });
    assert!(!antwoord.tekst.contains(BSN_MINA));
});

op_beide_databases!(s15b_een_aanvraag_van_een_uitkering_vraagt_een_bsn, |omgeving| {
    let api = omgeving.api();
    let gegevens = json!({"digitaleAdressen": [telefoon(T1)]});
    let anoniem = interactie("aanvraag-uitkering", "balie", &[betrokkene(&gegevens)]);
    let vooraf = rijen(&omgeving);
    let antwoord = api.post(INTERACTIES, &anoniem);
    assert_eq!((antwoord.status, antwoord.op("/code")), (400, &json!("S15.identificatie_vereist")));
    assert_eq!(antwoord.op("/fouten").as_array().map(Vec::len), Some(1));
    assert_eq!(rijen(&omgeving), vooraf);

    let bekend = met(geidentificeerd(&bsn(BSN_MINA), "digid", "substantieel"), &gegevens);
    let aanvraag = registreer(&api, &interactie("aanvraag-uitkering", "balie", &[bekend]));
    assert_eq!(codes(&aanvraag["besluit"]), ["S14.genoeg", "S12.nodig"]);
    assert_eq!((aantal(&omgeving, "partij"), aantal(&omgeving, "partij_identificator")), (1, 1));
});
