//! S1a: a value of a lesser source replaces nothing; it can be offered, and she decides.

use crate::opzet::{MIJN, Opzet, weigering};
use crate::verzoek::{API, BSN_KAREL, BSN_MINA, aantal, alles, klant, tekst};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

fn plek(klant: &str) -> String {
    format!("{API}/klanten/{klant}/voorstellen")
}

/// Offers these values; answers their uuids.
#[track_caller]
fn stel_voor(api: &Api, klant: &str, gegevens: &Value) -> Vec<String> {
    let kreeg = api.post(&plek(klant), &json!({"verstrektDoor": "toepassing", "gegevens": gegevens}));
    assert!(kreeg.kop("location").is_some_and(|plaats| plaats.ends_with(&plek(klant))));
    let lijst = kreeg.verwacht(201);
    lijst["resultaten"].as_array().expect("a list").iter().map(|een| tekst(een, "/uuid").to_owned()).collect()
}

fn open(api: &Api, pad: &str) -> Vec<Value> {
    api.get(pad).verwacht(200)["resultaten"].as_array().expect("a list").clone()
}

op_beide_databases!(s1a_zij_aanvaardt_of_verwerpt_wat_een_ander_voorstelt, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let adres =
        json!({"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad"});
    let ids = stel_voor(
        &opzet.balie(),
        &uuid,
        &json!([
            {"element": "voornaam", "waarde": "Wilhelmina"},
            {"element": "emailadres", "waarde": "ander@example.org"},
            {"element": "correspondentieadres", "waarde": adres},
        ]),
    );
    let mina = opzet.inwoner(BSN_MINA);
    assert_eq!(mina.get(MIJN).kop("etag"), Some("\"1\""), "nothing of her changed");
    let gezien = open(&mina, &format!("{MIJN}/voorstellen"));
    assert_eq!(gezien, open(&opzet.balie(), &plek(&uuid)));
    assert_eq!(
        gezien[0],
        json!({"uuid": ids[0], "element": "voornaam", "waarde": "Wilhelmina", "door": "toepassing", "van": "test",
            "gedaanOp": gezien[0]["gedaanOp"]})
    );
    assert_eq!(gezien[2]["waarde"], adres);

    let kreeg = mina.post(&format!("{MIJN}/voorstellen/{}/_aanvaard", ids[0]), &json!({}));
    assert_eq!(kreeg.kop("etag"), Some("\"2\""));
    let zij = kreeg.verwacht(200);
    assert_eq!(
        (tekst(&zij, "/contactnaam/voornaam"), tekst(&zij, "/herkomst/0/door")),
        ("Wilhelmina", "klant")
    );
    assert_eq!(mina.post(&format!("{MIJN}/voorstellen/{}/_verwerp", ids[1]), &json!({})).status, 204);
    // Of what she decided nothing is left.
    assert_eq!(open(&mina, &format!("{MIJN}/voorstellen")).len(), 1);
    for weg in &ids[..2] {
        let kreeg = mina.post(&format!("{MIJN}/voorstellen/{weg}/_aanvaard"), &json!({}));
        assert_eq!(weigering(&kreeg), (404, "pad.niet_gevonden".to_owned()));
    }

    // An employee says it for her; an application does not.
    let aanvaard = format!("{}/{}/_aanvaard", plek(&uuid), ids[2]);
    let toepassing = opzet.balie().post(&aanvaard, &json!({"verstrektDoor": "toepassing"}));
    assert_eq!(weigering(&toepassing), (400, "S1.woord_van_klant".to_owned()));
    let namens =
        opzet.balie().post(&aanvaard, &json!({"verstrektDoor": "medewerker_namens_klant"})).verwacht(200);
    assert_eq!(tekst(&namens, "/correspondentieadres/straatnaam"), "Dorpsstraat");
    let herkomst = namens["herkomst"].as_array().expect("a list");
    let van_adres = herkomst.iter().find(|een| een["element"] == "correspondentieadres").expect("an origin");
    assert_eq!(van_adres["door"], "medewerker_namens_klant");
    assert_eq!(aantal(&opzet.omgeving, "voorstel"), 0);
});

op_beide_databases!(s2b_over_een_voorstel_aan_een_ander_besluit_zij_niet, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let mina = opzet.registreer(&klant("Mina", BSN_MINA));
    let karel = opzet.registreer(&klant("Karel", BSN_KAREL));
    let ids = stel_voor(&opzet.balie(), &mina, &json!([{"element": "voornaam", "waarde": "Wilhelmina"}]));
    let vooraf = alles(&opzet.omgeving);
    let zelf = opzet.inwoner(BSN_KAREL);
    assert_eq!(open(&zelf, &format!("{MIJN}/voorstellen")), [] as [Value; 0]);
    for besluit in ["_aanvaard", "_verwerp"] {
        let kreeg = zelf.post(&format!("{MIJN}/voorstellen/{}/{besluit}", ids[0]), &json!({}));
        assert_eq!(weigering(&kreeg), (404, "pad.niet_gevonden".to_owned()));
        let van_karel = format!("{}/{}/{besluit}", plek(&karel), ids[0]);
        let kreeg = opzet.balie().post(&van_karel, &json!({"verstrektDoor": "klant"}));
        assert_eq!(weigering(&kreeg), (404, "pad.niet_gevonden".to_owned()));
    }
    assert_eq!(alles(&opzet.omgeving), vooraf);
});

op_beide_databases!(s12_wat_niet_mag_worden_vastgelegd_mag_ook_niet_worden_voorgesteld, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let vooraf = alles(&opzet.omgeving);
    for (gegeven, pad, code) in [
        (json!({"element": "bsn", "waarde": "999990019"}), "/gegevens/0/element", "voorstel.element"),
        (json!({"element": "interne_notitie", "waarde": "x"}), "/gegevens/0/element", "voorstel.element"),
        (json!({"element": "emailadres", "waarde": "geen adres"}), "/gegevens/0/waarde", "email.formaat"),
        (json!({"element": "voornaam", "waarde": {"een": 1}}), "/gegevens/0/waarde", "veld.type"),
        (json!({"element": "voornaam"}), "/gegevens/0/waarde", "veld.verplicht"),
        (json!({"element": "schoenmaat", "waarde": "42"}), "/gegevens/0/element", "veld.keuze"),
    ] {
        let body = json!({"verstrektDoor": "toepassing", "gegevens": [gegeven]});
        let kreeg = opzet.balie().post(&plek(&uuid), &body);
        assert_eq!(weigering(&kreeg), (400, code.to_owned()), "{gegeven}: {}", kreeg.tekst);
        assert_eq!(kreeg.op("/fouten/0/pad"), pad, "{gegeven}");
    }
    assert_eq!(alles(&opzet.omgeving), vooraf);
    let veel = json!(
        (0..20).map(|n| json!({"element": "voornaam", "waarde": format!("Naam {n}")})).collect::<Vec<_>>()
    );
    for _ in 0..5 {
        stel_voor(&opzet.balie(), &uuid, &veel);
    }
    let body =
        json!({"verstrektDoor": "toepassing", "gegevens": [{"element": "voornaam", "waarde": "Nog een"}]});
    assert_eq!(weigering(&opzet.balie().post(&plek(&uuid), &body)), (409, "voorstel.te_veel".to_owned()));
    // They go with her.
    let partij = format!("/klantinteracties/api/v1/partijen/{uuid}");
    assert_eq!(opzet.balie().delete(&partij).status, 204);
    assert_eq!(aantal(&opzet.omgeving, "voorstel"), 0);
});

op_beide_databases!(s1a_een_besluit_met_een_sleutel_kan_opnieuw_worden_gestuurd, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let twee = json!([{"element": "voornaam", "waarde": "Wilhelmina"}, {"element": "voornaam", "waarde": "Willemijn"}]);
    let ids = stel_voor(&opzet.balie(), &uuid, &twee);
    let mina = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", "besluit-1");
    let aanvaard = |id: &str| mina.post(&format!("{MIJN}/voorstellen/{id}/_aanvaard"), &json!({}));
    let eerste = aanvaard(&ids[0]).verwacht(200);
    assert_eq!(aanvaard(&ids[0]).verwacht(200), eerste);
    assert_eq!(weigering(&aanvaard(&ids[1])), (409, "idempotentie.ander_lichaam".to_owned()));
    let verwerp = || mina.post(&format!("{MIJN}/voorstellen/{}/_verwerp", ids[1]), &json!({})).status;
    assert_eq!((verwerp(), verwerp()), (204, 204));
    assert_eq!(mina.get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Wilhelmina");
});
