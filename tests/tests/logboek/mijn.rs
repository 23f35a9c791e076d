//! What a customer does herself, with the lines that each operation leaves.

use klant_tests::Api;
use serde_json::{Value, json};

use crate::regels::{Regel, keer};
use crate::verzoek::{API, tekst, wijzig};

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
            "post /mijn/_wis",
            Box::new(move || {
                zelf.post(&format!("{API}/mijn/_wis"), &json!({"elementen": ["bezoekadres"]})).status
            }),
            een("klant.plan-wissen"),
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

/// What is offered to a customer.
pub struct Voorstellen {
    pad: String,
    ids: Vec<String>,
}

impl Voorstellen {
    /// Four of them.
    #[track_caller]
    pub fn nieuw(api: &Api, klant: &str) -> Self {
        let pad = format!("{API}/klanten/{klant}/voorstellen");
        let namen = ["Willemijn", "Wilhelmina", "Willemien", "Mien"];
        let gedaan = api.post(&pad, &namen_voor(&namen)).verwacht(201);
        let gedaan = gedaan["resultaten"].as_array().expect("a list").iter();
        Self { ids: gedaan.map(|een| tekst(een, "/uuid").to_owned()).collect(), pad }
    }

    /// Every operation on them.
    pub fn operaties<'a>(&'a self, api: &'a Api, zelf: &'a Api) -> Vec<Operatie<'a>> {
        let een = |naam: &str| keer(1, naam, "OK", "klant");
        let [eerste, tweede, derde, vierde] = self.ids.as_slice() else { panic!("four of them") };
        let mijn = format!("{API}/mijn/voorstellen");
        let besluit = |id: &str, wat: &str| format!("{}/{id}/{wat}", self.pad);
        let (aanvaard, verwerp) = (besluit(eerste, "_aanvaard"), besluit(tweede, "_verwerp"));
        let (zelf_aanvaard, zelf_verwerp) =
            (format!("{mijn}/{derde}/_aanvaard"), format!("{mijn}/{vierde}/_verwerp"));
        let namens = || json!({"verstrektDoor": "medewerker_namens_klant"});
        vec![
            (
                "post /klanten/{uuid}/voorstellen",
                Box::new(|| api.post(&self.pad, &namen_voor(&["Mini"])).status),
                een("voorstel.doe"),
            ),
            ("get /klanten/{uuid}/voorstellen", Box::new(|| api.get(&self.pad).status), een("voorstel.zoek")),
            (
                "post /klanten/{uuid}/voorstellen/{voorstel}/_aanvaard",
                Box::new(move || api.post(&aanvaard, &namens()).status),
                een("voorstel.aanvaard"),
            ),
            (
                "post /klanten/{uuid}/voorstellen/{voorstel}/_verwerp",
                Box::new(move || api.post(&verwerp, &namens()).status),
                een("voorstel.verwerp"),
            ),
            ("get /mijn/voorstellen", Box::new(move || zelf.get(&mijn).status), een("mijn.voorstellen")),
            (
                "post /mijn/voorstellen/{uuid}/_aanvaard",
                Box::new(move || zelf.post(&zelf_aanvaard, &json!({})).status),
                een("mijn.aanvaard_voorstel"),
            ),
            (
                "post /mijn/voorstellen/{uuid}/_verwerp",
                Box::new(move || zelf.post(&zelf_verwerp, &json!({})).status),
                een("mijn.verwerp_voorstel"),
            ),
        ]
    }
}

fn namen_voor(namen: &[&str]) -> Value {
    let gegevens: Vec<Value> =
        namen.iter().map(|naam| json!({"element": "voornaam", "waarde": naam})).collect();
    json!({"verstrektDoor": "toepassing", "gegevens": gegevens})
}
