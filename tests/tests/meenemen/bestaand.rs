//! Taking over into a customer who is there already: her later word stays, a lesser source replaces nothing, and what is refused
//! changes nothing.

use klant_tests::{Bouw, Omgeving, op_beide_databases};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::verzoek::{API, BSN_MINA, EMAIL, klant, met, tekst};

#[track_caller]
fn registreer(omgeving: &Omgeving, nieuw: &Value) -> String {
    let gemaakt = omgeving.api().post(&format!("{API}/klanten"), nieuw).verwacht(201);
    tekst(&gemaakt, "/uuid").to_owned()
}

/// What became of a part, with why not.
fn regel(gedaan: &Value, plaats: &str) -> (String, Option<String>) {
    let regels = gedaan["regels"].as_array().expect("a list");
    let regel = regels.iter().find(|regel| regel["plaats"] == plaats);
    let regel = regel.unwrap_or_else(|| panic!("no {plaats} in {gedaan}"));
    let reden = regel.pointer("/reden/code").and_then(Value::as_str).map(str::to_owned);
    (tekst(regel, "/overname").to_owned(), reden)
}

op_beide_databases!(s1_haar_latere_woord_blijft_en_haar_nieuwere_komt_in_de_plaats, |omgeving| {
    let api = omgeving.api();
    let zij = |voornaam: &str, door: &str| json!({"soort": "persoon", "contactnaam": {"voornaam": voornaam}, "verstrektDoor": door});
    // The document is of the first; the second said something later, the third something that is not her word.
    let eerst = registreer(&omgeving, &zij("Wilhelmina", "klant"));
    let mee = api.post(&format!("{API}/klanten/{eerst}/_neemmee"), &json!({})).verwacht(200);
    let later = registreer(&omgeving, &zij("Mina", "klant"));
    let toepassing = registreer(&omgeving, &zij("W.", "toepassing"));
    let over = |klant: &str, proef: bool| {
        let body = json!({"document": mee, "klant": klant, "proef": proef});
        api.post(&format!("{API}/klanten/_neemover"), &body).verwacht(200)
    };
    let voornaam = |klant: &str| {
        api.get(&format!("{API}/klanten/{klant}")).verwacht(200)["contactnaam"]["voornaam"].clone()
    };
    assert_eq!(
        regel(&over(&later, false), "/contactnaam"),
        ("behouden".to_owned(), Some("meenemen.ouder".to_owned()))
    );
    assert_eq!(voornaam(&later), "Mina");
    assert_eq!(regel(&over(&toepassing, true), "/contactnaam"), ("gewijzigd".to_owned(), None));
    assert_eq!(voornaam(&toepassing), "W.", "a trial changes nothing");
    over(&toepassing, false);
    let nu = api.get(&format!("{API}/klanten/{toepassing}")).verwacht(200);
    assert_eq!(
        (&nu["contactnaam"]["voornaam"], &nu["herkomst"][0]["door"]),
        (&json!("Wilhelmina"), &json!("klant"))
    );
    assert_eq!(regel(&over(&toepassing, false), "/contactnaam"), ("gelijk".to_owned(), None));

    let onbekend = json!({"document": mee, "klant": "00000000-0000-4000-8000-000000000009"});
    assert_eq!(api.post(&format!("{API}/klanten/_neemover"), &onbekend).status, 404);
    let ander = json!({"soort": "organisatie", "organisatienaam": "Bakkerij", "verstrektDoor": "klant"});
    let body = json!({"document": mee, "klant": registreer(&omgeving, &ander)});
    let fout = api.post(&format!("{API}/klanten/_neemover"), &body);
    assert!((400..500).contains(&fout.status) && fout.tekst.contains("meenemen.soort"), "{}", fout.tekst);
});

/// A register that knows one kind of message more.
fn met_berichtsoort(bouw: Bouw) -> (Omgeving, TempDir) {
    let map = TempDir::new().expect("a folder");
    let soorten = "[berichtsoorten.besluit]\nkenbaarmaking = false\nveilig_kanaal = false\n";
    std::fs::write(map.path().join("berichtsoorten.toml"), soorten).expect("a file");
    (bouw.profielen(map.path()).start(), map)
}

op_beide_databases!(
    s6a_een_soort_bericht_die_hier_niet_bestaat_wordt_geweigerd_en_verandert_niets,
    |bouw: bouw| {
        let soort = bouw.start().soort();
        let (daar, _map) = met_berichtsoort(Omgeving::bouw(soort));
        let hier = Omgeving::nieuw(soort);
        let voorkeur = json!({"voorkeuren": [{"berichtsoort": "besluit", "adres": EMAIL}]});
        let zij = registreer(&daar, &met(klant("Mina", BSN_MINA), voorkeur));
        let mee = daar.api().post(&format!("{API}/klanten/{zij}/_neemmee"), &json!({})).verwacht(200);
        let geweigerd =
            hier.api().post(&format!("{API}/klanten/_neemover"), &json!({"document": mee})).verwacht(400);
        assert_eq!(geweigerd["fouten"][0]["code"], "berichtsoort.onbekend", "{geweigerd}");
        assert_eq!(hier.sql("SELECT count(*) FROM partij"), [["0"]]);
    }
);

op_beide_databases!(s25_wie_niet_alles_mag_zien_krijgt_geen_half_document, |bouw: bouw| {
    let omgeving = bouw.extra_token("lezer", &["--machtiging", "portaal", "--geen-identificatie"]).start();
    let zij = registreer(&omgeving, &klant("Mina", BSN_MINA));
    let lezer = omgeving.api_van("lezer");
    for (weg, body) in [("_neemmee", json!({"metIdentificaties": true})), ("_uitdraai", json!({}))] {
        let geweigerd = lezer.post(&format!("{API}/klanten/{zij}/{weg}"), &body);
        assert_eq!(geweigerd.status, 403, "{weg}: {}", geweigerd.tekst);
        assert!(!geweigerd.tekst.contains(EMAIL) && !geweigerd.tekst.contains(BSN_MINA), "{weg}");
    }
});

op_beide_databases!(s6a_de_pagina_is_heel_veilig_en_leesbaar, |omgeving| {
    let api = omgeving.api();
    let boos = json!({
        "soort": "persoon", "contactnaam": {"voornaam": "<script>alert(1)</script>", "achternaam": "Vos & Zn"},
        "interneNotitie": "NOTITIE-MERK", "verstrektDoor": "klant",
    });
    let zij = registreer(&omgeving, &boos);
    for (weg, notitie) in [("_neemmee", false), ("_uitdraai", true)] {
        let pagina = api.post(&format!("{API}/klanten/{zij}/{weg}"), &json!({"vorm": "html"}));
        assert_eq!(pagina.status, 200, "{}", pagina.tekst);
        assert_eq!(pagina.kop("content-type"), Some("text/html; charset=utf-8"));
        assert!(
            pagina
                .kop("content-security-policy")
                .is_some_and(|beleid| beleid.starts_with("default-src 'none'"))
        );
        for moet in ["<html lang=\"nl\">", "&lt;script&gt;", "Vos &amp; Zn", "<h1>", "scope=\"row\""] {
            assert!(pagina.tekst.contains(moet), "{weg}: {moet}");
        }
        for verboden in ["<script", "http://", "https://", "src="] {
            assert!(!pagina.tekst.contains(verboden), "{weg}: {verboden}");
        }
        assert_eq!(pagina.tekst.contains("NOTITIE-MERK"), notitie, "{weg}");
    }
});
