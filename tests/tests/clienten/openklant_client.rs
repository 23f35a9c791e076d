//! The Python library `openklant-client`: follows `next` verbatim, writes booleans in every case, and breaks on an error
//! document that lacks a member or an answer without a body.

use crate::proef::Proef;
use crate::velden::{DIGITAAL_ADRES, KLANTCONTACT, precies};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::{Antwoord, op_beide_databases};
use serde_json::{Value, json};

const NUMMER: &str = "+31612345678";

/// What the library makes of an error.
#[track_caller]
fn fout(antwoord: &Antwoord, status: u16, code: &str) {
    assert_eq!(antwoord.status, status, "{}", antwoord.tekst);
    assert_eq!(antwoord.kop("content-type"), Some("application/json"));
    let mut leden = vec!["type", "code", "title", "status", "detail", "instance"];
    if status == 400 {
        leden.push("invalidParams");
    }
    precies(&antwoord.body, &leden);
    assert_eq!((antwoord.op("/status"), antwoord.op("/code")), (&json!(status), &json!(code)));
}

/// A customer with a telephone number that is hers, and one for this contact.
fn neem_op(bieb: &Verkeer) -> Stap<Value> {
    let partij = bieb.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": null, "voorkeursDigitaalAdres": null, "rekeningnummers": null,
            "voorkeursRekeningnummer": null, "indicatieActief": true, "indicatieGeheimhouding": false,
            "voorkeurstaal": "nld", "soortPartij": "persoon",
            "partijIdentificatie": {"contactnaam": {
                "voorletters": "M", "voornaam": "Mina", "voorvoegselAchternaam": "de", "achternaam": "Vries",
            }},
        }),
    )?;
    for (nummer, standaard) in [(NUMMER, true), ("0201234567", false)] {
        bieb.maak(
            "/digitaleadressen",
            &json!({
                "adres": nummer, "soortDigitaalAdres": "telefoonnummer", "isStandaardAdres": standaard,
                "omschrijving": "", "referentie": "", "verstrektDoorBetrokkene": null,
                "verstrektDoorPartij": naar(&partij),
            }),
        )?;
    }
    let plaats = plek("partijen", &partij);
    let gewijzigd = bieb.wijzig(&plaats, &json!({"interneNotitie": "Belt vaak."}))?;
    assert_eq!(gewijzigd["interneNotitie"], "Belt vaak.");
    assert_eq!(bieb.lees(&plaats).get("_expand"), None, "zonder expand heeft een enkel object geen _expand");
    let contact = bieb.maak(
        "/klantcontacten",
        &json!({
            "nummer": "1", "kanaal": "telefoon", "onderwerp": "Vraag", "inhoud": "Over afval.",
            "indicatieContactGelukt": true, "taal": "nld", "vertrouwelijk": false,
            "plaatsgevondenOp": "2026-11-20T10:00:00+00:00",
        }),
    )?;
    precies(&contact, KLANTCONTACT);
    let betrokkene = bieb.maak(
        "/betrokkenen",
        &json!({
            "hadKlantcontact": naar(&contact), "wasPartij": naar(&partij), "rol": "klant", "initiator": true,
            "bezoekadres": null, "correspondentieadres": null, "organisatienaam": "Buurtvereniging",
            "contactnaam": {"voorletters": "", "voornaam": "", "voorvoegselAchternaam": "", "achternaam": ""},
        }),
    )?;
    assert_eq!(betrokkene["volledigeNaam"], "");
    Ok(contact)
}

op_beide_databases!(openklant_client_belt_op_het_standaardnummer, |bouw: bouw| {
    // A library that calls everything it knows, the internal note included.
    let proef = Proef::begin(bouw, Wijze::Heel, "beheer");
    let contact = proef.speel(neem_op);
    assert_eq!(proef.bepaald(&contact), ["telefoon", "voorkeur", NUMMER]);
    proef.speel(|bieb| {
        // Its number is taken, so this is where the second round would end.
        let body =
            json!({"nummer": "1", "kanaal": "a", "onderwerp": "b", "taal": "nld", "vertrouwelijk": false});
        let antwoord = bieb.verzoek("POST", "/klantcontacten", Some(&body));
        fout(&antwoord, 400, "invalid");
        assert_eq!(antwoord.op("/invalidParams/0/code"), "unique");
        bieb.verwijder(&plek("klantcontacten", &contact));
        Ok(())
    });
    proef.wordt_geweigerd(&["organisatienaam"], neem_op);
});

op_beide_databases!(openklant_client_leest_elke_bladzijde, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|bieb| {
        for nummer in 0..7 {
            let actief = nummer % 2 == 0;
            bieb.maak(
                "/actoren",
                &json!({"naam": format!("Actor {nummer}"), "soortActor": "medewerker", "indicatieActief": actief}),
            )?;
        }
        let alle = bieb.alles("/actoren?pageSize=3&soortActor=medewerker");
        let namen: Vec<&str> = alle.iter().map(|actor| tekst(actor, "naam")).collect();
        assert_eq!(namen, (0..7).rev().map(|nummer| format!("Actor {nummer}")).collect::<Vec<_>>());
        for waar in ["True", "true", "TRUE"] {
            assert_eq!(bieb.lijst(&format!("/actoren?indicatieActief={waar}")).len(), 4, "{waar}");
        }
        for onwaar in ["False", "false", "FALSE"] {
            assert_eq!(bieb.lijst(&format!("/actoren?indicatieActief={onwaar}")).len(), 3, "{onwaar}");
        }
        let midden = bieb.lees("/actoren?page=2&pageSize=3");
        let (vorige, volgende) = (tekst(&midden, "previous"), tekst(&midden, "next"));
        assert_eq!(bieb.lijst(vorige).len(), 3);
        assert_eq!(bieb.lijst(volgende).len(), 1);
        Ok(())
    });
});

op_beide_databases!(openklant_client_begrijpt_elke_fout, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "zaaksysteem");
    proef.speel(|bieb| {
        let leeg = json!({});
        fout(&bieb.verzoek("POST", "/partijen", Some(&leeg)), 400, "invalid");
        fout(&bieb.verzoek("GET", "/partijen?bestaat_niet=1", None), 400, "invalid");
        fout(&bieb.verzoek("GET", "/partijen?page=2", None), 404, "not_found");
        fout(&bieb.verzoek("GET", "/partijen/3b241101-e2bb-4255-8caf-4136c566a962", None), 404, "not_found");
        fout(&bieb.verzoek("GET", "/partijen/geen-uuid", None), 404, "not_found");
        fout(&bieb.verzoek("DELETE", "/partijen", None), 405, "method_not_allowed");
        let adres =
            json!({"adres": "geen adres", "soortDigitaalAdres": "email", "verstrektDoorPartij": null});
        let antwoord = bieb.verzoek("POST", "/digitaleadressen", Some(&adres));
        fout(&antwoord, 400, "invalid");
        precies(antwoord.op("/invalidParams/0"), &["name", "code", "reason"]);
        assert!(!antwoord.tekst.contains("geen adres"), "een fout herhaalt geen gegevens");
        let goed =
            json!({"adres": "a@example.org", "soortDigitaalAdres": "email", "verstrektDoorPartij": null});
        let adres = bieb.maak("/digitaleadressen", &goed)?;
        precies(&adres, DIGITAAL_ADRES);
        bieb.verwijder(&plek("digitaleadressen", &adres));
        Ok(())
    });
    let vreemde = Verkeer::nieuw(proef.adres(), "dit-is-geen-token", Wijze::Heel, "999990007");
    let antwoord = vreemde.verzoek("GET", "/partijen", None);
    fout(&antwoord, 401, "authentication_failed");
    assert_eq!(antwoord.kop("www-authenticate"), Some("Token"));
});
