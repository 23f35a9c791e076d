//! Customers and what belongs to them, readable or not, fit for use or not.

use std::collections::BTreeMap;

use klant_core::id::{DigitaalAdresId, IdentificatorId, PartijId, RekeningnummerId};
use klant_core::{
    Adres, Adresinhoud, Berichtsoort, Bronantwoord, Bronsoort, Contactnaam, Digitaal, DigitaalAdres,
    Herkomst, Identificatie, Identificator, Kenbaarmaking, Keuze, Partij, Rekeningnummer, SoortDigitaalAdres,
    SoortPartij, Voorkeur, Voorkeursdoel,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

/// The day for which every question is asked.
pub const VANDAAG: Date = date!(2026 - 11 - 24);

/// What stands in every value that points to a person, lower-case: a name, a number, a BSN, an account.
pub const MERKTEKENS: [&str; 4] = ["zwaluw", "6876543", "999990007", "0123456789"];

pub fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

pub fn dag() -> impl Strategy<Value = Date> {
    select(vec![date!(2026 - 11 - 23), VANDAAG, date!(2026 - 11 - 25)])
}

/// A day on which something may have happened to a value; mostly nothing did.
fn bederf() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![4 => Just(None), 1 => dag().prop_map(Some)]
}

/// One in five cannot be read.
fn digitaal() -> impl Strategy<Value = Digitaal> {
    let email = prop_oneof![4 => "zwaluw[0-9]{1,3}@example\\.org", 1 => Just("zwaluw at example".to_owned())];
    let nummer = prop_oneof![4 => "06876543[0-9]{2}", 1 => Just("06876543".to_owned())];
    let handvat = prop_oneof![4 => Just("@zwaluw".to_owned()), 1 => Just(" ".to_owned())];
    prop_oneof![
        4 => email.prop_map(|tekst| Digitaal::lees(SoortDigitaalAdres::Email, tekst)),
        4 => nummer.prop_map(|tekst| Digitaal::lees(SoortDigitaalAdres::Telefoonnummer, tekst)),
        1 => handvat.prop_map(|tekst| Digitaal::lees(SoortDigitaalAdres::Overig, tekst)),
    ]
}

/// One in four she holds herself.
fn inhoud() -> impl Strategy<Value = Adresinhoud> {
    let soort = select(SoortDigitaalAdres::ALLE);
    let verwezen = (soort, any::<u8>()).prop_map(|(soort, nummer)| {
        let waar = format!("https://kluis.example.org/zwaluw/{nummer}");
        Adresinhoud::Verwezen(soort, waar.parse().expect("an https address"))
    });
    prop_oneof![3 => digitaal().prop_map(Adresinhoud::from), 1 => verwezen]
}

/// What a source may answer; half of what it gives cannot be read as this kind.
pub fn bronantwoord() -> impl Strategy<Value = Bronantwoord> {
    prop_oneof![
        4 => digitaal().prop_map(|adres| Bronantwoord::Waarde(adres.bloot().to_owned())),
        1 => Just(Bronantwoord::Ingetrokken),
        1 => Just(Bronantwoord::Onbereikbaar),
        1 => Just(Bronantwoord::OnbekendBijBron),
    ]
}

pub fn digitaal_adres() -> impl Strategy<Value = DigitaalAdres> {
    (uuid(), inhoud(), any::<bool>(), bederf(), bederf()).prop_map(
        |(id, adres, is_standaard, onbestelbaar_sinds, beperkt_sinds)| DigitaalAdres {
            id: DigitaalAdresId::nieuw(id),
            versie: 1,
            adres,
            omschrijving: Some("zwaluw thuis".to_owned()),
            is_standaard,
            verificatie_datum: None,
            onbestelbaar_sinds,
            beperkt_sinds,
            herkomst: Herkomst {
                door: Bronsoort::Klant,
                op: datetime!(2026-11-24 9:30 UTC),
                interactie: None,
            },
        },
    )
}

/// In lines, in fields, in both, in none, or with a country that does not exist. Hardly two are the same.
pub fn adres() -> impl Strategy<Value = Adres> {
    (any::<u32>(), 0..6_u8).prop_map(|(nummer, vorm)| {
        let regels = Adres { regel1: Some(format!("Zwaluwlaan {nummer}")), ..Adres::default() };
        let land = |land: &str| Some(land.to_owned().into());
        match vorm {
            0 | 1 => Adres { land: land("NL"), ..regels },
            2 => Adres {
                straatnaam: Some(format!("Zwaluwlaan {nummer}")),
                postcode: Some("1234 AB".to_owned().into()),
                ..Adres::default()
            },
            3 => Adres { straatnaam: Some("Zwaluwlaan".to_owned()), ..regels },
            4 => Adres { land: land("Zwaluwland"), ..regels },
            _ => Adres::default(),
        }
    })
}

pub fn naam() -> impl Strategy<Value = Contactnaam> {
    let deel = || option::of("Zwaluw[a-z]{0,5}");
    (deel(), deel(), deel()).prop_map(|(voornaam, voorvoegsel_achternaam, achternaam)| Contactnaam {
        voorletters: None,
        voornaam,
        voorvoegsel_achternaam,
        achternaam,
    })
}

pub fn berichtsoort() -> impl Strategy<Value = Berichtsoort> {
    select(vec![Berichtsoort::dienstverlening(), Berichtsoort::nieuws(), Berichtsoort::formeel()])
}

fn kenbaarmaking() -> impl Strategy<Value = Kenbaarmaking> {
    (berichtsoort(), dag(), bederf()).prop_map(|(berichtsoort, gegeven_op, ingetrokken_op)| Kenbaarmaking {
        berichtsoort,
        gegeven_op,
        ingetrokken_op,
    })
}

pub fn partij() -> impl Strategy<Value = Partij> {
    let voorkeuren = vec((berichtsoort(), option::of(any::<Index>())), 0..3);
    (
        (uuid(), naam(), prop_oneof![9 => Just(true), 1 => Just(false)], bederf()),
        (vec(digitaal_adres(), 0..5), option::of(adres()), option::of(adres())),
        (voorkeuren, vec(kenbaarmaking(), 0..3), option::of(any::<Index>())),
    )
        .prop_map(|((id, contactnaam, actief, beperkt_sinds), adressen, wensen)| {
            let (digitale_adressen, correspondentieadres, bezoekadres) = adressen;
            let eigen = |index: Index| {
                (!digitale_adressen.is_empty()).then(|| index.get::<DigitaalAdres>(&digitale_adressen).id)
            };
            let doel = |index: Option<Index>| match index {
                None => Some(Voorkeursdoel::Post),
                Some(index) => eigen(index).map(Voorkeursdoel::DigitaalAdres),
            };
            let voorkeuren = wensen
                .0
                .into_iter()
                .filter_map(|(berichtsoort, index)| doel(index).map(|doel| Voorkeur { berichtsoort, doel }));
            Partij {
                id: PartijId::nieuw(id),
                versie: 1,
                soort: SoortPartij::Persoon,
                contactnaam,
                organisatienaam: None,
                actief,
                geheimhouding: None,
                beperkt_sinds,
                voorkeurstaal: None,
                bezoekadres,
                correspondentieadres,
                interne_notitie: Some("zwaluw notitie".to_owned()),
                identificatoren: vec![Identificator {
                    id: IdentificatorId::nieuw(Uuid::nil()),
                    identificatie: Identificatie::Bsn(
                        MERKTEKENS[2].parse().expect("a test number that passes"),
                    ),
                }],
                vaststellingen: Vec::new(),
                voorkeuren: voorkeuren.collect(),
                voorkeurs_digitaal_adres: wensen.2.and_then(eigen),
                digitale_adressen,
                rekeningnummers: vec![Rekeningnummer {
                    id: RekeningnummerId::nieuw(Uuid::nil()),
                    iban: "NL02ABNA0123456789".to_owned().into(),
                }],
                wensen: BTreeMap::new(),
                kenbaarmakingen: wensen.1,
                herkomst: BTreeMap::new(),
            }
        })
}
