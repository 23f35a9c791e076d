//! `persoon` of the Contactgegevens API.

use klant_register::klantinteracties::soorten::contactgegevens_persoon::{Opgave, Persoon};
use klant_register::store::klantinteracties::Filter;
use klant_register::store::klantinteracties::contactgegevens_persoon::{Beeld, FILTERS};

use crate::klantinteracties::CONTACTGEGEVENS;
use crate::klantinteracties::groep::{lees_adres, toon_adres};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Persons and where they are.
pub(crate) struct Personen;

impl Resource for Personen {
    type Soort = Persoon;
    const API: &'static Api = &CONTACTGEGEVENS;
    const NAAM: &'static str = "persoon";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("geboortedatum");
        lezer.vereis("geslachtsnaam");
        Opgave {
            geboortedatum: lezer.datum("geboortedatum"),
            overlijdensdatum: lezer.datum_of_niets("overlijdensdatum"),
            geslachtsnaam: lezer.tekst("geslachtsnaam", tot(200).gevuld()),
            geslacht: lezer.woord("geslacht", &["m", "v", "o", ""]),
            voorvoegsel: lezer.tekst("voorvoegsel", tot(10)),
            voornamen: lezer.tekst("voornamen", tot(200)),
            adres: lees_adres(lezer, "adres"),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid.0);
        leden.datum("geboortedatum", Some(beeld.geboortedatum));
        leden.datum("overlijdensdatum", beeld.overlijdensdatum);
        leden.zet("geslachtsnaam", &beeld.geslachtsnaam);
        leden.tekst("geslacht", beeld.geslacht.as_deref());
        leden.tekst("voorvoegsel", beeld.voorvoegsel.as_deref());
        leden.tekst("voornamen", beeld.voornamen.as_deref());
        toon_adres(leden, "adres", beeld.adres.clone().into());
    }
}
