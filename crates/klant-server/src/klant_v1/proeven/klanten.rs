//! A customer and an interactie from beginning to end.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::{BALIE, Kreeg, Proef, ROBOT, token};

async fn registreer(proef: &Proef) -> (String, Kreeg) {
    let klant = json!({
        "soort": "persoon",
        "contactnaam": {"voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries"},
        "bezoekadres": {"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": "1234AB", "stad": "Turfstad"},
        "digitaleAdressen": [{"soort": "email", "adres": "mina@example.org", "standaard": true, "verificatieDatum": "2026-01-02"}],
        "identificaties": [{"soort": "bsn", "nummer": "999990007"}],
        "vaststelling": {"middel": "digid", "niveau": "hoog"},
        "voorkeuren": [{"berichtsoort": "nieuws", "adres": "mina@example.org"}],
        "kenbaarmakingen": [{"berichtsoort": "formeel", "gegevenOp": "2026-01-02"}],
        "verstrektDoor": "klant",
    });
    let kreeg = proef.post("/klanten", BALIE, &klant).await;
    assert_eq!(kreeg.status, 201, "{}", kreeg.tekst);
    (kreeg.json()["uuid"].as_str().expect("a uuid").to_owned(), kreeg)
}

async fn wijzig(proef: &Proef, bij: &str, uuid: &str, versie: &str, wijziging: Value) -> Kreeg {
    let token = token(bij);
    let koppen = [
        ("authorization", token.as_str()),
        ("content-type", "application/merge-patch+json"),
        ("if-match", versie),
    ];
    let pad = format!("/klant/api/v1/klanten/{uuid}");
    proef.vraag(Method::PATCH, &pad, &koppen, &wijziging.to_string()).await
}

#[actix_web::test]
async fn klant_gaat_heen_en_weer() {
    let proef = Proef::nieuw().await;
    let (uuid, kreeg) = registreer(&proef).await;
    let url = format!("https://klant.example.nl/klant/api/v1/klanten/{uuid}");
    assert_eq!(kreeg.kop("location"), url);
    let klant = kreeg.json();
    assert_eq!(klant["url"], url);
    assert_eq!(klant["volledigeNaam"], "Mina de Vries");
    assert_eq!(klant["identificaties"], json!([{"soort": "bsn", "nummer": "999990007"}]));
    assert_eq!(klant["voorkeuren"][0]["digitaalAdres"], klant["digitaleAdressen"][0]["uuid"]);
    assert_eq!(klant["digitaleAdressen"][0]["herkomst"]["door"], "klant");

    let gelezen = proef.get(&format!("/klanten/{uuid}")).await;
    assert_eq!(gelezen.json(), klant);
    assert_eq!(gelezen.kop("etag"), kreeg.kop("etag"));
}

#[actix_web::test]
async fn s25_zonder_recht_geen_identificerende_gegevens() {
    let proef = Proef::nieuw().await;
    let (uuid, _) = registreer(&proef).await;
    let koppen = [("authorization", &*token(ROBOT))];
    let kreeg = proef.vraag(Method::GET, &format!("/klant/api/v1/klanten/{uuid}"), &koppen, "").await;
    assert_eq!(kreeg.status, 200);
    assert_eq!(kreeg.json().get("identificaties"), None);
    assert_eq!(kreeg.json()["volledigeNaam"], "Mina de Vries");
    assert!(!kreeg.tekst.contains("999990007") && !kreeg.tekst.contains("bsn"), "{}", kreeg.tekst);
}

#[actix_web::test]
async fn wijziging_raakt_alleen_wat_zij_noemt() {
    let proef = Proef::nieuw().await;
    let (uuid, kreeg) = registreer(&proef).await;
    let voor = kreeg.json();

    let wijziging = json!({"contactnaam": {"voornaam": null, "voorletters": "M."}, "verstrektDoor": "klant"});
    let na = wijzig(&proef, BALIE, &uuid, kreeg.kop("etag"), wijziging.clone()).await;
    assert_eq!(na.status, 200, "{}", na.tekst);
    assert_ne!(na.kop("etag"), kreeg.kop("etag"));
    assert_eq!(na.json()["volledigeNaam"], "M. de Vries");
    for lid in [
        "digitaleAdressen",
        "identificaties",
        "bezoekadres",
        "voorkeuren",
        "kenbaarmakingen",
        "vaststellingen",
    ] {
        assert_eq!(na.json()[lid], voor[lid], "{lid}");
    }

    let verouderd = wijzig(&proef, BALIE, &uuid, kreeg.kop("etag"), wijziging).await;
    assert_eq!((verouderd.status, &verouderd.json()["code"]), (412, &json!("versie.verouderd")));
    let fout =
        wijzig(&proef, BALIE, &uuid, na.kop("etag"), json!({"uuid": "x", "voorkeurstaal": "klingon"})).await;
    assert_eq!(fout.status, 400);
    assert_eq!(fout.json()["fouten"].as_array().map(Vec::len), Some(2));
}

#[actix_web::test]
async fn s25_wie_een_nummer_niet_ziet_kan_het_niet_wissen() {
    let proef = Proef::nieuw().await;
    let (uuid, kreeg) = registreer(&proef).await;
    let wijziging = json!({"interneNotitie": "belt liever niet", "verstrektDoor": "klant"});
    let na = wijzig(&proef, ROBOT, &uuid, kreeg.kop("etag"), wijziging).await;
    assert_eq!(na.status, 200, "{}", na.tekst);
    assert!(!na.tekst.contains("999990007"));
    assert_eq!(
        proef.get(&format!("/klanten/{uuid}")).await.json()["identificaties"],
        kreeg.json()["identificaties"]
    );
}

#[actix_web::test]
async fn wens_blijft_bij_een_wijziging_en_een_lijst_vervangt_haar() {
    let proef = Proef::nieuw().await;
    let klant = json!({"soort": "persoon", "contactnaam": {"voornaam": "Mina"}, "wensen": ["voorkeurstaal", "bsn"], "verstrektDoor": "klant"});
    let kreeg = proef.post("/klanten", BALIE, &klant).await;
    assert_eq!(kreeg.status, 201, "{}", kreeg.tekst);
    let uuid = kreeg.json()["uuid"].as_str().expect("a uuid").to_owned();
    let elementen = |klant: Value| -> Vec<Value> {
        let wensen = klant["wensen"].as_array().expect("wishes").iter();
        wensen.map(|wens| wens["element"].clone()).collect()
    };
    let wens = &kreeg.json()["wensen"][0];
    assert_eq!(wens["gegevenOp"].as_str().map(str::len), Some("2026-11-24".len()), "{wens}");
    let mut twee = elementen(kreeg.json());
    twee.sort_by_key(Value::to_string);
    assert_eq!(twee, ["bsn", "voorkeurstaal"]);

    // Who may not see a number does not see the wish about it, and does not take it away either.
    let taal = json!({"voorkeurstaal": "fy", "verstrektDoor": "klant"});
    let na = wijzig(&proef, ROBOT, &uuid, kreeg.kop("etag"), taal).await;
    assert_eq!(na.status, 200, "{}", na.tekst);
    assert_eq!(elementen(na.json()), ["voorkeurstaal"]);
    let gelezen = proef.get(&format!("/klanten/{uuid}")).await;
    assert_eq!(gelezen.json()["wensen"], kreeg.json()["wensen"]);

    let na = wijzig(&proef, BALIE, &uuid, na.kop("etag"), json!({"wensen": ["bezoekadres"]})).await;
    assert_eq!(na.status, 200, "{}", na.tekst);
    assert_eq!(elementen(na.json()), ["bezoekadres"]);
}

#[actix_web::test]
async fn zoeken_gaat_met_de_identificatie_in_de_inhoud() {
    let proef = Proef::nieuw().await;
    let (uuid, _) = registreer(&proef).await;
    let zoek = json!({"identificatie": {"soort": "bsn", "nummer": "999990007"}});
    let kreeg = proef.post("/klanten/_zoek", BALIE, &zoek).await;
    assert_eq!(kreeg.status, 200, "{}", kreeg.tekst);
    assert_eq!(kreeg.json()["resultaten"][0]["uuid"], uuid);
    assert_eq!(kreeg.json()["volgende"], Value::Null);
}

#[actix_web::test]
async fn s14_terugbelverzoek_van_begin_tot_eind() {
    let proef = Proef::nieuw().await;
    let verzoek = json!({
        "terugkoppelingGewenst": true,
        "klantcontact": {
            "kanaal": "telefoon",
            "onderwerp": "Terugbellen",
            "betrokkenen": [{
                "rol": "klant", "initiator": true, "contactnaam": {"voornaam": "Mina"},
                "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0612345678"}],
            }],
            "interneTaken": [{"gevraagdeHandeling": "Bel terug", "actoren": [{"naam": "KCC", "soort": "organisatorische_eenheid"}]}],
        },
    });
    let getoetst = proef.post("/interacties/_toets", BALIE, &verzoek).await;
    assert_eq!(
        (getoetst.status, &getoetst.json()["uitkomst"]),
        (200, &json!("toegestaan")),
        "{}",
        getoetst.tekst
    );

    let kreeg = proef.post("/interacties", BALIE, &verzoek).await;
    assert_eq!(kreeg.status, 201, "{}", kreeg.tekst);
    let interactie = kreeg.json();
    let uuid = interactie["uuid"].as_str().expect("a uuid");
    assert!(kreeg.kop("location").ends_with(uuid));
    assert_eq!(interactie["besluit"]["uitkomst"], "toegestaan");

    let bepaald =
        proef.post(&format!("/interacties/{uuid}/contactgegevens/_bepaal"), BALIE, &json!({})).await;
    assert_eq!(bepaald.status, 200, "{}", bepaald.tekst);
    assert_eq!(bepaald.json()["contactgegeven"]["digitaalAdres"]["adres"], "0612345678");
    assert_eq!(bepaald.json()["contactgegeven"]["naam"], "Mina");

    let taak =
        interactie["klantcontacten"][0]["interneTaken"][0]["uuid"].as_str().expect("a uuid").to_owned();
    let pad = format!("/interne-taken/{taak}");
    let gelezen = proef.get(&pad).await;
    assert_eq!(gelezen.json()["interactie"], uuid);
    let balie = token(BALIE);
    let koppen = [
        ("authorization", balie.as_str()),
        ("content-type", "application/json"),
        ("if-match", gelezen.kop("etag")),
    ];
    let pad = format!("/klant/api/v1{pad}");
    for (wijziging, code) in [(r#"{"status": null}"#, "veld.type"), (r#"{"status": ""}"#, "veld.keuze")] {
        let fout = proef.vraag(Method::PATCH, &pad, &koppen, wijziging).await;
        assert_eq!((fout.status, &fout.json()["fouten"][0]["code"]), (400, &json!(code)), "{wijziging}");
        assert_eq!(fout.json()["fouten"][0]["pad"], "/status");
    }
    let klaar = proef.vraag(Method::PATCH, &pad, &koppen, r#"{"status": "verwerkt"}"#).await;
    assert_eq!((klaar.status, &klaar.json()["status"]), (200, &json!("verwerkt")), "{}", klaar.tekst);
    let zonder = proef.vraag(Method::PATCH, &pad, &koppen[..2], r#"{"status": "verwerkt"}"#).await;
    assert_eq!((zonder.status, &zonder.json()["code"]), (428, &json!("versie.ontbreekt")));

    let sluit = format!("/klant/api/v1/interacties/{uuid}/_sluit");
    let gesloten = proef.vraag(Method::POST, &sluit, &koppen[..1], "").await;
    assert_eq!(
        (gesloten.status, &gesloten.json()["status"]),
        (200, &json!("gesloten")),
        "{}",
        gesloten.tekst
    );
    let gevonden = proef.get(&format!("/interacties?klantcontact={uuid}&aantal=1")).await;
    assert_eq!(gevonden.json()["resultaten"][0]["uuid"], uuid);
}
