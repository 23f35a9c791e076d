//! What `klant doctor` finds of what only an accident brings about.

use klant_tests::{Bron, Omgeving, Reactie, Soort, onbewoond, op_beide_databases};
use serde_json::Value;

fn gevuld(omgeving: &Omgeving) {
    let _ = omgeving.voer_uit(&["genereer", "--partijen", "100"]).verwacht(0);
}

/// The findings of this weight, each as `onderdeel: aantal zin`.
#[track_caller]
fn bevindingen(omgeving: &Omgeving, code: i32, oordeel: &str) -> Vec<String> {
    let einde = omgeving.voer_uit(&["doctor", "--output", "json"]);
    let json: Value = serde_json::from_str(einde.verwacht(code)).expect("JSON");
    let tekst = |een: &Value, lid: &str| een.get(lid).and_then(Value::as_str).unwrap_or_default().to_owned();
    json.get("bevindingen")
        .and_then(Value::as_array)
        .expect("a list")
        .iter()
        .filter(|een| tekst(een, "oordeel") == oordeel)
        .map(|een| {
            let aantal = een.get("aantal").map(|aantal| format!("{aantal} ")).unwrap_or_default();
            format!("{}: {aantal}{}", tekst(een, "onderdeel"), tekst(een, "zin"))
        })
        .collect()
}

op_beide_databases!(doctor_telt_per_kolom_wat_niet_te_lezen_is, |omgeving| {
    gevuld(&omgeving);
    omgeving.database().voer_sql_uit(
        "UPDATE partij SET soort = '999990019' WHERE volgnummer IN (3, 4);
         UPDATE interactie SET profiel_code = 'Geen Code' WHERE volgnummer = 1;
         UPDATE partij_identificator SET cijfertekst = (SELECT cijfertekst FROM partij_identificator WHERE volgnummer = 9)
             WHERE volgnummer = 8;",
    );
    let stuk = bevindingen(&omgeving, 2, "stuk");
    for zin in [
        "waarden: 2 onleesbaar in tabel partij, kolom soort",
        "waarden: 1 onleesbaar in tabel interactie, kolom profiel_code",
        "waarden: 1 onleesbaar in tabel partij_identificator, kolom cijfertekst",
    ] {
        assert!(stuk.iter().any(|een| een == zin), "{stuk:#?}");
    }
    assert_eq!(stuk.len(), 3, "{stuk:#?}");
    // No value is repeated, whatever it was.
    let blad = omgeving.voer_uit(&["doctor"]);
    assert!(!blad.verwacht(2).contains("999990019") && !blad.stdout.contains("Geen Code"), "{}", blad.stdout);
});

op_beide_databases!(doctor_telt_wat_van_niemand_is, |omgeving| {
    gevuld(&omgeving);
    // Of the organisation of rank 45 the number goes on under nobody; its establishment still stands under it.
    omgeving.database().voer_sql_uit(
        "UPDATE digitaal_adres SET partij = NULL WHERE volgnummer IN (1, 2, 3);
         UPDATE partij_identificator SET partij = NULL WHERE volgnummer = 1 OR code_soort_object_id = 'kvk_nummer';",
    );
    let let_op = bevindingen(&omgeving, 0, "let_op");
    for zin in [
        "digitale adressen: 3 van niemand: zonder partij en zonder betrokkene",
        "identificaties: 1 van niemand: zonder partij",
    ] {
        assert!(let_op.iter().any(|een| een == zin), "{let_op:#?}");
    }
});

op_beide_databases!(doctor_noemt_een_toepassing_met_een_profiel_dat_er_niet_is, |omgeving| {
    let keuze = "kanaal:telefoon=ook-weg";
    let _ = omgeving.maak_token("goed", &["--profiel", "algemeen"]);
    let _ = omgeving.maak_token("fout", &["--profiel", "weg", "--profielkeuze", keuze]);
    assert_eq!(
        bevindingen(&omgeving, 2, "stuk"),
        [
            "toepassingen: fout noemt het profiel `ook-weg`, dat er niet is",
            "toepassingen: fout noemt het profiel `weg`, dat er niet is"
        ]
    );
    omgeving.database().voer_sql_uit("UPDATE toepassing SET profielkeuzes = '?' WHERE naam = 'fout'");
    let stuk = bevindingen(&omgeving, 2, "stuk");
    assert_eq!(stuk, ["toepassingen: fout heeft profielkeuzes die niet te lezen zijn"]);
});

op_beide_databases!(doctor_noemt_een_schema_dat_niet_past, |omgeving| {
    omgeving.database().voer_sql_uit(
        "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('99990101000001', '2026-11-24 00:00:00')",
    );
    let stuk = bevindingen(&omgeving, 2, "stuk");
    assert!(stuk.len() == 1 && stuk.concat().contains("nieuwere versie van klant"), "{stuk:#?}");
});

#[test]
fn doctor_leest_een_sqlite_bestand_helemaal() {
    let omgeving = Omgeving::nieuw(Soort::Sqlite);
    gevuld(&omgeving);
    omgeving.database().voer_sql_uit(
        "PRAGMA foreign_keys = OFF;
         UPDATE digitaal_adres SET partij = 999999 WHERE volgnummer = 5;
         UPDATE klantcontact SET plaatsgevonden_op = '2026-11-24' WHERE volgnummer = 1;
         UPDATE partij SET beperkt_sinds = '2026-02-30' WHERE volgnummer = 1;
         UPDATE partij SET actief = 7 WHERE volgnummer = 2;
         UPDATE actor SET uuid = x'00' WHERE volgnummer = 1;",
    );
    let stuk = bevindingen(&omgeving, 2, "stuk");
    for zin in [
        "bestand: 1 verwijzingen naar een rij die er niet is",
        "waarden: 1 onleesbaar in tabel klantcontact, kolom plaatsgevonden_op",
        "waarden: 1 onleesbaar in tabel partij, kolom beperkt_sinds",
        "waarden: 1 onleesbaar in tabel partij, kolom actief",
        "waarden: 1 onleesbaar in tabel actor, kolom uuid",
    ] {
        assert!(stuk.iter().any(|een| een == zin), "{stuk:#?}");
    }
    assert_eq!(stuk.len(), 5, "{stuk:#?}");
}

#[test]
fn doctor_zegt_van_elk_zaaksysteem_of_het_antwoordt() {
    let omgeving = Omgeving::nieuw(Soort::Sqlite);
    let (bron, weg) = (Bron::nieuw(), onbewoond());
    bron.doe(Reactie::tekst(403, ""));
    let map = omgeving.database().map();
    let zaaksysteem = |url: &str| {
        format!("[[zaken_api]]\nurl = \"{url}\"\nclient_id = \"klant\"\ngeheimbestand = \"geheim\"\n")
    };
    std::fs::write(map.join("geheim"), "een lang geheim\n").expect("a file can be written");
    let tekst = format!("{}{}", zaaksysteem(&bron.url()), zaaksysteem(&weg));
    std::fs::write(map.join("zaken.toml"), tekst).expect("a file can be written");
    let einde = omgeving.voer_uit(&["doctor", "--output", "json", "--zaken", "zaken.toml"]);
    let json: Value = serde_json::from_str(einde.verwacht(0)).expect("JSON");
    let bevindingen = json.get("bevindingen").and_then(Value::as_array).expect("a list").iter();
    let zinnen: Vec<&str> = bevindingen
        .filter(|een| een.get("onderdeel").is_some_and(|onderdeel| onderdeel == "zaken"))
        .filter_map(|een| een.get("zin").and_then(Value::as_str))
        .collect();
    let verwacht = [
        format!("{} antwoordt, en weigert ons met status 403", bron.url()),
        format!("{weg} is niet bereikbaar: verbinding"),
    ];
    assert_eq!(zinnen, verwacht);
    assert!(!einde.stdout.contains("geheim") && !einde.stderr.contains("geheim"));
    let beide = ["doctor", "--zaken", "zaken.toml", "--zaken-bestand", "zaken.json"];
    let einde = omgeving.voer_uit(&beide);
    assert!(einde.code == Some(2) && einde.stderr.contains("kies er een"), "{}", einde.stderr);
}
