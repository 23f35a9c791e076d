//! S1b, S3 and S1: everything with who gave it; corrected by herself, and by no other version than the one she read.

use crate::opzet::{MIJN, Opzet, organisatie, weigering};
use crate::verzoek::{API, BSN_MINA, alles, klant, met, tekst, wijzig};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

/// Who gave an Element, as it stands in an answer.
fn herkomst<'a>(klant: &'a Value, element: &str) -> &'a Value {
    let lijst = klant["herkomst"].as_array().expect("a list");
    lijst.iter().find(|een| een["element"] == element).expect("an origin")
}

op_beide_databases!(s1b_zij_ziet_alles_met_wie_het_opgaf_en_wanneer, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let nieuw = met(
        klant("Mina", BSN_MINA),
        json!({"interneNotitie": "Belt vaak.", "rekeningnummers": [{"iban": "NL02ABNA0123456789"}], "wensen": ["rekeningnummer"],
            "voorkeuren": [{"berichtsoort": "dienstverlening", "post": true}]}),
    );
    let uuid = opzet.registreer(&nieuw);
    let kreeg = opzet.inwoner(BSN_MINA).get(MIJN);
    assert_eq!(kreeg.kop("etag"), Some("\"1\""));
    let zij = kreeg.verwacht(200);
    assert_eq!(tekst(&zij, "/uuid"), uuid);
    assert!(tekst(&zij, "/url").ends_with(MIJN));
    assert_eq!(zij["identificaties"][0]["nummer"], BSN_MINA);
    assert_eq!(zij["rekeningnummers"][0]["iban"], "NL02ABNA0123456789");
    assert_eq!(zij["voorkeuren"][0]["post"], true);
    assert!(!zij.to_string().contains("Belt vaak"), "the note of the municipality is not for her: {zij}");
    assert_eq!(zij["digitaleAdressen"][0]["herkomst"]["door"], "klant");
    for element in ["voornaam", "rekeningnummer"] {
        let een = herkomst(&zij, element);
        assert_eq!(een["door"], "klant");
        assert!(tekst(een, "/op").starts_with("20"));
    }
});

op_beide_databases!(s1b_een_gegeven_van_onbekende_herkomst_is_import, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    opzet.omgeving.database().voer_sql_uit("DELETE FROM herkomst");
    let zij = opzet.inwoner(BSN_MINA).get(MIJN).verwacht(200);
    let voornaam = herkomst(&zij, "voornaam");
    assert_eq!((&voornaam["door"], voornaam.get("op")), (&json!("import"), None));
});

op_beide_databases!(s1b_geheimhouding_verbergt_niets_voor_haarzelf, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&met(klant("Mina", BSN_MINA), json!({"geheimhouding": true})));
    let mina = opzet.inwoner(BSN_MINA);
    assert_eq!(mina.get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Mina");
    // And she is who may take it back.
    let open = wijzig(&mina, MIJN, &json!({"geheimhouding": false})).verwacht(200);
    assert_eq!(open["geheimhouding"], false);
});

op_beide_databases!(s3a_zij_verbetert_haar_gegevens_en_is_daar_de_herkomst_van, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&met(klant("Mina", BSN_MINA), json!({"verstrektDoor": "toepassing"})));
    let mina = opzet.inwoner(BSN_MINA);
    let adres =
        json!({"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad"});
    let wijziging = json!({
        "contactnaam": {"voornaam": "Wilhelmina"}, "correspondentieadres": adres, "voorkeurstaal": "fry",
        "rekeningnummers": [{"iban": "NL02ABNA0123456789"}], "wensen": ["rekeningnummer"], "geheimhouding": true,
        "voorkeuren": [{"berichtsoort": "dienstverlening", "post": true}],
        "kenbaarmakingen": [{"berichtsoort": "formeel", "gegevenOp": "2026-01-01"}],
        "beperktSinds": "2026-02-01",
    });
    let kreeg = wijzig(&mina, MIJN, &wijziging);
    assert_eq!(kreeg.kop("etag"), Some("\"2\""));
    let zij = kreeg.verwacht(200);
    assert_eq!(zij["contactnaam"]["voornaam"], "Wilhelmina");
    assert_eq!(zij["correspondentieadres"]["straatnaam"], "Dorpsstraat");
    for element in ["voornaam", "correspondentieadres", "voorkeurstaal", "rekeningnummer"] {
        assert_eq!(herkomst(&zij, element)["door"], "klant", "{element}");
    }
    assert_eq!(zij["kenbaarmakingen"][0]["berichtsoort"], "formeel");
    assert_eq!((&zij["geheimhouding"], &zij["beperktSinds"]), (&json!(true), &json!("2026-02-01")));
    // Restriction is taken off by who put it on.
    let zij = wijzig(&mina, MIJN, &json!({"beperktSinds": null})).verwacht(200);
    assert_eq!(zij.get("beperktSinds"), None);
    // What she gave herself a lesser source does not take away (S1a).
    let anders = json!({"contactnaam": {"voornaam": "Willemien"}});
    let kreeg = wijzig(&opzet.balie(), &format!("{API}/klanten/{uuid}"), &anders);
    assert_eq!(kreeg.op("/code"), "S1.mindere_herkomst");
    assert_eq!(mina.get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Wilhelmina");
});

op_beide_databases!(s3b_een_verouderde_versie_wijzigt_niets, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA);
    let anders = json!({"contactnaam": {"voornaam": "Anders"}});
    wijzig(&mina, MIJN, &json!({"contactnaam": {"voornaam": "Willemijn"}})).verwacht(200);
    let vooraf = alles(&opzet.omgeving);
    let oud = mina.met_kop("If-Match", "\"1\"").patch(MIJN, &anders);
    assert_eq!(weigering(&oud), (412, "versie.verouderd".to_owned()));
    assert_eq!(weigering(&mina.patch(MIJN, &anders)), (428, "versie.ontbreekt".to_owned()));
    let bar = mina.met_kop("If-Match", "\"2\"").met_kop("If-Match", "\"2\"").patch(MIJN, &json!([]));
    assert_eq!(bar.status, 400, "{}", bar.tekst);
    assert_eq!(alles(&opzet.omgeving), vooraf);
    assert_eq!(mina.get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Willemijn");
});

op_beide_databases!(s3a_wat_niet_van_haar_is_wijzigt_zij_niet, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&met(
        klant("Mina", BSN_MINA),
        json!({"interneNotitie": "Belt vaak.", "digitaleAdressen": [
            {"soort": "email", "adres": "mina@example.org", "verificatieDatum": "2026-01-01"}]}),
    ));
    let mina = opzet.inwoner(BSN_MINA);
    let vooraf = alles(&opzet.omgeving);
    for (wijziging, pad) in [
        (json!({"interneNotitie": "Aardig."}), "/interneNotitie"),
        (json!({"interneNotitie": null}), "/interneNotitie"),
        (json!({"identificaties": []}), "/identificaties"),
        (json!({"vaststelling": {"middel": "digid", "niveau": "hoog"}}), "/vaststelling"),
        (json!({"actief": false}), "/actief"),
        (json!({"soort": "organisatie"}), "/soort"),
        (json!({"verstrektDoor": "klant"}), "/verstrektDoor"),
        (
            json!({"digitaleAdressen": [{"soort": "email", "adres": "ander@example.org", "verificatieDatum": "2026-02-02"}]}),
            "/digitaleAdressen/0/verificatieDatum",
        ),
    ] {
        let kreeg = wijzig(&mina, MIJN, &wijziging);
        assert_eq!(weigering(&kreeg), (403, "mijn.niet_zelf".to_owned()), "{wijziging}");
        assert_eq!(kreeg.op("/fouten/0/pad"), pad);
    }
    assert_eq!(alles(&opzet.omgeving), vooraf);
    // That it was found to be hers goes with the address, and not to another.
    let adres = mina.get(MIJN).verwacht(200)["digitaleAdressen"][0].clone();
    let zelfde = met(
        json!({"uuid": adres["uuid"]}),
        json!({"soort": "email", "adres": "mina@example.org",
        "omschrijving": "Thuis", "verificatieDatum": "2026-01-01"}),
    );
    let zij = wijzig(&mina, MIJN, &json!({"digitaleAdressen": [zelfde]})).verwacht(200);
    assert_eq!(zij["digitaleAdressen"][0]["verificatieDatum"], "2026-01-01");
    let ander = met(zelfde, json!({"adres": "ander@example.org"}));
    let zij = wijzig(&mina, MIJN, &json!({"digitaleAdressen": [ander]})).verwacht(200);
    assert_eq!(zij["digitaleAdressen"][0].get("verificatieDatum"), None);
    // Her changes left the note of the municipality as it was.
    let klant = opzet.balie().get(&format!("{API}/klanten/{uuid}")).verwacht(200);
    assert_eq!(klant["interneNotitie"], "Belt vaak.");
});

op_beide_databases!(s3a_een_organisatie_verbetert_haar_naam, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&organisatie("Graafmachines v.o.f.", "90000019"));
    let wijziging = json!({"organisatienaam": "Graafwerk v.o.f."});
    let zij = wijzig(&opzet.ondernemer("90000019"), MIJN, &wijziging).verwacht(200);
    assert_eq!(zij["organisatienaam"], "Graafwerk v.o.f.");
    // Who signed in acts for her.
    assert_eq!(herkomst(&zij, "organisatienaam")["door"], "vertegenwoordiger");
});
