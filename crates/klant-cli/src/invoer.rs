//! Bodies from a file or standard input: personal data never come as an argument.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::Invoer;
use crate::uitkomst::{Opdrachtfout, oorzaak};

/// A body larger than this is refused, as by the server.
const GROOTSTE: u64 = 1024 * 1024;

/// Reads the file; `-` is standard input.
///
/// The name of the file is not repeated in an error: it may be a number that was given in the wrong place.
pub(crate) fn lees(invoer: &Invoer) -> Result<Vec<u8>, Opdrachtfout> {
    let mut bytes = Vec::new();
    let gelezen = if invoer.bestand == Path::new("-") {
        lees_tot(io::stdin().lock(), &mut bytes)
    } else {
        File::open(&invoer.bestand).and_then(|bestand| lees_tot(bestand, &mut bytes))
    };
    match gelezen {
        Ok(_) if u64::try_from(bytes.len()).is_ok_and(|lengte| lengte <= GROOTSTE) => Ok(bytes),
        Ok(_) => Err(Opdrachtfout::melding("de invoer is groter dan 1 MiB")),
        Err(fout) => Err(Opdrachtfout::melding(format!("de invoer is niet te lezen: {}", oorzaak(&fout)))),
    }
}

fn lees_tot(bron: impl Read, bytes: &mut Vec<u8>) -> io::Result<usize> {
    bron.take(GROOTSTE + 1).read_to_end(bytes)
}

/// One line of standard input, such as a token.
pub(crate) fn regel() -> Result<String, Opdrachtfout> {
    let mut bytes = Vec::new();
    lees_tot(io::stdin().lock(), &mut bytes)
        .map_err(|fout| Opdrachtfout::melding(format!("de invoer is niet te lezen: {}", oorzaak(&fout))))?;
    let tekst =
        String::from_utf8(bytes).map_err(|_| Opdrachtfout::melding("de invoer is geen tekst in UTF-8"))?;
    Ok(tekst.lines().next().unwrap_or_default().trim().to_owned())
}
