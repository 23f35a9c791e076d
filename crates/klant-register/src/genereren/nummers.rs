//! Identifying numbers of people and organisations that do not exist.

/// How many BSNs are taken of the hundred that share their first seven digits. The elfproef leaves nine or ten.
const PER_HONDERD: u32 = 9;
/// The first seven digits of a BSN, without the very first.
const MILJOEN: u32 = 1_000_000;
/// A step through the million that comes by all of them, so that neighbours do not look alike.
const STAP: u64 = 700_001;

/// The BSN with this rank: valid by the elfproef, and another for each rank.
///
/// The first nine million begin with a 9, as fictional ones do; a larger set goes on with 8, and so on.
pub(super) fn bsn(rang: u32) -> String {
    let (groep, plaats) = (rang / PER_HONDERD, rang % PER_HONDERD);
    let eerste = 9 - (groep / MILJOEN) % 10;
    let rest = u64::from(groep % MILJOEN) * STAP % u64::from(MILJOEN);
    let zeven = u64::from(eerste) * u64::from(MILJOEN) + rest;
    let mut som: i64 = 0;
    let mut cijfers = zeven;
    for gewicht in 3..=9 {
        som += i64::try_from(cijfers % 10).unwrap_or_default() * gewicht;
        cijfers /= 10;
    }
    // The eighth digit weighs 2; the ninth, which weighs -1, is what is left, unless that is ten.
    let goede = (0..10).filter_map(|achtste: i64| {
        let negende = (som + 2 * achtste).rem_euclid(11);
        (negende < 10).then_some((achtste, negende))
    });
    let (achtste, negende) = goede
        .take(PER_HONDERD as usize)
        .nth(plaats as usize)
        .expect("the elfproef leaves at least nine of the hundred");
    format!("{zeven:07}{achtste}{negende}")
}

/// The KVK-nummer with this rank, from the end of the range.
pub(super) fn kvk(rang: u32) -> String {
    format!("{:08}", 99_999_999 - u64::from(rang) % 90_000_000)
}

/// The vestigingsnummer with this rank, from the end of the range.
pub(super) fn vestiging(rang: u32) -> String {
    format!("{:012}", 999_999_999_999 - u64::from(rang))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use klant_core::waarde::{Bsn, KvkNummer, Vestigingsnummer};

    use super::{bsn, kvk, vestiging};

    #[test]
    fn elk_gegenereerd_bsn_is_geldig_en_komt_een_keer_voor() {
        let reeks: HashSet<String> = (0..50_000).chain(8_999_000..9_001_000).map(bsn).collect();
        assert_eq!(reeks.len(), 52_000);
        for nummer in &reeks {
            assert!(nummer.parse::<Bsn>().is_ok(), "{nummer}");
        }
        assert!((0..50_000).all(|rang| bsn(rang).starts_with('9')));
        assert!(bsn(9_000_000).starts_with('8'));
    }

    #[test]
    fn elk_gegenereerd_nummer_van_het_handelsregister_is_geldig() {
        for rang in [0, 1, 4_000_000] {
            assert!(kvk(rang).parse::<KvkNummer>().is_ok() && kvk(rang).starts_with('9'));
            assert!(vestiging(rang).parse::<Vestigingsnummer>().is_ok());
        }
    }
}
