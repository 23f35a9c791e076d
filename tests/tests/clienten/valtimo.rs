//! The plugin of Valtimo (GZAC): `nummer: ""` on every partij, nulls left out, strict classes, misspelt members.

use crate::proef::Proef;
use crate::velden::{ADRES, CONTACTNAAM, DIGITAAL_ADRES, PARTIJ, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";

fn zoek_of_maak_partij(valtimo: &Verkeer) -> Stap<Value> {
    let zoek = format!(
        "/partijen?partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId={}&soortPartij=persoon",
        valtimo.bsn()
    );
    assert_eq!(valtimo.lijst(&zoek), Vec::<Value>::new());
    let partij = valtimo.maak(
        "/partijen",
        &json!({
            "nummer": "", "interneNotitie": "", "digitaleAdressen": [],
            "partijIdentificatoren": [{"partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn",
                "objectId": valtimo.bsn(),
            }}],
            "soortPartij": "persoon", "indicatieGeheimhouding": false, "indicatieActief": true,
            "voorkeurstaal": "nld",
            "partijIdentificatie": {"contactnaam": {
                "voorletters": "", "voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries",
            }},
            "correspondentieAdres": {"adresregel1": "Postbus 7"},
        }),
    )?;
    precies(&partij, PARTIJ);
    for adres in ["bezoekadres", "correspondentieadres"] {
        precies(&partij[adres], ADRES);
    }
    precies(&partij["partijIdentificatie"], &["contactnaam", "volledigeNaam"]);
    precies(&partij["partijIdentificatie"]["contactnaam"], CONTACTNAAM);
    let gevonden = valtimo.lijst(&zoek);
    precies_met_expand(&gevonden[0], PARTIJ);
    assert_eq!(gevonden[0]["uuid"], partij["uuid"]);
    Ok(partij)
}

/// Her address for a case, kept apart by a reference, which is later taken off.
fn bewaar_adres(valtimo: &Verkeer, partij: &Value) -> Stap<Value> {
    let adres = valtimo.maak(
        "/digitaleadressen",
        &json!({
            "adres": MAIL, "soortDigitaalAdres": "email", "isStandaardAdres": true, "omschrijving": "zaak",
            "referentie": "zaak-1", "verificatieDatum": "2026-11-20", "verstrektDoorPartij": naar(partij),
        }),
    )?;
    precies(&adres, DIGITAAL_ADRES);
    let zoek = format!(
        "/digitaleadressen?verstrektDoorPartij__uuid={}&soortDigitaalAdres=email&referentie=zaak-1",
        tekst(partij, "uuid")
    );
    assert_eq!(valtimo.lijst(&zoek).len(), 1);
    let kaal = valtimo.wijzig(&plek("digitaleadressen", &adres), &json!({"referentie": ""}))?;
    assert_eq!((&kaal["referentie"], &kaal["verificatieDatum"]), (&json!(""), &json!("2026-11-20")));
    assert_eq!(valtimo.lijst(&zoek), Vec::<Value>::new());
    // The whole set, without the kind of the partij.
    let plaats = plek("partijen", partij);
    let zonder = valtimo.wijzig(&plaats, &json!({"digitaleAdressen": []}))?;
    assert_eq!(zonder["digitaleAdressen"], json!([]));
    let los = valtimo.lees(&plek("digitaleadressen", &adres));
    assert_eq!((&los["verstrektDoorPartij"], &los["isStandaardAdres"]), (&Value::Null, &json!(false)));
    let met = valtimo.wijzig(&plaats, &json!({"digitaleAdressen": [naar(&adres)]}))?;
    assert_eq!(met["digitaleAdressen"], json!([{"uuid": adres["uuid"], "url": adres["url"]}]));
    valtimo.wijzig(&plek("digitaleadressen", &adres), &json!({"isStandaardAdres": true}))
}

/// A contact about a case; the plugin writes `onderwerobject`, which nobody knows.
fn klantcontact(valtimo: &Verkeer, partij: &Value, naam: &str) -> Stap<Value> {
    let geheel = valtimo.maak(
        "/maak-klantcontact",
        &json!({
            "klantcontact": {
                "kanaal": "email", "onderwerp": "Besluit", "inhoud": "Uw aanvraag is toegekend.",
                "indicatieContactGelukt": true, "taal": "nld", "vertrouwelijk": false,
                "plaatsgevondenOp": "2026-11-20T10:00:00Z",
            },
            "betrokkene": {
                "wasPartij": naar(partij), "rol": "klant", "initiator": true,
                "contactnaam": {"voornaam": naam},
            },
            "onderwerobject": {"onderwerpobjectidentificator": {
                "objectId": "zaak-1", "codeObjecttype": "zaak", "codeRegister": "openzaak",
                "codeSoortObjectId": "uuid",
            }},
        }),
    )?;
    assert_eq!(geheel["onderwerpobject"], Value::Null);
    Ok(geheel["klantcontact"].clone())
}

fn zaakcontact(valtimo: &Verkeer) -> Stap<Value> {
    let partij = zoek_of_maak_partij(valtimo)?;
    // A second partij with an empty number.
    let organisatie = valtimo.maak(
        "/partijen",
        &json!({
            "nummer": "", "soortPartij": "organisatie", "indicatieActief": true,
            "partijIdentificatie": {"naam": "Bakkerij De Korst"},
        }),
    )?;
    precies(&organisatie["partijIdentificatie"], &["naam"]);
    let adres = bewaar_adres(valtimo, &partij)?;
    assert_eq!(adres["isStandaardAdres"], true);
    let contact = klantcontact(valtimo, &partij, "Mina")?;
    for zoek in [
        format!("hadBetrokkene__wasPartij__partijIdentificator__objectId={}", valtimo.bsn()),
        format!("hadBetrokkene__wasPartij__uuid={}", tekst(&partij, "uuid")),
    ] {
        let contacten = valtimo.alles(&format!("/klantcontacten?{zoek}"));
        assert_eq!(
            contacten.iter().map(|een| &een["uuid"]).collect::<Vec<_>>(),
            [&contact["uuid"]],
            "{zoek}"
        );
    }
    assert_eq!(
        valtimo.lijst(
            "/klantcontacten?onderwerpobject__onderwerpobjectidentificatorCodeObjecttype=zaak\
             &onderwerpobject__onderwerpobjectidentificatorObjectId=zaak-1"
        ),
        Vec::<Value>::new()
    );
    Ok(contact)
}

op_beide_databases!(valtimo_mailt_op_het_standaardadres, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    let contact = proef.speel(zaakcontact);
    assert_eq!(proef.bepaald(&contact), ["email", "voorkeur", MAIL]);
    proef.wordt_geweigerd(&["betrokkene.contactnaam.voornaam"], zaakcontact);
});

// Everything that the newer plugin can: list, get, create, change and delete of each kind.
op_beide_databases!(valtimo_beheert_elke_soort, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|valtimo| {
        let partij =
            valtimo.maak("/partijen", &json!({"soortPartij": "persoon", "indicatieActief": true}))?;
        let ander =
            valtimo.maak("/partijen", &json!({"soortPartij": "organisatie", "indicatieActief": true}))?;
        let contact = valtimo.maak(
            "/klantcontacten",
            &json!({"kanaal": "email", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false}),
        )?;
        let actor =
            valtimo.maak("/actoren", &json!({"naam": "Balie", "soortActor": "organisatorische_eenheid"}))?;
        for (lijst, body, wijziging) in [
            (
                "bijlagen",
                json!({"wasBijlageVanKlantcontact": naar(&contact)}),
                json!({"wasBijlageVanKlantcontact": null}),
            ),
            ("onderwerpobjecten", json!({"klantcontact": naar(&contact)}), json!({"klantcontact": null})),
            (
                "actorklantcontacten",
                json!({"actor": naar(&actor), "klantcontact": naar(&contact)}),
                json!({}),
            ),
            (
                "betrokkenen",
                json!({"hadKlantcontact": naar(&contact), "rol": "klant", "initiator": true}),
                json!({"rol": "vertegenwoordiger"}),
            ),
            (
                "internetaken",
                json!({
                    "gevraagdeHandeling": "Bellen", "aanleidinggevendKlantcontact": naar(&contact),
                    "toegewezenAanActoren": [naar(&actor)], "status": "te_verwerken",
                }),
                json!({"toelichting": "Na de middag."}),
            ),
            (
                "rekeningnummers",
                json!({"partij": naar(&partij), "iban": "NL02BANK0123456789"}),
                json!({"bic": "BANKNL2A"}),
            ),
            (
                "vertegenwoordigingen",
                json!({"vertegenwoordigendePartij": naar(&partij), "vertegenwoordigdePartij": naar(&ander)}),
                json!({}),
            ),
        ] {
            let object = valtimo.maak(&format!("/{lijst}"), &body)?;
            let plaats = plek(lijst, &object);
            assert_eq!(valtimo.lees(&plaats), object, "{lijst}");
            assert_eq!(valtimo.alles(&format!("/{lijst}?page=1&pageSize=100")).len(), 1, "{lijst}");
            let gewijzigd = valtimo.wijzig(&plaats, &wijziging)?;
            for (lid, waarde) in wijziging.as_object().expect("an object") {
                assert_eq!(gewijzigd[lid], *waarde, "{lijst}");
            }
            valtimo.verwijder(&plaats);
            assert_eq!(valtimo.verzoek("GET", &plaats, None).status, 404, "{lijst}");
        }
        Ok(())
    });
});
