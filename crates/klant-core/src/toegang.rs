//! Who acts, for which purpose, and how sure we are of who it is.

use std::fmt;
use std::sync::Arc;

use crate::element::Element;
use crate::identificatie::Identificatie;
use crate::keuze::keuze;
use crate::machtiging::{Bevoegdheid, Doel, Handeling, Toekenning};
use crate::verwerking::Spoor;
use crate::zicht::Zicht;
use crate::{Code, Reden};

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
    kan_identificeren: bool,
    namens: Option<Identificatie>,
    afdeling: Option<String>,
    toekenning: Option<Arc<Toekenning>>,
    bevoegdheid: Arc<Bevoegdheid>,
    spoor: Option<Spoor>,
}

impl Toegang {
    /// Access of someone, for a purpose, that may establish identities up to a level, with full rights.
    #[must_use]
    pub fn nieuw(wie: Wie, doel: Doel, niveau: Niveau, mag_identificeren: bool) -> Self {
        Self {
            wie,
            doel,
            niveau,
            kan_identificeren: mag_identificeren,
            namens: None,
            afdeling: None,
            toekenning: None,
            bevoegdheid: Arc::new(Bevoegdheid::vol()),
            spoor: None,
        }
    }

    /// The same access, bounded by what was granted; for a purpose for which nothing was, nothing is allowed.
    #[must_use]
    pub fn begrensd_door(mut self, toekenning: Arc<Toekenning>) -> Self {
        if self.doel.is_niet_bepaald() {
            self.doel = toekenning.standaarddoel().clone();
        }
        self.toekenning = Some(toekenning);
        self.herzien()
    }

    /// The same access without any right: of someone who holds no machtiging where one is needed.
    #[must_use]
    pub fn zonder_rechten(mut self) -> Self {
        self.bevoegdheid = Arc::new(Bevoegdheid::geen());
        self
    }

    /// The same access, to what is kept of the customer herself and for nothing else.
    #[must_use]
    pub fn tot_eigen_gegevens(mut self) -> Self {
        self.doel = Doel::eigen_gegevens();
        self.toekenning = None;
        self.bevoegdheid = Arc::new(Bevoegdheid::eigen_gegevens());
        self
    }

    /// The same access, acting on behalf of another person or organisation (S24b).
    #[must_use]
    pub fn namens(mut self, vertegenwoordigde: Identificatie) -> Self {
        self.namens = Some(vertegenwoordigde);
        self
    }

    /// The same access, of this department: whose confidential contacts it may see.
    #[must_use]
    pub fn van_afdeling(mut self, afdeling: Option<String>) -> Self {
        self.afdeling = afdeling;
        self
    }

    /// The same access, in a request that is part of this trace.
    #[must_use]
    pub const fn met_spoor(mut self, spoor: Option<Spoor>) -> Self {
        self.spoor = spoor;
        self
    }

    /// The same access for another purpose.
    #[must_use]
    pub fn voor_doel(mut self, doel: Doel) -> Self {
        self.doel = doel;
        self.herzien()
    }

    fn herzien(mut self) -> Self {
        if let Some(toekenning) = &self.toekenning {
            let voor_doel = toekenning.bevoegdheid(&self.doel, self.niveau);
            self.bevoegdheid = Arc::new(voor_doel.unwrap_or_else(Bevoegdheid::geen));
        }
        self
    }

    /// Nothing, when something was granted for the purpose of this access.
    ///
    /// # Errors
    /// The refusal `S23.doel_niet_toegestaan`, which names the purposes that one has; `S23.geen_machtiging` when one has none.
    pub fn eis_doel(&self) -> Result<(), Reden> {
        match &self.toekenning {
            Some(toekenning) if toekenning.doelen().next().is_none() => {
                Err(Reden::nieuw(Code::S23GeenMachtiging))
            }
            Some(toekenning) if !toekenning.omvat(&self.doel) => {
                let doelen: Vec<&str> = toekenning.doelen().map(Doel::als_tekst).collect();
                let wel = format!("wel verleend: {}", doelen.join(", "));
                Err(Reden::nieuw(Code::S23DoelNietToegestaan).met_toelichting(wel))
            }
            None if !self.bevoegdheid.mag(Handeling::Lezen) => Err(Reden::nieuw(Code::S23GeenMachtiging)),
            _ => Ok(()),
        }
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

    /// The trace of the request; none when it is part of none.
    #[must_use]
    pub const fn spoor(&self) -> Option<Spoor> {
        self.spoor
    }

    /// The highest level at which this access can establish an identity.
    #[must_use]
    pub const fn niveau(&self) -> Niveau {
        self.niveau
    }

    /// The department in which one works; a registered application is a department of its own.
    #[must_use]
    pub fn afdeling(&self) -> Option<&str> {
        match (&self.afdeling, &self.wie) {
            (Some(afdeling), _) => Some(afdeling),
            (None, Wie::Toepassing(naam)) => Some(naam),
            (None, _) => None,
        }
    }

    /// What may be done.
    #[must_use]
    pub fn bevoegdheid(&self) -> &Bevoegdheid {
        &self.bevoegdheid
    }

    /// Nothing, when the action is granted for the purpose of this access.
    ///
    /// # Errors
    /// The refusal `S25.geen_recht`, with the action and the purpose, or one of [`Toegang::eis_doel`].
    pub fn eis(&self, handeling: Handeling) -> Result<(), Reden> {
        if self.bevoegdheid.mag(handeling) {
            return Ok(());
        }
        self.eis_doel()?;
        let toelichting = format!("nodig is `{handeling}` voor het doel `{}`", self.doel);
        Err(Reden::nieuw(Code::S25GeenRecht).met_toelichting(toelichting))
    }

    /// Whether identifying data may be recorded.
    #[must_use]
    pub fn mag_identificeren(&self) -> bool {
        self.kan_identificeren && self.bevoegdheid.mag(Handeling::Identificeren)
    }

    /// Whether this kind of identifying data may be recorded.
    #[must_use]
    pub fn mag_vastleggen(&self, element: Element) -> bool {
        self.kan_identificeren && self.bevoegdheid.mag_met(Handeling::Identificeren, element)
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
        self.zicht_voor(Handeling::Lezen)
    }

    /// What this access may see when it does this.
    #[must_use]
    pub fn zicht_voor(&self, handeling: Handeling) -> Zicht {
        let bereikt = self.bevoegdheid.elementen_voor(handeling).unwrap_or_default();
        let elementen = if self.kan_identificeren {
            bereikt
        } else {
            bereikt.iter().filter(|element| !element.is_identificerend()).collect()
        };
        Zicht::nieuw(elementen, Arc::clone(&self.bevoegdheid), self.afdeling().map(Arc::from))
    }
}
