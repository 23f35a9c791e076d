//! The ready-made machtigingen as a table to read: who may do what with which data, for which purpose.
//! `KLANT_SCHRIJF_KLAARGEMAAKT=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use klant_core::machtiging::{Bevoegdheid, Houder, Machtigingenset, Machtigingsvraag};
use klant_core::{Element, Elementen, Handeling, Keuze, Niveau, Oordeel};

fn namen(elementen: Elementen) -> String {
    let woorden = |elementen: &mut dyn Iterator<Item = Element>| {
        elementen.map(Element::woord).collect::<Vec<_>>().join(", ")
    };
    let zonder = Element::ALLE.iter().copied().filter(|element| !elementen.bevat(*element));
    match zonder.clone().count() {
        0 => "alle gegevens".to_owned(),
        1..=6 => format!("alle gegevens behalve {}", woorden(&mut zonder.clone())),
        _ => woorden(&mut elementen.iter()),
    }
}

fn regel(bevoegdheid: &Bevoegdheid, handeling: Handeling) -> Option<String> {
    let elementen = bevoegdheid.elementen_voor(handeling)?;
    Some(match handeling {
        Handeling::Identificeren => namen(elementen.iter().filter(|een| een.is_identificerend()).collect())
            .replace("alle gegevens", "alles wat identificeert"),
        Handeling::Vastleggen | Handeling::Wijzigen => "wat niet identificeert".to_owned(),
        Handeling::Verwijderen | Handeling::Bewaren | Handeling::Verantwoorden => "ja".to_owned(),
        _ => namen(elementen),
    })
}

fn tabel() -> String {
    let set = Machtigingenset::ingebouwd();
    let mut tabel = String::new();
    for machtiging in set.machtigingen.values() {
        for (doel, deel) in &machtiging.doelen {
            let standaard = if *doel == machtiging.standaarddoel { " (standaard)" } else { "" };
            let _ = writeln!(
                tabel,
                "{} voor {doel}{standaard}, vanaf niveau {}",
                machtiging.code, deel.minimaal_niveau
            );
            let bevoegdheid = Bevoegdheid::van([deel], Niveau::Hoog);
            for handeling in Handeling::ALLE {
                let mag = regel(&bevoegdheid, *handeling).unwrap_or_else(|| "-".to_owned());
                let _ = writeln!(tabel, "  {:<14} {mag}", handeling.woord());
            }
            tabel.push('\n');
        }
    }
    tabel
}

#[test]
fn s25_de_klaargemaakte_machtigingen_staan_in_hun_tabel() {
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/klaargemaakt.txt");
    let tabel = tabel();
    if std::env::var_os("KLANT_SCHRIJF_KLAARGEMAAKT").is_some() {
        std::fs::write(&pad, &tabel).expect("a file can be written");
    }
    let bewaard = std::fs::read_to_string(&pad).unwrap_or_default();
    assert_eq!(bewaard, tabel, "look, then KLANT_SCHRIJF_KLAARGEMAAKT=1");
}

const NUMMERS: [Element; 3] = [Element::Bsn, Element::KvkNummer, Element::Vestigingsnummer];
const WEGEN: [Element; 3] = [Element::Voornaam, Element::Emailadres, Element::Telefoonnummer];

/// What each known client does, and the machtiging that suits it.
const CLIENTEN: [(&str, &str, &[Handeling]); 12] = [
    (
        "KISS",
        "kcc",
        &[Handeling::Zoeken, Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Identificeren],
    ),
    (
        "ITA, klantcontactcentrum",
        "kcc",
        &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Identificeren],
    ),
    (
        "ITA, vakafdeling",
        "vakafdeling",
        &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Identificeren],
    ),
    ("ZAC", "zaaksysteem", &[Handeling::Vastleggen]),
    ("Open Inwoner", "portaal", &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Identificeren]),
    ("Open Formulieren", "portaal", &[Handeling::Vastleggen, Handeling::Identificeren]),
    (
        "Valtimo",
        "zaaksysteem",
        &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Verwijderen, Handeling::Identificeren],
    ),
    ("NotifyNL-OMC", "zaaksysteem", &[Handeling::Bepalen, Handeling::Vastleggen, Handeling::Identificeren]),
    ("BPTL", "zaaksysteem", &[Handeling::Wijzigen]),
    ("IKO", "alleen-lezen", &[]),
    (
        "NL Portal",
        "portaal",
        &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Verwijderen, Handeling::Identificeren],
    ),
    (
        "Nijmegen",
        "portaal",
        &[Handeling::Vastleggen, Handeling::Wijzigen, Handeling::Verwijderen, Handeling::Identificeren],
    ),
];

#[test]
fn elke_bekende_client_kan_werken_onder_de_machtiging_die_bij_haar_past() {
    let set = Machtigingenset::ingebouwd();
    for (client, code, handelingen) in CLIENTEN {
        let codes = [code.to_owned()];
        let mag = |handeling, element| {
            let uitleg = set.leg_uit(&Machtigingsvraag {
                houder: Houder { toepassing: Some(client), codes: &codes, rollen: &[] },
                niveau: Niveau::Hoog,
                kan_identificeren: true,
                doel: None,
                handeling,
                element,
                profiel: None,
            });
            assert_eq!(uitleg.oordeel(), Oordeel::Toegestaan, "{client}: {handeling} {element:?}");
        };
        for element in NUMMERS.into_iter().chain(WEGEN) {
            mag(Handeling::Lezen, Some(element));
        }
        for handeling in handelingen {
            mag(*handeling, None);
            if *handeling == Handeling::Identificeren {
                NUMMERS.into_iter().for_each(|nummer| mag(*handeling, Some(nummer)));
            }
        }
    }
}
