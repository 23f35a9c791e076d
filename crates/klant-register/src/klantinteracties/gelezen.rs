//! What the edge read from a body: what a client gives, what is wrong with it, and what only the register can tell.

use klant_store::klantinteracties::Tabel;
use uuid::Uuid;

use super::bezwaar::Veldbezwaar;

/// A body as read. Faults of form and faults that need the database are answered together, as clients expect.
#[derive(Clone)]
pub struct Gelezen<O> {
    /// What the client gives; fields with a fault are as if absent.
    pub opgave: O,
    /// What is wrong with its form.
    pub bezwaren: Vec<Veldbezwaar>,
    /// What it refers to, each with the path of the field.
    pub verwijzingen: Vec<(String, Tabel, Uuid)>,
    /// Numbers that must be free, each with the path of the field.
    pub nummers: Vec<(String, Nummer)>,
}

/// A number that only one row of a table may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nummer {
    /// The table.
    pub tabel: Tabel,
    /// Whether it is the `referentienummer` rather than the `nummer`.
    pub referentie: bool,
    /// The number.
    pub tekst: String,
}

impl<O> Gelezen<O> {
    /// Forgets what was wrong with these members: of what one may not see, one is told nothing.
    pub(crate) fn vergeet(&mut self, leden: &[&str]) {
        self.bezwaren.retain(|bezwaar| {
            !leden.iter().any(|lid| {
                bezwaar.naam.strip_prefix(lid).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        });
    }

    /// Forgets that these members were given empty: so they are shown.
    pub(crate) fn vergeet_leeg(&mut self, leden: &[&str]) {
        self.bezwaren.retain(|bezwaar| bezwaar.code != "blank" || !leden.contains(&bezwaar.naam.as_str()));
    }

    /// The same with another opgave.
    pub fn met<P>(self, naar: impl FnOnce(O) -> P) -> Gelezen<P> {
        Gelezen {
            opgave: naar(self.opgave),
            bezwaren: self.bezwaren,
            verwijzingen: self.verwijzingen,
            nummers: self.nummers,
        }
    }
}
