//! What may be seen. Serialisers and filters take a Zicht; there is no other way to show a customer (S25).

use std::sync::Arc;

use crate::element::{Element, Elementen};
use crate::machtiging::{Bereik, Bevoegdheid, Handeling};

/// What a Toegang may see: the Elementen, the kinds of interaction, and what is secret or confidential.
///
/// ```
/// use klant_core::{Doel, Element, Niveau, Toegang, Wie};
/// let robot = Toegang::nieuw(Wie::Toepassing("mailrobot".into()), Doel::niet_bepaald(), Niveau::Geen, false);
/// assert!(robot.zicht().toont(Element::Voornaam));
/// assert!(!robot.zicht().toont(Element::Bsn));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Zicht {
    elementen: Elementen,
    bevoegdheid: Arc<Bevoegdheid>,
    afdeling: Option<Arc<str>>,
}

impl Zicht {
    pub(crate) const fn nieuw(
        elementen: Elementen,
        bevoegdheid: Arc<Bevoegdheid>,
        afdeling: Option<Arc<str>>,
    ) -> Self {
        Self { elementen, bevoegdheid, afdeling }
    }

    /// Whether this Element may be shown.
    #[must_use]
    pub const fn toont(&self, element: Element) -> bool {
        self.elementen.bevat(element)
    }

    /// Whether all of these Elementen may be shown.
    #[must_use]
    pub fn toont_alle(&self, elementen: impl IntoIterator<Item = Element>) -> bool {
        elementen.into_iter().all(|element| self.toont(element))
    }

    /// The Elementen that may be shown.
    #[must_use]
    pub const fn elementen(&self) -> Elementen {
        self.elementen
    }

    /// The value when its Element may be shown, else none.
    #[must_use]
    pub fn als_zichtbaar<T>(&self, element: Element, waarde: Option<T>) -> Option<T> {
        waarde.filter(|_| self.toont(element))
    }

    /// Whether nothing is withheld, of whomever.
    #[must_use]
    pub fn is_vol(&self) -> bool {
        !self.bevoegdheid.is_begrensd() && self.elementen == Elementen::alle()
    }

    /// The kinds of interaction that may be seen.
    #[must_use]
    pub fn bereik(&self) -> &Bereik {
        self.bevoegdheid.bereik()
    }

    /// What may be seen of a customer, who may have asked for geheimhouding: then nothing of her leaves the municipality
    /// without the right to see what is secret.
    #[must_use]
    pub fn op_klant(&self, geheim: bool) -> Self {
        let verborgen = geheim && self.verbergt_geheim();
        let elementen = if verborgen { Elementen::leeg() } else { self.elementen };
        Self { elementen, ..self.clone() }
    }

    /// The same sight, of these Elementen alone: what is not needed is not shown.
    #[must_use]
    pub fn beperkt_tot(&self, nodig: Elementen) -> Self {
        Self { elementen: nodig.iter().filter(|element| self.toont(*element)).collect(), ..self.clone() }
    }

    /// Whether of a customer who asked for geheimhouding nothing may be seen.
    #[must_use]
    pub fn verbergt_geheim(&self) -> bool {
        self.bevoegdheid.is_buiten_gemeente() && !self.ziet_geheim()
    }

    /// Whether customers who asked for geheimhouding may be seen where others may not see them.
    #[must_use]
    pub fn ziet_geheim(&self) -> bool {
        self.bevoegdheid.mag(Handeling::GeheimInzien)
    }

    /// The department of who looks.
    #[must_use]
    pub fn afdeling(&self) -> Option<&str> {
        self.afdeling.as_deref()
    }

    /// Whether a confidential contact, recorded by this department, may be seen in full: by that department alone, and by
    /// an application without machtiging, from whom nothing is withheld.
    #[must_use]
    pub fn ziet_vertrouwelijk(&self, vastgelegd_door: Option<&str>) -> bool {
        let eigen = vastgelegd_door.is_some() && vastgelegd_door == self.afdeling.as_deref();
        eigen || !self.bevoegdheid.is_begrensd()
    }
}
