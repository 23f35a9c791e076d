//! How the server is operated: tokens, signals, an unmigrated database, being alive and ready.

// The `cfg` makes clippy judge these modules as the tests that they are.
#[cfg(test)]
mod bouw;

use bouw::{INTERACTIES, PROFIELEN, aantal, bepaal, contact, interactie, map_met, profiel, registreer};
use klant_tests::{Api, Database, Omgeving, Opdracht, Server, Soort, op_beide_databases, voorbeeldprofielen};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Within this time tokens work and stop.
const VIJF_SECONDEN: Duration = Duration::from_secs(5);

/// Asks again until the status is this one, at most five seconds long.
#[track_caller]
fn binnen_vijf_seconden(api: &Api, status: u16) {
    let begin = Instant::now();
    loop {
        let nu = api.get(PROFIELEN).status;
        if nu == status {
            return;
        }
        assert!(begin.elapsed() < VIJF_SECONDEN, "na vijf seconden is het nog steeds {nu}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

op_beide_databases!(een_token_werkt_en_stopt_binnen_vijf_seconden, |omgeving| {
    let token = omgeving.maak_token("nieuw", &[]);
    assert_eq!((token.len(), token.lines().count()), (64, 1));
    let api = omgeving.api_met(&token);
    binnen_vijf_seconden(&api, 200);
    let lijst = omgeving.voer_uit(&["token", "lijst"]);
    assert!(lijst.verwacht(0).contains("nieuw") && !lijst.stdout.contains(&token), "{}", lijst.stdout);

    omgeving.voer_uit(&["token", "intrek", "--naam", "nieuw"]).verwacht(0);
    binnen_vijf_seconden(&api, 401);
    assert_eq!(omgeving.api().get(PROFIELEN).status, 200, "het andere token werkt nog");
    // Who is gone cannot be taken away again under a name that never was.
    omgeving.voer_uit(&["token", "intrek", "--naam", "raadsel"]).verwacht(1);
    assert_eq!(omgeving.sql("SELECT count(*) FROM toepassing WHERE ingetrokken_op IS NOT NULL"), [["1"]]);
});

op_beide_databases!(een_bestaand_token_blijft_van_de_applicatie, |omgeving| {
    // The client was refused with it before it was registered: that is not remembered for long.
    let eigen = "0123456789abcdef-van-een-oude-installatie";
    let api = omgeving.api_met(eigen);
    assert_eq!(api.get(PROFIELEN).status, 401);
    let database = omgeving.database();
    let maak = |waarde: &str, naam: &str| {
        database.opdracht(&["token", "maak", "--naam", naam, "--waarde-stdin"]).stdin(waarde).voer_uit()
    };
    maak(eigen, "oud").verwacht(0);
    binnen_vijf_seconden(&api, 200);
    maak("met spatie", "met-spatie").verwacht(2);
    maak(eigen, "nog-een").verwacht(3);
    let tabel = omgeving.sql("SELECT * FROM toepassing").concat().join("|");
    let hex: String = eigen.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(tabel.contains("oud") && !tabel.contains(eigen) && !tabel.contains(&hex));
    assert_eq!(aantal(&omgeving, "toepassing"), 2);
});

op_beide_databases!(een_vervallen_token_werkt_niet, |omgeving| {
    let token = omgeving.maak_token("oud", &["--vervalt-op", "2020-01-01T00:00:00Z"]);
    assert_eq!(omgeving.api_met(&token).get(PROFIELEN).status, 401);
    let token = omgeving.maak_token("geldig", &["--vervalt-op", "2999-01-01T00:00:00Z"]);
    binnen_vijf_seconden(&omgeving.api_met(&token), 200);
    // By now both are known to the server, and the one that ended still opens nothing.
    let token = omgeving.maak_token("nog-een", &["--vervalt-op", "2020-01-01T00:00:00Z"]);
    binnen_vijf_seconden(&omgeving.api_met(&token), 401);
});

op_beide_databases!(sigterm_rondt_af_wat_loopt_en_eindigt_met_nul, |nieuwe: bouw| {
    let mut omgeving = nieuwe.start();
    let token = omgeving.maak_token("langzaam", &[]);
    let adres = omgeving.server().adres().trim_start_matches("http://").to_owned();
    let inhoud = json!({"klantcontact": contact("balie", &[])}).to_string();
    let (eerst, rest) = inhoud.split_at(inhoud.len() / 2);
    let mut lijn = TcpStream::connect(&adres).expect("the server listens");
    let kop = format!(
        "POST {INTERACTIES} HTTP/1.1\r\nHost: {adres}\r\nAuthorization: Token {token}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{eerst}",
        inhoud.len()
    );
    lijn.write_all(kop.as_bytes()).unwrap();
    // Another request that is answered tells that this one has been taken on.
    assert_eq!(omgeving.api().get(PROFIELEN).status, 200);
    std::thread::sleep(Duration::from_millis(300));

    omgeving.server().signaal("TERM");
    omgeving.server().wacht_op_log("rondt lopende verzoeken af");
    std::thread::sleep(Duration::from_millis(300));
    let geweigerd = TcpStream::connect(&adres).and_then(|mut nieuw| {
        nieuw.set_read_timeout(Some(Duration::from_millis(500)))?;
        nieuw.write_all(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")?;
        nieuw.read(&mut [0; 16])
    });
    assert!(!matches!(geweigerd, Ok(1..)), "er werd nog een nieuw verzoek aangenomen");

    lijn.write_all(rest.as_bytes()).unwrap();
    let mut antwoord = String::new();
    lijn.read_to_string(&mut antwoord).unwrap();
    assert!(antwoord.starts_with("HTTP/1.1 201 "), "{antwoord}");
    // Another SIGTERM changes nothing; this one waits for the end and wants code 0.
    omgeving.stop();
    assert_eq!((aantal(&omgeving, "klantcontact"), aantal(&omgeving, "interactie")), (1, 1));
});

op_beide_databases!(na_een_herstart_staat_alles_er_nog, |mut omgeving| {
    let vraag = registreer(&omgeving.api(), &interactie("algemeen", "balie", &[]));
    let einde = omgeving.stop();
    assert_eq!(einde.stdout.lines().count(), 1, "een regel zegt waar de server luistert");
    assert!(einde.stdout.starts_with("klant luistert op http://127.0.0.1:"), "{}", einde.stdout);
    assert!(
        einde.stderr.lines().all(|regel| regel.starts_with('{') || regel.starts_with("klant: ")),
        "{}",
        einde.stderr
    );
    omgeving.start();
    assert_eq!(bepaal(&omgeving.api(), &vraag, &json!({}))["uitkomst"], "geen_toegestaan_adres");
});

fn versie(omgeving: &Omgeving, code: &str) -> (u16, String) {
    let antwoord = omgeving.api().get(&format!("{PROFIELEN}/{code}"));
    (antwoord.status, antwoord.op("/versie").as_str().unwrap_or_default().to_owned())
}

#[test]
fn sighup_leest_de_profielen_opnieuw_alle_of_geen() {
    let een = profiel("een", "");
    let map = map_met(&[("een.toml", &een)]);
    let schrijf = |naam: &str, inhoud: &str| std::fs::write(map.path().join(naam), inhoud).unwrap();
    let mut omgeving = Omgeving::met_profielen(Soort::Sqlite, map.path());
    assert_eq!(versie(&omgeving, "een"), (200, "1".to_owned()));

    // One good change, one new profile, and one fault: nothing of it holds.
    let nieuw = een.replace("versie = \"1\"", "versie = \"2\"");
    schrijf("een.toml", &nieuw);
    schrijf("twee.toml", &profiel("twee", ""));
    schrijf("drie.toml", &profiel("drie", "raadsel = 1\n"));
    omgeving.server().signaal("HUP");
    let log = omgeving.server().wacht_op_log("profiel.sleutel_onbekend");
    assert!(log.contains("drie.toml"), "{log}");
    assert_eq!(versie(&omgeving, "een"), (200, "1".to_owned()));
    assert_eq!((versie(&omgeving, "twee").0, versie(&omgeving, "drie").0), (404, 404));

    std::fs::remove_file(map.path().join("drie.toml")).unwrap();
    omgeving.server().signaal("HUP");
    let begin = Instant::now();
    while versie(&omgeving, "een").1 != "2" {
        assert!(begin.elapsed() < Duration::from_secs(30), "de nieuwe profielen gelden niet");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(versie(&omgeving, "twee"), (200, "1".to_owned()));
    omgeving.stop();
}

#[test]
fn een_postgres_zonder_schema_zegt_welke_opdracht_nodig_is() {
    let database = Database::leeg(Soort::Postgres);
    let profielen = voorbeeldprofielen().display().to_string();
    let start = || Server::probeer(&database, &["--profielen", &profielen]);
    let einde = start().expect_err("there is no schema yet");
    assert_eq!(einde.code, Some(2), "{}", einde.stderr);
    assert!(
        einde.stderr.contains("klant: fout: ") && einde.stderr.contains("klant migrate"),
        "{}",
        einde.stderr
    );
    assert_eq!(database.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), [["0"]]);

    let migreer =
        || Opdracht::klant(&["migrate", "--database", database.url()]).in_map(database.map()).voer_uit();
    migreer().verwacht(0);
    let tabellen = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";
    let gemigreerd = database.sql(tabellen);
    migreer().verwacht(0);
    assert_eq!(database.sql(tabellen), gemigreerd, "een tweede keer verandert niets");
    let server = start().expect("the schema is there now");
    assert_eq!(Api::nieuw(server.adres()).get("/readyz").status, 200);
    server.stop().verwacht(0);
}

op_beide_databases!(leven_en_gereedheid_vragen_geen_token, |omgeving| {
    let api = omgeving.api().zonder_token();
    for pad in ["/livez", "/readyz"] {
        let antwoord = api.get(pad);
        assert_eq!(antwoord.status, 200, "{}", antwoord.tekst);
        assert_eq!((antwoord.kop("cache-control"), antwoord.kop("api-version")), (Some("no-store"), None));
        assert_eq!(api.post(pad, &json!({})).status, 405);
    }
});

#[test]
fn zonder_database_leeft_de_server_maar_is_hij_niet_gereed() {
    let omgeving = Omgeving::nieuw(Soort::Postgres);
    let beheer = Database::leeg(Soort::Postgres);
    let naam = omgeving.database().url().split('?').next().and_then(|url| url.rsplit('/').next()).unwrap();
    let toegang = |mag: bool| beheer.voer_sql_uit(&format!("ALTER DATABASE {naam} ALLOW_CONNECTIONS {mag}"));
    let api = omgeving.api();
    let token_bekend = api.get(PROFIELEN).status;
    assert_eq!((token_bekend, api.get("/readyz").status), (200, 200));

    toegang(false);
    beheer.voer_sql_uit(&format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'"
    ));
    let weg = api.get("/readyz");
    assert_eq!((weg.status, weg.kop("retry-after")), (503, Some("1")), "{}", weg.tekst);
    assert!(weg.op("/fouten").is_null() && !weg.tekst.contains(naam), "{}", weg.tekst);
    let schrijven = api.post(INTERACTIES, &interactie("algemeen", "balie", &[]));
    assert_eq!((schrijven.status, schrijven.op("/fouten")), (503, &Value::Null));
    assert_eq!(api.get("/livez").status, 200);

    toegang(true);
    let begin = Instant::now();
    while api.get("/readyz").status != 200 {
        assert!(begin.elapsed() < Duration::from_secs(60), "de server vindt de database niet terug");
        std::thread::sleep(Duration::from_millis(100));
    }
    registreer(&api, &interactie("algemeen", "balie", &[]));
    assert_eq!(aantal(&omgeving, "klantcontact"), 1);
}

op_beide_databases!(nummers_uitgeven_nummert_wat_zonder_nummer_komt, |bouw: bouw| {
    const KI: &str = "/klantinteracties/api/v1";
    let omgeving = bouw.argument("--nummers-uitgeven").start();
    let api = omgeving.api();
    let leg_vast = |nummer: Value| {
        let lichaam = json!({"nummer": nummer, "kanaal": "telefoon", "onderwerp": "vraag", "taal": "nld",
            "vertrouwelijk": false});
        api.post(&format!("{KI}/klantcontacten"), &lichaam).verwacht(201)
    };
    // The number that would be next is taken by a client itself: it is passed over.
    assert_eq!(leg_vast(json!("0000000002"))["nummer"], "0000000002");
    let eerste = leg_vast(Value::Null);
    assert_eq!(
        (&eerste["nummer"], &leg_vast(json!(""))["nummer"]),
        (&json!("0000000001"), &json!("0000000003"))
    );
    let taak = json!({"nummer": "", "gevraagdeHandeling": "bel terug", "status": "te_verwerken",
        "aanleidinggevendKlantcontact": {"uuid": eerste["uuid"]}, "toegewezenAanActoren": []});
    for nummer in ["0000000001", "0000000002"] {
        let gemaakt = api.post(&format!("{KI}/internetaken"), &taak).verwacht(201);
        assert_eq!(gemaakt["nummer"], nummer);
    }
    let partij = json!({"soortPartij": "persoon", "indicatieActief": true});
    assert_eq!(api.post(&format!("{KI}/partijen"), &partij).verwacht(201)["nummer"], "0000000001");
});
