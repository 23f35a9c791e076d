//! What a case register says of a case: as a use case brings it in. The core asks no one.

use time::Date;

/// How long the file of a case is kept, as far as its register knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zaakstand {
    /// It is under way: until when it will be kept is not known yet.
    Open,
    /// It is closed, and kept up to and including this day.
    Bewaren {
        /// The last day.
        tot: Date,
    },
    /// It is closed and kept for good.
    Blijvend,
    /// It is closed, and its register names no date.
    TermijnOnbekend,
}

/// What a case register answered. *Wissen* takes it as an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ZaakAntwoord {
    /// The case is there.
    Gevonden(Zaakstand),
    /// There is no such case.
    BestaatNiet,
    /// No case register is connected that could know of it.
    NietGevraagd,
    /// The case register could not be reached, or what it answered could not be read.
    Onbereikbaar,
}
