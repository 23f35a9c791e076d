//! Nothing goes that the file of a case still needs, whoever asks and over whichever API: asked of every Mutatie that takes
//! something away (S5). To correct a value is not to take it away.

use klant_core::{Bewaarplicht, Element, Elementen, Reden, zaaksleutel};
use klant_store::klantinteracties::{Rij, terug};
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::bewaren::{self, Gelezen};
use klant_store::vraag::wissen;
use klant_store::{StoreFout, Tx};
use time::Date;

use crate::audit::van_soort;
use crate::fout::Fout;
use crate::mutatie::Mutatie;

/// So many reasons say enough.
const TEN_HOOGSTE: usize = 10;

/// Nothing, when no duty to keep stands in the way of this change. `stond` is the row that it writes anew, where it was read.
///
/// # Errors
/// [`Fout::Conflict`] with each case that needs it, and until when.
pub(crate) fn bewaak(
    tx: &mut Tx<'_>,
    vandaag: Date,
    mutatie: &Mutatie,
    stond: Option<&Rij>,
) -> Result<(), Fout> {
    match mutatie {
        Mutatie::Verwijder { tabel, nummers } => rijen(tx, vandaag, *tabel, nummers),
        Mutatie::VerwijderDigitaalAdres(id, _) => een_rij(tx, vandaag, Tabel::DigitaalAdres, id.uuid()),
        Mutatie::VerwijderIdentificator(id, _) => een_rij(tx, vandaag, Tabel::PartijIdentificator, id.uuid()),
        Mutatie::WijzigPartij { partij, elementen, .. } => {
            let bekend = partij.bekend();
            let weg: Elementen = elementen.iter().filter(|element| !bekend.bevat(*element)).collect();
            gegevens(tx, vandaag, partij.id.uuid(), weg)
        }
        Mutatie::Rekeningnummers { partij, lijst } => {
            let Some(nummer) = nummer_van(tx, Tabel::Partij, partij.uuid())? else { return Ok(()) };
            let stonden = terug(tx, Tabel::Rekeningnummer, "partij", &[nummer])?;
            if stonden.into_values().map(|rijen| rijen.len()).sum::<usize>() <= lijst.len() {
                return Ok(());
            }
            klant(tx, vandaag, nummer, Elementen::leeg().met(Element::Rekeningnummer))
        }
        Mutatie::Bewaar { nummer: Some(nummer), rij } => {
            let gelezen;
            let stond = match stond {
                Some(stond) => Some(stond),
                None if is_bewaakt(rij.tabel()) => {
                    gelezen = rij.zoals_het_staat(tx, *nummer)?;
                    gelezen.as_ref()
                }
                None => None,
            };
            stond.map_or(Ok(()), |stond| overschreven(tx, vandaag, *nummer, stond, rij))
        }
        _ => Ok(()),
    }
}

const fn is_bewaakt(tabel: Tabel) -> bool {
    matches!(
        tabel,
        Tabel::Partij
            | Tabel::DigitaalAdres
            | Tabel::Rekeningnummer
            | Tabel::PartijIdentificator
            | Tabel::Betrokkene
            | Tabel::Onderwerpobject
    )
}

/// What a row loses that is written anew: a value that is emptied, or the customer or contact that it belonged to.
fn overschreven(tx: &mut Tx<'_>, vandaag: Date, nummer: i64, was: &Rij, wordt: &Rij) -> Result<(), Fout> {
    let geleegd = || {
        let blijft = wordt.gewijzigd(None);
        was.gewijzigd(None).iter().filter(|element| !blijft.bevat(*element)).collect::<Elementen>()
    };
    let raakt_kwijt = match (was, wordt) {
        (Rij::Partij(_), _) => return klant(tx, vandaag, nummer, geleegd()),
        (Rij::DigitaalAdres(was), Rij::DigitaalAdres(wordt)) => {
            was.partij.is_some() && was.partij != wordt.partij
                || was.betrokkene.is_some() && was.betrokkene != wordt.betrokkene
        }
        (Rij::Rekeningnummer(was), Rij::Rekeningnummer(wordt)) => {
            was.partij.is_some() && was.partij != wordt.partij
        }
        (Rij::PartijIdentificator(was), Rij::PartijIdentificator(wordt)) => {
            was.partij.is_some() && was.partij != wordt.partij
        }
        (Rij::Betrokkene(was), Rij::Betrokkene(wordt)) => {
            was.klantcontact != wordt.klantcontact || !geleegd().is_leeg()
        }
        (Rij::Onderwerpobject(was), Rij::Onderwerpobject(wordt)) => {
            was.klantcontact.is_some() && was.klantcontact != wordt.klantcontact
                || was.object_id != wordt.object_id
        }
        _ => false,
    };
    if raakt_kwijt { rijen(tx, vandaag, was.tabel(), &[nummer]) } else { Ok(()) }
}

fn een_rij(tx: &mut Tx<'_>, vandaag: Date, tabel: Tabel, uuid: uuid::Uuid) -> Result<(), Fout> {
    match nummer_van(tx, tabel, uuid)? {
        Some(nummer) => rijen(tx, vandaag, tabel, &[nummer]),
        None => Ok(()),
    }
}

/// Rows that go: whose they are, and what they are part of.
fn rijen(tx: &mut Tx<'_>, vandaag: Date, tabel: Tabel, nummers: &[i64]) -> Result<(), Fout> {
    let mut bezwaren = Vec::new();
    if tabel == Tabel::Partij {
        let plichten = bewaren::van_partijen(tx, nummers)?;
        bezwaren.extend(bindend(&plichten, vandaag).map(Bewaarplicht::reden));
    }
    for (eigenaar, soort) in bewaren::eigendom(tx, tabel, nummers)? {
        bezwaren.extend(bezwaren_van_klant(tx, vandaag, eigenaar, van_soort(tabel, &soort))?);
    }
    let contacten = bewaren::contacten_van(tx, tabel, nummers)?;
    let plichten = plichten_van_contacten(tx, &contacten)?;
    bezwaren.extend(bindend(&plichten, vandaag).map(Bewaarplicht::reden));
    weiger(bezwaren)
}

/// The duties that keep one of these contacts, its own and those of the cases that it was about.
pub(crate) fn plichten_van_contacten(tx: &mut Tx<'_>, contacten: &[i64]) -> Result<Vec<Gelezen>, StoreFout> {
    let mut sleutels: Vec<String> =
        wissen::zaken(tx, contacten)?.iter().map(|(_, zaak)| zaaksleutel(zaak).to_owned()).collect();
    sleutels.sort_unstable();
    sleutels.dedup();
    bewaren::van_contacten(tx, contacten, &sleutels)
}

fn gegevens(tx: &mut Tx<'_>, vandaag: Date, partij: uuid::Uuid, weg: Elementen) -> Result<(), Fout> {
    if weg.is_leeg() {
        return Ok(());
    }
    match nummer_van(tx, Tabel::Partij, partij)? {
        Some(nummer) => klant(tx, vandaag, nummer, weg),
        None => Ok(()),
    }
}

fn klant(tx: &mut Tx<'_>, vandaag: Date, nummer: i64, weg: Elementen) -> Result<(), Fout> {
    weiger(bezwaren_van_klant(tx, vandaag, nummer, weg)?)
}

fn bezwaren_van_klant(
    tx: &mut Tx<'_>,
    vandaag: Date,
    nummer: i64,
    weg: Elementen,
) -> Result<Vec<Reden>, Fout> {
    if weg.is_leeg() {
        return Ok(Vec::new());
    }
    let plichten = bewaren::van_partijen(tx, &[nummer])?;
    Ok(bindend(&plichten, vandaag).filter(|plicht| plicht.noemt(weg)).map(Bewaarplicht::reden).collect())
}

fn bindend(plichten: &[Gelezen], vandaag: Date) -> impl Iterator<Item = &Bewaarplicht> {
    plichten.iter().map(|gelezen| &gelezen.plicht).filter(move |plicht| plicht.bindt_op(vandaag))
}

fn weiger(mut bezwaren: Vec<Reden>) -> Result<(), Fout> {
    if bezwaren.is_empty() {
        return Ok(());
    }
    bezwaren.truncate(TEN_HOOGSTE);
    Err(Fout::Conflict(bezwaren))
}
