//! The commands, one file each.

mod aanvulling;
mod audit;
mod bepaal;
mod bewaarplicht;
mod doctor;
mod genereer;
mod interactie;
mod klant;
mod klantbeeld;
mod logboek;
mod logboeken;
mod machtiging;
mod meenemen;
mod meet;
mod migrate;
mod notificatie;
mod openapi;
mod profiel;
mod registreer;
mod serve;
mod sleutel;
mod toets;
mod token;
mod verantwoord;
mod wissen;

use std::future::Future;

use crate::cli::{Algemeen, Cli, Opdracht};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::uitvoer;

/// What a command gives back.
pub(crate) type Resultaat = Result<Uitkomst, Opdrachtfout>;

/// Runs a command and tells its fault.
pub(crate) fn voer_uit(cli: Cli) -> Uitkomst {
    let Cli { algemeen, opdracht } = cli;
    kies(&algemeen, opdracht).unwrap_or_else(|fout| uitvoer::toon_fout(algemeen.output, &fout))
}

fn kies(algemeen: &Algemeen, opdracht: Opdracht) -> Resultaat {
    // Who runs one command wants its answer; who runs a server wants to know what it does.
    // The lines of actix_server about its workers are of use to nobody here.
    crate::logboek::begin(if matches!(opdracht, Opdracht::Serve(_)) {
        "info,actix_server=warn"
    } else {
        "warn"
    })?;
    // Read only where they are needed: a fault in the settings does not stand in the way of the rest.
    let instellingen = || Instellingen::lees(algemeen);
    match opdracht {
        Opdracht::Openapi => openapi::voer_uit(),
        Opdracht::Aanvulling { shell } => aanvulling::voer_uit(shell),
        Opdracht::Serve(opties) => serve::voer_uit(instellingen()?, opties),
        Opdracht::Migrate => wacht(migrate::voer_uit(algemeen, &instellingen()?)),
        Opdracht::Token(token) => wacht(token::voer_uit(algemeen, &instellingen()?, token)),
        Opdracht::Sleutel(opdracht) => wacht(sleutel::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Notificatie(opdracht) => wacht(notificatie::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Audit(opdracht) => wacht(audit::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Profiel(profiel) => profiel::voer_uit(algemeen, &instellingen()?, profiel),
        Opdracht::Machtiging(opdracht) => wacht(machtiging::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Verantwoord(vorm) => verantwoord::voer_uit(algemeen, &instellingen()?, &vorm),
        Opdracht::Toets(invoer) => wacht(toets::voer_uit(algemeen, &instellingen()?, &invoer)),
        Opdracht::Registreer(opties) => wacht(registreer::voer_uit(algemeen, &instellingen()?, &opties)),
        Opdracht::Toon { uuid } => wacht(klant::toon(algemeen, &instellingen()?, uuid)),
        Opdracht::Klantbeeld(vraag) => wacht(klantbeeld::voer_uit(algemeen, &instellingen()?, vraag)),
        Opdracht::Zoek(invoer) => wacht(klant::zoek(algemeen, &instellingen()?, &invoer)),
        Opdracht::Wis(vraag) => wacht(wissen::wis(algemeen, &instellingen()?, vraag)),
        Opdracht::Opschonen(vraag) => wacht(wissen::opschonen(algemeen, &instellingen()?, &vraag)),
        Opdracht::Bewaarplicht(opdracht) => {
            wacht(bewaarplicht::voer_uit(algemeen, &instellingen()?, opdracht))
        }
        Opdracht::NeemMee(vraag) => wacht(meenemen::neem_mee(algemeen, &instellingen()?, &vraag)),
        Opdracht::NeemOver(vraag) => wacht(meenemen::neem_over(algemeen, &instellingen()?, vraag)),
        Opdracht::Uitdraai(vraag) => wacht(meenemen::uitdraai(algemeen, &instellingen()?, &vraag)),
        Opdracht::Dubbelen(vraag) => wacht(meenemen::dubbelen(algemeen, &instellingen()?, &vraag)),
        Opdracht::Interactie(opdracht) => wacht(interactie::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Bepaal(vraag) => wacht(bepaal::voer_uit(algemeen, &instellingen()?, &vraag)),
        Opdracht::Logboek(opdracht) => wacht(logboek::voer_uit(algemeen, &instellingen()?, opdracht)),
        Opdracht::Doctor => doctor::voer_uit(algemeen, &instellingen()?),
        Opdracht::Genereer(opties) => wacht(genereer::voer_uit(algemeen, &instellingen()?, &opties)),
        Opdracht::Meet(opties) => meet::voer_uit(algemeen, &opties),
    }
}

/// Runs one command to its end on this thread.
fn wacht(werk: impl Future<Output = Resultaat>) -> Resultaat {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|_| Opdrachtfout::melding("het systeem geeft geen ruimte om te werken"))?
        .block_on(werk)
}
