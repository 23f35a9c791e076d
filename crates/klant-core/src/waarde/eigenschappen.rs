//! What holds for every format, whatever text comes in.

use std::fmt::Debug;
use std::str::FromStr;

use proptest::prelude::*;

use super::*;

/// Any text, and often a text of the characters that formats are made of.
fn tekst() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9]{0,18}", "[A-Za-z0-9+/@. ()-]{0,40}", "\\PC{0,40}"]
}

/// Nine digits, eight of them free and a last one that passes, if there is one.
fn negen_cijfers() -> impl Strategy<Value = String> {
    "[0-9]{8}".prop_filter_map("no last digit passes", |acht| {
        (0..10).map(|laatste| format!("{acht}{laatste}")).find(|tekst| tekst.parse::<Bsn>().is_ok())
    })
}

/// A text of this pattern, with the check digits that fit in the place of its braces.
fn met_controlegetal<T: FromStr>(patroon: &'static str) -> impl Strategy<Value = String> {
    patroon.prop_filter_map("no check digits fit", |mal| {
        (2..99)
            .map(|getal| mal.replace("{}", &format!("{getal:02}")))
            .find(|tekst| tekst.parse::<T>().is_ok())
    })
}

macro_rules! eigenschappen_van {
    ($($module:ident: $naam:ident, $geldig:expr;)+) => { $(
        mod $module {
            use super::*;

            proptest! {
                #[test]
                fn lezen_faalt_nooit_anders_dan_met_een_code(tekst in tekst()) {
                    if let Err(fout) = tekst.parse::<$naam>() {
                        prop_assert!(fout.code().code().contains('.'));
                    }
                }

                #[test]
                fn wat_gelezen_is_leest_weer_als_hetzelfde(tekst in prop_oneof![$geldig, tekst()]) {
                    if let Ok(waarde) = tekst.parse::<$naam>() {
                        let weer: $naam = waarde.bloot().parse().expect("what was read reads again");
                        prop_assert_eq!(weer.bloot(), waarde.bloot());
                        prop_assert_eq!(weer, waarde);
                    }
                }

                #[test]
                fn geldige_tekst_wordt_gelezen(tekst in $geldig) {
                    prop_assert!(tekst.parse::<$naam>().is_ok());
                }

                #[test]
                fn s23b_debug_toont_niets_en_masker_weinig(tekst in $geldig) {
                    let waarde: $naam = tekst.parse().expect("valid");
                    prop_assert_eq!(format!("{waarde:?}"), concat!(stringify!($naam), "(…)"));
                    prop_assert_eq!(format!("{waarde:#?}"), concat!(stringify!($naam), "(…)"));
                    prop_assert!(!waarde.gemaskeerd().contains(waarde.bloot()));
                }
            }
        }
    )+ };
}

eigenschappen_van! {
    bsn: Bsn, negen_cijfers();
    rsin: Rsin, negen_cijfers();
    kvk_nummer: KvkNummer, "[0-9]{8}";
    vestigingsnummer: Vestigingsnummer, "[0-9]{12}";
    eidas_persoon: EidasPersoon, "(SE|DE|BE)/NL/[!-~]{1,40}";
    eidas_rechtspersoon: EidasRechtspersoon, "(SE|DE|BE)/NL/[!-~]{1,40}";
    lei: Lei, met_controlegetal::<Lei>("[0-9A-Z]{18}\\{\\}");
    vreemd_nummer: VreemdNummer, "[0-9A-Za-z][ -~é]{0,60}";
    emailadres: Emailadres, "[A-Za-zé][a-z0-9+]{0,20}@[A-Za-z]{1,20}\\.(nl|Org|example)";
    telefoonnummer: Telefoonnummer, "(\\+46|0046|\\+31 ?6|06|\\+32 ?\\(0\\)2)[1-9][0-9]{7}";
    iban: Iban, met_controlegetal::<Iban>("[A-Za-z]{2}\\{\\}[0-9A-Za-z]{11,30}");
    bic: Bic, "[A-Za-z]{6}[0-9A-Za-z]{2}([0-9A-Za-z]{3})?";
    postcode: Postcode, "[1-9][0-9]{3} ?[A-Za-z]{2}";
    nummeraanduiding: Nummeraanduiding, "[0-9]{16}";
}

fn getoond(waarde: &impl Debug) -> String {
    format!("{waarde:?} {waarde:#?}")
}

fn gelezen<T: FromStr<Err = Formaatfout>>(tekst: &str) -> T {
    tekst.parse().expect("a valid example")
}

#[test]
fn s23b_debug_van_geen_enkele_gevoelige_waarde_toont_een_cijfer() {
    for tekst in [
        getoond(&gelezen::<Bsn>("999990007")),
        getoond(&gelezen::<Rsin>("999990081")),
        getoond(&gelezen::<KvkNummer>("90000019")),
        getoond(&gelezen::<Vestigingsnummer>("000090000123")),
        getoond(&gelezen::<EidasPersoon>("SE/NL/9f3c-77a1")),
        getoond(&gelezen::<EidasRechtspersoon>("DE/NL/HRB-123456")),
        getoond(&gelezen::<Lei>("724500KLANTCORE00148")),
        getoond(&gelezen::<VreemdNummer>("12AB34567")),
        getoond(&gelezen::<Emailadres>("mina1@example.org")),
        getoond(&gelezen::<Telefoonnummer>("0687654321")),
        getoond(&gelezen::<Iban>("NL02ABNA0123456789")),
        getoond(&gelezen::<Bic>("ABNANL2A")),
        getoond(&gelezen::<Postcode>("1234 AB")),
        getoond(&gelezen::<Nummeraanduiding>("0518200000637599")),
        getoond(&Opgegeven::<Bsn>::lees("999990007".to_owned())),
        getoond(&Opgegeven::<Bsn>::lees("999990231".to_owned())),
    ] {
        assert!(!tekst.contains(|teken: char| teken.is_ascii_digit() || teken == '@'), "{tekst}");
    }
}

proptest! {
    #[test]
    fn land_en_taal_lezen_elke_tekst_zonder_paniek(tekst in prop_oneof![tekst(), "[A-Za-z]{2,3}"]) {
        if let Ok(land) = tekst.parse::<Land>() {
            prop_assert_eq!(land.als_tekst(), &tekst);
        }
        if let Ok(taal) = tekst.parse::<Taal>() {
            prop_assert_eq!(taal.als_tekst().parse(), Ok(taal));
        }
    }

    #[test]
    fn opgegeven_bewaart_elke_tekst(tekst in tekst()) {
        let opgegeven = Opgegeven::<Telefoonnummer>::lees(tekst.clone());
        prop_assert_eq!(opgegeven.tekst(), &tekst);
        prop_assert_ne!(opgegeven.gelezen().is_some(), opgegeven.fout().is_some());
    }
}
