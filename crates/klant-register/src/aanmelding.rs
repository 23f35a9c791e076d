//! Who signed in with an access token, as the edge has checked it.

use std::fmt;

use klant_core::{Doel, Identificatie, Niveau, Toegang, Wie};
use time::OffsetDateTime;

use crate::toepassing::{Strengheid, Toepassing};

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
        let toegang = Toegang::nieuw(self.wie.clone(), doel, self.niveau, true);
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

impl Toepassing {
    /// The application as which somebody acts on the Klantinteracties API who signed in herself: the rules hold for her.
    #[must_use]
    pub fn van_aanmelding(aanmelding: Aanmelding, nu: OffsetDateTime) -> Self {
        Self {
            naam: if aanmelding.is_klant() { "klant" } else { "medewerker" }.to_owned(),
            doel: Doel::niet_bepaald(),
            niveau: aanmelding.niveau,
            mag_identificeren: true,
            strengheid: Strengheid::Handhaven,
            vreemde_registers: false,
            profiel: None,
            profielkeuzes: Vec::new(),
            aangemaakt_op: nu,
            vervalt_op: None,
            ingetrokken_op: None,
            aanmelding: Some(aanmelding),
        }
    }
}

#[cfg(test)]
mod tests {
    use klant_store::klantinteracties::Identificatiezicht;
    use time::macros::datetime;

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

    #[test]
    fn een_medewerker_handelt_op_de_draad_als_toepassing_met_dezelfde_toegang() {
        let medewerker = aanmelding(Wie::Medewerker("f.de.vries".to_owned()), None);
        let toepassing = Toepassing::van_aanmelding(medewerker.clone(), datetime!(2026-11-24 12:00 UTC));
        assert_eq!(toepassing.toegang(), medewerker.toegang(Doel::niet_bepaald()));
        assert_eq!((toepassing.naam.as_str(), toepassing.strengheid), ("medewerker", Strengheid::Handhaven));
        assert_eq!(toepassing.identificatiezicht(), Identificatiezicht::Basisregisters);
        assert!(!format!("{toepassing:?}").contains("vries"));
    }
}
