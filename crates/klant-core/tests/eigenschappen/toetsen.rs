//! What holds for *toetsen*.

use std::collections::BTreeMap;

use klant_core::profiel::{Adressering, Behoefte, Interactieprofiel, Kanaalregel, Terugkoppeling};
use klant_core::regels::toetsen::{Gegeven, Toetsvraag, toets_formulier, toetsen};
use klant_core::{Besluit, Code, Element, Elementen, Kanaalsoort, Oordeel};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generatoren::{elementen, profiel, woord};
use crate::is_voor_te_lezen;
use crate::klanten::VANDAAG;

fn gegevens() -> impl Strategy<Value = Vec<Gegeven>> {
    let gegeven = (woord::<Element>(), any::<bool>()).prop_map(|(element, op_wens)| {
        let gegeven = Gegeven::nieuw(element, format!("/velden/{element}"));
        if op_wens { gegeven.op_wens() } else { gegeven }
    });
    vec(gegeven, 0..8)
}

/// What a question of *toetsen* is about, besides profile and values.
fn omstandigheden() -> impl Strategy<Value = (Elementen, [bool; 3])> {
    (elementen(), any::<[bool; 3]>())
}

fn oordeel(
    profiel: &Interactieprofiel,
    gegevens: &[Gegeven],
    (bekend, [terugkoppeling, vervolg, klant_bekend]): (Elementen, [bool; 3]),
) -> Besluit<Oordeel> {
    toetsen(&Toetsvraag {
        profiel,
        gegevens,
        bekend,
        terugkoppeling,
        vervolg,
        klant_bekend,
        peildatum: VANDAAG,
    })
}

/// A way to reach her that the profile leaves open, in each respect.
fn bereikbaar(profiel: &Interactieprofiel) -> Option<Element> {
    [
        (Element::Telefoonnummer, Kanaalsoort::Telefoon),
        (Element::Emailadres, Kanaalsoort::Email),
        (Element::Correspondentieadres, Kanaalsoort::Post),
    ]
    .into_iter()
    .find(|(element, kanaal)| {
        profiel.behoefte(*element) != Behoefte::Verboden
            && profiel.kanaalregel(*kanaal) != Kanaalregel::Verboden
    })
    .map(|(element, _)| element)
}

fn voor(element: Element) -> Gegeven {
    Gegeven::nieuw(element, element.to_string()).op_wens()
}

proptest! {
    #[test]
    fn s12_wat_verboden_is_mag_nooit_hoe_graag_zij_ook_wil(
        profiel in profiel(), gegevens in gegevens(), element in woord::<Element>(), rest in omstandigheden(),
    ) {
        let mut profiel = profiel;
        profiel.elementen.insert(element, Behoefte::Verboden);
        let mut gegevens = gegevens;
        gegevens.push(voor(element));
        let besluit = oordeel(&profiel, &gegevens, rest);
        prop_assert_eq!(*besluit.uitkomst(), Oordeel::Geweigerd);
        let code = if element.is_identificerend() { Code::S15Overtollig } else { Code::S12Overtollig };
        prop_assert!(besluit.noemt(code));
    }

    #[test]
    fn elk_besluit_heeft_een_reden_die_is_voor_te_lezen(
        profiel in profiel(), gegevens in gegevens(), rest in omstandigheden(),
    ) {
        prop_assert!(is_voor_te_lezen(&oordeel(&profiel, &gegevens, rest)));
    }

    #[test]
    fn s12_toegestaan_is_alleen_wat_mag_of_wat_zij_wenst_waar_dat_kan(
        profiel in profiel(), gegevens in gegevens(), rest in omstandigheden(),
    ) {
        if *oordeel(&profiel, &gegevens, rest).uitkomst() == Oordeel::Geweigerd {
            return Ok(());
        }
        for gegeven in &gegevens {
            match profiel.behoefte(gegeven.element) {
                Behoefte::Verplicht | Behoefte::Toegestaan => {}
                Behoefte::OpWens => prop_assert!(gegeven.op_wens),
                Behoefte::Verboden => prop_assert!(false, "{} is forbidden", gegeven.element),
            }
        }
    }

    #[test]
    fn s12_gevraagd_wordt_alleen_wat_verplicht_is_en_een_weg_terug(
        profiel in profiel(), gegevens in gegevens(), rest in omstandigheden(),
    ) {
        let aanwezig = gegevens.iter().map(|gegeven| gegeven.element).collect::<Elementen>().en(rest.0);
        for reden in oordeel(&profiel, &gegevens, rest).redenen() {
            match reden.code() {
                Code::S12Ontbreekt | Code::S15IdentificatieVereist => {
                    let element = profiel.verplicht().iter().find(|element| element.to_string() == reden.plaats());
                    prop_assert!(element.is_some_and(|element| !aanwezig.bevat(element)));
                }
                Code::S14GeenKanaal => {
                    prop_assert!(rest.1[0] || profiel.terugkoppeling == Terugkoppeling::Altijd);
                }
                Code::S12Overtollig | Code::S15Overtollig | Code::S12AlleenOpWens => {
                    prop_assert!(gegevens.iter().any(|gegeven| gegeven.plaats == reden.plaats()));
                }
                Code::S12Toegestaan | Code::S12Nodig | Code::S12Wens | Code::S13GeenGegevens
                | Code::S13NietVastgelegd | Code::S14Genoeg => {}
                code => prop_assert!(false, "{code:?} is no reason of toetsen"),
            }
        }
    }

    #[test]
    fn s14_wat_verplicht_is_met_een_weg_terug_is_altijd_genoeg(profiel in profiel(), rest in omstandigheden()) {
        let mut gegevens: Vec<Gegeven> = profiel.verplicht().iter().map(voor).collect();
        if let Some(weg) = bereikbaar(&profiel) {
            gegevens.push(voor(weg));
        } else if profiel.adressering == Adressering::Vrij {
            return Ok(());
        }
        prop_assert_ne!(*oordeel(&profiel, &gegevens, rest).uitkomst(), Oordeel::Geweigerd);
    }

    #[test]
    fn s13_niet_vastgelegd_wordt_alleen_wat_niemand_noemt_en_geen_vervolg_heeft(
        profiel in profiel(), gegevens in gegevens(), rest in omstandigheden(),
    ) {
        if *oordeel(&profiel, &gegevens, rest).uitkomst() == Oordeel::NietVastgelegd {
            let [_, vervolg, klant_bekend] = rest.1;
            prop_assert!(gegevens.is_empty() && rest.0.is_leeg() && !vervolg && !klant_bekend);
            prop_assert!(!profiel.anoniem_bewaren);
        }
    }

    #[test]
    fn s13_zonder_gegevens_beslissen_profiel_vervolg_en_klant_of_er_iets_wordt_bewaard(
        profiel in profiel(), vervolg in any::<bool>(), klant_bekend in any::<bool>(),
    ) {
        let profiel = Interactieprofiel {
            standaardbehoefte: Behoefte::Verboden,
            elementen: BTreeMap::new(),
            terugkoppeling: Terugkoppeling::OpVerzoek,
            ..profiel
        };
        let bewaard = profiel.anoniem_bewaren || vervolg || klant_bekend;
        let verwacht = if bewaard { Oordeel::Toegestaan } else { Oordeel::NietVastgelegd };
        let besluit = oordeel(&profiel, &[], (Elementen::leeg(), [false, vervolg, klant_bekend]));
        prop_assert_eq!(*besluit.uitkomst(), verwacht);
    }

    #[test]
    fn s12_een_goed_formulier_stelt_alleen_verplicht_wat_het_profiel_vereist(
        profiel in profiel(), velden in vec((woord::<Element>(), any::<bool>()), 0..8),
    ) {
        let velden: Vec<(Gegeven, bool)> =
            velden.into_iter().map(|(element, verplicht)| (voor(element), verplicht)).collect();
        let goed = *toets_formulier(&profiel, &velden, VANDAAG).uitkomst() == Oordeel::Toegestaan;
        let mag = velden.iter().all(|(veld, verplicht)| match profiel.behoefte(veld.element) {
            Behoefte::Verplicht => true,
            Behoefte::Toegestaan | Behoefte::OpWens => !verplicht,
            Behoefte::Verboden => false,
        });
        let volledig = profiel.verplicht().iter().all(|element| velden.iter().any(|(veld, _)| veld.element == element));
        let weg_terug = profiel.adressering == Adressering::BrpVerblijfsadres
            || profiel.terugkoppeling == Terugkoppeling::OpVerzoek
            || velden.iter().any(|(veld, _)| profiel.antwoordwegen().bevat(veld.element));
        prop_assert_eq!(goed, mag && volledig && weg_terug);
    }
}
