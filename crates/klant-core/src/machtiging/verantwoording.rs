//! What the privacy officer accounts for (AVG art. 30): which data, for which purpose, by whom.

use super::uitleg::{eisen, mag};
use super::{
    Bevoegdheid, Doel, Doelbeschrijving, Doelmachtiging, Handeling, Handelingen, Machtiging, Machtigingenset,
};
use crate::element::Element;
use crate::keuze::Keuze as _;
use crate::toegang::Niveau;

/// One purpose: its description, and what is done for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doelverantwoording<'s> {
    /// The purpose.
    pub doel: &'s Doel,
    /// What is known of it.
    pub beschrijving: &'s Doelbeschrijving,
    /// What each machtiging lets be done with each Element; what is not done is not there.
    pub elementen: Vec<Elementverantwoording<'s>>,
    /// Who outside the municipality receives data for it: the names of machtigingen.
    pub buiten_gemeente: Vec<&'s str>,
}

/// One Element under one machtiging, for one purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elementverantwoording<'s> {
    /// The Element.
    pub element: Element,
    /// The machtiging that grants it.
    pub machtiging: &'s Machtiging,
    /// What it grants for the purpose.
    pub deel: &'s Doelmachtiging,
    /// What is done with the Element.
    pub handelingen: Handelingen,
}

impl Machtigingenset {
    /// What is processed, by purpose, machtiging and Element; a purpose for which nothing is granted has no Elementen.
    ///
    /// ```
    /// use klant_core::{Element, Handeling, machtiging::Machtigingenset};
    /// let set = Machtigingenset::ingebouwd();
    /// let terugbellen = set.verantwoording().find(|een| een.doel.als_tekst() == "terugbellen").expect("a purpose");
    /// let gelezen = |element| {
    ///     terugbellen.elementen.iter().any(|een| een.element == element && een.handelingen.bevat(Handeling::Lezen))
    /// };
    /// assert!(gelezen(Element::Telefoonnummer));
    /// assert!(!gelezen(Element::Bsn));
    /// ```
    pub fn verantwoording(&self) -> impl Iterator<Item = Doelverantwoording<'_>> {
        self.doelen.iter().map(|(doel, beschrijving)| {
            let delen = self.machtigingen.values().filter_map(|een| Some((een, een.doelen.get(doel)?)));
            let delen: Vec<(&Machtiging, &Doelmachtiging)> = delen.collect();
            Doelverantwoording {
                doel,
                beschrijving,
                elementen: delen.iter().flat_map(|(machtiging, deel)| elementen(machtiging, deel)).collect(),
                buiten_gemeente: delen
                    .iter()
                    .filter(|(_, deel)| deel.buiten_gemeente)
                    .map(|(machtiging, _)| machtiging.naam.as_str())
                    .collect(),
            }
        })
    }
}

fn elementen<'s>(
    machtiging: &'s Machtiging,
    deel: &'s Doelmachtiging,
) -> impl Iterator<Item = Elementverantwoording<'s>> {
    let bevoegdheid = Bevoegdheid::van([deel], Niveau::Hoog);
    Element::ALLE.iter().filter_map(move |element| {
        let gedaan = Handeling::ALLE.iter().copied().filter(|handeling| {
            is_verwerking(*handeling, *element)
                && eisen(*handeling, Some(*element)).into_iter().all(|eis| mag(&bevoegdheid, eis))
        });
        let handelingen: Handelingen = gedaan.collect();
        let iets = handelingen.iter().next().is_some();
        iets.then_some(Elementverantwoording { element: *element, machtiging, deel, handelingen })
    })
}

/// Whether this is something that is done with this Element: to identify is to record what identifies, who searches the
/// log processes none, nor does who says what a case needs.
const fn is_verwerking(handeling: Handeling, element: Element) -> bool {
    match handeling {
        Handeling::Identificeren => element.is_identificerend(),
        Handeling::Bewaren | Handeling::Verantwoorden => false,
        _ => true,
    }
}
