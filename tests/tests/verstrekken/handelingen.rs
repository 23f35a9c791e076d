//! What a machtiging lets do, and for which purpose.

use std::fmt::Write as _;

use klant_tests::{Api, Soort, op_beide_databases};
use serde_json::{Value, json};

use super::opzet::{CG, KI, KLANT, contact, leg_vast, start};

op_beide_databases!(s23_een_doel_dat_men_niet_heeft_is_403_en_noemt_welke_wel, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[], &["kcc"]);
    let klant = leg_vast(&opzet.omgeving.api());
    let weg = format!("{KLANT}/klanten/{}", klant.partij);
    let api = opzet.als("kcc");
    api.get(&weg).verwacht(200);
    let anders = api.met_kop("Doel", "nieuwsbrief").get(&weg).verwacht(403);
    assert_eq!(anders["code"], "S23.doel_niet_toegestaan");
    let tekst = anders.to_string();
    assert!(tekst.contains("klantcontact") && tekst.contains("terugbellen"), "{tekst}");

    // S25a: to call back, a name and a number will do.
    let terugbellen = api.met_kop("Doel", "terugbellen").get(&weg).verwacht(200);
    let tekst = terugbellen.to_string();
    assert!(tekst.contains("Merkachternaam") && tekst.contains("0687654321"), "{tekst}");
    for merk in ["999990007", "Merknotitie", "Merkpoststraat"] {
        assert!(!tekst.contains(merk), "{merk}");
    }
});

op_beide_databases!(s24_wie_niet_mag_identificeren_zegt_ook_niet_wie_iemand_was, |bouw: bouw| {
    let opzet = bouw.extra_token("robot", &["--geen-identificatie"]).start();
    let klant = leg_vast(&opzet.api());
    let robot = opzet.api_van("robot");
    let nieuw = robot.post(&format!("{KI}/klantcontacten"), &contact("e-mail")).verwacht(201);
    let deelname = |partij: Value| json!({"hadKlantcontact": {"uuid": nieuw["uuid"]}, "wasPartij": partij, "rol": "klant", "initiator": true});
    let weg = format!("{KI}/betrokkenen");
    let zonder = robot.post(&weg, &deelname(Value::Null)).verwacht(201);
    assert_eq!(robot.post(&weg, &deelname(json!({"uuid": klant.partij}))).status, 403);
    let later = robot.patch(
        &format!("{weg}/{}", zonder["uuid"].as_str().expect("a uuid")),
        &json!({"wasPartij": {"uuid": klant.partij}}),
    );
    assert_eq!(later.status, 403);
    let eigen = json!({
        "klantcontact": {
            "kanaal": "e-mail", "onderwerp": "x",
            "betrokkenen": [{"rol": "klant", "initiator": true, "klant": {"uuid": klant.partij}}],
        },
    });
    let geweigerd = robot.post(&format!("{KLANT}/interacties"), &eigen).verwacht(403);
    assert_eq!(geweigerd["code"], "S24.geen_recht");
});

const ALLEEN_KVK: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\n\
    handelingen = [\"lezen\", \"vastleggen\", \"wijzigen\", \"identificeren\"]\nelementen = [\"kvk_nummer\", \"voornaam\"]\n";

op_beide_databases!(s25_alleen_wie_een_nummer_mag_vastleggen_hoort_dat_het_al_bestaat, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("kvk", ALLEEN_KVK)], &["kvk", "kcc"]);
    leg_vast(&opzet.omgeving.api());
    let nieuw = |bsn: &str| {
        json!({
            "identificeerdePartij": null,
            "partijIdentificator": {
                "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": bsn, "codeRegister": "brp",
            },
        })
    };
    let weg = format!("{KI}/partij-identificatoren");
    let (kent, kent_niet) = (nieuw("999990007"), nieuw("999990019"));
    let kvk = opzet.als("kvk");
    let (bestaat, bestaat_niet) = (kvk.post(&weg, &kent), kvk.post(&weg, &kent_niet));
    assert_eq!((bestaat.status, bestaat_niet.status), (403, 403));
    assert_eq!(bestaat.op("/detail"), bestaat_niet.op("/detail"));
    assert_eq!(opzet.als("kcc").post(&weg, &kent).status, 400);
});

const MELDING: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\nhandelingen = [\"lezen\", \"bepalen\"]\n\
    elementen = \"alle\"\nprofielen = [\"algemeen\"]\n";
const ANDERS: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\nhandelingen = [\"lezen\", \"bepalen\"]\n\
    elementen = \"alle\"\nprofielen = []\n";

op_beide_databases!(s25b_alleen_wie_de_interactie_behandelt_ziet_wie_eraan_deelnam, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("m1", MELDING), ("m2", ANDERS)], &["m1", "m2"]);
    let vol = opzet.omgeving.api();
    let melding = vol.post(&format!("{KI}/klantcontacten"), &contact("telefoon")).verwacht(201);
    let melding = melding["uuid"].as_str().expect("a uuid");
    let mina = json!({
        "hadKlantcontact": {"uuid": melding}, "wasPartij": null, "rol": "klant", "initiator": true,
        "contactnaam": {"voornaam": "Mina"},
    });
    let mina = vol.post(&format!("{KI}/betrokkenen"), &mina).verwacht(201);
    let mina = mina["uuid"].as_str().expect("a uuid");
    let (m1, m2) = (opzet.als("m1"), opzet.als("m2"));
    for weg in [
        format!("{KI}/betrokkenen/{mina}"),
        format!("{KI}/klantcontacten/{melding}"),
        format!("{KLANT}/interacties/{melding}"),
    ] {
        assert_eq!(m1.get(&weg).status, 200, "{weg}");
        let (onbekend, bestaat_niet) =
            (m2.get(&weg), m2.get(&weg.replace(mina, melding).replace(melding, &"0".repeat(8))));
        assert_eq!(onbekend.status, 404, "{weg}");
        assert_eq!(onbekend.op("/code"), bestaat_niet.op("/code"), "{weg}");
    }
    assert_eq!(m2.get(&format!("{KI}/betrokkenen")).verwacht(200)["count"], 0);
    assert_eq!(m1.get(&format!("{KI}/betrokkenen")).verwacht(200)["count"], 1);
});

/// A body that our own API can read; on the wire the right comes before the body.
fn lichaam(weg: &str, partij: &str, niemand: &str) -> Value {
    match weg.strip_prefix(KLANT) {
        Some("/klanten") => {
            json!({"soort": "persoon", "contactnaam": {"voornaam": "X"}, "verstrektDoor": "klant"})
        }
        Some("/klanten/_zoek") => json!({"emailadres": "x@example.org"}),
        Some("/interacties") => json!({"klantcontact": {"kanaal": "balie", "onderwerp": "x"}}),
        Some("/klantbeelden/_bepaal" | "/verwerkingen/_zoek") => json!({"klant": niemand}),
        Some("/vertegenwoordigingen") => {
            json!({"vertegenwoordigende": partij, "vertegenwoordigde": niemand, "grond": "volmacht"})
        }
        _ => json!({}),
    }
}

/// What the ready-made sets answer to each kind of request on each resource, as a table that a reviewer reads.
fn tabel(opzet: &super::opzet::Opzet, partij: &str) -> String {
    const SETS: [&str; 6] = ["alleen-lezen", "beheer", "kcc", "portaal", "vakafdeling", "zaaksysteem"];
    let niemand = "00000000-0000-4000-8000-000000000000";
    let mut verzoeken: Vec<(&str, String)> = Vec::new();
    for (basis, namen) in [
        (
            KI,
            &["actoren", "betrokkenen", "bijlagen", "digitaleadressen", "internetaken", "klantcontacten"][..],
        ),
        (
            KI,
            &[
                "onderwerpobjecten",
                "partij-identificatoren",
                "partijen",
                "rekeningnummers",
                "vertegenwoordigingen",
            ][..],
        ),
        (KI, &["categorieen", "categorie-relaties"][..]),
        (CG, &["persoon", "organisatie"][..]),
    ] {
        for naam in namen {
            verzoeken.push(("GET", format!("{basis}/{naam}")));
            verzoeken.push(("POST", format!("{basis}/{naam}")));
            verzoeken.push(("DELETE", format!("{basis}/{naam}/{niemand}")));
        }
    }
    for (methode, weg) in [
        ("GET", format!("klanten/{partij}")),
        ("POST", "klanten".to_owned()),
        ("POST", "klanten/_zoek".to_owned()),
        ("POST", "interacties".to_owned()),
        ("POST", "klantbeelden/_bepaal".to_owned()),
        ("POST", "verwerkingen/_zoek".to_owned()),
        ("POST", "vertegenwoordigingen".to_owned()),
    ] {
        verzoeken.push((methode, format!("{KLANT}/{weg}")));
    }
    let mut tekst = format!("{:<62}", "verzoek");
    for code in SETS {
        let _ = write!(tekst, "{code:>13}");
    }
    tekst.push('\n');
    let apis: Vec<Api> = SETS.iter().map(|code| opzet.als(code)).collect();
    for (methode, weg) in verzoeken {
        let _ = write!(
            tekst,
            "{:<62}",
            format!("{methode} {}", weg.replace(partij, "UUID").replace(niemand, "UUID"))
        );
        for api in &apis {
            let lichaam = lichaam(&weg, partij, niemand);
            let antwoord = api.verzoek(methode, &weg, (methode == "POST").then_some(&lichaam));
            let _ = write!(tekst, "{:>13}", if antwoord.status == 403 { "-" } else { "ja" });
        }
        tekst.push('\n');
    }
    tekst
}

fn volgens_de_tabel(soort: Soort) {
    let opzet =
        start(soort, &[], &["alleen-lezen", "beheer", "kcc", "portaal", "vakafdeling", "zaaksysteem"]);
    let klant = leg_vast(&opzet.omgeving.api());
    let nu = tabel(&opzet, &klant.partij);
    let pad = klant_tests::hoofdmap().join("tests/tests/verstrekken/tabel.txt");
    if std::env::var_os("KLANT_SCHRIJF_TABEL").is_some() {
        std::fs::write(&pad, &nu).expect("the table is written");
    }
    let vast = std::fs::read_to_string(&pad).expect("the table is there");
    assert_eq!(nu, vast, "KLANT_SCHRIJF_TABEL=1 schrijft de tabel opnieuw");
}

#[test]
fn s25_elke_weg_voor_elke_set_volgens_de_tabel_sqlite() {
    volgens_de_tabel(Soort::Sqlite);
}

#[test]
fn s25_elke_weg_voor_elke_set_volgens_de_tabel_postgres() {
    volgens_de_tabel(Soort::Postgres);
}
