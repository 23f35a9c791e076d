//! Whom a use case concerns: the known customers, and those who took part in contacts without being one.

use std::collections::BTreeSet;

use klant_core::verwerking::Verwerkte;
use klant_core::{Bewaard, Interactie};
use klant_store::klantinteracties::{Rij, nummer_van, nummers_van};
use klant_store::tabel::{GEEN_RIJ, Tabel};
use klant_store::vraag::verwerking::{self, Eigenaars};
use klant_store::{StoreFout, Tx};
use uuid::Uuid;

use crate::mutatie::{Mutatie, Rijverwijzing};

/// Whom something concerns, gathered under way: by uuid where that is at hand, else by the number of a row.
#[derive(Default)]
pub struct Betrokkenen {
    wie: BTreeSet<Verwerkte>,
    eigenaars: Eigenaars,
    contacten: BTreeSet<Uuid>,
    /// Contacts that this unit of work records: whoever takes part in them comes by herself.
    nieuw: BTreeSet<Uuid>,
    /// Numbers of rows of this unit of work of which it is known whom they concern. Reading them would collide with every write
    /// that adds a row beside them.
    bekend: BTreeSet<(Tabel, i64)>,
}

impl Betrokkenen {
    /// Whoever took part in an interactie.
    #[must_use]
    pub fn van(interactie: &Interactie) -> Self {
        let mut betrokkenen = Self::default();
        betrokkenen.interactie(interactie);
        betrokkenen
    }

    /// A known customer.
    pub fn klant(&mut self, partij: Uuid) {
        self.wie.insert(Verwerkte::klant(partij));
    }

    /// Someone who took part in a contact, with the known customer that she was.
    pub fn betrokkene(&mut self, zelf: Uuid, partij: Option<Uuid>) {
        self.wie.insert(Verwerkte::betrokkene(zelf, partij));
    }

    /// A person or organisation of the Contactgegevens API.
    pub fn contactgegevens(&mut self, uuid: Uuid) {
        self.wie.insert(Verwerkte::contactgegevens(uuid));
    }

    /// Someone who took part in a contact, by the number of her row.
    pub fn betrokkene_met_nummer(&mut self, nummer: i64) {
        self.eigenaars.betrokkenen.insert(nummer);
    }

    /// Whoever took part in a contact.
    pub fn klantcontact(&mut self, contact: Uuid) {
        self.contacten.insert(contact);
    }

    /// The same, by the number of its row.
    pub fn klantcontact_met_nummer(&mut self, nummer: i64) {
        self.eigenaars.klantcontacten.insert(nummer);
    }

    /// Whose a row is that may not be known of, when there is one. What does not exist is asked for in the same way: how long
    /// that takes tells nothing.
    pub(crate) fn poging(&mut self, tx: &mut Tx<'_>, tabel: Tabel, uuid: Uuid) -> Result<(), StoreFout> {
        let nummer = nummer_van(tx, tabel, uuid)?.unwrap_or(GEEN_RIJ);
        verwerking::eigenaars(tx, tabel, &[nummer], &mut self.eigenaars)
    }

    /// Whoever took part in an interactie.
    pub fn interactie(&mut self, interactie: &Interactie) {
        for (_, betrokkene) in interactie.betrokkenen() {
            self.betrokkene(betrokkene.id.uuid(), betrokkene.partij.map(klant_core::id::PartijId::uuid));
        }
    }

    /// Whom this change concerns. Asked before it is applied: of what goes it is known only then whose it was.
    pub(crate) fn noteer(&mut self, tx: &mut Tx<'_>, mutatie: &Mutatie) -> Result<(), StoreFout> {
        match mutatie {
            Mutatie::Klantcontact { contact, .. } => {
                self.nieuw.insert(contact.id.uuid());
            }
            Mutatie::Betrokkene { betrokkene, .. } => {
                let klant = betrokkene.partij.map(klant_core::id::PartijId::uuid);
                self.betrokkene(betrokkene.id.uuid(), klant);
            }
            Mutatie::Interactie { eerste: Rijverwijzing::Uuid(contact), .. } => self.klantcontact(*contact),
            Mutatie::Interactie { eerste: Rijverwijzing::Nummer(nummer), .. }
            | Mutatie::VerfijnProfiel { wortel: nummer, .. }
            | Mutatie::Wortel { contact: nummer, .. } => self.klantcontact_met_nummer(*nummer),
            Mutatie::SluitInteractie { interactie, .. } => self.klantcontact(interactie.uuid()),
            Mutatie::Onderwerpobject { contact, .. }
            | Mutatie::ActorKlantcontact { contact, .. }
            | Mutatie::InterneTaak { contact, .. }
            | Mutatie::WijzigInterneTaak { contact, .. } => self.klantcontact(contact.uuid()),
            Mutatie::Partij(partij) | Mutatie::WijzigPartij { partij, .. } => self.klant(partij.id.uuid()),
            Mutatie::Vertegenwoordiging(van) | Mutatie::WijzigVertegenwoordiging { wordt: van, .. } => {
                self.klant(van.vertegenwoordigende.uuid());
                self.klant(van.vertegenwoordigde.uuid());
            }
            Mutatie::Bewaarplicht(plicht)
            | Mutatie::WijzigBewaarplicht { wordt: plicht, .. }
            | Mutatie::NeemBewaarplichtTerug(plicht) => match plicht.wat {
                Bewaard::Klant(klant, _) => self.klant(klant.uuid()),
                Bewaard::Klantcontact(contact) => self.klantcontact(contact.uuid()),
            },
            Mutatie::Wisverzoek { klant, .. } | Mutatie::VerzetWisverzoek { klant, .. } => {
                self.klant(klant.uuid());
            }
            Mutatie::Vaststelling { partij: Rijverwijzing::Uuid(partij), .. } => self.klant(*partij),
            Mutatie::Identificator { partij, .. }
            | Mutatie::DigitaalAdres { partij, .. }
            | Mutatie::WijzigDigitaalAdres { partij, .. }
            | Mutatie::Voorkeuren { partij, .. }
            | Mutatie::Kenbaarmakingen { partij, .. }
            | Mutatie::Rekeningnummers { partij, .. }
            | Mutatie::Wensen { partij, .. }
            | Mutatie::Voorstel { partij, .. }
            | Mutatie::VerwijderVoorstel { partij, .. }
            | Mutatie::Herkomst { partij, .. } => self.klant(partij.uuid()),
            Mutatie::Vaststelling { partij: Rijverwijzing::Nummer(partij), .. }
            | Mutatie::ZetVoorkeur { partij, .. }
            | Mutatie::HerkomstErbij { partij, .. }
            | Mutatie::EnigeStandaard { partij, .. } => {
                self.eigenaars.partijen.insert(*partij);
            }
            Mutatie::Verwijder { tabel, nummers } => {
                verwerking::eigenaars(tx, *tabel, nummers, &mut self.eigenaars)?;
                self.nu(tx)?;
            }
            Mutatie::WijsToe { taak, .. } => {
                verwerking::eigenaars(tx, Tabel::InterneTaak, &[*taak], &mut self.eigenaars)?;
            }
            // What is taken from a customer stands among her own changes, and a row is noted with its columns.
            Mutatie::Actor(_)
            | Mutatie::VerwijderIdentificator(..)
            | Mutatie::VerwijderDigitaalAdres(..)
            | Mutatie::VergeetVoorkeur { .. }
            | Mutatie::Bewaar { .. } => {}
        }
        Ok(())
    }

    /// Whom a row concerns that was written: whose it is, and of one that stood already whose it was.
    pub(crate) fn rij(&mut self, rij: &Rij, nummer: i64, nieuw: bool) {
        let Eigenaars { partijen, betrokkenen, klantcontacten, .. } = &mut self.eigenaars;
        match rij {
            Rij::Partij(kolommen) => {
                self.bekend.insert((Tabel::Partij, nummer));
                self.klant(kolommen.uuid.0);
            }
            Rij::Betrokkene(kolommen) => {
                self.bekend.insert((Tabel::Betrokkene, nummer));
                partijen.extend(kolommen.partij);
                if kolommen.partij.is_none() {
                    self.betrokkene(kolommen.uuid.0, None);
                }
            }
            Rij::Klantcontact(_) if nieuw => {
                self.bekend.insert((Tabel::Klantcontact, nummer));
            }
            Rij::Klantcontact(_) => klantcontacten.extend([nummer]),
            Rij::DigitaalAdres(kolommen) => {
                partijen.extend(kolommen.partij);
                betrokkenen.extend(kolommen.betrokkene);
            }
            Rij::PartijIdentificator(kolommen) => partijen.extend(kolommen.partij),
            Rij::Rekeningnummer(kolommen) => partijen.extend(kolommen.partij),
            Rij::CategorieRelatie(kolommen) => partijen.extend(kolommen.partij),
            Rij::Vertegenwoordiging(kolommen) => {
                partijen.extend([kolommen.vertegenwoordigende_partij, kolommen.vertegenwoordigde_partij]);
            }
            Rij::ActorKlantcontact(kolommen) => klantcontacten.extend([kolommen.klantcontact]),
            Rij::InterneTaak(kolommen) => klantcontacten.extend([kolommen.klantcontact]),
            Rij::Bijlage(kolommen) => klantcontacten.extend(kolommen.klantcontact),
            Rij::Onderwerpobject(kolommen) => klantcontacten.extend(kolommen.klantcontact),
            Rij::ContactgegevensPersoon(kolommen) => self.contactgegevens(kolommen.uuid.0),
            Rij::ContactgegevensOrganisatie(kolommen) => self.contactgegevens(kolommen.uuid.0),
            Rij::Actor(_) | Rij::Categorie(_) => {}
        }
    }

    /// Whose a row is that is about to be written anew: it may become another's.
    pub(crate) fn stond(&mut self, tx: &mut Tx<'_>, rij: &Rij, nummer: i64) -> Result<(), StoreFout> {
        let tabel = match rij {
            Rij::Betrokkene(_) => Tabel::Betrokkene,
            Rij::DigitaalAdres(_) => Tabel::DigitaalAdres,
            Rij::PartijIdentificator(_) => Tabel::PartijIdentificator,
            Rij::Rekeningnummer(_) => Tabel::Rekeningnummer,
            Rij::CategorieRelatie(_) => Tabel::CategorieRelatie,
            Rij::Vertegenwoordiging(_) => Tabel::Vertegenwoordiging,
            // These do not move, or are about a contact rather than of somebody.
            _ => return Ok(()),
        };
        verwerking::eigenaars(tx, tabel, &[nummer], &mut self.eigenaars)?;
        self.nu(tx)
    }

    /// Finds out now who the rows by number are.
    fn nu(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreFout> {
        let mut eigenaars = std::mem::take(&mut self.eigenaars);
        let bekend = &self.bekend;
        let onbekend = |tabel| move |nummer: &i64| !bekend.contains(&(tabel, *nummer));
        eigenaars.partijen.retain(onbekend(Tabel::Partij));
        eigenaars.betrokkenen.retain(onbekend(Tabel::Betrokkene));
        eigenaars.klantcontacten.retain(onbekend(Tabel::Klantcontact));
        self.wie.extend(verwerking::wie(tx, &eigenaars)?);
        Ok(())
    }

    /// Who they all are, each once.
    pub(crate) fn wie(mut self, tx: &mut Tx<'_>) -> Result<BTreeSet<Verwerkte>, StoreFout> {
        let contacten: Vec<Uuid> = self.contacten.difference(&self.nieuw).copied().collect();
        let nummers = nummers_van(tx, Tabel::Klantcontact, &contacten)?;
        self.eigenaars.klantcontacten.extend(nummers.into_values());
        self.nu(tx)?;
        Ok(self.wie)
    }
}
