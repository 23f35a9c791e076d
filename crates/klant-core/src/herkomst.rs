//! Who gave a value, and when (S1).

use time::OffsetDateTime;

use crate::id::InteractieId;
use crate::keuze::keuze;

keuze! {
    /// Who gave a value, the least authoritative first.
    Bronsoort {
        /// An import of unknown origin.
        Import = "import",
        /// An application, without a customer's word.
        Toepassing = "toepassing",
        /// An employee on the customer's behalf.
        MedewerkerNamensKlant = "medewerker_namens_klant",
        /// Her representative.
        Vertegenwoordiger = "vertegenwoordiger",
        /// The customer herself.
        Klant = "klant",
    }
}

impl Bronsoort {
    /// Whether the value is the customer's own word, given by her or on her behalf.
    #[must_use]
    pub const fn is_woord_van_klant(self) -> bool {
        matches!(self, Self::MedewerkerNamensKlant | Self::Vertegenwoordiger | Self::Klant)
    }

    /// Whether a value from this source may replace one from another: never the customer's word by a lesser source.
    ///
    /// ```
    /// use klant_core::Bronsoort;
    /// assert!(Bronsoort::Klant.mag_vervangen(Bronsoort::Import));
    /// assert!(Bronsoort::MedewerkerNamensKlant.mag_vervangen(Bronsoort::Klant));
    /// assert!(!Bronsoort::Toepassing.mag_vervangen(Bronsoort::Klant));
    /// ```
    #[must_use]
    pub const fn mag_vervangen(self, vorige: Self) -> bool {
        self.is_woord_van_klant() || !vorige.is_woord_van_klant()
    }
}

/// The origin of one value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Herkomst {
    /// Who gave it.
    pub door: Bronsoort,
    /// When it was recorded.
    pub op: OffsetDateTime,
    /// In which interactie, if in one.
    pub interactie: Option<InteractieId>,
}
