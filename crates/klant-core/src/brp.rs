//! The BRP address of residence, as a use case brings it in (S11). The core asks no one.

use std::fmt;

use serde::Deserialize;

use crate::keuze::keuze;

keuze! {
    /// The kind of address of residence.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    BrpAdressoort {
        /// Where she lives.
        Woonadres = "woonadres",
        /// Where post reaches her, in the place of a woonadres.
        Briefadres = "briefadres",
        /// Outside the Netherlands.
        Buitenland = "buitenland",
    }
}

/// An address of residence from the BRP: used and not kept.
///
/// ```
/// use klant_core::{BrpAdres, BrpAdressoort};
/// let adres = BrpAdres { soort: BrpAdressoort::Woonadres, regels: vec!["Dorpsstraat 1".into()], land: None };
/// assert_eq!(format!("{adres:?}"), "BrpAdres(woonadres, …)");
/// ```
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrpAdres {
    /// The kind.
    pub soort: BrpAdressoort,
    /// The lines, as they go on an envelope.
    pub regels: Vec<String>,
    /// The country, ISO 3166-1 alpha-2; none is the Netherlands.
    #[serde(default)]
    pub land: Option<String>,
}

impl fmt::Debug for BrpAdres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BrpAdres({}, …)", self.soort)
    }
}

/// What the base register answered. *Bepalen* takes it as an argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BrpAntwoord {
    /// Nobody asked, for the profile does not need it or there is no BSN.
    NietGevraagd,
    /// The address of residence.
    Adres(BrpAdres),
    /// The person is not there, or her address is not known.
    Geen,
    /// The base register could not be reached.
    Onbereikbaar,
}
