//! The example files of the repository are read as an administrator would have them read.

use std::path::Path;

use super::Profielenset;
use crate::Code;
use crate::configuratie::Bestand;
use crate::element::Element;
use crate::kanaal::Kanaalsoort;
use crate::keuze::Keuze;
use crate::profiel::{Adressering, Behoefte, Interactieprofiel, Kanaalregel, Profielcode, Terugkoppeling};
use crate::toegang::Niveau;
use crate::voorkeur::Berichtsoort;

fn bestanden() -> Vec<Bestand> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/interactieprofielen");
    let mut bestanden: Vec<Bestand> = std::fs::read_dir(map)
        .expect("the folder with examples")
        .map(|bestand| {
            let pad = bestand.expect("a readable folder").path();
            let naam = pad.file_name().expect("a file has a name").to_string_lossy().into_owned();
            Bestand { naam, tekst: std::fs::read_to_string(&pad).expect("an example is text") }
        })
        .collect();
    bestanden.sort_by(|links, rechts| links.naam.cmp(&rechts.naam));
    bestanden
}

fn voorbeelden() -> Profielenset {
    Profielenset::lees(&bestanden()).unwrap_or_else(|fouten| {
        let meldingen: Vec<String> = fouten.iter().map(ToString::to_string).collect();
        panic!("{}", meldingen.join("\n"))
    })
}

/// Only what rules: without the names.
fn regels(profiel: &Interactieprofiel) -> Interactieprofiel {
    Interactieprofiel {
        code: Profielcode::algemeen(),
        versie: String::new(),
        naam: String::new(),
        omschrijving: String::new(),
        ..profiel.clone()
    }
}

#[test]
fn elk_voorbeeld_is_foutloos_en_wordt_een_profiel() {
    let set = voorbeelden();
    let profielen = bestanden().len() - 2;
    assert!(profielen >= 8);
    assert_eq!(set.iter().count(), profielen + 1, "every file, and the built-in profile");
    assert_eq!(set.kanalen().soort("Mijn Gemeente"), Kanaalsoort::Website);
    let vertrouwelijk: Berichtsoort = "vertrouwelijk".parse().unwrap();
    assert!(set.berichtsoorten().eis(&vertrouwelijk).unwrap().veilig_kanaal);
}

#[test]
fn geen_twee_voorbeelden_hebben_dezelfde_regels() {
    let set = voorbeelden();
    let alle: Vec<&Interactieprofiel> = set.iter().collect();
    for (plaats, links) in alle.iter().enumerate() {
        for rechts in &alle[plaats + 1..] {
            assert_ne!(regels(links), regels(rechts), "{} en {}", links.code, rechts.code);
        }
    }
}

#[test]
fn elk_voorbeeld_zegt_bovenaan_dat_het_een_voorbeeld_is() {
    for bestand in bestanden() {
        assert!(bestand.tekst.starts_with("# Voorbeeld."), "{}", bestand.naam);
    }
}

#[test]
fn de_voorbeelden_zeggen_wat_hun_naam_belooft() {
    let set = voorbeelden();
    let van = |code: &str| set.profiel(code).expect("an example with this code");

    let melding = van("melding-openbare-ruimte");
    assert!(melding.verplicht().is_leeg() && melding.anoniem_bewaren);
    assert_eq!(melding.behoefte(Element::Bsn), Behoefte::Verboden);
    assert_eq!(melding.behoefte(Element::Emailadres), Behoefte::Toegestaan);

    let vraag = van("vraag-openingstijden");
    assert!(!vraag.anoniem_bewaren);
    for element in Element::ALLE.iter().filter(|element| **element != Element::Voorkeurstaal) {
        assert_eq!(vraag.behoefte(*element), Behoefte::Verboden);
    }

    let terugbellen = van("terugbelverzoek");
    assert_eq!(terugbellen.behoefte(Element::Telefoonnummer), Behoefte::Verplicht);
    assert_eq!(terugbellen.terugkoppeling, Terugkoppeling::Altijd);
    assert_eq!(terugbellen.identificatieniveau, Niveau::Controlevragen);
    assert_eq!(terugbellen.kanaalregel(Kanaalsoort::Email), Kanaalregel::Verboden);

    let uitkering = van("aanvraag-uitkering");
    assert_eq!(uitkering.kanaalregel(Kanaalsoort::Email), Kanaalregel::Toegestaan);
    assert_eq!(uitkering.kanaalregel(Kanaalsoort::Post), Kanaalregel::Veilig);
    assert_eq!(uitkering.berichtsoort, Berichtsoort::formeel());

    let stempas = van("oproep-stempas");
    assert_eq!(stempas.adressering, Adressering::BrpVerblijfsadres);
    assert_eq!(stempas.behoefte(Element::Emailadres), Behoefte::OpWens);

    assert_eq!(van("klacht").behoefte(Element::Achternaam), Behoefte::Verplicht);
    assert_eq!(van("aanvraag-paspoort").behoefte(Element::Bsn), Behoefte::Verplicht);
    assert_eq!(van("nieuwsbrief").berichtsoort, Berichtsoort::nieuws());
}

fn handleiding() -> String {
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/interactieprofielen.md");
    std::fs::read_to_string(pad).expect("the page for administrators")
}

#[test]
fn de_voorbeelden_in_de_handleiding_zijn_foutloos() {
    let tekst = handleiding();
    let namen = ["klacht-belastingen.toml", "kanalen.toml", "berichtsoorten.toml"];
    let blokken: Vec<&str> =
        tekst.split("```toml\n").skip(1).map(|blok| blok.split("```").next().unwrap()).collect();
    assert_eq!(blokken.len(), namen.len());
    let bestanden: Vec<Bestand> = namen
        .iter()
        .zip(blokken)
        .map(|(naam, tekst)| Bestand { naam: (*naam).to_owned(), tekst: tekst.to_owned() })
        .collect();
    let set = Profielenset::lees(&bestanden).expect("the page shows good files");
    assert!(set.profiel("klacht-belastingen").is_some());
}

#[test]
fn de_handleiding_noemt_elk_woord_en_elke_fout() {
    let tekst = handleiding();
    let kanalen = Kanaalsoort::ALLE.iter().map(|kanaal| kanaal.woord());
    let niveaus = Niveau::ALLE.iter().map(|niveau| niveau.woord());
    let codes = Code::ALLE.iter().map(|code| code.code()).filter(|code| code.starts_with("profiel."));
    for woord in
        Element::ALLE.iter().map(|element| element.woord()).chain(kanalen).chain(niveaus).chain(codes)
    {
        assert!(tekst.contains(&format!("`{woord}`")), "{woord}");
    }
}
