//! The log of processings: which requests leave which lines, and what happens when it cannot be written.

use klant_tests::{Api, Omgeving, Soort, op_beide_databases};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[cfg(test)]
#[expect(dead_code, reason = "only a customer of whom all is known is needed here")]
#[path = "verstrekken/opzet.rs"]
mod opzet;
#[cfg(test)]
#[path = "logboek/pogingen.rs"]
mod pogingen;
#[cfg(test)]
#[path = "logboek/regels.rs"]
mod regels;
#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;
#[cfg(test)]
#[expect(dead_code, reason = "the tests of statements need all of it")]
#[path = "aantal_statements/vulling.rs"]
mod vulling;

#[cfg(test)]
use regels::{einde, keer, van, vanaf};
#[cfg(test)]
use verzoek::{
    API, BSN_MINA, betrokkene, contact, gekend, interactie, leg_vast, mina, pad, taak, tekst, wijzig,
};
#[cfg(test)]
use vulling::{CG, KI, vul};

/// Every list of the wire, its name in the log, whom it shows, how many in all, and how many its newest row.
#[cfg(test)]
const LIJSTEN: &[(&str, &str, &str, &str, usize, usize)] = &[
    (KI, "actoren", "actor", "niemand", 1, 1),
    (KI, "actorklantcontacten", "actor_klantcontact", "klant", 2, 1),
    (KI, "betrokkenen", "betrokkene", "klant", 2, 1),
    (KI, "bijlagen", "bijlage", "klant", 2, 1),
    (KI, "categorie-relaties", "categorie_relatie", "klant", 2, 1),
    (KI, "categorieen", "categorie", "niemand", 1, 1),
    (KI, "digitaleadressen", "digitaal_adres", "klant", 2, 1),
    (KI, "internetaken", "interne_taak", "klant", 2, 1),
    (KI, "klantcontacten", "klantcontact", "klant", 2, 1),
    (KI, "onderwerpobjecten", "onderwerpobject", "klant", 2, 1),
    (KI, "partij-identificatoren", "partij_identificator", "klant", 2, 1),
    // Two persons and the organisation that both act for.
    (KI, "partijen", "partij", "klant", 3, 2),
    (KI, "rekeningnummers", "rekeningnummer", "klant", 2, 1),
    (KI, "vertegenwoordigingen", "vertegenwoordiging", "klant", 3, 2),
    (CG, "organisatie", "contactgegevens_organisatie", "contactgegevens", 2, 1),
    (CG, "persoon", "contactgegevens_persoon", "contactgegevens", 2, 1),
];

/// The paths of a published description.
#[cfg(test)]
fn beschreven(bestand: &str) -> BTreeSet<String> {
    let map = klant_tests::hoofdmap().join("crates/klant-server/api");
    let tekst = std::fs::read_to_string(map.join(bestand)).expect("a description");
    let paden = tekst.lines().filter_map(|regel| regel.strip_prefix("  /")?.strip_suffix(':'));
    paden.map(|pad| pad.trim_end_matches("/{uuid}").to_owned()).collect()
}

op_beide_databases!(s25_elke_lijst_en_elk_object_op_de_draad_laat_een_regel_per_betrokkene_na, |omgeving| {
    let api = omgeving.api();
    vul(&api, 2);
    let mut gezien = BTreeSet::new();
    for (basis, lijst, naam, soort, allen, nieuwste) in LIJSTEN {
        gezien.insert((*lijst).to_owned());
        let mut antwoord = Value::Null;
        let regels = van(&omgeving, || antwoord = api.get(&format!("{basis}/{lijst}")).verwacht(200));
        assert_eq!(regels, keer(*allen, &format!("{naam}.zoek"), "OK", soort), "{lijst}");
        let uuid = tekst(&antwoord, "/results/0/uuid");
        let regels = van(&omgeving, || api.get(&format!("{basis}/{lijst}/{uuid}")).verwacht(200));
        assert_eq!(regels, keer(*nieuwste, &format!("{naam}.toon"), "OK", soort), "{lijst}");
        // What does not exist was asked for all the same.
        let niets = format!("{basis}/{lijst}/00000000-0000-4000-8000-000000000000");
        let regels = van(&omgeving, || api.get(&niets).verwacht(404));
        assert_eq!(regels, keer(1, &format!("{naam}.toon"), "UNSET", "niemand"), "{lijst}");
    }
    let mut alle = beschreven("klantinteracties.yaml");
    alle.extend(beschreven("contactgegevens.yaml"));
    // This one only writes.
    assert!(alle.remove("maak-klantcontact"));
    assert_eq!(gezien, alle);

    for (lijst, expand, allen) in [
        ("klantcontacten", "hadBetrokkenen,hadBetrokkenen.wasPartij", 3),
        ("partijen", "betrokkenen,betrokkenen.hadKlantcontact", 3),
        ("digitaleadressen", "verstrektDoorBetrokkene,verstrektDoorBetrokkene.hadKlantcontact", 2),
    ] {
        let pad = format!("{KI}/{lijst}?expand={expand}");
        assert_eq!(van(&omgeving, || api.get(&pad).verwacht(200)).len(), allen, "{lijst} {expand}");
    }
    let niemand = format!("{KI}/partijen?nummer=bestaat-niet");
    let regels = van(&omgeving, || api.get(&niemand).verwacht(200));
    assert_eq!(regels, keer(1, "partij.zoek", "OK", "niemand"));
});

/// The operations of our own API that show nobody.
#[cfg(test)]
const ZONDER_KLANT: [&str; 3] =
    ["get /interactieprofielen", "get /interactieprofielen/{code}", "get /openapi.json"];

op_beide_databases!(s25_elke_operatie_van_onze_api_laat_regels_na, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let wie = json!({"betrokkenen": [
        betrokkene(json!({"klant": gekend(&mina)})),
        {"rol": "klant", "contactnaam": {"voornaam": "Buurman"}, "digitaleAdressen": [verzoek::telefoon("0687654321")], "verstrektDoor": "klant"},
    ], "interneTaken": [taak("Terugbellen", "Vergunningen")]});
    let nieuw = interactie("terugbelverzoek", contact("telefoon", wie));
    let gesprek = leg_vast(&api, &nieuw);
    let (klant, gesprek_pad) = (tekst(&mina, "/uuid"), pad(&gesprek));
    let taak_pad =
        format!("{API}/interne-taken/{}", tekst(&gesprek, "/klantcontacten/0/interneTaken/0/uuid"));
    let klant_pad = format!("{API}/klanten/{klant}");
    let bsn = json!({"identificatie": {"soort": "bsn", "nummer": BSN_MINA}});
    let beiden = |naam: &str| [keer(1, naam, "OK", "klant"), keer(1, naam, "OK", "betrokkene")].concat();
    let een = |naam: &str| keer(1, naam, "OK", "klant");
    let post = |pad: &str, body: Value| api.post(pad, &body).status;
    let get = |pad: &str| api.get(pad).status;
    let persoon = |naam: &str| {
        let nieuw = json!({"soort": "persoon", "contactnaam": {"voornaam": naam}, "verstrektDoor": "klant"});
        tekst(&api.post(&format!("{API}/klanten"), &nieuw).verwacht(201), "/uuid").to_owned()
    };
    let (tweede, derde) = (persoon("Karel"), persoon("Fatima"));
    let namens =
        |wie: &str| json!({"vertegenwoordigende": wie, "vertegenwoordigde": klant, "grond": "volmacht"});
    let vast = api.post(&format!("{API}/vertegenwoordigingen"), &namens(&tweede)).verwacht(201);
    let namens_pad = format!("{API}/vertegenwoordigingen/{}", tekst(&vast, "/uuid"));
    type Verzoek<'a> = Box<dyn Fn() -> u16 + 'a>;
    let operaties: Vec<(&str, Verzoek<'_>, Vec<regels::Regel>)> = vec![
        (
            "post /interacties",
            Box::new(|| post(&format!("{API}/interacties"), nieuw.clone())),
            beiden("interactie.registreer"),
        ),
        (
            "get /interacties",
            Box::new(|| get(&format!("{API}/interacties?klant={klant}&aantal=1"))),
            beiden("interactie.zoek"),
        ),
        (
            "post /interacties/_toets",
            Box::new(|| post(&format!("{API}/interacties/_toets"), nieuw.clone())),
            een("interactie.toets"),
        ),
        ("get /interacties/{uuid}", Box::new(|| get(&gesprek_pad)), beiden("interactie.toon")),
        (
            "post /interacties/{uuid}/klantcontacten",
            Box::new(|| post(&format!("{gesprek_pad}/klantcontacten"), contact("telefoon", json!({})))),
            beiden("interactie.voeg_klantcontact_toe"),
        ),
        (
            "post /interacties/{uuid}/interne-taken",
            Box::new(|| post(&format!("{gesprek_pad}/interne-taken"), taak("Schrijven", "Vergunningen"))),
            keer(1, "interne_taak.registreer", "OK", "niemand"),
        ),
        (
            "post /interacties/{uuid}/contactgegevens/_bepaal",
            Box::new(|| post(&format!("{gesprek_pad}/contactgegevens/_bepaal"), json!({"klant": klant}))),
            een("interactie.bepaal"),
        ),
        (
            "post /klanten",
            Box::new(|| post(&format!("{API}/klanten"), verzoek::klant("Karel", verzoek::BSN_KAREL))),
            een("klant.registreer"),
        ),
        (
            "post /klanten/_zoek",
            Box::new(|| post(&format!("{API}/klanten/_zoek"), bsn.clone())),
            een("klant.zoek"),
        ),
        ("get /klanten/{uuid}", Box::new(|| get(&klant_pad)), een("klant.toon")),
        (
            "patch /klanten/{uuid}",
            Box::new(|| {
                wijzig(
                    &api,
                    &klant_pad,
                    &json!({"contactnaam": {"voorletters": "M."}, "verstrektDoor": "klant"}),
                )
                .status
            }),
            [een("klant.toon"), een("klant.toon"), een("klant.wijzig")].concat(),
        ),
        (
            "get /interne-taken",
            Box::new(|| get(&format!("{API}/interne-taken"))),
            // The first operation recorded a second conversation, with a neighbour of its own.
            [beiden("interne_taak.zoek"), keer(1, "interne_taak.zoek", "OK", "betrokkene")].concat(),
        ),
        ("get /interne-taken/{uuid}", Box::new(|| get(&taak_pad)), beiden("interne_taak.toon")),
        (
            "patch /interne-taken/{uuid}",
            Box::new(|| wijzig(&api, &taak_pad, &json!({"toelichting": "Morgen."})).status),
            [beiden("interne_taak.toon"), beiden("interne_taak.wijzig")].concat(),
        ),
        (
            "post /interacties/{uuid}/_sluit",
            Box::new(|| post(&format!("{gesprek_pad}/_sluit"), json!({}))),
            keer(0, "", "", ""),
        ),
        (
            "post /klantbeelden/_bepaal",
            Box::new(|| post(&format!("{API}/klantbeelden/_bepaal"), json!({"klant": klant}))),
            een("klantbeeld.bepaal"),
        ),
        (
            "post /vertegenwoordigingen",
            Box::new(|| post(&format!("{API}/vertegenwoordigingen"), namens(&derde))),
            keer(2, "vertegenwoordiging.registreer", "OK", "klant"),
        ),
        (
            "get /vertegenwoordigingen/{uuid}",
            Box::new(|| get(&namens_pad)),
            keer(2, "vertegenwoordiging.toon", "OK", "klant"),
        ),
        (
            "post /vertegenwoordigingen/_zoek",
            Box::new(|| post(&format!("{API}/vertegenwoordigingen/_zoek"), json!({"klant": tweede}))),
            keer(2, "vertegenwoordiging.zoek", "OK", "klant"),
        ),
        (
            "patch /vertegenwoordigingen/{uuid}",
            Box::new(|| wijzig(&api, &namens_pad, &json!({"geldigTot": "2099-01-01"})).status),
            [
                keer(4, "vertegenwoordiging.toon", "OK", "klant"),
                keer(2, "vertegenwoordiging.wijzig", "OK", "klant"),
            ]
            .concat(),
        ),
        (
            "post /vertegenwoordigingen/{uuid}/_beeindig",
            Box::new(|| post(&format!("{namens_pad}/_beeindig"), json!({}))),
            keer(2, "vertegenwoordiging.beeindig", "OK", "klant"),
        ),
        (
            "post /klanten/{uuid}/_neemmee",
            Box::new(|| post(&format!("{klant_pad}/_neemmee"), json!({}))),
            een("klant.neem-mee"),
        ),
        (
            "post /klanten/{uuid}/_uitdraai",
            Box::new(|| post(&format!("{klant_pad}/_uitdraai"), json!({}))),
            een("klant.uitdraai"),
        ),
        (
            "post /verwerkingen/_zoek",
            Box::new(|| post(&format!("{API}/verwerkingen/_zoek"), json!({"klant": klant}))),
            een("verwerking.zoek"),
        ),
    ];
    let mut gezien: BTreeSet<String> = ZONDER_KLANT.iter().map(ToString::to_string).collect();
    for (operatie, verzoek, verwacht) in &operaties {
        let na = einde(&omgeving);
        let status = verzoek();
        let mut regels = vanaf(&omgeving, na);
        regels.sort();
        let mut verwacht = verwacht.clone();
        verwacht.sort();
        assert_eq!(regels, verwacht, "{operatie} gaf {status}");
        gezien.insert((*operatie).to_owned());
    }
    let document = api.get(&format!("{API}/openapi.json")).verwacht(200);
    let paden = document["paths"].as_object().expect("paths");
    let alle: BTreeSet<String> = paden
        .iter()
        .flat_map(|(pad, methoden)| {
            methoden.as_object().into_iter().flatten().map(move |(methode, _)| format!("{methode} {pad}"))
        })
        .collect();
    assert_eq!(gezien, alle);

    let onbekend = json!({"identificatie": {"soort": "bsn", "nummer": "999990020"}});
    let regels = van(&omgeving, || api.post(&format!("{API}/klanten/_zoek"), &onbekend).verwacht(200));
    assert_eq!(regels, keer(1, "klant.zoek", "OK", "niemand"));
});

op_beide_databases!(s25_wat_op_de_draad_wordt_geschreven_noemt_wiens_het_is_en_was, |omgeving| {
    let api = omgeving.api();
    let maak = |lijst: &str, body: Value| {
        let gemaakt = api.post(&format!("{KI}/{lijst}"), &body).verwacht(201);
        json!({"uuid": gemaakt["uuid"]})
    };
    let partij = || maak("partijen", json!({"soortPartij": "persoon", "indicatieActief": true}));
    let (een, ander) = (partij(), partij());
    let gesprek = maak(
        "klantcontacten",
        json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false}),
    );
    let los = json!({"hadKlantcontact": gesprek, "wasPartij": null, "rol": "klant", "initiator": true});
    let mut zij = Value::Null;
    let regels = van(&omgeving, || zij = maak("betrokkenen", los.clone()));
    assert_eq!(regels, keer(1, "betrokkene.maak", "OK", "betrokkene"));
    let mut adres = Value::Null;
    let body = json!({"adres": "a@example.org", "soortDigitaalAdres": "email", "verstrektDoorBetrokkene": null, "verstrektDoorPartij": een});
    let regels = van(&omgeving, || adres = maak("digitaleadressen", body.clone()));
    assert_eq!(regels, keer(1, "digitaal_adres.maak", "OK", "klant"));
    // It goes from one to the other: both are told of.
    let adres_pad = format!("{KI}/digitaleadressen/{}", tekst(&adres, "/uuid"));
    let naar = json!({"verstrektDoorPartij": ander});
    let regels = van(&omgeving, || api.patch(&adres_pad, &naar).verwacht(200));
    assert_eq!(regels, keer(2, "digitaal_adres.wijzig", "OK", "klant"));
    let regels = van(&omgeving, || api.delete(&adres_pad).verwacht(204));
    assert_eq!(regels, keer(1, "digitaal_adres.verwijder", "OK", "klant"));
    // A task concerns whoever took part in its contact.
    let actor = maak("actoren", json!({"naam": "Balie", "soortActor": "organisatorische_eenheid"}));
    let taak = json!({"gevraagdeHandeling": "Bellen", "aanleidinggevendKlantcontact": gesprek, "toegewezenAanActoren": [actor], "status": "te_verwerken"});
    let regels = van(&omgeving, || maak("internetaken", taak.clone()));
    assert_eq!(regels, keer(1, "interne_taak.maak", "OK", "betrokkene"));
    let regels = van(&omgeving, || {
        maak("actoren", json!({"naam": "Balie 2", "soortActor": "organisatorische_eenheid"}))
    });
    assert_eq!(regels, keer(1, "actor.maak", "OK", "niemand"));
    // Refused, and nothing of it was done.
    let regels = van(&omgeving, || api.post(&format!("{KI}/betrokkenen"), &json!({})).verwacht(400));
    assert_eq!(regels, []);
    let regels =
        van(&omgeving, || api.delete(&format!("{KI}/partijen/{}", tekst(&ander, "/uuid"))).verwacht(204));
    assert_eq!(regels, keer(1, "partij.verwijder", "OK", "klant"));
    let heel = json!({"klantcontact": {"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false},
        "betrokkene": {"wasPartij": een, "rol": "klant", "initiator": true}});
    let regels = van(&omgeving, || api.post(&format!("{KI}/maak-klantcontact"), &heel).verwacht(201));
    assert_eq!(regels, keer(1, "klantcontact.maak_heel", "OK", "klant"));
});

/// Makes that no line can be written any more, as a full or broken log would.
#[cfg(test)]
fn breek(omgeving: &Omgeving) {
    omgeving.database().voer_sql_uit("ALTER TABLE verwerking RENAME TO weg");
}

#[cfg(test)]
#[track_caller]
fn weigert_te_lezen(api: &Api, klant: &str) {
    for pad in [
        format!("{API}/klanten/{klant}"),
        format!("{API}/interacties?klant={klant}"),
        format!("{KI}/partijen/{klant}"),
        format!("{KI}/partijen"),
        // That there is nobody is an answer as well.
        format!("{KI}/partijen?nummer=bestaat-niet"),
    ] {
        let antwoord = api.get(&pad);
        assert_eq!(antwoord.status, 503, "{pad}: {}", antwoord.tekst);
        assert!(!antwoord.tekst.contains("Mina"), "{pad}");
    }
}

op_beide_databases!(s25_zonder_logboek_wordt_er_niet_gelezen_en_niet_geschreven, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    breek(&omgeving);
    weigert_te_lezen(&api, tekst(&mina, "/uuid"));
    let partijen = omgeving.sql("SELECT count(*) FROM partij");
    for (pad, body) in [
        (format!("{API}/klanten"), verzoek::klant("Karel", verzoek::BSN_KAREL)),
        (format!("{KI}/partijen"), json!({"soortPartij": "persoon", "indicatieActief": true})),
    ] {
        assert_eq!(api.post(&pad, &body).status, 503, "{pad}");
    }
    // The lines and what they account for go together.
    assert_eq!(omgeving.sql("SELECT count(*) FROM partij"), partijen);
    omgeving.database().voer_sql_uit("ALTER TABLE weg RENAME TO verwerking");
    api.get(&format!("{API}/klanten/{}", tekst(&mina, "/uuid"))).verwacht(200);
});

op_beide_databases!(s25_een_database_waarin_alleen_wordt_gelezen_laat_niets_zien, |mut omgeving| {
    let mina = mina(&omgeving.api());
    if omgeving.soort() == Soort::Postgres {
        let naam = omgeving.sql("SELECT current_database()")[0][0].clone();
        omgeving
            .database()
            .voer_sql_uit(&format!("ALTER DATABASE {naam} SET default_transaction_read_only = on"));
    } else {
        // SQLite knows no such setting, and who runs the tests may be above the rights of a file.
        omgeving.database().voer_sql_uit(
            "CREATE TRIGGER alleen_lezen BEFORE INSERT ON verwerking BEGIN SELECT RAISE(ABORT, 'readonly'); END",
        );
    }
    omgeving.stop();
    omgeving.start();
    weigert_te_lezen(&omgeving.api(), tekst(&mina, "/uuid"));
});

op_beide_databases!(s25_een_geweigerde_wijziging_neemt_haar_regels_mee_terug, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let klant_pad = format!("{API}/klanten/{}", tekst(&mina, "/uuid"));
    let verouderd = api.met_kop("If-Match", "\"7\"");
    let regels = van(&omgeving, || verouderd.patch(&klant_pad, &json!({"actief": false})).verwacht(412));
    assert_eq!(regels, keer(1, "klant.toon", "OK", "klant"));
});
