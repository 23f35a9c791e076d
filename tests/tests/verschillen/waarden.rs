//! Values: what is taken for one, and what comes back of it.

use crate::bouw::{
    BSN, CG, KI, adres, contact, contactinhoud, fouten, geweigerd, lees, met, nummer, partij, plek, wijzig,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

fn met_nummer(soort: &str, object_id: &str) -> Value {
    json!({"partijIdentificator": nummer(soort, object_id)})
}

op_beide_databases!(een_bsn_van_nullen_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let identificatoren = format!("{KI}/partij-identificatoren");
    geweigerd(
        &api.post(&identificatoren, &met_nummer("bsn", "000000000")),
        "partijIdentificatorObjectId",
        "invalid",
    );
    let mina = json!({
        "soortPartij": "persoon", "indicatieActief": true, "partijIdentificatoren": [met_nummer("bsn", "000000000")],
    });
    let naam = "partijIdentificatoren.0.partijIdentificatorObjectId";
    geweigerd(&api.post(&format!("{KI}/partijen"), &mina), naam, "invalid");
    api.post(&identificatoren, &met_nummer("bsn", BSN)).verwacht(201);
});

op_beide_databases!(alleen_gewone_cijfers_zijn_cijfers, |omgeving| {
    let api = omgeving.api();
    // The same number in Arabic-Indic and in full-width digits.
    let vreemd = |cijfers: &str, nul: char| -> String {
        let anders = |c: char| c.to_digit(10).and_then(|cijfer| char::from_u32(u32::from(nul) + cijfer));
        cijfers.chars().map(|c| anders(c).unwrap_or(c)).collect()
    };
    for nul in ['\u{660}', '\u{ff10}'] {
        let v = |cijfers: &str| vreemd(cijfers, nul);
        let partij = |leden: Value| met(json!({"soortPartij": "persoon", "indicatieActief": true}), leden);
        let adres = |soort: &str, adres: &str| json!({"verstrektDoorPartij": null, "soortDigitaalAdres": soort, "adres": adres});
        let met_adres = |leden: Value| json!({"handelsnaam": "Bakkerij", "adres": leden});
        for (lijst, inhoud) in [
            (format!("{KI}/partij-identificatoren"), met_nummer("bsn", &v(BSN))),
            (format!("{KI}/partij-identificatoren"), met_nummer("rsin", &v("123456782"))),
            (format!("{KI}/partij-identificatoren"), met_nummer("kvk_nummer", &v("12345678"))),
            (format!("{KI}/klantcontacten"), contactinhoud(json!({"nummer": v("3")}))),
            (format!("{KI}/klantcontacten"), contactinhoud(json!({"referentienummer": v("3")}))),
            (
                format!("{KI}/klantcontacten"),
                contactinhoud(json!({"plaatsgevondenOp": v("2026-01-01T10:00:00Z")})),
            ),
            (format!("{KI}/partijen"), partij(json!({"nummer": v("3")}))),
            (format!("{KI}/partijen"), partij(json!({"bezoekadres": {"postcode": v("1234 AB")}}))),
            (format!("{KI}/partijen"), partij(json!({"bezoekadres": {"huisnummer": v("3")}}))),
            (
                format!("{KI}/partijen"),
                partij(json!({"bezoekadres": {"nummeraanduidingId": v("1234567890123456")}})),
            ),
            (format!("{KI}/rekeningnummers"), json!({"iban": v("NL91ABNA0417164300")})),
            (format!("{KI}/digitaleadressen"), adres("telefoonnummer", &v("0612345678"))),
            (format!("{CG}/organisatie"), met_adres(json!({"postcode": v("1234 AB")}))),
            (format!("{CG}/persoon"), json!({"geslachtsnaam": "Mina", "geboortedatum": v("1970-01-01")})),
        ] {
            assert_eq!(fouten(&api.post(&lijst, &inhoud)).len(), 1, "{inhoud}");
        }
    }
});

op_beide_databases!(een_leeg_identificerend_nummer_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    for soort in ["bsn", "rsin", "kvk_nummer"] {
        for leeg in ["", "   "] {
            let inhoud = met_nummer(soort, leeg);
            let gevonden = fouten(&api.post(&format!("{KI}/partij-identificatoren"), &inhoud));
            assert_eq!(gevonden.len(), 1, "{soort}");
            let mina =
                json!({"soortPartij": "persoon", "indicatieActief": true, "partijIdentificatoren": [inhoud]});
            assert_eq!(fouten(&api.post(&format!("{KI}/partijen"), &mina)).len(), 1, "{soort}");
        }
    }
    assert_eq!(api.get(&format!("{KI}/partij-identificatoren")).verwacht(200)["count"], 0);
});

op_beide_databases!(sleutels_van_metadata_komen_terug_zoals_gegeven, |omgeving| {
    let api = omgeving.api();
    let metadata = json!({
        "een_twee": "a", "a_1": "b", "a1": "c", "drieVier": "d", "_begin": "e", "Hoofd": "f", "een-twee": "g",
        "met spatie": "h", "é": "i", "http://example.org/x": "j",
    });
    let gesprek = contact(&api, json!({"metadata": metadata}));
    assert_eq!(gesprek["metadata"], metadata);
    assert_eq!(lees(&api, "klantcontacten", &gesprek)["metadata"], metadata);
    let lijst = api.get(&format!("{KI}/klantcontacten")).verwacht(200);
    assert_eq!(lijst["results"][0]["metadata"], metadata);
    let ander = json!({"twee_drie": "z"});
    assert_eq!(wijzig(&api, "klantcontacten", &gesprek, json!({"metadata": ander}))["metadata"], ander);
    let samen = json!({"klantcontact": contactinhoud(json!({"metadata": metadata}))});
    let samen = api.post(&format!("{KI}/maak-klantcontact"), &samen).verwacht(201);
    assert_eq!(samen["klantcontact"]["metadata"], metadata);
});

op_beide_databases!(een_emailadres_mag_254_tekens_lang_zijn, |omgeving| {
    let api = omgeving.api();
    let adressen = format!("{KI}/digitaleadressen");
    // A domain of as many names as it takes.
    let van = |lengte: usize| {
        let over = lengte - "mina@a.nl".len();
        format!("mina@a{}{}.nl", "b".repeat(over % 2), ".c".repeat(over / 2))
    };
    let inhoud = |soort: &str, adres: &str| json!({"verstrektDoorPartij": null, "soortDigitaalAdres": soort, "adres": adres});
    assert_eq!(van(254).len(), 254);
    let lang = api.post(&adressen, &inhoud("email", &van(240))).verwacht(201);
    assert_eq!(lees(&api, "digitaleadressen", &lang)["adres"], van(240));
    assert_eq!(api.post(&adressen, &inhoud("email", &van(81))).status, 201);
    assert_eq!(wijzig(&api, "digitaleadressen", &lang, json!({"adres": van(248)}))["adres"], van(248));
    assert!(!fouten(&api.post(&adressen, &inhoud("email", &van(255)))).is_empty());
    // Only e-mail addresses are that long.
    let overig = inhoud("overig", &"x".repeat(81));
    geweigerd(&api.post(&adressen, &overig), "adres", "max_length");
    let antwoord = api.patch(&plek("digitaleadressen", &lang), &json!({"soortDigitaalAdres": "overig"}));
    geweigerd(&antwoord, "adres", "max_length");
    let kort = adres(&api, "overig", &"x".repeat(80), json!({}));
    assert_eq!(kort["adres"].as_str().map(str::len), Some(80));
});

op_beide_databases!(geen_nan_en_geen_achtervoegsel, |omgeving| {
    let api = omgeving.api();
    for getal in ["NaN", "Infinity", "-Infinity"] {
        let inhoud = format!("{{\"naam\": \"Ondernemers\", \"a\": {getal}}}");
        let antwoord = api.ruw("POST", &format!("{KI}/categorieen"), "application/json", inhoud.as_bytes());
        assert_eq!((antwoord.status, antwoord.op("/code")), (400, &json!("parse_error")), "{getal}");
    }
    assert_eq!(api.get(&format!("{KI}/categorieen")).verwacht(200)["count"], 0);
    let mina = partij(&api, json!({}));
    for pad in [
        format!("{KI}/partijen.json"),
        format!("{KI}/actoren.json"),
        format!("{KI}/maak-klantcontact.json"),
        format!("{}.json", plek("partijen", &mina)),
        format!("{CG}/persoon.json"),
    ] {
        assert_eq!(api.get(&pad).status, 404, "{pad}");
    }
});
