//! That no BSN that was used stands in the database, before and after a rotation: every byte is searched for it.

use crate::bouw::{
    INTERACTIES, KLANTEN, bsn, geidentificeerd, interactie, met, mina, registreer, registreer_klant, tekst,
};
use klant_tests::{Api, Omgeving, Soort, op_beide_databases};
use serde_json::{Value, json};

const KI: &str = "/klantinteracties/api/v1";

/// So many numbers that pass the check of a BSN, from a range that is given to nobody.
fn nummers(aantal: usize) -> Vec<String> {
    let deugt = |nummer: &String| {
        let som: u32 = nummer
            .bytes()
            .map(|cijfer| u32::from(cijfer - b'0'))
            .zip([9, 8, 7, 6, 5, 4, 3, 2])
            .map(|(c, g)| c * g)
            .sum();
        let laatste = nummer.bytes().last().map_or(0, |cijfer| u32::from(cijfer - b'0'));
        som % 11 == laatste
    };
    (999_991_000_u32..).map(|nummer| nummer.to_string()).filter(deugt).take(aantal).collect()
}

/// The codes of a BSN on the Klantinteracties API.
fn groep(nummer: &str) -> Value {
    json!({
        "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": nummer, "codeRegister": "brp",
    })
}

/// Uses each number: records, finds, changes and removes customers, over both APIs.
fn gebruik(api: &Api, nummers: &[String]) {
    let [klant, via_contact, gezocht, partij, los, eerst, daarna, weg] = nummers else {
        panic!("acht nummers")
    };
    let met_bsn = |nummer: &str| met(mina(), &json!({"identificaties": [bsn(nummer)]}));
    registreer_klant(api, &met_bsn(klant));
    // Who is refused has sent it all the same.
    assert_eq!(api.post(KLANTEN, &met_bsn(klant)).status, 409);
    let wie = geidentificeerd(&bsn(via_contact), "digid", "substantieel");
    registreer(api, &interactie("algemeen", "website", &[wie]));
    let vraag = json!({"identificatie": bsn(gezocht)});
    assert!(api.post(&format!("{KLANTEN}/_zoek"), &vraag).verwacht(200)["resultaten"].is_array());
    let verkeerd = json!({"klantcontact": {"kanaal": "balie", "onderwerp": 7, "betrokkenen": [
        geidentificeerd(&bsn(gezocht), "digid", "substantieel")]}});
    assert_eq!(api.post(INTERACTIES, &verkeerd).status, 400);

    let maak = |lijst: &str, inhoud: Value| api.post(&format!("{KI}/{lijst}"), &inhoud).verwacht(201);
    let persoon = |identificatoren: Value| {
        maak(
            "partijen",
            json!({
                "soortPartij": "persoon", "indicatieActief": true, "digitaleAdressen": null, "rekeningnummers": null,
                "voorkeursDigitaalAdres": null, "voorkeursRekeningnummer": null,
                "partijIdentificatoren": identificatoren,
                "partijIdentificatie": {"contactnaam": {"voornaam": "Karel"}},
            }),
        )
    };
    let karel = persoon(json!([{"partijIdentificator": groep(partij)}]));
    let identificator = |nummer: &str| {
        let persoon = persoon(json!([]));
        let inhoud = json!({
            "identificeerdePartij": {"uuid": persoon["uuid"]}, "partijIdentificator": groep(nummer),
        });
        (persoon, maak("partij-identificatoren", inhoud))
    };
    identificator(los);
    let (_, gewijzigd) = identificator(eerst);
    let plek = |lijst: &str, ding: &Value| format!("{KI}/{lijst}/{}", tekst(&ding["uuid"]));
    api.patch(&plek("partij-identificatoren", &gewijzigd), &json!({"partijIdentificator": groep(daarna)}))
        .verwacht(200);
    let (verwijderd, _) = identificator(weg);
    assert_eq!(api.delete(&plek("partijen", &verwijderd)).status, 204);
    for (nummer, aantal) in [(klant, 1), (partij, 1), (daarna, 1), (eerst, 0), (weg, 0)] {
        let lijst = format!("{KI}/partij-identificatoren?partijIdentificatorObjectId={nummer}");
        assert_eq!(api.get(&lijst).verwacht(200)["count"], aantal);
    }
    let gelezen = api.get(&plek("partijen", &karel)).verwacht(200);
    assert!(gelezen.to_string().contains(partij), "who may, reads it");
}

/// Every byte of the files of SQLite; of PostgreSQL every row of every table as text, as a dump would show them.
fn alles(omgeving: &Omgeving) -> Vec<u8> {
    match omgeving.soort() {
        Soort::Sqlite => {
            let map = std::fs::read_dir(omgeving.database().map()).expect("the folder can be read");
            let bestanden = map.map(|een| een.expect("an entry").path()).filter(|pad| {
                pad.file_name().is_some_and(|naam| naam.to_string_lossy().starts_with("klant.db"))
            });
            bestanden.flat_map(|pad| std::fs::read(pad).expect("the file can be read")).collect()
        }
        Soort::Postgres => {
            let tabellen = omgeving.sql(
                "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS tabel FROM pg_tables \
                 WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
            );
            assert!(tabellen.len() > 20, "{tabellen:?}");
            let rijen = tabellen.concat().into_iter().flat_map(|tabel| {
                omgeving.sql(&format!("SELECT regel::text AS tekst FROM {tabel} AS regel")).concat()
            });
            rijen.collect::<Vec<_>>().join("\n").into_bytes()
        }
    }
}

/// The digits of a number one after the other, with at most two other bytes (a dot, a space, a NUL of UTF-16) between each: as text, and as
/// the hexadecimals of text.
fn staat_in(bytes: &[u8], nummer: &str) -> bool {
    let hex: String = nummer.bytes().map(|cijfer| format!("{cijfer:02x}")).collect();
    [nummer.as_bytes(), hex.as_bytes(), hex.to_uppercase().as_bytes()].iter().any(|gezocht| {
        let (eerste, rest) = gezocht.split_first().expect("a number has digits");
        let begin =
            bytes.iter().enumerate().filter(|(_, byte)| *byte == eerste).map(|(plaats, _)| plaats + 1);
        begin.into_iter().any(|mut plaats| {
            rest.iter().all(|cijfer| {
                let raam = bytes.iter().skip(plaats).take(3);
                let stap = raam.clone().position(|byte| byte == cijfer);
                // Another digit in between makes it another number.
                let tussen = raam.take(stap.unwrap_or(0)).any(u8::is_ascii_alphanumeric);
                plaats += stap.map_or(0, |stap| stap + 1);
                stap.is_some() && !tussen
            })
        })
    })
}

#[track_caller]
fn geen_van(omgeving: &Omgeving, nummers: &[String], wanneer: &str) {
    let bytes = alles(omgeving);
    // What is no secret is there: it was looked for in the right place.
    assert!(staat_in(&bytes, "31612345678"), "{wanneer}: the telephone number is to be found");
    for nummer in nummers {
        assert!(!staat_in(&bytes, nummer), "{wanneer}: een bsn staat leesbaar in de database");
        // As an integer of eight bytes, which no text search finds.
        let getal: u64 = nummer.parse().expect("a number");
        let kort = u32::try_from(getal).expect("nine digits fit").to_be_bytes();
        assert!(
            !bytes.windows(4).any(|raam| raam == kort),
            "{wanneer}: een bsn staat als getal in de database"
        );
    }
}

op_beide_databases!(s20_geen_gebruikt_bsn_staat_in_de_database_ook_niet_na_een_rotatie, |mut omgeving| {
    let nummers = nummers(8);
    gebruik(&omgeving.api(), &nummers);
    geen_van(&omgeving, &nummers, "naast de server");
    let oud = omgeving.sql("SELECT cijfertekst FROM partij_identificator").concat();
    assert!(oud.len() >= 5, "{} encrypted values", oud.len());
    let _ = omgeving.voer_uit(&["sleutel", "roteer"]).verwacht(0);
    geen_van(&omgeving, &nummers, "na de rotatie");
    omgeving.stop();
    geen_van(&omgeving, &nummers, "na het stoppen");
    // Nor does what the old key opens.
    let bytes = alles(&omgeving);
    for waarde in oud {
        let hex = waarde.trim_start_matches("\\x");
        let ruw: Vec<u8> = (0..hex.len() / 2)
            .filter_map(|plaats| u8::from_str_radix(hex.get(2 * plaats..2 * plaats + 2)?, 16).ok())
            .collect();
        let leesbaar = bytes.windows(ruw.len()).any(|raam| raam == ruw)
            || bytes.windows(hex.len()).any(|raam| raam == hex.as_bytes());
        assert!(!leesbaar, "een oude cijfertekst staat nog in de database");
    }
});

#[test]
fn zoeken_vindt_een_bsn_in_elke_schrijfwijze() {
    for tekst in [
        "999990019",
        "x999990019",
        "999.990.019",
        "9 9999 0019",
        "9\x009\x009\x009\x009\x000\x000\x001\x009\x00",
    ] {
        assert!(staat_in(tekst.as_bytes(), "999990019"), "{tekst}");
    }
    assert!(staat_in(b"\\x393939393930303139", "999990019"));
    for tekst in ["", "99999001", "999990018", "9999 x 90019", "99999a0019"] {
        assert!(!staat_in(tekst.as_bytes(), "999990019"), "{tekst}");
    }
    assert!(nummers(3).iter().all(|nummer| nummer.len() == 9));
}
