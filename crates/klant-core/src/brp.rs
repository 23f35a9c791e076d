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
/// let adres = BrpAdres::nieuw(BrpAdressoort::Woonadres, vec!["Dorpsstraat 1".into()]);
/// assert_eq!(format!("{adres:?}"), "BrpAdres(woonadres, …)");
/// ```
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrpAdres {
    /// The kind.
    pub soort: BrpAdressoort,
    /// The lines, as they go on an envelope; of an address abroad the last may be the country by its name.
    pub regels: Vec<String>,
    /// The country, ISO 3166-1 alpha-2, where the source gives it so.
    #[serde(default)]
    pub land: Option<String>,
    /// Whether the base register is looking into this address: it may be wrong.
    #[serde(default)]
    pub in_onderzoek: bool,
    /// Whether it may not be given to third parties.
    #[serde(default)]
    pub geheimhouding: bool,
}

impl BrpAdres {
    /// An address without any remark.
    #[must_use]
    pub const fn nieuw(soort: BrpAdressoort, regels: Vec<String>) -> Self {
        Self { soort, regels, land: None, in_onderzoek: false, geheimhouding: false }
    }
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
    /// Nobody is there by this BSN.
    NietGevonden,
    /// The person is there, without an address.
    Geen,
    /// It is not known where she stays.
    VerblijfplaatsOnbekend,
    /// It was established that she does not live at the address that stands there.
    NietOpAdres,
    /// She died.
    Overleden,
    /// Nobody keeps her data up to date there any more, so what stands there may be old.
    Opgeschort,
    /// The base register could not be reached, or its answer could not be used.
    Onbereikbaar,
}
