//! The file with the head of the auditlog, beside the key file.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use klant_register::Zegelkop;

use crate::uitkomst::{Opdrachtfout, oorzaak};

const UITLEG: &str = "\
# De kop van het auditlog van Klant: het nummer van het laatste zegel en zijn hash.
# Hiermee ziet `klant audit controleer` dat er van het einde iets is verdwenen. Bewaar ook kopieën elders.
";

/// `PAD.zegel` for a key file `PAD.sleutel`; behind any other name `.zegel`.
pub(crate) fn naast(sleutelbestand: &Path) -> PathBuf {
    if sleutelbestand.extension() == Some(OsStr::new("sleutel")) {
        return sleutelbestand.with_extension("zegel");
    }
    let mut naam = sleutelbestand.as_os_str().to_owned();
    naam.push(".zegel");
    naam.into()
}

/// The head that is kept; none when there is no file.
pub(crate) fn lees(pad: &Path) -> Result<Option<Zegelkop>, Opdrachtfout> {
    let tekst = match fs::read_to_string(pad) {
        Ok(tekst) => tekst,
        Err(fout) if fout.kind() == ErrorKind::NotFound => return Ok(None),
        Err(fout) => return Err(fout_met(pad, "niet te lezen", &oorzaak(&fout))),
    };
    let regel = tekst.lines().map(str::trim).find(|regel| !regel.is_empty() && !regel.starts_with('#'));
    match regel.and_then(|regel| regel.parse().ok()) {
        Some(kop) => Ok(Some(kop)),
        None => Err(fout_met(pad, "beschadigd", "er staat geen kop NUMMER:HASH in")),
    }
}

/// Keeps a head in place of the former. Who reads meanwhile sees one of the two, whole.
pub(super) fn schrijf(pad: &Path, kop: Zegelkop) -> Result<(), Opdrachtfout> {
    let mut tijdelijk = pad.as_os_str().to_owned();
    tijdelijk.push(format!(".{}.nieuw", std::process::id()));
    let tijdelijk = PathBuf::from(tijdelijk);
    let geschreven = vul(&tijdelijk, kop).and_then(|()| fs::rename(&tijdelijk, pad)).and_then(|()| {
        let map = pad.parent().filter(|map| !map.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(map)?.sync_all()
    });
    geschreven.map_err(|fout| {
        // What is left of it is of no use; that it cannot be removed is told by the next attempt.
        let _ = fs::remove_file(&tijdelijk);
        fout_met(pad, "niet te schrijven", &oorzaak(&fout))
    })
}

fn vul(pad: &Path, kop: Zegelkop) -> io::Result<()> {
    let mut bestand = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(pad)?;
    bestand.write_all(format!("{UITLEG}{kop}\n").as_bytes())?;
    bestand.sync_all()
}

fn fout_met(pad: &Path, wat: &str, waarom: &str) -> Opdrachtfout {
    Opdrachtfout::melding(format!("het zegelbestand {} is {wat}: {waarom}", pad.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kop(nummer: i64) -> Zegelkop {
        format!("{nummer}:{}", "0a".repeat(32)).parse().unwrap()
    }

    #[test]
    fn het_zegelbestand_staat_naast_het_sleutelbestand() {
        assert_eq!(naast(Path::new("a/klant.db.sleutel")), Path::new("a/klant.db.zegel"));
        assert_eq!(naast(Path::new("a/geheim.txt")), Path::new("a/geheim.txt.zegel"));
    }

    #[test]
    fn een_kop_komt_terug_en_een_latere_komt_in_haar_plaats() {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("klant.zegel");
        assert_eq!(lees(&pad).unwrap(), None);
        for nummer in [1, 2] {
            schrijf(&pad, kop(nummer)).unwrap();
            assert_eq!(lees(&pad).unwrap(), Some(kop(nummer)));
        }
        assert_eq!(fs::read_dir(map.path()).unwrap().count(), 1);
    }

    #[test]
    fn een_beschadigd_zegelbestand_is_een_fout() {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("klant.zegel");
        for tekst in ["", "# uitleg\n", "1:0a\n"] {
            fs::write(&pad, tekst).unwrap();
            assert!(lees(&pad).unwrap_err().zin().contains("beschadigd"));
        }
    }
}
