//! Held by the customer: an address that is a reference, asked of her source at use and not kept (S2), on both databases.

#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "verwezen/gebruik.rs"]
mod gebruik;
#[cfg(test)]
#[path = "verwezen/zicht.rs"]
mod zicht;

#[cfg(test)]
mod opzet {
    use crate::bouw::{
        bekende, interactie, map_met, met, mina, registreer, registreer_klant, telefoon, voorkeur,
    };
    use klant_tests::{Api, Bouw, Omgeving};
    use serde_json::{Value, json};
    use tempfile::TempDir;

    pub const KLUIS: &str = "https://kluis.example.org/mina/email";
    /// What her source gives, and nothing else reads like it.
    pub const WAARDE: &str = "alleen.bij.de.bron@example.org";
    pub const NUMMER: &str = "+31612345678";

    /// A server whose stand-in source answers this for what Mina holds herself, and the folder of that file.
    pub fn met_bron(bouw: Bouw, antwoord: &Value) -> (Omgeving, TempDir) {
        let map = map_met(&[("klantbron.json", &json!({ KLUIS: antwoord }).to_string())]);
        let bestand = map.path().join("klantbron.json").display().to_string();
        (bouw.argument("--klantbron-bestand").argument(&bestand).start(), map)
    }

    /// Mina, who wants e-mail at an address that she holds herself, and whose telephone number is here.
    pub fn registreer_mina(api: &Api) -> String {
        let zelf = json!({
            "digitaleAdressen": [{"soort": "email", "verwijzing": KLUIS}, telefoon(NUMMER)],
            "voorkeuren": [voorkeur("dienstverlening", KLUIS)],
        });
        registreer_klant(api, &met(mina(), &zelf))
    }

    /// An interactie in which she took part.
    pub fn vraag(api: &Api, klant: &str) -> Value {
        registreer(api, &interactie("algemeen", "balie", &[bekende(klant)]))
    }
}
