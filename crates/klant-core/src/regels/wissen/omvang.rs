//! What a request to erase covers.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::id::DigitaalAdresId;
use crate::{Code, Element, Elementen, Keuze, Reden};

/// What should go: everything, or these parts.
///
/// As text it is words with spaces between them, such as `emailadres klantcontacten`; that is how a request is kept.
///
/// ```
/// use klant_core::regels::wissen::Wisomvang;
/// let omvang: Wisomvang = "emailadres klantcontacten".parse()?;
/// assert!(omvang.klantcontacten());
/// assert_eq!(omvang.to_string(), "emailadres klantcontacten");
/// assert_eq!("alles".parse::<Wisomvang>()?, Wisomvang::Alles);
/// assert!("postadres".parse::<Wisomvang>().is_err());
/// # Ok::<(), klant_core::Reden>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wisomvang {
    /// Everything that is kept about her, and then she herself.
    Alles,
    /// These parts.
    Deel {
        /// Every value of these Elementen.
        elementen: Elementen,
        /// These digital addresses.
        adressen: BTreeSet<DigitaalAdresId>,
        /// What she said and left in her contacts.
        klantcontacten: bool,
    },
}

impl Wisomvang {
    /// One digital address, and nothing else.
    #[must_use]
    pub fn adres(id: DigitaalAdresId) -> Self {
        Self::Deel { elementen: Elementen::leeg(), adressen: [id].into(), klantcontacten: false }
    }

    /// The Elementen of which every value should go.
    #[must_use]
    pub fn elementen(&self) -> Elementen {
        match self {
            Self::Alles => Elementen::alle(),
            Self::Deel { elementen, .. } => *elementen,
        }
    }

    /// Whether her contacts should go.
    #[must_use]
    pub const fn klantcontacten(&self) -> bool {
        match self {
            Self::Alles => true,
            Self::Deel { klantcontacten, .. } => *klantcontacten,
        }
    }

    /// Whether this digital address should go.
    #[must_use]
    pub fn noemt_adres(&self, id: DigitaalAdresId, element: Element) -> bool {
        match self {
            Self::Alles => true,
            Self::Deel { elementen, adressen, .. } => elementen.bevat(element) || adressen.contains(&id),
        }
    }

    /// Whether nothing should go.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        match self {
            Self::Alles => false,
            Self::Deel { elementen, adressen, klantcontacten } => {
                elementen.is_leeg() && adressen.is_empty() && !klantcontacten
            }
        }
    }
}

const ALLES: &str = "alles";
const KLANTCONTACTEN: &str = "klantcontacten";
const ADRES: &str = "adres:";

impl fmt::Display for Wisomvang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Deel { elementen, adressen, klantcontacten } = self else { return f.write_str(ALLES) };
        let mut woorden: Vec<String> = elementen.iter().map(|element| element.woord().to_owned()).collect();
        woorden.extend(adressen.iter().map(|id| format!("{ADRES}{id}")));
        woorden.extend(klantcontacten.then(|| KLANTCONTACTEN.to_owned()));
        f.write_str(&woorden.join(" "))
    }
}

impl FromStr for Wisomvang {
    type Err = Reden;

    /// Reads what [`Display`](fmt::Display) wrote.
    fn from_str(tekst: &str) -> Result<Self, Reden> {
        if tekst == ALLES {
            return Ok(Self::Alles);
        }
        let (mut elementen, mut adressen, mut klantcontacten) = (Elementen::leeg(), BTreeSet::new(), false);
        for woord in tekst.split_whitespace() {
            if let Some(element) = Element::van_woord(woord) {
                elementen = elementen.met(element);
            } else if let Some(id) = woord.strip_prefix(ADRES).and_then(|id| id.parse().ok()) {
                adressen.insert(id);
            } else if woord == KLANTCONTACTEN {
                klantcontacten = true;
            } else {
                return Err(Reden::nieuw(Code::WissenOmvang));
            }
        }
        Ok(Self::Deel { elementen, adressen, klantcontacten })
    }
}
