//! Partij-identificatoren. The number itself is never stored, only its ciphertext and look-up value.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use klant_core::{Elementen, SoortIdentificatie};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, op};
use super::rij::rij;
use super::samenhang::genoemd;
use super::{Kijk, PerNummer, Tabel, Verwijzing, Welke, kies};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{Sleutelbos, StoreFout, Tx, Versleuteld};

rij! {
    partij_identificator {
        partij: Option<i64>,
        sub_identificator_van: Option<i64>,
        andere_partij_identificator: Option<String>,
        code_objecttype: String,
        code_register: String,
        code_soort_object_id: String,
        land: Option<String>,
        sleutelversie: i32,
        cijfertekst: Vec<u8>,
        opzoekwaarde: Vec<u8>,
    }
}

impl Elementkolommen for Kolommen {
    fn gewijzigd(&self, was: Option<&Self>) -> Elementen {
        // A ciphertext is another every time; what it is found by is not.
        let zelfde = |was: &Self| {
            was.opzoekwaarde == self.opzoekwaarde && was.code_soort_object_id == self.code_soort_object_id
        };
        let element =
            |rij: &Self| Elementen::leeg().met(SoortIdentificatie::element_van(&rij.code_soort_object_id));
        match was {
            Some(was) if zelfde(was) => Elementen::leeg(),
            Some(was) => element(was).en(element(self)),
            None => element(self),
        }
    }
}

impl Kolommen {
    /// The number that it keeps.
    ///
    /// # Errors
    /// [`StoreFout::Sleutel`] when the key does not fit.
    pub fn nummer(&self, sleutels: &Sleutelbos) -> Result<Zeroizing<String>, StoreFout> {
        let versleuteld =
            Versleuteld { sleutelversie: self.sleutelversie, cijfertekst: self.cijfertekst.clone() };
        Ok(sleutels.ontsleutel(&versleuteld, self.uuid.0.as_bytes())?)
    }

    /// Keeps another number.
    ///
    /// # Errors
    /// [`StoreFout::Sleutel`] when it could not be encrypted.
    pub fn zet_nummer(&mut self, nummer: &str, sleutels: &Sleutelbos) -> Result<(), StoreFout> {
        let versleuteld = sleutels.versleutel(nummer, self.uuid.0.as_bytes())?;
        self.sleutelversie = versleuteld.sleutelversie;
        self.cijfertekst = versleuteld.cijfertekst;
        self.opzoekwaarde = sleutels.opzoekwaarde(nummer).to_vec();
        Ok(())
    }
}

/// What an answer shows of an identificator.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// The number in full: a sensitive value.
    pub nummer: Zeroizing<String>,
    /// Whom it identifies.
    pub partij: Option<Uuid>,
    /// The identificator that it stands under, with its kind.
    pub boven: Option<(Uuid, String)>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("anderePartijIdentificator", S::Tekst, "t.andere_partij_identificator = ?"),
    op(
        "partijIdentificatorCodeObjecttype",
        S::Keuze(&["natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging"]),
        "t.code_objecttype = ?",
    ),
    op("partijIdentificatorCodeRegister", S::Keuze(&["brp", "hr"]), "t.code_register = ?"),
    op(
        "partijIdentificatorCodeSoortObjectId",
        S::Keuze(&["bsn", "kvk_nummer", "rsin", "vestigingsnummer"]),
        "t.code_soort_object_id = ?",
    ),
    op("partijIdentificatorObjectId", S::Nummer, "t.opzoekwaarde = ?"),
];

/// What answers show of these identificatoren.
///
/// # Errors
/// [`StoreFout`] when the database fails or a key does not fit.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let partijen = kijk.uuids_van(tx, Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.partij))?;
    met_partijen(tx, rijen, kijk, &partijen)
}

fn met_partijen(
    tx: &mut Tx<'_>,
    rijen: Vec<Rij>,
    kijk: &Kijk,
    partijen: &HashMap<i64, Uuid>,
) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let mut ouders: Vec<i64> = rijen.iter().filter_map(|rij| rij.kolommen.sub_identificator_van).collect();
    ouders.sort_unstable();
    ouders.dedup();
    let ouders: HashMap<i64, (Uuid, String)> = self::rijen(tx, &ouders)?
        .into_iter()
        .filter(|rij| kijk.ziet_identificator(&rij.kolommen.code_soort_object_id))
        .map(|rij| (rij.volgnummer, (rij.kolommen.uuid.0, rij.kolommen.code_soort_object_id)))
        .collect();
    rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let beeld = Beeld {
                nummer: kolommen.nummer(kijk.sleutels())?,
                partij: kolommen.partij.and_then(|nummer| partijen.get(&nummer).copied()),
                boven: kolommen.sub_identificator_van.and_then(|nummer| ouders.get(&nummer).cloned()),
                kolommen,
            };
            Ok((volgnummer, beeld))
        })
        .collect()
}

/// The identificatoren of partijen whose uuids are known.
pub(super) fn van_partijen(
    tx: &mut Tx<'_>,
    gevonden: PerNummer<Verwijzing>,
    kijk: &Kijk,
    partijen: &HashMap<i64, Uuid>,
) -> Result<PerNummer<Beeld>, StoreFout> {
    let rijen = rijen(tx, &genoemd(&gevonden))?;
    let beelden = met_partijen(tx, rijen, kijk, partijen)?;
    Ok(gevonden.into_iter().map(|(partij, eigen)| (partij, kies(&beelden, &eigen))).collect())
}

/// The rows with the same number and codes, others than this one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn gelijke(tx: &mut Tx<'_>, kolommen: &Kolommen, behalve: Option<i64>) -> Result<Vec<Rij>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT volgnummer FROM partij_identificator WHERE opzoekwaarde = ? AND code_objecttype = ? \
         AND code_register = ? AND code_soort_object_id = ? AND volgnummer <> ?",
        [
            kolommen.opzoekwaarde.clone().into(),
            kolommen.code_objecttype.as_str().into(),
            kolommen.code_register.as_str().into(),
            kolommen.code_soort_object_id.as_str().into(),
            behalve.unwrap_or_default().into(),
        ],
    )
    .vraag::<BigInt>();
    let nummers: Vec<i64> = met_verbinding!(tx, |c| vraag.load(c))?;
    rijen(tx, &nummers)
}
