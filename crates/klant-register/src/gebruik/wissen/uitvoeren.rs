//! Carrying out a plan: what it says of now becomes Mutaties on the one write path, and what must wait is remembered.

use std::collections::BTreeMap;

use klant_core::regels::wissen::{Wisdeel, Wisomvang, Wisplan};
use klant_core::{Bewaarplicht, Bewaartermijn, Element, Elementen, Partij, ZaakAntwoord, van_zaak};
use klant_store::Tx;
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::klantinteracties::terug;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::voorstel;
use klant_store::vraag::wissen as vraag;

use super::super::context::Context;
use super::gegevens::Wisgegevens;
use super::opnieuw_op;
use crate::fout::Fout;
use crate::klantinteracties::{Werk, verwijder_contact, verwijder_partij};
use crate::mutatie::Mutatie;
use crate::toepassing::Toepassing;

/// A plan that is carried out, with all from which it was made.
pub(super) struct Uitvoering<'a> {
    pub(super) context: &'a Context,
    pub(super) gegevens: &'a Wisgegevens,
    pub(super) plan: &'a Wisplan,
    pub(super) omvang: &'a Wisomvang,
    pub(super) zaken: &'a BTreeMap<String, ZaakAntwoord>,
}

impl Uitvoering<'_> {
    /// Of a new request: what must wait is remembered.
    pub(super) fn nieuw(&self, tx: &mut Tx<'_>) -> Result<(), Fout> {
        let wacht = opnieuw_op(self.plan, self.context.vandaag).map(|opnieuw_op| Mutatie::Wisverzoek {
            klant: self.gegevens.partij.id,
            omvang: self.omvang.clone(),
            gevraagd_op: self.context.nu,
            opnieuw_op,
        });
        self.voer_uit(tx, wacht)
    }

    /// Of a request that waited: what must still wait is put off.
    pub(super) fn opnieuw(&self, tx: &mut Tx<'_>, verzoek: i64) -> Result<(), Fout> {
        let klant = self.gegevens.partij.id;
        let opnieuw_op = opnieuw_op(self.plan, self.context.vandaag);
        self.voer_uit(tx, Some(Mutatie::VerzetWisverzoek { klant, verzoek, opnieuw_op }))
    }

    fn voer_uit(&self, tx: &mut Tx<'_>, wacht: Option<Mutatie>) -> Result<(), Fout> {
        let Self { context, gegevens, plan, omvang, zaken } = self;
        let toepassing = Toepassing::zonder_registratie(context.wie(), context.toegang.clone(), context.nu);
        let kijk = toepassing.kijk(&context.sleutels);
        let mut werk = Werk::nieuw(tx, context, &toepassing, &kijk, false);
        for plicht in voorbij(context, gegevens, zaken) {
            werk.pas_toe(Mutatie::WijzigBewaarplicht { was: plicht.versie, wordt: plicht })?;
        }
        for deel in plan.nu() {
            if let Wisdeel::Klantcontact(contact) = deel {
                klantcontact(&mut werk, gegevens, contact)?;
            }
        }
        if plan.nu().any(|deel| deel == Wisdeel::Klant) {
            // With her goes all that is hers, what waits among it.
            verwijder_partij(&mut werk, gegevens.nummer)?;
        } else {
            gegevens_van_klant(&mut werk, gegevens, plan, omvang)?;
            if let Some(wacht) = wacht {
                werk.pas_toe(wacht)?;
            }
        }
        werk.oordeel().map(drop)
    }
}

/// The duties of which the register of their case says that the term has passed: from now on that is registered here as well.
fn voorbij(
    context: &Context,
    gegevens: &Wisgegevens,
    zaken: &BTreeMap<String, ZaakAntwoord>,
) -> Vec<Bewaarplicht> {
    let mut voorbij: Vec<Bewaarplicht> = gegevens
        .houders
        .zonder_termijn()
        .filter_map(|plicht| {
            let (termijn, _) = van_zaak(*zaken.get(&plicht.zaak)?);
            let is_voorbij = matches!(termijn, Bewaartermijn::Tot(tot) if tot < context.vandaag);
            is_voorbij.then(|| Bewaarplicht { termijn, ..plicht.clone() })
        })
        .collect();
    voorbij.sort_by_key(|plicht| plicht.id);
    voorbij.dedup_by_key(|plicht| plicht.id);
    voorbij
}

/// Her part in a contact with the addresses that she gave for it, or the contact itself when nobody else took part.
fn klantcontact(
    werk: &mut Werk<'_, '_>,
    gegevens: &Wisgegevens,
    id: klant_core::id::KlantcontactId,
) -> Result<(), Fout> {
    let Some(contact) = gegevens.contact(id) else { return Ok(()) };
    let (betrokkenen, adressen) = vraag::aandeel(werk.tx, gegevens.nummer, &[contact.volgnummer])?;
    werk.verwijder(Tabel::DigitaalAdres, adressen)?;
    if contact.met_anderen {
        return werk.verwijder(Tabel::Betrokkene, betrokkenen);
    }
    verwijder_contact(werk, contact.volgnummer)
}

fn gegevens_van_klant(
    werk: &mut Werk<'_, '_>,
    gegevens: &Wisgegevens,
    plan: &Wisplan,
    omvang: &Wisomvang,
) -> Result<(), Fout> {
    let klant = &gegevens.partij;
    let mut weg = Elementen::leeg();
    let mut identificatoren = Vec::new();
    let mut geraakt = false;
    for deel in plan.nu() {
        match deel {
            Wisdeel::Gegeven(Element::Rekeningnummer) => {
                geraakt = true;
                rekeningen(werk, gegevens)?;
            }
            Wisdeel::Gegeven(element) => weg = weg.met(element),
            Wisdeel::DigitaalAdres(id, element) => {
                geraakt = true;
                if let Some(nummer) = nummer_van(werk.tx, Tabel::DigitaalAdres, id.uuid())? {
                    werk.vergeet_voorkeur(Voorkeurskolom::DigitaalAdres, nummer)?;
                }
                werk.pas_toe(Mutatie::VerwijderDigitaalAdres(id, element))?;
            }
            Wisdeel::Identificator(id, element) => identificatoren.push((id, element)),
            Wisdeel::Klantcontact(_) | Wisdeel::Klant => {}
        }
    }
    // Establishments before the organisation that they stand under.
    for (id, element) in identificatoren.into_iter().rev() {
        geraakt = true;
        werk.pas_toe(Mutatie::VerwijderIdentificator(id, element))?;
    }
    if *omvang == Wisomvang::Alles {
        wensen(werk, klant)?;
    }
    voorstellen(werk, gegevens, plan, omvang)?;
    if weg.is_leeg() && !geraakt {
        return Ok(());
    }
    // Also when only what hangs on her went: she has another version, and who keeps her data is told.
    let wordt = geleegd(klant, weg);
    let (was, id) = (klant.versie, klant.id);
    werk.pas_toe(Mutatie::WijzigPartij { was, partij: wordt, elementen: weg })?;
    let blijft = |element: &Element| {
        !weg.bevat(*element) && (*element != Element::Rekeningnummer || !nu(plan, *element))
    };
    let herkomst: BTreeMap<_, _> = klant
        .herkomst
        .iter()
        .filter(|(element, _)| blijft(element))
        .map(|(element, van)| (*element, *van))
        .collect();
    if herkomst != klant.herkomst {
        werk.pas_toe(Mutatie::Herkomst { partij: id, per_element: herkomst })?;
    }
    Ok(())
}

fn nu(plan: &Wisplan, element: Element) -> bool {
    plan.nu().any(|deel| deel == Wisdeel::Gegeven(element))
}

fn rekeningen(werk: &mut Werk<'_, '_>, gegevens: &Wisgegevens) -> Result<(), Fout> {
    let mut rekeningen = terug(werk.tx, Tabel::Rekeningnummer, "partij", &[gegevens.nummer])?;
    for rekening in rekeningen.remove(&gegevens.nummer).unwrap_or_default() {
        werk.vergeet_voorkeur(Voorkeurskolom::Rekeningnummer, rekening.nummer)?;
        werk.verwijder(Tabel::Rekeningnummer, vec![rekening.nummer])?;
    }
    Ok(())
}

/// What others offered for a value that goes, goes with it.
fn voorstellen(
    werk: &mut Werk<'_, '_>,
    gegevens: &Wisgegevens,
    plan: &Wisplan,
    omvang: &Wisomvang,
) -> Result<(), Fout> {
    let partij = gegevens.partij.id;
    for voorstel in voorstel::van_partij(werk.tx, gegevens.nummer)? {
        let element = voorstel.element;
        if *omvang == Wisomvang::Alles || nu(plan, element) {
            werk.pas_toe(Mutatie::VerwijderVoorstel { partij, id: voorstel.id, element })?;
        }
    }
    Ok(())
}

/// What she said beside her data goes with the rest.
fn wensen(werk: &mut Werk<'_, '_>, klant: &Partij) -> Result<(), Fout> {
    let partij = klant.id;
    if !klant.voorkeuren.is_empty() {
        werk.pas_toe(Mutatie::Voorkeuren { partij, lijst: Vec::new() })?;
    }
    if !klant.kenbaarmakingen.is_empty() {
        werk.pas_toe(Mutatie::Kenbaarmakingen { partij, lijst: Vec::new() })?;
    }
    if !klant.wensen.is_empty() {
        werk.pas_toe(Mutatie::Wensen { partij, lijst: BTreeMap::new() })?;
    }
    Ok(())
}

/// The customer without these values.
fn geleegd(klant: &Partij, weg: Elementen) -> Partij {
    let mut leeg = klant.clone();
    leeg.versie = klant.versie.wrapping_add(1);
    let naam = &mut leeg.contactnaam;
    for (element, deel) in [
        (Element::Voorletters, &mut naam.voorletters),
        (Element::Voornaam, &mut naam.voornaam),
        (Element::VoorvoegselAchternaam, &mut naam.voorvoegsel_achternaam),
        (Element::Achternaam, &mut naam.achternaam),
        (Element::Organisatienaam, &mut leeg.organisatienaam),
        (Element::InterneNotitie, &mut leeg.interne_notitie),
    ] {
        if weg.bevat(element) {
            *deel = None;
        }
    }
    if weg.bevat(Element::Voorkeurstaal) {
        leeg.voorkeurstaal = None;
    }
    if weg.bevat(Element::Bezoekadres) {
        leeg.bezoekadres = None;
    }
    if weg.bevat(Element::Correspondentieadres) {
        leeg.correspondentieadres = None;
    }
    leeg
}
