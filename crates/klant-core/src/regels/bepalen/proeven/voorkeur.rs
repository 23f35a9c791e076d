//! Her preference (S18), and the addresses that are never chosen.

use time::Date;

use super::{
    ANDERE_TELEFOON, Adresbron, Berichtsoort, Code, E1, EMAIL, GISTEREN, Kanaalregel, Kanaalsoort, Klant,
    MINA, MORGEN, POSTBUS, Partij, SoortDigitaalAdres, T1, TELEFOON, VANDAAG, Voorkeursdoel, Vraag,
    betrokkene, contact, digitaal, digitaal_id, email, mina, naar, regels, telefoon, voorkeur,
};
use crate::{Adres, DigitaalAdres};

/// Mina, who prefers to be called.
fn liever_bellen() -> Partij {
    Partij { voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(T1))], ..mina() }
}

fn met_adressen(adressen: Vec<DigitaalAdres>) -> Partij {
    Partij { digitale_adressen: adressen, ..mina() }
}

#[test]
fn s18a_zonder_gevraagd_kanaal_geldt_haar_voorkeur() {
    let vraag = Vraag::over(liever_bellen());
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Voorkeur)));
    assert_eq!(vraag.codes(), [Code::S18Voorkeur]);
}

#[test]
fn s18b_het_gevraagde_kanaal_gaat_voor_haar_voorkeur() {
    let mut vraag = Vraag::over(liever_bellen());
    vraag.kanaal = Some(Kanaalsoort::Email);
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Bekend)));
    assert_eq!(vraag.codes(), [Code::S18Bekend, Code::S10GevraagdKanaal]);
}

#[test]
fn s18_een_voorkeur_geldt_alleen_voor_haar_soort_bericht() {
    let mut vraag = Vraag::over(Partij {
        voorkeuren: vec![voorkeur(Berichtsoort::nieuws(), naar(E1))],
        ..liever_bellen()
    });
    assert_eq!(vraag.antwoord().map(|(.., bron)| bron), Some(Adresbron::Bekend));
    vraag.klant = Klant::Gekend(liever_bellen());
    vraag.berichtsoort = Berichtsoort::nieuws();
    assert_eq!(vraag.adres().as_deref(), Some(POSTBUS), "nobody asked for news by telephone");
}

#[test]
fn s18_voorkeur_voor_post_gaat_naar_haar_correspondentieadres() {
    let per_post = vec![voorkeur(Berichtsoort::dienstverlening(), Voorkeursdoel::Post)];
    let vraag = Vraag::over(Partij { voorkeuren: per_post, ..mina() });
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Post, POSTBUS.to_owned(), Adresbron::Voorkeur)));
}

#[test]
fn s18_de_voorkeuren_van_klantinteracties_gelden_in_volgorde_voor_dienstverlening() {
    let mut standaard = telefoon(T1, TELEFOON);
    standaard.is_standaard = true;
    let met_standaard = met_adressen(vec![email(E1, EMAIL), standaard]);
    let mut vraag = Vraag::over(met_standaard.clone());
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Voorkeur)));

    vraag.klant = Klant::Gekend(Partij { voorkeurs_digitaal_adres: Some(digitaal_id(E1)), ..met_standaard });
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Voorkeur)));

    vraag.berichtsoort = Berichtsoort::nieuws();
    assert_eq!(vraag.adres().as_deref(), Some(POSTBUS), "they are a preference for dienstverlening alone");
}

#[test]
fn s18_haar_uitdrukkelijke_voorkeur_gaat_voor_die_van_klantinteracties() {
    let vraag = Vraag::over(Partij { voorkeurs_digitaal_adres: Some(digitaal_id(E1)), ..liever_bellen() });
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
}

#[test]
fn s18_zonder_voorkeur_past_het_adres_bij_het_kanaal_waarover_zij_kwam() {
    for (kanaal, verwacht) in [("Telefoon", TELEFOON), ("e-mail", EMAIL), ("brief", POSTBUS)] {
        let mut vraag = Vraag::over(mina());
        vraag.interactie.klantcontacten[0].kanaal = kanaal.to_owned();
        assert_eq!(vraag.adres().as_deref(), Some(verwacht), "{kanaal}");
        assert_eq!(vraag.codes(), [Code::S18Bekend]);
    }
}

#[test]
fn s18_het_inkomende_kanaal_is_dat_van_het_contact_dat_zij_begon() {
    let mut teruggebeld = betrokkene(302, Some(MINA));
    teruggebeld.initiator = false;
    let mut vraag = Vraag::over(mina());
    vraag.interactie.klantcontacten[0].kanaal = "post".to_owned();
    vraag.interactie.klantcontacten.insert(0, contact(202, "telefoon", vec![teruggebeld]));
    assert_eq!(vraag.adres().as_deref(), Some(POSTBUS));
}

#[test]
fn s18_het_inkomende_kanaal_is_dat_van_het_eerste_contact_ook_als_zij_later_belt() {
    for begonnen in [true, false] {
        let mut vraag = Vraag::over(mina());
        vraag.interactie.klantcontacten[0].kanaal = "post".to_owned();
        vraag.interactie.klantcontacten.push(contact(202, "telefoon", vec![betrokkene(302, Some(MINA))]));
        for nummer in 0..2 {
            vraag.zelf(nummer).initiator = begonnen;
        }
        assert_eq!(vraag.adres().as_deref(), Some(POSTBUS));
    }
}

#[test]
fn s18_een_inactieve_klant_wordt_niet_benaderd() {
    let vraag = Vraag::over(Partij { actief: false, ..liever_bellen() });
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18KlantInactief]));
}

#[test]
fn s23_een_beperkte_klant_wordt_niet_benaderd_vanaf_de_dag_zelf() {
    for (sinds, benaderd) in [(GISTEREN, false), (VANDAAG, false), (MORGEN, true)] {
        let vraag = Vraag::over(Partij { beperkt_sinds: Some(sinds), ..liever_bellen() });
        assert_eq!(vraag.antwoord().is_some(), benaderd, "{sinds}");
        assert_eq!(vraag.besluit().noemt(Code::S23Beperkt), !benaderd);
    }
}

/// Mina prefers to be called on a number that is spoilt in some way; she has an e-mail address too.
fn bedorven(bederf: impl FnOnce(&mut DigitaalAdres)) -> Vraag {
    let mut nummer = telefoon(T1, TELEFOON);
    bederf(&mut nummer);
    Vraag::over(Partij { digitale_adressen: vec![email(E1, EMAIL), nummer], ..liever_bellen() })
}

/// The number is passed over and named, once and with its code; with no other address there is none.
fn wordt_genoemd_en_niet_gekozen(vraag: &Vraag, code: Code) {
    assert_eq!(vraag.adres().as_deref(), Some(EMAIL));
    assert_eq!(vraag.codes(), [Code::S18Bekend, code]);
    assert_eq!(vraag.besluit().redenen()[1].plaats(), format!("digitaalAdres {}", digitaal_id(T1)));
    let Klant::Gekend(partij) = &vraag.klant else { panic!("Mina is a known customer") };
    let mut alleen = Vraag::over(Partij { correspondentieadres: None, ..partij.clone() });
    alleen.kanaal = Some(Kanaalsoort::Telefoon);
    assert_eq!((alleen.antwoord(), alleen.codes()), (None, vec![Code::S18GeenAdres, code]));
}

#[test]
fn s18_een_onbestelbaar_adres_wordt_genoemd_en_niet_gekozen() {
    for dag in [GISTEREN, VANDAAG] {
        let vraag = bedorven(|nummer| nummer.onbestelbaar_sinds = Some(dag));
        wordt_genoemd_en_niet_gekozen(&vraag, Code::S18Onbestelbaar);
    }
}

#[test]
fn s23_een_beperkt_adres_wordt_genoemd_en_niet_gekozen() {
    for dag in [GISTEREN, VANDAAG] {
        let vraag = bedorven(|nummer| nummer.beperkt_sinds = Some(dag));
        wordt_genoemd_en_niet_gekozen(&vraag, Code::S23AdresBeperkt);
    }
}

#[test]
fn s18_wat_pas_morgen_ingaat_geldt_vandaag_nog_niet() {
    let zet: [fn(&mut DigitaalAdres, Option<Date>); 2] =
        [|nummer, dag| nummer.onbestelbaar_sinds = dag, |nummer, dag| nummer.beperkt_sinds = dag];
    for zet in zet {
        assert_eq!(bedorven(|nummer| zet(nummer, Some(MORGEN))).adres().as_deref(), Some(TELEFOON));
    }
}

#[test]
fn s18_een_onleesbaar_adres_wordt_genoemd_en_niet_gekozen() {
    let vraag = bedorven(|nummer| *nummer = telefoon(T1, "bel de buurvrouw"));
    wordt_genoemd_en_niet_gekozen(&vraag, Code::S18Onleesbaar);
}

#[test]
fn s18_een_postadres_dat_niet_op_een_envelop_kan_wordt_genoemd_en_niet_gekozen() {
    let dubbel =
        Adres { straatnaam: Some("Dorpsstraat".to_owned()), ..regels("Postbus 7", "1200 AA Turfstad") };
    let onleesbaar =
        Adres { land: Some("Turfland".to_owned().into()), ..regels("Postbus 7", "1200 AA Turfstad") };
    for adres in [dubbel, onleesbaar] {
        let mut vraag = Vraag::over(Partij { correspondentieadres: Some(adres), ..liever_bellen() });
        vraag.kanaal = Some(Kanaalsoort::Post);
        assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres, Code::S18Onleesbaar]));
    }
}

#[test]
fn s18_een_overig_adres_wordt_nooit_gekozen_ook_niet_als_voorkeur() {
    let mut handvat = digitaal(103, SoortDigitaalAdres::Overig, "@mina");
    handvat.is_standaard = true;
    let mut vraag = Vraag::over(Partij {
        correspondentieadres: None,
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(103))],
        ..met_adressen(vec![handvat.clone()])
    });
    vraag.zelf(0).digitale_adressen.push(DigitaalAdres { id: digitaal_id(401), ..handvat });
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres, Code::S18OverigKanaal]));
    vraag.kanaal = Some(Kanaalsoort::Overig);
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18OverigKanaal]));
}

#[test]
fn s18_ook_een_profiel_maakt_overig_niet_tot_kanaal() {
    let mut vraag = Vraag::over(met_adressen(vec![digitaal(103, SoortDigitaalAdres::Overig, "@mina")]));
    vraag.profiel.kanalen.insert(Kanaalsoort::Overig, Kanaalregel::Veilig);
    vraag.kanaal = Some(Kanaalsoort::Overig);
    assert_eq!(vraag.antwoord(), None);
}

#[test]
fn s18_een_voorkeur_volgt_de_wijzigingen_van_haar_adres() {
    let partij = Partij { digitale_adressen: vec![telefoon(T1, ANDERE_TELEFOON)], ..liever_bellen() };
    assert_eq!(Vraag::over(partij).adres().as_deref(), Some(ANDERE_TELEFOON));
}

#[test]
fn s18_een_bezoekadres_is_geen_postadres() {
    let vraag = Vraag::over(Partij {
        bezoekadres: Some(regels("Dorpsstraat 1", "1234 AB Turfstad")),
        correspondentieadres: None,
        ..met_adressen(Vec::new())
    });
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres]));
}
