//! Configuration as text: strict, and every fault with its place. Interactieprofielen, machtigingen and the issuers of access
//! tokens are all read by it.

mod bron;
mod syntax;
mod tabel;
mod woorden;

use std::error::Error;
use std::fmt;

pub use bron::{Bron, Plek};
pub use tabel::{Tabel, Veld};
pub(crate) use woorden::onbekend;

use crate::Code;

/// The format that this version reads; a file says it, so that a later format is never half understood.
const FORMAAT: i64 = 1;

/// A file of a folder with configuration: its name and its text. The core itself reads no disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bestand {
    /// The name, with or without the folder before it. What comes after the last slash says what the file is: a name that
    /// is kept for it, or `CODE.toml`.
    pub naam: String,
    /// The text, as TOML.
    pub tekst: String,
}

/// One fault in one file, with its place. The text of the file is not repeated in it.
///
/// ```
/// use klant_core::configuratie::Bestand;
/// use klant_core::profiel::Profielenset;
/// let bestand = Bestand { naam: "kanalen.toml".into(), tekst: "[kanalen]\n\"sms\" = \"ap\"\n".into() };
/// let fouten = Profielenset::lees(&[bestand]).unwrap_err();
/// assert_eq!((fouten[0].regel, fouten[0].kolom), (2, 9));
/// assert_eq!(fouten[0].code.code(), "profiel.woord_onbekend");
/// assert!(fouten[0].to_string().starts_with("kanalen.toml:2:9: kanalen.sms: dit woord bestaat hier niet;"));
/// assert!(fouten[0].melding.contains("bedoelt u `app`?"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Configuratiefout {
    /// The name of the file, as it was given.
    pub bestand: String,
    /// The line, from 1.
    pub regel: usize,
    /// The column in characters, from 1.
    pub kolom: usize,
    /// The dotted path of the key; empty when the fault belongs to no key.
    pub sleutel: String,
    /// What is wrong, as a stable code.
    pub code: Code,
    /// What is wrong, in Dutch, with what could stand there instead.
    pub melding: String,
}

impl fmt::Display for Configuratiefout {
    /// `bestand:regel:kolom: sleutel: melding [code]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.bestand, self.regel, self.kolom)?;
        if !self.sleutel.is_empty() {
            write!(f, "{}: ", self.sleutel)?;
        }
        write!(f, "{} [{}]", self.melding, self.code)
    }
}

impl Error for Configuratiefout {}

/// The codes by which one kind of configuration names its faults.
#[derive(Clone, Copy, Debug)]
pub struct Familie {
    /// No TOML.
    pub syntax: Code,
    /// A key that is not known.
    pub sleutel_onbekend: Code,
    /// A compulsory key that is absent.
    pub sleutel_ontbreekt: Code,
    /// A value of another type.
    pub soort: Code,
    /// A word that is not in the list.
    pub woord_onbekend: Code,
    /// A value out of bounds.
    pub bereik: Code,
    /// What stands twice.
    pub dubbel: Code,
    /// A file whose name does not fit.
    pub bestandsnaam: Code,
}

/// Whether the rest of the file can be judged: not when it is written in another format than this one.
pub(crate) fn formaat(bron: &mut Bron<'_>, top: &mut Tabel<'_>) -> bool {
    let Some(veld) = top.vereist(bron, "formaat") else { return true };
    match veld.geheel_getal(bron) {
        Some(FORMAAT) | None => true,
        Some(_) => {
            let melding =
                format!("deze versie van Klant leest alleen formaat {FORMAAT}; de rest is niet bekeken");
            bron.meld(&veld.waarde(), bron.familie.bereik, melding);
            false
        }
    }
}

/// Records that a code does not stand in the file that is named after it.
pub(crate) fn eis_bestandsnaam(bron: &mut Bron<'_>, veld: &Veld<'_>, wat: &str, code: &str) {
    if bron.kale_naam().strip_suffix(".toml") != Some(code) {
        let melding = format!("een {wat} met deze code staat in een bestand met de naam `{code}.toml`");
        bron.meld(&veld.waarde(), bron.familie.bestandsnaam, melding);
    }
}

/// Reads the file of which there is at most one. None when it could not be read at all; the default when there is none.
pub(crate) fn eenmalig<T: Default>(
    bronnen: &mut [Bron<'_>],
    naam: &str,
    lees: impl FnOnce(&mut Bron<'_>) -> Option<T>,
) -> Option<T> {
    let mut gevonden = bronnen.iter_mut().filter(|bron| bron.kale_naam() == naam);
    let gelezen = gevonden.next().map_or_else(|| Some(T::default()), lees);
    for bron in gevonden {
        bron.meld_bestand(bron.familie.dubbel, "dit bestand is er al, in een andere map");
    }
    gelezen
}
