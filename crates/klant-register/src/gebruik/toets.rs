//! *Toetsen*: would this be recorded? Nothing is.

use klant_core::profiel::{Profielcode, Profielenset};
use klant_core::regels::toetsen::{Gegeven, toets_formulier};
use klant_core::{Besluit, Handeling, Oordeel, Toegang};
use time::Date;

use super::beoordeling::{Gevonden, Plek, geweigerd_om, toets_contact};
use crate::fout::Fout;
use crate::opdracht::{Formulierveld, NieuweInteractie};
use crate::register::Register;

impl Register {
    /// The decision on an interactie that is not recorded. A refusal is an ordinary outcome.
    ///
    /// # Errors
    /// [`Fout::Ongeldig`] when the profile does not exist; [`Fout::Store`].
    pub async fn toets_interactie(
        &self,
        toegang: &Toegang,
        nieuw: NieuweInteractie,
    ) -> Result<Besluit<Oordeel>, Fout> {
        let context = self.context_voor(toegang, Handeling::Vastleggen, ("interactie", "toets"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let profiel = context.genoemd_profiel(nieuw.profiel.as_ref())?;
            let plek = Plek {
                profiel,
                interactie: None,
                terugkoppeling: nieuw.terugkoppeling,
                pad: "/klantcontact",
            };
            let (beoordeling, bezwaren) = toets_contact(tx, context, &plek, &nieuw.klantcontact)?;
            for gevonden in &beoordeling.klanten {
                if let Gevonden::Partij(partij) = gevonden {
                    wie.klant(partij.id.uuid());
                }
            }
            Ok(geweigerd_om(&bezwaren, profiel, context).unwrap_or(beoordeling.besluit))
        })
        .await
    }

    /// The decision on a form's list of fields.
    ///
    /// # Errors
    /// [`Fout::Ongeldig`] when the profile does not exist.
    pub async fn toets_formulier(
        &self,
        _toegang: &Toegang,
        profiel: Option<Profielcode>,
        velden: Vec<Formulierveld>,
    ) -> Result<Besluit<Oordeel>, Fout> {
        toets_formulier_los(&self.profielen(), profiel, &velden, self.klok.vandaag())
    }
}

/// The decision on a form's list of fields, without a register: for who has only the profiles.
///
/// # Errors
/// [`Fout::Ongeldig`] when the profile does not exist.
pub fn toets_formulier_los(
    profielen: &Profielenset,
    profiel: Option<Profielcode>,
    velden: &[Formulierveld],
    peildatum: Date,
) -> Result<Besluit<Oordeel>, Fout> {
    let code = profiel.unwrap_or_else(Profielcode::algemeen);
    let profiel = profielen.profiel(code.als_tekst()).ok_or_else(|| {
        Fout::ongeldig(klant_core::Reden::op(klant_core::Code::ProfielOnbekend, "/profiel"))
    })?;
    let velden: Vec<(Gegeven, bool)> = velden
        .iter()
        .enumerate()
        .map(|(i, veld)| (Gegeven::nieuw(veld.element, format!("/velden/{i}")), veld.verplicht))
        .collect();
    Ok(toets_formulier(profiel, &velden, peildatum))
}
