//! What a write that was refused has told all the same: that the identification which it brought is somebody's. That is a look-up
//! of her, and its line is durable though the write itself is undone.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use klant_core::verwerking::{Verwerkingsstatus, Verwerkte};
use klant_store::vraag::verwerking::{self, Eigenaars};
use klant_store::{Schrijffout, StoreFout, Tx};

use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::register::Register;

/// Whom a unit of work looked up on its way; none when it looked nobody up.
#[derive(Clone, Default)]
pub(crate) struct Opgezocht(Arc<Mutex<Option<BTreeSet<Verwerkte>>>>);

impl Opgezocht {
    fn noteer(&self, wie: BTreeSet<Verwerkte>) {
        let mut stand = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stand.get_or_insert_default().extend(wie);
    }

    fn neem(&self) -> Option<BTreeSet<Verwerkte>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Context {
    /// Notes that an identification is taken, by the customers with these numbers or by nobody who is known.
    pub(crate) fn is_bezet(
        &self,
        tx: &mut Tx<'_>,
        partijen: impl IntoIterator<Item = i64>,
    ) -> Result<(), Fout> {
        if self.logboek.is_some() {
            let eigenaars = Eigenaars { partijen: partijen.into_iter().collect(), ..Eigenaars::default() };
            self.opgezocht.noteer(verwerking::wie(tx, &eigenaars)?);
        }
        Ok(())
    }
}

/// Why a write was undone, with whom it looked up.
struct Geweigerd {
    fout: Fout,
    opgezocht: Option<BTreeSet<Verwerkte>>,
}

impl From<StoreFout> for Geweigerd {
    fn from(fout: StoreFout) -> Self {
        Self { fout: fout.into(), opgezocht: None }
    }
}

impl Schrijffout for Geweigerd {
    fn als_store(&self) -> Option<&StoreFout> {
        self.fout.als_store()
    }
}

impl Register {
    /// Writes. A refusal that tells of somebody leaves her line, durable before the answer.
    ///
    /// # Errors
    /// Those of the work; [`Fout::Store`] when the log cannot be written.
    pub(crate) async fn leg_vast<T: Send + 'static>(
        &self,
        context: Context,
        mut werk: impl FnMut(&mut Tx<'_>, &Context) -> Result<T, Fout> + Send + 'static,
    ) -> Result<T, Fout> {
        let schrijvend = context.clone();
        let uitslag = self
            .store
            .schrijf(move |tx| {
                let context = schrijvend.opnieuw();
                werk(tx, &context).map_err(|fout| Geweigerd { fout, opgezocht: context.opgezocht.neem() })
            })
            .await;
        let Geweigerd { fout, opgezocht } = match uitslag {
            Ok(gedaan) => return Ok(gedaan),
            Err(geweigerd) => geweigerd,
        };
        if let (None, Some(wie)) = (fout.als_store(), opgezocht) {
            self.verantwoord(&context, Verwerkingsstatus::Onbepaald, &wie).await?;
        }
        Err(fout)
    }
}
