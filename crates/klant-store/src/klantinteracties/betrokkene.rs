//! Betrokkenen: who took part in a contact.

use std::collections::HashMap;

use klant_core::Element;
use uuid::Uuid;

use super::elementen::{Elementkolommen, elementkolommen};
use super::filter::{Filter, Filtersoort as S, elders, op};
use super::rij::rij;
use super::samenhang::{Samenhang, genoemd};
use super::uitklap::{Tak, Uitklap};
use super::{Kijk, Tabel, Verwijzing, Welke, digitaal_adres, kies, klantcontact, partij};
use crate::rij::{Betrokkenebezoekadres, Betrokkenepostadres};
use crate::{StoreFout, Tx};

rij! {
    betrokkene {
        klantcontact: i64,
        partij: Option<i64>,
        rol: String,
        initiator: bool,
        verstrekt_door: String,
        voorletters: Option<String>,
        voornaam: Option<String>,
        voorvoegsel_achternaam: Option<String>,
        achternaam: Option<String>,
        organisatienaam: Option<String>,
    } ingebed { bezoekadres: Betrokkenebezoekadres, correspondentieadres: Betrokkenepostadres }
}

elementkolommen! {
    Voorletters => voorletters;
    Voornaam => voornaam;
    VoorvoegselAchternaam => voorvoegsel_achternaam;
    Achternaam => achternaam;
    Organisatienaam => organisatienaam;
    Bezoekadres => bezoekadres;
    Correspondentieadres => correspondentieadres;
}

/// What an answer shows of a betrokkene.
#[derive(Clone)]
pub struct Beeld {
    /// Her columns.
    pub kolommen: Kolommen,
    /// The contact.
    pub klantcontact: Uuid,
    /// Who she was.
    pub partij: Option<Uuid>,
    /// Her digital addresses.
    pub digitale_adressen: Vec<Verwijzing>,
    /// The same in full, when asked for.
    pub uitgeklapte_adressen: Option<Vec<digitaal_adres::Beeld>>,
    /// The partij in full, when asked for.
    pub uitgeklapte_partij: Option<Option<Box<partij::Beeld>>>,
    /// The contact in full, when asked for.
    pub uitgeklapt_klantcontact: Option<Option<Box<klantcontact::Beeld>>>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("contactnaamAchternaam", S::Tekst, "t.achternaam = ?").over(&[Element::Achternaam]),
    op("contactnaamVoorletters", S::Tekst, "t.voorletters = ?").over(&[Element::Voorletters]),
    op("contactnaamVoornaam", S::Tekst, "t.voornaam = ?").over(&[Element::Voornaam]),
    op("contactnaamVoorvoegselAchternaam", S::Tekst, "t.voorvoegsel_achternaam = ?")
        .over(&[Element::VoorvoegselAchternaam]),
    elders("hadKlantcontact__nummer", S::Tekst, KLANTCONTACT, "k.nummer = ?"),
    elders("hadKlantcontact__referentienummer", S::Tekst, KLANTCONTACT, "k.referentienummer = ?"),
    elders("hadKlantcontact__url", S::Url, KLANTCONTACT, "k.uuid = ?"),
    elders("hadKlantcontact__uuid", S::Uuid, KLANTCONTACT, "k.uuid = ?"),
    op("organisatienaam", S::Tekst, "t.organisatienaam = ?").over(&[Element::Organisatienaam]),
    elders("verstrektedigitaalAdres__adres", S::Tekst, ADRES, "d.adres = ?").over_adres("d.soort"),
    elders("verstrektedigitaalAdres__url", S::Url, ADRES, "d.uuid = ?"),
    elders("verstrektedigitaalAdres__uuid", S::Uuid, ADRES, "d.uuid = ?"),
    elders("wasPartij__nummer", S::Tekst, PARTIJ, "p.nummer = ?"),
    elders(
        "wasPartij__partijIdentificator__codeObjecttype",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_objecttype = ?",
    ),
    elders("wasPartij__partijIdentificator__codeRegister", S::Tekst, IDENTIFICATOR, "i.code_register = ?"),
    elders(
        "wasPartij__partijIdentificator__codeSoortObjectId",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_soort_object_id = ?",
    ),
    elders("wasPartij__partijIdentificator__objectId", S::Nummer, IDENTIFICATOR, "i.opzoekwaarde = ?"),
    elders("wasPartij__url", S::Url, PARTIJ, "p.uuid = ?"),
    elders("wasPartij__uuid", S::Uuid, PARTIJ, "p.uuid = ?"),
];
const KLANTCONTACT: &str = "t.klantcontact IN (SELECT k.volgnummer FROM klantcontact k WHERE";
const ADRES: &str =
    "t.volgnummer IN (SELECT d.betrokkene FROM digitaal_adres d WHERE d.betrokkene IS NOT NULL AND";
const PARTIJ: &str = "t.partij IN (SELECT p.volgnummer FROM partij p WHERE";
const IDENTIFICATOR: &str = "t.partij IN (SELECT i.partij FROM partij_identificator i WHERE";

/// What answers show of these betrokkenen.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn beelden(
    tx: &mut Tx<'_>,
    welke: Welke<'_>,
    uitklap: &Uitklap,
    kijk: &Kijk,
) -> Result<HashMap<i64, Beeld>, StoreFout> {
    let rijen = rijen(tx, welke)?;
    let nummers: Vec<i64> = rijen.iter().map(|rij| rij.volgnummer).collect();
    let nummers = nummers.as_slice();
    let mut samenhang = Samenhang::van(kijk);
    let contacten =
        samenhang.uuids(Tabel::Klantcontact, rijen.iter().map(|rij| Some(rij.kolommen.klantcontact)));
    let partijen = samenhang.uuids(Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.partij));
    let adressen = samenhang.terug(Tabel::DigitaalAdres, "betrokkene", nummers);
    let mut gelezen = samenhang.lees(tx)?;
    let contacten = gelezen.per_uuid(contacten);
    let partijen = gelezen.per_uuid(partijen);
    let mut adressen = gelezen.per_nummer(adressen);

    let volle_adressen = match uitklap.tak(Tak::DigitaleAdressen) {
        Some(onder) => Some(digitaal_adres::beelden(tx, (&genoemd(&adressen)).into(), onder, kijk)?),
        None => None,
    };
    let volle_partijen = match uitklap.tak(Tak::WasPartij) {
        Some(onder) => {
            let genoemd: Vec<i64> = partijen.keys().copied().collect();
            Some(partij::beelden(tx, (&genoemd).into(), onder, kijk)?)
        }
        None => None,
    };
    let volle_contacten = match uitklap.tak(Tak::HadKlantcontact) {
        Some(onder) => {
            let genoemd: Vec<i64> = contacten.keys().copied().collect();
            Some(klantcontact::beelden(tx, (&genoemd).into(), onder, kijk)?)
        }
        None => None,
    };
    Ok(rijen
        .into_iter()
        .filter_map(|Rij { volgnummer, kolommen }| {
            let digitale_adressen = adressen.remove(&volgnummer).unwrap_or_default();
            let beeld = Beeld {
                klantcontact: contacten.get(&kolommen.klantcontact).copied()?,
                partij: kolommen.partij.and_then(|nummer| partijen.get(&nummer).copied()),
                uitgeklapte_adressen: volle_adressen.as_ref().map(|vol| kies(vol, &digitale_adressen)),
                uitgeklapte_partij: volle_partijen
                    .as_ref()
                    .map(|vol| kolommen.partij.and_then(|nummer| vol.get(&nummer).cloned()).map(Box::new)),
                uitgeklapt_klantcontact: volle_contacten
                    .as_ref()
                    .map(|vol| vol.get(&kolommen.klantcontact).cloned().map(Box::new)),
                digitale_adressen,
                kolommen: kolommen.verhuld(kijk),
            };
            Some((volgnummer, beeld))
        })
        .collect())
}
