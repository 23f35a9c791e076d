use proptest::prelude::*;
use time::macros::{date, datetime};
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

use super::*;
use crate::id::{BewaarplichtId, DigitaalAdresId, PartijId};
use crate::{
    Adres, Bewaard, Bronsoort, Contactnaam, Digitaal, DigitaalAdres, Herkomst, SoortDigitaalAdres,
    SoortPartij, Zaakstand,
};

const VANDAAG: Date = date!(2026 - 11 - 24);
const NU: OffsetDateTime = datetime!(2026-11-24 12:00 UTC);
const KAREL: PartijId = PartijId::nieuw(Uuid::from_u128(1));

fn herkomst(op: OffsetDateTime) -> Herkomst {
    Herkomst { door: Bronsoort::Klant, op, interactie: None }
}

fn adres(nummer: u128, soort: SoortDigitaalAdres, tekst: &str, op: OffsetDateTime) -> DigitaalAdres {
    DigitaalAdres {
        id: DigitaalAdresId::nieuw(Uuid::from_u128(nummer)),
        versie: 1,
        adres: Digitaal::lees(soort, tekst.to_owned()).into(),
        is_standaard: false,
        omschrijving: None,
        verificatie_datum: None,
        onbestelbaar_sinds: None,
        beperkt_sinds: None,
        herkomst: herkomst(op),
    }
}

/// Karel with a name, a postal address, an e-mail address and a phone.
fn karel() -> Partij {
    let gisteren = NU - Duration::DAY;
    Partij {
        id: KAREL,
        versie: 1,
        soort: SoortPartij::Persoon,
        contactnaam: Contactnaam { voornaam: Some("Karel".to_owned()), ..Contactnaam::default() },
        organisatienaam: None,
        actief: true,
        geheimhouding: None,
        beperkt_sinds: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: Some(Adres { regel1: Some("Postbus 7".to_owned()), ..Adres::default() }),
        interne_notitie: None,
        identificatoren: Vec::new(),
        vaststellingen: Vec::new(),
        digitale_adressen: vec![
            adres(11, SoortDigitaalAdres::Email, "karel@example.org", gisteren),
            adres(12, SoortDigitaalAdres::Telefoonnummer, "+31687654321", gisteren),
        ],
        voorkeurs_digitaal_adres: None,
        rekeningnummers: Vec::new(),
        voorkeuren: Vec::new(),
        kenbaarmakingen: Vec::new(),
        wensen: BTreeMap::new(),
        herkomst: [(Element::Correspondentieadres, herkomst(gisteren))].into(),
    }
}

fn plicht(zaak: &str, wat: Bewaard, termijn: Bewaartermijn) -> Bewaarplicht {
    Bewaarplicht {
        id: BewaarplichtId::nieuw(Uuid::from_u128(90)),
        versie: 1,
        zaak: zaak.to_owned(),
        wat,
        termijn,
        gemeld_door: "zaaksysteem".to_owned(),
        gemeld_op: NU,
    }
}

fn op_adres(termijn: Bewaartermijn) -> Bewaarplicht {
    let adres = Elementen::leeg().met(Element::Correspondentieadres);
    plicht("Z-2026-001", Bewaard::Klant(KAREL, adres), termijn)
}

fn plan(
    klant: &Partij,
    plichten: &[Bewaarplicht],
    zaken: &[(&str, ZaakAntwoord)],
    peildatum: Date,
) -> Wisplan {
    let zaken = zaken.iter().map(|(zaak, antwoord)| ((*zaak).to_owned(), *antwoord)).collect();
    wissen(&Wisvraag {
        klant,
        omvang: &Wisomvang::Alles,
        gevraagd_op: NU,
        plichten,
        contacten: &[],
        zaken: &zaken,
        peildatum,
    })
}

fn regel(plan: &Wisplan, deel: Wisdeel) -> &Wisregel {
    plan.regels.iter().find(|regel| regel.deel == deel).expect("the part is in the plan")
}

const POSTADRES: Wisdeel = Wisdeel::Gegeven(Element::Correspondentieadres);

#[test]
fn s5a_alleen_wat_de_zaak_noemt_blijft_en_de_reden_zegt_tot_wanneer() {
    let plichten = [op_adres(Bewaartermijn::Tot(date!(2031 - 12 - 31)))];
    let plan = plan(&karel(), &plichten, &[], VANDAAG);
    let adres = regel(&plan, POSTADRES);
    assert_eq!(adres.moment, Wismoment::Op(date!(2032 - 01 - 01)));
    let [reden] = adres.redenen() else { panic!("one reason: {:?}", adres.redenen()) };
    assert_eq!(reden.code(), Code::S5Bewaartermijn);
    assert_eq!(reden.toelichting(), Some("zaak Z-2026-001, tot en met 2031-12-31"));
    // The name, the e-mail address and the phone.
    assert_eq!(plan.nu().count(), 3);
    assert_eq!(regel(&plan, Wisdeel::Klant).moment, adres.moment, "she herself goes with the last of it");
    assert_eq!(plan.volgende_dag(), Some(date!(2032 - 01 - 01)));
}

#[test]
fn s5b_de_dag_na_de_bewaartermijn_mag_het_weg() {
    let plichten = [op_adres(Bewaartermijn::Tot(date!(2031 - 12 - 31)))];
    assert!(!plan(&karel(), &plichten, &[], date!(2031 - 12 - 31)).is_volledig());
    assert!(plan(&karel(), &plichten, &[], date!(2032 - 01 - 01)).is_volledig());
}

#[test]
fn s5_van_twee_zaken_geldt_de_langste_en_beide_worden_genoemd() {
    let plichten = [
        op_adres(Bewaartermijn::Tot(date!(2027 - 01 - 01))),
        op_adres(Bewaartermijn::Tot(date!(2029 - 01 - 01))),
    ];
    let plan = plan(&karel(), &plichten, &[], VANDAAG);
    let adres = regel(&plan, POSTADRES);
    assert_eq!((adres.moment, adres.redenen().len()), (Wismoment::Op(date!(2029 - 01 - 02)), 2));
}

#[test]
fn s5_wat_het_zaakregister_niet_zegt_wordt_niet_geraden() {
    let plichten = [op_adres(Bewaartermijn::Onbekend)];
    let tot = |stand| ZaakAntwoord::Gevonden(stand);
    for (antwoord, moment, code) in [
        (tot(Zaakstand::Open), Wismoment::NogNietBekend, Code::S5ZaakOpen),
        (tot(Zaakstand::TermijnOnbekend), Wismoment::NogNietBekend, Code::S5ZaakZonderTermijn),
        (tot(Zaakstand::Blijvend), Wismoment::Nooit, Code::S5Blijvend),
        (
            tot(Zaakstand::Bewaren { tot: date!(2027 - 01 - 01) }),
            Wismoment::Op(date!(2027 - 01 - 01)),
            Code::S5Bewaartermijn,
        ),
        (tot(Zaakstand::Bewaren { tot: date!(2026 - 11 - 24) }), Wismoment::Nu, Code::S4MagWeg),
        (ZaakAntwoord::BestaatNiet, Wismoment::NogNietBekend, Code::S5ZaakOnbekend),
        (ZaakAntwoord::Onbereikbaar, Wismoment::NogNietBekend, Code::S5ZaakOnbereikbaar),
        (ZaakAntwoord::NietGevraagd, Wismoment::NogNietBekend, Code::S5ZaakOpen),
    ] {
        let plan = plan(&karel(), &plichten, &[("Z-2026-001", antwoord)], VANDAAG);
        let adres = regel(&plan, POSTADRES);
        assert_eq!((adres.moment, adres.redenen()[0].code()), (moment, code), "{antwoord:?}");
    }
}

fn contact<'a>(
    profiel: &'a Interactieprofiel,
    gesloten: Option<Date>,
    plichten: Vec<&'a Bewaarplicht>,
) -> Wiscontact<'a> {
    Wiscontact {
        id: KlantcontactId::nieuw(Uuid::from_u128(50)),
        plaatsgevonden_op: NU - Duration::DAY,
        gesloten,
        open_taak: false,
        profiel: Some(profiel),
        plichten,
        zaken: Vec::new(),
    }
}

fn moment_van(contact: Wiscontact<'_>) -> (Wismoment, Code) {
    let karel = karel();
    let plan = wissen(&Wisvraag {
        klant: &karel,
        omvang: &"klantcontacten".parse().expect("a scope"),
        gevraagd_op: NU,
        plichten: &[],
        contacten: &[contact],
        zaken: &BTreeMap::new(),
        peildatum: VANDAAG,
    });
    let [regel] = plan.regels.as_slice() else { panic!("only the contact: {plan:?}") };
    (regel.moment, regel.redenen()[0].code())
}

#[test]
fn s5_een_contact_volgt_zijn_zaak_dan_de_termijn_van_zijn_profiel_en_anders_blijft_het() {
    let (algemeen, kort) = (
        Interactieprofiel::algemeen(),
        Interactieprofiel { bewaartermijn_maanden: Some(12), ..Interactieprofiel::algemeen() },
    );
    let (oud, onlangs) = (Some(date!(2020 - 01 - 01)), Some(date!(2026 - 10 - 01)));
    let voorbij = plicht(
        "Z-1",
        Bewaard::Klantcontact(KlantcontactId::nieuw(Uuid::from_u128(50))),
        Bewaartermijn::Tot(date!(2021 - 01 - 01)),
    );
    let loopt = Bewaarplicht { termijn: Bewaartermijn::Tot(date!(2030 - 01 - 01)), ..voorbij.clone() };
    assert_eq!(
        moment_van(contact(&algemeen, None, vec![])),
        (Wismoment::NogNietBekend, Code::S5InteractieOpen)
    );
    assert_eq!(
        moment_van(contact(&algemeen, oud, vec![])),
        (Wismoment::ZonderTermijn, Code::S5ZonderTermijn)
    );
    assert_eq!(moment_van(contact(&kort, oud, vec![])), (Wismoment::Nu, Code::S4MagWeg));
    assert_eq!(
        moment_van(contact(&kort, onlangs, vec![])),
        (Wismoment::Op(date!(2027 - 10 - 02)), Code::S5InteractieTermijn)
    );
    assert_eq!(moment_van(contact(&algemeen, oud, vec![&voorbij])), (Wismoment::Nu, Code::S4MagWeg));
    assert_eq!(
        moment_van(contact(&kort, oud, vec![&loopt])),
        (Wismoment::Op(date!(2030 - 01 - 02)), Code::S5Bewaartermijn)
    );
    let met_zaak = Wiscontact { zaken: vec!["Z-9".to_owned()], ..contact(&algemeen, oud, vec![]) };
    assert_eq!(
        moment_van(met_zaak),
        (Wismoment::NogNietBekend, Code::S5ZaakOpen),
        "nobody knows of that case"
    );
}

#[test]
fn s4b_een_open_taak_houdt_adressen_tegen_of_meldt_het_gevolg_naar_keuze_van_het_profiel() {
    let bindt = Interactieprofiel { open_taak_bindt: true, ..Interactieprofiel::algemeen() };
    let vrij = Interactieprofiel::algemeen();
    let karel = karel();
    let email = Wisdeel::DigitaalAdres(karel.digitale_adressen[0].id, Element::Emailadres);
    for (profiel, moment, code) in
        [(&bindt, Wismoment::NogNietBekend, Code::S4OpenTaak), (&vrij, Wismoment::Nu, Code::S4OpenTaakGevolg)]
    {
        let contacten = [Wiscontact { open_taak: true, ..contact(profiel, None, vec![]) }];
        let plan = wissen(&Wisvraag {
            klant: &karel,
            omvang: &Wisomvang::adres(karel.digitale_adressen[0].id),
            gevraagd_op: NU,
            plichten: &[],
            contacten: &contacten,
            zaken: &BTreeMap::new(),
            peildatum: VANDAAG,
        });
        let regel = regel(&plan, email);
        assert_eq!(regel.moment, moment);
        assert!(regel.redenen().iter().any(|reden| reden.code() == code), "{:?}", regel.redenen());
    }
}

#[test]
fn s4_wat_zij_na_haar_verzoek_gaf_blijft() {
    let mut karel = karel();
    karel.digitale_adressen[0].herkomst = herkomst(NU + Duration::SECOND);
    karel.herkomst.insert(Element::Correspondentieadres, herkomst(NU + Duration::SECOND));
    let plan = plan(&karel, &[], &[], VANDAAG);
    let adressen =
        plan.regels.iter().filter(|regel| matches!(regel.deel, Wisdeel::DigitaalAdres(..))).count();
    assert_eq!(adressen, 1);
    assert!(!plan.regels.iter().any(|regel| regel.deel == POSTADRES));
}

prop_compose! {
    fn termijnen()(dagen in prop::collection::vec(prop::option::of(-400..4000_i64), 0..6)) -> Vec<Bewaarplicht> {
        let dag = |dagen: i64| Bewaartermijn::Tot(VANDAAG + Duration::days(dagen));
        dagen.into_iter().map(|dagen| op_adres(dagen.map_or(Bewaartermijn::Onbekend, dag))).collect()
    }
}

proptest! {
    /// What the plan says of a day comes true on that day, and not before.
    #[test]
    fn s5_plan_en_uitvoering_zijn_het_eens_op_elke_dag(plichten in termijnen(), later in 0..5000_i64) {
        let karel = karel();
        let nu = plan(&karel, &plichten, &[], VANDAAG);
        let dan = VANDAAG + Duration::days(later);
        let straks = plan(&karel, &plichten, &[], dan);
        for (eerst, daarna) in nu.regels.iter().zip(&straks.regels) {
            let verwacht = match eerst.moment {
                Wismoment::Op(dag) if dag <= dan => Wismoment::Nu,
                moment => moment,
            };
            prop_assert_eq!(daarna.moment, verwacht);
            prop_assert!(!daarna.redenen().is_empty());
        }
        let adres = Elementen::leeg().met(Element::Correspondentieadres);
        let bindt = plichten.iter().any(|plicht| plicht.bindt_op(VANDAAG) && plicht.noemt(adres));
        prop_assert_eq!(bindt, regel(&nu, POSTADRES).moment != Wismoment::Nu);
    }
}
