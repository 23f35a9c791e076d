//! The BRP over HTTP (S10, S11): what it is asked, what comes of each answer, and that nothing else is put in its place.

#[cfg(test)]
#[path = "brp/beschreven.rs"]
mod beschreven;
#[cfg(test)]
mod bouw;
#[cfg(test)]
#[path = "brp/personen.rs"]
mod personen;
#[cfg(test)]
#[path = "brp/proef.rs"]
mod proef;
#[cfg(test)]
#[path = "brp/storing.rs"]
mod storing;
#[cfg(test)]
#[path = "brp/tls.rs"]
mod tls;

use crate::bouw::{BSN_MINA, bekende, bepaal, codes, interactie, plaats, registreer, rijen, tekst};
use crate::personen::{elke_uitkomst, in_onderzoek, met_persoon, niemand, woonadres};
use crate::proef::{Proef, oproep};
use klant_tests::{Bron, Reactie, op_beide_databases};
use serde_json::{Value, json};

op_beide_databases!(s11a_de_brp_wordt_gevraagd_naar_niet_meer_dan_een_envelop_nodig_heeft, |nieuwe: bouw| {
    let mut proef = Proef::nieuw(nieuwe, "[kopregels]\nx-doelbinding = \"klantcontact\"\n");
    proef.bron.doe(Reactie::json(200, &met_persoon(&woonadres())));
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    let vooraf = rijen(&proef.omgeving);
    let antwoord = bepaal(&api, &oproep, &json!({}));
    assert_eq!(codes(&antwoord), ["S11.brp_adres"]);
    let adres = json!({"soort": "woonadres", "regels": ["Dorpsstraat 1", "1234 AB  TURFSTAD"]});
    assert_eq!(antwoord["contactgegeven"]["brpAdres"], adres);
    assert_eq!(antwoord["contactgegeven"]["naam"], "Mina de Vries", "the name is her own");

    let verzoeken = proef.bron.verzoeken();
    let [verzoek] = verzoeken.as_slice() else { panic!("one question, one request: {verzoeken:#?}") };
    assert_eq!((verzoek.methode.as_str(), verzoek.doel.as_str()), ("POST", "/haalcentraal/api/brp/personen"));
    assert_eq!(
        verzoek.json(),
        json!({
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [BSN_MINA],
            "fields": [
                "adressering.adresregel1", "adressering.adresregel2", "adressering.adresregel3",
                "adressering.land", "verblijfplaats.functieAdres",
            ],
        })
    );
    assert_eq!(verzoek.kop("x-api-key"), Some("geheime-sleutel"));
    assert_eq!(verzoek.kop("x-doelbinding"), Some("klantcontact"));
    assert_eq!(verzoek.kop("content-type"), Some("application/json; charset=utf-8"));
    assert!(verzoek.koppen.iter().all(|(_, waarde)| !waarde.contains(BSN_MINA)), "{:?}", verzoek.koppen);

    assert_eq!(rijen(&proef.omgeving), vooraf, "an address from the BRP is stored nowhere");
    let log = proef.omgeving.stop();
    for geheim in [BSN_MINA, "Dorpsstraat", "TURFSTAD", "geheime-sleutel"] {
        assert!(!log.stderr.contains(geheim) && !log.stdout.contains(geheim), "{geheim} stands in the log");
    }
});

op_beide_databases!(s11_elke_uitkomst_heeft_haar_eigen_code_en_nooit_een_ander_adres, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "");
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    for (persoon, verwacht) in elke_uitkomst() {
        proef.bron.doe(Reactie::json(200, &met_persoon(&persoon)));
        let antwoord = bepaal(&api, &oproep, &json!({}));
        assert_eq!(codes(&antwoord), verwacht, "{persoon}");
        let gegeven = &antwoord["contactgegeven"];
        if verwacht[0] == "S11.brp_adres" {
            assert_eq!((&gegeven["kanaal"], &gegeven["bron"]), (&json!("post"), &json!("brp")));
        } else {
            assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
        }
        assert!(gegeven.get("postadres").is_none() && gegeven.get("digitaalAdres").is_none(), "{gegeven}");
    }
    proef.bron.doe(Reactie::json(200, &niemand()));
    assert_eq!(codes(&bepaal(&api, &oproep, &json!({}))), ["S11.niet_in_brp"]);
});

op_beide_databases!(s10_de_brp_wordt_alleen_gevraagd_als_haar_adres_ertoe_doet, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "");
    proef.bron.doe(Reactie::json(200, &met_persoon(&woonadres())));
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    let ander = bepaal(&api, &oproep, &json!({"kanaal": "email"}));
    assert_eq!(
        (codes(&ander), plaats(&ander, "S11.ander_kanaal")),
        (vec!["S11.ander_kanaal".into()], "email".into())
    );
    let klant = tekst(&oproep["klantcontacten"][0]["betrokkenen"][0]["klant"]["uuid"]);
    let nieuws = registreer(&api, &interactie("nieuwsbrief", "website", &[bekende(&klant)]));
    let vrij = bepaal(&api, &nieuws, &json!({"berichtsoort": "dienstverlening"}));
    assert_eq!(codes(&vrij), ["S18.voorkeur"]);
    let _ = api.get(&format!("{}/{klant}", bouw::KLANTEN)).verwacht(200);
    assert_eq!(proef.bron.aantal(), 0, "nobody needed the BRP");
    assert_eq!(codes(&bepaal(&api, &oproep, &json!({"kanaal": "post"}))), ["S11.brp_adres"]);
    assert_eq!(proef.bron.aantal(), 1);
});

op_beide_databases!(s11_een_verhuizing_geldt_meteen_want_niets_wordt_bewaard, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "");
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    for straat in ["Dorpsstraat 1", "Havenkade 22"] {
        let mut persoon = woonadres();
        persoon["adressering"]["adresregel1"] = json!(straat);
        proef.bron.doe(Reactie::json(200, &met_persoon(&persoon)));
        let antwoord = bepaal(&api, &oproep, &json!({}));
        assert_eq!(antwoord["contactgegeven"]["brpAdres"]["regels"][0], straat);
    }
});

op_beide_databases!(s11_de_opdrachtregel_vraagt_dezelfde_brp, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "");
    proef.bron.doe(Reactie::json(200, &met_persoon(&in_onderzoek(woonadres()))));
    let uuid = tekst(&oproep(&proef.omgeving.api())["uuid"]);
    let profielen = klant_tests::voorbeeldprofielen().display().to_string();
    let bepaald =
        proef.omgeving.voer_uit(&["bepaal", &uuid, "--brp", &proef.bestand(), "--profielen", &profielen]);
    let blad = bepaald.verwacht(0);
    assert!(blad.contains("Dorpsstraat 1") && blad.contains("in onderzoek"), "{blad}");
    assert_eq!(proef.bron.aantal(), 1);
});

op_beide_databases!(doctor_zegt_of_de_brp_antwoordt_en_vraagt_naar_niemand, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "");
    let bevinding = |bestand: &str| {
        let einde = proef.omgeving.voer_uit(&["doctor", "--output", "json", "--brp", bestand]);
        let json: Value = serde_json::from_str(&einde.stdout).unwrap_or_else(|_| panic!("{}", einde.stderr));
        let gevonden = json["bevindingen"].as_array().expect("findings").iter();
        gevonden
            .filter(|een| een["onderdeel"] == "brp")
            .map(|een| format!("{}: {}", tekst(&een["oordeel"]), tekst(&een["zin"])))
            .collect::<Vec<String>>()
            .join("\n")
    };
    proef.bron.doe(Reactie::tekst(405, ""));
    assert_eq!(bevinding(&proef.bestand()), "goed: antwoordt");
    proef.bron.doe(Reactie::tekst(401, ""));
    assert_eq!(bevinding(&proef.bestand()), "let_op: antwoordt, en weigert ons met status 401");
    assert_eq!(proef.bron.verzoeken()[0].lichaam, "");
    let weg = proef.schrijf("weg.toml", &format!("url = \"{}\"\n", klant_tests::onbewoond()));
    assert_eq!(bevinding(&weg), "let_op: is niet bereikbaar: verbinding");
    let fout = proef.schrijf("fout.toml", "url = \"http://brp.example.nl\"\n");
    assert!(bevinding(&fout).starts_with("stuk: ") && bevinding(&fout).contains(":1:7: url: "));
});

#[test]
fn alle_fouten_in_de_instellingen_staan_er_bij_de_start() {
    let database = klant_tests::Database::nieuw(klant_tests::Soort::Sqlite);
    let pad = database.map().join("brp.toml");
    std::fs::write(&pad, "urll = \"https://brp.example.nl\"\npogingen = 99\n")
        .expect("a file can be written");
    let brp = pad.display().to_string();
    let einde = klant_tests::Server::probeer(&database, &["--brp", &brp]).expect_err("it must not start");
    assert_eq!(einde.code, Some(2));
    for deel in [
        "koppelingen hebben 3 fouten",
        "bedoelt u `url`?",
        "koppeling.sleutel_ontbreekt",
        "brp.toml:2:12: pogingen",
    ] {
        assert!(einde.stderr.contains(deel), "{deel}: {}", einde.stderr);
    }
    let beide = klant_tests::Server::probeer(&database, &["--brp", &brp, "--brp-bestand", "brp.json"]);
    let einde = beide.expect_err("it must not start");
    assert!(einde.code == Some(2) && einde.stderr.contains("kies er een"), "{}", einde.stderr);
    // A source that is away does not keep the register from its work.
    std::fs::write(&pad, format!("url = \"{}\"\n", klant_tests::onbewoond())).expect("a file can be written");
    klant_tests::Server::start(&database, &["--brp", &brp]).stop().verwacht(0);
}

#[test]
fn een_bron_van_de_proeven_begint_zonder_antwoord() {
    // What a test forgets to say fails loudly.
    assert_eq!(Bron::nieuw().aantal(), 0);
}
