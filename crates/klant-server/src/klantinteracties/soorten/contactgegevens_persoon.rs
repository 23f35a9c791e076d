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
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        leden.datum("geboortedatum", beeld.geboortedatum);
        leden.datum("overlijdensdatum", k.overlijdensdatum);
        leden.zet("geslachtsnaam", &k.geslachtsnaam);
        leden.tekst("geslacht", k.geslacht.as_deref());
        leden.tekst("voorvoegsel", k.voorvoegsel.as_deref());
        leden.tekst("voornamen", k.voornamen.as_deref());
        toon_adres(leden, "adres", k.adres.clone().into());
    }
}
