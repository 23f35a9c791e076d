//! Rows of every kind, each with something in all its relations.

use klant_tests::Api;
use serde_json::{Value, json};

pub const KI: &str = "/klantinteracties/api/v1";
pub const CG: &str = "/contactgegevens/api/v1";

#[track_caller]
fn maak(api: &Api, lijst: &str, body: &Value) -> Value {
    let gemaakt = api.post(&format!("{KI}/{lijst}"), body).verwacht(201);
    json!({"uuid": gemaakt["uuid"]})
}

/// So many of each kind, row by row.
#[track_caller]
pub fn vul(api: &Api, aantal: usize) {
    let mut vorige: Option<Value> = None;
    for nummer in 0..aantal {
        let actor = maak(api, "actoren", &actor(nummer));
        let partij = maak(api, "partijen", &json!({"soortPartij": "persoon", "indicatieActief": true}));
        identificeer(api, &partij, nummer);
        let contact = maak(api, "klantcontacten", &contact());
        maak(api, "actorklantcontacten", &json!({"actor": actor, "klantcontact": contact}));
        let betrokkene = betrokkene(api, &contact, &partij);
        adres(api, &betrokkene, &partij, nummer);
        bij_contact(api, &contact, &actor, vorige.as_ref());
        bij_partij(api, &partij, nummer);
        // One organisation, made at the first row, for whom all others work.
        let ander = match &vorige {
            Some(_) => werkt_voor(api, &partij),
            None => maak(api, "partijen", &json!({"soortPartij": "organisatie", "indicatieActief": true})),
        };
        maak(
            api,
            "vertegenwoordigingen",
            &json!({"vertegenwoordigendePartij": partij, "vertegenwoordigdePartij": ander}),
        );
        for (lijst, body) in [
            ("organisatie", json!({"handelsnaam": "De Korst", "adres": {"stad": "Turfstad"}})),
            ("persoon", json!({"geboortedatum": "1980-01-01", "geslachtsnaam": "Vries"})),
        ] {
            api.post(&format!("{CG}/{lijst}"), &body).verwacht(201);
        }
        vorige = Some(contact);
    }
}

fn actor(nummer: usize) -> Value {
    json!({
        "naam": format!("Medewerker {nummer}"), "soortActor": "medewerker",
        "actorIdentificatie": {"functie": "balie", "telefoonnummer": "0201234567"},
    })
}

fn contact() -> Value {
    json!({
        "kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false,
        "plaatsgevondenOp": "2026-11-20T10:00:00Z", "metadata": {"bron": "proef"},
    })
}

/// Makes a partij the contactpersoon of the organisation, which is then in each answer about her; gives the organisation.
#[track_caller]
fn werkt_voor(api: &Api, partij: &Value) -> Value {
    let organisatie = api.get(&format!("{KI}/partijen?soortPartij=organisatie&pageSize=1")).verwacht(200);
    let organisatie = json!({"uuid": organisatie["results"][0]["uuid"]});
    let body = json!({
        "soortPartij": "contactpersoon",
        "partijIdentificatie": {"werkteVoorPartij": organisatie, "contactnaam": {"voornaam": "Mina"}},
    });
    let uuid = partij["uuid"].as_str().expect("a uuid");
    api.patch(&format!("{KI}/partijen/{uuid}"), &body).verwacht(200);
    organisatie
}

#[track_caller]
fn identificeer(api: &Api, partij: &Value, nummer: usize) {
    let kvk = maak(
        api,
        "partij-identificatoren",
        &json!({
            "identificeerdePartij": partij,
            "partijIdentificator": {
                "codeObjecttype": "niet_natuurlijk_persoon", "codeRegister": "hr",
                "codeSoortObjectId": "kvk_nummer", "objectId": format!("{nummer:08}"),
            },
        }),
    );
    maak(
        api,
        "partij-identificatoren",
        &json!({
            "identificeerdePartij": partij, "subIdentificatorVan": kvk,
            "partijIdentificator": {
                "codeObjecttype": "vestiging", "codeRegister": "hr", "codeSoortObjectId": "vestigingsnummer",
                "objectId": format!("{nummer:012}"),
            },
        }),
    );
}

#[track_caller]
fn betrokkene(api: &Api, contact: &Value, partij: &Value) -> Value {
    maak(
        api,
        "betrokkenen",
        &json!({
            "wasPartij": partij, "hadKlantcontact": contact, "rol": "klant", "initiator": true,
            "contactnaam": {"voornaam": "Mina"}, "bezoekadres": {"stad": "Turfstad"},
        }),
    )
}

#[track_caller]
fn adres(api: &Api, betrokkene: &Value, partij: &Value, nummer: usize) -> Value {
    maak(
        api,
        "digitaleadressen",
        &json!({
            "adres": format!("a{nummer}@example.org"), "soortDigitaalAdres": "email",
            "verstrektDoorBetrokkene": betrokkene, "verstrektDoorPartij": partij,
        }),
    )
}

#[track_caller]
fn bij_contact(api: &Api, contact: &Value, actor: &Value, vorige: Option<&Value>) {
    maak(
        api,
        "internetaken",
        &json!({
            "gevraagdeHandeling": "Bellen", "aanleidinggevendKlantcontact": contact,
            "toegewezenAanActoren": [actor], "status": "te_verwerken",
        }),
    );
    maak(
        api,
        "onderwerpobjecten",
        &json!({
            "klantcontact": contact, "wasKlantcontact": vorige,
            "onderwerpobjectidentificator": {"objectId": "zaak-1", "codeObjecttype": "zaak"},
        }),
    );
    maak(api, "bijlagen", &json!({"wasBijlageVanKlantcontact": contact}));
}

#[track_caller]
fn bij_partij(api: &Api, partij: &Value, nummer: usize) {
    let categorie = maak(api, "categorieen", &json!({"naam": format!("Categorie {nummer}")}));
    maak(api, "categorie-relaties", &json!({"partij": partij, "categorie": categorie}));
    maak(api, "rekeningnummers", &json!({"partij": partij, "iban": "NL02BANK0123456789"}));
}

/// A klantcontact and a partij with many of everything.
#[derive(Debug)]
pub struct Geheel {
    klantcontact: Value,
    betrokkene: Value,
    adres: Value,
    partij: Value,
}

impl Geheel {
    /// The one of this list.
    #[track_caller]
    pub fn uuid(&self, lijst: &str) -> &str {
        let verwijzing = match lijst {
            "klantcontacten" => &self.klantcontact,
            "betrokkenen" => &self.betrokkene,
            "digitaleadressen" => &self.adres,
            "partijen" => &self.partij,
            _ => panic!("{lijst} is niet uit te klappen"),
        };
        verwijzing["uuid"].as_str().expect("a uuid")
    }
}

/// One klantcontact with so many betrokkenen, tasks, subjects and attachments; the first betrokkene has as many
/// addresses, and is a partij with as many contacts, addresses and categories.
#[track_caller]
pub fn vul_een_groot_geheel(api: &Api, aantal: usize) -> Geheel {
    let partij = maak(api, "partijen", &json!({"soortPartij": "persoon", "indicatieActief": true}));
    let klantcontact = maak(api, "klantcontacten", &contact());
    let eerste = betrokkene(api, &klantcontact, &partij);
    let actor = maak(api, "actoren", &actor(0));
    maak(api, "actorklantcontacten", &json!({"actor": actor, "klantcontact": klantcontact}));
    let mut laatste = adres(api, &eerste, &partij, 0);
    for nummer in 0..aantal {
        if nummer > 0 {
            laatste = adres(api, &eerste, &partij, nummer);
            let ander = maak(api, "partijen", &json!({"soortPartij": "persoon", "indicatieActief": true}));
            adres(api, &betrokkene(api, &klantcontact, &ander), &ander, nummer);
            betrokkene(api, &maak(api, "klantcontacten", &contact()), &partij);
        }
        bij_contact(api, &klantcontact, &actor, None);
        bij_partij(api, &partij, nummer);
    }
    Geheel { klantcontact, betrokkene: eerste, adres: laatste, partij }
}
