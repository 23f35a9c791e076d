//! Every key of the format of the interactieprofielen does something: two folders that differ in that key alone
//! give two outcomes over HTTP. Profiles know nothing of databases, so these tests run on one.

// The `cfg` makes clippy judge these modules as the tests that they are.
#[cfg(test)]
mod bouw;
#[cfg(test)]
#[path = "profielsleutels/twee_mappen.rs"]
mod twee_mappen;

use bouw::{
    BSN_MINA, E1, INTERACTIES, KLANTEN, PROFIELEN, T1, aantal, bekende, bepaal, betrokkene, bsn, codes,
    contact, dagen_geleden, digitaal, email, geidentificeerd, interactie, map_met, met, mina, plek,
    registreer, registreer_klant, tekst, telefoon,
};
use klant_tests::{Database, Omgeving, Server, Soort, hoofdmap};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use twee_mappen::{BASIS, anders, bereik, drie_toetsen, getoond, gewoon_en_vertrouwelijk, onder, twee};

const GEWEIGERD: &str = "geweigerd";
const TOEGESTAAN: &str = "toegestaan";

/// The keys, each with its test.
const SLEUTELS: &[(&str, fn())] = &[
    ("formaat", formaat_dat_deze_versie_niet_kent_houdt_de_start_tegen),
    ("code", code_is_de_naam_voor_applicaties),
    ("versie", versie_staat_bij_het_profiel_het_besluit_en_de_interactie),
    ("naam", naam_is_die_van_het_profiel),
    ("omschrijving", omschrijving_is_die_van_het_profiel),
    ("berichtsoort", berichtsoort_is_die_van_het_antwoord),
    ("terugkoppeling", terugkoppeling_altijd_vraagt_een_manier_om_te_bereiken),
    ("elementen.standaard", elementen_standaard_geldt_voor_wat_niet_is_genoemd),
    ("elementen.ELEMENT", een_element_is_verplicht_toegestaan_op_wens_of_verboden),
    ("kanalen.standaard", kanalen_standaard_geldt_voor_wat_niet_is_genoemd),
    ("kanalen.KANAAL", een_kanaal_is_veilig_toegestaan_of_verboden),
    ("adressering.regel", adressering_brp_dwingt_het_adres_af),
    ("identificatie.niveau", identificatie_vraagt_het_niveau_van_het_profiel),
    ("vastlegging.anoniem_bewaren", anoniem_bewaren_of_niet),
    ("vastlegging.sluit_na_dagen", sluit_na_dagen_sluit_de_interactie),
    ("vastlegging.bewaartermijn_maanden", bewaartermijn_loopt_vanaf_het_sluiten),
    ("vastlegging.open_taak_bindt", open_taak_houdt_een_adres_tegen),
    ("kanalen.toml", kanalen_zegt_welk_kanaal_een_woord_bedoelt),
    ("berichtsoorten.toml", berichtsoorten_zeggen_wat_een_bericht_vraagt),
];

#[test]
fn formaat_dat_deze_versie_niet_kent_houdt_de_start_tegen() {
    let map = map_met(&[("proef.toml", &anders("formaat", "2"))]);
    let database = Database::nieuw(Soort::Sqlite);
    let profielen = map.path().display().to_string();
    let einde = Server::probeer(&database, &["--profielen", &profielen]).expect_err("refused");
    assert_eq!(einde.code, Some(2), "{}", einde.stderr);
    assert!(
        einde.stderr.contains("proef.toml:1:") && einde.stderr.contains("profiel.bereik"),
        "{}",
        einde.stderr
    );
    onder(&[("proef.toml", BASIS)], |omgeving| getoond(omgeving, "code"));
}

#[test]
fn code_is_de_naam_voor_applicaties() {
    let vraag = |omgeving: &Omgeving| {
        let api = omgeving.api();
        let vastgelegd = api.post(INTERACTIES, &interactie("proef", "balie", &[]));
        (api.get(&format!("{PROFIELEN}/proef")).status, vastgelegd.status, vastgelegd.op("/code").clone())
    };
    // A file is called after its code, so it gets another name as well.
    let ander = anders("code", "\"andere-proef\"");
    assert_eq!(onder(&[("proef.toml", BASIS)], vraag), (200, 201, Value::Null));
    assert_eq!(onder(&[("andere-proef.toml", &ander)], vraag), (404, 400, json!("profiel.onbekend")));
}

#[test]
fn versie_staat_bij_het_profiel_het_besluit_en_de_interactie() {
    let (een, twee) = twee("versie", "\"2026-12\"", |omgeving| {
        let antwoord = registreer(&omgeving.api(), &interactie("proef", "balie", &[]));
        let bepaald = bepaal(&omgeving.api(), &antwoord, &json!({}));
        let rij = omgeving.sql("SELECT profiel_versie FROM interactie").concat().concat();
        [
            &getoond(omgeving, "versie"),
            &antwoord["besluit"]["profiel"]["versie"],
            &antwoord["profiel"]["versie"],
            &bepaald["profiel"]["versie"],
            &json!(rij),
        ]
        .map(Clone::clone)
    });
    assert!(
        een.iter().all(|versie| versie == "1") && twee.iter().all(|versie| versie == "2026-12"),
        "{een:?} {twee:?}"
    );
}

#[test]
fn naam_is_die_van_het_profiel() {
    let antwoorden = twee("naam", "\"Iets anders\"", |omgeving| getoond(omgeving, "naam"));
    assert_eq!(antwoorden, (json!("Proef"), json!("Iets anders")));
}

#[test]
fn omschrijving_is_die_van_het_profiel() {
    let antwoorden = twee("omschrijving", "\"Anders.\"", |omgeving| getoond(omgeving, "omschrijving"));
    assert_eq!(antwoorden, (json!("Om te proberen."), json!("Anders.")));
}

#[test]
fn berichtsoort_is_die_van_het_antwoord() {
    let (gewoon, formeel) =
        twee("berichtsoort", "\"formeel\"", |omgeving| bereik(omgeving, "email", &json!({})));
    assert_eq!(
        (digitaal(&gewoon), &gewoon["contactgegeven"]["berichtsoort"]),
        (&json!(E1), &json!("dienstverlening"))
    );
    let gegeven = &formeel["contactgegeven"];
    assert_eq!((&gegeven["kanaal"], &gegeven["berichtsoort"]), (&json!("post"), &json!("formeel")));
}

#[test]
fn terugkoppeling_altijd_vraagt_een_manier_om_te_bereiken() {
    let (op_verzoek, altijd) = twee("terugkoppeling", "\"altijd\"", |omgeving| {
        let zij = betrokkene(&json!({"contactnaam": {"voornaam": "Mina"}}));
        let antwoord = omgeving.api().post(INTERACTIES, &interactie("proef", "balie", &[zij]));
        (antwoord.status, antwoord.op("/code").clone(), aantal(omgeving, "betrokkene"))
    });
    assert_eq!(op_verzoek, (201, Value::Null, 1));
    assert_eq!(altijd, (400, json!("S14.geen_kanaal"), 0));
}

#[test]
fn elementen_standaard_geldt_voor_wat_niet_is_genoemd() {
    let voornaam = json!({"contactnaam": {"voornaam": "Mina"}});
    let vraag = |omgeving: &Omgeving| drie_toetsen(&omgeving.api(), &voornaam, "voornaam");
    assert_eq!(onder(&[("proef.toml", BASIS)], vraag), [TOEGESTAAN; 3]);
    for (waarde, verwacht) in [
        // Then identification is required as well.
        ("verplicht", [GEWEIGERD; 3]),
        ("op_wens", [TOEGESTAAN, GEWEIGERD, TOEGESTAAN]),
        ("verboden", [TOEGESTAAN, GEWEIGERD, GEWEIGERD]),
    ] {
        let ander = anders("[elementen]\nstandaard", &format!("\"{waarde}\""));
        assert_eq!(onder(&[("proef.toml", &ander)], vraag), verwacht, "{waarde}");
    }
}

#[test]
fn een_element_is_verplicht_toegestaan_op_wens_of_verboden() {
    let adres = json!({"digitaleAdressen": [email(E1)]});
    let vraag = |omgeving: &Omgeving| drie_toetsen(&omgeving.api(), &adres, "emailadres");
    assert_eq!(onder(&[("proef.toml", BASIS)], vraag), [TOEGESTAAN; 3]);
    for (waarde, verwacht) in [
        ("verplicht", [GEWEIGERD, TOEGESTAAN, TOEGESTAAN]),
        ("op_wens", [TOEGESTAAN, GEWEIGERD, TOEGESTAAN]),
        ("verboden", [TOEGESTAAN, GEWEIGERD, GEWEIGERD]),
    ] {
        let ander = anders("emailadres", &format!("\"{waarde}\""));
        assert_eq!(onder(&[("proef.toml", &ander)], vraag), verwacht, "{waarde}");
    }
}

#[test]
fn kanalen_standaard_geldt_voor_wat_niet_is_genoemd() {
    let vraag = |omgeving: &Omgeving| gewoon_en_vertrouwelijk(omgeving, &telefoon(T1));
    assert_eq!(
        onder(&[("proef.toml", BASIS)], vraag),
        ["S19.opgegeven", "S18.geen_adres S10.kanaal_niet_veilig"]
    );
    for (waarde, verwacht) in
        [("veilig", ["S19.opgegeven"; 2]), ("verboden", ["S18.geen_adres S10.kanaal_niet_toegestaan"; 2])]
    {
        let ander = anders("[kanalen]\nstandaard", &format!("\"{waarde}\""));
        assert_eq!(onder(&[("proef.toml", &ander)], vraag), verwacht, "{waarde}");
    }
}

#[test]
fn een_kanaal_is_veilig_toegestaan_of_verboden() {
    let vraag = |omgeving: &Omgeving| gewoon_en_vertrouwelijk(omgeving, &email(E1));
    assert_eq!(
        onder(&[("proef.toml", BASIS)], vraag),
        ["S19.opgegeven", "S18.geen_adres S10.kanaal_niet_veilig"]
    );
    for (waarde, verwacht) in
        [("veilig", ["S19.opgegeven"; 2]), ("verboden", ["S18.geen_adres S10.kanaal_niet_toegestaan"; 2])]
    {
        let ander = anders("\nemail", &format!("\"{waarde}\""));
        assert_eq!(onder(&[("proef.toml", &ander)], vraag), verwacht, "{waarde}");
    }
}

#[test]
fn adressering_brp_dwingt_het_adres_af() {
    let (vrij, brp) =
        twee("regel", "\"brp_verblijfsadres\"", |omgeving| codes(&bereik(omgeving, "email", &json!({}))));
    assert_eq!((vrij, brp), (vec!["S18.bekend".to_owned()], vec!["S11.bron_onbereikbaar".to_owned()]));
}

#[test]
fn identificatie_vraagt_het_niveau_van_het_profiel() {
    let niveaus = ["geen", "controlevragen", "laag", "substantieel", "hoog"];
    let vraag = |omgeving: &Omgeving| {
        niveaus.map(|niveau| {
            let zij = geidentificeerd(&bsn(BSN_MINA), "toepassing", niveau);
            omgeving.api().post(INTERACTIES, &interactie("proef", "balie", &[zij])).status
        })
    };
    assert_eq!(onder(&[("proef.toml", BASIS)], vraag), [403, 201, 201, 201, 201]);
    for (niveau, verwacht) in [
        // What was not established at all identifies nobody, whatever the profile asks.
        ("geen", [403, 201, 201, 201, 201]),
        ("laag", [403, 403, 201, 201, 201]),
        ("substantieel", [403, 403, 403, 201, 201]),
        ("hoog", [403, 403, 403, 403, 201]),
    ] {
        let ander = anders("niveau", &format!("\"{niveau}\""));
        assert_eq!(onder(&[("proef.toml", &ander)], vraag), verwacht, "{niveau}");
    }
}

#[test]
fn anoniem_bewaren_of_niet() {
    let antwoorden = twee("anoniem_bewaren", "false", |omgeving| {
        let antwoord = omgeving.api().post(INTERACTIES, &interactie("proef", "balie", &[]));
        (antwoord.status, tekst(antwoord.op("/besluit/uitkomst")), aantal(omgeving, "klantcontact"))
    });
    assert_eq!(antwoorden, ((201, TOEGESTAAN.to_owned(), 1), (200, "niet_vastgelegd".to_owned(), 0)));
}

#[test]
fn sluit_na_dagen_sluit_de_interactie() {
    let (lang, kort) = twee("sluit_na_dagen", "5", |omgeving| {
        let api = omgeving.api();
        // The profile holds from the moment of the contact: it may be closed when it is recorded.
        [4, 6].map(|dagen| {
            let toen = json!({"plaatsgevondenOp": format!("{}T12:00:00Z", dagen_geleden(dagen))});
            let contact = met(contact("balie", &[]), &toen);
            let vastgelegd = registreer(&api, &json!({"profiel": "proef", "klantcontact": contact}));
            let status = tekst(&api.get(&plek(&vastgelegd)).verwacht(200)["status"]);
            let erbij = api.post(&format!("{}/klantcontacten", plek(&vastgelegd)), &contact);
            (status, erbij.status, erbij.op("/code").clone())
        })
    });
    let open = || ("open".to_owned(), 201, Value::Null);
    assert_eq!(lang, [open(), open()]);
    assert_eq!(kort, [open(), ("gesloten".to_owned(), 409, json!("interactie.gesloten"))]);
}

#[test]
fn bewaartermijn_loopt_vanaf_het_sluiten() {
    let antwoorden = twee("bewaartermijn_maanden", "24", |omgeving| {
        // Closed 3650 days later: on 13 January 2020.
        let contact = met(contact("balie", &[]), &json!({"plaatsgevondenOp": "2010-01-15T12:00:00Z"}));
        let vastgelegd = registreer(&omgeving.api(), &json!({"profiel": "proef", "klantcontact": contact}));
        omgeving.api().get(&plek(&vastgelegd)).verwacht(200)["bewarenTot"].clone()
    });
    assert_eq!(antwoorden, (json!("2021-01-13"), json!("2022-01-13")));
}

#[test]
fn open_taak_houdt_een_adres_tegen() {
    let antwoorden = twee("open_taak_bindt", "true", |omgeving| {
        let api = omgeving.api();
        let klant = registreer_klant(&api, &mina());
        let contact = met(
            contact("balie", &[bekende(&klant)]),
            &json!({"interneTaken": [
                {"gevraagdeHandeling": "Bel terug", "actoren": [{"soort": "medewerker", "naam": "Nicole"}]},
            ]}),
        );
        registreer(&api, &json!({"profiel": "proef", "klantcontact": contact}));
        let plan = api.post(&format!("{KLANTEN}/{klant}/_wis"), &json!({"elementen": ["emailadres"]}));
        plan.verwacht(200)["regels"][0]["moment"].clone()
    });
    assert_eq!(antwoorden, (json!("nu"), json!("nog_niet_bekend")));
}

#[test]
fn kanalen_zegt_welk_kanaal_een_woord_bedoelt() {
    for (kanaal, verwacht) in [("telefoon", T1), ("email", E1)] {
        let tabel = format!("[kanalen]\n\"loket zuid\" = \"{kanaal}\"\n");
        let vraag = |omgeving: &Omgeving| bereik(omgeving, " Loket ZUID ", &json!({}));
        let antwoord = onder(&[("proef.toml", BASIS), ("kanalen.toml", &tabel)], vraag);
        assert_eq!(digitaal(&antwoord), verwacht, "{kanaal}");
    }
}

#[test]
fn berichtsoorten_zeggen_wat_een_bericht_vraagt() {
    for (code, kenbaarmaking, veilig, verwacht) in [
        ("besluit", false, false, json!(["S18.bekend"])),
        ("besluit", true, false, json!(["S18.bekend", "S10.geen_kenbaarmaking"])),
        ("besluit", false, true, json!(["S18.bekend", "S10.kanaal_niet_veilig"])),
        ("beschikking", false, false, json!("berichtsoort.onbekend")),
    ] {
        let soorten =
            format!("[berichtsoorten.{code}]\nkenbaarmaking = {kenbaarmaking}\nveilig_kanaal = {veilig}\n");
        let vraag = |omgeving: &Omgeving| bereik(omgeving, "email", &json!({"berichtsoort": "besluit"}));
        let antwoord = onder(&[("proef.toml", BASIS), ("berichtsoorten.toml", &soorten)], vraag);
        let gevonden =
            if antwoord["redenen"].is_array() { json!(codes(&antwoord)) } else { antwoord["code"].clone() };
        assert_eq!(gevonden, verwacht, "{soorten}");
        let elektronisch = antwoord["contactgegeven"].get("digitaalAdres").is_some();
        assert_eq!(elektronisch, verwacht == json!(["S18.bekend"]), "{soorten}");
    }
}

#[test]
fn elke_sleutel_van_de_documentatie_is_beproefd() {
    let pagina = std::fs::read_to_string(hoofdmap().join("docs/interactieprofielen.md")).unwrap();
    let tabel = pagina.split("## Alle sleutels van een profiel").nth(1).expect("the page has this heading");
    let tabel = tabel.split("\n## ").next().expect("a part before the next heading");
    let beschreven: BTreeSet<&str> =
        tabel.lines().filter_map(|regel| regel.strip_prefix("| `")?.split('`').next()).collect();
    let beproefd: BTreeSet<&str> =
        SLEUTELS.iter().map(|(sleutel, _)| *sleutel).filter(|sleutel| !sleutel.ends_with(".toml")).collect();
    assert_eq!(beproefd, beschreven);
}
