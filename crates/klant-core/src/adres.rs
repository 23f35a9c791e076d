//! Addresses: postal in their three forms, and digital.

use time::Date;

use crate::Code;
use crate::herkomst::Herkomst;
use crate::id::DigitaalAdresId;
use crate::kanaal::Kanaalsoort;
use crate::keuze::{Keuze as _, keuze};
use crate::verhuld::verhuld;
use crate::verwezen::Adresinhoud;
use crate::waarde::{Emailadres, Formaatfout, Land, Nummeraanduiding, Opgegeven, Postcode, Telefoonnummer};

keuze! {
    /// The form in which an address was given.
    Adresvorm {
        /// Nothing was given.
        Leeg = "leeg",
        /// A BAG nummeraanduiding.
        Nummeraanduiding = "nummeraanduiding",
        /// Structured Dutch fields.
        Gestructureerd = "gestructureerd",
        /// Lines, with a country.
        Regels = "regels",
        /// More than one form at once (`S9.dubbele_adresvorm`).
        Dubbel = "dubbel",
    }
}

/// An address to visit or for post, as it was given. As wide as the wire: whether its parts go together is judged by
/// [`crate::regels::adres`], not by this type.
///
/// ```
/// use klant_core::{Adres, Adresvorm};
/// let adres = Adres { regel1: Some("Postbus 7".into()), regel2: Some("1200 AA Turfstad".into()), ..Adres::default() };
/// assert_eq!(adres.vorm(), Adresvorm::Regels);
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Adres {
    /// BAG nummeraanduiding, 16 digits.
    pub nummeraanduiding: Option<Opgegeven<Nummeraanduiding>>,
    /// Street.
    pub straatnaam: Option<String>,
    /// House number, 1 to 99999.
    pub huisnummer: Option<i32>,
    /// Addition to the house number.
    pub huisnummertoevoeging: Option<String>,
    /// Dutch postcode.
    pub postcode: Option<Opgegeven<Postcode>>,
    /// Town.
    pub stad: Option<String>,
    /// First line.
    pub regel1: Option<String>,
    /// Second line.
    pub regel2: Option<String>,
    /// Third line.
    pub regel3: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    pub land: Option<Opgegeven<Land>>,
}

impl Adres {
    /// The form in which the address was given.
    #[must_use]
    pub const fn vorm(&self) -> Adresvorm {
        let bag = self.nummeraanduiding.is_some();
        let velden = self.straatnaam.is_some()
            || self.huisnummer.is_some()
            || self.huisnummertoevoeging.is_some()
            || self.postcode.is_some()
            || self.stad.is_some();
        let regels = self.regel1.is_some() || self.regel2.is_some() || self.regel3.is_some();
        match (bag, velden, regels) {
            (false, false, false) => Adresvorm::Leeg,
            (true, false, false) => Adresvorm::Nummeraanduiding,
            (false, true, false) => Adresvorm::Gestructureerd,
            (false, false, true) => Adresvorm::Regels,
            _ => Adresvorm::Dubbel,
        }
    }

    /// The address on one line, for the terminal and for reading aloud.
    #[must_use]
    pub fn op_een_regel(&self) -> String {
        let huisnummer = self.huisnummer.map(|nummer| nummer.to_string());
        let straat: Vec<&str> =
            [self.straatnaam.as_deref(), huisnummer.as_deref(), self.huisnummertoevoeging.as_deref()]
                .into_iter()
                .flatten()
                .collect();
        let plaats: Vec<&str> = [self.postcode.as_ref().map(Opgegeven::tekst), self.stad.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let bag = self.nummeraanduiding.as_ref().map(|nummer| format!("BAG {}", nummer.tekst()));
        let (straat, plaats) = (straat.join(" "), plaats.join(" "));
        [
            bag.as_deref(),
            Some(straat.as_str()),
            Some(plaats.as_str()),
            self.regel1.as_deref(),
            self.regel2.as_deref(),
            self.regel3.as_deref(),
            self.land.as_ref().map(Opgegeven::tekst),
        ]
        .into_iter()
        .flatten()
        .filter(|deel| !deel.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
    }
}

keuze! {
    /// A kind of digital address, as the wire names them.
    SoortDigitaalAdres {
        /// E-mail.
        Email = "email",
        /// Telephone.
        Telefoonnummer = "telefoonnummer",
        /// Anything else: stored, never chosen.
        Overig = "overig",
    }
}

impl SoortDigitaalAdres {
    /// The kind of channel that reaches such an address.
    #[must_use]
    pub const fn kanaal(self) -> Kanaalsoort {
        match self {
            Self::Email => Kanaalsoort::Email,
            Self::Telefoonnummer => Kanaalsoort::Telefoon,
            Self::Overig => Kanaalsoort::Overig,
        }
    }

    /// The Element of an address of which the kind is this word; what no list knows is any other address.
    #[must_use]
    pub fn element_van(woord: &str) -> crate::Element {
        Self::van_woord(woord).unwrap_or(Self::Overig).element()
    }

    /// The Element under which profiles rule such an address.
    #[must_use]
    pub const fn element(self) -> crate::Element {
        match self {
            Self::Email => crate::Element::Emailadres,
            Self::Telefoonnummer => crate::Element::Telefoonnummer,
            Self::Overig => crate::Element::OverigDigitaalAdres,
        }
    }
}

/// The text of a digital address, with its reading by its kind. The text is kept as it was given.
///
/// ```
/// use klant_core::{Digitaal, SoortDigitaalAdres};
/// let nummer = Digitaal::lees(SoortDigitaalAdres::Telefoonnummer, "0612345678".into());
/// assert!(nummer.fout().is_none());
/// assert_eq!(nummer.bloot(), "0612345678");
/// assert!(Digitaal::lees(SoortDigitaalAdres::Email, "geen adres".into()).fout().is_some());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Digitaal {
    /// An e-mail address.
    Email(Opgegeven<Emailadres>),
    /// A telephone number.
    Telefoonnummer(Opgegeven<Telefoonnummer>),
    /// Anything else.
    Overig(Handvat),
}

/// A digital address of another kind, such as a handle: kept as given.
#[derive(Clone, PartialEq, Eq)]
pub struct Handvat(String);

impl Digitaal {
    /// Reads a text as an address of this kind. Reading never fails; see [`Digitaal::fout`].
    #[must_use]
    pub fn lees(soort: SoortDigitaalAdres, tekst: String) -> Self {
        match soort {
            SoortDigitaalAdres::Email => Self::Email(Opgegeven::lees(tekst)),
            SoortDigitaalAdres::Telefoonnummer => Self::Telefoonnummer(Opgegeven::lees(tekst)),
            SoortDigitaalAdres::Overig => Self::Overig(Handvat(tekst)),
        }
    }

    /// The kind of address.
    #[must_use]
    pub const fn soort(&self) -> SoortDigitaalAdres {
        match self {
            Self::Email(_) => SoortDigitaalAdres::Email,
            Self::Telefoonnummer(_) => SoortDigitaalAdres::Telefoonnummer,
            Self::Overig(_) => SoortDigitaalAdres::Overig,
        }
    }

    /// The address as it was given: a sensitive value.
    #[must_use]
    pub fn bloot(&self) -> &str {
        match self {
            Self::Email(adres) => adres.tekst(),
            Self::Telefoonnummer(adres) => adres.tekst(),
            Self::Overig(Handvat(tekst)) => tekst,
        }
    }

    /// What is wrong with the text as an address of its kind.
    #[must_use]
    pub fn fout(&self) -> Option<Formaatfout> {
        match self {
            Self::Email(adres) => adres.fout(),
            Self::Telefoonnummer(adres) => adres.fout(),
            Self::Overig(Handvat(tekst)) if tekst.trim().is_empty() => {
                Some(Formaatfout::nieuw(Code::DigitaalAdresLeeg))
            }
            Self::Overig(_) => None,
        }
    }
}

/// A digital address of a customer, or of a betrokkene in one interactie.
#[derive(Clone, PartialEq, Eq)]
pub struct DigitaalAdres {
    /// Its identity.
    pub id: DigitaalAdresId,
    /// Version of the row.
    pub versie: i32,
    /// Kind and text, or where she holds it herself: only of a known customer, for an override is copied (S2).
    pub adres: Adresinhoud,
    /// What the customer calls it, up to 40 characters.
    pub omschrijving: Option<String>,
    /// Whether it is the default among the customer's addresses of its kind.
    pub is_standaard: bool,
    /// On which day it was found to be hers.
    pub verificatie_datum: Option<Date>,
    /// On which day a message to it could not be delivered; then it is never chosen.
    pub onbestelbaar_sinds: Option<Date>,
    /// From which day its use is restricted (AVG 18); then it is never chosen.
    pub beperkt_sinds: Option<Date>,
    /// Who gave it.
    pub herkomst: Herkomst,
}

verhuld!(Adres, Handvat);
verhuld!(met id: DigitaalAdres);
