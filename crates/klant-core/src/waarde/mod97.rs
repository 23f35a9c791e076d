//! The check that an IBAN and an LEI share: ISO 7064 mod 97-10.

/// The remainder by 97 of the number that these characters spell, a letter counting as 10 (A) to 35 (Z).
///
/// Nothing when a character is neither an ASCII digit nor an ASCII letter. A valid text gives 1.
pub(super) fn rest97(tekens: impl Iterator<Item = char>) -> Option<u32> {
    let mut rest = 0;
    for teken in tekens {
        let waarde = teken.to_digit(36)?;
        let schuif = if waarde < 10 { 10 } else { 100 };
        rest = (rest * schuif + waarde) % 97;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rest97_telt_letters_als_twee_cijfers() {
        assert_eq!(rest97("97".chars()), Some(0));
        assert_eq!(rest97("Z".chars()), Some(35));
        assert_eq!(rest97("1A".chars()), Some(110 % 97));
        assert_eq!(rest97("".chars()), Some(0));
    }

    #[test]
    fn rest97_kent_alleen_ascii() {
        assert_eq!(rest97("1-2".chars()), None);
        assert_eq!(rest97("é".chars()), None);
        assert_eq!(rest97("١".chars()), None);
    }
}
