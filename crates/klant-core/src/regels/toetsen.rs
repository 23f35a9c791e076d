//! *Toetsen*: may this be written down, and is anything missing (S12 to S15)?
//!
//! Order, strongest first: forbidden; required; allowed; the customer's own, dated wish. A wish never makes a
//! forbidden element allowed, and nothing beyond the profile's required elements is ever demanded.

use time::Date;

use crate::profiel::{Adressering, Behoefte, Interactieprofiel, Terugkoppeling};
use crate::{Besluit, Code, Element, Elementen, Oordeel, Reden};

/// One value that is offered for recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gegeven {
    /// What it is.
    pub element: Element,
    /// Where it stands in the request.
    pub plaats: String,
    /// Whether the customer wishes it recorded.
    pub op_wens: bool,
}

impl Gegeven {
    /// A value that is offered, without a word on the customer's wish.
    pub fn nieuw(element: Element, plaats: impl Into<String>) -> Self {
        Self { element, plaats: plaats.into(), op_wens: false }
    }

    /// The same value, recorded on the customer's wish.
    #[must_use]
    pub fn op_wens(mut self) -> Self {
        self.op_wens = true;
        self
    }
}

/// The question of *toetsen*.
#[derive(Clone, Copy, Debug)]
pub struct Toetsvraag<'a> {
    /// The profile of the interaction.
    pub profiel: &'a Interactieprofiel,
    /// What is offered now.
    pub gegevens: &'a [Gegeven],
    /// What is known already: of the known customer, or from earlier contacts of the same interactie.
    pub bekend: Elementen,
    /// Whether the customer is to be kept informed.
    pub terugkoppeling: bool,
    /// Whether something follows (a task, a case), so that the contact must be kept.
    pub vervolg: bool,
    /// Whether a known customer takes part.
    pub klant_bekend: bool,
    /// The date of the decision.
    pub peildatum: Date,
}

/// Decides whether what is offered may be written down, and whether it is enough.
///
/// All reasons come at once. A contact without any customer data needs nothing (S13); where the profile does not keep
/// it, the outcome is [`Oordeel::NietVastgelegd`].
///
/// ```
/// use klant_core::profiel::{Behoefte, Interactieprofiel};
/// use klant_core::regels::toetsen::{Gegeven, Toetsvraag, toetsen};
/// use klant_core::{Code, Element, Elementen, Oordeel};
/// use time::macros::date;
///
/// let profiel = Interactieprofiel { standaardbehoefte: Behoefte::Verboden, ..Interactieprofiel::algemeen() };
/// let gegevens = [Gegeven::nieuw(Element::Geboortedatum, "/velden/0")];
/// let besluit = toetsen(&Toetsvraag {
///     profiel: &profiel, gegevens: &gegevens, bekend: Elementen::leeg(), terugkoppeling: false, vervolg: false,
///     klant_bekend: false, peildatum: date!(2026-11-24),
/// });
/// assert_eq!(*besluit.uitkomst(), Oordeel::Geweigerd);
/// assert_eq!(besluit.redenen()[0].code(), Code::S12Overtollig);
/// assert_eq!(besluit.redenen()[0].plaats(), "/velden/0");
/// ```
#[must_use]
pub fn toetsen(vraag: &Toetsvraag<'_>) -> Besluit<Oordeel> {
    let mut bezwaren: Vec<Reden> =
        vraag.gegevens.iter().filter_map(|g| overtollig(vraag.profiel, g)).collect();
    bezwaren.extend(ontbrekend(vraag));
    let (uitkomst, mut redenen) = if bezwaren.is_empty() {
        if hoeft_niet_bewaard(vraag) {
            (Oordeel::NietVastgelegd, vec![Reden::nieuw(Code::S13NietVastgelegd)])
        } else {
            (Oordeel::Toegestaan, redenen_om_toe_te_staan(vraag))
        }
    } else {
        (Oordeel::Geweigerd, bezwaren)
    };
    let eerste = redenen.remove(0);
    Besluit::nieuw(uitkomst, eerste, redenen, vraag.profiel, vraag.peildatum)
}

/// Decides whether a form may ask what it asks: nothing forbidden, and nothing made compulsory that the profile does
/// not require. A form may leave out nothing that is required.
#[must_use]
pub fn toets_formulier(
    profiel: &Interactieprofiel,
    velden: &[(Gegeven, bool)],
    peildatum: Date,
) -> Besluit<Oordeel> {
    let mut bezwaren = Vec::new();
    for (veld, verplicht) in velden {
        // What a customer fills in of her own accord is her wish; so "on her wish" may be asked.
        let gevraagd = Gegeven { op_wens: true, ..veld.clone() };
        if let Some(bezwaar) = overtollig(profiel, &gevraagd) {
            bezwaren.push(bezwaar);
        } else if *verplicht && profiel.behoefte(veld.element) != Behoefte::Verplicht {
            bezwaren.push(Reden::op(Code::S12NietVerplichtStellen, veld.plaats.clone()));
        }
    }
    let gevraagd: Elementen = velden.iter().map(|(veld, _)| veld.element).collect();
    bezwaren.extend(verplicht_en_afwezig(profiel, gevraagd));
    let antwoord_volgt =
        profiel.adressering == Adressering::Vrij && profiel.terugkoppeling == Terugkoppeling::Altijd;
    if antwoord_volgt && !profiel.antwoordwegen().iter().any(|element| gevraagd.bevat(element)) {
        bezwaren.push(Reden::nieuw(Code::S14GeenKanaal));
    }
    let (uitkomst, mut redenen) = if bezwaren.is_empty() {
        (Oordeel::Toegestaan, vec![Reden::nieuw(Code::S12Toegestaan)])
    } else {
        (Oordeel::Geweigerd, bezwaren)
    };
    let eerste = redenen.remove(0);
    Besluit::nieuw(uitkomst, eerste, redenen, profiel, peildatum)
}

/// Why this value may not be recorded; nothing when it may. A single write of the wire is judged by this alone.
#[must_use]
pub fn overtollig(profiel: &Interactieprofiel, gegeven: &Gegeven) -> Option<Reden> {
    let code = match profiel.behoefte(gegeven.element) {
        Behoefte::Verplicht | Behoefte::Toegestaan => return None,
        Behoefte::OpWens if gegeven.op_wens => return None,
        Behoefte::OpWens => Code::S12AlleenOpWens,
        Behoefte::Verboden if gegeven.element.is_identificerend() => Code::S15Overtollig,
        Behoefte::Verboden => Code::S12Overtollig,
    };
    Some(Reden::op(code, gegeven.plaats.clone()).met_toelichting(gegeven.element.to_string()))
}

fn aanwezig(vraag: &Toetsvraag<'_>) -> Elementen {
    vraag.gegevens.iter().map(|gegeven| gegeven.element).collect::<Elementen>().en(vraag.bekend)
}

/// What is still missing: required elements, and a way to reach who is to be kept informed. Reported when an interactie
/// is closed, for by then nothing can be asked any more.
#[must_use]
pub fn ontbrekend(vraag: &Toetsvraag<'_>) -> Vec<Reden> {
    let aanwezig = aanwezig(vraag);
    let mut redenen = verplicht_en_afwezig(vraag.profiel, aanwezig);
    if moet_bereikbaar_zijn(vraag)
        && !vraag.profiel.antwoordwegen().iter().any(|element| aanwezig.bevat(element))
    {
        redenen.push(Reden::nieuw(Code::S14GeenKanaal));
    }
    redenen
}

fn verplicht_en_afwezig(profiel: &Interactieprofiel, aanwezig: Elementen) -> Vec<Reden> {
    profiel
        .verplicht()
        .iter()
        .filter(|element| !aanwezig.bevat(*element))
        .map(|element| {
            let code =
                if element.is_identificerend() { Code::S15IdentificatieVereist } else { Code::S12Ontbreekt };
            Reden::op(code, element.to_string())
        })
        .collect()
}

fn moet_bereikbaar_zijn(vraag: &Toetsvraag<'_>) -> bool {
    // A forced address comes from the BRP, so that nothing needs to be asked of the customer.
    vraag.profiel.adressering == Adressering::Vrij
        && (vraag.terugkoppeling || vraag.profiel.terugkoppeling == Terugkoppeling::Altijd)
}

fn hoeft_niet_bewaard(vraag: &Toetsvraag<'_>) -> bool {
    let anoniem = vraag.gegevens.is_empty() && !vraag.klant_bekend && vraag.bekend.is_leeg();
    anoniem && !vraag.vervolg && !vraag.profiel.anoniem_bewaren
}

fn redenen_om_toe_te_staan(vraag: &Toetsvraag<'_>) -> Vec<Reden> {
    if vraag.gegevens.is_empty() && !vraag.klant_bekend {
        return vec![Reden::nieuw(Code::S13GeenGegevens)];
    }
    let mut redenen =
        vec![Reden::nieuw(if moet_bereikbaar_zijn(vraag) { Code::S14Genoeg } else { Code::S12Toegestaan })];
    for gegeven in vraag.gegevens {
        let code = match vraag.profiel.behoefte(gegeven.element) {
            Behoefte::Verplicht => Code::S12Nodig,
            Behoefte::OpWens => Code::S12Wens,
            Behoefte::Toegestaan | Behoefte::Verboden => continue,
        };
        redenen.push(Reden::op(code, gegeven.plaats.clone()));
    }
    redenen
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use time::macros::date;

    use super::{Gegeven, Toetsvraag, toets_formulier, toetsen};
    use crate::profiel::{Behoefte, Interactieprofiel, Kanaalregel, Terugkoppeling};
    use crate::{Besluit, Code, Element, Elementen, Kanaalsoort, Oordeel};

    fn streng(elementen: &[(Element, Behoefte)]) -> Interactieprofiel {
        Interactieprofiel {
            standaardbehoefte: Behoefte::Verboden,
            elementen: elementen.iter().copied().collect::<BTreeMap<_, _>>(),
            ..Interactieprofiel::algemeen()
        }
    }

    fn toets(profiel: &Interactieprofiel, gegevens: &[Gegeven], terugkoppeling: bool) -> Besluit<Oordeel> {
        toetsen(&Toetsvraag {
            profiel,
            gegevens,
            bekend: Elementen::leeg(),
            terugkoppeling,
            vervolg: false,
            klant_bekend: false,
            peildatum: date!(2026 - 11 - 24),
        })
    }

    #[test]
    fn s12a_wat_niet_nodig_is_wordt_met_naam_en_plaats_geweigerd() {
        let gegevens =
            [Gegeven::nieuw(Element::Geboortedatum, "/a"), Gegeven::nieuw(Element::Emailadres, "/b")];
        let besluit = toets(&streng(&[]), &gegevens, false);
        assert_eq!(*besluit.uitkomst(), Oordeel::Geweigerd);
        let plaatsen: Vec<_> = besluit.redenen().iter().map(crate::Reden::plaats).collect();
        assert_eq!(plaatsen, ["/a", "/b"], "all at once");
    }

    #[test]
    fn s12b_op_wens_van_de_klant_mag_het() {
        let profiel = streng(&[(Element::Voorkeurstaal, Behoefte::OpWens)]);
        let taal = Gegeven::nieuw(Element::Voorkeurstaal, "/taal");
        assert!(toets(&profiel, std::slice::from_ref(&taal), false).noemt(Code::S12AlleenOpWens));
        assert!(toets(&profiel, &[taal.op_wens()], false).noemt(Code::S12Wens));
    }

    #[test]
    fn s12_een_wens_maakt_verboden_niet_toegestaan() {
        let gegevens = [Gegeven::nieuw(Element::Geboortedatum, "/a").op_wens()];
        assert!(toets(&streng(&[]), &gegevens, false).noemt(Code::S12Overtollig));
    }

    #[test]
    fn s13a_een_kale_melding_heeft_niets_nodig_en_wordt_zo_gewenst_niet_vastgelegd() {
        let bewaren = toets(&streng(&[]), &[], false);
        assert_eq!(*bewaren.uitkomst(), Oordeel::Toegestaan);
        let niet = toets(&Interactieprofiel { anoniem_bewaren: false, ..streng(&[]) }, &[], false);
        assert_eq!(*niet.uitkomst(), Oordeel::NietVastgelegd);
        assert!(niet.noemt(Code::S13NietVastgelegd));
    }

    #[test]
    fn s14a_voornaam_en_telefoon_zijn_genoeg() {
        let profiel = streng(&[
            (Element::Voornaam, Behoefte::Toegestaan),
            (Element::Telefoonnummer, Behoefte::Toegestaan),
        ]);
        let gegevens =
            [Gegeven::nieuw(Element::Voornaam, "/v"), Gegeven::nieuw(Element::Telefoonnummer, "/t")];
        assert!(toets(&profiel, &gegevens, true).noemt(Code::S14Genoeg));
    }

    #[test]
    fn s14b_alleen_een_naam_is_geen_manier_om_bericht_te_geven() {
        let profiel = streng(&[(Element::Voornaam, Behoefte::Toegestaan)]);
        let gegevens = [Gegeven::nieuw(Element::Voornaam, "/v")];
        assert!(toets(&profiel, &gegevens, true).noemt(Code::S14GeenKanaal));
        let altijd = Interactieprofiel { terugkoppeling: Terugkoppeling::Altijd, ..profiel };
        assert!(toets(&altijd, &gegevens, false).noemt(Code::S14GeenKanaal));
    }

    #[test]
    fn s14_een_kanaal_dat_niet_mag_telt_niet() {
        let mut profiel = streng(&[(Element::Emailadres, Behoefte::Toegestaan)]);
        profiel.kanalen.insert(Kanaalsoort::Email, Kanaalregel::Verboden);
        let gegevens = [Gegeven::nieuw(Element::Emailadres, "/e")];
        assert!(toets(&profiel, &gegevens, true).noemt(Code::S14GeenKanaal));
    }

    #[test]
    fn s15a_een_bsn_bij_een_melding_is_overtollig() {
        let gegevens = [Gegeven::nieuw(Element::Bsn, "/klant/identificatie")];
        assert!(toets(&streng(&[]), &gegevens, false).noemt(Code::S15Overtollig));
    }

    #[test]
    fn s15b_een_vereist_bsn_dat_ontbreekt_wordt_genoemd() {
        let besluit = toets(&streng(&[(Element::Bsn, Behoefte::Verplicht)]), &[], false);
        assert!(besluit.noemt(Code::S15IdentificatieVereist));
    }

    #[test]
    fn s12_een_formulier_mag_niet_verplicht_stellen_wat_alleen_mag() {
        let profiel = streng(&[
            (Element::Achternaam, Behoefte::Verplicht),
            (Element::Emailadres, Behoefte::Toegestaan),
            (Element::Telefoonnummer, Behoefte::OpWens),
        ]);
        let veld = |element: Element| Gegeven::nieuw(element, element.to_string());
        let dag = date!(2026 - 11 - 24);
        let goed = [(veld(Element::Achternaam), true), (veld(Element::Telefoonnummer), false)];
        assert_eq!(*toets_formulier(&profiel, &goed, dag).uitkomst(), Oordeel::Toegestaan);
        let streng = [(veld(Element::Achternaam), true), (veld(Element::Emailadres), true)];
        assert!(toets_formulier(&profiel, &streng, dag).noemt(Code::S12NietVerplichtStellen));
        assert!(toets_formulier(&profiel, &[], dag).noemt(Code::S12Ontbreekt));
        let altijd = Interactieprofiel { terugkoppeling: Terugkoppeling::Altijd, ..profiel };
        assert!(
            toets_formulier(&altijd, &[(veld(Element::Achternaam), true)], dag).noemt(Code::S14GeenKanaal)
        );
    }
}
