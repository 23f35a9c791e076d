//! Worked cases about work that follows: C2984 (calling back) and C6114 (sent to the wrong department).

use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use verzoek::{
    API, EENMALIG_NUMMER, VAST_NUMMER, aantal, alles, bepaal, betrokkene, contact, gekend, geweigerd,
    interactie, leg_vast, mina, pad, taak, tekst, telefoon, voeg_toe, wijzig,
};

/// The uuids on the one page of tasks that these parameters give.
#[cfg(test)]
fn taken(api: &Api, parameters: &str) -> Vec<String> {
    let bladzijde = api.get(&format!("{API}/interne-taken?{parameters}")).verwacht(200);
    assert_eq!(bladzijde["volgende"], Value::Null);
    bladzijde["resultaten"].as_array().unwrap().iter().map(|taak| tekst(taak, "/uuid").to_owned()).collect()
}

op_beide_databases!(c2984_terugbellen_op_het_nummer_dat_zij_ervoor_gaf_en_dan_is_het_klaar, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let verzoek = |afdeling: &str| {
        let wie =
            betrokkene(json!({"klant": gekend(&mina), "digitaleAdressen": [telefoon(EENMALIG_NUMMER)]}));
        let taken = json!([taak("Terugbellen", afdeling)]);
        interactie(
            "terugbelverzoek",
            contact("telefoon", json!({"betrokkenen": [wie], "interneTaken": taken})),
        )
    };
    let gesprek = leg_vast(&api, &verzoek("Afdeling vergunningen"));
    let ander = leg_vast(&api, &verzoek("Afdeling parkeren"));
    let taak = &gesprek["klantcontacten"][0]["interneTaken"][0];
    let (uuid, afdeling) = (tekst(taak, "/uuid"), tekst(taak, "/actoren/0/uuid"));
    let andere_taak = tekst(&ander, "/klantcontacten/0/interneTaken/0/uuid");

    // The department finds its work, and of it only its own.
    assert_eq!(taken(&api, &format!("status=te_verwerken&actor={afdeling}")), [uuid]);
    assert_eq!(taken(&api, "status=te_verwerken"), [andere_taak, uuid], "de nieuwste eerst");
    let adres = format!("{API}/interne-taken/{uuid}");
    let gelezen = api.get(&adres).verwacht(200);
    assert_eq!((&gelezen["klantcontact"], &gelezen["interactie"]), (&gesprek["uuid"], &gesprek["uuid"]));

    // Her override goes before her preference.
    let op_afwijking = ["telefoon", "afwijking", EENMALIG_NUMMER, "S19.afwijking"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), op_afwijking);

    // Not done yet: it cannot be closed.
    let sluit = format!("{}/_sluit", pad(&gesprek));
    geweigerd(&omgeving, &sluit, &json!({}), 409, &[("", "interactie.open_taak")]);

    let teruggebeld = contact(
        "telefoon",
        json!({"contactGelukt": true, "betrokkenen": [{"rol": "klant", "klant": gekend(&mina)}]}),
    );
    voeg_toe(&api, &gesprek, &teruggebeld);
    let klaar = wijzig(&api, &adres, &json!({"status": "verwerkt", "toelichting": "Gesproken."}));
    assert_eq!(klaar.kop("etag"), Some("\"2\""));
    let klaar = klaar.verwacht(200);
    assert_eq!((&klaar["status"], &klaar["toelichting"]), (&json!("verwerkt"), &json!("Gesproken.")));
    assert!(klaar["afgehandeldOp"].is_string(), "{klaar}");
    assert_eq!(taken(&api, &format!("status=te_verwerken&actor={afdeling}")), [""; 0]);
    assert_eq!(taken(&api, "status=verwerkt"), [uuid]);
    assert_eq!(aantal(&omgeving, "interne_taak WHERE status = 'verwerkt' AND afgehandeld_op IS NOT NULL"), 1);

    // An answer to who read an older version changes nothing.
    let vooraf = alles(&omgeving);
    let laat = api.met_kop("If-Match", "\"1\"").patch(&adres, &json!({"status": "te_verwerken"}));
    assert_eq!((laat.status, laat.op("/code")), (412, &json!("versie.verouderd")));
    assert_eq!(alles(&omgeving), vooraf);

    // The override ends with its interactie.
    let gesloten = api.post(&sluit, &json!({})).verwacht(200);
    assert_eq!(
        (&gesloten["status"], &gesloten["besluit"]["uitkomst"]),
        (&json!("gesloten"), &json!("toegestaan"))
    );
    assert_eq!(aantal(&omgeving, "interactie WHERE gesloten_op IS NOT NULL"), 1);
    let op_voorkeur = ["telefoon", "voorkeur", VAST_NUMMER, "S18.voorkeur"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), op_voorkeur);
    assert_eq!(bepaal(&api, &ander, &json!({})), op_afwijking, "de andere interactie is nog open");
});

op_beide_databases!(
    c2984_een_contact_waaraan_niemand_deelnam_vraagt_niet_opnieuw_wat_al_bekend_is,
    |omgeving| {
        let api = omgeving.api();
        let mina = mina(&api);
        let wie = betrokkene(json!({"klant": gekend(&mina)}));
        let gesprek = leg_vast(
            &api,
            &interactie("terugbelverzoek", contact("telefoon", json!({"betrokkenen": [wie]}))),
        );
        let geen_gehoor = contact("telefoon", json!({"contactGelukt": false}));
        let nu = voeg_toe(&api, &gesprek, &geen_gehoor);
        assert_eq!(nu["klantcontacten"].as_array().unwrap().len(), 2);
        assert_eq!(nu["klantcontacten"][1]["contactGelukt"], false);
        assert_eq!(aantal(&omgeving, "klantcontact WHERE wortel IS NOT NULL"), 1);
    }
);

op_beide_databases!(c6114_verkeerde_afdeling_geeft_twee_taken_bij_een_klantcontact, |omgeving| {
    let api = omgeving.api();
    let wie = betrokkene(
        json!({"contactnaam": {"voornaam": "Karel"}, "digitaleAdressen": [telefoon("0612345678")]}),
    );
    let taken_vooraf = json!([taak("Terugbellen", "Afdeling parkeren")]);
    let gesprek = leg_vast(
        &api,
        &interactie(
            "terugbelverzoek",
            contact("telefoon", json!({"betrokkenen": [wie], "interneTaken": taken_vooraf})),
        ),
    );
    let eerste = tekst(&gesprek, "/klantcontacten/0/interneTaken/0/uuid");
    let verwerkt = json!({"status": "verwerkt", "toelichting": "Hoort bij het klantcontactcentrum."});
    wijzig(&api, &format!("{API}/interne-taken/{eerste}"), &verwerkt).verwacht(200);

    let taken_adres = format!("{}/interne-taken", pad(&gesprek));
    let mut nieuw = taak("Terugbellen", "Klantcontactcentrum");
    nieuw["klantcontact"] = json!("3b241101-e2bb-4255-8caf-4136c566a962");
    geweigerd(&omgeving, &taken_adres, &nieuw, 400, &[("/klantcontact", "klantcontact.onbekend")]);
    nieuw["klantcontact"] = gesprek["uuid"].clone();
    let antwoord = api.post(&taken_adres, &nieuw);
    let plaats = antwoord.kop("location").map(str::to_owned);
    let tweede = antwoord.verwacht(201);
    assert_eq!(plaats.as_deref(), tweede["url"].as_str());
    assert_eq!((&tweede["klantcontact"], &tweede["status"]), (&gesprek["uuid"], &json!("te_verwerken")));
    assert_eq!(tweede["actoren"][0]["naam"], "Klantcontactcentrum");

    for (rijen, verwacht) in [
        ("klantcontact", 1),
        ("interactie", 1),
        ("betrokkene", 1),
        ("interne_taak", 2),
        ("interne_taak WHERE status = 'te_verwerken' AND afgehandeld_op IS NULL", 1),
        ("actor", 2),
    ] {
        assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
    }
    let nu = api.get(&pad(&gesprek)).verwacht(200);
    let stand = |plaats: usize| &nu["klantcontacten"][0]["interneTaken"][plaats];
    assert_eq!(stand(0)["toelichting"], "Hoort bij het klantcontactcentrum.");
    assert_eq!((&stand(0)["status"], &stand(1)["status"]), (&json!("verwerkt"), &json!("te_verwerken")));

    // The number that he gave serves the second department as well, until that is done too.
    let verwacht = ["telefoon", "opgegeven", "0612345678", "S19.opgegeven"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), verwacht);
    let sluit = format!("{}/_sluit", pad(&gesprek));
    geweigerd(&omgeving, &sluit, &json!({}), 409, &[("", "interactie.open_taak")]);
    let klaar = json!({"status": "verwerkt"});
    wijzig(&api, &format!("{API}/interne-taken/{}", tekst(&tweede, "/uuid")), &klaar).verwacht(200);
    assert_eq!(api.post(&sluit, &json!({})).verwacht(200)["status"], "gesloten");
});
