//! What the machtigingen that someone holds come to, per purpose: looked up at every request, so made once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doel, Doelmachtiging, Handeling, Handelingen, Machtiging};
use crate::element::{Element, Elementen};
use crate::keuze::Keuze as _;
use crate::profiel::Profielcode;
use crate::toegang::Niveau;

/// Which kinds of interaction a right reaches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bereik {
    /// Every kind.
    Alle,
    /// Those with these profiles.
    Profielen(BTreeSet<Profielcode>),
}

impl Bereik {
    /// Whether interactions with this profile are reached.
    #[must_use]
    pub fn omvat(&self, profiel: &Profielcode) -> bool {
        match self {
            Self::Alle => true,
            Self::Profielen(codes) => codes.contains(profiel),
        }
    }

    /// Whether every kind is reached.
    #[must_use]
    pub const fn is_alle(&self) -> bool {
        matches!(self, Self::Alle)
    }

    fn met(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Profielen(mut codes), Self::Profielen(erbij)) => {
                codes.extend(erbij.iter().cloned());
                Self::Profielen(codes)
            }
            _ => Self::Alle,
        }
    }
}

/// What someone may do for one purpose, at the level that is known of her.
///
/// ```
/// use klant_core::machtiging::{Bevoegdheid, Handeling};
/// assert!(Bevoegdheid::vol().mag(Handeling::Lezen));
/// assert!(!Bevoegdheid::geen().mag(Handeling::Lezen));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bevoegdheid {
    /// Per action the Elementen that it reaches; none when the action is not granted.
    elementen: [Option<Elementen>; Handeling::ALLE.len()],
    bereik: Bereik,
    buiten_gemeente: bool,
    begrensd: bool,
}

impl Bevoegdheid {
    /// Everything: the right of an application that was registered without machtiging.
    #[must_use]
    pub fn vol() -> Self {
        Self {
            elementen: [Some(Elementen::alle()); Handeling::ALLE.len()],
            bereik: Bereik::Alle,
            buiten_gemeente: false,
            begrensd: false,
        }
    }

    /// Nothing.
    #[must_use]
    pub const fn geen() -> Self {
        Self {
            elementen: [None; Handeling::ALLE.len()],
            bereik: Bereik::Profielen(BTreeSet::new()),
            buiten_gemeente: true,
            begrensd: true,
        }
    }

    /// What a customer may do with what is kept of herself: see, add to, change and take away, all but the note that the
    /// municipality keeps for itself. Who she is was established elsewhere; she records no identification.
    ///
    /// ```
    /// use klant_core::Element;
    /// use klant_core::machtiging::{Bevoegdheid, Handeling};
    /// let zelf = Bevoegdheid::eigen_gegevens();
    /// assert!(zelf.mag_met(Handeling::Wijzigen, Element::Rekeningnummer));
    /// assert!(!zelf.mag_met(Handeling::Lezen, Element::InterneNotitie));
    /// assert!(!zelf.mag(Handeling::Identificeren) && !zelf.mag(Handeling::Zoeken));
    /// ```
    #[must_use]
    pub fn eigen_gegevens() -> Self {
        let alles = Doelmachtiging {
            handelingen: [
                Handeling::Lezen,
                Handeling::Vastleggen,
                Handeling::Wijzigen,
                Handeling::Verwijderen,
            ]
            .into_iter()
            .collect(),
            elementen: Elementen::alle().zonder(Element::InterneNotitie),
            profielen: Bereik::Alle,
            minimaal_niveau: Niveau::Geen,
            // What is shown to her has not left for another.
            buiten_gemeente: false,
        };
        Self::van([&alles], Niveau::Geen)
    }

    /// What these grants come to together, of those that hold at this level.
    #[must_use]
    pub fn van<'a>(delen: impl IntoIterator<Item = &'a Doelmachtiging>, niveau: Niveau) -> Self {
        let mut som: Option<Self> = None;
        for deel in delen.into_iter().filter(|deel| niveau >= deel.minimaal_niveau) {
            let eerder = som.take().unwrap_or_else(|| Self {
                bereik: deel.profielen.clone(),
                buiten_gemeente: false,
                ..Self::geen()
            });
            som = Some(eerder.met(deel));
        }
        som.unwrap_or_else(Self::geen)
    }

    fn met(mut self, deel: &Doelmachtiging) -> Self {
        for (vak, handeling) in self.elementen.iter_mut().zip(Handeling::ALLE) {
            if deel.handelingen.bevat(*handeling) {
                *vak = Some(vak.unwrap_or_default().en(deel.elementen));
            }
        }
        self.bereik = self.bereik.met(&deel.profielen);
        // Whoever is outside for one is outside for all of it.
        self.buiten_gemeente |= deel.buiten_gemeente;
        self
    }

    /// Whether the action is granted.
    #[must_use]
    pub fn mag(&self, handeling: Handeling) -> bool {
        self.elementen_voor(handeling).is_some()
    }

    /// Whether the action is granted and reaches this Element.
    #[must_use]
    pub fn mag_met(&self, handeling: Handeling, element: Element) -> bool {
        self.elementen_voor(handeling).is_some_and(|elementen| elementen.bevat(element))
    }

    /// The Elementen that an action reaches; none when it is not granted.
    #[must_use]
    pub fn elementen_voor(&self, handeling: Handeling) -> Option<Elementen> {
        self.elementen.get(handeling as usize).copied().flatten()
    }

    /// The actions that are granted.
    #[must_use]
    pub fn handelingen(&self) -> Handelingen {
        Handeling::ALLE.iter().copied().filter(|handeling| self.mag(*handeling)).collect()
    }

    /// The kinds of interaction that it reaches.
    #[must_use]
    pub const fn bereik(&self) -> &Bereik {
        &self.bereik
    }

    /// Whether who holds it is a recipient outside the municipality.
    #[must_use]
    pub const fn is_buiten_gemeente(&self) -> bool {
        self.buiten_gemeente
    }

    /// Whether a machtiging bounds it; without one everything is allowed, under the purpose `niet-bepaald`.
    #[must_use]
    pub const fn is_begrensd(&self) -> bool {
        self.begrensd
    }
}

/// What someone was granted, for every purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toekenning {
    standaarddoel: Doel,
    doelen: BTreeMap<Doel, Vec<Doelmachtiging>>,
}

impl Toekenning {
    pub(super) fn van(gehouden: &[&Machtiging]) -> Self {
        let mut doelen: BTreeMap<Doel, Vec<Doelmachtiging>> = BTreeMap::new();
        for machtiging in gehouden {
            for (doel, deel) in &machtiging.doelen {
                doelen.entry(doel.clone()).or_default().push(deel.clone());
            }
        }
        let standaarddoel =
            gehouden.first().map_or_else(Doel::niet_bepaald, |machtiging| machtiging.standaarddoel.clone());
        Self { standaarddoel, doelen }
    }

    /// The purpose of a holder who names none.
    #[must_use]
    pub const fn standaarddoel(&self) -> &Doel {
        &self.standaarddoel
    }

    /// The purposes for which something was granted.
    pub fn doelen(&self) -> impl Iterator<Item = &Doel> {
        self.doelen.keys()
    }

    /// Whether something was granted for this purpose.
    #[must_use]
    pub fn omvat(&self, doel: &Doel) -> bool {
        self.doelen.contains_key(doel)
    }

    /// What may be done for a purpose, at this level; none when nothing was granted for it.
    #[must_use]
    pub fn bevoegdheid(&self, doel: &Doel, niveau: Niveau) -> Option<Bevoegdheid> {
        Some(Bevoegdheid::van(self.doelen.get(doel)?, niveau))
    }
}
