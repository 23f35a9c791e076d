//! A server that asks a stand-in for the BRP, and someone who is to be called up.

use crate::bouw::{bekende, interactie, met, mina, registreer, registreer_klant};
use klant_tests::{Api, Bouw, Bron, Omgeving, voorbeeldprofielen};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// A running server with its BRP.
pub struct Proef {
    pub omgeving: Omgeving,
    pub bron: Bron,
    map: TempDir,
}

impl Proef {
    /// With these settings beside the URL and the key.
    pub fn nieuw(bouw: Bouw, instellingen: &str) -> Self {
        Self::met(bouw, Bron::nieuw(), |_| instellingen.to_owned())
    }

    /// With a stand-in of its own, and settings that go with the files in the folder.
    pub fn met(bouw: Bouw, bron: Bron, instellingen: impl FnOnce(&Path) -> String) -> Self {
        let map = TempDir::with_prefix("klant-brp-").expect("a temporary folder can be made");
        let instellingen = instellingen(map.path());
        let tekst = format!(
            "url = \"{}/haalcentraal/api/brp\"\nsleutelkop = \"X-API-KEY\"\nsleutelbestand = \"brp.sleutel\"\n{instellingen}",
            bron.url()
        );
        std::fs::write(map.path().join("brp.toml"), tekst).expect("a file can be written");
        std::fs::write(map.path().join("brp.sleutel"), "geheime-sleutel\n").expect("a file can be written");
        let brp = map.path().join("brp.toml").display().to_string();
        let omgeving = bouw.profielen(&voorbeeldprofielen()).argument("--brp").argument(&brp).start();
        Self { omgeving, bron, map }
    }

    /// The file of settings.
    pub fn bestand(&self) -> String {
        self.map.path().join("brp.toml").display().to_string()
    }

    /// Another file beside it.
    pub fn schrijf(&self, naam: &str, tekst: &str) -> String {
        let pad = self.map.path().join(naam);
        std::fs::write(&pad, tekst).expect("a file can be written");
        pad.display().to_string()
    }
}

/// A summons for Mina, who prefers e-mail and has an address for post of her own.
#[track_caller]
pub fn oproep(api: &Api) -> Value {
    let voorkeur = json!([crate::bouw::voorkeur("dienstverlening", crate::bouw::E1)]);
    let klant = registreer_klant(api, &met(mina(), &json!({"voorkeuren": voorkeur})));
    registreer(api, &interactie("oproep-stempas", "email", &[bekende(&klant)]))
}
