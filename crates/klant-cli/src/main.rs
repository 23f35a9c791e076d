//! The command line of Klant: words for the terminal over the use cases of the register, and the server itself.

mod achtergrond;
mod auditlog;
mod cli;
mod hulp;
mod instellingen;
mod invoer;
mod koppelingen;
mod lijsten;
mod logbewaker;
mod logboek;
mod notificaties;
mod opdracht;
mod opschoner;
mod register;
mod slot;
mod uitkomst;
mod uitvoer;
mod weergave;

use mimalloc::MiMalloc;
use uitkomst::Uitkomst;

/// A tenth of what a request costs is memory that it takes and gives back; this allocator needs half as long for it as that of the system.
#[global_allocator]
static GEHEUGEN: MiMalloc = MiMalloc;

fn main() -> Uitkomst {
    logboek::zwijg_over_paniek();
    match hulp::lees() {
        Ok(cli) => opdracht::voer_uit(cli),
        Err(uitkomst) => uitkomst,
    }
}
