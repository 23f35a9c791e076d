//! Taking over what a customer brings from elsewhere: first a trial, then in one transaction, by the one write path.

use klant_core::id::PartijId;
use klant_core::profiel::Profielcode;
use klant_core::{Code, Handeling, Meegenomen, Overnameregel, Partij, Reden, Toegang};
use klant_store::Tx;

use super::eis_zicht;
use super::samenvoegen::{Samengevoegd, samenvoegen};
use crate::fout::Fout;
use crate::gebruik::Klantresultaat;
use crate::gebruik::context::Context;
use crate::gebruik::klant::{beoordeel, toon};
use crate::gebruik::opbouw::lege_partij;
use crate::gebruik::zichtbaar::klant_voor;
use crate::mutatie::{Mutatie, pas_toe};
use crate::opdracht::NieuweVaststelling;
use crate::register::Register;

/// What is brought, and for whom.
#[derive(Clone, Debug)]
pub struct Overnameopdracht {
    /// What she brings.
    pub document: Meegenomen,
    /// The customer here whose it is; none registers her.
    pub klant: Option<PartijId>,
    /// The profile to judge by; none is `algemeen`.
    pub profiel: Option<Profielcode>,
    /// How her identity was established here; without it no identification is taken over.
    pub vaststelling: Option<NieuweVaststelling>,
}

/// What became of it, or would.
#[derive(Clone, Debug)]
pub struct Overnameresultaat {
    /// Part by part, in the order of the document.
    pub regels: Vec<Overnameregel>,
    /// The customer as she stands now; none when it was a trial.
    pub klant: Option<Klantresultaat>,
}

impl Register {
    /// What would become of each part of what she brings. Nothing changes.
    ///
    /// # Errors
    /// As [`Register::neem_over`].
    pub async fn proef_overname(
        &self,
        toegang: &Toegang,
        opdracht: Overnameopdracht,
    ) -> Result<Overnameresultaat, Fout> {
        let context = self.context_voor(toegang, handeling(&opdracht), ("klant", "proef-overname"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            if let Some(klant) = opdracht.klant {
                klant_voor(tx, context, klant, wie)?;
                wie.klant(klant.uuid());
            }
            let (_, _, regels) = bereid_voor(tx, context, &opdracht)?;
            Ok(Overnameresultaat { regels, klant: None })
        })
        .await
    }

    /// Takes over what she brings: what was not here is added, what she said later or with more authority takes the place of what
    /// stood here, and of every value it is kept who gave it, and when. All of it or nothing.
    ///
    /// # Errors
    /// [`Fout::Ongeldig`] with every reason, a kind of message that is unknown here among them; [`Fout::Verboden`];
    /// [`Fout::Conflict`] with `klant.dubbel` when someone has one of the identifications; [`Fout::NietGevonden`].
    pub async fn neem_over(
        &self,
        toegang: &Toegang,
        opdracht: Overnameopdracht,
    ) -> Result<Overnameresultaat, Fout> {
        let context = self.context_voor(toegang, handeling(&opdracht), ("klant", "neem-over"))?;
        self.leg_vast(context, move |tx, context| {
            let (id, mutaties, regels) = bereid_voor(tx, context, &opdracht)?;
            pas_toe(tx, context, mutaties)?;
            Ok(Overnameresultaat { regels, klant: Some(toon(tx, context, id)?) })
        })
        .await
    }
}

const fn handeling(opdracht: &Overnameopdracht) -> Handeling {
    match opdracht.klant {
        Some(_) => Handeling::Wijzigen,
        None => Handeling::Vastleggen,
    }
}

/// The Mutaties that take it over, for this customer, and what becomes of each part.
fn bereid_voor(
    tx: &mut Tx<'_>,
    context: &Context,
    opdracht: &Overnameopdracht,
) -> Result<(PartijId, Vec<Mutatie>, Vec<Overnameregel>), Fout> {
    // What one brings is compared with what stands: who may not see that would learn it.
    eis_zicht(context, opdracht.document.elementen())?;
    eis_gegeven(context, &opdracht.document)?;
    let (huidig, versie) = match opdracht.klant {
        Some(id) => {
            let huidig = toon(tx, context, id)?.partij;
            let versie = huidig.versie;
            (huidig, Some(versie))
        }
        None => (lege_partij(PartijId::nieuw(context.id()), opdracht.document.soort), None),
    };
    eis_dezelfde(&huidig, opdracht)?;
    let Samengevoegd { klant, van, regels } = samenvoegen(context, &huidig, opdracht);
    let mutaties = beoordeel(tx, context, &huidig, &klant, &van, versie)?;
    Ok((huidig.id, mutaties, regels))
}

/// What stands in the document can have been given, and is known here.
fn eis_gegeven(context: &Context, document: &Meegenomen) -> Result<(), Fout> {
    let soorten = context.profielen.berichtsoorten();
    let voorkeuren = document.voorkeuren.iter().map(|een| &een.berichtsoort).enumerate();
    let kenbaarmakingen = document.kenbaarmakingen.iter().map(|een| &een.berichtsoort).enumerate();
    let mut redenen: Vec<Reden> = voorkeuren
        .map(|(i, soort)| ("voorkeuren", i, soort))
        .chain(kenbaarmakingen.map(|(i, soort)| ("kenbaarmakingen", i, soort)))
        .filter(|(.., soort)| soorten.eis(soort).is_none())
        .map(|(lijst, i, _)| Reden::op(Code::BerichtsoortOnbekend, format!("/{lijst}/{i}/berichtsoort")))
        .collect();
    if document.herkomsten().any(|herkomst| herkomst.op > context.nu) {
        redenen.push(Reden::op(Code::MeenemenToekomst, "/herkomst"));
    }
    if redenen.is_empty() { Ok(()) } else { Err(Fout::Ongeldig(redenen)) }
}

/// She is of the kind that the document says, and what stands of her can be written back as it is.
fn eis_dezelfde(huidig: &Partij, opdracht: &Overnameopdracht) -> Result<(), Fout> {
    if huidig.soort != opdracht.document.soort {
        return Err(Fout::ongeldig(Reden::op(Code::MeenemenSoort, "/soort")));
    }
    let taal = huidig.voorkeurstaal.as_ref().is_some_and(|taal| taal.fout().is_some());
    if taal || huidig.rekeningnummers.iter().any(|een| een.iban.fout().is_some()) {
        return Err(Fout::conflict(Reden::op(Code::MeenemenOnleesbaar, "/klant")));
    }
    Ok(())
}
