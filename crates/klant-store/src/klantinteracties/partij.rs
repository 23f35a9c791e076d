//! Partijen: known persons and organisations.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use klant_core::{Adres, Element};
use uuid::Uuid;

use super::elementen::{Elementkolommen, elementkolommen};
use super::filter::{Filter, Filtersoort as S, elders, op};
use super::rij::rij;
use super::samenhang::{Samenhang, genoemd};
use super::uitklap::{Tak, Uitklap};
use super::{
    Kijk, Tabel, Verwijzing, Welke, betrokkene, categorierelatie, digitaal_adres, kies, partij_identificator,
};
use crate::rij::{Partijbezoekadres, Partijpostadres, VindbarePartij};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

rij! {
    partij {
        soort: String,
        nummer: Option<String>,
        actief: bool,
        geheimhouding: Option<bool>,
        voorkeurstaal: Option<String>,
        interne_notitie: Option<String>,
        identificatie_gegeven: bool,
        voorletters: Option<String>,
        voornaam: Option<String>,
        voorvoegsel_achternaam: Option<String>,
        achternaam: Option<String>,
        organisatienaam: Option<String>,
        contactpersoon_uuid: Option<DbUuid>,
        werkte_voor_partij: Option<i64>,
        voorkeurs_digitaal_adres: Option<i64>,
        voorkeurs_rekeningnummer: Option<i64>,
    } ingebed { bezoekadres: Partijbezoekadres, correspondentieadres: Partijpostadres } vindbaar VindbarePartij
}

impl From<&Kolommen> for VindbarePartij {
    fn from(kolommen: &Kolommen) -> Self {
        let bezoek: Option<Adres> = kolommen.bezoekadres.clone().into();
        let post: Option<Adres> = kolommen.correspondentieadres.clone().into();
        Self::van(kolommen.achternaam.as_deref(), bezoek.as_ref(), post.as_ref())
    }
}

elementkolommen! {
    Voorletters => voorletters;
    Voornaam => voornaam;
    VoorvoegselAchternaam => voorvoegsel_achternaam;
    Achternaam => achternaam;
    Organisatienaam => organisatienaam;
    Voorkeurstaal => voorkeurstaal;
    InterneNotitie => interne_notitie;
    Bezoekadres => bezoekadres;
    Correspondentieadres => correspondentieadres;
}

/// What an answer shows of a partij.
#[derive(Clone)]
pub struct Beeld {
    /// Her columns.
    pub kolommen: Kolommen,
    /// Her parts in contacts.
    pub betrokkenen: Vec<Verwijzing>,
    /// Her categories, in full.
    pub categorie_relaties: Vec<categorierelatie::Beeld>,
    /// Her digital addresses.
    pub digitale_adressen: Vec<Verwijzing>,
    /// The preferred one.
    pub voorkeurs_digitaal_adres: Option<Uuid>,
    /// Whom she acts for.
    pub vertegenwoordigden: Vec<Uuid>,
    /// Her accounts.
    pub rekeningnummers: Vec<Verwijzing>,
    /// The preferred one.
    pub voorkeurs_rekeningnummer: Option<Uuid>,
    /// Her identifications, in full.
    pub identificatoren: Vec<partij_identificator::Beeld>,
    /// The organisation that she worked for.
    pub werkte_voor_partij: Option<Uuid>,
    /// Her digital addresses in full, when asked for.
    pub uitgeklapte_adressen: Option<Vec<digitaal_adres::Beeld>>,
    /// Her parts in contacts in full, when asked for.
    pub uitgeklapte_betrokkenen: Option<Vec<betrokkene::Beeld>>,
    /// Whether her categories were asked for in full.
    pub categorieen_uitgeklapt: bool,
}

/// The filters of the list.
pub const FILTERS: &[Filter] = &[
    op("bezoekadresAdresregel1", S::Tekst, "t.bezoekadres_regel1 = ?").over(&[Element::Bezoekadres]),
    op("bezoekadresAdresregel2", S::Tekst, "t.bezoekadres_regel2 = ?").over(&[Element::Bezoekadres]),
    op("bezoekadresAdresregel3", S::Tekst, "t.bezoekadres_regel3 = ?").over(&[Element::Bezoekadres]),
    op("bezoekadresLand", S::Tekst, "t.bezoekadres_land = ?").over(&[Element::Bezoekadres]),
    op("bezoekadresNummeraanduidingId", S::Tekst, "t.bezoekadres_nummeraanduiding = ?")
        .over(&[Element::Bezoekadres]),
    elders(
        "categorierelatie__categorie__naam",
        S::Opsomming,
        "t.volgnummer IN (SELECT r.partij FROM categorie_relatie r JOIN categorie c ON c.volgnummer = r.categorie WHERE",
        "c.naam = ?",
    ),
    op("correspondentieadresAdresregel1", S::Tekst, "t.correspondentieadres_regel1 = ?")
        .over(&[Element::Correspondentieadres]),
    op("correspondentieadresAdresregel2", S::Tekst, "t.correspondentieadres_regel2 = ?")
        .over(&[Element::Correspondentieadres]),
    op("correspondentieadresAdresregel3", S::Tekst, "t.correspondentieadres_regel3 = ?")
        .over(&[Element::Correspondentieadres]),
    op("correspondentieadresLand", S::Tekst, "t.correspondentieadres_land = ?")
        .over(&[Element::Correspondentieadres]),
    op("correspondentieadresNummeraanduidingId", S::Tekst, "t.correspondentieadres_nummeraanduiding = ?")
        .over(&[Element::Correspondentieadres]),
    op("indicatieActief", S::Vlag, "t.actief = ?"),
    op("indicatieGeheimhouding", S::Vlag, "t.geheimhouding = ?"),
    op("nummer", S::Tekst, "t.nummer = ?"),
    elders("partijIdentificator__codeObjecttype", S::Tekst, IDENTIFICATOR, "i.code_objecttype = ?"),
    elders("partijIdentificator__codeRegister", S::Tekst, IDENTIFICATOR, "i.code_register = ?"),
    elders("partijIdentificator__codeSoortObjectId", S::Tekst, IDENTIFICATOR, "i.code_soort_object_id = ?"),
    elders("partijIdentificator__objectId", S::Nummer, IDENTIFICATOR, "i.opzoekwaarde = ?"),
    op("soortPartij", S::Keuze(&["contactpersoon", "organisatie", "persoon"]), "t.soort = ?"),
    elders("subIdentificatorVan__codeObjecttype", S::Tekst, IDENTIFICATOR, "o.code_objecttype = ?"),
    elders("subIdentificatorVan__codeRegister", S::Tekst, IDENTIFICATOR, "o.code_register = ?"),
    elders("subIdentificatorVan__codeSoortObjectId", S::Tekst, IDENTIFICATOR, "o.code_soort_object_id = ?"),
    elders("subIdentificatorVan__objectId", S::Nummer, IDENTIFICATOR, "o.opzoekwaarde = ?"),
    op("vertegenwoordigdePartij__url", S::Url, VERTEGENWOORDIGD),
    op("vertegenwoordigdePartij__uuid", S::Uuid, VERTEGENWOORDIGD),
];
const IDENTIFICATOR: &str = "t.volgnummer IN (SELECT i.partij FROM partij_identificator i \
    LEFT JOIN partij_identificator o ON o.volgnummer = i.sub_identificator_van WHERE";
const VERTEGENWOORDIGD: &str = "t.volgnummer IN (SELECT v.vertegenwoordigde_partij FROM vertegenwoordiging v \
    JOIN partij p ON p.volgnummer = v.vertegenwoordigende_partij WHERE p.uuid = ?)";

/// What answers show of these partijen.
///
/// # Errors
/// [`StoreFout`] when the database fails or a key does not fit.
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
    let betrokkenen = samenhang.terug(Tabel::Betrokkene, "partij", nummers);
    let adressen = samenhang.terug(Tabel::DigitaalAdres, "partij", nummers);
    let rekeningen = samenhang.terug(Tabel::Rekeningnummer, "partij", nummers);
    let relaties = samenhang.terug(Tabel::CategorieRelatie, "partij", nummers);
    let identificatoren = samenhang.terug(Tabel::PartijIdentificator, "partij", nummers);
    let vertegenwoordigden = samenhang.gekoppeld(
        Tabel::Vertegenwoordiging,
        ("vertegenwoordigende_partij", "vertegenwoordigde_partij"),
        Tabel::Partij,
        nummers,
    );
    let werkgevers = samenhang.uuids(Tabel::Partij, rijen.iter().map(|rij| rij.kolommen.werkte_voor_partij));
    let voorkeuren = rijen.iter().map(|rij| rij.kolommen.voorkeurs_digitaal_adres);
    let voorkeursadressen = samenhang.uuids(Tabel::DigitaalAdres, voorkeuren);
    let voorkeuren = rijen.iter().map(|rij| rij.kolommen.voorkeurs_rekeningnummer);
    let voorkeursrekeningen = samenhang.uuids(Tabel::Rekeningnummer, voorkeuren);
    let mut gelezen = samenhang.lees(tx)?;
    let mut betrokkenen = gelezen.per_nummer(betrokkenen);
    let mut adressen = gelezen.per_nummer(adressen);
    let mut rekeningen = gelezen.per_nummer(rekeningen);
    let mut vertegenwoordigden = gelezen.per_nummer(vertegenwoordigden);
    let werkgevers = gelezen.per_uuid(werkgevers);
    let voorkeursadressen = gelezen.per_uuid(voorkeursadressen);
    let voorkeursrekeningen = gelezen.per_uuid(voorkeursrekeningen);
    let eigen: HashMap<i64, Uuid> = rijen.iter().map(|rij| (rij.volgnummer, rij.kolommen.uuid.0)).collect();
    let mut relaties = categorierelatie::van_partijen(tx, gelezen.per_nummer(relaties), &eigen)?;
    let mut identificatoren =
        partij_identificator::van_partijen(tx, gelezen.per_nummer(identificatoren), kijk, &eigen)?;

    let volle_adressen = match uitklap.tak(Tak::DigitaleAdressen) {
        Some(onder) => Some(digitaal_adres::beelden(tx, (&genoemd(&adressen)).into(), onder, kijk)?),
        None => None,
    };
    let volle_betrokkenen = match uitklap.tak(Tak::Betrokkenen) {
        Some(onder) => Some(betrokkene::beelden(tx, (&genoemd(&betrokkenen)).into(), onder, kijk)?),
        None => None,
    };
    Ok(rijen
        .into_iter()
        .map(|Rij { volgnummer: nummer, kolommen }| {
            let betrokkenen = betrokkenen.remove(&nummer).unwrap_or_default();
            let digitale_adressen = adressen.remove(&nummer).unwrap_or_default();
            let beeld = Beeld {
                categorie_relaties: relaties.remove(&nummer).unwrap_or_default(),
                voorkeurs_digitaal_adres: kolommen
                    .voorkeurs_digitaal_adres
                    .and_then(|adres| voorkeursadressen.get(&adres).copied()),
                vertegenwoordigden: vertegenwoordigden
                    .remove(&nummer)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|verwijzing| verwijzing.uuid)
                    .collect(),
                rekeningnummers: rekeningen.remove(&nummer).unwrap_or_default(),
                voorkeurs_rekeningnummer: kolommen
                    .voorkeurs_rekeningnummer
                    .and_then(|rekening| voorkeursrekeningen.get(&rekening).copied()),
                identificatoren: identificatoren.remove(&nummer).unwrap_or_default(),
                werkte_voor_partij: kolommen
                    .werkte_voor_partij
                    .and_then(|werkgever| werkgevers.get(&werkgever).copied()),
                uitgeklapte_adressen: volle_adressen.as_ref().map(|vol| kies(vol, &digitale_adressen)),
                uitgeklapte_betrokkenen: volle_betrokkenen.as_ref().map(|vol| kies(vol, &betrokkenen)),
                categorieen_uitgeklapt: uitklap.tak(Tak::CategorieRelaties).is_some(),
                betrokkenen,
                digitale_adressen,
                kolommen: kolommen.verhuld(kijk),
            };
            (nummer, beeld)
        })
        .collect())
}

/// Which preferred thing a partij points to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voorkeurskolom {
    /// Her preferred digital address.
    DigitaalAdres,
    /// Her preferred account.
    Rekeningnummer,
}

impl Voorkeurskolom {
    const fn naam(self) -> &'static str {
        match self {
            Self::DigitaalAdres => "voorkeurs_digitaal_adres",
            Self::Rekeningnummer => "voorkeurs_rekeningnummer",
        }
    }

    /// Makes a partij prefer this row, or none.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn zet(self, tx: &mut Tx<'_>, partij: i64, naar: Option<i64>) -> Result<(), StoreFout> {
        let mut tekst = Tekst::van("UPDATE partij SET ", []);
        tekst.en(self.naam(), []);
        match naar {
            Some(nummer) => tekst.en(" = ?", [nummer.into()]),
            None => tekst.en(" = NULL", []),
        };
        tekst.en(" WHERE volgnummer = ?", [partij.into()]);
        let opdracht = tekst.opdracht();
        met_verbinding!(tx, |c| opdracht.execute(c))?;
        Ok(())
    }

    /// Takes the preference away from whoever points to this row; answers who did.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn vergeet(self, tx: &mut Tx<'_>, nummer: i64) -> Result<Vec<Uuid>, StoreFout> {
        let mut tekst = Tekst::van("UPDATE partij SET ", []);
        tekst.en(self.naam(), []).en(" = NULL WHERE ", []).en(self.naam(), []);
        tekst.en(" = ? RETURNING uuid", [nummer.into()]);
        let vraag = tekst.vraag::<UuidSql>();
        let uuids: Vec<DbUuid> = met_verbinding!(tx, |c| vraag.load(c))?;
        Ok(uuids.into_iter().map(Into::into).collect())
    }
}
