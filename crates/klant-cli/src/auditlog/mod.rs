//! Sealing the auditlog, with the head of it kept outside the database.

mod verzegelaar;
mod zegelbestand;

use std::path::Path;

use klant_register::{Fout, Register, Verzegeling};

pub(crate) use verzegelaar::Verzegelaar;
pub(crate) use zegelbestand::{lees, naast};

/// Seals what waits, and keeps the new head. A head that was kept and is not in the database is proof that something was
/// cut off: it stays where it is.
pub(crate) async fn verzegel(register: &Register, bestand: &Path) -> Result<Option<Verzegeling>, Fout> {
    let bekend = lees(bestand);
    if let Err(fout) = &bekend {
        tracing::error!(reden = fout.zin(), "de kop van het auditlog buiten de database is niet te lezen");
    }
    let gelezen = bekend.is_ok();
    let Some(gedaan) = register.verzegel_audit(bekend.unwrap_or_default()).await? else { return Ok(None) };
    tracing::info!(kop = %gedaan.kop, rijen = gedaan.rijen, "het auditlog is verzegeld");
    if !gedaan.bekend_gevonden {
        tracing::error!(
            bestand = %bestand.display(),
            "de kop in het zegelbestand staat niet in de database en blijft bewaard; zie `klant audit controleer`"
        );
    } else if gelezen && let Err(fout) = zegelbestand::schrijf(bestand, gedaan.kop) {
        tracing::error!(reden = fout.zin(), "de kop van het auditlog is niet buiten de database te bewaren");
    }
    Ok(Some(gedaan))
}
