//! Forced channels and addresses (S10, S11): what the customer prefers does not count, and nothing is put in its place.

use super::{
    Adresbron, Berichtsoort, BrpAdres, BrpAdressoort, BrpAntwoord, Code, E1, EMAIL, GISTEREN, Kanaalregel,
    Kanaalsoort, Kenbaarmaking, POSTBUS, Partij, Voorkeursdoel, Vraag, email, mina, naar, voorkeur,
};
use crate::profiel::Adressering;

/// A question under a profile that knows no address but the BRP's.
fn brp(antwoord: BrpAntwoord) -> Vraag {
    let mut vraag = Vraag::over(Partij {
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(E1))],
        kenbaarmakingen: vec![Kenbaarmaking {
            berichtsoort: Berichtsoort::dienstverlening(),
            gegeven_op: GISTEREN,
            ingetrokken_op: None,
        }],
        ..mina()
    });
    vraag.profiel.adressering = Adressering::BrpVerblijfsadres;
    vraag.brp = antwoord;
    vraag
}

fn dorpsstraat(soort: BrpAdressoort) -> BrpAntwoord {
    let regels = vec!["Dorpsstraat 1".to_owned(), "1234 AB Turfstad".to_owned()];
    BrpAntwoord::Adres(BrpAdres::nieuw(soort, regels))
}

fn woonadres() -> BrpAntwoord {
    dorpsstraat(BrpAdressoort::Woonadres)
}

fn naar_brp() -> Option<(Kanaalsoort, String, Adresbron)> {
    Some((Kanaalsoort::Post, "Dorpsstraat 1, 1234 AB Turfstad".to_owned(), Adresbron::Brp))
}

#[test]
fn s10a_een_interactie_per_post_gaat_per_post_al_wil_zij_email() {
    let mut vraag = Vraag::over(Partij {
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(E1))],
        ..mina()
    });
    vraag.profiel.standaardkanaal = Kanaalregel::Verboden;
    vraag.profiel.kanalen.insert(Kanaalsoort::Post, Kanaalregel::Toegestaan);
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Post, POSTBUS.to_owned(), Adresbron::Bekend)));
    assert!(vraag.besluit().noemt(Code::S10KanaalNietToegestaan), "the preference is set aside by name");
}

#[test]
fn s10b_de_nieuwsbrief_gaat_naar_haar_email() {
    let mut vraag =
        Vraag::over(Partij { voorkeuren: vec![voorkeur(Berichtsoort::nieuws(), naar(E1))], ..mina() });
    vraag.berichtsoort = Berichtsoort::nieuws();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Voorkeur)));
    assert_eq!(vraag.codes(), [Code::S18Voorkeur]);
}

#[test]
fn s10_een_gevraagd_kanaal_dat_niet_mag_krijgt_geen_vervanger() {
    let mut vraag = Vraag::over(mina());
    vraag.profiel.kanalen.insert(Kanaalsoort::Email, Kanaalregel::Verboden);
    vraag.kanaal = Some(Kanaalsoort::Email);
    assert_eq!(vraag.antwoord(), None);
    assert_eq!(vraag.codes(), [Code::S10KanaalNietToegestaan]);
}

#[test]
fn s10_een_gevraagd_kanaal_zonder_adres_krijgt_geen_vervanger() {
    let mut vraag = Vraag::over(mina());
    vraag.kanaal = Some(Kanaalsoort::App);
    assert_eq!(vraag.antwoord(), None);
    assert_eq!(vraag.codes(), [Code::S18GeenAdres]);
    assert_eq!(vraag.besluit().redenen()[0].plaats(), "app");
}

#[test]
fn s11a_het_brp_adres_gaat_voor_postbus_en_voorkeur() {
    let vraag = brp(woonadres());
    assert_eq!(vraag.antwoord(), naar_brp());
    assert_eq!(vraag.codes(), [Code::S11BrpAdres]);
}

#[test]
fn s11a_een_briefadres_is_ook_een_verblijfsadres() {
    assert_eq!(brp(dorpsstraat(BrpAdressoort::Briefadres)).antwoord(), naar_brp());
}

#[test]
fn s11_wat_de_brp_van_een_adres_opmerkt_wordt_gezegd_en_het_adres_gebruikt() {
    let met = |in_onderzoek, geheimhouding| {
        let adres = BrpAdres::nieuw(BrpAdressoort::Woonadres, vec!["Dorpsstraat 1".to_owned()]);
        brp(BrpAntwoord::Adres(BrpAdres { in_onderzoek, geheimhouding, ..adres }))
    };
    assert_eq!(met(true, false).codes(), [Code::S11BrpAdres, Code::S11InOnderzoek]);
    assert_eq!(met(false, true).codes(), [Code::S11BrpAdres, Code::S11Geheimhouding]);
    let beide = met(true, true);
    assert_eq!(beide.codes(), [Code::S11BrpAdres, Code::S11InOnderzoek, Code::S11Geheimhouding]);
    assert!(beide.antwoord().is_some());
}

#[test]
fn s11b_ook_wat_zij_voor_deze_interactie_gaf_wijkt_en_dat_wordt_gezegd() {
    let mut vraag = brp(woonadres());
    vraag.zelf(0).digitale_adressen.push(email(401, EMAIL));
    assert_eq!(vraag.antwoord(), naar_brp());
    assert_eq!(vraag.codes(), [Code::S11BrpAdres, Code::S11Opzijgezet]);

    let mut gekozen = brp(woonadres());
    gekozen.zelf(0).gekozen.push(super::digitaal_id(E1));
    assert_eq!(gekozen.codes(), [Code::S11BrpAdres, Code::S11Opzijgezet]);
}

#[test]
fn s11b_wat_met_de_interactie_eindigde_hoeft_niet_opzij() {
    let mut vraag = brp(woonadres());
    vraag.zelf(0).digitale_adressen.push(email(401, EMAIL));
    vraag.open = false;
    assert_eq!(vraag.codes(), [Code::S11BrpAdres]);
}

#[test]
fn s11_zonder_brp_adres_is_er_geen_adres() {
    for (antwoord, code) in [
        (BrpAntwoord::NietGevraagd, Code::S11GeenBsn),
        (BrpAntwoord::NietGevonden, Code::S11NietInBrp),
        (BrpAntwoord::Geen, Code::S11GeenBrpAdres),
        (BrpAntwoord::Adres(BrpAdres::nieuw(BrpAdressoort::Woonadres, Vec::new())), Code::S11GeenBrpAdres),
        (BrpAntwoord::VerblijfplaatsOnbekend, Code::S11VerblijfplaatsOnbekend),
        (BrpAntwoord::NietOpAdres, Code::S11NietOpAdres),
        (BrpAntwoord::Overleden, Code::S11Overleden),
        (BrpAntwoord::Opgeschort, Code::S11Opgeschort),
        (BrpAntwoord::Onbereikbaar, Code::S11BronOnbereikbaar),
    ] {
        let mut vraag = brp(antwoord);
        vraag.zelf(0).correspondentieadres = Some(super::regels("Kade 3", "1234 AC Turfstad"));
        assert_eq!(vraag.antwoord(), None, "never the postbus, the e-mail or the override");
        assert_eq!(vraag.codes(), [code]);
    }
}

#[test]
fn s11_een_ander_gevraagd_kanaal_kan_niet() {
    for kanaal in [Kanaalsoort::Email, Kanaalsoort::Telefoon, Kanaalsoort::Balie, Kanaalsoort::Overig] {
        let mut vraag = brp(woonadres());
        vraag.kanaal = Some(kanaal);
        assert_eq!(vraag.antwoord(), None);
        assert_eq!(vraag.codes(), [Code::S11AnderKanaal]);
    }
    let mut post = brp(woonadres());
    post.kanaal = Some(Kanaalsoort::Post);
    assert_eq!(post.antwoord(), naar_brp());
}

#[test]
fn s11_een_beperkte_of_inactieve_klant_krijgt_ook_op_het_brp_adres_niets() {
    let met = |partij: Partij| Vraag { klant: super::Klant::Gekend(partij), ..brp(woonadres()) };
    let beperkt = met(Partij { beperkt_sinds: Some(GISTEREN), ..mina() });
    assert_eq!((beperkt.antwoord(), beperkt.codes()), (None, vec![Code::S23Beperkt]));
    let inactief = met(Partij { actief: false, ..mina() });
    assert_eq!((inactief.antwoord(), inactief.codes()), (None, vec![Code::S18KlantInactief]));
}

#[test]
fn s11_een_vrije_interactie_gebruikt_het_brp_adres_niet() {
    let mut vraag = Vraag::over(Partij {
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), Voorkeursdoel::Post)],
        ..mina()
    });
    vraag.brp = woonadres();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Post, POSTBUS.to_owned(), Adresbron::Voorkeur)));
}
