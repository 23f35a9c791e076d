//! What the two questions that a counter asks most cost: one *bepalen* and one *toetsen*. Figures are in
//! `docs/prestaties.md`. The answer is dropped within the time that is measured.

#[path = "regels/vragen.rs"]
mod vragen;

use std::hint::black_box;

use divan::Bencher;
use klant_core::regels::bepalen::{Bepaalvraag, bepalen};
use klant_core::regels::toetsen::{Toetsvraag, toetsen};

fn main() {
    // A question takes less than a microsecond: a hundred at a time, so that the clock does not count.
    divan::Divan::default().sample_count(1000).sample_size(100).config_with_args().main();
}

fn meet_bepalen(bencher: Bencher<'_, '_>, vraag: &Bepaalvraag<'_>) {
    bencher.bench_local(|| drop(black_box(bepalen(black_box(vraag)))));
}

fn meet_toetsen(bencher: Bencher<'_, '_>, vraag: &Toetsvraag<'_>) {
    bencher.bench_local(|| drop(black_box(toetsen(black_box(vraag)))));
}

#[divan::bench]
fn bepalen_afwijking(bencher: Bencher<'_, '_>) {
    vragen::afwijking(|vraag| meet_bepalen(bencher, vraag));
}

#[divan::bench]
fn bepalen_formeel(bencher: Bencher<'_, '_>) {
    vragen::formeel(|vraag| meet_bepalen(bencher, vraag));
}

#[divan::bench]
fn toetsen_toegestaan(bencher: Bencher<'_, '_>) {
    vragen::toegestaan(|vraag| meet_toetsen(bencher, vraag));
}

#[divan::bench]
fn toetsen_geweigerd(bencher: Bencher<'_, '_>) {
    vragen::geweigerd(|vraag| meet_toetsen(bencher, vraag));
}
