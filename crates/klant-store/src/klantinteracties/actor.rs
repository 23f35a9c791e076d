//! Actoren.

use std::collections::HashMap;

use super::Welke;
use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, bevat, op};
use super::rij::rij;
use crate::bevat::Tekstkolom;
use crate::rij::VindbareActor;
use crate::{StoreFout, Tx};

rij! {
    actor {
        soort: String,
        naam: String,
        actief: bool,
        object_id: Option<String>,
        code_objecttype: Option<String>,
        code_register: Option<String>,
        code_soort_object_id: Option<String>,
        identificatie_gegeven: bool,
        functie: Option<String>,
        omschrijving: Option<String>,
        emailadres: Option<String>,
        telefoonnummer: Option<String>,
        faxnummer: Option<String>,
        andere_identificaties: Option<String>,
    } vindbaar VindbareActor
}

impl From<&Kolommen> for VindbareActor {
    fn from(kolommen: &Kolommen) -> Self {
        Self::van(&kolommen.naam)
    }
}

impl Elementkolommen for Kolommen {}

/// What an answer shows of an actor: her columns.
pub type Beeld = Kolommen;

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("actoridentificatorCodeObjecttype", S::Tekst, "t.code_objecttype = ?"),
    op("actoridentificatorCodeRegister", S::Tekst, "t.code_register = ?"),
    op("actoridentificatorCodeSoortObjectId", S::Tekst, "t.code_soort_object_id = ?"),
    op("actoridentificatorObjectId", S::Tekst, "t.object_id = ?"),
    op("indicatieActief", S::Vlag, "t.actief = ?"),
    // As many as there are employees.
    bevat("naam", "", Tekstkolom { alias: "t", kolom: "naam_gevouwen", index: None }),
    op(
        "soortActor",
        S::Keuze(&["geautomatiseerde_actor", "medewerker", "organisatorische_eenheid"]),
        "t.soort = ?",
    ),
];

/// What answers show of these actoren.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>) -> Result<HashMap<i64, Beeld>, StoreFout> {
    Ok(rijen(tx, welke)?.into_iter().map(|rij| (rij.volgnummer, rij.kolommen)).collect())
}
