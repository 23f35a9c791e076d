//! `categorie-relaties`.

use klant_register::klantinteracties::soorten::categorierelatie::{CategorieRelatie, Opgave};
use klant_register::store::klantinteracties::categorierelatie::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use super::categorie::Categorieen;
use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::Lezer;
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Which partijen are in which categorieen.
pub(crate) struct CategorieRelaties;

impl Resource for CategorieRelaties {
    type Soort = CategorieRelatie;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "categorie-relaties";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        Opgave {
            partij: lezer.verwijzing_of_niets("partij", Tabel::Partij),
            categorie: lezer.verwijzing_of_niets("categorie", Tabel::Categorie),
            begin_datum: lezer.datum_of_niets("beginDatum"),
            eind_datum: lezer.datum_of_niets("eindDatum"),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.kolommen.uuid.0);
        blad.verwijzing(leden, "partij", "partijen", beeld.partij);
        match &beeld.categorie {
            // It is shown as a reference that has its name, which is all that it is.
            Some(categorie) => leden.voorwerp("categorie", |leden| Categorieen::toon(categorie, leden, blad)),
            None => leden.zet("categorie", &()),
        }
        leden.datum("beginDatum", beeld.kolommen.begin_datum);
        leden.datum("eindDatum", beeld.kolommen.eind_datum);
    }
}
