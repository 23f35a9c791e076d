//! The chain of seals: how a row and a seal are hashed, and what a seal says of its rows.

use klant_store::vraag::audit::Auditrij;
use klant_store::vraag::auditverval::Vervalrij;
use klant_store::vraag::auditzegel::Zegelrij;
use klant_store::{DbTijd, Sleutelbos};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

/// What a seal keeps of each row: its number and its hash.
const LID: usize = 8 + 32;
/// What stands for the hash of the seal before the first.
pub(super) const BEGIN: [u8; 32] = [0; 32];

/// The hash of a row, over all that it says. Which seal it stands under is for the seal to say.
pub(super) fn rijhash(rij: &Auditrij) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"klant auditregel 1");
    hash.update(rij.volgnummer.to_be_bytes());
    hash.update(microseconden(rij.tijdstip));
    for tekst in [&rij.wie, &rij.doel, &rij.handeling, &rij.soort, &rij.elementen] {
        // With its length in front no text can end in the next.
        hash.update(u64::try_from(tekst.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(tekst.as_bytes());
    }
    hash.update(rij.uuid.0.as_bytes());
    hash.finalize().into()
}

/// The hash of a seal that follows one with this hash.
pub(super) fn zegelhash(vorige: &[u8], zegel: &Zegelrij) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"klant auditzegel 1");
    hash.update(vorige);
    hash.update(zegel.volgnummer.to_be_bytes());
    hash.update(microseconden(zegel.tijdstip));
    hash.update(zegel.tot.to_be_bytes());
    hash.update(zegel.aantal.to_be_bytes());
    hash.update(&zegel.rijen);
    hash.finalize().into()
}

/// The hash of what was written when months expired.
pub(super) fn vervalhash(rij: &Vervalrij) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"klant auditverval 1");
    hash.update(rij.volgnummer.to_be_bytes());
    hash.update(microseconden(rij.tijdstip));
    hash.update(microseconden(rij.grens));
    hash.update(rij.zegel.to_be_bytes());
    hash.update(rij.laatste.to_be_bytes());
    hash.update(u64::try_from(rij.zegelhash.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(&rij.zegelhash);
    hash.update(&rij.rijen);
    hash.finalize().into()
}

/// A seal over these rows, after the last one.
pub(super) fn zegel(
    vorige: Option<&Zegelrij>,
    nu: OffsetDateTime,
    rijen: &[Auditrij],
    sleutels: &Sleutelbos,
) -> (Zegelrij, [u8; 32]) {
    let leden = rijen.iter().flat_map(|rij| rij.volgnummer.to_be_bytes().into_iter().chain(rijhash(rij)));
    let mut zegel = Zegelrij {
        volgnummer: vorige.map_or(0, |vorige| vorige.volgnummer).saturating_add(1),
        tijdstip: nu.into(),
        tot: rijen.iter().map(|rij| rij.volgnummer).max().unwrap_or_default(),
        aantal: i64::try_from(rijen.len()).unwrap_or(i64::MAX),
        rijen: leden.collect(),
        hash: Vec::new(),
        handtekening: Vec::new(),
    };
    let hash = zegelhash(vorige.map_or(BEGIN.as_slice(), |vorige| vorige.hash.as_slice()), &zegel);
    zegel.hash = hash.to_vec();
    zegel.handtekening = sleutels.handtekening(&hash).to_vec();
    (zegel, hash)
}

/// The rows that a seal names: their numbers and hashes.
pub(super) fn leden(zegel: &Zegelrij) -> impl Iterator<Item = (i64, &[u8])> {
    zegel.rijen.chunks_exact(LID).filter_map(|lid| {
        let (nummer, hash) = lid.split_first_chunk::<8>()?;
        Some((i64::from_be_bytes(*nummer), hash))
    })
}

fn microseconden(tijd: DbTijd) -> [u8; 16] {
    tijd.0.unix_timestamp_nanos().div_euclid(1_000).to_be_bytes()
}
