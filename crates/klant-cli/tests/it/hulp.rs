//! Every help text is kept as a file: a change of words is a change to look at. `KLANT_SCHRIJF_HELP=1` writes them anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::proef::Proef;

/// The commands below a help text, and those below them.
fn alle_opdrachten(proef: &Proef, pad: &[String], gevonden: &mut Vec<(Vec<String>, String)>) {
    let mut argumenten: Vec<&str> = pad.iter().map(String::as_str).collect();
    argumenten.push("--help");
    let hulp = proef.voer_uit(&argumenten).verwacht(0).to_owned();
    let onder = hulp
        .lines()
        .skip_while(|regel| *regel != "Opdrachten:")
        .skip(1)
        .take_while(|regel| !regel.is_empty());
    let namen: Vec<String> = onder
        .filter(|regel| regel.starts_with("  ") && !regel.starts_with("   "))
        .filter_map(|regel| regel.split_whitespace().next().map(str::to_owned))
        .collect();
    gevonden.push((pad.to_vec(), hulp));
    for naam in namen {
        let dieper = [pad, &[naam]].concat();
        alle_opdrachten(proef, &dieper, gevonden);
    }
}

fn hulpteksten() -> Vec<(Vec<String>, String)> {
    let mut gevonden = Vec::new();
    alle_opdrachten(&Proef::nieuw(), &[], &mut gevonden);
    gevonden
}

fn bestand(pad: &[String]) -> PathBuf {
    let naam = [&["klant".to_owned()], pad].concat().join("-");
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help").join(format!("{naam}.txt"))
}

#[test]
fn elke_hulptekst_staat_in_zijn_bestand() {
    let teksten = hulpteksten();
    assert!(teksten.len() >= 20, "{} help texts", teksten.len());
    if std::env::var_os("KLANT_SCHRIJF_HELP").is_some() {
        teksten
            .iter()
            .for_each(|(pad, hulp)| std::fs::write(bestand(pad), hulp).expect("a file can be written"));
    }
    for (pad, hulp) in &teksten {
        let bewaard = std::fs::read_to_string(bestand(pad)).unwrap_or_default();
        assert_eq!(&bewaard, hulp, "{} differs; look, then KLANT_SCHRIJF_HELP=1", bestand(pad).display());
    }
    let map = std::fs::read_dir(bestand(&[]).parent().expect("a folder")).expect("the folder can be read");
    assert_eq!(map.count(), teksten.len(), "a help text of a command that is no more");
}

#[test]
fn hulp_is_nederlands_en_past_op_honderd_kolommen() {
    for (pad, hulp) in hulpteksten() {
        for woord in [
            "Usage",
            "Options:",
            "Commands",
            "Arguments",
            "OPTIONS",
            "COMMAND",
            "Print ",
            "[default",
            "possible",
        ] {
            assert!(!hulp.contains(woord), "{pad:?}: {woord}");
        }
        assert!(hulp.lines().all(|regel| regel.chars().count() <= 100), "{pad:?}");
        assert!(!hulp.lines().any(|regel| regel.contains("--")
            && regel.split_whitespace().count() == 1
            && !regel.contains('<')));
    }
}

/// A process list shows every argument. What may be one is listed here, so that a new option is looked at.
#[test]
fn s23_geen_optie_neemt_persoonsgegevens_aan() {
    let mag = [
        "--aanmelding",
        "--aantal",
        "--afdeling",
        "--alle",
        "--alleen",
        "--alleen-toevoegen",
        "--alles",
        "--als",
        "--auditlog-maanden",
        "--basis-url",
        "--berichtsoort",
        "--betrokkene",
        "--bind",
        "--blijvend",
        "--brp",
        "--brp-bestand",
        "--config",
        "--database",
        "--digitaal-adres",
        "--doel",
        "--element",
        "--geen-identificatie",
        "--gemengd",
        "--handeling",
        "--help",
        "--hervat",
        "--hoedanigheid",
        "--hoogstens",
        "--kanaal",
        "--html",
        "--klant",
        "--klantcontact",
        "--klantcontacten",
        "--kop",
        "--klantbron-bestand",
        "--lees-database",
        "--logboek-maanden",
        "--machtiging",
        "--machtiging-verplicht",
        "--machtigingen",
        "--markdown",
        "--met-identificaties",
        "--middel",
        "--kop",
        "--metrics",
        "--na",
        "--naam",
        "--naast",
        "--naast-pid",
        "--niveau",
        "--nummers-uitgeven",
        "--output",
        "--partijen",
        "--pid",
        "--plan",
        "--postgres-pid",
        "--proef",
        "--profiel",
        "--profielen",
        "--profielkeuze",
        "--proef",
        "--machtiging",
        "--afdeling",
        "--nummers-uitgeven",
        "--rol",
        "--sinds",
        "--sleutelbestand",
        "--strengheid",
        "--toepassing",
        "--token-stdin",
        "--toml",
        "--toon-nummers",
        "--tot",
        "--url",
        "--uuid",
        "--vanaf",
        "--verbindingen",
        "--version",
        "--vervalt-op",
        "--verwijder-oude",
        "--verzoeken",
        "--voor",
        "--voor-doel",
        "--vreemde-registers",
        "--waarde-stdin",
        "--wie",
        "--zaad",
        "--zaak",
        "--zaken",
        "--zaken-bestand",
        "--zonder-logboek",
    ];
    let argumenten = ["<UUID>", "[BESTAND]", "<CODE>", "<OPDRACHT>", "<SHELL>", "<--alle|UUID>"];
    let teksten = hulpteksten();
    let opties: BTreeSet<&str> = teksten
        .iter()
        .flat_map(|(_, hulp)| hulp.lines())
        .map(str::trim_start)
        .filter(|regel| regel.starts_with('-'))
        .filter_map(|regel| regel.split([' ', ',']).find(|woord| woord.starts_with("--")))
        .collect();
    assert_eq!(opties, BTreeSet::from(mag));
    for (pad, hulp) in &teksten {
        let gebruik = hulp.lines().find(|regel| regel.starts_with("Gebruik: ")).expect("a line of usage");
        let verplicht =
            ["--naam <NAAM>", "--zaak <KENMERK>", "--voor <DATUM>", "--partijen <AANTAL>", "--url <URL>"];
        let gebruik = verplicht.iter().fold(gebruik.to_owned(), |rest, optie| rest.replace(optie, ""));
        for woord in
            gebruik.split_whitespace().filter(|woord| woord.starts_with(['<', '[']) && *woord != "[OPTIES]")
        {
            assert!(argumenten.contains(&woord), "{pad:?}: {woord}");
        }
    }
}
