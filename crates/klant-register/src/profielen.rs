//! Reading the folder of interactieprofielen: all or nothing.

use std::path::{Path, PathBuf};

use klant_core::profiel::{Bestand, Profielenset, Profielfout};

/// Why a folder of profiles could not be used.
#[derive(Debug, thiserror::Error)]
pub enum LeesFout {
    /// A file or the folder could not be read.
    #[error("{} is niet te lezen", pad.display())]
    Lezen {
        /// Which one.
        pad: PathBuf,
        /// What the operating system said.
        #[source]
        oorzaak: std::io::Error,
    },
    /// Some files hold faults; every one is listed.
    #[error("{} fout(en) in de interactieprofielen", .0.len())]
    Fouten(Vec<Profielfout>),
}

/// Reads every `*.toml` of a folder as one set.
///
/// # Errors
/// [`LeesFout::Lezen`] when a file cannot be read, [`LeesFout::Fouten`] with every fault of every file.
pub fn lees_profielen(map: &Path) -> Result<Profielenset, LeesFout> {
    let fout = |pad: &Path| {
        let pad = pad.to_owned();
        move |oorzaak| LeesFout::Lezen { pad, oorzaak }
    };
    let mut paden = Vec::new();
    for item in std::fs::read_dir(map).map_err(fout(map))? {
        let pad = item.map_err(fout(map))?.path();
        if pad.extension().is_some_and(|ext| ext == "toml") {
            paden.push(pad);
        }
    }
    paden.sort();
    let mut bestanden = Vec::new();
    for pad in paden {
        let tekst = std::fs::read_to_string(&pad).map_err(fout(&pad))?;
        let naam = pad.file_name().map(|naam| naam.to_string_lossy().into_owned()).unwrap_or_default();
        bestanden.push(Bestand { naam, tekst });
    }
    Profielenset::lees(&bestanden).map_err(LeesFout::Fouten)
}
