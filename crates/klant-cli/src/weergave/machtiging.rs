//! Machtigingen: what applications and roles may do, for which purpose, and why.

use klant_core::machtiging::{Bereik, Doelmachtiging, Machtiging, Uitleg};
use klant_core::profiel::Profielcode;
use klant_core::{Doel, Element, Elementen, Handeling, Keuze, Oordeel};
use serde_json::{Map, Value, json};

use super::besluit::redenen;
use super::blad::Blad;
use super::stukken::{ja_nee, leden, tekst};

/// One machtiging as JSON.
pub(crate) fn machtiging_json(machtiging: &Machtiging) -> Value {
    let doelen = machtiging.doelen.iter().map(|(doel, deel)| (doel.als_tekst().to_owned(), deel_json(deel)));
    json!({
        "code": machtiging.code,
        "naam": machtiging.naam,
        "omschrijving": machtiging.omschrijving,
        "standaarddoel": machtiging.standaarddoel.als_tekst(),
        "toepassingen": machtiging.toepassingen,
        "rollen": machtiging.rollen,
        "doelen": doelen.collect::<Map<_, _>>(),
    })
}

fn deel_json(deel: &Doelmachtiging) -> Value {
    json!({
        "handelingen": deel.handelingen.iter().map(Handeling::woord).collect::<Vec<_>>(),
        "elementen": deel.elementen.iter().map(Element::woord).collect::<Vec<_>>(),
        "profielen": bereik_json(&deel.profielen),
        "minimaalNiveau": deel.minimaal_niveau.woord(),
        "buitenGemeente": deel.buiten_gemeente,
    })
}

/// The codes of the profiles; null for every profile.
pub(super) fn bereik_json(bereik: &Bereik) -> Value {
    match bereik {
        Bereik::Alle => Value::Null,
        Bereik::Profielen(codes) => codes.iter().map(Profielcode::als_tekst).collect(),
    }
}

/// The answer to a question about rights as JSON.
pub(crate) fn uitleg_json(uitleg: &Uitleg) -> Value {
    let redenen: Vec<Value> = uitleg
        .redenen()
        .iter()
        .map(|reden| json!({ "code": reden.code().code(), "zin": reden.zin(), "plaats": reden.plaats() }))
        .collect();
    let uitkomst = if uitleg.oordeel() == Oordeel::Toegestaan { "toegestaan" } else { "geweigerd" };
    json!({ "uitkomst": uitkomst, "doel": Doel::als_tekst(uitleg.doel()), "redenen": redenen })
}

/// The machtigingen that hold, one a line.
pub(crate) fn machtigingen(blad: &mut Blad, machtigingen: &[Value]) {
    let rijen = machtigingen
        .iter()
        .map(|een| {
            let doelen = een.get("doelen").and_then(Value::as_object).into_iter().flatten();
            let doelen = doelen.map(|(doel, _)| doel.clone()).collect::<Vec<_>>().join(", ");
            [
                tekst(een, "code").unwrap_or_default(),
                tekst(een, "naam").unwrap_or_default(),
                doelen,
                houders(een),
            ]
        })
        .collect();
    blad.tabel("Machtigingen", ["Code", "Naam", "Doelen", "Toepassingen en rollen"], rijen);
}

fn houders(machtiging: &Value) -> String {
    [woorden(machtiging, "toepassingen"), woorden(machtiging, "rollen")]
        .into_iter()
        .filter(|namen| !namen.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// One machtiging, with what it grants for each purpose.
pub(crate) fn machtiging(blad: &mut Blad, machtiging: &Value) {
    blad.kop(&format!("Machtiging {}", tekst(machtiging, "code").unwrap_or_default()));
    let houders = houders(machtiging);
    blad.rijen([
        ("Naam", tekst(machtiging, "naam")),
        ("Omschrijving", tekst(machtiging, "omschrijving")),
        ("Zonder ander doel", tekst(machtiging, "standaarddoel")),
        ("Houders", (!houders.is_empty()).then_some(houders)),
    ]);
    for (doel, deel) in machtiging.get("doelen").and_then(Value::as_object).into_iter().flatten() {
        blad.kop(&format!("Voor {doel}"));
        let profielen = woorden(deel, "profielen");
        blad.rijen([
            ("Handelingen", Some(woorden(deel, "handelingen"))),
            ("Gegevens", Some(gegevens(deel))),
            ("Interactieprofielen", (!profielen.is_empty()).then_some(profielen)),
            ("Vanaf niveau", tekst(deel, "minimaalNiveau").filter(|niveau| niveau != "geen")),
            ("Buiten de gemeente", ja_nee(deel, "buitenGemeente").filter(|woord| woord == "ja")),
        ]);
    }
}

/// The answer to a question about rights, and what each machtiging says of it.
pub(crate) fn uitleg(blad: &mut Blad, uitleg: &Value) {
    blad.kop(&format!("Machtiging: {}", tekst(uitleg, "uitkomst").unwrap_or_default()));
    blad.rijen([("Doel", tekst(uitleg, "doel"))]);
    redenen(blad, uitleg);
}

/// The words of a list, for people.
pub(super) fn woorden(voorwerp: &Value, lid: &str) -> String {
    let woorden = leden(voorwerp, lid).iter().filter_map(Value::as_str);
    woorden.map(|woord| woord.replace('_', " ")).collect::<Vec<_>>().join(", ")
}

/// The Elementen: those that are missing, when that is shorter to say.
fn gegevens(deel: &Value) -> String {
    let namen: Vec<&str> = leden(deel, "elementen").iter().filter_map(Value::as_str).collect();
    let elementen: Elementen = namen.iter().filter_map(|woord| Element::van_woord(woord)).collect();
    let buiten: Vec<String> = Element::ALLE
        .iter()
        .filter(|element| !elementen.bevat(**element))
        .map(|element| element.woord().replace('_', " "))
        .collect();
    match buiten.as_slice() {
        [] => "alle".to_owned(),
        buiten if buiten.len() < namen.len() => format!("alle behalve {}", buiten.join(", ")),
        _ if namen.is_empty() => "geen".to_owned(),
        _ => woorden(deel, "elementen"),
    }
}
