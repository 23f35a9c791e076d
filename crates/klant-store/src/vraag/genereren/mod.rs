//! Filling an empty database at bulk speed, with rows that carry their own number.
//!
//! PostgreSQL takes them by `COPY` in its binary form, SQLite by one prepared insert per table. Both get the same rows: a
//! number is chosen by the one who generates, so that a row can point to another before either is written.

mod rijen;

use diesel::prelude::{QueryDsl, RunQueryDsl};

pub use rijen::{
    ActorKlantcontactinvoer, Actorinvoer, Betrokkeneinvoer, DigitaalAdresinvoer, Identificatorinvoer,
    Interactieinvoer, InterneTaakActorinvoer, InterneTaakinvoer, Klantcontactinvoer, Onderwerpobjectinvoer,
    Partijinvoer, Vaststellinginvoer,
};

use crate::schema::{
    actor, actor_klantcontact, betrokkene, digitaal_adres, interactie, interne_taak, interne_taak_actor,
    klantcontact, onderwerpobject, partij, partij_identificator, vaststelling,
};
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// Customers with what belongs to them.
#[derive(Debug, Default)]
pub struct Klantgreep {
    /// The customers; one that another works for comes first.
    pub partijen: Vec<Partijinvoer>,
    /// Their identifying numbers; one under which another stands comes first.
    pub identificatoren: Vec<Identificatorinvoer>,
    /// By whom their identity was established.
    pub vaststellingen: Vec<Vaststellinginvoer>,
    /// Their digital addresses.
    pub digitale_adressen: Vec<DigitaalAdresinvoer>,
}

/// Contacts with all that belongs to them.
#[derive(Debug, Default)]
pub struct Contactgreep {
    /// The contacts.
    pub klantcontacten: Vec<Klantcontactinvoer>,
    /// The interacties that begin with them.
    pub interacties: Vec<Interactieinvoer>,
    /// Who took part.
    pub betrokkenen: Vec<Betrokkeneinvoer>,
    /// The digital addresses that were given in them.
    pub digitale_adressen: Vec<DigitaalAdresinvoer>,
    /// What they were about.
    pub onderwerpobjecten: Vec<Onderwerpobjectinvoer>,
    /// The work that followed.
    pub interne_taken: Vec<InterneTaakinvoer>,
    /// To whom that work was assigned.
    pub taakactoren: Vec<InterneTaakActorinvoer>,
    /// Who took part for the municipality.
    pub contactactoren: Vec<ActorKlantcontactinvoer>,
}

macro_rules! vul {
    ($tx:expr, $table:ident, $rijen:expr) => {
        match $tx {
            #[cfg(feature = "sqlite")]
            Tx::Sqlite(verbinding) => {
                for rij in $rijen {
                    diesel::insert_into($table::table).values(rij).execute(*verbinding)?;
                }
            }
            #[cfg(feature = "postgres")]
            Tx::Postgres(verbinding) => {
                use diesel::prelude::ExecuteCopyFromDsl as _;
                // An empty COPY would still cost a round trip.
                if !$rijen.is_empty() {
                    diesel::copy_from($table::table)
                        .from_insertable($rijen.as_slice())
                        .execute(*verbinding)?;
                }
            }
        }
    };
}

/// Whether the register holds nothing yet of anyone. Applications with their tokens do not count.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn is_leeg(tx: &mut Tx<'_>) -> Result<bool, StoreFout> {
    macro_rules! leeg {
        ($($table:ident),+) => {
            $(met_verbinding!(tx, |c| $table::table.select($table::volgnummer).limit(1).load::<i64>(c))?.is_empty())&&+
        };
    }
    // The rest hangs from these.
    Ok(leeg!(partij, klantcontact, actor, digitaal_adres, partij_identificator))
}

/// Writes employees and departments.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn actoren(tx: &mut Tx<'_>, rijen: &Vec<Actorinvoer>) -> Result<(), StoreFout> {
    vul!(tx, actor, rijen);
    Ok(())
}

/// Writes customers with what belongs to them.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn klanten(tx: &mut Tx<'_>, greep: &Klantgreep) -> Result<(), StoreFout> {
    vul!(tx, partij, &greep.partijen);
    vul!(tx, partij_identificator, &greep.identificatoren);
    vul!(tx, vaststelling, &greep.vaststellingen);
    vul!(tx, digitaal_adres, &greep.digitale_adressen);
    Ok(())
}

/// Writes contacts with all that belongs to them.
///
/// # Errors
/// [`StoreFout`] when the database refuses a row.
pub fn contacten(tx: &mut Tx<'_>, greep: &Contactgreep) -> Result<(), StoreFout> {
    vul!(tx, klantcontact, &greep.klantcontacten);
    vul!(tx, interactie, &greep.interacties);
    vul!(tx, betrokkene, &greep.betrokkenen);
    vul!(tx, digitaal_adres, &greep.digitale_adressen);
    vul!(tx, onderwerpobject, &greep.onderwerpobjecten);
    vul!(tx, interne_taak, &greep.interne_taken);
    vul!(tx, interne_taak_actor, &greep.taakactoren);
    vul!(tx, actor_klantcontact, &greep.contactactoren);
    Ok(())
}

/// Makes the database ready for use: the next number of each table comes after the last one, and PostgreSQL knows how
/// its tables are filled. (SQLite keeps its next number by itself.)
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn rond_af(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => {}
        #[cfg(feature = "postgres")]
        Tx::Postgres(verbinding) => {
            use diesel::connection::SimpleConnection as _;
            const TABELLEN: [&str; 12] = [
                "actor",
                "actor_klantcontact",
                "betrokkene",
                "digitaal_adres",
                "interactie",
                "interne_taak",
                "interne_taak_actor",
                "klantcontact",
                "onderwerpobject",
                "partij",
                "partij_identificator",
                "vaststelling",
            ];
            for tabel in TABELLEN {
                // Of an empty table max() is null, and with that setval does nothing.
                verbinding.batch_execute(&format!(
                    "SELECT setval(pg_get_serial_sequence('{tabel}', 'volgnummer'), max(volgnummer)) FROM {tabel}; \
                     ANALYZE {tabel}"
                ))?;
            }
        }
    }
    Ok(())
}
