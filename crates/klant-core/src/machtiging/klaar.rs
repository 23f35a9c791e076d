//! The ready-made machtigingen: they hold without any configuration.

use crate::configuratie::Bestand;

macro_rules! bestanden {
    ($($naam:literal),+ $(,)?) => {
        &[$(($naam, include_str!(concat!("../../machtigingen/", $naam)))),+]
    };
}

const BESTANDEN: &[(&str, &str)] = bestanden![
    "doelen.toml",
    "alleen-lezen.toml",
    "beheer.toml",
    "kcc.toml",
    "portaal.toml",
    "vakafdeling.toml",
    "zaaksysteem.toml",
];

/// The files as an administrator would write them, to copy and to change: `doelen.toml` and one a machtiging.
///
/// ```
/// use klant_core::machtiging::klaargemaakt;
/// assert!(klaargemaakt().iter().any(|bestand| bestand.naam == "kcc.toml"));
/// ```
#[must_use]
pub fn klaargemaakt() -> Vec<Bestand> {
    let bestand =
        |(naam, tekst): &(&str, &str)| Bestand { naam: (*naam).to_owned(), tekst: (*tekst).to_owned() };
    BESTANDEN.iter().map(bestand).collect()
}
