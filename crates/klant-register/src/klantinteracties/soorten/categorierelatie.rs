//! Categorie-relaties: which partij is in which categorie.

use std::collections::HashMap;

use klant_store::klantinteracties::categorierelatie::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use time::Date;
use uuid::Uuid;

use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a categorie-relatie; `Some(None)` takes a value away.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Who.
    pub partij: Option<Option<Uuid>>,
    /// In which categorie.
    pub categorie: Option<Option<Uuid>>,
    /// From which day on; of a new one, today when it is not given.
    pub begin_datum: Option<Option<Date>>,
    /// Until which day.
    pub eind_datum: Option<Option<Date>>,
}

/// The use cases of categorie-relaties.
pub struct CategorieRelatie;

impl Soort for CategorieRelatie {
    const TABEL: Tabel = Tabel::CategorieRelatie;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        beeld.partij.into_iter().for_each(|partij| wie.klant(partij));
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            partij: None,
            categorie: None,
            begin_datum: Some(werk.context.vandaag),
            eind_datum: None,
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(partij) = werk.verwijzing(Tabel::Partij, opgave.partij)? {
            kolommen.partij = partij;
        }
        if let Some(categorie) = werk.verwijzing(Tabel::Categorie, opgave.categorie)? {
            kolommen.categorie = categorie;
        }
        if let Some(datum) = opgave.begin_datum {
            // A new one without a date begins today.
            kolommen.begin_datum = datum.or(kolommen.begin_datum.filter(|_| nummer.is_none()));
        }
        if let Some(datum) = opgave.eind_datum {
            kolommen.eind_datum = datum;
        }
        werk.bewaar(nummer, kolommen)
    }
}
