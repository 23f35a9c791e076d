//! Finding customers as an employee does, by keys that are kept beside what they are made of.
//!
//! A key is written when its customer or address is: folded by one function, so that both databases find alike, with case and
//! accents or without.

use std::fmt;

use diesel::prelude::{ExpressionMethods, Insertable, QueryDsl, RunQueryDsl};
use diesel::sql_types::BigInt;
use icu_normalizer::DecomposingNormalizer;
use klant_core::waarde::{Opgegeven, Postcode};
use klant_core::{Adres, Adresinhoud, Digitaal, Element, Elementen, Keuze, Zoekvraag};

use crate::klantinteracties::vouw;
use crate::schema::zoeksleutel;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// The key of a name with a postcode. Accents, case, spaces and hyphens do not count.
fn naamsleutel(achternaam: &str, postcode: &Postcode) -> String {
    let ontleed = DecomposingNormalizer::new_nfkd().normalize(achternaam);
    let letters: String = ontleed.chars().filter(|teken| teken.is_alphanumeric()).collect();
    format!("{}|{}", vouw(&letters), postcode.bloot().replace(' ', ""))
}

/// The key of a digital address that can be read.
fn adressleutel(adres: &Digitaal) -> Option<String> {
    match adres {
        Digitaal::Email(email) => email.gelezen().map(|email| vouw(email.bloot())),
        Digitaal::Telefoonnummer(nummer) => nummer.gelezen().map(|nummer| nummer.bloot().to_owned()),
        Digitaal::Overig(_) => None,
    }
}

/// The postcode of an address: a part of its own, or the beginning of one of its lines.
fn postcode(adres: &Adres) -> Option<Postcode> {
    if let Some(postcode) = adres.postcode.as_ref().and_then(Opgegeven::gelezen) {
        return Some(postcode.clone());
    }
    let regels = [&adres.regel1, &adres.regel2, &adres.regel3];
    let begin = |regel: &str| {
        [7, 6].iter().find_map(|lengte| {
            let (begin, rest) = regel.split_at_checked(*lengte)?;
            // The first letters of a word are not those of a postcode.
            let los = !rest.starts_with(char::is_alphanumeric);
            los.then(|| begin.trim_end().parse().ok()).flatten()
        })
    };
    regels.into_iter().flatten().find_map(|regel| begin(regel))
}

/// By what a customer is found: a row that is derived from her name and an address, or from a digital address.
#[derive(Insertable)]
#[diesel(table_name = zoeksleutel, treat_none_as_default_value = false)]
pub struct Zoeksleutel {
    partij: i64,
    digitaal_adres: Option<i64>,
    element: &'static str,
    sleutel: String,
}

impl fmt::Debug for Zoeksleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zoeksleutel(…)")
    }
}

impl Zoeksleutel {
    /// That of the digital address with this number, when it is a customer's and can be read.
    #[must_use]
    pub fn van_adres(nummer: i64, partij: Option<i64>, adres: &Digitaal) -> Option<Self> {
        let (partij, sleutel) = (partij?, adressleutel(adres)?);
        Some(Self { partij, digitaal_adres: Some(nummer), element: adres.soort().element().woord(), sleutel })
    }

    /// Those of a surname, one for each address with a postcode.
    pub fn van_naam<'a, const N: usize>(
        partij: i64,
        achternaam: Option<&'a str>,
        adressen: [(Element, Option<&'a Adres>); N],
    ) -> impl Iterator<Item = Self> + 'a {
        adressen.into_iter().filter_map(move |(element, adres)| {
            let sleutel = naamsleutel(achternaam?, &postcode(adres?)?);
            Some(Self { partij, digitaal_adres: None, element: element.woord(), sleutel })
        })
    }

    fn bewaar(&self, tx: &mut Tx<'_>) -> Result<(), StoreFout> {
        met_verbinding!(tx, |c| diesel::insert_into(zoeksleutel::table).values(self).execute(c))?;
        Ok(())
    }
}

/// Keeps by what a customer is found of a digital address.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn bewaar_adres(
    tx: &mut Tx<'_>,
    nummer: i64,
    partij: Option<i64>,
    adres: &Adresinhoud,
    nieuw: bool,
) -> Result<(), StoreFout> {
    if !nieuw {
        met_verbinding!(tx, |c| diesel::delete(
            zoeksleutel::table.filter(zoeksleutel::digitaal_adres.eq(nummer))
        )
        .execute(c))?;
    }
    // Nobody is found by what she holds herself.
    match adres.gegeven().and_then(|gegeven| Zoeksleutel::van_adres(nummer, partij, gegeven)) {
        Some(sleutel) => sleutel.bewaar(tx),
        None => Ok(()),
    }
}

/// Keeps by what a customer is found of her name and addresses.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn bewaar_naam(
    tx: &mut Tx<'_>,
    partij: i64,
    achternaam: Option<&str>,
    adressen: [(Element, Option<&Adres>); 2],
    nieuw: bool,
) -> Result<(), StoreFout> {
    if !nieuw {
        met_verbinding!(tx, |c| diesel::delete(
            zoeksleutel::table
                .filter(zoeksleutel::partij.eq(partij))
                .filter(zoeksleutel::digitaal_adres.is_null())
        )
        .execute(c))?;
    }
    for sleutel in Zoeksleutel::van_naam(partij, achternaam, adressen) {
        sleutel.bewaar(tx)?;
    }
    Ok(())
}

/// The numbers of the customers that this question finds, oldest first. It looks in these Elementen alone, and leaves out who asked
/// for geheimhouding unless told otherwise.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zoek(
    tx: &mut Tx<'_>,
    vraag: &Zoekvraag,
    elementen: Elementen,
    ook_geheim: bool,
    aantal: i64,
) -> Result<Vec<i64>, StoreFout> {
    let sleutel = match vraag {
        Zoekvraag::Emailadres(adres) => vouw(adres.bloot()),
        Zoekvraag::Telefoonnummer(nummer) => nummer.bloot().to_owned(),
        Zoekvraag::NaamEnPostcode { achternaam, postcode } => naamsleutel(achternaam, postcode),
    };
    let mut tekst = Tekst::van(
        "SELECT DISTINCT p.volgnummer FROM zoeksleutel z JOIN partij p ON p.volgnummer = z.partij \
         WHERE z.sleutel = ? AND z.element IN (''",
        [sleutel.into()],
    );
    for element in elementen.iter() {
        tekst.en(", ?", [element.woord().into()]);
    }
    tekst.en(")", []);
    if !ook_geheim {
        tekst.en(" AND p.geheimhouding IS NOT TRUE", []);
    }
    tekst.en(" ORDER BY p.volgnummer LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sleutel(naam: &str, postcode: &str) -> String {
        naamsleutel(naam, &postcode.parse().expect("a postcode"))
    }

    #[test]
    fn s17b_accenten_hoofdletters_en_leestekens_tellen_niet_in_een_naam() {
        for (een, ander) in [
            ("Coëlho", "COELHO"),
            ("Müller", "muller"),
            ("El-Amrani", "el amrani"),
            ("d'Arbrefontaine", "dArbrefontaine"),
            ("Čapek", "capek"),
            ("Strauß", "STRAUSS"),
        ] {
            assert_eq!(sleutel(een, "1234 AB"), sleutel(ander, "1234ab"), "{een}");
        }
        assert_ne!(sleutel("Vries", "1234 AB"), sleutel("Vries", "1234 AC"));
        assert_ne!(sleutel("Vries", "1234 AB"), sleutel("Fries", "1234 AB"));
    }

    #[test]
    fn s17b_een_postcode_staat_ook_aan_het_begin_van_een_adresregel() {
        let regels = |regel: &str| Adres { regel2: Some(regel.to_owned()), ..Adres::default() };
        for regel in ["1200 AA Turfstad", "1200AA Turfstad", "1200 AA"] {
            assert_eq!(postcode(&regels(regel)), "1200 AA".parse().ok(), "{regel}");
        }
        for geen in ["Postbus 1200", "12", "Turfstad", "1200 Turfstad"] {
            assert_eq!(postcode(&regels(geen)), None, "{geen}");
        }
    }
}
