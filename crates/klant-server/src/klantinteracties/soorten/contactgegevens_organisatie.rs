//! `organisatie` of the Contactgegevens API.

use klant_register::klantinteracties::soorten::contactgegevens_organisatie::{Opgave, Organisatie};
use klant_register::store::klantinteracties::Filter;
use klant_register::store::klantinteracties::contactgegevens_organisatie::{Beeld, FILTERS};

use crate::klantinteracties::CONTACTGEGEVENS;
use crate::klantinteracties::groep::{lees_adres, toon_adres};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Organisations and where they are.
pub(crate) struct Organisaties;

impl Resource for Organisaties {
    type Soort = Organisatie;
    const API: &'static Api = &CONTACTGEGEVENS;
    const NAAM: &'static str = "organisatie";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("handelsnaam");
        Opgave {
            handelsnaam: lezer.tekst("handelsnaam", tot(255).gevuld()),
            oprichtingsdatum: lezer.datum_of_niets("oprichtingsdatum"),
            opheffingsdatum: lezer.datum_of_niets("opheffingsdatum"),
            adres: lees_adres(lezer, "adres"),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid.0);
        leden.zet("handelsnaam", &beeld.handelsnaam);
        leden.datum("oprichtingsdatum", beeld.oprichtingsdatum);
        leden.datum("opheffingsdatum", beeld.opheffingsdatum);
        toon_adres(leden, "adres", beeld.adres.clone().into());
    }
}
