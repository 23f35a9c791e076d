//! All machtigingen and purposes together: the ready-made ones, with those of the municipality over them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Doel, Doelbeschrijving, Houder, Machtiging, Toekenning, klaar, lezen};
use crate::Code;
use crate::configuratie::{Bestand, Bron, Configuratiefout, eenmalig};
use crate::profiel::Profielenset;
use crate::toegang::Toegang;

/// The file with purposes.
const DOELEN: &str = "doelen.toml";

/// All machtigingen and purposes that hold. There is no half set: one fault, and there is none.
///
/// ```
/// use klant_core::configuratie::Bestand;
/// use klant_core::machtiging::{Handeling, Houder, Machtigingenset};
/// use klant_core::{Element, Niveau};
///
/// let balie = Bestand {
///     naam: "balie.toml".into(),
///     tekst: r#"
///         formaat = 1
///         code = "balie"
///         naam = "Balie"
///         standaarddoel = "klantcontact"
///         rollen = ["baliemedewerker"]
///         [doelen.klantcontact]
///         handelingen = ["lezen"]
///         elementen = ["voornaam", "achternaam"]
///     "#
///     .into(),
/// };
/// let set = Machtigingenset::lees(&[balie], None).map_err(|fouten| fouten[0].clone())?;
///
/// let rollen = ["baliemedewerker".to_owned()];
/// let houder = Houder { toepassing: None, codes: &[], rollen: &rollen };
/// let toekenning = set.toekenning(&houder).expect("the role holds a machtiging");
/// let bevoegdheid = toekenning.bevoegdheid(toekenning.standaarddoel(), Niveau::Geen).expect("its own purpose");
/// assert!(bevoegdheid.mag_met(Handeling::Lezen, Element::Voornaam));
/// assert!(!bevoegdheid.mag_met(Handeling::Lezen, Element::Bsn));
/// # Ok::<(), klant_core::configuratie::Configuratiefout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Machtigingenset {
    /// The purposes, with their place in the register of processing activities.
    pub doelen: BTreeMap<Doel, Doelbeschrijving>,
    /// The machtigingen by code.
    pub machtigingen: BTreeMap<String, Machtiging>,
    /// Whether someone without any machtiging may do nothing, rather than everything under `niet-bepaald`.
    pub verplicht: bool,
}

impl Machtigingenset {
    /// The set without any file of the municipality: the ready-made machtigingen.
    ///
    /// ```
    /// use klant_core::machtiging::Machtigingenset;
    /// assert!(Machtigingenset::ingebouwd().machtigingen.contains_key("kcc"));
    /// ```
    #[must_use]
    pub fn ingebouwd() -> Self {
        // A test sees that they have no fault; were one there, whoever names a machtiging would hold nothing.
        Self::lees(&[], None).unwrap_or_default()
    }

    /// Reads all files over the ready-made ones: `doelen.toml`, and `CODE.toml` with one machtiging. One with the same code
    /// takes the place of the ready-made one, and so does a purpose. A profile that is not in `profielen` is a fault, when
    /// they are given.
    ///
    /// # Errors
    /// Every fault of every file at once, in the order of the files and of their lines. A file with a syntax error says
    /// only that, and a file of another format too.
    pub fn lees(
        bestanden: &[Bestand],
        profielen: Option<&Profielenset>,
    ) -> Result<Self, Vec<Configuratiefout>> {
        let mut set = Self::default();
        let mut fouten = set.leg_erover(&klaar::klaargemaakt(), None);
        fouten.extend(set.leg_erover(bestanden, profielen));
        if fouten.is_empty() { Ok(set) } else { Err(fouten) }
    }

    fn leg_erover(
        &mut self,
        bestanden: &[Bestand],
        profielen: Option<&Profielenset>,
    ) -> Vec<Configuratiefout> {
        let mut bronnen: Vec<Bron<'_>> =
            bestanden.iter().map(|bestand| Bron::nieuw(bestand, &lezen::FAMILIE)).collect();
        // Machtigingen name purposes: those come first, whatever the order of the files.
        let doelen = eenmalig(&mut bronnen, DOELEN, lezen::doelen);
        let doelen_gelezen = doelen.is_some();
        self.doelen.extend(doelen.unwrap_or_default());
        let mut omgeving =
            lezen::Omgeving { doelen: &self.doelen, doelen_gelezen, profielen, gezien: BTreeMap::new() };
        for bron in &mut bronnen {
            match bron.kale_naam() {
                DOELEN => {}
                naam if naam.ends_with(".toml") => {
                    let Some(document) = bron.document() else { continue };
                    if let Some(machtiging) = lezen::machtiging(bron, &document, &mut omgeving) {
                        self.machtigingen.insert(machtiging.code.clone(), machtiging);
                    }
                }
                _ => {
                    let melding = "de naam van een bestand met een machtiging eindigt op `.toml`";
                    bron.meld_bestand(Code::MachtigingBestandsnaam, melding);
                }
            }
        }
        bronnen.into_iter().flat_map(Bron::fouten).collect()
    }

    /// The same set, in which who holds no machtiging may do nothing.
    #[must_use]
    pub const fn met_verplicht(mut self, verplicht: bool) -> Self {
        self.verplicht = verplicht;
        self
    }

    /// What this holder was granted; none when no machtiging is held. Who names only machtigingen that are not there was
    /// granted nothing, rather than everything: a file that is gone takes away what it gave.
    #[must_use]
    pub fn toekenning(&self, houder: &Houder<'_>) -> Option<Toekenning> {
        let gehouden: Vec<&Machtiging> = self.gehouden(houder).collect();
        (!gehouden.is_empty() || !houder.codes.is_empty()).then(|| Toekenning::van(&gehouden))
    }

    /// The access, bounded by what its holder was granted. An application without machtiging is not bounded, unless one is
    /// compulsory; anyone else without one, and an application whose machtigingen are not there, may do nothing.
    ///
    /// ```
    /// use klant_core::machtiging::{Handeling, Houder, Machtigingenset};
    /// use klant_core::{Doel, Niveau, Toegang, Wie};
    /// let balie = || Toegang::nieuw(Wie::Toepassing("balie".into()), Doel::niet_bepaald(), Niveau::Laag, true);
    /// let houder = Houder { toepassing: Some("balie"), codes: &[], rollen: &[] };
    /// let set = Machtigingenset::default();
    /// assert!(set.begrens(balie(), &houder).eis(Handeling::Lezen).is_ok());
    /// let streng = Machtigingenset { verplicht: true, ..set };
    /// assert!(streng.begrens(balie(), &houder).eis(Handeling::Lezen).is_err());
    /// ```
    #[must_use]
    pub fn begrens(&self, toegang: Toegang, houder: &Houder<'_>) -> Toegang {
        match self.toekenning(houder) {
            Some(toekenning) => toegang.begrensd_door(Arc::new(toekenning)),
            None if self.verplicht || houder.toepassing.is_none() || !houder.codes.is_empty() => {
                toegang.zonder_rechten()
            }
            None => toegang,
        }
    }

    /// The URI of a purpose in the register of processing activities; for one that is not described, a name of our own.
    ///
    /// ```
    /// use klant_core::{Doel, machtiging::Machtigingenset};
    /// let uri = Machtigingenset::default().verwerkingsactiviteit(&Doel::niet_bepaald());
    /// assert_eq!(uri, "urn:klant:doel:niet-bepaald");
    /// ```
    #[must_use]
    pub fn verwerkingsactiviteit(&self, doel: &Doel) -> String {
        match self.doelen.get(doel) {
            Some(beschrijving) => beschrijving.verwerkingsactiviteit.clone(),
            None => format!("urn:klant:doel:{doel}"),
        }
    }

    /// The machtigingen of this holder, in the order of their codes.
    pub fn gehouden<'a>(&'a self, houder: &'a Houder<'_>) -> impl Iterator<Item = &'a Machtiging> {
        self.machtigingen.values().filter(|machtiging| {
            houder.codes.contains(&machtiging.code)
                || houder.toepassing.is_some_and(|naam| machtiging.toepassingen.iter().any(|een| een == naam))
                || houder.rollen.iter().any(|rol| machtiging.rollen.contains(rol))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn houder(codes: &[String]) -> Houder<'_> {
        Houder { toepassing: Some("kiss"), codes, rollen: &[] }
    }

    #[test]
    fn de_klaargemaakte_machtigingen_zijn_foutloos() {
        let set = Machtigingenset::lees(&[], None).expect("the ready-made files have no fault");
        assert_eq!(set, Machtigingenset::ingebouwd());
        let codes: Vec<&str> = set.machtigingen.keys().map(String::as_str).collect();
        assert_eq!(codes, ["alleen-lezen", "beheer", "kcc", "portaal", "vakafdeling", "zaaksysteem"]);
        assert_eq!(codes.len() + 1, klaar::klaargemaakt().len());
        assert!(set.doelen.values().all(Doelbeschrijving::is_voorlopig));
        // Nobody holds one before a token or a file of the municipality says so.
        assert!(set.machtigingen.values().all(|een| een.toepassingen.is_empty() && een.rollen.is_empty()));
    }

    #[test]
    fn een_eigen_bestand_vervangt_de_klaargemaakte_machtiging() {
        let tekst = "formaat = 1\ncode = \"kcc\"\nnaam = \"Eigen\"\nstandaarddoel = \"terugbellen\"\n\
            toepassingen = [\"kiss\"]\n[doelen.terugbellen]\nhandelingen = [\"lezen\"]\nelementen = []\n";
        let eigen = Bestand { naam: "kcc.toml".to_owned(), tekst: tekst.to_owned() };
        let set = Machtigingenset::lees(&[eigen], None).expect("a good file");
        assert_eq!(set.machtigingen.len(), Machtigingenset::ingebouwd().machtigingen.len());
        let toekenning = set.toekenning(&houder(&[])).expect("held by its name");
        assert_eq!(toekenning.doelen().map(Doel::als_tekst).collect::<Vec<_>>(), ["terugbellen"]);
    }

    #[test]
    fn s25_een_machtiging_die_er_niet_is_verleent_niets_in_plaats_van_alles() {
        let set = Machtigingenset::ingebouwd();
        let codes = ["weg".to_owned()];
        let toekenning = set.toekenning(&houder(&codes)).expect("bounded, for one is named");
        assert_eq!(toekenning.doelen().count(), 0);
        assert_eq!(set.toekenning(&houder(&[])), None);
    }
}
