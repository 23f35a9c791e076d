//! The routes and filters that are served against the published descriptions.

use std::collections::BTreeSet;

use klant_register::store::klantinteracties::Filter;

use super::resource::Resource;
use super::{CONTACTGEGEVENS, KLANTINTERACTIES, soorten};
use crate::beschrijving::{Api, bewerkingen};

/// What a resource knows, by name.
pub(super) struct Kennis {
    api: &'static str,
    naam: &'static str,
    filters: &'static [Filter],
    expand: &'static [&'static str],
}

impl Kennis {
    pub(super) fn van<R: Resource>() -> Self {
        Self { api: R::API.pad, naam: R::NAAM, filters: R::FILTERS, expand: R::EXPAND }
    }
}

type Bewerking = (String, String, BTreeSet<String>);

/// What is served of an API, as its description should say it.
fn geserveerd(api: &str) -> BTreeSet<Bewerking> {
    let mut bewerkingen = BTreeSet::new();
    for kennis in soorten::kennis().into_iter().filter(|kennis| kennis.api == api) {
        let (lijst, een) = (format!("/{}", kennis.naam), format!("/{}/{{uuid}}", kennis.naam));
        let mut parameters: BTreeSet<String> =
            kennis.filters.iter().map(|filter| filter.naam.to_owned()).collect();
        parameters.extend(["page", "pageSize"].map(str::to_owned));
        let expand: BTreeSet<String> =
            (!kennis.expand.is_empty()).then(|| "expand".to_owned()).into_iter().collect();
        parameters.extend(expand.iter().cloned());
        bewerkingen.insert((lijst.clone(), "GET".to_owned(), parameters));
        bewerkingen.insert((lijst, "POST".to_owned(), BTreeSet::new()));
        bewerkingen.insert((een.clone(), "GET".to_owned(), expand));
        let weg = if kennis.naam == "onderwerpobjecten" { vec!["cascade".to_owned()] } else { Vec::new() };
        bewerkingen.insert((een.clone(), "DELETE".to_owned(), weg.into_iter().collect()));
        for methode in ["PUT", "PATCH"] {
            bewerkingen.insert((een.clone(), methode.to_owned(), BTreeSet::new()));
        }
    }
    bewerkingen
}

fn beschreven(api: Api) -> BTreeSet<Bewerking> {
    bewerkingen(api)
        .into_iter()
        .map(|(pad, methode, parameters, _)| (pad, methode, parameters.into_iter().collect()))
        .collect()
}

#[test]
fn elke_route_en_elke_filter_staat_in_de_beschrijving_en_andersom() {
    let mut klantinteracties = geserveerd(KLANTINTERACTIES.pad);
    klantinteracties.insert(("/maak-klantcontact".to_owned(), "POST".to_owned(), BTreeSet::new()));
    let beschreven_hier = beschreven(Api::Klantinteracties);
    let verschil: Vec<_> = klantinteracties.symmetric_difference(&beschreven_hier).collect();
    assert!(verschil.is_empty(), "{verschil:#?}");
    assert_eq!(klantinteracties.len(), 85);
    let contactgegevens = geserveerd(CONTACTGEGEVENS.pad);
    let beschreven_hier = beschreven(Api::Contactgegevens);
    let verschil: Vec<_> = contactgegevens.symmetric_difference(&beschreven_hier).collect();
    assert!(verschil.is_empty(), "{verschil:#?}");
    let filters: usize = soorten::kennis().iter().map(|kennis| kennis.filters.len()).sum();
    assert_eq!(filters, 154);
}
