//! What a token means: roles, level, whom it identifies, and for whom she acts.

use klant_core::{Doel, Identificatie, Niveau};
use serde_json::{Value, json};

use super::*;

const KLANT: &str = r#"
soort = "klant"
niveau = { claim = "acr", waarden = { "urn:hoog" = "hoog", "3" = "substantieel" }, anders = "laag" }
identificatie = [
  { claim = ["urn:nl.bsn"], soort = "bsn" },
  { claim = "eidas.persoon", soort = "eidas" },
  { claim = "sub", soort = "pseudoniem" },
]
vestiging = "vestiging"
namens = [{ claim = "kvk", soort = "kvk_nummer" }, { claim = "namens_bsn", soort = "bsn" }]
"#;

async fn aanmelding(regels: &str, bij: &[(&str, Value)]) -> Result<Aanmelding, Code> {
    let mut claims = claims();
    for (naam, waarde) in bij {
        claims[*naam] = waarde.clone();
    }
    Proef::met(regels).keur(&es256(&claims)).await
}

async fn klant(bij: &[(&str, Value)]) -> (Option<Identificatie>, Option<Identificatie>, Niveau) {
    let aanmelding = aanmelding(KLANT, bij).await.expect("a good token");
    let Wie::Klant(zelf) = aanmelding.wie else { panic!("a customer") };
    (zelf, aanmelding.namens, aanmelding.niveau)
}

fn bsn(nummer: &str) -> Identificatie {
    Identificatie::Bsn(nummer.parse().expect("a BSN"))
}

#[actix_web::test]
async fn s24_rollen_afdeling_en_niveau_van_een_medewerker() {
    let regels = format!(
        "{MEDEWERKER}rollen_vast = [\"basis\", \"kcc\"]\nafdeling = \"org.unit\"\nniveau = \"hoog\"\n"
    );
    let gelezen = aanmelding(&regels, &[("org", json!({"unit": "KCC"}))]).await.expect("a good token");
    assert_eq!(gelezen.rollen, ["basis", "kcc"]);
    assert_eq!(
        (gelezen.afdeling.as_deref(), gelezen.niveau, gelezen.namens),
        (Some("KCC"), Niveau::Hoog, None)
    );
    // Text with spaces; and without the claim only what is fixed.
    let gelezen = aanmelding(&regels, &[("realm_access", json!({"roles": "a  kcc b"}))]).await.expect("good");
    assert_eq!(gelezen.rollen, ["basis", "kcc", "a", "b"]);
    let gelezen = aanmelding("soort = \"medewerker\"\n", &[]).await.expect("good");
    assert_eq!((gelezen.rollen.len(), gelezen.niveau), (0, Niveau::Geen));
}

#[actix_web::test]
async fn s24_niveau_komt_uit_de_tabel_en_anders_is_het_dat_van_anders() {
    for (acr, niveau) in [
        (json!("urn:hoog"), Niveau::Hoog),
        (json!(3), Niveau::Substantieel),
        (json!("urn:HOOG"), Niveau::Laag),
        (Value::Null, Niveau::Laag),
    ] {
        assert_eq!(klant(&[("acr", acr.clone())]).await.2, niveau, "{acr}");
    }
}

#[actix_web::test]
async fn s20_de_eerste_claim_die_er_is_zegt_wie_zij_is() {
    assert_eq!(klant(&[("urn:nl.bsn", json!("999990007"))]).await.0, Some(bsn("999990007")));
    let eidas = json!({"persoon": "ES/NL/abc"});
    assert_eq!(
        klant(&[("eidas", eidas), ("urn:nl.bsn", json!(""))]).await.0,
        Some(Identificatie::EidasPersoon("ES/NL/abc".parse().expect("an identifier")))
    );
    // A pseudonym means something only to its issuer.
    let pseudoniem = Identificatie::Vreemd {
        register: UITGEVER.to_owned(),
        land: None,
        nummer: "f.de.vries".parse().expect("a number"),
    };
    assert_eq!(klant(&[]).await.0, Some(pseudoniem));
}

#[actix_web::test]
async fn s24b_namens_een_organisatie_of_haar_vestiging() {
    let kvk = "12345678".parse().expect("a number");
    let (zelf, namens, _) = klant(&[("urn:nl.bsn", json!("999990007")), ("kvk", json!("12345678"))]).await;
    assert_eq!((zelf, namens), (Some(bsn("999990007")), Some(Identificatie::KvkNummer(kvk))));
    let kvk = "12345678".parse().expect("a number");
    let nummer = "000012345678".parse().expect("a number");
    let (_, namens, _) = klant(&[("kvk", json!("12345678")), ("vestiging", json!("000012345678"))]).await;
    assert_eq!(namens, Some(Identificatie::Vestiging { nummer, kvk }));
    let (_, namens, _) = klant(&[("namens_bsn", json!("999993653"))]).await;
    assert_eq!(namens, Some(bsn("999993653")));
}

#[actix_web::test]
async fn claim_in_een_andere_vorm_weigert_het_token() {
    for (naam, waarde) in [
        ("urn:nl.bsn", json!("123456788")),
        ("urn:nl.bsn", json!(999_990_007)),
        ("eidas", json!({"persoon": "abc"})),
        ("kvk", json!("1")),
        ("acr", json!(["urn:hoog"])),
        // A person has no establishment.
        ("vestiging", json!("000012345678")),
        ("namens_bsn", json!("123456788")),
    ] {
        let uitkomst = aanmelding(KLANT, &[(naam, waarde.clone())]).await;
        assert_eq!(uitkomst.err(), Some(Code::TokenClaim), "{naam}: {waarde}");
    }
    for rollen in [json!(7), json!([7]), json!("a\u{7}")] {
        let uitkomst = aanmelding(MEDEWERKER, &[("realm_access", json!({"roles": rollen}))]).await;
        assert_eq!(uitkomst.err(), Some(Code::TokenClaim), "{rollen}");
    }
}

#[actix_web::test]
async fn s23_debug_van_een_aanmelding_toont_geen_nummer_en_geen_naam() {
    let bij = [("urn:nl.bsn", json!("999990007")), ("namens_bsn", json!("999993653"))];
    let gelezen = aanmelding(KLANT, &bij).await.expect("a good token");
    let tekst = format!("{gelezen:?} {:?}", gelezen.toegang(Doel::niet_bepaald()));
    for geheim in ["999990007", "999993653", "vries"] {
        assert!(!tekst.contains(geheim), "{tekst}");
    }
}
