//! What the privacy officer accounts for: data by purpose, with ground, retention and recipients.

use std::fmt::Write as _;

use klant_core::machtiging::{Doelverantwoording, Elementverantwoording, Machtigingenset};
use klant_core::profiel::{Behoefte, Interactieprofiel, Profielenset};
use klant_core::{Element, Handeling, Keuze};
use serde_json::{Value, json};

use super::blad::Blad;
use super::machtiging::{bereik_json, woorden};
use super::stukken::{ja_nee, leden, tekst};

/// Everything that is accounted for, as JSON.
pub(crate) fn verantwoording_json(machtigingen: &Machtigingenset, profielen: &Profielenset) -> Value {
    json!({
        "doelen": machtigingen.verantwoording().map(|een| doel_json(&een)).collect::<Vec<_>>(),
        "interactieprofielen": profielen.iter().map(profiel_json).collect::<Vec<_>>(),
        "machtigingVerplicht": machtigingen.verplicht,
    })
}

fn doel_json(een: &Doelverantwoording<'_>) -> Value {
    let beschrijving = een.beschrijving;
    json!({
        "doel": een.doel.als_tekst(),
        "naam": beschrijving.naam,
        "verwerkingsactiviteit": beschrijving.verwerkingsactiviteit,
        "verwerkingsactiviteitVoorlopig": beschrijving.is_voorlopig(),
        "grond": beschrijving.grond,
        "bewaartermijn": beschrijving.bewaartermijn,
        "ontvangers": beschrijving.ontvangers,
        "ontvangersBuitenGemeente": een.buiten_gemeente,
        "elementen": een.elementen.iter().map(element_json).collect::<Vec<_>>(),
    })
}

fn element_json(een: &Elementverantwoording<'_>) -> Value {
    json!({
        "element": een.element.woord(),
        "machtiging": een.machtiging.code,
        "handelingen": een.handelingen.iter().map(Handeling::woord).collect::<Vec<_>>(),
        "profielen": bereik_json(&een.deel.profielen),
        "minimaalNiveau": een.deel.minimaal_niveau.woord(),
    })
}

fn profiel_json(profiel: &Interactieprofiel) -> Value {
    let met = |behoefte| -> Vec<&str> {
        let elementen = Element::ALLE.iter().filter(|element| profiel.behoefte(**element) == behoefte);
        elementen.map(|element| element.woord()).collect()
    };
    json!({
        "code": profiel.code.als_tekst(),
        "versie": profiel.versie,
        "naam": profiel.naam,
        "verplicht": met(Behoefte::Verplicht),
        "toegestaan": met(Behoefte::Toegestaan),
        "opWens": met(Behoefte::OpWens),
        "bewaartermijnMaanden": profiel.bewaartermijn_maanden,
    })
}

/// A page for people.
pub(crate) fn verantwoording(blad: &mut Blad, json: &Value) {
    for doel in leden(json, "doelen") {
        blad.kop(&kop(doel));
        blad.rijen(feiten(doel).map(|(naam, waarde)| (naam, Some(waarde))));
        blad.tabel("Gegevens", KOLOMMEN, rijen(doel));
    }
    let rijen = leden(json, "interactieprofielen").iter().map(profielrij).collect();
    blad.tabel("Interactieprofielen", PROFIELKOLOMMEN, rijen);
    blad.kop(&slot(json));
}

/// The same as Markdown, to put in a register of processing activities.
pub(crate) fn verantwoording_markdown(json: &Value) -> String {
    let mut uit = String::new();
    for doel in leden(json, "doelen") {
        let _ = writeln!(uit, "### {}\n", cel(&kop(doel)));
        for (naam, waarde) in feiten(doel) {
            let _ = writeln!(uit, "- {naam}: {}", cel(&waarde));
        }
        uit.push('\n');
        tabel(&mut uit, KOLOMMEN, rijen(doel));
    }
    uit.push_str("### Interactieprofielen\n\n");
    tabel(&mut uit, PROFIELKOLOMMEN, leden(json, "interactieprofielen").iter().map(profielrij).collect());
    let _ = writeln!(uit, "{}", slot(json));
    uit
}

const KOLOMMEN: [&str; 4] = ["Machtiging", "Gegevens", "Handelingen", "Profielen"];
const PROFIELKOLOMMEN: [&str; 5] = ["Profiel", "Verplicht", "Toegestaan", "Op wens", "Bewaartermijn"];

fn kop(doel: &Value) -> String {
    format!("{} (`{}`)", tekst(doel, "naam").unwrap_or_default(), tekst(doel, "doel").unwrap_or_default())
}

/// What holds for the purpose as a whole.
fn feiten(doel: &Value) -> [(&'static str, String); 5] {
    let lid = |lid| tekst(doel, lid).unwrap_or_default();
    let voorlopig = ja_nee(doel, "verwerkingsactiviteitVoorlopig").is_some_and(|woord| woord == "ja");
    let activiteit = lid("verwerkingsactiviteit");
    [
        (
            "Verwerkingsactiviteit",
            if voorlopig { format!("nog in te vullen (nu {activiteit})") } else { activiteit },
        ),
        ("Grond", lid("grond")),
        ("Bewaartermijn", lid("bewaartermijn")),
        ("Ontvangers", of_geen(vrij(doel, "ontvangers"))),
        ("Buiten de gemeente", of_geen(vrij(doel, "ontvangersBuitenGemeente"))),
    ]
}

/// Elementen with which a machtiging lets the same be done, on one row.
fn rijen(doel: &Value) -> Vec<[String; 4]> {
    let mut rijen: Vec<[String; 4]> = Vec::new();
    for een in leden(doel, "elementen") {
        let naam = tekst(een, "element").unwrap_or_default().replace('_', " ");
        let alle = een.get("profielen").is_some_and(Value::is_null);
        let profielen = if alle { "alle".to_owned() } else { of_geen(vrij(een, "profielen")) };
        let niveau = tekst(een, "minimaalNiveau").filter(|niveau| niveau != "geen");
        let code = tekst(een, "machtiging").unwrap_or_default();
        let machtiging = niveau.map_or_else(|| code.clone(), |niveau| format!("{code} (vanaf {niveau})"));
        let handelingen = woorden(een, "handelingen");
        let gelijk = rijen.iter_mut().find(|[eerste, _, tweede, derde]| {
            *eerste == machtiging && *tweede == handelingen && *derde == profielen
        });
        match gelijk {
            Some([_, namen, ..]) => {
                namen.push_str(", ");
                namen.push_str(&naam);
            }
            None => rijen.push([machtiging, naam, handelingen, profielen]),
        }
    }
    rijen
}

fn profielrij(profiel: &Value) -> [String; 5] {
    let termijn = tekst(profiel, "bewaartermijnMaanden");
    [
        format!(
            "{} ({})",
            tekst(profiel, "code").unwrap_or_default(),
            tekst(profiel, "versie").unwrap_or_default()
        ),
        of_geen(woorden(profiel, "verplicht")),
        of_geen(woorden(profiel, "toegestaan")),
        of_geen(woorden(profiel, "opWens")),
        termijn.map_or_else(|| "niet ingesteld".to_owned(), |maanden| format!("{maanden} maanden")),
    ]
}

fn slot(json: &Value) -> String {
    if ja_nee(json, "machtigingVerplicht").is_some_and(|woord| woord == "ja") {
        "Een machtiging is verplicht: wie er geen heeft, mag niets.".to_owned()
    } else {
        "Een machtiging is niet verplicht: zonder mag een toepassing alles, voor het doel `niet-bepaald`."
            .to_owned()
    }
}

fn of_geen(tekst: String) -> String {
    if tekst.is_empty() { "geen".to_owned() } else { tekst }
}

/// The texts of a list as they are.
fn vrij(voorwerp: &Value, lid: &str) -> String {
    leden(voorwerp, lid).iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
}

fn tabel<const N: usize>(uit: &mut String, kolommen: [&str; N], rijen: Vec<[String; N]>) {
    if rijen.is_empty() {
        uit.push_str("Niets.\n\n");
        return;
    }
    let _ = writeln!(uit, "| {} |", kolommen.join(" | "));
    let _ = writeln!(uit, "|{}", " :- |".repeat(N));
    for rij in rijen {
        let _ = writeln!(uit, "| {} |", rij.map(|tekst| cel(&tekst)).join(" | "));
    }
    uit.push('\n');
}

/// What someone wrote does not end a cell, begin a tag or a link, nor start a new line. Code stays code.
fn cel(tekst: &str) -> String {
    tekst.chars().fold(String::new(), |mut cel, teken| {
        match teken {
            '\n' | '\r' => cel.push(' '),
            '|' | '<' | '[' | '*' | '\\' => cel.extend(['\\', teken]),
            _ => cel.push(teken),
        }
        cel
    })
}
