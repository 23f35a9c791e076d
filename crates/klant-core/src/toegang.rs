//! Who acts, for which purpose, and how sure we are of who it is.

use std::fmt;
use std::str::FromStr;

use crate::Code;
use crate::element::{Element, Elementen};
use crate::identificatie::Identificatie;
use crate::keuze::keuze;
use crate::waarde::Formaatfout;

keuze! {
    /// Level of assurance with which an identity was established, weakest first.
    ///
    /// ```
    /// use klant_core::Niveau;
    /// assert!(Niveau::Controlevragen < Niveau::Laag);
    /// ```
    Niveau {
        /// Nothing was established.
        Geen = "geen",
        /// Control questions, by telephone for instance: below *laag*.
        Controlevragen = "controlevragen",
        /// eIDAS low.
        Laag = "laag",
        /// eIDAS substantial.
        Substantieel = "substantieel",
        /// eIDAS high.
        Hoog = "hoog",
    }
}

/// The purpose of a processing: the code of a verwerkingsactiviteit.
///
/// ```
/// use klant_core::Doel;
/// let doel: Doel = "terugbellen".parse()?;
/// assert_eq!(doel.als_tekst(), "terugbellen");
/// assert!("Terug bellen".parse::<Doel>().is_err());
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Doel(String);

impl Doel {
    /// The purpose of an application that was registered without one.
    #[must_use]
    pub fn niet_bepaald() -> Self {
        Self("niet-bepaald".to_owned())
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

/// Who acts.
///
/// ```
/// use klant_core::Wie;
/// assert_eq!(format!("{:?}", Wie::Medewerker("f.de.vries".into())), "Medewerker(…)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Wie {
    /// A registered application, by its name.
    Toepassing(String),
    /// An employee who signed in, by the subject of her token: for the audit log, and for nothing else.
    Medewerker(String),
    /// The customer herself, with the identification under which she signed in.
    Klant(Option<Identificatie>),
    /// A named operator on the command line.
    Beheerder(String),
    /// The register itself, for scheduled work.
    Systeem,
}

impl fmt::Debug for Wie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toepassing(naam) => f.debug_tuple("Toepassing").field(naam).finish(),
            Self::Medewerker(_) => f.write_str("Medewerker(…)"),
            Self::Klant(identificatie) => f.debug_tuple("Klant").field(identificatie).finish(),
            Self::Beheerder(naam) => f.debug_tuple("Beheerder").field(naam).finish(),
            Self::Systeem => f.write_str("Systeem"),
        }
    }
}

/// Who acts, for which purpose, at which level, and on behalf of whom. Every use case asks for one (S23 to S25).
///
/// ```
/// use klant_core::{Doel, Niveau, Toegang, Wie};
/// let toegang = Toegang::nieuw(Wie::Toepassing("balie".into()), Doel::niet_bepaald(), Niveau::Hoog, true);
/// assert!(toegang.mag_identificeren());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toegang {
    wie: Wie,
    doel: Doel,
    niveau: Niveau,
    mag_identificeren: bool,
    namens: Option<Identificatie>,
}

impl Toegang {
    /// Access of someone, for a purpose, that may establish identities up to a level.
    #[must_use]
    pub const fn nieuw(wie: Wie, doel: Doel, niveau: Niveau, mag_identificeren: bool) -> Self {
        Self { wie, doel, niveau, mag_identificeren, namens: None }
    }

    /// The same access, acting on behalf of another person or organisation (S24b).
    #[must_use]
    pub fn namens(mut self, vertegenwoordigde: Identificatie) -> Self {
        self.namens = Some(vertegenwoordigde);
        self
    }

    /// The same access for another purpose.
    #[must_use]
    pub fn voor_doel(mut self, doel: Doel) -> Self {
        self.doel = doel;
        self
    }

    /// Who acts.
    #[must_use]
    pub const fn wie(&self) -> &Wie {
        &self.wie
    }

    /// The purpose.
    #[must_use]
    pub const fn doel(&self) -> &Doel {
        &self.doel
    }

    /// The highest level at which this access can establish an identity.
    #[must_use]
    pub const fn niveau(&self) -> Niveau {
        self.niveau
    }

    /// Whether identifying data may be recorded.
    #[must_use]
    pub const fn mag_identificeren(&self) -> bool {
        self.mag_identificeren
    }

    /// The capacity in which a customer acts: the one she represents, else herself. None for others than customers.
    #[must_use]
    pub fn hoedanigheid(&self) -> Option<&Identificatie> {
        match (&self.namens, &self.wie) {
            (Some(vertegenwoordigde), _) => Some(vertegenwoordigde),
            (None, Wie::Klant(zelf)) => zelf.as_ref(),
            (None, _) => None,
        }
    }

    /// What this access may see: nothing is shown without it (S25).
    ///
    /// An access that may not record identifying numbers does not see them either.
    #[must_use]
    pub fn zicht(&self) -> Zicht {
        let alle = Elementen::alle();
        let zichtbaar = if self.mag_identificeren {
            alle
        } else {
            alle.iter().filter(|element| !element.is_identificerend()).collect()
        };
        Zicht(zichtbaar)
    }
}

/// The Elementen that a Toegang may see. Serialisers take it; there is no other way to show a customer.
///
/// ```
/// use klant_core::{Doel, Element, Niveau, Toegang, Wie};
/// let robot = Toegang::nieuw(Wie::Toepassing("mailrobot".into()), Doel::niet_bepaald(), Niveau::Geen, false);
/// assert!(robot.zicht().toont(Element::Voornaam));
/// assert!(!robot.zicht().toont(Element::Bsn));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zicht(Elementen);

impl Zicht {
    /// Whether this Element may be shown.
    #[must_use]
    pub const fn toont(&self, element: Element) -> bool {
        self.0.bevat(element)
    }

    /// The value when its Element may be shown, else none.
    #[must_use]
    pub fn als_zichtbaar<T>(&self, element: Element, waarde: Option<T>) -> Option<T> {
        waarde.filter(|_| self.toont(element))
    }
}
