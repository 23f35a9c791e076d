//! Who signed in elsewhere: an employee with an access token on every API, and everybody who has no good one.

use klant_tests::{Api, Database, Server, Soort, op_beide_databases};
use serde_json::{Value, json};

#[cfg(test)]
#[expect(dead_code, reason = "other tests know more issuers")]
#[path = "aanmelden/uitgever.rs"]
mod uitgever;

#[cfg(test)]
use uitgever::{Uitgever, met};

const KLANTEN: &str = "/klant/api/v1/klanten";
const KLANT: &str = "/klant/api/v1/klanten/0b9a6a5e-3c67-4a52-9d0a-6b3f7f6d1c11";
const PARTIJEN: &str = "/klantinteracties/api/v1/partijen";
const PERSONEN: &str = "/contactgegevens/api/v1/persoon";
const BSN: &str = "999990007";

fn mina() -> Value {
    json!({
        "soort": "persoon",
        "contactnaam": {"voornaam": "Mina", "achternaam": "Vries"},
        "identificaties": [{"soort": "bsn", "nummer": BSN}],
        "vaststelling": {"middel": "identiteitsbewijs", "niveau": "hoog"},
        "verstrektDoor": "klant",
    })
}

op_beide_databases!(s24_medewerker_werkt_met_haar_toegangstoken_op_elke_api, |bouw: bouw| {
    let uitgever = Uitgever::nieuw();
    let mut omgeving = bouw
        .argument("--aanmelding")
        .argument(&uitgever.bestand())
        .argument("--machtigingen")
        .argument(&uitgever.machtigingen())
        .start();
    let token = uitgever.token("ES256", &json!({}));
    let api = met(&omgeving, &token);
    let klant = api.post(KLANTEN, &mina()).verwacht(201);
    let uuid = klant["uuid"].as_str().expect("a uuid").to_owned();
    assert_eq!(api.get(&format!("{KLANTEN}/{uuid}")).verwacht(200)["identificaties"][0]["nummer"], BSN);
    assert_eq!(api.get(&format!("{PARTIJEN}/{uuid}")).verwacht(200)["uuid"], uuid.as_str());
    api.get(PERSONEN).verwacht(200);
    // On the wire the rules hold for her: an application that only looks on would have stored this number.
    let iban = json!({"iban": "NL00ABNA0417164300"});
    let rekeningen = "/klantinteracties/api/v1/rekeningnummers";
    assert_eq!(api.post(rekeningen, &iban).verwacht(400)["invalidParams"][0]["code"], "iban.controlegetal");
    omgeving.api().post(rekeningen, &iban).verwacht(201);
    // What her role does not give she may not do.
    let verwijderd = api.delete(&format!("{PARTIJEN}/{uuid}"));
    assert_eq!(verwijderd.status, 403);
    let zonder_rol = met(&omgeving, &uitgever.token("ES256", &json!({"roles": ["onbekend"]})));
    assert_eq!(zonder_rol.get(&format!("{KLANTEN}/{uuid}")).verwacht(403)["code"], "S23.geen_machtiging");
    // The other way in still works, beside it.
    omgeving.api().get(PARTIJEN).verwacht(200);

    // Who she is stands nowhere: not in the log of requests, not with what she recorded.
    let door = omgeving.sql("SELECT DISTINCT door FROM vaststelling");
    assert_eq!(door, [["medewerker"]]);
    let einde = omgeving.stop();
    assert!(einde.stderr.contains("\"toepassing\":\"medewerker\""), "{}", einde.stderr);
    for geheim in ["vries", &token, BSN] {
        assert!(!einde.stderr.contains(geheim), "dit staat in het logboek: {geheim}");
    }
});

op_beide_databases!(toegangstoken_dat_niet_deugt_is_401_op_elke_api, |bouw: bouw| {
    let uitgever = Uitgever::nieuw();
    let mut omgeving = bouw.argument("--aanmelding").argument(&uitgever.bestand()).start();
    let goed = uitgever.token("ES256", &json!({}));
    let vervalst = {
        let ander = uitgever.token("ES256", &json!({"sub": "baas"}));
        let handtekening = goed.rsplit('.').next().expect("a signature");
        format!("{}.{handtekening}", ander.rsplit_once('.').expect("parts").0)
    };
    let gevallen = [
        ("token.handtekening", vervalst),
        ("token.verlopen", uitgever.token("ES256", &json!({"exp": "nu-60"}))),
        ("token.te_vroeg", uitgever.token("ES256", &json!({"nbf": "nu+600"}))),
        ("token.doelgroep", uitgever.token("ES256", &json!({"aud": "ander"}))),
        ("token.uitgever", uitgever.token("ES256", &json!({"iss": "https://ander.example"}))),
        ("token.algoritme", uitgever.token("none", &json!({}))),
        ("token.algoritme", uitgever.token("HS256", &json!({}))),
        ("token.algoritme", uitgever.token("RS256", &json!({}))),
        ("token.onderwerp", uitgever.token("ES256", &json!({"sub": ""}))),
        ("token.vorm", "geen-jwt".to_owned()),
        // An application's token is no access token.
        ("token.vorm", omgeving.token().to_owned()),
    ];
    for (bezwaar, token) in &gevallen {
        let api = met(&omgeving, token);
        let eigen = api.get(KLANT);
        assert_eq!((eigen.status, eigen.op("/code")), (401, &json!("token.ongeldig")), "{bezwaar}");
        assert_eq!(eigen.kop("www-authenticate"), Some("Bearer error=\"invalid_token\""));
        for pad in [PARTIJEN, PERSONEN] {
            let draad = api.get(pad);
            assert_eq!(
                (draad.status, draad.op("/code")),
                (401, &json!("authentication_failed")),
                "{bezwaar}"
            );
        }
    }
    let einde = omgeving.stop();
    for (bezwaar, token) in &gevallen {
        assert!(einde.stderr.contains(&format!("\"bezwaar\":\"{bezwaar}\"")), "{bezwaar}\n{}", einde.stderr);
        assert!(!einde.stderr.contains(token.as_str()), "een token staat in het logboek ({bezwaar})");
    }
    assert!(!einde.stderr.contains("vries"), "{}", einde.stderr);
});

op_beide_databases!(s25_klant_wordt_herkend_maar_mag_zonder_machtiging_niets, |bouw: bouw| {
    let uitgever = Uitgever::nieuw();
    let mut omgeving = bouw.argument("--aanmelding").argument(&uitgever.bestand()).start();
    let token = uitgever.inwoner(BSN);
    let api = met(&omgeving, &token);
    for pad in [KLANTEN, "/klant/api/v1/interacties"] {
        let eigen = api.post(pad, &mina());
        assert_eq!((eigen.status, eigen.op("/code")), (403, &json!("token.klant")), "{pad}");
    }
    let draad = api.get(PARTIJEN);
    assert_eq!((draad.status, draad.op("/code")), (403, &json!("permission_denied")));
    let einde = omgeving.stop();
    assert!(!einde.stderr.contains(BSN) && !einde.stderr.contains(&token), "{}", einde.stderr);
});

op_beide_databases!(zonder_instelling_is_een_toegangstoken_geen_token, |omgeving| {
    let api = met(&omgeving, &Uitgever::nieuw().token("ES256", &json!({})));
    assert_eq!(api.get(KLANT).verwacht(401)["code"], "token.ontbreekt");
    assert_eq!(api.get(PARTIJEN).verwacht(401)["code"], "not_authenticated");
});

#[test]
fn onbruikbare_instelling_wordt_bij_de_start_geweigerd_met_elke_fout() {
    let database = Database::nieuw(Soort::Sqlite);
    let uitgever = Uitgever::nieuw();
    let start = || Server::probeer(&database, &["--aanmelding", &uitgever.bestand()]);
    std::fs::write(uitgever.map.path().join("jwks.json"), "geheim").expect("a file");
    let einde = start().expect_err("keys that cannot be read");
    assert_eq!(einde.code, Some(2), "{}", einde.stderr);
    for woord in ["2 fouten", "aanmelding.toml:4:", "aanmelding.toml:12:", "dit is geen JWKS"] {
        assert!(einde.stderr.contains(woord), "`{woord}` ontbreekt in\n{}", einde.stderr);
    }
    assert!(!einde.stderr.contains("geheim"), "{}", einde.stderr);
    assert!(!database.map().join("klant.db").exists());
    std::fs::remove_file(uitgever.bestand()).expect("the file was there");
    let einde = start().expect_err("no file");
    assert!(einde.stderr.contains("aanmelding.toml is niet te lezen: bestaat niet"), "{}", einde.stderr);
}

#[test]
fn sleutels_die_niet_te_halen_zijn_houden_de_server_niet_tegen() {
    let database = Database::nieuw(Soort::Sqlite);
    let uitgever = Uitgever::nieuw();
    let bestand = std::fs::read_to_string(uitgever.bestand()).expect("a file");
    let url = "url = \"http://127.0.0.1:1/certs?sleutel=geheim\"";
    std::fs::write(uitgever.bestand(), bestand.replace("bestand = \"jwks.json\"", url)).expect("a file");
    let server = Server::start(&database, &["--aanmelding", &uitgever.bestand()]);
    let api = Api::nieuw(server.adres())
        .met_kop("Authorization", &format!("Bearer {}", uitgever.token("ES256", &json!({}))));
    assert_eq!(api.get(KLANT).verwacht(401)["code"], "token.ongeldig");
    let einde = server.stop();
    assert!(einde.stderr.contains("tot ze er zijn wordt elk token van haar geweigerd"), "{}", einde.stderr);
    assert!(einde.stderr.contains("\"bezwaar\":\"token.sleutel\""), "{}", einde.stderr);
    assert!(!einde.stderr.contains("geheim"), "{}", einde.stderr);
}
