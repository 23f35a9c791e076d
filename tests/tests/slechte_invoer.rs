//! Bad input, in bodies, in HTTP, against the state and at the start: refused clearly, with every fault at once, with
//! nothing stored, no value repeated and no panic.

// The `cfg` makes clippy judge these modules as the tests that they are.
#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "slechte_invoer/http.rs"]
mod http;
#[cfg(test)]
#[path = "slechte_invoer/json.rs"]
mod json;
#[cfg(test)]
#[path = "slechte_invoer/starten.rs"]
mod starten;
#[cfg(test)]
#[path = "slechte_invoer/toestand.rs"]
mod toestand;

/// Stops the server, and looks in all that it wrote for panics and for what nobody may read there.
#[track_caller]
fn zonder_spoor(omgeving: &mut klant_tests::Omgeving, geheimen: &[&str]) {
    let einde = omgeving.stop();
    let uitvoer = format!("{}{}", einde.stdout, einde.stderr);
    for teken in ["panic", "paniek"] {
        assert!(!uitvoer.to_lowercase().contains(teken), "{uitvoer}");
    }
    for geheim in geheimen {
        assert!(!uitvoer.contains(geheim), "dit staat in het logboek: {geheim}");
    }
}
