//! What identifies a customer: a key into a register, Dutch or not (S20 to S22).

use crate::Code;
use crate::element::Element;
use crate::keuze::{Keuze as _, keuze};
use crate::waarde::{
    Bsn, EidasPersoon, EidasRechtspersoon, Formaatfout, KvkNummer, Land, Lei, Rsin, Vestigingsnummer,
    VreemdNummer,
};

keuze! {
    /// A kind of identification.
    SoortIdentificatie {
        /// Burgerservicenummer, of the BRP.
        Bsn = "bsn",
        /// RSIN, of the Handelsregister.
        Rsin = "rsin",
        /// KVK-nummer, of the Handelsregister.
        KvkNummer = "kvk_nummer",
        /// Vestigingsnummer; names its KVK-nummer.
        Vestigingsnummer = "vestigingsnummer",
        /// eIDAS identifier of a natural person.
        EidasPersoon = "eidas_persoon",
        /// eIDAS identifier of a legal person.
        EidasRechtspersoon = "eidas_rechtspersoon",
        /// Legal Entity Identifier.
        Lei = "lei",
        /// Any other register, kept as given.
        Vreemd = "vreemd",
    }
}

impl SoortIdentificatie {
    /// The Element of an identification of which the kind is this word; what no list knows is of a foreign register.
    #[must_use]
    pub fn element_van(woord: &str) -> Element {
        Self::van_woord(woord).unwrap_or(Self::Vreemd).element()
    }

    /// The Element under which profiles rule this kind.
    #[must_use]
    pub const fn element(self) -> Element {
        match self {
            Self::Bsn => Element::Bsn,
            Self::Rsin => Element::Rsin,
            Self::KvkNummer => Element::KvkNummer,
            Self::Vestigingsnummer => Element::Vestigingsnummer,
            Self::EidasPersoon | Self::EidasRechtspersoon => Element::Eidas,
            Self::Lei => Element::Lei,
            Self::Vreemd => Element::VreemdeIdentificatie,
        }
    }
}

/// One identification of a person or an organisation.
///
/// ```
/// use klant_core::{Identificatie, SoortIdentificatie};
/// let identificatie = Identificatie::Bsn("999990007".parse()?);
/// assert_eq!(identificatie.soort(), SoortIdentificatie::Bsn);
/// assert!(!format!("{identificatie:?}").contains("999990007"));
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Identificatie {
    /// Burgerservicenummer.
    Bsn(Bsn),
    /// RSIN.
    Rsin(Rsin),
    /// KVK-nummer.
    KvkNummer(KvkNummer),
    /// Vestigingsnummer, which is unique only under its KVK-nummer.
    Vestiging {
        /// The number of the establishment.
        nummer: Vestigingsnummer,
        /// The organisation that it belongs to.
        kvk: KvkNummer,
    },
    /// eIDAS identifier of a natural person.
    EidasPersoon(EidasPersoon),
    /// eIDAS identifier of a legal person.
    EidasRechtspersoon(EidasRechtspersoon),
    /// Legal Entity Identifier.
    Lei(Lei),
    /// A number of any other register: opaque, unchecked (S20c).
    Vreemd {
        /// The name of the register, such as `se-folkbokforing`; empty when unknown.
        register: String,
        /// The country of the register.
        land: Option<Land>,
        /// The number.
        nummer: VreemdNummer,
    },
}

impl Identificatie {
    /// Reads an identification of a known register from its kind and number.
    ///
    /// # Errors
    /// The fault of the format. A vestigingsnummer without KVK-nummer is `vestigingsnummer.zonder_kvk`; a number of
    /// another register is not read here but built as [`Identificatie::Vreemd`], for it needs its register.
    pub fn lees(soort: SoortIdentificatie, nummer: &str, kvk: Option<&str>) -> Result<Self, Formaatfout> {
        Ok(match soort {
            SoortIdentificatie::Bsn => Self::Bsn(nummer.parse()?),
            SoortIdentificatie::Rsin => Self::Rsin(nummer.parse()?),
            SoortIdentificatie::KvkNummer => Self::KvkNummer(nummer.parse()?),
            SoortIdentificatie::Vestigingsnummer => Self::Vestiging {
                nummer: nummer.parse()?,
                kvk: kvk.ok_or(Formaatfout::nieuw(Code::VestigingsnummerZonderKvk))?.parse()?,
            },
            SoortIdentificatie::EidasPersoon => Self::EidasPersoon(nummer.parse()?),
            SoortIdentificatie::EidasRechtspersoon => Self::EidasRechtspersoon(nummer.parse()?),
            SoortIdentificatie::Lei => Self::Lei(nummer.parse()?),
            SoortIdentificatie::Vreemd => {
                Self::Vreemd { register: String::new(), land: None, nummer: nummer.parse()? }
            }
        })
    }

    /// The kind of identification.
    #[must_use]
    pub const fn soort(&self) -> SoortIdentificatie {
        match self {
            Self::Bsn(_) => SoortIdentificatie::Bsn,
            Self::Rsin(_) => SoortIdentificatie::Rsin,
            Self::KvkNummer(_) => SoortIdentificatie::KvkNummer,
            Self::Vestiging { .. } => SoortIdentificatie::Vestigingsnummer,
            Self::EidasPersoon(_) => SoortIdentificatie::EidasPersoon,
            Self::EidasRechtspersoon(_) => SoortIdentificatie::EidasRechtspersoon,
            Self::Lei(_) => SoortIdentificatie::Lei,
            Self::Vreemd { .. } => SoortIdentificatie::Vreemd,
        }
    }

    /// The Element under which profiles rule this identification.
    #[must_use]
    pub const fn element(&self) -> Element {
        self.soort().element()
    }

    /// The number in full: a sensitive value, for storing and for showing to who may see it.
    #[must_use]
    pub fn bloot(&self) -> &str {
        match self {
            Self::Bsn(nummer) => nummer.bloot(),
            Self::Rsin(nummer) => nummer.bloot(),
            Self::KvkNummer(nummer) => nummer.bloot(),
            Self::Vestiging { nummer, .. } => nummer.bloot(),
            Self::EidasPersoon(nummer) => nummer.bloot(),
            Self::EidasRechtspersoon(nummer) => nummer.bloot(),
            Self::Lei(nummer) => nummer.bloot(),
            Self::Vreemd { nummer, .. } => nummer.bloot(),
        }
    }

    /// Whether this identification falls within a capacity: the same one, or an establishment of the organisation.
    #[must_use]
    pub fn valt_onder(&self, hoedanigheid: &Self) -> bool {
        match (self, hoedanigheid) {
            (Self::Vestiging { kvk, .. }, Self::KvkNummer(van)) => kvk == van,
            _ => self == hoedanigheid,
        }
    }
}
