//! Reading the folders of interactieprofielen and machtigingen: all or nothing.

use std::path::{Path, PathBuf};

use klant_core::configuratie::{Bestand, Configuratiefout};
use klant_core::machtiging::Machtigingenset;
use klant_core::profiel::Profielenset;

/// Why a folder of configuration could not be used.
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
    #[error("{} fout(en) in de configuratie", .0.len())]
    Fouten(Vec<Configuratiefout>),
}

/// Reads every `*.toml` of a folder as one set of interactieprofielen.
///
/// # Errors
/// [`LeesFout::Lezen`] when a file cannot be read, [`LeesFout::Fouten`] with every fault of every file.
pub fn lees_profielen(map: &Path) -> Result<Profielenset, LeesFout> {
    Profielenset::lees(&bestanden(map)?).map_err(LeesFout::Fouten)
}

/// Reads every `*.toml` of a folder over the ready-made machtigingen. A profile that is not there is a fault, when the
/// profiles are given.
///
/// # Errors
/// [`LeesFout::Lezen`] when a file cannot be read, [`LeesFout::Fouten`] with every fault of every file.
pub fn lees_machtigingen(map: &Path, profielen: Option<&Profielenset>) -> Result<Machtigingenset, LeesFout> {
    Machtigingenset::lees(&bestanden(map)?, profielen).map_err(LeesFout::Fouten)
}

fn bestanden(map: &Path) -> Result<Vec<Bestand>, LeesFout> {
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
    Ok(bestanden)
}
