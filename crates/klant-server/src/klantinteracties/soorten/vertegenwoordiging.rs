//! `vertegenwoordigingen`.

use klant_register::klantinteracties::soorten::vertegenwoordiging::{Opgave, Vertegenwoordiging};
use klant_register::store::klantinteracties::vertegenwoordiging::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::Lezer;
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Who acts for whom.
pub(crate) struct Vertegenwoordigingen;

const WIE: &str = "vertegenwoordigendePartij";
const VOOR_WIE: &str = "vertegenwoordigdePartij";

impl Resource for Vertegenwoordigingen {
    type Soort = Vertegenwoordiging;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "vertegenwoordigingen";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis(WIE);
        lezer.vereis(VOOR_WIE);
        Opgave {
            vertegenwoordigende_partij: lezer.verwijzing(WIE, Tabel::Partij),
            vertegenwoordigde_partij: lezer.verwijzing(VOOR_WIE, Tabel::Partij),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid);
        blad.verwijzing(leden, WIE, "partijen", Some(beeld.vertegenwoordigende_partij));
        blad.verwijzing(leden, VOOR_WIE, "partijen", Some(beeld.vertegenwoordigde_partij));
    }
}
