//! Rows of partij.

use std::collections::BTreeMap;

use diesel::prelude::{AsChangeset, Insertable, Queryable, Selectable};
use klant_core::id::PartijId;
use klant_core::waarde::Opgegeven;
use klant_core::{Contactnaam, Keuze, Partij};
use time::Date;

use super::adres::{Partijbezoekadres, Partijpostadres};
use super::woord;
use crate::{DbUuid, StoreFout};

/// The columns of a partij that are written.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::partij, treat_none_as_null = true)]
pub struct Partijkolommen {
    uuid: DbUuid,
    versie: i32,
    soort: String,
    actief: bool,
    geheimhouding: Option<bool>,
    beperkt_sinds: Option<Date>,
    voorkeurstaal: Option<String>,
    interne_notitie: Option<String>,
    identificatie_gegeven: bool,
    voorletters: Option<String>,
    voornaam: Option<String>,
    voorvoegsel_achternaam: Option<String>,
    achternaam: Option<String>,
    organisatienaam: Option<String>,
    #[diesel(embed)]
    bezoekadres: Partijbezoekadres,
    #[diesel(embed)]
    correspondentieadres: Partijpostadres,
}

/// A partij as stored.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::partij)]
pub struct Partijrij {
    /// Its number, for joins and order.
    pub volgnummer: i64,
    /// The preferred digital address of the Klantinteracties API.
    pub voorkeurs_digitaal_adres: Option<i64>,
    #[diesel(embed)]
    kolommen: Partijkolommen,
}

impl Partijkolommen {
    /// The row of a partij.
    #[must_use]
    pub fn van(partij: &Partij) -> Self {
        let naam = partij.contactnaam.clone();
        Self {
            uuid: DbUuid(partij.id.uuid()),
            versie: partij.versie,
            soort: partij.soort.woord().to_owned(),
            actief: partij.actief,
            geheimhouding: partij.geheimhouding,
            beperkt_sinds: partij.beperkt_sinds,
            voorkeurstaal: partij.voorkeurstaal.as_ref().map(|taal| taal.tekst().to_owned()),
            interne_notitie: partij.interne_notitie.clone(),
            identificatie_gegeven: !naam.is_leeg() || partij.organisatienaam.is_some(),
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel_achternaam,
            achternaam: naam.achternaam,
            organisatienaam: partij.organisatienaam.clone(),
            bezoekadres: partij.bezoekadres.as_ref().into(),
            correspondentieadres: partij.correspondentieadres.as_ref().into(),
        }
    }
}

impl Partijrij {
    /// The partij, still without what other tables hold of her.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(self) -> Result<Partij, StoreFout> {
        let k = self.kolommen;
        Ok(Partij {
            id: PartijId::nieuw(k.uuid.0),
            versie: k.versie,
            soort: woord(&k.soort, "partij", "soort", self.volgnummer)?,
            contactnaam: Contactnaam {
                voorletters: k.voorletters,
                voornaam: k.voornaam,
                voorvoegsel_achternaam: k.voorvoegsel_achternaam,
                achternaam: k.achternaam,
            },
            organisatienaam: k.organisatienaam,
            actief: k.actief,
            geheimhouding: k.geheimhouding,
            beperkt_sinds: k.beperkt_sinds,
            voorkeurstaal: k.voorkeurstaal.map(Opgegeven::lees),
            bezoekadres: k.bezoekadres.into(),
            correspondentieadres: k.correspondentieadres.into(),
            interne_notitie: k.interne_notitie,
            identificatoren: Vec::new(),
            vaststellingen: Vec::new(),
            digitale_adressen: Vec::new(),
            voorkeurs_digitaal_adres: None,
            rekeningnummers: Vec::new(),
            voorkeuren: Vec::new(),
            wensen: BTreeMap::new(),
            kenbaarmakingen: Vec::new(),
            herkomst: BTreeMap::new(),
        })
    }
}
