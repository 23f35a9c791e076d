//! A server that tells a service what changes, and what the tests write in it.

use klant_tests::{Api, Bouw, Omgeving};
use serde_json::{Value, json};

pub const KI: &str = "/klantinteracties/api/v1";
pub const BASIS: &str = "https://klant.example/sub";
/// Stands in every text that an employee wrote for colleagues.
pub const GEHEIM: &str = "niet voor anderen";

/// A running server that tells the service at this URL, with the file of settings.
pub struct Proef {
    pub omgeving: Omgeving,
    pub config: String,
    _map: tempfile::TempDir,
}

impl Proef {
    pub fn nieuw(bouw: Bouw, url: &str) -> Self {
        Self::met(bouw, &format!("notificaties_url = \"{url}\"\nnotificaties_token = \"Token abc\"\n"))
    }

    pub fn met(bouw: Bouw, instellingen: &str) -> Self {
        let map = tempfile::tempdir().expect("a temporary folder can be made");
        let pad = map.path().join("klant.toml");
        std::fs::write(&pad, format!("basis_url = \"{BASIS}/\"\n{instellingen}")).unwrap();
        let config = pad.display().to_string();
        Self { omgeving: bouw.argument("--config").argument(&config).start(), config, _map: map }
    }

    pub fn api(&self) -> Api {
        self.omgeving.api()
    }

    /// Runs `klant notificatie …`.
    #[track_caller]
    pub fn opdracht(&self, argumenten: &[&str], code: i32) -> String {
        let mut alle = vec!["notificatie"];
        alle.extend(argumenten);
        alle.extend(["--config", &self.config]);
        self.omgeving.voer_uit(&alle).verwacht(code).to_owned()
    }

    /// What did not arrive, as the administrator sees it.
    #[track_caller]
    pub fn lijst(&self) -> Vec<Value> {
        let json: Value = serde_json::from_str(&self.opdracht(&["lijst", "--output", "json"], 0)).unwrap();
        json["resultaten"].as_array().unwrap().clone()
    }

    pub fn in_de_rij(&self) -> Vec<Vec<String>> {
        self.omgeving.sql("SELECT count(*) FROM notificatie")
    }
}

pub fn partij(naam: &str) -> Value {
    json!({
        "soortPartij": "persoon", "indicatieActief": true, "indicatieGeheimhouding": false,
        "voorkeurstaal": "nld", "interneNotitie": GEHEIM, "digitaleAdressen": [],
        "voorkeursDigitaalAdres": null, "rekeningnummers": [], "voorkeursRekeningnummer": null,
        "partijIdentificatie": {"contactnaam": {
            "voorletters": "", "voornaam": naam, "voorvoegselAchternaam": "", "achternaam": "",
        }},
    })
}

pub fn contact() -> Value {
    json!({
        "kanaal": "telefoon", "onderwerp": "Terugbellen", "taal": "nld", "vertrouwelijk": false,
        "hoofdOnderwerpType": "https://example.org/onderwerp/1", "indicatieContactGelukt": true,
    })
}

/// A task for a new actor.
#[track_caller]
pub fn taak(api: &Api, contact: &Value) -> Value {
    let actor = maak(api, "actoren", &json!({"naam": "Team", "soortActor": "medewerker"}));
    json!({
        "gevraagdeHandeling": GEHEIM, "toelichting": GEHEIM, "status": "te_verwerken",
        "aanleidinggevendKlantcontact": {"uuid": contact["uuid"]},
        "toegewezenAanActoren": [{"uuid": actor["uuid"]}],
    })
}

#[track_caller]
pub fn maak(api: &Api, wat: &str, body: &Value) -> Value {
    api.post(&format!("{KI}/{wat}"), body).verwacht(201)
}

/// The path of one thing.
pub fn plek(wat: &str, ding: &Value) -> String {
    format!("{KI}/{wat}/{}", ding["uuid"].as_str().expect("a uuid"))
}

/// What was told, in short: the resource and what happened to it.
pub fn kort(berichten: &[Value]) -> Vec<String> {
    let tekst = |bericht: &Value, lid: &str| bericht[lid].as_str().unwrap_or_default().to_owned();
    berichten.iter().map(|een| format!("{} {}", tekst(een, "resource"), tekst(een, "actie"))).collect()
}
