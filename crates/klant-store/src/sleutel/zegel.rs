//! The signature under a seal of the auditlog. Its key is derived from the look-up key, which stays when the encryption keys are
//! renewed: old seals can be checked as long as numbers can be found.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Sleutelbos;
use super::sleutels::{Sleutels, hmac};

const LABEL: &[u8] = b"klant auditzegel 1";

impl Sleutelbos {
    /// The signature under the hash of a seal: who has the database alone cannot make it.
    #[must_use]
    pub fn handtekening(&self, hash: &[u8]) -> [u8; 32] {
        self.sleutels().handtekening(hash)
    }

    /// Whether this is the signature under that hash; in constant time.
    #[must_use]
    pub fn is_handtekening(&self, hash: &[u8], handtekening: &[u8]) -> bool {
        self.sleutels().is_handtekening(hash, handtekening)
    }
}

impl Sleutels {
    fn handtekening(&self, hash: &[u8]) -> [u8; 32] {
        hmac(&self.zegelsleutel(), &[hash])
    }

    fn is_handtekening(&self, hash: &[u8], handtekening: &[u8]) -> bool {
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(self.zegelsleutel().as_slice()) else {
            return false;
        };
        mac.update(hash);
        mac.verify_slice(handtekening).is_ok()
    }

    fn zegelsleutel(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(hmac(&self.opzoeken, &[LABEL]))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn bos(versies: &[i32], opzoeken: u8) -> Sleutels {
        let versleuteling: BTreeMap<_, _> =
            versies.iter().map(|versie| (*versie, Zeroizing::new([1; 32]))).collect();
        Sleutels { versleuteling, opzoeken: Zeroizing::new([opzoeken; 32]) }
    }

    #[test]
    fn een_handtekening_past_alleen_bij_haar_hash_en_haar_sleutel() {
        let eigen = bos(&[1], 9);
        let handtekening = eigen.handtekening(b"hash");
        assert!(eigen.is_handtekening(b"hash", &handtekening));
        assert!(!eigen.is_handtekening(b"hasj", &handtekening));
        assert!(!eigen.is_handtekening(b"hash", &handtekening[..31]));
        assert!(!bos(&[1], 8).is_handtekening(b"hash", &handtekening));
        assert_ne!(handtekening, eigen.opzoekwaarde("hash"));
    }

    #[test]
    fn een_nieuwe_sleutel_voor_versleuteling_laat_oude_handtekeningen_staan() {
        let handtekening = bos(&[1], 9).handtekening(b"hash");
        assert!(bos(&[1, 2], 9).is_handtekening(b"hash", &handtekening));
        assert!(bos(&[2], 9).is_handtekening(b"hash", &handtekening));
    }
}
