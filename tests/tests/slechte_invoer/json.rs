//! Bodies that are no JSON, or not the JSON that belongs there.

use crate::bouw::{
    BSN_MINA, INTERACTIES, KLANTEN, TAKEN, TOETS, betrokkene, bsn, contact, geidentificeerd, geweigerd,
    interactie, met, mina, plek, registreer, registreer_klant,
};
use crate::zonder_spoor;
use klant_tests::{Omgeving, op_beide_databases};
use serde_json::{Value, json};

const GEHEIM: &str = "geheim-van-mina";

/// Every path that takes a body, of things that exist.
fn paden(omgeving: &Omgeving) -> Vec<(&'static str, String)> {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let taak = json!({"interneTaken": [{"gevraagdeHandeling": "Bel terug"}]});
    let vraag = registreer(&api, &json!({"klantcontact": met(contact("balie", &[]), &taak)}));
    let taak = vraag["klantcontacten"][0]["interneTaken"][0]["uuid"].as_str().expect("a task");
    let plek = plek(&vraag);
    vec![
        ("POST", INTERACTIES.to_owned()),
        ("POST", TOETS.to_owned()),
        ("POST", format!("{plek}/klantcontacten")),
        ("POST", format!("{plek}/interne-taken")),
        ("POST", format!("{plek}/_sluit")),
        ("POST", format!("{plek}/contactgegevens/_bepaal")),
        ("POST", KLANTEN.to_owned()),
        ("POST", format!("{KLANTEN}/_zoek")),
        ("POST", format!("{KLANTEN}/{klant}/voorstellen")),
        ("POST", "/klant/api/v1/klantbeelden/_bepaal".to_owned()),
        ("POST", "/klant/api/v1/vertegenwoordigingen".to_owned()),
        ("POST", "/klant/api/v1/vertegenwoordigingen/_zoek".to_owned()),
        ("PATCH", format!("{KLANTEN}/{klant}")),
        ("PATCH", format!("{TAKEN}/{taak}")),
    ]
}

op_beide_databases!(wat_geen_json_is_wordt_geweigerd, |mut omgeving| {
    let diep = "[".repeat(100_000);
    let diep_gevuld = format!("{{\"klantcontact\":{}1{}}}", "{\"a\":".repeat(500), "}".repeat(500));
    let stuk = format!("{{\"onderwerp\":\"{GEHEIM}");
    let dubbel = format!("{{}}{GEHEIM}");
    let geen_utf8 = [b"{\"onderwerp\":\"".as_slice(), &[0xff, 0xfe], GEHEIM.as_bytes(), b"\"}"].concat();
    let api = omgeving.api().met_kop("If-Match", "\"1\"");
    for (methode, pad) in paden(&omgeving) {
        for inhoud in
            [stuk.as_bytes(), diep.as_bytes(), diep_gevuld.as_bytes(), dubbel.as_bytes(), &geen_utf8, b"{]"]
        {
            let antwoord = geweigerd(&omgeving, 400, &[("", "json.ongeldig")], || {
                api.ruw(methode, &pad, "application/json", inhoud)
            });
            assert!(!antwoord.tekst.contains(GEHEIM), "{methode} {pad}");
        }
    }
    zonder_spoor(&mut omgeving, &[GEHEIM]);
});

op_beide_databases!(wat_geen_object_is_wordt_geweigerd, |mut omgeving| {
    let api = omgeving.api().met_kop("If-Match", "\"1\"");
    for (methode, pad) in paden(&omgeving) {
        for inhoud in [json!([]), json!(null), json!(GEHEIM), json!(12)] {
            let antwoord =
                geweigerd(&omgeving, 400, &[("", "veld.type")], || api.verzoek(methode, &pad, Some(&inhoud)));
            assert!(!antwoord.tekst.contains(GEHEIM), "{methode} {pad}");
        }
        let onbekend = json!({"raadsel": GEHEIM});
        let antwoord = api.verzoek(methode, &pad, Some(&onbekend));
        assert_eq!(antwoord.status, 400, "{methode} {pad}");
        let fouten = antwoord.op("/fouten").as_array().expect("faults");
        assert!(
            fouten.iter().any(|fout| fout["pad"] == "/raadsel" && fout["code"] == "veld.onbekend"),
            "{pad}"
        );
        assert!(!antwoord.tekst.contains(GEHEIM), "{methode} {pad}");
    }
    zonder_spoor(&mut omgeving, &[GEHEIM]);
});

op_beide_databases!(alle_fouten_van_een_verzoek_komen_tegelijk_met_hun_plaats, |mut omgeving| {
    let api = omgeving.api();
    let lang = GEHEIM.repeat(4);
    let vol = json!({
        "profiel": 5,
        "raadsel": GEHEIM,
        "klantcontact": {
            "kanaal": lang,
            "taal": "q9",
            "vertrouwelijk": GEHEIM,
            "plaatsgevondenOp": "gisteren",
            "betrokkenen": [
                {
                    "rol": "baas",
                    "klant": {"identificatie": bsn("123456788")},
                    "contactnaam": {"voorletters": "a.b.c.d.e.f.", "tussenvoegsel": "de"},
                    "digitaleAdressen": [{"soort": "email", "adres": GEHEIM}, {"soort": "telefoonnummer"}],
                    "bezoekadres": {"postcode": "0123 AB", "huisnummer": 0, "land": "nl"},
                    "gekozenAdressen": [GEHEIM],
                    "wensen": ["voornaam", GEHEIM],
                },
                GEHEIM,
            ],
            "interneTaken": [{"toelichting": "x".repeat(1001), "actoren": [{"naam": "Nicole"}]}],
        },
    });
    let verwacht = [
        ("/profiel", "veld.type"),
        ("/raadsel", "veld.onbekend"),
        ("/klantcontact/kanaal", "veld.te_lang"),
        ("/klantcontact/onderwerp", "veld.verplicht"),
        ("/klantcontact/taal", "taal.onbekend"),
        ("/klantcontact/vertrouwelijk", "veld.type"),
        ("/klantcontact/plaatsgevondenOp", "veld.tijdstip"),
        ("/klantcontact/betrokkenen/0/rol", "veld.keuze"),
        ("/klantcontact/betrokkenen/0/klant/vaststelling", "S24.geen_vaststelling"),
        ("/klantcontact/betrokkenen/0/klant/identificatie/nummer", "bsn.elfproef"),
        ("/klantcontact/betrokkenen/0/contactnaam/voorletters", "veld.te_lang"),
        ("/klantcontact/betrokkenen/0/contactnaam/tussenvoegsel", "veld.onbekend"),
        ("/klantcontact/betrokkenen/0/digitaleAdressen/0/adres", "email.formaat"),
        ("/klantcontact/betrokkenen/0/digitaleAdressen/1/adres", "veld.verplicht"),
        ("/klantcontact/betrokkenen/0/bezoekadres/postcode", "postcode.formaat"),
        ("/klantcontact/betrokkenen/0/bezoekadres/huisnummer", "veld.te_klein"),
        ("/klantcontact/betrokkenen/0/bezoekadres/land", "land.onbekend"),
        ("/klantcontact/betrokkenen/0/gekozenAdressen/0", "veld.uuid"),
        ("/klantcontact/betrokkenen/0/wensen/1", "veld.keuze"),
        ("/klantcontact/betrokkenen/1", "veld.type"),
        ("/klantcontact/interneTaken/0/gevraagdeHandeling", "veld.verplicht"),
        ("/klantcontact/interneTaken/0/toelichting", "veld.te_lang"),
        ("/klantcontact/interneTaken/0/actoren/0/soort", "veld.verplicht"),
    ];
    for pad in [INTERACTIES, TOETS] {
        let antwoord = geweigerd(&omgeving, 400, &verwacht, || api.post(pad, &vol));
        for geheim in [GEHEIM, "123456788", "gisteren", "baas", "0123 AB", "q9"] {
            assert!(!antwoord.tekst.contains(geheim), "{geheim} staat in het antwoord");
        }
    }
    zonder_spoor(&mut omgeving, &[GEHEIM, "123456788"]);
});

op_beide_databases!(alle_regels_die_zijn_gebroken_komen_tegelijk, |mut omgeving| {
    let api = omgeving.api();
    // Each value is right by itself; together they break the rules of two principles and name who does not exist.
    let niemand = "00000000-0000-4000-8000-000000000000";
    let zij = betrokkene(&json!({
        "klant": {"uuid": niemand},
        "contactnaam": {"achternaam": "Vries"},
        "bezoekadres": {"adresregel1": "Postbus 7", "postcode": "1200 AA"},
        "gekozenAdressen": [niemand],
        "voorkeurstaal": "nl",
    }));
    let verwacht = [
        ("/klantcontact/betrokkenen/0/klant/uuid", "klant.onbekend"),
        ("/klantcontact/betrokkenen/0/gekozenAdressen/0", "digitaalAdres.onbekend"),
        ("/klantcontact/betrokkenen/0/bezoekadres", "S9.dubbele_adresvorm"),
        ("/klantcontact/betrokkenen/0/bezoekadres", "S9.postbus_geen_bezoekadres"),
        ("/klantcontact/betrokkenen/0/bezoekadres", "S12.overtollig"),
        ("/klantcontact/betrokkenen/0/contactnaam/achternaam", "S12.overtollig"),
        ("/klantcontact/betrokkenen/0/voorkeurstaal", "S12.alleen_op_wens"),
    ];
    let melding = interactie("melding-openbare-ruimte", "app", &[zij]);
    geweigerd(&omgeving, 400, &verwacht, || api.post(INTERACTIES, &melding));
    let besluit = api.post(TOETS, &melding).verwacht(200);
    assert_eq!(besluit["redenen"].as_array().map(Vec::len), Some(verwacht.len()));
    zonder_spoor(&mut omgeving, &["Vries", "Postbus"]);
});

op_beide_databases!(een_nul_in_een_tekst_wordt_geweigerd, |mut omgeving| {
    let api = omgeving.api();
    let nul = format!("{GEHEIM}\0");
    let zij = betrokkene(&json!({"contactnaam": {"voornaam": nul}}));
    let vraag = json!({"klantcontact": met(contact("balie", &[zij]), &json!({"inhoud": nul}))});
    let fouten = [
        ("/klantcontact/inhoud", "veld.teken"),
        ("/klantcontact/betrokkenen/0/contactnaam/voornaam", "veld.teken"),
    ];
    let antwoord = geweigerd(&omgeving, 400, &fouten, || api.post(INTERACTIES, &vraag));
    assert!(!antwoord.tekst.contains(GEHEIM));
    let klant = met(mina(), &json!({"interneNotitie": nul}));
    geweigerd(&omgeving, 400, &[("/interneNotitie", "veld.teken")], || api.post(KLANTEN, &klant));
    zonder_spoor(&mut omgeving, &[GEHEIM]);
});

op_beide_databases!(te_lang_is_een_teken_meer_dan_mag, |mut omgeving| {
    let api = omgeving.api();
    // Characters, not bytes: each of these is more than one byte.
    for (veld, meeste) in [("kanaal", 50), ("onderwerp", 200), ("inhoud", 1000), ("reactie", 4000)] {
        let met_lengte = |lengte: usize| {
            let lang = json!({veld: "é".repeat(lengte)});
            json!({"klantcontact": met(contact("balie", &[]), &lang)})
        };
        let pad = format!("/klantcontact/{veld}");
        geweigerd(&omgeving, 400, &[(&pad, "veld.te_lang")], || {
            api.post(INTERACTIES, &met_lengte(meeste + 1))
        });
        let goed = registreer(&api, &met_lengte(meeste));
        assert_eq!(goed["klantcontacten"][0][veld], "é".repeat(meeste));
    }
    for (deel, meeste) in
        [("voorletters", 10), ("voornaam", 200), ("voorvoegselAchternaam", 10), ("achternaam", 200)]
    {
        let met_lengte = |lengte| {
            met(
                mina(),
                &json!({"identificaties": [], "vaststelling": Value::Null,
            "contactnaam": {deel: "ü".repeat(lengte)}}),
            )
        };
        let pad = format!("/contactnaam/{deel}");
        geweigerd(&omgeving, 400, &[(&pad, "veld.te_lang")], || api.post(KLANTEN, &met_lengte(meeste + 1)));
        registreer_klant(&api, &met_lengte(meeste));
    }
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_veld_dat_er_twee_keer_staat_wordt_geweigerd, |mut omgeving| {
    let api = omgeving.api();
    let dubbel =
        br#"{"profiel":"klacht","profiel":"algemeen","klantcontact":{"kanaal":"balie","onderwerp":"Vraag"}}"#;
    // The place is the object that holds both, for neither of them is the one too many.
    geweigerd(&omgeving, 400, &[("", "veld.dubbel")], || {
        api.ruw("POST", INTERACTIES, "application/json", dubbel)
    });
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_klant_is_op_precies_een_manier_aangewezen, |mut omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let dubbel =
        met(geidentificeerd(&bsn(BSN_MINA), "digid", "hoog")["klant"].clone(), &json!({"uuid": klant}));
    let pad = "/klantcontact/betrokkenen/0/klant";
    for (keuze, fout) in [(dubbel, "veld.precies_een"), (json!({}), "veld.precies_een")] {
        let vraag = interactie("algemeen", "balie", &[betrokkene(&json!({"klant": keuze}))]);
        geweigerd(&omgeving, 400, &[(pad, fout)], || api.post(INTERACTIES, &vraag));
    }
    zonder_spoor(&mut omgeving, &[BSN_MINA]);
});
