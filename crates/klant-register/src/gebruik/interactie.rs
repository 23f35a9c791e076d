//! Recording interactions: begin one, add a contact, close, read.

use klant_core::id::{InteractieId, KlantcontactId};
use klant_core::profiel::Interactieprofiel;
use klant_core::regels::toetsen::{Toetsvraag, ontbrekend};
use klant_core::{Besluit, Code, Elementen, Handeling, Oordeel, Reden, Toegang};
use klant_store::Tx;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::interactie::{self, Gelezen};

use super::beoordeling::{Plek, beoordeel_contact};
use super::context::Context;
use super::laden::{gegeven_door_klanten, lees, open_profiel, toonbaar};
use super::opbouw::Opbouw;
use super::zichtbaar::{in_bereik, mag_beginnen, wortel_voor};
use super::{Bladzijde, Interactiefilter, Interactiestand, Vastgelegd};
use crate::fout::Fout;
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, Rijverwijzing, pas_toe, pas_toe_voor, wortel_van};
use crate::opdracht::{NieuwKlantcontact, NieuweInteractie};
use crate::register::Register;

impl Register {
    /// Records a first contact with all its parts, and with it the interactie. One transaction: all or nothing.
    ///
    /// When nothing needs to be recorded (S13) nothing is, and the answer says so.
    ///
    /// # Errors
    /// [`Fout::Ongeldig`], [`Fout::Verboden`] or [`Fout::Conflict`] with every reason at once; [`Fout::Store`].
    pub async fn registreer_interactie(
        &self,
        toegang: &Toegang,
        nieuw: NieuweInteractie,
    ) -> Result<Vastgelegd, Fout> {
        let context = self.context_voor(toegang, Handeling::Vastleggen, ("interactie", "registreer"))?;
        self.store.schrijf(move |tx| registreer(tx, &context, &nieuw)).await
    }

    /// Adds a contact to an interactie that is open.
    ///
    /// # Errors
    /// As [`Register::registreer_interactie`]; [`Fout::Conflict`] with `interactie.gesloten`; [`Fout::NietGevonden`].
    pub async fn voeg_klantcontact_toe(
        &self,
        toegang: &Toegang,
        id: InteractieId,
        nieuw: NieuwKlantcontact,
    ) -> Result<Vastgelegd, Fout> {
        let context =
            self.context_voor(toegang, Handeling::Vastleggen, ("interactie", "voeg_klantcontact_toe"))?;
        self.store.schrijf(move |tx| voeg_toe(tx, &context, id, &nieuw)).await
    }

    /// Closes an interactie: overrides end with it. What is still missing is reported, not refused.
    ///
    /// # Errors
    /// [`Fout::Conflict`] with `interactie.gesloten` or `interactie.open_taak`; [`Fout::NietGevonden`].
    pub async fn sluit_interactie(&self, toegang: &Toegang, id: InteractieId) -> Result<Vastgelegd, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("interactie", "sluit"))?;
        self.store.schrijf(move |tx| sluit(tx, &context, id)).await
    }

    /// An interactie as it stands now.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn toon_interactie(
        &self,
        toegang: &Toegang,
        id: InteractieId,
    ) -> Result<Interactiestand, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("interactie", "toon"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let wortel = wortel_voor(tx, context, id, wie)?;
            let gelezen = lees(tx, context, wortel)?;
            wie.interactie(&gelezen.interactie);
            toonbaar(tx, context, gelezen)
        })
        .await
    }

    /// A page of the interacties that hold a contact or in which a known customer took part, newest first, with the
    /// cursor of the next page.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn zoek_interacties(
        &self,
        toegang: &Toegang,
        filter: Interactiefilter,
        bladzijde: Bladzijde,
    ) -> Result<(Vec<Interactiestand>, Option<i64>), Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("interactie", "zoek"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let (standen, volgende) = zoek(tx, context, filter, bladzijde)?;
            standen.iter().for_each(|stand| wie.interactie(&stand.interactie));
            Ok((standen, volgende))
        })
        .await
    }
}

fn registreer(tx: &mut Tx<'_>, context: &Context, nieuw: &NieuweInteractie) -> Result<Vastgelegd, Fout> {
    let profiel = context.genoemd_profiel(nieuw.profiel.as_ref())?;
    mag_beginnen(context, &profiel.code)?;
    let plek = Plek { profiel, interactie: None, terugkoppeling: nieuw.terugkoppeling, pad: "/klantcontact" };
    let beoordeling = beoordeel_contact(tx, context, &plek, &nieuw.klantcontact)?;
    if *beoordeling.besluit.uitkomst() == Oordeel::NietVastgelegd {
        pas_toe(tx, context, Vec::new())?;
        return Ok(Vastgelegd { stand: None, besluit: beoordeling.besluit });
    }
    let mut opbouw = Opbouw::nieuw(context);
    let eerste = opbouw.klantcontact(tx, &nieuw.klantcontact, beoordeling.klanten, None)?;
    let mut mutaties = opbouw.mutaties;
    mutaties.push(Mutatie::Interactie {
        eerste: Rijverwijzing::Uuid(eerste.uuid()),
        profiel: profiel.code.clone(),
        versie: profiel.versie.clone(),
        reden: if nieuw.profiel.is_some() { "genoemd" } else { "standaard" }.to_owned(),
        terugkoppeling: nieuw.terugkoppeling,
        sluit_na_dagen: profiel.sluit_na_dagen,
    });
    pas_toe(tx, context, mutaties)?;
    vastgelegd(tx, context, eerste, beoordeling.besluit)
}

fn voeg_toe(
    tx: &mut Tx<'_>,
    context: &Context,
    id: InteractieId,
    nieuw: &NieuwKlantcontact,
) -> Result<Vastgelegd, Fout> {
    let wortel = wortel_van(tx, id)?;
    let gelezen = lees(tx, context, wortel)?;
    let profiel = open_profiel(context, &gelezen)?;
    let plek = Plek {
        profiel,
        interactie: Some(&gelezen.interactie),
        terugkoppeling: gelezen.interactie.terugkoppeling,
        pad: "",
    };
    let beoordeling = beoordeel_contact(tx, context, &plek, nieuw)?;
    let mut opbouw = Opbouw::nieuw(context);
    opbouw.klantcontact(tx, nieuw, beoordeling.klanten, Some(id))?;
    pas_toe_voor(tx, context, opbouw.mutaties, Betrokkenen::van(&gelezen.interactie))?;
    vastgelegd(tx, context, id.eerste_klantcontact(), beoordeling.besluit)
}

fn sluit(tx: &mut Tx<'_>, context: &Context, id: InteractieId) -> Result<Vastgelegd, Fout> {
    let wortel = wortel_van(tx, id)?;
    let gelezen = lees(tx, context, wortel)?;
    let profiel = open_profiel(context, &gelezen)?;
    if gelezen.interactie.heeft_open_taak() {
        return Err(Fout::conflict(Reden::nieuw(Code::InteractieOpenTaak)));
    }
    let gegeven = gegeven_door_klanten(tx, context, &gelezen.interactie)?;
    let besluit = sluitbesluit(context, profiel, gegeven, gelezen.interactie.terugkoppeling);
    let mutaties = vec![Mutatie::SluitInteractie { interactie: id, op: context.nu }];
    pas_toe_voor(tx, context, mutaties, Betrokkenen::van(&gelezen.interactie))?;
    vastgelegd(tx, context, id.eerste_klantcontact(), besluit)
}

fn sluitbesluit(
    context: &Context,
    profiel: &Interactieprofiel,
    gegeven: Elementen,
    terugkoppeling: bool,
) -> Besluit<Oordeel> {
    let gemist = ontbrekend(&Toetsvraag {
        profiel,
        gegevens: &[],
        bekend: gegeven,
        terugkoppeling,
        vervolg: true,
        klant_bekend: true,
        peildatum: context.vandaag,
    });
    Besluit::nieuw(
        Oordeel::Toegestaan,
        Reden::nieuw(Code::InteractieSluitbaar),
        gemist,
        profiel,
        context.vandaag,
    )
}

pub(super) fn zoek(
    tx: &mut Tx<'_>,
    context: &Context,
    filter: Interactiefilter,
    bladzijde: Bladzijde,
) -> Result<(Vec<Interactiestand>, Option<i64>), Fout> {
    let aantal = usize::from(bladzijde.aantal);
    // One more than the page holds tells whether there is a next one; a contact is in one interactie alone.
    let mut wortels: Vec<i64> = match (filter.klantcontact, filter.klant) {
        (None, None) => Vec::new(),
        (None, Some(klant)) => {
            interactie::wortels_van_partij(tx, klant.uuid(), bladzijde.na, i64::from(bladzijde.aantal) + 1)?
        }
        (Some(contact), _) => {
            let wortel = interactie::wortel(tx, contact)?;
            wortel.into_iter().filter(|wortel| bladzijde.na.is_none_or(|na| *wortel < na)).collect()
        }
    };
    let verder = wortels.len() > aantal;
    wortels.truncate(aantal);
    let volgende = if verder { wortels.last().copied() } else { None };
    let hoort_erbij = |gelezen: &Gelezen| {
        filter
            .klant
            .is_none_or(|klant| gelezen.interactie.betrokkenen().any(|(_, b)| b.partij == Some(klant)))
    };
    let gelezen = interactie::lees(tx, &wortels)?.into_iter().filter(hoort_erbij);
    let zichtbaar = gelezen.filter(|een| in_bereik(context, &een.interactie.profiel).is_ok());
    let standen = zichtbaar.map(|een| toonbaar(tx, context, een)).collect::<Result<_, Fout>>()?;
    Ok((standen, volgende))
}

fn vastgelegd(
    tx: &mut Tx<'_>,
    context: &Context,
    eerste: KlantcontactId,
    besluit: Besluit<Oordeel>,
) -> Result<Vastgelegd, Fout> {
    let wortel = nummer_van(tx, Tabel::Klantcontact, eerste.uuid())?.ok_or(Fout::NietGevonden)?;
    let gelezen = lees(tx, context, wortel)?;
    Ok(Vastgelegd { stand: Some(toonbaar(tx, context, gelezen)?), besluit })
}
