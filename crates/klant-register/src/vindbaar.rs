//! By what a customer is found is kept whenever she is written: on the one write path, from what was written.

use klant_core::{Adres, Digitaal, Element, Keuze, Partij, SoortDigitaalAdres};
use klant_store::klantinteracties::Rij;
use klant_store::vraag::zoeken;
use klant_store::{StoreFout, Tx};

/// Keeps by what a customer is found of her name and addresses.
pub(crate) fn van_partij(
    tx: &mut Tx<'_>,
    nummer: i64,
    partij: &Partij,
    nieuw: bool,
) -> Result<(), StoreFout> {
    let achternaam = partij.contactnaam.achternaam.as_deref();
    naam(tx, nummer, achternaam, partij.bezoekadres.as_ref(), partij.correspondentieadres.as_ref(), nieuw)
}

/// The same of a row as wide as the wire.
pub(crate) fn van_rij(tx: &mut Tx<'_>, nummer: i64, rij: &Rij, nieuw: bool) -> Result<(), StoreFout> {
    match rij {
        Rij::Partij(k) => {
            let bezoek: Option<Adres> = k.bezoekadres.clone().into();
            let post: Option<Adres> = k.correspondentieadres.clone().into();
            naam(tx, nummer, k.achternaam.as_deref(), bezoek.as_ref(), post.as_ref(), nieuw)
        }
        Rij::DigitaalAdres(k) => match SoortDigitaalAdres::van_woord(&k.soort) {
            Some(soort) => {
                let adres = Digitaal::lees(soort, k.adres.clone()).into();
                zoeken::bewaar_adres(tx, nummer, k.partij, &adres, nieuw)
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

fn naam(
    tx: &mut Tx<'_>,
    partij: i64,
    achternaam: Option<&str>,
    bezoek: Option<&Adres>,
    post: Option<&Adres>,
    nieuw: bool,
) -> Result<(), StoreFout> {
    let adressen = [(Element::Bezoekadres, bezoek), (Element::Correspondentieadres, post)];
    zoeken::bewaar_naam(tx, partij, achternaam, adressen, nieuw)
}
