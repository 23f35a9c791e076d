//! Addresses that Mina holds herself (S2): what her source answers decides, and nothing is asked without need.

use super::{
    Adresbron, Berichtsoort, Code, DigitaalAdres, E1, EMAIL, GISTEREN, Kanaalsoort, Partij,
    SoortDigitaalAdres, T1, TELEFOON, Voorkeursdoel, Vraag, digitaal_id, email, mina, naar, telefoon,
    voorkeur,
};
use crate::profiel::Adressering;
use crate::regels::bepalen::te_vragen;
use crate::{Adresinhoud, Bronantwoord};

const KLUIS: &str = "https://kluis.example.org/mina/email";

/// An address that she holds herself.
fn bij_haar(adres: DigitaalAdres) -> DigitaalAdres {
    let soort = adres.adres.soort();
    DigitaalAdres { adres: Adresinhoud::Verwezen(soort, KLUIS.parse().expect("an https address")), ..adres }
}

/// Mina, who prefers to be written at an address that she holds herself, and whose telephone number is here.
fn mina_met_kluis() -> Partij {
    Partij {
        digitale_adressen: vec![bij_haar(email(E1, EMAIL)), telefoon(T1, TELEFOON)],
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(E1))],
        ..mina()
    }
}

fn met_antwoord(antwoord: Bronantwoord) -> Vraag {
    let mut vraag = Vraag::over(mina_met_kluis());
    vraag.bronnen.insert(digitaal_id(E1), antwoord);
    vraag
}

fn wordt_gevraagd(vraag: &Vraag) -> bool {
    vraag.vraag(|vraag| te_vragen(vraag).is_some())
}

#[test]
fn s2_wat_haar_bron_antwoordt_wordt_gekozen_zoals_elk_ander_adres() {
    let vraag = met_antwoord(Bronantwoord::Waarde("nu@example.org".to_owned()));
    assert_eq!(
        vraag.antwoord(),
        Some((Kanaalsoort::Email, "nu@example.org".to_owned(), Adresbron::Voorkeur))
    );
    assert_eq!(vraag.codes(), [Code::S18Voorkeur, Code::S2BijKlant]);
}

#[test]
fn s2_wat_haar_bron_niet_geeft_wordt_met_reden_voorbijgegaan() {
    for (antwoord, code) in [
        (Bronantwoord::Ingetrokken, Code::S2Ingetrokken),
        (Bronantwoord::Onbereikbaar, Code::S2BronOnbereikbaar),
        (Bronantwoord::OnbekendBijBron, Code::S2BronOnbekend),
        (Bronantwoord::Waarde("geen adres".to_owned()), Code::S18Onleesbaar),
    ] {
        let vraag = met_antwoord(antwoord);
        assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Bekend)));
        assert_eq!(vraag.codes(), [Code::S18Bekend, code]);
        assert!(!wordt_gevraagd(&vraag), "it was answered");
    }
}

#[test]
fn s2_wat_niemand_vroeg_geldt_als_onbereikbaar() {
    assert_eq!(Vraag::over(mina_met_kluis()).codes(), [Code::S18Bekend, Code::S2BronOnbereikbaar]);
}

#[test]
fn s2_alleen_het_adres_dat_aan_de_beurt_is_wordt_gevraagd() {
    let mut vraag = Vraag::over(mina_met_kluis());
    let gevraagd = vraag.vraag(|vraag| te_vragen(vraag).map(|(id, waar)| (id, waar.bloot().to_owned())));
    assert_eq!(gevraagd, Some((digitaal_id(E1), KLUIS.to_owned())));
    vraag.kanaal = Some(Kanaalsoort::Telefoon);
    assert!(!wordt_gevraagd(&vraag), "another channel was asked for");
    vraag.kanaal = None;
    vraag.zelf(0).digitale_adressen = vec![telefoon(103, "0687654321")];
    assert!(!wordt_gevraagd(&vraag), "an override wins");
}

#[test]
fn s2_een_adres_dat_niet_mag_worden_gebruikt_wordt_niet_gevraagd() {
    let met = |wijzig: fn(&mut DigitaalAdres)| {
        let mut klant = mina_met_kluis();
        klant.digitale_adressen.iter_mut().for_each(wijzig);
        Vraag::over(klant)
    };
    assert!(!wordt_gevraagd(&met(|adres| adres.onbestelbaar_sinds = Some(GISTEREN))));
    assert!(!wordt_gevraagd(&met(|adres| adres.beperkt_sinds = Some(GISTEREN))));
    assert!(!wordt_gevraagd(&Vraag::over(Partij { actief: false, ..mina_met_kluis() })));
    assert!(!wordt_gevraagd(&Vraag::over(Partij { beperkt_sinds: Some(GISTEREN), ..mina_met_kluis() })));
    let per_post = vec![voorkeur(Berichtsoort::dienstverlening(), Voorkeursdoel::Post)];
    assert!(!wordt_gevraagd(&Vraag::over(Partij { voorkeuren: per_post, ..mina_met_kluis() })));
}

#[test]
fn s11_waar_het_brp_adres_moet_wordt_haar_bron_niet_gevraagd() {
    let mut vraag = Vraag::over(mina_met_kluis());
    vraag.profiel.adressering = Adressering::BrpVerblijfsadres;
    assert!(!wordt_gevraagd(&vraag));
}

#[test]
fn s19_haar_keuze_voor_een_adres_dat_zij_zelf_bewaart_geldt() {
    let mut vraag = met_antwoord(Bronantwoord::Waarde(EMAIL.to_owned()));
    vraag.zelf(0).gekozen = vec![digitaal_id(E1)];
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Keuze)));
}

#[test]
fn s19_een_afwijking_is_nooit_een_verwijzing() {
    let mut vraag = Vraag::over(mina_met_kluis());
    vraag.zelf(0).digitale_adressen = vec![bij_haar(telefoon(103, TELEFOON))];
    let gevraagd = vraag.vraag(|vraag| te_vragen(vraag).map(|(id, _)| id));
    assert_eq!(gevraagd, Some(digitaal_id(E1)), "the address of the override is no address");
}

#[test]
fn s18_een_ander_soort_adres_wordt_nooit_gekozen_en_dus_niet_gevraagd() {
    let handvat = bij_haar(super::digitaal(E1, SoortDigitaalAdres::Overig, "@mina"));
    assert!(!wordt_gevraagd(&Vraag::over(Partij { digitale_adressen: vec![handvat], ..mina_met_kluis() })));
}
