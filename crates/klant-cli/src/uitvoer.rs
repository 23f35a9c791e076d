//! Standard output, as a page for people or JSON for programs; and the one style of standard error.

use std::io::{self, Write};

use klant_core::Reden;
use serde_json::{Value, json};

use crate::cli::{Algemeen, Vorm};
use crate::uitkomst::{Opdrachtfout, Uitkomst, oorzaak};
use crate::weergave::{Blad, schoon};

/// Prints the JSON of the API for programs, a page for people.
pub(crate) fn toon(
    opties: &Algemeen,
    json: &Value,
    blad: impl FnOnce(&mut Blad),
) -> Result<(), Opdrachtfout> {
    match opties.output {
        Vorm::Json => schrijf(&format!("{json:#}\n")),
        Vorm::Tabel => {
            let mut nieuw = Blad::nieuw(opties.toon_nummers);
            blad(&mut nieuw);
            schrijf(nieuw.tekst())
        }
    }
}

/// A list as the API gives it, all on one page.
pub(crate) fn lijst(rijen: &[Value]) -> Value {
    json!({ "resultaten": rijen, "volgende": null })
}

/// Prints a text as it is. A reader that hung up is no fault.
pub(crate) fn schrijf(tekst: &str) -> Result<(), Opdrachtfout> {
    let mut uit = io::stdout().lock();
    uit.write_all(tekst.as_bytes()).and_then(|()| uit.flush()).map_err(|fout| match fout.kind() {
        io::ErrorKind::BrokenPipe => Opdrachtfout::Pijp,
        _ => Opdrachtfout::melding(format!("de uitvoer is niet te schrijven: {}", oorzaak(&fout))),
    })
}

/// Tells a fault with every reason on standard error. Programs that asked for JSON get the reasons on standard output.
pub(crate) fn toon_fout(vorm: Vorm, fout: &Opdrachtfout) -> Uitkomst {
    if matches!(fout, Opdrachtfout::Pijp) {
        return Uitkomst::Gedaan;
    }
    meld(&fout.zin());
    let uitkomst = fout.uitkomst();
    match fout {
        Opdrachtfout::Profielen(fouten) | Opdrachtfout::Aanmelding(fouten) => {
            regels(fouten.iter().map(ToString::to_string));
        }
        _ if fout.redenen().is_empty() => {}
        _ if vorm == Vorm::Json => {
            let woord = if uitkomst == Uitkomst::Geweigerd { "geweigerd" } else { "ongeldig" };
            let redenen: Vec<Value> = fout.redenen().iter().map(reden_json).collect();
            // The exit code says the same to who does not read.
            let _ = schrijf(&format!("{:#}\n", json!({ "uitkomst": woord, "redenen": redenen })));
        }
        _ => regels(fout.redenen().iter().map(redenregel)),
    }
    uitkomst
}

/// Tells on standard error why the command ends.
pub(crate) fn meld(zin: &str) {
    regels([format!("klant: fout: {zin}")]);
}

/// Tells something on standard error that is no fault.
pub(crate) fn zeg(zin: &str) {
    regels([format!("klant: {zin}")]);
}

/// When nobody can be told there is nobody to tell that to.
fn regels(regels: impl IntoIterator<Item = String>) {
    let mut uit = io::stderr().lock();
    for regel in regels {
        let _ = writeln!(uit, "{}", schoon(&regel));
    }
}

fn reden_json(reden: &Reden) -> Value {
    json!({ "code": reden.code().code(), "zin": reden.zin(), "plaats": reden.plaats() })
}

fn redenregel(reden: &Reden) -> String {
    let plaats = if reden.plaats().is_empty() { "(geheel)" } else { reden.plaats() };
    format!("  {plaats}: {} [{}]", reden.zin(), reden.code())
}
