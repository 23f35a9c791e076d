//! NotifyNL OMC, which tells people about their cases: required members, times with seven digits, metadata.

use crate::proef::Proef;
use crate::velden::{BIJLAGE, KLANTCONTACT, PARTIJ, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";

/// The partij with her preferred address, as another application keeps her.
fn voorgeschiedenis(omc: &Verkeer) -> Stap<Value> {
    let partij = omc.maak(
        "/partijen",
        &json!({
            "soortPartij": "persoon", "indicatieActief": true, "indicatieGeheimhouding": false,
            "partijIdentificatie": {"contactnaam": {"voornaam": "Mina", "achternaam": "Vries"}},
            "partijIdentificatoren": [{"partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn",
                "objectId": omc.bsn(),
            }}],
        }),
    )?;
    let adres = |adres: &str, soort: &str| {
        omc.maak(
            "/digitaleadressen",
            &json!({"adres": adres, "soortDigitaalAdres": soort, "verstrektDoorPartij": naar(&partij)}),
        )
    };
    let (mail, _) = (adres(MAIL, "email")?, adres("0612345678", "telefoonnummer")?);
    omc.wijzig(&plek("partijen", &partij), &json!({"voorkeursDigitaalAdres": naar(&mail)}))?;
    Ok(partij)
}

/// Looks up whom to tell, tells her (elsewhere), and records that it did.
fn meld(omc: &Verkeer) -> Stap<Value> {
    voorgeschiedenis(omc)?;
    // Health.
    omc.lijst("/klantcontacten");
    let gevonden = omc.lijst(&format!(
        "/partijen?partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId={}\
         &expand=digitaleAdressen",
        omc.bsn()
    ));
    let partij = &gevonden[0];
    precies_met_expand(partij, PARTIJ);
    let een = omc.lees(&format!("{}?expand=digitaleAdressen", tekst(partij, "url")));
    assert_eq!(een["_expand"]["digitaleAdressen"].as_array().map(Vec::len), Some(2));
    let voorkeur = &een["voorkeursDigitaalAdres"]["uuid"];
    let adressen = een["_expand"]["digitaleAdressen"].as_array().expect("an array");
    let adres = adressen.iter().find(|adres| adres["uuid"] == *voorkeur).expect("the preferred one is there");
    assert_eq!(adres["adres"], MAIL);

    let geheel = omc.maak(
        "/maak-klantcontact",
        &json!({
            "klantcontact": {
                "nummer": null, "kanaal": "Email", "onderwerp": "Zaak gewijzigd", "inhoud": "De status is gewijzigd.",
                "indicatieContactGelukt": true, "taal": "nl", "vertrouwelijk": false, "hoofdOnderwerpType": "",
                "plaatsgevondenOp": "2026-11-20T10:00:00.1234567Z", "metadata": {"notifyId": "0f1a1e8c"},
            },
            "betrokkene": {
                "wasPartij": naar(partij), "rol": "klant", "initiator": true, "organisatienaam": "",
                "contactnaam": {
                    "voorletters": "", "voornaam": "Mina", "voorvoegselAchternaam": "", "achternaam": "Vries",
                },
            },
            "onderwerpobject": {"onderwerpobjectidentificator": {
                "objectId": "0f1a1e8c-95c4-44b2-8d2e-1e6cf0c9f6d1", "codeObjecttype": "zaak",
                "codeRegister": "openzaak", "codeSoortObjectId": "uuid",
            }},
        }),
    )?;
    let contact = &geheel["klantcontact"];
    precies(contact, KLANTCONTACT);
    assert_eq!(
        (&contact["plaatsgevondenOp"], &contact["metadata"], &contact["hoofdOnderwerpType"]),
        (&json!("2026-11-20T10:00:00.123456Z"), &json!({"notifyId": "0f1a1e8c"}), &json!(""))
    );
    let bijlage = omc.maak(
        "/bijlagen",
        &json!({
            "wasBijlageVanKlantcontact": naar(contact),
            "bijlageidentificator": {
                "objectId": "3b241101", "codeObjecttype": "document", "codeRegister": "openzaak",
                "codeSoortObjectId": "uuid",
            },
        }),
    )?;
    precies(&bijlage, BIJLAGE);
    assert_eq!(omc.lees(tekst(contact, "url"))["omvatteBijlagen"][0]["uuid"], bijlage["uuid"]);
    Ok(contact.clone())
}

/// The same with one request per part, as its later versions do.
fn meld_in_delen(omc: &Verkeer) -> Stap<Value> {
    let partij = voorgeschiedenis(omc)?;
    let contact = omc.maak(
        "/klantcontacten",
        &json!({
            "kanaal": "Email", "onderwerp": "Taak", "inhoud": "Er staat een taak klaar.", "taal": "nl",
            "indicatieContactGelukt": true, "vertrouwelijk": false,
            "plaatsgevondenOp": "2026-11-20T10:00:00.1234567Z",
        }),
    )?;
    let actor = omc.maak(
        "/actoren",
        &json!({
            "naam": "OMC", "soortActor": "geautomatiseerde_actor", "indicatieActief": true,
            "actorIdentificatie": {"functie": "melden", "omschrijving": "Stuurt berichten over zaken"},
        }),
    )?;
    assert_eq!(actor["actorIdentificatie"]["functie"], "melden");
    omc.maak("/actorklantcontacten", &json!({"actor": naar(&actor), "klantcontact": naar(&contact)}))?;
    omc.maak(
        "/betrokkenen",
        &json!({"wasPartij": naar(&partij), "hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true}),
    )?;
    omc.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&contact), "wasKlantcontact": null,
            "onderwerpobjectidentificator": {
                "objectId": "0f1a1e8c-95c4-44b2-8d2e-1e6cf0c9f6d1", "codeObjecttype": "zaak",
                "codeRegister": "openzaak", "codeSoortObjectId": "uuid",
            },
        }),
    )?;
    Ok(contact)
}

op_beide_databases!(omc_meldt_aan_haar_voorkeursadres, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let contact = proef.speel(meld);
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", MAIL]);
    proef.wordt_geweigerd(&["betrokkene.contactnaam.voornaam", "betrokkene.contactnaam.achternaam"], meld);
    assert_eq!(proef.aantal("klantcontacten"), 1, "van een geweigerd geheel staat er niets");
});

op_beide_databases!(omc_meldt_in_delen_wat_niet_overtollig_is, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let contact = proef.speel(meld_in_delen);
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", MAIL]);
    proef.ook_streng(meld_in_delen);
});

op_beide_databases!(omc_vindt_een_vestiging_onder_haar_kvk_nummer, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|omc| {
        let kvk = |nummer: &str| {
            omc.maak(
                "/partij-identificatoren",
                &json!({"partijIdentificator": {
                    "codeObjecttype": "niet_natuurlijk_persoon", "codeRegister": "hr",
                    "codeSoortObjectId": "kvk_nummer", "objectId": nummer,
                }}),
            )
        };
        let (een, ander) = (kvk("68750110")?, kvk("69599084")?);
        let mut filialen = Vec::new();
        for boven in [&een, &ander] {
            let partij =
                omc.maak("/partijen", &json!({"soortPartij": "organisatie", "indicatieActief": true}))?;
            omc.maak(
                "/partij-identificatoren",
                &json!({
                    "identificeerdePartij": naar(&partij), "subIdentificatorVan": naar(boven),
                    "partijIdentificator": {
                        "codeObjecttype": "vestiging", "codeRegister": "hr",
                        "codeSoortObjectId": "vestigingsnummer", "objectId": "000038509504",
                    },
                }),
            )?;
            filialen.push(partij);
        }
        let vestiging = "partijIdentificator__codeSoortObjectId=vestigingsnummer\
                         &partijIdentificator__objectId=000038509504";
        assert_eq!(omc.lijst(&format!("/partijen?{vestiging}")).len(), 2);
        let gevonden = omc.lijst(&format!(
            "/partijen?{vestiging}&subIdentificatorVan__codeSoortObjectId=kvk_nummer\
             &subIdentificatorVan__objectId=69599084&expand=digitaleAdressen"
        ));
        assert_eq!(gevonden.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(), [&filialen[1]["uuid"]]);
        assert_eq!(gevonden[0]["_expand"], json!({"digitaleAdressen": []}));
        assert_eq!(gevonden[0]["voorkeursDigitaalAdres"], Value::Null);
        Ok(())
    });
});
