//! `partij-identificatoren`.

use klant_register::klantinteracties::soorten::partij_identificator::{Groep, Opgave, PartijIdentificator};
use klant_register::store::klantinteracties::partij_identificator::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// What identifies partijen.
pub(crate) struct PartijIdentificatoren;

/// Reads an identificator, apart from whom it identifies.
pub(super) fn lees_identificator(lezer: &Lezer<'_>) -> Opgave {
    lezer.vereis("partijIdentificator");
    Opgave {
        uuid: lezer.uuid("uuid", Tabel::PartijIdentificator),
        partij: None,
        andere: lezer.tekst("anderePartijIdentificator", tot(200)),
        groep: lezer.groep("partijIdentificator", lees_groep),
        boven: lezer.verwijzing_of_niets("subIdentificatorVan", Tabel::PartijIdentificator),
    }
}

fn lees_groep(groep: &Lezer<'_>) -> Groep {
    for lid in ["codeObjecttype", "codeSoortObjectId", "objectId", "codeRegister"] {
        groep.vereis_altijd(lid);
    }
    let woord = |lid: &str, woorden: &[&str]| {
        let gegeven = groep.aanwezig(lid)?;
        let woord = gegeven.as_str().unwrap_or_default();
        // A client of other registers names them by words of their own.
        let goed = woorden.contains(&woord) || (groep.vreemd && !woord.is_empty() && woord.len() <= 200);
        if !goed {
            groep.onbekende_keuze(lid);
        }
        goed.then(|| woord.to_owned())
    };
    Groep {
        code_objecttype: woord(
            "codeObjecttype",
            &["natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging"],
        )
        .unwrap_or_default(),
        code_soort_object_id: woord("codeSoortObjectId", &["bsn", "vestigingsnummer", "kvk_nummer", "rsin"])
            .unwrap_or_default(),
        object_id: groep.tekst("objectId", tot(200)).unwrap_or_default(),
        code_register: woord("codeRegister", &["brp", "hr"]).unwrap_or_default(),
    }
}

impl Resource for PartijIdentificatoren {
    type Soort = PartijIdentificator;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "partij-identificatoren";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        let partij = lezer.verwijzing_of_niets("identificeerdePartij", Tabel::Partij);
        Opgave { partij, ..lees_identificator(lezer) }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        blad.verwijzing(leden, "identificeerdePartij", "partijen", beeld.partij);
        leden.tekst("anderePartijIdentificator", k.andere_partij_identificator.as_deref());
        leden.voorwerp("partijIdentificator", |leden| {
            leden.zet("codeObjecttype", &k.code_objecttype);
            leden.zet("codeSoortObjectId", &k.code_soort_object_id);
            leden.zet("objectId", beeld.nummer.as_str());
            leden.zet("codeRegister", &k.code_register);
        });
        let boven = beeld.boven.as_ref();
        let boven = boven.map(|(uuid, _)| *uuid);
        blad.verwijzing(leden, "subIdentificatorVan", "partij-identificatoren", boven);
    }
}
