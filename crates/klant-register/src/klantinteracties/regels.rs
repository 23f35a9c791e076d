//! What the rules say of a single write of the wire: only of what it adds. What is still missing is judged when an address
//! is determined and when the interactie is closed.

use klant_core::id::BetrokkeneId;
use klant_core::profiel::{Interactieprofiel, Profielcode};
use klant_core::regels::adres::beoordeel;
use klant_core::regels::moment;
use klant_core::regels::toetsen::{Gegeven, overtollig};
use klant_core::{Adres, Bronsoort, Code, Element, Elementen, Reden};
use klant_store::klantinteracties::{herkomst, verloop};
use klant_store::vraag::interactie::{self, Gelezen};
use time::OffsetDateTime;

use super::werk::Werk;
use crate::fout::Fout;
use crate::mutatie::Mutatie;

impl Werk<'_, '_> {
    /// Judges what is added outside any interactie: by the profile `algemeen`.
    pub(crate) fn toets_los(&mut self, gegevens: &[Gegeven]) {
        let profiel = self.context.profielen.profiel("algemeen").cloned();
        self.toets_met(profiel.as_ref(), gegevens);
    }

    /// Judges what is added to a contact: by the profile of its interactie, which must be open.
    pub(crate) fn toets_in(
        &mut self,
        contact: i64,
        plaats: &str,
        wie: Option<BetrokkeneId>,
        gegevens: Vec<Gegeven>,
    ) -> Result<(), Fout> {
        if let Some((_, _, profiel)) = self.nieuw_contact.as_ref().filter(|(nummer, _, _)| *nummer == contact)
        {
            // Its interactie begins with this very write: it is open, and nothing was wished in it yet.
            let profiel = self.profielversie(&profiel.clone()).cloned();
            self.toets_met(profiel.as_ref(), &gegevens);
            return Ok(());
        }
        let Some(gelezen) = self.interactie_van(contact)? else { return Ok(()) };
        if self.context.gesloten_op(&gelezen).is_some() {
            self.meld([Reden::op(Code::InteractieGesloten, plaats)]);
        }
        let wensen = wie.map(|wie| wensen(&gelezen, wie)).unwrap_or_default();
        let gegevens: Vec<Gegeven> = gegevens
            .into_iter()
            .map(|gegeven| if wensen.bevat(gegeven.element) { gegeven.op_wens() } else { gegeven })
            .collect();
        let profiel = self.context.profiel_van(&gelezen).cloned();
        self.toets_met(profiel.as_ref(), &gegevens);
        Ok(())
    }

    /// Reports when a contact is in an interactie that is closed.
    pub(crate) fn meld_gesloten(&mut self, contact: i64, plaats: &str) -> Result<(), Fout> {
        self.toets_in(contact, plaats, None, Vec::new())
    }

    fn toets_met(&mut self, profiel: Option<&Interactieprofiel>, gegevens: &[Gegeven]) {
        match profiel {
            Some(profiel) => {
                let bezwaren: Vec<Reden> =
                    gegevens.iter().filter_map(|gegeven| overtollig(profiel, gegeven)).collect();
                self.meld(bezwaren);
            }
            None => self.meld([Reden::nieuw(Code::ProfielOnbekend)]),
        }
    }

    /// Judges the parts of an address.
    pub(crate) fn toets_adres(&mut self, adres: Option<&Adres>, als: Element, plaats: &str) {
        if let Some(adres) = adres {
            // The rules name places with slashes, the wire with points.
            let redenen = beoordeel(adres, als, plaats);
            self.meld(redenen.into_iter().map(|reden| {
                let plaats = reden.plaats().replace('/', ".");
                Reden::op(reden.code(), plaats)
            }));
        }
    }

    /// Reports a moment in the future.
    pub(crate) fn toets_moment(&mut self, op: OffsetDateTime, plaats: &str) {
        let bezwaar = moment::bezwaar(op, self.context.nu, plaats);
        self.meld(bezwaar);
    }

    /// Reports a value of an application that takes the place of the customer's own word (S1).
    pub(crate) fn toets_herkomst(&mut self, vorige: Bronsoort, plaats: &str) {
        if !Bronsoort::Toepassing.mag_vervangen(vorige) {
            self.meld([Reden::op(Code::S1MindereHerkomst, plaats)]);
        }
    }

    /// Reports what the customer said herself and this write replaces (S1).
    pub(crate) fn toets_vervanging(
        &mut self,
        partij: i64,
        gewijzigd: &[(Element, &'static str)],
    ) -> Result<(), Fout> {
        if gewijzigd.is_empty() {
            return Ok(());
        }
        let herkomst = herkomst::van_partij(self.tx, partij)?;
        for (element, plaats) in gewijzigd {
            if let Some(vorige) = herkomst.get(element) {
                self.toets_herkomst(*vorige, plaats);
            }
        }
        Ok(())
    }

    /// Notes that an application gave these values.
    pub(crate) fn noteer_herkomst(
        &mut self,
        partij: i64,
        gewijzigd: Vec<(Element, &'static str)>,
    ) -> Result<(), Fout> {
        let elementen: Vec<Element> = gewijzigd.into_iter().map(|(element, _)| element).collect();
        if elementen.is_empty() {
            return Ok(());
        }
        let (door, op) = (Bronsoort::Toepassing, self.context.nu);
        self.pas_toe(Mutatie::HerkomstErbij { partij, elementen, door, op })
    }

    fn interactie_van(&mut self, contact: i64) -> Result<Option<Gelezen>, Fout> {
        let wortel = verloop::wortel(self.tx, contact)?;
        Ok(interactie::lees_een(self.tx, wortel)?)
    }

    /// The profile with its version, as it holds now; none when its file is gone.
    pub(crate) fn profielversie(&self, code: &Profielcode) -> Option<&Interactieprofiel> {
        self.context.profielen.profiel(code.als_tekst())
    }
}

fn wensen(gelezen: &Gelezen, wie: BetrokkeneId) -> Elementen {
    let betrokkene = gelezen.interactie.betrokkenen().find(|(_, betrokkene)| betrokkene.id == wie);
    betrokkene.map(|(_, betrokkene)| betrokkene.wensen.keys().copied().collect()).unwrap_or_default()
}
