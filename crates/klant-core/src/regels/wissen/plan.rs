//! The answer to a request to erase.

use time::Date;

use crate::id::{DigitaalAdresId, IdentificatorId, KlantcontactId, PartijId};
use crate::{Bewaartermijn, Code, Element, Reden};

/// A part of what is kept about a customer that goes or stays as a whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wisdeel {
    /// The value of an Element.
    Gegeven(Element),
    /// A digital address, with what it is.
    DigitaalAdres(DigitaalAdresId, Element),
    /// An identification, with what it is.
    Identificator(IdentificatorId, Element),
    /// Her part in a contact; the contact itself when no other customer took part.
    Klantcontact(KlantcontactId),
    /// She herself: that she is known.
    Klant,
}

/// When a part goes, the soonest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wismoment {
    /// At once.
    Nu,
    /// On this day, the first on which nothing keeps it.
    Op(Date),
    /// When something ends of which the day is not known yet.
    NogNietBekend,
    /// When a term has been configured for it.
    ZonderTermijn,
    /// Never: it is part of what is kept for good.
    Nooit,
}

/// One part with its moment, and at least one reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wisregel {
    /// What.
    pub deel: Wisdeel,
    /// When it goes.
    pub moment: Wismoment,
    redenen: Vec<Reden>,
}

impl Wisregel {
    pub(super) const fn nieuw(deel: Wisdeel, moment: Wismoment, redenen: Vec<Reden>) -> Self {
        Self { deel, moment, redenen }
    }

    /// A part that nothing keeps, until something is found that does.
    pub(super) fn vrij(deel: Wisdeel) -> Self {
        Self::nieuw(deel, Wismoment::Nu, vec![Reden::nieuw(Code::S4MagWeg)])
    }

    /// Why then.
    #[must_use]
    pub fn redenen(&self) -> &[Reden] {
        &self.redenen
    }

    /// Holds the part back until a term has passed; one that has passed holds nothing.
    pub(super) fn bind(&mut self, (termijn, reden): (Bewaartermijn, Reden), peildatum: Date) {
        let moment = match termijn {
            Bewaartermijn::Tot(tot) if tot < peildatum => return,
            Bewaartermijn::Tot(tot) => tot.next_day().map_or(Wismoment::Nooit, Wismoment::Op),
            Bewaartermijn::Onbekend => Wismoment::NogNietBekend,
            Bewaartermijn::Blijvend => Wismoment::Nooit,
        };
        self.tot(moment, reden);
    }

    /// Holds the part back until a moment. The latest wins, and every reason stays.
    pub(super) fn tot(&mut self, moment: Wismoment, reden: Reden) {
        self.redenen.retain(|reden| reden.code() != Code::S4MagWeg);
        self.redenen.push(reden);
        self.moment = self.moment.max(moment);
    }

    /// Says something more, which holds nothing back.
    pub(super) fn ook(&mut self, reden: Reden) {
        self.redenen.push(reden);
    }
}

/// The plan for a request: part by part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wisplan {
    /// Whose data it is.
    pub klant: PartijId,
    /// The date for which it holds.
    pub peildatum: Date,
    /// The parts.
    pub regels: Vec<Wisregel>,
}

impl Wisplan {
    /// The parts that go at once.
    pub fn nu(&self) -> impl Iterator<Item = Wisdeel> {
        self.regels.iter().filter(|regel| regel.moment == Wismoment::Nu).map(|regel| regel.deel)
    }

    /// Whether everything goes at once.
    #[must_use]
    pub fn is_volledig(&self) -> bool {
        self.regels.iter().all(|regel| regel.moment == Wismoment::Nu)
    }

    /// The first day on which there is something to do again, by what is known; none when nothing waits for a day.
    #[must_use]
    pub fn volgende_dag(&self) -> Option<Date> {
        let dag = |regel: &Wisregel| match regel.moment {
            Wismoment::Op(dag) => Some(dag),
            _ => None,
        };
        self.regels.iter().filter(|regel| regel.deel != Wisdeel::Klant).filter_map(dag).min()
    }

    /// Whether something waits for what no day is known of, so that it is worth asking again.
    #[must_use]
    pub fn wacht_op_nieuws(&self) -> bool {
        self.regels
            .iter()
            .any(|regel| matches!(regel.moment, Wismoment::NogNietBekend | Wismoment::ZonderTermijn))
    }
}
