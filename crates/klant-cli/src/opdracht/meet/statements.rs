//! How many statements a server sent to its database, as it counts them itself.

use std::time::Duration;

use ureq::Agent;

use crate::uitkomst::Opdrachtfout;

const NAAM: &str = "klant_database_statements_total ";

/// The count of now.
///
/// # Errors
/// When nothing answers there, or it is not in what is answered.
pub(super) fn stand(url: &str) -> Result<u64, Opdrachtfout> {
    let agent = Agent::config_builder().timeout_global(Some(Duration::from_secs(60))).build().new_agent();
    let tekst = agent
        .get(url)
        .call()
        .and_then(|mut antwoord| antwoord.body_mut().read_to_string())
        .map_err(|_| Opdrachtfout::melding(format!("op {url} zijn geen metingen te lezen")))?;
    lees(&tekst)
        .ok_or_else(|| Opdrachtfout::melding(format!("op {url} staat niet hoeveel statements er waren")))
}

fn lees(tekst: &str) -> Option<u64> {
    tekst.lines().find_map(|regel| regel.strip_prefix(NAAM))?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::lees;

    #[test]
    fn de_stand_is_de_regel_met_die_naam_en_niet_haar_uitleg() {
        let tekst = "# TYPE klant_database_statements_total counter\nklant_database_statements_total 42\n";
        assert_eq!(lees(tekst), Some(42));
        assert_eq!(lees("klant_database_statements_totaal 42\n"), None);
    }
}
