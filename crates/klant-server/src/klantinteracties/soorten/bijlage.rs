//! `bijlagen`.

use klant_register::klantinteracties::soorten::bijlage::{Bijlage, Opgave};
use klant_register::store::klantinteracties::bijlage::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::groep::{lees_objectidentificator, toon_objectidentificator};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::Lezer;
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// References to documents elsewhere.
pub(crate) struct Bijlagen;

impl Resource for Bijlagen {
    type Soort = Bijlage;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "bijlagen";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        Opgave {
            klantcontact: lezer.verwijzing_of_niets("wasBijlageVanKlantcontact", Tabel::Klantcontact),
            identificator: lees_objectidentificator(lezer, "bijlageidentificator"),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let kolommen = &beeld.kolommen;
        blad.wie::<Self>(leden, kolommen.uuid.0);
        blad.verwijzing(leden, "wasBijlageVanKlantcontact", "klantcontacten", beeld.klantcontact);
        toon_objectidentificator(
            leden,
            "bijlageidentificator",
            [
                kolommen.object_id.as_deref(),
                kolommen.code_objecttype.as_deref(),
                kolommen.code_register.as_deref(),
                kolommen.code_soort_object_id.as_deref(),
            ],
        );
    }
}
