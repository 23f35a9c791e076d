//! Categorieen.

use std::collections::HashMap;

use klant_store::klantinteracties::categorie::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a categorie.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Its name.
    pub naam: Option<String>,
}

/// The use cases of categorieen.
pub struct Categorie;

impl Soort for Categorie {
    const TABEL: Tabel = Tabel::Categorie;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        _: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke)
    }

    fn betreft(_: &Beeld, _: &mut Betrokkenen) {}

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen { uuid: DbUuid(werk.context.id()), versie: 1, naam: None })
    }

    /// Who was in it is in it no more.
    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        werk.verwijder(Tabel::Categorie, vec![nummer])
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(naam) = &opgave.naam {
            kolommen.naam = gevuld(naam);
        }
        werk.bewaar(nummer, kolommen)
    }
}
