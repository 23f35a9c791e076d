//! Partijen: known persons and organisations.

use std::collections::HashMap;

use klant_core::regels::toetsen::Gegeven;
use klant_core::waarde::{Opgegeven, Taal};
use klant_core::{Adres, Contactnaam, Element, Keuze, Reden, SoortPartij};
use klant_store::klantinteracties::partij::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Elementkolommen as _, Kijk, Tabel, Uitklap, Welke, nummerreeks};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::betrokkene::Betrokkene;
use super::{gevuld, partij_identificator, partijdelen};
use crate::fout::Fout;
use crate::gebruik::beoordeling::naamgegevens;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a partij.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Her number.
    pub nummer: Option<Option<String>>,
    /// A note of the municipality.
    pub interne_notitie: Option<String>,
    /// The complete set of her digital addresses.
    pub digitale_adressen: Option<Vec<Uuid>>,
    /// The preferred one.
    pub voorkeurs_digitaal_adres: Option<Option<Uuid>>,
    /// The complete set of her accounts.
    pub rekeningnummers: Option<Vec<Uuid>>,
    /// The preferred one.
    pub voorkeurs_rekeningnummer: Option<Option<Uuid>>,
    /// The complete set of her identifications.
    pub identificatoren: Option<Vec<partij_identificator::Opgave>>,
    /// The kind.
    pub soort: Option<SoortPartij>,
    /// Her wish that nothing leaves the municipality.
    pub geheimhouding: Option<Option<bool>>,
    /// The language in which she wants to be addressed.
    pub voorkeurstaal: Option<String>,
    /// Whether she may be used at all.
    pub actief: Option<bool>,
    /// Where she may be visited.
    pub bezoekadres: Option<Option<Adres>>,
    /// Where post goes.
    pub correspondentieadres: Option<Option<Adres>>,
    /// Who she is, as far as it fits her kind.
    pub identificatie: Option<Identificatiegroep>,
}

/// Who a partij is: a name, an organisation, or a person who worked for one.
#[derive(Clone, Default)]
pub struct Identificatiegroep {
    /// The name of a person.
    pub contactnaam: Option<Contactnaam>,
    /// The name of an organisation.
    pub naam: Option<String>,
    /// The organisation that a contactpersoon worked for.
    pub werkte_voor_partij: Option<Option<Uuid>>,
    /// The identity of a contactpersoon in that capacity.
    pub uuid: Option<Uuid>,
}

/// The use cases of partijen.
pub struct Partij;

impl Soort for Partij {
    const TABEL: Tabel = Tabel::Partij;
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
        wie.klant(beeld.kolommen.uuid.0);
        beeld.vertegenwoordigden.iter().for_each(|partij| wie.klant(*partij));
        beeld.werkte_voor_partij.into_iter().for_each(|partij| wie.klant(partij));
        for betrokkene in beeld.uitgeklapte_betrokkenen.iter().flatten() {
            Betrokkene::betreft(betrokkene, wie);
        }
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            soort: SoortPartij::Persoon.woord().to_owned(),
            nummer: werk.nieuw_nummer(opgave.nummer.as_ref(), nummerreeks::PARTIJ)?,
            actief: true,
            geheimhouding: None,
            voorkeurstaal: None,
            interne_notitie: None,
            identificatie_gegeven: false,
            voorletters: None,
            voornaam: None,
            voorvoegsel_achternaam: None,
            achternaam: None,
            organisatienaam: None,
            contactpersoon_uuid: None,
            werkte_voor_partij: None,
            voorkeurs_digitaal_adres: None,
            voorkeurs_rekeningnummer: None,
            bezoekadres: None.into(),
            correspondentieadres: None.into(),
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let (Some(_), Some(eigen)) = (nummer, &opgave.nummer) {
            kolommen.nummer.clone_from(eigen);
        }
        let was = kolommen.clone();
        let mut kolommen = vul(werk, kolommen, opgave)?;
        werk.behoud(nummer, &mut kolommen, &was);
        if werk.heel {
            partijdelen::voorkeuren_in_verzoek(opgave)?;
        }
        let gewijzigd = gewijzigd(&was, &kolommen);
        if let Some(nummer) = nummer {
            werk.toets_vervanging(nummer, &gewijzigd)?;
        }
        let partij = kolommen.uuid.0;
        let geschreven = werk.bewaar(nummer, kolommen)?;
        werk.onthoud(Tabel::Partij, partij, geschreven);
        werk.noteer_herkomst(geschreven, gewijzigd)?;
        partijdelen::koppel(werk, partij, geschreven, opgave)?;
        Ok(geschreven)
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        partijdelen::verwijder(werk, nummer)
    }
}

fn vul(werk: &mut Werk<'_, '_>, mut kolommen: Kolommen, opgave: &Opgave) -> Result<Kolommen, Fout> {
    let mut gegevens = Vec::new();
    if let Some(notitie) = &opgave.interne_notitie {
        kolommen.interne_notitie = gevuld(notitie);
    }
    if let Some(geheim) = opgave.geheimhouding {
        kolommen.geheimhouding = geheim;
    }
    if let Some(taal) = &opgave.voorkeurstaal {
        kolommen.voorkeurstaal = gevuld(taal);
        if kolommen.voorkeurstaal.is_some() {
            let fout = Opgegeven::<Taal>::lees(taal.clone()).fout();
            werk.meld(fout.map(|fout| Reden::op(fout.code(), "voorkeurstaal")));
            gegevens.push(Gegeven::nieuw(Element::Voorkeurstaal, "voorkeurstaal"));
        }
    }
    kolommen.actief = opgave.actief.unwrap_or(kolommen.actief);
    if let Some(adres) = &opgave.bezoekadres {
        werk.toets_adres(adres.as_ref(), Element::Bezoekadres, "bezoekadres");
        gegevens.extend(adres.as_ref().map(|_| Gegeven::nieuw(Element::Bezoekadres, "bezoekadres")));
        kolommen.bezoekadres = adres.as_ref().into();
    }
    if let Some(adres) = &opgave.correspondentieadres {
        werk.toets_adres(adres.as_ref(), Element::Correspondentieadres, "correspondentieadres");
        let gegeven = Gegeven::nieuw(Element::Correspondentieadres, "correspondentieadres");
        gegevens.extend(adres.as_ref().map(|_| gegeven));
        kolommen.correspondentieadres = adres.as_ref().into();
    }
    if let Some(soort) = opgave.soort
        && kolommen.soort != soort.woord()
    {
        kolommen.soort = soort.woord().to_owned();
        // Who she was as another kind is not kept in hiding.
        vergeet_identificatie(&mut kolommen);
    }
    if let Some(groep) = &opgave.identificatie {
        identificeer(werk, &mut kolommen, groep, &mut gegevens)?;
    }
    werk.toets_los(&gegevens);
    Ok(kolommen)
}

/// The Elementen of which another value is written, each with its place on the wire.
fn gewijzigd(was: &Kolommen, wordt: &Kolommen) -> Vec<(Element, &'static str)> {
    let plaats = |element| match element {
        Element::Voorletters => "partijIdentificatie.contactnaam.voorletters",
        Element::Voornaam => "partijIdentificatie.contactnaam.voornaam",
        Element::VoorvoegselAchternaam => "partijIdentificatie.contactnaam.voorvoegselAchternaam",
        Element::Achternaam => "partijIdentificatie.contactnaam.achternaam",
        Element::Organisatienaam => "partijIdentificatie.naam",
        Element::Voorkeurstaal => "voorkeurstaal",
        Element::Bezoekadres => "bezoekadres",
        Element::Correspondentieadres => "correspondentieadres",
        _ => "interneNotitie",
    };
    wordt.gewijzigd(Some(was)).iter().map(|element| (element, plaats(element))).collect()
}

/// Takes away who a partij is.
pub(super) fn vergeet_identificatie(kolommen: &mut Kolommen) {
    kolommen.identificatie_gegeven = false;
    kolommen.voorletters = None;
    kolommen.voornaam = None;
    kolommen.voorvoegsel_achternaam = None;
    kolommen.achternaam = None;
    kolommen.organisatienaam = None;
    kolommen.contactpersoon_uuid = None;
    kolommen.werkte_voor_partij = None;
}

/// A group is given as a whole: what it leaves out is empty.
fn identificeer(
    werk: &mut Werk<'_, '_>,
    kolommen: &mut Kolommen,
    groep: &Identificatiegroep,
    gegevens: &mut Vec<Gegeven>,
) -> Result<(), Fout> {
    let soort = SoortPartij::van_woord(&kolommen.soort).unwrap_or(SoortPartij::Persoon);
    vergeet_identificatie(kolommen);
    kolommen.identificatie_gegeven = true;
    if soort == SoortPartij::Organisatie {
        kolommen.organisatienaam = groep.naam.as_deref().and_then(gevuld);
        let gegeven = Gegeven::nieuw(Element::Organisatienaam, "partijIdentificatie.naam");
        gegevens.extend(kolommen.organisatienaam.as_ref().map(|_| gegeven));
        return Ok(());
    }
    let naam = groep.contactnaam.clone().unwrap_or_default();
    gegevens.extend(naamgegevens(&naam, "partijIdentificatie.contactnaam."));
    kolommen.voorletters = naam.voorletters;
    kolommen.voornaam = naam.voornaam;
    kolommen.voorvoegsel_achternaam = naam.voorvoegsel_achternaam;
    kolommen.achternaam = naam.achternaam;
    if soort == SoortPartij::Contactpersoon {
        kolommen.contactpersoon_uuid = Some(DbUuid(groep.uuid.unwrap_or_else(|| werk.context.id())));
        kolommen.werkte_voor_partij = werk.verwijzing(Tabel::Partij, groep.werkte_voor_partij)?.flatten();
        if let Some(werkgever) = kolommen.werkte_voor_partij {
            let werkgever = rij::rij(werk.tx, werkgever)?;
            if werkgever.is_none_or(|werkgever| werkgever.soort != SoortPartij::Organisatie.woord()) {
                weiger(vec![Veldbezwaar::ongeldig(
                    "partijIdentificatie.werkteVoorPartij.uuid",
                    "Partij object moet het soort 'organisatie' hebben.",
                )])?;
            }
        }
    }
    Ok(())
}
