//! What had to wait goes on its day: by the running server, and by `klant opschonen`.

use std::thread::sleep;
use std::time::{Duration, Instant};

use klant_tests::{Omgeving, Soort, op_beide_databases};
use serde_json::{Value, json};

use crate::bouw::{E1, KLANTEN, email, met, mina, registreer_klant};
use crate::bouwstenen::{nodig, wis};

/// Moves the days of the duties and of the requests into the past: for the register it is as if they had come.
fn dagen_later(omgeving: &Omgeving) {
    let database = omgeving.database();
    database.voer_sql_uit(
        "UPDATE bewaarplicht SET tot = '2026-01-01'; UPDATE wisverzoek SET opnieuw_op = '2026-01-02';",
    );
}

op_beide_databases!(s5b_een_draaiende_server_wist_op_de_dag_zelf, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    nodig(&api, &klant, &["emailadres"], &json!({}));
    wis(&api, &klant, &json!({"elementen": ["emailadres", "telefoonnummer"]}));
    let pad = format!("{KLANTEN}/{klant}");
    assert!(api.get(&pad).verwacht(200).to_string().contains(E1));
    // Given after the request: she did not mean that one.
    let gelezen = api.get(&pad);
    let versie = gelezen.kop("etag").expect("an etag").to_owned();
    let mut lijst: Vec<Value> = gelezen.op("/digitaleAdressen").as_array().expect("addresses").clone();
    lijst.iter_mut().for_each(|adres| drop(adres.as_object_mut().expect("an object").remove("herkomst")));
    lijst.push(email("later@example.org"));
    api.met_kop("If-Match", &versie)
        .patch(&pad, &json!({"digitaleAdressen": lijst, "verstrektDoor": "klant"}))
        .verwacht(200);
    dagen_later(&omgeving);
    let begin = Instant::now();
    while api.get(&pad).verwacht(200).to_string().contains(E1) {
        assert!(begin.elapsed() < Duration::from_secs(120), "the server looks at what waits");
        sleep(Duration::from_millis(250));
    }
    let over = api.get(&pad).verwacht(200);
    assert_eq!(over["digitaleAdressen"].as_array().map(Vec::len), Some(1), "{over}");
    assert_eq!(over["digitaleAdressen"][0]["adres"], "later@example.org");
    assert_eq!(omgeving.sql("SELECT count(*) FROM wisverzoek"), [["0"]]);
});

op_beide_databases!(s5_opschonen_toont_vooraf_stopt_waar_dat_is_gevraagd_en_gaat_verder, |mut omgeving| {
    let mut klanten = Vec::new();
    {
        let api = omgeving.api();
        for nummer in 0..5 {
            let adres = format!("klant{nummer}@example.org");
            let eigen = json!({"digitaleAdressen": [email(&adres)], "identificaties": []});
            let klant = registreer_klant(&api, &met(mina(), &eigen));
            nodig(&api, &klant, &["emailadres"], &json!({"zaak": format!("Z-{nummer}")}));
            wis(&api, &klant, &json!({"alles": true}));
            klanten.push(klant);
        }
    }
    omgeving.stop();
    dagen_later(&omgeving);
    let tel = |omgeving: &Omgeving| omgeving.sql("SELECT count(*) FROM partij")[0][0].clone();
    let verslag = |omgeving: &Omgeving, argumenten: &[&str]| -> Value {
        let opdracht = [&["opschonen", "--output", "json"], argumenten].concat();
        serde_json::from_str(omgeving.voer_uit(&opdracht).verwacht(0)).expect("JSON")
    };
    let proef = verslag(&omgeving, &["--proef"]);
    assert_eq!((&proef["verzoeken"], &proef["afgerond"]), (&json!(5), &json!(5)), "{proef}");
    assert_eq!(tel(&omgeving), "5");
    let eerst = verslag(&omgeving, &["--hoogstens", "2"]);
    assert_eq!((&eerst["verzoeken"], tel(&omgeving).as_str()), (&json!(2), "3"), "{eerst}");
    let rest = verslag(&omgeving, &[]);
    assert_eq!((&rest["verzoeken"], tel(&omgeving).as_str()), (&json!(3), "0"), "{rest}");
    assert_eq!(verslag(&omgeving, &[])["verzoeken"], 0);
    assert_eq!(omgeving.sql("SELECT count(*) FROM wisverzoek"), [["0"]]);
});

/// What is kept of customers, and what waits: all of it, save which rows they are.
fn stand(omgeving: &Omgeving) -> Vec<String> {
    let tel = |vraag: &str| omgeving.sql(vraag).concat().concat();
    [
        "SELECT count(*) FROM partij WHERE voornaam IS NOT NULL OR achternaam IS NOT NULL",
        "SELECT count(*) FROM digitaal_adres WHERE partij IS NOT NULL",
        "SELECT count(*) FROM digitaal_adres WHERE partij IS NULL",
        "SELECT count(*) FROM partij_identificator",
        "SELECT count(*) FROM digitaal_adres WHERE zoeksleutel IS NOT NULL",
        "SELECT count(*) FROM herkomst",
        "SELECT count(*) FROM klantcontact",
        "SELECT count(*) FROM betrokkene",
        "SELECT count(*) FROM wisverzoek",
    ]
    .map(tel)
    .to_vec()
}

op_beide_databases!(s5_wie_wissen_afkapt_en_opnieuw_begint_eindigt_gelijk, |mut omgeving| {
    omgeving.stop();
    omgeving.voer_uit(&["genereer", "--partijen", "120"]).verwacht(0);
    let gevraagd = match omgeving.soort() {
        Soort::Sqlite => "'2099-01-01T00:00:00.000000Z'",
        Soort::Postgres => "TIMESTAMPTZ '2099-01-01 00:00:00Z'",
    };
    omgeving.database().voer_sql_uit(&format!(
        "INSERT INTO wisverzoek (partij, omvang, gevraagd_op, opnieuw_op) SELECT volgnummer, 'alles', {gevraagd}, '2026-01-01' FROM partij"
    ));
    // Whoever is not done has all that she had; whoever is has nothing that may go.
    let half = "SELECT count(*) FROM wisverzoek w JOIN partij p ON p.volgnummer = w.partij WHERE w.opnieuw_op = '2026-01-01' \
                AND (SELECT count(*) FROM digitaal_adres d WHERE d.partij = p.volgnummer) <> 2";
    assert_eq!(omgeving.sql(half), [["0"]]);
    let mut onderbroken = 0;
    for poging in 1..=6 {
        let opdracht = omgeving.database().opdracht(&["opschonen"]);
        onderbroken += u32::from(opdracht.voer_uit_en_kap_af(Duration::from_millis(60 * poging)));
        assert_eq!(omgeving.sql(half), [["0"]], "{poging}");
    }
    assert!(onderbroken > 0, "it was killed on its way");
    omgeving.voer_uit(&["opschonen"]).verwacht(0);
    let eind = stand(&omgeving);
    assert_eq!(eind[..2], ["0", "0"], "what may go has gone: {eind:?}");
    // Once more changes nothing: what is left waits for what keeps it.
    omgeving.voer_uit(&["opschonen"]).verwacht(0);
    assert_eq!(stand(&omgeving), eind);
});
