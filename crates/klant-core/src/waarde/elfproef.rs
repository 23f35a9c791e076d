//! The check that a BSN and an RSIN share.

/// The weight of each digit; the last one is negative, by which a BSN differs from an old bank account
/// number.
const GEWICHTEN: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/// Whether nine ASCII digits pass the elfproef: their weighted sum is a multiple of eleven.
///
/// Every single wrong digit and every swap of two neighbours is found. Nine zeros pass; that they are no
/// number is for the caller to say. Anything but ASCII digits fails.
///
/// ```
/// use klant_core::waarde::elfproef;
///
/// assert!(elfproef(b"999990007"));
/// assert!(!elfproef(b"999990008"));
/// assert!(!elfproef(b"99999000x"));
/// ```
#[must_use]
pub fn elfproef(cijfers: &[u8; 9]) -> bool {
    if !cijfers.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let som: i32 =
        cijfers.iter().zip(GEWICHTEN).map(|(cijfer, gewicht)| i32::from(cijfer - b'0') * gewicht).sum();
    som % 11 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Nine digits that pass: eight free ones and the last that fits, where there is one.
    fn goed_nummer() -> impl Strategy<Value = [u8; 9]> {
        prop::array::uniform8(0..10_u8).prop_filter_map("no last digit fits", |acht| {
            let mut negen = [b'0'; 9];
            for (plaats, cijfer) in negen.iter_mut().zip(acht) {
                *plaats += cijfer;
            }
            (b'0'..=b'9').find_map(|laatste| {
                negen[8] = laatste;
                elfproef(&negen).then_some(negen)
            })
        })
    }

    #[test]
    fn elfproef_weigert_wat_geen_cijfer_is() {
        assert!(!elfproef(b"         "));
        assert!(!elfproef(b"99999000\xff"));
    }

    #[test]
    fn elfproef_van_nullen_slaagt() {
        assert!(elfproef(b"000000000"));
    }

    proptest! {
        #[test]
        fn elfproef_vindt_elk_verkeerd_cijfer(
            nummer in goed_nummer(),
            plaats in 0..9_usize,
            ander in b'0'..=b'9',
        ) {
            prop_assume!(nummer[plaats] != ander);
            let mut verkeerd = nummer;
            verkeerd[plaats] = ander;
            prop_assert!(!elfproef(&verkeerd));
        }

        #[test]
        fn elfproef_vindt_elke_verwisseling_van_buren(nummer in goed_nummer(), plaats in 0..8_usize) {
            prop_assume!(nummer[plaats] != nummer[plaats + 1]);
            let mut verkeerd = nummer;
            verkeerd.swap(plaats, plaats + 1);
            prop_assert!(!elfproef(&verkeerd));
        }
    }
}
