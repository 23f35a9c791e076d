//! What may not be seen does not leave, is not matched, and is not changed.

use klant_tests::{Soort, op_beide_databases};
use serde_json::json;

use super::opzet::{KI, KLANT, MERKEN, leeswegen, leg_vast, start};

/// Which Elementen a ready-made machtiging shows for its default purpose, as the sets themselves say it.
pub fn zichtbaar(code: &str) -> Vec<String> {
    let toml = klant_tests::Opdracht::klant(&["machtiging", "toon", code, "--output", "json"]).voer_uit();
    let json: serde_json::Value = serde_json::from_str(toml.verwacht(0)).expect("JSON");
    let standaard = json["standaarddoel"].as_str().expect("a purpose").to_owned();
    let elementen = json["doelen"][&standaard]["elementen"].as_array().expect("a list").clone();
    elementen.iter().map(|element| element.as_str().expect("a word").to_owned()).collect()
}

/// The ready-made machtigingen.
pub const SETS: [&str; 6] = ["alleen-lezen", "beheer", "kcc", "portaal", "vakafdeling", "zaaksysteem"];

fn geen_merk_buiten_het_zicht(soort: Soort) {
    let opzet = start(soort, &[], &SETS);
    let klant = leg_vast(&opzet.omgeving.api());
    for code in SETS {
        let api = opzet.als(code);
        let ziet = zichtbaar(code);
        let mut gezien = 0;
        for weg in leeswegen(&klant) {
            let antwoord = api.get(&weg);
            assert!(
                antwoord.status == 200 || antwoord.status == 403 || antwoord.status == 404,
                "{code} {weg}"
            );
            let alles = format!("{:?}", antwoord);
            for (element, merk) in MERKEN {
                let mag = ziet.iter().any(|woord| woord == element);
                assert!(mag || !alles.contains(merk), "{code} ziet {element} op {weg}");
                gezien += usize::from(alles.contains(merk));
            }
        }
        assert!(gezien > 20, "{code} ziet wat haar wel is toegestaan");
    }
}

#[test]
fn s25_geen_gegeven_buiten_het_zicht_verlaat_het_register_sqlite() {
    geen_merk_buiten_het_zicht(Soort::Sqlite);
}

#[test]
fn s25_geen_gegeven_buiten_het_zicht_verlaat_het_register_postgres() {
    geen_merk_buiten_het_zicht(Soort::Postgres);
}

const NAAM: &str = "standaarddoel = \"terugbellen\"\n[doelen.terugbellen]\n\
    handelingen = [\"lezen\", \"vastleggen\", \"wijzigen\", \"verwijderen\"]\n\
    elementen = [\"voornaam\", \"telefoonnummer\"]\n";

op_beide_databases!(s25_wat_men_niet_ziet_is_leeg_en_blijft_bij_een_put_zoals_het_was, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("naam", NAAM)], &["naam"]);
    let vol = opzet.omgeving.api();
    let klant = leg_vast(&vol);
    let api = opzet.als("naam");
    let wegen = [
        format!("{KI}/partijen/{}", klant.partij),
        format!("{KI}/betrokkenen/{}", klant.betrokkene),
        format!("{KI}/digitaleadressen/{}", klant.adressen[0]),
        format!("{KI}/digitaleadressen/{}", klant.adressen[1]),
        format!("{KI}/rekeningnummers/{}", klant.rekening),
    ];
    let partij = api.get(&wegen[0]).verwacht(200);
    let naam = &partij["partijIdentificatie"]["contactnaam"];
    assert_eq!(
        *naam,
        json!({"voorletters": "", "voornaam": "Merkvoornaam", "voorvoegselAchternaam": "", "achternaam": ""})
    );
    assert_eq!(partij["interneNotitie"], "");
    assert_eq!(partij["partijIdentificatoren"], json!([]));
    assert_eq!(api.get(&wegen[2]).verwacht(200)["adres"], "");
    assert_eq!(api.get(&wegen[3]).verwacht(200)["adres"], "0687654321");
    for weg in &wegen {
        let voor = vol.get(weg).verwacht(200);
        let gezien = api.get(weg).verwacht(200);
        let na = api.put(weg, &gezien);
        assert_eq!(na.status, 200, "{weg}: {na:?}");
        assert_eq!(vol.get(weg).verwacht(200), voor, "{weg}");
        // Nor does a part of it change.
        let deel = api.patch(
            weg,
            &json!({"interneNotitie": "ik", "adres": "ik@example.org", "iban": "NL91ABNA0417164300"}),
        );
        assert!(deel.status == 200 || deel.status == 400, "{weg}");
    }
    assert_eq!(vol.get(&wegen[0]).verwacht(200)["interneNotitie"], "Merknotitie");
    assert_eq!(vol.get(&wegen[2]).verwacht(200)["adres"], "merk@example.org");
    assert_eq!(vol.get(&wegen[4]).verwacht(200)["iban"], "NL02ABNA0123456789");

    // Our own API keeps them as well.
    let weg = format!("{KLANT}/klanten/{}", klant.partij);
    let eigen = api.get(&weg);
    let etag = eigen.kop("etag").expect("an ETag").to_owned();
    let gewijzigd = api.met_kop("If-Match", &etag).patch(&weg, &json!({"contactnaam": {"voornaam": "Mina"}}));
    assert_eq!(gewijzigd.status, 200, "{gewijzigd:?}");
    let nu = vol.get(&wegen[0]).verwacht(200);
    assert_eq!(nu["partijIdentificatie"]["contactnaam"]["voornaam"], "Mina");
    assert_eq!(nu["partijIdentificatie"]["contactnaam"]["achternaam"], "Merkachternaam");
    assert_eq!(nu["interneNotitie"], "Merknotitie");
    assert_eq!(nu["digitaleAdressen"].as_array().map(Vec::len), Some(3));
});

op_beide_databases!(s25_filter_op_wat_men_niet_ziet_vindt_niets, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("naam", NAAM)], &["naam"]);
    let klant = leg_vast(&opzet.omgeving.api());
    let (vol, api) = (opzet.omgeving.api(), opzet.als("naam"));
    for (weg, ziet) in [
        ("betrokkenen?contactnaamAchternaam=Merkachternaam", false),
        ("betrokkenen?contactnaamVoornaam=Merkvoornaam", true),
        ("digitaleadressen?adres=merk@example.org", false),
        ("digitaleadressen?adres__icontains=MERK", false),
        ("digitaleadressen?adres=0687654321", true),
        ("rekeningnummers?iban=NL02ABNA0123456789", false),
        (
            "partijen?partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId=999990007",
            false,
        ),
    ] {
        let weg = format!("{KI}/{weg}");
        let aantal = vol.get(&weg).verwacht(200)["count"].clone();
        assert!(aantal.as_i64() > Some(0), "{weg}");
        let verwacht = if ziet { aantal } else { json!(0) };
        assert_eq!(api.get(&weg).verwacht(200)["count"], verwacht, "{weg}");
    }
    let zoek = json!({"identificatie": {"soort": "bsn", "nummer": "999990007"}});
    let weg = format!("{KLANT}/klanten/_zoek");
    assert_eq!(vol.post(&weg, &zoek).verwacht(200)["resultaten"][0]["uuid"], klant.partij.as_str());
    assert_eq!(api.post(&weg, &zoek).verwacht(200)["resultaten"], json!([]));
});

/// Every Element, as a machtiging names it.
const ELEMENTEN: [&str; 21] = [
    "voorletters",
    "voornaam",
    "voorvoegsel_achternaam",
    "achternaam",
    "organisatienaam",
    "emailadres",
    "telefoonnummer",
    "overig_digitaal_adres",
    "bezoekadres",
    "correspondentieadres",
    "voorkeurstaal",
    "rekeningnummer",
    "geboortedatum",
    "interne_notitie",
    "bsn",
    "rsin",
    "kvk_nummer",
    "vestigingsnummer",
    "eidas",
    "lei",
    "vreemde_identificatie",
];

/// A machtiging that shows about half of the Elementen, another half for each seed.
fn willekeurig(zaad: u64) -> (Vec<&'static str>, String) {
    let mut bits = zaad.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (zaad << 32);
    let mut ziet = Vec::new();
    for element in ELEMENTEN {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if bits >> 63 == 1 {
            ziet.push(element);
        }
    }
    let toml = format!(
        "standaarddoel = \"behandelen\"\n[doelen.behandelen]\nhandelingen = [\"lezen\", \"wijzigen\"]\nelementen = {ziet:?}\n"
    );
    (ziet, toml)
}

fn welke_machtiging_ook(soort: Soort) {
    let namen: Vec<String> = (1..=8).map(|zaad| format!("w{zaad}")).collect();
    let sets: Vec<_> = (1..=8).map(willekeurig).collect();
    let eigen: Vec<(&str, &str)> =
        namen.iter().zip(&sets).map(|(naam, (_, toml))| (naam.as_str(), toml.as_str())).collect();
    let codes: Vec<&str> = namen.iter().map(String::as_str).collect();
    let opzet = start(soort, &eigen, &codes);
    let vol = opzet.omgeving.api();
    let klant = leg_vast(&vol);
    let persoon = json!({
        "geboortedatum": "1980-02-29", "geslachtsnaam": "Merkachternaam", "voornamen": "Merkvoornaam",
        "voorvoegsel": "merkvoor", "geslacht": "v", "adres": {"straatnaam": "Merkbezoekstraat"},
    });
    let persoon = vol.post("/contactgegevens/api/v1/persoon", &persoon).verwacht(201);
    let mut wegen = vec![
        format!("{KI}/partijen/{}", klant.partij),
        format!("{KI}/betrokkenen/{}", klant.betrokkene),
        format!("{KI}/klantcontacten/{}", klant.contact),
        format!("{KI}/rekeningnummers/{}", klant.rekening),
        format!("/contactgegevens/api/v1/persoon/{}", persoon["uuid"].as_str().expect("a uuid")),
    ];
    wegen.extend(klant.adressen.iter().map(|adres| format!("{KI}/digitaleadressen/{adres}")));
    let heel = || wegen.iter().map(|weg| vol.get(weg).verwacht(200)).collect::<Vec<_>>();
    let voor = heel();
    for (code, (ziet, _)) in codes.iter().zip(&sets) {
        let api = opzet.als(code);
        for weg in &wegen {
            let gezien = api.get(weg);
            for (element, merk) in MERKEN {
                let toont = gezien.tekst.contains(merk);
                assert!(ziet.contains(&element) || !toont, "{ziet:?} ziet {element} op {weg}");
            }
            let gezien = gezien.verwacht(200);
            let terug = api.put(weg, &gezien);
            assert_eq!(terug.status, 200, "{ziet:?} {weg}: {}", terug.tekst);
            assert_eq!(terug.verwacht(200), gezien, "{ziet:?} {weg}");
            api.patch(weg, &json!({})).verwacht(200);
        }
        assert_eq!(heel(), voor, "{ziet:?}");
    }
}

#[test]
fn s25_welke_machtiging_ook_lezen_en_terugzetten_wijzigt_niets_sqlite() {
    welke_machtiging_ook(Soort::Sqlite);
}

#[test]
fn s25_welke_machtiging_ook_lezen_en_terugzetten_wijzigt_niets_postgres() {
    welke_machtiging_ook(Soort::Postgres);
}
