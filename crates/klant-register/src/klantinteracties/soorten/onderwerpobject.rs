//! Onderwerpobjecten: what a contact was about. One that names an earlier contact makes its own follow that one.

use std::collections::HashMap;

use klant_core::{Handeling, Objectidentificator};
use klant_store::klantinteracties::onderwerpobject::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke, digitaal_adres, terug, uuids_van, verloop};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::{klantcontact, sleutelkolommen};
use crate::fout::Fout;
use crate::klantinteracties::{Soort, Werk, mag, zoek};
use crate::logboek::Betrokkenen;
use crate::profielkeuze::Kenmerken;
use crate::register::Register;
use crate::toepassing::Toepassing;

/// What a client gives of an onderwerpobject.
#[derive(Clone, Default)]
pub struct Opgave {
    /// The contact that it is a subject of.
    pub klantcontact: Option<Option<Uuid>>,
    /// The earlier contact that it stands for.
    pub was_klantcontact: Option<Option<Uuid>>,
    /// The object elsewhere.
    pub identificator: Option<Objectidentificator>,
}

/// The use cases of onderwerpobjecten.
pub struct Onderwerpobject;

impl Soort for Onderwerpobject {
    const TABEL: Tabel = Tabel::Onderwerpobject;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        beeld.kolommen.klantcontact.into_iter().for_each(|nummer| wie.klantcontact_met_nummer(nummer));
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            klantcontact: None,
            was_klantcontact: None,
            object_id: None,
            code_objecttype: None,
            code_register: None,
            code_soort_object_id: None,
        })
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        let kolommen = rij::rij(werk.tx, nummer)?.ok_or(Fout::NietGevonden)?;
        werk.verwijder(Tabel::Onderwerpobject, vec![nummer])?;
        werk.herleid(kolommen.klantcontact.into_iter().collect(), None)
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = (kolommen.klantcontact, kolommen.was_klantcontact);
        if let Some(contact) = werk.verwijzing(Tabel::Klantcontact, opgave.klantcontact)? {
            kolommen.klantcontact = contact;
        }
        if let Some(contact) = werk.verwijzing(Tabel::Klantcontact, opgave.was_klantcontact)? {
            kolommen.was_klantcontact = contact;
        }
        if let Some(sleutel) = &opgave.identificator {
            [
                kolommen.object_id,
                kolommen.code_objecttype,
                kolommen.code_register,
                kolommen.code_soort_object_id,
            ] = sleutelkolommen(sleutel);
        }
        if let Some(contact) = kolommen.klantcontact {
            werk.meld_gesloten(contact, "klantcontact")?;
        }
        if let Some(contact) = kolommen.was_klantcontact {
            werk.meld_gesloten(contact, "wasKlantcontact")?;
        }
        let geschreven = werk.bewaar(nummer, kolommen.clone())?;
        let koppelt = was.1.is_some() || kolommen.was_klantcontact.is_some();
        if koppelt && was != (kolommen.klantcontact, kolommen.was_klantcontact) {
            let mut contacten: Vec<i64> = [was.0, kolommen.klantcontact].into_iter().flatten().collect();
            contacten.dedup();
            werk.herleid(contacten, None)?;
        }
        if let Some(contact) = kolommen.klantcontact
            && !werk.toepassing.profielkeuzes.is_empty()
        {
            let wortel = verloop::wortel(werk.tx, contact)?;
            let code_objecttype = kolommen.code_objecttype.as_deref();
            klantcontact::verfijn(werk, wortel, &Kenmerken { code_objecttype, ..Kenmerken::default() })?;
        }
        Ok(geschreven)
    }
}

impl Register {
    /// Removes an onderwerpobject with the contacts that it names, as far as no other names them; answers the contacts
    /// that stay. Digital addresses of their betrokkenen that are no partij's go along.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn verwijder_met_contacten(
        &self,
        toepassing: &Toepassing,
        uuid: Uuid,
    ) -> Result<Vec<Uuid>, Fout> {
        let naam = (Tabel::Onderwerpobject.naam(), "verwijder_met_contacten");
        mag(toepassing, Handeling::Verwijderen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let (context, toepassing) = (self.context(toepassing.toegang(), naam), toepassing.clone());
        let schrijf = move |tx: &mut Tx<'_>| {
            let mut werk = Werk::nieuw(tx, &context, &toepassing, &kijk, true);
            let nummer = zoek::<Onderwerpobject>(werk.tx, uuid, &kijk)?;
            let behouden = met_contacten(&mut werk, nummer)?;
            Ok::<_, Fout>((behouden, werk.oordeel()?))
        };
        let (behouden, meldingen) = self.store.schrijf(schrijf).await?;
        self.meld(meldingen);
        Ok(behouden)
    }
}

fn met_contacten(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<Vec<Uuid>, Fout> {
    let kolommen = rij::rij(werk.tx, nummer)?.ok_or(Fout::NietGevonden)?;
    let mut contacten: Vec<i64> =
        [kolommen.klantcontact, kolommen.was_klantcontact].into_iter().flatten().collect();
    contacten.dedup();
    werk.verwijder(Tabel::Onderwerpobject, vec![nummer])?;
    let mut behouden = Vec::new();
    for contact in &contacten {
        let elders = [
            terug(werk.tx, Tabel::Onderwerpobject, "klantcontact", &[*contact])?,
            terug(werk.tx, Tabel::Onderwerpobject, "was_klantcontact", &[*contact])?,
        ];
        if elders.iter().any(|per| !per.is_empty()) {
            let uuids = uuids_van(werk.tx, Tabel::Klantcontact, [Some(*contact)])?;
            behouden.extend(uuids.get(contact));
        } else {
            verwijder_adressen_van(werk, *contact)?;
            klantcontact::verwijder(werk, *contact)?;
        }
    }
    werk.herleid(kolommen.klantcontact.into_iter().collect(), None)?;
    Ok(behouden)
}

fn verwijder_adressen_van(werk: &mut Werk<'_, '_>, contact: i64) -> Result<(), Fout> {
    let per_contact = terug(werk.tx, Tabel::Betrokkene, "klantcontact", &[contact])?;
    let betrokkenen: Vec<i64> = per_contact.into_values().flatten().map(|b| b.nummer).collect();
    let per_betrokkene = terug(werk.tx, Tabel::DigitaalAdres, "betrokkene", &betrokkenen)?;
    let adressen: Vec<i64> = per_betrokkene.into_values().flatten().map(|adres| adres.nummer).collect();
    let van_niemand = digitaal_adres::rijen(werk.tx, &adressen)?
        .into_iter()
        .filter(|rij| rij.kolommen.partij.is_none())
        .map(|rij| rij.volgnummer)
        .collect();
    werk.verwijder(Tabel::DigitaalAdres, van_niemand)
}
