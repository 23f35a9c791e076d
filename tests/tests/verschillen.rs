//! Where Klant differs from the reference on the wire, and what it makes of what comes over the wire: each difference a
//! test, and each test a line of `docs/verschillen.md`.

#[cfg(test)]
#[path = "verschillen/beginselen.rs"]
mod beginselen;
#[cfg(test)]
#[path = "verschillen/bij_de_klant.rs"]
mod bij_de_klant;
#[cfg(test)]
#[path = "verschillen/bouw.rs"]
mod bouw;
#[cfg(test)]
#[path = "verschillen/filters.rs"]
mod filters;
#[cfg(test)]
#[path = "verschillen/partijen.rs"]
mod partijen;
#[cfg(test)]
#[path = "verschillen/strengheid.rs"]
mod strengheid;
#[cfg(test)]
#[path = "verschillen/uitklappen.rs"]
mod uitklappen;
#[cfg(test)]
#[path = "verschillen/verzoeken.rs"]
mod verzoeken;
#[cfg(test)]
#[path = "verschillen/vreemde_registers.rs"]
mod vreemde_registers;
#[cfg(test)]
#[path = "verschillen/waarden.rs"]
mod waarden;
#[cfg(test)]
#[path = "verschillen/zinnen.rs"]
mod zinnen;

/// That `docs/verschillen.md` says what is tested, and no more.
#[cfg(test)]
mod bladzijde {
    use klant_tests::hoofdmap;
    use std::collections::BTreeSet;
    use std::fs::read_to_string;

    fn bladzijde() -> String {
        read_to_string(hoofdmap().join("docs/verschillen.md")).expect("the page is there")
    }

    /// The names of all tests of the differences.
    fn tests() -> BTreeSet<String> {
        let mut namen = BTreeSet::new();
        for bestand in
            std::fs::read_dir(hoofdmap().join("tests/tests/verschillen")).expect("the folder is there")
        {
            let tekst = read_to_string(bestand.expect("a file").path()).expect("a file of tests is text");
            let regels: Vec<&str> = tekst.lines().collect();
            for (plaats, regel) in regels.iter().enumerate() {
                let beide =
                    regel.strip_prefix("op_beide_databases!(").and_then(|rest| rest.split(',').next());
                let vorige = plaats.checked_sub(1).map(|plaats| regels[plaats].trim());
                let gewoon = regel.trim().strip_prefix("fn ").filter(|_| vorige == Some("#[test]"));
                let gewoon = gewoon.and_then(|rest| rest.split('(').next());
                namen.extend(beide.or(gewoon).map(str::to_owned));
            }
        }
        namen
    }

    /// The texts between backquotes.
    fn genoemd(tekst: &str) -> impl Iterator<Item = &str> {
        tekst.split('`').skip(1).step_by(2)
    }

    /// The rows of the tables, each with its cells.
    fn rijen(bladzijde: &str) -> Vec<Vec<&str>> {
        let rijen = bladzijde.lines().filter_map(|regel| regel.strip_prefix('|')?.strip_suffix('|'));
        let rijen = rijen.map(|rij| rij.split('|').map(str::trim).collect::<Vec<_>>());
        rijen.filter(|cellen| !matches!(cellen.last(), Some(&"Test" | &":-"))).collect()
    }

    #[test]
    fn elke_rij_noemt_haar_test_en_elke_test_staat_erin() {
        let (bladzijde, tests) = (bladzijde(), tests());
        assert!(tests.len() > 40, "{tests:?}");
        let rijen = rijen(&bladzijde);
        assert!(rijen.len() >= 30, "{rijen:?}");
        let mut op_de_bladzijde = BTreeSet::new();
        for rij in &rijen {
            assert!(rij.iter().all(|cel| !cel.is_empty()), "een lege cel: {rij:?}");
            let namen: Vec<&str> = genoemd(rij.last().expect("a row has cells")).collect();
            assert!(!namen.is_empty(), "zonder test: {rij:?}");
            op_de_bladzijde.extend(namen.into_iter().map(str::to_owned));
        }
        assert_eq!(op_de_bladzijde, tests);
    }

    #[test]
    fn elke_afwijking_van_het_corpus_staat_erin() {
        let bladzijde = bladzijde();
        let op_de_bladzijde: BTreeSet<&str> = genoemd(&bladzijde).collect();
        for bestand in ["afwijkingen.jsonl", "quirks.jsonl"] {
            let gevallen =
                read_to_string(hoofdmap().join("tests/conformiteit").join(bestand)).expect("the corpus");
            for geval in gevallen.lines().filter(|geval| !geval.is_empty()) {
                let geval: serde_json::Value = serde_json::from_str(geval).expect("each line is JSON");
                let id = geval["id"].as_str().expect("each case has an id");
                assert!(op_de_bladzijde.contains(id), "{id} van {bestand} staat niet in docs/verschillen.md");
            }
        }
    }
}
