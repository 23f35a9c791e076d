//! May someone do this, with this Element, for this purpose, and why? The answer of [`Toegang`], with what each machtiging
//! says of it.

use std::sync::Arc;

use super::{Bevoegdheid, Doel, Doelmachtiging, Handeling, Houder, Machtiging, Machtigingenset};
use crate::element::Element;
use crate::profiel::Profielcode;
use crate::toegang::{Niveau, Toegang, Wie};
use crate::{Code, Oordeel, Reden};

/// A question about rights.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Machtigingsvraag<'a> {
    /// Who would do it.
    pub houder: Houder<'a>,
    /// The level of assurance at which she would.
    pub niveau: Niveau,
    /// Whether her registration lets her record and see identifying data at all.
    pub kan_identificeren: bool,
    /// The purpose; none is the one of the holder.
    pub doel: Option<Doel>,
    /// What she would do.
    pub handeling: Handeling,
    /// With which data; none asks for the action alone.
    pub element: Option<Element>,
    /// In which kind of interaction; none asks for no kind.
    pub profiel: Option<Profielcode>,
}

/// The answer: an outcome with at least one reason, for the purpose that it turned out to be.
///
/// ```
/// use klant_core::machtiging::{Houder, Machtigingenset, Machtigingsvraag};
/// use klant_core::{Code, Element, Handeling, Niveau, Oordeel};
///
/// let codes = ["kcc".to_owned()];
/// let vraag = Machtigingsvraag {
///     houder: Houder { toepassing: Some("kiss"), codes: &codes, rollen: &[] },
///     niveau: Niveau::Hoog,
///     kan_identificeren: true,
///     doel: Some("terugbellen".parse()?),
///     handeling: Handeling::Lezen,
///     element: Some(Element::Bsn),
///     profiel: None,
/// };
/// let uitleg = Machtigingenset::ingebouwd().leg_uit(&vraag);
/// assert_eq!(uitleg.oordeel(), Oordeel::Geweigerd);
/// assert_eq!(uitleg.redenen()[0].code(), Code::S25GeenRecht);
/// assert_eq!(uitleg.redenen()[1].plaats(), "kcc");
/// assert_eq!(uitleg.redenen()[1].code(), Code::MachtigingElement);
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Uitleg {
    oordeel: Oordeel,
    doel: Doel,
    // INVARIANT: never empty; the deciding reason stands first.
    redenen: Vec<Reden>,
}

impl Uitleg {
    /// Whether it is allowed.
    #[must_use]
    pub const fn oordeel(&self) -> Oordeel {
        self.oordeel
    }

    /// The purpose for which it was judged.
    #[must_use]
    pub const fn doel(&self) -> &Doel {
        &self.doel
    }

    /// The reasons, the deciding one first; those that are about one machtiging have its code as their place.
    #[must_use]
    pub fn redenen(&self) -> &[Reden] {
        &self.redenen
    }
}

/// One thing that is needed: an action, perhaps with an Element.
type Eis = (Handeling, Option<Element>);

/// What must be granted to do this with that. Recording data that do not identify is free with the action; identifying data
/// must be reached by `identificeren`. What one removes or accounts for is no single Element.
pub(super) fn eisen(handeling: Handeling, element: Option<Element>) -> Vec<Eis> {
    match handeling {
        Handeling::Vastleggen | Handeling::Wijzigen if identificerend(element) => {
            vec![(handeling, None), (Handeling::Identificeren, element)]
        }
        Handeling::Vastleggen
        | Handeling::Wijzigen
        | Handeling::Verwijderen
        | Handeling::Bewaren
        | Handeling::Verantwoorden => vec![(handeling, None)],
        _ => vec![(handeling, element)],
    }
}

impl Machtigingsvraag<'_> {
    /// The access that the holder would have, made as the register makes it.
    fn toegang(&self, set: &Machtigingenset) -> Toegang {
        let wie = self.houder.toepassing.map_or(Wie::Systeem, |naam| Wie::Toepassing(naam.to_owned()));
        let doel = self.doel.clone().unwrap_or_else(Doel::niet_bepaald);
        let toegang = Toegang::nieuw(wie, doel, self.niveau, self.kan_identificeren);
        match set.toekenning(&self.houder) {
            Some(toekenning) => toegang.begrensd_door(Arc::new(toekenning)),
            None if set.verplicht => toegang.zonder_rechten(),
            None => toegang,
        }
    }

    /// Why not; nothing when it is allowed.
    fn weigering(&self, toegang: &Toegang) -> Result<(), Reden> {
        for (handeling, element) in eisen(self.handeling, self.element) {
            toegang.eis(handeling)?;
            let identificeert = handeling == Handeling::Identificeren || identificerend(element);
            if identificeert && !self.kan_identificeren {
                return Err(Reden::nieuw(Code::S24GeenRecht));
            }
            if let Some(element) = element.filter(|_| !mag(toegang.bevoegdheid(), (handeling, element))) {
                let doel = toegang.doel();
                let wat = format!("nodig is `{handeling}` met `{element}` voor het doel `{doel}`");
                return Err(Reden::nieuw(Code::S25GeenRecht).met_toelichting(wat));
            }
        }
        match &self.profiel {
            Some(profiel) if !toegang.bevoegdheid().bereik().omvat(profiel) => {
                let wat = format!("niet voor interacties met het profiel `{profiel}`");
                Err(Reden::nieuw(Code::S25GeenRecht).met_toelichting(wat))
            }
            _ => Ok(()),
        }
    }

    /// What one machtiging says of it.
    fn van(&self, machtiging: &Machtiging, doel: &Doel) -> Reden {
        let (code, toelichting) = self.deel(machtiging.doelen.get(doel), machtiging);
        let reden = Reden::op(code, &machtiging.code);
        match toelichting {
            Some(toelichting) => reden.met_toelichting(toelichting),
            None => reden,
        }
    }

    fn deel(&self, deel: Option<&Doelmachtiging>, machtiging: &Machtiging) -> (Code, Option<String>) {
        let Some(deel) = deel else {
            let wel: Vec<&str> = machtiging.doelen.keys().map(Doel::als_tekst).collect();
            return (Code::MachtigingAnderDoel, Some(format!("wel voor: {}", wel.join(", "))));
        };
        if self.niveau < deel.minimaal_niveau {
            return (Code::MachtigingNiveau, Some(format!("nodig is {}", deel.minimaal_niveau)));
        }
        let alleen = Bevoegdheid::van([deel], self.niveau);
        for (handeling, element) in eisen(self.handeling, self.element) {
            if !alleen.mag(handeling) {
                return (Code::MachtigingHandeling, Some(format!("`{handeling}`")));
            }
            if let Some(element) = element.filter(|_| !mag(&alleen, (handeling, element))) {
                return (Code::MachtigingElement, Some(format!("`{element}`")));
            }
        }
        match &self.profiel {
            Some(profiel) if !deel.profielen.omvat(profiel) => {
                (Code::MachtigingProfiel, Some(format!("`{profiel}`")))
            }
            _ => (Code::MachtigingVerleent, None),
        }
    }
}

fn identificerend(element: Option<Element>) -> bool {
    element.is_some_and(Element::is_identificerend)
}

pub(super) fn mag(bevoegdheid: &Bevoegdheid, (handeling, element): Eis) -> bool {
    match element {
        Some(element) => bevoegdheid.mag_met(handeling, element),
        None => bevoegdheid.mag(handeling),
    }
}

impl Machtigingenset {
    /// Whether it is allowed, and why: the same answer that a use case would give.
    #[must_use]
    pub fn leg_uit(&self, vraag: &Machtigingsvraag<'_>) -> Uitleg {
        let toegang = vraag.toegang(self);
        let doel = toegang.doel().clone();
        let mut per_machtiging: Vec<Reden> =
            self.gehouden(&vraag.houder).map(|machtiging| vraag.van(machtiging, &doel)).collect();
        // What grants it is what was asked for.
        per_machtiging.sort_by_key(|reden| reden.code() != Code::MachtigingVerleent);
        let onbekend = vraag.houder.codes.iter().filter(|code| !self.machtigingen.contains_key(*code));
        let onbekend = onbekend.map(|code| Reden::op(Code::MachtigingOnbekend, code));

        let weigering = vraag.weigering(&toegang);
        let oordeel = if weigering.is_ok() { Oordeel::Toegestaan } else { Oordeel::Geweigerd };
        let verleent = per_machtiging.iter().any(|reden| reden.code() == Code::MachtigingVerleent);
        let eerste = match weigering {
            Err(reden) => Some(reden),
            Ok(()) if !toegang.bevoegdheid().is_begrensd() => Some(Reden::nieuw(Code::MachtigingGeen)),
            Ok(()) if !verleent => Some(Reden::nieuw(Code::MachtigingSamen)),
            Ok(()) => None,
        };
        let redenen = eerste.into_iter().chain(per_machtiging).chain(onbekend).collect();
        Uitleg { oordeel, doel, redenen }
    }
}
