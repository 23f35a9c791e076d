//! A POST with an Idempotency-Key makes one thing, however often it is sent, and nothing of an answer is kept.

use crate::opzet::{ADRESSEN, MIJN, Opzet, weigering};
use crate::verzoek::{BSN_KAREL, BSN_MINA, aantal, klant, tekst, wijzig};
use klant_tests::op_beide_databases;
use serde_json::json;

op_beide_databases!(s2a_hetzelfde_verzoek_maakt_een_adres, |bouw: bouw| {
    let mut opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    opzet.registreer(&klant("Karel", BSN_KAREL));
    let nieuw = json!({"soort": "email", "adres": "nieuw@example.org"});
    let ander = json!({"soort": "email", "adres": "ander@example.org"});
    let mina = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", "sleutel-1");
    let eerste = mina.post(ADRESSEN, &nieuw);
    let plaats = eerste.kop("location").map(str::to_owned);
    let eerste = eerste.verwacht(201);
    let pad = format!("{ADRESSEN}/{}", tekst(&eerste, "/uuid"));
    // What is shown is the address as it is, not what was answered.
    wijzig(&opzet.inwoner(BSN_MINA), &pad, &json!({"omschrijving": "Thuis"})).verwacht(200);
    let weer = mina.post(ADRESSEN, &nieuw);
    assert_eq!((weer.kop("location").map(str::to_owned), weer.kop("etag")), (plaats, Some("\"2\"")));
    let weer = weer.verwacht(201);
    assert_eq!((tekst(&weer, "/uuid"), tekst(&weer, "/omschrijving")), (tekst(&eerste, "/uuid"), "Thuis"));
    assert_eq!(weigering(&mina.post(ADRESSEN, &ander)), (409, "idempotentie.ander_lichaam".to_owned()));
    // Another key is another request, and the same key of another customer too.
    let tweede = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", "sleutel-2").post(ADRESSEN, &ander);
    assert_ne!(tekst(&tweede.verwacht(201), "/uuid"), tekst(&eerste, "/uuid"));
    opzet.inwoner(BSN_KAREL).met_kop("Idempotency-Key", "sleutel-1").post(ADRESSEN, &ander).verwacht(201);
    assert_eq!(aantal(&opzet.omgeving, "idempotentie"), 3);

    // Who tries anew after a crash gets what she made.
    opzet.omgeving.crash();
    opzet.omgeving.start();
    let mina = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", "sleutel-1");
    assert_eq!(mina.post(ADRESSEN, &nieuw).verwacht(201), weer);
    // What she took away does not come back.
    let versie = mina.get(&pad).kop("etag").expect("a version").to_owned();
    assert_eq!(mina.met_kop("If-Match", &versie).delete(&pad).status, 204);
    assert_eq!(weigering(&mina.post(ADRESSEN, &nieuw)), (404, "pad.niet_gevonden".to_owned()));
    let zij = mina.get(MIJN).verwacht(200);
    assert_eq!(zij["digitaleAdressen"].as_array().map(Vec::len), Some(3));
});

op_beide_databases!(s2a_een_sleutel_geldt_24_uur_en_wat_ouder_is_gaat_weg, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let nieuw = json!({"soort": "email", "adres": "nieuw@example.org"});
    let met = |sleutel: &str| opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", sleutel);
    let eerste = met("een").post(ADRESSEN, &nieuw).verwacht(201);
    met("twee").post(ADRESSEN, &json!({"soort": "email", "adres": "twee@example.org"})).verwacht(201);
    let gisteren = match opzet.omgeving.soort() {
        klant_tests::Soort::Sqlite => "'2026-01-01T00:00:00.000000Z'",
        klant_tests::Soort::Postgres => "timestamptz '2026-01-01 00:00Z'",
    };
    opzet.omgeving.database().voer_sql_uit(&format!("UPDATE idempotentie SET gemaakt_op = {gisteren}"));
    let weer = met("een").post(ADRESSEN, &nieuw).verwacht(201);
    assert_ne!(tekst(&weer, "/uuid"), tekst(&eerste, "/uuid"));
    assert_eq!(aantal(&opzet.omgeving, "idempotentie"), 1, "the other went too");
});

op_beide_databases!(s2a_tegelijk_met_dezelfde_sleutel_maakt_een_adres, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", "tegelijk");
    let nieuw = json!({"soort": "email", "adres": "nieuw@example.org"});
    let uuids: Vec<String> = std::thread::scope(|draden| {
        let verzoek = || tekst(&mina.post(ADRESSEN, &nieuw).verwacht(201), "/uuid").to_owned();
        let draden: Vec<_> = (0..4).map(|_| draden.spawn(verzoek)).collect();
        draden.into_iter().map(|draad| draad.join().expect("an answer")).collect()
    });
    assert!(uuids.iter().all(|uuid| *uuid == uuids[0]), "{uuids:?}");
    assert_eq!(aantal(&opzet.omgeving, "digitaal_adres WHERE adres = 'nieuw@example.org'"), 1);
});

op_beide_databases!(
    s2a_een_sleutel_is_een_leesbaar_woord_en_een_weigering_verbruikt_hem_niet,
    |bouw: bouw| {
        let opzet = Opzet::start(bouw);
        opzet.registreer(&klant("Mina", BSN_MINA));
        let nieuw = json!({"soort": "email", "adres": "nieuw@example.org"});
        for fout in ["met spatie", &"x".repeat(256)] {
            let kreeg = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", fout).post(ADRESSEN, &nieuw);
            assert_eq!(weigering(&kreeg), (400, "idempotentie.formaat".to_owned()), "{fout}");
        }
        let mina = opzet.inwoner(BSN_MINA).met_kop("Idempotency-Key", &"x".repeat(255));
        assert_eq!(mina.post(ADRESSEN, &json!({"soort": "email", "adres": "geen adres"})).status, 400);
        assert_eq!(aantal(&opzet.omgeving, "idempotentie"), 0);
        mina.post(ADRESSEN, &nieuw).verwacht(201);
        // Of her, her key and what she sent nothing can be read.
        let rij = opzet.omgeving.sql("SELECT * FROM idempotentie");
        for geheim in ["nieuw@example.org", BSN_MINA, "xxx"] {
            assert!(!format!("{rij:?}").contains(geheim), "{geheim}");
        }
    }
);
