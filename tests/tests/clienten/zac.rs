//! ZAC, the desk of case handlers: strict enums, and a chain of look-ups from BSN to KVK-nummer.

use crate::proef::Proef;
use crate::velden::{DIGITAAL_ADRES, IDENTIFICATOR, KLANTCONTACT, PARTIJ, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";
const ZAAK: &str = "b2e0f7a4-9e0c-4a3c-8a51-7a2b0d2f1c55";

/// A person with an e-mail address, whose contact about a case another application recorded.
fn voorgeschiedenis(zac: &Verkeer) -> Stap<Value> {
    let partij = zac.maak(
        "/partijen",
        &json!({
            "soortPartij": "persoon", "indicatieActief": true,
            "partijIdentificatoren": [{"partijIdentificator": {
                "codeRegister": "brp", "codeSoortObjectId": "bsn", "codeObjecttype": "natuurlijk_persoon",
                "objectId": zac.bsn(),
            }}],
        }),
    )?;
    zac.maak(
        "/digitaleadressen",
        &json!({"adres": MAIL, "soortDigitaalAdres": "email", "verstrektDoorPartij": naar(&partij)}),
    )?;
    let contact = zac.maak(
        "/klantcontacten",
        &json!({"kanaal": "e-mail", "onderwerp": "Bezwaar", "taal": "nld", "vertrouwelijk": false}),
    )?;
    zac.maak(
        "/betrokkenen",
        &json!({
            "wasPartij": naar(&partij), "hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true,
        }),
    )?;
    Ok(contact)
}

/// What a case handler sees, and the link between contact and case that ZAC makes.
fn koppel(zac: &Verkeer) -> Stap<Value> {
    let contact = voorgeschiedenis(zac)?;
    let gevonden = zac.lijst(&format!(
        "/partijen?expand=digitaleAdressen&page=1&pageSize=100\
         &partijIdentificator__codeObjecttype=natuurlijk_persoon&partijIdentificator__codeSoortObjectId=bsn\
         &partijIdentificator__objectId={}",
        zac.bsn()
    ));
    assert_eq!(gevonden.len(), 1);
    precies_met_expand(&gevonden[0], PARTIJ);
    assert_eq!(gevonden[0]["_expand"]["digitaleAdressen"][0]["adres"], MAIL);
    // Enums in the generated classes of ZAC: any other word breaks them.
    assert!(["persoon", "organisatie", "contactpersoon"].contains(&tekst(&gevonden[0], "soortPartij")));
    let groep = &gevonden[0]["partijIdentificatoren"][0]["partijIdentificator"];
    precies(groep, IDENTIFICATOR);

    let haar = zac.lijst(&format!(
        "/partijen?expand=betrokkenen%2Cbetrokkenen.hadKlantcontact&page=1&pageSize=100\
         &partijIdentificator__objectId={}",
        zac.bsn()
    ));
    let betrokkene = &haar[0]["_expand"]["betrokkenen"][0];
    assert_eq!(betrokkene["initiator"], true);
    precies(&betrokkene["_expand"]["hadKlantcontact"], KLANTCONTACT);

    zac.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&contact),
            "onderwerpobjectidentificator": {
                "objectId": ZAAK, "codeObjecttype": "zaak", "codeRegister": "open-zaak", "codeSoortObjectId": "uuid",
            },
        }),
    )?;
    let bij_de_zaak = zac.lijst(&format!(
        "/klantcontacten?page=1&pageSize=100&onderwerpobject__onderwerpobjectidentificatorCodeObjecttype=zaak\
         &onderwerpobject__onderwerpobjectidentificatorCodeRegister=open-zaak\
         &onderwerpobject__onderwerpobjectidentificatorCodeSoortObjectId=uuid\
         &onderwerpobject__onderwerpobjectidentificatorObjectId={ZAAK}"
    ));
    let van = bij_de_zaak.iter().find(|een| een["uuid"] == contact["uuid"]).expect("the contact is linked");
    let adressen = zac.lijst(&format!(
        "/digitaleadressen?verstrektDoorBetrokkene__uuid={}&page=1&pageSize=100&soortDigitaalAdres=email",
        tekst(&van["hadBetrokkenen"][0], "uuid")
    ));
    assert_eq!(adressen, Vec::<Value>::new(), "zij gaf voor dit contact geen eigen adres");
    Ok(contact)
}

op_beide_databases!(zac_mailt_op_het_bekende_adres, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let contact = proef.speel(koppel);
    assert_eq!(proef.bepaald(&contact), ["email", "bekend", MAIL]);
    // Who she is and what a contact is about are no data too much: nothing to refuse.
    proef.ook_streng(koppel);
});

op_beide_databases!(zac_vindt_van_een_vestiging_het_kvk_nummer, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|zac| {
        let (kvk, vestiging) = organisatie_met_vestiging(zac)?;
        let gevonden = zac.lijst(
            "/partijen?expand=digitaleAdressen&page=1&pageSize=100\
             &partijIdentificator__codeObjecttype=vestiging\
             &partijIdentificator__codeSoortObjectId=vestigingsnummer\
             &partijIdentificator__objectId=000038509504",
        );
        assert_eq!(gevonden.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(), [&vestiging["uuid"]]);
        precies(&gevonden[0]["_expand"]["digitaleAdressen"][0], DIGITAAL_ADRES);
        let boven = &gevonden[0]["partijIdentificatoren"][0]["subIdentificatorVan"];
        let boven = zac.lees(&plek("partij-identificatoren", boven));
        assert_eq!(
            (&boven["uuid"], &boven["partijIdentificator"]["objectId"]),
            (&kvk["uuid"], &json!("68750110"))
        );
        Ok(())
    });
});

fn organisatie_met_vestiging(zac: &Verkeer) -> Stap<(Value, Value)> {
    let organisatie = |naam: &str| {
        zac.maak(
            "/partijen",
            &json!({"soortPartij": "organisatie", "indicatieActief": true, "partijIdentificatie": {"naam": naam}}),
        )
    };
    let (hoofd, vestiging) = (organisatie("Bakkerij De Korst")?, organisatie("De Korst, filiaal Noord")?);
    let kvk = zac.maak(
        "/partij-identificatoren",
        &json!({
            "identificeerdePartij": naar(&hoofd),
            "partijIdentificator": {
                "codeRegister": "hr", "codeSoortObjectId": "kvk_nummer",
                "codeObjecttype": "niet_natuurlijk_persoon", "objectId": "68750110",
            },
        }),
    )?;
    zac.maak(
        "/partij-identificatoren",
        &json!({
            "identificeerdePartij": naar(&vestiging), "subIdentificatorVan": naar(&kvk),
            "partijIdentificator": {
                "codeRegister": "hr", "codeSoortObjectId": "vestigingsnummer", "codeObjecttype": "vestiging",
                "objectId": "000038509504",
            },
        }),
    )?;
    zac.maak(
        "/digitaleadressen",
        &json!({
            "adres": "noord@example.org", "soortDigitaalAdres": "email", "verstrektDoorPartij": naar(&vestiging),
        }),
    )?;
    Ok((kvk, vestiging))
}
