//! Judging a contact before it is recorded: the customers that it names, and what the core says of what is offered.

use klant_core::id::InteractieId;
use klant_core::profiel::Interactieprofiel;
use klant_core::regels::adres::beoordeel;
use klant_core::regels::hergebruik::{Hergebruikvraag, hergebruik};
use klant_core::regels::moment;
use klant_core::regels::toetsen::{Gegeven, Toetsvraag, toetsen};
use klant_core::regels::vastleggen::{Vastlegvraag, vastleggen};
use klant_core::{
    Adres, Besluit, Betrokkene, Code, Contactnaam, Element, Elementen, Identificatie, Interactie, Klant,
    Oordeel, Partij, Reden,
};
use klant_store::Tx;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::{interactie, partij};

use super::context::Context;
use super::laden::gegeven_door_klanten;
use super::zichtbaar::klant_zichtbaar;
use crate::fout::Fout;
use crate::opdracht::{Actorkeuze, Klantkeuze, NieuwKlantcontact, NieuweBetrokkene};

/// A customer that a request names, as found in the register.
pub(crate) enum Gevonden {
    /// Nobody known.
    Niemand,
    /// A known customer.
    Partij(Partij),
    /// Nobody has the identification yet.
    NogTeRegistreren,
    /// The same customer as an earlier betrokkene of this interactie.
    Eerder(Betrokkene),
}

/// What came of judging a contact.
pub(crate) struct Beoordeling {
    pub(crate) besluit: Besluit<Oordeel>,
    /// Per betrokkene of the request.
    pub(crate) klanten: Vec<Gevonden>,
}

/// Where a contact is to be recorded.
pub(crate) struct Plek<'a> {
    pub(crate) profiel: &'a Interactieprofiel,
    /// The interactie that it is added to; none for a first contact.
    pub(crate) interactie: Option<&'a Interactie>,
    pub(crate) terugkoppeling: bool,
    /// Where the contact stands in the request.
    pub(crate) pad: &'a str,
}

/// Judges a contact; refuses with every reason at once.
///
/// # Errors
/// [`Fout::Verboden`] when who asks is not entitled, [`Fout::Conflict`] when the state forbids it, [`Fout::Ongeldig`]
/// when the content is refused: each with all reasons.
pub(crate) fn beoordeel_contact(
    tx: &mut Tx<'_>,
    context: &Context,
    plek: &Plek<'_>,
    contact: &NieuwKlantcontact,
) -> Result<Beoordeling, Fout> {
    let (beoordeling, bezwaren) = toets_contact(tx, context, plek, contact)?;
    if bezwaren.is_empty() { Ok(beoordeling) } else { Err(weigering(bezwaren)) }
}

/// The decision on a contact, a refusal included: with every reason, and the customers as found.
pub(crate) fn toets_contact(
    tx: &mut Tx<'_>,
    context: &Context,
    plek: &Plek<'_>,
    contact: &NieuwKlantcontact,
) -> Result<(Beoordeling, Vec<Reden>), Fout> {
    let mut bezwaren = actorbezwaren(tx, plek.pad, contact)?;
    let plaats = format!("{}/plaatsgevondenOp", plek.pad);
    bezwaren.extend(contact.plaatsgevonden_op.and_then(|op| moment::bezwaar(op, context.nu, &plaats)));
    let mut gegevens = Vec::new();
    let mut klanten = Vec::new();
    for (i, nieuw) in contact.betrokkenen.iter().enumerate() {
        let pad = format!("{}/betrokkenen/{i}", plek.pad);
        bezwaren.extend(formaatbezwaren(nieuw, &pad));
        let (klant, bezwaar) = zoek_klant(tx, context, plek, nieuw, &pad)?;
        gegevens.extend(gegevens_van(nieuw, &klant, &pad));
        bezwaren.extend(bezwaar);
        bezwaren.extend(keuzebezwaren(nieuw, &klant, &pad));
        klanten.push(klant);
    }
    let toets = toetsen(&Toetsvraag {
        profiel: plek.profiel,
        gegevens: &gegevens,
        bekend: bekend(tx, context, plek, &klanten)?,
        terugkoppeling: plek.terugkoppeling,
        vervolg: plek.interactie.is_some()
            || !contact.interne_taken.is_empty()
            || !contact.onderwerpobjecten.is_empty(),
        klant_bekend: klanten.iter().any(|klant| !matches!(klant, Gevonden::Niemand)),
        peildatum: context.vandaag,
    });
    if *toets.uitkomst() == Oordeel::Geweigerd {
        bezwaren.extend(toets.redenen().iter().cloned());
    }
    let besluit = geweigerd_om(&bezwaren, plek.profiel, context).unwrap_or(toets);
    Ok((Beoordeling { besluit, klanten }, bezwaren))
}

/// The refusal with all these reasons; none when there are none.
pub(crate) fn geweigerd_om(
    bezwaren: &[Reden],
    profiel: &Interactieprofiel,
    context: &Context,
) -> Option<Besluit<Oordeel>> {
    let (eerste, overige) = bezwaren.split_first()?;
    Some(Besluit::nieuw(Oordeel::Geweigerd, eerste.clone(), overige.to_vec(), profiel, context.vandaag))
}

/// The refusal that fits the strongest of the reasons: right and level, then state, then content.
pub(crate) fn weigering(bezwaren: Vec<Reden>) -> Fout {
    let bevat = |codes: &[Code]| bezwaren.iter().any(|reden| codes.contains(&reden.code()));
    if bevat(&[Code::S24GeenRecht, Code::S24NiveauTeLaag, Code::S24AndereHoedanigheid]) {
        Fout::Verboden(bezwaren)
    } else if bevat(&[Code::S17ZelfstandigeKlant, Code::KlantDubbel]) {
        Fout::Conflict(bezwaren)
    } else {
        Fout::Ongeldig(bezwaren)
    }
}

/// What is known already: of the interactie, its known customers included, and of those whom the request names.
fn bekend(
    tx: &mut Tx<'_>,
    context: &Context,
    plek: &Plek<'_>,
    klanten: &[Gevonden],
) -> Result<Elementen, Fout> {
    let eerder = match plek.interactie {
        Some(interactie) => gegeven_door_klanten(tx, context, interactie)?,
        None => Elementen::leeg(),
    };
    Ok(klanten.iter().fold(eerder, |set, klant| match klant {
        Gevonden::Partij(partij) => set.en(partij.bekend()),
        Gevonden::Niemand | Gevonden::NogTeRegistreren | Gevonden::Eerder(_) => set,
    }))
}

fn zoek_klant(
    tx: &mut Tx<'_>,
    context: &Context,
    plek: &Plek<'_>,
    nieuw: &NieuweBetrokkene,
    pad: &str,
) -> Result<(Gevonden, Option<Reden>), Fout> {
    Ok(match &nieuw.klant {
        Klantkeuze::Geen => (Gevonden::Niemand, None),
        Klantkeuze::Partij(id) => match partij::lees(tx, *id, &context.sleutels)? {
            // To say who someone was is to identify her.
            _ if !context.toegang.mag_identificeren() => {
                (Gevonden::Niemand, Some(Reden::op(Code::S24GeenRecht, format!("{pad}/klant/uuid"))))
            }
            Some(gelezen) if klant_zichtbaar(context, &gelezen.partij).is_ok() => {
                (Gevonden::Partij(gelezen.partij), None)
            }
            _ => (Gevonden::Niemand, Some(Reden::op(Code::KlantOnbekend, format!("{pad}/klant/uuid")))),
        },
        Klantkeuze::Identificatie(identificatie, vaststelling) => {
            let plaats = format!("{pad}/klant/identificatie");
            let besluit = vastleggen(&Vastlegvraag {
                toegang: &context.toegang,
                profiel: plek.profiel,
                identificatie: Some(identificatie),
                niveau: Some(vaststelling.niveau),
                plaats: &plaats,
                peildatum: context.vandaag,
            });
            if *besluit.uitkomst() == Oordeel::Geweigerd {
                // Who may not identify does not learn whether the person is known.
                return Ok((Gevonden::NogTeRegistreren, besluit.redenen().first().cloned()));
            }
            match partij::zoek(tx, identificatie, &context.sleutels)?.into_iter().next() {
                Some(gelezen) => (Gevonden::Partij(gelezen.partij), None),
                None => (Gevonden::NogTeRegistreren, None),
            }
        }
        Klantkeuze::Betrokkene(id) => {
            let plaats = format!("{pad}/klant/betrokkene");
            let hier = plek
                .interactie
                .and_then(|interactie| interactie.betrokkenen().find(|(_, b)| b.id == *id))
                .map(|(_, betrokkene)| betrokkene.clone());
            match hier {
                Some(Betrokkene { partij: Some(klant), .. }) => {
                    match partij::lees(tx, klant, &context.sleutels)? {
                        Some(gelezen) => (Gevonden::Partij(gelezen.partij), None),
                        None => (Gevonden::Niemand, None),
                    }
                }
                Some(betrokkene) => (Gevonden::Eerder(betrokkene), None),
                None => (Gevonden::Niemand, Some(elders(tx, context, plek, *id, &plaats)?)),
            }
        }
    })
}

/// Why a betrokkene who is not of this interactie cannot be used in it.
fn elders(
    tx: &mut Tx<'_>,
    context: &Context,
    plek: &Plek<'_>,
    id: klant_core::id::BetrokkeneId,
    plaats: &str,
) -> Result<Reden, Fout> {
    let onbekend = Reden::op(Code::BetrokkeneOnbekend, plaats);
    if nummer_van(tx, Tabel::Betrokkene, id.uuid())?.is_none() {
        return Ok(onbekend);
    }
    let Some((gegeven_in, betrokkene)) = interactie::van_betrokkene(tx, id)? else { return Ok(onbekend) };
    if betrokkene.partij.is_some() {
        // A known customer is named by herself, not by her part in another interactie.
        return Ok(onbekend);
    }
    // A nil identity stands for the interactie that does not exist yet: no betrokkene was ever given in it.
    let nieuwe = InteractieId::van(klant_core::id::KlantcontactId::nieuw(uuid::Uuid::nil()));
    let besluit = hergebruik(&Hergebruikvraag {
        klant: &Klant::Zelfstandig(betrokkene),
        gegeven_in,
        gebruikt_in: plek.interactie.map_or(nieuwe, |interactie| interactie.id),
        profiel: plek.profiel,
        plaats,
        peildatum: context.vandaag,
    });
    Ok(besluit.redenen().first().cloned().unwrap_or(onbekend))
}

fn keuzebezwaren(nieuw: &NieuweBetrokkene, klant: &Gevonden, pad: &str) -> Vec<Reden> {
    let eigen = match klant {
        Gevonden::Partij(partij) => partij.digitale_adressen.as_slice(),
        Gevonden::Niemand | Gevonden::NogTeRegistreren | Gevonden::Eerder(_) => &[],
    };
    nieuw
        .gekozen
        .iter()
        .enumerate()
        .filter(|(_, id)| !eigen.iter().any(|adres| adres.id == **id))
        .map(|(i, _)| Reden::op(Code::DigitaalAdresOnbekend, format!("{pad}/gekozenAdressen/{i}")))
        .collect()
}

fn actorbezwaren(tx: &mut Tx<'_>, pad: &str, contact: &NieuwKlantcontact) -> Result<Vec<Reden>, Fout> {
    let mut genoemd: Vec<(&Actorkeuze, String)> = contact
        .actoren
        .iter()
        .enumerate()
        .map(|(i, actor)| (actor, format!("{pad}/actoren/{i}/uuid")))
        .collect();
    for (t, taak) in contact.interne_taken.iter().enumerate() {
        let plaats = |i| format!("{pad}/interneTaken/{t}/actoren/{i}/uuid");
        genoemd.extend(taak.actoren.iter().enumerate().map(|(i, actor)| (actor, plaats(i))));
    }
    onbekende_actoren(tx, genoemd)
}

/// The actors that are named by a uuid which nobody has.
pub(crate) fn onbekende_actoren(
    tx: &mut Tx<'_>,
    genoemd: Vec<(&Actorkeuze, String)>,
) -> Result<Vec<Reden>, Fout> {
    let mut bezwaren = Vec::new();
    for (actor, plaats) in genoemd {
        if let Actorkeuze::Bekend(id) = actor
            && nummer_van(tx, Tabel::Actor, id.uuid())?.is_none()
        {
            bezwaren.push(Reden::op(Code::ActorOnbekend, plaats));
        }
    }
    Ok(bezwaren)
}

fn formaatbezwaren(nieuw: &NieuweBetrokkene, pad: &str) -> Vec<Reden> {
    let mut bezwaren = adresbezwaren(nieuw.bezoekadres.as_ref(), nieuw.correspondentieadres.as_ref(), pad);
    for (i, digitaal) in nieuw.digitale_adressen.iter().enumerate() {
        bezwaren.extend(
            digitaal
                .adres
                .fout()
                .map(|fout| Reden::op(fout.code(), format!("{pad}/digitaleAdressen/{i}/adres"))),
        );
    }
    bezwaren
}

/// What is wrong with a bezoekadres and a correspondentieadres.
pub(crate) fn adresbezwaren(bezoek: Option<&Adres>, post: Option<&Adres>, pad: &str) -> Vec<Reden> {
    let beoordeel_als = |adres: Option<&Adres>, element: Element, veld: &str| {
        adres.map(|adres| beoordeel(adres, element, &format!("{pad}/{veld}"))).unwrap_or_default()
    };
    let mut bezwaren = beoordeel_als(bezoek, Element::Bezoekadres, "bezoekadres");
    bezwaren.extend(beoordeel_als(post, Element::Correspondentieadres, "correspondentieadres"));
    bezwaren
}

/// What a betrokkene offers for recording, each with its place and whether she wishes it. What is copied from her earlier
/// part is offered again, for it is recorded again.
fn gegevens_van(nieuw: &NieuweBetrokkene, klant: &Gevonden, pad: &str) -> Vec<Gegeven> {
    let mut gegevens = naamgegevens(&nieuw.contactnaam, &format!("{pad}/contactnaam/"));
    let mut bied_aan = |aanwezig: bool, element: Element, plaats: String| {
        if aanwezig {
            gegevens.push(Gegeven::nieuw(element, plaats));
        }
    };
    for (aanwezig, element, veld) in [
        (nieuw.organisatienaam.is_some(), Element::Organisatienaam, "organisatienaam"),
        (nieuw.voorkeurstaal.is_some(), Element::Voorkeurstaal, "voorkeurstaal"),
        (nieuw.bezoekadres.is_some(), Element::Bezoekadres, "bezoekadres"),
        (nieuw.correspondentieadres.is_some(), Element::Correspondentieadres, "correspondentieadres"),
    ] {
        bied_aan(aanwezig, element, format!("{pad}/{veld}"));
    }
    for (i, digitaal) in nieuw.digitale_adressen.iter().enumerate() {
        bied_aan(true, digitaal.adres.soort().element(), format!("{pad}/digitaleAdressen/{i}"));
    }
    if let Klantkeuze::Identificatie(identificatie, _) = &nieuw.klant {
        for element in elementen_van(identificatie) {
            bied_aan(true, element, format!("{pad}/klant/identificatie"));
        }
    }
    let mut wensen = nieuw.wensen;
    if let Gevonden::Eerder(eerder) = klant {
        wensen = eerder.wensen.keys().fold(wensen, |set, element| set.met(*element));
        for element in eerder.gegeven().iter() {
            bied_aan(true, element, format!("{pad}/klant/betrokkene"));
        }
    }
    op_wens(gegevens, wensen)
}

/// The Elementen that an identification records: with an establishment also the number of its organisation.
pub(crate) fn elementen_van(identificatie: &Identificatie) -> Vec<Element> {
    match identificatie {
        Identificatie::Vestiging { .. } => vec![identificatie.element(), Element::KvkNummer],
        _ => vec![identificatie.element()],
    }
}

/// The parts of a name that are given, each with its place: `begin` with the name of the part behind it.
pub(crate) fn naamgegevens(naam: &Contactnaam, begin: &str) -> Vec<Gegeven> {
    [
        (&naam.voorletters, Element::Voorletters, "voorletters"),
        (&naam.voornaam, Element::Voornaam, "voornaam"),
        (&naam.voorvoegsel_achternaam, Element::VoorvoegselAchternaam, "voorvoegselAchternaam"),
        (&naam.achternaam, Element::Achternaam, "achternaam"),
    ]
    .into_iter()
    .filter(|(deel, _, _)| deel.is_some())
    .map(|(_, element, veld)| Gegeven::nieuw(element, format!("{begin}{veld}")))
    .collect()
}

pub(crate) fn op_wens(gegevens: Vec<Gegeven>, wensen: Elementen) -> Vec<Gegeven> {
    gegevens
        .into_iter()
        .map(|gegeven| if wensen.bevat(gegeven.element) { gegeven.op_wens() } else { gegeven })
        .collect()
}
