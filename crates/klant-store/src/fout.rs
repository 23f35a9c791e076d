//! What can go wrong in the store, and what of it may be tried again.
//!
//! No text here carries a value: messages of PostgreSQL may echo what was written, so of an error of the database only its
//! class is kept: no personal data in an error, a log or a metric.

use diesel::result::{DatabaseErrorKind, Error as DieselFout};

use crate::migratie::Schemastand;
use crate::sleutel::Sleutelfout;

/// Everything that the store can answer instead of a result.
///
/// "Not found" is not among them: a query answers an `Option`, and the caller decides what absence means.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreFout {
    /// The queue in front of the database is full; nothing was done. At the edge: 503 with `Retry-After`.
    #[error("de database heeft het te druk, probeer het over enkele seconden opnieuw")]
    Vol,
    /// No connection to the database, or it broke before the work was kept; nothing was done.
    #[error("de database is niet bereikbaar")]
    Onbereikbaar,
    /// The connection broke during `COMMIT`: whether the write was kept is not known.
    #[error(
        "de verbinding met de database viel weg tijdens het vastleggen; het is onzeker of de wijziging is bewaard"
    )]
    Onzeker,
    /// A stored value no longer parses: a defect in the data or in us, never the fault of the one who asks.
    #[error("onleesbare waarde in tabel {tabel}, kolom {kolom}, rij {rij}")]
    Stuk {
        /// The table.
        tabel: &'static str,
        /// The column.
        kolom: &'static str,
        /// The `volgnummer` of the row.
        rij: i64,
    },
    /// A unique constraint refused the row.
    #[error("een gegeven dat uniek moet zijn bestaat al")]
    Uniek {
        /// PostgreSQL: the name of the constraint (`partij_nummer_key`); SQLite: table and column (`partij.nummer`).
        beperking: Option<String>,
    },
    /// A foreign key refused the row: what it points to is absent, or something still points to it.
    #[error("een verwijzing naar een ander gegeven klopt niet")]
    Verwijzing,
    /// Concurrent writes kept colliding, also after every retry; nothing was done.
    #[error("gelijktijdige wijzigingen botsten, probeer het opnieuw")]
    Serialisatie,
    /// The schema of the database is not the one that this program knows.
    #[error("{}", schemazin(*stand))]
    Schema {
        /// How the schema differs; never [`Schemastand::Gelijk`].
        stand: Schemastand,
    },
    /// A migration failed and was undone; those before it stand.
    #[error("migratie {versie} is mislukt en teruggedraaid: {oorzaak}")]
    Migratie {
        /// The name of the migration.
        versie: String,
        /// Why.
        oorzaak: Box<StoreFout>,
    },
    /// A fault with the keys of encrypted columns.
    #[error(transparent)]
    Sleutel(#[from] Sleutelfout),
    /// The log of processings could not be written, so what it was to account for did not take place.
    #[error("het verwerkingenlogboek is niet te schrijven: {oorzaak}")]
    Logboek {
        /// Why.
        oorzaak: Box<StoreFout>,
    },
    /// The program was built without this database.
    #[error("dit programma is gebouwd zonder ondersteuning voor {0}")]
    NietIngebouwd(&'static str),
    /// Any other error of the database: its class only.
    #[error("fout in de database: {0}")]
    Database(Databaseklasse),
    /// A defect of the program, such as a panic in a unit of work; nothing was kept.
    #[error("interne fout in de opslag")]
    Intern,
}

/// The class of an error of the database, without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Databaseklasse {
    /// A required column was left empty.
    #[error("een verplicht gegeven ontbreekt")]
    NietLeeg,
    /// A `CHECK` refused the row.
    #[error("een gegeven voldoet niet aan een voorwaarde")]
    Voorwaarde,
    /// A write where only reading is allowed.
    #[error("er mag hier alleen worden gelezen")]
    AlleenLezen,
    /// The role in the database may not do this.
    #[error("de gebruiker van de database heeft hiervoor geen recht")]
    GeenRecht,
    /// Another process holds the lock, or a time limit was reached.
    #[error("de database is door een ander programma bezet")]
    Bezet,
    /// The disk is full or fails.
    #[error("de schijf is vol of defect")]
    Schijf,
    /// The file is damaged or no database.
    #[error("het bestand is beschadigd of geen database")]
    Beschadigd,
    /// The query does not fit the tables, or could not be built.
    #[error("de vraag past niet op de tabellen")]
    Vraag,
    /// A stored value could not be read, or a value not written, in its SQL type.
    #[error("een waarde past niet bij haar kolom")]
    Waarde,
    /// A row that had to exist does not.
    #[error("een rij ontbreekt")]
    GeenRij,
    /// An earlier statement failed and its error was swallowed by the unit of work: nothing was kept.
    #[error("de transactie was al afgebroken")]
    Afgebroken,
    /// Anything else.
    #[error("niet nader bekend")]
    Overig,
}

impl StoreFout {
    /// True when the same unit of work may succeed when it is run again: a serialization failure or a deadlock.
    ///
    /// [`Store::schrijf`](crate::Store::schrijf) does so by itself.
    #[must_use]
    pub fn herhaalbaar(&self) -> bool {
        matches!(self, Self::Serialisatie)
    }

    /// True when nothing was kept and waiting may help; at the edge: 503 with `Retry-After`.
    #[must_use]
    pub fn tijdelijk(&self) -> bool {
        matches!(
            self,
            Self::Vol
                | Self::Onbereikbaar
                | Self::Serialisatie
                | Self::Database(Databaseklasse::Bezet | Databaseklasse::Schijf)
                | Self::Logboek { .. }
        )
    }
}

impl StoreFout {
    /// This error, met while the log of processings was written. One after which the work is run again stays as it is.
    #[must_use]
    pub fn van_logboek(self) -> Self {
        if self.herhaalbaar() { self } else { Self::Logboek { oorzaak: Box::new(self) } }
    }
}

/// The error of a unit of work that writes: the store looks inside to know whether to run it again.
///
/// An error type that wraps a [`StoreFout`] must show it, or a collision with another write reaches the caller. So must a unit of
/// work return each [`StoreFout`] it meets: one that is swallowed fails the `COMMIT`.
///
/// ```
/// use klant_store::{Schrijffout, StoreFout};
///
/// enum Fout {
///     Regel(&'static str),
///     Store(StoreFout),
/// }
/// impl From<StoreFout> for Fout {
///     fn from(fout: StoreFout) -> Self {
///         Self::Store(fout)
///     }
/// }
/// impl Schrijffout for Fout {
///     fn als_store(&self) -> Option<&StoreFout> {
///         match self {
///             Self::Store(fout) => Some(fout),
///             Self::Regel(_) => None,
///         }
///     }
/// }
/// assert!(Fout::Store(StoreFout::Serialisatie).als_store().is_some_and(StoreFout::herhaalbaar));
/// assert!(Fout::Regel("S12.overtollig").als_store().is_none());
/// ```
pub trait Schrijffout: From<StoreFout> {
    /// The error of the store inside, if that is what it is.
    fn als_store(&self) -> Option<&StoreFout>;
}

impl Schrijffout for StoreFout {
    fn als_store(&self) -> Option<&StoreFout> {
        Some(self)
    }
}

impl From<DieselFout> for StoreFout {
    fn from(fout: DieselFout) -> Self {
        match fout {
            DieselFout::DatabaseError(soort, melding) => {
                let beperking = || melding.constraint_name().map(str::to_owned);
                match soort {
                    DatabaseErrorKind::UniqueViolation => {
                        Self::Uniek { beperking: beperking().or_else(|| sqlite_kolom(melding.message())) }
                    }
                    DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => {
                        Self::Verwijzing
                    }
                    DatabaseErrorKind::SerializationFailure => Self::Serialisatie,
                    DatabaseErrorKind::ClosedConnection => Self::Onbereikbaar,
                    DatabaseErrorKind::UnableToSendCommand if melding.message().contains("parameters") => {
                        Self::Database(Databaseklasse::Vraag)
                    }
                    DatabaseErrorKind::UnableToSendCommand => Self::Onbereikbaar,
                    DatabaseErrorKind::NotNullViolation => Self::Database(Databaseklasse::NietLeeg),
                    DatabaseErrorKind::CheckViolation | DatabaseErrorKind::ExclusionViolation => {
                        Self::Database(Databaseklasse::Voorwaarde)
                    }
                    DatabaseErrorKind::ReadOnlyTransaction => Self::Database(Databaseklasse::AlleenLezen),
                    _ => uit_melding(melding.message()),
                }
            }
            DieselFout::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            DieselFout::BrokenTransactionManager => Self::Onbereikbaar,
            DieselFout::NotFound => Self::Database(Databaseklasse::GeenRij),
            DieselFout::DeserializationError(_)
            | DieselFout::SerializationError(_)
            | DieselFout::IntegerConversion(_) => Self::Database(Databaseklasse::Waarde),
            DieselFout::QueryBuilderError(_) | DieselFout::InvalidCString(_) => {
                Self::Database(Databaseklasse::Vraag)
            }
            _ => Self::Database(Databaseklasse::Overig),
        }
    }
}

/// What diesel has no kind for, told apart by the fixed beginnings of messages; the message itself is dropped.
///
/// The server may be set to another language: then only the class is less precise, except for a deadlock, which is then not run
/// again. (PostgreSQL has no Dutch translation of its server messages.)
pub(crate) fn uit_melding(melding: &str) -> StoreFout {
    const KLASSEN: &[(&str, Databaseklasse)] = &[
        ("database is locked", Databaseklasse::Bezet),
        ("database table is locked", Databaseklasse::Bezet),
        ("canceling statement due to", Databaseklasse::Bezet),
        ("current transaction is aborted", Databaseklasse::Afgebroken),
        ("cannot commit - no transaction is active", Databaseklasse::Afgebroken),
        ("permission denied", Databaseklasse::GeenRecht),
        ("attempt to write a readonly database", Databaseklasse::AlleenLezen),
        ("disk I/O error", Databaseklasse::Schijf),
        ("database or disk is full", Databaseklasse::Schijf),
        ("unable to open database file", Databaseklasse::Schijf),
        ("could not extend file", Databaseklasse::Schijf),
        ("could not write", Databaseklasse::Schijf),
        ("database disk image is malformed", Databaseklasse::Beschadigd),
        ("file is not a database", Databaseklasse::Beschadigd),
        ("no such table", Databaseklasse::Vraag),
        ("no such column", Databaseklasse::Vraag),
        ("relation \"", Databaseklasse::Vraag),
        ("column \"", Databaseklasse::Vraag),
    ];
    if melding.starts_with("deadlock detected") {
        return StoreFout::Serialisatie;
    }
    let klasse = KLASSEN.iter().find(|(begin, _)| melding.starts_with(begin));
    StoreFout::Database(klasse.map_or(Databaseklasse::Overig, |(_, klasse)| *klasse))
}

/// SQLite names the columns of a unique constraint in its message, never the values.
fn sqlite_kolom(melding: &str) -> Option<String> {
    melding.strip_prefix("UNIQUE constraint failed: ").map(str::to_owned)
}

fn schemazin(stand: Schemastand) -> String {
    match stand {
        Schemastand::Gelijk => "het schema van de database klopt".to_owned(),
        Schemastand::Achter(aantal) => {
            format!(
                "het schema van de database loopt {aantal} stap(pen) achter; voer eerst `klant migrate` uit"
            )
        }
        Schemastand::Nieuwer => {
            "de database is gemaakt door een nieuwere versie van klant; installeer die versie \
                                 (`klant migrate` zet geen schema terug)"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use diesel::result::{DatabaseErrorKind, Error as DieselFout};

    use super::{Databaseklasse, StoreFout};

    fn van(soort: DatabaseErrorKind, melding: &str) -> StoreFout {
        DieselFout::DatabaseError(soort, Box::new(melding.to_owned())).into()
    }

    #[test]
    fn geen_fouttekst_herhaalt_een_waarde_uit_de_melding_van_de_database() {
        let melding = "invalid input syntax for type integer: \"999990019\"";
        for soort in [
            DatabaseErrorKind::UniqueViolation,
            DatabaseErrorKind::ForeignKeyViolation,
            DatabaseErrorKind::NotNullViolation,
            DatabaseErrorKind::CheckViolation,
            DatabaseErrorKind::UnableToSendCommand,
            DatabaseErrorKind::Unknown,
        ] {
            let fout = van(soort, melding);
            assert!(!format!("{fout} {fout:?}").contains("999990019"), "{fout:?}");
        }
    }

    #[test]
    fn een_botsing_en_een_deadlock_zijn_herhaalbaar() {
        assert!(van(DatabaseErrorKind::SerializationFailure, "could not serialize access").herhaalbaar());
        assert!(van(DatabaseErrorKind::Unknown, "deadlock detected").herhaalbaar());
        assert!(!van(DatabaseErrorKind::UniqueViolation, "x").herhaalbaar());
    }

    #[test]
    fn een_fout_bij_commit_gaat_voor_op_de_fout_bij_het_terugdraaien() {
        let fout = DieselFout::RollbackErrorOnCommit {
            rollback_error: Box::new(DieselFout::NotInTransaction),
            commit_error: Box::new(DieselFout::DatabaseError(
                DatabaseErrorKind::ForeignKeyViolation,
                Box::new(String::new()),
            )),
        };
        assert_eq!(StoreFout::from(fout), StoreFout::Verwijzing);
    }

    #[test]
    fn een_volle_schijf_is_tijdelijk() {
        for melding in
            ["database or disk is full", "could not extend file \"base/1/2\": No space left on device"]
        {
            let fout = van(DatabaseErrorKind::Unknown, melding);
            assert_eq!(fout, StoreFout::Database(Databaseklasse::Schijf));
            assert!(fout.tijdelijk());
        }
    }

    #[test]
    fn een_bezette_database_is_tijdelijk() {
        let fout = van(DatabaseErrorKind::Unknown, "database is locked");
        assert_eq!(fout, StoreFout::Database(Databaseklasse::Bezet));
        assert!(fout.tijdelijk());
    }

    #[test]
    fn sqlite_noemt_bij_uniek_alleen_de_kolom() {
        let fout = van(DatabaseErrorKind::UniqueViolation, "UNIQUE constraint failed: partij.nummer");
        assert_eq!(fout, StoreFout::Uniek { beperking: Some("partij.nummer".into()) });
    }
}
