//! The keys for identifying numbers: they are kept encrypted, and found by a keyed look-up value.
//!
//! Encryption keys have versions, so that a new one can be added while what the old one encrypted stays readable; the look-up key is
//! another one. They live in a file beside the database, never in it: who holds a copy of the database alone reads no number.

mod bestand;
mod controle;
mod fout;
mod zegel;

use std::collections::BTreeMap;
use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub use self::bestand::Gemaakt;
pub use self::controle::{controleer_sleutel, heeft_sleutel};
pub use self::fout::Sleutelfout;

/// The length of a key in bytes.
const SLEUTELLENGTE: usize = 32;
/// The length of the nonce in front of each ciphertext.
const NONCELENGTE: usize = 24;

/// A key; overwritten when dropped.
type Sleutel = Zeroizing<[u8; SLEUTELLENGTE]>;

/// A bunch of keys: encryption keys by version, of which the highest encrypts, and the look-up key.
///
/// `Debug` shows only which versions there are; the keys are overwritten when it is dropped.
pub struct Sleutelbos {
    versleuteling: BTreeMap<i32, Sleutel>,
    opzoeken: Sleutel,
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
    /// Encrypts a text under the newest key.
    ///
    /// `binding` ties the ciphertext to its place (say table, column and uuid of the row): elsewhere it cannot be decrypted, so nobody
    /// moves a number to another person. The same text gives another ciphertext every time.
    ///
    /// # Errors
    /// [`Sleutelfout::Toeval`] when the operating system gives no randomness.
    pub fn versleutel(&self, tekst: &str, binding: &[u8]) -> Result<Versleuteld, Sleutelfout> {
        let (&sleutelversie, sleutel) =
            self.versleuteling.last_key_value().ok_or(Sleutelfout::Ontsleutelen)?;
        let mut nonce = [0; NONCELENGTE];
        getrandom::fill(&mut nonce).map_err(|_| Sleutelfout::Toeval)?;
        let lading = Payload { msg: tekst.as_bytes(), aad: binding };
        let geheim = cipher(sleutel)
            .encrypt(&XNonce::from(nonce), lading)
            .expect("a text that fits in memory is far below the 256 GiB that one nonce allows");
        Ok(Versleuteld { sleutelversie, cijfertekst: [nonce.as_slice(), &geheim].concat() })
    }

    /// Decrypts what [`versleutel`](Self::versleutel) made, with the same `binding`.
    ///
    /// # Errors
    /// [`Sleutelfout::OnbekendeVersie`] when the bunch lacks the key; [`Sleutelfout::Ontsleutelen`] when the ciphertext was changed,
    /// moved, or made under another key.
    pub fn ontsleutel(&self, waarde: &Versleuteld, binding: &[u8]) -> Result<Zeroizing<String>, Sleutelfout> {
        let versie = waarde.sleutelversie;
        let sleutel = self.versleuteling.get(&versie).ok_or(Sleutelfout::OnbekendeVersie(versie))?;
        let (nonce, geheim) =
            waarde.cijfertekst.split_first_chunk::<NONCELENGTE>().ok_or(Sleutelfout::Ontsleutelen)?;
        let tekst = cipher(sleutel)
            .decrypt(&XNonce::from(*nonce), Payload { msg: geheim, aad: binding })
            .map_err(|_| Sleutelfout::Ontsleutelen)?;
        String::from_utf8(tekst).map(Zeroizing::new).map_err(|fout| {
            drop(Zeroizing::new(fout.into_bytes()));
            Sleutelfout::Ontsleutelen
        })
    }

    /// The value under which a text is found again: HMAC-SHA256 under the look-up key, the same for the same text.
    ///
    /// The caller brings the text in one form first, and puts in front what must not be confused (`bsn:`, `rsin:`).
    #[must_use]
    pub fn opzoekwaarde(&self, tekst: &str) -> [u8; 32] {
        hmac(&self.opzoeken, &[tekst.as_bytes()])
    }

    /// A value by which a database knows its keys without betraying them: it changes with the look-up key and with the oldest
    /// encryption key, and stays when a newer version is added.
    #[must_use]
    pub fn controle(&self) -> [u8; 32] {
        const LABEL: &[u8] = b"klant sleutelcontrole 1";
        let mut delen = Vec::from([LABEL]);
        let oudste = self.versleuteling.first_key_value().map(|(_, sleutel)| hmac(sleutel, &[LABEL]));
        delen.extend(oudste.as_ref().map(<[u8; 32]>::as_slice));
        hmac(&self.opzoeken, &delen)
    }
}

fn cipher(sleutel: &Sleutel) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new_from_slice(sleutel.as_slice())
        .expect("the key has the length that the cipher wants")
}

fn hmac(sleutel: &Sleutel, delen: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(sleutel.as_slice())
        .expect("HMAC takes a key of any length");
    for deel in delen {
        mac.update(deel);
    }
    mac.finalize().into_bytes().into()
}

impl fmt::Debug for Sleutelbos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleutelbos").field("versies", &self.versleuteling.keys()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use zeroize::Zeroizing;

    use super::{Sleutelbos, Sleutelfout, Versleuteld};

    fn bos(versleuteling: &[(i32, u8)], opzoeken: u8) -> Sleutelbos {
        let sleutel = |zaad| Zeroizing::new([zaad; 32]);
        Sleutelbos {
            versleuteling: versleuteling
                .iter()
                .map(|&(versie, zaad)| (versie, sleutel(zaad)))
                .collect::<BTreeMap<_, _>>(),
            opzoeken: sleutel(opzoeken),
        }
    }

    const BINDING: &[u8] = b"partij_identificator/1";

    #[test]
    fn wat_versleuteld_is_komt_met_dezelfde_binding_terug() {
        let bos = bos(&[(1, 1)], 9);
        for tekst in ["999990019", "", "é€😀"] {
            let waarde = bos.versleutel(tekst, BINDING).unwrap();
            assert_eq!(bos.ontsleutel(&waarde, BINDING).unwrap().as_str(), tekst);
            assert_eq!(waarde.cijfertekst.len(), 24 + tekst.len() + 16);
        }
    }

    #[test]
    fn dezelfde_tekst_geeft_een_andere_cijfertekst_en_dezelfde_opzoekwaarde() {
        let bos = bos(&[(1, 1)], 9);
        assert_ne!(bos.versleutel("999990019", BINDING), bos.versleutel("999990019", BINDING));
        assert_eq!(bos.opzoekwaarde("999990019"), bos.opzoekwaarde("999990019"));
        assert_ne!(bos.opzoekwaarde("999990019"), bos.opzoekwaarde("999990020"));
    }

    #[test]
    fn een_andere_sleutel_binding_of_gewijzigde_byte_ontsleutelt_niet() {
        let eigen = bos(&[(1, 1)], 9);
        let waarde = eigen.versleutel("999990019", BINDING).unwrap();
        assert_eq!(bos(&[(1, 2)], 9).ontsleutel(&waarde, BINDING), Err(Sleutelfout::Ontsleutelen));
        assert_eq!(eigen.ontsleutel(&waarde, b"partij_identificator/2"), Err(Sleutelfout::Ontsleutelen));
        for plaats in 0..waarde.cijfertekst.len() {
            let mut gewijzigd = waarde.clone();
            gewijzigd.cijfertekst[plaats] ^= 1;
            assert_eq!(
                eigen.ontsleutel(&gewijzigd, BINDING),
                Err(Sleutelfout::Ontsleutelen),
                "byte {plaats}"
            );
        }
        for lengte in [0, 23, 24, 39] {
            let kort = Versleuteld { cijfertekst: waarde.cijfertekst[..lengte].to_vec(), ..waarde };
            assert_eq!(eigen.ontsleutel(&kort, BINDING), Err(Sleutelfout::Ontsleutelen), "lengte {lengte}");
        }
    }

    #[test]
    fn de_hoogste_versie_versleutelt_en_een_oude_blijft_leesbaar() {
        let oud = bos(&[(1, 1)], 9);
        let waarde = oud.versleutel("999990019", BINDING).unwrap();
        let nieuw = bos(&[(1, 1), (2, 2)], 9);
        assert_eq!(nieuw.ontsleutel(&waarde, BINDING).unwrap().as_str(), "999990019");
        let nieuwe_waarde = nieuw.versleutel("999990019", BINDING).unwrap();
        assert_eq!(nieuwe_waarde.sleutelversie, 2);
        assert_eq!(oud.ontsleutel(&nieuwe_waarde, BINDING), Err(Sleutelfout::OnbekendeVersie(2)));
    }

    #[test]
    fn de_controle_verschilt_per_bos_en_overleeft_een_nieuwe_versie() {
        let eigen = bos(&[(1, 1)], 9).controle();
        assert_eq!(bos(&[(1, 1)], 9).controle(), eigen);
        assert_eq!(bos(&[(1, 1), (2, 2)], 9).controle(), eigen);
        assert_ne!(bos(&[(1, 2)], 9).controle(), eigen);
        assert_ne!(bos(&[(1, 1)], 8).controle(), eigen);
    }

    #[test]
    fn debug_toont_geen_sleutel() {
        assert_eq!(format!("{:?}", bos(&[(1, 77)], 88)), "Sleutelbos { versies: [1], .. }");
    }
}
