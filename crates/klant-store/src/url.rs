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

/// A streaming replica of a PostgreSQL database, to read from.
///
/// `Debug` shows nothing of the URL, which carries a password.
///
/// ```
/// use klant_store::Database;
///
/// let database: Database = "postgres://klant:geheim@db.intern/klant".parse()?;
/// let replica = database.leesdatabase("postgres://klant:geheim@lees.intern/klant")?;
/// assert_eq!(format!("{replica:?}"), "Leesdatabase(…)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Leesdatabase(String);

/// There is nothing to read from beside this database, or the text names no PostgreSQL database. It is not repeated: it may hold a
/// password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OngeldigeLeesdatabase {
    /// SQLite has no replicas.
    #[error(
        "een replica om van te lezen kan er alleen zijn van een database op PostgreSQL, en deze staat op SQLite"
    )]
    NaastSqlite,
    /// It names no PostgreSQL database.
    #[error("geen replica om van te lezen: verwacht `postgres://GEBRUIKER@MACHINE/NAAM`")]
    GeenPostgres,
}

impl Database {
    /// Reads the URL of a replica of this database.
    ///
    /// # Errors
    /// [`OngeldigeLeesdatabase`].
    pub fn leesdatabase(&self, url: &str) -> Result<Leesdatabase, OngeldigeLeesdatabase> {
        match (self, url.parse()) {
            (Self::Sqlite(_), _) => Err(OngeldigeLeesdatabase::NaastSqlite),
            (Self::Postgres(_), Ok(Self::Postgres(url))) => Ok(Leesdatabase(url)),
            (Self::Postgres(_), _) => Err(OngeldigeLeesdatabase::GeenPostgres),
        }
    }
}

impl Leesdatabase {
    #[cfg(feature = "postgres")]
    pub(crate) fn url(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Leesdatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Leesdatabase(…)")
    }
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

    use super::{Database, OngeldigeDatabase, OngeldigeLeesdatabase};

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

    #[test]
    fn een_replica_is_er_alleen_van_postgres_en_op_postgres() {
        let database = Database::Postgres("postgres://h/d".into());
        assert!(database.leesdatabase("postgresql://klant:geheim@h/d").is_ok());
        for tekst in ["sqlite:klant.db", "geheim", ""] {
            let fout = database.leesdatabase(tekst).unwrap_err();
            assert_eq!(fout, OngeldigeLeesdatabase::GeenPostgres);
            assert!(!fout.to_string().contains("geheim"));
        }
        let sqlite = Database::Sqlite(PathBuf::from("klant.db"));
        assert_eq!(sqlite.leesdatabase("postgres://h/d"), Err(OngeldigeLeesdatabase::NaastSqlite));
    }
}
