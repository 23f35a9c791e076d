//! Digitale adressen.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use klant_core::{Digitaal, Elementen, Keuze as _, SoortDigitaalAdres};
use time::Date;
use uuid::Uuid;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, bevat, elders, op, van_adres};
use super::rij::rij;
use super::samenhang::Samenhang;
use super::uitklap::{Tak, Uitklap};
use super::{Kijk, Tabel, Welke, betrokkene};
use crate::rij::VindbaarAdres;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

rij! {
    digitaal_adres {
        partij: Option<i64>,
        betrokkene: Option<i64>,
        soort: String,
        adres: String,
        is_standaard: bool,
        omschrijving: Option<String>,
        verwijzing: Option<String>,
        referentie: Option<String>,
        verificatie_datum: Option<Date>,
        onbestelbaar_sinds: Option<Date>,
        herkomst_door: String,
        herkomst_op: DbTijd,
        herkomst_interactie: Option<DbUuid>,
    } vindbaar VindbaarAdres
}

impl From<&Kolommen> for VindbaarAdres {
    fn from(kolommen: &Kolommen) -> Self {
        let soort = SoortDigitaalAdres::van_woord(&kolommen.soort);
        let adres = soort.map(|soort| Digitaal::lees(soort, kolommen.adres.clone()));
        Self::van(kolommen.partij, adres.as_ref(), kolommen.omschrijving.as_deref())
    }
}

impl Elementkolommen for Kolommen {
    fn verhul(&mut self, was: Option<&Self>, kijk: &Kijk) {
        if kijk.ziet_adres(&was.unwrap_or(self).soort) {
            return;
        }
        // Under another kind it could be seen.
        if let Some(was) = was {
            self.soort.clone_from(&was.soort);
        }
        (self.adres, self.verwijzing, self.omschrijving) =
            was.cloned().map(|was| (was.adres, was.verwijzing, was.omschrijving)).unwrap_or_default();
    }

    fn gewijzigd(&self, was: Option<&Self>) -> Elementen {
        let element = |adres: &Self| Elementen::leeg().met(SoortDigitaalAdres::element_van(&adres.soort));
        match was {
            Some(was) if was.inhoud() == self.inhoud() => Elementen::leeg(),
            Some(was) => element(was).en(element(self)),
            None => element(self),
        }
    }
}

impl Kolommen {
    /// Which address it is: its kind, and its text or where the customer holds it herself.
    #[must_use]
    pub fn inhoud(&self) -> (&str, &str, Option<&str>) {
        (&self.soort, &self.adres, self.verwijzing.as_deref())
    }
}

/// What an answer shows of a digital address.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// The partij that it belongs to.
    pub partij: Option<Uuid>,
    /// The betrokkene who gave or chose it.
    pub betrokkene: Option<Uuid>,
    /// The betrokkene in full, when asked for.
    pub uitgeklapt_betrokkene: Option<Option<Box<betrokkene::Beeld>>>,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("adres", S::Tekst, "t.adres = ?").over_adres("t.soort"),
    bevat("adres__icontains", "", van_adres("t", "adres_gevouwen")).over_adres("t.soort"),
    op("isGeverifieerd", S::Bestaat, "t.verificatie_datum IS NOT NULL"),
    op("isStandaardAdres", S::Vlag, "t.is_standaard = ?"),
    bevat("omschrijving", "", van_adres("t", "omschrijving_gevouwen")).over_adres("t.soort"),
    op("referentie", S::Tekst, "t.referentie = ?"),
    op("soortDigitaalAdres", S::Keuze(&["email", "overig", "telefoonnummer"]), "t.soort = ?"),
    op("verificatieDatum", S::Datum, "t.verificatie_datum = ?"),
    op("verificatieDatum__gt", S::Datum, "t.verificatie_datum > ?"),
    op("verificatieDatum__gte", S::Datum, "t.verificatie_datum >= ?"),
    op("verificatieDatum__lt", S::Datum, "t.verificatie_datum < ?"),
    op("verificatieDatum__lte", S::Datum, "t.verificatie_datum <= ?"),
    elders(
        "verstrektDoorBetrokkene__rol",
        S::Keuze(&["klant", "vertegenwoordiger"]),
        BETROKKENE,
        "b.rol = ?",
    ),
    elders("verstrektDoorBetrokkene__url", S::Url, BETROKKENE, "b.uuid = ?"),
    elders("verstrektDoorBetrokkene__uuid", S::Uuid, BETROKKENE, "b.uuid = ?"),
    elders(
        "verstrektDoorPartij__partijIdentificator__codeObjecttype",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_objecttype = ?",
    ),
    elders(
        "verstrektDoorPartij__partijIdentificator__codeRegister",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_register = ?",
    ),
    elders(
        "verstrektDoorPartij__partijIdentificator__codeSoortObjectId",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_soort_object_id = ?",
    ),
    elders(
        "verstrektDoorPartij__partijIdentificator__objectId",
        S::Nummer,
        IDENTIFICATOR,
        "i.opzoekwaarde = ?",
    ),
    elders(
        "verstrektDoorPartij__soortPartij",
        S::Keuze(&["contactpersoon", "organisatie", "persoon"]),
        PARTIJ,
        "p.soort = ?",
    ),
    elders("verstrektDoorPartij__url", S::Url, PARTIJ, "p.uuid = ?"),
    elders("verstrektDoorPartij__uuid", S::Uuid, PARTIJ, "p.uuid = ?"),
];
const BETROKKENE: &str = "t.betrokkene IN (SELECT b.volgnummer FROM betrokkene b WHERE";
const PARTIJ: &str = "t.partij IN (SELECT p.volgnummer FROM partij p WHERE";
const IDENTIFICATOR: &str = "t.partij IN (SELECT i.partij FROM partij_identificator i WHERE";

/// What answers show of these digital addresses.
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
    let mut samenhang = Samenhang::van(kijk);
    let partijen = samenhang.uuids(Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.partij));
    let betrokkenen = samenhang.uuids(Tabel::Betrokkene, rijen.iter().map(|rij| rij.kolommen.betrokkene));
    let mut gelezen = samenhang.lees(tx)?;
    let partijen = gelezen.per_uuid(partijen);
    let betrokkenen = gelezen.per_uuid(betrokkenen);
    let in_vol = match uitklap.tak(Tak::VerstrektDoorBetrokkene) {
        Some(onder) => {
            let genoemd: Vec<i64> = betrokkenen.keys().copied().collect();
            Some(betrokkene::beelden(tx, (&genoemd).into(), onder, kijk)?)
        }
        None => None,
    };
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer, kolommen }| {
            let partij = kolommen.partij.and_then(|nummer| partijen.get(&nummer).copied());
            let betrokkene = kolommen.betrokkene.and_then(|nummer| betrokkenen.get(&nummer).copied());
            let uitgeklapt_betrokkene = in_vol.as_ref().map(|beelden| {
                kolommen.betrokkene.and_then(|nummer| beelden.get(&nummer).cloned()).map(Box::new)
            });
            let kolommen = kolommen.verhuld(kijk);
            (volgnummer, Beeld { kolommen, partij, betrokkene, uitgeklapt_betrokkene })
        })
        .collect())
}

/// Of the addresses of a partij and a kind, makes this one alone the default; answers which were it until now.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn enige_standaard(
    tx: &mut Tx<'_>,
    partij: i64,
    soort: &str,
    adres: i64,
) -> Result<Vec<Uuid>, StoreFout> {
    let vlaggen = [false.into(), partij.into(), soort.into(), true.into(), adres.into()];
    let vraag = Tekst::van(
        "UPDATE digitaal_adres SET is_standaard = ?, versie = versie + 1 \
         WHERE partij = ? AND soort = ? AND is_standaard = ? AND volgnummer <> ? RETURNING uuid",
        vlaggen,
    )
    .vraag::<UuidSql>();
    let uuids: Vec<DbUuid> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(uuids.into_iter().map(Into::into).collect())
}
