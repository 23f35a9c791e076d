//! Requests that are right by themselves and do not fit what stands in the register.

use crate::bouw::{
    INTERACTIES, KLANTEN, TAKEN, betrokkene, contact, geweigerd, interactie, met, mina, plek, probleem,
    registreer, registreer_klant, tekst,
};
use crate::zonder_spoor;
use klant_tests::op_beide_databases;
use serde_json::json;

op_beide_databases!(een_gesloten_interactie_blijft_zoals_zij_is, |mut omgeving| {
    let api = omgeving.api();
    let taak = json!({"interneTaken": [{"gevraagdeHandeling": "Bel terug"}]});
    let vraag = registreer(&api, &json!({"klantcontact": met(contact("balie", &[]), &taak)}));
    let sluit = format!("{}/_sluit", plek(&vraag));
    geweigerd(&omgeving, 409, &[("", "interactie.open_taak")], || api.post(&sluit, &json!({})));
    assert_eq!(api.get(&plek(&vraag)).verwacht(200)["status"], "open");

    let taak = format!("{TAKEN}/{}", tekst(&vraag["klantcontacten"][0]["interneTaken"][0]["uuid"]));
    let gedaan = api.met_kop("If-Match", "\"1\"").patch(&taak, &json!({"status": "verwerkt"}));
    assert_eq!((gedaan.status, gedaan.kop("etag")), (200, Some("\"2\"")));
    // Without a body closing does as well.
    assert_eq!(api.ruw("POST", &sluit, "", b"").verwacht(200)["status"], "gesloten");

    let gesloten = [("", "interactie.gesloten")];
    let vooraf = api.get(&plek(&vraag));
    geweigerd(&omgeving, 409, &gesloten, || api.post(&sluit, &json!({})));
    let pad = format!("{}/klantcontacten", plek(&vraag));
    geweigerd(&omgeving, 409, &gesloten, || api.post(&pad, &contact("balie", &[])));
    let pad = format!("{}/interne-taken", plek(&vraag));
    geweigerd(&omgeving, 409, &gesloten, || api.post(&pad, &json!({"gevraagdeHandeling": "Bel weer"})));
    let weer_open = json!({"status": "te_verwerken"});
    geweigerd(&omgeving, 409, &gesloten, || api.met_kop("If-Match", "\"2\"").patch(&taak, &weer_open));
    assert_eq!(api.get(&plek(&vraag)).tekst, vooraf.tekst);
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_wijziging_noemt_de_versie_die_is_gelezen, |mut omgeving| {
    let api = omgeving.api();
    let klant = format!("{KLANTEN}/{}", registreer_klant(&api, &mina()));
    let taak = json!({"interneTaken": [{"gevraagdeHandeling": "Bel terug"}]});
    let vraag = registreer(&api, &json!({"klantcontact": met(contact("balie", &[]), &taak)}));
    let taak = format!("{TAKEN}/{}", tekst(&vraag["klantcontacten"][0]["interneTaken"][0]["uuid"]));
    for (pad, wijziging) in [
        (klant, json!({"contactnaam": {"voornaam": "Wilhelmina"}, "verstrektDoor": "klant"})),
        (taak, json!({"toelichting": "Na vijven"})),
    ] {
        let gelezen = api.get(&pad);
        assert_eq!(gelezen.kop("etag"), Some("\"1\""));
        geweigerd(&omgeving, 428, &[("", "versie.ontbreekt")], || api.patch(&pad, &wijziging));
        for (etag, status, code) in [
            ("*", 428, "versie.ontbreekt"),
            ("\"0\"", 412, "versie.verouderd"),
            ("\"2\"", 412, "versie.verouderd"),
            ("W/\"1\"", 412, "versie.verouderd"),
            ("1", 400, "versie.formaat"),
            ("\"1\", \"2\"", 400, "versie.formaat"),
        ] {
            geweigerd(&omgeving, status, &[("", code)], || {
                api.met_kop("If-Match", etag).patch(&pad, &wijziging)
            });
        }
        assert_eq!(api.get(&pad).tekst, gelezen.tekst, "een geweigerde wijziging verandert niets");

        // Of two who read the same version one is told to read again.
        let eerste = api.met_kop("If-Match", "\"1\"").patch(&pad, &wijziging);
        assert_eq!((eerste.status, eerste.kop("etag")), (200, Some("\"2\"")));
        geweigerd(&omgeving, 412, &[("", "versie.verouderd")], || {
            api.met_kop("If-Match", "\"1\"").patch(&pad, &wijziging)
        });
        let nu = api.get(&pad);
        assert_eq!((nu.kop("etag"), &nu.body), (Some("\"2\""), &eerste.body));
    }
    assert_eq!(
        omgeving.sql("SELECT voornaam, achternaam, versie FROM partij"),
        [["Wilhelmina", "Vries", "2"]]
    );
    zonder_spoor(&mut omgeving, &["Wilhelmina"]);
});

op_beide_databases!(van_gelijktijdige_wijzigingen_wint_er_een, |mut omgeving| {
    let api = omgeving.api().met_kop("If-Match", "\"1\"");
    let klant = format!("{KLANTEN}/{}", registreer_klant(&api, &mina()));
    let talen = ["fr", "de", "pl", "tr", "ar", "uk"];
    let mut statussen = std::thread::scope(|scope| {
        let wijzig = |taal: &'static str| {
            let (api, klant) = (&api, &klant);
            scope.spawn(move || {
                let wijziging = json!({"voorkeurstaal": taal, "verstrektDoor": "klant"});
                let antwoord = api.patch(klant, &wijziging);
                (antwoord.status, taal)
            })
        };
        talen.map(wijzig).map(|draad| draad.join().expect("a request does not panic"))
    });
    statussen.sort_unstable();
    let [(200, winnaar), overige @ ..] = statussen else {
        panic!("geen enkele wijziging lukte: {statussen:?}")
    };
    assert!(overige.iter().all(|(status, _)| *status == 412), "{statussen:?}");
    let gelezen = api.get(&klant);
    assert_eq!((gelezen.kop("etag"), gelezen.op("/voorkeurstaal")), (Some("\"2\""), &json!(winnaar)));
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_wijziging_die_niet_mag_verandert_niets, |mut omgeving| {
    let api = omgeving.api().met_kop("If-Match", "\"1\"");
    let klant = format!("{KLANTEN}/{}", registreer_klant(&api, &mina()));
    let vooraf = api.get(&klant);
    for (wijziging, fout) in [
        (json!({"contactnaam": {"voornaam": 5}}), ("/contactnaam/voornaam", "veld.type")),
        (json!({"uuid": "00000000-0000-4000-8000-000000000000"}), ("/uuid", "veld.onbekend")),
        (json!({"organisatienaam": "Bakkerij"}), ("/soort", "klant.naamvorm")),
        (json!({"soort": null}), ("/soort", "veld.verplicht")),
        (json!({"voorkeurstaal": "q9"}), ("/voorkeurstaal", "taal.onbekend")),
        (json!({"profiel": "raadsel", "voorkeurstaal": "fr"}), ("/profiel", "profiel.onbekend")),
    ] {
        geweigerd(&omgeving, 400, &[fout], || api.patch(&klant, &wijziging));
    }
    // What she gave herself is not replaced on the word of an application (S1).
    let minder = json!({"contactnaam": {"voornaam": "Wilhelmina"}});
    let fout = [("/contactnaam/voornaam", "S1.mindere_herkomst")];
    let antwoord = geweigerd(&omgeving, 400, &fout, || api.patch(&klant, &minder));
    assert!(!antwoord.tekst.contains("Wilhelmina"));
    assert_eq!(api.get(&klant).tekst, vooraf.tekst);
    zonder_spoor(&mut omgeving, &["Wilhelmina", "Bakkerij"]);
});

op_beide_databases!(wat_wordt_genoemd_moet_bestaan, |mut omgeving| {
    let api = omgeving.api();
    let niemand = "00000000-0000-4000-8000-000000000000";
    geweigerd(&omgeving, 400, &[("/profiel", "profiel.onbekend")], || {
        api.post(INTERACTIES, &interactie("raadsel", "balie", &[]))
    });
    geweigerd(&omgeving, 400, &[("/profiel", "profiel.code")], || {
        api.post(INTERACTIES, &interactie("Geen Code", "balie", &[]))
    });
    let plaats = "/klantcontact/betrokkenen/0/klant";
    for (keuze, pad, code) in [
        (json!({"uuid": niemand}), format!("{plaats}/uuid"), "klant.onbekend"),
        (json!({"betrokkene": niemand}), format!("{plaats}/betrokkene"), "betrokkene.onbekend"),
    ] {
        let vraag = interactie("algemeen", "balie", &[betrokkene(&json!({"klant": keuze}))]);
        geweigerd(&omgeving, 400, &[(&pad, code)], || api.post(INTERACTIES, &vraag));
    }
    let actoren = json!({"actoren": [{"uuid": niemand}], "interneTaken": [{
        "gevraagdeHandeling": "Bel terug", "actoren": [{"uuid": niemand}],
    }]});
    let vraag = json!({"klantcontact": met(contact("balie", &[]), &actoren)});
    let fouten = [
        ("/klantcontact/actoren/0/uuid", "actor.onbekend"),
        ("/klantcontact/interneTaken/0/actoren/0/uuid", "actor.onbekend"),
    ];
    geweigerd(&omgeving, 400, &fouten, || api.post(INTERACTIES, &vraag));

    let vraag = registreer(&api, &interactie("algemeen", "balie", &[]));
    let taak = json!({"gevraagdeHandeling": "Bel terug", "klantcontact": niemand});
    geweigerd(&omgeving, 400, &[("/klantcontact", "klantcontact.onbekend")], || {
        api.post(&format!("{}/interne-taken", plek(&vraag)), &taak)
    });
    zonder_spoor(&mut omgeving, &[]);
});

op_beide_databases!(een_vraag_naar_een_adres_noemt_over_wie_zij_gaat, |mut omgeving| {
    let api = omgeving.api();
    let twee = ["Mina", "Karel"].map(|naam| betrokkene(&json!({"contactnaam": {"voornaam": naam}})));
    let vraag = registreer(&api, &interactie("algemeen", "balie", &twee));
    let bepaal = format!("{}/contactgegevens/_bepaal", plek(&vraag));
    let niemand = "00000000-0000-4000-8000-000000000000";
    for (vraag, pad, code) in [
        (json!({}), "", "interactie.vraag_onduidelijk"),
        (json!({"betrokkene": niemand}), "/betrokkene", "betrokkene.onbekend"),
        (json!({"klant": niemand}), "/klant", "betrokkene.onbekend"),
        (json!({"kanaal": "rooksignaal"}), "/kanaal", "veld.keuze"),
    ] {
        probleem(&api.post(&bepaal, &vraag), 400, &[(pad, code)]);
    }
    let zij = &vraag["klantcontacten"][0]["betrokkenen"][0]["uuid"];
    let onbekend = json!({"betrokkene": zij, "berichtsoort": "raadsel"});
    probleem(&api.post(&bepaal, &onbekend), 400, &[("/berichtsoort", "berichtsoort.onbekend")]);
    let ander = json!({"betrokkene": zij, "klant": niemand});
    probleem(&api.post(&bepaal, &ander), 400, &[("/klant", "betrokkene.niet_de_klant")]);
    zonder_spoor(&mut omgeving, &["rooksignaal", "Karel"]);
});
