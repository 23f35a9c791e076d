//! Her digital addresses, one by one: add, see, change, take away (S2 to S4).

use klant_core::id::{DigitaalAdresId, PartijId};
use klant_core::{DigitaalAdres, Handeling, Partij, Toegang};
use klant_store::Tx;
use klant_store::vraag::partij;
use uuid::Uuid;

use super::zelf::houd_bevindingen;
use super::{Betreft, betreft};
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::gebruik::eenmalig::{Eenmalig, eenmalig};
use crate::gebruik::klant::bewaar_adressen;
use crate::opdracht::NieuwDigitaalAdres;
use crate::register::Register;

impl Register {
    /// Records a digital address of a customer who signed in, or of whom she acts for; with a key once, however often it is
    /// asked.
    ///
    /// # Errors
    /// [`Fout::Conflict`] with `idempotentie.ander_lichaam`; [`Fout::NietGevonden`] when what the key made is no more; otherwise
    /// as [`Register::wijzig_mijn`].
    pub async fn voeg_mijn_adres_toe(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        sleutel: Option<Eenmalig>,
        nieuw: NieuwDigitaalAdres,
    ) -> Result<DigitaalAdres, Fout> {
        let context = self.context_voor(toegang, Handeling::Vastleggen, ("mijn", "voeg_adres_toe"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                let maak = |tx: &mut Tx<'_>| voeg_toe(tx, &context, &van, nieuw.clone());
                let id = eenmalig(tx, &context, van.partij().id.uuid(), sleutel.as_ref(), maak)?;
                nu(tx, &context, &van, DigitaalAdresId::nieuw(id))
            })
            .await
    }

    /// One digital address.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when it is not hers; otherwise as [`Register::mijn`].
    pub async fn mijn_adres(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        id: DigitaalAdresId,
    ) -> Result<DigitaalAdres, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "toon_adres"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let van = betreft(tx, context, namens)?.gelezen.partij;
            let adres = lees(&van, id)?.clone();
            wie.klant(van.id.uuid());
            Ok(adres)
        })
        .await
    }

    /// Replaces a digital address that still has this version.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when it is not hers; [`Fout::VersieVerouderd`]; otherwise as [`Register::wijzig_mijn`].
    pub async fn wijzig_mijn_adres(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        id: DigitaalAdresId,
        versie: i32,
        wordt: NieuwDigitaalAdres,
    ) -> Result<DigitaalAdres, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("mijn", "wijzig_adres"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                eis_versie(van.partij(), id, versie)?;
                let mut wordt = NieuwDigitaalAdres { id: Some(id), ..wordt.clone() };
                eis_geen_bevindingen(van.partij(), &mut wordt)?;
                let adressen = lijst(van.partij(), |adres| {
                    if adres.id == Some(id) {
                        Some(wordt.clone())
                    } else {
                        zonder_standaard_naast(adres, &wordt)
                    }
                });
                bewaar_adressen(tx, &context, van.partij(), van.bron, &adressen)?;
                nu(tx, &context, &van, id)
            })
            .await
    }

    /// Takes away a digital address that still has this version. A preference for it becomes empty, and no other address takes
    /// its place (S4).
    ///
    /// # Errors
    /// As [`Register::wijzig_mijn_adres`].
    pub async fn verwijder_mijn_adres(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        id: DigitaalAdresId,
        versie: i32,
    ) -> Result<(), Fout> {
        let context = self.context_voor(toegang, Handeling::Verwijderen, ("mijn", "verwijder_adres"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                eis_versie(van.partij(), id, versie)?;
                let adressen = lijst(van.partij(), |adres| (adres.id != Some(id)).then_some(adres));
                bewaar_adressen(tx, &context, van.partij(), van.bron, &adressen).map(drop)
            })
            .await
    }
}

/// Answers which one it is: the last of the list.
fn voeg_toe(
    tx: &mut Tx<'_>,
    context: &Context,
    van: &Betreft,
    nieuw: NieuwDigitaalAdres,
) -> Result<Uuid, Fout> {
    let mut nieuw = NieuwDigitaalAdres { id: None, ..nieuw };
    eis_geen_bevindingen(van.partij(), &mut nieuw)?;
    let mut adressen = lijst(van.partij(), |adres| zonder_standaard_naast(adres, &nieuw));
    adressen.push(nieuw);
    let ids = bewaar_adressen(tx, context, van.partij(), van.bron, &adressen)?;
    ids.last().map(|id| id.uuid()).ok_or(Fout::NietGevonden)
}

/// Her address as it stands now.
fn nu(tx: &mut Tx<'_>, context: &Context, van: &Betreft, id: DigitaalAdresId) -> Result<DigitaalAdres, Fout> {
    let gelezen = partij::lees(tx, van.partij().id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
    lees(&gelezen.partij, id).cloned()
}

/// Her address of this uuid; one of another is as one that does not exist.
fn lees(van: &Partij, id: DigitaalAdresId) -> Result<&DigitaalAdres, Fout> {
    van.digitale_adressen.iter().find(|adres| adres.id == id).ok_or(Fout::NietGevonden)
}

fn eis_versie(van: &Partij, id: DigitaalAdresId, versie: i32) -> Result<(), Fout> {
    if lees(van, id)?.versie == versie { Ok(()) } else { Err(Fout::VersieVerouderd) }
}

fn eis_geen_bevindingen(van: &Partij, adres: &mut NieuwDigitaalAdres) -> Result<(), Fout> {
    let bezwaren = houd_bevindingen(van, adres, "");
    if bezwaren.is_empty() { Ok(()) } else { Err(Fout::Verboden(bezwaren)) }
}

/// Her addresses, each as it is to be.
fn lijst(
    van: &Partij,
    wordt: impl FnMut(NieuwDigitaalAdres) -> Option<NieuwDigitaalAdres>,
) -> Vec<NieuwDigitaalAdres> {
    van.digitale_adressen.iter().map(NieuwDigitaalAdres::ongewijzigd).filter_map(wordt).collect()
}

/// Of one kind there is one default: the one that is now said to be it.
fn zonder_standaard_naast(
    mut adres: NieuwDigitaalAdres,
    nieuw: &NieuwDigitaalAdres,
) -> Option<NieuwDigitaalAdres> {
    if nieuw.is_standaard && nieuw.adres.soort() == adres.adres.soort() {
        adres.is_standaard = false;
    }
    Some(adres)
}
