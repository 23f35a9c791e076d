//! Why a use case did not do what was asked.

use klant_core::Reden;
use klant_store::{Schrijffout, StoreFout};

use crate::klantinteracties::Veldbezwaar;

/// What a use case answers when it refuses or fails. The edges turn it into a status or an exit code, in one place each.
#[derive(Debug, thiserror::Error)]
pub enum Fout {
    /// The input breaks a format or a rule about its content; all faults at once, nothing stored.
    #[error("de invoer is geweigerd: {}", codes(.0))]
    Ongeldig(Vec<Reden>),
    /// Not entitled.
    #[error("niet bevoegd: {}", codes(.0))]
    Verboden(Vec<Reden>),
    /// Does not exist, or may not be known of: indistinguishable.
    #[error("niet gevonden")]
    NietGevonden,
    /// Who asks is a customer of whom nothing is kept, or no more.
    #[error("van wie dit vraagt staan geen gegevens in het register")]
    NietBekend,
    /// The state forbids it.
    #[error("de stand van zaken laat het niet toe: {}", codes(.0))]
    Conflict(Vec<Reden>),
    /// The row was changed since it was read.
    #[error("het gegeven is intussen gewijzigd")]
    VersieVerouderd,
    /// Fields of the Klantinteracties API that are refused; all at once, nothing stored.
    #[error("de invoer is geweigerd op {} velden", .0.len())]
    Velden(Vec<Veldbezwaar>),
    /// There is no such page of a list.
    #[error("deze pagina bestaat niet")]
    PaginaOnbekend,
    /// The store failed, is full or unreachable.
    #[error(transparent)]
    Store(#[from] StoreFout),
}

impl Fout {
    /// The same, with each refused field made another.
    pub(crate) fn met_velden(self, maak: impl Fn(Veldbezwaar) -> Veldbezwaar) -> Self {
        match self {
            Self::Velden(bezwaren) => Self::Velden(bezwaren.into_iter().map(maak).collect()),
            fout => fout,
        }
    }

    /// One fault of the input.
    #[must_use]
    pub fn ongeldig(reden: Reden) -> Self {
        Self::Ongeldig(vec![reden])
    }

    /// One reason why the state forbids it.
    #[must_use]
    pub fn conflict(reden: Reden) -> Self {
        Self::Conflict(vec![reden])
    }
}

impl Schrijffout for Fout {
    fn als_store(&self) -> Option<&StoreFout> {
        match self {
            Self::Store(fout) => Some(fout),
            _ => None,
        }
    }
}

fn codes(redenen: &[Reden]) -> String {
    redenen.iter().map(|reden| reden.code().code()).collect::<Vec<_>>().join(", ")
}
