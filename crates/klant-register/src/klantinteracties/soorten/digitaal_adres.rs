//! Digitale adressen.

use std::collections::HashMap;

use klant_core::regels::toetsen::Gegeven;
use klant_core::{Bronsoort, Digitaal, Keuze, Reden, SoortDigitaalAdres};
use klant_store::klantinteracties::digitaal_adres::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::partij::Voorkeurskolom;
use klant_store::klantinteracties::{Kijk, Selectie, Tabel, Uitklap, Welke, betrokkene, verloop};
use klant_store::{DbUuid, StoreFout, Tx};
use time::Date;
use uuid::Uuid;

use super::betrokkene::Betrokkene;
use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;
use crate::mutatie::Mutatie;

/// What a client gives of a digital address.
#[derive(Clone, Default)]
pub struct Opgave {
    /// The partij that it belongs to.
    pub partij: Option<Option<Uuid>>,
    /// The betrokkene who gave or chose it.
    pub betrokkene: Option<Option<Uuid>>,
    /// The address itself.
    pub adres: Option<String>,
    /// Its kind.
    pub soort: Option<SoortDigitaalAdres>,
    /// Whether it is the default among the addresses of its kind.
    pub is_standaard: Option<bool>,
    /// What the customer calls it.
    pub omschrijving: Option<String>,
    /// The name by which a client finds it.
    pub referentie: Option<String>,
    /// On which day it was found to be hers.
    pub verificatie_datum: Option<Option<Date>>,
}

/// The use cases of digital addresses.
pub struct DigitaalAdres;

impl Soort for DigitaalAdres {
    const TABEL: Tabel = Tabel::DigitaalAdres;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        uitklap: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, uitklap, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        beeld.partij.into_iter().for_each(|partij| wie.klant(partij));
        beeld.kolommen.betrokkene.into_iter().for_each(|nummer| wie.betrokkene_met_nummer(nummer));
        if let Some(Some(betrokkene)) = &beeld.uitgeklapt_betrokkene {
            Betrokkene::betreft(betrokkene, wie);
        }
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            partij: None,
            betrokkene: None,
            soort: SoortDigitaalAdres::Overig.woord().to_owned(),
            adres: String::new(),
            is_standaard: false,
            omschrijving: None,
            verwijzing: None,
            referentie: None,
            verificatie_datum: None,
            onbestelbaar_sinds: None,
            herkomst_door: Bronsoort::Toepassing.woord().to_owned(),
            herkomst_op: werk.context.nu.into(),
            herkomst_interactie: None,
        })
    }

    fn verborgen(was: &Kolommen, kijk: &Kijk) -> &'static [&'static str] {
        if kijk.ziet_adres(&was.soort) { &[] } else { &["adres", "omschrijving", "soortDigitaalAdres"] }
    }

    fn leeg_getoond(was: &Kolommen) -> &'static [&'static str] {
        if was.verwijzing.is_some() { &["adres"] } else { &[] }
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        werk.vergeet_voorkeur(Voorkeurskolom::DigitaalAdres, nummer)?;
        werk.verwijder(Tabel::DigitaalAdres, vec![nummer])
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = kolommen.clone();
        if let Some(partij) = werk.verwijzing(Tabel::Partij, opgave.partij)? {
            kolommen.partij = partij;
        }
        if let Some(betrokkene) = werk.verwijzing(Tabel::Betrokkene, opgave.betrokkene)? {
            kolommen.betrokkene = betrokkene;
        }
        if let Some(soort) = opgave.soort {
            kolommen.soort = soort.woord().to_owned();
        }
        // What she holds herself is shown empty, and comes back so; only an address takes its place.
        if let Some(adres) = opgave.adres.as_ref().filter(|adres| !adres.is_empty()) {
            kolommen.adres.clone_from(adres);
            kolommen.verwijzing = None;
        }
        if let Some(omschrijving) = &opgave.omschrijving {
            kolommen.omschrijving = gevuld(omschrijving);
        }
        if let Some(referentie) = &opgave.referentie {
            kolommen.referentie = gevuld(referentie);
        }
        if let Some(datum) = opgave.verificatie_datum {
            kolommen.verificatie_datum = datum;
        }
        kolommen.is_standaard = opgave.is_standaard.unwrap_or(kolommen.is_standaard);
        werk.behoud(nummer, &mut kolommen, &was);
        weiger(bezwaren(werk, nummer, &kolommen, &was)?)?;

        let gewijzigd = nummer.is_none() || was.inhoud() != kolommen.inhoud();
        if gewijzigd {
            neem_over(werk, nummer, &mut kolommen, &was)?;
        }
        let nieuw_hier = nummer.is_none() || was.betrokkene != kolommen.betrokkene;
        toets(werk, &kolommen, gewijzigd || nieuw_hier)?;
        let geschreven = werk.bewaar(nummer, kolommen.clone())?;
        if kolommen.is_standaard
            && let Some(partij) = kolommen.partij
        {
            werk.pas_toe(Mutatie::EnigeStandaard { partij, soort: kolommen.soort, adres: geschreven })?;
        }
        Ok(geschreven)
    }
}

/// What the reference refuses of an address as a whole.
fn bezwaren(
    werk: &mut Werk<'_, '_>,
    nummer: Option<i64>,
    kolommen: &Kolommen,
    was: &Kolommen,
) -> Result<Vec<Veldbezwaar>, Fout> {
    let mut bezwaren = Vec::new();
    if kolommen.verwijzing.is_none()
        && (nummer.is_none() || was.inhoud() != kolommen.inhoud())
        && let Some(fout) = adresfout(&kolommen.soort, &kolommen.adres)
    {
        bezwaren.push(Veldbezwaar::ongeldig("adres", fout));
    }
    // Only e-mail addresses are let be longer than the reference lets them.
    if kolommen.soort != SoortDigitaalAdres::Email.woord() && kolommen.adres.chars().count() > 80 {
        let reden = "Zorg ervoor dat dit veld niet meer dan 80 karakters bevat.";
        bezwaren.push(Veldbezwaar::nieuw("adres", "max_length", reden));
    }
    if kolommen.verwijzing.is_some() && kolommen.partij.is_none() && kolommen.betrokkene.is_some() {
        bezwaren.push(Veldbezwaar::ongeldig(
            "verstrektDoorPartij",
            "Een adres dat de klant zelf bewaart, is van een partij en niet alleen van een betrokkene.",
        ));
    }
    if kolommen.is_standaard && kolommen.partij.is_none() {
        bezwaren.push(Veldbezwaar::ongeldig(
            "isStandaardAdres",
            "`is_standaard_adres` kan alleen gezet worden als `verstrekt_door_partij` niet leeg is.",
        ));
    }
    if let (Some(partij), Some(referentie)) = (kolommen.partij, &kolommen.referentie) {
        let mut gelijke = Selectie::van(Tabel::DigitaalAdres);
        gelijke.gelijk("t.partij", partij);
        gelijke.gelijk("t.referentie", referentie.as_str());
        gelijke.gelijk("t.soort", kolommen.soort.as_str());
        let gevonden = gelijke.nummers(werk.tx, 0, 2)?;
        if gevonden.into_iter().any(|gevonden| Some(gevonden) != nummer) {
            bezwaren.push(Veldbezwaar::samen_uniek(
                "['verstrekt_door_partij', 'referentie', 'soort_digitaal_adres']",
            ));
        }
    }
    Ok(bezwaren)
}

/// What is wrong with an address of a kind, as the reference sees it.
#[must_use]
pub fn adresfout(soort: &str, adres: &str) -> Option<&'static str> {
    match SoortDigitaalAdres::van_woord(soort) {
        Some(SoortDigitaalAdres::Email) if adres.parse::<klant_core::waarde::Emailadres>().is_err() => {
            Some("Voer een geldig e-mailadres in.")
        }
        Some(SoortDigitaalAdres::Telefoonnummer) => telefoonfout(adres),
        _ => None,
    }
}

/// What is wrong with a telephone number, as the reference sees it.
#[must_use]
pub fn telefoonfout(nummer: &str) -> Option<&'static str> {
    if ["0800", "0900", "1400", "140"].iter().any(|begin| nummer.starts_with(begin)) {
        return Some(
            "Het opgegeven telefoonnummer is ongeldig, telefoonnummers beginnend met 0800, 0900, 1400 of 140xx zijn \
             niet toegestaan.",
        );
    }
    let cijfers = |tekst: &str, minste: usize, meeste: usize| {
        (minste..=meeste).contains(&tekst.len()) && tekst.bytes().all(|b| b.is_ascii_digit())
    };
    let goed = match nummer.as_bytes() {
        [b'+', ..] => nummer.get(1..).is_some_and(|rest| cijfers(rest, 9, 15)),
        [b'0', b'0', ..] => nummer.get(2..).is_some_and(|rest| cijfers(rest, 7, 13)),
        [b'0', ..] => cijfers(nummer, 10, 10),
        _ => false,
    };
    if goed { None } else { Some("Het opgegeven telefoonnummer is ongeldig.") }
}

/// Notes who gave a new value; that a message to the former one came back says nothing of it.
fn neem_over(
    werk: &mut Werk<'_, '_>,
    nummer: Option<i64>,
    kolommen: &mut Kolommen,
    was: &Kolommen,
) -> Result<(), Fout> {
    if nummer.is_some()
        && let Some(vorige) = Bronsoort::van_woord(&was.herkomst_door)
    {
        werk.toets_herkomst(vorige, "adres");
    }
    kolommen.onbestelbaar_sinds = None;
    kolommen.herkomst_door = Bronsoort::Toepassing.woord().to_owned();
    kolommen.herkomst_op = werk.context.nu.into();
    kolommen.herkomst_interactie = match kolommen.betrokkene {
        Some(deelnemer) => interactie_van(werk, deelnemer)?,
        None => None,
    };
    Ok(())
}

fn interactie_van(werk: &mut Werk<'_, '_>, deelnemer: i64) -> Result<Option<DbUuid>, Fout> {
    let Some(deelnemer) = betrokkene::rij(werk.tx, deelnemer)? else { return Ok(None) };
    let wortel = verloop::wortel(werk.tx, deelnemer.klantcontact)?;
    let uuids = klant_store::klantinteracties::uuids_van(werk.tx, Tabel::Klantcontact, [Some(wortel)])?;
    Ok(uuids.get(&wortel).copied().map(DbUuid))
}

fn toets(werk: &mut Werk<'_, '_>, kolommen: &Kolommen, nieuw: bool) -> Result<(), Fout> {
    let Some(soort) = SoortDigitaalAdres::van_woord(&kolommen.soort) else { return Ok(()) };
    if !nieuw {
        return Ok(());
    }
    let gegeven = kolommen.verwijzing.is_none().then(|| Digitaal::lees(soort, kolommen.adres.clone()));
    let fout = gegeven.and_then(|adres| adres.fout());
    werk.meld(fout.map(|fout| Reden::op(fout.code(), "adres")));
    let gegeven = Gegeven::nieuw(soort.element(), "adres");
    match kolommen.betrokkene {
        Some(deelnemer) => {
            let Some(deelnemer) = betrokkene::rij(werk.tx, deelnemer)? else { return Ok(()) };
            let wie = klant_core::id::BetrokkeneId::nieuw(deelnemer.uuid.0);
            werk.toets_in(deelnemer.klantcontact, "verstrektDoorBetrokkene", Some(wie), vec![gegeven])
        }
        None => {
            werk.toets_los(&[gegeven]);
            Ok(())
        }
    }
}
