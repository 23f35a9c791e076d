//! How a command ends: the exit codes are a type.

use std::io;
use std::process::{ExitCode, Termination};

use klant_core::Reden;
use klant_core::configuratie::Configuratiefout;
use klant_register::Fout;
use klant_store::{Sleutelfout, StoreFout};

/// The outcome of a command, and its exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Uitkomst {
    /// 0: done.
    Gedaan = 0,
    /// 1: what was asked for is not there.
    NietGevonden = 1,
    /// 2: an error of the input, the settings or the surroundings.
    Fout = 2,
    /// 3: a rule refuses it.
    Geweigerd = 3,
}

impl Termination for Uitkomst {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// Why a command did not do what was asked. Every text is for standard error, and holds no value of a customer.
#[derive(Debug)]
pub(crate) enum Opdrachtfout {
    /// A fault that is told in one sentence, in lower case and without a final period.
    Melding(String),
    /// A body that cannot be read, with every fault.
    Invoer(Vec<Reden>),
    /// Interactieprofielen and machtigingen with faults, every one of them.
    Configuratie(Configuratiefouten),
    /// What a use case answered.
    Register(Fout),
    /// The reader of our output hung up: nothing is wrong.
    Pijp,
}

/// What is wrong in the folders of configuration.
#[derive(Debug, Default)]
pub(crate) struct Configuratiefouten {
    pub(crate) profielen: Vec<Configuratiefout>,
    pub(crate) machtigingen: Vec<Configuratiefout>,
    /// Of the file that says whose access tokens are accepted.
    pub(crate) aanmelding: Vec<Configuratiefout>,
    /// Of the files that say how other sources are reached.
    pub(crate) koppelingen: Vec<Configuratiefout>,
}

impl Configuratiefouten {
    pub(crate) fn alle(&self) -> impl Iterator<Item = &Configuratiefout> {
        self.profielen.iter().chain(&self.machtigingen).chain(&self.aanmelding).chain(&self.koppelingen)
    }

    fn zin(&self) -> String {
        let deel = |wat: &str, gevonden: &[Configuratiefout]| {
            (!gevonden.is_empty()).then(|| format!("de {wat} hebben {}", fouten(gevonden.len())))
        };
        let delen = [
            deel("interactieprofielen", &self.profielen),
            deel("machtigingen", &self.machtigingen),
            deel("uitgevers van tokens", &self.aanmelding),
            deel("koppelingen", &self.koppelingen),
        ];
        delen.into_iter().flatten().collect::<Vec<_>>().join(" en ")
    }
}

impl Opdrachtfout {
    pub(crate) fn melding(tekst: impl Into<String>) -> Self {
        Self::Melding(tekst.into())
    }

    /// The exit code that fits.
    pub(crate) fn uitkomst(&self) -> Uitkomst {
        match self {
            Self::Pijp => Uitkomst::Gedaan,
            Self::Register(Fout::NietGevonden | Fout::NietBekend | Fout::PaginaOnbekend) => {
                Uitkomst::NietGevonden
            }
            Self::Register(Fout::Ongeldig(_) | Fout::Verboden(_) | Fout::Conflict(_) | Fout::Velden(_)) => {
                Uitkomst::Geweigerd
            }
            Self::Melding(_) | Self::Invoer(_) | Self::Configuratie(_) => Uitkomst::Fout,
            Self::Register(Fout::VersieVerouderd | Fout::Store(_)) => Uitkomst::Fout,
        }
    }

    /// The reasons to show with it.
    pub(crate) fn redenen(&self) -> &[Reden] {
        match self {
            Self::Invoer(redenen) => redenen,
            Self::Register(Fout::Ongeldig(redenen) | Fout::Verboden(redenen) | Fout::Conflict(redenen)) => {
                redenen
            }
            _ => &[],
        }
    }

    /// The sentence for standard error.
    pub(crate) fn zin(&self) -> String {
        match self {
            Self::Melding(zin) => zin.clone(),
            Self::Invoer(redenen) => format!("de invoer is niet bruikbaar: {}", fouten(redenen.len())),
            Self::Configuratie(gevonden) => gevonden.zin(),
            Self::Register(Fout::NietGevonden | Fout::NietBekend | Fout::PaginaOnbekend) => {
                "niet gevonden".to_owned()
            }
            Self::Register(Fout::Ongeldig(_) | Fout::Verboden(_) | Fout::Conflict(_) | Fout::Velden(_)) => {
                "geweigerd; er is niets gewijzigd".to_owned()
            }
            Self::Register(Fout::VersieVerouderd) => "het gegeven is intussen gewijzigd".to_owned(),
            Self::Register(Fout::Store(fout @ StoreFout::Sleutel(Sleutelfout::Ontbreekt { .. }))) => {
                format!(
                    "{fout}, maar de database is ermee gevuld; zet het terug of wijs het aan met --sleutelbestand"
                )
            }
            Self::Register(Fout::Store(fout)) => fout.to_string(),
            Self::Pijp => "de uitvoer is gesloten".to_owned(),
        }
    }
}

impl From<Fout> for Opdrachtfout {
    fn from(fout: Fout) -> Self {
        Self::Register(fout)
    }
}

impl From<StoreFout> for Opdrachtfout {
    fn from(fout: StoreFout) -> Self {
        Self::Register(fout.into())
    }
}

fn fouten(aantal: usize) -> String {
    format!("{aantal} {}", if aantal == 1 { "fout" } else { "fouten" })
}

/// What the system says, in Dutch; its own sentences are English and differ by system.
pub(crate) fn oorzaak(fout: &io::Error) -> String {
    match fout.kind() {
        io::ErrorKind::NotFound => "bestaat niet".to_owned(),
        io::ErrorKind::PermissionDenied => "geen toegang".to_owned(),
        io::ErrorKind::AddrInUse => "daar luistert al een ander programma".to_owned(),
        io::ErrorKind::AddrNotAvailable => "deze machine heeft dat adres niet".to_owned(),
        io::ErrorKind::IsADirectory => "dat is een map".to_owned(),
        io::ErrorKind::NotADirectory => "dat is geen map".to_owned(),
        io::ErrorKind::InvalidData => "geen tekst in UTF-8".to_owned(),
        io::ErrorKind::InvalidInput => "zo wordt het niet geschreven".to_owned(),
        io::ErrorKind::StorageFull => "de schijf is vol".to_owned(),
        soort => format!("het systeem meldt `{soort}`"),
    }
}
