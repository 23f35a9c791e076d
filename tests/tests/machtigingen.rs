//! Why an application may do something, by what stands in the database of its registration.

use klant_tests::op_beide_databases;
use serde_json::Value;

op_beide_databases!(s25_de_uitleg_gaat_uit_van_de_registratie, |omgeving| {
    let _ =
        omgeving.maak_token("robot", &["--geen-identificatie", "--niveau", "geen", "--doel", "klantcontact"]);
    let vraag = |meer: &[&str]| {
        let vast = ["machtiging", "controleer", "--output", "json", "--toepassing", "robot", "--machtiging"];
        omgeving.voer_uit(&[&vast[..], meer].concat())
    };
    let eerste = |tekst: &str| {
        let json: Value = serde_json::from_str(tekst).expect("JSON");
        json.pointer("/redenen/0/code").and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let mag = vraag(&["kcc", "--handeling", "lezen", "--element", "telefoonnummer"]);
    assert_eq!(eerste(mag.verwacht(0)), "machtiging.verleent");
    // Its registration lets it identify nobody, whatever the machtiging grants.
    let bsn = vraag(&["kcc", "--handeling", "identificeren", "--element", "bsn"]);
    assert_eq!(eerste(bsn.verwacht(3)), "S24.geen_recht");
    // Its own purpose is not one of the portal, and for that one its level is too low.
    let doel = vraag(&["portaal", "--handeling", "lezen"]);
    assert_eq!(eerste(doel.verwacht(3)), "S23.doel_niet_toegestaan");
    let niveau = vraag(&["portaal", "--handeling", "lezen", "--voor-doel", "mijn-gegevens"]);
    assert_eq!(eerste(niveau.verwacht(3)), "S25.geen_recht");
    assert!(niveau.stdout.contains("machtiging.niveau"), "{}", niveau.stdout);
    let hoger =
        vraag(&["portaal", "--handeling", "lezen", "--voor-doel", "mijn-gegevens", "--niveau", "laag"]);
    assert_eq!(eerste(hoger.verwacht(0)), "machtiging.verleent");
});
