//! For whom the answer is: the betrokkene named, a representative included, and nobody else (S17, S19).

use super::{
    ANDERE_TELEFOON, Adresbron, Berichtsoort, Code, Contactnaam, E1, EMAIL, HENK, Kanaalsoort, Klant, MINA,
    Partij, Rol, T1, TELEFOON, Vraag, betrokkene, contact, email, gegeven, interactie, mina, naar, partij,
    regels, telefoon, voorkeur, voornaam,
};

/// Henk, who represents Mina and has an e-mail address of his own.
fn henk() -> Partij {
    Partij { digitale_adressen: vec![email(111, "henk@example.org")], ..partij(HENK, voornaam("Henk")) }
}

/// Mina with her representative Henk in one contact; both gave a number for this interactie.
fn met_vertegenwoordiger(klant: Partij) -> Vraag {
    let mut zij = betrokkene(301, Some(MINA));
    zij.digitale_adressen.push(telefoon(401, ANDERE_TELEFOON));
    let mut hij = betrokkene(302, Some(HENK));
    hij.rol = Rol::Vertegenwoordiger;
    hij.digitale_adressen.push(telefoon(402, "0201234567"));
    let mut vraag = Vraag::over(klant);
    vraag.interactie = interactie(vec![contact(201, "telefoon", vec![zij, hij])]);
    vraag
}

#[test]
fn s19_het_antwoord_voor_een_vertegenwoordiger_komt_uit_zijn_eigen_gegevens() {
    let mut vraag = met_vertegenwoordiger(henk());
    assert_eq!(vraag.adres().as_deref(), Some("0201234567"));
    assert_eq!(gegeven(&vraag.besluit()).and_then(|g| g.naam.clone()).as_deref(), Some("Henk"));
    vraag.kanaal = Some(Kanaalsoort::Email);
    assert_eq!(vraag.adres().as_deref(), Some("henk@example.org"));
    vraag.kanaal = Some(Kanaalsoort::Post);
    assert_eq!(vraag.adres(), None, "her postbus is not his");
}

#[test]
fn s19_het_antwoord_voor_de_klant_komt_niet_uit_dat_van_haar_vertegenwoordiger() {
    let mut vraag = met_vertegenwoordiger(mina());
    assert_eq!(vraag.adres().as_deref(), Some(ANDERE_TELEFOON));
    vraag.open = false;
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
}

#[test]
fn s19_een_vertegenwoordiger_die_niet_bekend_is_wordt_als_betrokkene_benaderd() {
    let mut hij = betrokkene(302, None);
    hij.rol = Rol::Vertegenwoordiger;
    hij.digitale_adressen.push(email(402, "zaakwaarnemer@example.org"));
    let mut vraag = Vraag::over(mina());
    vraag.interactie.klantcontacten[0].betrokkenen.push(hij.clone());
    vraag.klant = Klant::Zelfstandig(hij);
    let verwacht = (Kanaalsoort::Email, "zaakwaarnemer@example.org".to_owned(), Adresbron::Opgegeven);
    assert_eq!(vraag.antwoord(), Some(verwacht));
}

/// A melding by someone who gave a first name and T1, in one contact with another who gave everything.
fn zelfstandig() -> Vraag {
    let mut zij = betrokkene(301, None);
    zij.contactnaam = voornaam("Mina");
    zij.digitale_adressen.push(telefoon(401, TELEFOON));
    let mut ander = betrokkene(302, None);
    ander.contactnaam = Contactnaam { achternaam: Some("Bakker".to_owned()), ..voornaam("Jean") };
    ander.digitale_adressen = vec![telefoon(402, ANDERE_TELEFOON), email(403, "jean@example.org")];
    ander.correspondentieadres = Some(regels("Kade 3", "1234 AC Turfstad"));
    let mut vraag = Vraag::over(mina());
    vraag.klant = Klant::Zelfstandig(zij.clone());
    vraag.interactie = interactie(vec![contact(201, "e-mail", vec![zij, ander])]);
    vraag
}

#[test]
fn s14_een_zelfstandige_klant_wordt_bereikt_op_wat_zij_zelf_opgaf() {
    let vraag = zelfstandig();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Telefoon, TELEFOON.to_owned(), Adresbron::Opgegeven)));
    assert_eq!(vraag.codes(), [Code::S19Opgegeven]);
    assert_eq!(gegeven(&vraag.besluit()).and_then(|g| g.naam.clone()).as_deref(), Some("Mina"));
}

#[test]
fn s17_een_zelfstandige_klant_krijgt_niets_van_een_ander_in_dezelfde_interactie() {
    let mut vraag = zelfstandig();
    for kanaal in [Kanaalsoort::Email, Kanaalsoort::Post] {
        vraag.kanaal = Some(kanaal);
        assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres]));
    }
}

#[test]
fn s17b_hetzelfde_nummer_in_een_andere_interactie_maakt_haar_niet_dezelfde() {
    let mut vraag = zelfstandig();
    let mut andere = betrokkene(311, None);
    andere.digitale_adressen = vec![telefoon(411, TELEFOON), email(412, EMAIL)];
    vraag.interactie = interactie(vec![contact(211, "telefoon", vec![andere])]);
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres]));
}

#[test]
fn s19_met_de_interactie_eindigt_wat_een_zelfstandige_klant_gaf() {
    let vraag = Vraag { open: false, ..zelfstandig() };
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S18GeenAdres]));
}

#[test]
fn s10_een_zelfstandige_klant_heeft_niets_kenbaar_gemaakt() {
    let mut vraag = zelfstandig();
    vraag.berichtsoort = Berichtsoort::formeel();
    assert_eq!(
        (vraag.antwoord(), vraag.codes()),
        (None, vec![Code::S18GeenAdres, Code::S10GeenKenbaarmaking])
    );
}

#[test]
fn s19_een_zelfstandige_klant_kan_geen_adres_van_een_partij_kiezen() {
    let mut vraag = zelfstandig();
    let zij = vraag.zelf(0);
    zij.digitale_adressen.clear();
    zij.gekozen = vec![super::digitaal_id(E1)];
    assert_eq!(vraag.antwoord(), None);
}

#[test]
fn s17_een_partij_in_opbouw_wordt_bereikt_als_elke_bekende_klant() {
    let partij = Partij { voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(T1))], ..mina() };
    assert!(!partij.is_aangehaakt());
    assert_eq!(Vraag::over(partij).adres().as_deref(), Some(TELEFOON));
}

#[test]
fn s18_een_klant_die_niet_aan_de_interactie_deelnam_krijgt_alleen_haar_eigen_gegevens() {
    let mut vraag = met_vertegenwoordiger(mina());
    vraag.interactie.klantcontacten[0].betrokkenen.remove(0);
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Bekend)));
}
