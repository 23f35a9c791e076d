use std::io;
use std::path::PathBuf;

/// What can be wrong with the keys. No text shows a key or what it protects.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Sleutelfout {
    /// The file is not there.
    #[error("het sleutelbestand {} bestaat niet", pad.display())]
    Ontbreekt {
        /// Where it was looked for.
        pad: PathBuf,
    },
    /// Others than its owner may read or change the file.
    #[error("het sleutelbestand {0} is toegankelijk voor anderen; voer `chmod 600 {0}` uit", pad.display())]
    Toegankelijk {
        /// The file.
        pad: PathBuf,
    },
    /// The file could not be read or made.
    #[error("het sleutelbestand {} kan niet worden gelezen of gemaakt ({soort})", pad.display())]
    Bestand {
        /// The file.
        pad: PathBuf,
        /// What the operating system says.
        soort: io::ErrorKind,
    },
    /// The file is not what it was made to be.
    #[error("het sleutelbestand {} is beschadigd: {wat}", pad.display())]
    Beschadigd {
        /// The file.
        pad: PathBuf,
        /// What is wrong, with the number of the line.
        wat: String,
    },
    /// The database was filled under other keys, or knows a newer version than the file holds.
    #[error(
        "het sleutelbestand hoort niet bij deze database, of is van voor de laatste rotatie; geef het bestand op waarmee zij is gevuld"
    )]
    AndereSleutel,
    /// A row names a version of the key that the file does not hold.
    #[error("het sleutelbestand mist versie {0} van de sleutel")]
    OnbekendeVersie(i32),
    /// The newest version is so new that a unit of work under way may still write under an older one.
    #[error(
        "de nieuwste sleutel is nog geen minuut oud; een server kan nog een oudere gebruiken, probeer het over een minuut opnieuw"
    )]
    TeNieuw,
    /// A ciphertext was changed, moved to another row, or made under another key.
    #[error("een versleuteld gegeven kan niet worden ontsleuteld")]
    Ontsleutelen,
    /// The operating system gives no randomness.
    #[error("het besturingssysteem geeft geen toevalsgetallen")]
    Toeval,
}
