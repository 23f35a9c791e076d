//! Formal and confidential messages: a kenbaarmaking, and a channel that is safe (S10).

use time::Date;

use super::{
    ANDERE_TELEFOON, Adresbron, Berichtsoort, Code, E1, EMAIL, GISTEREN, Interactieprofiel, Kanaalregel,
    Kanaalsoort, Kenbaarmaking, MORGEN, POSTBUS, Partij, T1, TELEFOON, VANDAAG, Vraag, digitaal_id, email,
    mina, naar, regels, telefoon, voorkeur,
};

/// A profile in which post and e-mail are safe, and nothing else.
fn veilig() -> Interactieprofiel {
    let mut profiel = Interactieprofiel::algemeen();
    profiel.standaardkanaal = Kanaalregel::Toegestaan;
    profiel.kanalen.insert(Kanaalsoort::Post, Kanaalregel::Veilig);
    profiel.kanalen.insert(Kanaalsoort::Email, Kanaalregel::Veilig);
    profiel
}

fn kenbaarmaking(
    berichtsoort: Berichtsoort,
    gegeven_op: Date,
    ingetrokken_op: Option<Date>,
) -> Kenbaarmaking {
    Kenbaarmaking { berichtsoort, gegeven_op, ingetrokken_op }
}

/// A formal message to Mina, who prefers her e-mail for those, with these statements.
fn formeel(kenbaarmakingen: Vec<Kenbaarmaking>) -> Vraag {
    let voorkeuren = vec![voorkeur(Berichtsoort::formeel(), naar(E1))];
    let mut vraag = Vraag::over(Partij { voorkeuren, kenbaarmakingen, ..mina() });
    vraag.berichtsoort = Berichtsoort::formeel();
    vraag.profiel = veilig();
    vraag
}

fn kenbaar() -> Vraag {
    formeel(vec![kenbaarmaking(Berichtsoort::formeel(), GISTEREN, None)])
}

fn per_post(vraag: &Vraag, waarom: Code) {
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Post, POSTBUS.to_owned(), Adresbron::Bekend)));
    assert_eq!(vraag.codes(), [Code::S18Bekend, waarom]);
}

#[test]
fn s10_formeel_zonder_kenbaarmaking_gaat_per_post() {
    per_post(&formeel(Vec::new()), Code::S10GeenKenbaarmaking);
}

#[test]
fn s10_formeel_met_kenbaarmaking_gaat_over_een_veilig_kanaal_naar_haar_email() {
    let vraag = kenbaar();
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Voorkeur)));
    assert_eq!(vraag.codes(), [Code::S18Voorkeur, Code::S10Kenbaarmaking]);
}

#[test]
fn s10_formeel_met_kenbaarmaking_gaat_niet_over_een_kanaal_dat_alleen_mag() {
    let mut vraag = kenbaar();
    vraag.profiel.kanalen.insert(Kanaalsoort::Email, Kanaalregel::Toegestaan);
    per_post(&vraag, Code::S10KanaalNietVeilig);
}

#[test]
fn s10_een_kenbaarmaking_voor_een_ander_soort_bericht_telt_niet() {
    let andere = kenbaarmaking(Berichtsoort::nieuws(), GISTEREN, None);
    per_post(&formeel(vec![andere]), Code::S10GeenKenbaarmaking);
}

#[test]
fn s10_een_ingetrokken_of_toekomstige_kenbaarmaking_telt_niet() {
    let op =
        |gegeven, ingetrokken| formeel(vec![kenbaarmaking(Berichtsoort::formeel(), gegeven, ingetrokken)]);
    per_post(&op(GISTEREN, Some(VANDAAG)), Code::S10GeenKenbaarmaking);
    per_post(&op(MORGEN, None), Code::S10GeenKenbaarmaking);
    assert_eq!(op(VANDAAG, Some(MORGEN)).adres().as_deref(), Some(EMAIL), "the first and last day count");
}

#[test]
fn s10_een_nieuwe_kenbaarmaking_geldt_naast_een_ingetrokken() {
    let oud = kenbaarmaking(Berichtsoort::formeel(), GISTEREN, Some(GISTEREN));
    let nieuw = kenbaarmaking(Berichtsoort::formeel(), VANDAAG, None);
    assert_eq!(formeel(vec![oud, nieuw]).adres().as_deref(), Some(EMAIL));
}

#[test]
fn s10_een_bekend_adres_of_een_voorkeur_van_klantinteracties_is_geen_kenbaarmaking() {
    let mut vraag = Vraag::over(Partij { voorkeurs_digitaal_adres: Some(digitaal_id(E1)), ..mina() });
    vraag.interactie.klantcontacten[0].kanaal = "e-mail".to_owned();
    vraag.berichtsoort = Berichtsoort::formeel();
    per_post(&vraag, Code::S10GeenKenbaarmaking);
}

#[test]
fn s10_formeel_zonder_kenbaarmaking_en_zonder_postadres_kan_niet() {
    let vraag = formeel(Vec::new());
    let super::Klant::Gekend(partij) = vraag.klant.clone() else { panic!("Mina is a known customer") };
    let vraag =
        Vraag { klant: super::Klant::Gekend(Partij { correspondentieadres: None, ..partij }), ..vraag };
    assert_eq!(vraag.antwoord(), None);
    assert_eq!(vraag.codes(), [Code::S18GeenAdres, Code::S10GeenKenbaarmaking]);
}

#[test]
fn s19_een_afwijking_is_geen_kenbaarmaking() {
    let mut zonder = formeel(Vec::new());
    zonder.zelf(0).digitale_adressen.push(email(401, "eenmalig@example.org"));
    per_post(&zonder, Code::S10GeenKenbaarmaking);

    let mut met = kenbaar();
    met.zelf(0).digitale_adressen.push(email(401, "eenmalig@example.org"));
    assert_eq!(met.adres().as_deref(), Some(EMAIL), "what she stated was about her own address");
    assert_eq!(met.codes(), [Code::S18Voorkeur, Code::S10Kenbaarmaking, Code::S19AfwijkingGeenKenbaarmaking]);
}

#[test]
fn s19_een_afwijkend_postadres_mag_voor_een_formeel_bericht() {
    let mut vraag = formeel(Vec::new());
    vraag.zelf(0).correspondentieadres = Some(regels("Kade 3", "1234 AC Turfstad"));
    let verwacht = (Kanaalsoort::Post, "Kade 3, 1234 AC Turfstad, NL".to_owned(), Adresbron::Afwijking);
    assert_eq!(vraag.antwoord(), Some(verwacht));
}

#[test]
fn s19_een_keuze_van_haar_eigen_adres_steunt_op_haar_kenbaarmaking() {
    let mut vraag = formeel(vec![kenbaarmaking(Berichtsoort::formeel(), GISTEREN, None)]);
    vraag.zelf(0).gekozen.push(digitaal_id(E1));
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Keuze)));
    assert_eq!(vraag.codes(), [Code::S19Keuze, Code::S10Kenbaarmaking]);
}

#[test]
fn s10_een_gevraagd_kanaal_heft_de_kenbaarmaking_niet_op() {
    let mut vraag = formeel(Vec::new());
    vraag.kanaal = Some(Kanaalsoort::Email);
    assert_eq!(vraag.antwoord(), None);
    assert_eq!(vraag.codes(), [Code::S18GeenAdres, Code::S10GeenKenbaarmaking]);
}

#[test]
fn s10_een_vertrouwelijk_contact_vraagt_een_veilig_kanaal() {
    let mut vraag = Vraag::over(Partij {
        voorkeuren: vec![voorkeur(Berichtsoort::dienstverlening(), naar(T1))],
        ..mina()
    });
    vraag.profiel = veilig();
    assert_eq!(vraag.adres().as_deref(), Some(TELEFOON));
    vraag.interactie.klantcontacten[0].vertrouwelijk = true;
    assert_eq!(vraag.antwoord(), Some((Kanaalsoort::Email, EMAIL.to_owned(), Adresbron::Bekend)));
    assert_eq!(vraag.codes(), [Code::S18Bekend, Code::S10KanaalNietVeilig]);
}

#[test]
fn s10_een_vertrouwelijk_contact_maakt_ook_afwijking_en_gevraagd_kanaal_niet_veilig() {
    let mut vraag = Vraag::over(mina());
    vraag.profiel = veilig();
    vraag.interactie.klantcontacten[0].vertrouwelijk = true;
    vraag.zelf(0).digitale_adressen.push(telefoon(401, ANDERE_TELEFOON));
    assert_eq!(vraag.adres().as_deref(), Some(EMAIL));
    vraag.kanaal = Some(Kanaalsoort::Telefoon);
    assert_eq!((vraag.antwoord(), vraag.codes()), (None, vec![Code::S10KanaalNietVeilig]));
}
