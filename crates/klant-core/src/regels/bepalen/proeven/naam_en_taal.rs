//! How she is addressed (S7, S8), and in which language.

use super::{
    BrpAdres, BrpAdressoort, BrpAntwoord, Contactnaam, GISTEREN, MINA, Vraag, betrokkene, contact, gegeven,
    interactie, mina, partij, voornaam,
};
use crate::profiel::{Adressering, Interactieprofiel};
use crate::waarde::{Opgegeven, Taal};
use crate::{Klant, Partij, SoortPartij};

fn naam(vraag: &Vraag) -> Option<String> {
    gegeven(&vraag.besluit()).and_then(|gegeven| gegeven.naam.clone())
}

fn taal(vraag: &Vraag) -> Option<String> {
    gegeven(&vraag.besluit()).and_then(|gegeven| gegeven.taal.clone())
}

fn taalcode(code: &str) -> Option<Opgegeven<Taal>> {
    Some(Opgegeven::lees(code.to_owned()))
}

#[test]
fn s8a_zij_wordt_aangesproken_zoals_zij_koos() {
    assert_eq!(naam(&Vraag::over(mina())).as_deref(), Some("Mina de Vries"));
}

#[test]
fn s7_een_brp_adres_op_een_andere_naam_en_plaats_verandert_haar_gegevens_niet() {
    let mut vraag = Vraag::over(mina());
    vraag.profiel = Interactieprofiel { adressering: Adressering::BrpVerblijfsadres, ..vraag.profiel };
    let regels = vec!["Wilhelmina de Vries".to_owned(), "Dorpsstraat 1".to_owned()];
    vraag.brp = BrpAntwoord::Adres(BrpAdres::nieuw(BrpAdressoort::Woonadres, regels));
    assert_eq!(
        naam(&vraag).as_deref(),
        Some("Mina de Vries"),
        "a difference is no fault and is not repaired"
    );
    assert_eq!(vraag.codes().len(), 1, "and nothing is said of it");
    assert_eq!(vraag.klant, Klant::Gekend(mina()));
}

#[test]
fn s8b_wie_een_naam_heeft_wordt_daarmee_aangesproken() {
    let jean = voornaam("Jean");
    let alleen_achternaam = Contactnaam { achternaam: Some("Jean".to_owned()), ..Contactnaam::default() };
    for enkel in [jean, alleen_achternaam] {
        let vraag = Vraag::over(Partij { contactnaam: enkel, ..mina() });
        assert_eq!(naam(&vraag).as_deref(), Some("Jean"));
    }
    let naamloos = Vraag::over(Partij { contactnaam: Contactnaam::default(), ..mina() });
    assert_eq!(naam(&naamloos), None, "no name is made up");
}

#[test]
fn s8_de_naam_voor_deze_interactie_gaat_deel_voor_deel_voor() {
    let mut vraag = Vraag::over(mina());
    vraag.zelf(0).contactnaam = voornaam("Willie");
    assert_eq!(naam(&vraag).as_deref(), Some("Willie de Vries"));
    vraag.open = false;
    assert_eq!(naam(&vraag).as_deref(), Some("Mina de Vries"), "it ends with the interactie");
}

#[test]
fn s8_van_twee_namen_gaat_die_van_het_latere_contact_voor() {
    let mut eerder = betrokkene(301, Some(MINA));
    eerder.contactnaam = Contactnaam {
        voorvoegsel_achternaam: Some("van".to_owned()),
        achternaam: Some("Dam".to_owned()),
        ..voornaam("Willie")
    };
    let mut later = betrokkene(302, Some(MINA));
    later.contactnaam = voornaam("Wil");
    let mut vraag = Vraag::over(mina());
    vraag.interactie =
        interactie(vec![contact(201, "balie", vec![eerder]), contact(202, "balie", vec![later])]);
    assert_eq!(naam(&vraag).as_deref(), Some("Wil van Dam"));
}

#[test]
fn s8_de_naam_van_een_ander_in_dezelfde_interactie_doet_niet_mee() {
    let mut vraag = Vraag::over(mina());
    let mut ander = betrokkene(302, Some(super::HENK));
    ander.contactnaam = voornaam("Henk");
    vraag.interactie.klantcontacten[0].betrokkenen.push(ander);
    assert_eq!(naam(&vraag).as_deref(), Some("Mina de Vries"));
}

#[test]
fn s8_een_organisatie_heet_zoals_zij_heet() {
    let mut vraag = Vraag::over(Partij {
        soort: SoortPartij::Organisatie,
        organisatienaam: Some("Bakkerij De Vries".to_owned()),
        digitale_adressen: mina().digitale_adressen,
        ..partij(MINA, Contactnaam::default())
    });
    assert_eq!(naam(&vraag).as_deref(), Some("Bakkerij De Vries"));
    vraag.zelf(0).organisatienaam = Some("Banketbakkerij De Vries".to_owned());
    assert_eq!(naam(&vraag).as_deref(), Some("Banketbakkerij De Vries"));
}

#[test]
fn s18_haar_taal_is_die_van_deze_interactie_dan_haar_voorkeur_dan_die_van_het_laatste_contact() {
    let mut vraag = Vraag::over(mina());
    assert_eq!(taal(&vraag), None, "no language is made up");
    vraag.interactie.klantcontacten[0].taal = taalcode("fra");
    assert_eq!(taal(&vraag).as_deref(), Some("fra"));
    vraag.klant = Klant::Gekend(Partij { voorkeurstaal: taalcode("eng"), ..mina() });
    assert_eq!(taal(&vraag).as_deref(), Some("eng"));
    vraag.zelf(0).voorkeurstaal = taalcode("deu");
    assert_eq!(taal(&vraag).as_deref(), Some("deu"));
    vraag.open = false;
    assert_eq!(taal(&vraag).as_deref(), Some("eng"));
}

#[test]
fn s18_een_onleesbare_taal_telt_als_afwezig() {
    let mut vraag = Vraag::over(Partij { voorkeurstaal: taalcode("eng"), ..mina() });
    vraag.zelf(0).voorkeurstaal = taalcode("Klingon?");
    assert_eq!(taal(&vraag).as_deref(), Some("eng"));
}

#[test]
fn het_besluit_noemt_profiel_versie_en_dag() {
    let mut vraag = Vraag::over(Partij { beperkt_sinds: Some(GISTEREN), ..mina() });
    vraag.profiel.versie = "2026-11-01".to_owned();
    let besluit = vraag.besluit();
    assert_eq!(besluit.profiel().code.als_tekst(), "algemeen");
    assert_eq!(besluit.profiel().versie, "2026-11-01");
    assert_eq!(besluit.peildatum(), super::VANDAAG);
}
