//! The recorded conformance corpus against the built binary: what a server of these APIs answered, Klant answers.
//!
//! Cases that differ on purpose are in `conformiteit/afwijkingen.jsonl`; that list is held to be short and true.

use klant_tests::{Omgeving, op_beide_databases};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

/// Of the whole corpus, so many cases may differ on purpose.
const AFWIJKINGEN_HOOGSTENS_PROCENT: usize = 2;

/// How many failed cases a message shows with what was different.
const GETOOND: usize = 40;

/// The outcome of one case.
struct Geval {
    id: String,
    geslaagd: bool,
    verschil: String,
}

fn map() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("conformiteit")
}

fn regels(bestand: &str) -> Vec<Value> {
    let pad = map().join(bestand);
    let tekst = std::fs::read_to_string(&pad).unwrap_or_else(|fout| panic!("{}: {fout}", pad.display()));
    tekst
        .lines()
        .filter(|regel| !regel.trim().is_empty())
        .map(|regel| {
            serde_json::from_str(regel).unwrap_or_else(|fout| panic!("{bestand}: {fout} in de regel {regel}"))
        })
        .collect()
}

fn lid<'a>(regel: &'a Value, naam: &str) -> &'a str {
    regel[naam].as_str().unwrap_or_else(|| panic!("{naam} ontbreekt in {regel}"))
}

/// The cases that differ on purpose, with the reason.
fn afwijkingen() -> BTreeMap<String, String> {
    let regels = regels("afwijkingen.jsonl");
    let lijst: BTreeMap<String, String> =
        regels.iter().map(|regel| (lid(regel, "id").to_owned(), lid(regel, "reden").to_owned())).collect();
    assert_eq!(lijst.len(), regels.len(), "een geval staat er twee keer in");
    lijst
}

/// Replays a file of cases on an empty server.
fn speel_af(omgeving: &Omgeving, bestand: &str) -> Vec<Geval> {
    let rapport = omgeving.database().map().join("rapport.json");
    let uitvoer = Command::new("python3")
        .arg(map().join("replay.py"))
        .args(["--base", omgeving.server().adres(), "--token", omgeving.token(), "--json"])
        .arg(&rapport)
        .arg(map().join(bestand))
        .output()
        .expect("python3 is there");
    let gezegd =
        || String::from_utf8_lossy(&[uitvoer.stdout.as_slice(), &uitvoer.stderr].concat()).into_owned();
    // 1: some cases failed, of which the report tells.
    assert!(matches!(uitvoer.status.code(), Some(0 | 1)), "replay.py kon niet beginnen\n{}", gezegd());
    assert!(!gezegd().contains("not cleaned up"), "er bleef iets staan\n{}", gezegd());
    let tekst = std::fs::read_to_string(rapport).expect("the runner has written its report");
    let gevallen: Vec<Value> = serde_json::from_str(&tekst).expect("the report is JSON");
    assert_eq!(gevallen.len(), regels(bestand).len(), "niet elk geval is gespeeld");
    gevallen
        .iter()
        .map(|geval| Geval {
            id: lid(geval, "id").to_owned(),
            geslaagd: geval["passed"] == true,
            verschil: geval["difference"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

op_beide_databases!(corpus_slaagt_op_de_genoemde_afwijkingen_na, |omgeving| {
    let afwijkingen = afwijkingen();
    let gevallen = speel_af(&omgeving, "shared.jsonl");
    let onbekend: Vec<&String> =
        afwijkingen.keys().filter(|id| gevallen.iter().all(|geval| geval.id != **id)).collect();
    assert!(onbekend.is_empty(), "deze gevallen bestaan niet: {onbekend:?}");

    let gefaald: Vec<&Geval> =
        gevallen.iter().filter(|geval| !geval.geslaagd && !afwijkingen.contains_key(&geval.id)).collect();
    let toch_geslaagd: Vec<&str> = gevallen
        .iter()
        .filter(|geval| geval.geslaagd && afwijkingen.contains_key(&geval.id))
        .map(|geval| geval.id.as_str())
        .collect();
    let verschillen: String =
        gefaald.iter().take(GETOOND).map(|geval| format!("  {}: {}\n", geval.id, geval.verschil)).collect();
    let ids: BTreeSet<&str> = gefaald.iter().map(|geval| geval.id.as_str()).collect();
    assert!(
        gefaald.is_empty() && toch_geslaagd.is_empty(),
        "{} van {} gevallen falen: {ids:?}\n{verschillen}\
         {} gevallen slagen die in afwijkingen.jsonl staan: {toch_geslaagd:?}",
        gefaald.len(),
        gevallen.len(),
        toch_geslaagd.len(),
    );
});

op_beide_databases!(eigenaardigheden_geven_nooit_een_serverfout, |omgeving| {
    // Which of these we answer as recorded is free; but no request of the corpus may break the server.
    let gevallen = speel_af(&omgeving, "quirks.jsonl");
    let gebroken: Vec<String> = gevallen
        .iter()
        .filter(|geval| geval.verschil.contains("got status 5") || geval.verschil.starts_with("connection"))
        .map(|geval| format!("{}: {}", geval.id, geval.verschil))
        .collect();
    assert!(gebroken.is_empty(), "{gebroken:#?}");
});

#[test]
fn afwijkingen_zijn_weinig_en_hebben_elk_een_reden() {
    let (afwijkingen, gevallen) = (afwijkingen(), regels("shared.jsonl").len());
    let hoogstens = gevallen * AFWIJKINGEN_HOOGSTENS_PROCENT / 100;
    assert!(gevallen > 600, "dit is niet het hele corpus: {gevallen}");
    assert!(afwijkingen.len() <= hoogstens, "{} afwijkingen, hoogstens {hoogstens}", afwijkingen.len());
    for (id, reden) in &afwijkingen {
        assert!(reden.len() > 20 && reden.ends_with('.'), "{id}: een reden is een zin: {reden}");
    }
}
