//! Which cases are asked, and which settings are refused. What goes over the line is looked at by the black-box tests.

use klant_register::klok::Systeemklok;

use super::*;

fn open(map: &std::path::Path, tekst: &str) -> Result<ZakenApi, Vec<String>> {
    std::fs::write(map.join("geheim"), "geheim\n").expect("a file");
    let bestand = Bestand { naam: map.join("zaken.toml").display().to_string(), tekst: tekst.to_owned() };
    let klok: Arc<dyn Klok> = Arc::new(Systeemklok);
    ZakenApi::open(&bestand, &klok).map_err(|fouten| {
        fouten.iter().map(|fout| format!("{}:{} {}", fout.regel, fout.sleutel, fout.code)).collect()
    })
}

#[test]
fn alleen_een_zaak_van_een_ingestelde_api_wordt_gevraagd() {
    let map = tempfile::tempdir().expect("a folder");
    let tekst = "[[zaken_api]]\nurl = \"https://zaken.example.nl/api/v1/\"\nclient_id = \"k\"\ngeheimbestand = \"geheim\"\n";
    let ZakenApi(apis) = open(map.path(), tekst).expect("settings");
    let heeft = |url: &str| apis.iter().any(|api| api.heeft(url));
    let uuid = "0b9a6a5c-6b0e-4d3f-9d9f-6a5c0b9a6a5c";
    assert!(heeft(&format!("https://zaken.example.nl/api/v1/zaken/{uuid}")));
    for url in [
        format!("https://zaken.example.nl.kwaad.nl/api/v1/zaken/{uuid}"),
        format!("https://zaken.example.nl/api/v1@kwaad.nl/zaken/{uuid}"),
        format!("https://zaken.example.nl/api/v10/zaken/{uuid}"),
        format!("http://zaken.example.nl/api/v1/zaken/{uuid}"),
        format!("https://zaken.example.nl/api/v1/zaken/../../admin/{uuid}"),
        format!("https://zaken.example.nl/api/v1/zaken/{uuid}?expand=rollen"),
        format!("https://zaken.example.nl/api/v1/zaken/{uuid}/"),
        format!("https://zaken.example.nl/api/v1/rollen/{uuid}"),
        "https://zaken.example.nl/api/v1/zaken/".to_owned(),
        uuid.to_owned(),
        String::new(),
    ] {
        assert!(!heeft(&url), "{url}");
    }
}

#[test]
fn een_404_telt_alleen_als_de_api_het_zelf_zegt() {
    let antwoord = |status, inhoud: &str| lees(&Antwoord { status, inhoud: inhoud.as_bytes().to_vec() });
    let fout =
        r#"{"code": "not_found", "title": "Niet gevonden.", "status": 404, "detail": "", "instance": ""}"#;
    assert_eq!(antwoord(404, fout), Some(ZaakAntwoord::BestaatNiet));
    assert_eq!(antwoord(410, &fout.replace("404", "410")), Some(ZaakAntwoord::BestaatNiet));
    for (status, inhoud) in
        [(404, "<html>Niet gevonden</html>"), (404, "{}"), (410, fout), (404, ""), (200, fout)]
    {
        assert_eq!(antwoord(status, inhoud), None, "{status} {inhoud}");
    }
}

#[test]
fn elke_fout_staat_er_met_haar_plaats() {
    let map = tempfile::tempdir().expect("a folder");
    let tekst = r#"[[zaken_api]]
url = "http://zaken.example.nl"
client_id = ""
geheimbestand = "er-niet"
pogingen = 11
[[zaken_api]]
url = "https://a.nl"
client_id = "k"
geheimbestand = "geheim"
naam = "A"
[[zaken_api]]
url = "https://a.nl/"
client_id = "k"
geheimbestand = "geheim"
"#;
    let fouten = open(map.path(), tekst).expect_err("faults");
    assert_eq!(
        fouten,
        [
            "2:zaken_api[0].url koppeling.bereik",
            "3:zaken_api[0].client_id koppeling.bereik",
            "4:zaken_api[0].geheimbestand koppeling.bestand",
            "5:zaken_api[0].pogingen koppeling.bereik",
            "10:zaken_api[1].naam koppeling.sleutel_onbekend",
            "12:zaken_api[2].url koppeling.dubbel",
        ]
    );
    assert_eq!(open(map.path(), "").expect_err("faults"), ["1:zaken_api koppeling.sleutel_ontbreekt"]);
}

#[test]
fn het_voorbeeld_klopt_op_de_bestanden_na() {
    let map = tempfile::tempdir().expect("a folder");
    let pad = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/koppelingen/zaken.toml");
    let tekst = std::fs::read_to_string(pad).expect("the example");
    std::fs::write(map.path().join("zaken.geheim"), "geheim").expect("a file");
    assert!(open(map.path(), &tekst).is_ok_and(|zaken| zaken.0.len() == 1));
}
