//! Customers who share an identification. They are listed and never merged: who is who is for people to say (S17b).

use klant_core::id::PartijId;
use klant_core::{Handeling, Identificatie, Toegang};
use klant_store::vraag::{dubbelen, partij};

use crate::fout::Fout;
use crate::register::Register;

/// An identification that more than one customer has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dubbel {
    /// The identification.
    pub identificatie: Identificatie,
    /// The customers who have it, oldest first.
    pub klanten: Vec<PartijId>,
}

impl Register {
    /// A page of the identifications that more than one customer has, the longest known first, with where the next one begins.
    /// Those of a kind that may not be seen, and of customers of whom nothing may be known, are left out.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the action `zoeken`; [`Fout::Store`].
    pub async fn dubbelen(
        &self,
        toegang: &Toegang,
        na: i64,
        hoogstens: u8,
    ) -> Result<(Vec<Dubbel>, Option<i64>), Fout> {
        let context = self.context_voor(toegang, Handeling::Zoeken, ("klant", "dubbelen"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let zicht = context.toegang.zicht();
            let groepen = dubbelen::dubbelen(tx, na, i64::from(hoogstens))?;
            let vol = groepen.len() >= usize::from(hoogstens);
            let volgende = groepen.last().map(|groep| groep.plek).filter(|_| vol);
            let mut gevonden: Vec<Dubbel> = Vec::new();
            for dubbelen::Groep { opzoekwaarde: waarde, partijen: nummers, .. } in groepen {
                let begin = gevonden.len();
                let mut klanten = partij::lees_nummers(tx, &nummers, &context.sleutels)?;
                klanten.retain(|een| super::zichtbaar::klant_zichtbaar(context, &een.partij).is_ok());
                for klant in &klanten {
                    for identificator in &klant.partij.identificatoren {
                        let identificatie = &identificator.identificatie;
                        let deze = context.sleutels.opzoekwaarde(identificatie.bloot()).to_vec() == waarde;
                        if !deze || !zicht.toont(identificatie.element()) {
                            continue;
                        }
                        let id = klant.partij.id;
                        let van_deze = gevonden.iter_mut().skip(begin);
                        match van_deze.into_iter().find(|een| een.identificatie == *identificatie) {
                            Some(dubbel) if dubbel.klanten.contains(&id) => {}
                            Some(dubbel) => dubbel.klanten.push(id),
                            None => gevonden
                                .push(Dubbel { identificatie: identificatie.clone(), klanten: vec![id] }),
                        }
                    }
                }
            }
            gevonden.retain(|een| een.klanten.len() > 1);
            gevonden.iter().flat_map(|een| &een.klanten).for_each(|klant| wie.klant(klant.uuid()));
            Ok((gevonden, volgende))
        })
        .await
    }
}
