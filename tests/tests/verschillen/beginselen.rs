//! What a client writes over the wire is the same register: customers, interacties and what follows from them.

use crate::bouw::{
    ANDER_BSN, BSN, EIGEN, KI, adres, betrokkene, contact, gevonden, identificator, lees, maak, met, naar,
    nummer, object, partij, plek, tekst, wijzig,
};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

/// The customer as our own API shows her.
#[track_caller]
fn klantbeeld(api: &Api, partij: &Value) -> Value {
    api.get(&format!("{EIGEN}/klanten/{}", tekst(partij, "uuid"))).verwacht(200)
}

/// The one interactie that a contact is in.
#[track_caller]
fn interactie_van(api: &Api, contact: &Value) -> Value {
    let pad = format!("{EIGEN}/interacties?klantcontact={}", tekst(contact, "uuid"));
    let lijst = api.get(&pad).verwacht(200);
    assert_eq!(lijst["resultaten"].as_array().map(Vec::len), Some(1), "{lijst:#}");
    lijst["resultaten"][0].clone()
}

/// The contacts of the interactie that a contact is in, in order of the alphabet.
#[track_caller]
fn samen_met(api: &Api, contact: &Value) -> Vec<String> {
    let interactie = interactie_van(api, contact);
    let contacten = interactie["klantcontacten"].as_array().expect("an interactie has contacts");
    gesorteerd(&contacten.iter().collect::<Vec<_>>())
}

fn gesorteerd(contacten: &[&Value]) -> Vec<String> {
    let mut uuids = crate::bouw::uuids(contacten);
    uuids.sort();
    uuids
}

/// Says that a contact follows an earlier one.
#[track_caller]
fn volgt(api: &Api, contact: &Value, vorige: &Value) -> Value {
    let schakel = json!({"klantcontact": naar(contact), "wasKlantcontact": naar(vorige)});
    maak(api, "onderwerpobjecten", schakel)
}

op_beide_databases!(wat_over_de_draad_komt_is_in_het_klantbeeld_te_zien, |omgeving| {
    let api = omgeving.api();
    let naam = json!({"voorletters": "", "voornaam": "Mina", "voorvoegselAchternaam": "van der", "achternaam": "Meer"});
    let mina = partij(
        &api,
        json!({
            "partijIdentificatie": {"contactnaam": naam}, "indicatieGeheimhouding": true, "voorkeurstaal": "nld",
            "interneNotitie": "Belt vaak", "bezoekadres": {"straatnaam": "Dorpsstraat", "huisnummer": 1, "stad": "Deurne"},
        }),
    );
    let mail = adres(&api, "email", "mina@example.org", json!({"verstrektDoorPartij": naar(&mina)}));
    maak(&api, "rekeningnummers", json!({"partij": naar(&mina), "iban": "NL91ABNA0417164300"}));
    let gesprek = contact(&api, json!({"onderwerp": "Dakkapel"}));
    let wie = betrokkene(
        &api,
        &gesprek,
        json!({
            "wasPartij": naar(&mina), "contactnaam": {"voornaam": "Wilhelmina"},
        }),
    );
    let eigen = adres(&api, "telefoonnummer", "0612345678", json!({"verstrektDoorBetrokkene": naar(&wie)}));
    maak(
        &api,
        "onderwerpobjecten",
        json!({
            "klantcontact": naar(&gesprek), "wasKlantcontact": null, "onderwerpobjectidentificator": object("zaak", "1"),
        }),
    );
    let taak = crate::bouw::taak(&api, &gesprek, json!({}));

    let klant = klantbeeld(&api, &mina);
    assert_eq!((&klant["soort"], &klant["volledigeNaam"]), (&json!("persoon"), &json!("Mina van der Meer")));
    assert_eq!((&klant["geheimhouding"], &klant["interneNotitie"]), (&json!(true), &json!("Belt vaak")));
    assert_eq!(klant["bezoekadres"]["straatnaam"], "Dorpsstraat");
    assert_eq!(klant["digitaleAdressen"][0]["uuid"], mail["uuid"]);
    assert_eq!(klant["rekeningnummers"], json!([{"iban": "NL91ABNA0417164300"}]));
    let door: Vec<&Value> = klant["herkomst"].as_array().expect("a list").iter().collect();
    assert!(!door.is_empty() && door.iter().all(|een| een["door"] == "toepassing"), "{door:?}");

    let interactie = interactie_van(&api, &gesprek);
    let gelezen = api.get(&format!("{EIGEN}/interacties/{}", tekst(&interactie, "uuid"))).verwacht(200);
    let getoond = &gelezen["klantcontacten"][0];
    assert_eq!((&getoond["uuid"], &getoond["onderwerp"]), (&gesprek["uuid"], &json!("Dakkapel")));
    assert_eq!(getoond["onderwerpobjecten"][0]["objectId"], "1");
    assert_eq!(getoond["interneTaken"][0]["uuid"], taak["uuid"]);
    let deelnemer = &getoond["betrokkenen"][0];
    assert_eq!(
        (&deelnemer["klant"]["uuid"], &deelnemer["volledigeNaam"]),
        (&mina["uuid"], &json!("Wilhelmina"))
    );
    assert_eq!(deelnemer["digitaleAdressen"][0]["uuid"], eigen["uuid"]);
    let van_mina = api.get(&format!("{EIGEN}/interacties?klant={}", tekst(&mina, "uuid"))).verwacht(200);
    assert_eq!(van_mina["resultaten"][0]["uuid"], interactie["uuid"]);
});

op_beide_databases!(een_nummer_over_de_draad_geldt_als_vaststelling, |bouw: bouw| {
    let omgeving =
        bouw.extra_token("laag", &["--niveau", "laag"]).extra_token("niets", &["--niveau", "geen"]).start();
    let vastgesteld = |partij: &Value| {
        let klant = klantbeeld(&omgeving.api(), partij);
        let lijst = klant["vaststellingen"].as_array().expect("a list").clone();
        lijst
            .iter()
            .map(|een| (tekst(een, "middel").to_owned(), tekst(een, "niveau").to_owned()))
            .collect::<Vec<_>>()
    };
    let op_niveau = |niveau: &str| vec![("toepassing".to_owned(), niveau.to_owned())];
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    assert_eq!(vastgesteld(&mina), []);
    identificator(&api, &mina, nummer("bsn", BSN), json!({}));
    assert_eq!(vastgesteld(&mina), op_niveau("hoog"));
    let klant = klantbeeld(&api, &mina);
    assert_eq!(
        (&klant["aangehaakt"], &klant["identificaties"]),
        (&json!(true), &json!([{"soort": "bsn", "nummer": BSN}]),)
    );
    // Found by it in our own API.
    let zoek = json!({"identificatie": {"soort": "bsn", "nummer": BSN}});
    let zoek = api.post(&format!("{EIGEN}/klanten/_zoek"), &zoek).verwacht(200);
    assert_eq!(zoek["resultaten"][0]["uuid"], mina["uuid"]);

    // In the list of a partij as well, at the level of who writes it.
    let karel = json!({"partijIdentificatoren": [{"partijIdentificator": nummer("bsn", ANDER_BSN)}]});
    let karel = partij(&omgeving.api_van("laag"), karel);
    assert_eq!(vastgesteld(&karel), op_niveau("laag"));
    let bakker = partij(&omgeving.api_van("niets"), json!({"soortPartij": "organisatie"}));
    identificator(&omgeving.api_van("niets"), &bakker, nummer("rsin", "123456782"), json!({}));
    assert_eq!(vastgesteld(&bakker), []);
});

op_beide_databases!(een_onderwerpobject_maakt_van_twee_contacten_een_interactie, |omgeving| {
    let api = omgeving.api();
    let [eerste, tweede, derde] = [(); 3].map(|()| contact(&api, json!({})));
    assert_eq!(samen_met(&api, &eerste), gesorteerd(&[&eerste]));
    let schakel = volgt(&api, &tweede, &eerste);
    for een in [&eerste, &tweede] {
        assert_eq!(samen_met(&api, een), gesorteerd(&[&eerste, &tweede]));
    }
    volgt(&api, &derde, &tweede);
    assert_eq!(samen_met(&api, &derde), gesorteerd(&[&eerste, &tweede, &derde]));
    assert_eq!(interactie_van(&api, &derde)["uuid"], interactie_van(&api, &eerste)["uuid"]);

    // Without the link the second begins an interactie of its own, with what follows it.
    assert_eq!(api.delete(&plek("onderwerpobjecten", &schakel)).status, 204);
    assert_eq!(samen_met(&api, &eerste), gesorteerd(&[&eerste]));
    assert_eq!(samen_met(&api, &derde), gesorteerd(&[&tweede, &derde]));
    // As well when the link is changed instead of removed.
    let schakel = volgt(&api, &tweede, &eerste);
    assert_eq!(samen_met(&api, &derde), gesorteerd(&[&eerste, &tweede, &derde]));
    wijzig(&api, "onderwerpobjecten", &schakel, json!({"wasKlantcontact": null}));
    assert_eq!(samen_met(&api, &derde), gesorteerd(&[&tweede, &derde]));
});

op_beide_databases!(een_kring_is_alleen_een_verwijzing, |omgeving| {
    let api = omgeving.api();
    let [eerste, tweede, derde] = [(); 3].map(|()| contact(&api, json!({})));
    volgt(&api, &tweede, &eerste);
    volgt(&api, &derde, &tweede);
    let kring = volgt(&api, &eerste, &derde);
    let zelf = volgt(&api, &derde, &derde);
    let alle = gesorteerd(&[&eerste, &tweede, &derde]);
    let uuid = interactie_van(&api, &eerste)["uuid"].clone();
    for een in [&eerste, &tweede, &derde] {
        assert_eq!(samen_met(&api, een), alle);
        assert_eq!(interactie_van(&api, een)["uuid"], uuid);
    }
    assert_eq!(lees(&api, "onderwerpobjecten", &kring)["wasKlantcontact"]["uuid"], derde["uuid"]);
    for schakel in [&kring, &zelf] {
        assert_eq!(api.delete(&plek("onderwerpobjecten", schakel)).status, 204);
    }
    assert_eq!(samen_met(&api, &eerste), alle);
});

op_beide_databases!(zonder_het_eerste_contact_antwoordt_de_rest, |omgeving| {
    let api = omgeving.api();
    let [eerste, tweede, derde] = [(); 3].map(|()| contact(&api, json!({})));
    volgt(&api, &tweede, &eerste);
    volgt(&api, &derde, &tweede);
    let wie = betrokkene(&api, &tweede, json!({}));
    adres(&api, "email", "mina@example.org", json!({"verstrektDoorBetrokkene": naar(&wie)}));
    let profiel = interactie_van(&api, &eerste)["profiel"].clone();
    assert_eq!(api.delete(&plek("klantcontacten", &eerste)).status, 204);
    for een in [&tweede, &derde] {
        assert_eq!(samen_met(&api, een), gesorteerd(&[&tweede, &derde]));
        lees(&api, "klantcontacten", een);
    }
    let interactie = interactie_van(&api, &tweede);
    assert_eq!(interactie["profiel"], profiel, "what held for the interactie holds on");
    let pad = format!("{EIGEN}/interacties/{}/contactgegevens/_bepaal", tekst(&interactie, "uuid"));
    let bepaling = api.post(&pad, &json!({})).verwacht(200);
    assert_eq!(bepaling["contactgegeven"]["digitaalAdres"]["adres"], "mina@example.org");
    let pad = format!("{EIGEN}/interacties?klantcontact={}", tekst(&eerste, "uuid"));
    assert_eq!(api.get(&pad).verwacht(200)["resultaten"], json!([]));
    assert_eq!(gevonden(&api, "klantcontacten", &[]).len(), 2);
});

op_beide_databases!(een_later_bekende_partij_verplaatst_niets, |omgeving| {
    let api = omgeving.api();
    let [mina, karel] = [(); 2].map(|()| partij(&api, json!({})));
    let gesprek = contact(&api, json!({}));
    let wie = betrokkene(
        &api,
        &gesprek,
        json!({
            "contactnaam": {"voornaam": "Wilhelmina"}, "bezoekadres": {"stad": "Deurne"}, "organisatienaam": "Bakkerij",
        }),
    );
    let eenmalig =
        adres(&api, "email", "eenmalig@example.org", json!({"verstrektDoorBetrokkene": naar(&wie)}));
    let wie = lees(&api, "betrokkenen", &wie);
    let partijen = [&mina, &karel].map(|partij| lees(&api, "partijen", partij));
    let klanten = [&mina, &karel].map(|partij| klantbeeld(&api, partij));
    for wie_dan in [naar(&mina), naar(&karel), json!(null), naar(&mina)] {
        let na = wijzig(&api, "betrokkenen", &wie, json!({"wasPartij": wie_dan}));
        let url = na["wasPartij"]["url"].clone();
        let verwacht =
            if wie_dan.is_null() { json!(null) } else { met(wie_dan.clone(), json!({"url": url})) };
        assert_eq!(na, met(wie.clone(), json!({"wasPartij": verwacht})));
        assert_eq!(lees(&api, "digitaleadressen", &eenmalig), eenmalig);
        for ((partij, was), klant) in [&mina, &karel].into_iter().zip(&partijen).zip(&klanten) {
            let betrokkenen = lees(&api, "partijen", partij)["betrokkenen"].clone();
            assert_eq!(lees(&api, "partijen", partij), met(was.clone(), json!({"betrokkenen": betrokkenen})));
            assert_eq!(klantbeeld(&api, partij), *klant);
        }
    }
    assert_eq!(
        api.get(&format!("{KI}/digitaleadressen?verstrektDoorPartij__uuid={}", tekst(&mina, "uuid")))
            .op("/count"),
        0
    );
});
