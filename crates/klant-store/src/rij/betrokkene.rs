//! Rows of betrokkene.

use std::collections::BTreeMap;

use diesel::prelude::{Queryable, Selectable};
use klant_core::id::{BetrokkeneId, PartijId};
use klant_core::waarde::Opgegeven;
use klant_core::{Betrokkene, Contactnaam, Keuze};

use super::woord;
use crate::klantinteracties::betrokkene::Kolommen as Betrokkenekolommen;
use crate::{DbUuid, StoreFout};

/// A betrokkene as stored, with what only our own API records of her.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::betrokkene)]
pub struct Betrokkenerij {
    /// Its number, for joins and order.
    pub volgnummer: i64,
    vervolgt: Option<i64>,
    voorkeurstaal: Option<String>,
    #[diesel(embed)]
    kolommen: Betrokkenekolommen,
}

impl Betrokkenekolommen {
    /// The row of a betrokkene in a contact.
    #[must_use]
    pub fn van(betrokkene: &Betrokkene, klantcontact: i64, partij: Option<i64>) -> Self {
        let naam = betrokkene.contactnaam.clone();
        Self {
            uuid: DbUuid(betrokkene.id.uuid()),
            versie: betrokkene.versie,
            klantcontact,
            partij,
            rol: betrokkene.rol.woord().to_owned(),
            initiator: betrokkene.initiator,
            verstrekt_door: betrokkene.verstrekt_door.woord().to_owned(),
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel_achternaam,
            achternaam: naam.achternaam,
            organisatienaam: betrokkene.organisatienaam.clone(),
            bezoekadres: betrokkene.bezoekadres.as_ref().into(),
            correspondentieadres: betrokkene.correspondentieadres.as_ref().into(),
        }
    }
}

impl Betrokkenerij {
    /// The contact in which she took part.
    #[must_use]
    pub const fn klantcontact(&self) -> i64 {
        self.kolommen.klantcontact
    }

    /// Her first part in the interactie, when this one continues it.
    #[must_use]
    pub const fn vervolgt(&self) -> Option<i64> {
        self.vervolgt
    }

    /// The betrokkene, still without her digital addresses, choices and wishes.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(self, partij: Option<DbUuid>) -> Result<Betrokkene, StoreFout> {
        let (rij, taal, k) = (self.volgnummer, self.voorkeurstaal, self.kolommen);
        Ok(Betrokkene {
            id: BetrokkeneId::nieuw(k.uuid.0),
            versie: k.versie,
            rol: woord(&k.rol, "betrokkene", "rol", rij)?,
            initiator: k.initiator,
            partij: partij.map(|uuid| PartijId::nieuw(uuid.0)),
            contactnaam: Contactnaam {
                voorletters: k.voorletters,
                voornaam: k.voornaam,
                voorvoegsel_achternaam: k.voorvoegsel_achternaam,
                achternaam: k.achternaam,
            },
            organisatienaam: k.organisatienaam,
            voorkeurstaal: taal.map(Opgegeven::lees),
            bezoekadres: k.bezoekadres.into(),
            correspondentieadres: k.correspondentieadres.into(),
            digitale_adressen: Vec::new(),
            gekozen: Vec::new(),
            verstrekt_door: woord(&k.verstrekt_door, "betrokkene", "verstrekt_door", rij)?,
            vervolgt: None,
            wensen: BTreeMap::new(),
        })
    }
}
