//! The server as an administrator sees it: one a file, nothing half read, and it stops when asked.

use std::time::{Duration, Instant};

use crate::proef::Proef;

const PROFIEL: &str = "formaat = 1\ncode = \"a\"\nversie = \"1\"\nnaam = \"A\"\n";

fn wacht_op_log(proef: &Proef, tekst: &str) -> String {
    let begin = Instant::now();
    loop {
        let log = proef.log();
        if log.contains(tekst) {
            return log;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "`{tekst}` did not appear in the log:\n{log}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn serve_zegt_waar_het_luistert_en_stopt_meteen_met_0() {
    let proef = Proef::nieuw();
    let server = proef.serve(&[]);
    let poort = server.regel.trim_end().strip_prefix("klant luistert op http://127.0.0.1:");
    let poort: u16 = poort.and_then(|poort| poort.parse().ok()).unwrap_or_else(|| panic!("{}", server.regel));
    assert_ne!(poort, 0);
    assert_eq!(server.stop(), Some(0));
    let log = proef.log();
    assert!(log.contains("de server stopt") && !log.contains("actix_server"), "{log}");
}

#[test]
fn tweede_serve_op_hetzelfde_bestand_wordt_geweigerd() {
    let proef = Proef::nieuw();
    let server = proef.serve(&[]);
    std::os::unix::fs::symlink(proef.pad("klant.db"), proef.pad("ander.db")).expect("a link can be made");
    for naam in ["klant.db", "ander.db"] {
        let url = format!("sqlite:{naam}");
        let einde = proef.voer_uit(&["serve", "--bind", "127.0.0.1:0", "--database", &url]);
        assert_eq!(einde.verwacht(2), "");
        assert!(einde.fout.contains("draait al een server"), "{}", einde.fout);
    }
    // The other commands work beside it.
    proef.voer_uit(&["token", "maak", "--naam", "balie"]).verwacht(0);
    assert_eq!(server.stop(), Some(0));
    assert_eq!(proef.serve(&[]).stop(), Some(0));
}

#[test]
fn kapot_profiel_houdt_de_start_tegen() {
    let proef = Proef::nieuw();
    proef.leg("p/a.toml", &PROFIEL.replace("formaat = 1", "formaat = 1\nx = 1\ny = 2"));
    let einde = proef.voer_uit(&["serve", "--bind", "127.0.0.1:0", "--profielen", "p"]);
    assert_eq!(einde.verwacht(2), "");
    assert!(
        einde.fout.contains("\na.toml:2:1: x: ") && einde.fout.contains("\na.toml:3:1: y: "),
        "{}",
        einde.fout
    );
}

#[test]
fn sighup_met_een_kapot_profiel_laat_de_oude_gelden() {
    let proef = Proef::nieuw();
    proef.leg("p/a.toml", PROFIEL);
    let server = proef.serve(&["--profielen", "p"]);
    proef.leg("p/a.toml", &PROFIEL.replace("versie", "versje"));
    server.signaal("HUP");
    let log = wacht_op_log(&proef, "de oude interactieprofielen blijven gelden");
    let fouten: Vec<&str> =
        log.lines().filter(|regel| regel.contains("fout in een interactieprofiel")).collect();
    assert_eq!(fouten.len(), 2, "an unknown key and a missing one:\n{log}");
    assert!(
        fouten.iter().all(|regel| regel.contains("\"level\":\"ERROR\"") && regel.contains("a.toml:")),
        "{log}"
    );
    assert!(!log.contains("opnieuw gelezen"));

    proef.leg("p/a.toml", PROFIEL);
    server.signaal("HUP");
    wacht_op_log(&proef, "de interactieprofielen zijn opnieuw gelezen");
    assert_eq!(server.stop(), Some(0));
}

const MACHTIGING: &str = "formaat = 1\ncode = \"balie\"\nnaam = \"Balie\"\nstandaarddoel = \"klantcontact\"\n\
    [doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = \"alle\"\nprofielen = [\"a\"]\n";

#[test]
fn kapotte_machtiging_houdt_de_start_tegen_samen_met_een_kapot_profiel() {
    let proef = Proef::nieuw();
    proef.leg("p/a.toml", PROFIEL);
    proef.leg("m/balie.toml", &MACHTIGING.replace("[\"a\"]", "[\"b\"]\nx = 1"));
    let start = ["serve", "--bind", "127.0.0.1:0", "--profielen", "p", "--machtigingen", "m"];
    let einde = proef.voer_uit(&start);
    assert_eq!(einde.verwacht(2), "");
    assert!(einde.fout.starts_with("klant: fout: de machtigingen hebben 2 fouten\n"), "{}", einde.fout);
    assert!(einde.fout.contains("\nbalie.toml:8:14: doelen.klantcontact.profielen[0]: "), "{}", einde.fout);
    proef.leg("p/a.toml", &PROFIEL.replace("formaat = 1", "formaat = 1\ny = 2"));
    let einde = proef.voer_uit(&start);
    assert_eq!(einde.verwacht(2), "");
    let kop = "klant: fout: de interactieprofielen hebben 1 fout en de machtigingen hebben 1 fout\n";
    assert!(einde.fout.starts_with(kop) && einde.fout.contains("\nbalie.toml:9:1: "), "{}", einde.fout);
    assert!(!proef.pad("klant.db").exists());
}

#[test]
fn sighup_met_een_kapotte_machtiging_laat_ook_de_oude_profielen_gelden() {
    let proef = Proef::nieuw();
    proef.leg("p/a.toml", PROFIEL);
    proef.leg("m/balie.toml", MACHTIGING);
    let server = proef.serve(&["--profielen", "p", "--machtigingen", "m"]);
    proef.leg("m/balie.toml", &MACHTIGING.replace("naam", "nam"));
    server.signaal("HUP");
    let log = wacht_op_log(&proef, "blijven gelden, en de oude machtigingen");
    assert_eq!(log.lines().filter(|regel| regel.contains("fout in een machtiging")).count(), 2, "{log}");
    assert!(!log.contains("opnieuw gelezen"), "{log}");
    proef.leg("m/balie.toml", MACHTIGING);
    server.signaal("HUP");
    wacht_op_log(&proef, "de machtigingen zijn opnieuw gelezen");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn bezet_adres_is_een_duidelijke_fout() {
    let proef = Proef::nieuw();
    let bezet = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let adres = bezet.local_addr().expect("an address").to_string();
    let einde = proef.voer_uit(&["serve", "--bind", &adres]);
    einde.verwacht(2);
    assert!(einde.fout.contains("luistert al een ander programma"), "{}", einde.fout);
}

#[test]
fn andere_of_verloren_sleutels_worden_geweigerd() {
    let proef = Proef::nieuw();
    proef.voer_uit(&["token", "maak", "--naam", "balie"]).verwacht(0);
    std::fs::rename(proef.pad("klant.db.sleutel"), proef.pad("weg")).expect("a file can be moved");
    let einde = proef.voer_uit(&["token", "lijst"]);
    einde.verwacht(2);
    assert!(einde.fout.contains("--sleutelbestand"), "{}", einde.fout);
    assert!(!proef.pad("klant.db.sleutel").exists(), "no new key takes the place of a lost one");
    proef.voer_uit(&["token", "lijst", "--sleutelbestand", "weg"]).verwacht(0);
    proef.voer_uit(&["token", "maak", "--naam", "x", "--database", "sqlite:b.db"]).verwacht(0);
    let einde = proef.voer_uit(&["token", "lijst", "--sleutelbestand", "b.db.sleutel"]);
    einde.verwacht(2);
    assert!(einde.fout.contains("hoort niet bij deze database"), "{}", einde.fout);
}
