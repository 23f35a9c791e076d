//! Rows of partij_identificator: the number itself is never stored, only its ciphertext and look-up value.

use klant_core::id::IdentificatorId;
use klant_core::waarde::{Land, VreemdNummer};
use klant_core::{Identificatie, Identificator, Keuze, SoortIdentificatie};

use crate::klantinteracties::partij_identificator::{
    Kolommen as Identificatorkolommen, Rij as Identificatorrij,
};
use crate::{DbUuid, Sleutelbos, StoreFout};

/// The three codes by which the Klantinteracties API names the kind of an identification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wireidentificatie<'a> {
    /// `codeRegister`.
    pub register: &'a str,
    /// `codeObjecttype`.
    pub objecttype: &'static str,
    /// `codeSoortObjectId`.
    pub soort: &'static str,
}

impl<'a> Wireidentificatie<'a> {
    /// The codes of an identification.
    #[must_use]
    pub fn van(identificatie: &'a Identificatie) -> Self {
        let (register, objecttype) = match identificatie {
            Identificatie::Bsn(_) => ("brp", "natuurlijk_persoon"),
            Identificatie::Rsin(_) | Identificatie::KvkNummer(_) => ("hr", "niet_natuurlijk_persoon"),
            Identificatie::Vestiging { .. } => ("hr", "vestiging"),
            Identificatie::EidasPersoon(_) => ("eidas", "natuurlijk_persoon"),
            Identificatie::EidasRechtspersoon(_) => ("eidas", "niet_natuurlijk_persoon"),
            Identificatie::Lei(_) => ("gleif", "niet_natuurlijk_persoon"),
            Identificatie::Vreemd { register, .. } => (register.as_str(), ""),
        };
        Self { register, objecttype, soort: identificatie.soort().woord() }
    }
}

impl Identificatorkolommen {
    /// The row of an identification; `boven` is the identificator of the organisation that an establishment belongs to.
    ///
    /// # Errors
    /// [`StoreFout::Sleutel`] when the number could not be encrypted.
    pub fn van(
        identificator: &Identificator,
        partij: Option<i64>,
        boven: Option<i64>,
        sleutels: &Sleutelbos,
    ) -> Result<Self, StoreFout> {
        let identificatie = &identificator.identificatie;
        let wire = Wireidentificatie::van(identificatie);
        // Bound to its row: a ciphertext moved to another row does not open.
        let versleuteld = sleutels.versleutel(identificatie.bloot(), identificator.id.uuid().as_bytes())?;
        Ok(Self {
            uuid: DbUuid(identificator.id.uuid()),
            versie: 1,
            partij,
            sub_identificator_van: boven,
            andere_partij_identificator: None,
            code_objecttype: wire.objecttype.to_owned(),
            code_register: wire.register.to_owned(),
            code_soort_object_id: wire.soort.to_owned(),
            land: match identificatie {
                Identificatie::Vreemd { land, .. } => land.map(|land| land.als_tekst().to_owned()),
                _ => None,
            },
            sleutelversie: versleuteld.sleutelversie,
            cijfertekst: versleuteld.cijfertekst,
            opzoekwaarde: sleutels.opzoekwaarde(identificatie.bloot()).to_vec(),
        })
    }
}

impl Identificatorrij {
    /// The identificator; `boven` is the row that it stands under.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout::Sleutel`] when the key does not fit.
    pub fn lees(self, boven: Option<&Self>, sleutels: &Sleutelbos) -> Result<Identificator, StoreFout> {
        let stuk = |kolom| StoreFout::Stuk { tabel: "partij_identificator", kolom, rij: self.volgnummer };
        let nummer = self.kolommen.nummer(sleutels)?;
        let soort = SoortIdentificatie::van_woord(&self.kolommen.code_soort_object_id)
            .ok_or_else(|| stuk("code_soort_object_id"))?;
        let identificatie = match soort {
            SoortIdentificatie::Vreemd => Identificatie::Vreemd {
                register: self.kolommen.code_register.clone(),
                land: match &self.kolommen.land {
                    Some(land) => Some(land.parse::<Land>().map_err(|_| stuk("land"))?),
                    None => None,
                },
                nummer: nummer.parse::<VreemdNummer>().map_err(|_| stuk("cijfertekst"))?,
            },
            _ => {
                let kvk = boven.map(|boven| boven.kolommen.nummer(sleutels)).transpose()?;
                Identificatie::lees(soort, &nummer, kvk.as_ref().map(|kvk| kvk.as_str()))
                    .map_err(|_| stuk("cijfertekst"))?
            }
        };
        Ok(Identificator { id: IdentificatorId::nieuw(self.kolommen.uuid.0), identificatie })
    }
}
