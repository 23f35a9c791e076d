//! Taking along: what a customer gave, to go with her (S6); and taking over what she brings.

mod overnemen;
mod samenvoegen;
mod uitdraai;

use klant_core::id::PartijId;
use klant_core::{Code, Elementen, Handeling, Meegenomen, Reden, Toegang};

use time::OffsetDateTime;

use super::context::Context;
use super::klant::toon;
use super::zichtbaar::klant_voor;
use crate::fout::Fout;
use crate::register::Register;

pub use overnemen::{Overnameopdracht, Overnameresultaat};
pub use uitdraai::{Uitdraai, Uitdraaicontact};

impl Register {
    /// What a known customer takes along, with the moment of it; her identifications only when she asks for them.
    ///
    /// # Errors
    /// [`Fout::Verboden`] with every Element that who asks may not see: a document that silently lacks something would be no
    /// document of hers. [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn neem_mee(
        &self,
        toegang: &Toegang,
        id: PartijId,
        met_identificaties: bool,
    ) -> Result<(Meegenomen, OffsetDateTime), Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("klant", "neem-mee"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            klant_voor(tx, context, id, wie)?;
            let klant = toon(tx, context, id)?;
            wie.klant(id.uuid());
            let mee = Meegenomen::van(&klant.partij, met_identificaties);
            eis_zicht(context, mee.elementen())?;
            Ok((mee, context.nu))
        })
        .await
    }
}

/// Nothing, when who acts may see all of these.
fn eis_zicht(context: &Context, elementen: Elementen) -> Result<(), Fout> {
    let zicht = context.toegang.zicht();
    let verborgen = elementen.iter().filter(|element| !zicht.toont(*element));
    let redenen: Vec<Reden> = verborgen
        .map(|element| {
            Reden::nieuw(Code::S25GeenRecht).met_toelichting(format!("nodig is zicht op `{element}`"))
        })
        .collect();
    if redenen.is_empty() { Ok(()) } else { Err(Fout::Verboden(redenen)) }
}
