//! The copy of AVG 15: all that is kept about a customer, our own note included, and who looked at it.

use klant_core::Code;
use klant_core::id::{InteractieId, PartijId};
use klant_core::profiel::Profielcode;
use klant_core::verwerking::Verwerkingsregel;
use klant_core::{Bewaarplicht, Elementen, Handeling, Klantcontact, Reden, Toegang};
use klant_store::Tx;
use klant_store::vraag::{bewaren, partij, wissen};
use time::OffsetDateTime;

use super::eis_zicht;
use crate::bewaring::plichten_van_contacten;
use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::gebruik::interactie::zoek;
use crate::gebruik::zichtbaar::{klant_voor, klant_zichtbaar};
use crate::gebruik::{Bladzijde, Interactiefilter, Interactiestand, Klantresultaat};
use crate::logboek::regels_van_klant;
use crate::register::Register;

/// So many of her interacties are read at a time.
const GREEP: u8 = 100;

/// All that is kept about a customer.
#[derive(Clone, Debug)]
pub struct Uitdraai {
    /// When it was made.
    pub gemaakt_op: OffsetDateTime,
    /// The customer.
    pub klant: Klantresultaat,
    /// Her contacts, latest interactie first.
    pub contacten: Vec<Uitdraaicontact>,
    /// The duties to keep that hold, oldest first.
    pub bewaarplichten: Vec<Bewaarplicht>,
    /// What was done with her data, latest first.
    pub verwerkingen: Vec<Verwerkingsregel>,
}

/// A contact of hers, with what she gave for it.
#[derive(Clone, Debug)]
pub struct Uitdraaicontact {
    /// The interactie.
    pub interactie: InteractieId,
    /// Its profile.
    pub profiel: Profielcode,
    /// The contact. Of who took part she alone is in it; without its content, `onderwerp` is empty.
    pub contact: Klantcontact,
    /// Why its content is withheld, when it is.
    pub zonder_inhoud: Option<Code>,
}

impl Register {
    /// All that is kept about a known customer. Whatever may not be seen of it refuses the whole: half a copy is none.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the actions `lezen` and `klantbeeld`, or with every Element that may not be seen;
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn uitdraai(&self, toegang: &Toegang, id: PartijId) -> Result<Uitdraai, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("klant", "uitdraai"))?;
        toegang.eis(Handeling::Klantbeeld).map_err(|reden| Fout::Verboden(vec![reden]))?;
        self.raadpleeg(context, move |tx, context, wie| {
            klant_voor(tx, context, id, wie)?;
            let gelezen = partij::lees(tx, id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
            klant_zichtbaar(context, &gelezen.partij)?;
            wie.klant(id.uuid());
            let wensen: Elementen = gelezen.partij.wensen.keys().copied().collect();
            eis_zicht(context, gelezen.partij.bekend().en(wensen))?;
            if !context.toegang.zicht().bereik().is_alle() {
                return Err(Fout::Verboden(vec![Reden::nieuw(Code::S25BuitenBereik)]));
            }
            Ok(Uitdraai {
                gemaakt_op: context.nu,
                contacten: contacten(tx, context, id)?,
                bewaarplichten: bewaarplichten(tx, context, gelezen.volgnummer)?,
                verwerkingen: regels_van_klant(tx, context, id)?,
                klant: Klantresultaat { partij: gelezen.partij },
            })
        })
        .await
    }
}

fn contacten(tx: &mut Tx<'_>, context: &Context, id: PartijId) -> Result<Vec<Uitdraaicontact>, Fout> {
    let filter = Interactiefilter { klantcontact: None, klant: Some(id) };
    let (mut alle, mut na) = (Vec::new(), None);
    loop {
        let (standen, volgende) = zoek(tx, context, filter, Bladzijde { na, aantal: GREEP })?;
        alle.extend(standen.into_iter().flat_map(|stand| van_haar(context, id, stand)));
        match volgende {
            Some(cursor) => na = Some(cursor),
            None => return Ok(alle),
        }
    }
}

/// The contacts of an interactie in which she took part. Who else did is not hers to take along.
fn van_haar(context: &Context, id: PartijId, stand: Interactiestand) -> Vec<Uitdraaicontact> {
    let zicht = context.toegang.zicht();
    let (interactie, profiel) = (stand.interactie.id, stand.interactie.profiel);
    let contacten = stand.interactie.klantcontacten.into_iter().filter_map(|mut contact| {
        contact.betrokkenen.retain(|betrokkene| betrokkene.partij == Some(id));
        if contact.betrokkenen.is_empty() {
            return None;
        }
        let verborgen = contact.vertrouwelijk && !zicht.ziet_vertrouwelijk(contact.afdeling.as_deref());
        Some(Uitdraaicontact {
            interactie,
            profiel: profiel.clone(),
            zonder_inhoud: verborgen.then_some(Code::S25Vertrouwelijk),
            contact,
        })
    });
    contacten.collect()
}

/// The duties that hold today on her data and on her contacts.
fn bewaarplichten(tx: &mut Tx<'_>, context: &Context, nummer: i64) -> Result<Vec<Bewaarplicht>, Fout> {
    let contacten: Vec<i64> =
        wissen::contacten(tx, nummer)?.into_iter().map(|contact| contact.volgnummer).collect();
    let mut gelezen = bewaren::van_partijen(tx, &[nummer])?;
    gelezen.extend(plichten_van_contacten(tx, &contacten)?);
    gelezen.sort_unstable_by_key(|een| een.volgnummer);
    gelezen.dedup_by_key(|een| een.volgnummer);
    let geldend = gelezen.into_iter().map(|een| een.plicht).filter(|plicht| plicht.bindt_op(context.vandaag));
    Ok(geldend.collect())
}
