//! What a duty does not say, the register of its case does: asked at each plan, and nothing is guessed (S5).

use klant_tests::{Bouw, op_beide_databases};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bouw::{KLANTEN, email, met, mina, registreer_klant, tekst};
use crate::bouwstenen::{BEWAARPLICHTEN, nodig, plan, regel, wis};

const ZAKEN: &str = "https://zaken.example/zaken/api/v1/zaken";

/// A server that knows these cases, and the folder that holds them.
fn met_zaken(bouw: Bouw, zaken: &Value) -> (klant_tests::Omgeving, TempDir) {
    let map = TempDir::new().expect("a folder");
    let bestand = map.path().join("zaken.json");
    std::fs::write(&bestand, zaken.to_string()).expect("a file");
    (bouw.argument("--zaken-bestand").argument(&bestand.display().to_string()).start(), map)
}

fn gesloten(nominatie: &str, actiedatum: &str) -> Value {
    json!({"einddatum": "2020-01-01", "archiefnominatie": nominatie, "archiefactiedatum": actiedatum})
}

op_beide_databases!(s5_het_zaakregister_zegt_tot_wanneer_een_zaak_wordt_bewaard, |bouw: bouw| {
    let (omgeving, _map) = met_zaken(
        bouw,
        &json!({
            format!("{ZAKEN}/open"): {"einddatum": null},
            format!("{ZAKEN}/loopt"): gesloten("vernietigen", "2099-01-01"),
            format!("{ZAKEN}/blijvend"): gesloten("blijvend_bewaren", "2099-01-01"),
            format!("{ZAKEN}/voorbij"): gesloten("vernietigen", "2021-01-01"),
            format!("{ZAKEN}/zonder"): {"einddatum": "2020-01-01"},
        }),
    );
    let api = omgeving.api();
    for (zaak, moment, code) in [
        ("open", "nog_niet_bekend", "S5.zaak_open"),
        ("loopt", "op_datum", "S5.bewaartermijn"),
        ("blijvend", "nooit", "S5.blijvend"),
        ("zonder", "nog_niet_bekend", "S5.zaak_zonder_termijn"),
        ("verzonnen", "nog_niet_bekend", "S5.zaak_onbekend"),
        ("voorbij", "nu", "S4.mag_weg"),
    ] {
        let eigen =
            json!({"identificaties": [], "digitaleAdressen": [email(&format!("{zaak}@example.org"))]});
        let klant = registreer_klant(&api, &met(mina(), &eigen));
        let zaak = json!({"zaak": format!("{ZAKEN}/{zaak}"), "bewarenTot": null});
        let plicht = nodig(&api, &klant, &["emailadres"], &zaak);
        let omvang = json!({"elementen": ["emailadres"]});
        let kreeg = regel(&plan(&api, &klant, &omvang), "emailadres");
        assert_eq!(kreeg, (moment.to_owned(), code.to_owned()), "{zaak}");
        // Carrying it out does that, and only a term that has passed is written into the duty.
        wis(&api, &klant, &omvang);
        let over = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
        assert_eq!(over["digitaleAdressen"].as_array().map(Vec::is_empty), Some(moment == "nu"), "{zaak}");
        let plicht = api.get(&format!("{BEWAARPLICHTEN}/{}", tekst(&plicht["uuid"]))).verwacht(200);
        let verwacht = if moment == "nu" { json!("2020-12-31") } else { Value::Null };
        assert_eq!(plicht["bewarenTot"], verwacht, "{zaak}");
    }
});

op_beide_databases!(s5_zonder_zaakregister_blijft_wat_een_zaak_nodig_heeft, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    nodig(&api, &klant, &["emailadres"], &json!({"bewarenTot": null}));
    let gedaan = wis(&api, &klant, &json!({"elementen": ["emailadres"]}));
    assert_eq!(regel(&gedaan, "emailadres"), ("nog_niet_bekend".to_owned(), "S5.zaak_open".to_owned()));
    let over = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(over["digitaleAdressen"].as_array().map(Vec::len), Some(2));
});
