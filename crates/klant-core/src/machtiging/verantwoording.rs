//! What the privacy officer accounts for (AVG art. 30): which data, for which purpose, by whom.

use std::collections::BTreeSet;

use super::{Bereik, Doel, Doelbeschrijving, Handeling, Handelingen, Machtiging, Machtigingenset};
use crate::element::Element;
use crate::keuze::Keuze as _;

/// One purpose: its description, and the Elementen that are processed for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doelverantwoording<'s> {
    /// The purpose.
    pub doel: &'s Doel,
    /// What is known of it.
    pub beschrijving: &'s Doelbeschrijving,
    /// The machtigingen that grant something for it.
    pub machtigingen: Vec<&'s Machtiging>,
    /// The Elementen that somebody may see for it, or record because they identify.
    pub elementen: Vec<Elementverantwoording<'s>>,
    /// Who outside the municipality receives them: the names of machtigingen.
    pub buiten_gemeente: Vec<&'s str>,
}

/// One Element for one purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elementverantwoording<'s> {
    /// The Element.
    pub element: Element,
    /// What is done with it.
    pub handelingen: Handelingen,
    /// The codes of the machtigingen that grant it.
    pub machtigingen: Vec<&'s str>,
    /// The kinds of interaction.
    pub bereik: Bereik,
}

impl Machtigingenset {
    /// What is processed, by purpose and by Element; a purpose for which nothing is granted has no Elementen.
    ///
    /// ```
    /// use klant_core::{Element, machtiging::Machtigingenset};
    /// let set = Machtigingenset::ingebouwd();
    /// let terugbellen = set.verantwoording().find(|een| een.doel.als_tekst() == "terugbellen").expect("a purpose");
    /// assert!(terugbellen.elementen.iter().any(|een| een.element == Element::Telefoonnummer));
    /// assert!(terugbellen.elementen.iter().all(|een| een.element != Element::Bsn));
    /// ```
    pub fn verantwoording(&self) -> impl Iterator<Item = Doelverantwoording<'_>> {
        self.doelen.iter().map(|(doel, beschrijving)| {
            let delen = || self.machtigingen.values().filter_map(|een| Some((een, een.doelen.get(doel)?)));
            let elementen = Element::ALLE.iter().filter_map(|element| self.element(doel, *element));
            Doelverantwoording {
                doel,
                beschrijving,
                machtigingen: delen().map(|(machtiging, _)| machtiging).collect(),
                elementen: elementen.collect(),
                buiten_gemeente: delen()
                    .filter(|(_, deel)| deel.buiten_gemeente)
                    .map(|(machtiging, _)| machtiging.naam.as_str())
                    .collect(),
            }
        })
    }

    fn element(&self, doel: &Doel, element: Element) -> Option<Elementverantwoording<'_>> {
        let mut handelingen = BTreeSet::new();
        let mut machtigingen = Vec::new();
        let mut bereik: Option<Bereik> = None;
        for machtiging in self.machtigingen.values() {
            let Some(deel) = machtiging.doelen.get(doel).filter(|deel| deel.elementen.bevat(element)) else {
                continue;
            };
            // To identify is to record what identifies, and nothing else.
            let hier = deel
                .handelingen
                .iter()
                .filter(|handeling| *handeling != Handeling::Identificeren || element.is_identificerend());
            handelingen.extend(hier);
            machtigingen.push(machtiging.code.as_str());
            bereik =
                Some(bereik.map_or_else(|| deel.profielen.clone(), |eerder| eerder.met(&deel.profielen)));
        }
        let handelingen = handelingen.into_iter().collect();
        Some(Elementverantwoording { element, handelingen, machtigingen, bereik: bereik? })
    }
}
