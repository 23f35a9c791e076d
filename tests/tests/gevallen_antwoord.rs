//! Worked cases about answering: C9708 (which channel, and the contact that follows) and C1924 (another way to be reached
//! in each interactie).

use klant_tests::op_beide_databases;
use serde_json::{Value, json};

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use verzoek::{
    API, BSN_KAREL, EENMALIG_NUMMER, EMAIL, VAST_NUMMER, aantal, bepaal, betrokkene, contact, email, gekend,
    geweigerd, interactie, klant, leg_vast, met, mina, pad, tekst, telefoon, voeg_toe, wijzig,
};

/// A question of a known customer by this channel.
#[cfg(test)]
fn vraag(kanaal: &str, klant: &Value, leden: Value) -> Value {
    let wie = betrokkene(met(json!({"klant": gekend(klant)}), leden));
    interactie("algemeen", contact(kanaal, json!({"betrokkenen": [wie]})))
}

op_beide_databases!(
    c9708_eerst_het_gevraagde_kanaal_dan_haar_voorkeur_dan_het_kanaal_van_haar_vraag,
    |omgeving| {
        let api = omgeving.api();
        let mina = mina(&api);
        let gemaild = leg_vast(&api, &vraag("e-mail", &mina, json!({})));

        // The task says by which channel: that one, and no other in its place.
        let gevraagd = |kanaal: &str| bepaal(&api, &gemaild, &json!({"kanaal": kanaal}));
        assert_eq!(gevraagd("email"), ["email", "bekend", EMAIL, "S18.bekend"]);
        assert_eq!(gevraagd("post"), ["geen_toegestaan_adres", "", "", "S18.geen_adres"]);
        assert_eq!(gevraagd("balie"), ["geen_toegestaan_adres", "", "", "S18.geen_adres"]);
        assert_eq!(gevraagd("overig"), ["geen_toegestaan_adres", "", "", "S18.overig_kanaal"]);

        // The task says nothing: her preference, though she asked by e-mail.
        let op_voorkeur = ["telefoon", "voorkeur", VAST_NUMMER, "S18.voorkeur"];
        assert_eq!(bepaal(&api, &gemaild, &json!({})), op_voorkeur);

        // She has no preference: as she came. Her phone stands before her e-mail address, so that order alone would call.
        let karel = api.post(&format!("{API}/klanten"), &klant("Karel", BSN_KAREL)).verwacht(201);
        let (gemaild, gebeld) = (
            leg_vast(&api, &vraag("e-mail", &karel, json!({}))),
            leg_vast(&api, &vraag("telefoon", &karel, json!({}))),
        );
        assert_eq!(bepaal(&api, &gemaild, &json!({})), ["email", "bekend", EMAIL, "S18.bekend"]);
        assert_eq!(bepaal(&api, &gebeld, &json!({})), ["telefoon", "bekend", VAST_NUMMER, "S18.bekend"]);
        let per_mail = ["email", "bekend", EMAIL, "S18.bekend"];
        assert_eq!(bepaal(&api, &gebeld, &json!({"kanaal": "email"})), per_mail);

        // Another kind of message than her preference is about is no ground to call her.
        let formeel = bepaal(&api, &gebeld, &json!({"berichtsoort": "formeel"}));
        assert_eq!(formeel, ["geen_toegestaan_adres", "", "", "S18.geen_adres"]);
        let onbekend = [("/berichtsoort", "berichtsoort.onbekend")];
        let bepaal_adres = format!("{}/contactgegevens/_bepaal", pad(&gebeld));
        geweigerd(&omgeving, &bepaal_adres, &json!({"berichtsoort": "reclame"}), 400, &onbekend);
    }
);

op_beide_databases!(c9708_afwijking_gaat_voor_voorkeur_en_het_gevraagde_kanaal_voor_beide, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let eenmalig = json!({"digitaleAdressen": [telefoon(EENMALIG_NUMMER)]});
    let gesprek = leg_vast(&api, &vraag("telefoon", &mina, eenmalig));
    let op_afwijking = ["telefoon", "afwijking", EENMALIG_NUMMER, "S19.afwijking"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), op_afwijking);
    assert_eq!(bepaal(&api, &gesprek, &json!({"kanaal": "telefoon"})), op_afwijking);
    assert_eq!(bepaal(&api, &gesprek, &json!({"kanaal": "email"})), ["email", "bekend", EMAIL, "S18.bekend"]);

    // Field by field: what a later contact gives is added to what an earlier one gave, and replaces it in kind.
    let later = |digitaal: Value| {
        let wie = betrokkene(json!({"klant": gekend(&mina), "digitaleAdressen": [digitaal]}));
        contact("telefoon", json!({"betrokkenen": [wie]}))
    };
    voeg_toe(&api, &gesprek, &later(email("mina.werk@example.org")));
    assert_eq!(bepaal(&api, &gesprek, &json!({"kanaal": "telefoon"})), op_afwijking);
    let per_mail = ["email", "afwijking", "mina.werk@example.org", "S19.afwijking"];
    assert_eq!(bepaal(&api, &gesprek, &json!({"kanaal": "email"})), per_mail);
    voeg_toe(&api, &gesprek, &later(telefoon("0622222222")));
    assert_eq!(bepaal(&api, &gesprek, &json!({})), ["telefoon", "afwijking", "0622222222", "S19.afwijking"]);
    assert_eq!(bepaal(&api, &gesprek, &json!({"kanaal": "email"})), per_mail);
    let klant = api.get(&format!("{API}/klanten/{}", tekst(&mina, "/uuid"))).verwacht(200);
    assert_eq!(klant, mina, "de voorkeur blijft wat zij was");
});

op_beide_databases!(c9708_vervolgcontact_neemt_de_betrokkene_over_en_volgt_op_het_eerste, |omgeving| {
    let api = omgeving.api();
    let karel = betrokkene(json!({
        "contactnaam": {"voornaam": "Karel", "achternaam": "Deurne"},
        "digitaleAdressen": [telefoon("0612345678"), email("karel@example.org")],
    }));
    let gesprek =
        leg_vast(&api, &interactie("algemeen", contact("telefoon", json!({"betrokkenen": [karel]}))));
    let eerste = &gesprek["klantcontacten"][0];
    let overgenomen = json!({"betrokkene": tekst(eerste, "/betrokkenen/0/uuid")});
    let antwoord = json!({
        "contactGelukt": true,
        "reactie": "De vergunning is verleend.",
        "betrokkenen": [{"rol": "klant", "initiator": false, "klant": overgenomen}],
    });
    let nu = voeg_toe(&api, &gesprek, &contact("telefoon", antwoord));
    assert_eq!(nu["uuid"], gesprek["uuid"]);
    assert_eq!(nu["klantcontacten"][0], *eerste, "het eerste contact blijft zoals het was");
    let tweede = &nu["klantcontacten"][1];
    assert_eq!(tweede["onderwerpobjecten"].as_array().unwrap().len(), 1);
    assert_eq!(tweede["onderwerpobjecten"][0]["wasKlantcontact"], gesprek["uuid"]);

    // Copied, never referenced: the same data under an identity of their own.
    let (toen, later) = (&eerste["betrokkenen"][0], &tweede["betrokkenen"][0]);
    assert_eq!((&later["initiator"], &later["klant"]), (&json!(false), &json!({"soort": "zelfstandig"})));
    assert_eq!(later["contactnaam"], toen["contactnaam"]);
    assert_ne!(later["uuid"], toen["uuid"]);
    for plaats in 0..2 {
        let (oud, nieuw) = (&toen["digitaleAdressen"][plaats], &later["digitaleAdressen"][plaats]);
        assert_eq!((&nieuw["soort"], &nieuw["adres"]), (&oud["soort"], &oud["adres"]));
        assert_ne!(nieuw["uuid"], oud["uuid"]);
    }
    let koppeling = "onderwerpobject o JOIN klantcontact k2 ON o.klantcontact = k2.volgnummer \
                     JOIN klantcontact k1 ON o.was_klantcontact = k1.volgnummer \
                     WHERE k2.wortel = k1.volgnummer AND k1.wortel IS NULL";
    for (rijen, verwacht) in [
        ("klantcontact", 2),
        ("interactie", 1),
        (koppeling, 1),
        ("betrokkene", 2),
        ("digitaal_adres", 4),
        ("partij", 0),
    ] {
        assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
    }
    let gezocht =
        api.get(&format!("{API}/interacties?klantcontact={}", tekst(tweede, "/uuid"))).verwacht(200);
    assert_eq!(gezocht["resultaten"].as_array().unwrap().len(), 1);
    assert_eq!(gezocht["resultaten"][0]["uuid"], gesprek["uuid"]);
    let op_nummer = ["telefoon", "opgegeven", "0612345678", "S19.opgegeven"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), op_nummer);

    // What she now gives goes over what is copied, part by part; of two that differ the question names one.
    let nieuw = json!({"rol": "klant", "klant": overgenomen, "digitaleAdressen": [telefoon("0622222222")]});
    let nu = voeg_toe(&api, &gesprek, &contact("telefoon", json!({"betrokkenen": [nieuw]})));
    let derde = &nu["klantcontacten"][2]["betrokkenen"][0];
    assert_eq!(derde["contactnaam"], toen["contactnaam"]);
    let voor = |kanaal: &str| {
        bepaal(&api, &gesprek, &json!({"betrokkene": tekst(derde, "/uuid"), "kanaal": kanaal}))
    };
    assert_eq!(voor("telefoon"), ["telefoon", "opgegeven", "0622222222", "S19.opgegeven"]);
    assert_eq!(voor("email"), ["email", "opgegeven", "karel@example.org", "S19.opgegeven"]);

    // A follow-up contact is no interactie of its own.
    let los = format!("{API}/interacties/{}", tekst(tweede, "/uuid"));
    assert_eq!(api.get(&los).status, 404);
});

op_beide_databases!(c1924_per_interactie_anders_bereikbaar_zonder_dat_de_ene_de_andere_raakt, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let adres = |plaats: usize| mina["digitaleAdressen"][plaats]["uuid"].clone();
    let (vast_nummer, eigen_mail) = (adres(0), adres(1));

    let gewoon = leg_vast(&api, &vraag("balie", &mina, json!({})));
    let per_mail = leg_vast(&api, &vraag("balie", &mina, json!({"gekozenAdressen": [eigen_mail]})));
    let eenmalig = json!({"digitaleAdressen": [telefoon(EENMALIG_NUMMER)]});
    let anders = leg_vast(&api, &vraag("balie", &mina, eenmalig));
    let gekozen = &per_mail["klantcontacten"][0]["betrokkenen"][0];
    assert_eq!(
        (&gekozen["gekozenAdressen"], &gekozen["digitaleAdressen"]),
        (&json!([eigen_mail]), &json!([]))
    );
    assert_eq!((aantal(&omgeving, "keuze"), aantal(&omgeving, "digitaal_adres")), (1, 3));

    let op_voorkeur = ["telefoon", "voorkeur", VAST_NUMMER, "S18.voorkeur"];
    let op_afwijking = ["telefoon", "afwijking", EENMALIG_NUMMER, "S19.afwijking"];
    assert_eq!(bepaal(&api, &gewoon, &json!({})), op_voorkeur);
    assert_eq!(bepaal(&api, &per_mail, &json!({})), ["email", "keuze", EMAIL, "S19.keuze"]);
    assert_eq!(bepaal(&api, &anders, &json!({})), op_afwijking);

    // A choice points to her own address and follows its changes; an override is a copy and does not.
    let klant = format!("{API}/klanten/{}", tekst(&mina, "/uuid"));
    let nieuwe_adressen = json!([
        {"uuid": vast_nummer, "soort": "telefoonnummer", "adres": "+31633333333"},
        {"uuid": eigen_mail, "soort": "email", "adres": "mina@voorbeeld.nl"},
    ]);
    let wijziging = json!({"digitaleAdressen": nieuwe_adressen, "verstrektDoor": "klant"});
    let gewijzigd = wijzig(&api, &klant, &wijziging).verwacht(200);
    assert_eq!(gewijzigd["voorkeuren"], mina["voorkeuren"]);
    assert_eq!(bepaal(&api, &gewoon, &json!({})), ["telefoon", "voorkeur", "+31633333333", "S18.voorkeur"]);
    assert_eq!(bepaal(&api, &per_mail, &json!({})), ["email", "keuze", "mina@voorbeeld.nl", "S19.keuze"]);
    assert_eq!(bepaal(&api, &anders, &json!({})), op_afwijking);

    // Only an address of hers can be chosen.
    let karel = api.post(&format!("{API}/klanten"), &self::klant("Karel", BSN_KAREL)).verwacht(201);
    let van_een_ander = vraag("balie", &karel, json!({"gekozenAdressen": [eigen_mail]}));
    let plaats = "/klantcontact/betrokkenen/0/gekozenAdressen/0";
    let niet_van_hem = [(plaats, "digitaalAdres.onbekend")];
    geweigerd(&omgeving, &format!("{API}/interacties"), &van_een_ander, 400, &niet_van_hem);
});
