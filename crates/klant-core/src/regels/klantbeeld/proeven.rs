//! What a klantbeeld shows and withholds, reason by reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{Contactkenmerken, Getoond, Klantbeeldregel, Weggelaten, eis_aangehaakt};
use crate::id::{IdentificatorId, PartijId};
use crate::machtiging::{Bereik, Doelmachtiging, Handelingen, Houder, Machtiging, Machtigingenset};
use crate::profiel::Profielcode;
use crate::toegang::{Niveau, Toegang, Wie};
use crate::{
    Code, Contactnaam, Doel, Element, Elementen, Handeling, Identificatie, Identificator, Partij, SoortPartij,
};

fn code(code: &str) -> Profielcode {
    code.parse().expect("a code")
}

/// Access of the department `kcc` for one purpose that reaches these Elementen and profiles.
fn toegang(elementen: Elementen, profielen: Bereik, buiten_gemeente: bool) -> Toegang {
    let doel: Doel = "terugbellen".parse().expect("a code");
    let deel = Doelmachtiging {
        handelingen: [Handeling::Lezen, Handeling::Klantbeeld].into_iter().collect::<Handelingen>(),
        elementen,
        profielen,
        minimaal_niveau: Niveau::Geen,
        buiten_gemeente,
    };
    let machtiging = Machtiging {
        code: "kcc".to_owned(),
        naam: "KCC".to_owned(),
        omschrijving: String::new(),
        standaarddoel: doel.clone(),
        toepassingen: vec!["kcc".to_owned()],
        rollen: Vec::new(),
        doelen: BTreeMap::from([(doel, deel)]),
    };
    let set = Machtigingenset {
        machtigingen: BTreeMap::from([("kcc".to_owned(), machtiging)]),
        ..Machtigingenset::default()
    };
    let houder = Houder { toepassing: Some("kcc"), codes: &[], rollen: &[] };
    let toekenning = set.toekenning(&houder).expect("it is held");
    Toegang::nieuw(Wie::Toepassing("kcc".to_owned()), Doel::niet_bepaald(), Niveau::Hoog, true)
        .begrensd_door(Arc::new(toekenning))
}

fn regel(toegang: &Toegang, geheimhouding: Option<bool>) -> Klantbeeldregel {
    Klantbeeldregel::nieuw(toegang.zicht_voor(Handeling::Klantbeeld), geheimhouding, false)
}

fn contact<'a>(
    profiel: &'a Profielcode,
    vertrouwelijk: bool,
    afdeling: Option<&'a str>,
) -> Contactkenmerken<'a> {
    Contactkenmerken { in_hoedanigheid: true, profiel: Some(profiel), vertrouwelijk, afdeling }
}

fn mina() -> Partij {
    Partij {
        id: PartijId::nieuw(Uuid::from_u128(1)),
        versie: 1,
        soort: SoortPartij::Persoon,
        contactnaam: Contactnaam { voornaam: Some("Mina".to_owned()), ..Contactnaam::default() },
        organisatienaam: None,
        actief: true,
        geheimhouding: None,
        beperkt_sinds: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: None,
        interne_notitie: Some("Is slechthorend".to_owned()),
        identificatoren: vec![Identificator {
            id: IdentificatorId::nieuw(Uuid::from_u128(2)),
            identificatie: Identificatie::Bsn("999990007".parse().expect("a number")),
        }],
        vaststellingen: Vec::new(),
        digitale_adressen: Vec::new(),
        voorkeurs_digitaal_adres: None,
        rekeningnummers: Vec::new(),
        voorkeuren: Vec::new(),
        wensen: BTreeMap::new(),
        kenbaarmakingen: Vec::new(),
        herkomst: BTreeMap::new(),
    }
}

fn weg(reden: Code, aantal: u64, elementen: &[Element]) -> Weggelaten {
    Weggelaten { reden, aantal, elementen: elementen.iter().copied().collect() }
}

#[test]
fn s16b_terugbellen_toont_de_naam_en_noemt_wat_is_weggelaten() {
    let naam = Elementen::leeg().met(Element::Voornaam).met(Element::Telefoonnummer);
    let regel = regel(&toegang(naam, Bereik::Alle, false), None);
    assert!(regel.zicht().toont(Element::Voornaam));
    assert!(!regel.zicht().toont(Element::InterneNotitie) && !regel.zicht().toont(Element::Bsn));
    let verwacht = [weg(Code::S25NietVerstrekt, 2, &[Element::InterneNotitie, Element::Bsn])];
    assert_eq!(regel.weggelaten(&mina(), []), verwacht);
}

#[test]
fn s16b_ook_wie_alles_mag_zien_krijgt_geen_bsn_dat_niet_nodig_is() {
    let regel = regel(&toegang(Elementen::alle(), Bereik::Alle, false), None);
    assert!(regel.zicht().toont(Element::InterneNotitie));
    assert_eq!(regel.weggelaten(&mina(), []), [weg(Code::S16NietNodig, 1, &[Element::Bsn])]);
}

#[test]
fn s16_een_contact_toont_zich_naar_hoedanigheid_bereik_en_vertrouwelijkheid() {
    let (mag, niet) = (code("terugbelverzoek"), code("schuldhulp"));
    let bereik = Bereik::Profielen([mag.clone()].into());
    let regel = regel(&toegang(Elementen::alle(), bereik, false), None);
    for (contact, getoond) in [
        (contact(&mag, false, Some("schuldhulp")), Getoond::Geheel),
        (contact(&mag, true, Some("kcc")), Getoond::Geheel),
        (contact(&mag, true, Some("schuldhulp")), Getoond::ZonderInhoud(Code::S25Vertrouwelijk)),
        (contact(&mag, true, None), Getoond::ZonderInhoud(Code::S25Vertrouwelijk)),
        (contact(&niet, false, Some("kcc")), Getoond::Niet(Code::S25BuitenBereik)),
        (contact(&niet, true, Some("kcc")), Getoond::Niet(Code::S25BuitenBereik)),
        (
            Contactkenmerken { profiel: None, ..contact(&mag, false, None) },
            Getoond::Niet(Code::S25BuitenBereik),
        ),
        (
            Contactkenmerken { in_hoedanigheid: false, ..contact(&niet, true, None) },
            Getoond::Niet(Code::S16AndereHoedanigheid),
        ),
    ] {
        assert_eq!(regel.contact(&contact), getoond, "{contact:?}");
    }
    let zelf = Klantbeeldregel { zelf: true, ..regel };
    assert_eq!(zelf.contact(&contact(&mag, true, Some("schuldhulp"))), Getoond::Geheel);
}

#[test]
fn s25_contacten_worden_per_reden_geteld() {
    let (mag, niet) = (code("terugbelverzoek"), code("schuldhulp"));
    let regel = regel(&toegang(Elementen::alle(), Bereik::Profielen([mag.clone()].into()), false), None);
    let contacten = [
        (contact(&mag, false, None), 10),
        (contact(&mag, true, Some("schuldhulp")), 2),
        (contact(&mag, true, Some("jeugd")), 3),
        (contact(&niet, false, None), 7),
        (Contactkenmerken { in_hoedanigheid: false, ..contact(&mag, false, None) }, 4),
    ];
    let niemand = Partij { identificatoren: Vec::new(), ..mina() };
    let mut verwacht = [
        weg(Code::S16AndereHoedanigheid, 4, &[]),
        weg(Code::S25BuitenBereik, 7, &[]),
        weg(Code::S25Vertrouwelijk, 5, &[]),
    ];
    verwacht.sort_by_key(|weg| weg.reden);
    assert_eq!(regel.weggelaten(&niemand, contacten), verwacht);
}

#[test]
fn s25_van_een_klant_met_geheimhouding_gaat_niets_naar_buiten() {
    let buiten = regel(&toegang(Elementen::alle(), Bereik::Alle, true), Some(true));
    assert!(buiten.verbergt_alles() && buiten.zicht().elementen().is_leeg());
    let gewoon = code("algemeen");
    assert_eq!(buiten.contact(&contact(&gewoon, false, None)), Getoond::Niet(Code::S25Geheimhouding));
    let elementen = [Element::Voornaam, Element::InterneNotitie, Element::Bsn];
    let verwacht = [weg(Code::S25Geheimhouding, 8, &elementen)];
    assert_eq!(buiten.weggelaten(&mina(), [(contact(&gewoon, false, None), 5)]), verwacht);

    for (geheimhouding, buiten_gemeente) in [(Some(true), false), (Some(false), true), (None, true)] {
        let regel = regel(&toegang(Elementen::alle(), Bereik::Alle, buiten_gemeente), geheimhouding);
        assert!(!regel.verbergt_alles());
        assert_eq!(regel.contact(&contact(&gewoon, false, None)), Getoond::Geheel);
    }
}

#[test]
fn s16_wie_niet_is_aangehaakt_heeft_geen_klantbeeld() {
    let reden = eis_aangehaakt(&mina()).expect_err("nobody established who she is");
    assert_eq!(reden.code(), Code::S16NietAangehaakt);
}
