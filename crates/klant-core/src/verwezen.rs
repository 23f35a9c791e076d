//! Held by the customer: an address that is a reference instead of a value, asked at use and not kept (S2).
//!
//! A customer may keep her e-mail address or telephone number in a place of her own, such as a wallet or a personal data
//! vault. The register then keeps where to ask, and nothing else.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::Code;
use crate::adres::{Digitaal, SoortDigitaalAdres};
use crate::id::DigitaalAdresId;
use crate::verhuld::verhuld;
use crate::waarde::Formaatfout;

/// So long may a reference be.
const LANGSTE: usize = 500;

/// Where to ask for a value that the customer holds herself: an https address of at most 500 characters, in ASCII, with a host
/// and without a name or password in it. It may point to her, and prints nothing of itself.
///
/// Refused with `verwijzing.formaat`.
///
/// ```
/// use klant_core::{Code, Verwijzing};
/// let bij_haar: Verwijzing = "https://kluis.example.org/mina/email".parse()?;
/// assert_eq!(format!("{bij_haar:?}"), "Verwijzing(…)");
/// let fout = "http://kluis.example.org/mina".parse::<Verwijzing>().expect_err("not safe on its way");
/// assert_eq!(fout.code(), Code::VerwijzingFormaat);
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verwijzing(String);

impl Verwijzing {
    /// The full text: a sensitive value.
    #[must_use]
    pub fn bloot(&self) -> &str {
        &self.0
    }
}

impl FromStr for Verwijzing {
    type Err = Formaatfout;

    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let teken = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b);
        let goed = tekst.len() <= LANGSTE
            && tekst.bytes().all(teken)
            && tekst.strip_prefix("https://").is_some_and(heeft_gastheer);
        if goed { Ok(Self(tekst.to_owned())) } else { Err(Formaatfout::nieuw(Code::VerwijzingFormaat)) }
    }
}

/// Whether a host stands there, and nobody's name or password before it.
fn heeft_gastheer(rest: &str) -> bool {
    let gastheer = rest.split(['/', '?', '#']).next().unwrap_or_default();
    gastheer.starts_with(|teken: char| teken.is_ascii_alphanumeric() || teken == '[')
        && !gastheer.contains('@')
}

/// What the register keeps of a digital address: what she gave, or where to ask for it.
///
/// ```
/// use klant_core::{Adresinhoud, Digitaal, SoortDigitaalAdres};
/// let gaf = Adresinhoud::from(Digitaal::lees(SoortDigitaalAdres::Email, "mina@example.org".into()));
/// assert_eq!(gaf.bloot(), "mina@example.org");
/// let bij_haar = Adresinhoud::Verwezen(SoortDigitaalAdres::Email, "https://kluis.example.org/mina/email".parse()?);
/// assert_eq!(bij_haar.bloot(), "");
/// assert_eq!(bij_haar.soort(), gaf.soort());
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Adresinhoud {
    /// The text that she gave.
    Gegeven(Digitaal),
    /// Of which kind it is, and where she holds it.
    Verwezen(SoortDigitaalAdres, Verwijzing),
}

impl Adresinhoud {
    /// The kind of address.
    #[must_use]
    pub const fn soort(&self) -> SoortDigitaalAdres {
        match self {
            Self::Gegeven(adres) => adres.soort(),
            Self::Verwezen(soort, _) => *soort,
        }
    }

    /// The address as it was given, a sensitive value; empty where she holds it herself.
    #[must_use]
    pub fn bloot(&self) -> &str {
        match self {
            Self::Gegeven(adres) => adres.bloot(),
            Self::Verwezen(..) => "",
        }
    }

    /// The address that she gave; none where she holds it herself.
    #[must_use]
    pub const fn gegeven(&self) -> Option<&Digitaal> {
        match self {
            Self::Gegeven(adres) => Some(adres),
            Self::Verwezen(..) => None,
        }
    }

    /// Where she holds it; none where she gave it.
    #[must_use]
    pub const fn verwijzing(&self) -> Option<&Verwijzing> {
        match self {
            Self::Gegeven(_) => None,
            Self::Verwezen(_, verwijzing) => Some(verwijzing),
        }
    }

    /// What is wrong with what she gave. A reference has been read already.
    #[must_use]
    pub fn fout(&self) -> Option<Formaatfout> {
        self.gegeven().and_then(Digitaal::fout)
    }
}

impl From<Digitaal> for Adresinhoud {
    fn from(adres: Digitaal) -> Self {
        Self::Gegeven(adres)
    }
}

/// What her own source answered when it was asked for one address: used and not kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Bronantwoord {
    /// The value, as the source gave it.
    Waarde(String),
    /// She withdrew her consent that it is asked.
    Ingetrokken,
    /// The source could not be reached, or its answer could not be used.
    Onbereikbaar,
    /// The source does not know the reference.
    OnbekendBijBron,
}

/// What her sources answered, by the address that they were asked for.
pub type Bronantwoorden = BTreeMap<DigitaalAdresId, Bronantwoord>;

verhuld!(Verwijzing, Bronantwoord);

#[cfg(test)]
mod proeven {
    use super::*;

    fn is_goed(tekst: &str) -> bool {
        tekst.parse::<Verwijzing>().is_ok()
    }

    #[test]
    fn s2_een_verwijzing_is_een_https_adres_van_ten_hoogste_500_tekens() {
        let begin = "https://kluis.example.org/";
        for goed in [begin, "https://kluis.example.org:8443/a?b=c#d", "https://[2001:db8::1]/a", "https://x"]
        {
            assert!(is_goed(goed), "{goed}");
        }
        assert!(is_goed(&format!("{begin}{}", "a".repeat(500 - begin.len()))));
        assert!(!is_goed(&format!("{begin}{}", "a".repeat(501 - begin.len()))));
    }

    #[test]
    fn s2_wat_geen_adres_is_of_een_wachtwoord_draagt_is_geen_verwijzing() {
        for fout in [
            "",
            "kluis.example.org/a",
            "http://kluis.example.org/a",
            "HTTPS://kluis.example.org/a",
            "https://",
            "https:///pad",
            "https://:443/a",
            "https://mina:geheim@kluis.example.org/a",
            "https://kluis.example.org/a b",
            "https://kluis.example.org/a\n",
            "https://kluis.example.org/<script>",
            "https://kluis.example.org/é",
        ] {
            assert_eq!(
                fout.parse::<Verwijzing>().err().map(Formaatfout::code),
                Some(Code::VerwijzingFormaat),
                "{fout}"
            );
        }
    }

    #[test]
    fn s23_een_verwijzing_en_een_antwoord_tonen_niets_van_zichzelf() {
        let adres = "https://kluis.example.org/mina";
        let verwezen =
            Adresinhoud::Verwezen(SoortDigitaalAdres::Email, adres.parse().expect("an https address"));
        let getoond = format!("{verwezen:?} {:?}", Bronantwoord::Waarde("mina@example.org".to_owned()));
        assert!(!getoond.contains("mina") && !getoond.contains("kluis"), "{getoond}");
    }
}
