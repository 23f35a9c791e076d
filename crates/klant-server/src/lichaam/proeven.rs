//! Bodies with faults: all at once, each with its place, and nothing of what stood there.

use klant_core::Reden;

use crate::verzoek::{lees_interactie, lees_klant, lees_toetsvraag, lees_zoekopdracht};

fn fouten<T>(gelezen: Result<T, Vec<Reden>>) -> Vec<(String, &'static str)> {
    let Err(redenen) = gelezen else { panic!("the body was accepted") };
    redenen.iter().map(|reden| (reden.plaats().to_owned(), reden.code().code())).collect()
}

fn gesorteerd<T>(gelezen: Result<T, Vec<Reden>>) -> Vec<(String, &'static str)> {
    let mut fouten = fouten(gelezen);
    fouten.sort();
    fouten
}

fn paren(lijst: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    lijst.iter().map(|(pad, code)| ((*pad).to_owned(), *code)).collect()
}

#[test]
fn alle_fouten_komen_tegelijk_met_hun_plaats() {
    let lang = "x".repeat(51);
    let lichaam = format!(
        r#"{{
        "profiel": "Met Hoofdletters",
        "terugkoppelingGewenst": "ja",
        "raar": 1,
        "klantcontact": {{
            "kanaal": "{lang}",
            "taal": "klingon",
            "plaatsgevondenOp": "gisteren",
            "betrokkenen": [
                7,
                {{"rol": "buurman", "klant": {{"uuid": "geen"}}, "digitaleAdressen": [{{"soort": "email", "adres": "geen adres"}}]}},
                {{"rol": "klant", "bezoekadres": {{"huisnummer": 0, "postcode": "99", "land": []}}, "wensen": ["bsn", 3, "xx"]}}
            ],
            "interneTaken": [{{"actoren": [{{"naam": "Balie"}}]}}]
        }}
    }}"#
    );
    assert_eq!(
        gesorteerd(lees_interactie(lichaam.as_bytes())),
        paren(&[
            ("/klantcontact/betrokkenen/0", "veld.type"),
            ("/klantcontact/betrokkenen/1/digitaleAdressen/0/adres", "email.formaat"),
            ("/klantcontact/betrokkenen/1/klant/uuid", "veld.uuid"),
            ("/klantcontact/betrokkenen/1/rol", "veld.keuze"),
            ("/klantcontact/betrokkenen/2/bezoekadres/huisnummer", "veld.te_klein"),
            ("/klantcontact/betrokkenen/2/bezoekadres/land", "veld.type"),
            ("/klantcontact/betrokkenen/2/bezoekadres/postcode", "postcode.formaat"),
            ("/klantcontact/betrokkenen/2/wensen/1", "veld.type"),
            ("/klantcontact/betrokkenen/2/wensen/2", "veld.keuze"),
            ("/klantcontact/interneTaken/0/actoren/0/soort", "veld.verplicht"),
            ("/klantcontact/interneTaken/0/gevraagdeHandeling", "veld.verplicht"),
            ("/klantcontact/kanaal", "veld.te_lang"),
            ("/klantcontact/onderwerp", "veld.verplicht"),
            ("/klantcontact/plaatsgevondenOp", "veld.tijdstip"),
            ("/klantcontact/taal", "taal.onbekend"),
            ("/profiel", "profiel.code"),
            ("/raar", "veld.onbekend"),
            ("/terugkoppelingGewenst", "veld.type"),
        ])
    );
}

#[test]
fn s23b_fout_noemt_geen_waarde() {
    let lichaam = br#"{"soort": "persoon", "actief": "999990007", "identificaties": [{"soort": "bsn", "nummer": "999990231"},
        {"soort": "999990019", "nummer": "1"}], "voorkeurstaal": "999990020", "rekeningnummers": [{"iban": "999990032"}],
        "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "999990044"}, "999990056"], "beperktSinds": "999990068"}"#;
    let redenen = lees_klant(lichaam).expect_err("eight faults");
    assert_eq!(redenen.len(), 8);
    for reden in redenen {
        let tekst = format!("{reden:?} {} {}", reden.zin(), reden.plaats());
        assert!(!tekst.contains("99999"), "{tekst}");
    }
}

#[test]
fn verwijderde_waarde_is_niet_ook_nog_verplicht() {
    let lichaam = br#"{"identificatie": {"soort": "bsn", "nummer": 999990007}}"#;
    assert_eq!(fouten(lees_zoekopdracht(lichaam)), paren(&[("/identificatie/nummer", "veld.type")]));
    assert_eq!(
        fouten(lees_zoekopdracht(br#"{"identificatie": {}}"#)),
        paren(&[("/identificatie/nummer", "veld.verplicht"), ("/identificatie/soort", "veld.verplicht")])
    );
}

#[test]
fn leeg_is_afwezig() {
    let lichaam = br#"{"soort": "persoon", "organisatienaam": "", "interneNotitie": null, "contactnaam": {"voornaam": ""}}"#;
    let klant = lees_klant(lichaam).expect("empty members are absent");
    assert!(klant.gegevens.contactnaam.is_leeg());
    assert_eq!(klant.gegevens.organisatienaam, None);
    assert_eq!(fouten(lees_klant(br#"{"soort": ""}"#)), paren(&[("/soort", "veld.verplicht")]));
}

#[test]
fn lijst_is_geen_voorwerp() {
    assert_eq!(fouten(lees_klant(b"[]")), paren(&[("", "veld.type")]));
    let lichaam = br#"{"soort": "persoon", "contactnaam": [], "bezoekadres": ["1234567890123456"], "voorkeuren": [[]]}"#;
    assert_eq!(
        gesorteerd(lees_klant(lichaam)),
        paren(&[
            ("/bezoekadres", "veld.type"),
            ("/contactnaam", "veld.type"),
            ("/voorkeuren/0", "veld.type")
        ])
    );
}

#[test]
fn kapotte_json_noemt_regel_en_kolom_en_geen_tekst() {
    let redenen = lees_klant(b"{\n  \"soort\": geheim\n}").expect_err("no JSON");
    assert_eq!(redenen[0].code().code(), "json.ongeldig");
    assert_eq!(redenen[0].toelichting(), Some("regel 2, kolom 12"));
    for kapot in
        [&b""[..], b"{\"soort\": \"\xff\"}", b"{\"soort\": \"\\ud800\"}", b"{} {}", b"{\"a\": 1e999}"]
    {
        assert_eq!(fouten(lees_klant(kapot)), paren(&[("", "json.ongeldig")]));
    }
}

#[test]
fn diepe_json_is_een_fout_en_geen_val() {
    let diep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(fouten(lees_klant(diep.as_bytes())), paren(&[("", "json.ongeldig")]));
    let diep = format!("{{\"soort\": {}1{}}}", "{\"a\":".repeat(500), "}".repeat(500));
    assert_eq!(fouten(lees_klant(diep.as_bytes())), paren(&[("", "json.ongeldig")]));
}

#[test]
fn nul_teken_wordt_geweigerd_waar_het_ook_staat() {
    let lichaam =
        br#"{"soort": "persoon", "organisatienaam": "a\u0000b", "wensen": ["bsn\u0000"], "x\u0000": 1}"#;
    assert_eq!(
        gesorteerd(lees_klant(lichaam)),
        paren(&[
            ("/organisatienaam", "veld.teken"),
            ("/wensen/0", "veld.teken"),
            ("/x\u{fffd}", "veld.teken")
        ])
    );
    // A backslash before it: these are six ordinary characters.
    assert!(lees_klant(br#"{"soort": "persoon", "organisatienaam": "a\\u0000b"}"#).is_ok());
}

#[test]
fn dubbel_lid_wordt_geweigerd() {
    assert_eq!(
        fouten(lees_klant(br#"{"soort": "persoon", "soort": "organisatie"}"#)),
        paren(&[("", "veld.dubbel")])
    );
    let lichaam = br#"{"soort": "persoon", "contactnaam": {"voornaam": "A", "voornaam": "B"}}"#;
    assert_eq!(fouten(lees_klant(lichaam)), paren(&[("/contactnaam", "veld.dubbel")]));
}

#[test]
fn zeer_veel_fouten_worden_niet_alle_gezocht() {
    let leden: Vec<String> = (0..500).map(|plaats| format!("\"x{plaats}\": 1")).collect();
    assert_eq!(fouten(lees_klant(format!("{{{}}}", leden.join(",")).as_bytes())).len(), 100);
}

#[test]
fn s18_voorkeur_wijst_naar_een_adres_van_hetzelfde_verzoek() {
    let lichaam = br#"{"soort": "persoon",
        "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0612345678"}, {"soort": "email", "adres": "mina@example.org"}],
        "voorkeuren": [{"berichtsoort": "nieuws", "adres": "mina@example.org"}, {"berichtsoort": "formeel", "post": true}]}"#;
    let klant = lees_klant(lichaam).expect("right");
    let doelen: Vec<String> = klant.gegevens.voorkeuren.iter().map(|een| format!("{:?}", een.doel)).collect();
    assert_eq!(doelen, ["Plaats(1)", "Post"]);

    let lichaam =
        br#"{"soort": "persoon", "voorkeuren": [{"berichtsoort": "nieuws", "adres": "weg@example.org"},
        {"berichtsoort": "nieuws"}, {"berichtsoort": "nieuws", "post": true, "adres": "weg@example.org"}]}"#;
    assert_eq!(
        gesorteerd(lees_klant(lichaam)),
        paren(&[
            ("/voorkeuren/0/adres", "veld.adres_onbekend"),
            ("/voorkeuren/1", "veld.precies_een"),
            ("/voorkeuren/2", "veld.precies_een"),
            ("/voorkeuren/2/adres", "veld.adres_onbekend"),
        ])
    );
}

#[test]
fn s24_identificatie_zegt_hoe_zij_is_vastgesteld() {
    let contact = |klant: &str| {
        let betrokkene = format!(r#"{{"rol": "klant", "klant": {klant}}}"#);
        format!(
            r#"{{"klantcontact": {{"kanaal": "balie", "onderwerp": "x", "betrokkenen": [{betrokkene}]}}}}"#
        )
    };
    let zonder = contact(r#"{"identificatie": {"soort": "bsn", "nummer": "999990007"}}"#);
    let pad = "/klantcontact/betrokkenen/0/klant";
    let vaststelling = format!("{pad}/vaststelling");
    assert_eq!(
        fouten(lees_interactie(zonder.as_bytes())),
        paren(&[(vaststelling.as_str(), "S24.geen_vaststelling")])
    );
    assert_eq!(fouten(lees_interactie(contact("{}").as_bytes())), paren(&[(pad, "veld.precies_een")]));
    let goed = contact(
        r#"{"identificatie": {"soort": "bsn", "nummer": "999990007"}, "vaststelling": {"middel": "digid", "niveau": "hoog"}}"#,
    );
    assert!(lees_interactie(goed.as_bytes()).is_ok());
}

#[test]
fn s20_vestigingsnummer_noemt_zijn_kvk_nummer() {
    let zonder = br#"{"identificatie": {"soort": "vestigingsnummer", "nummer": "000012345678"}}"#;
    assert_eq!(
        fouten(lees_zoekopdracht(zonder)),
        paren(&[("/identificatie/kvkNummer", "vestigingsnummer.zonder_kvk")])
    );
    let teveel = br#"{"identificatie": {"soort": "bsn", "nummer": "999990007", "kvkNummer": "12345678", "land": "SE"}}"#;
    assert_eq!(
        fouten(lees_zoekopdracht(teveel)),
        paren(&[("/identificatie/kvkNummer", "veld.overbodig"), ("/identificatie/land", "veld.overbodig")])
    );
    let vreemd =
        br#"{"identificatie": {"soort": "vreemd", "nummer": "19121212-1212", "register": "se-folkbokforing", "land": "SE"}}"#;
    assert!(lees_zoekopdracht(vreemd).is_ok());
}

#[test]
fn toetsvraag_gaat_over_een_formulier_of_een_interactie() {
    let velden = br#"{"velden": [{"element": "bsn", "verplicht": true}, {"element": "schoenmaat"}, {}]}"#;
    assert_eq!(
        gesorteerd(lees_toetsvraag(velden)),
        paren(&[("/velden/1/element", "veld.keuze"), ("/velden/2/element", "veld.verplicht")])
    );
    assert_eq!(fouten(lees_toetsvraag(b"{}")), paren(&[("/klantcontact", "veld.verplicht")]));
}
