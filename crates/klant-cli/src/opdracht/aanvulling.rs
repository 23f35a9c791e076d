//! `klant aanvulling`: the script by which a shell completes commands and options.

use clap_complete::{Shell, generate};

use super::Resultaat;
use crate::cli::Schil;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{hulp, uitvoer};

pub(crate) fn voer_uit(schil: Schil) -> Resultaat {
    let schil = match schil {
        Schil::Bash => Shell::Bash,
        Schil::Zsh => Shell::Zsh,
        Schil::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    generate(schil, &mut hulp::boom(), "klant", &mut script);
    let script =
        String::from_utf8(script).map_err(|_| Opdrachtfout::melding("het script is geen tekst in UTF-8"))?;
    uitvoer::schrijf(&script)?;
    Ok(Uitkomst::Gedaan)
}
