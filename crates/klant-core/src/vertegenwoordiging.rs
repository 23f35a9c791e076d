//! Who may act for whom: on what ground, in which period, and for what.

use std::collections::BTreeSet;

use time::Date;

use crate::id::{PartijId, VertegenwoordigingId};
use crate::keuze::keuze;
use crate::profiel::Profielcode;
use crate::voorkeur::Berichtsoort;
use crate::{Code, Reden};

keuze! {
    /// On what ground someone acts for another.
    ///
    /// ```
    /// use klant_core::{Grond, Keuze};
    /// assert_eq!(Grond::van_woord("curatele"), Some(Grond::Curatele));
    /// ```
    Grond {
        /// By law.
        Wettelijk = "wettelijk",
        /// She gave a mandate.
        Volmacht = "volmacht",
        /// Protective administration.
        Bewind = "bewind",
        /// Guardianship of an adult.
        Curatele = "curatele",
        /// Mentorship.
        Mentorschap = "mentorschap",
        /// Parental authority.
        OuderlijkGezag = "ouderlijk_gezag",
        /// Legal representative of an organisation.
        WettelijkVertegenwoordigerOrganisatie = "wettelijk_vertegenwoordiger_organisatie",
        /// Works for an organisation.
        Contactpersoon = "contactpersoon",
    }
}

/// That one partij acts for another. One that came over the wire has no ground, no period and no scope: it holds.
///
/// ```
/// use klant_core::id::{PartijId, VertegenwoordigingId};
/// use klant_core::{Berichtsoort, Grond, Vertegenwoordiging};
/// use time::macros::date;
/// use uuid::Uuid;
///
/// let bewind = Vertegenwoordiging {
///     id: VertegenwoordigingId::nieuw(Uuid::from_u128(1)),
///     versie: 1,
///     vertegenwoordigende: PartijId::nieuw(Uuid::from_u128(2)),
///     vertegenwoordigde: PartijId::nieuw(Uuid::from_u128(3)),
///     grond: Some(Grond::Bewind),
///     geldig_van: Some(date!(2026-01-01)),
///     geldig_tot: Some(date!(2026-12-31)),
///     omvang: ["schuldhulp".to_owned()].into(),
/// };
/// assert!(bewind.geldt_op(date!(2026-12-31)) && !bewind.geldt_op(date!(2027-01-01)));
/// assert!(bewind.omvat(&"schuldhulp".parse()?, &Berichtsoort::dienstverlening()));
/// assert!(!bewind.omvat(&"algemeen".parse()?, &Berichtsoort::dienstverlening()));
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vertegenwoordiging {
    /// Its identity.
    pub id: VertegenwoordigingId,
    /// Version of the row.
    pub versie: i32,
    /// Who acts.
    pub vertegenwoordigende: PartijId,
    /// For whom.
    pub vertegenwoordigde: PartijId,
    /// On what ground; unset when nobody said.
    pub grond: Option<Grond>,
    /// The first day on which it holds.
    pub geldig_van: Option<Date>,
    /// The last day on which it holds.
    pub geldig_tot: Option<Date>,
    /// For which profiles and kinds of message, by code; empty is everything.
    pub omvang: BTreeSet<String>,
}

impl Vertegenwoordiging {
    /// Whether it holds on a day; both ends are days on which it does.
    #[must_use]
    pub fn geldt_op(&self, dag: Date) -> bool {
        self.geldig_van.is_none_or(|van| van <= dag) && self.geldig_tot.is_none_or(|tot| dag <= tot)
    }

    /// Whether it reaches an interactie with this profile, or a message of this kind.
    #[must_use]
    pub fn omvat(&self, profiel: &Profielcode, berichtsoort: &Berichtsoort) -> bool {
        self.omvang.is_empty()
            || self.omvang.contains(profiel.als_tekst())
            || self.omvang.contains(berichtsoort.als_tekst())
    }

    /// What is wrong with what was given: nobody acts for herself, and nothing ends before it begins.
    #[must_use]
    pub fn bezwaren(&self) -> Vec<Reden> {
        let zelf = self.vertegenwoordigende == self.vertegenwoordigde;
        let omgekeerd = self.geldig_van.zip(self.geldig_tot).is_some_and(|(van, tot)| tot < van);
        [
            (zelf, Code::VertegenwoordigingZelf, "/vertegenwoordigde"),
            (omgekeerd, Code::VertegenwoordigingPeriode, "/geldigTot"),
        ]
        .into_iter()
        .filter(|(fout, ..)| *fout)
        .map(|(_, code, plaats)| Reden::op(code, plaats))
        .collect()
    }
}

/// Nothing, when who has these vertegenwoordigingen of the customers of an interactie may be contacted in it on a day: one that
/// holds is enough, and who has none at all was there on other grounds.
///
/// # Errors
/// `S25.vertegenwoordiging_beeindigd` when none holds that day, `S25.vertegenwoordiging_omvang` when none of those that hold
/// reaches so far.
pub fn mag_optreden(
    relaties: &[Vertegenwoordiging],
    dag: Date,
    profiel: &Profielcode,
    berichtsoort: &Berichtsoort,
) -> Result<(), Reden> {
    if relaties.is_empty() {
        return Ok(());
    }
    let mut geldig = relaties.iter().filter(|relatie| relatie.geldt_op(dag)).peekable();
    if geldig.peek().is_none() {
        return Err(Reden::nieuw(Code::S25VertegenwoordigingBeeindigd));
    }
    if geldig.any(|relatie| relatie.omvat(profiel, berichtsoort)) {
        Ok(())
    } else {
        Err(Reden::nieuw(Code::S25VertegenwoordigingOmvang))
    }
}

/// Nothing, when who has these vertegenwoordigingen of a customer may on a day see and change all that is kept of her: that
/// takes one without bounds. To have none is no other than to have one that does not hold: neither tells who is known.
///
/// # Errors
/// `S25.vertegenwoordiging_beeindigd` when none holds that day, `S25.vertegenwoordiging_omvang` when each that holds is bounded.
pub fn mag_alles(relaties: &[Vertegenwoordiging], dag: Date) -> Result<(), Reden> {
    let mut geldig = relaties.iter().filter(|relatie| relatie.geldt_op(dag)).peekable();
    if geldig.peek().is_none() {
        return Err(Reden::nieuw(Code::S25VertegenwoordigingBeeindigd));
    }
    if geldig.any(|relatie| relatie.omvang.is_empty()) {
        Ok(())
    } else {
        Err(Reden::nieuw(Code::S25VertegenwoordigingOmvang))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    const DAG: Date = date!(2026 - 11 - 24);

    fn relatie(van: Option<Date>, tot: Option<Date>, omvang: &[&str]) -> Vertegenwoordiging {
        Vertegenwoordiging {
            id: VertegenwoordigingId::nieuw(Uuid::from_u128(1)),
            versie: 1,
            vertegenwoordigende: PartijId::nieuw(Uuid::from_u128(2)),
            vertegenwoordigde: PartijId::nieuw(Uuid::from_u128(3)),
            grond: None,
            geldig_van: van,
            geldig_tot: tot,
            omvang: omvang.iter().map(|woord| (*woord).to_owned()).collect(),
        }
    }

    fn uitkomst(relaties: &[Vertegenwoordiging]) -> Option<Code> {
        let profiel = "algemeen".parse().expect("a code");
        mag_optreden(relaties, DAG, &profiel, &Berichtsoort::nieuws()).err().map(|reden| reden.code())
    }

    #[test]
    fn s25_een_vertegenwoordiging_geldt_van_en_met_haar_eerste_tot_en_met_haar_laatste_dag() {
        let (gisteren, morgen) = (date!(2026 - 11 - 23), date!(2026 - 11 - 25));
        let beeindigd = Some(Code::S25VertegenwoordigingBeeindigd);
        for (van, tot, verwacht) in [
            (None, None, None),
            (Some(DAG), Some(DAG), None),
            (Some(gisteren), None, None),
            (None, Some(morgen), None),
            (None, Some(gisteren), beeindigd),
            (Some(morgen), None, beeindigd),
        ] {
            assert_eq!(uitkomst(&[relatie(van, tot, &[])]), verwacht, "{van:?} {tot:?}");
        }
    }

    #[test]
    fn s25_de_omvang_noemt_profielen_en_berichtsoorten() {
        let omvang = Some(Code::S25VertegenwoordigingOmvang);
        for (woorden, verwacht) in [
            (&["algemeen"][..], None),
            (&["nieuws"], None),
            (&["schuldhulp", "nieuws"], None),
            (&["schuldhulp"], omvang),
            (&["formeel"], omvang),
        ] {
            assert_eq!(uitkomst(&[relatie(None, None, woorden)]), verwacht, "{woorden:?}");
        }
    }

    #[test]
    fn s25_een_die_geldt_is_genoeg_en_wie_er_geen_heeft_is_er_op_andere_grond() {
        let voorbij = relatie(None, Some(date!(2020 - 01 - 01)), &[]);
        assert_eq!(uitkomst(&[voorbij.clone(), relatie(None, None, &[])]), None);
        assert_eq!(
            uitkomst(&[voorbij, relatie(None, None, &["schuldhulp"])]),
            Some(Code::S25VertegenwoordigingOmvang)
        );
        assert_eq!(uitkomst(&[]), None);
    }

    #[test]
    fn s25_alles_van_een_ander_ziet_alleen_wie_haar_zonder_grens_vertegenwoordigt() {
        let mag = |relaties: &[Vertegenwoordiging]| mag_alles(relaties, DAG).err().map(|reden| reden.code());
        let voorbij = relatie(None, Some(date!(2020 - 01 - 01)), &[]);
        let begrensd = relatie(None, None, &["algemeen"]);
        assert_eq!(mag(&[]), Some(Code::S25VertegenwoordigingBeeindigd));
        assert_eq!(mag(std::slice::from_ref(&voorbij)), Some(Code::S25VertegenwoordigingBeeindigd));
        assert_eq!(mag(&[voorbij, begrensd.clone()]), Some(Code::S25VertegenwoordigingOmvang));
        assert_eq!(mag(&[begrensd, relatie(None, None, &[])]), None);
    }

    #[test]
    fn s25_niemand_vertegenwoordigt_zichzelf_en_niets_eindigt_voor_het_begint() {
        let omgekeerd = relatie(Some(DAG), Some(date!(2026 - 11 - 23)), &[]);
        let codes: Vec<Code> = omgekeerd.bezwaren().iter().map(Reden::code).collect();
        assert_eq!(codes, [Code::VertegenwoordigingPeriode]);
        let zelf = Vertegenwoordiging {
            vertegenwoordigde: omgekeerd.vertegenwoordigende,
            ..relatie(None, None, &[])
        };
        assert_eq!(zelf.bezwaren().len(), 1);
        assert!(relatie(Some(DAG), Some(DAG), &[]).bezwaren().is_empty());
    }
}
