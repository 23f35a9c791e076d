//! All else that leaves: notifications, logs, measurements, exports, and the bodies of refusals. What is searched for is every
//! marker of a customer, as it was given and as it may have been written otherwise.

use std::collections::BTreeSet;

use klant_tests::{Antwoord, Api, Omgeving, Soort};
use serde_json::json;

use super::nrc::Nrc;
use super::opzet::{KI, KLANT, Klant, MERKEN, contact, leeswegen, leg_vast, start_met};
use super::verborgen::{SETS, zichtbaar};
use super::verzoek::{breek, heel};
use super::weigeringen::{VRAGEN, geweigerd, met_lichaam, tegen_een_regel};

/// The same as it stands in a URL, in a key, or in another form.
const ANDERE_VORMEN: [&str; 4] = ["merk%40example.org", "MERK@EXAMPLE.ORG", "687654321", "NL02 ABNA"];

/// No marker stands here, in no form.
#[track_caller]
fn geen_merk(tekst: &str, waar: &str) {
    for merk in MERKEN.map(|(_, merk)| merk).into_iter().chain(ANDERE_VORMEN) {
        if let Some((voor, na)) = tekst.split_once(merk) {
            let begin: String = voor.chars().skip(voor.chars().count().saturating_sub(120)).collect();
            let einde: String = na.chars().take(200).collect();
            panic!("{merk} in {waar}: …{begin}{merk}{einde}…");
        }
    }
}

/// What this set does with the customer: all that shows, and all that is refused.
fn gebruik(api: &Api, code: &str, klant: &Klant) {
    let ziet = zichtbaar(code);
    let toont_alleen_wat_mag = |antwoord: &Antwoord, weg: &str| {
        let alles = format!("{antwoord:?}");
        for (element, merk) in MERKEN {
            let mag = ziet.iter().any(|woord| woord == element);
            assert!(mag || !alles.contains(merk), "{code} ziet {element} op {weg}");
        }
        assert!([200, 403, 404].contains(&antwoord.status), "{code} {weg}: {alles}");
    };
    leeswegen(klant).iter().for_each(|weg| toont_alleen_wat_mag(&api.get(weg), weg));
    for (weg, vraag) in met_lichaam(klant) {
        toont_alleen_wat_mag(&api.post(&weg, &vraag), &weg);
    }
    let weigert = |antwoord: Antwoord, wat: &str| {
        // A value that one may not see is as if it were not there: then nothing is left to refuse, and nothing changes.
        assert!(
            (400..500).contains(&antwoord.status) || antwoord.status == 200,
            "{code} {wat}: {antwoord:?}"
        );
        geen_merk(&format!("{antwoord:?}"), &format!("het antwoord aan {code} op {wat}"));
    };
    for (methode, weg, lichaam) in geweigerd(klant) {
        weigert(api.verzoek(methode, &weg, Some(&lichaam)), &format!("{methode} {weg} {lichaam}"));
    }
    for vraag in VRAGEN {
        let antwoord = api.get(&format!("{KI}/{vraag}"));
        // Where it was asked for is her own; nothing else may say it.
        assert!((400..500).contains(&antwoord.status), "{code} {vraag}: {antwoord:?}");
        let kaal = format!("{antwoord:?}").replace(&format!("{KI}/{vraag}"), "");
        geen_merk(&kaal, &format!("de weigering van {code} op {vraag}"));
    }
    let half =
        br#"{"adres": "merk@example.org", "contactnaam": {"achternaam": "Merkachternaam" "999990007"}"#;
    for weg in [format!("{KI}/digitaleadressen"), format!("{KLANT}/klanten")] {
        weigert(api.ruw("POST", &weg, "application/json", half), &format!("POST {weg}"));
    }
}

/// The same by who has every right: then she is shown, and it is the value, and not a missing right, for which they are refused.
fn gebruik_met_alle_rechten(api: &Api, klant: &Klant) {
    for (weg, vraag) in met_lichaam(klant) {
        let antwoord = api.post(&weg, &vraag);
        assert_eq!(antwoord.status, 200, "{weg} {vraag}");
        assert!(MERKEN.iter().any(|(_, merk)| antwoord.tekst.contains(merk)), "{weg} {vraag}: {antwoord:?}");
    }
    let mut gezien = BTreeSet::new();
    for (methode, weg, lichaam) in geweigerd(klant) {
        let antwoord = api.verzoek(methode, &weg, Some(&lichaam));
        gezien.insert(antwoord.status);
        assert!((400..500).contains(&antwoord.status), "{methode} {weg} {lichaam}: {antwoord:?}");
        geen_merk(&format!("{antwoord:?}"), &format!("de weigering van {methode} {weg} {lichaam}"));
    }
    assert!(gezien.contains(&400) && gezien.contains(&409), "{gezien:?}");
}

/// A database that says the value that it refuses, as databases do: whoever asked hears nothing of it.
fn breekt(omgeving: &Omgeving, api: &Api, klant: &Klant) {
    let adres = json!({
        "adres": "merk@example.org", "soortDigitaalAdres": "email", "verstrektDoorBetrokkene": null,
        "verstrektDoorPartij": {"uuid": klant.partij},
    });
    let deelname = json!({
        "hadKlantcontact": {"uuid": klant.contact}, "wasPartij": null, "rol": "klant", "initiator": true,
        "contactnaam": {"achternaam": "Merkachternaam"},
    });
    let rekening = json!({"partij": {"uuid": klant.partij}, "iban": "NL02ABNA0123456789"});
    let naam =
        json!({"soort": "persoon", "contactnaam": {"voornaam": "Merkvoornaam"}, "verstrektDoor": "klant"});
    for (tabel, kolom, weg, lichaam) in [
        ("digitaal_adres", "adres", format!("{KI}/digitaleadressen"), adres),
        ("betrokkene", "achternaam", format!("{KI}/betrokkenen"), deelname),
        ("rekeningnummer", "iban", format!("{KI}/rekeningnummers"), rekening),
        ("partij", "voornaam", format!("{KLANT}/klanten"), naam),
    ] {
        breek(omgeving, tabel, kolom);
        let antwoord = api.post(&weg, &lichaam);
        heel(omgeving);
        assert_eq!(antwoord.status, 500, "{weg}");
        geen_merk(&format!("{antwoord:?}"), &weg);
    }
}

/// What commands give to another: an administrator, a collector, a service desk. (Who is asked to show a customer shows her.)
const UITVOER: [&[&str]; 14] = [
    &["logboek", "exporteer"],
    &["audit", "lijst", "--hoogstens", "100000"],
    &["audit", "lijst", "--hoogstens", "100000", "--output", "json"],
    &["audit", "controleer"],
    &["notificatie", "lijst"],
    &["notificatie", "lijst", "--output", "json"],
    &["doctor"],
    &["doctor", "--output", "json"],
    &["token", "lijst"],
    &["sleutel", "lijst"],
    &["machtiging", "lijst"],
    &["profiel", "lijst"],
    &["verantwoord"],
    &["openapi"],
];

/// The same refusals on the command line, with all that it can log.
fn op_de_opdrachtregel(omgeving: &Omgeving, klant: &Klant) {
    let mut aantal = 0;
    for (_, weg, lichaam) in geweigerd(klant) {
        let opdracht: &[&str] = match weg.strip_prefix(KLANT) {
            Some("/klanten") => &["registreer", "--klant"],
            Some("/klanten/_zoek") => &["zoek"],
            Some("/interacties") => &["registreer"],
            _ => continue,
        };
        let uit = omgeving
            .database()
            .opdracht(opdracht)
            .met_variabele("KLANT_LOG", "trace")
            .stdin(&lichaam.to_string())
            .voer_uit();
        assert!(matches!(uit.code, Some(2 | 3)), "{opdracht:?} {lichaam}: {uit:?}");
        geen_merk(&format!("{}{}", uit.stdout, uit.stderr), &format!("klant {opdracht:?} {lichaam}"));
        aantal += 1;
    }
    assert!(aantal > 10, "{aantal}");
}

fn niets_verlaat_het_register(soort: Soort) {
    let nrc = Nrc::nieuw();
    let map = tempfile::tempdir().expect("a folder");
    let config = map.path().join("klant.toml");
    let instellingen = format!(
        "basis_url = \"https://klant.example\"\nnotificaties_url = \"{}\"\nnotificaties_token = \"abc\"\n",
        nrc.url()
    );
    std::fs::write(&config, instellingen).expect("a file");
    let config = config.display().to_string();
    let bouw = Omgeving::bouw(soort)
        .argument("--config")
        .argument(&config)
        .argument("--metrics")
        .argument("127.0.0.1:0")
        .variabele("KLANT_LOG", "trace")
        .extra_token("streng", &["--strengheid", "handhaven"]);
    let mut opzet = start_met(bouw, &[], &SETS);
    let vol = opzet.omgeving.api();
    let klant = leg_vast(&vol);
    for code in SETS {
        gebruik(&opzet.als(code), code, &klant);
    }
    gebruik_met_alle_rechten(&vol, &klant);
    for (methode, weg, lichaam) in tegen_een_regel(&klant) {
        let wat = format!("{methode} {weg} {lichaam}");
        let streng = opzet.als("streng").verzoek(methode, &weg, Some(&lichaam));
        assert_eq!(streng.status, 400, "{wat}: {streng:?}");
        geen_merk(&format!("{streng:?}"), &format!("de weigering van {wat}"));
        // What is no matter of format is kept, and reported in the log.
        let vol = vol.verzoek(methode, &weg, Some(&lichaam));
        assert!([201, 400].contains(&vol.status), "{wat}: {vol:?}");
    }
    breekt(&opzet.omgeving, &vol, &klant);

    // The last of what is told, so that all before it came.
    let laatste = vol.post(&format!("{KI}/klantcontacten"), &contact("balie")).verwacht(201);
    let laatste = laatste["uuid"].as_str().expect("a uuid").to_owned();
    super::nrc::wacht_tot(|| nrc.alles().iter().any(|een| een.body.to_string().contains(&laatste)));
    let verteld = nrc.alles();
    assert!(verteld.iter().any(|een| een.body.to_string().contains(&klant.partij)));
    geen_merk(&format!("{verteld:?}"), "de notificaties");

    let metingen = opzet.omgeving.meter().get("/metrics");
    assert!(metingen.tekst.contains("/betrokkenen") && metingen.tekst.contains("5xx"), "{}", metingen.tekst);
    geen_merk(&format!("{metingen:?}"), "de metingen");

    for opdracht in UITVOER {
        let uit = opzet.omgeving.voer_uit(&[opdracht, &["--config", &config]].concat());
        assert!(!uit.verwacht(0).is_empty(), "{opdracht:?}");
        geen_merk(&format!("{}{}", uit.stdout, uit.stderr), &format!("klant {}", opdracht.join(" ")));
    }
    op_de_opdrachtregel(&opzet.omgeving, &klant);
    let uit = opzet.omgeving.stop();
    for regel in ["\"level\":\"TRACE\"", "\"level\":\"ERROR\"", "meekijken: zou zijn geweigerd"] {
        assert!(uit.stderr.contains(regel), "{regel}");
    }
    geen_merk(&format!("{}{}", uit.stdout, uit.stderr), "het logboek van de server");
}

#[test]
fn s25_geen_gegeven_verlaat_het_register_in_een_bericht_log_meting_uitvoer_of_fout_sqlite() {
    niets_verlaat_het_register(Soort::Sqlite);
}

#[test]
fn s25_geen_gegeven_verlaat_het_register_in_een_bericht_log_meting_uitvoer_of_fout_postgres() {
    niets_verlaat_het_register(Soort::Postgres);
}
