//! What the tests of the differences make and read, over the wire.

use klant_tests::{Antwoord, Api};
use serde_json::{Value, json};
use std::borrow::Borrow;

/// Where the Klantinteracties API begins.
pub const KI: &str = "/klantinteracties/api/v1";
/// Where the Contactgegevens API begins.
pub const CG: &str = "/contactgegevens/api/v1";
/// Where our own API begins.
pub const EIGEN: &str = "/klant/api/v1";

/// Numbers that pass their check and belong to nobody.
pub const BSN: &str = "999990007";
pub const ANDER_BSN: &str = "999990019";
pub const RSIN: &str = "123456782";
pub const KVK: &str = "12345678";
pub const VESTIGING: &str = "000012345678";

/// A resource with every member that it has, and where it is.
pub struct Ding {
    pub lijst: String,
    pub inhoud: Value,
    pub een: Value,
}

impl Ding {
    /// Its path.
    pub fn plek(&self) -> String {
        format!("{}/{}", self.lijst, tekst(&self.een, "uuid"))
    }
}

/// These members over those.
pub fn met(mut basis: Value, leden: Value) -> Value {
    let (Value::Object(basis_leden), Value::Object(leden)) = (&mut basis, leden) else {
        panic!("alleen objecten hebben leden")
    };
    basis_leden.extend(leden);
    basis
}

/// A member that is a text.
#[track_caller]
pub fn tekst<'a>(json: &'a Value, lid: &str) -> &'a str {
    json[lid].as_str().unwrap_or_else(|| panic!("{lid} is geen tekst in {json:#}"))
}

/// A reference to what an answer showed.
pub fn naar(ding: &Value) -> Value {
    json!({"uuid": ding["uuid"]})
}

/// The path of what an answer showed.
#[track_caller]
pub fn plek(lijst: &str, ding: &Value) -> String {
    format!("{KI}/{lijst}/{}", tekst(ding, "uuid"))
}

/// POST of what must be stored.
#[track_caller]
pub fn maak(api: &Api, lijst: &str, inhoud: impl Borrow<Value>) -> Value {
    api.post(&format!("{KI}/{lijst}"), inhoud.borrow()).verwacht(201)
}

/// GET of what must be there.
#[track_caller]
pub fn lees(api: &Api, lijst: &str, ding: &Value) -> Value {
    api.get(&plek(lijst, ding)).verwacht(200)
}

/// PATCH that must be done.
#[track_caller]
pub fn wijzig(api: &Api, lijst: &str, ding: &Value, inhoud: impl Borrow<Value>) -> Value {
    api.patch(&plek(lijst, ding), inhoud.borrow()).verwacht(200)
}

/// The uuids of a list with these parameters, in its order; the count must be exact.
#[track_caller]
pub fn gevonden(api: &Api, lijst: &str, parameters: &[(&str, &str)]) -> Vec<String> {
    let vraag: Vec<String> =
        parameters.iter().map(|(naam, waarde)| format!("{naam}={}", gecodeerd(waarde))).collect();
    let pagina = api.get(&format!("{KI}/{lijst}?{}", vraag.join("&"))).verwacht(200);
    let uuids: Vec<String> = pagina["results"]
        .as_array()
        .expect("a page")
        .iter()
        .map(|een| tekst(een, "uuid").to_owned())
        .collect();
    assert_eq!(pagina["count"], uuids.len(), "{vraag:?}");
    uuids
}

/// The uuids of what answers showed.
#[track_caller]
pub fn uuids(dingen: &[&Value]) -> Vec<String> {
    dingen.iter().map(|ding| tekst(ding, "uuid").to_owned()).collect()
}

/// A text as the value of a parameter.
pub fn gecodeerd(waarde: &str) -> String {
    waarde.bytes().fold(String::new(), |som, byte| som + &format!("%{byte:02X}"))
}

/// The faults of a 400: name and code of each.
#[track_caller]
pub fn fouten(antwoord: &Antwoord) -> Vec<(String, String)> {
    assert_eq!(antwoord.status, 400, "{}", antwoord.tekst);
    let fouten = antwoord.op("/invalidParams").as_array().cloned().unwrap_or_default();
    fouten.iter().map(|fout| (tekst(fout, "name").to_owned(), tekst(fout, "code").to_owned())).collect()
}

/// Asserts that a request is refused for exactly this fault.
#[track_caller]
pub fn geweigerd(antwoord: &Antwoord, naam: &str, code: &str) {
    assert_eq!(fouten(antwoord), [(naam.to_owned(), code.to_owned())], "{}", antwoord.tekst);
}

#[track_caller]
pub fn partij(api: &Api, leden: Value) -> Value {
    maak(api, "partijen", met(json!({"soortPartij": "persoon", "indicatieActief": true}), leden))
}

/// The body of a contact.
pub fn contactinhoud(leden: Value) -> Value {
    met(json!({"kanaal": "telefoon", "onderwerp": "Dakkapel", "taal": "nld", "vertrouwelijk": false}), leden)
}

#[track_caller]
pub fn contact(api: &Api, leden: Value) -> Value {
    maak(api, "klantcontacten", contactinhoud(leden))
}

#[track_caller]
pub fn betrokkene(api: &Api, contact: &Value, leden: Value) -> Value {
    let inhoud = json!({"hadKlantcontact": naar(contact), "rol": "klant", "initiator": true});
    maak(api, "betrokkenen", met(inhoud, leden))
}

/// A digital address of nobody, unless the members say whose it is.
#[track_caller]
pub fn adres(api: &Api, soort: &str, adres: &str, leden: Value) -> Value {
    let inhoud = json!({"verstrektDoorPartij": null, "soortDigitaalAdres": soort, "adres": adres});
    maak(api, "digitaleadressen", met(inhoud, leden))
}

#[track_caller]
pub fn taak(api: &Api, contact: &Value, leden: Value) -> Value {
    let inhoud = json!({
        "gevraagdeHandeling": "Bel terug", "aanleidinggevendKlantcontact": naar(contact),
        "toegewezenAanActoren": [], "status": "te_verwerken",
    });
    maak(api, "internetaken", met(inhoud, leden))
}

/// A number with the codes of its register.
pub fn nummer(soort: &str, object_id: &str) -> Value {
    let (objecttype, register) = match soort {
        "bsn" => ("natuurlijk_persoon", "brp"),
        "vestigingsnummer" => ("vestiging", "hr"),
        _ => ("niet_natuurlijk_persoon", "hr"),
    };
    json!({
        "codeObjecttype": objecttype, "codeSoortObjectId": soort, "objectId": object_id, "codeRegister": register,
    })
}

#[track_caller]
pub fn identificator(api: &Api, partij: &Value, groep: Value, leden: Value) -> Value {
    let mut inhoud = json!({"identificeerdePartij": naar(partij)});
    inhoud["partijIdentificator"] = groep;
    maak(api, "partij-identificatoren", met(inhoud, leden))
}

/// What a contact is about, with the four codes of an object.
pub fn object(soort: &str, object_id: &str) -> Value {
    json!({
        "objectId": object_id, "codeObjecttype": soort, "codeRegister": "zaken", "codeSoortObjectId": "nummer",
    })
}

/// Makes one of each resource, with every reference and group that it can have.
#[track_caller]
pub fn van_alles(api: &Api) -> Vec<Ding> {
    let mut dingen: Vec<Ding> = Vec::new();
    let mut voeg = |lijst: &str, inhoud: Value| {
        let api_pad = if matches!(lijst, "organisatie" | "persoon") { CG } else { KI };
        let lijst = format!("{api_pad}/{lijst}");
        let een = api.post(&lijst, &inhoud).verwacht(201);
        dingen.push(Ding { lijst, inhoud, een: een.clone() });
        een
    };
    let groep = json!({"stad": "Deurne"});
    let naam = json!({"voornaam": "Mina"});
    let werkgever = partij(api, json!({"soortPartij": "organisatie"}));
    let los_adres = adres(api, "email", "mina@example.org", json!({}));
    let losse_rekening = maak(api, "rekeningnummers", json!({"iban": "NL91ABNA0417164300"}));
    let kvk = identificator(api, &werkgever, nummer("kvk_nummer", KVK), json!({}));
    let categorie = voeg("categorieen", json!({"naam": "Ondernemers"}));
    let partij = voeg(
        "partijen",
        json!({
            "soortPartij": "contactpersoon", "indicatieActief": true, "digitaleAdressen": [naar(&los_adres)],
            "voorkeursDigitaalAdres": naar(&los_adres), "rekeningnummers": [naar(&losse_rekening)],
            "voorkeursRekeningnummer": naar(&losse_rekening), "bezoekadres": groep, "correspondentieadres": groep,
            "partijIdentificatoren": [],
            "partijIdentificatie": {"werkteVoorPartij": naar(&werkgever), "contactnaam": naam},
        }),
    );
    voeg("rekeningnummers", json!({"partij": naar(&partij), "iban": "NL91ABNA0417164300"}));
    voeg("categorie-relaties", json!({"partij": naar(&partij), "categorie": naar(&categorie)}));
    voeg(
        "partij-identificatoren",
        json!({
            "identificeerdePartij": naar(&werkgever), "partijIdentificator": nummer("vestigingsnummer", VESTIGING),
            "subIdentificatorVan": naar(&kvk),
        }),
    );
    voeg(
        "vertegenwoordigingen",
        json!({"vertegenwoordigendePartij": naar(&partij), "vertegenwoordigdePartij": naar(&werkgever)}),
    );
    let actor = voeg(
        "actoren",
        json!({
            "naam": "Vergunningen", "soortActor": "organisatorische_eenheid",
            "actoridentificator": object("afdeling", "verg"), "actorIdentificatie": {"omschrijving": "Loket"},
        }),
    );
    let contact = voeg("klantcontacten", contactinhoud(json!({"metadata": {"zaak": "1"}})));
    voeg("actorklantcontacten", json!({"actor": naar(&actor), "klantcontact": naar(&contact)}));
    let betrokkene = voeg(
        "betrokkenen",
        json!({
            "hadKlantcontact": naar(&contact), "wasPartij": naar(&partij), "rol": "klant", "initiator": true,
            "bezoekadres": groep, "correspondentieadres": groep, "contactnaam": naam,
        }),
    );
    voeg(
        "digitaleadressen",
        json!({
            "verstrektDoorPartij": naar(&partij), "verstrektDoorBetrokkene": naar(&betrokkene),
            "soortDigitaalAdres": "email", "adres": "mina@example.org",
        }),
    );
    voeg(
        "onderwerpobjecten",
        json!({
            "klantcontact": naar(&contact), "wasKlantcontact": null,
            "onderwerpobjectidentificator": object("zaak", "1"),
        }),
    );
    voeg(
        "bijlagen",
        json!({"wasBijlageVanKlantcontact": naar(&contact), "bijlageidentificator": object("document", "1")}),
    );
    voeg(
        "internetaken",
        json!({
            "gevraagdeHandeling": "Bel terug", "aanleidinggevendKlantcontact": naar(&contact),
            "toegewezenAanActoren": [naar(&actor)], "status": "te_verwerken",
        }),
    );
    voeg("organisatie", json!({"handelsnaam": "Bakkerij", "adres": groep}));
    voeg("persoon", json!({"geboortedatum": "1970-01-01", "geslachtsnaam": "Mina", "adres": groep}));
    dingen
}
