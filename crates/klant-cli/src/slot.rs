//! One server at a time on a SQLite file.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use klant_store::Database;

use crate::uitkomst::{Opdrachtfout, oorzaak};

/// The lock of a running server; it ends with the process, however that ends. None is needed for PostgreSQL, where
/// several servers may run. The file itself stays: with it gone, two servers could each lock a file of that name.
#[must_use = "the lock lasts as long as this value"]
pub(crate) struct Slot {
    _bestand: Option<File>,
}

/// Takes the lock `PAD.slot`.
pub(crate) fn neem(database: &Database) -> Result<Slot, Opdrachtfout> {
    let Database::Sqlite(pad) = database else { return Ok(Slot { _bestand: None }) };
    let mut slot = zonder_omweg(pad).into_os_string();
    slot.push(".slot");
    let niet_te_nemen = |fout: &std::io::Error| {
        Opdrachtfout::melding(format!("het slot {} is niet te nemen: {}", slot.display(), oorzaak(fout)))
    };
    let bestand = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&slot)
        .map_err(|fout| niet_te_nemen(&fout))?;
    match bestand.try_lock() {
        Ok(()) => Ok(Slot { _bestand: Some(bestand) }),
        Err(TryLockError::WouldBlock) => Err(Opdrachtfout::melding(format!(
            "op {} draait al een server; stop die eerst, of kies een ander bestand",
            pad.display()
        ))),
        Err(TryLockError::Error(fout)) => Err(niet_te_nemen(&fout)),
    }
}

/// The path without symbolic links, so that a file has one lock by whatever name it is served.
fn zonder_omweg(pad: &Path) -> PathBuf {
    let via_map = || {
        let map = pad.parent().filter(|map| !map.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(map.canonicalize().ok()?.join(pad.file_name()?))
    };
    pad.canonicalize().ok().or_else(via_map).unwrap_or_else(|| pad.to_owned())
}
