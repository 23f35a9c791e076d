//! What it costs to decide what a request may: its machtigingen laid together, the right asked for, and what it may see.
//! Figures are in `docs/prestaties.md`.

use std::hint::black_box;

use divan::Bencher;
use klant_core::machtiging::{Houder, Machtigingenset};
use klant_core::{Doel, Element, Handeling, Niveau, Toegang, Wie};

fn main() {
    divan::Divan::default().sample_count(1000).sample_size(100).config_with_args().main();
}

fn balie() -> Toegang {
    Toegang::nieuw(Wie::Toepassing("balie".to_owned()), Doel::niet_bepaald(), Niveau::Hoog, true)
}

/// One machtiging, as most applications have; three, whose purposes are laid together.
#[divan::bench(args = [&["kcc"][..], &["kcc", "vakafdeling", "portaal"]])]
fn besluit(bencher: Bencher<'_, '_>, namen: &[&str]) {
    let set = Machtigingenset::ingebouwd();
    let codes: Vec<String> = namen.iter().map(|naam| (*naam).to_owned()).collect();
    let houder = Houder { toepassing: Some("balie"), codes: &codes, rollen: &[] };
    bencher.with_inputs(balie).bench_local_values(|toegang| {
        let toegang = set.begrens(black_box(toegang), black_box(&houder));
        let mag = toegang.eis(black_box(Handeling::Lezen)).is_ok();
        mag && toegang.zicht().toont(black_box(Element::Emailadres))
    });
}
