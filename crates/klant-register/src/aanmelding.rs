//! Who signed in with an access token, as the edge has checked it.

use std::fmt;

use klant_core::machtiging::Houder;
use klant_core::{Code, Doel, Identificatie, Niveau, Toegang, Wie};

use crate::register::Register;
use crate::toepassing::Toepassing;

/// An employee or a customer who signed in elsewhere: what her token says, after it was checked.
///
/// ```
/// use klant_core::{Doel, Niveau, Wie};
/// use klant_register::Aanmelding;
/// let aanmelding = Aanmelding {
///     wie: Wie::Medewerker("f.de.vries".into()),
///     onderwerp: "f.de.vries".into(),
///     rollen: vec!["kcc".into()],
///     afdeling: None,
///     niveau: Niveau::Hoog,
///     minimaal_niveau: Niveau::Geen,
///     namens: None,
/// };
/// assert_eq!(aanmelding.toegang(Doel::niet_bepaald()).niveau(), Niveau::Hoog);
/// assert!(!format!("{aanmelding:?}").contains("vries"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Aanmelding {
    /// Who she is.
    pub wie: Wie,
    /// The subject of the token: for the audit log, and for nothing else.
    pub onderwerp: String,
    /// Her roles, in the words of who issued the token.
    pub rollen: Vec<String>,
    /// Her department, of an employee.
    pub afdeling: Option<String>,
    /// The level at which she signed in.
    pub niveau: Niveau,
    /// The level below which the operator shows a customer nothing of herself.
    pub minimaal_niveau: Niveau,
    /// For whom she acts.
    pub namens: Option<Identificatie>,
}

impl Aanmelding {
    /// Her access for a purpose. She may identify; up to which level is for the rules (S24).
    #[must_use]
    pub fn toegang(&self, doel: Doel) -> Toegang {
        let toegang =
            Toegang::nieuw(self.wie.clone(), doel, self.niveau, true).van_afdeling(self.afdeling.clone());
        match &self.namens {
            Some(vertegenwoordigde) => toegang.namens(vertegenwoordigde.clone()),
            None => toegang,
        }
    }

    /// Whether a customer signed in, and not somebody who works for the municipality.
    #[must_use]
    pub const fn is_klant(&self) -> bool {
        matches!(self.wie, Wie::Klant(_))
    }
}

impl Aanmelding {
    /// The access of a customer to what is kept of herself, or of whom her token says that she acts for.
    ///
    /// # Errors
    /// `mijn.geen_klant` when she works for the municipality; `mijn.niveau` when she signed in at too low a level.
    pub fn tot_eigen_gegevens(&self) -> Result<Toegang, Code> {
        if !self.is_klant() {
            return Err(Code::MijnGeenKlant);
        }
        if self.niveau < self.minimaal_niveau {
            return Err(Code::MijnNiveau);
        }
        Ok(self.toegang(Doel::niet_bepaald()).tot_eigen_gegevens())
    }
}

impl fmt::Debug for Aanmelding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aanmelding")
            .field("wie", &self.wie)
            .field("rollen", &self.rollen)
            .field("niveau", &self.niveau)
            .finish_non_exhaustive()
    }
}

impl Register {
    /// The application as which somebody acts who signed in herself, with what her roles may do: the rules hold for her.
    #[must_use]
    pub fn toepassing_van_aanmelding(&self, aanmelding: Aanmelding) -> Toepassing {
        let houder = Houder { toepassing: None, codes: &[], rollen: &aanmelding.rollen };
        let toegang = self.machtigingen().begrens(aanmelding.toegang(Doel::niet_bepaald()), &houder);
        let naam = if aanmelding.is_klant() { "klant" } else { "medewerker" }.to_owned();
        Toepassing {
            afdeling: aanmelding.afdeling.clone(),
            aanmelding: Some(aanmelding),
            ..Toepassing::zonder_registratie(naam, toegang, self.klok.nu())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bsn() -> Identificatie {
        Identificatie::Bsn("999990007".parse().expect("a BSN"))
    }

    fn aanmelding(wie: Wie, namens: Option<Identificatie>) -> Aanmelding {
        Aanmelding {
            wie,
            onderwerp: "f.de.vries".to_owned(),
            rollen: Vec::new(),
            afdeling: None,
            niveau: Niveau::Laag,
            minimaal_niveau: Niveau::Substantieel,
            namens,
        }
    }

    #[test]
    fn s2b_alleen_een_klant_die_zeker_genoeg_is_komt_bij_haar_eigen_gegevens() {
        let medewerker = aanmelding(Wie::Medewerker("f.de.vries".to_owned()), None);
        assert_eq!(medewerker.tot_eigen_gegevens().err(), Some(Code::MijnGeenKlant));
        let laag = aanmelding(Wie::Klant(Some(bsn())), None);
        assert_eq!(laag.tot_eigen_gegevens().err(), Some(Code::MijnNiveau));
        let zeker = Aanmelding { niveau: Niveau::Substantieel, ..laag };
        let toegang = zeker.tot_eigen_gegevens().expect("she may");
        assert_eq!(toegang.doel(), &Doel::eigen_gegevens());
        assert!(toegang.zicht().toont(klant_core::Element::Bsn));
        assert!(!toegang.zicht().toont(klant_core::Element::InterneNotitie));
    }

    #[test]
    fn s24b_wie_namens_een_ander_handelt_handelt_in_diens_hoedanigheid() {
        let kvk = Identificatie::KvkNummer("12345678".parse().expect("a number"));
        let zelf = aanmelding(Wie::Klant(Some(bsn())), None).toegang(Doel::niet_bepaald());
        assert_eq!(zelf.hoedanigheid(), Some(&bsn()));
        let namens = aanmelding(Wie::Klant(Some(bsn())), Some(kvk.clone())).toegang(Doel::niet_bepaald());
        assert_eq!(namens.hoedanigheid(), Some(&kvk));
    }
}
