//! Finding known customers: by an identification, or as an employee does. Nothing is matched by itself (S17b).

use klant_core::{Code, Elementen, Handeling, Identificatie, Reden, Toegang, Zoekvraag};
use klant_store::Tx;
use klant_store::vraag::{partij, zoeken};

use super::Klantresultaat;
use super::context::Context;
use super::zichtbaar::klant_zichtbaar;
use crate::fout::Fout;
use crate::logboek::Betrokkenen;
use crate::register::Register;

/// At most so many customers are found.
const MEESTE: usize = 20;

/// By what customers are looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Zoekopdracht {
    /// By an identification, exactly.
    Identificatie(Identificatie),
    /// As an employee does.
    Vraag(Zoekvraag),
}

/// The customers that were found.
#[derive(Clone, Debug, Default)]
pub struct Zoekresultaat {
    /// At most 20, oldest first.
    pub klanten: Vec<Klantresultaat>,
    /// Whether there were more: then the question was too wide.
    pub meer: bool,
}

impl Register {
    /// The known customers that were asked for. An identification takes the action `lezen`, and finds nobody when who asks may
    /// not see that kind; anything else takes the action `zoeken`, with the Elementen in which is looked.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the action, or with `S25.zoeken_niet_toegestaan`; [`Fout::Store`].
    pub async fn zoek_klanten(
        &self,
        toegang: &Toegang,
        opdracht: Zoekopdracht,
    ) -> Result<Zoekresultaat, Fout> {
        let verboden = |reden| Fout::Verboden(vec![reden]);
        let context = self.context(toegang, ("klant", "zoek"));
        match opdracht {
            Zoekopdracht::Identificatie(identificatie) => {
                toegang.eis(Handeling::Lezen).map_err(verboden)?;
                self.raadpleeg(context, move |tx, context, wie| {
                    // That one looked is logged, also when one may not see what one looked for.
                    if !context.toegang.zicht().toont(identificatie.element()) {
                        return Ok(Zoekresultaat::default());
                    }
                    let gevonden = op_identificatie(tx, context, &identificatie)?;
                    Ok(genoteerd(gevonden, wie))
                })
                .await
            }
            Zoekopdracht::Vraag(vraag) => {
                toegang.eis(Handeling::Zoeken).map_err(verboden)?;
                let mag = toegang.bevoegdheid().elementen_voor(Handeling::Zoeken).unwrap_or_default();
                if !vraag.mag_met(|element| mag.bevat(element)) {
                    return Err(verboden(Reden::nieuw(Code::S25ZoekenNietToegestaan)));
                }
                self.raadpleeg(context, move |tx, context, wie| {
                    Ok(genoteerd(op_vraag(tx, context, &vraag, mag)?, wie))
                })
                .await
            }
        }
    }
}

/// A customer of whom nothing may leave the municipality is not found from outside.
fn op_identificatie(
    tx: &mut Tx<'_>,
    context: &Context,
    identificatie: &Identificatie,
) -> Result<Zoekresultaat, Fout> {
    let mut gevonden = partij::zoek(tx, identificatie, &context.sleutels)?;
    gevonden.retain(|een| klant_zichtbaar(context, &een.partij).is_ok());
    Ok(resultaat(gevonden))
}

fn op_vraag(
    tx: &mut Tx<'_>,
    context: &Context,
    vraag: &Zoekvraag,
    mag: Elementen,
) -> Result<Zoekresultaat, Fout> {
    let ook_geheim = context.toegang.zicht().ziet_geheim();
    let aantal = i64::try_from(MEESTE).unwrap_or(i64::MAX).saturating_add(1);
    let nummers = zoeken::zoek(tx, vraag, vraag.zoekt_in(mag), ook_geheim, aantal)?;
    Ok(resultaat(partij::lees_nummers(tx, &nummers, &context.sleutels)?))
}

/// Each customer that was found is logged.
fn genoteerd(gevonden: Zoekresultaat, wie: &mut Betrokkenen) -> Zoekresultaat {
    gevonden.klanten.iter().for_each(|klant| wie.klant(klant.partij.id.uuid()));
    gevonden
}

fn resultaat(mut gevonden: Vec<partij::Gelezen>) -> Zoekresultaat {
    let meer = gevonden.len() > MEESTE;
    gevonden.truncate(MEESTE);
    let klanten = gevonden.into_iter().map(|gelezen| Klantresultaat { partij: gelezen.partij }).collect();
    Zoekresultaat { klanten, meer }
}
