//! Formats: what a customer, an application or a register gives, each a type that cannot hold nonsense.
//!
//! A format is read by [`str::parse`] and by nothing else: whoever holds a [`Bsn`] holds nine digits that
//! pass the elfproef. A format is not a rule: whether a BSN may be written down at all is for the rules (S12
//! to S15, S24).
//!
//! Values that can point to a person have no `Display`, and their `Debug` prints only the name of the type
//! (S23). The full text is asked for by name, with `bloot()`; `gemaskeerd()` is for a screen where someone
//! looks on.
//!
//! ```
//! use klant_core::Code;
//! use klant_core::waarde::{Bsn, Emailadres, Opgegeven};
//!
//! let bsn: Bsn = "999990007".parse()?;
//! assert_eq!(format!("{bsn:?}"), "Bsn(…)");
//! assert_eq!(bsn.gemaskeerd(), "*******07");
//!
//! let fout = "123456788".parse::<Bsn>().expect_err("fails the elfproef");
//! assert_eq!(fout.code(), Code::BsnElfproef);
//!
//! // What a client gave is kept, even when it cannot be read.
//! let adres = Opgegeven::<Emailadres>::lees("mina at example.org".to_owned());
//! assert_eq!(adres.tekst(), "mina at example.org");
//! assert!(adres.gelezen().is_none());
//! # Ok::<(), klant_core::waarde::Formaatfout>(())
//! ```

#[macro_use]
mod gevoelig;

mod bankrekening;
mod bsn;
mod cijfers;
mod eidas;
mod elfproef;
mod emailadres;
mod handelsregister;
mod land;
mod lei;
mod mod97;
mod nummeraanduiding;
mod opgegeven;
mod postcode;
mod rsin;
mod taal;
mod taalcodes;
mod telefoonnummer;
mod vreemd_nummer;

#[cfg(test)]
mod eigenschappen;

pub use bankrekening::{Bic, Iban};
pub use bsn::Bsn;
pub use eidas::{EidasPersoon, EidasRechtspersoon};
pub use elfproef::elfproef;
pub use emailadres::Emailadres;
pub use handelsregister::{KvkNummer, Vestigingsnummer};
pub use land::Land;
pub use lei::Lei;
pub use nummeraanduiding::Nummeraanduiding;
pub use opgegeven::Opgegeven;
pub use postcode::Postcode;
pub use rsin::Rsin;
pub use taal::Taal;
pub use telefoonnummer::Telefoonnummer;
pub use vreemd_nummer::VreemdNummer;

use crate::Code;

/// The text is not a value of the format that was asked for.
///
/// It holds the code and never the text, so that it may go to a log or a problem document (S23). Its
/// `Display` is the code; the Dutch sentence is [`Code::zin`].
///
/// ```
/// use klant_core::waarde::Bsn;
///
/// let fout = "12345678".parse::<Bsn>().expect_err("eight digits");
/// assert_eq!(fout.to_string(), "bsn.lengte");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct Formaatfout {
    code: Code,
}

impl Formaatfout {
    /// A fault with this code, for formats of your own that are to fit [`Opgegeven`].
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Formaatfout;
    ///
    /// const FOUT: Formaatfout = Formaatfout::nieuw(Code::BsnLengte);
    /// assert_eq!(FOUT.code(), Code::BsnLengte);
    /// ```
    #[must_use]
    pub const fn nieuw(code: Code) -> Self {
        Self { code }
    }

    /// The code by which the text was refused.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::Land;
    ///
    /// let fout = "XX".parse::<Land>().expect_err("no country has this code");
    /// assert_eq!(fout.code(), Code::LandOnbekend);
    /// ```
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }
}
