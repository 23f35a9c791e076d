//! The unit of work of one write: what it may refer to, what it changes, and what the rules say of it.

use klant_core::Reden;
use klant_core::profiel::Profielcode;
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::klantinteracties::{
    Elementkolommen, Kijk, Rij, Selectie, Tabel, Uitklap, Verwijzingen, nummer_van, nummerreeks,
};
use klant_store::{StoreFout, Tx};
use uuid::Uuid;

use super::bezwaar::Veldbezwaar;
use super::gelezen::{Gelezen, Nummer};
use crate::Strengheid;
use crate::audit::Audit;
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, Sporen, pas_een_toe};
use crate::notificatie::Post;
use crate::toepassing::Toepassing;

/// One write on its way.
pub struct Werk<'w, 'c> {
    pub(crate) tx: &'w mut Tx<'c>,
    pub(crate) context: &'w Context,
    pub(crate) toepassing: &'w Toepassing,
    /// What the application may know of.
    pub(crate) kijk: &'w Kijk,
    /// Whether all of a thing was given (POST and PUT) or a part (PATCH).
    pub(crate) heel: bool,
    /// The contact that this write records, with the profile of the interactie that begins with it.
    pub(crate) nieuw_contact: Option<(i64, Uuid, Profielcode)>,
    post: Post<'w>,
    pub(crate) audit: Audit,
    betrokkenen: Betrokkenen,
    verwijzingen: Verwijzingen,
    meldingen: Vec<Reden>,
    /// How many of them name the part of the body that they are about.
    geplaatst: usize,
}

impl<'w, 'c> Werk<'w, 'c> {
    pub(crate) fn nieuw(
        tx: &'w mut Tx<'c>,
        context: &'w Context,
        toepassing: &'w Toepassing,
        kijk: &'w Kijk,
        heel: bool,
    ) -> Self {
        Self {
            tx,
            context,
            toepassing,
            kijk,
            heel,
            nieuw_contact: None,
            post: Post::nieuw(context, heel),
            audit: Audit::default(),
            betrokkenen: Betrokkenen::default(),
            verwijzingen: Verwijzingen::new(),
            meldingen: Vec::new(),
            geplaatst: 0,
        }
    }

    /// Checks what only the register can tell of a body; refuses with that and with what was wrong with its form.
    pub(crate) fn controleer<O>(&mut self, gelezen: &Gelezen<O>, eigen: Option<i64>) -> Result<(), Fout> {
        let mut bezwaren = gelezen.bezwaren.clone();
        let mut tabellen: Vec<Tabel> = gelezen.verwijzingen.iter().map(|(_, tabel, _)| *tabel).collect();
        tabellen.sort_unstable();
        tabellen.dedup();
        for tabel in tabellen {
            let genoemd = gelezen.verwijzingen.iter().filter(|(_, van, _)| *van == tabel);
            let uuids: Vec<Uuid> = genoemd.clone().map(|(_, _, uuid)| *uuid).collect();
            // What it may not know of answers like what does not exist.
            let gevonden = self.kijk.nummers_van(self.tx, tabel, &uuids)?;
            for (naam, _, uuid) in genoemd {
                match gevonden.get(uuid) {
                    Some(nummer) => {
                        self.verwijzingen.insert((tabel, *uuid), *nummer);
                    }
                    None => bezwaren.push(Veldbezwaar::bestaat_niet(naam, tabel)),
                }
            }
        }
        for (naam, nummer) in &gelezen.nummers {
            if !self.is_vrij(nummer, eigen)? {
                bezwaren.push(Veldbezwaar::bestaat_al(naam.as_str(), nummer.tabel));
            }
        }
        weiger(bezwaren)
    }

    fn is_vrij(&mut self, nummer: &Nummer, eigen: Option<i64>) -> Result<bool, Fout> {
        let mut selectie = Selectie::van(nummer.tabel);
        let kolom = if nummer.referentie { "t.referentienummer" } else { "t.nummer" };
        selectie.gelijk(kolom, nummer.tekst.as_str());
        let gevonden = selectie.nummers(self.tx, 0, 2)?;
        Ok(gevonden.into_iter().all(|gevonden| Some(gevonden) == eigen))
    }

    /// The number of a row that the body refers to, which [`Werk::controleer`] found.
    pub(crate) fn nummer(&mut self, tabel: Tabel, uuid: Uuid) -> Result<i64, Fout> {
        if let Some(nummer) = self.verwijzingen.get(&(tabel, uuid)) {
            return Ok(*nummer);
        }
        let nummer = nummer_van(self.tx, tabel, uuid)?.ok_or(StoreFout::Verwijzing)?;
        self.verwijzingen.insert((tabel, uuid), nummer);
        Ok(nummer)
    }

    /// Notes the number of a row that was just written.
    pub(crate) fn onthoud(&mut self, tabel: Tabel, uuid: Uuid, nummer: i64) {
        self.verwijzingen.insert((tabel, uuid), nummer);
    }

    /// A reference that is given, as a number; `Some(None)` is a reference taken away.
    pub(crate) fn verwijzing(
        &mut self,
        tabel: Tabel,
        gegeven: Option<Option<Uuid>>,
    ) -> Result<Option<Option<i64>>, Fout> {
        Ok(match gegeven {
            None => None,
            Some(None) => Some(None),
            Some(Some(uuid)) => Some(Some(self.nummer(tabel, uuid)?)),
        })
    }

    /// Keeps what may not be seen of a row as it was: what one may not see one cannot change.
    pub(crate) fn behoud<K: Elementkolommen>(&self, nummer: Option<i64>, kolommen: &mut K, was: &K) {
        if nummer.is_some() && !self.kijk.zicht().is_vol() {
            kolommen.verhul(Some(was), self.kijk);
        }
    }

    /// Writes a new row, or an existing one anew.
    pub(crate) fn bewaar(&mut self, nummer: Option<i64>, rij: impl Into<Rij>) -> Result<i64, Fout> {
        let mutatie = Mutatie::Bewaar { nummer, rij: Box::new(rij.into()) };
        Ok(self.voer_uit(mutatie)?.ok_or(StoreFout::Intern)?)
    }

    /// Removes rows.
    pub(crate) fn verwijder(&mut self, tabel: Tabel, nummers: Vec<i64>) -> Result<(), Fout> {
        self.pas_toe(Mutatie::Verwijder { tabel, nummers })
    }

    /// Takes away a preference of whichever partij points to a row that goes.
    pub(crate) fn vergeet_voorkeur(&mut self, kolom: Voorkeurskolom, nummer: i64) -> Result<(), Fout> {
        self.pas_toe(Mutatie::VergeetVoorkeur { kolom, nummer })
    }

    pub(crate) fn pas_toe(&mut self, mutatie: Mutatie) -> Result<(), Fout> {
        self.voer_uit(mutatie).map(drop)
    }

    fn voer_uit(&mut self, mutatie: Mutatie) -> Result<Option<i64>, Fout> {
        let sporen =
            Sporen { post: &mut self.post, audit: &mut self.audit, betrokkenen: &mut self.betrokkenen };
        pas_een_toe(self.tx, &self.context.sleutels, sporen, mutatie)
    }

    /// Notes what the rules have against this write: refused or reported, as the application is registered.
    pub(crate) fn meld(&mut self, redenen: impl IntoIterator<Item = Reden>) {
        self.meldingen.extend(redenen);
    }

    /// The number of a new thing: the one given, else, where the register gives them out, the next that is free.
    pub(crate) fn nieuw_nummer(
        &mut self,
        gegeven: Option<&Option<String>>,
        reeks: &'static str,
    ) -> Result<Option<String>, Fout> {
        let gegeven = gegeven.cloned().flatten();
        if !self.context.nummers_uitgeven || gegeven.as_deref().is_some_and(|nummer| !nummer.is_empty()) {
            return Ok(gegeven);
        }
        let tabel = match reeks {
            nummerreeks::KLANTCONTACT => Tabel::Klantcontact,
            nummerreeks::INTERNE_TAAK => Tabel::InterneTaak,
            _ => Tabel::Partij,
        };
        loop {
            let tekst = format!("{:010}", nummerreeks::volgende(self.tx, reeks)?);
            if self.is_vrij(&Nummer { tabel, referentie: false, tekst: tekst.clone() }, None)? {
                return Ok(Some(tekst));
            }
        }
    }

    /// Says of what was noted since the last time that it is about a part of the body.
    pub(crate) fn plaats_onder(&mut self, deel: &str) {
        let begin = self.geplaatst;
        for reden in self.meldingen.iter_mut().skip(begin) {
            let plaats = if reden.plaats().is_empty() {
                deel.to_owned()
            } else {
                format!("{deel}.{}", reden.plaats())
            };
            *reden = Reden::op(reden.code(), plaats);
        }
        self.geplaatst = self.meldingen.len();
    }

    /// Ends the unit of work: the refusal, or, with what was done in the logs, what is to be reported.
    pub(crate) fn oordeel(&mut self) -> Result<Vec<Reden>, Fout> {
        let mut meldingen = std::mem::take(&mut self.meldingen);
        if self.toepassing.strengheid == Strengheid::Handhaven {
            weiger(meldingen.iter().map(Veldbezwaar::van_regel).collect())?;
            meldingen.clear();
        }
        self.audit.schrijf(self.tx, self.context)?;
        self.context.verantwoord(self.tx, std::mem::take(&mut self.betrokkenen))?;
        Ok(meldingen)
    }
}

/// Refuses when there is anything against it.
pub(crate) fn weiger(bezwaren: Vec<Veldbezwaar>) -> Result<(), Fout> {
    if bezwaren.is_empty() { Ok(()) } else { Err(Fout::Velden(bezwaren)) }
}

/// No expansion: what an answer to a write shows.
pub(crate) fn niets_uitgeklapt() -> Uitklap {
    Uitklap::default()
}
