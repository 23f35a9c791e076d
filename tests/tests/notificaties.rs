//! Notifications: what others are told, that it arrives whatever happens on the way, and what they are never told.

#[cfg(test)]
#[path = "notificaties/nrc.rs"]
mod nrc;
#[cfg(test)]
#[path = "notificaties/proef.rs"]
mod proef;

use klant_tests::{Api, Omgeving, Server, Soort, op_beide_databases};
use nrc::{Nrc, wacht_tot};
use proef::{BASIS, GEHEIM, KI, Proef, contact, kort, maak, partij, plek, taak};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::{Duration, Instant};

op_beide_databases!(elk_kanaal_vertelt_elke_actie, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    let proef = Proef::nieuw(nieuw, &nrc.url());
    let api = proef.api();
    let eerste = maak(&api, "klantcontacten", &contact());
    let dingen = [
        ("klantcontacten", contact(), json!({"onderwerp": "Anders"})),
        ("partijen", partij("Mina"), json!({"voorkeurstaal": "eng"})),
        ("internetaken", taak(&api, &eerste), json!({"status": "verwerkt"})),
    ];
    for (wat, body, deel) in &dingen {
        let ding = maak(&api, wat, body);
        api.put(&plek(wat, &ding), body).verwacht(200);
        api.patch(&plek(wat, &ding), deel).verwacht(200);
        api.delete(&plek(wat, &ding)).verwacht(204);
    }
    let berichten = nrc.wacht_op(13);
    let acties = ["create", "update", "partial_update", "destroy"];
    let mut verwacht = vec!["klantcontact create".to_owned()];
    for resource in ["klantcontact", "partij", "internetaak"] {
        verwacht.extend(acties.map(|actie| format!("{resource} {actie}")));
    }
    assert_eq!(kort(&berichten), verwacht);

    let een = &berichten[0];
    let url = format!("{BASIS}{}", plek("klantcontacten", &eerste));
    assert_eq!((&een["hoofdObject"], &een["resourceUrl"]), (&json!(url), &json!(url)));
    assert_eq!(een["kanaal"], "klantcontacten");
    assert_eq!(een.get("source"), None);
    assert!(een["aanmaakdatum"].as_str().is_some_and(|op| op.ends_with('Z')), "{een}");
    let kenmerken = json!({
        "hoofdOnderwerpType": "https://example.org/onderwerp/1", "indicatieContactGelukt": true,
        "verdereActieOndernomen": false,
    });
    assert_eq!(een["kenmerken"], kenmerken);
    assert_eq!(
        berichten[5]["kenmerken"],
        json!({"nummer": "", "interneNotitie": "", "soortPartij": "persoon"})
    );
    let kenmerken = json!({"nummer": "", "gevraagdeHandeling": "", "toelichting": "", "status": "verwerkt"});
    assert_eq!(berichten[12]["kenmerken"], kenmerken);

    for een in nrc.alles() {
        assert_eq!((een.doel.as_str(), een.bewijs.as_str()), ("/api/v1/notificaties", "Token abc"));
        assert!(!een.body.to_string().contains(GEHEIM), "{}", een.body);
    }
    wacht_tot(|| proef.in_de_rij() == [["0"]]);
});

op_beide_databases!(wat_mee_verdwijnt_wordt_ook_verteld, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    let proef = Proef::nieuw(nieuw, &nrc.url());
    let api = proef.api();
    let gemaakt =
        api.post(&format!("{KI}/maak-klantcontact"), &json!({"klantcontact": contact()})).verwacht(201);
    let contact = &gemaakt["klantcontact"];
    maak(&api, "internetaken", &taak(&api, contact));
    api.delete(&plek("klantcontacten", contact)).verwacht(204);
    let berichten = nrc.wacht_op(4);
    assert_eq!(
        kort(&berichten),
        ["klantcontact create", "internetaak create", "internetaak destroy", "klantcontact destroy"]
    );
    assert_eq!(berichten[1]["resourceUrl"], berichten[2]["resourceUrl"]);
});

op_beide_databases!(onze_eigen_api_vertelt_hetzelfde, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    let bron = format!(
        "notificaties_url = \"{}\"\nnotificaties_token = \"abc\"\nnotificaties_source = \"turfstad\"\n",
        nrc.url()
    );
    let proef = Proef::met(nieuw, &bron);
    let api = proef.api();
    let eigen = "/klant/api/v1";
    let klant = api
        .post(&format!("{eigen}/klanten"), &json!({"soort": "persoon", "contactnaam": {"voornaam": "Mina"}}))
        .verwacht(201);
    let pad = format!("{eigen}/klanten/{}", klant["uuid"].as_str().unwrap());
    let etag = api.get(&pad).kop("etag").unwrap().to_owned();
    let wijzig = api.met_kop("If-Match", &etag).met_kop("Content-Type", "application/merge-patch+json");
    wijzig.patch(&pad, &json!({"contactnaam": {"voornaam": "Wilhelmina"}})).verwacht(200);
    let vraag = json!({"klantcontact": {
        "kanaal": "telefoon", "onderwerp": "Een vraag", "betrokkenen": [{"rol": "klant", "initiator": true}],
    }});
    api.post(&format!("{eigen}/interacties"), &vraag).verwacht(201);
    let berichten = nrc.wacht_op(3);
    assert_eq!(kort(&berichten), ["partij create", "partij partial_update", "klantcontact create"]);
    assert_eq!(
        berichten[0]["resourceUrl"],
        json!(format!("{BASIS}{KI}/partijen/{}", klant["uuid"].as_str().unwrap()))
    );
    assert!(berichten.iter().all(|een| een["source"] == "turfstad"));
    assert_eq!(nrc.alles()[0].bewijs, "Bearer abc");
});

op_beide_databases!(een_weigering_vertelt_niets, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    let proef = Proef::nieuw(nieuw, &nrc.url());
    let api = proef.api();
    let mina = maak(&api, "partijen", &partij("Mina"));
    let karel = maak(&api, "partijen", &partij("Karel"));
    let adres = json!({
        "adres": "karel@example.org", "soortDigitaalAdres": "email", "omschrijving": "",
        "verstrektDoorBetrokkene": null, "verstrektDoorPartij": {"uuid": karel["uuid"]},
    });
    let adres = maak(&api, "digitaleadressen", &adres);
    nrc.wacht_op(2);
    // Refused only after her row was written: all of it is undone, what would have been told as well.
    let voorkeur = json!({"voorkeurstaal": "eng", "voorkeursDigitaalAdres": {"uuid": adres["uuid"]}});
    api.patch(&plek("partijen", &mina), &voorkeur).verwacht(400);
    assert_eq!(api.get(&plek("partijen", &mina)).verwacht(200)["voorkeurstaal"], "nld");
    nrc.wacht_op(2);
    assert_eq!(proef.in_de_rij(), [["0"]]);
});

op_beide_databases!(bij_uitval_gaat_schrijven_door_en_wordt_herhaald, |nieuw: bouw| {
    let adres = Nrc::plek();
    let proef = Proef::nieuw(nieuw, &nrc::url(adres));
    let gemaakt = maak(&proef.api(), "partijen", &partij("Mina"));
    wacht_tot(|| !proef.lijst().is_empty());
    let een = proef.lijst().remove(0);
    assert_eq!((&een["kanaal"], &een["actie"]), (&json!("partijen"), &json!("create")));
    assert_eq!(een["laatsteFout"], "verbinding");
    assert!(een["volgendePogingOp"].is_string() && een["sinds"].is_string(), "{een}");

    let nrc = Nrc::op(adres);
    nrc.antwoord_met(500);
    wacht_tot(|| nrc.alles().iter().any(|een| een.status == 500));
    wacht_tot(|| proef.lijst().first().is_some_and(|een| een["laatsteFout"] == "status 500"));
    nrc.antwoord_met(201);
    let berichten = nrc.wacht_op(1);
    assert_eq!(berichten[0]["resourceUrl"], json!(format!("{BASIS}{}", plek("partijen", &gemaakt))));
    wacht_tot(|| proef.in_de_rij() == [["0"]]);
});

op_beide_databases!(wat_niet_aankomt_wacht_op_een_beheerder, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    nrc.antwoord_met(403);
    let proef = Proef::nieuw(nieuw, &nrc.url());
    maak(&proef.api(), "partijen", &partij("Mina"));
    wacht_tot(|| !proef.lijst().is_empty());
    // As if it had been tried nineteen times: the next attempt is the last.
    proef
        .omgeving
        .database()
        .voer_sql_uit("UPDATE notificatie SET pogingen = 19, volgende_poging_op = aangemaakt_op");
    wacht_tot(|| proef.lijst().first().is_some_and(|een| een["volgendePogingOp"].is_null()));
    assert_eq!(proef.lijst()[0]["pogingen"], 20);
    proef.omgeving.server().wacht_op_log("worden niet meer geprobeerd");
    let blad = proef.opdracht(&["lijst"], 0);
    assert!(blad.contains("wacht op u") && blad.contains("403"), "{blad}");

    proef.opdracht(&["herhaal", "5b0c1f6e-0000-4000-8000-000000000000"], 1);
    proef.opdracht(&["herhaal"], 2);
    nrc.antwoord_met(201);
    assert_eq!(proef.opdracht(&["herhaal", "--alle"], 0), "1 notificatie wordt opnieuw geprobeerd\n");
    nrc.wacht_op(1);
    wacht_tot(|| proef.in_de_rij() == [["0"]]);
    assert_eq!(proef.opdracht(&["lijst"], 0), "Alle notificaties zijn aangekomen of onderweg\n");
});

op_beide_databases!(kanalen_worden_een_keer_geregistreerd, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    let proef = Proef::met(
        nieuw,
        &format!(
            "notificaties_url = \"{}\"\nnotificaties_client_id = \"klant\"\nnotificaties_secret = \"geheim\"\n\
             notificaties_kanalen = \"partijen, internetaken\"\n",
            nrc.url()
        ),
    );
    let eerst = proef.opdracht(&["kanalen", "--output", "json"], 0);
    let eerst: Value = serde_json::from_str(&eerst).unwrap();
    assert_eq!(eerst["resultaten"][1], json!({"kanaal": "internetaken", "uitkomst": "geregistreerd"}));
    assert!(proef.opdracht(&["kanalen"], 0).contains("bestond al"));
    let gemaakt: Vec<Value> =
        nrc.alles().into_iter().filter(|een| een.status == 201).map(|een| een.body).collect();
    assert_eq!(gemaakt.len(), 2);
    assert_eq!(gemaakt[0]["filters"], json!(["nummer", "interneNotitie", "soortPartij"]));
    assert!(
        nrc.alles().iter().all(|een| een.bewijs.starts_with("Bearer ey") && !een.bewijs.contains("geheim"))
    );

    // What is not asked for is not told.
    maak(&proef.api(), "klantcontacten", &contact());
    assert_eq!(proef.in_de_rij(), [["0"]]);
});

op_beide_databases!(zonder_instelling_wordt_niemand_iets_verteld, |omgeving| {
    maak(&omgeving.api(), "klantcontacten", &contact());
    assert_eq!(omgeving.sql("SELECT count(*) FROM notificatie"), [["0"]]);
    omgeving.voer_uit(&["notificatie", "kanalen"]).verwacht(2);
});

op_beide_databases!(een_ontvanger_die_zwijgt_houdt_niets_op, |nieuw: bouw| {
    let nrc = Nrc::nieuw();
    nrc.antwoord_met(0);
    let mut proef = Proef::nieuw(nieuw, &nrc.url());
    let api = proef.api();
    maak(&api, "partijen", &partij("Mina"));
    wacht_tot(|| !nrc.alles().is_empty());
    let begin = Instant::now();
    maak(&api, "partijen", &partij("Karel"));
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    // Within what the server gives requests under way.
    proef.omgeving.stop();
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
    nrc.antwoord_met(201);
    // The one under way had failed; neither is lost.
    proef.omgeving.start();
    assert_eq!(kort(&nrc.wacht_op(2)), ["partij create", "partij create"]);
});

/// SQLite has one server at a time.
#[test]
fn twee_servers_bezorgen_elk_bericht_een_keer() {
    let nrc = Nrc::nieuw();
    let proef = Proef::nieuw(Omgeving::bouw(Soort::Postgres), &nrc.url());
    let tweede = Server::start(proef.omgeving.database(), &["--config", &proef.config]);
    let apis = [proef.api(), Api::nieuw(tweede.adres()).met_token(proef.omgeving.token())];
    for _ in 0..30 {
        for api in &apis {
            maak(api, "klantcontacten", &contact());
        }
    }
    let berichten = nrc.wacht_op(60);
    let verteld: HashSet<String> = berichten.iter().map(|een| een["resourceUrl"].to_string()).collect();
    assert_eq!(verteld.len(), 60);
    let _ = tweede.stop();
}
