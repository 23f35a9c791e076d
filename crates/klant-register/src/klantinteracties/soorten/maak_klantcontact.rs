//! `maak-klantcontact`: a contact with who took part and what it was about, all or nothing.

use klant_core::Handeling;
use klant_store::Tx;
use klant_store::klantinteracties::Tabel;

use super::{betrokkene, klantcontact, onderwerpobject};
use crate::fout::Fout;
use crate::klantinteracties::{Gelezen, Soort, Werk, beeld, mag};
use crate::register::Register;
use crate::toepassing::Toepassing;

/// What a client gives: the contact, and optionally the two others.
#[derive(Clone)]
pub struct Opgave {
    /// The contact.
    pub klantcontact: klantcontact::Opgave,
    /// Who took part.
    pub betrokkene: Option<betrokkene::Opgave>,
    /// What it was about.
    pub onderwerpobject: Option<onderwerpobject::Opgave>,
}

/// What an answer shows: the three with their links.
pub struct Beeld {
    /// The contact.
    pub klantcontact: klant_store::klantinteracties::klantcontact::Beeld,
    /// Who took part.
    pub betrokkene: Option<klant_store::klantinteracties::betrokkene::Beeld>,
    /// What it was about.
    pub onderwerpobject: Option<klant_store::klantinteracties::onderwerpobject::Beeld>,
}

impl Register {
    /// Records a contact with who took part and what it was about, in one transaction.
    ///
    /// # Errors
    /// [`Fout::Velden`] with every refused field, below `klantcontact`, `betrokkene` or `onderwerpobject`;
    /// [`Fout::Store`].
    pub async fn maak_klantcontact(
        &self,
        toepassing: &Toepassing,
        gelezen: Gelezen<Opgave>,
    ) -> Result<Beeld, Fout> {
        let naam = (Tabel::Klantcontact.naam(), "maak_heel");
        mag(toepassing, Handeling::Vastleggen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let (context, toepassing) = (self.context(toepassing.toegang(), naam), toepassing.clone());
        let lezer = kijk.clone();
        let schrijf = move |tx: &mut Tx<'_>| {
            let mut werk = Werk::nieuw(tx, &context, &toepassing, &lezer, true);
            werk.controleer(&gelezen, None)?;
            let opgave = &gelezen.opgave;
            let contact = klantcontact::Klantcontact::maak(&mut werk, &opgave.klantcontact)
                .map_err(|fout| fout.met_velden(|veld| veld.onder("klantcontact")))?;
            werk.plaats_onder("klantcontact");
            let uuid = werk.nieuw_contact.as_ref().map(|(_, uuid, _)| *uuid);
            let mut deelname = None;
            if let Some(opgave) = &opgave.betrokkene {
                let opgave = betrokkene::Opgave { klantcontact: uuid, ..opgave.clone() };
                let nummer = betrokkene::Betrokkene::maak(&mut werk, &opgave)
                    .map_err(|fout| fout.met_velden(|veld| veld.onder("betrokkene")))?;
                deelname = Some(nummer);
                werk.plaats_onder("betrokkene");
            }
            let mut onderwerp = None;
            if let Some(opgave) = &opgave.onderwerpobject {
                let opgave = onderwerpobject::Opgave { klantcontact: Some(uuid), ..opgave.clone() };
                let nummer = onderwerpobject::Onderwerpobject::maak(&mut werk, &opgave)
                    .map_err(|fout| fout.met_velden(|veld| veld.onder("onderwerpobject")))?;
                onderwerp = Some(nummer);
                werk.plaats_onder("onderwerpobject");
            }
            let meldingen = werk.oordeel()?;
            Ok::<_, Fout>((contact, deelname, onderwerp, meldingen))
        };
        let (contact, deelname, onderwerp, meldingen) = self.store.schrijf(schrijf).await?;
        self.meld(meldingen);
        self.store
            .lees(move |tx| {
                let betrokkene = match deelname {
                    Some(nummer) => Some(beeld::<betrokkene::Betrokkene>(tx, nummer, &kijk)?),
                    None => None,
                };
                let onderwerpobject = match onderwerp {
                    Some(nummer) => Some(beeld::<onderwerpobject::Onderwerpobject>(tx, nummer, &kijk)?),
                    None => None,
                };
                let klantcontact = beeld::<klantcontact::Klantcontact>(tx, contact, &kijk)?;
                Ok(Beeld { klantcontact, betrokkene, onderwerpobject })
            })
            .await
    }
}
