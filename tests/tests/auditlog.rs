//! The auditlog: every write leaves who did what, in the same transaction and without values; and tampering is found.

#[cfg(test)]
#[path = "auditlog/mee.rs"]
mod mee;
#[cfg(test)]
#[path = "auditlog/proef.rs"]
mod proef;
#[cfg(test)]
#[path = "auditlog/schenden.rs"]
mod schenden;
#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;
#[cfg(test)]
#[path = "aantal_statements/vulling.rs"]
#[expect(dead_code, reason = "only its rows of every kind are needed here")]
mod vulling;

use klant_tests::{Api, op_beide_databases};
use proef::{controleer, lijst, soorten, wacht_op_zegels};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use verzoek::{
    API, BSN_MINA, breek, email, heel, interactie, klant, leg_vast, met, pad, taak, tekst, telefoon, wijzig,
    zaak,
};
use vulling::KI;

const IBAN: &str = "NL02ABNA0123456789";
const MERK: &str = "Merkteken";

/// A customer with all that our own API can record of her.
#[cfg(test)]
fn volledige_klant(api: &Api) -> Value {
    let alles = json!({
        "contactnaam": {
            "voorletters": "M.", "voornaam": MERK, "voorvoegselAchternaam": "van", "achternaam": MERK,
        },
        "voorkeurstaal": "nld", "interneNotitie": MERK,
        "bezoekadres": {"straatnaam": MERK, "huisnummer": 1, "postcode": "1234 AB", "stad": MERK},
        "correspondentieadres": {"adresregel1": MERK, "adresregel2": "1200 AA Turfstad", "land": "NL"},
        "digitaleAdressen": [telefoon("0611223344"), email("merkteken@example.org")],
        "rekeningnummers": [{"iban": IBAN}], "wensen": ["voorkeurstaal"],
        "voorkeuren": [{"berichtsoort": "dienstverlening", "adres": "merkteken@example.org"}],
        "kenbaarmakingen": [{"berichtsoort": "formeel", "gegevenOp": "2026-01-01"}],
    });
    api.post(&format!("{API}/klanten"), &met(klant("Mina", BSN_MINA), alles)).verwacht(201)
}

/// Uses every write of our own API.
#[cfg(test)]
fn eigen_api(api: &Api) {
    let mina = volledige_klant(api);
    let plek = format!("{API}/klanten/{}", tekst(&mina, "/uuid"));
    let adres = &mina["digitaleAdressen"][0];
    let anders = json!([{"uuid": adres["uuid"], "soort": "telefoonnummer", "adres": "0655443322"}]);
    let weg = json!({
        "contactnaam": {"voornaam": "Mien"}, "digitaleAdressen": anders, "identificaties": [],
        "voorkeuren": [], "verstrektDoor": "klant",
    });
    wijzig(api, &plek, &weg).verwacht(200);
    let wie = verzoek::betrokkene(json!({
        "contactnaam": {"voornaam": MERK}, "digitaleAdressen": [telefoon("0644332211")],
    }));
    let contact = verzoek::contact(
        "telefoon",
        json!({
            "betrokkenen": [wie], "onderwerpobjecten": [zaak("zaak-1")], "interneTaken": [taak(MERK, "Team")],
            "actoren": [{"naam": "Kees", "soort": "medewerker"}],
        }),
    );
    let gesprek = leg_vast(api, &interactie("algemeen", contact));
    let taak = tekst(&gesprek, "/klantcontacten/0/interneTaken/0/uuid");
    wijzig(api, &format!("{API}/interne-taken/{taak}"), &json!({"status": "verwerkt"})).verwacht(200);
    api.post(&format!("{}/_sluit", pad(&gesprek)), &json!({})).verwacht(200);
}

op_beide_databases!(onze_eigen_api_laat_van_elke_wijziging_een_regel_na, |omgeving| {
    eigen_api(&omgeving.api());
    let verwacht = BTreeSet::from(
        [
            "actor gemaakt",
            "actor_klantcontact gemaakt",
            "betrokkene gemaakt",
            "digitaal_adres gemaakt",
            "digitaal_adres gewijzigd",
            "digitaal_adres verwijderd",
            "herkomst gewijzigd",
            "interactie gemaakt",
            "interactie gesloten",
            "interne_taak gemaakt",
            "interne_taak gewijzigd",
            "kenbaarmaking gewijzigd",
            "klantcontact gemaakt",
            "onderwerpobject gemaakt",
            "partij gemaakt",
            "partij gewijzigd",
            "partij_identificator gemaakt",
            "partij_identificator verwijderd",
            "partij_wens gewijzigd",
            "rekeningnummer gewijzigd",
            "toepassing gemaakt",
            "vaststelling gemaakt",
            "voorkeur gewijzigd",
        ]
        .map(str::to_owned),
    );
    assert_eq!(soorten(&omgeving), verwacht);
    // Of a change only what differs.
    let gewijzigd = omgeving.sql("SELECT elementen FROM audit WHERE soort = 'partij' ORDER BY volgnummer");
    let gemaakt = "voorletters voornaam voorvoegsel_achternaam achternaam bezoekadres correspondentieadres \
                   voorkeurstaal interne_notitie";
    assert_eq!(gewijzigd.concat()[0], gemaakt);
    assert!(gewijzigd.concat()[1].contains("voornaam") && !gewijzigd.concat()[1].contains("bezoekadres"));
    let adressen = "SELECT elementen FROM audit WHERE soort = 'digitaal_adres' AND handeling = 'verwijderd'";
    assert_eq!(omgeving.sql(adressen), [["emailadres"]]);
    // Who, and for which purpose.
    assert_eq!(
        omgeving.sql("SELECT DISTINCT wie, doel FROM audit WHERE soort <> 'toepassing'"),
        [["test", "niet-bepaald"]]
    );
});

/// Changes and removes what was made on the wire, in all the ways that change another row as well.
#[cfg(test)]
fn wijzig_op_de_draad(api: &Api) {
    let maak = |wat: &str, body: &Value| api.post(&format!("{KI}/{wat}"), body).verwacht(201);
    let uuid = |ding: &Value| json!({"uuid": ding["uuid"]});
    let plek = |wat: &str, ding: &Value| format!("{KI}/{wat}/{}", tekst(ding, "/uuid"));
    let partij = maak("partijen", &json!({"soortPartij": "persoon", "indicatieActief": true}));
    let adres = |adres: &str| {
        let body = json!({
            "adres": adres, "soortDigitaalAdres": "email", "isStandaardAdres": true,
            "verstrektDoorPartij": uuid(&partij), "verstrektDoorBetrokkene": null,
        });
        maak("digitaleadressen", &body)
    };
    let (een, _twee) = (adres("een@example.org"), adres("twee@example.org"));
    api.patch(&plek("digitaleadressen", &een), &json!({"adres": "drie@example.org"})).verwacht(200);
    let voorkeur = json!({"voorkeursDigitaalAdres": uuid(&een), "voorkeurstaal": "eng"});
    api.patch(&plek("partijen", &partij), &voorkeur).verwacht(200);
    api.delete(&plek("digitaleadressen", &een)).verwacht(204);
    let contact = json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false});
    let (eerste, tweede) = (maak("klantcontacten", &contact), maak("klantcontacten", &contact));
    let volgt = json!({
        "klantcontact": uuid(&tweede), "wasKlantcontact": uuid(&eerste), "onderwerpobjectidentificator":
            {"objectId": "zaak-1", "codeObjecttype": "zaak", "codeRegister": "z", "codeSoortObjectId": "n"},
    });
    let volgt = maak("onderwerpobjecten", &volgt);
    api.delete(&plek("onderwerpobjecten", &volgt)).verwacht(204);
    let actor = maak("actoren", &json!({"naam": "Team", "soortActor": "medewerker"}));
    let taak = maak(
        "internetaken",
        &json!({
            "gevraagdeHandeling": "Bellen", "aanleidinggevendKlantcontact": uuid(&eerste),
            "toegewezenAanActoren": [uuid(&actor)], "status": "te_verwerken",
        }),
    );
    api.patch(&plek("internetaken", &taak), &json!({"status": "verwerkt"})).verwacht(200);
    api.delete(&plek("klantcontacten", &eerste)).verwacht(204);
    api.delete(&plek("partijen", &partij)).verwacht(204);
}

op_beide_databases!(de_draad_laat_van_elke_wijziging_een_regel_na, |omgeving| {
    let api = omgeving.api();
    vulling::vul(&api, 2);
    wijzig_op_de_draad(&api);
    let verwacht = BTreeSet::from(
        [
            "actor gemaakt",
            "actor_klantcontact gemaakt",
            "betrokkene gemaakt",
            "bijlage gemaakt",
            "categorie gemaakt",
            "categorie_relatie gemaakt",
            "contactgegevens_organisatie gemaakt",
            "contactgegevens_persoon gemaakt",
            "digitaal_adres gemaakt",
            "digitaal_adres gewijzigd",
            "digitaal_adres verwijderd",
            "herkomst gewijzigd",
            "interactie gemaakt",
            "interne_taak gemaakt",
            "interne_taak gewijzigd",
            "klantcontact gemaakt",
            "klantcontact gewijzigd",
            "klantcontact verwijderd",
            "onderwerpobject gemaakt",
            "onderwerpobject verwijderd",
            "partij gemaakt",
            "partij gewijzigd",
            "partij verwijderd",
            "partij_identificator gemaakt",
            "rekeningnummer gemaakt",
            "toepassing gemaakt",
            "vertegenwoordiging gemaakt",
        ]
        .map(str::to_owned),
    );
    let gevonden = soorten(&omgeving);
    assert!(gevonden.is_superset(&verwacht), "{:?}", verwacht.difference(&gevonden));
    // Every row tells of something that is there, or of which it says that it went.
    let zonder = "SELECT uuid FROM audit WHERE soort = 'partij' AND handeling <> 'verwijderd' \
                  AND uuid NOT IN (SELECT uuid FROM partij) \
                  AND uuid NOT IN (SELECT uuid FROM audit WHERE handeling = 'verwijderd')";
    assert_eq!(omgeving.sql(zonder), [[""; 0]; 0]);
    assert_eq!(
        omgeving.sql("SELECT elementen FROM audit WHERE soort = 'contactgegevens_persoon'"),
        [["achternaam geboortedatum"], ["achternaam geboortedatum"]]
    );
});

op_beide_databases!(s23_in_het_auditlog_staat_niets_van_een_klant, |omgeving| {
    let api = omgeving.api();
    eigen_api(&api);
    vulling::vul(&api, 2);
    let alles = omgeving.sql("SELECT * FROM audit").concat().join("\n").to_lowercase();
    for waarde in [
        MERK,
        BSN_MINA,
        IBAN,
        "NL02BANK",
        "0611223344",
        "0655443322",
        "0644332211",
        "example.org",
        "mina",
        "vries",
        "1234 ab",
        "1200 aa",
        "turfstad",
        "1980-01-01",
        "korst",
        "zaak-1",
        "kees",
        "nld",
        "m.",
        "medewerker 0",
    ] {
        assert!(!alles.contains(&waarde.to_lowercase()), "{waarde}");
    }
    assert!(alles.contains("voornaam") && alles.contains("bsn") && alles.contains("rekeningnummer"));
});

op_beide_databases!(een_wijziging_en_haar_regel_blijven_samen_of_geen_van_beide, |omgeving| {
    let api = omgeving.api();
    let aantallen =
        || omgeving.sql("SELECT (SELECT count(*) FROM audit) AS a, (SELECT count(*) FROM klantcontact) AS k");
    let contact = json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false});
    let begin = aantallen();
    for tabel in ["audit", "interactie"] {
        breek(&omgeving, tabel, "volgnummer");
        assert_eq!(api.post(&format!("{KI}/klantcontacten"), &contact).status, 500, "{tabel}");
        heel(&omgeving);
        assert_eq!(aantallen(), begin, "{tabel}");
    }
    assert_eq!(api.post(&format!("{KI}/klantcontacten"), &json!({"kanaal": 1})).status, 400);
    assert_eq!(aantallen(), begin);
    api.post(&format!("{KI}/klantcontacten"), &contact).verwacht(201);
    assert_ne!(aantallen(), begin);
});

op_beide_databases!(een_draaiende_server_verzegelt_vanzelf_en_ook_bij_het_stoppen, |mut omgeving| {
    let contact = json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false});
    omgeving.api().post(&format!("{KI}/klantcontacten"), &contact).verwacht(201);
    wacht_op_zegels(&omgeving);
    omgeving.api().post(&format!("{KI}/klantcontacten"), &contact).verwacht(201);
    omgeving.stop();
    let heel = controleer(omgeving.database(), &[], 0);
    assert_eq!((&heel["onverzegeld"], &heel["uitkomst"]), (&json!(0), &json!("heel")), "{heel}");
    // The token, and twice a contact with its interactie.
    assert_eq!(heel["rijen"], 5, "{heel}");
});

op_beide_databases!(de_lijst_toont_wat_wordt_gevraagd, |omgeving| {
    let api = omgeving.api();
    let mina = volledige_klant(&api);
    let uuid = tekst(&mina, "/uuid");
    let van_haar = lijst(&omgeving, &["--uuid", uuid]);
    assert!(van_haar.iter().all(|rij| rij["uuid"] == uuid) && van_haar.len() > 3, "{van_haar:?}");
    let oudste = van_haar.last().unwrap();
    assert_eq!(
        (&oudste["soort"], &oudste["handeling"], &oudste["wie"]),
        (&json!("partij"), &json!("gemaakt"), &json!("test"))
    );
    assert!(oudste["elementen"].as_array().unwrap().contains(&json!("achternaam")));
    let alle = lijst(&omgeving, &[]).len();
    assert_eq!(lijst(&omgeving, &["--wie", "test"]).len() + 1, alle, "all but the making of the token");
    assert_eq!(lijst(&omgeving, &["--sinds", "2020-01-01T00:00:00Z"]).len(), alle);
    assert_eq!(lijst(&omgeving, &["--tot", "2020-01-01T00:00:00Z"]).len(), 0);
    assert_eq!(lijst(&omgeving, &["--hoogstens", "2"]).len(), 2);
    let blad = omgeving.voer_uit(&["audit", "lijst", "--hoogstens", "2"]);
    assert!(blad.verwacht(0).contains("Elementen") && blad.stderr.contains("er zijn er meer"), "{blad:?}");
    assert!(blad.stdout.lines().all(|regel| regel.chars().count() <= 100), "{}", blad.stdout);
});

op_beide_databases!(het_beheer_van_tokens_staat_erin_zonder_token, |omgeving| {
    let token = omgeving.maak_token("portaal", &[]);
    let intrek = ["token", "intrek", "--naam", "portaal", "--als", "karel", "--doel", "beheer"];
    omgeving.voer_uit(&intrek).verwacht(0);
    let rijen = lijst(&omgeving, &["--wie", "karel"]);
    assert_eq!(rijen.len(), 1);
    let kern = ["soort", "handeling", "doel"].map(|lid| rijen[0][lid].as_str().unwrap().to_owned());
    assert_eq!(kern, ["toepassing", "ingetrokken", "beheer"]);
    let cellen = omgeving.sql("SELECT * FROM audit").concat();
    assert!(!cellen.iter().any(|cel| cel.contains(&token)));
});
