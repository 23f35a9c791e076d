//! Reading a number of a fixed count of digits.

use super::Formaatfout;
use crate::Code;

/// Exactly `N` ASCII digits; other characters are refused before the length is looked at.
///
/// # Errors
/// `geen_cijfers` when a character is no ASCII digit, `lengte` when there are fewer or more than `N`.
pub(super) fn cijfers<const N: usize>(
    tekst: &str,
    geen_cijfers: Code,
    lengte: Code,
) -> Result<[u8; N], Formaatfout> {
    if !tekst.bytes().all(|teken| teken.is_ascii_digit()) {
        return Err(Formaatfout::nieuw(geen_cijfers));
    }
    tekst.as_bytes().try_into().map_err(|_| Formaatfout::nieuw(lengte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drie(tekst: &str) -> Result<[u8; 3], Code> {
        cijfers(tekst, Code::BsnCijfers, Code::BsnLengte).map_err(Formaatfout::code)
    }

    #[test]
    fn cijfers_zijn_ascii_en_precies_in_aantal() {
        assert_eq!(drie("007"), Ok(*b"007"));
        assert_eq!(drie(""), Err(Code::BsnLengte));
        assert_eq!(drie("07"), Err(Code::BsnLengte));
        assert_eq!(drie("0007"), Err(Code::BsnLengte));
        assert_eq!(drie("07a"), Err(Code::BsnCijfers));
        assert_eq!(drie(" 007"), Err(Code::BsnCijfers));
        assert_eq!(drie("٠٠٧"), Err(Code::BsnCijfers));
    }
}
