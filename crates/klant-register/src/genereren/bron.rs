//! Numbers that look like chance and are the same everywhere.

use uuid::Uuid;

/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and nothing to do with secrets. Its numbers are part of what
/// a seed means, so it is written out here instead of following the version of a crate.
#[derive(Clone, Debug)]
pub(super) struct Bron(u64);

impl Bron {
    /// The source of one thing: by the seed, the kind of thing and its number, and by nothing that came before it.
    pub(super) fn nieuw(zaad: u64, soort: u64, nummer: u64) -> Self {
        let mut bron = Self(zaad);
        for deel in [soort, nummer] {
            bron.0 = bron.volgende() ^ deel;
        }
        bron
    }

    pub(super) fn volgende(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below this one, which is not zero. The bias of at most one in 2^32 is of no matter here.
    pub(super) fn onder(&mut self, grens: u32) -> u32 {
        // The upper half of a 64-bit product is below the limit, so it fits.
        ((u64::from(grens) * (self.volgende() >> 32)) >> 32) as u32
    }

    /// Whether a thing happens that happens so many times in a thousand.
    pub(super) fn promille(&mut self, kans: u32) -> bool {
        self.onder(1000) < kans
    }

    /// One of these; the list is not empty.
    pub(super) fn een<T: Copy>(&mut self, lijst: &'static [T]) -> T {
        let grens = u32::try_from(lijst.len()).unwrap_or(u32::MAX);
        let plaats = self.onder(grens) as usize;
        *lijst.get(plaats).expect("the place is below the length of the list")
    }

    /// A uuid in the form of a random one.
    pub(super) fn uuid(&mut self) -> Uuid {
        let (hoog, laag) = (self.volgende(), self.volgende());
        uuid::Builder::from_random_bytes((u128::from(hoog) << 64 | u128::from(laag)).to_be_bytes())
            .into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::Bron;

    #[test]
    fn bron_geeft_de_bekende_reeks_van_splitmix64() {
        // The reference values of the authors' code for the seed 1234567.
        let mut bron = Bron(1_234_567);
        let reeks: Vec<u64> = (0..5).map(|_| bron.volgende()).collect();
        assert_eq!(
            reeks,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn elk_ding_heeft_een_eigen_reeks() {
        let eerste = |zaad, soort, nummer| Bron::nieuw(zaad, soort, nummer).volgende();
        let alle = [eerste(1, 1, 1), eerste(2, 1, 1), eerste(1, 2, 1), eerste(1, 1, 2), eerste(1, 2, 2)];
        for (plaats, een) in alle.iter().enumerate() {
            assert!(!alle[plaats + 1..].contains(een));
        }
        assert_eq!(eerste(1, 1, 1), eerste(1, 1, 1));
    }

    #[test]
    fn onder_blijft_onder_de_grens_en_komt_overal() {
        let mut bron = Bron::nieuw(7, 0, 0);
        let mut geweest = [false; 10];
        for _ in 0..1000 {
            geweest[bron.onder(10) as usize] = true;
        }
        assert_eq!(geweest, [true; 10]);
    }
}
