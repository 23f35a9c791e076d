//! `internetaken`.

use klant_register::klantinteracties::soorten::internetaak::{InterneTaak, Opgave};
use klant_register::store::klantinteracties::internetaak::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Work that follows from contacten.
pub(crate) struct InterneTaken;

const CONTACT: &str = "aanleidinggevendKlantcontact";

impl Resource for InterneTaken {
    type Soort = InterneTaak;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "internetaken";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        for lid in ["gevraagdeHandeling", CONTACT, "status"] {
            lezer.vereis(lid);
        }
        Opgave {
            klantcontact: lezer.verwijzing(CONTACT, Tabel::Klantcontact),
            nummer: lezer.nummer("nummer", Tabel::InterneTaak),
            referentienummer: lezer.nummer("referentienummer", Tabel::InterneTaak),
            gevraagde_handeling: lezer.tekst("gevraagdeHandeling", tot(200).gevuld()),
            toelichting: lezer.tekst("toelichting", tot(1000)),
            status: lezer.keuze("status"),
            afgehandeld_op: lezer.moment_of_niets("afgehandeldOp"),
            actor: lezer.verwijzing("toegewezenAanActor", Tabel::Actor),
            actoren: lezer.verwijzingen("toegewezenAanActoren", Tabel::Actor, false),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let kolommen = &beeld.kolommen;
        blad.wie::<Self>(leden, kolommen.uuid.0);
        leden.zet("nummer", &kolommen.nummer);
        leden.zet("referentienummer", &kolommen.referentienummer);
        leden.zet("gevraagdeHandeling", &kolommen.gevraagde_handeling);
        blad.verwijzing(leden, CONTACT, "klantcontacten", Some(beeld.klantcontact));
        match beeld.actoren.first() {
            Some(actor) => blad.verwijzing(leden, "toegewezenAanActor", "actoren", Some(*actor)),
            // As the reference shows a taak of nobody; clients look for the uuid.
            None => leden.voorwerp("toegewezenAanActor", |leden| leden.zet("uuid", &())),
        }
        blad.verwijzingen(leden, "toegewezenAanActoren", "actoren", beeld.actoren.iter().copied());
        leden.tekst("toelichting", kolommen.toelichting.as_deref());
        leden.zet("status", &kolommen.status);
        leden.tijd("toegewezenOp", Some(kolommen.toegewezen_op.0));
        leden.tijd("afgehandeldOp", kolommen.afgehandeld_op.map(|op| op.0));
    }
}
