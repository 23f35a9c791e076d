//! Loading an interactie with what holds for it.

use klant_core::id::PartijId;
use klant_core::profiel::Interactieprofiel;
use klant_core::{Code, Elementen, Interactie, Reden};
use klant_store::Tx;
use klant_store::vraag::interactie::{self, Gelezen};
use klant_store::vraag::partij;

use super::Interactiestand;
use super::context::Context;
use super::zichtbaar::{in_bereik, verhul};
use crate::fout::Fout;

/// The profile of an interactie that is still open.
pub(super) fn open_profiel<'c>(
    context: &'c Context,
    gelezen: &Gelezen,
) -> Result<&'c Interactieprofiel, Fout> {
    if context.gesloten_op(gelezen).is_some() {
        return Err(Fout::conflict(Reden::nieuw(Code::InteractieGesloten)));
    }
    context.profiel_van(gelezen).ok_or_else(|| Fout::conflict(Reden::nieuw(Code::ProfielOnbekend)))
}

/// An interactie that may be known of, for judging: with what may not be shown of it.
pub(super) fn lees(tx: &mut Tx<'_>, context: &Context, wortel: i64) -> Result<Gelezen, Fout> {
    let gelezen = interactie::lees_een(tx, wortel)?.ok_or(Fout::NietGevonden)?;
    in_bereik(context, &gelezen.interactie.profiel)?;
    Ok(gelezen)
}

/// An interactie as it may be shown.
pub(super) fn toonbaar(
    tx: &mut Tx<'_>,
    context: &Context,
    mut gelezen: Gelezen,
) -> Result<Interactiestand, Fout> {
    verhul(tx, context, &mut gelezen)?;
    Ok(context.stand(gelezen))
}

/// The Elementen that are known in an interactie: what was given in it, and what is kept of its known customers.
pub(super) fn gegeven_door_klanten(
    tx: &mut Tx<'_>,
    context: &Context,
    interactie: &Interactie,
) -> Result<Elementen, Fout> {
    let deelnemers = || interactie.betrokkenen().map(|(_, betrokkene)| betrokkene);
    let mut klanten: Vec<PartijId> = deelnemers().filter_map(|betrokkene| betrokkene.partij).collect();
    klanten.sort_unstable();
    klanten.dedup();
    let gegeven = deelnemers().fold(Elementen::leeg(), |set, betrokkene| set.en(betrokkene.gegeven()));
    let bekend = partij::lees_velen(tx, &klanten, &context.sleutels)?;
    Ok(bekend.iter().fold(gegeven, |set, gelezen| set.en(gelezen.partij.bekend())))
}
