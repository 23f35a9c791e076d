//! What is refused and still tells of somebody, and what was asked for that one may not know of: both name whom they concern.

use klant_tests::{Antwoord, op_beide_databases};
use serde_json::{Value, json};

use super::opzet::{CG, KI, KLANT, contact, leg_vast, start};
use super::regels::{einde, keer, van, vanaf};
use super::verzoek::{BSN_KAREL, BSN_MINA, klant, taak, tekst, wijzig};

/// The body that identifies somebody on the wire, or nobody who is known.
fn op_de_draad(partij: &Value, bsn: &str) -> Value {
    json!({
        "identificeerdePartij": partij,
        "partijIdentificator": {
            "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": bsn, "codeRegister": "brp",
        },
    })
}

op_beide_databases!(s25_een_nummer_dat_al_bestaat_is_een_opzoeking_van_wie_het_heeft, |bouw: bouw| {
    let omgeving = bouw.extra_token("robot", &["--geen-identificatie"]).start();
    let api = omgeving.api();
    let mina = api.post(&format!("{KLANT}/klanten"), &klant("Mina", BSN_MINA)).verwacht(201);
    let karel = api.post(&format!("{KLANT}/klanten"), &klant("Karel", BSN_KAREL)).verwacht(201);
    let uuid = |wie: &Value| json!({"uuid": wie["uuid"]});
    let over = |wie: &Value| {
        let vraag = json!({"klant": wie["uuid"]});
        let regels = api.post(&format!("{KLANT}/verwerkingen/_zoek"), &vraag).verwacht(200);
        let regel = &regels["resultaten"][0];
        (tekst(regel, "/naam").to_owned(), tekst(regel, "/status").to_owned())
    };
    let telt =
        || omgeving.sql("SELECT (SELECT count(*) FROM partij) AS p, (SELECT count(*) FROM audit) AS a");
    let voor = telt();
    let karel_pad = format!("{KLANT}/klanten/{}", tekst(&karel, "/uuid"));
    let ook_mina = json!({"identificaties": [
        {"soort": "bsn", "nummer": BSN_KAREL}, {"soort": "bsn", "nummer": BSN_MINA},
    ], "verstrektDoor": "klant", "vaststelling": klant("Mina", BSN_MINA)["vaststelling"]});
    let lijst = format!("{KI}/partij-identificatoren");
    let nummer_van_karel = api.get(&lijst).verwacht(200)["results"]
        .as_array()
        .and_then(|alle| alle.iter().find(|een| een["identificeerdePartij"]["uuid"] == karel["uuid"]))
        .map(|een| format!("{lijst}/{}", tekst(een, "/uuid")))
        .expect("Karel has a number");
    let andere = json!({"partijIdentificator": op_de_draad(&uuid(&karel), BSN_MINA)["partijIdentificator"]});
    type Verzoek<'a> = Box<dyn Fn() -> Antwoord + 'a>;
    let verzoeken: [(&str, u16, Verzoek<'_>); 4] = [
        (
            "klant.registreer",
            409,
            Box::new(|| api.post(&format!("{KLANT}/klanten"), &klant("Nep", BSN_MINA))),
        ),
        ("klant.wijzig", 409, Box::new(|| wijzig(&api, &karel_pad, &ook_mina))),
        (
            "partij_identificator.maak",
            400,
            Box::new(|| api.post(&lijst, &op_de_draad(&Value::Null, BSN_MINA))),
        ),
        ("partij_identificator.wijzig", 400, Box::new(|| api.patch(&nummer_van_karel, &andere))),
    ];
    for (naam, status, verzoek) in verzoeken {
        let na = einde(&omgeving);
        assert_eq!(verzoek().status, status, "{naam}");
        let regels: Vec<_> = vanaf(&omgeving, na).into_iter().filter(|(welke, ..)| welke == naam).collect();
        assert_eq!(regels, keer(1, naam, "UNSET", "klant"));
        // About her who has the number, not about him for whom it was given.
        assert_eq!(over(&mina), (naam.to_owned(), "UNSET".to_owned()));
    }
    assert_eq!(telt(), voor, "the writes themselves are undone");

    // Taken by nobody who is known: that it was looked up is written all the same.
    let van_niemand = op_de_draad(&Value::Null, "999990020");
    api.post(&lijst, &van_niemand).verwacht(201);
    let regels = van(&omgeving, || api.post(&lijst, &van_niemand).verwacht(400));
    assert_eq!(regels, keer(1, "partij_identificator.maak", "UNSET", "niemand"));
    // Who may not record a number is not told of it, and looked nobody up.
    let robot = omgeving.api_van("robot");
    let regels = van(&omgeving, || robot.post(&lijst, &van_niemand).verwacht(403));
    assert_eq!(regels, []);
    // Without a log of it nobody is told.
    omgeving.database().voer_sql_uit("ALTER TABLE verwerking RENAME TO weg");
    assert_eq!(api.post(&format!("{KLANT}/klanten"), &klant("Nep", BSN_MINA)).status, 503);
    assert_eq!(api.post(&lijst, &op_de_draad(&Value::Null, BSN_MINA)).status, 503);
});

const ANDERS: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\nhandelingen = [\"lezen\", \"bepalen\"]\n\
    elementen = \"alle\"\nprofielen = []\n";
const BUITEN: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\n\
    handelingen = [\"lezen\", \"bepalen\", \"klantbeeld\"]\nelementen = \"alle\"\nbuiten_gemeente = true\n";

const NIEMAND: &str = "00000000-0000-4000-8000-000000000000";

/// All of an answer but which one it is: the request, the moment, and the place that was asked for.
fn kaal(antwoord: &Antwoord, uuid: &str) -> String {
    let mut lichaam: Value = serde_json::from_str(&antwoord.tekst).expect("JSON");
    for eigen in ["instance", "traceId"] {
        lichaam.as_object_mut().expect("an object").remove(eigen);
    }
    format!("{} {lichaam}", antwoord.status).replace(uuid, NIEMAND)
}

op_beide_databases!(s25_wat_men_niet_mag_weten_staat_als_poging_bij_wie_het_was, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("anders", ANDERS), ("buiten", BUITEN)], &["anders", "buiten"]);
    let (omgeving, vol) = (&opzet.omgeving, opzet.omgeving.api());
    let mina = leg_vast(&vol);
    let karel = vol.post(&format!("{KLANT}/klanten"), &klant("Karel", BSN_KAREL)).verwacht(201);
    let namens = json!({
        "vertegenwoordigende": karel["uuid"], "vertegenwoordigde": mina.partij, "grond": "volmacht",
    });
    let namens = vol.post(&format!("{KLANT}/vertegenwoordigingen"), &namens).verwacht(201);
    let taak = vol
        .post(&format!("{KLANT}/interacties/{}/interne-taken", mina.contact), &taak("Bellen", "Balie"))
        .verwacht(201);
    let buurman = json!({
        "hadKlantcontact": {"uuid": vol.post(&format!("{KI}/klantcontacten"), &contact("balie")).verwacht(201)["uuid"]},
        "wasPartij": null, "rol": "klant", "initiator": true,
    });
    let buurman = vol.post(&format!("{KI}/betrokkenen"), &buurman).verwacht(201);
    let (namens, taak, buurman) = (tekst(&namens, "/uuid"), tekst(&taak, "/uuid"), tekst(&buurman, "/uuid"));
    vol.patch(&format!("{KI}/partijen/{}", mina.partij), &json!({"indicatieGeheimhouding": true}))
        .verwacht(200);

    let (anders, buiten) = (opzet.als("anders"), opzet.als("buiten"));
    for (api, weg, uuid, naam, soort, aantal) in [
        (&anders, format!("{KI}/betrokkenen"), mina.betrokkene.as_str(), "betrokkene.toon", "klant", 1),
        (&anders, format!("{KI}/betrokkenen"), buurman, "betrokkene.toon", "betrokkene", 1),
        (&anders, format!("{KI}/klantcontacten"), mina.contact.as_str(), "klantcontact.toon", "klant", 1),
        (&anders, format!("{KI}/internetaken"), taak, "interne_taak.toon", "klant", 1),
        (&anders, format!("{KLANT}/interacties"), mina.contact.as_str(), "interactie.toon", "klant", 1),
        (&anders, format!("{KLANT}/interne-taken"), taak, "interne_taak.toon", "klant", 1),
        (&buiten, format!("{KI}/partijen"), mina.partij.as_str(), "partij.toon", "klant", 1),
        (
            &buiten,
            format!("{KI}/digitaleadressen"),
            mina.adressen[0].as_str(),
            "digitaal_adres.toon",
            "klant",
            1,
        ),
        (&buiten, format!("{KI}/rekeningnummers"), mina.rekening.as_str(), "rekeningnummer.toon", "klant", 1),
        (&buiten, format!("{KI}/vertegenwoordigingen"), namens, "vertegenwoordiging.toon", "klant", 2),
        (&buiten, format!("{KLANT}/klanten"), mina.partij.as_str(), "klant.toon", "klant", 1),
        (&buiten, format!("{KLANT}/vertegenwoordigingen"), namens, "vertegenwoordiging.toon", "klant", 2),
        // Nothing of the other API is out of reach, and what does not exist there is nobody's.
        (&anders, format!("{CG}/persoon"), NIEMAND, "contactgegevens_persoon.toon", "niemand", 1),
    ] {
        let vraag = |uuid: &str| api.get(&format!("{weg}/{uuid}"));
        let na = einde(omgeving);
        let verborgen = vraag(uuid);
        assert_eq!(verborgen.status, 404, "{weg}");
        assert_eq!(vanaf(omgeving, na), keer(aantal, naam, "UNSET", soort), "{weg}");
        let na = einde(omgeving);
        let bestaat_niet = vraag(NIEMAND);
        assert_eq!(vanaf(omgeving, na), keer(1, naam, "UNSET", "niemand"), "{weg}");
        assert_eq!(kaal(&verborgen, uuid), kaal(&bestaat_niet, uuid), "{weg}");
    }
    // Asked for by a number, and about how to reach her.
    let beeld = |bsn: &str| {
        let vraag = json!({"identificatie": {"soort": "bsn", "nummer": bsn}});
        buiten.post(&format!("{KLANT}/klantbeelden/_bepaal"), &vraag)
    };
    let (mut verborgen, mut bestaat_niet) = (None, None);
    let regels = van(omgeving, || verborgen = Some(beeld("999990007")));
    assert_eq!(regels, keer(1, "klantbeeld.bepaal", "UNSET", "klant"));
    let regels = van(omgeving, || bestaat_niet = Some(beeld("999990020")));
    assert_eq!(regels, keer(1, "klantbeeld.bepaal", "UNSET", "niemand"));
    let [verborgen, bestaat_niet] =
        [verborgen, bestaat_niet].map(|een| kaal(&een.expect("an answer"), NIEMAND));
    assert_eq!(verborgen, bestaat_niet);
    for api in [&anders, &buiten] {
        let weg = format!("{KLANT}/interacties/{}/contactgegevens/_bepaal", mina.contact);
        let regels = van(omgeving, || api.post(&weg, &json!({"klant": mina.partij})).verwacht(404));
        assert_eq!(regels, keer(1, "interactie.bepaal", "UNSET", "klant"));
    }
});
