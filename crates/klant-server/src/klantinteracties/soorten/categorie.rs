//! `categorieen`.

use klant_register::klantinteracties::soorten::categorie::{Categorie, Opgave};
use klant_register::store::klantinteracties::Filter;
use klant_register::store::klantinteracties::categorie::{Beeld, FILTERS};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Kinds of customers, as a municipality names them.
pub(crate) struct Categorieen;

impl Resource for Categorieen {
    type Soort = Categorie;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "categorieen";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        Opgave { naam: lezer.tekst("naam", tot(80)) }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid.0);
        leden.tekst("naam", beeld.naam.as_deref());
    }
}
