//! What the requests are built of, and what is looked at in the answers.

use klant_tests::{Antwoord, Api, Omgeving, Soort};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

pub const INTERACTIES: &str = "/klant/api/v1/interacties";
pub const TOETS: &str = "/klant/api/v1/interacties/_toets";
pub const KLANTEN: &str = "/klant/api/v1/klanten";
pub const TAKEN: &str = "/klant/api/v1/interne-taken";
pub const PROFIELEN: &str = "/klant/api/v1/interactieprofielen";

/// Fictional persons and ways to reach them.
pub const BSN_MINA: &str = "999990007";
pub const BSN_KAREL: &str = "999990019";
pub const E1: &str = "mina@example.org";
pub const T1: &str = "+31612345678";
pub const T2: &str = "0687654321";

/// Two objects as one; of a member that is in both the second wins.
pub fn met(mut basis: Value, meer: &Value) -> Value {
    for (naam, waarde) in meer.as_object().expect("an object") {
        basis[naam] = waarde.clone();
    }
    basis
}

pub fn betrokkene(meer: &Value) -> Value {
    met(json!({"rol": "klant", "initiator": true}), meer)
}

pub fn contact(kanaal: &str, betrokkenen: &[Value]) -> Value {
    json!({"kanaal": kanaal, "onderwerp": "Een vraag", "betrokkenen": betrokkenen})
}

pub fn interactie(profiel: &str, kanaal: &str, betrokkenen: &[Value]) -> Value {
    json!({"profiel": profiel, "klantcontact": contact(kanaal, betrokkenen)})
}

pub fn email(adres: &str) -> Value {
    json!({"soort": "email", "adres": adres})
}

pub fn telefoon(nummer: &str) -> Value {
    json!({"soort": "telefoonnummer", "adres": nummer})
}

pub fn bsn(nummer: &str) -> Value {
    json!({"soort": "bsn", "nummer": nummer})
}

/// A betrokkene whose identity was established just now.
pub fn geidentificeerd(identificatie: &Value, middel: &str, niveau: &str) -> Value {
    let klant = json!({"identificatie": identificatie, "vaststelling": {"middel": middel, "niveau": niveau}});
    betrokkene(&json!({"klant": klant}))
}

/// A betrokkene who is known already.
pub fn bekende(klant: &str) -> Value {
    betrokkene(&json!({"klant": {"uuid": klant}}))
}

/// The address for post of most customers here.
pub fn postbus() -> Value {
    json!({"adresregel1": "Postbus 7", "adresregel2": "1200 AA Turfstad", "land": "NL"})
}

/// Wilhelmina de Vries, who calls herself Mina, with e-mail, telephone and an address for post.
pub fn mina() -> Value {
    json!({
        "soort": "persoon",
        "contactnaam": {"voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries"},
        "correspondentieadres": postbus(),
        "digitaleAdressen": [email(E1), telefoon(T1)],
        "identificaties": [bsn(BSN_MINA)],
        "vaststelling": {"middel": "digid", "niveau": "substantieel"},
        "verstrektDoor": "klant",
    })
}

/// A preference for a digital address of the same request.
pub fn voorkeur(berichtsoort: &str, adres: &str) -> Value {
    json!({"berichtsoort": berichtsoort, "adres": adres})
}

/// Registers a known customer and gives her uuid.
#[track_caller]
pub fn registreer_klant(api: &Api, klant: &Value) -> String {
    tekst(&api.post(KLANTEN, klant).verwacht(201)["uuid"])
}

/// Registers an interactie and gives the answer.
#[track_caller]
pub fn registreer(api: &Api, interactie: &Value) -> Value {
    api.post(INTERACTIES, interactie).verwacht(201)
}

/// Asks how the customer of an interactie may be reached.
#[track_caller]
pub fn bepaal(api: &Api, interactie: &Value, vraag: &Value) -> Value {
    let antwoord = api.post(&format!("{}/contactgegevens/_bepaal", plek(interactie)), vraag).verwacht(200);
    let bepaald = antwoord["uitkomst"] == "bepaald";
    assert_eq!(antwoord.get("contactgegeven").is_some(), bepaald, "{antwoord}");
    antwoord
}

/// Where an interactie is found.
pub fn plek(interactie: &Value) -> String {
    format!("{INTERACTIES}/{}", tekst(&interactie["uuid"]))
}

pub fn tekst(waarde: &Value) -> String {
    waarde.as_str().unwrap_or_else(|| panic!("hier hoort een tekst: {waarde}")).to_owned()
}

/// The digital address of an answer of *bepalen*.
pub fn digitaal(antwoord: &Value) -> &Value {
    &antwoord["contactgegeven"]["digitaalAdres"]["adres"]
}

/// The codes of a Besluit, in order.
pub fn codes(besluit: &Value) -> Vec<String> {
    let redenen = besluit["redenen"].as_array().unwrap_or_else(|| panic!("geen besluit: {besluit}"));
    for reden in redenen {
        assert!(tekst(&reden["zin"]).contains('.'), "een reden is een zin: {reden}");
    }
    redenen.iter().map(|reden| tekst(&reden["code"])).collect()
}

/// The place of the reason with this code.
pub fn plaats(besluit: &Value, code: &str) -> String {
    let redenen = besluit["redenen"].as_array().into_iter().flatten();
    let reden = redenen.into_iter().find(|reden| reden["code"] == code);
    tekst(&reden.unwrap_or_else(|| panic!("geen reden {code} in {besluit}"))["plaats"])
}

/// How many rows each table has, but for the seals of the auditlog: those come by themselves.
pub fn rijen(omgeving: &Omgeving) -> Vec<Vec<String>> {
    let tabellen = omgeving.sql(match omgeving.soort() {
        Soort::Sqlite => "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
        Soort::Postgres => {
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
             AND NOT relispartition"
        }
    });
    assert!(tabellen.len() > 20, "dit zijn niet alle tabellen: {tabellen:?}");
    let tellingen: Vec<String> = tabellen
        .iter()
        .flatten()
        .filter(|tabel| !["auditzegel", "verwerking"].contains(&tabel.as_str()))
        .map(|tabel| format!("SELECT '{tabel}' AS tabel, count(*) AS aantal FROM {tabel}"))
        .collect();
    let mut rijen = omgeving.sql(&tellingen.join(" UNION ALL "));
    rijen.sort();
    rijen
}

/// How many rows one table has.
pub fn aantal(omgeving: &Omgeving, tabel: &str) -> usize {
    let rijen = omgeving.sql(&format!("SELECT count(*) AS aantal FROM {tabel}"));
    rijen.concat().concat().parse().expect("a count")
}

/// Asserts what every answer has.
#[track_caller]
pub fn koppen(antwoord: &Antwoord) {
    for (naam, waarde) in [
        ("api-version", "1.0.0"),
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(antwoord.kop(naam), Some(waarde), "{naam} van een antwoord {}", antwoord.status);
    }
    assert!(antwoord.kop("x-request-id").is_some_and(|kenmerk| !kenmerk.is_empty()));
}

/// Asserts a problem document with exactly these faults (place and code, in any order) and the headers.
#[track_caller]
pub fn probleem(antwoord: &Antwoord, status: u16, verwacht: &[(&str, &str)]) {
    assert_eq!(antwoord.status, status, "onverwachte status; de body was\n{}", antwoord.tekst);
    koppen(antwoord);
    assert_eq!(antwoord.kop("content-type"), Some("application/problem+json"));
    assert_eq!(antwoord.op("/status"), status);
    for lid in ["/title", "/detail", "/code"] {
        assert!(antwoord.op(lid).as_str().is_some_and(|tekst| !tekst.is_empty()), "{lid} ontbreekt");
    }
    assert!(tekst(antwoord.op("/instance")).starts_with("urn:uuid:"));
    let fouten = antwoord.op("/fouten").as_array().cloned().unwrap_or_default();
    let mut gevonden: Vec<(String, String)> =
        fouten.iter().map(|fout| (tekst(&fout["pad"]), tekst(&fout["code"]))).collect();
    let mut verwacht: Vec<(String, String)> =
        verwacht.iter().map(|(pad, code)| ((*pad).to_owned(), (*code).to_owned())).collect();
    gevonden.sort();
    verwacht.sort();
    assert_eq!(gevonden, verwacht, "{}", antwoord.tekst);
}

/// Sends what has to be refused, and asserts the problem and that nothing was stored.
#[track_caller]
pub fn geweigerd<F: FnOnce() -> Antwoord>(
    omgeving: &Omgeving,
    status: u16,
    verwacht: &[(&str, &str)],
    stuur: F,
) -> Antwoord {
    let vooraf = rijen(omgeving);
    let antwoord = stuur();
    probleem(&antwoord, status, verwacht);
    assert_eq!(rijen(omgeving), vooraf, "er is iets opgeslagen");
    antwoord
}

/// A profile of this code with everything that is compulsory.
pub fn profiel(code: &str, rest: &str) -> String {
    format!("formaat = 1\ncode = \"{code}\"\nversie = \"1\"\nnaam = \"Proef\"\n{rest}")
}

/// A folder with these files.
pub fn map_met(bestanden: &[(&str, &str)]) -> TempDir {
    let map = TempDir::with_prefix("klant-test-").expect("a temporary folder can be made");
    for (naam, inhoud) in bestanden {
        std::fs::write(map.path().join(naam), inhoud).expect("a file can be written");
    }
    map
}

/// The calendar date so many days ago, in UTC.
pub fn dagen_geleden(dagen: u64) -> String {
    let nu = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970").as_secs();
    // Days since 1 March of the year 0, in eras of 400 years; after Howard Hinnant's `civil_from_days`.
    let dag = nu / 86_400 - dagen + 719_468;
    let (tijdperk, in_tijdperk) = (dag / 146_097, dag % 146_097);
    let jaar = (in_tijdperk - in_tijdperk / 1_460 + in_tijdperk / 36_524 - in_tijdperk / 146_096) / 365;
    let in_jaar = in_tijdperk - (365 * jaar + jaar / 4 - jaar / 100);
    let maart = (5 * in_jaar + 2) / 153;
    let maand = if maart < 10 { maart + 3 } else { maart - 9 };
    let jaar = tijdperk * 400 + jaar + u64::from(maand <= 2);
    format!("{jaar:04}-{maand:02}-{:02}", in_jaar - (153 * maart + 2) / 5 + 1)
}

// Each test program uses its own part of these.
const _: () = {
    let _ = (INTERACTIES, TOETS, KLANTEN, TAKEN, PROFIELEN, BSN_MINA, BSN_KAREL, E1, T1, T2);
    let _ = (met, betrokkene, contact, interactie, email, telefoon, bsn, geidentificeerd, bekende);
    let _ = (postbus, mina, voorkeur, registreer_klant, registreer, bepaal, plek, tekst, digitaal);
    let _ = (codes, plaats, rijen, aantal, koppen, probleem, profiel, map_met, dagen_geleden);
    let _ = geweigerd::<fn() -> Antwoord>;
};
