//! By what an employee finds a customer: keys that stand in the row of which they are made. A key is folded by one function, so that both
//! databases find alike, with case and accents or without.

use icu_normalizer::DecomposingNormalizer;
use klant_core::waarde::{Emailadres, Opgegeven, Postcode, Telefoonnummer};
use klant_core::{Adres, Digitaal};

use crate::klantinteracties::vouw;

/// The key of a name with a postcode. Accents, case, spaces and hyphens do not count.
pub(crate) fn naamsleutel(achternaam: &str, postcode: &Postcode) -> String {
    let ontleed = DecomposingNormalizer::new_nfkd().normalize(achternaam);
    let letters: String = ontleed.chars().filter(|teken| teken.is_alphanumeric()).collect();
    format!("{}|{}", vouw(&letters), postcode.bloot().replace(' ', ""))
}

/// The key of an e-mail address.
pub(crate) fn emailsleutel(adres: &Emailadres) -> String {
    vouw(adres.bloot())
}

/// The key of a telephone number. It never is that of an e-mail address, which has an `@`.
pub(crate) fn telefoonsleutel(nummer: &Telefoonnummer) -> String {
    nummer.bloot().to_owned()
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

/// The key of a digital address that belongs to a partij, when it can be read. Of what was given for one contact alone there is none.
pub(super) fn adressleutel(partij: Option<i64>, adres: &Digitaal) -> Option<String> {
    partij.and_then(|_| match adres {
        Digitaal::Email(email) => email.gelezen().map(emailsleutel),
        Digitaal::Telefoonnummer(nummer) => nummer.gelezen().map(telefoonsleutel),
        Digitaal::Overig(_) => None,
    })
}

/// The key of a surname with an address that has a postcode.
pub(super) fn woonsleutel(achternaam: Option<&str>, adres: Option<&Adres>) -> Option<String> {
    Some(naamsleutel(achternaam?, &postcode(adres?)?))
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
