//! Who may not see an address does not see where she holds it either; who may, is told.

use klant_tests::op_beide_databases;
use serde_json::json;

use crate::bouw::{KLANTEN, bepaal, map_met};
use crate::opzet::{KLUIS, WAARDE, met_bron, registreer_mina, vraag};

const BELLER: &str = "formaat = 1\ncode = \"beller\"\nnaam = \"Beller\"\nstandaarddoel = \"terugbellen\"\n\
    [doelen.terugbellen]\nhandelingen = [\"lezen\", \"bepalen\", \"klantbeeld\"]\nelementen = [\"voornaam\", \"telefoonnummer\"]\n";

op_beide_databases!(s25_zonder_het_element_ziet_men_verwijzing_noch_waarde, |bouw: bouw| {
    let map = map_met(&[("beller.toml", BELLER)]);
    let pad = map.path().display().to_string();
    let bouw = bouw.argument("--machtigingen").argument(&pad);
    let bouw = bouw.extra_token("beller", &["--machtigingen", &pad, "--machtiging", "beller"]);
    let (omgeving, _bron) = met_bron(bouw, &json!({"waarde": WAARDE}));
    let klant = registreer_mina(&omgeving.api());
    let zij = vraag(&omgeving.api(), &klant);
    let beller = omgeving.api_van("beller");
    let klantbeeld = json!({"klant": klant});
    for antwoord in [
        beller.get(&format!("{KLANTEN}/{klant}")).verwacht(200),
        bepaal(&beller, &zij, &json!({})),
        beller.get("/klantinteracties/api/v1/digitaleadressen").verwacht(200),
    ] {
        for geheim in [WAARDE, KLUIS] {
            assert!(!antwoord.to_string().contains(geheim), "{geheim} in {antwoord}");
        }
    }
    // Who may see it is told that she holds it herself, and where; not what stands there.
    for antwoord in [
        omgeving.api().get(&format!("{KLANTEN}/{klant}")).verwacht(200),
        omgeving.api().post("/klant/api/v1/klantbeelden/_bepaal", &klantbeeld).verwacht(200),
        omgeving.api().post(&format!("{KLANTEN}/{klant}/_neemmee"), &json!({})).verwacht(200),
        omgeving.api().post(&format!("{KLANTEN}/{klant}/_uitdraai"), &json!({})).verwacht(200),
    ] {
        assert!(antwoord.to_string().contains(KLUIS), "{antwoord}");
        assert!(!antwoord.to_string().contains(WAARDE), "{antwoord}");
    }
    let pagina = omgeving.api().post(&format!("{KLANTEN}/{klant}/_neemmee"), &json!({"vorm": "html"}));
    assert!(pagina.tekst.contains(&format!("bewaart u zelf: wij vragen het op {KLUIS}")), "{}", pagina.tekst);
    assert!(!pagina.tekst.contains(WAARDE));
});
