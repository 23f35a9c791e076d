//! *Vastleggen*: may this identify someone (S24)?
//!
//! Order, strongest first: the right; the capacity in which one acts; the statement how the identity was established;
//! its level against the profile's. Data that do not identify may be recorded by anyone, and are not judged here.

use time::Date;

use crate::profiel::Interactieprofiel;
use crate::{Besluit, Code, Identificatie, Niveau, Oordeel, Reden, Toegang};

/// The question of *vastleggen*.
#[derive(Clone, Copy, Debug)]
pub struct Vastlegvraag<'a> {
    /// Who wants to record.
    pub toegang: &'a Toegang,
    /// The profile of the interaction.
    pub profiel: &'a Interactieprofiel,
    /// What is to be recorded; none when only the Vaststelling is (a consulate, control questions).
    pub identificatie: Option<&'a Identificatie>,
    /// The level at which the identity was said to be established; none when nothing was said.
    pub niveau: Option<Niveau>,
    /// Where the identification stands in the request.
    pub plaats: &'a str,
    /// The date of the decision.
    pub peildatum: Date,
}

/// The level that a stated Vaststelling is worth: never above that of who states it.
///
/// ```
/// use klant_core::regels::vastleggen::geldend_niveau;
/// use klant_core::{Doel, Niveau, Toegang, Wie};
/// let kcc = Toegang::nieuw(Wie::Toepassing("kcc".into()), Doel::niet_bepaald(), Niveau::Laag, true);
/// assert_eq!(geldend_niveau(&kcc, Niveau::Hoog), Niveau::Laag);
/// ```
#[must_use]
pub fn geldend_niveau(toegang: &Toegang, genoemd: Niveau) -> Niveau {
    genoemd.min(toegang.niveau())
}

/// Decides whether an identification may be recorded.
///
/// ```
/// use klant_core::profiel::Interactieprofiel;
/// use klant_core::regels::vastleggen::{Vastlegvraag, vastleggen};
/// use klant_core::{Code, Doel, Identificatie, Niveau, Oordeel, Toegang, Wie};
/// use time::macros::date;
///
/// let robot = Toegang::nieuw(Wie::Toepassing("mailrobot".into()), Doel::niet_bepaald(), Niveau::Geen, false);
/// let profiel = Interactieprofiel::algemeen();
/// let bsn = Identificatie::Bsn("999990007".parse()?);
/// let besluit = vastleggen(&Vastlegvraag {
///     toegang: &robot, profiel: &profiel, identificatie: Some(&bsn), niveau: Some(Niveau::Hoog), plaats: "/identificatie",
///     peildatum: date!(2026-11-24),
/// });
/// assert_eq!(*besluit.uitkomst(), Oordeel::Geweigerd);
/// assert!(besluit.noemt(Code::S24GeenRecht));
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[must_use]
pub fn vastleggen(vraag: &Vastlegvraag<'_>) -> Besluit<Oordeel> {
    let (uitkomst, reden) = match bezwaar(vraag) {
        Some(bezwaar) => (Oordeel::Geweigerd, bezwaar),
        None => (Oordeel::Toegestaan, Reden::op(Code::S24Toegestaan, vraag.plaats)),
    };
    Besluit::nieuw(uitkomst, reden, Vec::new(), vraag.profiel, vraag.peildatum)
}

fn bezwaar(vraag: &Vastlegvraag<'_>) -> Option<Reden> {
    let op = |code| Some(Reden::op(code, vraag.plaats));
    let heeft_recht = match vraag.identificatie {
        Some(identificatie) => vraag.toegang.mag_vastleggen(identificatie.element()),
        None => vraag.toegang.mag_identificeren(),
    };
    if !heeft_recht {
        return op(Code::S24GeenRecht);
    }
    if let (Some(hoedanigheid), Some(identificatie)) = (vraag.toegang.hoedanigheid(), vraag.identificatie)
        && !identificatie.valt_onder(hoedanigheid)
    {
        return op(Code::S24AndereHoedanigheid);
    }
    let Some(genoemd) = vraag.niveau else {
        return op(Code::S24GeenVaststelling);
    };
    // A level of "geen" establishes nothing, whatever the profile asks.
    let nodig = vraag.profiel.identificatieniveau.max(Niveau::Controlevragen);
    if geldend_niveau(vraag.toegang, genoemd) < nodig {
        return op(Code::S24NiveauTeLaag).map(|reden| reden.met_toelichting(format!("nodig is {nodig}")));
    }
    None
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::{Vastlegvraag, vastleggen};
    use crate::profiel::Interactieprofiel;
    use crate::{Besluit, Code, Doel, Identificatie, Niveau, Oordeel, Toegang, Wie};

    fn vraag(toegang: &Toegang, identificatie: &Identificatie, niveau: Option<Niveau>) -> Besluit<Oordeel> {
        let profiel =
            Interactieprofiel { identificatieniveau: Niveau::Substantieel, ..Interactieprofiel::algemeen() };
        vastleggen(&Vastlegvraag {
            toegang,
            profiel: &profiel,
            identificatie: Some(identificatie),
            niveau,
            plaats: "/klant",
            peildatum: date!(2026 - 11 - 24),
        })
    }

    fn kcc(niveau: Niveau) -> Toegang {
        Toegang::nieuw(Wie::Toepassing("kcc".into()), Doel::niet_bepaald(), niveau, true)
    }

    fn bsn() -> Identificatie {
        Identificatie::Bsn("999990044".parse().unwrap())
    }

    #[test]
    fn s24a_controlevragen_zijn_te_licht_voor_een_bsn() {
        let besluit = vraag(&kcc(Niveau::Hoog), &bsn(), Some(Niveau::Controlevragen));
        assert_eq!(*besluit.uitkomst(), Oordeel::Geweigerd);
        assert!(besluit.noemt(Code::S24NiveauTeLaag));
    }

    #[test]
    fn s24_niveau_van_de_toepassing_begrenst_het_genoemde() {
        assert!(vraag(&kcc(Niveau::Laag), &bsn(), Some(Niveau::Hoog)).noemt(Code::S24NiveauTeLaag));
        assert!(vraag(&kcc(Niveau::Substantieel), &bsn(), Some(Niveau::Hoog)).noemt(Code::S24Toegestaan));
    }

    #[test]
    fn s24_zonder_vaststelling_geen_identificatie() {
        assert!(vraag(&kcc(Niveau::Hoog), &bsn(), None).noemt(Code::S24GeenVaststelling));
    }

    #[test]
    fn s24b_eherkenning_legt_de_organisatie_vast_en_niet_het_eigen_bsn() {
        let kvk = Identificatie::KvkNummer("90000019".parse().unwrap());
        let henk = Toegang::nieuw(Wie::Klant(Some(bsn())), Doel::niet_bepaald(), Niveau::Substantieel, true)
            .namens(kvk.clone());
        assert_eq!(*vraag(&henk, &kvk, Some(Niveau::Substantieel)).uitkomst(), Oordeel::Toegestaan);
        assert!(vraag(&henk, &bsn(), Some(Niveau::Substantieel)).noemt(Code::S24AndereHoedanigheid));
    }

    #[test]
    fn s24b_een_vestiging_valt_onder_haar_organisatie() {
        let kvk = Identificatie::KvkNummer("90000019".parse().unwrap());
        let vestiging = Identificatie::Vestiging {
            nummer: "000090000123".parse().unwrap(),
            kvk: "90000019".parse().unwrap(),
        };
        let henk = Toegang::nieuw(Wie::Klant(None), Doel::niet_bepaald(), Niveau::Hoog, true).namens(kvk);
        assert!(vraag(&henk, &vestiging, Some(Niveau::Hoog)).noemt(Code::S24Toegestaan));
    }
}
