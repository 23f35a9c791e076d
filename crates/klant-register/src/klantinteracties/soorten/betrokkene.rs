//! Betrokkenen: who took part in a contact, with what she gave for it.

use std::collections::HashMap;

use klant_core::id::BetrokkeneId;
use klant_core::regels::toetsen::Gegeven;
use klant_core::{Adres, Bronsoort, Code, Contactnaam, Element, Keuze, Reden, Rol};
use klant_store::klantinteracties::betrokkene::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::gevuld;
use super::klantcontact::Klantcontact;
use super::partij::Partij;
use crate::fout::Fout;
use crate::gebruik::beoordeling::naamgegevens;
use crate::klantinteracties::{Soort, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a betrokkene.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Who she was.
    pub partij: Option<Option<Uuid>>,
    /// The contact.
    pub klantcontact: Option<Uuid>,
    /// Address to visit for this interactie.
    pub bezoekadres: Option<Option<Adres>>,
    /// Address for post for this interactie.
    pub correspondentieadres: Option<Option<Adres>>,
    /// Name for this interactie.
    pub contactnaam: Option<Contactnaam>,
    /// The part she plays.
    pub rol: Option<Rol>,
    /// Name of the organisation for this interactie.
    pub organisatienaam: Option<String>,
    /// Whether she began the contact.
    pub initiator: Option<bool>,
}

/// The use cases of betrokkenen.
pub struct Betrokkene;

impl Soort for Betrokkene {
    const TABEL: Tabel = Tabel::Betrokkene;
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
        wie.betrokkene(beeld.kolommen.uuid.0, beeld.partij);
        if let Some(Some(partij)) = &beeld.uitgeklapte_partij {
            Partij::betreft(partij, wie);
        }
        if let Some(Some(contact)) = &beeld.uitgeklapt_klantcontact {
            Klantcontact::betreft(contact, wie);
        }
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        let contact = opgave.klantcontact.ok_or(StoreFout::Intern)?;
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            klantcontact: werk.nummer(Tabel::Klantcontact, contact)?,
            partij: None,
            rol: Rol::Klant.woord().to_owned(),
            initiator: false,
            verstrekt_door: Bronsoort::Toepassing.woord().to_owned(),
            voorletters: None,
            voornaam: None,
            voorvoegsel_achternaam: None,
            achternaam: None,
            organisatienaam: None,
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
        let was = kolommen.clone();
        if let Some(contact) = opgave.klantcontact {
            kolommen.klantcontact = werk.nummer(Tabel::Klantcontact, contact)?;
        }
        // Who she was is only noted: nothing that she gave moves to the partij.
        if let Some(partij) = werk.verwijzing(Tabel::Partij, opgave.partij)? {
            // To say who someone was is to identify her (S24).
            if partij.is_some() && partij != was.partij && !werk.context.toegang.mag_identificeren() {
                return Err(Fout::Verboden(vec![Reden::op(Code::S24GeenRecht, "wasPartij")]));
            }
            kolommen.partij = partij;
        }
        if let Some(rol) = opgave.rol {
            kolommen.rol = rol.woord().to_owned();
        }
        kolommen.initiator = opgave.initiator.unwrap_or(kolommen.initiator);
        let mut gegevens = Vec::new();
        if let Some(naam) = opgave.contactnaam.clone() {
            gegevens.extend(naamgegevens(&naam, "contactnaam."));
            kolommen.voorletters = naam.voorletters;
            kolommen.voornaam = naam.voornaam;
            kolommen.voorvoegsel_achternaam = naam.voorvoegsel_achternaam;
            kolommen.achternaam = naam.achternaam;
        }
        if let Some(naam) = &opgave.organisatienaam {
            kolommen.organisatienaam = gevuld(naam);
            if kolommen.organisatienaam.is_some() {
                gegevens.push(Gegeven::nieuw(Element::Organisatienaam, "organisatienaam"));
            }
        }
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
        werk.behoud(nummer, &mut kolommen, &was);
        if !gegevens.is_empty() {
            kolommen.verstrekt_door = Bronsoort::Toepassing.woord().to_owned();
        }
        let wie = BetrokkeneId::nieuw(kolommen.uuid.0);
        werk.toets_in(kolommen.klantcontact, "hadKlantcontact", Some(wie), gegevens)?;
        werk.bewaar(nummer, kolommen)
    }
}
