//! The resource `organisatie` of the Contactgegevens API.

use std::collections::HashMap;

use klant_core::{Adres, Element};
use klant_store::klantinteracties::contactgegevens_organisatie::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use time::Date;
use uuid::Uuid;

use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of an organisation; `Some(None)` takes a value away.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Its name.
    pub handelsnaam: Option<String>,
    /// Since when it is there.
    pub oprichtingsdatum: Option<Option<Date>>,
    /// Since when it is there no more.
    pub opheffingsdatum: Option<Option<Date>>,
    /// Address.
    pub adres: Option<Option<Adres>>,
}

/// The use cases of `organisatie`.
pub struct Organisatie;

impl Soort for Organisatie {
    const TABEL: Tabel = Tabel::ContactgegevensOrganisatie;
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
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        wie.contactgegevens(beeld.uuid.0);
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            handelsnaam: String::new(),
            oprichtingsdatum: None,
            opheffingsdatum: None,
            adres: None.into(),
        })
    }

    fn verborgen(_: &Kolommen, kijk: &Kijk) -> &'static [&'static str] {
        if kijk.zicht().toont(Element::Organisatienaam) { &[] } else { &["handelsnaam"] }
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = kolommen.clone();
        if let Some(naam) = &opgave.handelsnaam {
            kolommen.handelsnaam.clone_from(naam);
        }
        if let Some(datum) = opgave.oprichtingsdatum {
            kolommen.oprichtingsdatum = datum;
        }
        if let Some(datum) = opgave.opheffingsdatum {
            kolommen.opheffingsdatum = datum;
        }
        if let Some(adres) = &opgave.adres {
            kolommen.adres = adres.as_ref().into();
        }
        werk.behoud(nummer, &mut kolommen, &was);
        werk.bewaar(nummer, kolommen)
    }
}
