//! Erases on its day what had to wait, on a thread of a running server. Several servers may do so at once: each request is one unit of
//! work that asks whether it still waits.

use std::sync::Arc;
use std::time::Duration;

use klant_core::{Doel, Niveau, Toegang, Wie};
use klant_register::{Opschoonwijze, Register};

use crate::achtergrond::Achtergrond;
use crate::uitkomst::Opdrachtfout;

/// How often it looks whether something is due.
const TIK: Duration = Duration::from_secs(5);

/// So many requests in a row; then the others of the server have their turn.
const PER_TIK: usize = 500;

/// Begins to erase what is due.
pub(crate) fn schoon(register: Arc<Register>) -> Result<Achtergrond, Opdrachtfout> {
    Achtergrond::start("klant-opschonen", TIK, "wat moest wachten is niet te wissen", move |runtime| {
        runtime.block_on(schoon_op(&register));
    })
}

async fn schoon_op(register: &Register) {
    let doel = "opschonen".parse().unwrap_or_else(|_| Doel::niet_bepaald());
    let toegang = Toegang::nieuw(Wie::Systeem, doel, Niveau::Hoog, true);
    let wijze = Opschoonwijze { proef: false, ten_hoogste: PER_TIK };
    match register.schoon_op(&toegang, wijze, |_| ()).await {
        Ok(verslag) if verslag.bekeken > 0 => {
            tracing::info!(
                verzoeken = verslag.bekeken,
                afgerond = verslag.afgerond,
                gewist = verslag.gewist,
                wacht = verslag.wacht,
                "gewist wat moest wachten"
            );
        }
        Ok(_) => {}
        Err(fout) => tracing::warn!(%fout, "wat moest wachten is niet te wissen"),
    }
}
