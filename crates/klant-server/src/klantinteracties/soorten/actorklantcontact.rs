//! `actorklantcontacten`.

use klant_register::klantinteracties::soorten::actorklantcontact::{ActorKlantcontact, Opgave};
use klant_register::store::klantinteracties::actorklantcontact::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::Lezer;
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Which actoren were in which contacten.
pub(crate) struct ActorKlantcontacten;

impl Resource for ActorKlantcontacten {
    type Soort = ActorKlantcontact;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "actorklantcontacten";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("actor");
        lezer.vereis("klantcontact");
        Opgave {
            actor: lezer.verwijzing("actor", Tabel::Actor),
            klantcontact: lezer.verwijzing("klantcontact", Tabel::Klantcontact),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid);
        blad.verwijzing(leden, "actor", "actoren", Some(beeld.actor));
        blad.verwijzing(leden, "klantcontact", "klantcontacten", Some(beeld.klantcontact));
    }
}
