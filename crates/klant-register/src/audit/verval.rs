//! What may be missing from the auditlog because it expired. It is written before anything goes, and signed with the key of the
//! seals: who has the database alone can remove rows, and cannot write that they expired.

use std::collections::BTreeSet;

use klant_store::vraag::auditverval::{self, Vervalrij};
use klant_store::{DbTijd, Sleutelbos, StoreFout, Tx};
use time::OffsetDateTime;

use super::{Zegelkop, keten};

/// What may be missing; it counts with all that expired before.
#[derive(Clone)]
pub(super) struct Verval {
    /// The number of what was written last; zero when nothing ever expired.
    pub(super) nummer: i64,
    /// Rows from before this instant may be missing; none when nothing ever expired.
    pub(super) grens: Option<DbTijd>,
    /// Seals up to this number may be missing, with all their rows.
    pub(super) zegel: i64,
    /// The hash of that seal, on which the chain goes on.
    pub(super) zegelhash: Vec<u8>,
    /// The last seal that there was.
    pub(super) laatste: i64,
    /// Rows that may be missing from under later seals.
    pub(super) rijen: BTreeSet<i64>,
}

impl Verval {
    fn niets() -> Self {
        Self {
            nummer: 0,
            grens: None,
            zegel: 0,
            zegelhash: keten::BEGIN.to_vec(),
            laatste: 0,
            rijen: BTreeSet::new(),
        }
    }

    /// The last that we wrote; with the number of one after it that we did not.
    pub(super) fn lees(tx: &mut Tx<'_>, sleutels: &Sleutelbos) -> Result<(Self, Option<i64>), StoreFout> {
        let mut vreemd = None;
        for rij in auditverval::alle(tx)? {
            if sleutels.is_handtekening(&keten::vervalhash(&rij), &rij.handtekening) {
                return Ok((Self::van(rij), vreemd));
            }
            vreemd = vreemd.or(Some(rij.volgnummer));
        }
        Ok((Self::niets(), vreemd))
    }

    fn van(rij: Vervalrij) -> Self {
        let nummers = rij.rijen.chunks_exact(8).filter_map(|bytes| bytes.try_into().ok());
        Self {
            nummer: rij.volgnummer,
            grens: Some(rij.grens),
            zegel: rij.zegel,
            zegelhash: rij.zegelhash,
            laatste: rij.laatste,
            rijen: nummers.map(i64::from_be_bytes).collect(),
        }
    }

    /// As it is written, signed.
    pub(super) fn rij(&self, nu: OffsetDateTime, grens: DbTijd, sleutels: &Sleutelbos) -> Vervalrij {
        let mut rij = Vervalrij {
            volgnummer: self.nummer,
            tijdstip: nu.into(),
            grens,
            zegel: self.zegel,
            zegelhash: self.zegelhash.clone(),
            laatste: self.laatste,
            rijen: self.rijen.iter().flat_map(|nummer| nummer.to_be_bytes()).collect(),
            handtekening: Vec::new(),
        };
        rij.handtekening = sleutels.handtekening(&keten::vervalhash(&rij)).to_vec();
        rij
    }

    /// Whether a head may be of a seal that expired: of the last of them the hash is known still.
    pub(super) fn past(&self, kop: Zegelkop) -> bool {
        kop.nummer() < self.zegel || (kop.nummer() == self.zegel && kop.hash() == self.zegelhash.as_slice())
    }

    /// Whether a row that is there still, under a seal that expired, is one that is yet to go.
    pub(super) fn ruimt_op(&self, zegel: i64, tijdstip: DbTijd) -> bool {
        (1..=self.zegel).contains(&zegel) && self.grens.is_some_and(|grens| tijdstip < grens)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn bos() -> (tempfile::TempDir, Sleutelbos) {
        let map = tempfile::tempdir().unwrap();
        let bos = Sleutelbos::lees_of_maak(&map.path().join("klant.sleutel")).unwrap().0;
        (map, bos)
    }

    #[test]
    fn wat_er_staat_is_ondertekend_tot_het_laatste_nummer() {
        let (_map, bos) = bos();
        let nu = datetime!(2027-01-01 0:00 UTC);
        let verval = Verval { nummer: 1, zegel: 4, laatste: 9, rijen: [5, 8].into(), ..Verval::niets() };
        let goed = verval.rij(nu, nu.into(), &bos);
        let klopt = |rij: &Vervalrij| bos.is_handtekening(&keten::vervalhash(rij), &rij.handtekening);
        assert!(klopt(&goed));
        assert_eq!(Verval::van(goed.clone()).rijen, verval.rijen);
        let later = (nu + time::Duration::DAY).into();
        for anders in [
            Vervalrij { volgnummer: 2, ..goed.clone() },
            Vervalrij { tijdstip: later, ..goed.clone() },
            Vervalrij { grens: later, ..goed.clone() },
            Vervalrij { zegel: 5, ..goed.clone() },
            Vervalrij { zegelhash: vec![1; 32], ..goed.clone() },
            Vervalrij { laatste: 10, ..goed.clone() },
            Vervalrij { rijen: goed.rijen[8..].to_vec(), ..goed.clone() },
        ] {
            assert!(!klopt(&anders), "{anders:?}");
        }
        // A seal with the same hash is no permission to remove.
        assert_ne!(goed.handtekening, bos.handtekening(&goed.zegelhash));
    }

    #[test]
    fn een_kop_van_voor_het_verval_past_en_een_andere_niet() {
        let verval = Verval { zegel: 4, zegelhash: vec![7; 32], ..Verval::niets() };
        assert!(verval.past(Zegelkop::nieuw(3, [1; 32])) && verval.past(Zegelkop::nieuw(4, [7; 32])));
        assert!(!verval.past(Zegelkop::nieuw(4, [1; 32])) && !verval.past(Zegelkop::nieuw(5, [7; 32])));
        assert!(!Verval::niets().past(Zegelkop::nieuw(1, [1; 32])));
    }
}
