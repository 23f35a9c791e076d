//! What one may not know of costs as much as what does not exist: then no clock tells the two apart.

use klant_tests::{Api, Database, Server, Soort};
use serde_json::json;

use super::POGINGEN;
use super::opzet::{KI, KLANT, leg_vast};
use super::telpost::Telpost;
use super::verzoek::taak;

/// Who reaches no interactie, and who is outside the municipality.
const SETS: [(&str, &str); 2] = [("anders", "profielen = []"), ("buiten", "buiten_gemeente = true")];

/// A difference of so many statements is within what any two requests differ.
const VERSCHIL: usize = 3;

const NIEMAND: &str = "00000000-0000-4000-8000-000000000000";

#[test]
fn s25_wat_men_niet_mag_weten_kost_ongeveer_wat_niet_bestaat_kost() {
    let map = tempfile::tempdir().expect("a folder");
    let pad = map.path().display().to_string();
    let database = Database::nieuw(Soort::Postgres);
    let maak = |argumenten: &[&str]| {
        let token = database.opdracht(&[&["token", "maak", "--naam"], argumenten].concat()).voer_uit();
        token.verwacht(0).trim().to_owned()
    };
    let vol = maak(&["vol"]);
    let tokens = SETS.map(|(code, regel)| {
        let toml = format!(
            "formaat = 1\ncode = \"{code}\"\nnaam = \"{code}\"\nstandaarddoel = \"behandelen\"\n[doelen.behandelen]\n\
             handelingen = [\"lezen\"]\nelementen = \"alle\"\n{regel}\n"
        );
        std::fs::write(map.path().join(format!("{code}.toml")), toml).expect("a file");
        code
    });
    let tokens = tokens.map(|code| maak(&[code, "--machtigingen", &pad, "--machtiging", code]));
    let telpost = Telpost::voor(database.url());
    let server = Server::start_over(&database, telpost.url(), &["--machtigingen", &pad]);
    let api = |token: &str| Api::nieuw(server.adres()).met_token(token);
    let (vol, [anders, buiten]) = (api(&vol), tokens.map(|token| api(&token)));

    let mina = leg_vast(&vol);
    let taak = vol
        .post(&format!("{KLANT}/interacties/{}/interne-taken", mina.contact), &taak("Bellen", "Balie"))
        .verwacht(201);
    let taak = taak["uuid"].as_str().expect("a uuid");
    vol.patch(&format!("{KI}/partijen/{}", mina.partij), &json!({"indicatieGeheimhouding": true}))
        .verwacht(200);
    for (api, weg, uuid) in [
        (&anders, format!("{KI}/betrokkenen"), mina.betrokkene.as_str()),
        (&anders, format!("{KI}/klantcontacten"), &mina.contact),
        (&anders, format!("{KI}/internetaken"), taak),
        (&anders, format!("{KLANT}/interacties"), &mina.contact),
        (&buiten, format!("{KI}/partijen"), &mina.partij),
        (&buiten, format!("{KI}/digitaleadressen"), &mina.adressen[0]),
        (&buiten, format!("{KI}/rekeningnummers"), &mina.rekening),
        (&buiten, format!("{KLANT}/klanten"), &mina.partij),
    ] {
        let kost = |uuid: &str| {
            let eenmaal = |_| {
                telpost.neem();
                api.get(&format!("{weg}/{uuid}")).verwacht(404);
                telpost.neem()
            };
            (0..POGINGEN).map(eenmaal).min_by_key(Vec::len).expect("a number of tries")
        };
        let (verborgen, bestaat_niet) = (kost(uuid), kost(NIEMAND));
        assert!(
            verborgen.len().abs_diff(bestaat_niet.len()) <= VERSCHIL,
            "{weg}\n{verborgen:#?}\n{bestaat_niet:#?}"
        );
    }
}
