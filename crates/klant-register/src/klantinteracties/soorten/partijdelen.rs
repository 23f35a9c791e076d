//! What hangs on a partij: her addresses, accounts and identifications as complete sets, and what goes when she goes.

use klant_store::klantinteracties::partij::{self as rij, Voorkeurskolom};
use klant_store::klantinteracties::{PerNummer, Tabel, Verwijzing, digitaal_adres, rekeningnummer, terug};
use uuid::Uuid;

use super::partij::{Opgave, vergeet_identificatie};
use super::partij_identificator::{self, PartijIdentificator};
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::mutatie::Mutatie;

const ADRES: Voorkeurveld = Voorkeurveld {
    kolom: Voorkeurskolom::DigitaalAdres,
    tabel: Tabel::DigitaalAdres,
    veld: "voorkeursDigitaalAdres",
    lijst: "digitaleAdressen",
    niet_gekoppeld: "Het voorkeurs adres moet een gelinkte digitaal adres zijn.",
};
const REKENING: Voorkeurveld = Voorkeurveld {
    kolom: Voorkeurskolom::Rekeningnummer,
    tabel: Tabel::Rekeningnummer,
    veld: "voorkeursRekeningnummer",
    lijst: "rekeningnummers",
    niet_gekoppeld: "Het voorkeurs rekeningnummer moet een gelinkte rekeningnummer zijn.",
};

/// A preferred thing, with the list that it must be in.
struct Voorkeurveld {
    kolom: Voorkeurskolom,
    tabel: Tabel,
    veld: &'static str,
    lijst: &'static str,
    niet_gekoppeld: &'static str,
}

impl Voorkeurveld {
    fn bezwaar(&self, voorkeur: Option<Option<Uuid>>, lijst: Option<&Vec<Uuid>>) -> Option<Veldbezwaar> {
        let voorkeur = voorkeur.flatten()?;
        match lijst {
            Some(lijst) if lijst.contains(&voorkeur) => None,
            Some(lijst) if lijst.is_empty() => {
                let reden = format!("{} mag niet meegegeven worden als {} leeg is.", self.veld, self.lijst);
                Some(Veldbezwaar::ongeldig(self.veld, reden))
            }
            _ => Some(Veldbezwaar::ongeldig(self.veld, self.niet_gekoppeld)),
        }
    }
}

/// In a complete body, what is preferred is among what is listed.
pub(super) fn voorkeuren_in_verzoek(opgave: &Opgave) -> Result<(), Fout> {
    let adres = ADRES.bezwaar(opgave.voorkeurs_digitaal_adres, opgave.digitale_adressen.as_ref());
    let rekening = REKENING.bezwaar(opgave.voorkeurs_rekeningnummer, opgave.rekeningnummers.as_ref());
    weiger(adres.into_iter().chain(rekening).collect())
}

/// Links what is given, unlinks what is not, and sets what is preferred.
pub(super) fn koppel(werk: &mut Werk<'_, '_>, uuid: Uuid, partij: i64, opgave: &Opgave) -> Result<(), Fout> {
    if let Some(adressen) = &opgave.digitale_adressen {
        koppel_adressen(werk, partij, adressen)?;
    }
    if let Some(rekeningen) = &opgave.rekeningnummers {
        koppel_rekeningen(werk, partij, rekeningen)?;
    }
    zet_voorkeur(werk, partij, &ADRES, opgave.voorkeurs_digitaal_adres)?;
    zet_voorkeur(werk, partij, &REKENING, opgave.voorkeurs_rekeningnummer)?;
    match &opgave.identificatoren {
        Some(identificatoren) => koppel_identificatoren(werk, uuid, partij, identificatoren),
        None => Ok(()),
    }
}

/// What is preferred is hers.
fn zet_voorkeur(
    werk: &mut Werk<'_, '_>,
    partij: i64,
    veld: &Voorkeurveld,
    gegeven: Option<Option<Uuid>>,
) -> Result<(), Fout> {
    let Some(voorkeur) = werk.verwijzing(veld.tabel, gegeven)? else { return Ok(()) };
    let eigen = eigen(werk, veld.tabel, partij)?;
    if voorkeur.is_some_and(|voorkeur| !eigen.iter().any(|eigen| eigen.nummer == voorkeur)) {
        weiger(vec![Veldbezwaar::ongeldig(veld.veld, veld.niet_gekoppeld)])?;
    }
    werk.pas_toe(Mutatie::ZetVoorkeur { kolom: veld.kolom, partij, naar: voorkeur })
}

fn eigen(werk: &mut Werk<'_, '_>, tabel: Tabel, partij: i64) -> Result<Vec<Verwijzing>, Fout> {
    let mut per_partij: PerNummer<Verwijzing> = terug(werk.tx, tabel, "partij", &[partij])?;
    Ok(per_partij.remove(&partij).unwrap_or_default())
}

fn koppel_adressen(werk: &mut Werk<'_, '_>, partij: i64, uuids: &[Uuid]) -> Result<(), Fout> {
    let gegeven = uuids
        .iter()
        .map(|uuid| werk.nummer(Tabel::DigitaalAdres, *uuid))
        .collect::<Result<Vec<i64>, Fout>>()?;
    let los: Vec<i64> = eigen(werk, Tabel::DigitaalAdres, partij)?
        .into_iter()
        .map(|adres| adres.nummer)
        .filter(|nummer| !gegeven.contains(nummer))
        .collect();
    for mut rij in digitaal_adres::rijen(werk.tx, &los)? {
        rij.kolommen.partij = None;
        // An address that is nobody's is nobody's default.
        rij.kolommen.is_standaard = false;
        werk.bewaar(Some(rij.volgnummer), rij.kolommen)?;
    }
    for mut rij in digitaal_adres::rijen(werk.tx, &gegeven)? {
        if rij.kolommen.partij == Some(partij) {
            continue;
        }
        rij.kolommen.partij = Some(partij);
        let (standaard, soort) = (rij.kolommen.is_standaard, rij.kolommen.soort.clone());
        werk.bewaar(Some(rij.volgnummer), rij.kolommen)?;
        if standaard {
            werk.pas_toe(Mutatie::EnigeStandaard { partij, soort, adres: rij.volgnummer })?;
        }
    }
    Ok(())
}

fn koppel_rekeningen(werk: &mut Werk<'_, '_>, partij: i64, uuids: &[Uuid]) -> Result<(), Fout> {
    let gegeven = uuids
        .iter()
        .map(|uuid| werk.nummer(Tabel::Rekeningnummer, *uuid))
        .collect::<Result<Vec<i64>, Fout>>()?;
    let mut nummers: Vec<i64> =
        eigen(werk, Tabel::Rekeningnummer, partij)?.into_iter().map(|rekening| rekening.nummer).collect();
    nummers.extend(&gegeven);
    for mut rij in rekeningnummer::rijen(werk.tx, &nummers)? {
        let nieuw = gegeven.contains(&rij.volgnummer).then_some(partij);
        if rij.kolommen.partij != nieuw {
            rij.kolommen.partij = nieuw;
            werk.bewaar(Some(rij.volgnummer), rij.kolommen)?;
        }
    }
    Ok(())
}

/// The list is the complete set: what is not in it goes first, then each is written, in order.
fn koppel_identificatoren(
    werk: &mut Werk<'_, '_>,
    uuid: Uuid,
    partij: i64,
    opgaven: &[partij_identificator::Opgave],
) -> Result<(), Fout> {
    const VELD: &str = "partijIdentificatoren.identificeerdePartij";
    let mut genoemd: Vec<Uuid> = opgaven.iter().filter_map(|opgave| opgave.uuid).collect();
    genoemd.sort_unstable();
    let aantal = genoemd.len();
    genoemd.dedup();
    if genoemd.len() < aantal {
        let reden = "Duplicaat uuid kan niet worden ingevoerd voor `partij_identificatoren`.";
        weiger(vec![Veldbezwaar::nieuw(VELD, "duplicated", reden)])?;
    }
    let zichtbaar = zichtbare(werk, partij)?;
    let weg: Vec<i64> = zichtbaar
        .into_iter()
        .filter(|eigen| !genoemd.contains(&eigen.uuid))
        .map(|eigen| eigen.nummer)
        .collect();
    partij_identificator::verwijder(werk, &weg, &[])?;
    for (plaats, opgave) in opgaven.iter().enumerate() {
        let opgave = partij_identificator::Opgave { partij: Some(Some(uuid)), ..opgave.clone() };
        let geschreven = match opgave.uuid {
            Some(bestaand) => {
                let nummer = werk.nummer(Tabel::PartijIdentificator, bestaand)?;
                PartijIdentificator::wijzig(werk, nummer, &opgave)
            }
            None => PartijIdentificator::maak(werk, &opgave).map(drop),
        };
        geschreven.map_err(|fout| {
            fout.met_velden(|bezwaar| {
                if matches!(bezwaar.naam.as_str(), "__all__" | "partijIdentificator") {
                    bezwaar
                } else {
                    bezwaar.onder(&format!("partijIdentificatoren.{plaats}"))
                }
            })
        })?;
    }
    Ok(())
}

/// Her identificatoren that the application sees: of what it does not see its list says nothing.
fn zichtbare(werk: &mut Werk<'_, '_>, partij: i64) -> Result<Vec<Verwijzing>, Fout> {
    let mut per_partij = werk.kijk.terug(werk.tx, Tabel::PartijIdentificator, "partij", &[partij])?;
    Ok(per_partij.remove(&partij).unwrap_or_default())
}

/// Removes a partij with all that is hers. Contacts stay, without her.
pub(crate) fn verwijder(werk: &mut Werk<'_, '_>, partij: i64) -> Result<(), Fout> {
    let nummers = |lijst: Vec<Verwijzing>| lijst.into_iter().map(|eigen| eigen.nummer).collect::<Vec<i64>>();
    let identificatoren = nummers(eigen(werk, Tabel::PartijIdentificator, partij)?);
    partij_identificator::verwijder(werk, &identificatoren, &identificatoren)?;
    let mut werknemers = terug(werk.tx, Tabel::Partij, "werkte_voor_partij", &[partij])?;
    let werknemers = nummers(werknemers.remove(&partij).unwrap_or_default());
    for mut rij in rij::rijen(werk.tx, &werknemers)? {
        vergeet_identificatie(&mut rij.kolommen);
        werk.bewaar(Some(rij.volgnummer), rij.kolommen)?;
    }
    for adres in eigen(werk, Tabel::DigitaalAdres, partij)? {
        werk.vergeet_voorkeur(Voorkeurskolom::DigitaalAdres, adres.nummer)?;
        werk.verwijder(Tabel::DigitaalAdres, vec![adres.nummer])?;
    }
    for rekening in eigen(werk, Tabel::Rekeningnummer, partij)? {
        werk.vergeet_voorkeur(Voorkeurskolom::Rekeningnummer, rekening.nummer)?;
        werk.verwijder(Tabel::Rekeningnummer, vec![rekening.nummer])?;
    }
    let betrokkenen = nummers(eigen(werk, Tabel::Betrokkene, partij)?);
    werk.verwijder(Tabel::Betrokkene, betrokkenen)?;
    werk.verwijder(Tabel::Partij, vec![partij])
}
