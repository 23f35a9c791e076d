//! Who signed in with an access token, as the edge has checked it.

use std::fmt;

use klant_core::machtiging::Houder;
use klant_core::{Doel, Identificatie, Niveau, Toegang, Wie};

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
            namens,
        }
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
