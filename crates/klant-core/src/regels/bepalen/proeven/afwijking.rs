//! Other contact data for one interactie, and her own address that she chose for it (S19).

use super::{
    ANDERE_TELEFOON, Adresbron, Berichtsoort, Code, E1, EMAIL, GISTEREN, Interactie, Kanaalregel,
    Kanaalsoort, Klant, MINA, POSTBUS, Partij, T1, TELEFOON, Vraag, betrokkene, contact, digitaal_id, email,
    interactie, mina, naar, regels, telefoon, voorkeur,
};

/// Mina, who prefers to be called on T1.
fn standaard_t1() -> Partij {
    Partij { voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(T1))], ..mina() }
}

/// A talk at the counter in which she gave T2, for this once.
fn met_t2() -> Vraag {
    let mut vraag = Vraag::over(standaard_t1());
    vraag.zelf(0).digitale_adressen.push(telefoon(401, ANDERE_TELEFOON));
    vraag
}

/// Another interactie in which she gave nothing.
fn andere_interactie() -> Interactie {
    interactie(vec![contact(211, "balie", vec![betrokkene(311, Some(MINA))])])
}

#[test]
fn s19a_voor_deze_interactie_geldt_het_nummer_dat_zij_ervoor_gaf() {
    let vraag = met_t2();
    assert_eq!(
        vraag.antwoord(),
        Some((Kanaalsoort::Telefoon, ANDERE_TELEFOON.to_owned(), Adresbron::Afwijking))
    );
    assert_eq!(vraag.codes(), [Code::S19Afwijking]);
}

#[test]
fn s19a_en_voor_de_volgende_weer_haar_voorkeur() {
    let mut vraag = met_t2();
    vraag.besluit();
    vraag.interactie = andere_interactie();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Voorkeur)));
}

#[test]
fn s19b_van_twee_interacties_op_een_dag_geldt_zij_alleen_in_die_ene() {
    let schuldhulp = met_t2();
    let boom = Vraag { interactie: andere_interactie(), ..met_t2() };
    assert_eq!(schuldhulp.adres().as_deref(), Some(ANDERE_TELEFOON));
    assert_eq!(boom.adres().as_deref(), Some(TELEFOON));
}

#[test]
fn s19_wat_een_ander_in_dezelfde_interactie_gaf_is_niet_van_haar() {
    let mut vraag = Vraag::over(standaard_t1());
    let mut henk = betrokkene(302, Some(super::HENK));
    henk.digitale_adressen.push(telefoon(401, ANDERE_TELEFOON));
    let mut onbekend = betrokkene(303, None);
    onbekend.digitale_adressen.push(telefoon(402, ANDERE_TELEFOON));
    vraag.interactie.klantcontacten[0].betrokkenen.extend([henk, onbekend]);
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
}

#[test]
fn s19_een_gesloten_interactie_heeft_geen_afwijking_meer() {
    let mut vraag = met_t2();
    vraag.open = false;
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Voorkeur)));
}

#[test]
fn s19_van_twee_afwijkingen_gaat_veld_voor_veld_die_van_het_latere_contact_voor() {
    let mut eerder = betrokkene(301, Some(MINA));
    eerder.digitale_adressen = vec![telefoon(401, "0201234567"), email(402, "eerder@example.org")];
    eerder.correspondentieadres = Some(regels("Kade 3", "1234 AC Turfstad"));
    let mut later = betrokkene(302, Some(MINA));
    later.digitale_adressen = vec![telefoon(403, ANDERE_TELEFOON)];
    let mut vraag = Vraag::over(standaard_t1());
    vraag.interactie =
        interactie(vec![contact(201, "balie", vec![eerder]), contact(202, "balie", vec![later])]);

    for (kanaal, verwacht) in [
        (Kanaalsoort::Telefoon, ANDERE_TELEFOON),
        (Kanaalsoort::Email, "eerder@example.org"),
        (Kanaalsoort::Post, "Kade 3, 1234 AC Turfstad, NL"),
    ] {
        vraag.kanaal = Some(kanaal);
        assert_eq!(vraag.antwoord(), Some((kanaal, verwacht.to_owned(), Adresbron::Afwijking)));
    }
}

#[test]
fn s19_een_later_nummer_vervangt_het_eerdere_ook_als_het_onbestelbaar_is() {
    let mut eerder = betrokkene(301, Some(MINA));
    eerder.digitale_adressen = vec![telefoon(401, "0201234567")];
    let mut later = betrokkene(302, Some(MINA));
    later.digitale_adressen = vec![telefoon(402, ANDERE_TELEFOON)];
    later.digitale_adressen[0].onbestelbaar_sinds = Some(GISTEREN);
    let mut vraag = Vraag::over(standaard_t1());
    vraag.interactie =
        interactie(vec![contact(201, "balie", vec![eerder]), contact(202, "balie", vec![later])]);
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON), "she took the earlier number back");
    assert_eq!(vraag.codes(), [Code::S18Voorkeur, Code::S18Onbestelbaar]);
}

#[test]
fn s19_een_afwijking_laat_de_andere_velden_zoals_zij_zijn() {
    let mut vraag = met_t2();
    vraag.kanaal = Some(Kanaalsoort::Email);
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Bekend)));
    vraag.kanaal = Some(Kanaalsoort::Post);
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Post, POSTBUS.to_owned(), Adresbron::Bekend)));
}

#[test]
fn s19_van_meer_afwijkende_adressen_past_het_eerste_bij_het_inkomende_kanaal() {
    let mut vraag = met_t2();
    vraag.zelf(0).digitale_adressen.push(email(402, "eenmalig@example.org"));
    assert_eq!(
        vraag.adres().as_deref(),
        Some(ANDERE_TELEFOON),
        "at the counter: in the order in which she gave them"
    );
    vraag.interactie.klantcontacten[0].kanaal = "e-mail".to_owned();
    assert_eq!(vraag.adres().as_deref(), Some("eenmalig@example.org"));
}

#[test]
fn s19_een_afwijking_die_niet_kan_valt_terug_op_de_voorkeur_en_wordt_genoemd() {
    let mut vraag = met_t2();
    vraag.zelf(0).digitale_adressen[0] = telefoon(401, "weet ik niet");
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
    assert_eq!(vraag.codes(), [Code::S18Voorkeur, Code::S18Onleesbaar]);
}

#[test]
fn s19_een_afwijking_mag_niet_over_een_verboden_kanaal() {
    let mut vraag = met_t2();
    vraag.profiel.kanalen.insert(Kanaalsoort::Telefoon, Kanaalregel::Verboden);
    assert_eq!(vraag.adres().as_deref(), Some(EMAIL));
    assert!(vraag.besluit().noemt(Code::S10KanaalNietToegestaan));
}

/// Mina prefers T1 and chose E1 for this interactie.
fn met_keuze() -> Vraag {
    let mut vraag = Vraag::over(standaard_t1());
    vraag.zelf(0).gekozen.push(digitaal_id(E1));
    vraag
}

#[test]
fn s19_een_keuze_is_haar_eigen_adres_en_volgt_de_wijzigingen() {
    let mut vraag = met_keuze();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Keuze)));
    assert_eq!(vraag.codes(), [Code::S19Keuze]);
    let gewijzigd = vec![email(E1, "nieuw@example.org"), telefoon(T1, TELEFOON)];
    vraag.klant = Klant::Gekend(Partij { digitale_adressen: gewijzigd, ..standaard_t1() });
    assert_eq!(
        vraag.antwoord(),
        Some((Kanaalsoort::Email, "nieuw@example.org".to_owned(), Adresbron::Keuze))
    );
}

#[test]
fn s19_een_afwijking_volgt_de_wijzigingen_van_haar_eigen_adressen_niet() {
    let mut vraag = met_t2();
    let gewijzigd = vec![telefoon(T1, "0201234567")];
    vraag.klant = Klant::Gekend(Partij { digitale_adressen: gewijzigd, ..standaard_t1() });
    assert_eq!(vraag.adres().as_deref(), Some(ANDERE_TELEFOON));
}

#[test]
fn s19_een_keuze_voor_een_adres_dat_zij_verwijderde_geldt_niet_meer() {
    let mut vraag = met_keuze();
    let zonder_e1 = vec![telefoon(T1, TELEFOON)];
    vraag.klant = Klant::Gekend(Partij { digitale_adressen: zonder_e1, ..standaard_t1() });
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Voorkeur)));
}

#[test]
fn s19_een_keuze_eindigt_ook_met_de_interactie() {
    let mut vraag = met_keuze();
    vraag.open = false;
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
}
