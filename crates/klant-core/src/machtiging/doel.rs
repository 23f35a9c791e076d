//! The purpose of a processing, and its place in the register of processing activities.

use std::fmt;
use std::str::FromStr;

use crate::Code;
use crate::waarde::Formaatfout;

/// The purpose of a processing: the code of a verwerkingsactiviteit.
///
/// ```
/// use klant_core::Doel;
/// let doel: Doel = "terugbellen".parse()?;
/// assert_eq!(doel.als_tekst(), "terugbellen");
/// assert!("Terug bellen".parse::<Doel>().is_err());
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Doel(String);

impl Doel {
    /// The purpose of an application that was registered without one.
    #[must_use]
    pub fn niet_bepaald() -> Self {
        Self("niet-bepaald".to_owned())
    }

    /// The purpose of a customer who sees and changes what is kept of herself.
    ///
    /// ```
    /// assert_eq!(klant_core::Doel::eigen_gegevens().als_tekst(), "eigen_gegevens");
    /// ```
    #[must_use]
    pub fn eigen_gegevens() -> Self {
        Self("eigen_gegevens".to_owned())
    }

    /// Whether nobody said what the purpose is.
    #[must_use]
    pub fn is_niet_bepaald(&self) -> bool {
        self.0 == "niet-bepaald"
    }

    /// The code as text.
    #[must_use]
    pub fn als_tekst(&self) -> &str {
        &self.0
    }
}

impl FromStr for Doel {
    type Err = Formaatfout;

    /// Lower-case letters, digits, `-` and `_`; 1 to 60 characters. Fault: `doel.formaat`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let goed = (1..=60).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if goed { Ok(Self(text.to_owned())) } else { Err(Formaatfout::nieuw(Code::DoelFormaat)) }
    }
}

impl fmt::Display for Doel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is known of a purpose: enough to account for it (AVG art. 30).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doelbeschrijving {
    /// Its name for people.
    pub naam: String,
    /// Its URI in the register of processing activities.
    pub verwerkingsactiviteit: String,
    /// The legal ground, in words.
    pub grond: String,
    /// How long the data are kept for it, in words.
    pub bewaartermijn: String,
    /// Who receives the data for it.
    pub ontvangers: Vec<String>,
}

/// With what the processing activity of a ready-made purpose begins: it is nobody's, until the municipality names its own.
const VOORLOPIG: &str = "urn:vervang-door-eigen-verwerkingsregister:";

impl Doelbeschrijving {
    /// Whether the municipality has not yet named the processing activity of its own register.
    #[must_use]
    pub fn is_voorlopig(&self) -> bool {
        self.verwerkingsactiviteit.starts_with(VOORLOPIG)
    }
}
