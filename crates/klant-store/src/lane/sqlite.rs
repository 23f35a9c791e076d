//! SQLite connections: how they are opened, and what a transaction is there.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use diesel::prelude::RunQueryDsl;
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;
use diesel::sqlite::SqliteConnection;

use super::verbinding::Verbinding;
use crate::fout::{Databaseklasse, StoreFout};
use crate::tekstvraag::Tekst;
use crate::tx::Tx;

/// Full durability: a write that was answered survives a power cut. `secure_delete` overwrites what is erased. No memory map, so
/// that an idle process stays small. `busy_timeout` comes first: all that follows may have to wait.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;";

/// How long opening waits for others that open the same new file.
const OPENEN: Duration = Duration::from_secs(5);

impl Verbinding for SqliteConnection {
    const BEGIN_LEZEN: &'static str = "BEGIN";
    const BEGIN_SCHRIJVEN: &'static str = "BEGIN IMMEDIATE";
    const EINDE_WACHT: bool = false;
    // One writer at a time: nothing collides.
    const POGINGEN: u32 = 1;

    fn tx(&mut self) -> Tx<'_> {
        Tx::Sqlite(self)
    }

    fn vastleggen(&mut self) -> QueryResult<()> {
        AnsiTransactionManager::commit_transaction(self)
    }

    fn stand(&mut self) -> Option<i64> {
        // When a disk is full SQLite may roll everything back under the feet of a unit of work. That a second BEGIN is refused is
        // the one sign, in SQL, that the first still stands.
        if self.batch_execute("BEGIN").is_ok() {
            return None;
        }
        let vraag = Tekst::van("SELECT total_changes()", []).vraag::<BigInt>();
        vraag.get_result(self).ok()
    }
}

/// Moves what the WAL holds into the file and empties it, so that what was erased stands in neither. A reader that is under way keeps
/// a part of it; the next time takes that along.
pub(crate) fn leeg_wal(verbinding: &mut SqliteConnection) -> Result<(), StoreFout> {
    Ok(verbinding.batch_execute("PRAGMA wal_checkpoint(TRUNCATE);")?)
}

/// Makes the file when it is absent, readable by its owner only; SQLite gives its companions (`-wal`, `-shm`) the same mode.
///
/// Answers the absolute path: a relative one could begin with `file:` and be taken for a URI.
pub(crate) fn maak_bestand(pad: &Path) -> Result<PathBuf, StoreFout> {
    let pad = std::path::absolute(pad).map_err(|_| StoreFout::Onbereikbaar)?;
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&pad) {
        Ok(_) => Ok(pad),
        Err(fout) if fout.kind() == ErrorKind::AlreadyExists => Ok(pad),
        Err(_) => Err(StoreFout::Onbereikbaar),
    }
}

/// Opens the file for writing; it must exist, so that a file that was moved away is never silently replaced by an empty one.
pub(crate) fn open(pad: &Path) -> Result<SqliteConnection, StoreFout> {
    let url = pad.to_str().filter(|_| pad.is_file()).ok_or(StoreFout::Onbereikbaar)?;
    let mut verbinding = SqliteConnection::establish(url).map_err(|_| StoreFout::Onbereikbaar)?;
    let begin = Instant::now();
    loop {
        // Of two that switch a new file to WAL at once, one is told at once that it is busy: `busy_timeout` does not hold there.
        match verbinding.batch_execute(PRAGMAS).map_err(bij_openen) {
            Err(StoreFout::Database(Databaseklasse::Bezet)) if begin.elapsed() < OPENEN => {
                std::thread::sleep(Duration::from_millis(10));
            }
            uitkomst => return uitkomst.map(|()| verbinding),
        }
    }
}

/// Opens the file for reading.
pub(crate) fn open_lezer(pad: &Path) -> Result<SqliteConnection, StoreFout> {
    let mut verbinding = open(pad)?;
    verbinding.batch_execute("PRAGMA query_only = ON").map_err(bij_openen)?;
    Ok(verbinding)
}

fn bij_openen(fout: diesel::result::Error) -> StoreFout {
    match StoreFout::from(fout) {
        StoreFout::Database(Databaseklasse::Overig) => StoreFout::Onbereikbaar,
        fout => fout,
    }
}
