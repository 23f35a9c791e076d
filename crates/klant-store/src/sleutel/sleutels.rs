//! The keys themselves, and what is done with them; nothing here knows where they are kept.

use std::collections::BTreeMap;
use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Sleutelfout, Versleuteld};

/// The length of a key in bytes.
pub(super) const SLEUTELLENGTE: usize = 32;
/// The length of the nonce in front of each ciphertext.
const NONCELENGTE: usize = 24;

/// A key; overwritten when dropped.
pub(super) type Sleutel = Zeroizing<[u8; SLEUTELLENGTE]>;

/// Encryption keys by version, of which the highest encrypts, and the look-up key.
pub(super) struct Sleutels {
    pub(super) versleuteling: BTreeMap<i32, Sleutel>,
    pub(super) opzoeken: Sleutel,
}

impl Sleutels {
    pub(super) fn nieuwste(&self) -> i32 {
        self.versleuteling.last_key_value().map_or(0, |(versie, _)| *versie)
    }

    /// Whether these may take the place of others while the program runs: what is looked up is found again, a version that both hold is
    /// the same key, and no newer version is lost.
    pub(super) fn volgen_op(&self, vorige: &Self) -> bool {
        let gelijk = |(versie, sleutel)| vorige.versleuteling.get(versie).is_none_or(|oud| oud == sleutel);
        self.opzoeken == vorige.opzoeken
            && self.nieuwste() >= vorige.nieuwste()
            && self.versleuteling.iter().all(gelijk)
    }

    pub(super) fn versleutel(&self, tekst: &str, binding: &[u8]) -> Result<Versleuteld, Sleutelfout> {
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

    pub(super) fn ontsleutel(
        &self,
        waarde: &Versleuteld,
        binding: &[u8],
    ) -> Result<Zeroizing<String>, Sleutelfout> {
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

    pub(super) fn opzoekwaarde(&self, tekst: &str) -> [u8; 32] {
        hmac(&self.opzoeken, &[tekst.as_bytes()])
    }

    /// Under each version, the oldest first: a value by which a database knows that key and the look-up key without betraying them.
    pub(super) fn controles(&self) -> impl DoubleEndedIterator<Item = [u8; 32]> {
        const LABEL: &[u8] = b"klant sleutelcontrole 1";
        self.versleuteling
            .values()
            .map(|sleutel| hmac(&self.opzoeken, &[LABEL, hmac(sleutel, &[LABEL]).as_slice()]))
    }
}

impl fmt::Debug for Sleutels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleutels").field("versies", &self.versleuteling.keys()).finish_non_exhaustive()
    }
}

fn cipher(sleutel: &Sleutel) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new_from_slice(sleutel.as_slice())
        .expect("the key has the length that the cipher wants")
}

pub(super) fn hmac(sleutel: &Sleutel, delen: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(sleutel.as_slice())
        .expect("HMAC takes a key of any length");
    for deel in delen {
        mac.update(deel);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use zeroize::Zeroizing;

    use super::{Sleutelfout, Sleutels, Versleuteld};

    fn bos(versleuteling: &[(i32, u8)], opzoeken: u8) -> Sleutels {
        let sleutel = |zaad| Zeroizing::new([zaad; 32]);
        Sleutels {
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
    fn de_controle_verschilt_per_bos_en_kent_elke_versie() {
        let controles = |bos: &Sleutels| bos.controles().collect::<Vec<_>>();
        let eigen = controles(&bos(&[(1, 1)], 9));
        assert_eq!(controles(&bos(&[(1, 1)], 9)), eigen);
        let twee = controles(&bos(&[(1, 1), (2, 2)], 9));
        assert_eq!(twee[0], eigen[0]);
        assert_ne!(twee[1], eigen[0]);
        assert_eq!(controles(&bos(&[(2, 2)], 9)), twee[1..], "it stays when an older version goes");
        assert_ne!(controles(&bos(&[(1, 2)], 9)), eigen);
        assert_ne!(controles(&bos(&[(1, 1)], 8)), eigen);
    }

    #[test]
    fn alleen_een_bos_die_verder_gaat_volgt_op() {
        let eigen = bos(&[(1, 1), (2, 2)], 9);
        for (volgt, versies, opzoeken) in [
            (true, &[(1, 1), (2, 2)][..], 9),
            (true, &[(1, 1), (2, 2), (3, 3)], 9),
            (true, &[(2, 2)], 9),
            (true, &[(3, 3)], 9),
            (false, &[(1, 1)], 9),
            (false, &[(1, 1), (2, 3)], 9),
            (false, &[(1, 7), (2, 2)], 9),
            (false, &[(1, 1), (2, 2)], 8),
        ] {
            assert_eq!(bos(versies, opzoeken).volgen_op(&eigen), volgt, "{versies:?} {opzoeken}");
        }
    }

    #[test]
    fn debug_toont_geen_sleutel() {
        assert_eq!(format!("{:?}", bos(&[(1, 77)], 88)), "Sleutels { versies: [1], .. }");
    }
}
