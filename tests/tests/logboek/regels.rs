//! The lines of the log of processings, as they stand in the table.

use klant_tests::Omgeving;

/// A line: what was done, how it ended, and what kind of person it was about.
pub type Regel = (String, String, String);

/// Where the log ends now.
#[track_caller]
pub fn einde(omgeving: &Omgeving) -> i64 {
    let rijen = omgeving.sql("SELECT coalesce(max(volgnummer), 0) FROM verwerking");
    rijen[0][0].parse().expect("a number")
}

/// The lines that were written behind that.
#[track_caller]
pub fn vanaf(omgeving: &Omgeving, na: i64) -> Vec<Regel> {
    let vraag = format!(
        "SELECT naam, status, coalesce(betrokkene_soort, 'niemand') AS soort FROM verwerking \
         WHERE volgnummer > {na} ORDER BY volgnummer"
    );
    omgeving
        .sql(&vraag)
        .into_iter()
        .map(|rij| {
            let [naam, status, soort] = <[String; 3]>::try_from(rij).expect("three columns");
            (naam, status, soort)
        })
        .collect()
}

/// The lines that this work leaves.
#[track_caller]
pub fn van<T>(omgeving: &Omgeving, werk: impl FnOnce() -> T) -> Vec<Regel> {
    let na = einde(omgeving);
    werk();
    vanaf(omgeving, na)
}

/// So many of the same line.
pub fn keer(aantal: usize, naam: &str, status: &str, soort: &str) -> Vec<Regel> {
    vec![(naam.to_owned(), status.to_owned(), soort.to_owned()); aantal]
}
