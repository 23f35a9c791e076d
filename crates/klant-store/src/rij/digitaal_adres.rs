//! Rows of digitaal_adres.

use diesel::prelude::{AsChangeset, Insertable, Queryable, Selectable};
use klant_core::id::{DigitaalAdresId, InteractieId, KlantcontactId};
use klant_core::{Adresinhoud, Digitaal, DigitaalAdres, Herkomst, Keuze, SoortDigitaalAdres};
use time::Date;

use super::woord;
use crate::{DbTijd, DbUuid, StoreFout};

/// The columns of a digital address that are written.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::digitaal_adres, treat_none_as_null = true)]
pub struct DigitaalAdreskolommen {
    uuid: DbUuid,
    versie: i32,
    partij: Option<i64>,
    betrokkene: Option<i64>,
    soort: String,
    adres: String,
    is_standaard: bool,
    omschrijving: Option<String>,
    verificatie_datum: Option<Date>,
    onbestelbaar_sinds: Option<Date>,
    beperkt_sinds: Option<Date>,
    herkomst_door: String,
    herkomst_op: DbTijd,
    herkomst_interactie: Option<DbUuid>,
    verwijzing: Option<String>,
}

/// A digital address as stored.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::digitaal_adres)]
pub struct DigitaalAdresrij {
    /// Its number, for joins and order.
    pub volgnummer: i64,
    #[diesel(embed)]
    kolommen: DigitaalAdreskolommen,
}

impl DigitaalAdreskolommen {
    /// The row of a digital address with its owners.
    #[must_use]
    pub fn van(adres: &DigitaalAdres, partij: Option<i64>, betrokkene: Option<i64>) -> Self {
        Self {
            uuid: DbUuid(adres.id.uuid()),
            versie: adres.versie,
            partij,
            betrokkene,
            soort: adres.adres.soort().woord().to_owned(),
            adres: adres.adres.bloot().to_owned(),
            is_standaard: adres.is_standaard,
            omschrijving: adres.omschrijving.clone(),
            verificatie_datum: adres.verificatie_datum,
            onbestelbaar_sinds: adres.onbestelbaar_sinds,
            beperkt_sinds: adres.beperkt_sinds,
            herkomst_door: adres.herkomst.door.woord().to_owned(),
            herkomst_op: adres.herkomst.op.into(),
            herkomst_interactie: adres.herkomst.interactie.map(|id| DbUuid(id.uuid())),
            verwijzing: adres.adres.verwijzing().map(|waar| waar.bloot().to_owned()),
        }
    }
}

impl DigitaalAdresrij {
    /// The partij that it belongs to.
    #[must_use]
    pub const fn partij(&self) -> Option<i64> {
        self.kolommen.partij
    }

    /// The betrokkene that it belongs to, or who chose it.
    #[must_use]
    pub const fn betrokkene(&self) -> Option<i64> {
        self.kolommen.betrokkene
    }

    /// The digital address.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(self) -> Result<DigitaalAdres, StoreFout> {
        let (rij, k) = (self.volgnummer, self.kolommen);
        let soort = woord(&k.soort, "digitaal_adres", "soort", rij)?;
        Ok(DigitaalAdres {
            id: DigitaalAdresId::nieuw(k.uuid.0),
            versie: k.versie,
            adres: inhoud(soort, k.adres, k.verwijzing, rij)?,
            omschrijving: k.omschrijving,
            is_standaard: k.is_standaard,
            verificatie_datum: k.verificatie_datum,
            onbestelbaar_sinds: k.onbestelbaar_sinds,
            beperkt_sinds: k.beperkt_sinds,
            herkomst: Herkomst {
                door: woord(&k.herkomst_door, "digitaal_adres", "herkomst_door", rij)?,
                op: k.herkomst_op.0,
                interactie: k
                    .herkomst_interactie
                    .map(|uuid| InteractieId::van(KlantcontactId::nieuw(uuid.0))),
            },
        })
    }
}

fn inhoud(
    soort: SoortDigitaalAdres,
    adres: String,
    verwijzing: Option<String>,
    rij: i64,
) -> Result<Adresinhoud, StoreFout> {
    match verwijzing {
        None => Ok(Digitaal::lees(soort, adres).into()),
        Some(waar) => {
            let waar = waar.parse().map_err(|_| StoreFout::Stuk {
                tabel: "digitaal_adres",
                kolom: "verwijzing",
                rij,
            })?;
            Ok(Adresinhoud::Verwezen(soort, waar))
        }
    }
}
