//! What every use case brings into its unit of work.

use std::sync::Arc;

use klant_core::machtiging::Machtigingenset;
use klant_core::profiel::{Interactieprofiel, Profielcode, Profielenset};
use klant_core::regels::sluiten::{bewaren_tot, gesloten_op};
use klant_core::{Code, Reden, Toegang};
use klant_store::vraag::interactie::Gelezen;
use klant_store::{Sleutelbos, Tx};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::Interactiestand;
use crate::fout::Fout;
use crate::klok::{Idbron, datum_in_amsterdam};
use crate::logboek::{Betrokkenen, Logboek, Naam, Opgezocht};
use crate::notificatie::Notificaties;
use crate::register::Register;

/// Who acts, when, with which keys and profiles. Cloned into the unit of work, which may be run again.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) toegang: Toegang,
    pub(crate) nu: OffsetDateTime,
    pub(crate) vandaag: Date,
    pub(crate) sleutels: Arc<Sleutelbos>,
    pub(crate) profielen: Arc<Profielenset>,
    /// Whether the register gives out the numbers of what clients record without one.
    pub(crate) nummers_uitgeven: bool,
    /// What others are told of; none when they are told nothing.
    pub(crate) notificaties: Option<Arc<Notificaties>>,
    /// What the use case is called in the log of processings.
    pub(crate) naam: Naam,
    /// The log of processings; none when it is off.
    pub(crate) logboek: Option<Arc<Logboek>>,
    /// The purposes, with their place in the register of processing activities.
    pub(crate) machtigingen: Arc<Machtigingenset>,
    /// Whom this unit of work looked up, should it be refused.
    pub(crate) opgezocht: Opgezocht,
    ids: Arc<dyn Idbron>,
}

impl Register {
    pub(crate) fn context(&self, toegang: &Toegang, naam: Naam) -> Context {
        Context {
            toegang: toegang.clone(),
            nu: self.klok.nu(),
            vandaag: self.klok.vandaag(),
            sleutels: Arc::clone(&self.sleutels),
            profielen: self.profielen(),
            nummers_uitgeven: self.nummers_uitgeven,
            notificaties: self.notificaties.clone(),
            naam,
            logboek: self.logboek.clone(),
            machtigingen: self.machtigingen(),
            opgezocht: Opgezocht::default(),
            ids: Arc::clone(&self.ids),
        }
    }
}

impl Context {
    /// The same for a unit of work that is run anew: it has looked nobody up.
    pub(crate) fn opnieuw(&self) -> Self {
        Self { opgezocht: Opgezocht::default(), ..self.clone() }
    }

    /// Ends a write with its lines in the log of processings, which commit with it.
    pub(crate) fn verantwoord(&self, tx: &mut Tx<'_>, betrokkenen: Betrokkenen) -> Result<(), Fout> {
        let Some(logboek) = &self.logboek else { return Ok(()) };
        let wie = betrokkenen.wie(tx)?;
        Ok(logboek.schrijf(tx, self, &wie)?)
    }

    pub(crate) fn id(&self) -> Uuid {
        self.ids.nieuw()
    }

    /// The name under which who acts is recorded.
    pub(crate) fn wie(&self) -> String {
        match self.toegang.wie() {
            klant_core::Wie::Toepassing(naam) | klant_core::Wie::Beheerder(naam) => naam.clone(),
            klant_core::Wie::Medewerker(_) => "medewerker".to_owned(),
            klant_core::Wie::Klant(_) => "klant".to_owned(),
            klant_core::Wie::Systeem => "systeem".to_owned(),
        }
    }

    /// The profile that a request names, or `algemeen`.
    pub(crate) fn genoemd_profiel(&self, code: Option<&Profielcode>) -> Result<&Interactieprofiel, Fout> {
        let code = code.map_or("algemeen", Profielcode::als_tekst);
        self.profielen
            .profiel(code)
            .ok_or_else(|| Fout::ongeldig(Reden::op(Code::ProfielOnbekend, "/profiel")))
    }

    /// The profile of a stored interactie. When its file is gone no other is put in its place, for that could loosen a
    /// forced address.
    pub(crate) fn profiel_van(&self, gelezen: &Gelezen) -> Option<&Interactieprofiel> {
        self.profielen.profiel(gelezen.interactie.profiel.als_tekst())
    }

    /// When the interactie was or counts as closed.
    pub(crate) fn gesloten_op(&self, gelezen: &Gelezen) -> Option<OffsetDateTime> {
        gesloten_op(&gelezen.interactie, self.nu)
    }

    pub(crate) fn stand(&self, gelezen: Gelezen) -> Interactiestand {
        let gesloten = self.gesloten_op(&gelezen);
        let bewaren_tot = gesloten
            .zip(self.profiel_van(&gelezen))
            .and_then(|(op, profiel)| bewaren_tot(datum_in_amsterdam(op), profiel));
        Interactiestand {
            gesloten: gesloten.is_some(),
            bewaren_tot,
            profiel_versie: gelezen.profiel_versie,
            interactie: gelezen.interactie,
        }
    }
}
