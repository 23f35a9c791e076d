//! The client of the municipality of Nijmegen: codes from before the closed lists, and a PATCH of the whole object.

use crate::proef::Proef;
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";

fn voorkeuren(nijmegen: &Verkeer) -> Stap<Value> {
    let oud = nijmegen.lijst(&format!(
        "/partijen?partijIdentificator__codeSoortObjectId=Burgerservicenummer\
         &partijIdentificator__objectId={}&expand=digitaleAdressen",
        nijmegen.bsn()
    ));
    assert_eq!(oud, Vec::<Value>::new(), "een code van vroeger vindt niets");
    let partij = nijmegen.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": [], "rekeningnummers": null, "voorkeursDigitaalAdres": null,
            "voorkeursRekeningnummer": null, "soortPartij": "persoon", "indicatieActief": true,
            "indicatieGeheimhouding": false, "voorkeurstaal": "nld",
            "partijIdentificatie": {
                "contactnaam": {
                    "voorletters": "M", "voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries",
                },
                "volledigeNaam": "M. de Vries", "naam": "Mina",
            },
        }),
    )?;
    assert_eq!(partij["partijIdentificatie"]["volledigeNaam"], "Mina de Vries");
    let identificator = json!({
        "identificeerdePartij": naar(&partij),
        "partijIdentificator": {
            "codeObjecttype": "Persoon", "codeRegister": "BRP", "codeSoortObjectId": "Burgerservicenummer",
            "objectId": nijmegen.bsn(),
        },
    });
    let antwoord = nijmegen.verzoek("POST", "/partij-identificatoren", Some(&identificator));
    assert_eq!(antwoord.op("/invalidParams").as_array().map(Vec::len), Some(3), "{}", antwoord.tekst);
    antwoord.verwacht(400);

    let adres = |adres: &str, soort: &str| {
        nijmegen.maak(
            "/digitaleadressen",
            &json!({
                "adres": adres, "soortDigitaalAdres": soort, "omschrijving": soort, "verstrektDoorPartij": naar(&partij),
                "verstrektDoorBetrokkene": null,
            }),
        )
    };
    let (mail, oud, telefoon) = (
        adres("typefout@example.org", "email")?,
        adres("oud@example.org", "email")?,
        adres("0612345678", "telefoonnummer")?,
    );
    nijmegen.wijzig(&plek("digitaleadressen", &mail), &json!({"adres": MAIL}))?;
    nijmegen.verwijder(&plek("digitaleadressen", &oud));

    let mut geheel = nijmegen.lees(&plek("partijen", &partij));
    geheel["voorkeursDigitaalAdres"] = naar(&mail);
    let gewijzigd = nijmegen.wijzig(&plek("partijen", &partij), &geheel)?;
    let mut adressen: Vec<&str> = gewijzigd["digitaleAdressen"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|adres| tekst(adres, "uuid"))
        .collect();
    let mut verwacht = [tekst(&mail, "uuid"), tekst(&telefoon, "uuid")];
    adressen.sort_unstable();
    verwacht.sort_unstable();
    assert_eq!(adressen, verwacht);
    assert_eq!(gewijzigd["voorkeursDigitaalAdres"]["uuid"], mail["uuid"]);
    assert_eq!(gewijzigd["partijIdentificatie"], partij["partijIdentificatie"]);

    // Another application records a contact of hers.
    let contact = nijmegen.maak(
        "/klantcontacten",
        &json!({"kanaal": "telefoon", "onderwerp": "Afval", "taal": "nld", "vertrouwelijk": false}),
    )?;
    nijmegen.maak(
        "/betrokkenen",
        &json!({"hadKlantcontact": naar(&contact), "wasPartij": naar(&partij), "rol": "klant", "initiator": true}),
    )?;
    Ok(contact)
}

op_beide_databases!(nijmegen_houdt_haar_voorkeuren_bij, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    let contact = proef.speel(voorkeuren);
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", MAIL]);
    proef.ook_streng(voorkeuren);
});
