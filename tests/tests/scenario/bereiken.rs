//! S18 and S19: the customer's preference, and what she gave for one interactie only.

use crate::bouw::{
    E1, KLANTEN, T1, T2, bekende, bepaal, codes, digitaal, email, interactie, met, mina, plaats, plek,
    registreer, registreer_klant, tekst, telefoon, voorkeur,
};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

/// Mina, who prefers to be called.
fn belt_liever() -> Value {
    met(mina(), &json!({"voorkeuren": [voorkeur("dienstverlening", T1)]}))
}

/// How a customer with these data may be reached about an interactie that she began by e-mail.
#[track_caller]
fn bereik(api: &Api, klant: &Value) -> Value {
    let klant = registreer_klant(api, klant);
    bepaal(api, &registreer(api, &interactie("algemeen", "email", &[bekende(&klant)])), &json!({}))
}

op_beide_databases!(s18a_haar_voorkeur_geldt_ook_als_zij_zelf_mailde, |omgeving| {
    let api = omgeving.api();
    let antwoord = bereik(&api, &belt_liever());
    assert_eq!(digitaal(&antwoord), T1);
    assert_eq!(antwoord["contactgegeven"]["kanaal"], "telefoon");
    assert_eq!(antwoord["contactgegeven"]["bron"], "voorkeur");
    assert_eq!(codes(&antwoord), ["S18.voorkeur"]);

    // Without a preference her address that fits the channel of the contact is taken.
    let zonder = met(mina(), &json!({"identificaties": [], "vaststelling": null}));
    let antwoord = bereik(&api, &zonder);
    assert_eq!((digitaal(&antwoord), codes(&antwoord)), (&json!(E1), vec!["S18.bekend".to_owned()]));

    // And by post when she prefers that.
    let post = met(zonder, &json!({"voorkeuren": [{"berichtsoort": "dienstverlening", "post": true}]}));
    assert_eq!(bereik(&api, &post)["contactgegeven"]["kanaal"], "post");
});

op_beide_databases!(s18b_een_gevraagd_kanaal_gaat_voor_haar_voorkeur, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &belt_liever());
    let vraag = registreer(&api, &interactie("algemeen", "telefoon", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &vraag, &json!({"kanaal": "email"}));
    assert_eq!(digitaal(&antwoord), E1);
    assert_eq!(codes(&antwoord), ["S18.bekend", "S10.gevraagd_kanaal"]);

    // What she does not have is not replaced by what she has.
    let antwoord = bepaal(&api, &vraag, &json!({"kanaal": "website"}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(
        (codes(&antwoord), plaats(&antwoord, "S18.geen_adres")),
        (vec!["S18.geen_adres".to_owned()], "website".to_owned())
    );
});

op_beide_databases!(s18_een_inactieve_klant_wordt_niet_benaderd, |omgeving| {
    let antwoord = bereik(&omgeving.api(), &met(belt_liever(), &json!({"actief": false})));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S18.klant_inactief"]);
});

op_beide_databases!(s18_een_beperkte_klant_wordt_niet_benaderd_vanaf_de_dag, |omgeving| {
    let api = omgeving.api();
    let vandaag = tekst(&bereik(&api, &belt_liever())["peildatum"]);
    let anoniem = met(belt_liever(), &json!({"identificaties": [], "vaststelling": null}));
    for sinds in ["2020-01-01", vandaag.as_str()] {
        let antwoord = bereik(&api, &met(anoniem.clone(), &json!({"beperktSinds": sinds})));
        assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
        assert_eq!(codes(&antwoord), ["S23.beperkt"]);
    }
    let antwoord = bereik(&api, &met(anoniem, &json!({"beperktSinds": "2999-01-01"})));
    assert_eq!(digitaal(&antwoord), T1, "een beperking geldt pas vanaf haar dag");
});

op_beide_databases!(s18_een_beperkt_of_onbestelbaar_adres_wordt_overgeslagen_en_genoemd, |omgeving| {
    let api = omgeving.api();
    for (veld, code) in [("beperktSinds", "S23.adres_beperkt"), ("onbestelbaarSinds", "S18.onbestelbaar")] {
        let sinds = json!({veld: "2020-01-01"});
        let anoniem = met(belt_liever(), &json!({"identificaties": [], "vaststelling": null}));
        let half = json!({"digitaleAdressen": [met(telefoon(T1), &sinds), email(E1)]});
        let klant = api.post(KLANTEN, &met(anoniem.clone(), &half)).verwacht(201);
        let vraag = interactie("algemeen", "telefoon", &[bekende(&tekst(&klant["uuid"]))]);
        let antwoord = bepaal(&api, &registreer(&api, &vraag), &json!({}));
        assert_eq!(
            (digitaal(&antwoord), codes(&antwoord)),
            (&json!(E1), vec!["S18.bekend".to_owned(), code.to_owned()])
        );
        let telefoon_id = tekst(&klant["digitaleAdressen"][0]["uuid"]);
        assert_eq!(plaats(&antwoord, code), format!("digitaalAdres {telefoon_id}"));

        let geheel = json!({
            "digitaleAdressen": [met(telefoon(T1), &sinds), met(email(E1), &sinds)],
            "correspondentieadres": null,
        });
        let antwoord = bereik(&api, &met(anoniem, &geheel));
        assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
        assert_eq!(codes(&antwoord), ["S18.geen_adres", code, code]);
    }
});

op_beide_databases!(s18_een_adres_dat_onbestelbaar_blijkt_wordt_niet_meer_gekozen, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &belt_liever());
    let pad = format!("{KLANTEN}/{klant}");
    let vraag = registreer(&api, &interactie("algemeen", "telefoon", &[bekende(&klant)]));
    assert_eq!(digitaal(&bepaal(&api, &vraag, &json!({}))), T1);

    let gelezen = api.get(&pad);
    let adressen = gelezen.op("/digitaleAdressen").as_array().expect("a list").iter().map(|adres| {
        let (uuid, soort, tekst) = (&adres["uuid"], &adres["soort"], &adres["adres"]);
        let blijft = json!({"uuid": uuid, "soort": soort, "adres": tekst});
        if soort == "email" { blijft } else { met(blijft, &json!({"onbestelbaarSinds": "2026-01-01"})) }
    });
    let wijziging = json!({"digitaleAdressen": adressen.collect::<Vec<Value>>()});
    let etag = gelezen.kop("etag").expect("an ETag");
    let gewijzigd = api.met_kop("If-Match", etag).patch(&pad, &wijziging);
    assert_eq!((gewijzigd.status, gewijzigd.kop("etag")), (200, Some("\"2\"")));
    let antwoord = bepaal(&api, &vraag, &json!({}));
    assert_eq!(digitaal(&antwoord), E1);
    assert_eq!(codes(&antwoord), ["S18.bekend", "S18.onbestelbaar"]);
    assert_eq!(
        omgeving.sql("SELECT soort, onbestelbaar_sinds FROM digitaal_adres ORDER BY volgnummer"),
        [["email", "NULL"], ["telefoonnummer", "2026-01-01"]]
    );
});

op_beide_databases!(s19a_een_eenmalig_nummer_geldt_in_een_interactie, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &belt_liever());
    let eenmalig = json!({"digitaleAdressen": [telefoon(T2)]});
    let balie = registreer(&api, &interactie("algemeen", "balie", &[met(bekende(&klant), &eenmalig)]));
    for vraag in [json!({}), json!({"kanaal": "telefoon"})] {
        let antwoord = bepaal(&api, &balie, &vraag);
        assert_eq!(
            (digitaal(&antwoord), &antwoord["contactgegeven"]["bron"]),
            (&json!(T2), &json!("afwijking"))
        );
        assert_eq!(codes(&antwoord)[0], "S19.afwijking");
    }
    // E-mail she did not give for this interactie: then her own.
    assert_eq!(digitaal(&bepaal(&api, &balie, &json!({"kanaal": "email"}))), E1);

    let volgende = registreer(&api, &interactie("algemeen", "balie", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &volgende, &json!({}));
    assert_eq!((digitaal(&antwoord), codes(&antwoord)), (&json!(T1), vec!["S18.voorkeur".to_owned()]));
    let gelezen = api.get(&format!("{KLANTEN}/{klant}"));
    assert_eq!(gelezen.kop("etag"), Some("\"1\""), "een afwijking wordt niet teruggeschreven");
    assert!(!gelezen.tekst.contains(T2));
    let van_haar = "SELECT adres FROM digitaal_adres WHERE partij IS NOT NULL ORDER BY volgnummer";
    assert_eq!(omgeving.sql(van_haar), [[E1], [T1]]);
});

op_beide_databases!(s19a_een_afwijking_eindigt_met_de_interactie, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &belt_liever());
    let eenmalig = json!({"digitaleAdressen": [telefoon(T2)]});
    let balie = registreer(&api, &interactie("algemeen", "balie", &[met(bekende(&klant), &eenmalig)]));
    assert_eq!(digitaal(&bepaal(&api, &balie, &json!({}))), T2);
    let gesloten = api.post(&format!("{}/_sluit", plek(&balie)), &json!({})).verwacht(200);
    assert_eq!(gesloten["status"], "gesloten");
    let antwoord = bepaal(&api, &balie, &json!({}));
    assert_eq!((digitaal(&antwoord), codes(&antwoord)), (&json!(T1), vec!["S18.voorkeur".to_owned()]));
});

op_beide_databases!(s19b_een_bezoek_over_twee_onderwerpen, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &belt_liever());
    let eenmalig = json!({"digitaleAdressen": [telefoon(T2)]});
    let boom = registreer(&api, &interactie("algemeen", "balie", &[bekende(&klant)]));
    let schuldhulp = registreer(&api, &interactie("algemeen", "balie", &[met(bekende(&klant), &eenmalig)]));
    assert_eq!(digitaal(&bepaal(&api, &boom, &json!({}))), T1);
    assert_eq!(digitaal(&bepaal(&api, &schuldhulp, &json!({}))), T2);
    // Asked for by name it is no different.
    let met_naam = json!({"klant": klant});
    assert_eq!(digitaal(&bepaal(&api, &boom, &met_naam)), T1);
    assert_eq!(digitaal(&bepaal(&api, &schuldhulp, &met_naam)), T2);
});

op_beide_databases!(s19_een_gekozen_eigen_adres_volgt_haar_wijzigingen, |omgeving| {
    let api = omgeving.api();
    let klant = api.post(KLANTEN, &belt_liever()).verwacht(201);
    let (uuid, adres) = (tekst(&klant["uuid"]), &klant["digitaleAdressen"][0]);
    assert_eq!(adres["adres"], E1);
    let gekozen = met(bekende(&uuid), &json!({"gekozenAdressen": [adres["uuid"]]}));
    let vraag = registreer(&api, &interactie("algemeen", "balie", &[gekozen]));
    let antwoord = bepaal(&api, &vraag, &json!({}));
    assert_eq!((digitaal(&antwoord), codes(&antwoord)), (&json!(E1), vec!["S19.keuze".to_owned()]));

    let nieuw = json!({"uuid": adres["uuid"], "soort": "email", "adres": "wilhelmina@example.org"});
    let wijziging = json!({"digitaleAdressen": [nieuw], "voorkeuren": [], "verstrektDoor": "klant"});
    api.met_kop("If-Match", "\"1\"").patch(&format!("{KLANTEN}/{uuid}"), &wijziging).verwacht(200);
    assert_eq!(digitaal(&bepaal(&api, &vraag, &json!({}))), "wilhelmina@example.org");
});
