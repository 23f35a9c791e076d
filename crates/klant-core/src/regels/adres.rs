//! Whether the parts of an address go together (S9, S21).

use crate::adres::{Adres, Adresvorm};
use crate::waarde::{Formaatfout, Land, Opgegeven};
use crate::{Code, Element, Reden};

/// What is wrong with an address that is to be recorded as this Element; nothing when it may stand.
///
/// Exactly one form may be used: a BAG nummeraanduiding, structured Dutch fields, or lines with a country.
///
/// ```
/// use klant_core::regels::adres::beoordeel;
/// use klant_core::{Adres, Code, Element};
/// let adres = Adres {
///     nummeraanduiding: Some("0518200000637599".to_owned().into()),
///     regel1: Some("Postbus 7".into()),
///     ..Adres::default()
/// };
/// let redenen = beoordeel(&adres, Element::Correspondentieadres, "/correspondentieadres");
/// assert_eq!(redenen[0].code(), Code::S9DubbeleAdresvorm);
/// ```
#[must_use]
pub fn beoordeel(adres: &Adres, als: Element, plaats: &str) -> Vec<Reden> {
    let mut redenen = formaatfouten(adres, plaats);
    let in_nederland =
        adres.land.as_ref().is_none_or(|land| land.gelezen().is_none_or(|land| *land == Land::NL));
    let mut bezwaar = |code: Code| redenen.push(Reden::op(code, plaats));
    match adres.vorm() {
        Adresvorm::Dubbel => bezwaar(Code::S9DubbeleAdresvorm),
        Adresvorm::Leeg => bezwaar(Code::S9Onvolledig),
        Adresvorm::Gestructureerd if !is_volledig(adres) => bezwaar(Code::S9Onvolledig),
        Adresvorm::Nummeraanduiding | Adresvorm::Gestructureerd if !in_nederland => {
            bezwaar(Code::S21NederlandsAdresElders);
        }
        Adresvorm::Regels if adres.land.is_none() => bezwaar(Code::S21LandOntbreekt),
        Adresvorm::Nummeraanduiding | Adresvorm::Gestructureerd | Adresvorm::Regels => {}
    }
    if als == Element::Bezoekadres && is_postbus(adres) {
        redenen.push(Reden::op(Code::S9PostbusGeenBezoekadres, plaats));
    }
    redenen
}

/// Whether an address, once stored, can be put on an envelope: one form, readable.
#[must_use]
pub fn is_bruikbaar(adres: &Adres) -> bool {
    !matches!(adres.vorm(), Adresvorm::Leeg | Adresvorm::Dubbel) && formaatfouten(adres, "").is_empty()
}

fn formaatfouten(adres: &Adres, plaats: &str) -> Vec<Reden> {
    let fout =
        |fout: Option<Formaatfout>, veld: &str| fout.map(|f| Reden::op(f.code(), format!("{plaats}/{veld}")));
    [
        fout(adres.nummeraanduiding.as_ref().and_then(Opgegeven::fout), "nummeraanduidingId"),
        fout(adres.postcode.as_ref().and_then(Opgegeven::fout), "postcode"),
        fout(adres.land.as_ref().and_then(Opgegeven::fout), "land"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const fn is_volledig(adres: &Adres) -> bool {
    let straat = adres.straatnaam.is_some() && adres.huisnummer.is_some();
    let postcode = adres.postcode.is_some() && adres.huisnummer.is_some();
    postcode || (straat && adres.stad.is_some())
}

fn is_postbus(adres: &Adres) -> bool {
    [&adres.straatnaam, &adres.regel1, &adres.regel2, &adres.regel3].into_iter().flatten().any(|tekst| {
        let tekst = tekst.trim().to_lowercase();
        tekst.starts_with("postbus") || tekst.starts_with("p.o. box") || tekst.starts_with("po box")
    })
}

#[cfg(test)]
mod tests {
    use super::beoordeel;
    use crate::{Adres, Code, Element};

    fn codes(adres: &Adres, als: Element) -> Vec<Code> {
        beoordeel(adres, als, "/adres").iter().map(crate::Reden::code).collect()
    }

    #[test]
    fn s9a_nummeraanduiding_alleen_is_goed_en_met_regel_dubbel() {
        let bag = Adres { nummeraanduiding: Some("0518200000637599".to_owned().into()), ..Adres::default() };
        assert!(codes(&bag, Element::Bezoekadres).is_empty());
        let dubbel = Adres { regel1: Some("Dorpsstraat 1".into()), ..bag };
        assert_eq!(codes(&dubbel, Element::Bezoekadres), [Code::S9DubbeleAdresvorm]);
    }

    #[test]
    fn s9b_postbus_is_geen_bezoekadres_maar_wel_correspondentieadres() {
        let postbus = Adres {
            regel1: Some("Postbus 2700".into()),
            land: Some("NL".to_owned().into()),
            ..Adres::default()
        };
        assert_eq!(codes(&postbus, Element::Bezoekadres), [Code::S9PostbusGeenBezoekadres]);
        assert!(codes(&postbus, Element::Correspondentieadres).is_empty());
    }

    #[test]
    fn s21b_buitenlands_adres_in_regels_met_land_is_goed() {
        let duits = Adres {
            regel1: Some("Große Straße 1".into()),
            regel2: Some("47533 Kleve".into()),
            land: Some("DE".to_owned().into()),
            ..Adres::default()
        };
        assert!(codes(&duits, Element::Bezoekadres).is_empty());
        let zonder_land = Adres { land: None, ..duits };
        assert_eq!(codes(&zonder_land, Element::Bezoekadres), [Code::S21LandOntbreekt]);
    }

    #[test]
    fn s21_bag_adres_in_het_buitenland_kan_niet_en_nl_mag_erbij_staan() {
        let bag = |land: &str| Adres {
            nummeraanduiding: Some("0518200000637599".to_owned().into()),
            land: Some(land.to_owned().into()),
            ..Adres::default()
        };
        assert_eq!(codes(&bag("CA"), Element::Bezoekadres), [Code::S21NederlandsAdresElders]);
        assert!(codes(&bag("NL"), Element::Bezoekadres).is_empty());
    }

    #[test]
    fn s9_straat_zonder_huisnummer_is_onvolledig() {
        let adres = Adres {
            straatnaam: Some("Dorpsstraat".into()),
            stad: Some("Turfstad".into()),
            ..Adres::default()
        };
        assert_eq!(codes(&adres, Element::Correspondentieadres), [Code::S9Onvolledig]);
    }
}
