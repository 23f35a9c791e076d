//! S16: a klantbeeld of an aangehaakte klant, page by page, with what was withheld.

use crate::bouw::{
    BSN_KAREL, BSN_MINA, E1, INTERACTIES, T1, T2, bekende, betrokkene, bsn, contact, dagen_geleden, email,
    geweigerd, interactie, met, mina, plek, postbus, probleem, registreer, registreer_klant, tekst, telefoon,
};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

pub const KLANTBEELD: &str = "/klant/api/v1/klantbeelden/_bepaal";

#[track_caller]
pub fn klantbeeld(api: &Api, vraag: &Value) -> Value {
    api.post(KLANTBEELD, vraag).verwacht(200)
}

/// A member of each thing in a list.
pub fn lijst(lijst: &Value, lid: &str) -> Vec<String> {
    let leden = lijst.as_array().unwrap_or_else(|| panic!("hier hoort een lijst: {lijst}"));
    leden.iter().map(|een| een[lid].as_str().unwrap_or_default().to_owned()).collect()
}

/// How often something was withheld for this reason.
pub fn weggelaten(beeld: &Value, code: &str) -> u64 {
    let redenen = beeld["weggelaten"].as_array().expect("a list");
    redenen.iter().find(|weg| weg["reden"] == code).map_or(0, |weg| weg["aantal"].as_u64().expect("a number"))
}

/// A contact of this customer with this subject, so many days ago.
fn geleden(klant: &str, onderwerp: &str, dagen: u64) -> Value {
    let op = format!("{}T09:00:00Z", dagen_geleden(dagen));
    let moment = json!({"onderwerp": onderwerp, "plaatsgevondenOp": op});
    json!({"klantcontact": met(contact("telefoon", &[bekende(klant)]), &moment)})
}

op_beide_databases!(s16_een_klantbeeld_toont_klant_interacties_taken_zaken_en_documenten, |omgeving| {
    let api = omgeving.api();
    let met_voorkeur = json!({"voorkeuren": [{"berichtsoort": "dienstverlening", "adres": E1}]});
    let klant = registreer_klant(&api, &met(mina(), &met_voorkeur));
    let object =
        |soort: &str, id: &str| json!({"objectId": id, "codeObjecttype": soort, "codeRegister": "zaken"});
    let vraag = json!({"klantcontact": met(contact("telefoon", &[bekende(&klant)]), &json!({
        "onderwerp": "Kapotte tegel", "inhoud": "Voor de deur",
        "onderwerpobjecten": [object("zaak", "Z-1"), object("document", "D-1"), object("boom", "B-1")],
        "interneTaken": [{"gevraagdeHandeling": "Bel terug",
            "actoren": [{"naam": "KCC", "soort": "organisatorische_eenheid"}]}],
    }))});
    let open = registreer(&api, &vraag);
    let dicht = registreer(&api, &interactie("algemeen", "balie", &[bekende(&klant)]));
    api.post(&format!("{}/_sluit", plek(&dicht)), &json!({})).verwacht(200);

    let beeld = klantbeeld(&api, &json!({"klant": klant}));
    assert_eq!(beeld["klant"]["uuid"], klant.as_str());
    assert_eq!(beeld["klant"]["volledigeNaam"], "Mina de Vries");
    assert_eq!(lijst(&beeld["klant"]["digitaleAdressen"], "adres"), [E1, T1]);
    assert_eq!(beeld["klant"]["correspondentieadres"], postbus());
    assert_eq!(lijst(&beeld["klant"]["voorkeuren"], "berichtsoort"), ["dienstverlening"]);
    assert_eq!(lijst(&beeld["openInteracties"], "uuid"), [tekst(&open["uuid"])]);
    assert_eq!(beeld["openInteracties"][0]["aantalKlantcontacten"], 1);
    assert_eq!(lijst(&beeld["openInterneTaken"], "gevraagdeHandeling"), ["Bel terug"]);
    assert_eq!(beeld["openInterneTaken"][0]["actoren"][0]["naam"], "KCC");
    assert_eq!(beeld["openInterneTaken"][0]["interactie"], open["uuid"]);
    assert_eq!(lijst(&beeld["zaken"], "objectId"), ["Z-1"]);
    assert_eq!(lijst(&beeld["documenten"], "objectId"), ["D-1"]);
    assert_eq!(beeld["onvolledig"], json!([]));
    let contacten = &beeld["tijdlijn"]["resultaten"];
    assert_eq!(lijst(contacten, "onderwerp"), ["Een vraag", "Kapotte tegel"], "the latest first");
    assert_eq!(lijst(contacten, "inhoud"), ["", "Voor de deur"]);
    assert_eq!(lijst(&contacten[1]["onderwerpobjecten"], "objectId"), ["Z-1", "D-1", "B-1"]);
    assert_eq!(beeld["tijdlijn"]["volgende"], Value::Null);
});

op_beide_databases!(s16b_een_klantbeeld_bevat_geen_nummers_en_noemt_wat_is_weggelaten, |omgeving| {
    let api = omgeving.api();
    let klant =
        registreer_klant(&api, &met(mina(), &json!({"rekeningnummers": [{"iban": "NL02ABNA0123456789"}]})));
    for vraag in [json!({"klant": klant}), json!({"identificatie": bsn(BSN_MINA)})] {
        let antwoord = api.post(KLANTBEELD, &vraag);
        assert!(!antwoord.tekst.contains(BSN_MINA) && !antwoord.tekst.contains("NL02ABNA"), "{vraag}");
        let beeld = antwoord.verwacht(200);
        assert_eq!(beeld["klant"]["uuid"], klant.as_str());
        let weg = json!([{
            "reden": "S16.niet_nodig", "zin": "Dit klantgegeven is voor een klantbeeld niet nodig.",
            "aantal": 2, "elementen": ["rekeningnummer", "bsn"],
        }]);
        assert_eq!(beeld["weggelaten"], weg);
    }
});

op_beide_databases!(s16_alleen_een_aangehaakte_klant_heeft_een_klantbeeld, |omgeving| {
    let api = omgeving.api();
    let in_opbouw =
        registreer_klant(&api, &met(mina(), &json!({"identificaties": [], "vaststelling": null})));
    registreer(&api, &interactie("algemeen", "balie", &[bekende(&in_opbouw)]));
    let fout = [("/klant", "S16.niet_aangehaakt")];
    let vraag = json!({"klant": in_opbouw});
    geweigerd(&omgeving, 409, &fout, || api.post(KLANTBEELD, &vraag));

    let zelfstandig =
        betrokkene(&json!({"contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [telefoon(T1)]}));
    let melding = registreer(&api, &interactie("melding-openbare-ruimte", "telefoon", &[zelfstandig]));
    for niemand in [&melding["klantcontacten"][0]["betrokkenen"][0]["uuid"], &melding["uuid"]] {
        assert_eq!(api.post(KLANTBEELD, &json!({"klant": niemand})).status, 404);
    }
    assert_eq!(api.post(KLANTBEELD, &json!({"identificatie": bsn(BSN_KAREL)})).status, 404);
});

op_beide_databases!(s16_wat_iemand_voor_een_interactie_opgaf_staat_niet_in_een_klantbeeld, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let afwijkend = met(
        bekende(&klant),
        &json!({"digitaleAdressen": [telefoon(T2)], "contactnaam": {"voornaam": "Willemien"}}),
    );
    let ander = betrokkene(
        &json!({"contactnaam": {"voornaam": "Buurman"}, "digitaleAdressen": [email("b@example.org")]}),
    );
    registreer(&api, &interactie("algemeen", "telefoon", &[afwijkend, ander]));
    let antwoord = api.post(KLANTBEELD, &json!({"klant": klant}));
    for eenmalig in [T2, "0687654321", "+31687654321", "Willemien", "Buurman", "b@example.org"] {
        assert!(!antwoord.tekst.contains(eenmalig), "{eenmalig}");
    }
    assert_eq!(lijst(&antwoord.verwacht(200)["tijdlijn"]["resultaten"], "onderwerp"), ["Een vraag"]);
});

op_beide_databases!(s16_de_tijdlijn_geeft_elk_contact_een_keer_het_laatste_eerst, |omgeving| {
    let api = omgeving.api();
    let (klant, ander) = (
        registreer_klant(&api, &mina()),
        registreer_klant(
            &api,
            &json!({
                "soort": "persoon", "identificaties": [bsn(BSN_KAREL)], "vaststelling": {"middel": "digid", "niveau": "hoog"},
            }),
        ),
    );
    // Recorded in another order than they took place; three at the same moment.
    for (onderwerp, dagen) in [("c", 3), ("a", 1), ("e", 5), ("b1", 2), ("b2", 2), ("b3", 2), ("d", 4)] {
        registreer(&api, &geleden(&klant, onderwerp, dagen));
        registreer(&api, &geleden(&ander, "van een ander", dagen));
    }
    for aantal in [1, 2, 3, 7, 100] {
        let mut gezien: Vec<String> = Vec::new();
        let mut vraag = json!({"klant": klant, "aantal": aantal});
        loop {
            let beeld = klantbeeld(&api, &vraag);
            let bladzijde = lijst(&beeld["tijdlijn"]["resultaten"], "onderwerp");
            assert!(!bladzijde.is_empty() && bladzijde.len() <= aantal);
            gezien.extend(bladzijde);
            // A new contact in between does not move what is still to come.
            let Some(volgende) = beeld["tijdlijn"]["volgende"].as_str() else { break };
            vraag["cursor"] = json!(volgende);
        }
        assert_eq!(gezien, ["a", "b3", "b2", "b1", "c", "d", "e"], "{aantal} per page");
    }
});

op_beide_databases!(s16_een_interactie_is_open_zolang_haar_profiel_dat_zegt, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let oud = |onderwerp: &str| met(geleden(&klant, onderwerp, 400), &json!({"profiel": "terugbelverzoek"}));
    registreer(&api, &oud("verlopen"));
    let met_taak = met(
        oud("met taak")["klantcontact"].clone(),
        &json!({
            "interneTaken": [{"gevraagdeHandeling": "Bel terug", "actoren": [{"naam": "KCC", "soort": "organisatorische_eenheid"}]}],
        }),
    );
    registreer(&api, &json!({"profiel": "terugbelverzoek", "klantcontact": met_taak}));
    registreer(
        &api,
        &met(
            geleden(&klant, "vers", 1),
            &json!({
                "profiel": "terugbelverzoek",
            }),
        ),
    );
    let beeld = klantbeeld(&api, &json!({"klant": klant}));
    assert_eq!(lijst(&beeld["openInteracties"], "onderwerp"), ["vers", "met taak"]);
    // The same as each interactie says of itself.
    for een in beeld["tijdlijn"]["resultaten"].as_array().expect("a list") {
        let interactie = api.get(&format!("{INTERACTIES}/{}", tekst(&een["interactie"]))).verwacht(200);
        let open = lijst(&beeld["openInteracties"], "uuid").contains(&tekst(&een["interactie"]));
        assert_eq!(interactie["status"] == "open", open, "{interactie}");
    }
});

op_beide_databases!(s16_een_verzoek_om_een_klantbeeld_noemt_precies_een_klant, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    for (vraag, plaats, code) in [
        (json!({}), "/klant", "veld.precies_een"),
        (json!({"klant": klant, "identificatie": bsn(BSN_MINA)}), "/identificatie", "veld.precies_een"),
        (json!({"klant": "mina"}), "/klant", "veld.uuid"),
        (json!({"klant": klant, "hoedanigheid": "buurvrouw"}), "/hoedanigheid", "veld.keuze"),
        (json!({"klant": klant, "cursor": "12"}), "/cursor", "cursor.formaat"),
        (json!({"klant": klant, "cursor": "99999999999999999999.1"}), "/cursor", "cursor.formaat"),
        (json!({"klant": klant, "aantal": 0}), "/aantal", "veld.te_klein"),
        (json!({"klant": klant, "aantal": 101}), "/aantal", "veld.te_groot"),
    ] {
        probleem(&api.post(KLANTBEELD, &vraag), 400, &[(plaats, code)]);
    }
    let onbekend = json!({"klant": "3f0c9b1e-1111-4222-8333-444455556666"});
    assert_eq!(api.post(KLANTBEELD, &onbekend).status, 404);
});

op_beide_databases!(s16_de_opdrachtregel_toont_een_klantbeeld, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    for onderwerp in ["Eerste", "Tweede"] {
        registreer(&api, &geleden(&klant, onderwerp, 1));
    }
    let tekst = omgeving.voer_uit(&["klantbeeld", &klant, "--aantal", "1"]);
    let blad = tekst.verwacht(0);
    for deel in ["Mina de Vries", E1, "Tweede", "Open interacties", "S16.niet_nodig", "Verder met: --na "] {
        assert!(blad.contains(deel), "{deel} ontbreekt in\n{blad}");
    }
    assert!(!blad.contains(BSN_MINA));
    let verder = blad.lines().find_map(|regel| regel.strip_prefix("Verder met: --na ")).expect("a next page");
    let json = omgeving.voer_uit(&["klantbeeld", &klant, "--na", verder, "--output", "json"]);
    let beeld: Value = serde_json::from_str(json.verwacht(0)).expect("JSON");
    assert_eq!(lijst(&beeld["tijdlijn"]["resultaten"], "onderwerp"), ["Eerste"]);
    omgeving.voer_uit(&["klantbeeld", "3f0c9b1e-1111-4222-8333-444455556666"]).verwacht(1);
});
