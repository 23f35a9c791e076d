//! She asks what can go, and lets it go (S4, S5): whose data it is says her token, the rest is the erasure of any customer.

use klant_core::Toegang;
use klant_core::id::PartijId;

use super::betreft;
use crate::fout::Fout;
use crate::gebruik::{Wisopdracht, Wisresultaat};
use crate::register::Register;

impl Register {
    /// What a customer who signed in can have erased, or who is acted for; and with the mark of that plan exactly that.
    ///
    /// # Errors
    /// As [`Register::mijn`] and [`Register::wis`].
    pub async fn wis_mijn(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        opdracht: Wisopdracht,
    ) -> Result<Wisresultaat, Fout> {
        let context = self.context(toegang, ("klant", "wis"));
        let klant =
            self.store.lees(move |tx| Ok::<_, Fout>(betreft(tx, &context, namens)?.partij().id)).await?;
        self.wis(toegang, klant, opdracht).await
    }
}
