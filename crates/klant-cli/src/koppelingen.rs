//! The sources that the register asks: over HTTP as a file says, or the file that stands in for one.

use std::path::Path;
use std::sync::Arc;

use klant_core::configuratie::{Bestand, Configuratiefout};
use klant_register::brp::GeenBrp;
use klant_register::klok::{Klok, Systeemklok};
use klant_register::{
    BestandFout, BrpBestand, BrpBron, GeenKlantbron, GeenZaken, Klantbron, KlantbronBestand, ZaakBestand,
    ZaakBron,
};
use klant_server::uitgaand::brp::BrpApi;
use klant_server::uitgaand::zaken::ZakenApi;

use crate::instellingen::Instellingen;
use crate::uitkomst::{Configuratiefouten, Opdrachtfout, oorzaak};

/// A file of configuration that stands by itself.
pub(crate) fn bestand(pad: &Path) -> Result<Bestand, Opdrachtfout> {
    let naam = pad.display().to_string();
    let tekst = std::fs::read_to_string(pad)
        .map_err(|fout| Opdrachtfout::melding(format!("{naam} is niet te lezen: {}", oorzaak(&fout))))?;
    Ok(Bestand { naam, tekst })
}

fn fout(koppelingen: Vec<Configuratiefout>) -> Opdrachtfout {
    Opdrachtfout::Configuratie(Configuratiefouten { koppelingen, ..Configuratiefouten::default() })
}

/// Why a file that stands in for a source is of no use.
fn onbruikbaar(soort: &str, pad: &Path, fout: &BestandFout) -> Opdrachtfout {
    let wat = match fout {
        BestandFout::Lezen(fout) => oorzaak(fout),
        BestandFout::Vorm { regel, kolom } => format!("fout op regel {regel}, kolom {kolom}"),
        BestandFout::Zaak(url) => format!("de zaak {url} is niet te lezen"),
    };
    Opdrachtfout::melding(format!("het {soort} {} is niet te gebruiken: {wat}", pad.display()))
}

/// The BRP that a file says how to reach.
pub(crate) fn brp_api(pad: &Path) -> Result<BrpApi, Opdrachtfout> {
    BrpApi::open(&bestand(pad)?).map_err(fout)
}

/// The BRP that is asked, if any.
pub(crate) fn brp(instellingen: &Instellingen) -> Result<Arc<dyn BrpBron>, Opdrachtfout> {
    if let Some(pad) = &instellingen.brp {
        return Ok(Arc::new(brp_api(pad)?));
    }
    let Some(pad) = &instellingen.brp_bestand else { return Ok(Arc::new(GeenBrp)) };
    let gelezen = BrpBestand::lees(pad).map_err(|fout| onbruikbaar("BRP-bestand", pad, &fout))?;
    Ok(Arc::new(gelezen))
}

/// The case systems that a file says are ours.
pub(crate) fn zaken_api(pad: &Path) -> Result<ZakenApi, Opdrachtfout> {
    let klok: Arc<dyn Klok> = Arc::new(Systeemklok);
    ZakenApi::open(&bestand(pad)?, &klok).map_err(fout)
}

/// The case systems that are asked, if any.
pub(crate) fn zaken(instellingen: &Instellingen) -> Result<Arc<dyn ZaakBron>, Opdrachtfout> {
    if let Some(pad) = &instellingen.zaken {
        return Ok(Arc::new(zaken_api(pad)?));
    }
    let Some(pad) = &instellingen.zaken_bestand else { return Ok(Arc::new(GeenZaken)) };
    let gelezen = ZaakBestand::lees(pad).map_err(|fout| onbruikbaar("zakenbestand", pad, &fout))?;
    Ok(Arc::new(gelezen))
}

/// The source of what customers hold themselves that is asked, if any.
pub(crate) fn klantbron(instellingen: &Instellingen) -> Result<Arc<dyn Klantbron>, Opdrachtfout> {
    let Some(pad) = &instellingen.klantbron_bestand else { return Ok(Arc::new(GeenKlantbron)) };
    let gelezen = KlantbronBestand::lees(pad).map_err(|fout| onbruikbaar("klantbronbestand", pad, &fout))?;
    Ok(Arc::new(gelezen))
}
