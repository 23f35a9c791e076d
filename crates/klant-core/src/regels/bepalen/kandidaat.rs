//! The addresses that come into question, in the order in which they are tried.

use crate::adres::{Adres, DigitaalAdres};
use crate::id::DigitaalAdresId;
use crate::kanaal::Kanaalsoort;
use crate::voorkeur::Voorkeursdoel;
use crate::{
    Berichtsoort, Betrokkene, Bronantwoorden, Klant, Klantcontact, Partij, Reden, SoortDigitaalAdres,
    Verwijzing,
};

use super::verwezen::waarde;
use super::{Adresbron, Bepaalvraag, Gekozenadres, van_haar};

/// An address that comes into question.
pub(super) struct Kandidaat<'a> {
    pub(super) bron: Adresbron,
    pub(super) adres: Kandidaatadres<'a>,
}

pub(super) enum Kandidaatadres<'a> {
    Digitaal(&'a DigitaalAdres),
    Post(&'a Adres),
}

impl<'a> Kandidaat<'a> {
    const fn digitaal(bron: Adresbron, adres: &'a DigitaalAdres) -> Self {
        Self { bron, adres: Kandidaatadres::Digitaal(adres) }
    }

    const fn post(bron: Adresbron, adres: &'a Adres) -> Self {
        Self { bron, adres: Kandidaatadres::Post(adres) }
    }

    pub(super) const fn kanaal(&self) -> Kanaalsoort {
        match self.adres {
            Kandidaatadres::Digitaal(adres) => adres.adres.soort().kanaal(),
            Kandidaatadres::Post(_) => Kanaalsoort::Post,
        }
    }

    /// The address itself, or why her own source does not give it.
    pub(super) fn gekozen(&self, bronnen: &Bronantwoorden) -> Result<Gekozenadres, Reden> {
        match self.adres {
            Kandidaatadres::Digitaal(adres) => {
                waarde(adres, bronnen).map(|waarde| Gekozenadres::Digitaal { id: adres.id, adres: waarde })
            }
            Kandidaatadres::Post(adres) => Ok(Gekozenadres::Post(adres.clone())),
        }
    }

    /// Where she holds the address herself, if she does.
    pub(super) fn verwijzing(&self) -> Option<(DigitaalAdresId, &'a Verwijzing)> {
        match self.adres {
            Kandidaatadres::Digitaal(adres) => adres.adres.verwijzing().map(|waar| (adres.id, waar)),
            Kandidaatadres::Post(_) => None,
        }
    }
}

/// Every address that comes into question: the override, the preference, the known addresses.
pub(super) fn kandidaten<'a>(vraag: &Bepaalvraag<'a>) -> Vec<Kandidaat<'a>> {
    let inkomend = inkomend_kanaal(vraag);
    let mut lijst = afwijkende(vraag, inkomend);
    if let Klant::Gekend(partij) = vraag.klant {
        lijst.extend(voorkeuren(partij, vraag.berichtsoort));
        lijst.extend(bekende(partij, vraag.berichtsoort, inkomend));
    }
    lijst
}

/// Her parts in this interactie as far as their data still hold, latest contact first. An override ends with the
/// interactie; of a zelfstandige klant nothing else is known, and hers end with it too (S19).
pub(super) fn wat_zij_gaf<'a>(
    vraag: &Bepaalvraag<'a>,
) -> impl Iterator<Item = (&'a Klantcontact, &'a Betrokkene)> + use<'a> {
    let open = vraag.open;
    van_haar(vraag).filter(move |_| open)
}

/// The channel of the first contact that she began: the incoming one.
fn inkomend_kanaal(vraag: &Bepaalvraag<'_>) -> Option<Kanaalsoort> {
    van_haar(vraag)
        .filter(|(_, betrokkene)| betrokkene.initiator)
        .last()
        .or_else(|| van_haar(vraag).last())
        .map(|(contact, _)| vraag.kanalen.soort(&contact.kanaal))
}

/// What she gave for this interactie, field by field: of each kind of address the latest contact's alone.
fn afwijkende<'a>(vraag: &Bepaalvraag<'a>, inkomend: Option<Kanaalsoort>) -> Vec<Kandidaat<'a>> {
    let eigen: &[DigitaalAdres] = match vraag.klant {
        Klant::Gekend(partij) => &partij.digitale_adressen,
        Klant::Zelfstandig(_) => &[],
    };
    let bron = match vraag.klant {
        Klant::Gekend(_) => Adresbron::Afwijking,
        Klant::Zelfstandig(_) => Adresbron::Opgegeven,
    };
    let mut lijst: Vec<Kandidaat<'a>> = Vec::new();
    for (_, betrokkene) in wat_zij_gaf(vraag) {
        let al_gegeven: Vec<Kanaalsoort> = lijst.iter().map(Kandidaat::kanaal).collect();
        let nieuw = |kandidaat: &Kandidaat<'a>| !al_gegeven.contains(&kandidaat.kanaal());
        // An override is copied, never referenced.
        let digitaal = betrokkene
            .digitale_adressen
            .iter()
            .filter(|adres| adres.adres.verwijzing().is_none())
            .map(|adres| Kandidaat::digitaal(bron, adres));
        let gekozen = betrokkene
            .gekozen
            .iter()
            .filter_map(|id| eigen.iter().find(|adres| adres.id == *id))
            .map(|adres| Kandidaat::digitaal(Adresbron::Keuze, adres));
        let post = betrokkene.correspondentieadres.iter().map(|adres| Kandidaat::post(bron, adres));
        lijst.extend(digitaal.chain(gekozen).chain(post).filter(nieuw));
    }
    eerst_passend(lijst, inkomend)
}

/// Her preference for this kind of message. What the Klantinteracties API knows as preferred and default addresses is
/// one preference for *dienstverlening*.
fn voorkeuren<'a>(partij: &'a Partij, berichtsoort: &Berichtsoort) -> Vec<Kandidaat<'a>> {
    let uitdrukkelijk = partij
        .voorkeuren
        .iter()
        .filter(|voorkeur| voorkeur.berichtsoort == *berichtsoort)
        .filter_map(|voorkeur| match voorkeur.doel {
            Voorkeursdoel::DigitaalAdres(id) => van_id(partij, id),
            Voorkeursdoel::Post => {
                partij.correspondentieadres.as_ref().map(|adres| Kandidaat::post(Adresbron::Voorkeur, adres))
            }
        });
    let mut lijst: Vec<Kandidaat<'a>> = uitdrukkelijk.collect();
    if *berichtsoort == Berichtsoort::dienstverlening() {
        lijst.extend(partij.voorkeurs_digitaal_adres.and_then(|id| van_id(partij, id)));
        lijst.extend(
            partij
                .digitale_adressen
                .iter()
                .filter(|adres| adres.is_standaard)
                .map(|adres| Kandidaat::digitaal(Adresbron::Voorkeur, adres)),
        );
    }
    lijst
}

fn van_id(partij: &Partij, id: DigitaalAdresId) -> Option<Kandidaat<'_>> {
    partij
        .digitale_adressen
        .iter()
        .find(|adres| adres.id == id)
        .map(|adres| Kandidaat::digitaal(Adresbron::Voorkeur, adres))
}

/// Her known addresses: those that fit the incoming channel first. Beyond *dienstverlening* only a fitting one and her
/// address for post come into question, for she asked for no other.
fn bekende<'a>(
    partij: &'a Partij,
    berichtsoort: &Berichtsoort,
    inkomend: Option<Kanaalsoort>,
) -> Vec<Kandidaat<'a>> {
    let alle_soorten = *berichtsoort == Berichtsoort::dienstverlening();
    let digitaal = partij
        .digitale_adressen
        .iter()
        .filter(|adres| adres.adres.soort() != SoortDigitaalAdres::Overig)
        .map(|adres| Kandidaat::digitaal(Adresbron::Bekend, adres));
    let post = partij.correspondentieadres.iter().map(|adres| Kandidaat::post(Adresbron::Bekend, adres));
    let lijst = digitaal
        .chain(post)
        .filter(|kandidaat| {
            alle_soorten || Some(kandidaat.kanaal()) == inkomend || kandidaat.kanaal() == Kanaalsoort::Post
        })
        .collect();
    eerst_passend(lijst, inkomend)
}

fn eerst_passend(mut lijst: Vec<Kandidaat<'_>>, inkomend: Option<Kanaalsoort>) -> Vec<Kandidaat<'_>> {
    // The sort is stable: among equals the order in which they were given stays.
    lijst.sort_by_key(|kandidaat| Some(kandidaat.kanaal()) != inkomend);
    lijst
}
