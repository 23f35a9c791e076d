//! Interactieprofielen: what a kind of interaction needs. Configuration, not code.
//!
//! No national list of these exists; a municipality writes its own files. [`Profielenset::lees`] reads them strictly
//! and names every fault with its place.

mod lezen;
mod set;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

pub use set::Profielenset;

use crate::Code;
use crate::element::{Element, Elementen};
use crate::kanaal::Kanaalsoort;
use crate::keuze::{Keuze, keuze};
use crate::toegang::Niveau;
use crate::voorkeur::Berichtsoort;
use crate::waarde::Formaatfout;

keuze! {
    /// What a profile says of one Element (S12, S15).
    Behoefte {
        /// The interaction cannot do without it.
        Verplicht = "verplicht",
        /// It may be recorded when the customer gives it.
        Toegestaan = "toegestaan",
        /// It may be recorded only on the customer's own, recorded wish.
        OpWens = "op_wens",
        /// It may not be recorded, whoever wishes it.
        Verboden = "verboden",
    }
}

keuze! {
    /// What a profile says of one kind of channel to answer by.
    Kanaalregel {
        /// May be used, and is safe enough for formal and confidential messages.
        Veilig = "veilig",
        /// May be used, but not for formal or confidential messages.
        Toegestaan = "toegestaan",
        /// May not be used.
        Verboden = "verboden",
    }
}

keuze! {
    /// To which address a message of this kind of interaction must go (S10, S11).
    Adressering {
        /// The customer's own data may be used.
        Vrij = "vrij",
        /// Only the address of residence in the BRP, never another.
        BrpVerblijfsadres = "brp_verblijfsadres",
    }
}

keuze! {
    /// Whether the customer is answered (S14).
    Terugkoppeling {
        /// Only when she asks for it.
        OpVerzoek = "op_verzoek",
        /// Always, so that a way to reach her is always needed.
        Altijd = "altijd",
    }
}

/// The code of a profile: lower-case letters, digits and hyphens, 1 to 60 characters.
///
/// ```
/// use klant_core::profiel::Profielcode;
/// assert!("melding-openbare-ruimte".parse::<Profielcode>().is_ok());
/// assert!("Melding".parse::<Profielcode>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Profielcode(String);

impl Profielcode {
    /// The code of the built-in profile.
    #[must_use]
    pub fn algemeen() -> Self {
        Self("algemeen".to_owned())
    }

    /// The code as text.
    #[must_use]
    pub fn als_tekst(&self) -> &str {
        &self.0
    }
}

impl FromStr for Profielcode {
    type Err = Formaatfout;

    /// Fault: `profiel.code`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let goed = (1..=60).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if goed { Ok(Self(text.to_owned())) } else { Err(Formaatfout::nieuw(Code::ProfielCode)) }
    }
}

impl Borrow<str> for Profielcode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Profielcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The profile, with its version, under which a Besluit was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profielverwijzing {
    /// Code of the profile.
    pub code: Profielcode,
    /// Version of the profile.
    pub versie: String,
}

/// What a kind of interaction needs.
///
/// ```
/// use klant_core::profiel::{Behoefte, Interactieprofiel};
/// use klant_core::Element;
/// let algemeen = Interactieprofiel::algemeen();
/// assert_eq!(algemeen.behoefte(Element::Bsn), Behoefte::Toegestaan);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interactieprofiel {
    /// The code by which clients name the profile.
    pub code: Profielcode,
    /// The version of the text; every Besluit carries it.
    pub versie: String,
    /// Name for people.
    pub naam: String,
    /// What kind of interaction this is; may be empty.
    pub omschrijving: String,
    /// What holds for an Element that is not named below.
    pub standaardbehoefte: Behoefte,
    /// What holds for the named Elementen.
    pub elementen: BTreeMap<Element, Behoefte>,
    /// Whether the customer is always answered or on request.
    pub terugkoppeling: Terugkoppeling,
    /// What holds for a kind of channel that is not named below.
    pub standaardkanaal: Kanaalregel,
    /// What holds for the named kinds of channel.
    pub kanalen: BTreeMap<Kanaalsoort, Kanaalregel>,
    /// The kind of message that an answer is, unless the question names one.
    pub berichtsoort: Berichtsoort,
    /// The addressing rule.
    pub adressering: Adressering,
    /// The level of assurance needed to record identifying data (S24).
    pub identificatieniveau: Niveau,
    /// Whether a contact without any customer data and without follow-up is kept (S13).
    pub anoniem_bewaren: bool,
    /// After how many days without an open task the interactie counts as closed.
    pub sluit_na_dagen: Option<u16>,
    /// For how many months after closing the interactie is kept; none when no term is configured.
    pub bewaartermijn_maanden: Option<u16>,
    /// Whether an open task keeps the customer's digital addresses from being erased (S4b).
    pub open_taak_bindt: bool,
}

impl Interactieprofiel {
    /// The built-in profile: everything *toegestaan*, address free. It holds when no other is named.
    #[must_use]
    pub fn algemeen() -> Self {
        Self {
            code: Profielcode::algemeen(),
            versie: "1".to_owned(),
            naam: "Algemeen".to_owned(),
            omschrijving: "Geldt als geen ander interactieprofiel is genoemd.".to_owned(),
            standaardbehoefte: Behoefte::Toegestaan,
            elementen: BTreeMap::new(),
            terugkoppeling: Terugkoppeling::OpVerzoek,
            standaardkanaal: Kanaalregel::Veilig,
            kanalen: BTreeMap::new(),
            berichtsoort: Berichtsoort::dienstverlening(),
            adressering: Adressering::Vrij,
            identificatieniveau: Niveau::Geen,
            anoniem_bewaren: true,
            sluit_na_dagen: None,
            bewaartermijn_maanden: None,
            open_taak_bindt: false,
        }
    }

    /// What the profile says of an Element.
    #[must_use]
    pub fn behoefte(&self, element: Element) -> Behoefte {
        self.elementen.get(&element).copied().unwrap_or(self.standaardbehoefte)
    }

    /// The Elementen that the interaction cannot do without.
    #[must_use]
    pub fn verplicht(&self) -> Elementen {
        Element::ALLE
            .iter()
            .copied()
            .filter(|element| self.behoefte(*element) == Behoefte::Verplicht)
            .collect()
    }

    /// What the profile says of a kind of channel. `Overig` is never a way to reach someone.
    #[must_use]
    pub fn kanaalregel(&self, kanaal: Kanaalsoort) -> Kanaalregel {
        if kanaal == Kanaalsoort::Overig {
            return Kanaalregel::Verboden;
        }
        self.kanalen.get(&kanaal).copied().unwrap_or(self.standaardkanaal)
    }

    /// The Elementen by which a customer can be answered under this profile: those whose channel is not forbidden (S14).
    ///
    /// ```
    /// use klant_core::Element;
    /// use klant_core::profiel::Interactieprofiel;
    /// assert!(Interactieprofiel::algemeen().antwoordwegen().bevat(Element::Telefoonnummer));
    /// ```
    #[must_use]
    pub fn antwoordwegen(&self) -> Elementen {
        [
            (Element::Telefoonnummer, Kanaalsoort::Telefoon),
            (Element::Emailadres, Kanaalsoort::Email),
            (Element::Correspondentieadres, Kanaalsoort::Post),
        ]
        .into_iter()
        .filter(|(_, kanaal)| self.kanaalregel(*kanaal) != Kanaalregel::Verboden)
        .map(|(element, _)| element)
        .collect()
    }

    /// The profile as a Besluit refers to it.
    #[must_use]
    pub fn verwijzing(&self) -> Profielverwijzing {
        Profielverwijzing { code: self.code.clone(), versie: self.versie.clone() }
    }
}
