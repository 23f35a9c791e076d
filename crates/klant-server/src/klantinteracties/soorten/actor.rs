//! `actoren`.

use klant_core::waarde::Emailadres;
use klant_core::{Keuze, SoortActor};
use klant_register::klantinteracties::soorten::actor::{Actor, Identificatie, Identificatielezing, Opgave};
use klant_register::klantinteracties::soorten::digitaal_adres::telefoonfout;
use klant_register::store::klantinteracties::Filter;
use klant_register::store::klantinteracties::actor::{Beeld, FILTERS};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::groep::{lees_objectidentificator, toon_objectidentificator};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, Wijze, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// Who works for the municipality.
pub(crate) struct Actoren;

const IDENTIFICATIE: &str = "actorIdentificatie";

impl Resource for Actoren {
    type Soort = Actor;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "actoren";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("naam");
        lezer.vereis("soortActor");
        let soort = lezer.keuze("soortActor");
        Opgave {
            naam: lezer.tekst("naam", tot(200).gevuld()),
            soort,
            actief: lezer.vlag("indicatieActief"),
            identificator: lees_objectidentificator(lezer, "actoridentificator"),
            identificatie: lees_identificatie(lezer, soort),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.uuid.0);
        leden.zet("naam", &beeld.naam);
        leden.zet("soortActor", &beeld.soort);
        leden.zet("indicatieActief", &beeld.actief);
        toon_objectidentificator(
            leden,
            "actoridentificator",
            [
                beeld.object_id.as_deref(),
                beeld.code_objecttype.as_deref(),
                beeld.code_register.as_deref(),
                beeld.code_soort_object_id.as_deref(),
            ],
        );
        match SoortActor::van_woord(&beeld.soort).filter(|_| beeld.identificatie_gegeven) {
            Some(soort) => leden.voorwerp(IDENTIFICATIE, |leden| toon_identificatie(soort, beeld, leden)),
            None => leden.zet(IDENTIFICATIE, &()),
        }
    }
}

/// Reads what is known of an actor by her soort. A part of one that does not name the soort is read for each: the
/// register knows which she has.
fn lees_identificatie(lezer: &Lezer<'_>, soort: Option<SoortActor>) -> Vec<Identificatielezing> {
    if let Some(soort) = soort {
        let identificatie = lezer.groep(IDENTIFICATIE, |groep| lees_leden(soort, groep)).flatten();
        return vec![Identificatielezing { soort, identificatie, bezwaren: Vec::new() }];
    }
    let gegeven = lezer.waarde(IDENTIFICATIE).is_some_and(serde_json::Value::is_object);
    if lezer.wijze != Wijze::Deel || lezer.heeft("soortActor") || !gegeven {
        return Vec::new();
    }
    let lees = |soort: &SoortActor| {
        let lees =
            |lezer: &Lezer<'_>| lezer.groep(IDENTIFICATIE, |groep| lees_leden(*soort, groep)).flatten();
        let (identificatie, bezwaren) = lezer.apart(lees);
        Identificatielezing { soort: *soort, identificatie, bezwaren }
    };
    SoortActor::ALLE.iter().map(lees).collect()
}

/// Reads the members of a soort; none when there is none of them.
fn lees_leden(soort: SoortActor, lezer: &Lezer<'_>) -> Option<Identificatie> {
    let functie = || {
        lezer.vereis("functie");
        lezer.tekst("functie", tot(40).gevuld())
    };
    let omschrijving = || lezer.tekst("omschrijving", tot(200));
    let emailadres = || {
        let goed = |adres: &str| adres.parse::<Emailadres>().is_ok();
        lezer.tekst_met("emailadres", tot(254), goed, "Voer een geldig e-mailadres in.")
    };
    let identificatie = match soort {
        SoortActor::Medewerker => {
            lezer.vereis("telefoonnummer");
            Identificatie {
                functie: functie(),
                emailadres: emailadres(),
                telefoonnummer: lezer.tekst_zonder("telefoonnummer", tot(20).gevuld(), telefoonfout),
                ..Identificatie::default()
            }
        }
        SoortActor::GeautomatiseerdeActor => {
            Identificatie { functie: functie(), omschrijving: omschrijving(), ..Identificatie::default() }
        }
        SoortActor::OrganisatorischeEenheid => Identificatie {
            omschrijving: omschrijving(),
            emailadres: emailadres(),
            faxnummer: lezer.tekst("faxnummer", tot(20)),
            telefoonnummer: lezer.tekst_zonder("telefoonnummer", tot(20), telefoonfout),
            ..Identificatie::default()
        },
    };
    Some(identificatie).filter(|identificatie| *identificatie != Identificatie::default())
}

fn toon_identificatie(soort: SoortActor, beeld: &Beeld, leden: &mut Leden<'_>) {
    match soort {
        SoortActor::Medewerker => {
            leden.tekst("functie", beeld.functie.as_deref());
            leden.tekst("emailadres", beeld.emailadres.as_deref());
            leden.tekst("telefoonnummer", beeld.telefoonnummer.as_deref());
        }
        SoortActor::GeautomatiseerdeActor => {
            leden.tekst("functie", beeld.functie.as_deref());
            leden.tekst("omschrijving", beeld.omschrijving.as_deref());
        }
        SoortActor::OrganisatorischeEenheid => {
            leden.tekst("omschrijving", beeld.omschrijving.as_deref());
            leden.tekst("emailadres", beeld.emailadres.as_deref());
            leden.tekst("faxnummer", beeld.faxnummer.as_deref());
            leden.tekst("telefoonnummer", beeld.telefoonnummer.as_deref());
        }
    }
}
