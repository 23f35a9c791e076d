//! The number of SQL statements of a request does not depend on the number of rows in its answer.
//!
//! Counted where it cannot be missed: on the line between the server and PostgreSQL.

#[cfg(test)]
#[path = "aantal_statements/klantbeeld.rs"]
mod klantbeeld;
#[cfg(test)]
#[path = "aantal_statements/mijn.rs"]
mod mijn;
#[cfg(test)]
#[expect(dead_code, reason = "only a customer of whom all is known is needed here")]
#[path = "verstrekken/opzet.rs"]
mod opzet;
#[cfg(test)]
#[path = "aantal_statements/tabel.rs"]
mod tabel;
#[cfg(test)]
#[path = "aantal_statements/telpost.rs"]
mod telpost;
#[cfg(test)]
#[expect(dead_code, reason = "other tests know more issuers")]
#[path = "aanmelden/uitgever.rs"]
mod uitgever;
#[cfg(test)]
#[path = "aantal_statements/verborgen.rs"]
mod verborgen;
#[cfg(test)]
#[expect(dead_code, reason = "only a task is needed here")]
mod verzoek;
#[cfg(test)]
#[path = "aantal_statements/vulling.rs"]
mod vulling;

use klant_tests::{Antwoord, Api, Database, Server, Soort};
use serde_json::json;
use std::cell::Cell;
use std::fmt::Write;
use std::thread::sleep;
use std::time::Duration;
use telpost::Telpost;
use vulling::{CG, KI, vul, vul_een_groot_geheel};

/// So many rows are in the long answer. (100 is also the page of a client that asks for none.)
const RIJEN: usize = 100;

/// A request is repeated so often at most; the lowest count is its own, for in between the server may look something up.
const POGINGEN: usize = 20;
/// The pause between two tries.
const TUSSENPOOS: Duration = Duration::from_millis(25);

/// Every list.
const LIJSTEN: &[(&str, &str)] = &[
    (KI, "actoren"),
    (KI, "actorklantcontacten"),
    (KI, "betrokkenen"),
    (KI, "bijlagen"),
    (KI, "categorie-relaties"),
    (KI, "categorieen"),
    (KI, "digitaleadressen"),
    (KI, "internetaken"),
    (KI, "klantcontacten"),
    (KI, "onderwerpobjecten"),
    (KI, "partij-identificatoren"),
    (KI, "partijen"),
    (KI, "rekeningnummers"),
    (KI, "vertegenwoordigingen"),
    (CG, "organisatie"),
    (CG, "persoon"),
];

/// Every path of `expand`, with those above it, and all of a resource at once.
const UITKLAPPEN: &[(&str, &[&str])] = &[
    (
        "klantcontacten",
        &[
            "hadBetrokkenen",
            "leiddeTotInterneTaken",
            "gingOverOnderwerpobjecten",
            "omvatteBijlagen",
            "hadBetrokkenen,hadBetrokkenen.wasPartij",
            "hadBetrokkenen,hadBetrokkenen.digitaleAdressen",
            "hadBetrokkenen,leiddeTotInterneTaken,gingOverOnderwerpobjecten,omvatteBijlagen,\
             hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen",
        ],
    ),
    ("betrokkenen", &["digitaleAdressen"]),
    (
        "digitaleadressen",
        &[
            "verstrektDoorBetrokkene",
            "verstrektDoorBetrokkene,verstrektDoorBetrokkene.hadKlantcontact",
            "verstrektDoorBetrokkene,verstrektDoorBetrokkene.hadKlantcontact,\
             verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken",
        ],
    ),
    (
        "partijen",
        &[
            "digitaleAdressen",
            "betrokkenen",
            "categorieRelaties",
            "betrokkenen,betrokkenen.hadKlantcontact",
            "digitaleAdressen,betrokkenen,categorieRelaties,betrokkenen.hadKlantcontact",
        ],
    ),
];

/// A server behind a counter, and a client of it.
struct Opstelling {
    api: Api,
    telpost: Telpost,
    _server: Server,
    database: Database,
}

impl Opstelling {
    fn begin() -> Self {
        Self::met_argumenten(&[])
    }

    /// The same, with these arguments of the server.
    fn met_argumenten(argumenten: &[&str]) -> Self {
        let database = Database::nieuw(Soort::Postgres);
        let token = database.opdracht(&["token", "maak", "--naam", "teller"]).voer_uit();
        let telpost = Telpost::voor(database.url());
        let server = Server::start_over(&database, telpost.url(), argumenten);
        let api = Api::nieuw(server.adres()).met_token(token.verwacht(0).trim());
        Self { api, telpost, _server: server, database }
    }

    /// The statements of this request, without where its transaction begins and ends: the end may come after the answer.
    #[track_caller]
    fn statements(&self, pad: &str) -> Vec<String> {
        self.statements_van(pad, |api| api.get(pad))
    }

    /// The same of any request that answers 200.
    #[track_caller]
    fn statements_van(&self, pad: &str, vraag: impl Fn(&Api) -> Antwoord) -> Vec<String> {
        let minst = self.minst(pad, |api| drop(vraag(api).verwacht(200)));
        // Whoever reads is accounted for, and that costs one statement too, however many she is shown.
        let regels = minst.iter().filter(|een| een.starts_with("INSERT INTO \"verwerking\"")).count();
        assert_eq!(regels, 1, "{pad} schrijft {regels} keer in het verwerkingenlogboek");
        minst
    }

    /// The statements of whatever is asked, once two tries say the same.
    #[track_caller]
    fn minst(&self, wat: &str, vraag: impl Fn(&Api)) -> Vec<String> {
        let eenmaal = || {
            self.telpost.neem();
            vraag(&self.api);
            let mut statements = self.telpost.neem();
            statements
                .retain(|een| !["BEGIN", "COMMIT", "ROLLBACK"].iter().any(|woord| een.starts_with(woord)));
            // What the server seals of the auditlog meanwhile is of no request.
            statements.retain(|een| !een.contains("\"audit"));
            statements
        };
        let mut minst = eenmaal();
        for _ in 1..POGINGEN {
            // What the server does for itself, such as counting off its lists, comes between for a moment.
            sleep(TUSSENPOOS);
            let nog_eens = eenmaal();
            let bevestigd = nog_eens.len() == minst.len();
            if nog_eens.len() < minst.len() {
                minst = nog_eens;
            }
            if bevestigd {
                break;
            }
        }
        assert!(!minst.is_empty(), "de telpost ziet niets van {wat}");
        minst
    }

    /// How many results a list gives.
    #[track_caller]
    fn rijen(&self, pad: &str) -> usize {
        self.api.get(pad).op("/results").as_array().map_or(0, Vec::len)
    }
}

/// Which statements one of the two has more often.
fn verschil(een: &[String], veel: &[String]) -> String {
    let meer = |deze: &[String], dan: &[String]| {
        let mut over = dan.to_vec();
        let mut extra: Vec<String> = Vec::new();
        for statement in deze {
            match over.iter().position(|ander| ander == statement) {
                Some(plaats) => drop(over.swap_remove(plaats)),
                None => extra.push(statement.chars().take(300).collect()),
            }
        }
        extra
    };
    let (bij_een, bij_veel) = (meer(een, veel), meer(veel, een));
    format!("{} statements met 1, {} met {RIJEN}\n  {bij_een:#?}\n  {bij_veel:#?}", een.len(), veel.len())
}

#[test]
fn elke_lijst_en_elk_uitklappad_kost_bij_1_en_100_rijen_evenveel() {
    let opstelling = Opstelling::begin();
    vul(&opstelling.api, RIJEN);
    let mut fouten = String::new();
    let mut vergelijk = |basis: &str, lijst: &str, expand: &str| {
        let pad = |aantal: usize| {
            let expand = if expand.is_empty() { String::new() } else { format!("&expand={expand}") };
            format!("{basis}/{lijst}?pageSize={aantal}{expand}")
        };
        assert_eq!(
            (opstelling.rijen(&pad(1)), opstelling.rijen(&pad(RIJEN))),
            (1, RIJEN),
            "{lijst} {expand}"
        );
        let (een, veel) = (opstelling.statements(&pad(1)), opstelling.statements(&pad(RIJEN)));
        if een.len() != veel.len() {
            let _ = writeln!(fouten, "{lijst} {expand}: {}", verschil(&een, &veel));
        }
    };
    for (basis, lijst) in LIJSTEN {
        vergelijk(basis, lijst, "");
    }
    for (lijst, paden) in UITKLAPPEN {
        for expand in *paden {
            vergelijk(KI, lijst, expand);
        }
    }
    assert!(fouten.is_empty(), "\n{fouten}");
}

#[test]
fn een_object_met_100_van_alles_kost_evenveel_als_met_1() {
    let opstelling = Opstelling::begin();
    let klein = vul_een_groot_geheel(&opstelling.api, 1);
    let groot = vul_een_groot_geheel(&opstelling.api, RIJEN);
    let mut fouten = String::new();
    for (lijst, paden) in UITKLAPPEN {
        for expand in [""].iter().chain(*paden) {
            let pad =
                |geheel: &vulling::Geheel| format!("{KI}/{lijst}/{}?expand={expand}", geheel.uuid(lijst));
            let (een, veel) = (opstelling.statements(&pad(&klein)), opstelling.statements(&pad(&groot)));
            if een.len() != veel.len() {
                let _ = writeln!(fouten, "{lijst} {expand}: {}", verschil(&een, &veel));
            }
        }
    }
    assert!(fouten.is_empty(), "\n{fouten}");
}

/// What the auditlog adds to a write. A removal asks first what goes along, and that is one statement, whatever the kinds.
#[test]
fn het_auditlog_kost_een_schrijfactie_een_statement() {
    let opstelling = Opstelling::begin();
    let api = &opstelling.api;
    let mee = Cell::new(0);
    let neem = || {
        let gezien = opstelling.telpost.neem();
        mee.set(gezien.iter().filter(|een| een.starts_with("SELECT '")).count());
        gezien.iter().filter(|een| een.contains("INTO audit (")).count()
    };
    vul(api, 1);
    neem();
    let contact = json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false});
    let gemaakt = api.post(&format!("{KI}/klantcontacten"), &contact).verwacht(201);
    assert_eq!(neem(), 1, "a klantcontact");
    let alles = json!({
        "klantcontact": contact,
        "betrokkene": {"rol": "klant", "initiator": true, "contactnaam": {"voornaam": "Mina"}},
        "onderwerpobject": {"onderwerpobjectidentificator": {"objectId": "zaak-1"}},
    });
    api.post(&format!("{KI}/maak-klantcontact"), &alles).verwacht(201);
    assert_eq!(neem(), 1, "a klantcontact with all that belongs to it");
    let pad = format!("{KI}/klantcontacten/{}", gemaakt["uuid"].as_str().expect("a uuid"));
    api.patch(&pad, &json!({"onderwerp": "Anders"})).verwacht(200);
    assert_eq!((neem(), mee.get()), (1, 0), "a change");
    api.delete(&pad).verwacht(204);
    assert_eq!((neem(), mee.get()), (1, 1), "a removal");
    let klant = json!({
        "soort": "persoon", "contactnaam": {"voornaam": "Mina"}, "rekeningnummers": [{"iban": "NL02ABNA0123456789"}],
        "digitaleAdressen": [{"soort": "email", "adres": "mina@example.org"}],
    });
    api.post("/klant/api/v1/klanten", &klant).verwacht(201);
    assert_eq!(neem(), 1, "a customer with her parts");
    api.get(&format!("{KI}/partijen")).verwacht(200);
    assert_eq!(neem(), 0, "a read");
}
