//! How often the four questions of `benches/regels.rs` ask for memory: a figure that no noise touches, and so one that can be held.

use std::fmt::Write as _;
use std::path::Path;

use klant_core::regels::bepalen::{Bepaalvraag, bepalen};
use klant_core::regels::toetsen::{Toetsvraag, toetsen};

#[path = "../../benches/regels/vragen.rs"]
mod vragen;

/// What is made once, at the first question, is not what a question costs.
fn tel(vraag: impl Fn()) -> u64 {
    vraag();
    allocation_counter::measure(vraag).count_total
}

fn bij_bepalen(vraag: &Bepaalvraag<'_>) -> u64 {
    tel(|| drop(bepalen(vraag)))
}

fn bij_toetsen(vraag: &Toetsvraag<'_>) -> u64 {
    tel(|| drop(toetsen(vraag)))
}

#[test]
fn elke_vraag_kost_zoveel_allocaties_als_in_de_tabel() {
    let mut nu = String::new();
    let mut zet = |naam: &str, aantal: u64| {
        assert!(aantal > 0, "{naam}: er wordt niets geteld");
        let _ = writeln!(nu, "{naam:18} {aantal:>3}");
    };
    vragen::afwijking(|vraag| zet("bepalen_afwijking", bij_bepalen(vraag)));
    vragen::formeel(|vraag| zet("bepalen_formeel", bij_bepalen(vraag)));
    vragen::toegestaan(|vraag| zet("toetsen_toegestaan", bij_toetsen(vraag)));
    vragen::geweigerd(|vraag| zet("toetsen_geweigerd", bij_toetsen(vraag)));
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/allocaties/tabel.txt");
    if std::env::var_os("KLANT_SCHRIJF_TABEL").is_some() {
        std::fs::write(&pad, &nu).expect("the table is written");
    }
    let vast = std::fs::read_to_string(&pad).expect("the table is there");
    assert_eq!(nu, vast, "KLANT_SCHRIJF_TABEL=1 schrijft de tabel opnieuw");
}
