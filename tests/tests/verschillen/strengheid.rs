//! An application that is watched and one that is held to the rules, and the profile that their interacties get.

use crate::bouw::{EIGEN, KI, contact, contactinhoud, geweigerd, maak, met, naar, object, tekst, wijzig};
use klant_tests::{Api, Bouw, Omgeving, Soort, op_beide_databases};
use serde_json::{Value, json};

const VERKEERD_IBAN: &str = "NL00ABNA0417164300";

op_beide_databases!(handhaven_weigert_een_iban_met_verkeerd_controlegetal, |bouw: bouw| {
    let omgeving = bouw.extra_token("streng", &["--strengheid", "handhaven"]).start();
    let api = omgeving.api_van("streng");
    let rekeningen = format!("{KI}/rekeningnummers");
    geweigerd(&api.post(&rekeningen, &json!({"iban": VERKEERD_IBAN})), "iban", "iban.controlegetal");
    let goed = maak(&api, "rekeningnummers", json!({"iban": "NL91ABNA0417164300"}));
    let plek = crate::bouw::plek("rekeningnummers", &goed);
    geweigerd(&api.put(&plek, &json!({"iban": VERKEERD_IBAN})), "iban", "iban.controlegetal");
    geweigerd(&api.patch(&plek, &json!({"iban": VERKEERD_IBAN})), "iban", "iban.controlegetal");
    let lijst = api.get(&rekeningen).verwacht(200);
    assert_eq!((&lijst["count"], &lijst["results"][0]["iban"]), (&json!(1), &json!("NL91ABNA0417164300")));
});

op_beide_databases!(meekijken_bewaart_en_noemt_de_regel_in_de_log, |mut omgeving| {
    let api = omgeving.api();
    let rekening = maak(&api, "rekeningnummers", json!({"iban": VERKEERD_IBAN}));
    assert_eq!(crate::bouw::lees(&api, "rekeningnummers", &rekening)["iban"], VERKEERD_IBAN);
    let log = omgeving.server().wacht_op_log("iban.controlegetal");
    let regels: Vec<&str> = log.lines().filter(|regel| regel.contains("iban.controlegetal")).collect();
    assert_eq!(regels.len(), 1, "{log}");
    assert!(regels[0].contains("meekijken"), "{}", regels[0]);
    let goed = json!({"iban": "NL91ABNA0417164300"});
    wijzig(&api, "rekeningnummers", &rekening, goed);
    let einde = omgeving.stop();
    let alles = format!("{}{}", einde.stdout, einde.stderr);
    assert_eq!(alles.matches("iban.controlegetal").count(), 1, "a right number is no report: {alles}");
    for spoor in [VERKEERD_IBAN, "0417164300"] {
        assert!(!alles.contains(spoor), "dit staat in het logboek: {spoor}");
    }
});

const ONDERWERP: &str = "https://example.org/onderwerpen/uitkering";

/// An application of which each kind of mark chooses another profile.
fn met_keuzes(bouw: Bouw) -> Omgeving {
    let keuzes = [
        "kanaal:balie=aanvraag-paspoort".to_owned(),
        format!("hoofdOnderwerpType:{ONDERWERP}=aanvraag-uitkering"),
        "metadata:formulier:bezwaar=bezwaar".to_owned(),
        "codeObjecttype:melding=melding-openbare-ruimte".to_owned(),
        "kanaal:website=klacht".to_owned(),
    ];
    let map = klant_tests::voorbeeldprofielen();
    let map_tekst = map.display().to_string();
    let mut opties = vec!["--profielen", &map_tekst, "--profiel", "vraag-openingstijden"];
    for keuze in &keuzes {
        opties.extend(["--profielkeuze", keuze]);
    }
    bouw.profielen(&map).extra_token("kiezer", &opties).start()
}

#[track_caller]
fn profiel_van(api: &Api, contact: &Value) -> String {
    let pad = format!("{EIGEN}/interacties?klantcontact={}", tekst(contact, "uuid"));
    let lijst = api.get(&pad).verwacht(200);
    tekst(&lijst["resultaten"][0]["profiel"], "code").to_owned()
}

fn onderwerpobject(contact: &Value, soort: &str) -> Value {
    json!({
        "klantcontact": naar(contact), "wasKlantcontact": null, "onderwerpobjectidentificator": object(soort, "1"),
    })
}

op_beide_databases!(een_kenmerk_kiest_het_profiel, |bouw: bouw| {
    let omgeving = met_keuzes(bouw);
    let api = omgeving.api_van("kiezer");
    for (leden, profiel) in [
        (json!({}), "vraag-openingstijden"),
        (json!({"kanaal": "balie"}), "aanvraag-paspoort"),
        (json!({"hoofdOnderwerpType": ONDERWERP}), "aanvraag-uitkering"),
        (json!({"metadata": {"formulier": "bezwaar"}}), "bezwaar"),
        (json!({"metadata": {"formulier": "anders", "anders": "bezwaar"}}), "vraag-openingstijden"),
        (json!({"kanaal": "website"}), "klacht"),
        // The first choice that fits counts, in the order in which they were given.
        (json!({"kanaal": "website", "metadata": {"formulier": "bezwaar"}}), "bezwaar"),
        (json!({"kanaal": "balie", "hoofdOnderwerpType": ONDERWERP}), "aanvraag-paspoort"),
    ] {
        assert_eq!(profiel_van(&api, &contact(&api, leden.clone())), profiel, "{leden}");
        let samen = json!({"klantcontact": contactinhoud(leden.clone())});
        let samen = api.post(&format!("{KI}/maak-klantcontact"), &samen).verwacht(201);
        assert_eq!(profiel_van(&api, &samen["klantcontact"]), profiel, "{leden}");
    }
    // An application without choices has its own profile, whatever the marks are.
    let anders = contact(&omgeving.api(), json!({"kanaal": "balie"}));
    assert_eq!(profiel_van(&api, &anders), "algemeen");
});

op_beide_databases!(het_profiel_wordt_eenmaal_verfijnd, |bouw: bouw| {
    let omgeving = met_keuzes(bouw);
    let api = omgeving.api_van("kiezer");
    // By an object that it is about, told later or at once; the second says nothing anymore.
    let gesprek = contact(&api, json!({}));
    maak(&api, "onderwerpobjecten", onderwerpobject(&gesprek, "zaak"));
    assert_eq!(profiel_van(&api, &gesprek), "vraag-openingstijden");
    maak(&api, "onderwerpobjecten", onderwerpobject(&gesprek, "melding"));
    assert_eq!(profiel_van(&api, &gesprek), "melding-openbare-ruimte");
    wijzig(&api, "klantcontacten", &gesprek, json!({"kanaal": "balie"}));
    assert_eq!(profiel_van(&api, &gesprek), "melding-openbare-ruimte");
    let samen = json!({
        "klantcontact": contactinhoud(json!({})),
        "onderwerpobject": {"wasKlantcontact": null, "onderwerpobjectidentificator": object("melding", "1")},
    });
    let samen = api.post(&format!("{KI}/maak-klantcontact"), &samen).verwacht(201);
    assert_eq!(profiel_van(&api, &samen["klantcontact"]), "melding-openbare-ruimte");

    // By a mark of the contact that comes later.
    let gesprek = contact(&api, json!({}));
    wijzig(&api, "klantcontacten", &gesprek, json!({"metadata": {"formulier": "bezwaar"}}));
    assert_eq!(profiel_van(&api, &gesprek), "bezwaar");
    wijzig(&api, "klantcontacten", &gesprek, json!({"kanaal": "balie"}));
    assert_eq!(profiel_van(&api, &gesprek), "bezwaar");
    // What was chosen at the beginning stays.
    let gesprek = contact(&api, json!({"kanaal": "balie"}));
    maak(&api, "onderwerpobjecten", onderwerpobject(&gesprek, "melding"));
    wijzig(&api, "klantcontacten", &gesprek, met(json!({"kanaal": "website"}), json!({"reactie": "Ja"})));
    assert_eq!(profiel_van(&api, &gesprek), "aanvraag-paspoort");
});

#[test]
fn een_profielkeuze_noemt_een_profiel_dat_er_is() {
    let omgeving = Omgeving::nieuw(Soort::Sqlite);
    for keuze in
        ["kanaal:balie", "raadsel:balie=klacht", "kanaal:balie=Geen Code", "metadata:formulier=klacht"]
    {
        let opdracht = ["token", "maak", "--naam", "kiezer", "--profielkeuze", keuze];
        assert_eq!(omgeving.voer_uit(&opdracht).code, Some(2), "{keuze}");
    }
}
