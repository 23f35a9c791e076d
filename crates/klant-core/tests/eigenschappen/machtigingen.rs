//! What holds for machtigingen, whatever files come in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use klant_core::machtiging::{
    Bereik, Bevoegdheid, Doelbeschrijving, Doelmachtiging, Houder, Machtiging, Machtigingenset,
    Machtigingsvraag, Toekenning,
};
use klant_core::profiel::Profielcode;
use klant_core::{Code, Doel, Element, Handeling, Keuze, Niveau, Oordeel, Toegang, Wie};
use proptest::collection::{btree_map, btree_set};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::generatoren::woord;

const DOELEN: [&str; 3] = ["klantcontact", "terugbellen", "wmo"];
const CODES: [&str; 4] = ["balie", "kcc", "portaal", "wijkteam"];
const ROLLEN: [&str; 2] = ["manager", "medewerker"];
const PROFIELEN: [&str; 2] = ["klacht", "melding"];

fn doel() -> impl Strategy<Value = Doel> {
    select(&DOELEN[..]).prop_map(|code| code.parse().expect("a good code"))
}

fn profiel() -> impl Strategy<Value = Profielcode> {
    select(&PROFIELEN[..]).prop_map(|code| code.parse().expect("a good code"))
}

fn enkele(van: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    subsequence(van, 0..=van.len()).prop_map(|namen| namen.into_iter().map(str::to_owned).collect())
}

fn deel() -> impl Strategy<Value = Doelmachtiging> {
    (
        btree_set(woord::<Handeling>(), 1..8),
        btree_set(woord::<Element>(), 0..15),
        prop_oneof![Just(Bereik::Alle), btree_set(profiel(), 0..3).prop_map(Bereik::Profielen)],
        prop_oneof![3 => Just(Niveau::Geen), 1 => woord::<Niveau>()],
        any::<bool>(),
    )
        .prop_map(|(handelingen, elementen, profielen, minimaal_niveau, buiten_gemeente)| {
            Doelmachtiging {
                handelingen: handelingen.into_iter().collect(),
                elementen: elementen.into_iter().collect(),
                profielen,
                minimaal_niveau,
                buiten_gemeente,
            }
        })
}

fn machtiging(code: &'static str) -> impl Strategy<Value = Machtiging> {
    (btree_map(doel(), deel(), 1..=3), enkele(&["kiss"]), enkele(&ROLLEN)).prop_map(
        move |(doelen, toepassingen, rollen)| Machtiging {
            code: code.to_owned(),
            naam: code.to_owned(),
            omschrijving: String::new(),
            standaarddoel: doelen.keys().next().expect("at least one").clone(),
            toepassingen,
            rollen,
            doelen,
        },
    )
}

fn set() -> impl Strategy<Value = Machtigingenset> {
    let machtigingen = (subsequence(&CODES[..], 0..=CODES.len()), CODES.map(machtiging), any::<bool>());
    machtigingen.prop_map(|(codes, alle, verplicht)| Machtigingenset {
        doelen: DOELEN
            .iter()
            .map(|code| (code.parse().expect("a good code"), Doelbeschrijving::default()))
            .collect(),
        machtigingen: alle
            .into_iter()
            .filter(|een| codes.contains(&een.code.as_str()))
            .map(|een| (een.code.clone(), een))
            .collect(),
        verplicht,
    })
}

/// Who asks: the name of an application or none, the codes of its registration, and roles.
type Wieook = (bool, Vec<String>, Vec<String>);

fn wie() -> impl Strategy<Value = Wieook> {
    (any::<bool>(), prop_oneof![2 => Just(Vec::new()), 1 => enkele(&CODES)], enkele(&ROLLEN))
}

fn houder((toepassing, codes, rollen): &Wieook) -> Houder<'_> {
    Houder { toepassing: toepassing.then_some("kiss"), codes, rollen }
}

/// Everything that someone may, spelled out.
fn rechten(
    toekenning: Option<&Toekenning>,
    doel: &Doel,
    niveau: Niveau,
) -> BTreeSet<(Handeling, Option<Element>)> {
    let Some(bevoegdheid) = toekenning.and_then(|een| een.bevoegdheid(doel, niveau)) else {
        return BTreeSet::new();
    };
    let met = Element::ALLE.iter().map(|element| Some(*element)).chain([None]);
    let alles = met.flat_map(|element| Handeling::ALLE.iter().map(move |handeling| (*handeling, element)));
    alles.filter(|(handeling, element)| mag(&bevoegdheid, *handeling, *element)).collect()
}

fn mag(bevoegdheid: &Bevoegdheid, handeling: Handeling, element: Option<Element>) -> bool {
    element.map_or_else(|| bevoegdheid.mag(handeling), |element| bevoegdheid.mag_met(handeling, element))
}

proptest! {
    #[test]
    fn s25_wat_niet_verleend_is_mag_niet(set in set(), wie in wie(), doel in doel(), niveau in woord::<Niveau>()) {
        let houder = houder(&wie);
        let toekenning = set.toekenning(&houder);
        let delen: Vec<&Doelmachtiging> = set
            .gehouden(&houder)
            .filter_map(|een| een.doelen.get(&doel))
            .filter(|deel| niveau >= deel.minimaal_niveau)
            .collect();
        let verleend: BTreeSet<_> = delen
            .iter()
            .flat_map(|deel| {
                let met = deel.elementen.iter().map(Some).chain([None]).collect::<Vec<_>>();
                deel.handelingen.iter().flat_map(move |een| met.clone().into_iter().map(move |met| (een, met)))
            })
            .collect();
        prop_assert_eq!(rechten(toekenning.as_ref(), &doel, niveau), verleend);
        if let Some(bevoegdheid) = toekenning.and_then(|een| een.bevoegdheid(&doel, niveau)) {
            for code in PROFIELEN {
                let code: Profielcode = code.parse().expect("a good code");
                let bereikt = delen.iter().any(|deel| deel.profielen.omvat(&code));
                prop_assert_eq!(bevoegdheid.bereik().omvat(&code), bereikt);
            }
        }
    }

    #[test]
    fn een_machtiging_erbij_neemt_geen_recht_af(
        set in set(), wie in wie(), erbij in select(&CODES[..]), doel in doel(), niveau in woord::<Niveau>(),
    ) {
        let meer = (wie.0, [wie.1.clone(), vec![erbij.to_owned()]].concat(), wie.2.clone());
        let (eerst, later) = (set.toekenning(&houder(&wie)), set.toekenning(&houder(&meer)));
        prop_assert!(
            rechten(eerst.as_ref(), &doel, niveau).is_subset(&rechten(later.as_ref(), &doel, niveau))
        );
    }

    #[test]
    fn s23_doelen_staan_los_van_elkaar(
        set in set(), wie in wie(), doel in doel(), ander in doel(), niveau in woord::<Niveau>(),
    ) {
        prop_assume!(doel != ander);
        let mut zonder = set.clone();
        for machtiging in zonder.machtigingen.values_mut() {
            machtiging.doelen.remove(&ander);
        }
        let van = |set: &Machtigingenset| {
            set.toekenning(&houder(&wie)).and_then(|een| een.bevoegdheid(&doel, niveau))
        };
        prop_assert_eq!(van(&set), van(&zonder));
    }

    #[test]
    fn de_uitleg_zegt_wat_de_toegang_doet(
        set in set(),
        wie in wie(),
        doel in option::of(doel()),
        niveau in woord::<Niveau>(),
        kan_identificeren in any::<bool>(),
        handeling in woord::<Handeling>(),
        element in option::of(woord::<Element>()),
        profiel in option::of(profiel()),
    ) {
        let houder = houder(&wie);
        let vraag = Machtigingsvraag {
            houder, niveau, kan_identificeren, doel: doel.clone(), handeling, element, profiel: profiel.clone(),
        };
        let uitleg = set.leg_uit(&vraag);

        let doel = doel.unwrap_or_else(Doel::niet_bepaald);
        let toegang = Toegang::nieuw(Wie::Toepassing("kiss".to_owned()), doel, niveau, kan_identificeren);
        let toegang = match set.toekenning(&houder) {
            Some(toekenning) => toegang.begrensd_door(Arc::new(toekenning)),
            None if set.verplicht => toegang.zonder_rechten(),
            None => toegang,
        };
        let ziet = |element| toegang.zicht_voor(handeling).toont(element);
        let met = match (handeling, element) {
            (Handeling::Identificeren, None) => toegang.mag_identificeren(),
            (Handeling::Identificeren, Some(element)) => toegang.mag_vastleggen(element),
            (Handeling::Vastleggen | Handeling::Wijzigen, Some(element)) if element.is_identificerend() => {
                toegang.mag_vastleggen(element)
            }
            (Handeling::Vastleggen | Handeling::Wijzigen, _) => true,
            (Handeling::Verwijderen | Handeling::Bewaren | Handeling::Verantwoorden, _) => true,
            (_, element) => element.is_none_or(ziet),
        };
        let binnen = profiel.is_none_or(|profiel| toegang.bevoegdheid().bereik().omvat(&profiel));
        let mag = toegang.eis(handeling).is_ok() && met && binnen;
        prop_assert_eq!(uitleg.oordeel() == Oordeel::Toegestaan, mag, "{:?}", uitleg);
        prop_assert_eq!(uitleg.doel(), toegang.doel());
        let eerste = uitleg.redenen().first().expect("a reason");
        if let Err(reden) = toegang.eis(handeling) {
            prop_assert_eq!(eerste, &reden);
        }
        let verlenend = [Code::MachtigingVerleent, Code::MachtigingSamen, Code::MachtigingGeen];
        prop_assert_eq!(verlenend.contains(&eerste.code()), mag, "{:?}", uitleg);
        for reden in uitleg.redenen() {
            prop_assert!(reden.zin().ends_with('.'));
            let plaats = reden.plaats();
            prop_assert!(plaats.is_empty() || CODES.contains(&plaats));
        }
    }
}

#[test]
fn s25_een_voorbeeld_van_elke_reden() {
    let deel = |niveau| Doelmachtiging {
        handelingen: [Handeling::Lezen].into_iter().collect(),
        elementen: [Element::Voornaam].into_iter().collect(),
        profielen: Bereik::Profielen(BTreeSet::from(["klacht".parse().unwrap()])),
        minimaal_niveau: niveau,
        buiten_gemeente: false,
    };
    let een = |code: &str, doel: &str, niveau| Machtiging {
        code: code.to_owned(),
        naam: code.to_owned(),
        omschrijving: String::new(),
        standaarddoel: doel.parse().unwrap(),
        toepassingen: Vec::new(),
        rollen: Vec::new(),
        doelen: BTreeMap::from([(doel.parse().unwrap(), deel(niveau))]),
    };
    let set = Machtigingenset {
        machtigingen: [
            een("balie", "klantcontact", Niveau::Geen),
            een("kcc", "terugbellen", Niveau::Geen),
            een("portaal", "klantcontact", Niveau::Hoog),
        ]
        .map(|een| (een.code.clone(), een))
        .into(),
        ..Machtigingenset::default()
    };
    let codes: Vec<String> = ["balie", "kcc", "portaal", "weg"].map(str::to_owned).to_vec();
    let vraag = |handeling, element, profiel: &str| {
        let uitleg = set.leg_uit(&Machtigingsvraag {
            houder: Houder { toepassing: None, codes: &codes, rollen: &[] },
            niveau: Niveau::Laag,
            kan_identificeren: true,
            doel: Some("klantcontact".parse().unwrap()),
            handeling,
            element: Some(element),
            profiel: Some(profiel.parse().unwrap()),
        });
        uitleg
            .redenen()
            .iter()
            .map(|een| format!("{}: {} [{}]", een.plaats(), een.zin(), een.code()))
            .collect::<Vec<_>>()
    };
    let steeds = [
        "kcc: Deze machtiging verleent niets voor dit doel (wel voor: terugbellen). [machtiging.ander_doel]",
        "portaal: Deze machtiging geldt pas bij een hoger betrouwbaarheidsniveau (nodig is hoog). [machtiging.niveau]",
        "weg: Deze machtiging bestaat niet. [machtiging.onbekend]",
    ];
    let geval = |eigen: &[&str]| -> Vec<String> {
        eigen.iter().chain(&steeds).map(|zin| (*zin).to_owned()).collect()
    };
    assert_eq!(
        vraag(Handeling::Lezen, Element::Voornaam, "klacht"),
        geval(&["balie: Deze machtiging verleent het. [machtiging.verleent]"])
    );
    assert_eq!(
        vraag(Handeling::Lezen, Element::Bsn, "klacht"),
        geval(&[
            ": Wie dit vraagt, is daartoe niet gemachtigd (nodig is `lezen` met `bsn` voor het doel `klantcontact`). \
             [S25.geen_recht]",
            "balie: Deze machtiging reikt niet tot dit gegeven (`bsn`). [machtiging.element]",
        ])
    );
    assert_eq!(
        vraag(Handeling::Wijzigen, Element::Voornaam, "klacht"),
        geval(&[
            ": Wie dit vraagt, is daartoe niet gemachtigd (nodig is `wijzigen` voor het doel `klantcontact`). \
             [S25.geen_recht]",
            "balie: Deze machtiging verleent deze handeling niet (`wijzigen`). [machtiging.handeling]",
        ])
    );
    assert_eq!(
        vraag(Handeling::Lezen, Element::Voornaam, "melding"),
        geval(&[
            ": Wie dit vraagt, is daartoe niet gemachtigd (niet voor interacties met het profiel `melding`). \
             [S25.geen_recht]",
            "balie: Deze machtiging reikt niet tot interacties met dit profiel (`melding`). [machtiging.profiel]",
        ])
    );
}
