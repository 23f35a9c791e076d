//! What others offer for what she gave herself: she sees it, and accepts or rejects it (S1).

use klant_core::id::{PartijId, VoorstelId};
use klant_core::{Handeling, Toegang, Voorstel};
use klant_store::Tx;
use klant_store::vraag::partij;

use super::betreft;
use crate::fout::Fout;
use crate::gebruik::Klantresultaat;
use crate::gebruik::eenmalig::{Eenmalig, eenmalig};
use crate::gebruik::voorstel::{Lezer, aanvaard, verwerp, zichtbare};
use crate::register::Register;

impl Register {
    /// What is offered to a customer who signed in, or of whom she acts for; oldest first.
    ///
    /// # Errors
    /// As [`Register::mijn`].
    pub async fn mijn_voorstellen(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
    ) -> Result<Vec<Voorstel>, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "voorstellen"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let van = betreft(tx, context, namens)?;
            wie.klant(van.gelezen.partij.id.uuid());
            zichtbare(tx, context, van.gelezen.volgnummer)
        })
        .await
    }

    /// Accepts what was offered: her data become what `lees` makes of them with it, on her own word, and the voorstel goes. With a
    /// key once, however often it is asked.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when it is not offered to her; [`Fout::Conflict`] with `idempotentie.ander_lichaam`; otherwise as
    /// [`Register::wijzig_mijn`].
    pub async fn aanvaard_mijn_voorstel(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        id: VoorstelId,
        sleutel: Option<Eenmalig>,
        lees: impl Lezer,
    ) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("mijn", "aanvaard_voorstel"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                let maak = |tx: &mut Tx<'_>| {
                    aanvaard(tx, &context, &van.gelezen, id, van.bron, &lees).map(|_| id.uuid())
                };
                eenmalig(tx, &context, van.partij().id.uuid(), sleutel.as_ref(), maak)?;
                let nu = partij::lees(tx, van.partij().id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
                Ok(Klantresultaat { partij: nu.partij })
            })
            .await
    }

    /// Rejects what was offered: the voorstel goes, and nothing of her changes.
    ///
    /// # Errors
    /// As [`Register::aanvaard_mijn_voorstel`].
    pub async fn verwerp_mijn_voorstel(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        id: VoorstelId,
        sleutel: Option<Eenmalig>,
    ) -> Result<(), Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("mijn", "verwerp_voorstel"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                let maak = |tx: &mut Tx<'_>| verwerp(tx, &context, &van.gelezen, id).map(|()| id.uuid());
                eenmalig(tx, &context, van.partij().id.uuid(), sleutel.as_ref(), maak).map(drop)
            })
            .await
    }
}
