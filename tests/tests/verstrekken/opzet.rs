//! A customer with a marker in every Element, and machtigingen that show little of her.

use klant_tests::{Api, Bouw, Omgeving, Soort};
use serde_json::{Value, json};
use tempfile::TempDir;

pub const KI: &str = "/klantinteracties/api/v1";
pub const CG: &str = "/contactgegevens/api/v1";
pub const KLANT: &str = "/klant/api/v1";

/// A marker per Element that is no identifying number.
pub const MERKEN: [(&str, &str); 12] = [
    ("voorletters", "M.V.L."),
    ("voornaam", "Merkvoornaam"),
    ("voorvoegsel_achternaam", "merkvoor"),
    ("achternaam", "Merkachternaam"),
    ("emailadres", "merk@example.org"),
    ("telefoonnummer", "0687654321"),
    ("overig_digitaal_adres", "merkhandvat"),
    ("bezoekadres", "Merkbezoekstraat"),
    ("correspondentieadres", "Merkpoststraat"),
    ("rekeningnummer", "NL02ABNA0123456789"),
    ("interne_notitie", "Merknotitie"),
    ("bsn", "999990007"),
];

/// What was recorded of the customer.
pub struct Klant {
    pub partij: String,
    pub betrokkene: String,
    pub contact: String,
    pub adressen: Vec<String>,
    pub rekening: String,
}

/// A server, whose extra machtigingen stand in a folder.
pub struct Opzet {
    pub omgeving: Omgeving,
    _map: TempDir,
}

fn uuid(antwoord: &Value) -> String {
    antwoord["uuid"].as_str().expect("a uuid").to_owned()
}

/// Starts a server with these machtigingen beside the ready-made ones, and a token for each code.
pub fn start(soort: Soort, eigen: &[(&str, &str)], codes: &[&str]) -> Opzet {
    start_met(Omgeving::bouw(soort), eigen, codes)
}

/// The same server, with what more it is to have.
pub fn start_met(bouw: Bouw, eigen: &[(&str, &str)], codes: &[&str]) -> Opzet {
    let map = tempfile::tempdir().expect("a folder");
    for (code, inhoud) in eigen {
        let kop = format!("formaat = 1\ncode = \"{code}\"\nnaam = \"{code}\"\n");
        std::fs::write(map.path().join(format!("{code}.toml")), kop + inhoud).expect("a file");
    }
    let pad = map.path().display().to_string();
    let mut bouw = bouw.argument("--machtigingen").argument(&pad);
    for code in codes {
        bouw = bouw.extra_token(code, &["--machtigingen", &pad, "--machtiging", code]);
    }
    Opzet { omgeving: bouw.start(), _map: map }
}

impl Opzet {
    /// The client that holds this machtiging.
    pub fn als(&self, code: &str) -> Api {
        self.omgeving.api_van(code)
    }
}

/// Records the customer with every marker, by an application with full rights.
pub fn leg_vast(api: &Api) -> Klant {
    let adres = |straat: &str| json!({"straatnaam": straat, "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad"});
    let naam = json!({
        "voorletters": "M.V.L.", "voornaam": "Merkvoornaam", "voorvoegselAchternaam": "merkvoor",
        "achternaam": "Merkachternaam",
    });
    let partij = api
        .post(
            &format!("{KI}/partijen"),
            &json!({
                "soortPartij": "persoon", "indicatieActief": true, "digitaleAdressen": [], "rekeningnummers": [],
                "voorkeursDigitaalAdres": null, "voorkeursRekeningnummer": null, "interneNotitie": "Merknotitie",
                "voorkeurstaal": "nld", "partijIdentificatie": {"contactnaam": naam},
                "bezoekadres": adres("Merkbezoekstraat"), "correspondentieadres": adres("Merkpoststraat"),
            }),
        )
        .verwacht(201);
    let partij = uuid(&partij);
    api.post(
        &format!("{KI}/partij-identificatoren"),
        &json!({
            "identificeerdePartij": {"uuid": partij},
            "partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": "999990007",
                "codeRegister": "brp",
            },
        }),
    )
    .verwacht(201);
    let adressen = [
        ("email", "merk@example.org"),
        ("telefoonnummer", "0687654321"),
        ("overig", "merkhandvat"),
    ]
    .map(|(soort, adres)| {
        let nieuw = json!({
            "adres": adres, "soortDigitaalAdres": soort, "omschrijving": "", "isStandaardAdres": false,
            "verstrektDoorBetrokkene": null, "verstrektDoorPartij": {"uuid": partij},
        });
        uuid(&api.post(&format!("{KI}/digitaleadressen"), &nieuw).verwacht(201))
    })
    .to_vec();
    let rekening = json!({"partij": {"uuid": partij}, "iban": "NL02ABNA0123456789"});
    let rekening = uuid(&api.post(&format!("{KI}/rekeningnummers"), &rekening).verwacht(201));
    let contact = uuid(&api.post(&format!("{KI}/klantcontacten"), &contact("telefoon")).verwacht(201));
    let deelname = json!({
        "hadKlantcontact": {"uuid": contact}, "wasPartij": {"uuid": partij}, "rol": "klant", "initiator": true,
        "contactnaam": naam, "bezoekadres": adres("Merkbezoekstraat"), "correspondentieadres": adres("Merkpoststraat"),
    });
    let betrokkene = uuid(&api.post(&format!("{KI}/betrokkenen"), &deelname).verwacht(201));
    Klant { partij, betrokkene, contact, adressen, rekening }
}

/// A contact to record.
pub fn contact(kanaal: &str) -> Value {
    json!({
        "kanaal": kanaal, "onderwerp": "onderwerp", "taal": "nld", "vertrouwelijk": false,
        "plaatsgevondenOp": "2026-11-20T10:00:00Z",
    })
}

/// Every way to read something of her: both wire APIs, expanded as far as they go, and our own.
pub fn leeswegen(klant: &Klant) -> Vec<String> {
    let Klant { partij, betrokkene, contact, adressen, rekening } = klant;
    let mut wegen = vec![
        format!(
            "{KI}/partijen?expand=betrokkenen,betrokkenen.hadKlantcontact,digitaleAdressen,categorieRelaties"
        ),
        format!("{KI}/partijen/{partij}?expand=betrokkenen,digitaleAdressen"),
        format!("{KI}/betrokkenen?expand=digitaleAdressen"),
        format!("{KI}/betrokkenen/{betrokkene}?expand=digitaleAdressen"),
        format!("{KI}/klantcontacten?expand=hadBetrokkenen,hadBetrokkenen.digitaleAdressen"),
        format!("{KI}/klantcontacten/{contact}?expand=hadBetrokkenen"),
        format!("{KI}/digitaleadressen?expand=verstrektDoorBetrokkene"),
        format!("{KI}/partij-identificatoren"),
        format!("{KI}/rekeningnummers"),
        format!("{KI}/rekeningnummers/{rekening}"),
        format!("{KI}/internetaken"),
        format!("{KI}/vertegenwoordigingen"),
        format!("{KI}/categorie-relaties"),
        format!("{CG}/persoon"),
        format!("{KLANT}/klanten/{partij}"),
        format!("{KLANT}/interacties?klant={partij}"),
        format!("{KLANT}/interacties/{contact}"),
        format!("{KLANT}/interne-taken"),
    ];
    wegen.extend(adressen.iter().map(|adres| format!("{KI}/digitaleadressen/{adres}")));
    wegen
}
