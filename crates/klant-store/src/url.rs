//! Where the database is: the text after `--database`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The database to open.
///
/// `Debug` shows the path of a SQLite file and nothing of a PostgreSQL URL, which carries a password.
///
/// ```
/// use klant_store::Database;
///
/// let database: Database = "postgres://klant:geheim@db.intern/klant".parse()?;
/// assert_eq!(format!("{database:?}"), "Postgres(…)");
/// # Ok::<(), klant_store::OngeldigeDatabase>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file, made when absent.
    Sqlite(PathBuf),
    /// The URL of a PostgreSQL database, as libpq takes it.
    Postgres(String),
}

/// The text names no database. It is not repeated: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("geen database: verwacht `sqlite:PAD` of `postgres://GEBRUIKER@MACHINE/NAAM`")]
pub struct OngeldigeDatabase;

impl FromStr for Database {
    type Err = OngeldigeDatabase;

    /// Reads `sqlite:PAD`, `postgres://…` or `postgresql://…`.
    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        if tekst.starts_with("postgres://") || tekst.starts_with("postgresql://") {
            return Ok(Self::Postgres(tekst.to_owned()));
        }
        let pad = tekst.strip_prefix("sqlite:").ok_or(OngeldigeDatabase)?;
        // `sqlite:///pad` is the usual spelling of an absolute path; `sqlite://pad` names a host, which SQLite has not.
        let pad = match pad.strip_prefix("//") {
            Some(absoluut) if absoluut.starts_with('/') => absoluut,
            Some(_) => return Err(OngeldigeDatabase),
            None => pad,
        };
        // A database in memory would be another one on each lane.
        if pad.is_empty() || pad.ends_with('/') || pad == ":memory:" {
            return Err(OngeldigeDatabase);
        }
        Ok(Self::Sqlite(PathBuf::from(pad)))
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(pad) => f.debug_tuple("Sqlite").field(pad).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Database, OngeldigeDatabase};

    #[test]
    fn een_sqlite_pad_mag_relatief_en_absoluut() {
        for (tekst, pad) in [
            ("sqlite:klant.db", "klant.db"),
            ("sqlite:/var/k.db", "/var/k.db"),
            ("sqlite:///var/k.db", "/var/k.db"),
        ] {
            assert_eq!(tekst.parse(), Ok(Database::Sqlite(PathBuf::from(pad))));
        }
    }

    #[test]
    fn wat_geen_database_noemt_wordt_geweigerd_zonder_herhaling() {
        for tekst in [
            "",
            "klant.db",
            "sqlite:",
            "sqlite:map/",
            "sqlite::memory:",
            "sqlite://klant.db",
            "mysql://u:geheim@h/d",
        ] {
            let fout = tekst.parse::<Database>().unwrap_err();
            assert_eq!(fout, OngeldigeDatabase);
            assert!(!format!("{fout} {fout:?}").contains("geheim"));
        }
    }

    #[test]
    fn debug_toont_geen_wachtwoord() {
        let database: Database = "postgresql://klant:geheim@h/d".parse().unwrap();
        assert!(!format!("{database:?}").contains("geheim"));
    }
}
