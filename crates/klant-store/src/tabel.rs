//! The tables whose rows have a uuid, by name, and what is the same for each: from uuid to number and back, who points to a row, removing.

mod mee;

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use uuid::Uuid;

use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

pub use mee::{Meegaand, gaan_mee};

macro_rules! tabellen {
    ($($(#[$meta:meta])* $variant:ident = $naam:literal),* $(,)?) => {
        /// A table whose rows are resources.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Tabel { $($(#[$meta])* $variant),* }

        impl Tabel {
            /// Every one.
            pub const ALLE: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the database.
            #[must_use]
            pub const fn naam(self) -> &'static str {
                match self { $(Self::$variant => $naam),* }
            }
        }
    };
}

tabellen! {
    /// Actoren.
    Actor = "actor",
    /// Links of actoren to klantcontacten.
    ActorKlantcontact = "actor_klantcontact",
    /// Betrokkenen.
    Betrokkene = "betrokkene",
    /// Bijlagen.
    Bijlage = "bijlage",
    /// Categorieen.
    Categorie = "categorie",
    /// Categorie-relaties.
    CategorieRelatie = "categorie_relatie",
    /// Digitale adressen.
    DigitaalAdres = "digitaal_adres",
    /// Interne taken.
    InterneTaak = "interne_taak",
    /// Klantcontacten.
    Klantcontact = "klantcontact",
    /// Onderwerpobjecten.
    Onderwerpobject = "onderwerpobject",
    /// Partijen.
    Partij = "partij",
    /// Partij-identificatoren.
    PartijIdentificator = "partij_identificator",
    /// Rekeningnummers.
    Rekeningnummer = "rekeningnummer",
    /// Vertegenwoordigingen.
    Vertegenwoordiging = "vertegenwoordiging",
    /// Duties to keep.
    Bewaarplicht = "bewaarplicht",
    /// Persons of the Contactgegevens API.
    ContactgegevensPersoon = "contactgegevens_persoon",
    /// Organisations of the Contactgegevens API.
    ContactgegevensOrganisatie = "contactgegevens_organisatie",
}

impl Tabel {
    /// The column that says of what kind a row is, where that says which element it holds.
    pub(crate) const fn soortkolom(self) -> &'static str {
        match self {
            Self::DigitaalAdres => "soort",
            Self::PartijIdentificator => "code_soort_object_id",
            _ => "''",
        }
    }

    /// Whether its list goes by when something took place, and only then by number.
    pub(crate) const fn gaat_op_tijd(self) -> bool {
        matches!(self, Self::Klantcontact)
    }

    /// The order of its list: newest first, and contacts by when they took place.
    pub(crate) const fn volgorde(self) -> &'static str {
        if self.gaat_op_tijd() {
            " ORDER BY t.plaatsgevonden_op DESC, t.volgnummer DESC"
        } else {
            " ORDER BY t.volgnummer DESC"
        }
    }
}

/// The number that no row has: to ask for what does not exist as for what does.
pub const GEEN_RIJ: i64 = 0;

/// Rows that point to a row: their numbers and uuids, in order of recording.
pub type PerNummer<T> = HashMap<i64, Vec<T>>;

/// A reference to a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verwijzing {
    /// Its number.
    pub nummer: i64,
    /// Its uuid.
    pub uuid: Uuid,
}

/// From uuids to the numbers of rows that are there.
pub type Verwijzingen = HashMap<(Tabel, Uuid), i64>;

/// The number of the row with this uuid, or none.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn nummer_van(tx: &mut Tx<'_>, tabel: Tabel, uuid: Uuid) -> Result<Option<i64>, StoreFout> {
    let mut tekst = Tekst::van("SELECT volgnummer FROM ", []);
    tekst.en(tabel.naam(), []).en(" WHERE uuid = ?", [uuid.into()]);
    let vraag = tekst.vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(nummers.first().copied())
}

/// The numbers of the rows with these uuids; those that nobody has are left out.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn nummers_van(tx: &mut Tx<'_>, tabel: Tabel, uuids: &[Uuid]) -> Result<HashMap<Uuid, i64>, StoreFout> {
    nummers_waar(tx, tabel, uuids, None)
}

/// [`nummers_van`], of the rows for which this condition on the alias `t` holds.
pub(crate) fn nummers_waar(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    uuids: &[Uuid],
    voorwaarde: Option<&Tekst>,
) -> Result<HashMap<Uuid, i64>, StoreFout> {
    if uuids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut tekst = Tekst::van("SELECT t.volgnummer, t.uuid FROM ", []);
    tekst.en(tabel.naam(), []).en(" t WHERE t.uuid", []).een_van_uuids(uuids).en_waar(voorwaarde);
    let vraag = tekst.vraag::<(BigInt, UuidSql)>();
    let rijen: Vec<(i64, DbUuid)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.into_iter().map(|(nummer, uuid)| (uuid.0, nummer)).collect())
}

/// The uuids of the rows with these numbers.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn uuids_van(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    nummers: impl IntoIterator<Item = Option<i64>>,
) -> Result<HashMap<i64, Uuid>, StoreFout> {
    uuids_waar(tx, tabel, nummers, None)
}

/// [`uuids_van`], of the rows for which this condition on the alias `t` holds.
pub(crate) fn uuids_waar(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    nummers: impl IntoIterator<Item = Option<i64>>,
    voorwaarde: Option<&Tekst>,
) -> Result<HashMap<i64, Uuid>, StoreFout> {
    let mut nummers: Vec<i64> = nummers.into_iter().flatten().collect();
    if nummers.is_empty() {
        return Ok(HashMap::new());
    }
    nummers.sort_unstable();
    nummers.dedup();
    let mut tekst = Tekst::van("SELECT t.volgnummer, t.uuid FROM ", []);
    tekst.en(tabel.naam(), []).en(" t WHERE t.volgnummer", []).een_van(&nummers).en_waar(voorwaarde);
    let vraag = tekst.vraag::<(BigInt, UuidSql)>();
    let rijen: Vec<(i64, DbUuid)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen.into_iter().map(|(nummer, uuid)| (nummer, uuid.0)).collect())
}

/// The rows of a table that point to these rows by a column, in order of recording.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn terug(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    kolom: &'static str,
    nummers: &[i64],
) -> Result<PerNummer<Verwijzing>, StoreFout> {
    terug_waar(tx, tabel, kolom, nummers, None)
}

/// [`terug`], of the rows for which this condition on the alias `t` holds.
pub(crate) fn terug_waar(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    kolom: &'static str,
    nummers: &[i64],
    voorwaarde: Option<&Tekst>,
) -> Result<PerNummer<Verwijzing>, StoreFout> {
    let mut per_nummer = PerNummer::new();
    if nummers.is_empty() {
        return Ok(per_nummer);
    }
    let mut tekst = Tekst::van("SELECT t.", []);
    tekst.en(kolom, []).en(", t.volgnummer, t.uuid FROM ", []).en(tabel.naam(), []).en(" t WHERE t.", []);
    tekst.en(kolom, []).een_van(nummers).en_waar(voorwaarde).en(" ORDER BY t.volgnummer", []);
    let vraag = tekst.vraag::<(BigInt, BigInt, UuidSql)>();
    let rijen: Vec<(i64, i64, DbUuid)> = met_verbinding!(tx, |c| vraag.load(c))?;
    for (van, nummer, uuid) in rijen {
        per_nummer.entry(van).or_insert_with(Vec::new).push(Verwijzing { nummer, uuid: uuid.0 });
    }
    Ok(per_nummer)
}

/// A row that was removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verwijderd {
    /// What was its number.
    pub nummer: i64,
    /// Its uuid.
    pub uuid: Uuid,
    /// Of what kind it was, for a digital address and an identificator; otherwise empty.
    pub soort: String,
}

/// Removes rows; answers which were there.
///
/// # Errors
/// [`StoreFout::Verwijzing`] when something still points to one of them.
pub fn verwijder(tx: &mut Tx<'_>, tabel: Tabel, nummers: &[i64]) -> Result<Vec<Verwijderd>, StoreFout> {
    if nummers.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van("DELETE FROM ", []);
    tekst.en(tabel.naam(), []).en(" WHERE volgnummer", []).een_van(nummers);
    tekst.en(" RETURNING volgnummer, uuid, ", []).en(tabel.soortkolom(), []);
    let vraag = tekst.vraag::<(BigInt, UuidSql, Text)>();
    let weg: Vec<(i64, DbUuid, String)> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(weg.into_iter().map(|(nummer, uuid, soort)| Verwijderd { nummer, uuid: uuid.0, soort }).collect())
}
