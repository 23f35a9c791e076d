//! The resource `persoon` of the Contactgegevens API.

use std::collections::HashMap;

use klant_core::Element;
use time::Date;

use super::Kijk;
use super::Welke;
use super::elementen::{Elementkolommen, elementkolommen};
use super::filter::Filter;
use super::rij::rij;
use crate::rij::Contactgegevenspersoonadres;
use crate::{StoreFout, Tx};

rij! {
    contactgegevens_persoon {
        geboortedatum: Date,
        overlijdensdatum: Option<Date>,
        geslachtsnaam: String,
        geslacht: Option<String>,
        voorvoegsel: Option<String>,
        voornamen: Option<String>,
    } ingebed { adres: Contactgegevenspersoonadres }
}

elementkolommen! {
    [vast: Geboortedatum => geboortedatum]
    Achternaam => geslachtsnaam;
    VoorvoegselAchternaam => voorvoegsel;
    Voornaam => voornamen;
    Bezoekadres => adres;
    Geboortedatum => overlijdensdatum, geslacht;
}

/// What an answer shows of a person.
#[derive(Clone)]
pub struct Beeld {
    /// The columns, of which the date of birth is not to be shown.
    pub kolommen: Kolommen,
    /// The date of birth, when it may be seen.
    pub geboortedatum: Option<Date>,
}

/// The list has no filters.
pub const FILTERS: &[Filter] = &[];

/// What answers show of these rows.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(tx: &mut Tx<'_>, welke: Welke<'_>, kijk: &Kijk) -> Result<HashMap<i64, Beeld>, StoreFout> {
    Ok(rijen(tx, welke)?
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let geboortedatum =
                kijk.zicht().als_zichtbaar(Element::Geboortedatum, Some(kolommen.geboortedatum));
            (volgnummer, Beeld { kolommen: kolommen.verhuld(kijk), geboortedatum })
        })
        .collect())
}
