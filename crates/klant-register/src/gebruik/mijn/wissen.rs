//! She asks what can go, and lets it go (S4, S5): whose data it is says her token, the rest is the erasure of any customer.

use klant_core::Toegang;
use klant_core::id::PartijId;
use klant_core::regels::wissen::Wisomvang;

use super::betreft;
use crate::fout::Fout;
use crate::gebruik::{Wisopdracht, Wisresultaat};
use crate::register::Register;

impl Register {
    /// The plan for what a customer who signed in wants to have erased, or who is acted for. Nothing changes.
    ///
    /// # Errors
    /// As [`Register::mijn`] and [`Register::plan_wissen`].
    pub async fn plan_mijn_wissen(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        omvang: Wisomvang,
    ) -> Result<Wisresultaat, Fout> {
        let klant = self.wie_wist(toegang, namens).await?;
        self.plan_wissen(toegang, klant, omvang).await
    }

    /// Carries out such a plan.
    ///
    /// # Errors
    /// As [`Register::mijn`] and [`Register::wis`].
    pub async fn wis_mijn(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        opdracht: Wisopdracht,
    ) -> Result<Wisresultaat, Fout> {
        let klant = self.wie_wist(toegang, namens).await?;
        self.wis(toegang, klant, opdracht).await
    }

    async fn wie_wist(&self, toegang: &Toegang, namens: Option<PartijId>) -> Result<PartijId, Fout> {
        let context = self.context(toegang, ("klant", "wis"));
        self.store.lees(move |tx| Ok(betreft(tx, &context, namens)?.partij().id)).await
    }
}
