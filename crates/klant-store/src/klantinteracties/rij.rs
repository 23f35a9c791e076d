//! What every table of the APIs has: its columns as one struct, read and written as a whole.

use klant_core::Elementen;
use uuid::Uuid;

use super::Elementkolommen as _;
use crate::tabel::Tabel;
use crate::{StoreFout, Tx};

/// The columns of a row that is kept.
pub trait Opgeslagen: Clone + Into<Rij> {
    /// The row with this number.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    fn lees(tx: &mut Tx<'_>, nummer: i64) -> Result<Option<Self>, StoreFout>;
}

/// The columns of a table that the APIs write, and the three things that are done with them. By what a row is found is derived from them, and
/// written along.
macro_rules! rij {
    ($tabel:ident { $($veld:ident: $type:ty),* $(,)? } $(ingebed { $($groep:ident: $groeptype:ty),* $(,)? })? $(vindbaar $vindbaar:ty)?) => {
        /// The columns that the API writes; the migration says what each is.
        #[derive(Clone, ::diesel::Queryable, ::diesel::Selectable, ::diesel::Insertable, ::diesel::AsChangeset)]
        #[diesel(table_name = crate::schema::$tabel, treat_none_as_null = true)]
        #[expect(missing_docs, reason = "the migration says what each column is")]
        pub struct Kolommen {
            pub uuid: $crate::DbUuid,
            pub versie: i32,
            $(pub $veld: $type,)*
            $($(#[diesel(embed)] pub $groep: $groeptype,)*)?
        }

        /// A row as stored.
        #[derive(Clone, ::diesel::Queryable, ::diesel::Selectable)]
        #[diesel(table_name = crate::schema::$tabel)]
        pub struct Rij {
            /// Its number, for joins and order.
            pub volgnummer: i64,
            /// Its columns.
            #[diesel(embed)]
            pub kolommen: Kolommen,
        }

        /// These rows; unknown numbers are left out.
        ///
        /// # Errors
        /// [`StoreFout`](crate::StoreFout) when the database fails.
        pub fn rijen<'a>(
            tx: &mut $crate::Tx<'_>,
            welke: impl Into<$crate::klantinteracties::Welke<'a>>,
        ) -> Result<Vec<Rij>, $crate::StoreFout> {
            use ::diesel::{QueryDsl as _, RunQueryDsl as _, SelectableHelper as _};
            use $crate::klantinteracties::Welke;
            use $crate::lijst::{Bron, Lijst, een_uit};
            let bron = match welke.into() {
                Welke::Nummers([]) => return Ok(Vec::new()),
                Welke::Nummers(nummers) => Bron::Nummers(Lijst::nummers(nummers)),
                Welke::Van(selectie) => Bron::Tekst(selectie.als_tekst()),
            };
            Ok($crate::tx::met_verbinding!(tx, |c| crate::schema::$tabel::table
                .filter(een_uit(crate::schema::$tabel::volgnummer, bron))
                .select(Rij::as_select())
                .load(c))?)
        }

        /// The row with this number.
        ///
        /// # Errors
        /// [`StoreFout`](crate::StoreFout) when the database fails.
        pub fn rij(tx: &mut $crate::Tx<'_>, nummer: i64) -> Result<Option<Kolommen>, $crate::StoreFout> {
            Ok(rijen(tx, &[nummer])?.pop().map(|rij| rij.kolommen))
        }

        impl $crate::klantinteracties::Opgeslagen for Kolommen {
            fn lees(tx: &mut $crate::Tx<'_>, nummer: i64) -> Result<Option<Self>, $crate::StoreFout> {
                rij(tx, nummer)
            }
        }

        /// Writes a new row; answers its number.
        ///
        /// # Errors
        /// [`StoreFout`](crate::StoreFout) when the database refuses it.
        pub fn voeg_toe(tx: &mut $crate::Tx<'_>, kolommen: &Kolommen) -> Result<i64, $crate::StoreFout> {
            use ::diesel::RunQueryDsl as _;
            Ok($crate::tx::met_verbinding!(tx, |c| ::diesel::insert_into(crate::schema::$tabel::table)
                .values(($(<$vindbaar>::from(kolommen),)? kolommen.clone(),))
                .returning(crate::schema::$tabel::volgnummer)
                .get_result(c))?)
        }

        /// Writes the columns of a row anew, with the next version.
        ///
        /// # Errors
        /// [`StoreFout`](crate::StoreFout) when the database refuses it.
        pub fn vervang(tx: &mut $crate::Tx<'_>, nummer: i64, kolommen: &Kolommen) -> Result<(), $crate::StoreFout> {
            use ::diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
            let kolommen = Kolommen { versie: kolommen.versie.saturating_add(1), ..kolommen.clone() };
            $crate::tx::met_verbinding!(tx, |c| ::diesel::update(
                crate::schema::$tabel::table.filter(crate::schema::$tabel::volgnummer.eq(nummer))
            )
            .set(($(<$vindbaar>::from(&kolommen),)? kolommen,))
            .execute(c))?;
            Ok(())
        }
    };
}

pub(super) use rij;

macro_rules! rijen {
    ($($variant:ident: $module:ident),* $(,)?) => {
        /// A row of any of the resources, to be written.
        pub enum Rij {
            $(#[doc = concat!("A row of `", stringify!($module), "`.")] $variant(super::$module::Kolommen)),*
        }

        impl Rij {
            /// In which table it is.
            #[must_use]
            pub const fn tabel(&self) -> Tabel {
                match self { $(Self::$variant(_) => Tabel::$variant),* }
            }

            /// Its identity.
            #[must_use]
            pub const fn uuid(&self) -> Uuid {
                match self { $(Self::$variant(kolommen) => kolommen.uuid.0),* }
            }

            /// The Elementen of which it holds another value than the row as it was; of a new row, those of which it holds any.
            #[must_use]
            pub fn gewijzigd(&self, was: Option<&Self>) -> Elementen {
                match (self, was) {
                    $((Self::$variant(kolommen), Some(Self::$variant(was))) => kolommen.gewijzigd(Some(was)),)*
                    $((Self::$variant(kolommen), _) => kolommen.gewijzigd(None),)*
                }
            }

            /// The row with this number in the same table, as it stands.
            ///
            /// # Errors
            /// [`StoreFout`] when the database fails.
            pub fn zoals_het_staat(&self, tx: &mut Tx<'_>, nummer: i64) -> Result<Option<Self>, StoreFout> {
                match self {
                    $(Self::$variant(_) => {
                        let kolommen = <super::$module::Kolommen as Opgeslagen>::lees(tx, nummer)?;
                        Ok(kolommen.map(Self::from))
                    })*
                }
            }

            /// Writes it as a new row, or over the row with this number; answers its number.
            ///
            /// # Errors
            /// [`StoreFout`] when the database refuses it.
            pub fn bewaar(&self, tx: &mut Tx<'_>, nummer: Option<i64>) -> Result<i64, StoreFout> {
                match (self, nummer) {
                    $(
                        (Self::$variant(kolommen), None) => super::$module::voeg_toe(tx, kolommen),
                        (Self::$variant(kolommen), Some(nummer)) => {
                            super::$module::vervang(tx, nummer, kolommen)?;
                            Ok(nummer)
                        }
                    )*
                }
            }
        }

        $(impl From<super::$module::Kolommen> for Rij {
            fn from(kolommen: super::$module::Kolommen) -> Self {
                Self::$variant(kolommen)
            }
        })*
    };
}

rijen! {
    Actor: actor,
    ActorKlantcontact: actorklantcontact,
    Betrokkene: betrokkene,
    Bijlage: bijlage,
    Categorie: categorie,
    CategorieRelatie: categorierelatie,
    DigitaalAdres: digitaal_adres,
    InterneTaak: internetaak,
    Klantcontact: klantcontact,
    Onderwerpobject: onderwerpobject,
    Partij: partij,
    PartijIdentificator: partij_identificator,
    Rekeningnummer: rekeningnummer,
    Vertegenwoordiging: vertegenwoordiging,
    ContactgegevensPersoon: contactgegevens_persoon,
    ContactgegevensOrganisatie: contactgegevens_organisatie,
}
