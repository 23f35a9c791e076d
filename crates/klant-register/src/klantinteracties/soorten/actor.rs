//! Actoren.

use std::collections::{BTreeMap, HashMap};

use klant_core::{Keuze, Objectidentificator, SoortActor};
use klant_store::klantinteracties::actor::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::sleutelkolommen;
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of an actor.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Her name.
    pub naam: Option<String>,
    /// What she is.
    pub soort: Option<SoortActor>,
    /// Whether she is at work.
    pub actief: Option<bool>,
    /// Her key in a register of employees.
    pub identificator: Option<Objectidentificator>,
    /// What is known of her by her soort: read for each soort that she may turn out to have.
    pub identificatie: Vec<Identificatielezing>,
}

/// The `actorIdentificatie` of a body, read as that of a soort.
#[derive(Clone)]
pub struct Identificatielezing {
    /// The soort that it was read for.
    pub soort: SoortActor,
    /// What it says; none when it has no member of this soort.
    pub identificatie: Option<Identificatie>,
    /// What is wrong with it, should this be her soort.
    pub bezwaren: Vec<Veldbezwaar>,
}

/// What is known of an actor by her soort.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identificatie {
    /// What she does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub functie: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omschrijving: Option<String>,
    /// Where she is written to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emailadres: Option<String>,
    /// Where she is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telefoonnummer: Option<String>,
    /// Where she is faxed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faxnummer: Option<String>,
}

/// The use cases of actoren.
pub struct Actor;

impl Soort for Actor {
    const TABEL: Tabel = Tabel::Actor;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        _: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke)
    }

    fn betreft(_: &Beeld, _: &mut Betrokkenen) {}

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        let soort = Veldbezwaar::vereis("soortActor", opgave.soort)?;
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            soort: soort.woord().to_owned(),
            naam: String::new(),
            actief: true,
            object_id: None,
            code_objecttype: None,
            code_register: None,
            code_soort_object_id: None,
            identificatie_gegeven: false,
            functie: None,
            omschrijving: None,
            emailadres: None,
            telefoonnummer: None,
            faxnummer: None,
            andere_identificaties: None,
        })
    }

    /// Her links to contacten and what was assigned to her go along; the taken stay.
    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        werk.verwijder(Tabel::Actor, vec![nummer])
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(naam) = &opgave.naam {
            kolommen.naam.clone_from(naam);
        }
        if let Some(actief) = opgave.actief {
            kolommen.actief = actief;
        }
        if let Some(sleutel) = &opgave.identificator {
            [
                kolommen.object_id,
                kolommen.code_objecttype,
                kolommen.code_register,
                kolommen.code_soort_object_id,
            ] = sleutelkolommen(sleutel);
        }
        if let Some(soort) = opgave.soort {
            wissel(&mut kolommen, soort.woord(), nummer.unwrap_or_default())?;
        }
        let gelezen = opgave.identificatie.iter().find(|lezing| lezing.soort.woord() == kolommen.soort);
        if let Some(lezing) = gelezen {
            weiger(lezing.bezwaren.clone())?;
            if let Some(identificatie) = &lezing.identificatie {
                zet(&mut kolommen, Some(identificatie.clone()));
            }
        }
        werk.bewaar(nummer, kolommen)
    }
}

/// Makes her of another soort: what was given of her is put aside, and what was given when she was so before comes back.
fn wissel(kolommen: &mut Kolommen, soort: &str, rij: i64) -> Result<(), Fout> {
    if kolommen.soort == soort {
        return Ok(());
    }
    let stuk = |_| StoreFout::Stuk { tabel: "actor", kolom: "andere_identificaties", rij };
    let mut andere: BTreeMap<String, Identificatie> = match &kolommen.andere_identificaties {
        Some(json) => serde_json::from_str(json).map_err(stuk)?,
        None => BTreeMap::new(),
    };
    let was = std::mem::replace(&mut kolommen.soort, soort.to_owned());
    if kolommen.identificatie_gegeven {
        andere.insert(was, neem(kolommen));
    }
    zet(kolommen, andere.remove(soort));
    kolommen.andere_identificaties = if andere.is_empty() {
        None
    } else {
        Some(serde_json::to_string(&andere).map_err(|_| StoreFout::Intern)?)
    };
    Ok(())
}

fn neem(kolommen: &Kolommen) -> Identificatie {
    Identificatie {
        functie: kolommen.functie.clone(),
        omschrijving: kolommen.omschrijving.clone(),
        emailadres: kolommen.emailadres.clone(),
        telefoonnummer: kolommen.telefoonnummer.clone(),
        faxnummer: kolommen.faxnummer.clone(),
    }
}

/// Puts what is known of her in place of what was.
fn zet(kolommen: &mut Kolommen, identificatie: Option<Identificatie>) {
    kolommen.identificatie_gegeven = identificatie.is_some();
    let nieuw = identificatie.unwrap_or_default();
    let vol = |tekst: Option<String>| tekst.filter(|tekst| !tekst.is_empty());
    kolommen.functie = vol(nieuw.functie);
    kolommen.omschrijving = vol(nieuw.omschrijving);
    kolommen.emailadres = vol(nieuw.emailadres);
    kolommen.telefoonnummer = vol(nieuw.telefoonnummer);
    kolommen.faxnummer = vol(nieuw.faxnummer);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eenheid() -> Kolommen {
        let mut kolommen = Kolommen {
            uuid: DbUuid(Uuid::nil()),
            versie: 1,
            soort: SoortActor::OrganisatorischeEenheid.woord().to_owned(),
            naam: "Burgerzaken".to_owned(),
            actief: true,
            object_id: None,
            code_objecttype: None,
            code_register: None,
            code_soort_object_id: None,
            identificatie_gegeven: false,
            functie: None,
            omschrijving: None,
            emailadres: None,
            telefoonnummer: None,
            faxnummer: None,
            andere_identificaties: None,
        };
        let telefoonnummer = Some("+31201234567".to_owned());
        zet(&mut kolommen, Some(Identificatie { telefoonnummer, ..Identificatie::default() }));
        kolommen
    }

    #[test]
    fn van_een_andere_soort_is_nog_niets_gegeven_en_terug_is_alles_er_weer() {
        let mut kolommen = eenheid();
        assert!(wissel(&mut kolommen, "medewerker", 1).is_ok());
        assert!(!kolommen.identificatie_gegeven && kolommen.telefoonnummer.is_none());
        assert!(wissel(&mut kolommen, "organisatorische_eenheid", 1).is_ok());
        assert!(kolommen.identificatie_gegeven);
        assert_eq!(kolommen.telefoonnummer.as_deref(), Some("+31201234567"));
        assert_eq!(kolommen.andere_identificaties, None);
    }

    #[test]
    fn dezelfde_soort_opnieuw_verandert_niets() {
        let mut kolommen = eenheid();
        assert!(wissel(&mut kolommen, "organisatorische_eenheid", 1).is_ok());
        assert!(kolommen.identificatie_gegeven && kolommen.andere_identificaties.is_none());
    }
}
