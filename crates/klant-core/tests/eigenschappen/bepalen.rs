//! What holds for *bepalen*.

use std::collections::BTreeSet;

use klant_core::profiel::{Adressering, Kanaalregel};
use klant_core::regels::adres::is_bruikbaar;
use klant_core::regels::bepalen::{Bepaalvraag, bepalen};
use klant_core::{
    Adres, Adresbron, Bepaling, Besluit, Betrokkene, BrpAntwoord, Code, Contactgegeven, Contactnaam,
    DigitaalAdres, Gekozenadres, Interactie, Kanaalsoort, Kanaaltabel, Klant,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::generatoren::{Geval, geval, woord};
use crate::is_voor_te_lezen;
use crate::klanten::{MERKTEKENS, VANDAAG};

/// Puts the question of this case, about this interactie.
pub fn stel<T>(geval: &Geval, interactie: &Interactie, vraag: impl FnOnce(&Bepaalvraag<'_>) -> T) -> T {
    vraag(&Bepaalvraag {
        profiel: &geval.profiel,
        interactie,
        klant: &geval.klant,
        berichtsoort: &geval.berichtsoort,
        eis: geval.eis,
        gevraagd_kanaal: geval.kanaal,
        brp: &geval.brp,
        bronnen: &geval.bronnen,
        kanalen: &Kanaaltabel::standaard(),
        open: geval.open,
        peildatum: VANDAAG,
    })
}

fn antwoord_over(geval: &Geval, interactie: &Interactie) -> Besluit<Bepaling> {
    stel(geval, interactie, bepalen)
}

pub fn antwoord(geval: &Geval) -> Besluit<Bepaling> {
    antwoord_over(geval, &geval.interactie)
}

pub fn bepaald(besluit: &Besluit<Bepaling>) -> Option<&Contactgegeven> {
    match besluit.uitkomst() {
        Bepaling::Bepaald(gegeven) => Some(gegeven),
        Bepaling::GeenToegestaanAdres => None,
    }
}

fn is_van_haar(klant: &Klant, betrokkene: &Betrokkene) -> bool {
    match klant {
        Klant::Gekend(partij) => betrokkene.partij == Some(partij.id),
        Klant::Zelfstandig(zij) => betrokkene.id == zij.id,
    }
}

/// Her own addresses: of a zelfstandige klant none are known.
fn eigen(klant: &Klant) -> (Vec<&DigitaalAdres>, Vec<&Adres>) {
    match klant {
        Klant::Gekend(partij) => {
            (partij.digitale_adressen.iter().collect(), partij.correspondentieadres.iter().collect())
        }
        Klant::Zelfstandig(_) => (Vec::new(), Vec::new()),
    }
}

/// What she gave in the interactie of the question.
fn gegeven(geval: &Geval) -> (Vec<&DigitaalAdres>, Vec<&Adres>) {
    let van_haar: Vec<&Betrokkene> = geval
        .interactie
        .betrokkenen()
        .map(|(_, betrokkene)| betrokkene)
        .filter(|betrokkene| is_van_haar(&geval.klant, betrokkene))
        .collect();
    (
        van_haar.iter().flat_map(|betrokkene| &betrokkene.digitale_adressen).collect(),
        van_haar.iter().filter_map(|betrokkene| betrokkene.correspondentieadres.as_ref()).collect(),
    )
}

/// The digital address that was chosen, as it is stored: hers, or given in this interactie.
pub fn opgeslagen<'a>(geval: &'a Geval, gekozen: &Contactgegeven) -> Option<&'a DigitaalAdres> {
    let Gekozenadres::Digitaal { id, .. } = &gekozen.adres else { return None };
    eigen(&geval.klant).0.into_iter().chain(gegeven(geval).0).find(|adres| adres.id == *id)
}

fn bevat((digitaal, post): &(Vec<&DigitaalAdres>, Vec<&Adres>), gekozen: &Contactgegeven) -> bool {
    match &gekozen.adres {
        Gekozenadres::Digitaal { id, adres } => digitaal
            .iter()
            .any(|van| van.id == *id && van.adres.gegeven().is_none_or(|gegeven| gegeven == adres)),
        Gekozenadres::Post(adres) => post.contains(&adres),
        Gekozenadres::Brp(_) => false,
    }
}

/// The interactie with every betrokkene changed, or left out.
fn met_betrokkenen(
    interactie: &Interactie,
    wijzig: impl Fn(&Betrokkene) -> Option<Betrokkene>,
) -> Interactie {
    let mut gewijzigd = interactie.clone();
    for contact in &mut gewijzigd.klantcontacten {
        contact.betrokkenen = contact.betrokkenen.iter().filter_map(&wijzig).collect();
    }
    gewijzigd
}

/// A betrokkene who gave nothing.
fn kaal(betrokkene: &Betrokkene) -> Betrokkene {
    Betrokkene {
        contactnaam: Contactnaam::default(),
        bezoekadres: None,
        correspondentieadres: None,
        digitale_adressen: Vec::new(),
        gekozen: Vec::new(),
        ..betrokkene.clone()
    }
}

/// The properties below would hold of nothing if the generators made nothing.
#[test]
fn de_generatoren_maken_elke_uitkomst() {
    let mut runner = TestRunner::deterministic();
    let strategie = geval();
    let (mut bronnen, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..4000 {
        let besluit = antwoord(&strategie.new_tree(&mut runner).expect("a case").current());
        bronnen.insert(bepaald(&besluit).map(|gegeven| gegeven.bron));
        codes.extend(besluit.redenen().iter().map(|reden| reden.code().code()));
    }
    assert_eq!(bronnen.len(), 7, "six origins and none: {bronnen:?}");
    for code in Code::ALLE.iter().map(|code| code.code()) {
        let van_bepalen = ["S2.", "S10.", "S11.", "S18.", "S19.", "S23."].iter().any(|regel| code.starts_with(regel))
            // Whether who asks may ask at all is no question for the rules.
            && !["S23.doel_niet_toegestaan", "S23.geen_machtiging"].contains(&code);
        assert!(!van_bepalen || codes.contains(code), "{code} is never given");
    }
}

proptest! {
    #[test]
    fn s19_een_antwoord_komt_van_haarzelf_of_uit_deze_open_interactie(geval in geval()) {
        let besluit = antwoord(&geval);
        let Some(gekozen) = bepaald(&besluit) else { return Ok(()) };
        match gekozen.bron {
            Adresbron::Afwijking | Adresbron::Opgegeven => {
                prop_assert!(geval.open);
                prop_assert!(bevat(&gegeven(&geval), gekozen));
            }
            Adresbron::Keuze => prop_assert!(geval.open && bevat(&eigen(&geval.klant), gekozen)),
            Adresbron::Voorkeur | Adresbron::Bekend => prop_assert!(bevat(&eigen(&geval.klant), gekozen)),
            Adresbron::Brp => prop_assert_eq!(geval.profiel.adressering, Adressering::BrpVerblijfsadres),
        }
    }

    #[test]
    fn s19_wat_zij_in_een_andere_interactie_gaf_komt_er_in_deze_niet_uit(geval in geval()) {
        let elders = Geval { interactie: geval.andere.clone(), ..geval.clone() };
        let besluit = antwoord(&geval);
        prop_assert!(bepaald(&besluit).is_none_or(|gekozen| !bevat(&gegeven(&elders), gekozen)));
    }

    #[test]
    fn s19_wat_anderen_in_deze_interactie_gaven_maakt_niet_uit(geval in geval()) {
        let alleen_zij = met_betrokkenen(&geval.interactie, |betrokkene| {
            is_van_haar(&geval.klant, betrokkene).then(|| betrokkene.clone())
        });
        prop_assert_eq!(antwoord(&geval), antwoord_over(&geval, &alleen_zij));
    }

    #[test]
    fn s19_in_een_gesloten_interactie_maakt_niet_uit_wat_zij_gaf(geval in geval()) {
        let gesloten = Geval { open: false, ..geval };
        let kaal = met_betrokkenen(&gesloten.interactie, |betrokkene| Some(kaal(betrokkene)));
        prop_assert_eq!(antwoord(&gesloten), antwoord_over(&gesloten, &kaal));
    }

    #[test]
    fn elk_besluit_heeft_een_reden_die_is_voor_te_lezen(geval in geval()) {
        prop_assert!(is_voor_te_lezen(&antwoord(&geval)));
    }

    #[test]
    fn bepalen_geeft_op_dezelfde_vraag_hetzelfde_antwoord(geval in geval()) {
        let eerst = antwoord(&geval);
        antwoord_over(&geval, &geval.andere);
        prop_assert_eq!(eerst, antwoord(&geval.clone()));
    }

    #[test]
    fn s11_waar_het_brp_adres_moet_is_dat_het_antwoord_of_is_er_geen(mut geval in geval()) {
        geval.profiel.adressering = Adressering::BrpVerblijfsadres;
        let besluit = antwoord(&geval);
        if let Some(gekozen) = bepaald(&besluit) {
            let BrpAntwoord::Adres(adres) = &geval.brp else { panic!("no address came from the BRP") };
            prop_assert_eq!(&gekozen.adres, &Gekozenadres::Brp(adres.clone()));
            prop_assert_eq!((gekozen.kanaal, gekozen.bron), (Kanaalsoort::Post, Adresbron::Brp));
            prop_assert!(matches!(geval.kanaal, None | Some(Kanaalsoort::Post)));
        }
    }

    #[test]
    fn s10_wat_het_profiel_verbiedt_of_onveilig_noemt_komt_er_niet_uit(mut geval in geval()) {
        geval.profiel.adressering = Adressering::Vrij;
        let besluit = antwoord(&geval);
        let Some(gekozen) = bepaald(&besluit) else { return Ok(()) };
        let regel = geval.profiel.kanaalregel(gekozen.kanaal);
        prop_assert_ne!(regel, Kanaalregel::Verboden);
        let vertrouwelijk = geval.interactie.klantcontacten.iter().any(|contact| contact.vertrouwelijk);
        if vertrouwelijk || geval.eis.veilig_kanaal {
            prop_assert_eq!(regel, Kanaalregel::Veilig);
        }
    }

    #[test]
    fn s10_een_gevraagd_kanaal_krijgt_geen_ander_in_de_plaats(geval in geval(), kanaal in woord::<Kanaalsoort>()) {
        let geval = Geval { kanaal: Some(kanaal), ..geval };
        prop_assert!(bepaald(&antwoord(&geval)).is_none_or(|gekozen| gekozen.kanaal == kanaal));
    }

    #[test]
    fn s10_elektronisch_alleen_met_geldende_kenbaarmaking_waar_die_nodig_is(mut geval in geval()) {
        geval.eis.kenbaarmaking = true;
        let besluit = antwoord(&geval);
        let Some(gekozen) = bepaald(&besluit).filter(|gekozen| gekozen.kanaal.is_elektronisch()) else {
            return Ok(());
        };
        let Klant::Gekend(partij) = &geval.klant else { panic!("a zelfstandige klant made nothing known") };
        let voor_dit = partij.kenbaarmakingen.iter().filter(|gegeven| gegeven.berichtsoort == geval.berichtsoort);
        prop_assert!(voor_dit.into_iter().any(|gegeven| gegeven.geldt_op(VANDAAG)));
        prop_assert!(bevat(&eigen(&geval.klant), gekozen), "an override is no kenbaarmaking");
    }

    #[test]
    fn s18_een_bedorven_adres_komt_er_niet_uit(geval in geval()) {
        let besluit = antwoord(&geval);
        let Some(gekozen) = bepaald(&besluit) else { return Ok(()) };
        if let Some(adres) = opgeslagen(&geval, gekozen) {
            let geldt = |sinds: Option<time::Date>| sinds.is_some_and(|dag| dag <= VANDAAG);
            prop_assert!(adres.adres.fout().is_none() && gekozen.kanaal != Kanaalsoort::Overig);
            prop_assert!(!geldt(adres.onbestelbaar_sinds) && !geldt(adres.beperkt_sinds));
        }
        if let Gekozenadres::Post(adres) = &gekozen.adres {
            prop_assert!(is_bruikbaar(adres));
        }
    }

    #[test]
    fn s18_een_inactieve_of_beperkte_klant_krijgt_niets(geval in geval()) {
        let Klant::Gekend(partij) = &geval.klant else { return Ok(()) };
        if !partij.actief || partij.beperkt_sinds.is_some_and(|dag| dag <= VANDAAG) {
            prop_assert!(bepaald(&antwoord(&geval)).is_none());
        }
    }

    #[test]
    fn s23_geen_debug_toont_een_gegeven_van_de_klant(geval in geval()) {
        let getoond = format!("{geval:?} {geval:#?} {:?} {:#?}", antwoord(&geval), antwoord(&geval)).to_lowercase();
        for merkteken in MERKTEKENS {
            prop_assert!(!getoond.contains(merkteken), "{merkteken} in {getoond}");
        }
    }
}
