//! What goes wrong on the way: how often it is tried, and that there is never another address.

use crate::bouw::{BSN_MINA, bepaal, codes};
use crate::personen::{foutbericht, met_persoon, woonadres};
use crate::proef::{Proef, oproep};
use klant_tests::{Reactie, op_beide_databases};
use serde_json::json;

/// The one code of every failure.
const ONBEREIKBAAR: [&str; 1] = ["S11.bron_onbereikbaar"];

op_beide_databases!(s11_wat_voorbijgaat_wordt_herhaald_en_een_weigering_niet, |nieuwe: bouw| {
    let mut proef = Proef::nieuw(nieuwe, "");
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    let goed = || Reactie::json(200, &met_persoon(&woonadres()));
    let status = |status: u16| Reactie::json(status, &foutbericht(status, "Het lukt niet.", "fout"));
    let straks = |code: u16, na: &str| status(code).met_kop("Retry-After", na);
    let vraag = || codes(&bepaal(&api, &oproep, &json!({})));

    for (eerst, keer) in [
        ([straks(503, "0"), straks(429, "0")], 3),
        ([Reactie::Ophangen, status(502)], 3),
        ([status(504), Reactie::Ophangen], 3),
    ] {
        proef.bron.doe_eerst(eerst, goed());
        assert_eq!((vraag(), proef.bron.aantal()), (vec!["S11.brp_adres".to_owned()], keer));
    }
    for (reactie, keer) in [
        (status(503), 3),
        (status(500), 1),
        (status(400), 1),
        (status(401), 1),
        (status(403), 1),
        (status(404), 1),
        // To a redirect nobody listens: it would carry the BSN elsewhere.
        (Reactie::tekst(302, "").met_kop("Location", "/elders"), 1),
        // Longer than there is patience for.
        (straks(503, "3600"), 1),
        (straks(429, &u64::MAX.to_string()), 1),
        (Reactie::Ophangen, 3),
        (Reactie::tekst(200, "{\"type\":\"RaadpleegMetBurgerservicenummer\",\"personen\":[{"), 1),
        (Reactie::json(200, &json!({"type": "ZoekMetPostcodeEnHuisnummer", "personen": []})), 1),
        (Reactie::tekst(200, &format!("{{\"x\":\"{}\"}}", "x".repeat(1_000_000))), 1),
    ] {
        proef.bron.doe(reactie.clone());
        assert_eq!(
            (vraag(), proef.bron.aantal()),
            (ONBEREIKBAAR.map(String::from).to_vec(), keer),
            "{reactie:?}"
        );
    }
    proef.bron.doe(goed());
    assert_eq!(vraag(), ["S11.brp_adres"], "and when it is back, it is asked again");

    let log = proef.omgeving.stop().stderr;
    assert_eq!(log.matches("een bron weigert ons").count(), 2, "one line for 401, one for 403");
    for geheim in [BSN_MINA, "Dorpsstraat", "geheime-sleutel", "Het lukt niet", "haalcentraal"] {
        assert!(!log.contains(geheim), "{geheim} stands in the log");
    }
});

op_beide_databases!(s11_wie_zwijgt_houdt_niemand_langer_op_dan_is_ingesteld, |nieuwe: bouw| {
    let proef = Proef::nieuw(nieuwe, "tijd_per_poging = 1\ntijd_totaal = 3\npogingen = 9\n");
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    proef.bron.doe(Reactie::Stilte);
    assert_eq!(codes(&bepaal(&api, &oproep, &json!({}))), ONBEREIKBAAR);
    // A third try could not have ended in time.
    assert_eq!(proef.bron.aantal(), 2);
});

op_beide_databases!(s11_een_brp_die_plat_ligt_wordt_met_rust_gelaten, |nieuwe: bouw| {
    let mut proef = Proef::nieuw(nieuwe, "pogingen = 1\n");
    let api = proef.omgeving.api();
    let oproep = oproep(&api);
    proef.bron.doe(Reactie::Ophangen);
    for _ in 0..8 {
        assert_eq!(codes(&bepaal(&api, &oproep, &json!({}))), ONBEREIKBAAR);
    }
    assert_eq!(proef.bron.aantal(), 5, "after five in a row there is a pause");
    assert!(proef.omgeving.stop().stderr.contains("wordt even met rust gelaten"));
});
