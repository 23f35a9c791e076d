//! What an erasure must know of a customer, read in a fixed number of statements.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use klant_core::id::{KlantcontactId, PartijId};
use klant_core::regels::sluiten::Verloop;
use klant_core::regels::wissen::{Wiscontact, Wisomvang, Wisplan, Wisvraag, wissen};
use klant_core::{Bewaarplicht, Bewaartermijn, Partij, ZaakAntwoord, zaaksleutel};
use klant_store::vraag::bewaren::{self, Gelezen};
use klant_store::vraag::partij;
use klant_store::vraag::wissen::{self as vraag, Contact};
use klant_store::{StoreFout, Tx};
use time::OffsetDateTime;

use super::super::context::Context;
use super::super::zichtbaar::klant_zichtbaar;
use crate::bewaring::plichten_van_contacten;
use crate::fout::Fout;
use crate::klok::datum_in_amsterdam;

/// What could hold something of a customer back: the duties, and the cases that her contacts were about.
pub(super) struct Houders {
    plichten: Vec<Bewaarplicht>,
    contacten: Vec<Contact>,
    contactplichten: Vec<Gelezen>,
    /// Which contact was about which case.
    zaken: Vec<(i64, String)>,
}

impl Houders {
    /// Of the customer with this number.
    pub(super) fn lees(tx: &mut Tx<'_>, partij: i64) -> Result<Self, StoreFout> {
        let plichten = bewaren::van_partijen(tx, &[partij])?.into_iter().map(|een| een.plicht).collect();
        let contacten = vraag::contacten(tx, partij)?;
        let nummers: Vec<i64> = contacten.iter().map(|contact| contact.volgnummer).collect();
        Ok(Self {
            plichten,
            contactplichten: plichten_van_contacten(tx, &nummers)?,
            zaken: vraag::zaken(tx, &nummers)?,
            contacten,
        })
    }

    /// The duties of which no term is registered.
    pub(super) fn zonder_termijn(&self) -> impl Iterator<Item = &Bewaarplicht> {
        let van_contacten = self.contactplichten.iter().map(|gelezen| &gelezen.plicht);
        self.plichten.iter().chain(van_contacten).filter(|plicht| plicht.termijn == Bewaartermijn::Onbekend)
    }

    /// The cases of which only their register knows the term.
    pub(super) fn te_vragen(&self) -> BTreeSet<String> {
        let los =
            self.zaken.iter().filter(|(_, zaak)| !self.heeft_plicht(zaak)).map(|(_, zaak)| zaak.clone());
        self.zonder_termijn().map(|plicht| plicht.zaak.clone()).chain(los).collect()
    }

    fn heeft_plicht(&self, zaak: &str) -> bool {
        self.contactplichten.iter().any(|gelezen| zaaksleutel(&gelezen.plicht.zaak) == zaaksleutel(zaak))
    }
}

/// A customer with what could hold something of her back.
pub(super) struct Wisgegevens {
    /// The number of her row.
    pub(super) nummer: i64,
    pub(super) partij: Partij,
    pub(super) houders: Houders,
    verlopen: HashMap<i64, (Option<String>, Verloop)>,
}

impl Wisgegevens {
    /// # Errors
    /// [`Fout::NietGevonden`] when she does not exist or may not be known of.
    pub(super) fn lees(tx: &mut Tx<'_>, context: &Context, id: PartijId) -> Result<Self, Fout> {
        let gelezen = partij::lees(tx, id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
        klant_zichtbaar(context, &gelezen.partij)?;
        let (nummer, partij) = (gelezen.volgnummer, gelezen.partij);
        let houders = Houders::lees(tx, nummer)?;
        let mut wortels: Vec<i64> = houders.contacten.iter().map(|contact| contact.wortel).collect();
        wortels.sort_unstable();
        wortels.dedup();
        Ok(Self { nummer, partij, houders, verlopen: vraag::verlopen(tx, &wortels)? })
    }

    pub(super) fn contact(&self, id: KlantcontactId) -> Option<&Contact> {
        self.houders.contacten.iter().find(|contact| contact.id == id)
    }

    pub(super) fn plan(
        &self,
        context: &Context,
        omvang: &Wisomvang,
        gevraagd_op: OffsetDateTime,
        zaken: &BTreeMap<String, ZaakAntwoord>,
    ) -> Wisplan {
        let contacten: Vec<Wiscontact<'_>> =
            self.houders.contacten.iter().map(|contact| self.wiscontact(context, contact)).collect();
        wissen(&Wisvraag {
            klant: &self.partij,
            omvang,
            gevraagd_op,
            plichten: &self.houders.plichten,
            contacten: &contacten,
            zaken,
            peildatum: context.vandaag,
        })
    }

    fn wiscontact<'a>(&'a self, context: &'a Context, contact: &Contact) -> Wiscontact<'a> {
        let (code, verloop) = match self.verlopen.get(&contact.wortel) {
            Some((code, verloop)) => (code.as_deref(), Some(*verloop)),
            None => (None, None),
        };
        let houders = &self.houders;
        let eigen_zaken =
            || houders.zaken.iter().filter(|(van, _)| *van == contact.volgnummer).map(|(_, zaak)| zaak);
        let houdt = |gelezen: &&Gelezen| {
            gelezen.klantcontact == Some(contact.volgnummer)
                || eigen_zaken().any(|zaak| zaaksleutel(zaak) == zaaksleutel(&gelezen.plicht.zaak))
        };
        Wiscontact {
            id: contact.id,
            plaatsgevonden_op: contact.plaatsgevonden_op,
            gesloten: verloop.and_then(|verloop| verloop.gesloten_op(context.nu)).map(datum_in_amsterdam),
            open_taak: verloop.is_some_and(|verloop| verloop.open_taak),
            profiel: code.and_then(|code| context.profielen.profiel(code)),
            plichten: houders.contactplichten.iter().filter(houdt).map(|gelezen| &gelezen.plicht).collect(),
            zaken: eigen_zaken().filter(|zaak| !houders.heeft_plicht(zaak)).cloned().collect(),
        }
    }
}
