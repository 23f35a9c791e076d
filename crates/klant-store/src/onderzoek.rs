//! Looking into a database as it is: for the one who wants to know what is wrong with it.
//!
//! Nothing here migrates, makes a file or writes. Every question stands by itself, so that one that fails leaves the
//! others an answer. No answer holds a value of a customer: only counts, closed words, codes and names of applications.

#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
#[cfg(feature = "sqlite")]
use diesel::sqlite::SqliteConnection;

use crate::schema::{digitaal_adres, interactie, partij_identificator};
use crate::sleutel::Sleutelbos;
use crate::sleutel::rotatie::{self, VERSLEUTELD};
use crate::tx::met_verbinding;
use crate::url::Database;
use crate::{Schemastand, StoreFout, Tx, lane, migratie};

/// One connection that only reads, to a database of whatever schema.
pub struct Onderzoek(Verbinding);

enum Verbinding {
    #[cfg(feature = "sqlite")]
    Sqlite(SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(PgConnection),
}

impl std::fmt::Debug for Onderzoek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Onderzoek(…)")
    }
}

impl Onderzoek {
    /// Connects. A SQLite file that is absent is not made.
    ///
    /// # Errors
    /// [`StoreFout::Onbereikbaar`], [`StoreFout::NietIngebouwd`], or a file that is no database.
    pub fn open(database: &Database) -> Result<Self, StoreFout> {
        match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(pad) => {
                // A relative path could begin with `file:` and be taken for a URI.
                let pad = std::path::absolute(pad).map_err(|_| StoreFout::Onbereikbaar)?;
                Ok(Self(Verbinding::Sqlite(lane::sqlite::open_lezer(&pad)?)))
            }
            #[cfg(feature = "postgres")]
            Database::Postgres(url) => {
                use diesel::connection::SimpleConnection as _;
                let mut verbinding = lane::postgres::open(url)?;
                verbinding.batch_execute("SET default_transaction_read_only = on")?;
                Ok(Self(Verbinding::Postgres(verbinding)))
            }
            #[cfg(not(feature = "sqlite"))]
            Database::Sqlite(_) => Err(StoreFout::NietIngebouwd("SQLite")),
            #[cfg(not(feature = "postgres"))]
            Database::Postgres(_) => Err(StoreFout::NietIngebouwd("PostgreSQL")),
        }
    }

    /// Asks one question.
    ///
    /// # Errors
    /// Those of the question.
    pub fn vraag<T>(
        &mut self,
        vraag: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreFout>,
    ) -> Result<T, StoreFout> {
        match &mut self.0 {
            #[cfg(feature = "sqlite")]
            Verbinding::Sqlite(verbinding) => vraag(&mut Tx::Sqlite(verbinding)),
            #[cfg(feature = "postgres")]
            Verbinding::Postgres(verbinding) => vraag(&mut Tx::Postgres(verbinding)),
        }
    }
}

/// How the schema of the database compares to the one that this program knows.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn schemastand(tx: &mut Tx<'_>) -> Result<Schemastand, StoreFout> {
    migratie::schemastand(tx)
}

#[derive(QueryableByName)]
struct Woordtelling {
    #[diesel(sql_type = Nullable<Text>)]
    woord: Option<String>,
    #[diesel(sql_type = BigInt)]
    aantal: i64,
}

/// Which words a column holds, and how often: for a column of closed words or codes, never for one with free text.
///
/// Table and column are names of the schema, never what someone typed.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn woorden(
    tx: &mut Tx<'_>,
    tabel: &'static str,
    kolom: &'static str,
) -> Result<Vec<(String, i64)>, StoreFout> {
    let vraag =
        format!("SELECT {kolom} AS woord, count(*) AS aantal FROM {tabel} GROUP BY {kolom} ORDER BY 1");
    let rijen: Vec<Woordtelling> = met_verbinding!(tx, |c| diesel::sql_query(vraag).load(c))?;
    Ok(rijen.into_iter().filter_map(|rij| Some((rij.woord?, rij.aantal))).collect())
}

/// The profile codes of the interacties, and how often each.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn profielen_van_interacties(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, StoreFout> {
    Ok(met_verbinding!(tx, |c| interactie::table
        .group_by(interactie::profiel_code)
        .order(interactie::profiel_code)
        .select((interactie::profiel_code, diesel::dsl::count_star()))
        .load(c))?)
}

/// How many digital addresses belong to nobody: neither to a partij nor to a betrokkene.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn digitale_adressen_van_niemand(tx: &mut Tx<'_>) -> Result<i64, StoreFout> {
    Ok(met_verbinding!(tx, |c| digitaal_adres::table
        .filter(digitaal_adres::partij.is_null())
        .filter(digitaal_adres::betrokkene.is_null())
        .count()
        .get_result(c))?)
}

/// How many identificators identify nobody. One under which another stands is left out: it is there for that other.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn identificatoren_van_niemand(tx: &mut Tx<'_>) -> Result<i64, StoreFout> {
    let kind = diesel::alias!(partij_identificator as kind);
    let boven = kind.field(partij_identificator::sub_identificator_van);
    met_verbinding!(tx, |c| partij_identificator::table
        .filter(partij_identificator::partij.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(
            kind.filter(boven.eq(partij_identificator::volgnummer.nullable()))
        )))
        .count()
        .get_result(c))
    .map_err(Into::into)
}

/// Values of one column that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onleesbaar {
    /// The table.
    pub tabel: String,
    /// The column.
    pub kolom: String,
    /// How many rows.
    pub aantal: i64,
}

/// The encrypted columns with values that these keys do not open.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn waarden_die_niet_opengaan(
    tx: &mut Tx<'_>,
    sleutels: &Sleutelbos,
) -> Result<Vec<Onleesbaar>, StoreFout> {
    let mut onleesbaar = Vec::new();
    for kolom in VERSLEUTELD {
        let aantal = rotatie::dichte_waarden(tx, kolom, sleutels)?;
        if aantal > 0 {
            onleesbaar.push(Onleesbaar {
                tabel: kolom.tabel.to_owned(),
                kolom: kolom.cijfertekst.to_owned(),
                aantal,
            });
        }
    }
    Ok(onleesbaar)
}

/// How many encrypted values stand under an older version of the key than the newest: a rotation that was begun and not finished.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn waarden_onder_een_oudere_sleutel(tx: &mut Tx<'_>, sleutels: &Sleutelbos) -> Result<i64, StoreFout> {
    Ok(rotatie::aantallen(tx)?.range(..sleutels.nieuwste()).map(|(_, aantal)| aantal).sum())
}

/// What a SQLite file says of itself; none for PostgreSQL, which types its columns and guards its own pages.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bestandstoestand {
    /// Faults of the file: damaged pages, indexes that miss rows.
    pub beschadigingen: i64,
    /// Rows that refer to a row that is not there.
    pub losse_verwijzingen: i64,
    /// Uuids, instants, dates and truth values that are none.
    pub onleesbaar: Vec<Onleesbaar>,
}

/// Reads the whole file and looks for damage. On a large one this takes long.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn bestand(tx: &mut Tx<'_>) -> Result<Option<Bestandstoestand>, StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(verbinding) => Ok(Some(sqlite::bestand(verbinding)?)),
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => Ok(None),
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use diesel::prelude::*;
    use diesel::sql_types::{BigInt, Text};
    use diesel::sqlite::SqliteConnection;

    use super::{Bestandstoestand, Onleesbaar, VERSLEUTELD};

    /// An instant as the register writes it; see `DbTijd`.
    const MOMENT: &str = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z";

    #[derive(QueryableByName)]
    struct Kolom {
        #[diesel(sql_type = Text)]
        tabel: String,
        #[diesel(sql_type = Text)]
        kolom: String,
        #[diesel(sql_type = Text)]
        soort: String,
    }

    #[derive(QueryableByName)]
    struct Aantal {
        #[diesel(sql_type = BigInt)]
        aantal: i64,
    }

    pub(super) fn bestand(c: &mut SqliteConnection) -> QueryResult<Bestandstoestand> {
        let tel = |c: &mut SqliteConnection, vraag: &str| -> QueryResult<i64> {
            Ok(diesel::sql_query(vraag).get_result::<Aantal>(c)?.aantal)
        };
        // The texts name tables and rows; only their number goes on.
        let beschadigingen =
            tel(c, "SELECT count(*) AS aantal FROM pragma_integrity_check WHERE integrity_check <> 'ok'")?;
        let losse_verwijzingen = tel(c, "SELECT count(*) AS aantal FROM pragma_foreign_key_check")?;
        let kolommen: Vec<Kolom> = diesel::sql_query(
            "SELECT t.name AS tabel, k.name AS kolom, k.type AS soort \
             FROM pragma_table_list AS t, pragma_table_info(t.name) AS k \
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
             ORDER BY t.name, k.cid",
        )
        .load(c)?;
        let mut onleesbaar = Vec::new();
        for Kolom { tabel, kolom, soort } in kolommen {
            let Some(eis) = eis(&kolom, &soort) else { continue };
            let vraag = format!(
                "SELECT count(*) AS aantal FROM \"{tabel}\" WHERE \"{kolom}\" IS NOT NULL AND NOT ({eis})"
            );
            let aantal = tel(c, &vraag)?;
            if aantal > 0 {
                onleesbaar.push(Onleesbaar { tabel, kolom, aantal });
            }
        }
        Ok(Bestandstoestand { beschadigingen, losse_verwijzingen, onleesbaar })
    }

    /// What a value of a column must satisfy, by its name and type; free text and numbers satisfy everything.
    fn eis(kolom: &str, soort: &str) -> Option<String> {
        match soort {
            "BLOB" => match kolom {
                kolom if VERSLEUTELD.iter().any(|een| een.cijfertekst == kolom) => None,
                "rijen" => None,
                "opzoekwaarde"
                | "betrokkene_opzoekwaarde"
                | "tokenhash"
                | "hash"
                | "zegelhash"
                | "handtekening" => Some(lengte(kolom, 32)),
                "span_id" | "parent_span_id" => Some(lengte(kolom, 8)),
                _ => Some(lengte(kolom, 16)),
            },
            "DATE" => Some(format!("date(\"{kolom}\") IS \"{kolom}\"")),
            "BOOLEAN" => Some(format!("typeof(\"{kolom}\") = 'integer' AND \"{kolom}\" IN (0, 1)")),
            "TEXT" if matches!(kolom, "op" | "tijdstip" | "grens") || kolom.ends_with("_op") => {
                Some(format!("\"{kolom}\" GLOB '{MOMENT}'"))
            }
            "TEXT" => Some(format!("typeof(\"{kolom}\") = 'text'")),
            _ => None,
        }
    }

    fn lengte(kolom: &str, bytes: usize) -> String {
        format!("typeof(\"{kolom}\") = 'blob' AND length(\"{kolom}\") = {bytes}")
    }
}
