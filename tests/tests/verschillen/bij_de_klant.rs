//! What a customer holds herself, over the wire: shown empty, kept as it is, and replaced by an address alone.

use crate::bouw::{EIGEN, KI, betrokkene, contact, gevonden, geweigerd, lees, naar, plek, tekst, wijzig};
use klant_tests::{Api, Omgeving, op_beide_databases};
use serde_json::{Value, json};

const KLUIS: &str = "https://kluis.example.org/mina/email";

/// A customer who holds her e-mail address herself, and that address over the wire.
fn mina(api: &Api) -> (Value, Value) {
    let mina = json!({
        "soort": "persoon", "contactnaam": {"voornaam": "Mina"}, "verstrektDoor": "klant",
        "digitaleAdressen": [{"soort": "email", "verwijzing": KLUIS, "omschrijving": "Kluis"}],
    });
    let mina = api.post(&format!("{EIGEN}/klanten"), &mina).verwacht(201);
    let adres = lees(api, "digitaleadressen", &json!({"uuid": mina["digitaleAdressen"][0]["uuid"]}));
    (mina, adres)
}

fn opgeslagen(omgeving: &Omgeving) -> Vec<Vec<String>> {
    omgeving.sql("SELECT adres, verwijzing, soort, herkomst_door FROM digitaal_adres")
}

op_beide_databases!(wat_een_klant_zelf_bewaart_is_leeg_en_blijft_bij_een_put_zoals_het_was, |omgeving| {
    let api = omgeving.api();
    let (_, adres) = mina(&api);
    let zo = vec![vec![String::new(), KLUIS.to_owned(), "email".to_owned(), "klant".to_owned()]];
    assert_eq!((tekst(&adres, "adres"), tekst(&adres, "omschrijving")), ("", "Kluis"));
    assert!(!adres.to_string().contains("kluis.example.org"), "{adres}");
    let terug = api.put(&plek("digitaleadressen", &adres), &adres).verwacht(200);
    assert_eq!(terug, adres);
    assert_eq!(opgeslagen(&omgeving), zo);
    let ander = wijzig(&api, "digitaleadressen", &adres, json!({"adres": "", "omschrijving": "Privé"}));
    assert_eq!((tekst(&ander, "adres"), tekst(&ander, "omschrijving")), ("", "Privé"));
    assert_eq!(opgeslagen(&omgeving), zo);
    // Nobody finds it by nothing, or by where she holds it.
    for filter in [("adres", KLUIS), ("adres__icontains", "kluis")] {
        assert!(gevonden(&api, "digitaleadressen", &[filter]).is_empty(), "{filter:?}");
    }
    // An address that is hers alone is still not empty.
    let leeg = json!({"verstrektDoorPartij": null, "soortDigitaalAdres": "email", "adres": ""});
    geweigerd(&api.post(&format!("{KI}/digitaleadressen"), &leeg), "adres", "blank");
});

op_beide_databases!(een_adres_komt_in_de_plaats_van_wat_een_klant_zelf_bewaart, |omgeving| {
    let api = omgeving.api();
    let (_, adres) = mina(&api);
    geweigerd(
        &api.patch(&plek("digitaleadressen", &adres), &json!({"adres": "geen adres"})),
        "adres",
        "invalid",
    );
    let gaf = wijzig(&api, "digitaleadressen", &adres, json!({"adres": "mina@example.org"}));
    assert_eq!(tekst(&gaf, "adres"), "mina@example.org");
    let nu = ["mina@example.org", "NULL", "email", "toepassing"].map(str::to_owned).to_vec();
    assert_eq!(opgeslagen(&omgeving), [nu]);
    // From then on it is an address as any other.
    geweigerd(&api.patch(&plek("digitaleadressen", &adres), &json!({"adres": ""})), "adres", "blank");
});

op_beide_databases!(wat_een_klant_zelf_bewaart_is_nooit_alleen_van_een_betrokkene, |omgeving| {
    let api = omgeving.api();
    let (mina, adres) = mina(&api);
    let gesprek = contact(&api, json!({}));
    let zij = betrokkene(&api, &gesprek, json!({"wasPartij": naar(&mina)}));
    let gekozen = json!({"verstrektDoorBetrokkene": naar(&zij)});
    wijzig(&api, "digitaleadressen", &adres, gekozen);
    let afwijking = json!({"verstrektDoorPartij": null});
    geweigerd(&api.patch(&plek("digitaleadressen", &adres), &afwijking), "verstrektDoorPartij", "invalid");
});
