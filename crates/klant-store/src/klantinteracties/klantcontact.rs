//! Klantcontacten.

use std::collections::HashMap;

use super::elementen::Elementkolommen;
use super::filter::{Filter, Filtersoort as S, bevat, elders, op, van_adres};
use super::rij::rij;
use super::samenhang::{Samenhang, genoemd};
use super::uitklap::{Tak, Uitklap};
use super::{
    Kijk, Tabel, Verwijzing, Welke, actor, actorklantcontact, betrokkene, bijlage, internetaak, kies,
    onderwerpobject,
};
use crate::bevat::Tekstkolom;
use crate::rij::VindbaarContact;
use crate::{DbTijd, StoreFout, Tx};

rij! {
    klantcontact {
        nummer: Option<String>,
        referentienummer: Option<String>,
        kanaal: String,
        onderwerp: String,
        inhoud: Option<String>,
        reactie: Option<String>,
        contact_gelukt: Option<bool>,
        hoofd_onderwerp_type: Option<String>,
        verdere_actie_ondernomen: bool,
        taal: Option<String>,
        vertrouwelijk: bool,
        plaatsgevonden_op: DbTijd,
        metadata: Option<String>,
        afdeling: Option<String>,
    } vindbaar VindbaarContact
}

impl From<&Kolommen> for VindbaarContact {
    fn from(kolommen: &Kolommen) -> Self {
        Self::van(&kolommen.onderwerp, kolommen.inhoud.as_deref(), kolommen.reactie.as_deref())
    }
}

impl Kolommen {
    /// Whether what it was about may be seen: not of a confidential contact of another department.
    #[must_use]
    pub fn is_zichtbaar(&self, kijk: &Kijk) -> bool {
        !self.vertrouwelijk || kijk.zicht().ziet_vertrouwelijk(self.afdeling.as_deref())
    }
}

impl Elementkolommen for Kolommen {
    fn verhul(&mut self, was: Option<&Self>, kijk: &Kijk) {
        if was.unwrap_or(self).is_zichtbaar(kijk) {
            return;
        }
        (self.onderwerp, self.inhoud, self.reactie) =
            was.cloned().map(|was| (was.onderwerp, was.inhoud, was.reactie)).unwrap_or_default();
        // It stays confidential for whoever may not see it.
        self.vertrouwelijk = true;
    }
}

/// What an answer shows of a contact.
#[derive(Clone)]
pub struct Beeld {
    /// Its columns.
    pub kolommen: Kolommen,
    /// What it was about.
    pub onderwerpobjecten: Vec<Verwijzing>,
    /// Who took part for the municipality, in full.
    pub actoren: Vec<actor::Beeld>,
    /// Its bijlagen.
    pub bijlagen: Vec<Verwijzing>,
    /// Who took part.
    pub betrokkenen: Vec<Verwijzing>,
    /// What followed.
    pub interne_taken: Vec<Verwijzing>,
    /// What it was about in full, when asked for.
    pub uitgeklapte_onderwerpobjecten: Option<Vec<onderwerpobject::Beeld>>,
    /// Its bijlagen in full, when asked for.
    pub uitgeklapte_bijlagen: Option<Vec<bijlage::Beeld>>,
    /// Who took part in full, when asked for.
    pub uitgeklapte_betrokkenen: Option<Vec<betrokkene::Beeld>>,
    /// What followed in full, when asked for.
    pub uitgeklapte_taken: Option<Vec<internetaak::Beeld>>,
}

const fn tekst(kolom: &'static str) -> Tekstkolom {
    Tekstkolom { alias: "t", kolom, index: Some("klantcontact_tekst") }
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    bevat(
        "hadBetrokkene__digitaaladres__adres__icontains",
        "t.volgnummer IN (SELECT b.klantcontact FROM betrokkene b JOIN digitaal_adres d ON d.betrokkene = b.volgnummer WHERE",
        van_adres("d", "adres_gevouwen"),
    ).over_adres("d.soort"),
    elders("hadBetrokkene__url", S::Url, BETROKKENE, "b.uuid = ?"),
    elders("hadBetrokkene__uuid", S::Uuid, BETROKKENE, "b.uuid = ?"),
    op(
        "hadBetrokkene__wasPartij",
        S::Bestaat,
        "t.volgnummer IN (SELECT b.klantcontact FROM betrokkene b WHERE b.partij IS NOT NULL)",
    ),
    elders(
        "hadBetrokkene__wasPartij__partijIdentificator__codeObjecttype",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_objecttype = ?",
    ),
    elders(
        "hadBetrokkene__wasPartij__partijIdentificator__codeRegister",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_register = ?",
    ),
    elders(
        "hadBetrokkene__wasPartij__partijIdentificator__codeSoortObjectId",
        S::Tekst,
        IDENTIFICATOR,
        "i.code_soort_object_id = ?",
    ),
    elders(
        "hadBetrokkene__wasPartij__partijIdentificator__objectId",
        S::Nummer,
        IDENTIFICATOR,
        "i.opzoekwaarde = ?",
    ),
    elders("hadBetrokkene__wasPartij__url", S::Url, BETROKKENE, VAN_PARTIJ),
    elders("hadBetrokkene__wasPartij__uuid", S::Uuid, BETROKKENE, VAN_PARTIJ),
    op("indicatieContactGelukt", S::Vlag, "t.contact_gelukt = ?"),
    bevat("inhoud", "", tekst("inhoud_gevouwen")).over_vertrouwelijk(),
    op("kanaal", S::Tekst, "t.kanaal = ?").scheef(),
    op("leiddeTotInterneTaken", S::Bestaat, "t.volgnummer IN (SELECT klantcontact FROM interne_taak)"),
    op("nummer", S::Tekst, "t.nummer = ?"),
    bevat("onderwerp", "", tekst("onderwerp_gevouwen")).over_vertrouwelijk(),
    elders(
        "onderwerpobject__onderwerpobjectidentificatorCodeObjecttype",
        S::Tekst,
        OBJECT,
        "o.code_objecttype = ?",
    ),
    elders(
        "onderwerpobject__onderwerpobjectidentificatorCodeRegister",
        S::Tekst,
        OBJECT,
        "o.code_register = ?",
    ),
    elders(
        "onderwerpobject__onderwerpobjectidentificatorCodeSoortObjectId",
        S::Tekst,
        OBJECT,
        "o.code_soort_object_id = ?",
    ),
    elders("onderwerpobject__onderwerpobjectidentificatorObjectId", S::Tekst, OBJECT, "o.object_id = ?"),
    elders("onderwerpobject__url", S::Url, OBJECT, "o.uuid = ?"),
    elders("onderwerpobject__uuid", S::Uuid, OBJECT, "o.uuid = ?"),
    op("plaatsgevondenOp", S::Tijd, "t.plaatsgevonden_op = ?"),
    bevat("reactie", "", tekst("reactie_gevouwen")).over_vertrouwelijk(),
    op("referentienummer", S::Tekst, "t.referentienummer = ?"),
    op("vertrouwelijk", S::Vlag, "t.vertrouwelijk = ?"),
    elders(
        "wasOnderwerpobject__onderwerpobjectidentificatorCodeObjecttype",
        S::Tekst,
        WAS_OBJECT,
        "o.code_objecttype = ?",
    ),
    elders(
        "wasOnderwerpobject__onderwerpobjectidentificatorCodeRegister",
        S::Tekst,
        WAS_OBJECT,
        "o.code_register = ?",
    ),
    elders(
        "wasOnderwerpobject__onderwerpobjectidentificatorCodeSoortObjectId",
        S::Tekst,
        WAS_OBJECT,
        "o.code_soort_object_id = ?",
    ),
    elders(
        "wasOnderwerpobject__onderwerpobjectidentificatorObjectId",
        S::Tekst,
        WAS_OBJECT,
        "o.object_id = ?",
    ),
    elders("wasOnderwerpobject__url", S::Url, WAS_OBJECT, "o.uuid = ?"),
    elders("wasOnderwerpobject__uuid", S::Uuid, WAS_OBJECT, "o.uuid = ?"),
];
const BETROKKENE: &str = "t.volgnummer IN (SELECT b.klantcontact FROM betrokkene b WHERE";
const VAN_PARTIJ: &str = "b.partij IN (SELECT volgnummer FROM partij WHERE uuid = ?)";
const IDENTIFICATOR: &str = "t.volgnummer IN (SELECT b.klantcontact FROM betrokkene b \
    JOIN partij_identificator i ON i.partij = b.partij WHERE";
const OBJECT: &str = "t.volgnummer IN (SELECT o.klantcontact FROM onderwerpobject o WHERE";
const WAS_OBJECT: &str = "t.volgnummer IN (SELECT o.was_klantcontact FROM onderwerpobject o WHERE";

/// What answers show of these contacts.
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
    let objecten = samenhang.terug(Tabel::Onderwerpobject, "klantcontact", nummers);
    let bijlagen = samenhang.terug(Tabel::Bijlage, "klantcontact", nummers);
    let betrokkenen = samenhang.terug(Tabel::Betrokkene, "klantcontact", nummers);
    let taken = samenhang.terug(Tabel::InterneTaak, "klantcontact", nummers);
    let mut gelezen = samenhang.lees(tx)?;
    let mut objecten = gelezen.per_nummer(objecten);
    let mut bijlagen = gelezen.per_nummer(bijlagen);
    let mut betrokkenen = gelezen.per_nummer(betrokkenen);
    let mut taken = gelezen.per_nummer(taken);
    let mut actoren = actorklantcontact::actoren_van(tx, nummers)?;

    let volle_objecten = match uitklap.tak(Tak::GingOverOnderwerpobjecten) {
        Some(_) => Some(onderwerpobject::beelden(tx, (&genoemd(&objecten)).into(), kijk)?),
        None => None,
    };
    let volle_bijlagen = match uitklap.tak(Tak::OmvatteBijlagen) {
        Some(_) => Some(bijlage::beelden(tx, (&genoemd(&bijlagen)).into(), kijk)?),
        None => None,
    };
    let volle_betrokkenen = match uitklap.tak(Tak::HadBetrokkenen) {
        Some(onder) => Some(betrokkene::beelden(tx, (&genoemd(&betrokkenen)).into(), onder, kijk)?),
        None => None,
    };
    let volle_taken = match uitklap.tak(Tak::LeiddeTotInterneTaken) {
        Some(_) => Some(internetaak::beelden(tx, (&genoemd(&taken)).into(), kijk)?),
        None => None,
    };
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer: nummer, kolommen }| {
            let onderwerpobjecten = objecten.remove(&nummer).unwrap_or_default();
            let bijlagen = bijlagen.remove(&nummer).unwrap_or_default();
            let betrokkenen = betrokkenen.remove(&nummer).unwrap_or_default();
            let interne_taken = taken.remove(&nummer).unwrap_or_default();
            let beeld = Beeld {
                uitgeklapte_onderwerpobjecten: volle_objecten
                    .as_ref()
                    .map(|vol| kies(vol, &onderwerpobjecten)),
                uitgeklapte_bijlagen: volle_bijlagen.as_ref().map(|vol| kies(vol, &bijlagen)),
                uitgeklapte_betrokkenen: volle_betrokkenen.as_ref().map(|vol| kies(vol, &betrokkenen)),
                uitgeklapte_taken: volle_taken.as_ref().map(|vol| kies(vol, &interne_taken)),
                actoren: actoren.remove(&nummer).unwrap_or_default(),
                onderwerpobjecten,
                bijlagen,
                betrokkenen,
                interne_taken,
                kolommen: kolommen.verhuld(kijk),
            };
            (nummer, beeld)
        })
        .collect())
}
