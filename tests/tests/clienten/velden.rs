//! The members that an answer has, all of them and no other: clients with strict classes read nothing else.

use serde_json::Value;

pub const KLANTCONTACT: &[&str] = &[
    "uuid",
    "url",
    "gingOverOnderwerpobjecten",
    "hadBetrokkenActoren",
    "omvatteBijlagen",
    "hadBetrokkenen",
    "leiddeTotInterneTaken",
    "nummer",
    "referentienummer",
    "kanaal",
    "onderwerp",
    "inhoud",
    "reactie",
    "indicatieContactGelukt",
    "hoofdOnderwerpType",
    "verdereActieOndernomen",
    "taal",
    "vertrouwelijk",
    "plaatsgevondenOp",
    "metadata",
];
pub const BETROKKENE: &[&str] = &[
    "uuid",
    "url",
    "wasPartij",
    "hadKlantcontact",
    "digitaleAdressen",
    "bezoekadres",
    "correspondentieadres",
    "contactnaam",
    "volledigeNaam",
    "rol",
    "organisatienaam",
    "initiator",
];
pub const DIGITAAL_ADRES: &[&str] = &[
    "uuid",
    "url",
    "verstrektDoorBetrokkene",
    "verstrektDoorPartij",
    "adres",
    "soortDigitaalAdres",
    "isStandaardAdres",
    "omschrijving",
    "referentie",
    "verificatieDatum",
];
pub const INTERNE_TAAK: &[&str] = &[
    "uuid",
    "url",
    "nummer",
    "referentienummer",
    "gevraagdeHandeling",
    "aanleidinggevendKlantcontact",
    "toegewezenAanActor",
    "toegewezenAanActoren",
    "toelichting",
    "status",
    "toegewezenOp",
    "afgehandeldOp",
];
pub const ONDERWERPOBJECT: &[&str] =
    &["uuid", "url", "klantcontact", "wasKlantcontact", "onderwerpobjectidentificator"];
pub const BIJLAGE: &[&str] = &["uuid", "url", "wasBijlageVanKlantcontact", "bijlageidentificator"];
pub const ACTOR: &[&str] =
    &["uuid", "url", "naam", "soortActor", "indicatieActief", "actoridentificator", "actorIdentificatie"];
pub const ACTORKLANTCONTACT: &[&str] = &["uuid", "url", "actor", "klantcontact"];
pub const PARTIJ: &[&str] = &[
    "uuid",
    "url",
    "nummer",
    "interneNotitie",
    "betrokkenen",
    "categorieRelaties",
    "digitaleAdressen",
    "voorkeursDigitaalAdres",
    "vertegenwoordigden",
    "rekeningnummers",
    "voorkeursRekeningnummer",
    "partijIdentificatoren",
    "soortPartij",
    "indicatieGeheimhouding",
    "voorkeurstaal",
    "indicatieActief",
    "bezoekadres",
    "correspondentieadres",
    "partijIdentificatie",
];
pub const PARTIJ_IDENTIFICATOR: &[&str] = &[
    "uuid",
    "url",
    "identificeerdePartij",
    "anderePartijIdentificator",
    "partijIdentificator",
    "subIdentificatorVan",
];
pub const IDENTIFICATOR: &[&str] = &["objectId", "codeObjecttype", "codeRegister", "codeSoortObjectId"];
pub const ADRES: &[&str] = &[
    "nummeraanduidingId",
    "straatnaam",
    "huisnummer",
    "huisnummertoevoeging",
    "postcode",
    "stad",
    "adresregel1",
    "adresregel2",
    "adresregel3",
    "land",
];
pub const CONTACTNAAM: &[&str] = &["voorletters", "voornaam", "voorvoegselAchternaam", "achternaam"];

/// Asserts that an object has exactly these members.
#[track_caller]
pub fn precies(object: &Value, leden: &[&str]) {
    let mut gevonden: Vec<&str> = object
        .as_object()
        .unwrap_or_else(|| panic!("geen object: {object}"))
        .keys()
        .map(String::as_str)
        .collect();
    let mut verwacht = leden.to_vec();
    gevonden.sort_unstable();
    verwacht.sort_unstable();
    assert_eq!(gevonden, verwacht);
}

/// As [`precies`], for an item of a list of which the items always have `_expand`.
#[track_caller]
pub fn precies_met_expand(object: &Value, leden: &[&str]) {
    precies(object, &[leden, &["_expand"]].concat());
}

/// Asserts that a reference has a uuid and a URL that ends with it.
#[track_caller]
pub fn verwijzing(object: &Value) {
    precies(object, &["uuid", "url"]);
    let (uuid, url) = (object["uuid"].as_str(), object["url"].as_str());
    assert!(url.zip(uuid).is_some_and(|(url, uuid)| url.ends_with(&format!("/{uuid}"))), "{object}");
}
