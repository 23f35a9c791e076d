//! Lets the logs of a running server expire, and makes their months ready. Several servers may do so at once: who comes later finds it
//! done.

use std::sync::Arc;
use std::time::Duration;

use klant_core::{Doel, Maand, Niveau, Toegang, Wie};
use klant_register::klok::{Klok as _, Systeemklok};
use klant_register::{Bewaartermijnen, Fout, Logverval, Register, Vervaluitkomst};

use crate::achtergrond::Achtergrond;
use crate::uitkomst::Opdrachtfout;

/// How often it looks whether another month began.
const TIK: Duration = Duration::from_secs(5);

/// So many times it does not look after who was busy kept it from its work: a minute.
const EVEN: u32 = 12;

/// The same after what another try will not mend by itself: an hour.
const LANG: u32 = 720;

/// Begins to watch the logs.
pub(crate) fn bewaak(
    register: Arc<Register>,
    termijnen: Bewaartermijnen,
) -> Result<Achtergrond, Opdrachtfout> {
    // Once a month; a server that begins looks too.
    let (mut gedaan, mut rust) = (None, 0_u32);
    Achtergrond::start("klant-logboeken", TIK, "de logboeken zijn niet op te schonen", move |runtime| {
        let maand = Maand::van(Systeemklok.nu());
        if gedaan == Some(maand) || rust > 0 {
            rust = rust.saturating_sub(1);
            return;
        }
        match runtime.block_on(schoon_op(&register, termijnen)) {
            Ok(true) => gedaan = Some(maand),
            Ok(false) => {}
            Err(fout) => {
                let tijdelijk = matches!(&fout, Fout::Store(fout) if fout.tijdelijk());
                rust = if tijdelijk { EVEN } else { LANG };
                tracing::warn!(%fout, "de logboeken zijn niet op te schonen");
            }
        }
    })
}

/// False when something waits for a seal.
async fn schoon_op(register: &Register, termijnen: Bewaartermijnen) -> Result<bool, Fout> {
    let gemaakt = register.maak_maanden_gereed().await?;
    if gemaakt > 0 {
        tracing::info!(gemaakt, "maanden van de logboeken staan gereed");
    }
    let doel = "opschonen".parse().unwrap_or_else(|_| Doel::niet_bepaald());
    let toegang = Toegang::nieuw(Wie::Systeem, doel, Niveau::Hoog, true);
    let verslag = register.laat_logboeken_vervallen(&toegang, termijnen, false).await?;
    meld("verwerkingenlogboek", verslag.verwerkingen);
    meld("auditlog", verslag.audit);
    Ok(verslag.audit.is_none_or(|een| een.uitkomst != Vervaluitkomst::Onverzegeld))
}

fn meld(logboek: &'static str, verval: Option<Logverval>) {
    let Some(Logverval { grens, uitkomst }) = verval else { return };
    match uitkomst {
        Vervaluitkomst::Niets | Vervaluitkomst::Onverzegeld => {}
        Vervaluitkomst::Vervallen => tracing::info!(logboek, voor = %grens, "oude maanden zijn vervallen"),
        Vervaluitkomst::Geschonden => {
            tracing::error!(
                logboek,
                "het auditlog is geschonden en vervalt niet; zie `klant audit controleer`"
            );
        }
    }
}
