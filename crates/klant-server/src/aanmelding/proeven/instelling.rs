//! The file: what it may say, and every fault in it with its place.

use klant_core::configuratie::Configuratiefout;

use super::*;
use crate::aanmelding::sleutels::{Sleutelfout, Sleutelset};

const KOP: &str = "[[uitgever]]\nuitgever = \"https://a.example\"\ndoelgroep = \"klant\"\n";
const BRON: &str = "sleutels = { url = \"http://127.0.0.1:1/\" }\n";

fn lees(tekst: String) -> Result<usize, Vec<Configuratiefout>> {
    let bestand = Bestand { naam: "aanmelding.toml".to_owned(), tekst };
    super::super::instelling::lees(&bestand).map(|gelezen| gelezen.len())
}

/// Line and code of each fault.
fn fouten(tekst: &str) -> Vec<(usize, &'static str)> {
    let fouten = lees(tekst.to_owned()).expect_err("a fault was put in");
    fouten.iter().map(|fout| (fout.regel, fout.code.code())).collect()
}

#[test]
fn alle_fouten_worden_in_een_keer_genoemd_met_hun_plaats() {
    let tekst = format!(
        "{KOP}sleutels = {{ url = \"http://sso.example.nl/\" }}\nsoort = \"medewerkster\"\nrollen = \"a..b\"\n\
         rollen_vast = \"kcc\"\nniveau = {{ claim = \"acr\", waarden = {{ a = \"hoogst\" }} }}\nrolen = \"x\"\n\
         [[uitgever]]\nsoort = \"klant\"\nafdeling = \"x\"\nnamens = [{{ claim = \"a\", soort = \"paspoort\" }}]\n"
    );
    assert_eq!(
        fouten(&tekst),
        [
            (4, "aanmelding.bereik"),
            (5, "aanmelding.woord_onbekend"),
            (6, "aanmelding.bereik"),
            (7, "aanmelding.type"),
            (8, "aanmelding.woord_onbekend"),
            (9, "aanmelding.sleutel_onbekend"),
            (10, "aanmelding.sleutel_ontbreekt"),
            (10, "aanmelding.sleutel_ontbreekt"),
            (10, "aanmelding.sleutel_ontbreekt"),
            (12, "aanmelding.sleutel_onbekend"),
            (13, "aanmelding.woord_onbekend"),
        ]
    );
}

#[test]
fn bestand_noemt_een_uitgever_en_een_bron_van_sleutels() {
    assert_eq!(fouten(""), [(1, "aanmelding.sleutel_ontbreekt")]);
    assert_eq!(fouten("uitgever = []\n"), [(1, "aanmelding.bereik")]);
    assert_eq!(fouten("[[uitgever\n"), [(1, "aanmelding.syntax")]);
    for sleutels in ["{}", "{ ontdekking = true, url = \"https://a.example\" }"] {
        let tekst = format!("{KOP}sleutels = {sleutels}\nsoort = \"klant\"\n");
        assert_eq!(fouten(&tekst), [(4, "aanmelding.tegenstrijdig")], "{sleutels}");
    }
    for sleutels in ["{ ontdekking = false }", "{ bestand = \"is-er-niet.json\" }", "{ url = \"a.example\" }"]
    {
        let tekst = format!("{KOP}sleutels = {sleutels}\nsoort = \"klant\"\n");
        assert_eq!(fouten(&tekst), [(4, "aanmelding.bereik")], "{sleutels}");
    }
    let geen_url = "[[uitgever]]\nuitgever = \"gemeente\"\ndoelgroep = []\nsleutels = { ontdekking = true }\nsoort = \"klant\"\n";
    assert_eq!(fouten(geen_url), [(2, "aanmelding.bereik"), (3, "aanmelding.bereik")]);
}

#[test]
fn een_uitgever_staat_er_vaker_als_de_doelgroep_verschilt() {
    let ander = KOP.replace("\"klant\"", "[\"portaal\", \"balie\"]");
    let een = |kop: &str| format!("{kop}{BRON}soort = \"klant\"\n");
    assert_eq!(lees(een(KOP) + &een(&ander)).expect("both"), 2);
    assert_eq!(fouten(&(een(KOP) + &een(&ander) + &een(KOP))), [(11, "aanmelding.dubbel")]);
}

#[test]
fn sleutels_die_te_kort_of_te_vrij_zijn_tellen_niet() {
    let kort = RsaPrivateKey::new(&mut OsRng, 1024).expect("a key");
    let oct = json!({"kty": "oct", "k": b64("geheim"), "alg": "HS256"});
    let mut p384 = ec_jwk(ec_sleutel(), "a");
    p384["crv"] = json!("P-384");
    for sleutel in [rsa_jwk(&kort, "a"), oct, p384] {
        let jwks = json!({"keys": [sleutel]}).to_string();
        assert_eq!(Sleutelset::lees(jwks.as_bytes()).err(), Some(Sleutelfout::GeenSleutel), "{jwks}");
    }
    assert_eq!(Sleutelset::lees(b"[]").err(), Some(Sleutelfout::GeenJwks));
}

#[test]
fn het_voorbeeld_is_te_lezen() {
    let pad = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/aanmelding/aanmelding.toml");
    let tekst = std::fs::read_to_string(pad).expect("the example is there");
    assert_eq!(lees(tekst).unwrap_or_else(|fouten| panic!("{fouten:#?}")), 4);
}
