//! How many statements each of the requests costs that docs/prestaties.md measures: written down, for that is a figure without noise.

use std::fmt::Write as _;

use klant_tests::Api;
use serde_json::{Value, json};

use super::Opstelling;
use super::klantbeeld::klant_met;
use super::vulling::KI;

const EIGEN: &str = "/klant/api/v1";
const BSN: &str = "999990007";

/// The requests by the words of `klant meet`, about this customer with ten contacts.
fn verzoeken(klant: &str, interactie: &str) -> Vec<(&'static str, String, Option<Value>)> {
    let contact = json!({
        "kanaal": "telefoon", "onderwerp": "Vraag", "inhoud": "Wat is de stand?", "taal": "nld", "vertrouwelijk": false,
    });
    let lees = |pad: String| (format!("{KI}/{pad}"), None);
    let schrijf = |pad: String, lichaam: Value| (pad, Some(lichaam));
    [
        ("partij", lees(format!("partijen/{klant}"))),
        ("partij-expand", lees(format!("partijen/{klant}?expand=digitaleAdressen"))),
        (
            "bsn",
            lees(format!(
                "partijen?partijIdentificator__codeObjecttype=natuurlijk_persoon&partijIdentificator__codeRegister=brp\
                 &partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId={BSN}"
            )),
        ),
        ("bladzijde", lees("partijen?pageSize=100".to_owned())),
        (
            "klantcontacten",
            lees(format!("klantcontacten?hadBetrokkene__wasPartij__uuid={klant}&expand=hadBetrokkenen")),
        ),
        ("post-klantcontact", schrijf(format!("{KI}/klantcontacten"), contact.clone())),
        (
            "maak-klantcontact",
            schrijf(
                format!("{KI}/maak-klantcontact"),
                json!({
                    "klantcontact": contact,
                    "betrokkene": {"wasPartij": {"uuid": klant}, "rol": "klant", "initiator": true},
                    "onderwerpobject": {"onderwerpobjectidentificator": {
                        "objectId": "Z-1", "codeObjecttype": "zaak", "codeRegister": "open-zaak", "codeSoortObjectId": "uuid",
                    }},
                }),
            ),
        ),
        (
            "interactie",
            schrijf(
                format!("{EIGEN}/interacties"),
                json!({"klantcontact": {"kanaal": "telefoon", "onderwerp": "Vraag", "betrokkenen": [{
                    "rol": "klant", "initiator": true, "klant": {"uuid": klant},
                    "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "+31600123456"}],
                }]}}),
            ),
        ),
        (
            "bepaal",
            schrijf(format!("{EIGEN}/interacties/{interactie}/contactgegevens/_bepaal"), json!({})),
        ),
        ("klantbeeld", schrijf(format!("{EIGEN}/klantbeelden/_bepaal"), json!({"klant": klant}))),
    ]
    .map(|(woord, (pad, lichaam))| (woord, pad, lichaam))
    .into()
}

fn vraag(api: &Api, pad: &str, lichaam: Option<&Value>) {
    let antwoord = match lichaam {
        Some(lichaam) => api.post(pad, lichaam),
        None => api.get(pad),
    };
    assert!((200..300).contains(&antwoord.status), "{pad}: {}", antwoord.status);
}

#[test]
fn elk_gemeten_verzoek_kost_zoveel_statements_als_in_de_tabel() {
    let opstelling = Opstelling::begin();
    let klant = klant_met(&opstelling, BSN, 10);
    let adres = json!({
        "adres": "mina@example.org", "soortDigitaalAdres": "email", "verstrektDoorBetrokkene": null,
        "verstrektDoorPartij": {"uuid": klant},
    });
    opstelling.api.post(&format!("{KI}/digitaleadressen"), &adres).verwacht(201);
    let contacten =
        opstelling.api.get(&format!("{KI}/klantcontacten?hadBetrokkene__wasPartij__uuid={klant}"));
    let interactie = contacten.op("/results/0/uuid").as_str().expect("a contact").to_owned();
    let mut nu = String::new();
    for (woord, pad, lichaam) in verzoeken(&klant, &interactie) {
        let aantal = opstelling.minst(woord, |api| vraag(api, &pad, lichaam.as_ref())).len();
        let _ = writeln!(nu, "{woord:18} {aantal:>3}");
    }
    let pad = klant_tests::hoofdmap().join("tests/tests/aantal_statements/tabel.txt");
    if std::env::var_os("KLANT_SCHRIJF_TABEL").is_some() {
        std::fs::write(&pad, &nu).expect("the table is written");
    }
    let vast = std::fs::read_to_string(&pad).expect("the table is there");
    assert_eq!(nu, vast, "KLANT_SCHRIJF_TABEL=1 schrijft de tabel opnieuw");
}
