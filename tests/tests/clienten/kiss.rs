//! KISS, the desk of a customer contact centre: every body in chunks, `nummer: ""` on each task, `?` without a query.

use crate::proef::Proef;
use crate::velden::{
    ACTOR, BETROKKENE, DIGITAAL_ADRES, INTERNE_TAAK, KLANTCONTACT, ONDERWERPOBJECT, PARTIJ,
    PARTIJ_IDENTIFICATOR, precies, precies_met_expand, verwijzing,
};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";
const NUMMER: &str = "0612345678";

/// What an employee does while a customer who is known by BSN is on the telephone.
fn zoek_of_maak_partij(kiss: &Verkeer) -> Stap<Value> {
    let zoek = format!(
        "/partijen?expand=digitaleAdressen&soortPartij=persoon&partijIdentificator__codeSoortObjectId=bsn\
         &partijIdentificator__objectId={}",
        kiss.bsn()
    );
    assert_eq!(kiss.lijst(&zoek), Vec::<Value>::new());
    let partij = kiss.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": [], "betrokkenen": [], "categorieRelaties": [], "voorkeursDigitaalAdres": null,
            "vertegenwoordigden": [], "rekeningnummers": [], "partijIdentificatoren": [],
            "voorkeursRekeningnummer": null, "indicatieGeheimhouding": false, "indicatieActief": true,
            "partijIdentificatie": {"contactnaam": null}, "soortPartij": "persoon",
        }),
    )?;
    precies(&partij, PARTIJ);
    let verwijst = json!({"uuid": partij["uuid"], "url": partij["url"]});
    let identificator = kiss.maak(
        "/partij-identificatoren",
        &json!({
            "identificeerdePartij": verwijst,
            "partijIdentificator": {
                "codeRegister": "brp", "codeSoortObjectId": "bsn", "codeObjecttype": "natuurlijk_persoon",
                "objectId": kiss.bsn(),
            },
        }),
    )?;
    precies(&identificator, PARTIJ_IDENTIFICATOR);
    let gevonden = kiss.lijst(&zoek);
    assert_eq!(gevonden.len(), 1);
    precies_met_expand(&gevonden[0], PARTIJ);
    assert_eq!(gevonden[0]["_expand"], json!({"digitaleAdressen": []}));
    assert_eq!(gevonden[0]["partijIdentificatoren"], json!([identificator]));
    assert_eq!(
        kiss.lees(&plek("partij-identificatoren", &identificator))["partijIdentificator"]["objectId"],
        kiss.bsn()
    );
    Ok(partij)
}

/// The employee, found by e-mail address as it is typed, or made. The proxy of KISS adds a member nobody knows.
fn zoek_of_maak_medewerker(kiss: &Verkeer, mail: &str) -> Stap<Value> {
    let zoek = format!("/actoren?actoridentificatorObjectId={mail}");
    if let Some(actor) = kiss.lijst(&zoek).into_iter().next() {
        return Ok(actor);
    }
    let actor = kiss.maak(
        "/actoren",
        &json!({
            "naam": "Nicole van Dijk", "soortActor": "medewerker", "indicatieActief": true,
            "actoridentificator": {
                "objectId": mail, "codeObjecttype": "mdw", "codeRegister": "msei", "codeSoortObjectId": "email",
            },
            "medewerkerIdentificatie": {"medewerkerIdentificatie": mail},
        }),
    )?;
    precies(&actor, ACTOR);
    assert_eq!(kiss.lijst(&zoek), std::slice::from_ref(&actor));
    Ok(actor)
}

/// The department, found by the four codes, or made.
fn zoek_of_maak_afdeling(kiss: &Verkeer) -> Stap<Value> {
    let zoek = "/actoren?actoridentificatorObjectId=vergunningen&actoridentificatorCodeRegister=obj\
                &actoridentificatorCodeSoortObjectId=idf&actoridentificatorCodeObjecttype=afd";
    if let Some(actor) = kiss.lijst(zoek).into_iter().next() {
        return Ok(actor);
    }
    kiss.maak(
        "/actoren",
        &json!({
            "naam": "Vergunningen", "soortActor": "organisatorische_eenheid", "indicatieActief": true,
            "actoridentificator": {
                "objectId": "vergunningen", "codeObjecttype": "afd", "codeRegister": "obj",
                "codeSoortObjectId": "idf",
            },
        }),
    )
}

/// The contact with the employee who had it.
fn klantcontact(kiss: &Verkeer) -> Stap<Value> {
    let contact = kiss.maak(
        "/klantcontacten",
        &json!({
            "kanaal": "telefoon", "onderwerp": "Dakkapel", "inhoud": "Wil weten hoe het staat met de vergunning.",
            "indicatieContactGelukt": true, "taal": "nld", "vertrouwelijk": false,
            "plaatsgevondenOp": "2026-11-20T10:00:00.345Z",
        }),
    )?;
    precies(&contact, KLANTCONTACT);
    assert_eq!(contact["plaatsgevondenOp"], "2026-11-20T10:00:00.345000Z");
    let medewerker = zoek_of_maak_medewerker(kiss, "n.vandijk@example.org")?;
    kiss.maak("/actorklantcontacten", &json!({"actor": naar(&medewerker), "klantcontact": naar(&contact)}))?;
    Ok(contact)
}

/// A request to be called back, of a customer who is known (`was_partij` a reference) or not (null).
fn contactverzoek(kiss: &Verkeer, was_partij: &Value, naam: [&str; 4]) -> Stap<Value> {
    let contact = klantcontact(kiss)?;
    let betrokkene = kiss.maak(
        "/betrokkenen",
        &json!({
            "wasPartij": was_partij, "hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true,
            "organisatienaam": "",
            "contactnaam": {
                "voorletters": naam[0], "voornaam": naam[1], "voorvoegselAchternaam": naam[2],
                "achternaam": naam[3],
            },
        }),
    )?;
    precies(&betrokkene, BETROKKENE);
    for (adres, soort, omschrijving) in
        [(NUMMER, "telefoonnummer", "telefoonnummer"), (MAIL, "email", "e-mailadres")]
    {
        let gegeven = kiss.maak(
            "/digitaleadressen",
            &json!({
                "verstrektDoorBetrokkene": naar(&betrokkene), "verstrektDoorPartij": null, "adres": adres,
                "soortDigitaalAdres": soort, "omschrijving": omschrijving,
            }),
        )?;
        precies(&gegeven, DIGITAAL_ADRES);
    }
    let taak = kiss.maak(
        "/internetaken",
        &json!({
            "nummer": "", "gevraagdeHandeling": "Contact opnemen met betrokkene",
            "aanleidinggevendKlantcontact": naar(&contact),
            "toegewezenAanActoren": [naar(&zoek_of_maak_afdeling(kiss)?)],
            "toelichting": "Belt graag in de ochtend.", "status": "te_verwerken",
        }),
    )?;
    precies(&taak, INTERNE_TAAK);
    assert_eq!(taak["toegewezenAanActor"], taak["toegewezenAanActoren"][0]);
    let onderwerp = kiss.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&contact), "wasKlantcontact": null,
            "onderwerpobjectidentificator": {
                "objectId": "0f1a1e8c-95c4-44b2-8d2e-1e6cf0c9f6d1", "codeObjecttype": "zgw-Zaak",
                "codeRegister": "openzaak", "codeSoortObjectId": "uuid",
            },
        }),
    )?;
    precies(&onderwerp, ONDERWERPOBJECT);
    Ok(contact)
}

/// The history of a customer, one request per thing, as the desk shows it.
#[track_caller]
fn tijdlijn(kiss: &Verkeer, partij: &Value) {
    let betrokkenen =
        kiss.lijst(&format!("/betrokkenen?wasPartij__url={}&pageSize=100", tekst(partij, "url")));
    assert_eq!(betrokkenen.len(), 2);
    for betrokkene in &betrokkenen {
        precies_met_expand(betrokkene, BETROKKENE);
        verwijzing(&betrokkene["wasPartij"]);
        let contact = plek("klantcontacten", &betrokkene["hadKlantcontact"]);
        for vraag in ["", "?", "?expand="] {
            precies(&kiss.lees(&format!("{contact}{vraag}")), KLANTCONTACT);
        }
        let uitgeklapt =
            kiss.lees(&format!("{contact}?expand=leiddeTotInterneTaken,gingOverOnderwerpobjecten"));
        precies_met_expand(&uitgeklapt, KLANTCONTACT);
        let uitgeklapt = &uitgeklapt["_expand"];
        precies(&uitgeklapt["gingOverOnderwerpobjecten"][0], ONDERWERPOBJECT);
        let taak = &uitgeklapt["leiddeTotInterneTaken"][0];
        precies(taak, INTERNE_TAAK);
        let actor = kiss.lees(&plek("actoren", &taak["toegewezenAanActoren"][0]));
        assert_eq!(actor["naam"], "Vergunningen");
        assert_eq!(betrokkene["digitaleAdressen"].as_array().map(Vec::len), Some(2));
        for adres in betrokkene["digitaleAdressen"].as_array().expect("an array") {
            precies(&kiss.lees(&format!("{}?", plek("digitaleadressen", adres))), DIGITAAL_ADRES);
        }
        let vraag = format!(
            "/klantcontacten?hadBetrokkene__uuid={}&expand=gingOverOnderwerpobjecten",
            tekst(betrokkene, "uuid")
        );
        let contacten = kiss.lijst(&vraag);
        assert_eq!(contacten.len(), 1);
        assert_eq!(
            contacten[0]["hadBetrokkenActoren"][0]["actoridentificator"]["objectId"],
            "n.vandijk@example.org"
        );
        assert_eq!(contacten[0]["_expand"]["gingOverOnderwerpobjecten"].as_array().map(Vec::len), Some(1));
    }
}

/// Who called from this number? Every page, with everything behind each address; one thing is shown as often as it
/// is pointed at.
#[track_caller]
fn zoek_op_adres(kiss: &Verkeer, adres: &str, verwacht: usize) {
    let gevonden = kiss.alles(&format!(
        "/digitaleadressen?adres={adres}&page=1&expand=verstrektDoorBetrokkene,\
         verstrektDoorBetrokkene.hadKlantcontact,verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken"
    ));
    assert_eq!(gevonden.len(), verwacht, "{adres}");
    for adres in gevonden {
        let betrokkene = &adres["_expand"]["verstrektDoorBetrokkene"];
        precies_met_expand(betrokkene, BETROKKENE);
        let contact = &betrokkene["_expand"]["hadKlantcontact"];
        precies_met_expand(contact, KLANTCONTACT);
        precies(&contact["_expand"]["leiddeTotInterneTaken"][0], INTERNE_TAAK);
    }
}

fn van_een_bekende(kiss: &Verkeer) -> Stap<Value> {
    let partij = zoek_of_maak_partij(kiss)?;
    contactverzoek(kiss, &naar(&partij), ["", "", "", ""])?;
    let contact = contactverzoek(kiss, &naar(&partij), ["M.", "Mina", "de", "Vries"])?;
    tijdlijn(kiss, &partij);
    zoek_op_adres(kiss, NUMMER, 2);
    zoek_op_adres(kiss, MAIL, 2);
    Ok(contact)
}

fn van_een_onbekende(kiss: &Verkeer) -> Stap<Value> {
    contactverzoek(kiss, &Value::Null, ["", "Karel", "van", "Deurne"])
}

op_beide_databases!(kiss_belt_een_bekende_terug_op_wat_zij_nu_gaf, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::InBrokken, "kcc");
    let contact = proef.speel(van_een_bekende);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "afwijking", NUMMER]);
    // Empty names are nothing, so the first thing too much is the telephone number.
    proef.wordt_geweigerd(&["adres"], van_een_bekende);
});

op_beide_databases!(kiss_belt_een_onbekende_terug_op_het_opgegeven_nummer, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::InBrokken, "kcc");
    let contact = proef.speel(van_een_onbekende);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "opgegeven", NUMMER]);
    assert_eq!(proef.aantal("partijen"), 0);
    proef.wordt_geweigerd(
        &["contactnaam.voornaam", "contactnaam.voorvoegselAchternaam", "contactnaam.achternaam"],
        van_een_onbekende,
    );
    assert_eq!(proef.aantal("betrokkenen"), 1, "wat is geweigerd staat er niet");
});
