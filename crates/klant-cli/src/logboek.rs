//! Log lines: JSON on standard error, never with a value of a customer.

use tracing_subscriber::EnvFilter;

use crate::uitkomst::Opdrachtfout;
use crate::uitvoer;

/// Starts logging by the filter of `KLANT_LOG`, else by this one.
pub(crate) fn begin(standaard: &str) -> Result<(), Opdrachtfout> {
    let gevraagd = std::env::var("KLANT_LOG").ok().filter(|tekst| !tekst.is_empty());
    let filter = EnvFilter::try_new(gevraagd.as_deref().unwrap_or(standaard)).map_err(|_| {
        Opdrachtfout::melding(
            "KLANT_LOG is geen niveau van het logboek; kies error, warn, info, debug of off",
        )
    })?;
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

/// A panic tells where it happened and not what it said, for that could hold a value.
pub(crate) fn zwijg_over_paniek() {
    std::panic::set_hook(Box::new(|paniek| {
        let plek = paniek.location().map(|plek| format!("{}:{}", plek.file(), plek.line()));
        let plek = plek.as_deref().unwrap_or("onbekende plaats");
        if tracing::dispatcher::has_been_set() {
            tracing::error!(plek, "paniek");
        } else {
            uitvoer::meld(&format!("een fout in het programma zelf ({plek})"));
        }
    }));
}
