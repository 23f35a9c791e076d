//! What a customer does herself, with the lines that each operation leaves.

use klant_tests::Api;
use serde_json::json;

use crate::regels::{Regel, keer};
use crate::verzoek::{API, wijzig};

/// An operation of our own API: its name, a request, and the lines that this leaves.
pub type Operatie<'a> = (&'static str, Box<dyn Fn() -> u16 + 'a>, Vec<Regel>);

/// Every operation under `/mijn`, of a customer with this digital address whom two others act for.
pub fn operaties<'a>(zelf: &'a Api, adres: &str) -> Vec<Operatie<'a>> {
    let adressen = format!("{API}/mijn/digitale-adressen");
    let pad = format!("{adressen}/{adres}");
    let (om_te_zien, om_te_wijzigen, om_te_wissen) = (pad.clone(), pad.clone(), pad);
    let get = |pad: String| zelf.get(&pad).status;
    let een = |naam: &str| keer(1, naam, "OK", "klant");
    vec![
        ("get /mijn", Box::new(move || get(format!("{API}/mijn"))), een("mijn.toon")),
        (
            "patch /mijn",
            Box::new(|| wijzig(zelf, &format!("{API}/mijn"), &json!({"voorkeurstaal": "fry"})).status),
            [een("mijn.toon"), een("mijn.toon"), een("mijn.wijzig")].concat(),
        ),
        (
            "post /mijn/digitale-adressen",
            Box::new(move || {
                zelf.post(&adressen, &json!({"soort": "email", "adres": "nieuw@example.org"})).status
            }),
            een("mijn.voeg_adres_toe"),
        ),
        (
            "get /mijn/digitale-adressen/{uuid}",
            Box::new(move || zelf.get(&om_te_zien).status),
            een("mijn.toon_adres"),
        ),
        (
            "patch /mijn/digitale-adressen/{uuid}",
            Box::new(move || wijzig(zelf, &om_te_wijzigen, &json!({"omschrijving": "Werk"})).status),
            [een("mijn.toon_adres"), een("mijn.toon_adres"), een("mijn.wijzig_adres")].concat(),
        ),
        (
            "delete /mijn/digitale-adressen/{uuid}",
            Box::new(move || {
                let gelezen = zelf.get(&om_te_wissen);
                let versie = gelezen.kop("etag").expect("what can be removed has a version");
                zelf.met_kop("If-Match", versie).delete(&om_te_wissen).status
            }),
            [een("mijn.toon_adres"), een("mijn.verwijder_adres")].concat(),
        ),
        (
            "get /mijn/klantcontacten",
            Box::new(move || get(format!("{API}/mijn/klantcontacten"))),
            een("mijn.klantcontacten"),
        ),
        (
            "get /mijn/verwerkingen",
            Box::new(move || get(format!("{API}/mijn/verwerkingen"))),
            een("mijn.verwerkingen"),
        ),
        (
            "get /mijn/vertegenwoordigingen",
            Box::new(move || get(format!("{API}/mijn/vertegenwoordigingen"))),
            keer(3, "mijn.vertegenwoordigingen", "OK", "klant"),
        ),
    ]
}
