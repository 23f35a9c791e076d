//! May it go? The customer asks for erasure, and gets a plan: part by part now, on a day, or not yet, and because of what.
//!
//! Strongest first: a duty to keep that is known, or of a case of which the term is not known yet; an open task, where the profile
//! says so; then it goes. What a case does not name it does not keep (S5). A contact is a document: it follows the cases that it was
//! about, else the term of its profile, and without either it stays and is said to. Nothing is guessed.

mod omvang;
mod plan;

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime};

pub use self::omvang::Wisomvang;
pub use self::plan::{Wisdeel, Wismoment, Wisplan, Wisregel};
use crate::bewaarplicht::{toelichting, van_zaak};
use crate::id::KlantcontactId;
use crate::profiel::Interactieprofiel;
use crate::regels::sluiten::bewaren_tot;
use crate::{Bewaarplicht, Bewaartermijn, Code, Element, Elementen, Partij, Reden, ZaakAntwoord};

/// A request to erase, with all that must be known to answer it.
#[derive(Clone, Copy, Debug)]
pub struct Wisvraag<'a> {
    /// Whose data it is.
    pub klant: &'a Partij,
    /// What should go.
    pub omvang: &'a Wisomvang,
    /// When that was asked: what she gave since is not meant.
    pub gevraagd_op: OffsetDateTime,
    /// The duties to keep data of hers.
    pub plichten: &'a [Bewaarplicht],
    /// The contacts in which she took part.
    pub contacten: &'a [Wiscontact<'a>],
    /// What the case registers answered, by reference.
    pub zaken: &'a BTreeMap<String, ZaakAntwoord>,
    /// The date for which the answer is given.
    pub peildatum: Date,
}

/// A contact in which she took part, as far as erasure asks.
#[derive(Clone, Debug)]
pub struct Wiscontact<'a> {
    /// The contact.
    pub id: KlantcontactId,
    /// When it took place.
    pub plaatsgevonden_op: OffsetDateTime,
    /// On which day its interactie was or counts as closed; none while it is open.
    pub gesloten: Option<Date>,
    /// Whether its interactie has an open task.
    pub open_taak: bool,
    /// The profile of its interactie; none when it is not loaded.
    pub profiel: Option<&'a Interactieprofiel>,
    /// The duties to keep it, its own and those of the cases that it was about.
    pub plichten: Vec<&'a Bewaarplicht>,
    /// The cases that it was about, by reference, of which no duty is registered.
    pub zaken: Vec<String>,
}

/// The plan for a request: every part that it covers, when it goes, and why then.
///
/// ```
/// use std::collections::BTreeMap;
/// use klant_core::regels::wissen::{Wismoment, Wisomvang, Wisvraag, wissen};
/// # use klant_core::{Contactnaam, Partij, SoortPartij, id::PartijId};
/// # use time::macros::{date, datetime};
/// # let mina = Partij {
/// #     id: PartijId::nieuw(uuid::Uuid::from_u128(1)), versie: 1, soort: SoortPartij::Persoon,
/// #     contactnaam: Contactnaam { voornaam: Some("Mina".into()), ..Contactnaam::default() },
/// #     organisatienaam: None, actief: true, geheimhouding: None, beperkt_sinds: None, voorkeurstaal: None,
/// #     bezoekadres: None, correspondentieadres: None, interne_notitie: None, identificatoren: vec![],
/// #     vaststellingen: vec![], digitale_adressen: vec![], voorkeurs_digitaal_adres: None,
/// #     rekeningnummers: vec![], voorkeuren: vec![], kenbaarmakingen: vec![], wensen: BTreeMap::new(),
/// #     herkomst: BTreeMap::new(),
/// # };
/// let plan = wissen(&Wisvraag {
///     klant: &mina,
///     omvang: &Wisomvang::Alles,
///     gevraagd_op: datetime!(2026-11-24 12:00 UTC),
///     plichten: &[],
///     contacten: &[],
///     zaken: &BTreeMap::new(),
///     peildatum: date!(2026-11-24),
/// });
/// assert!(plan.regels.iter().all(|regel| regel.moment == Wismoment::Nu));
/// ```
#[must_use]
pub fn wissen(vraag: &Wisvraag<'_>) -> Wisplan {
    let mut regels: Vec<Wisregel> = gegevens(vraag);
    regels.extend(adressen(vraag));
    regels.extend(identificatoren(vraag));
    if vraag.omvang.klantcontacten() {
        let bedoeld = vraag.contacten.iter().filter(|contact| contact.plaatsgevonden_op <= vraag.gevraagd_op);
        regels.extend(bedoeld.map(|contact| van_contact(vraag, contact)));
    }
    if *vraag.omvang == Wisomvang::Alles {
        let laatste = regels.iter().map(|regel| regel.moment).max().unwrap_or(Wismoment::Nu);
        let code = if laatste == Wismoment::Nu { Code::S4MagWeg } else { Code::S4RestBlijft };
        regels.push(Wisregel::nieuw(Wisdeel::Klant, laatste, vec![Reden::nieuw(code)]));
    }
    Wisplan { klant: vraag.klant.id, peildatum: vraag.peildatum, regels }
}

/// The values that she holds herself, and her accounts as one.
fn gegevens(vraag: &Wisvraag<'_>) -> Vec<Wisregel> {
    let klant = vraag.klant;
    let eigen = |element: &Element| {
        !element.is_identificerend()
            && !matches!(
                element,
                Element::Emailadres | Element::Telefoonnummer | Element::OverigDigitaalAdres
            )
    };
    klant
        .bekend()
        .iter()
        .filter(eigen)
        .filter(|element| vraag.omvang.elementen().bevat(*element))
        .filter(|element| klant.herkomst.get(element).is_none_or(|van| van.op <= vraag.gevraagd_op))
        .map(|element| van_element(vraag, Wisdeel::Gegeven(element), element, None))
        .collect()
}

fn adressen(vraag: &Wisvraag<'_>) -> Vec<Wisregel> {
    let taak = open_taak(vraag.contacten);
    let adressen = vraag.klant.digitale_adressen.iter();
    adressen
        .filter(|adres| vraag.omvang.noemt_adres(adres.id, adres.adres.soort().element()))
        .filter(|adres| adres.herkomst.op <= vraag.gevraagd_op)
        .map(|adres| {
            let element = adres.adres.soort().element();
            van_element(vraag, Wisdeel::DigitaalAdres(adres.id, element), element, taak)
        })
        .collect()
}

fn identificatoren(vraag: &Wisvraag<'_>) -> Vec<Wisregel> {
    let gevonden = vraag.klant.identificatoren.iter();
    gevonden
        .map(|identificator| (identificator.id, identificator.identificatie.element()))
        .filter(|(_, element)| vraag.omvang.elementen().bevat(*element))
        .map(|(id, element)| van_element(vraag, Wisdeel::Identificator(id, element), element, None))
        .collect()
}

/// Whether an open task keeps her digital addresses, or is only to be told of; none when no task is open.
fn open_taak(contacten: &[Wiscontact<'_>]) -> Option<bool> {
    let mut open = contacten.iter().filter(|contact| contact.open_taak).peekable();
    open.peek()?;
    Some(open.any(|contact| contact.profiel.is_none_or(|profiel| profiel.open_taak_bindt)))
}

fn van_element(vraag: &Wisvraag<'_>, deel: Wisdeel, element: Element, taak: Option<bool>) -> Wisregel {
    let nodig = |plicht: &&Bewaarplicht| plicht.noemt(Elementen::leeg().met(element));
    let mut regel = Wisregel::vrij(deel);
    for plicht in vraag.plichten.iter().filter(nodig) {
        regel.bind(grens(vraag, plicht), vraag.peildatum);
    }
    match taak {
        Some(true) => regel.tot(Wismoment::NogNietBekend, Reden::nieuw(Code::S4OpenTaak)),
        Some(false) => regel.ook(Reden::nieuw(Code::S4OpenTaakGevolg)),
        None => {}
    }
    regel
}

fn van_contact(vraag: &Wisvraag<'_>, contact: &Wiscontact<'_>) -> Wisregel {
    let mut regel = Wisregel::vrij(Wisdeel::Klantcontact(contact.id));
    for plicht in &contact.plichten {
        regel.bind(grens(vraag, plicht), vraag.peildatum);
    }
    for zaak in &contact.zaken {
        regel.bind(van_register(vraag, zaak), vraag.peildatum);
    }
    let in_dossier = !contact.plichten.is_empty() || !contact.zaken.is_empty();
    match (contact.gesloten, contact.profiel) {
        (None, _) => regel.tot(Wismoment::NogNietBekend, Reden::nieuw(Code::S5InteractieOpen)),
        (Some(gesloten), Some(profiel)) if profiel.bewaartermijn_maanden.is_some() => {
            let tot = bewaren_tot(gesloten, profiel).unwrap_or(Date::MAX);
            let reden = Reden::nieuw(Code::S5InteractieTermijn).met_toelichting(format!("tot en met {tot}"));
            regel.bind((Bewaartermijn::Tot(tot), reden), vraag.peildatum);
        }
        (Some(_), _) if in_dossier => {}
        (Some(_), _) => regel.tot(Wismoment::ZonderTermijn, Reden::nieuw(Code::S5ZonderTermijn)),
    }
    regel
}

/// Until when a duty binds, with the reason: what is registered, else what the case register says.
fn grens(vraag: &Wisvraag<'_>, plicht: &Bewaarplicht) -> (Bewaartermijn, Reden) {
    match plicht.termijn {
        Bewaartermijn::Onbekend => van_register(vraag, &plicht.zaak),
        bekend => (bekend, plicht.reden()),
    }
}

fn van_register(vraag: &Wisvraag<'_>, zaak: &str) -> (Bewaartermijn, Reden) {
    let antwoord = vraag.zaken.get(zaak).copied().unwrap_or(ZaakAntwoord::NietGevraagd);
    let (termijn, code) = van_zaak(antwoord);
    (termijn, Reden::nieuw(code).met_toelichting(toelichting(zaak, termijn)))
}

#[cfg(test)]
mod proeven;
