//! What a case system says of how long a case is kept, as a use case brings it in. The core asks no one.

use time::Date;

use crate::keuze::keuze;

keuze! {
    /// What is to become of a case in the end.
    Archiefnominatie {
        /// It goes to the archive and stays.
        BlijvendBewaren = "blijvend_bewaren",
        /// It is destroyed.
        Vernietigen = "vernietigen",
    }
}

/// How long a case is kept.
///
/// ```
/// use klant_core::{Archiefnominatie, Zaakstand};
/// use time::macros::date;
/// let (eind, tot) = (Some(date!(2026-11-24)), Some(date!(2031-11-24)));
/// let vernietigen = Some(Archiefnominatie::Vernietigen);
/// assert_eq!(Zaakstand::van(None, vernietigen, tot), Zaakstand::Open);
/// assert_eq!(Zaakstand::van(eind, vernietigen, tot), Zaakstand::Bewaren { tot: date!(2031-11-24) });
/// // Nobody said yet what is to become of it.
/// assert_eq!(Zaakstand::van(eind, None, tot), Zaakstand::TermijnOnbekend);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zaakstand {
    /// It is still worked on.
    Open,
    /// It is closed, and may be destroyed from this day on.
    Bewaren {
        /// That day.
        tot: Date,
    },
    /// It is closed and kept for ever.
    Blijvend,
    /// It is closed, and until when it is kept is not known yet.
    TermijnOnbekend,
}

impl Zaakstand {
    /// By what a case system says of it. What is not said is not guessed.
    #[must_use]
    pub const fn van(
        einddatum: Option<Date>,
        nominatie: Option<Archiefnominatie>,
        actiedatum: Option<Date>,
    ) -> Self {
        match (einddatum, nominatie, actiedatum) {
            (None, ..) => Self::Open,
            (Some(_), Some(Archiefnominatie::BlijvendBewaren), _) => Self::Blijvend,
            (Some(_), Some(Archiefnominatie::Vernietigen), Some(tot)) => Self::Bewaren { tot },
            (Some(_), ..) => Self::TermijnOnbekend,
        }
    }
}

/// What a case system answered about one case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ZaakAntwoord {
    /// Nobody asked, for no case system is connected.
    NietGevraagd,
    /// The case is there.
    Gevonden(Zaakstand),
    /// The case system knows no such case, or no longer.
    BestaatNiet,
    /// The case system could not be reached, is not one of ours, or its answer could not be used.
    Onbereikbaar,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn s5_wat_niet_is_gezegd_wordt_niet_geraden() {
        const EIND: Option<Date> = Some(date!(2026 - 11 - 24));
        const TOT: Option<Date> = Some(date!(2031 - 11 - 24));
        let (blijvend, vernietigen) =
            (Some(Archiefnominatie::BlijvendBewaren), Some(Archiefnominatie::Vernietigen));
        for nominatie in [None, blijvend, vernietigen] {
            for actiedatum in [None, TOT] {
                assert_eq!(Zaakstand::van(None, nominatie, actiedatum), Zaakstand::Open);
            }
        }
        assert_eq!(Zaakstand::van(EIND, blijvend, None), Zaakstand::Blijvend);
        // The day on which it goes to the archive ends nothing.
        assert_eq!(Zaakstand::van(EIND, blijvend, TOT), Zaakstand::Blijvend);
        assert_eq!(Zaakstand::van(EIND, vernietigen, None), Zaakstand::TermijnOnbekend);
        assert_eq!(Zaakstand::van(EIND, None, TOT), Zaakstand::TermijnOnbekend);
        assert_eq!(Zaakstand::van(EIND, None, None), Zaakstand::TermijnOnbekend);
        assert_eq!(Zaakstand::van(EIND, vernietigen, TOT), Zaakstand::Bewaren { tot: date!(2031 - 11 - 24) });
    }
}
