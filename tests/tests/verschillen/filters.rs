//! Lists: what filters find, and how many that are.

use crate::bouw::{
    ANDER_BSN, BSN, KI, RSIN, adres, betrokkene, contact, gevonden, identificator, maak, naar, nummer,
    object, partij, taak, uuids, van_alles,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

op_beide_databases!(adresregels_filteren, |omgeving| {
    let api = omgeving.api();
    let regels = json!({"adresregel1": "Rue 1", "adresregel2": "Deurne", "adresregel3": "Belgique"});
    let mina = partij(&api, json!({"bezoekadres": regels}));
    let karel = partij(&api, json!({"correspondentieadres": regels}));
    for (adres, wie) in [("bezoekadres", &mina), ("correspondentieadres", &karel)] {
        for (plaats, regel) in ["Rue 1", "Deurne", "Belgique"].into_iter().enumerate() {
            let naam = format!("{adres}Adresregel{}", plaats + 1);
            assert_eq!(gevonden(&api, "partijen", &[(&naam, regel)]), uuids(&[wie]), "{naam}");
            assert_eq!(gevonden(&api, "partijen", &[(&naam, "Elders")]), uuids(&[]), "{naam}");
        }
    }
});

/// What hangs on a partij, so that each list finds her by her numbers: where, the beginning of the filter, what is found.
fn bij_nummers(api: &klant_tests::Api, wie: &Value) -> Vec<(&'static str, &'static str, Value)> {
    let gesprek = contact(api, json!({}));
    let deelnemer = betrokkene(api, &gesprek, json!({"wasPartij": naar(wie)}));
    let mail = adres(api, "email", "mina@example.org", json!({"verstrektDoorPartij": naar(wie)}));
    vec![
        ("partijen", "", wie.clone()),
        ("digitaleadressen", "verstrektDoorPartij__", mail),
        ("betrokkenen", "wasPartij__", deelnemer),
        ("klantcontacten", "hadBetrokkene__wasPartij__", gesprek),
    ]
}

op_beide_databases!(filters_op_een_identificator_passen_op_een_en_dezelfde, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    identificator(&api, &mina, nummer("bsn", BSN), json!({}));
    identificator(&api, &mina, nummer("rsin", RSIN), json!({}));
    identificator(&api, &partij(&api, json!({})), nummer("bsn", ANDER_BSN), json!({}));
    for (lijst, begin, verwacht) in bij_nummers(&api, &mina) {
        let zoek = |leden: &[(&str, &str)]| {
            let namen: Vec<String> =
                leden.iter().map(|(lid, _)| format!("{begin}partijIdentificator__{lid}")).collect();
            let vraag: Vec<(&str, &str)> =
                namen.iter().zip(leden).map(|(naam, (_, waarde))| (naam.as_str(), *waarde)).collect();
            gevonden(&api, lijst, &vraag)
        };
        let (soort, id) = ("codeSoortObjectId", "objectId");
        assert_eq!(zoek(&[(soort, "bsn"), (id, BSN)]), uuids(&[&verwacht]), "{lijst}");
        assert_eq!(
            zoek(&[(soort, "rsin"), (id, RSIN), ("codeRegister", "hr")]),
            uuids(&[&verwacht]),
            "{lijst}"
        );
        assert_eq!(zoek(&[(soort, "bsn"), (id, RSIN)]), uuids(&[]), "{lijst}");
        assert_eq!(zoek(&[("codeRegister", "brp"), (id, RSIN)]), uuids(&[]), "{lijst}");
        assert_eq!(
            zoek(&[("codeObjecttype", "niet_natuurlijk_persoon"), (soort, "bsn")]),
            uuids(&[]),
            "{lijst}"
        );
    }
});

op_beide_databases!(filters_op_een_onderwerpobject_passen_op_een_en_hetzelfde, |omgeving| {
    let api = omgeving.api();
    for (lid, begin) in [("klantcontact", "onderwerpobject"), ("wasKlantcontact", "wasOnderwerpobject")] {
        let gesprek = contact(&api, json!({}));
        for (soort, id) in [("zaak", "1"), ("product", "2")] {
            maak(
                &api,
                "onderwerpobjecten",
                json!({
                    "klantcontact": null, "wasKlantcontact": null, lid: naar(&gesprek),
                    "onderwerpobjectidentificator": object(soort, id),
                }),
            );
        }
        let zoek = |soort: &str, id: &str| {
            let naam = |lid: &str| format!("{begin}__onderwerpobjectidentificator{lid}");
            let (soortnaam, idnaam) = (naam("CodeObjecttype"), naam("ObjectId"));
            gevonden(&api, "klantcontacten", &[(&soortnaam, soort), (&idnaam, id)])
        };
        assert_eq!(zoek("zaak", "1"), uuids(&[&gesprek]), "{begin}");
        assert_eq!(zoek("product", "2"), uuids(&[&gesprek]), "{begin}");
        assert_eq!(zoek("zaak", "2"), uuids(&[]), "{begin}");
    }
});

op_beide_databases!(een_gefilterde_lijst_heeft_geen_dubbelen_en_telt_precies, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    identificator(&api, &mina, nummer("bsn", BSN), json!({}));
    identificator(&api, &mina, nummer("rsin", RSIN), json!({}));
    let mut gesprekken = Vec::new();
    for _ in 0..3 {
        let gesprek = contact(&api, json!({}));
        for _ in 0..2 {
            let wie = betrokkene(&api, &gesprek, json!({"wasPartij": naar(&mina)}));
            for adres in ["mina@example.org", "mina.thuis@example.org"] {
                self::adres(&api, "email", adres, json!({"verstrektDoorBetrokkene": naar(&wie)}));
            }
            taak(&api, &gesprek, json!({}));
            maak(
                &api,
                "onderwerpobjecten",
                json!({
                    "klantcontact": naar(&gesprek), "wasKlantcontact": null,
                    "onderwerpobjectidentificator": object("zaak", "1"),
                }),
            );
        }
        gesprekken.push(gesprek);
    }
    let mina = mina["uuid"].as_str().expect("a uuid").to_owned();
    let filters = [
        format!("hadBetrokkene__wasPartij__uuid={mina}"),
        "hadBetrokkene__wasPartij=true".to_owned(),
        "hadBetrokkene__digitaaladres__adres__icontains=mina".to_owned(),
        "hadBetrokkene__wasPartij__partijIdentificator__codeRegister=brp".to_owned(),
        "leiddeTotInterneTaken=true".to_owned(),
        "onderwerpobject__onderwerpobjectidentificatorCodeObjecttype=zaak".to_owned(),
    ];
    let nieuwste_eerst: Vec<String> = uuids(&gesprekken.iter().rev().collect::<Vec<_>>());
    for vraag in filters.iter().chain([&filters.join("&")]) {
        // Page by page: what is on one is on no other, and the count is that of them all.
        let mut gezien = Vec::new();
        for pagina in 1..=3 {
            let pad = format!("{KI}/klantcontacten?{vraag}&pageSize=1&page={pagina}");
            let antwoord = api.get(&pad).verwacht(200);
            assert_eq!(antwoord["count"], 3, "{vraag}");
            assert_eq!(antwoord["next"].is_null(), pagina == 3, "{vraag}");
            let bladzijde = antwoord["results"].as_array().expect("a page");
            gezien.extend(uuids(&bladzijde.iter().collect::<Vec<_>>()));
        }
        assert_eq!(gezien, nieuwste_eerst, "{vraag}");
    }
    let partijen = gevonden(&api, "partijen", &[("partijIdentificator__codeObjecttype", "")]);
    assert_eq!(partijen, [mina]);
});

op_beide_databases!(een_ding_op_zijn_uuid_kent_geen_filters, |omgeving| {
    let api = omgeving.api();
    let filters = [
        ("actoren", "naam=Elders&soortActor=medewerker&indicatieActief=false"),
        ("actorklantcontacten", "actor__uuid=00000000-0000-4000-8000-000000000000"),
        ("bijlagen", "bijlageidentificatorObjectId=2"),
        ("categorie-relaties", "categorie__naam=Elders&beginDatum=1999-01-01"),
        ("internetaken", "status=verwerkt&nummer=1"),
        ("onderwerpobjecten", "onderwerpobjectidentificatorObjectId=2"),
        ("partij-identificatoren", "partijIdentificatorCodeRegister=brp"),
        ("rekeningnummers", "iban=NL00BANK0000000000"),
        ("vertegenwoordigingen", "vertegenwoordigdePartij__uuid=00000000-0000-4000-8000-000000000000"),
    ];
    let dingen = van_alles(&api);
    for (lijst, vraag) in filters {
        let ding =
            dingen.iter().find(|ding| ding.lijst.ends_with(&format!("/{lijst}"))).expect("one of each");
        assert_eq!(api.get(&format!("{}?{vraag}", ding.lijst)).verwacht(200)["count"], 0, "{lijst}");
        let plek = ding.plek();
        assert_eq!(api.get(&format!("{plek}?{vraag}")).verwacht(200)["uuid"], ding.een["uuid"], "{lijst}");
        assert_eq!(api.get(&format!("{plek}?raadsel=1")).status, 400, "{lijst}");
    }
});

op_beide_databases!(zoeken_vouwt_hoofdletters_gelijk, |omgeving| {
    let api = omgeving.api();
    let gelijk = [
        ("CAFÉ ÈTE", "café ète"),
        ("Hauptstraße", "HAUPTSTRASSE"),
        ("HAUPTSTRASSE", "hauptstraße"),
        ("ΟΔΟΣ", "οδος"),
        ("οδος", "οδοσ"),
        ("οδοσ", "ΟΔΟΣ"),
        ("İZMİR", "i\u{307}zmi\u{307}r"),
        ("İstanbul", "İSTANBUL"),
        ("ÅNGSTRÖM", "ångström"),
        ("ЖУКОВ", "жуков"),
    ];
    for (plaats, (staat, gezocht)) in gelijk.into_iter().enumerate() {
        let (staat, gezocht) = (format!("{plaats} {staat}!"), format!("{plaats} {gezocht}!"));
        let tekst = json!({"onderwerp": staat, "inhoud": staat, "reactie": staat});
        let gesprek = contact(&api, tekst);
        for filter in ["onderwerp", "inhoud", "reactie"] {
            assert_eq!(
                gevonden(&api, "klantcontacten", &[(filter, &gezocht)]),
                uuids(&[&gesprek]),
                "{gezocht}"
            );
        }
        let actor = maak(&api, "actoren", json!({"naam": staat, "soortActor": "medewerker"}));
        assert_eq!(gevonden(&api, "actoren", &[("naam", &gezocht)]), uuids(&[&actor]), "{gezocht}");
        let adres = adres(&api, "overig", &staat, json!({"omschrijving": staat}));
        for filter in ["adres__icontains", "omschrijving"] {
            assert_eq!(
                gevonden(&api, "digitaleadressen", &[(filter, &gezocht)]),
                uuids(&[&adres]),
                "{gezocht}"
            );
        }
        // Equal is equal to the letter.
        assert_eq!(gevonden(&api, "digitaleadressen", &[("adres", &gezocht)]), uuids(&[]), "{gezocht}");
        assert_eq!(gevonden(&api, "digitaleadressen", &[("adres", &staat)]), uuids(&[&adres]), "{staat}");
    }
    // An accent is no matter of case.
    assert_eq!(gevonden(&api, "actoren", &[("naam", "cafe")]), uuids(&[]));
});

op_beide_databases!(een_onbekende_pagina_is_404, |omgeving| {
    let api = omgeving.api();
    contact(&api, json!({}));
    for lijst in ["klantcontacten", "partijen"] {
        for pagina in ["0", "2", "-1", "abc", "1.5", "99999999999999999999"] {
            let antwoord = api.get(&format!("{KI}/{lijst}?page={pagina}"));
            assert_eq!(antwoord.op("/code"), "not_found", "{lijst} {pagina}: {}", antwoord.tekst);
            assert_eq!(
                (antwoord.status, antwoord.op("/detail")),
                (404, &json!("Ongeldige pagina.")),
                "{pagina}"
            );
        }
        for pagina in ["1", "last"] {
            assert_eq!(api.get(&format!("{KI}/{lijst}?page={pagina}")).status, 200, "{lijst} {pagina}");
        }
    }
});

op_beide_databases!(een_zoektekst_van_twee_tekens_wordt_op_een_grote_tabel_geweigerd, |omgeving| {
    let api = omgeving.api();
    let adres = json!({
        "adres": "Jan@voorbeeld.nl", "soortDigitaalAdres": "email", "omschrijving": "werk",
        "verstrektDoorBetrokkene": null, "verstrektDoorPartij": null,
    });
    api.post("/klantinteracties/api/v1/digitaleadressen", &adres).verwacht(201);
    let zoek = |vraag: &str| api.get(&format!("/klantinteracties/api/v1/digitaleadressen?{vraag}"));
    assert_eq!(zoek("adres__icontains=jA").op("/count"), 1);

    // As long as a list of a quarter of a million, without writing one.
    omgeving.database().voer_sql_uit(
        "INSERT INTO rijblok (tabel, tot_tijd, tot_nummer, aantal)
         VALUES ('digitaal_adres', '0001-01-01T00:00:00.000000Z', 1, 250000)",
    );
    let geweigerd = zoek("adres__icontains=jA");
    assert_eq!(geweigerd.status, 400);
    assert_eq!(geweigerd.op("/invalidParams/0/name"), "adres__icontains");
    assert_eq!(geweigerd.op("/invalidParams/0/code"), "min_length");
    assert_eq!(zoek("adres__icontains=jA&soortDigitaalAdres=email").status, 400);
    assert_eq!(zoek("adres__icontains=jA&adres=Jan@voorbeeld.nl").op("/count"), 1);
    assert_eq!(zoek("adres__icontains=jAn").op("/count"), 1);
});
