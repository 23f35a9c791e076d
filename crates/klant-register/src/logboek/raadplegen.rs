//! For the privacy officer: the lines of one person, and all lines of a period to hand over.

use klant_core::id::PartijId;
use klant_core::verwerking::{Verwerkingsregel, Verwerkte};
use klant_core::{Handeling, Toegang};
use klant_store::rij::{Verwerkingrij, opzoekwaarde};
use klant_store::vraag::verwerking;
use klant_store::{DbTijd, Sleutelbos, Tx};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::fout::Fout;
use crate::gebruik::Bladzijde;
use crate::gebruik::context::Context;
use crate::register::Register;

/// So many lines of one person are read at a time.
const PER_BLADZIJDE: i64 = 1_000;

/// From one instant until another; what is not given has no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Periode {
    /// The first instant.
    pub vanaf: Option<OffsetDateTime>,
    /// The first instant that is no part of it.
    pub tot: Option<OffsetDateTime>,
}

impl Periode {
    fn grenzen(self) -> (DbTijd, DbTijd) {
        let vanaf = self.vanaf.unwrap_or(datetime!(0001-01-01 0:00 UTC));
        (vanaf.into(), self.tot.unwrap_or(datetime!(9999-12-31 0:00 UTC)).into())
    }
}

/// How far an export came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Uitvoerplek {
    begonnen_op: DbTijd,
    volgnummer: i64,
}

impl Register {
    /// A page of the lines about a known customer and every part that she took in a contact, newest first, with the cursor of the
    /// next page. Whether she is known does not matter: of one who was removed the lines stay.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the right; [`Fout::Store`].
    pub async fn zoek_verwerkingen(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        periode: Periode,
        bladzijde: Bladzijde,
    ) -> Result<(Vec<Verwerkingsregel>, Option<i64>), Fout> {
        toegang.eis(Handeling::Verantwoorden).map_err(|reden| Fout::Verboden(vec![reden]))?;
        let context = self.context(toegang, ("verwerking", "zoek"));
        self.raadpleeg(context, move |tx, context, wie| {
            wie.klant(klant.uuid());
            zoek(tx, &context.sleutels, klant, periode, bladzijde)
        })
        .await
    }

    /// The lines that began in a period, oldest first, at most so many, from where an earlier call ended; with where this one
    /// ends. Whose they are stays encrypted.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the right; [`Fout::Store`].
    pub async fn exporteer_verwerkingen(
        &self,
        toegang: &Toegang,
        periode: Periode,
        na: Option<Uitvoerplek>,
        aantal: i64,
    ) -> Result<(Vec<Verwerkingrij>, Option<Uitvoerplek>), Fout> {
        toegang.eis(Handeling::Verantwoorden).map_err(|reden| Fout::Verboden(vec![reden]))?;
        let (vanaf, tot) = periode.grenzen();
        let na = na.map(|plek| (plek.begonnen_op, plek.volgnummer));
        let rijen = self.store.lees(move |tx| verwerking::bladzijde(tx, vanaf, tot, na, aantal)).await?;
        let plek = rijen
            .last()
            .map(|rij| Uitvoerplek { begonnen_op: rij.kolommen.begonnen_op, volgnummer: rij.volgnummer });
        Ok((rijen, plek))
    }
}

/// A page of the lines about a known customer and every part that she took in a contact, with the cursor of the next page.
pub(crate) fn zoek(
    tx: &mut Tx<'_>,
    sleutels: &Sleutelbos,
    klant: PartijId,
    periode: Periode,
    bladzijde: Bladzijde,
) -> Result<(Vec<Verwerkingsregel>, Option<i64>), Fout> {
    let aantal = usize::from(bladzijde.aantal);
    let waarden = waarden_van_klant(tx, sleutels, klant)?;
    let (vanaf, tot) = periode.grenzen();
    let een_meer = i64::from(bladzijde.aantal) + 1;
    let mut rijen = verwerking::zoek(tx, &waarden, vanaf, tot, bladzijde.na, een_meer)?;
    let verder = rijen.len() > aantal;
    rijen.truncate(aantal);
    let volgende = if verder { rijen.last().map(|rij| rij.volgnummer) } else { None };
    let regels = rijen.iter().map(|rij| rij.lees(sleutels)).collect::<Result<_, _>>()?;
    Ok((regels, volgende))
}

/// The look-up values of a customer and of every part that she took.
fn waarden_van_klant(tx: &mut Tx<'_>, sleutels: &Sleutelbos, klant: PartijId) -> Result<Vec<Vec<u8>>, Fout> {
    let zij: Vec<Verwerkte> = verwerking::klant_en_betrokkenen(tx, klant.uuid())?;
    Ok(zij.into_iter().map(|een| opzoekwaarde(sleutels, een)).collect())
}

/// Every line about a customer and the parts that she took, newest first.
pub(crate) fn regels_van_klant(
    tx: &mut Tx<'_>,
    context: &Context,
    klant: PartijId,
) -> Result<Vec<Verwerkingsregel>, Fout> {
    let waarden = waarden_van_klant(tx, &context.sleutels, klant)?;
    let (vanaf, tot) = Periode::default().grenzen();
    let (mut regels, mut na) = (Vec::new(), None);
    loop {
        let rijen = verwerking::zoek(tx, &waarden, vanaf, tot, na, PER_BLADZIJDE)?;
        let Some(laatste) = rijen.last() else { return Ok(regels) };
        na = Some(laatste.volgnummer);
        for rij in &rijen {
            regels.push(rij.lees(&context.sleutels)?);
        }
    }
}
