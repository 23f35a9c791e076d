//! The resource `persoon` of the Contactgegevens API.

use std::collections::HashMap;

use klant_core::{Adres, Element};
use klant_store::klantinteracties::contactgegevens_persoon::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use time::Date;
use uuid::Uuid;

use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a person; `Some(None)` takes a value away.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Day of birth.
    pub geboortedatum: Option<Date>,
    /// Day of death.
    pub overlijdensdatum: Option<Option<Date>>,
    /// Family name.
    pub geslachtsnaam: Option<String>,
    /// `m`, `v`, `o`, or empty.
    pub geslacht: Option<String>,
    /// What stands before the family name.
    pub voorvoegsel: Option<String>,
    /// First names.
    pub voornamen: Option<String>,
    /// Address.
    pub adres: Option<Option<Adres>>,
}

/// The use cases of `persoon`.
pub struct Persoon;

impl Soort for Persoon {
    const TABEL: Tabel = Tabel::ContactgegevensPersoon;
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
        wie.contactgegevens(beeld.kolommen.uuid.0);
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            geboortedatum: Veldbezwaar::vereis("geboortedatum", opgave.geboortedatum)?,
            overlijdensdatum: None,
            geslachtsnaam: String::new(),
            geslacht: None,
            voorvoegsel: None,
            voornamen: None,
            adres: None.into(),
        })
    }

    fn verborgen(_: &Kolommen, kijk: &Kijk) -> &'static [&'static str] {
        let ziet = |element| kijk.zicht().toont(element);
        match (ziet(Element::Geboortedatum), ziet(Element::Achternaam)) {
            (true, true) => &[],
            (true, false) => &["geslachtsnaam"],
            (false, true) => &["geboortedatum"],
            (false, false) => &["geboortedatum", "geslachtsnaam"],
        }
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = kolommen.clone();
        if let Some(datum) = opgave.geboortedatum {
            kolommen.geboortedatum = datum;
        }
        if let Some(datum) = opgave.overlijdensdatum {
            kolommen.overlijdensdatum = datum;
        }
        if let Some(naam) = &opgave.geslachtsnaam {
            kolommen.geslachtsnaam.clone_from(naam);
        }
        if let Some(geslacht) = &opgave.geslacht {
            kolommen.geslacht = gevuld(geslacht);
        }
        if let Some(voorvoegsel) = &opgave.voorvoegsel {
            kolommen.voorvoegsel = gevuld(voorvoegsel);
        }
        if let Some(voornamen) = &opgave.voornamen {
            kolommen.voornamen = gevuld(voornamen);
        }
        if let Some(adres) = &opgave.adres {
            kolommen.adres = adres.as_ref().into();
        }
        werk.behoud(nummer, &mut kolommen, &was);
        werk.bewaar(nummer, kolommen)
    }
}
