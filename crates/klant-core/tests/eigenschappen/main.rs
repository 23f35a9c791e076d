//! What holds for the rules, whatever profile, customer and interactie come in.

mod bepalen;
mod bewaarmaanden;
mod generatoren;
mod klaargemaakt;
mod klanten;
mod machtigingen;
mod toetsen;
mod verwezen;

use klant_core::Besluit;

/// Whether each reason is a sentence that a civil servant can read aloud.
fn is_voor_te_lezen<U>(besluit: &Besluit<U>) -> bool {
    !besluit.redenen().is_empty()
        && besluit.redenen().iter().all(|reden| {
            let (kaal, zin) = (reden.code().zin(), reden.zin());
            kaal.len() > 10 && zin.ends_with('.') && zin.starts_with(kaal.trim_end_matches('.'))
        })
}
