//! JSON files that stand in for an outside source: for trying out, and for tests.

use std::io;
use std::path::Path;

use serde::de::DeserializeOwned;

/// Why a file that stands in for a source could not be read. It tells the place of a fault and nothing of what stands there, which may
/// be of somebody.
#[derive(Debug, thiserror::Error)]
pub enum BestandFout {
    /// The file could not be opened.
    #[error("het bestand is niet te lezen")]
    Lezen(#[from] io::Error),
    /// The file is not what it should be.
    #[error("het bestand is niet goed op regel {regel}, kolom {kolom}")]
    Vorm {
        /// Line of the fault.
        regel: usize,
        /// Column of the fault.
        kolom: usize,
    },
    /// A case in it has a date or a word that cannot be read, or does not say whether it is closed.
    #[error("een zaak in het bestand is niet te lezen: `{0}`")]
    Zaak(String),
}

/// Reads the file.
pub(crate) fn lees<T: DeserializeOwned>(pad: &Path) -> Result<T, BestandFout> {
    let tekst = std::fs::read_to_string(pad)?;
    serde_json::from_str(&tekst)
        .map_err(|fout| BestandFout::Vorm { regel: fout.line(), kolom: fout.column() })
}
