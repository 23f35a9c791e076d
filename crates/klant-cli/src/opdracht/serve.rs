//! `klant serve`

use std::future::poll_fn;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;

use actix_web::rt::signal::unix::{Signal, SignalKind, signal};
use actix_web::rt::{System, spawn};
use klant_register::Register;
use klant_register::klok::Systeemklok;
use klant_server::{Aanmeldloket, Instellingen as Randinstellingen, serveer};

use super::Resultaat;
use crate::auditlog::Verzegelaar;
use crate::cli::Serve;
use crate::instellingen::Instellingen;
use crate::notificaties::Bezorger;
use crate::register::Configuratie;
use crate::uitkomst::{Configuratiefouten, Opdrachtfout, Uitkomst, oorzaak};
use crate::{koppelingen, lijsten, logbewaker, opschoner, register, slot, uitvoer};

pub(crate) fn voer_uit(mut instellingen: Instellingen, opties: Serve) -> Resultaat {
    instellingen.basis_url = opties.basis_url.or(instellingen.basis_url);
    instellingen.machtiging_verplicht |= opties.machtiging_verplicht;
    instellingen.logboek &= !opties.zonder_logboek;
    instellingen.bewaartermijnen = opties.termijnen.of(instellingen.bewaartermijnen);
    let rand = Randinstellingen { basis_url: instellingen.basis_url.clone(), ..Randinstellingen::default() };
    rand.controleer().map_err(|_| {
        Opdrachtfout::melding("de basis-URL is geen http- of https-URL zoals https://klant.example.nl")
    })?;
    // What can fail without a file comes first: a server that cannot start leaves nothing behind.
    let replica = instellingen.leesdatabase(opties.lees_database.as_deref())?;
    let bronnen = register::bronnen(&instellingen)?;
    let aanmelding = opties.aanmelding.as_ref().or(instellingen.aanmelding.as_ref());
    let aanmelden = aanmelding.map(|pad| aanmeldloket(pad)).transpose()?;
    let (luisteraar, adres) = luister(opties.bind.as_deref().unwrap_or(&instellingen.bind))?;
    let metingen = opties.metrics.as_ref().or(instellingen.metrics.as_ref());
    let metingen = metingen.map(|op| luister(op)).transpose()?;
    // Held until the server has stopped.
    let _slot = slot::neem(&instellingen.database)?;
    System::new().block_on(async move {
        let register = register::open_met(&instellingen, bronnen, replica.as_ref()).await?;
        let register =
            Arc::new(register.met_nummers(opties.nummers_uitgeven || instellingen.nummers_uitgeven));
        let dienst = instellingen.notificaties.as_ref();
        let bezorger = dienst.map(|dienst| Bezorger::start(Arc::clone(&register), dienst)).transpose()?;
        let verzegelaar = Verzegelaar::start(Arc::clone(&register), instellingen.zegelbestand.clone())?;
        let opschoner = opschoner::schoon(Arc::clone(&register))?;
        let aftelling = lijsten::tel_af(Arc::clone(&register))?;
        let logbewaker = logbewaker::bewaak(Arc::clone(&register), instellingen.bewaartermijnen)?;
        let metingen = metingen.map(|(luisteraar, adres)| {
            tracing::info!(%adres, "metingen op /metrics");
            luisteraar
        });
        let server = serveer(Arc::clone(&register), rand, luisteraar, metingen, aanmelden);
        let gestopt = draai(server, Arc::clone(&register), instellingen, adres).await;
        if let Some(bezorger) = bezorger {
            bezorger.stop();
        }
        logbewaker.stop();
        aftelling.stop();
        opschoner.stop();
        verzegelaar.stop();
        // Tasks may still hold the register; the file must be whole when the process ends.
        register.sluit();
        gestopt
    })
}

/// Takes the port, and tells which one it became.
fn luister(bind: &str) -> Result<(TcpListener, SocketAddr), Opdrachtfout> {
    let geluisterd = TcpListener::bind(bind).and_then(|luisteraar| {
        let adres = luisteraar.local_addr()?;
        Ok((luisteraar, adres))
    });
    geluisterd
        .map_err(|fout| Opdrachtfout::melding(format!("op {bind} is niet te luisteren: {}", oorzaak(&fout))))
}

/// Reads whose access tokens are accepted, and gets their keys.
fn aanmeldloket(pad: &Path) -> Result<Arc<Aanmeldloket>, Opdrachtfout> {
    let loket = Aanmeldloket::open(&koppelingen::bestand(pad)?, Arc::new(Systeemklok));
    loket.map(Arc::new).map_err(|aanmelding| {
        Opdrachtfout::Configuratie(Configuratiefouten { aanmelding, ..Configuratiefouten::default() })
    })
}

async fn draai(
    server: impl Future<Output = std::io::Result<()>>,
    register: Arc<Register>,
    instellingen: Instellingen,
    adres: SocketAddr,
) -> Resultaat {
    let ophangen = signal(SignalKind::hangup())
        .map_err(|fout| Opdrachtfout::melding(format!("SIGHUP is niet te ontvangen: {}", oorzaak(&fout))))?;
    let herlader = spawn(herlaad_op_sighup(ophangen, register, instellingen));

    // The line comes after the first step of the server: from then on it hears SIGTERM, and whoever reads the line may
    // send one at once.
    let mut server = pin!(server);
    let mut gezegd = false;
    let gestopt = poll_fn(|cx| {
        let stand = server.as_mut().poll(cx);
        if stand.is_pending() && !gezegd {
            gezegd = true;
            // The server works on for who does not read where it listens.
            let _ = uitvoer::schrijf(&format!("klant luistert op http://{adres}\n"));
        }
        stand
    })
    .await;
    herlader.abort();
    gestopt.map_err(|fout| Opdrachtfout::melding(format!("de server is gestopt: {}", oorzaak(&fout))))?;
    Ok(Uitkomst::Gedaan)
}

/// Reads profiles and machtigingen again at SIGHUP: all or nothing. A broken set keeps the old ones, and every fault is
/// logged.
async fn herlaad_op_sighup(mut ophangen: Signal, register: Arc<Register>, instellingen: Instellingen) {
    while ophangen.recv().await.is_some() {
        match register::configuratie(&instellingen) {
            Ok(Configuratie { profielen, machtigingen }) => {
                let (aantal, rechten) = (profielen.iter().count(), machtigingen.machtigingen.len());
                register.vervang_profielen(profielen);
                register.vervang_machtigingen(machtigingen);
                tracing::info!(aantal, "de interactieprofielen zijn opnieuw gelezen");
                tracing::info!(aantal = rechten, "de machtigingen zijn opnieuw gelezen");
            }
            Err(fout) => {
                if let Opdrachtfout::Configuratie(fouten) = &fout {
                    fouten
                        .profielen
                        .iter()
                        .for_each(|fout| tracing::error!(%fout, "fout in een interactieprofiel"));
                    fouten
                        .machtigingen
                        .iter()
                        .for_each(|fout| tracing::error!(%fout, "fout in een machtiging"));
                }
                tracing::error!(
                    reden = fout.zin(),
                    "de oude interactieprofielen blijven gelden, en de oude machtigingen"
                );
            }
        }
    }
}
