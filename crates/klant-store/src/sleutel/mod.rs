//! The keys for identifying numbers: they are kept encrypted, and found by a keyed look-up value.
//!
//! Encryption keys have versions, so that a new one can be added while what the old one encrypted stays readable; the look-up key is
//! another one. They live in a file beside the database, never in it: who holds a copy of the database alone reads no number.
//!
//! A new version may come while a server runs: see [`Sleutelbos`] for how it hears of that, and [`rotatie`] for how everything is
//! brought under it.

mod bestand;
mod controle;
mod fout;
pub mod rotatie;
mod sleutels;
mod zegel;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use zeroize::Zeroizing;

pub use self::bestand::Gemaakt;
use self::bestand::Stempel;
pub use self::controle::{controleer_sleutel, heeft_sleutel};
pub use self::fout::Sleutelfout;
use self::sleutels::Sleutels;

/// A bunch of keys, as the key file holds them: encryption keys by version, of which the highest encrypts, and the look-up key.
///
/// The file may get a newer version while the program runs. So each time that something is encrypted the file is looked at, and it is
/// read again when it is another than before; and it is read again when a ciphertext names a version that is not known. A file that does
/// not go on where the last one was (another look-up key, the newest version gone) is not taken over: the keys stay as they were.
///
/// `Debug` shows only which versions there are; the keys are overwritten when it is dropped.
pub struct Sleutelbos {
    pad: PathBuf,
    stand: RwLock<Stand>,
}

/// What was read last, and from which file.
#[derive(Clone)]
struct Stand {
    sleutels: Arc<Sleutels>,
    stempel: Stempel,
}

/// An encrypted text, as two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versleuteld {
    /// The version of the key.
    pub sleutelversie: i32,
    /// A random nonce of 24 bytes, then the XChaCha20-Poly1305 ciphertext with its tag.
    pub cijfertekst: Vec<u8>,
}

impl Sleutelbos {
    /// Encrypts a text under the newest key of the file.
    ///
    /// `binding` ties the ciphertext to its place (say table, column and uuid of the row): elsewhere it cannot be decrypted, so nobody
    /// moves a number to another person. The same text gives another ciphertext every time.
    ///
    /// # Errors
    /// [`Sleutelfout::Toeval`] when the operating system gives no randomness.
    pub fn versleutel(&self, tekst: &str, binding: &[u8]) -> Result<Versleuteld, Sleutelfout> {
        let stand = self.stand();
        if Stempel::van(&self.pad).is_some_and(|nu| nu != stand.stempel) {
            self.herlees();
            return self.sleutels().versleutel(tekst, binding);
        }
        stand.sleutels.versleutel(tekst, binding)
    }

    /// Decrypts what [`versleutel`](Self::versleutel) made, with the same `binding`.
    ///
    /// # Errors
    /// [`Sleutelfout::OnbekendeVersie`] when the file lacks the key; [`Sleutelfout::Ontsleutelen`] when the ciphertext was changed,
    /// moved, or made under another key.
    pub fn ontsleutel(&self, waarde: &Versleuteld, binding: &[u8]) -> Result<Zeroizing<String>, Sleutelfout> {
        match self.sleutels().ontsleutel(waarde, binding) {
            Err(Sleutelfout::OnbekendeVersie(_)) => {
                self.herlees();
                self.sleutels().ontsleutel(waarde, binding)
            }
            uitkomst => uitkomst,
        }
    }

    /// The value under which a text is found again: HMAC-SHA256 under the look-up key, the same for the same text.
    ///
    /// The caller brings the text in one form first, and puts in front what must not be confused (`bsn:`, `rsin:`).
    #[must_use]
    pub fn opzoekwaarde(&self, tekst: &str) -> [u8; 32] {
        self.sleutels().opzoekwaarde(tekst)
    }

    /// A value by which a database knows its keys without betraying them: that of the look-up key with the newest encryption key.
    #[must_use]
    pub fn controle(&self) -> [u8; 32] {
        self.sleutels().controles().next_back().unwrap_or_default()
    }

    /// The versions of the encryption key, the oldest first.
    #[must_use]
    pub fn versies(&self) -> Vec<i32> {
        self.sleutels().versleuteling.keys().copied().collect()
    }

    /// The version that encrypts.
    #[must_use]
    pub fn nieuwste(&self) -> i32 {
        self.sleutels().nieuwste()
    }

    fn uit(pad: PathBuf, stand: Stand) -> Self {
        Self { pad, stand: RwLock::new(stand) }
    }

    fn stand(&self) -> Stand {
        self.stand.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn sleutels(&self) -> Arc<Sleutels> {
        self.stand().sleutels
    }

    /// Takes over what the file holds now. When that cannot be, the log says so and the keys stay: what they encrypt is readable still.
    fn herlees(&self) {
        let nieuw = match bestand::lees(&self.pad) {
            Ok(nieuw) => nieuw,
            Err(fout) => {
                tracing::error!(%fout, "the key file cannot be read again; the keys stay as they were");
                return;
            }
        };
        let mut stand = self.stand.write().unwrap_or_else(PoisonError::into_inner);
        if nieuw.sleutels.volgen_op(&stand.sleutels) {
            if nieuw.sleutels.nieuwste() != stand.sleutels.nieuwste() {
                tracing::info!(versie = nieuw.sleutels.nieuwste(), "a newer encryption key is in use");
            }
            *stand = nieuw;
        } else {
            tracing::error!(
                "the key file was replaced by one that does not follow; the keys stay as they were"
            );
            // Told once, not at every value that is encrypted.
            stand.stempel = nieuw.stempel;
        }
    }
}

impl fmt::Debug for Sleutelbos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleutelbos").field("versies", &self.versies()).finish_non_exhaustive()
    }
}
