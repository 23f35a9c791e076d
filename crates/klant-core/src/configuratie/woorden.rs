//! What to say of a word that is not in the list.

/// The longest word for which a near one is sought: no word of ours is longer.
const LANGSTE: usize = 60;

/// The sentence for an unknown word: the nearest one when it is close, and all that exist.
pub(crate) fn onbekend(begin: &str, gegeven: &str, bekend: &[&str]) -> String {
    let lijst = bekend.join(", ");
    match naaste(gegeven, bekend) {
        Some(woord) => format!("{begin}; bedoelt u `{woord}`? mogelijk zijn: {lijst}"),
        None => format!("{begin}; mogelijk zijn: {lijst}"),
    }
}

/// The word that was probably meant: a few letters off, or the same beginning.
fn naaste<'w>(gegeven: &str, bekend: &[&'w str]) -> Option<&'w str> {
    let gegeven: Vec<char> = gegeven.trim().to_lowercase().chars().take(LANGSTE + 1).collect();
    if gegeven.len() > LANGSTE {
        return None;
    }
    let dichtbij = bekend
        .iter()
        .map(|woord| (afstand(&gegeven, woord), *woord))
        .min_by_key(|(afstand, _)| *afstand)
        .filter(|(afstand, woord)| *afstand <= (woord.chars().count() / 3).clamp(1, 3))
        .map(|(_, woord)| woord);
    dichtbij.or_else(|| {
        let begin: String = gegeven.iter().collect();
        bekend.iter().copied().find(|woord| begin.len() >= 4 && woord.starts_with(&begin))
    })
}

/// The least number of letters to add, drop or change between two words (Levenshtein).
fn afstand(links: &[char], rechts: &str) -> usize {
    let mut rij: Vec<usize> = (0..=links.len()).collect();
    for (hoogte, rechterletter) in rechts.chars().enumerate() {
        let mut schuin = hoogte;
        let mut naast = hoogte + 1;
        let mut volgende = vec![naast];
        for (boven, linkerletter) in rij.iter().skip(1).zip(links) {
            let gewisseld = schuin + usize::from(*linkerletter != rechterletter);
            naast = gewisseld.min(naast + 1).min(*boven + 1);
            schuin = *boven;
            volgende.push(naast);
        }
        rij = volgende;
    }
    rij.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{afstand, naaste, onbekend};

    fn letters(woord: &str) -> Vec<char> {
        woord.chars().collect()
    }

    #[test]
    fn afstand_telt_toevoegen_weglaten_en_wijzigen() {
        assert_eq!(afstand(&letters("kat"), "kat"), 0);
        assert_eq!(afstand(&letters("kat"), "kaart"), 2);
        assert_eq!(afstand(&letters("verplicht"), "vereist"), 4);
        assert_eq!(afstand(&letters(""), "post"), 4);
        assert_eq!(afstand(&letters("post"), ""), 4);
    }

    #[test]
    fn een_bijna_goed_woord_wordt_voorgesteld_en_een_vreemd_woord_niet() {
        let bekend = ["verplicht", "toegestaan", "op_wens", "verboden"];
        assert_eq!(naaste("Verplicht", &bekend), Some("verplicht"));
        assert_eq!(naaste("op-wens", &bekend), Some("op_wens"));
        assert_eq!(naaste("toegest", &bekend), Some("toegestaan"));
        assert_eq!(naaste("misschien", &bekend), None);
        assert_eq!(naaste(&"x".repeat(10_000), &bekend), None);
    }

    #[test]
    fn de_melding_noemt_wat_er_mag_en_herhaalt_de_waarde_niet() {
        assert_eq!(onbekend("onbekend", "quux", &["a", "b"]), "onbekend; mogelijk zijn: a, b");
    }
}
