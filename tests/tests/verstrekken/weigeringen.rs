//! Requests with marked values: those that are refused, whoever sends them, and those that show a customer.

use serde_json::{Value, json};

use super::opzet::{CG, KI, KLANT, Klant};

/// What one write of a marked value is, and where; each is refused, whoever sends it.
pub fn geweigerd(klant: &Klant) -> Vec<(&'static str, String, Value)> {
    let Klant { partij, betrokkene, contact: gesprek, adressen, rekening } = klant;
    let nummer = |bsn: &str| {
        json!({
            "identificeerdePartij": null,
            "partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": bsn, "codeRegister": "brp",
            },
        })
    };
    let klant = |leden: Value| {
        let mut klant = json!({
            "soort": "persoon", "verstrektDoor": "klant",
            "contactnaam": {"voorletters": "M.V.L.", "voornaam": "Merkvoornaam", "voorvoegselAchternaam": "merkvoor", "achternaam": "Merkachternaam"},
        });
        klant.as_object_mut().expect("an object").extend(leden.as_object().expect("an object").clone());
        klant
    };
    let (ki, eigen) = (|wat: &str| format!("{KI}/{wat}"), |wat: &str| format!("{KLANT}/{wat}"));
    let interactie = |kanaal: &str, betrokkene: Value| json!({"klantcontact": {"kanaal": kanaal, "onderwerp": "x", "betrokkenen": [betrokkene]}});
    vec![
        // By uniqueness.
        ("POST", ki("partij-identificatoren"), nummer("999990007")),
        (
            "POST",
            eigen("klanten"),
            klant(json!({
                "identificaties": [{"soort": "bsn", "nummer": "999990007"}],
                "vaststelling": {"middel": "digid", "niveau": "substantieel"},
            })),
        ),
        // By format.
        ("POST", ki("partij-identificatoren"), nummer("9999900071")),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"identificaties": [{"soort": "bsn", "nummer": "9999900071"}]})),
        ),
        ("POST", eigen("klanten"), klant(json!({"rekeningnummers": [{"iban": "NL02ABNA0123456789X"}]}))),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"rekeningnummers": [{"iban": "NL02ABNA0123456789", "bic": 1}]})),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"digitaleAdressen": [{"soort": "email", "adres": "merk@example.org@"}]})),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0687654321x"}]})),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"digitaleAdressen": [{"soort": "fax", "adres": "merkhandvat"}]})),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(
                json!({"bezoekadres": {"straatnaam": "Merkbezoekstraat", "huisnummer": "Merkbezoekstraat"}}),
            ),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(
                json!({"correspondentieadres": {"adresregel1": "Merkpoststraat", "land": "Merkpoststraat"}}),
            ),
        ),
        (
            "POST",
            eigen("klanten"),
            klant(json!({"interneNotitie": ["Merknotitie"], "soort": "Merkvoornaam"})),
        ),
        ("POST", eigen("klanten/_zoek"), json!({"emailadres": "merk@example.org@"})),
        (
            "POST",
            eigen("klanten/_zoek"),
            json!({"achternaam": "Merkachternaam", "postcode": "Merkbezoekstraat"}),
        ),
        ("POST", eigen("klanten/_zoek"), json!({"identificatie": {"soort": "bsn", "nummer": "9999900071"}})),
        (
            "POST",
            eigen("klantbeelden/_bepaal"),
            json!({"identificatie": {"soort": "Merkvoornaam", "nummer": "999990007"}}),
        ),
        (
            "POST",
            ki("rekeningnummers"),
            json!({"partij": {"uuid": partij}, "iban": "NL02ABNA0123456789NL02ABNA0123456789"}),
        ),
        ("PATCH", ki(&format!("rekeningnummers/{rekening}")), json!({"iban": ["NL02ABNA0123456789"]})),
        (
            "PATCH",
            ki(&format!("digitaleadressen/{}", adressen[0])),
            json!({"adres": {"adres": "merk@example.org"}}),
        ),
        (
            "PATCH",
            ki(&format!("digitaleadressen/{}", adressen[1])),
            json!({"adres": "0687654321", "verificatieDatum": "0687654321"}),
        ),
        ("PATCH", ki(&format!("partijen/{partij}")), json!({"interneNotitie": "Merknotitie".repeat(1_000)})),
        (
            "PATCH",
            ki(&format!("partijen/{partij}")),
            json!({"bezoekadres": {"postcode": "Merkbezoekstraat", "land": "Merkbezoekstraat"}}),
        ),
        ("PATCH", ki(&format!("partijen/{partij}")), json!({"voorkeurstaal": "Merkvoornaam"})),
        (
            "PUT",
            ki(&format!("betrokkenen/{betrokkene}")),
            json!({"contactnaam": {"voornaam": "Merkvoornaam"}, "rol": 7}),
        ),
        (
            "POST",
            format!("{CG}/persoon"),
            json!({"voornamen": "Merkvoornaam", "geboortedatum": "Merkachternaam"}),
        ),
        // By a rule, or because of what it refers to.
        (
            "POST",
            eigen("interacties"),
            interactie(
                "balie",
                json!({
                    "rol": "klant", "initiator": true, "verstrektDoor": "klant",
                    "contactnaam": {"voornaam": "Merkvoornaam"}, "bezoekadres": {"straatnaam": "Merkbezoekstraat", "huisnummer": 0},
                }),
            ),
        ),
        (
            "POST",
            eigen("interacties"),
            interactie(
                "e-mail",
                json!({
                    "rol": "klant", "initiator": true, "verstrektDoor": "klant",
                    "klant": {"identificatie": {"soort": "bsn", "nummer": "999990007"}, "vaststelling": {"middel": "gezegd", "niveau": "geen"}},
                }),
            ),
        ),
        (
            "POST",
            ki("betrokkenen"),
            json!({
                "hadKlantcontact": {"uuid": gesprek}, "wasPartij": {"uuid": "00000000-0000-4000-8000-000000000000"}, "rol": "klant",
                "initiator": true, "contactnaam": {"voorletters": "M.V.L.", "achternaam": "Merkachternaam"},
            }),
        ),
        (
            "POST",
            ki("digitaleadressen"),
            json!({
                "adres": "merkhandvat", "soortDigitaalAdres": "overig", "verstrektDoorBetrokkene": {"uuid": gesprek}, "verstrektDoorPartij": null,
            }),
        ),
    ]
}

/// What breaks a rule on the wire: refused, or kept and reported, as the application is registered.
pub fn tegen_een_regel(klant: &Klant) -> Vec<(&'static str, String, Value)> {
    let Klant { partij, contact: gesprek, .. } = klant;
    let adres = |soort: &str, adres: &str| {
        let adres = json!({
            "adres": adres, "soortDigitaalAdres": soort, "verstrektDoorBetrokkene": null,
            "verstrektDoorPartij": {"uuid": partij},
        });
        ("POST", format!("{KI}/digitaleadressen"), adres)
    };
    let plaats =
        json!({"straatnaam": "Merkbezoekstraat", "postcode": "Merk", "land": "XX", "stad": "Merkpoststraat"});
    let deelname = json!({
        "hadKlantcontact": {"uuid": gesprek}, "wasPartij": null, "rol": "klant", "initiator": true,
        "contactnaam": {"voornaam": "Merkvoornaam", "achternaam": "Merkachternaam"}, "bezoekadres": plaats,
    });
    vec![
        adres("telefoonnummer", "0687654321x"),
        adres("email", "merk@example.org@"),
        ("POST", format!("{KI}/betrokkenen"), deelname),
        (
            "POST",
            format!("{KI}/rekeningnummers"),
            json!({"partij": {"uuid": partij}, "iban": "NL02ABNA0123456788"}),
        ),
    ]
}

/// Where a marker stands in the question: a filter, a page, a path.
pub const VRAGEN: [&str; 8] = [
    "partijen?partijIdentificator__objectId=999990007&page=99",
    "digitaleadressen?adres=merk%40example.org&page=99",
    "betrokkenen?contactnaamAchternaam=Merkachternaam&page=99",
    "partijen?bezoekadresStraatnaam=Merkbezoekstraat&page=Merkbezoekstraat",
    "partijen?onbekend=Merkvoornaam&indicatieActief=Merkachternaam",
    "partijen?expand=Merkvoornaam",
    "partijen/Merkvoornaam",
    "Merkachternaam",
];

/// What is asked with a body, and shows customers.
pub fn met_lichaam(klant: &Klant) -> [(String, Value); 5] {
    let (zoek, beeld) = (format!("{KLANT}/klanten/_zoek"), format!("{KLANT}/klantbeelden/_bepaal"));
    [
        (zoek.clone(), json!({"emailadres": "merk@example.org"})),
        (zoek.clone(), json!({"achternaam": "Merkachternaam", "postcode": "1234 AB"})),
        (zoek, json!({"identificatie": {"soort": "bsn", "nummer": "999990007"}})),
        (beeld, json!({"klant": klant.partij})),
        (
            format!("{KLANT}/interacties/{}/contactgegevens/_bepaal", klant.contact),
            json!({"klant": klant.partij}),
        ),
    ]
}
