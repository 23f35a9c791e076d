//! Bijlagen: references to documents elsewhere.

use std::collections::HashMap;

use klant_core::Objectidentificator;
use klant_store::klantinteracties::bijlage::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::sleutelkolommen;
use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a bijlage.
#[derive(Clone, Default)]
pub struct Opgave {
    /// The contact that it belongs to; `Some(None)` is none.
    pub klantcontact: Option<Option<Uuid>>,
    /// The document elsewhere.
    pub identificator: Option<Objectidentificator>,
}

/// The use cases of bijlagen.
pub struct Bijlage;

impl Soort for Bijlage {
    const TABEL: Tabel = Tabel::Bijlage;
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
        beeld.kolommen.klantcontact.into_iter().for_each(|nummer| wie.klantcontact_met_nummer(nummer));
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            klantcontact: None,
            object_id: None,
            code_objecttype: None,
            code_register: None,
            code_soort_object_id: None,
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = kolommen.klantcontact;
        if let Some(contact) = werk.verwijzing(Tabel::Klantcontact, opgave.klantcontact)? {
            kolommen.klantcontact = contact;
        }
        if let Some(sleutel) = &opgave.identificator {
            [
                kolommen.object_id,
                kolommen.code_objecttype,
                kolommen.code_register,
                kolommen.code_soort_object_id,
            ] = sleutelkolommen(sleutel);
        }
        if let Some(contact) = kolommen.klantcontact.filter(|contact| was != Some(*contact)) {
            werk.meld_gesloten(contact, "wasBijlageVanKlantcontact")?;
        }
        werk.bewaar(nummer, kolommen)
    }
}
