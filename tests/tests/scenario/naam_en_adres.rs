//! S7 to S9 and S21: name and address are the customer's own, in any country.

use crate::bouw::{
    BSN_MINA, INTERACTIES, KLANTEN, TOETS, bekende, bepaal, betrokkene, codes, digitaal, geweigerd,
    interactie, map_met, met, mina, postbus, registreer, registreer_klant, rijen, tekst, telefoon,
};
use klant_tests::{op_beide_databases, voorbeeldprofielen};
use serde_json::json;
use std::path::Path;

fn schrijf_brp(map: &Path, straat: &str) {
    let adres = json!({BSN_MINA: {"soort": "woonadres", "regels": [straat, "1234 AB Turfstad"]}});
    std::fs::write(map.join("brp.json"), adres.to_string()).expect("a file can be written");
}

op_beide_databases!(s7a_een_andere_naam_en_een_ander_adres_dan_de_brp_mogen, |nieuwe: bouw| {
    let map = map_met(&[]);
    schrijf_brp(map.path(), "Dorpsstraat 1");
    let omgeving = nieuwe.profielen(&voorbeeldprofielen()).brp_bestand(&map.path().join("brp.json")).start();
    let api = omgeving.api();
    // In the BRP she is Wilhelmina, of the Dorpsstraat.
    let klant = registreer_klant(&api, &mina());
    let betrokken = betrokkene(&json!({"klant": {"uuid": klant}, "contactnaam": {"voornaam": "Mina"}}));
    let vraag = interactie("algemeen", "balie", &[betrokken]);
    let toets = api.post(TOETS, &vraag).verwacht(200);
    assert_eq!(toets["uitkomst"], "toegestaan");
    assert_eq!(codes(&toets), ["S12.toegestaan"], "een verschil is geen fout en geen waarschuwing");

    let vastgelegd = registreer(&api, &vraag);
    assert_eq!(codes(&vastgelegd["besluit"]), ["S12.toegestaan"]);
    let antwoord = bepaal(&api, &vastgelegd, &json!({"kanaal": "post"}));
    assert_eq!(antwoord["contactgegeven"]["postadres"], postbus());
    assert_eq!(antwoord["contactgegeven"]["naam"], "Mina de Vries");
    assert_eq!(codes(&antwoord), ["S18.bekend", "S10.gevraagd_kanaal"]);
    let rij = omgeving.sql("SELECT voornaam, correspondentieadres_regel1, versie FROM partij");
    assert_eq!(rij, [["Mina", "Postbus 7", "1"]]);
});

op_beide_databases!(s7b_een_verhuizing_in_de_brp_wijzigt_geen_klantgegeven, |nieuwe: bouw| {
    let map = map_met(&[]);
    schrijf_brp(map.path(), "Dorpsstraat 1");
    let mut omgeving =
        nieuwe.profielen(&voorbeeldprofielen()).brp_bestand(&map.path().join("brp.json")).start();
    let klant = registreer_klant(&omgeving.api(), &mina());
    let oproep = registreer(&omgeving.api(), &interactie("oproep-stempas", "post", &[bekende(&klant)]));
    let brp_adres = |omgeving: &klant_tests::Omgeving| {
        let antwoord = bepaal(&omgeving.api(), &oproep, &json!({}));
        tekst(&antwoord["contactgegeven"]["brpAdres"]["regels"][0])
    };
    assert_eq!(brp_adres(&omgeving), "Dorpsstraat 1");
    let pad = format!("{KLANTEN}/{klant}");
    let (vooraf, geteld) = (omgeving.api().get(&pad), rijen(&omgeving));

    omgeving.stop();
    schrijf_brp(map.path(), "Havenkade 22");
    omgeving.start();
    assert_eq!(brp_adres(&omgeving), "Havenkade 22", "een BRP-adres wordt gevraagd en niet bewaard");
    let achteraf = omgeving.api().get(&pad);
    assert_eq!(achteraf.kop("etag"), vooraf.kop("etag"));
    assert_eq!(achteraf.op("/correspondentieadres"), &postbus());
    assert!(!achteraf.tekst.contains("Dorpsstraat") && !achteraf.tekst.contains("Havenkade"));
    assert_eq!(rijen(&omgeving), geteld);
});

op_beide_databases!(s8a_zij_wordt_aangesproken_zoals_zij_wil, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let gewoon = registreer(&api, &interactie("algemeen", "balie", &[bekende(&klant)]));
    assert_eq!(bepaal(&api, &gewoon, &json!({}))["contactgegeven"]["naam"], "Mina de Vries");

    // Another first name, for this interactie alone; the rest of her name stays.
    let anders = betrokkene(&json!({"klant": {"uuid": klant}, "contactnaam": {"voornaam": "Willemijn"}}));
    let anders = registreer(&api, &interactie("algemeen", "balie", &[anders]));
    assert_eq!(bepaal(&api, &anders, &json!({}))["contactgegeven"]["naam"], "Willemijn de Vries");
    assert_eq!(bepaal(&api, &gewoon, &json!({}))["contactgegeven"]["naam"], "Mina de Vries");
    assert_eq!(
        omgeving.sql("SELECT voornaam, voorvoegsel_achternaam, achternaam FROM partij"),
        [["Mina", "de", "Vries"]]
    );
});

op_beide_databases!(s8b_een_enkele_naam_is_een_naam, |omgeving| {
    let api = omgeving.api();
    for naam in [json!({"voornaam": "Jean"}), json!({"achternaam": "Jean"}), json!({"voornaam": "محمد"})]
    {
        let verwacht = naam.as_object().and_then(|delen| delen.values().next()).expect("one part").clone();
        let klant =
            json!({"soort": "persoon", "contactnaam": naam, "digitaleAdressen": [telefoon("+33612345678")]});
        let antwoord = api.post(KLANTEN, &klant).verwacht(201);
        assert_eq!((&antwoord["contactnaam"], &antwoord["volledigeNaam"]), (&naam, &verwacht));
        let vraag = interactie("algemeen", "telefoon", &[bekende(&tekst(&antwoord["uuid"]))]);
        let vastgelegd = registreer(&api, &vraag);
        assert_eq!(bepaal(&api, &vastgelegd, &json!({}))["contactgegeven"]["naam"], verwacht);
    }
    let namen = omgeving.sql("SELECT voornaam, achternaam FROM partij ORDER BY volgnummer");
    assert_eq!(namen, [["Jean", "NULL"], ["NULL", "Jean"], ["محمد", "NULL"]]);
});

op_beide_databases!(s9a_een_adres_heeft_een_vorm, |omgeving| {
    let api = omgeving.api();
    let met_bezoekadres = |adres: serde_json::Value| {
        interactie("algemeen", "balie", &[betrokkene(&json!({"bezoekadres": adres}))])
    };
    let bag = json!({"nummeraanduidingId": "0518200000637599"});
    let antwoord = registreer(&api, &met_bezoekadres(bag.clone()));
    assert_eq!(antwoord["klantcontacten"][0]["betrokkenen"][0]["bezoekadres"], bag);
    let opgeslagen = "SELECT bezoekadres_nummeraanduiding, bezoekadres_regel1 FROM betrokkene";
    assert_eq!(omgeving.sql(opgeslagen), [["0518200000637599", "NULL"]]);

    for erbij in [json!({"adresregel1": "Dorpsstraat 1"}), json!({"straatnaam": "Dorpsstraat"})] {
        let dubbel = met(bag.clone(), &erbij);
        let plek = "/klantcontact/betrokkenen/0/bezoekadres";
        geweigerd(&omgeving, 400, &[(plek, "S9.dubbele_adresvorm")], || {
            api.post(INTERACTIES, &met_bezoekadres(dubbel.clone()))
        });
        let klant = met(mina(), &json!({"bezoekadres": dubbel}));
        geweigerd(&omgeving, 400, &[("/bezoekadres", "S9.dubbele_adresvorm")], || api.post(KLANTEN, &klant));
    }
});

op_beide_databases!(s9b_een_postbus_is_voor_post_en_niet_te_bezoeken, |omgeving| {
    let api = omgeving.api();
    let postbus = json!({"adresregel1": "Postbus 2700", "adresregel2": "1200 AA Turfstad", "land": "NL"});
    let bezoek = betrokkene(&json!({"bezoekadres": postbus}));
    let fout = [("/klantcontact/betrokkenen/0/bezoekadres", "S9.postbus_geen_bezoekadres")];
    geweigerd(&omgeving, 400, &fout, || api.post(INTERACTIES, &interactie("algemeen", "balie", &[bezoek])));

    let post = betrokkene(&json!({"correspondentieadres": postbus}));
    let vastgelegd = registreer(&api, &interactie("algemeen", "balie", &[post]));
    assert_eq!(bepaal(&api, &vastgelegd, &json!({}))["contactgegeven"]["postadres"], postbus);
});

op_beide_databases!(s21a_een_buitenlands_telefoonnummer_is_goed, |omgeving| {
    let api = omgeving.api();
    let annika = betrokkene(&json!({"digitaleAdressen": [telefoon("+46701234567")]}));
    let vastgelegd = registreer(&api, &interactie("algemeen", "telefoon", &[annika]));
    assert_eq!(digitaal(&bepaal(&api, &vastgelegd, &json!({}))), "+46701234567");
    assert_eq!(omgeving.sql("SELECT adres FROM digitaal_adres"), [["+46701234567"]]);
});

op_beide_databases!(s21b_een_duits_adres_is_goed, |omgeving| {
    let api = omgeving.api();
    let kleve = json!({"adresregel1": "Große Straße 1", "adresregel2": "47533 Kleve", "land": "DE"});
    let bakker = json!({"soort": "organisatie", "organisatienaam": "Bäckerei Sonnenschein", "correspondentieadres": kleve});
    let klant = registreer_klant(&api, &bakker);
    let vastgelegd = registreer(&api, &interactie("algemeen", "post", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &vastgelegd, &json!({}));
    assert_eq!(antwoord["contactgegeven"]["postadres"], kleve);
    assert_eq!(antwoord["contactgegeven"]["naam"], "Bäckerei Sonnenschein");
    let rij = omgeving.sql("SELECT correspondentieadres_regel1, correspondentieadres_land FROM partij");
    assert_eq!(rij, [["Große Straße 1", "DE"]]);
});

op_beide_databases!(s21c_een_adres_uit_de_bag_ligt_in_nederland, |omgeving| {
    let api = omgeving.api();
    let in_land = |land: &str| {
        let adres = json!({"nummeraanduidingId": "0518200000637599", "land": land});
        interactie("algemeen", "balie", &[betrokkene(&json!({"bezoekadres": adres}))])
    };
    let plek = "/klantcontact/betrokkenen/0/bezoekadres";
    geweigerd(&omgeving, 400, &[(plek, "S21.nederlands_adres_elders")], || {
        api.post(INTERACTIES, &in_land("CA"))
    });
    // Code 6030 is the Netherlands in another table than ISO 3166.
    let land = format!("{plek}/land");
    geweigerd(&omgeving, 400, &[(&land, "land.onbekend")], || api.post(INTERACTIES, &in_land("6030")));
    let regels = betrokkene(&json!({"bezoekadres": {"adresregel1": "Rue de la Paix 1"}}));
    geweigerd(&omgeving, 400, &[(plek, "S21.land_ontbreekt")], || {
        api.post(INTERACTIES, &interactie("algemeen", "balie", &[regels]))
    });

    registreer(&api, &in_land("NL"));
    let rij = omgeving.sql("SELECT bezoekadres_nummeraanduiding, bezoekadres_land FROM betrokkene");
    assert_eq!(rij, [["0518200000637599", "NL"]]);
});
