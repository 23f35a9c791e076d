//! Open Inwoner, a portal: a partij is made at login, the question is a klantcontact with a task for one actor, and the
//! list of questions is filtered by the portal itself.

use crate::proef::Proef;
use crate::velden::{KLANTCONTACT, PARTIJ, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const OUD: &str = "mina.oud@example.org";
const MAIL: &str = "mina@example.org";

/// Login by DigiD: the partij is found by all four codes, or made with everything null.
fn log_in(portaal: &Verkeer) -> Stap<Value> {
    let zoek = format!(
        "/partijen?partijIdentificator__codeObjecttype=natuurlijk_persoon&partijIdentificator__codeRegister=brp\
         &partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId={}&soortPartij=persoon",
        portaal.bsn()
    );
    assert_eq!(portaal.lijst(&zoek), Vec::<Value>::new());
    let partij = portaal.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": null, "voorkeursDigitaalAdres": null, "rekeningnummers": null,
            "voorkeursRekeningnummer": null, "indicatieGeheimhouding": false, "indicatieActief": true,
            "voorkeurstaal": "nld", "soortPartij": "persoon",
            "partijIdentificatie": {"contactnaam": {
                "voorletters": "", "voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries",
            }},
            "partijIdentificatoren": [{"partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn",
                "objectId": portaal.bsn(),
            }}],
        }),
    )?;
    assert_eq!(partij["partijIdentificatie"]["volledigeNaam"], "Mina de Vries");
    assert_eq!(portaal.lijst(&zoek).len(), 1);
    // As long as she has nothing, everything that is asked for is there and empty.
    let geheel = portaal.lees(&format!(
        "{}?expand=digitaleAdressen,betrokkenen,betrokkenen.hadKlantcontact",
        plek("partijen", &partij)
    ));
    precies_met_expand(&geheel, PARTIJ);
    assert_eq!(geheel["_expand"], json!({"digitaleAdressen": [], "betrokkenen": []}));
    Ok(partij)
}

/// Her profile: a new default address takes the place of the former.
fn kies_adres(portaal: &Verkeer, partij: &Value) -> Stap<()> {
    for adres in [OUD, MAIL] {
        portaal.maak(
            "/digitaleadressen",
            &json!({
                "adres": adres, "soortDigitaalAdres": "email", "isStandaardAdres": true,
                "omschrijving": "Mijn e-mailadres", "verstrektDoorPartij": naar(partij),
                "verstrektDoorBetrokkene": null,
            }),
        )?;
    }
    let adressen =
        portaal.alles(&format!("/digitaleadressen?verstrektDoorPartij__uuid={}", tekst(partij, "uuid")));
    let standaard: Vec<(&str, &Value)> =
        adressen.iter().map(|een| (tekst(een, "adres"), &een["isStandaardAdres"])).collect();
    assert_eq!(standaard, [(MAIL, &json!(true)), (OUD, &json!(false))]);
    Ok(())
}

/// Her question, about one of her cases.
fn stel_vraag(portaal: &Verkeer, partij: &Value, naam: &Value) -> Stap<Value> {
    let contact = portaal.maak(
        "/klantcontacten",
        &json!({
            "kanaal": "contactformulier", "onderwerp": "Mijn vergunning", "inhoud": "Wanneer hoor ik iets?",
            "taal": "nld", "vertrouwelijk": false, "plaatsgevondenOp": "2026-11-20T10:00:00.123456+01:00",
        }),
    )?;
    precies(&contact, KLANTCONTACT);
    assert_eq!((&contact["nummer"], &contact["indicatieContactGelukt"]), (&Value::Null, &Value::Null));
    assert_eq!(contact["plaatsgevondenOp"], "2026-11-20T09:00:00.123456Z");
    portaal.maak(
        "/betrokkenen",
        &json!({
            "hadKlantcontact": naar(&contact), "wasPartij": naar(partij), "rol": "klant", "initiator": true,
            "contactnaam": naam, "organisatienaam": "",
        }),
    )?;
    let actor = portaal.maak(
        "/actoren",
        &json!({"naam": "Afdeling vergunningen", "soortActor": "organisatorische_eenheid", "indicatieActief": true}),
    )?;
    let taak = portaal.maak(
        "/internetaken",
        &json!({
            "aanleidinggevendKlantcontact": naar(&contact), "gevraagdeHandeling": "Vraag beantwoorden",
            "toegewezenAanActor": naar(&actor), "status": "te_verwerken",
        }),
    )?;
    assert_eq!(taak["toegewezenAanActoren"], json!([{"uuid": actor["uuid"], "url": actor["url"]}]));
    portaal.maak(
        "/onderwerpobjecten",
        &json!({
            "klantcontact": naar(&contact), "wasKlantcontact": null,
            "onderwerpobjectidentificator": {
                "objectId": "ZAAK-2026-0000001", "codeObjecttype": "zaak", "codeRegister": "openzaak",
                "codeSoortObjectId": "identificatie",
            },
        }),
    )?;
    Ok(contact)
}

/// The list of her questions: all pages of all questions, of which the portal keeps hers.
#[track_caller]
fn toon_vragen(portaal: &Verkeer, partij: &Value, verwacht: &[&Value]) {
    let alle = portaal.alles(
        "/klantcontacten?kanaal=contactformulier&pageSize=1\
         &expand=leiddeTotInterneTaken,gingOverOnderwerpobjecten,hadBetrokkenen,hadBetrokkenen.wasPartij",
    );
    let van_haar: Vec<&Value> = alle
        .iter()
        .filter(|contact| {
            let betrokkenen = contact["_expand"]["hadBetrokkenen"].as_array().expect("asked for, so there");
            betrokkenen
                .iter()
                .any(|een| een["_expand"]["wasPartij"]["uuid"] == partij["uuid"] && een["initiator"] == true)
        })
        .map(|contact| &contact["uuid"])
        .collect();
    assert_eq!(van_haar, verwacht.iter().map(|contact| &contact["uuid"]).collect::<Vec<_>>());
    for contact in &alle {
        let onderwerp = &contact["_expand"]["gingOverOnderwerpobjecten"][0];
        portaal.lees(&plek("onderwerpobjecten", onderwerp));
    }
    let bij_de_zaak = portaal.lijst(
        "/klantcontacten?onderwerpobject__onderwerpobjectidentificatorObjectId=ZAAK-2026-0000001\
         &expand=hadBetrokkenen",
    );
    assert_eq!(bij_de_zaak.len(), alle.len());
    assert_eq!(portaal.lijst("/onderwerpobjecten").len(), alle.len());
}

fn vragen(portaal: &Verkeer, naam: &Value) -> Stap<Value> {
    let partij = log_in(portaal)?;
    kies_adres(portaal, &partij)?;
    let eerste = stel_vraag(portaal, &partij, naam)?;
    // At the same moment: the newest comes first.
    let tweede = stel_vraag(portaal, &partij, naam)?;
    toon_vragen(portaal, &partij, &[&tweede, &eerste]);
    Ok(tweede)
}

op_beide_databases!(open_inwoner_antwoordt_op_haar_standaardadres, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    let naam = json!({"voornaam": "Mina", "achternaam": "Vries"});
    let contact = proef.speel(|portaal| vragen(portaal, &naam));
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", MAIL]);
    proef.wordt_geweigerd(&["contactnaam.voornaam", "contactnaam.achternaam"], |portaal| {
        vragen(portaal, &naam)
    });
});

op_beide_databases!(open_inwoner_van_voor_de_lijsten_krijgt_lege_bladzijden, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    proef.speel(|portaal| {
        for soort in ["inp", "nnp", "vtn", "kvk"] {
            let oud = format!("/partijen?partijIdentificator__codeObjecttype={soort}&partijIdentificator__objectId=1");
            assert_eq!(portaal.lijst(&oud), Vec::<Value>::new());
        }
        let oud = json!({"partijIdentificator": {
            "codeObjecttype": "inp", "codeRegister": "brp", "codeSoortObjectId": "bsn", "objectId": portaal.bsn(),
        }});
        let antwoord = portaal.verzoek("POST", "/partij-identificatoren", Some(&oud));
        assert_eq!(antwoord.op("/invalidParams/0/code"), "invalid_choice");
        antwoord.verwacht(400);
        Ok(())
    });
});

op_beide_databases!(open_inwoner_logt_een_vestiging_in, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    proef.speel(|portaal| {
        let bedrijf = |naam: &str| {
            portaal.maak(
                "/partijen",
                &json!({
                    "digitaleAdressen": null, "voorkeursDigitaalAdres": null, "rekeningnummers": null,
                    "voorkeursRekeningnummer": null, "indicatieGeheimhouding": false, "indicatieActief": true,
                    "voorkeurstaal": "nld", "soortPartij": "organisatie", "partijIdentificatie": {"naam": naam},
                }),
            )
        };
        let identificeer = |partij: &Value, soort: &str, object: &str, nummer: &str, boven: &Value| {
            portaal.maak(
                "/partij-identificatoren",
                &json!({
                    "identificeerdePartij": naar(partij), "subIdentificatorVan": boven,
                    "partijIdentificator": {
                        "codeObjecttype": object, "codeRegister": "hr", "codeSoortObjectId": soort,
                        "objectId": nummer,
                    },
                }),
            )
        };
        let (hoofd, filiaal) = (bedrijf("Bakkerij De Korst")?, bedrijf("Filiaal Noord")?);
        let kvk = identificeer(&hoofd, "kvk_nummer", "niet_natuurlijk_persoon", "68750110", &Value::Null)?;
        identificeer(&filiaal, "vestigingsnummer", "vestiging", "000038509504", &naar(&kvk))?;
        let gevonden = portaal.alles(
            "/partij-identificatoren?partijIdentificatorCodeObjecttype=vestiging\
             &partijIdentificatorCodeRegister=hr&partijIdentificatorCodeSoortObjectId=vestigingsnummer\
             &partijIdentificatorObjectId=000038509504",
        );
        assert_eq!(gevonden[0]["subIdentificatorVan"]["uuid"], kvk["uuid"]);
        let partij = portaal.lees(&plek("partijen", &gevonden[0]["identificeerdePartij"]));
        assert_eq!(partij["partijIdentificatie"], json!({"naam": "Filiaal Noord"}));
        Ok(())
    });
});
