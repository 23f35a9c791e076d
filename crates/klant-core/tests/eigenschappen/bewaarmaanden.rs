//! What holds for how long a log is kept, whatever the moment and the term.

use klant_core::{Bewaarmaanden, Maand};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

/// From the year 500 on, so that no term reaches back to the first month.
fn moment() -> impl Strategy<Value = OffsetDateTime> {
    (-46_000_000_000_i64..250_000_000_000)
        .prop_map(|seconden| OffsetDateTime::from_unix_timestamp(seconden).expect("a year of four digits"))
}

fn termijn() -> impl Strategy<Value = Bewaarmaanden> {
    (1_u16..=1200).prop_map(|maanden| maanden.to_string().parse().expect("a number of months"))
}

proptest! {
    #[test]
    fn een_regel_blijft_minstens_haar_termijn_en_hoogstens_een_maand_langer(
        termijn in termijn(), regel in moment(), wacht in 0_i64..3_200_000_000,
    ) {
        let nu = regel + Duration::seconds(wacht);
        let weg = regel < termijn.blijft_vanaf(nu).begin();
        // The month after that of the line begins; from then on each month counts.
        let maand = Maand::van(regel);
        let vroegst = maand.later(1).later(termijn.aantal()).begin();
        prop_assert_eq!(weg, nu >= vroegst);
        let oud = maand.later(termijn.aantal()).begin();
        prop_assert!(!weg || nu > oud + (regel - maand.begin()).min(Duration::days(28)));
    }

    #[test]
    fn wie_later_kijkt_laat_nooit_minder_gaan(termijn in termijn(), nu in moment(), later in 0_i64..3_200_000_000) {
        prop_assert!(termijn.blijft_vanaf(nu) <= termijn.blijft_vanaf(nu + Duration::seconds(later)));
    }

    #[test]
    fn een_maand_begint_waar_de_vorige_eindigt(moment in moment()) {
        let maand = Maand::van(moment);
        prop_assert!(maand.begin() <= moment && moment < maand.later(1).begin());
        prop_assert_eq!(maand.later(1).eerder(1), maand);
        prop_assert_eq!(maand.to_string().parse(), Ok(maand));
    }
}
