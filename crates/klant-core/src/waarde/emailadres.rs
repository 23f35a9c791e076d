//! An e-mail address.

use std::str::FromStr;

use email_address::{EmailAddress, Options};

use super::Formaatfout;
use crate::Code;

/// The longest address that mail can be sent to (RFC 5321), in characters.
const LANGSTE: usize = 254;

gevoelig! {
    /// An e-mail address: a local part and a domain name of at least two labels, at most 254 characters.
    ///
    /// Letters of any script are accepted in both parts (RFC 6531). A display name, a comment, a domain
    /// without a dot and a network address as domain are not. Kept as given; two spellings are two values,
    /// see [`genormaliseerd`](Self::genormaliseerd). Whether mail arrives is not known from the form.
    ///
    /// Refused with `email.formaat`.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Emailadres;
    ///
    /// assert!("mina@example.org".parse::<Emailadres>().is_ok());
    /// let fout = "Mina <mina@example.org>".parse::<Emailadres>().expect_err("with a display name");
    /// assert_eq!(fout.code(), Code::EmailFormaat);
    /// ```
    Emailadres, masker, "mina@example.org" => "m***@***.org"
}

impl Emailadres {
    /// The address with its domain in lower case, to compare and to search by. The local part stays as it is:
    /// only the receiving side knows whether its case matters.
    ///
    /// ```
    /// use klant_core::waarde::Emailadres;
    ///
    /// let adres: Emailadres = "Mina@Example.ORG".parse()?;
    /// assert_eq!(adres.genormaliseerd(), "Mina@example.org");
    /// # Ok::<(), klant_core::waarde::Formaatfout>(())
    /// ```
    #[must_use]
    pub fn genormaliseerd(&self) -> String {
        let (voor, domein) = splits(&self.0);
        format!("{voor}@{}", domein.to_lowercase())
    }
}

impl FromStr for Emailadres {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let opties = Options::default().with_required_tld().without_display_text().without_domain_literal();
        // The crate lets `<a@b.nl>` pass after white space; no address ends in a bracket.
        let afgekeurd = tekst.ends_with('>') || tekst.chars().any(char::is_control);
        if afgekeurd
            || tekst.chars().count() > LANGSTE
            || EmailAddress::parse_with_options(tekst, opties).is_err()
        {
            return Err(Formaatfout::nieuw(Code::EmailFormaat));
        }
        Ok(Self(tekst.to_owned()))
    }
}

/// The parts before and after the last `@`: a quoted local part may hold one itself.
fn splits(adres: &str) -> (&str, &str) {
    adres.rsplit_once('@').unwrap_or((adres, ""))
}

/// The first letter of a local part that has more, and the last label of the domain.
fn masker(adres: &str) -> String {
    let (voor, domein) = splits(adres);
    let eerste: String =
        if voor.chars().count() > 1 { voor.chars().take(1).collect() } else { String::new() };
    let laatste = domein.rsplit_once('.').map_or("", |(_, laatste)| laatste);
    format!("{eerste}***@***.{laatste}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fout(tekst: &str) -> Option<Code> {
        tekst.parse::<Emailadres>().err().map(Formaatfout::code)
    }

    #[test]
    fn emailadres_van_elke_gewone_soort_is_geldig() {
        for tekst in [
            "mina@example.org",
            "mina.de-vries+gemeente@mail.example.org",
            "o'brien@example.ie",
            "andré@example.fr",
            "info@café.example",
            "\"mina de vries\"@example.org",
            "\"a@b\"@example.org",
        ] {
            assert_eq!(fout(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn emailadres_in_andere_vorm_wordt_geweigerd() {
        for tekst in [
            "",
            "mina",
            "mina@",
            "@example.org",
            "mina@example",
            "mina@@example.org",
            "mina@example..org",
            "mina@-example.org",
            "mina@[127.0.0.1]",
            "mina @example.org",
            "mina@example.org ",
            " mina@example.org",
            "mina@example.org\n",
            "<mina@example.org>",
            " <mina@example.org>",
            "Mina <mina@example.org>",
            "a@example.org,b@example.org",
            "\"a\u{7}b\"@example.org",
        ] {
            assert_eq!(fout(tekst), Some(Code::EmailFormaat), "{tekst:?}");
        }
    }

    #[test]
    fn emailadres_heeft_hoogstens_254_tekens() {
        let adres = |lengte: usize| {
            let label = "d".repeat(60);
            let domein = format!("{label}.{label}.{label}.example.org");
            format!("{}@{domein}", "a".repeat(lengte - domein.len() - 1))
        };
        assert_eq!(fout(&adres(254)), None);
        assert_eq!(fout(&adres(255)), Some(Code::EmailFormaat));
    }

    #[test]
    fn emailadres_normaliseert_alleen_het_domein() {
        let adres: Emailadres = "\"A@B\"@Example.ORG".parse().expect("valid");
        assert_eq!(adres.bloot(), "\"A@B\"@Example.ORG");
        assert_eq!(adres.genormaliseerd(), "\"A@B\"@example.org");
    }

    #[test]
    fn s23_masker_van_emailadres_toont_geen_naam_van_een_letter() {
        let adres: Emailadres = "m@example.org".parse().expect("valid");
        assert_eq!(adres.gemaskeerd(), "***@***.org");
    }
}
