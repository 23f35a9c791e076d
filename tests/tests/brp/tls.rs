//! Mutual TLS: the BRP lets in who has a certificate, and we talk to nobody but the BRP.

use crate::bouw::{bepaal, codes};
use crate::personen::{met_persoon, woonadres};
use crate::proef::{Proef, oproep};
use klant_tests::{Bron, Omgeving, Reactie, Soort, Uitgever};
use serde_json::json;
use std::path::Path;

/// Asks over TLS with these settings; the codes, and how many requests the BRP got.
fn vraag(uitgever: &Uitgever, instellingen: impl FnOnce(&Path) -> String) -> (Vec<String>, usize, String) {
    let mut proef = Proef::met(Omgeving::bouw(Soort::Sqlite), Bron::met_tls(uitgever.server()), instellingen);
    proef.bron.doe(Reactie::json(200, &met_persoon(&woonadres())));
    let api = proef.omgeving.api();
    let antwoord = codes(&bepaal(&api, &oproep(&api), &json!({})));
    (antwoord, proef.bron.aantal(), proef.omgeving.stop().stderr)
}

#[test]
fn s11_met_het_goede_certificaat_antwoordt_de_brp() {
    let uitgever = Uitgever::nieuw();
    let (codes, aantal, _) = vraag(&uitgever, |map| {
        uitgever.schrijf_ca(&map.join("ca.pem"));
        uitgever.schrijf_client(map);
        "ca = \"ca.pem\"\ncertificaat = \"client.pem\"\ncertificaatsleutel = \"client.key\"\n".to_owned()
    });
    assert_eq!((codes, aantal), (vec!["S11.brp_adres".to_owned()], 1));
}

#[test]
fn s11_zonder_certificaat_of_met_dat_van_een_ander_komt_niemand_binnen() {
    let uitgever = Uitgever::nieuw();
    let (codes, aantal, _) = vraag(&uitgever, |map| {
        uitgever.schrijf_ca(&map.join("ca.pem"));
        "ca = \"ca.pem\"\n".to_owned()
    });
    assert_eq!((codes, aantal), (vec!["S11.bron_onbereikbaar".to_owned()], 0));
    let (codes, aantal, _) = vraag(&uitgever, |map| {
        uitgever.schrijf_ca(&map.join("ca.pem"));
        Uitgever::nieuw().schrijf_client(map);
        "ca = \"ca.pem\"\ncertificaat = \"client.pem\"\ncertificaatsleutel = \"client.key\"\n".to_owned()
    });
    assert_eq!((codes, aantal), (vec!["S11.bron_onbereikbaar".to_owned()], 0));
}

#[test]
fn s11_wie_zich_voor_de_brp_uitgeeft_krijgt_geen_bsn() {
    let uitgever = Uitgever::nieuw();
    let met_client = |ca: &'static str| {
        let uitgever = &uitgever;
        move |map: &Path| {
            Uitgever::nieuw().schrijf_ca(&map.join("ander.pem"));
            uitgever.schrijf_client(map);
            format!("{ca}certificaat = \"client.pem\"\ncertificaatsleutel = \"client.key\"\n")
        }
    };
    // Neither the authority that we name, nor what the system trusts, issued what it shows.
    for ca in ["ca = \"ander.pem\"\n", ""] {
        let (codes, aantal, log) = vraag(&uitgever, met_client(ca));
        assert_eq!((codes, aantal), (vec!["S11.bron_onbereikbaar".to_owned()], 0));
        assert!(log.contains("\"fout\":\"tls\""), "{log}");
    }
}

#[test]
fn een_sleutel_die_niet_bij_het_certificaat_hoort_wordt_bij_de_start_geweigerd() {
    let database = klant_tests::Database::nieuw(Soort::Sqlite);
    let map = database.map();
    Uitgever::nieuw().schrijf_client(map);
    std::fs::rename(map.join("client.pem"), map.join("eerst.pem")).expect("a file can be renamed");
    Uitgever::nieuw().schrijf_client(map);
    let tekst = "url = \"https://brp.example.nl\"\ncertificaat = \"eerst.pem\"\ncertificaatsleutel = \"client.key\"\n";
    std::fs::write(map.join("brp.toml"), tekst).expect("a file can be written");
    let einde =
        klant_tests::Server::probeer(&database, &["--brp", "brp.toml"]).expect_err("it must not start");
    assert_eq!(einde.code, Some(2));
    assert!(einde.stderr.contains("deze sleutel hoort niet bij het certificaat"), "{}", einde.stderr);
}
