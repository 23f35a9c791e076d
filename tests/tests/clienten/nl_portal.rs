//! NL Portal: keeps the partij of who logs in, by reading it whole and putting it back whole.

use crate::proef::Proef;
use crate::velden::{DIGITAAL_ADRES, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";
const NIEUW: &str = "mina.vries@example.org";

fn identificator(portaal: &Verkeer, partij: &Value) -> Value {
    json!({
        "identificeerdePartij": naar(partij),
        "partijIdentificator": {
            "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn",
            "objectId": portaal.bsn(),
        },
    })
}

fn partij(portaal: &Verkeer) -> Stap<Value> {
    portaal.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": [], "rekeningnummers": [], "voorkeursDigitaalAdres": null,
            "voorkeursRekeningnummer": null, "indicatieActief": true, "indicatieGeheimhouding": false,
            "soortPartij": "persoon", "voorkeurstaal": "nld",
            "partijIdentificatie": {"contactnaam": {"voornaam": "Mina", "achternaam": "Vries"}},
        }),
    )
}

/// The partij and her identificator in two requests; a partij that gets no identificator is taken away again.
fn registreer(portaal: &Verkeer) -> Stap<Value> {
    let zoek = format!("/partijen?soortPartij=persoon&partijIdentificator__objectId={}", portaal.bsn());
    assert_eq!(portaal.lijst(&zoek), Vec::<Value>::new());
    let zij = partij(portaal)?;
    portaal.maak("/partij-identificatoren", &identificator(portaal, &zij))?;
    let dubbel = partij(portaal)?;
    let weigering =
        portaal.verzoek("POST", "/partij-identificatoren", Some(&identificator(portaal, &dubbel)));
    assert_eq!(weigering.op("/invalidParams/0/name"), "__all__");
    weigering.verwacht(400);
    portaal.verwijder(&plek("partijen", &dubbel));
    let gevonden = portaal.lijst(&zoek);
    assert_eq!(gevonden.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(), [&zij["uuid"]]);
    let via =
        portaal.lijst(&format!("/partij-identificatoren?partijIdentificatorObjectId={}", portaal.bsn()));
    assert_eq!(via[0]["identificeerdePartij"]["uuid"], zij["uuid"]);
    Ok(zij)
}

/// Her profile page.
fn beheer(portaal: &Verkeer) -> Stap<()> {
    let zij = registreer(portaal)?;
    let adres = portaal.maak(
        "/digitaleadressen",
        &json!({
            "adres": MAIL, "soortDigitaalAdres": "email", "omschrijving": "portaal", "referentie": "portaalvoorkeur",
            "isStandaardAdres": true, "verstrektDoorPartij": naar(&zij), "verstrektDoorBetrokkene": null,
        }),
    )?;
    precies(&adres, DIGITAAL_ADRES);
    let zoek = format!(
        "/digitaleadressen?page=1&verstrektDoorPartij__partijIdentificator__objectId={}&referentie=portaalvoorkeur",
        portaal.bsn()
    );
    let gevonden = portaal.lijst(&zoek);
    precies_met_expand(&gevonden[0], DIGITAAL_ADRES);
    let plaats = plek("digitaleadressen", &adres);
    // With its own reference, which is not somebody else's.
    let body = json!({"adres": NIEUW, "referentie": "portaalvoorkeur"});
    assert_eq!(portaal.wijzig(&plaats, &body)?["adres"], NIEUW);

    // The whole object as it was read, one thing changed; what is read only comes along.
    let plaats_van_haar = plek("partijen", &zij);
    let mut geheel = portaal.lees(&plaats_van_haar);
    geheel["voorkeursDigitaalAdres"] = naar(&adres);
    geheel["partijIdentificatie"]["contactnaam"]["voornaam"] = json!("Wilhelmina");
    let gewijzigd = portaal.vervang(&plaats_van_haar, &geheel)?;
    assert_eq!(gewijzigd["partijIdentificatie"]["volledigeNaam"], "Wilhelmina Vries");
    assert_eq!(gewijzigd["voorkeursDigitaalAdres"]["uuid"], adres["uuid"]);
    assert_eq!(gewijzigd["partijIdentificatoren"], geheel["partijIdentificatoren"]);
    assert_eq!(portaal.lees(&plaats_van_haar), gewijzigd);

    let contacten = portaal.lijst(&format!(
        "/klantcontacten?hadBetrokkene__wasPartij__partijIdentificator__codeObjecttype=natuurlijk_persoon\
         &hadBetrokkene__wasPartij__partijIdentificator__codeRegister=brp\
         &hadBetrokkene__wasPartij__partijIdentificator__codeSoortObjectId=bsn\
         &hadBetrokkene__wasPartij__partijIdentificator__objectId={}",
        portaal.bsn()
    ));
    assert_eq!(contacten, Vec::<Value>::new());
    Ok(())
}

/// A contact that another application recorded is answered at the address that she keeps here.
fn klantcontact(portaal: &Verkeer) -> Stap<Value> {
    let zij = portaal.lijst(&format!("/partijen?partijIdentificator__objectId={}", portaal.bsn()));
    let contact = portaal.maak(
        "/klantcontacten",
        &json!({"kanaal": "balie", "onderwerp": "Paspoort", "taal": "nld", "vertrouwelijk": false}),
    )?;
    portaal.maak(
        "/betrokkenen",
        &json!({"hadKlantcontact": naar(&contact), "wasPartij": naar(&zij[0]), "rol": "klant", "initiator": true}),
    )?;
    assert_eq!(portaal.lees(tekst(&contact, "url"))["hadBetrokkenen"].as_array().map(Vec::len), Some(1));
    Ok(contact)
}

op_beide_databases!(nl_portal_houdt_haar_voorkeursadres_bij, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    proef.speel(beheer);
    let contact = proef.speel(klantcontact);
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", NIEUW]);
    // Her own data, kept outside any interactie: no profile rules over them.
    proef.ook_streng(beheer);
    proef.ook_streng(klantcontact);
});

op_beide_databases!(nl_portal_van_voor_de_filters_wordt_gewezen_op_zijn_parameter, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    let antwoord = proef.soepel().verzoek("GET", "/partijen?partij_identificator_object_id=1", None);
    assert_eq!(antwoord.op("/invalidParams/0/code"), "unknown-parameters");
    assert_eq!(antwoord.op("/invalidParams/0/name"), "nonFieldErrors");
    antwoord.verwacht(400);
});
