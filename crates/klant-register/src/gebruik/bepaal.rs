//! *Bepalen*: load the interactie and the customer, ask the BRP when its address is forced or her own source when it is her turn,
//! and let the core decide.

use std::time::Duration;

use klant_core::id::{InteractieId, PartijId};
use klant_core::profiel::Interactieprofiel;
use klant_core::regels::bepalen::{Bepaalvraag, bepalen, te_vragen, vraagt_brp};
use klant_core::{
    Bepaling, Besluit, Betrokkene, Bronantwoord, Bronantwoorden, BrpAntwoord, Code, Handeling, Interactie,
    Kanaalsoort, Klant, Reden, Rol, Toegang, Vertegenwoordiging, mag_optreden,
};
use klant_store::Tx;
use klant_store::vraag::{partij, vertegenwoordiging};
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use super::context::Context;
use super::laden::lees;
use super::zichtbaar::{klant_zichtbaar, wortel_voor};
use crate::fout::Fout;
use crate::opdracht::Bepaalopdracht;
use crate::register::Register;

/// So long is waited for all sources of a customer together, whatever bounds they set themselves.
const GEDULD: Duration = Duration::from_secs(10);

impl Register {
    /// How may this customer be contacted about this interactie? "No permitted address" is an ordinary outcome.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Ongeldig`] when the question does not say about whom, or names an unknown
    /// kind of message.
    pub async fn bepaal(
        &self,
        toegang: &Toegang,
        id: InteractieId,
        vraag: Bepaalopdracht,
    ) -> Result<Besluit<Bepaling>, Fout> {
        let context = self.context_voor(toegang, Handeling::Bepalen, ("interactie", "bepaal"))?;
        let lezend = vraag.clone();
        let (gelezen, gekozen) = self
            .raadpleeg(context.clone(), move |tx, context, wie| {
                let wortel = wortel_voor(tx, context, id, wie)?;
                let gelezen = lees(tx, context, wortel)?;
                let gekozen = kies_klant(tx, context, &gelezen.interactie, &lezend)?;
                match gekozen.as_ref().map(|(klant, _)| klant) {
                    Some(Klant::Gekend(partij)) => {
                        wie.klant(partij.id.uuid());
                        klant_zichtbaar(context, partij)?;
                    }
                    Some(Klant::Zelfstandig(betrokkene)) => wie.betrokkene(betrokkene.id.uuid(), None),
                    None => {}
                }
                Ok((gelezen, gekozen))
            })
            .await?;
        let Some(profiel) = context.profiel_van(&gelezen) else {
            // Another profile in its place could loosen a forced address.
            return Ok(zonder_adres(&context, &Interactieprofiel::algemeen(), Code::ProfielOnbekend));
        };
        let berichtsoort = vraag.berichtsoort.as_ref().unwrap_or(&profiel.berichtsoort);
        let eis = context
            .profielen
            .berichtsoorten()
            .eis(berichtsoort)
            .ok_or_else(|| Fout::ongeldig(Reden::op(Code::BerichtsoortOnbekend, "/berichtsoort")))?;
        let Some((klant, relaties)) = gekozen else {
            return Ok(zonder_adres(&context, profiel, Code::InteractieGeenKlant));
        };
        // When it ends, access ends: she is not told of the affairs of another any more.
        if let Err(reden) = mag_optreden(&relaties, context.vandaag, &profiel.code, berichtsoort) {
            return Ok(zonder_adres(&context, profiel, reden.code()));
        }
        let brp = self.vraag_brp(&context, profiel, &klant, vraag.kanaal).await;
        let vraag = Bepaalvraag {
            profiel,
            interactie: &gelezen.interactie,
            klant: &klant,
            berichtsoort,
            eis,
            gevraagd_kanaal: vraag.kanaal,
            brp: &brp,
            bronnen: &Bronantwoorden::new(),
            kanalen: context.profielen.kanalen(),
            open: context.gesloten_op(&gelezen).is_none(),
            peildatum: context.vandaag,
        };
        let bronnen = self.vraag_bronnen(&vraag).await;
        Ok(bepalen(&Bepaalvraag { bronnen: &bronnen, ..vraag }))
    }

    /// Asks what she holds herself, one by one and no more than the answer needs. What comes back is in the answer alone.
    async fn vraag_bronnen(&self, vraag: &Bepaalvraag<'_>) -> Bronantwoorden {
        let einde = Instant::now() + GEDULD;
        let mut bronnen = Bronantwoorden::new();
        loop {
            let volgende = te_vragen(&Bepaalvraag { bronnen: &bronnen, ..*vraag });
            let Some((id, verwijzing)) = volgende.map(|(id, verwijzing)| (id, verwijzing.clone())) else {
                return bronnen;
            };
            let antwoord = timeout_at(einde, self.klantbron.vraag(&verwijzing)).await;
            bronnen.insert(id, antwoord.unwrap_or(Bronantwoord::Onbereikbaar));
        }
    }

    /// Asked after the reading transaction has ended, and only when the answer matters.
    async fn vraag_brp(
        &self,
        context: &Context,
        profiel: &Interactieprofiel,
        klant: &Klant,
        kanaal: Option<Kanaalsoort>,
    ) -> BrpAntwoord {
        match klant {
            Klant::Gekend(partij) if vraagt_brp(profiel, klant, kanaal, context.vandaag) => {
                match partij.bsn() {
                    Some(bsn) => self.brp.verblijfsadres(bsn).await,
                    None => BrpAntwoord::NietGevraagd,
                }
            }
            Klant::Gekend(_) | Klant::Zelfstandig(_) => BrpAntwoord::NietGevraagd,
        }
    }
}

fn zonder_adres(context: &Context, profiel: &Interactieprofiel, code: Code) -> Besluit<Bepaling> {
    Besluit::nieuw(Bepaling::GeenToegestaanAdres, Reden::nieuw(code), Vec::new(), profiel, context.vandaag)
}

/// The customer for whom the answer is, with what makes her a representative of the others; none when nobody took part.
fn kies_klant(
    tx: &mut Tx<'_>,
    context: &Context,
    interactie: &Interactie,
    vraag: &Bepaalopdracht,
) -> Result<Option<(Klant, Vec<Vertegenwoordiging>)>, Fout> {
    let genoemd = match (vraag.betrokkene, vraag.klant) {
        (Some(id), klant) => {
            let (_, betrokkene) = interactie
                .betrokkenen()
                .find(|(_, betrokkene)| betrokkene.id == id)
                .ok_or_else(|| Fout::ongeldig(Reden::op(Code::BetrokkeneOnbekend, "/betrokkene")))?;
            if klant.is_some() && betrokkene.partij != klant {
                return Err(Fout::ongeldig(Reden::op(Code::BetrokkeneNietDeKlant, "/klant")));
            }
            Some(betrokkene)
        }
        (None, Some(klant)) => {
            let (_, betrokkene) = interactie
                .betrokkenen()
                .find(|(_, betrokkene)| betrokkene.partij == Some(klant))
                .ok_or_else(|| Fout::ongeldig(Reden::op(Code::BetrokkeneOnbekend, "/klant")))?;
            Some(betrokkene)
        }
        (None, None) => de_enige(interactie)?,
    };
    let Some(betrokkene) = genoemd else { return Ok(None) };
    let klant = match betrokkene.partij {
        None => Klant::Zelfstandig(betrokkene.clone()),
        Some(id) => match partij::lees(tx, id, &context.sleutels)? {
            Some(gelezen) => Klant::Gekend(gelezen.partij),
            None => Klant::Zelfstandig(betrokkene.clone()),
        },
    };
    Ok(Some((klant, relaties(tx, interactie, betrokkene)?)))
}

/// By what a representative acts for the known customers of an interactie; nothing for who is a customer herself.
fn relaties(
    tx: &mut Tx<'_>,
    interactie: &Interactie,
    betrokkene: &Betrokkene,
) -> Result<Vec<Vertegenwoordiging>, Fout> {
    let (Rol::Vertegenwoordiger, Some(wie)) = (betrokkene.rol, betrokkene.partij) else {
        return Ok(Vec::new());
    };
    let klanten: Vec<Uuid> = interactie
        .betrokkenen()
        .filter(|(_, ander)| ander.rol == Rol::Klant)
        .filter_map(|(_, ander)| ander.partij.map(PartijId::uuid))
        .collect();
    if klanten.is_empty() {
        return Ok(Vec::new());
    }
    let gelezen = vertegenwoordiging::tussen(tx, wie, &klanten)?;
    Ok(gelezen.into_iter().map(|een| een.vertegenwoordiging).collect())
}

/// The one customer of an interactie, latest contact first. Several who gave different data cannot be told apart, and
/// then the question must name one.
fn de_enige(interactie: &Interactie) -> Result<Option<&Betrokkene>, Fout> {
    let klanten: Vec<&Betrokkene> =
        interactie.betrokkenen().map(|(_, b)| b).filter(|betrokkene| betrokkene.rol == Rol::Klant).collect();
    let klanten =
        if klanten.is_empty() { interactie.betrokkenen().map(|(_, b)| b).collect() } else { klanten };
    let Some(laatste) = klanten.first().copied() else { return Ok(None) };
    if klanten.iter().all(|ander| is_dezelfde(laatste, ander)) {
        Ok(Some(laatste))
    } else {
        Err(Fout::ongeldig(Reden::nieuw(Code::InteractieVraagOnduidelijk)))
    }
}

/// Whether two parts are of one customer: the same known one, or one that continues the other.
fn is_dezelfde(een: &Betrokkene, ander: &Betrokkene) -> bool {
    if een.partij.is_some() || ander.partij.is_some() {
        een.partij == ander.partij
    } else {
        een.eerste_deelname() == ander.eerste_deelname()
    }
}
