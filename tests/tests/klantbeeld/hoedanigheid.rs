//! S16a and B0862: the roles of one person do not mix.

use crate::beeld::{klantbeeld, lijst, weggelaten};
use crate::bouw::{bekende, betrokkene, bsn, met, registreer, registreer_klant};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

const BSN_HENK: &str = "999990044";

/// P4 of the scenarios: Henk himself, the organisation he works for, and he as its contactpersoon.
struct Henk {
    zelf: String,
    organisatie: String,
    contactpersoon: String,
}

impl Henk {
    fn nieuw(api: &Api) -> Self {
        let naam = json!({"voornaam": "Henk", "voorvoegselAchternaam": "de", "achternaam": "Bruin"});
        let vaststelling = json!({"middel": "digid", "niveau": "substantieel"});
        let persoon = json!({
            "soort": "persoon", "contactnaam": naam, "identificaties": [bsn(BSN_HENK)],
            "vaststelling": vaststelling,
        });
        let organisatie = json!({
            "soort": "organisatie", "organisatienaam": "Graafmachines Alblasserdam v.o.f.",
            "identificaties": [{"soort": "kvk_nummer", "nummer": "90000019"}], "vaststelling": vaststelling,
        });
        let contactpersoon = json!({
            "soort": "contactpersoon", "contactnaam": naam,
            "vaststelling": {"middel": "controlevragen", "niveau": "controlevragen"},
        });
        Self {
            zelf: registreer_klant(api, &persoon),
            organisatie: registreer_klant(api, &organisatie),
            contactpersoon: registreer_klant(api, &contactpersoon),
        }
    }
}

fn als(klant: &str, rol: &str) -> Value {
    betrokkene(&json!({"klant": {"uuid": klant}, "rol": rol}))
}

fn over(onderwerp: &str, betrokkenen: &[Value]) -> Value {
    json!({"klantcontact": {"kanaal": "telefoon", "onderwerp": onderwerp, "betrokkenen": betrokkenen}})
}

fn onderwerpen(beeld: &Value) -> Vec<String> {
    lijst(&beeld["tijdlijn"]["resultaten"], "onderwerp")
}

op_beide_databases!(s16a_b0862_een_burger_ziet_niets_van_de_organisatie_waarvoor_hij_werkt, |omgeving| {
    let api = omgeving.api();
    let henk = Henk::nieuw(&api);
    registreer(&api, &over("Mijn paspoort", &[bekende(&henk.zelf)]));
    registreer(&api, &over("Offerte graafwerk", &[bekende(&henk.contactpersoon)]));
    let voor_de_zaak = [als(&henk.organisatie, "klant"), als(&henk.zelf, "vertegenwoordiger")];
    registreer(&api, &over("Vergunning graafwerk", &voor_de_zaak));

    let prive = klantbeeld(&api, &json!({"klant": henk.zelf}));
    assert_eq!(onderwerpen(&prive), ["Mijn paspoort"]);
    assert_eq!(lijst(&prive["openInteracties"], "onderwerp"), ["Mijn paspoort"]);
    assert_eq!(weggelaten(&prive, "S16.andere_hoedanigheid"), 1);
    assert!(!prive.to_string().contains("graafwerk"));

    let zakelijk = klantbeeld(&api, &json!({"klant": henk.zelf, "hoedanigheid": "vertegenwoordiger"}));
    assert_eq!(onderwerpen(&zakelijk), ["Vergunning graafwerk"]);
    assert_eq!(zakelijk["hoedanigheid"], "vertegenwoordiger");
    assert_eq!(weggelaten(&zakelijk, "S16.andere_hoedanigheid"), 1);

    let contactpersoon = klantbeeld(&api, &json!({"klant": henk.contactpersoon}));
    assert_eq!(onderwerpen(&contactpersoon), ["Offerte graafwerk"]);
    let organisatie = klantbeeld(&api, &json!({"klant": henk.organisatie}));
    assert_eq!(onderwerpen(&organisatie), ["Vergunning graafwerk"]);
});

op_beide_databases!(s16a_wie_in_een_contact_ook_zelf_klant_was_ziet_het, |omgeving| {
    let api = omgeving.api();
    let henk = Henk::nieuw(&api);
    let beide =
        met(over("Samen", &[als(&henk.zelf, "klant"), als(&henk.zelf, "vertegenwoordiger")]), &json!({}));
    registreer(&api, &beide);
    let beeld = klantbeeld(&api, &json!({"klant": henk.zelf}));
    assert_eq!(onderwerpen(&beeld), ["Samen"], "once, and in no other capacity");
    assert_eq!(weggelaten(&beeld, "S16.andere_hoedanigheid"), 0);
});
