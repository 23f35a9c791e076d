//! Tasks that follow from contacts: add, find, change.

use klant_core::id::{InteractieId, InterneTaakId, KlantcontactId};
use klant_core::{Code, Handeling, InterneTaak, Reden, Taakstatus, Toegang};
use klant_store::Tx;
use klant_store::vraag::interne_taak::{self, GelezenTaak};

use super::beoordeling::onbekende_actoren;
use super::context::Context;
use super::laden::{lees, open_profiel};
use super::opbouw::Opbouw;
use super::zichtbaar::contact_in_bereik;
use super::{Bladzijde, Taakfilter, Taakresultaat};
use crate::fout::Fout;
use crate::mutatie::{Mutatie, pas_toe, wortel_van};
use crate::opdracht::{NieuweInterneTaak, Taakwijziging};
use crate::register::Register;

impl Register {
    /// Adds a task to a contact of an open interactie; without a contact, to its last one.
    ///
    /// # Errors
    /// [`Fout::Conflict`] with `interactie.gesloten`; [`Fout::Ongeldig`]; [`Fout::NietGevonden`].
    pub async fn voeg_interne_taak_toe(
        &self,
        toegang: &Toegang,
        id: InteractieId,
        contact: Option<KlantcontactId>,
        nieuw: NieuweInterneTaak,
    ) -> Result<Taakresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Vastleggen, ("interne_taak", "registreer"))?;
        self.store.schrijf(move |tx| voeg_toe(tx, &context, id, contact, &nieuw)).await
    }

    /// A task with the contact that it belongs to.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn toon_interne_taak(
        &self,
        toegang: &Toegang,
        id: InterneTaakId,
    ) -> Result<Taakresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("interne_taak", "toon"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let gelezen = interne_taak::lees(tx, id)?.ok_or(Fout::NietGevonden)?;
            wie.klantcontact(gelezen.klantcontact.uuid());
            zichtbaar(tx, context, gelezen)
        })
        .await
    }

    /// A page of tasks, newest first, with the cursor of the next page.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn zoek_interne_taken(
        &self,
        toegang: &Toegang,
        filter: Taakfilter,
        bladzijde: Bladzijde,
    ) -> Result<(Vec<Taakresultaat>, Option<i64>), Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("interne_taak", "zoek"))?;
        let (van_actor, aantal) =
            (filter.actor.map(klant_core::id::ActorId::uuid), usize::from(bladzijde.aantal));
        self.raadpleeg(context, move |tx, context, wie| {
            let een_meer = i64::from(bladzijde.aantal) + 1;
            let mut gelezen = interne_taak::zoek(tx, filter.status, van_actor, bladzijde.na, een_meer)?;
            let verder = gelezen.len() > aantal;
            gelezen.truncate(aantal);
            let volgende = if verder { gelezen.last().map(|taak| taak.volgnummer) } else { None };
            gelezen.retain(|taak| contact_in_bereik(tx, context, taak.eerste_klantcontact).is_ok());
            gelezen.iter().for_each(|taak| wie.klantcontact(taak.klantcontact.uuid()));
            Ok((gelezen.into_iter().map(resultaat).collect(), volgende))
        })
        .await
    }

    /// Changes a task that still has this version. Done tells when; undone again forgets it.
    ///
    /// # Errors
    /// [`Fout::VersieVerouderd`]; [`Fout::NietGevonden`]; [`Fout::Conflict`] when a task of a closed interactie would
    /// be opened again.
    pub async fn wijzig_interne_taak(
        &self,
        toegang: &Toegang,
        id: InterneTaakId,
        versie: i32,
        wijziging: Taakwijziging,
    ) -> Result<Taakresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("interne_taak", "wijzig"))?;
        self.store.schrijf(move |tx| wijzig(tx, &context, id, versie, &wijziging)).await
    }
}

fn voeg_toe(
    tx: &mut Tx<'_>,
    context: &Context,
    id: InteractieId,
    contact: Option<KlantcontactId>,
    nieuw: &NieuweInterneTaak,
) -> Result<Taakresultaat, Fout> {
    let wortel = wortel_van(tx, id)?;
    let gelezen = lees(tx, context, wortel)?;
    open_profiel(context, &gelezen)?;
    let contacten = &gelezen.interactie.klantcontacten;
    let laatste = contacten.last().map(|laatste| laatste.id);
    let contact = match contact {
        None => laatste,
        Some(genoemd) => contacten.iter().map(|contact| contact.id).find(|id| *id == genoemd),
    };
    let mut bezwaren = Vec::new();
    if contact.is_none() {
        bezwaren.push(Reden::op(Code::KlantcontactOnbekend, "/klantcontact"));
    }
    let genoemd =
        nieuw.actoren.iter().enumerate().map(|(i, actor)| (actor, format!("/actoren/{i}/uuid"))).collect();
    bezwaren.extend(onbekende_actoren(tx, genoemd)?);
    let Some(contact) = contact.filter(|_| bezwaren.is_empty()) else { return Err(Fout::Ongeldig(bezwaren)) };
    let mut opbouw = Opbouw::nieuw(context);
    let taak = opbouw.interne_taak(tx, contact, nieuw)?;
    pas_toe(tx, context, opbouw.mutaties)?;
    toon(tx, context, taak)
}

fn wijzig(
    tx: &mut Tx<'_>,
    context: &Context,
    id: InterneTaakId,
    versie: i32,
    wijziging: &Taakwijziging,
) -> Result<Taakresultaat, Fout> {
    let gelezen = interne_taak::lees(tx, id)?.ok_or(Fout::NietGevonden)?;
    contact_in_bereik(tx, context, gelezen.eerste_klantcontact)?;
    if gelezen.taak.versie != versie {
        return Err(Fout::VersieVerouderd);
    }
    let contact = gelezen.klantcontact;
    let heropent =
        wijziging.status == Some(Taakstatus::TeVerwerken) && gelezen.taak.status == Taakstatus::Verwerkt;
    if heropent {
        let wortel = wortel_van(tx, InteractieId::van(gelezen.eerste_klantcontact))?;
        open_profiel(context, &lees(tx, context, wortel)?)?;
    }
    let mut taak = InterneTaak { versie: versie.wrapping_add(1), ..gelezen.taak };
    if let Some(toelichting) = &wijziging.toelichting {
        taak.toelichting.clone_from(toelichting);
    }
    if let Some(status) = wijziging.status.filter(|status| *status != taak.status) {
        taak.status = status;
        taak.afgehandeld_op = (status == Taakstatus::Verwerkt).then_some(context.nu);
    }
    pas_toe(tx, context, vec![Mutatie::WijzigInterneTaak { contact, was: versie, taak }])?;
    toon(tx, context, id)
}

fn toon(tx: &mut Tx<'_>, context: &Context, id: InterneTaakId) -> Result<Taakresultaat, Fout> {
    let gelezen = interne_taak::lees(tx, id)?.ok_or(Fout::NietGevonden)?;
    zichtbaar(tx, context, gelezen)
}

fn zichtbaar(tx: &mut Tx<'_>, context: &Context, gelezen: GelezenTaak) -> Result<Taakresultaat, Fout> {
    contact_in_bereik(tx, context, gelezen.eerste_klantcontact)?;
    Ok(resultaat(gelezen))
}

fn resultaat(gelezen: GelezenTaak) -> Taakresultaat {
    Taakresultaat {
        taak: gelezen.taak,
        klantcontact: gelezen.klantcontact,
        interactie: InteractieId::van(gelezen.eerste_klantcontact),
    }
}
