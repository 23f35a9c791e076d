//! Partijen with what hangs on them.

use crate::bouw::{
    BSN, EIGEN, KI, KVK, VESTIGING, adres, betrokkene, contact, fouten, gevonden, geweigerd, identificator,
    lees, maak, met, naar, nummer, partij, plek, taak, tekst, uuids, wijzig,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

op_beide_databases!(een_losgekoppeld_adres_is_niemands_standaard, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    let standaard = json!({"verstrektDoorPartij": naar(&mina), "isStandaardAdres": true});
    let oud = adres(&api, "email", "mina@example.org", standaard.clone());
    assert_eq!(oud["isStandaardAdres"], true);
    wijzig(&api, "partijen", &mina, json!({"digitaleAdressen": []}));
    let los = lees(&api, "digitaleadressen", &oud);
    assert_eq!((&los["verstrektDoorPartij"], &los["isStandaardAdres"]), (&json!(null), &json!(false)));

    // It stands in nobody's way: not in that of other loose addresses, of her next default, or of itself.
    let ander = adres(&api, "email", "karel@example.org", json!({}));
    wijzig(&api, "digitaleadressen", &ander, json!({"omschrijving": "Los"}));
    wijzig(&api, "digitaleadressen", &los, json!({"omschrijving": "Los"}));
    let nieuw = adres(&api, "email", "mina.nieuw@example.org", standaard);
    assert_eq!(nieuw["isStandaardAdres"], true);
    wijzig(&api, "digitaleadressen", &oud, json!({"verstrektDoorPartij": naar(&mina)}));
    assert_eq!(lees(&api, "digitaleadressen", &oud)["isStandaardAdres"], false);
    assert_eq!(lees(&api, "digitaleadressen", &nieuw)["isStandaardAdres"], true);
    assert_eq!(gevonden(&api, "digitaleadressen", &[("isStandaardAdres", "true")]), uuids(&[&nieuw]));
});

op_beide_databases!(een_organisatie_met_vestiging_is_te_verwijderen, |omgeving| {
    let api = omgeving.api();
    let bakker = partij(&api, json!({"soortPartij": "organisatie"}));
    let kvk = identificator(&api, &bakker, nummer("kvk_nummer", KVK), json!({}));
    let onder = json!({"subIdentificatorVan": naar(&kvk)});
    let vestiging = identificator(&api, &bakker, nummer("vestigingsnummer", VESTIGING), onder);
    let gesprek = contact(&api, json!({}));
    betrokkene(&api, &gesprek, json!({"wasPartij": naar(&bakker)}));
    assert_eq!(api.delete(&plek("partijen", &bakker)).status, 204);
    for (lijst, ding) in
        [("partijen", &bakker), ("partij-identificatoren", &kvk), ("partij-identificatoren", &vestiging)]
    {
        assert_eq!(api.get(&plek(lijst, ding)).status, 404, "{lijst}");
    }
    lees(&api, "klantcontacten", &gesprek);

    // A branch of somebody else stands under her number: that is refused, and nothing is gone.
    let bakker = partij(&api, json!({"soortPartij": "organisatie"}));
    let kvk = identificator(&api, &bakker, nummer("kvk_nummer", KVK), json!({}));
    let filiaal = partij(&api, json!({"soortPartij": "organisatie"}));
    let onder = json!({"subIdentificatorVan": naar(&kvk)});
    identificator(&api, &filiaal, nummer("vestigingsnummer", VESTIGING), onder);
    geweigerd(&api.delete(&plek("partijen", &bakker)), "nonFieldErrors", "invalid");
    assert_eq!(lees(&api, "partijen", &bakker)["partijIdentificatoren"][0]["uuid"], kvk["uuid"]);
});

op_beide_databases!(een_voorkeur_zonder_lijst_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let basis = json!({"soortPartij": "persoon", "indicatieActief": true});
    let mina = partij(&api, json!({}));
    let mail = adres(&api, "email", "mina@example.org", json!({"verstrektDoorPartij": naar(&mina)}));
    let iban = json!({"partij": naar(&mina), "iban": "NL91ABNA0417164300"});
    let rekening = maak(&api, "rekeningnummers", iban);
    for (voorkeur, lijst, wat) in [
        ("voorkeursDigitaalAdres", "digitaleAdressen", &mail),
        ("voorkeursRekeningnummer", "rekeningnummers", &rekening),
    ] {
        for leden in [json!({}), json!({lijst: null}), json!({lijst: []})] {
            let inhoud = met(met(basis.clone(), leden), json!({voorkeur: naar(wat)}));
            geweigerd(&api.post(&format!("{KI}/partijen"), &inhoud), voorkeur, "invalid");
            geweigerd(&api.put(&plek("partijen", &mina), &inhoud), voorkeur, "invalid");
        }
        let inhoud = met(basis.clone(), json!({lijst: [naar(wat)], voorkeur: naar(wat)}));
        let na = api.put(&plek("partijen", &mina), &inhoud).verwacht(200);
        assert_eq!(na[voorkeur]["uuid"], wat["uuid"]);
    }
    assert_eq!(gevonden(&api, "partijen", &[]), uuids(&[&mina]), "what was refused made nobody");
});

op_beide_databases!(een_leeg_nummer_mag_vaker, |omgeving| {
    let api = omgeving.api();
    let gesprek = contact(&api, json!({}));
    let leeg = json!({"nummer": ""});
    let allebei = json!({"nummer": "", "referentienummer": ""});
    for _ in 0..3 {
        assert_eq!(partij(&api, leeg.clone())["nummer"], "");
        assert_eq!(contact(&api, allebei.clone())["referentienummer"], "");
        let taak = taak(&api, &gesprek, allebei.clone());
        assert_eq!((&taak["nummer"], &taak["referentienummer"]), (&json!(""), &json!("")));
        wijzig(&api, "internetaken", &taak, allebei.clone());
    }
    // A number that is one is there once.
    partij(&api, json!({"nummer": "7"}));
    let inhoud = json!({"soortPartij": "persoon", "indicatieActief": true, "nummer": "7"});
    geweigerd(&api.post(&format!("{KI}/partijen"), &inhoud), "nummer", "unique");
});

op_beide_databases!(een_adres_houdt_zijn_eigen_referentie, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    let eigen = json!({"verstrektDoorPartij": naar(&mina), "referentie": "portaalvoorkeur"});
    let mail = adres(&api, "email", "mina@example.org", eigen.clone());
    let inhoud = met(eigen, json!({"soortDigitaalAdres": "email", "adres": "mina@example.com"}));
    for antwoord in [
        api.put(&plek("digitaleadressen", &mail), &inhoud),
        api.patch(&plek("digitaleadressen", &mail), &inhoud),
        api.patch(&plek("digitaleadressen", &mail), &json!({"referentie": "portaalvoorkeur"})),
    ] {
        let na = antwoord.verwacht(200);
        assert_eq!(
            (&na["referentie"], &na["adres"]),
            (&json!("portaalvoorkeur"), &json!("mina@example.com"))
        );
    }
    // Of another address of the same kind it is refused, made or changed.
    assert_eq!(api.post(&format!("{KI}/digitaleadressen"), &inhoud).status, 400);
    let ander = adres(&api, "email", "mina@example.net", json!({"verstrektDoorPartij": naar(&mina)}));
    let antwoord = api.patch(&plek("digitaleadressen", &ander), &json!({"referentie": "portaalvoorkeur"}));
    assert_eq!(fouten(&antwoord).len(), 1, "{}", antwoord.tekst);
});

op_beide_databases!(een_andere_soort_toetst_het_adres_opnieuw, |omgeving| {
    let api = omgeving.api();
    let mail = adres(&api, "email", "mina@example.org", json!({}));
    let naar_soort =
        |soort: &str| api.patch(&plek("digitaleadressen", &mail), &json!({"soortDigitaalAdres": soort}));
    geweigerd(&naar_soort("telefoonnummer"), "adres", "invalid");
    assert_eq!(lees(&api, "digitaleadressen", &mail)["soortDigitaalAdres"], "email");
    assert_eq!(naar_soort("overig").verwacht(200)["soortDigitaalAdres"], "overig");
    assert_eq!(naar_soort("email").verwacht(200)["soortDigitaalAdres"], "email");
});

op_beide_databases!(een_andere_soort_partij_bewaart_niets_verborgen, |omgeving| {
    let api = omgeving.api();
    let naam = json!({"contactnaam": {"voornaam": "Wilhelmina", "achternaam": "Raadsel"}});
    let mina = partij(&api, json!({"partijIdentificatie": naam}));
    let anders = wijzig(&api, "partijen", &mina, json!({"soortPartij": "organisatie"}));
    assert_eq!(anders["partijIdentificatie"], json!(null));
    for tabel in ["partij", "betrokkene"] {
        let rijen = omgeving.sql(&format!("SELECT * FROM {tabel}"));
        assert!(!format!("{rijen:?}").contains("Wilhelmina"), "{tabel}");
    }
    let terug = wijzig(&api, "partijen", &mina, json!({"soortPartij": "persoon"}));
    assert_eq!(terug["partijIdentificatie"], json!(null));
    // With the new identification in the same body it is there at once.
    let nieuw = json!({"soortPartij": "organisatie", "partijIdentificatie": {"naam": "Bakkerij"}});
    assert_eq!(wijzig(&api, "partijen", &mina, nieuw)["partijIdentificatie"], json!({"naam": "Bakkerij"}));
});

op_beide_databases!(identificatie_zonder_soort_gaat_naar_de_soort_die_er_staat, |omgeving| {
    let api = omgeving.api();
    let werkgever =
        partij(&api, json!({"soortPartij": "organisatie", "partijIdentificatie": {"naam": "Oud"}}));
    let nieuw = wijzig(&api, "partijen", &werkgever, json!({"partijIdentificatie": {"naam": "Bakkerij"}}));
    assert_eq!(nieuw["partijIdentificatie"], json!({"naam": "Bakkerij"}));
    for (soort, werkgever) in [("persoon", Value::Null), ("contactpersoon", naar(&werkgever))] {
        let oud = json!({"contactnaam": {"voornaam": "Mina"}, "werkteVoorPartij": werkgever});
        let wie = partij(&api, json!({"soortPartij": soort, "partijIdentificatie": oud}));
        let naam = json!({"contactnaam": {"achternaam": "Meer"}, "werkteVoorPartij": werkgever});
        let nieuw = wijzig(&api, "partijen", &wie, json!({"partijIdentificatie": naam}));
        let nieuw = &nieuw["partijIdentificatie"];
        // A group is given as a whole: what is left out is empty.
        let verwacht =
            json!({"voorletters": "", "voornaam": "", "voorvoegselAchternaam": "", "achternaam": "Meer"});
        assert_eq!(nieuw["contactnaam"], verwacht, "{soort}");
        assert_eq!(nieuw["volledigeNaam"], "Meer");
        assert_eq!(nieuw["werkteVoorPartij"]["uuid"], werkgever["uuid"], "{soort}");
    }

    for (soort, oud, nieuw) in [
        (
            "medewerker",
            json!({"functie": "baliemedewerker", "emailadres": "", "telefoonnummer": "0201234567"}),
            json!({"functie": "teamleider", "emailadres": "n@example.org", "telefoonnummer": "0207654321"}),
        ),
        (
            "geautomatiseerde_actor",
            json!({"functie": "robot", "omschrijving": ""}),
            json!({"functie": "robot", "omschrijving": "Nieuw"}),
        ),
        (
            "organisatorische_eenheid",
            json!({"omschrijving": "Loket", "emailadres": "", "faxnummer": "", "telefoonnummer": ""}),
            json!({"omschrijving": "Balie", "emailadres": "", "faxnummer": "", "telefoonnummer": "0207654321"}),
        ),
    ] {
        let actor = json!({"naam": "Nicole", "soortActor": soort, "actorIdentificatie": oud});
        let actor = maak(&api, "actoren", actor);
        let na = wijzig(&api, "actoren", &actor, json!({"actorIdentificatie": nieuw}));
        assert_eq!((&na["actorIdentificatie"], &na["soortActor"]), (&nieuw, &json!(soort)));
    }
});

op_beide_databases!(een_adres_wijzigen_laat_voorkeur_en_afwijking_staan, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({"partijIdentificatoren": [{"partijIdentificator": nummer("bsn", BSN)}]}));
    let van_mina = json!({"verstrektDoorPartij": naar(&mina)});
    let mail = adres(&api, "email", "mina@example.org", van_mina.clone());
    let tweede = adres(&api, "email", "mina.thuis@example.org", van_mina);
    wijzig(&api, "partijen", &mina, json!({"voorkeursDigitaalAdres": naar(&mail)}));
    let gesprek = contact(&api, json!({}));
    let wie = betrokkene(&api, &gesprek, json!({"wasPartij": naar(&mina)}));
    let eenmalig =
        adres(&api, "email", "eenmalig@example.org", json!({"verstrektDoorBetrokkene": naar(&wie)}));
    let interacties = format!("{EIGEN}/interacties?klantcontact={}", tekst(&gesprek, "uuid"));
    let interactie = api.get(&interacties).verwacht(200);
    let interactie = tekst(&interactie["resultaten"][0], "uuid").to_owned();
    let bepaald = || {
        let pad = format!("{EIGEN}/interacties/{interactie}/contactgegevens/_bepaal");
        let bepaling = api.post(&pad, &json!({})).verwacht(200);
        bepaling["contactgegeven"]["digitaalAdres"]["adres"].clone()
    };
    assert_eq!(bepaald(), "eenmalig@example.org");
    let eigen_voorkeuren = || {
        let klant = api.get(&format!("{EIGEN}/klanten/{}", tekst(&mina, "uuid"))).verwacht(200);
        klant["voorkeuren"].clone()
    };
    let voorkeuren = eigen_voorkeuren();

    for (adres, leden) in [
        (&tweede, json!({"isStandaardAdres": true, "referentie": "portaalvoorkeur"})),
        (&tweede, json!({"adres": "mina.nieuw@example.org", "verificatieDatum": "2026-01-01"})),
        (&mail, json!({"adres": "mina@example.com", "isStandaardAdres": false, "omschrijving": "Werk"})),
    ] {
        wijzig(&api, "digitaleadressen", adres, leden.clone());
        let na = lees(&api, "partijen", &mina);
        assert_eq!(na["voorkeursDigitaalAdres"]["uuid"], mail["uuid"], "{leden}");
        assert_eq!(eigen_voorkeuren(), voorkeuren, "{leden}");
        assert_eq!(bepaald(), "eenmalig@example.org", "{leden}");
        assert_eq!(lees(&api, "digitaleadressen", &eenmalig), eenmalig, "{leden}");
        assert_eq!(
            lees(&api, "betrokkenen", &wie)["digitaleAdressen"],
            json!([
                {"uuid": eenmalig["uuid"], "url": eenmalig["url"]},
            ])
        );
    }
});
