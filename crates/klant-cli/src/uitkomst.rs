//! How a command ends: the exit codes are a type.

use std::process::{ExitCode, Termination};

use klant_core::Reden;
use klant_register::Fout;

/// The outcome of a command, and its exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Uitkomst {
    /// 0: done.
    Gedaan,
    /// 1: what was asked for is not there.
    NietGevonden,
    /// 2: an error of the input, the settings or the surroundings.
    Fout,
    /// 3: a rule refuses it.
    Geweigerd,
}

impl Termination for Uitkomst {
    fn report(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Gedaan => 0,
            Self::NietGevonden => 1,
            Self::Fout => 2,
            Self::Geweigerd => 3,
        })
    }
}

/// Why a command did not do what was asked. Every text is for standard error, and holds no value of a customer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Opdrachtfout {
    /// A fault that is told in one sentence.
    #[error("{0}")]
    Melding(String),
    /// A body that cannot be read, with every fault.
    #[error("de invoer is niet goed")]
    Invoer(Vec<Reden>),
    /// What a use case answered.
    #[error(transparent)]
    Register(#[from] Fout),
    /// The reader of our output hung up: nothing is wrong.
    #[error("de uitvoer is gesloten")]
    Pijp,
}

impl Opdrachtfout {
    pub(crate) fn melding(tekst: impl Into<String>) -> Self {
        Self::Melding(tekst.into())
    }

    /// The exit code that fits, and the reasons to show.
    pub(crate) fn uitkomst(&self) -> (Uitkomst, &[Reden]) {
        match self {
            Self::Pijp => (Uitkomst::Gedaan, &[]),
            Self::Invoer(redenen) => (Uitkomst::Fout, redenen),
            Self::Register(Fout::NietGevonden) => (Uitkomst::NietGevonden, &[]),
            Self::Register(Fout::Ongeldig(redenen) | Fout::Verboden(redenen) | Fout::Conflict(redenen)) => {
                (Uitkomst::Geweigerd, redenen)
            }
            Self::Register(Fout::VersieVerouderd | Fout::Store(_)) | Self::Melding(_) => (Uitkomst::Fout, &[]),
        }
    }

    /// The sentence for standard error.
    pub(crate) fn zin(&self) -> String {
        match self {
            Self::Register(Fout::NietGevonden) => "niet gevonden".to_owned(),
            Self::Register(Fout::Ongeldig(_) | Fout::Verboden(_) | Fout::Conflict(_)) => {
                "geweigerd; er is niets vastgelegd".to_owned()
            }
            Self::Register(Fout::VersieVerouderd) => "het gegeven is intussen gewijzigd".to_owned(),
            anders => anders.to_string(),
        }
    }
}
