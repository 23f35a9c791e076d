//! Where personal data must not be: identifying numbers in the database, anything personal in the log.

use klant_tests::{Omgeving, Soort, op_beide_databases};
use serde_json::{Value, json};
use std::fmt::Write;

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use verzoek::{
    API, BSN_KAREL, BSN_MINA, EENMALIG_NUMMER, EMAIL, VAST_NUMMER, aantal, alles, betrokkene, breek, contact,
    email, heel, interactie, klant, leg_vast, met, met_bsn, mina, pad, taak, tekst, telefoon, wijzig,
};

#[cfg(test)]
const BSNS: [&str; 5] = [BSN_MINA, BSN_KAREL, "999990032", "999990044", "999990056"];

/// Registers a customer with each BSN, in each way that there is.
#[cfg(test)]
fn registreer_allen(omgeving: &Omgeving) {
    let api = omgeving.api();
    for bsn in &BSNS[..2] {
        api.post(&format!("{API}/klanten"), &klant("Wilhelmina", bsn)).verwacht(201);
    }
    for bsn in &BSNS[2..4] {
        let wie = betrokkene(json!({"klant": met_bsn(bsn, "digid", "substantieel")}));
        leg_vast(&api, &interactie("algemeen", contact("portaal", json!({"betrokkenen": [wie]}))));
    }
    let later = json!({"soort": "persoon", "contactnaam": {"voornaam": "Annika"}});
    let later = api.post(&format!("{API}/klanten"), &later).verwacht(201);
    let wijziging = json!({
        "identificaties": [{"soort": "bsn", "nummer": BSNS[4]}],
        "vaststelling": {"middel": "digid", "niveau": "substantieel"},
    });
    wijzig(&api, &format!("{API}/klanten/{}", tekst(&later, "/uuid")), &wijziging).verwacht(200);
    for bsn in BSNS {
        let zoek = json!({"identificatie": {"soort": "bsn", "nummer": bsn}});
        let gevonden = api.post(&format!("{API}/klanten/_zoek"), &zoek).verwacht(200);
        assert_eq!(gevonden["resultaten"][0]["identificaties"][0]["nummer"], bsn);
    }
}

/// The text in hexadecimals, as the harness shows bytes.
#[cfg(test)]
fn hexadecimaal(tekst: &str) -> String {
    tekst.bytes().fold(String::new(), |mut som, byte| {
        write!(som, "{byte:02x}").expect("a String takes all");
        som
    })
}

op_beide_databases!(s23_geen_kolom_van_geen_tabel_bevat_een_bsn, |omgeving| {
    registreer_allen(&omgeving);
    let alles = alles(&omgeving);
    let cellen: Vec<&String> = alles.iter().flat_map(|(_, rijen)| rijen.iter().flatten()).collect();
    for bsn in BSNS {
        let hex = hexadecimaal(bsn);
        assert!(!cellen.iter().any(|cel| cel.contains(bsn) || cel.contains(&hex)), "een cel bevat {bsn}");
    }
    // What may be read is found in the same way, as text and as bytes.
    assert!(cellen.iter().any(|cel| cel.as_str() == "Wilhelmina"));
    let cijfers = omgeving.sql("SELECT cijfertekst, opzoekwaarde FROM partij_identificator");
    assert_eq!(cijfers.len(), BSNS.len());
    for (rij, waarde) in cijfers.iter().flat_map(|rij| rij.iter().map(move |waarde| (rij, waarde))) {
        assert!(waarde.starts_with("\\x") && waarde.len() > 2 + 2 * 16, "{rij:?}");
        assert_eq!(cellen.iter().filter(|cel| **cel == waarde).count(), 1, "geen twee zijn gelijk");
    }
});

/// The names of the files of this folder that hold this text.
#[cfg(test)]
fn bestanden_met(omgeving: &Omgeving, tekst: &str) -> Vec<String> {
    let mut namen = Vec::new();
    for bestand in std::fs::read_dir(omgeving.database().map()).unwrap() {
        let pad = bestand.unwrap().path();
        let bytes = std::fs::read(&pad).unwrap();
        if bytes.windows(tekst.len()).any(|stuk| stuk == tekst.as_bytes()) {
            namen.push(pad.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    namen.sort();
    namen
}

#[test]
fn s23_bestand_en_wal_van_sqlite_bevatten_geen_bsn() {
    let mut omgeving = Omgeving::nieuw(Soort::Sqlite);
    registreer_allen(&omgeving);
    let geen: [String; 0] = [];
    for bsn in BSNS {
        assert_eq!(bestanden_met(&omgeving, bsn), geen, "terwijl de server draait");
    }
    // A name may be read, and is found in the same way.
    let met_naam = bestanden_met(&omgeving, "Wilhelmina");
    assert!(met_naam.contains(&"klant.db-wal".to_owned()), "{met_naam:?}");
    omgeving.stop();
    for bsn in BSNS {
        assert_eq!(bestanden_met(&omgeving, bsn), geen, "na het stoppen");
    }
    assert_eq!(bestanden_met(&omgeving, "Wilhelmina"), ["klant.db"], "a copy of the file alone is whole");
}

/// Everything personal that [`gebruik_met_persoonsgegevens`] sends.
#[cfg(test)]
const PERSOONLIJK: [&str; 13] = [
    BSN_MINA,
    BSN_KAREL,
    "123456788",
    EMAIL,
    "henk@example",
    "12345678",
    "87654321",
    "Mina",
    "Deurne",
    "Dorpsstraat",
    "1234 AB",
    "Nicole",
    "0123456789",
];

/// Good requests, refused ones and failing ones, with personal data in every place where a client could put them.
#[cfg(test)]
fn gebruik_met_persoonsgegevens(omgeving: &Omgeving) -> usize {
    let api = omgeving.api();
    let mina = mina(&api);
    let klant_adres = format!("{API}/klanten/{}", tekst(&mina, "/uuid"));
    let straat =
        json!({"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad"});
    let rekening = json!([{"iban": "NL02ABNA0123456789"}]);
    wijzig(&api, &klant_adres, &json!({"correspondentieadres": straat, "rekeningnummers": rekening}))
        .verwacht(200);
    let wie = betrokkene(json!({
        "klant": met_bsn(BSN_KAREL, "digid", "hoog"),
        "contactnaam": {"voornaam": "Karel", "achternaam": "Deurne"},
        "digitaleAdressen": [telefoon(EENMALIG_NUMMER), email("henk@example.org")],
    }));
    let gesprek = json!({
        "betrokkenen": [wie],
        "interneTaken": [taak("Bel Karel Deurne", "Afdeling zorg")],
        "actoren": [{"naam": "Nicole van Dijk", "soort": "medewerker"}],
    });
    let gesprek = interactie("algemeen", contact("telefoon", gesprek));
    let vastgelegd = leg_vast(&api, &gesprek);
    api.post(&format!("{}/contactgegevens/_bepaal", pad(&vastgelegd)), &json!({})).verwacht(200);
    let mut verzoeken = 5;

    let klanten = format!("{API}/klanten");
    let zoek = |bsn: &str| json!({"identificatie": {"soort": "bsn", "nummer": bsn}});
    let met_lid = |leden: Value| met(klant("Mina", BSN_MINA), leden);
    for (pad, body, status) in [
        (format!("{klanten}/_zoek"), zoek(BSN_MINA), 200),
        (format!("{klanten}/_zoek"), zoek("123456788"), 400),
        (klanten.clone(), klant("Mina", BSN_MINA), 409),
        (klanten.clone(), met_lid(json!({"digitaleAdressen": [telefoon("1234567")]})), 400),
        (klanten.clone(), met_lid(json!({EMAIL: "Dorpsstraat"})), 400),
        (klanten.clone(), met_lid(json!({"contactnaam": {"voornaam": "Mina ".repeat(50)}})), 400),
        (
            klanten.clone(),
            met_lid(json!({"soort": EMAIL, "profiel": BSN_MINA, "verstrektDoor": VAST_NUMMER})),
            400,
        ),
        (format!("{API}/interacties"), interactie(EMAIL, contact("telefoon", json!({}))), 400),
        (format!("{API}/{EMAIL}"), json!({"bsn": BSN_MINA}), 404),
    ] {
        assert_eq!(api.post(&pad, &body).status, status, "{body}");
        verzoeken += 1;
    }
    for (pad, status) in [
        (format!("{klanten}/{BSN_MINA}"), 404),
        (format!("{API}/interacties?klant={EMAIL}"), 400),
        (format!("{API}/interacties?bsn={BSN_MINA}"), 400),
        (format!("{API}/interne-taken?na={EENMALIG_NUMMER}"), 200),
    ] {
        assert_eq!(api.get(&pad).status, status, "{pad}");
        verzoeken += 1;
    }
    for (kop, waarde, status) in [
        ("Doel", EMAIL, 400),
        ("X-Request-Id", EMAIL, 200),
        ("Authorization", "Token 999990007999990007", 401),
    ] {
        assert_eq!(api.met_kop(kop, waarde).get(&klant_adres).status, status, "{kop}");
        verzoeken += 1;
    }
    assert_eq!(api.ruw("POST", &klanten, "application/json", b"{\"bsn\": 999990007, Mina").status, 400);

    // The database says the value that it refuses.
    breek(omgeving, "digitaal_adres", "adres");
    let stuk = api.post(&format!("{API}/interacties"), &gesprek);
    assert_eq!(stuk.status, 500);
    for geheim in PERSOONLIJK {
        assert!(!stuk.tekst.contains(geheim), "{geheim} staat in {}", stuk.tekst);
    }
    heel(omgeving);
    verzoeken + 2
}

op_beide_databases!(s23_log_en_uitvoer_van_de_server_bevatten_geen_persoonsgegevens, |mut omgeving| {
    let verzoeken = gebruik_met_persoonsgegevens(&omgeving);
    assert_eq!(aantal(&omgeving, "betrokkene"), 1);
    let einde = omgeving.stop();
    for geheim in PERSOONLIJK {
        for (waar, uitvoer) in [("log", &einde.stderr), ("stdout", &einde.stdout)] {
            let regel = uitvoer.lines().find(|regel| regel.contains(geheim));
            assert_eq!(regel, None, "{geheim} staat in {waar}");
        }
    }
    // It did log: each request with its route, and the failure.
    let regels: Vec<Value> =
        einde.stderr.lines().filter_map(|regel| serde_json::from_str(regel).ok()).collect();
    let van_verzoeken = regels.iter().filter(|regel| regel.to_string().contains("\"route\"")).count();
    assert!(van_verzoeken >= verzoeken, "{van_verzoeken} van {verzoeken}\n{}", einde.stderr);
    for route in ["/klant/api/v1/klanten/_zoek", "/klant/api/v1/klanten/{uuid}", "verzoek mislukt"] {
        assert!(einde.stderr.contains(route), "{route}");
    }
});
