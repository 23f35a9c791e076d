//! S20 to S22 over the wire: identifications of other registers, for who is registered for them and for nobody else.

use crate::bouw::{
    BSN, EIGEN, KI, betrokkene, contact, gecodeerd, gevonden, geweigerd, identificator, lees, maak, met,
    naar, nummer, partij, plek, tekst, uuids, wijzig,
};
use klant_tests::{Api, Bouw, Omgeving, op_beide_databases};
use serde_json::{Value, json};

const EIDAS: &str = "DE/NL/raadsel-4711";
const LEI: &str = "529900T8BM49AURSDO55";
const VREEMD: &str = "19121212-1212";

/// An application that knows the other registers, beside the default one, which does not.
fn begin(bouw: Bouw) -> (Omgeving, Api, Api) {
    let omgeving = bouw.extra_token("grensloket", &["--vreemde-registers"]).start();
    let (kenner, ander) = (omgeving.api_van("grensloket"), omgeving.api());
    (omgeving, kenner, ander)
}

/// A number of another register, with its codes.
fn groep(soort: &str, register: &str, object_id: &str) -> Value {
    json!({
        "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": soort, "objectId": object_id,
        "codeRegister": register,
    })
}

fn drie() -> [Value; 3] {
    [
        groep("eidas_persoon", "eidas", EIDAS),
        groep("lei", "gleif", LEI),
        groep("vreemd", "se-folkbokforing", VREEMD),
    ]
}

/// Somebody with a BSN and three numbers of other registers.
fn mina(kenner: &Api) -> (Value, Value, Vec<Value>) {
    let mina = partij(kenner, json!({"partijIdentificatie": {"contactnaam": {"voornaam": "Mina"}}}));
    let bsn = identificator(kenner, &mina, nummer("bsn", BSN), json!({}));
    let vreemd = drie().into_iter().map(|groep| identificator(kenner, &mina, groep, json!({}))).collect();
    (mina, bsn, vreemd)
}

op_beide_databases!(s20_vreemde_identificaties_gaan_over_de_draad, |bouw: bouw| {
    let (omgeving, kenner, _) = begin(bouw);
    let (mina, bsn, vreemd) = mina(&kenner);
    for (gemaakt, groep) in vreemd.iter().zip(drie()) {
        assert_eq!(gemaakt["partijIdentificator"], groep);
        assert_eq!(lees(&kenner, "partij-identificatoren", gemaakt), *gemaakt);
        let (soort, id) = (tekst(&groep, "codeSoortObjectId"), tekst(&groep, "objectId"));
        let filters =
            [("partijIdentificator__codeSoortObjectId", soort), ("partijIdentificator__objectId", id)];
        assert_eq!(gevonden(&kenner, "partijen", &filters), uuids(&[&mina]), "{soort}");
        let filters = [("partijIdentificatorObjectId", id)];
        assert_eq!(gevonden(&kenner, "partij-identificatoren", &filters), uuids(&[gemaakt]), "{soort}");
    }
    let getoond = lees(&kenner, "partijen", &mina)["partijIdentificatoren"].clone();
    assert_eq!(getoond.as_array().map(Vec::len), Some(4));
    assert_eq!(getoond[0]["uuid"], bsn["uuid"]);

    // Several of one kind, also in the list of a partij; and in our own API each by its own kind.
    let meer = json!({"partijIdentificatoren": [
        {"partijIdentificator": groep("vreemd", "be-rijksregister", "1")},
        {"partijIdentificator": groep("vreemd", "de-steuer", "2")},
        {"partijIdentificator": groep("eidas_rechtspersoon", "eidas", "BE/NL/bakkerij")},
    ]});
    let bakker = partij(&kenner, met(meer, json!({"soortPartij": "organisatie"})));
    assert_eq!(bakker["partijIdentificatoren"].as_array().map(Vec::len), Some(3));
    let klant = omgeving.api().get(&format!("{EIGEN}/klanten/{}", tekst(&mina, "uuid"))).verwacht(200);
    assert_eq!(
        klant["identificaties"],
        json!([
            {"soort": "bsn", "nummer": BSN},
            {"soort": "eidas_persoon", "nummer": EIDAS},
            {"soort": "lei", "nummer": LEI},
            {"soort": "vreemd", "nummer": VREEMD, "register": "se-folkbokforing"},
        ])
    );
});

op_beide_databases!(s22_een_vreemd_nummer_in_een_andere_vorm_wordt_geweigerd, |bouw: bouw| {
    let (_omgeving, kenner, ander) = begin(bouw);
    let identificatoren = format!("{KI}/partij-identificatoren");
    let inhoud = |groep: Value| json!({"partijIdentificator": groep});
    for fout in [
        groep("eidas_persoon", "eidas", "raadsel-4711"),
        groep("lei", "gleif", "529900T8BM49AURSDO56"),
        groep("raadsel", "raadsel", "4711"),
        groep("vreemd", "raadsel", ""),
        groep("bsn", "raadsel", BSN),
    ] {
        let antwoord = kenner.post(&identificatoren, &inhoud(fout.clone()));
        assert_eq!(antwoord.status, 400, "{fout}: {}", antwoord.tekst);
        assert!(!antwoord.tekst.contains("4711") && !antwoord.tekst.contains("AURSDO"), "{}", antwoord.tekst);
    }
    // Who does not know them gets what the reference answers.
    for goed in drie() {
        let antwoord = ander.post(&identificatoren, &inhoud(goed));
        let codes: Vec<String> = crate::bouw::fouten(&antwoord).into_iter().map(|(_, code)| code).collect();
        assert_eq!(codes, ["invalid_choice", "invalid_choice"], "{}", antwoord.tekst);
    }
});

op_beide_databases!(s20_wie_ze_niet_kent_ziet_en_vindt_ze_nergens, |bouw: bouw| {
    let (_omgeving, kenner, ander) = begin(bouw);
    let (mina, bsn, vreemd) = mina(&kenner);
    let gesprek = contact(&kenner, json!({}));
    betrokkene(&kenner, &gesprek, json!({"wasPartij": naar(&mina)}));
    let mail = json!({"verstrektDoorPartij": naar(&mina), "soortDigitaalAdres": "email", "adres": "mina@example.org"});
    maak(&kenner, "digitaleadressen", mail);

    for getoond in [
        lees(&ander, "partijen", &mina),
        ander.get(&format!("{KI}/partijen")).verwacht(200)["results"][0].clone(),
        wijzig(&ander, "partijen", &mina, json!({"interneNotitie": "Belt vaak"})),
    ] {
        let zichtbaar = getoond["partijIdentificatoren"].as_array().expect("a list");
        assert_eq!(uuids(&zichtbaar.iter().collect::<Vec<_>>()), uuids(&[&bsn]));
    }
    assert_eq!(gevonden(&ander, "partij-identificatoren", &[]), uuids(&[&bsn]));
    for (een, groep) in vreemd.iter().zip(drie()) {
        let pad = plek("partij-identificatoren", een);
        for methode in ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            let inhoud = json!({"partijIdentificator": nummer("bsn", "999990019")});
            let inhoud = ["PUT", "PATCH"].contains(&methode).then_some(&inhoud);
            assert_eq!(ander.verzoek(methode, &pad, inhoud).status, 404, "{methode} {groep}");
        }
        let waarden = [
            ("codeSoortObjectId", tekst(&groep, "codeSoortObjectId")),
            ("codeRegister", tekst(&groep, "codeRegister")),
            ("objectId", tekst(&groep, "objectId")),
        ];
        for (lid, waarde) in waarden {
            for (lijst, begin) in [
                ("partijen", ""),
                ("digitaleadressen", "verstrektDoorPartij__"),
                ("betrokkenen", "wasPartij__"),
                ("klantcontacten", "hadBetrokkene__wasPartij__"),
            ] {
                let filter = format!("{begin}partijIdentificator__{lid}");
                assert_eq!(gevonden(&ander, lijst, &[(&filter, waarde)]), uuids(&[]), "{filter}");
                assert_eq!(gevonden(&kenner, lijst, &[(&filter, waarde)]).len(), 1, "{filter}");
            }
        }
        let filter = format!("partijIdentificatorObjectId={}", gecodeerd(waarden[2].1));
        let gevonden = ander.get(&format!("{KI}/partij-identificatoren?{filter}")).verwacht(200);
        assert_eq!(gevonden["count"], 0, "{filter}");
    }
});

/// Somebody whose BSN stands under a number of another register.
fn onder_vreemd(kenner: &Api) -> (Value, Value, Value) {
    let mina = partij(kenner, json!({"partijIdentificatie": {"contactnaam": {"voornaam": "Mina"}}}));
    let boven = identificator(kenner, &mina, groep("eidas_persoon", "eidas", EIDAS), json!({}));
    let bsn = identificator(kenner, &mina, nummer("bsn", BSN), json!({"subIdentificatorVan": naar(&boven)}));
    (mina, boven, bsn)
}

op_beide_databases!(s20_wie_ze_niet_kent_vindt_ook_niet_wat_eronder_staat, |bouw: bouw| {
    let (_omgeving, kenner, ander) = begin(bouw);
    let (mina, ..) = onder_vreemd(&kenner);
    for (lid, waarde) in [
        ("codeRegister", "eidas"),
        ("codeSoortObjectId", "eidas_persoon"),
        ("codeObjecttype", "natuurlijk_persoon"),
        ("objectId", EIDAS),
    ] {
        let filter = format!("subIdentificatorVan__{lid}");
        assert_eq!(gevonden(&kenner, "partijen", &[(&filter, waarde)]), uuids(&[&mina]), "{filter}");
        assert_eq!(gevonden(&ander, "partijen", &[(&filter, waarde)]), uuids(&[]), "{filter}");
    }
    assert_eq!(gevonden(&ander, "partijen", &[("partijIdentificator__objectId", BSN)]), uuids(&[&mina]));
});

op_beide_databases!(s20_wie_ze_niet_kent_kan_er_niet_naar_wijzen, |bouw: bouw| {
    let (_omgeving, kenner, ander) = begin(bouw);
    let (mina, boven, bsn) = onder_vreemd(&kenner);
    let getoond = lees(&ander, "partij-identificatoren", &bsn);
    assert_eq!(getoond["subIdentificatorVan"], json!(null));
    assert_eq!(lees(&ander, "partijen", &mina)["partijIdentificatoren"], json!([getoond]));
    let inhoud = json!({
        "partijIdentificator": nummer("bsn", "999990019"), "subIdentificatorVan": naar(&boven),
    });
    geweigerd(
        &ander.post(&format!("{KI}/partij-identificatoren"), &inhoud),
        "subIdentificatorVan.uuid",
        "invalid",
    );
    // What it writes back as it was shown leaves the link that it does not see.
    let gelezen = lees(&ander, "partijen", &mina);
    ander.put(&plek("partijen", &mina), &gelezen).verwacht(200);
    ander.put(&plek("partij-identificatoren", &bsn), &getoond).verwacht(200);
    assert_eq!(lees(&kenner, "partij-identificatoren", &bsn)["subIdentificatorVan"]["uuid"], boven["uuid"]);
});

op_beide_databases!(s20_wie_ze_niet_kent_laat_ze_ongemoeid, |bouw: bouw| {
    let (_omgeving, kenner, ander) = begin(bouw);
    let (mina, bsn, vreemd) = mina(&kenner);
    let van_kenner = || -> Vec<Value> {
        let getoond = lees(&kenner, "partijen", &mina)["partijIdentificatoren"].clone();
        let getoond = getoond.as_array().expect("a list").clone();
        getoond.into_iter().filter(|een| een["partijIdentificator"]["codeSoortObjectId"] != "bsn").collect()
    };
    assert_eq!(van_kenner(), vreemd);

    // The whole partij as it was read, and her list as it sees it, changed and emptied.
    let gelezen = lees(&ander, "partijen", &mina);
    let na = ander.put(&plek("partijen", &mina), &gelezen).verwacht(200);
    assert_eq!(na["partijIdentificatoren"], json!([bsn]));
    assert_eq!(van_kenner(), vreemd);
    let ander_nummer = json!({"uuid": bsn["uuid"], "partijIdentificator": nummer("bsn", "999990019")});
    for lijst in [json!([ander_nummer]), json!([{"partijIdentificator": nummer("bsn", BSN)}]), json!([])] {
        let aantal = lijst.as_array().map(Vec::len);
        let na = wijzig(&ander, "partijen", &mina, json!({"partijIdentificatoren": lijst}));
        assert_eq!(na["partijIdentificatoren"].as_array().map(Vec::len), aantal, "{lijst}");
        assert_eq!(van_kenner(), vreemd, "{lijst}");
    }

    // A uuid that it cannot know is nobody's, wherever it is named.
    for een in &vreemd {
        let greep = json!({"uuid": een["uuid"], "partijIdentificator": nummer("bsn", BSN)});
        let antwoord = ander.patch(&plek("partijen", &mina), &json!({"partijIdentificatoren": [greep]}));
        assert_eq!(antwoord.status, 400, "{}", antwoord.tekst);
        assert_eq!(van_kenner(), vreemd);
    }
});

op_beide_databases!(wie_niet_mag_identificeren_ziet_geen_nummers, |bouw: bouw| {
    // A right is no matter of strictness: this one only looks on.
    let rechten = ["--geen-identificatie"];
    let omgeving = bouw.extra_token("mailrobot", &rechten).start();
    let (kenner, robot) = (omgeving.api(), omgeving.api_van("mailrobot"));
    let mina = partij(&kenner, json!({"partijIdentificatie": {"contactnaam": {"voornaam": "Mina"}}}));
    let bsn = identificator(&kenner, &mina, nummer("bsn", BSN), json!({}));

    let gelezen = lees(&robot, "partijen", &mina);
    assert_eq!(gelezen["partijIdentificatoren"], json!([]));
    assert_eq!(gevonden(&robot, "partij-identificatoren", &[]), uuids(&[]));
    assert_eq!(robot.get(&plek("partij-identificatoren", &bsn)).status, 404);
    for (filter, waarde) in [("codeSoortObjectId", "bsn"), ("codeRegister", "brp"), ("objectId", BSN)] {
        let filter = format!("partijIdentificator__{filter}");
        assert_eq!(gevonden(&robot, "partijen", &[(&filter, waarde)]), uuids(&[]), "{filter}");
    }
    assert_eq!(gevonden(&robot, "partijen", &[]), uuids(&[&mina]));

    // What it does not see it does not take away, and new ones are not taken from it.
    robot.put(&plek("partijen", &mina), &gelezen).verwacht(200);
    assert_eq!(lees(&kenner, "partijen", &mina)["partijIdentificatoren"], json!([bsn]));
    let ander =
        json!({"identificeerdePartij": naar(&mina), "partijIdentificator": nummer("rsin", "123456782")});
    let antwoord = robot.post(&format!("{KI}/partij-identificatoren"), &ander);
    assert_eq!(antwoord.status, 403, "{}", antwoord.tekst);
    assert!(antwoord.tekst.contains("permission_denied"), "{}", antwoord.tekst);
    assert_eq!(lees(&kenner, "partijen", &mina)["partijIdentificatoren"], json!([bsn]));
});
