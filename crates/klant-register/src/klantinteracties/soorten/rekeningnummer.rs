//! Rekeningnummers.

use std::collections::HashMap;

use klant_core::waarde::{Iban, Opgegeven};
use klant_core::{Element, Reden};
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::klantinteracties::rekeningnummer::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a rekeningnummer.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Whose it is; `Some(None)` is nobody's.
    pub partij: Option<Option<Uuid>>,
    /// The account, as text.
    pub iban: Option<String>,
    /// The bank.
    pub bic: Option<String>,
}

/// The use cases of rekeningnummers.
pub struct Rekeningnummer;

impl Soort for Rekeningnummer {
    const TABEL: Tabel = Tabel::Rekeningnummer;
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
            iban: String::new(),
            bic: None,
        })
    }

    fn verborgen(_: &Kolommen, kijk: &Kijk) -> &'static [&'static str] {
        if kijk.zicht().toont(Element::Rekeningnummer) { &[] } else { &["iban", "bic"] }
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        werk.vergeet_voorkeur(Voorkeurskolom::Rekeningnummer, nummer)?;
        werk.verwijder(Tabel::Rekeningnummer, vec![nummer])
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = kolommen.clone();
        if let Some(partij) = werk.verwijzing(Tabel::Partij, opgave.partij)? {
            kolommen.partij = partij;
        }
        if let Some(iban) = &opgave.iban {
            let lezing = Opgegeven::<Iban>::lees(iban.clone());
            werk.meld(lezing.fout().map(|fout| Reden::op(fout.code(), "iban")));
            kolommen.iban.clone_from(iban);
        }
        if let Some(bic) = &opgave.bic {
            kolommen.bic = gevuld(bic);
        }
        werk.behoud(nummer, &mut kolommen, &was);
        // Whose account it is and which one: either is another value of hers.
        let anders = nummer.is_none() || (kolommen.partij, &kolommen.iban) != (was.partij, &was.iban);
        let eigenaar = kolommen.partij.filter(|_| anders);
        let gegeven = vec![(Element::Rekeningnummer, "iban")];
        if let Some(partij) = eigenaar {
            werk.toets_vervanging(partij, &gegeven)?;
        }
        let nummer = werk.bewaar(nummer, kolommen)?;
        if let Some(partij) = eigenaar {
            werk.noteer_herkomst(partij, gegeven)?;
        }
        Ok(nummer)
    }
}
