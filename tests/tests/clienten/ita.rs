//! ITA, where employees handle interne taken: .NET bodies in chunks, with nulls and seven fraction digits; a poller
//! that wants the newest first.

use crate::proef::Proef;
use crate::velden::{
    ACTORKLANTCONTACT, BETROKKENE, DIGITAAL_ADRES, INTERNE_TAAK, ONDERWERPOBJECT, PARTIJ, precies,
    precies_met_expand,
};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const NUMMER: &str = "0687654321";
const ALLES: &str = "leiddeTotInterneTaken,gingOverOnderwerpobjecten,hadBetrokkenen,\
                     hadBetrokkenen.digitaleAdressen,hadBetrokkenen.wasPartij";

fn klantcontact(ita: &Verkeer, onderwerp: &str, gelukt: bool) -> Stap<Value> {
    let contact = ita.maak(
        "/klantcontacten",
        &json!({
            "kanaal": "Telefoon", "onderwerp": onderwerp, "inhoud": "Geen gehoor.", "indicatieContactGelukt": gelukt,
            "taal": "nl", "vertrouwelijk": false, "plaatsgevondenOp": "2026-11-20T11:00:00.1234567+01:00",
            "klantnaam": null,
        }),
    )?;
    assert_eq!(contact["plaatsgevondenOp"], "2026-11-20T10:00:00.123456Z");
    assert_eq!((&contact["taal"], contact.get("klantnaam")), (&json!("nl"), None));
    Ok(contact)
}

fn actor(ita: &Verkeer, naam: &str, soort: &str, kenmerk: &str) -> Stap<Value> {
    ita.maak(
        "/actoren",
        &json!({
            "naam": naam, "soortActor": soort, "indicatieActief": true,
            "actoridentificator": {
                "objectId": kenmerk, "codeObjecttype": "mdw", "codeRegister": "msei", "codeSoortObjectId": "email",
            },
        }),
    )
}

/// What the desk recorded before an employee of the back office starts ITA.
fn contactverzoek(ita: &Verkeer) -> Stap<(Value, Value, Value)> {
    let partij = ita.maak(
        "/partijen",
        &json!({
            "soortPartij": "persoon", "indicatieActief": true, "indicatieGeheimhouding": false,
            "voorkeurstaal": "nl", "digitaleAdressen": [], "voorkeursDigitaalAdres": null,
        }),
    )?;
    assert_eq!((&partij["voorkeurstaal"], &partij["partijIdentificatie"]), (&json!("nl"), &Value::Null));
    let contact = klantcontact(ita, "Terugbellen over paspoort", false)?;
    let betrokkene = ita.maak(
        "/betrokkenen",
        &json!({
            "wasPartij": naar(&partij), "hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true,
            "contactnaam": null,
        }),
    )?;
    assert_eq!(betrokkene["contactnaam"]["voornaam"], "", "een lege groep is nooit null");
    ita.maak(
        "/digitaleadressen",
        &json!({
            "verstrektDoorBetrokkene": naar(&betrokkene), "verstrektDoorPartij": null, "adres": NUMMER,
            "soortDigitaalAdres": "telefoonnummer", "omschrijving": "telefoonnummer",
        }),
    )?;
    let medewerker = actor(ita, "Joris Ballast", "medewerker", &format!("{}@example.org", ita.bsn()))?;
    let taak = ita.maak(
        "/internetaken",
        &json!({
            "nummer": null, "gevraagdeHandeling": "Terugbellen", "aanleidinggevendKlantcontact": naar(&contact),
            "toegewezenAanActoren": [naar(&medewerker)], "toelichting": "Na vijf uur.", "status": "te_verwerken",
        }),
    )?;
    precies(&taak, INTERNE_TAAK);
    Ok((contact, taak, medewerker))
}

/// The page of one contactverzoek.
#[track_caller]
fn toon(ita: &Verkeer, contact: &Value) {
    let geheel = ita.lees(&format!("{}?expand={ALLES}", plek("klantcontacten", contact)));
    let betrokkene = &geheel["_expand"]["hadBetrokkenen"][0];
    precies_met_expand(betrokkene, BETROKKENE);
    precies(&betrokkene["_expand"]["wasPartij"], PARTIJ);
    precies(&betrokkene["_expand"]["digitaleAdressen"][0], DIGITAAL_ADRES);
    assert_eq!(
        geheel["_expand"]["leiddeTotInterneTaken"][0]["uuid"],
        geheel["leiddeTotInterneTaken"][0]["uuid"]
    );
    // Asked for and empty is an empty list, beside the lists that are not.
    assert_eq!(geheel["_expand"]["gingOverOnderwerpobjecten"], json!([]));
    assert_eq!(geheel["hadBetrokkenen"][0]["uuid"], betrokkene["uuid"]);
}

/// A next attempt: a contact that follows the first, by an onderwerpobject.
fn volgende_poging(ita: &Verkeer, eerste: &Value, medewerker: &Value) -> Stap<Value> {
    let poging = klantcontact(ita, "Teruggebeld", true)?;
    let verband = ita.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&poging), "wasKlantcontact": naar(eerste),
            "onderwerpobjectidentificator": {
                "objectId": eerste["uuid"], "codeObjecttype": "klantcontact", "codeRegister": "openklant",
                "codeSoortObjectId": "uuid",
            },
        }),
    )?;
    precies(&verband, ONDERWERPOBJECT);
    assert_eq!(ita.lees(&plek("onderwerpobjecten", &verband)), verband);
    let deel =
        ita.maak("/actorklantcontacten", &json!({"actor": naar(medewerker), "klantcontact": naar(&poging)}))?;
    precies(&deel, ACTORKLANTCONTACT);
    let keten = ita.lijst(&format!(
        "/klantcontacten?onderwerpobject__onderwerpobjectidentificatorObjectId={}",
        tekst(eerste, "uuid")
    ));
    assert_eq!(keten.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(), [&poging["uuid"]]);
    assert_eq!(
        ita.lijst("/klantcontacten?onderwerp=teruggebeld").len(),
        1,
        "hoofdletters maken geen verschil"
    );
    Ok(poging)
}

/// Finding the task, passing it on, finishing it, opening it again.
fn handel_af(ita: &Verkeer, taak: &Value, medewerker: &Value) -> Stap<()> {
    let plaats = plek("internetaken", taak);
    let mijn =
        format!("/internetaken?status=te_verwerken&toegewezenAanActor__uuid={}", tekst(medewerker, "uuid"));
    assert_eq!(ita.lijst(&mijn), std::slice::from_ref(taak));
    let zoek = "/internetaken?status=te_verwerken&page=1&pageSize=50&actoren__naam=Joris%20Ballast";
    assert_eq!(ita.lijst(zoek), std::slice::from_ref(taak));

    let collega = actor(ita, "Petra Zaal", "medewerker", "p.zaal@example.org")?;
    let twee = json!({"toegewezenAanActoren": [naar(&collega), naar(medewerker)]});
    let doorgegeven = ita.wijzig(&plaats, &twee)?;
    let wie: Vec<&Value> = doorgegeven["toegewezenAanActoren"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|een| &een["uuid"])
        .collect();
    assert_eq!(wie, [&collega["uuid"], &medewerker["uuid"]], "in de volgorde waarin zij zijn genoemd");
    let klaar = ita.wijzig(&plaats, &json!({"status": "verwerkt"}))?;
    assert!(klaar["afgehandeldOp"].is_string(), "{klaar}");
    let weer_open = ita.wijzig(&plaats, &json!({"status": "te_verwerken"}))?;
    assert_eq!(weer_open["afgehandeldOp"], Value::Null);
    let niemand = ita.vervang(
        &plaats,
        &json!({
            "nummer": null, "gevraagdeHandeling": "Terugbellen", "toelichting": "Klaar.", "status": "verwerkt",
            "aanleidinggevendKlantcontact": taak["aanleidinggevendKlantcontact"], "toegewezenAanActoren": [],
        }),
    )?;
    assert_eq!(
        (&niemand["toegewezenAanActoren"], &niemand["toegewezenAanActor"]),
        (&json!([]), &json!({"uuid": null}))
    );
    Ok(())
}

/// Mails for each new task, newest first, until one that it knows; and the processor that pages until nothing comes.
#[track_caller]
fn peil(ita: &Verkeer, eerder: &Value, contact: &Value) -> Stap<()> {
    let nieuw = ita.maak(
        "/internetaken",
        &json!({
            "nummer": null, "gevraagdeHandeling": "Nabellen", "aanleidinggevendKlantcontact": naar(contact),
            "toegewezenAanActoren": [], "toelichting": "", "status": "te_verwerken",
        }),
    )?;
    let taken = ita.lijst("/internetaken");
    assert_eq!((&taken[0]["uuid"], &taken[1]["uuid"]), (&nieuw["uuid"], &eerder["uuid"]));
    let pagina = ita.lees("/internetaken?page=1&pageSize=1");
    assert!(tekst(&pagina, "next").starts_with(&ita.basis()), "{pagina}");
    assert_eq!(ita.alles("/internetaken?page=1&pageSize=1").len(), taken.len());
    let voorbij = ita.verzoek("GET", "/internetaken?status=te_verwerken&page=99", None);
    assert_eq!((voorbij.status, voorbij.op("/code")), (404, &json!("not_found")));
    let geen = ita.verzoek("GET", "/onderwerpobjecten/3b241101-e2bb-4255-8caf-4136c566a962", None);
    assert_eq!(geen.status, 404);
    Ok(())
}

fn afhandelen(ita: &Verkeer) -> Stap<(Value, Value)> {
    let (contact, taak, medewerker) = contactverzoek(ita)?;
    toon(ita, &contact);
    let poging = volgende_poging(ita, &contact, &medewerker)?;
    handel_af(ita, &taak, &medewerker)?;
    peil(ita, &taak, &contact)?;
    ita.vervang(
        &plek("klantcontacten", &poging),
        &json!({
            "kanaal": "Telefoon", "onderwerp": "Teruggebeld", "inhoud": "Gesproken.", "indicatieContactGelukt": true,
            "taal": "nl", "vertrouwelijk": false, "plaatsgevondenOp": "2026-11-20T11:00:00.1234567+01:00",
            "klantnaam": null,
        }),
    )?;
    Ok((contact, poging))
}

op_beide_databases!(ita_belt_terug_op_het_nummer_van_het_contactverzoek, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::InBrokken, "vakafdeling");
    let (contact, poging) = proef.speel(afhandelen);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "afwijking", NUMMER]);
    assert_eq!(
        proef.interactie_van(&poging),
        tekst(&contact, "uuid"),
        "een vervolg hoort bij het eerste contact"
    );
    proef.wordt_geweigerd(&["adres"], afhandelen);
});

op_beide_databases!(ita_ruimt_haar_proefgegevens_op, |bouw: bouw| {
    // Removing everything is no work of a department.
    let proef = Proef::begin(bouw, Wijze::InBrokken, "beheer");
    proef.speel(|ita| {
        let (contact, ..) = contactverzoek(ita)?;
        for lijst in ["internetaken", "klantcontacten", "digitaleadressen", "partijen", "actoren"] {
            for een in ita.lijst(&format!("/{lijst}")) {
                ita.verwijder(&plek(lijst, &een));
            }
        }
        assert_eq!(ita.verzoek("GET", &plek("klantcontacten", &contact), None).status, 404);
        Ok(())
    });
    for lijst in ["betrokkenen", "partijen", "klantcontacten", "internetaken", "digitaleadressen", "actoren"]
    {
        assert_eq!(proef.aantal(lijst), 0, "{lijst}");
    }
});
